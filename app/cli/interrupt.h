#pragma once

#include <stop_token>
#include <thread>

namespace vantage::cli {

/// While it lives, Ctrl-C and every other signal that would end the program (the terminal is closed, a pipe has no reader any more, a
/// limit of the shell is reached, kill) become a stop request; a second Ctrl-C or kill ends the program at once. One at a time.
class Interrupt
{
public:
    /// @param says what a stop does, to be told at the first one: "Stopping; what is finished is kept"
    explicit Interrupt(const char *says);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void wait();

    int m_pipe[2] = {-1, -1};
    const char *m_says;
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace vantage::cli
