#include "app/cli/interrupt.h"

#include "app/cli/exit_codes.h"

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace vantage::cli {
namespace {

sigset_t watched()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGUSR2); // ends the watching itself
    return set;
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t set = watched();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::jthread([this] {
        const sigset_t waited = watched();
        int signal = 0;
        while (sigwait(&waited, &signal) == 0 && signal != SIGUSR2) {
            if (m_stop.stop_requested())
                _exit(Stopped);
            m_stop.request_stop();
            std::fputs("\nStopping after this step; what was learnt is kept. Once more to end at once.\n", stderr);
        }
    });
}

Interrupt::~Interrupt()
{
    pthread_kill(m_thread.native_handle(), SIGUSR2);
}

} // namespace vantage::cli
