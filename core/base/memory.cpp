#include "core/base/memory.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>
#include <new>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace vantage {
namespace {

uint64_t fieldOf(const char *file, const std::string &wanted)
{
    std::ifstream in(file);
    std::string key;
    for (uint64_t kilobytes = 0; in >> key >> kilobytes; in.ignore(64, '\n'))
        if (key == wanted)
            return kilobytes * 1024;
    return 0;
}

std::optional<uint64_t> numberIn(const char *file)
{
    std::ifstream in(file);
    uint64_t number = 0;
    return in >> number ? std::optional(number) : std::nullopt; // "max" is none
}

uint64_t left(uint64_t limit, uint64_t used)
{
    return limit > used ? limit - used : 0;
}

/// What ulimit -v leaves.
std::optional<uint64_t> leftOfLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    const auto pages = numberIn("/proc/self/statm");
    return left(limit.rlim_cur, pages.value_or(0) * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE)));
}

int64_t megabytes(double bytes)
{
    return std::llround(bytes / (1 << 20));
}

/// "you tried to allocate 123 bytes", "Tried to allocate 2.00 GiB", "Failed to allocate 123 bytes"
std::optional<double> askedFor(const std::string &text)
{
    const std::string word = " allocate ";
    for (auto place = text.find(word); place != std::string::npos; place = text.find(word, place + 1)) {
        const char *begin = text.data() + place + word.size(), *const end = text.data() + text.size();
        double number = 0;
        const auto [rest, code] = std::from_chars(begin, end, number);
        if (code != std::errc())
            continue;
        const std::string unit(rest, static_cast<size_t>(std::min<std::ptrdiff_t>(4, end - rest)));
        return number * (unit == " GiB" ? 1 << 30 : unit == " MiB" ? 1 << 20 : unit == " KiB" ? 1 << 10 : 1);
    }
    return std::nullopt;
}

bool isAboutMemory(const std::exception &error, const std::string &text)
{
    if (dynamic_cast<const std::bad_alloc *>(&error))
        return true;
    std::string low = text;
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    for (const char *sign : {"can't allocate memory", "cannot allocate memory", "out of memory", "insufficient memory", "failed to allocate", "std::bad_alloc", "could not create a memory"})
        if (low.find(sign) != std::string::npos)
            return true;
    return false;
}

} // namespace

uint64_t availableMemory()
{
    uint64_t result = fieldOf("/proc/meminfo", "MemAvailable:");
    const auto limit = [&](std::optional<uint64_t> bytes) {
        if (bytes)
            result = result == 0 ? *bytes : std::min(result, *bytes);
    };
    limit(leftOfLimit());
    if (const auto most = numberIn("/sys/fs/cgroup/memory.max"))
        limit(left(*most, numberIn("/sys/fs/cgroup/memory.current").value_or(0)));
    return result;
}

std::optional<Message> memorySentence(const std::exception &error, const Message &remedy)
{
    if (const auto *told = dynamic_cast<const MemoryError *>(&error))
        return told->message();
    const auto withRemedy = [&](const Message &sentence) { return joined({sentence, remedy}, ". "); };
    const std::string text = plainText(error);
    // A thread needs memory for its stack, and counts among the processes that a shell allows.
    const auto *system = dynamic_cast<const std::system_error *>(&error);
    if (system && (system->code() == std::errc::resource_unavailable_try_again || system->code() == std::errc::not_enough_memory))
        return withRemedy(say("no more threads can be begun: there is not enough memory (%1 MB are left), or the shell allows no more processes (see ulimit -u)",
                              megabytes(static_cast<double>(availableMemory()))));
    if (!isAboutMemory(error, text))
        return std::nullopt;
    const auto asked = askedFor(text);
    if (text.find("CUDA") != std::string::npos)
        return withRemedy(asked ? say("there is not enough memory on the GPU: %1 MB more were asked for", megabytes(*asked)) : say("there is not enough memory on the GPU"));
    const int64_t left = megabytes(static_cast<double>(availableMemory()));
    if (leftOfLimit())
        return withRemedy(asked ? say("there is not enough memory: %1 MB more were asked for, %2 MB are left (this shell limits it, see ulimit -v)", megabytes(*asked), left)
                                : say("there is not enough memory: %1 MB are left (this shell limits it, see ulimit -v)", left));
    return withRemedy(asked ? say("there is not enough memory: %1 MB more were asked for, %2 MB are left", megabytes(*asked), left)
                            : say("there is not enough memory: %1 MB are left", left));
}

} // namespace vantage
