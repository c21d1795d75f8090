#include "core/base/error.h"
#include "core/runs/project.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace vantage {

FileLock::FileLock(FileLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    if (this != &other) {
        release();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

FileLock FileLock::tryTake(const std::filesystem::path &file)
{
    FileLock lock;
    // Not inherited by child programs: one that outlives this process must not keep the lock.
    lock.m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock.m_descriptor < 0)
        throw InputError(file, say("can't be created: %1", std::string(std::strerror(errno))),
                         say("Check the rights of its folder"));
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int code = errno;
        lock.release();
        if (code != EWOULDBLOCK)
            throw InputError(file, say("can't be locked: %1", std::string(std::strerror(code))),
                             say("Keep the project on a file system with locks"));
    }
    return lock;
}

bool FileLock::isTaken(const std::filesystem::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool taken = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return taken;
}

void FileLock::release()
{
    // The file stays: were it removed, a second process could lock its successor while a third holds this one.
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

FileLock lockProject(const Project &project)
{
    FileLock lock = FileLock::tryTake(project.folder / "lock");
    if (!lock.held())
        throw InputError(project.folder, say("is being trained in by another process"),
                         say("Wait for it or stop it; two can't train in one project at the same time"));
    return lock;
}

FileLock lockQueue(const Project &project)
{
    FileLock lock = FileLock::tryTake(project.folder / "queue.lock");
    if (!lock.held())
        throw InputError(project.folder, say("has a queue that another program is working on"), say("Wait for it or stop it there"));
    return lock;
}

} // namespace vantage
