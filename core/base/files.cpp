#include "core/base/files.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace vantage {
namespace {

std::string reason(int code)
{
    return std::strerror(code);
}

void syncToDisk(const std::filesystem::path &path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags);
    if (descriptor < 0)
        throw InputError(path, say("can't be opened to be synced: %1", reason(errno)));
    const int result = ::fsync(descriptor);
    const int code = errno;
    ::close(descriptor);
    // Some file systems can't sync a folder; the rename is as safe there as it can be.
    if (result != 0 && code != EINVAL)
        throw InputError(path, say("can't be written: %1", reason(code)), remedyForWriting(code));
}

} // namespace

Message remedyForWriting(int error)
{
    switch (error) {
    case EFBIG: return say("The size of files is limited here: see ulimit -f, and the file system's own limit");
    case EDQUOT: return say("Your share of the disk is used up: free some space");
    case ENOSPC: return say("Free some disk space");
    case EROFS: return say("The disk can only be read: choose another folder");
    default: return say("Check the free space and the rights of its folder");
    }
}

void writeAtomically(const std::filesystem::path &path, const std::function<void(const std::filesystem::path &)> &write)
{
    std::filesystem::path temporary = path;
    temporary += ".part";
    try {
        write(temporary);
        syncToDisk(temporary, O_RDWR);
        std::error_code code;
        std::filesystem::rename(temporary, path, code);
        if (code)
            throw InputError(path, say("can't be written: %1", code.message()));
        syncToDisk(path.has_parent_path() ? path.parent_path() : ".", O_RDONLY);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        throw;
    }
}

void writeAtomically(const std::filesystem::path &path, std::string_view bytes)
{
    writeAtomically(path, [&](const std::filesystem::path &temporary) {
        errno = 0;
        std::ofstream out(temporary, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            const int code = errno;
            throw InputError(path, say("can't be written: %1", reason(code)), remedyForWriting(code));
        }
    });
}

void requireRegularFile(const std::filesystem::path &path, const Message &remedy)
{
    using std::filesystem::file_type;
    std::error_code code;
    const auto type = std::filesystem::status(path, code).type();
    const auto refuse = [&](const Message &problem) { throw InputError(path, problem, remedy); };
    switch (type) {
    case file_type::regular:
        return;
    case file_type::not_found:
        refuse(say("can't be read: there is no such file"));
        break;
    case file_type::directory:
        refuse(say("is a folder, a file was expected"));
        break;
    case file_type::none:
        refuse(say("can't be read: %1", code.message()));
        break;
    case file_type::fifo:
        refuse(say("is a pipe, a file was expected"));
        break;
    case file_type::socket:
        refuse(say("is a socket, a file was expected"));
        break;
    default:
        refuse(say("is a device, a file was expected"));
    }
}

std::string readFile(const std::filesystem::path &path)
{
    requireRegularFile(path);
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw InputError(path, say("can't be read: %1", reason(errno)));
    // Piece by piece: a string stream swallows that memory runs out, and the file would seem to end early.
    std::string bytes;
    std::error_code ignored;
    const auto length = std::filesystem::file_size(path, ignored);
    bytes.reserve(ignored ? 0 : length);
    char piece[1 << 16];
    while (in.read(piece, sizeof piece) || in.gcount() > 0)
        bytes.append(piece, static_cast<size_t>(in.gcount()));
    if (in.bad())
        throw InputError(path, say("can't be read to its end"));
    return bytes;
}

void createFolder(const std::filesystem::path &folder)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        throw InputError(folder, say("can't be created: %1", code.message()), say("Choose a folder that you may write to"));
}

void linkTree(const std::filesystem::path &from, const std::filesystem::path &to)
{
    namespace fs = std::filesystem;
    try {
        if (fs::is_directory(from)) {
            fs::create_directories(to);
            for (const auto &entry : fs::directory_iterator(from))
                linkTree(entry.path(), to / entry.path().filename());
            return;
        }
        std::error_code code;
        fs::remove(to, code);
        fs::create_hard_link(from, to, code);
        if (code)
            fs::copy_file(from, to, fs::copy_options::overwrite_existing);
    } catch (const fs::filesystem_error &error) {
        throw InputError(to, say("can't be written: %1", error.code().message()), remedyForWriting(error.code().value()));
    }
}

} // namespace vantage
