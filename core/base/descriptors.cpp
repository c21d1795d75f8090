#include "core/base/descriptors.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace vantage {

void fillStandardDescriptors()
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF)
            continue;
        // The smallest free number is taken, and those below are in use.
        const int opened = ::open("/dev/null", O_RDWR);
        if (opened != -1 && opened != descriptor) {
            ::dup2(opened, descriptor);
            ::close(opened);
        }
    }
}

} // namespace vantage
