#pragma once

#include <stop_token>
#include <thread>

namespace vantage::cli {

/// While it lives, Ctrl-C and a terminate signal become a stop request; a second one ends the program at once. One at a time.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    int m_pipe[2] = {-1, -1};
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace vantage::cli
