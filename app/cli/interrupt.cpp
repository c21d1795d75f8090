#include "app/cli/interrupt.h"

#include "app/cli/exit_codes.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <iterator>
#include <system_error>
#include <unistd.h>

namespace vantage::cli {
namespace {

constexpr char ended = 0; // no signal has this number

/// What a shell, a terminal, a batch system or kill sends to have a program end. Of SIGXFSZ nobody hears: the write fails instead, and is
/// told with the file's name.
constexpr int endingSignals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPWR};

/// Those that people repeat where they mean it. A terminal that closes sends more than one, a broken pipe one a line.
bool isUrgent(int signal)
{
    return signal == SIGINT || signal == SIGTERM || signal == SIGQUIT;
}

// A handler can reach nothing but this. Blocking the signals and waiting for them on a thread would not do: libraries
// start threads before main, and those would still die of them.
std::atomic<int> handlerPipe = -1;
struct sigaction before[std::size(endingSignals)];

void onSignal(int signal)
{
    const int error = errno;
    const char number = static_cast<char>(signal);
    [[maybe_unused]] const auto written = ::write(handlerPipe.load(), &number, 1);
    errno = error;
}

void setHandlers()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < std::size(endingSignals); ++i) {
        const int signal = endingSignals[i];
        sigaction(signal, nullptr, &before[i]);
        if (signal == SIGHUP && before[i].sa_handler == SIG_IGN)
            continue; // nohup
        sigaction(signal, &action, nullptr);
    }
}

void restoreHandlers()
{
    for (size_t i = 0; i < std::size(endingSignals); ++i)
        sigaction(endingSignals[i], &before[i], nullptr);
}

} // namespace

Interrupt::Interrupt(const char *says)
    : m_says(says)
{
    if (::pipe2(m_pipe, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "can't watch for Ctrl-C");
    ::fcntl(m_pipe[1], F_SETFL, O_NONBLOCK); // a handler never waits; what does not fit is one more of the same
    handlerPipe = m_pipe[1];
    m_thread = std::jthread([this] { wait(); });
    setHandlers();
}

void Interrupt::wait()
{
    int urgent = 0;
    for (char signal = 0; ::read(m_pipe[0], &signal, 1) == 1 && signal != ended;) {
        urgent += isUrgent(signal) ? 1 : 0;
        if (urgent > 1)
            _exit(Stopped);
        if (m_stop.stop_requested())
            continue;
        m_stop.request_stop();
        std::fprintf(stderr, "\n%s. Once more to end at once.\n", m_says);
    }
}

Interrupt::~Interrupt()
{
    restoreHandlers();
    [[maybe_unused]] const auto written = ::write(m_pipe[1], &ended, 1);
    m_thread.join();
    handlerPipe = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace vantage::cli
