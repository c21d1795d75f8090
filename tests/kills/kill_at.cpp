// The functions below are defined under their own names: headers must not put inline ones in their place.
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS

#include "tests/kills/kill_at.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace vantage::kills {
namespace {

// Plain memory: the functions below are called before any constructor has run and while the program ends.
struct Armed
{
    std::atomic<bool> on = false;
    char folder[4096] = {}, what[32] = {}, path[512] = {};
    int number = 0;
    bool torn = false;
    std::atomic<int> count = 0;
    int listener = -1;
} armed;

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    while (true)
        ::pause();
}

bool matchesPath(const char *path)
{
    const size_t wanted = std::strlen(armed.path), length = std::strlen(path);
    if (wanted == 0)
        return true;
    if (armed.path[wanted - 1] == '*')
        return ::memmem(path, length, armed.path, wanted - 1) != nullptr;
    return length >= wanted && std::strcmp(path + length - wanted, armed.path) == 0;
}

/// True where the program ends in the middle of this change; where it ends before it, this does not return.
bool passes(const char *what, const char *path)
{
    if (!armed.on)
        return false;
    if (std::strcmp(what, "moment") != 0) {
        char whole[8192];
        if (path[0] != '/') {
            if (!::getcwd(whole, 4096))
                return false;
            std::strncat(whole, "/", 2);
            std::strncat(whole, path, 4000);
            path = whole;
        }
        if (std::strncmp(path, armed.folder, std::strlen(armed.folder)) != 0)
            return false;
        if (armed.listener >= 0)
            ::dprintf(armed.listener, "%s %s\n", what, path);
        return (!armed.what[0] || std::strcmp(armed.what, what) == 0) && matchesPath(path) && ++armed.count == armed.number && (armed.torn || (die(), false));
    }
    return std::strcmp(armed.what, what) == 0 && matchesPath(path) && ++armed.count == armed.number && (die(), false);
}

/// Of an open file or a folder that paths are relative to.
const char *pathOf(int descriptor, char (&buffer)[4096])
{
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link, buffer, sizeof buffer - 1);
    buffer[length < 0 ? 0 : length] = '\0';
    return buffer;
}

bool passesOpen(const char *what, int descriptor)
{
    if (!armed.on)
        return false;
    const int before = errno;
    char buffer[4096];
    const bool torn = passes(what, pathOf(descriptor, buffer));
    errno = before;
    return torn;
}

bool passesAt(const char *what, int folder, const char *path)
{
    if (!armed.on)
        return false;
    if (path[0] == '/' || folder == AT_FDCWD)
        return passes(what, path);
    const int before = errno;
    char buffer[4096], whole[8192];
    std::snprintf(whole, sizeof whole, "%s/%s", pathOf(folder, buffer), path);
    errno = before;
    return passes(what, whole);
}

/// An open for reading changes nothing, nor one of a file that is there and is not emptied.
void passesOpening(int folder, const char *path, int flags)
{
    if (armed.on && (flags & (O_CREAT | O_TRUNC)) && ((flags & O_TRUNC) || ::faccessat(folder, path, F_OK, 0) != 0))
        passesAt("open", folder, path);
}

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template<typename Function>
ssize_t halfThenDie(Function write, size_t size)
{
    write(size / 2);
    die();
}

} // namespace

Moment momentFromText(const std::string &text)
{
    Moment moment;
    std::string *const parts[] = {&moment.what, &moment.path};
    size_t part = 0, from = 0;
    while (from <= text.size()) {
        const size_t end = std::min(text.find(':', from), text.size());
        const std::string word = text.substr(from, end - from);
        if (part < 2)
            *parts[part] = word;
        else if (word == "torn")
            moment.torn = true;
        else
            moment.number = std::atoi(word.c_str());
        ++part;
        from = end + 1;
    }
    return moment;
}

void arm(const std::filesystem::path &folder, const Moment &moment)
{
    std::snprintf(armed.folder, sizeof armed.folder, "%s", folder.c_str());
    std::snprintf(armed.what, sizeof armed.what, "%s", moment.what.c_str());
    std::snprintf(armed.path, sizeof armed.path, "%s", moment.path.c_str());
    armed.number = moment.number;
    armed.torn = moment.torn;
    armed.count = 0;
    armed.on = true;
}

void tellOfChanges(int descriptor)
{
    armed.listener = descriptor;
}

void moment(const std::string &name)
{
    passes("moment", name.c_str());
}

} // namespace vantage::kills

using namespace vantage::kills;

#define EXPORTED extern "C" __attribute__((visibility("default")))

namespace {

mode_t modeOf(int flags, va_list arguments)
{
    return flags & (O_CREAT | O_TMPFILE) ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

bool opensForWriting(const char *mode)
{
    return mode[0] == 'w' || mode[0] == 'a';
}

} // namespace

EXPORTED int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static const auto next = real<int (*)(const char *, int, ...)>("open");
    passesOpening(AT_FDCWD, path, flags);
    return next(path, flags, mode);
}

EXPORTED int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static const auto next = real<int (*)(const char *, int, ...)>("open64");
    passesOpening(AT_FDCWD, path, flags);
    return next(path, flags, mode);
}

EXPORTED int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static const auto next = real<int (*)(int, const char *, int, ...)>("openat");
    passesOpening(folder, path, flags);
    return next(folder, path, flags, mode);
}

EXPORTED FILE *fopen(const char *path, const char *mode)
{
    static const auto next = real<FILE *(*)(const char *, const char *)>("fopen");
    passesOpening(AT_FDCWD, path, !opensForWriting(mode) ? 0 : mode[0] == 'w' ? O_CREAT | O_TRUNC : O_CREAT);
    return next(path, mode);
}

EXPORTED FILE *fopen64(const char *path, const char *mode)
{
    static const auto next = real<FILE *(*)(const char *, const char *)>("fopen64");
    passesOpening(AT_FDCWD, path, !opensForWriting(mode) ? 0 : mode[0] == 'w' ? O_CREAT | O_TRUNC : O_CREAT);
    return next(path, mode);
}

EXPORTED ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t)>("write");
    if (passesOpen("write", descriptor))
        return halfThenDie([&](size_t half) { next(descriptor, bytes, half); }, size);
    return next(descriptor, bytes, size);
}

EXPORTED ssize_t writev(int descriptor, const struct iovec *pieces, int count)
{
    static const auto next = real<ssize_t (*)(int, const struct iovec *, int)>("writev");
    if (passesOpen("write", descriptor))
        return halfThenDie([&](size_t half) { next(descriptor, pieces, static_cast<int>(half)); }, static_cast<size_t>(count));
    return next(descriptor, pieces, count);
}

EXPORTED ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t place)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    if (passesOpen("write", descriptor))
        return halfThenDie([&](size_t half) { next(descriptor, bytes, half, place); }, size);
    return next(descriptor, bytes, size, place);
}

EXPORTED ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t place)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    if (passesOpen("write", descriptor))
        return halfThenDie([&](size_t half) { next(descriptor, bytes, half, place); }, size);
    return next(descriptor, bytes, size, place);
}

EXPORTED ssize_t sendfile(int to, int from, off_t *place, size_t size)
{
    static const auto next = real<ssize_t (*)(int, int, off_t *, size_t)>("sendfile");
    if (passesOpen("write", to))
        return halfThenDie([&](size_t half) { next(to, from, place, half); }, size);
    return next(to, from, place, size);
}

EXPORTED ssize_t copy_file_range(int from, off64_t *fromPlace, int to, off64_t *toPlace, size_t size, unsigned flags)
{
    static const auto next = real<ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned)>("copy_file_range");
    if (passesOpen("write", to))
        return halfThenDie([&](size_t half) { next(from, fromPlace, to, toPlace, half, flags); }, size);
    return next(from, fromPlace, to, toPlace, size, flags);
}

EXPORTED int rename(const char *from, const char *to)
{
    static const auto next = real<int (*)(const char *, const char *)>("rename");
    passes("rename", to);
    return next(from, to);
}

EXPORTED int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    static const auto next = real<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    passesAt("rename", toFolder, to);
    return next(fromFolder, from, toFolder, to, flags);
}

EXPORTED int fsync(int descriptor)
{
    static const auto next = real<int (*)(int)>("fsync");
    passesOpen("sync", descriptor);
    return next(descriptor);
}

EXPORTED int fdatasync(int descriptor)
{
    static const auto next = real<int (*)(int)>("fdatasync");
    passesOpen("sync", descriptor);
    return next(descriptor);
}

EXPORTED int link(const char *from, const char *to)
{
    static const auto next = real<int (*)(const char *, const char *)>("link");
    passes("link", to);
    return next(from, to);
}

EXPORTED int unlink(const char *path)
{
    static const auto next = real<int (*)(const char *)>("unlink");
    passes("unlink", path);
    return next(path);
}

EXPORTED int unlinkat(int folder, const char *path, int flags)
{
    static const auto next = real<int (*)(int, const char *, int)>("unlinkat");
    passesAt("unlink", folder, path);
    return next(folder, path, flags);
}

EXPORTED int remove(const char *path)
{
    static const auto next = real<int (*)(const char *)>("remove");
    passes("unlink", path);
    return next(path);
}

EXPORTED int rmdir(const char *path)
{
    static const auto next = real<int (*)(const char *)>("rmdir");
    passes("unlink", path);
    return next(path);
}

EXPORTED int mkdir(const char *path, mode_t mode)
{
    static const auto next = real<int (*)(const char *, mode_t)>("mkdir");
    passes("mkdir", path);
    return next(path, mode);
}

EXPORTED int ftruncate(int descriptor, off_t size)
{
    static const auto next = real<int (*)(int, off_t)>("ftruncate");
    passesOpen("truncate", descriptor);
    return next(descriptor, size);
}

EXPORTED int ftruncate64(int descriptor, off64_t size)
{
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    passesOpen("truncate", descriptor);
    return next(descriptor, size);
}

EXPORTED int truncate(const char *path, off_t size)
{
    static const auto next = real<int (*)(const char *, off_t)>("truncate");
    passes("truncate", path);
    return next(path, size);
}
