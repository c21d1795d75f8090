#pragma once

#include "core/training/observer.h"

#include <chrono>
#include <string>

namespace vantage::cli {

/// One line that rewrites itself on a terminal; elsewhere a plain line now and then. Written to stderr, so that what a
/// program reads from stdout stays clean.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();

    /// @param share done, 0..1 @param secondsLeft under 0: not known
    void show(double share, const std::string &text, double secondsLeft = -1);
    /// How far a piece of work is: "making pseudo-labels 40 of 160".
    void show(const WorkReport &work);
    /// A line of its own that stays.
    void say(const std::string &text);

private:
    void clear();

    bool m_terminal;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_last{};
};

/// "45 s", "12 min", "3 h 05 min"
std::string durationText(double seconds);

} // namespace vantage::cli
