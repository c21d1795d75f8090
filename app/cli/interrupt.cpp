#include "app/cli/interrupt.h"

#include "app/cli/exit_codes.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace vantage::cli {
namespace {

constexpr char signalled = 's', ended = 'e';

// A handler can reach nothing but this. Blocking the signals and waiting for them on a thread would not do: libraries
// start threads before main, and those would still die of them.
std::atomic<int> handlerPipe = -1;

void onSignal(int)
{
    const int before = errno;
    [[maybe_unused]] const auto written = ::write(handlerPipe.load(), &signalled, 1);
    errno = before;
}

void setHandler(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(const char *says)
    : m_says(says)
{
    if (::pipe2(m_pipe, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "can't watch for Ctrl-C");
    handlerPipe = m_pipe[1];
    m_thread = std::jthread([this] {
        char what = 0;
        while (::read(m_pipe[0], &what, 1) == 1 && what == signalled) {
            if (m_stop.stop_requested())
                _exit(Stopped);
            m_stop.request_stop();
            std::fprintf(stderr, "\n%s. Once more to end at once.\n", m_says);
        }
    });
    setHandler(onSignal);
}

Interrupt::~Interrupt()
{
    setHandler(SIG_DFL);
    [[maybe_unused]] const auto written = ::write(m_pipe[1], &ended, 1);
    m_thread.join();
    handlerPipe = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace vantage::cli
