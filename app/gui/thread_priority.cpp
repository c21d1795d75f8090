#include "app/gui/thread_priority.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vantage::gui {

void giveWayToTheWindow()
{
    // On Linux a nice value belongs to a thread, and OpenMP's workers inherit that of the thread that first needs them.
    constexpr int weight = 5; // a third of the window's share; on an idle core nothing is lost
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), weight);
}

} // namespace vantage::gui
