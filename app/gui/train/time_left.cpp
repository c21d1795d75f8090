#include "app/gui/train/time_left.h"

#include <algorithm>

namespace vantage::gui {

void TimeLeft::begin(const std::vector<PlannedRun> &planned)
{
    *this = {};
    m_planned = planned;
}

void TimeLeft::note(const StageUpdate &update)
{
    if (update.begins) {
        m_stage = update.title;
        m_known = false;
        m_last = {};
        for (size_t i = 0; i < m_planned.size(); ++i)
            if (m_planned[i].title == update.title)
                m_index = i;
    }
    if (!update.steps.empty()) {
        m_last = update.steps.back();
        m_known = true;
    }
}

double TimeLeft::secondsLeft() const
{
    if (!m_known)
        return -1;
    double correction = 1;
    if (m_index < m_planned.size() && m_planned[m_index].seconds > 0 && m_last.stepsPerSecond > 0)
        correction = std::clamp(static_cast<double>(m_last.steps) / m_last.stepsPerSecond / m_planned[m_index].seconds,
                                0.02, 50.0);
    double left = m_last.secondsLeft;
    for (size_t i = m_index + 1; i < m_planned.size(); ++i)
        left += m_planned[i].seconds * correction;
    return left;
}

double TimeLeft::share() const
{
    double all = 0, done = 0;
    for (size_t i = 0; i < m_planned.size(); ++i) {
        all += static_cast<double>(m_planned[i].steps);
        if (i < m_index)
            done += static_cast<double>(m_planned[i].steps);
    }
    if (all <= 0)
        return m_last.steps > 0 ? static_cast<double>(m_last.step) / static_cast<double>(m_last.steps) : 0;
    return std::clamp((done + static_cast<double>(m_last.step)) / all, 0.0, 1.0);
}

} // namespace vantage::gui
