#include "app/cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace vantage::cli {

ProgressLine::ProgressLine()
    : m_terminal(isatty(STDERR_FILENO) != 0)
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::clear()
{
    if (m_shown)
        std::fputs("\r\033[K", stderr);
    m_shown = false;
}

void ProgressLine::show(double share, const std::string &text, double secondsLeft)
{
    const auto now = std::chrono::steady_clock::now();
    const auto pause = m_terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10000);
    if (m_last.time_since_epoch().count() != 0 && now - m_last < pause && share < 1)
        return;
    m_last = now;
    const int percent = static_cast<int>(std::floor(std::clamp(share, 0.0, 1.0) * 100));
    const std::string left = secondsLeft >= 0 ? "  " + durationText(secondsLeft) + " left" : "";
    if (!m_terminal) {
        std::fprintf(stderr, "%3d %%  %s%s\n", percent, text.c_str(), left.c_str());
        return;
    }
    constexpr int width = 24;
    const int full = percent * width / 100;
    const std::string bar = std::string(static_cast<size_t>(full), '=') + std::string(static_cast<size_t>(width - full), ' ');
    std::fprintf(stderr, "\r\033[K[%s] %3d %%  %s%s", bar.c_str(), percent, text.c_str(), left.c_str());
    std::fflush(stderr);
    m_shown = true;
}

void ProgressLine::show(const WorkReport &work)
{
    const double share = work.all > 0 ? static_cast<double>(work.done) / static_cast<double>(work.all) : 0;
    show(std::min(share, 0.999), english(work.what) + " " + std::to_string(work.done) + " of " + std::to_string(work.all)); // not the end, which is told at once
}

void ProgressLine::say(const std::string &text)
{
    clear();
    std::fprintf(stderr, "%s\n", text.c_str());
}

std::string durationText(double seconds)
{
    const long whole = std::lround(std::max(0.0, seconds));
    char text[48];
    if (whole < 100)
        std::snprintf(text, sizeof text, "%ld s", whole);
    else if (whole < 3600)
        std::snprintf(text, sizeof text, "%ld min", (whole + 30) / 60);
    else
        std::snprintf(text, sizeof text, "%ld h %02ld min", whole / 3600, whole % 3600 / 60);
    return text;
}

} // namespace vantage::cli
