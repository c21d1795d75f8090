#pragma once

#include <stop_token>
#include <thread>

namespace vantage::cli {

/// Turns Ctrl-C and a terminate signal into a stop request; a second one ends the program at once. To be made before any
/// other thread, for the signals are blocked in all that come after it.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace vantage::cli
