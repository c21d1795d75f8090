#include "core/exchange/run_times.h"

#include "core/runs/project.h"

#include <algorithm>

namespace vantage {

RunTimes::RunTimes(const RunRecord &run, std::span<const EpochRecord> epochs)
    : m_start(secondsOfUtc(run.started))
    , m_end(run.ended.empty() ? m_start + run.seconds : secondsOfUtc(run.ended))
{
    m_known.emplace_back(0, 0);
    for (const EpochRecord &epoch : epochs)
        if (epoch.step > m_known.back().first)
            m_known.emplace_back(epoch.step, epoch.seconds);
}

double RunTimes::ofStep(int64_t step) const
{
    const auto after = std::find_if(m_known.begin(), m_known.end(), [&](const auto &known) { return known.first >= step; });
    if (after != m_known.end() && after->first == step)
        return m_start + after->second;
    if (m_known.size() < 2 || after == m_known.begin())
        return m_start;
    const auto last = after == m_known.end() ? m_known.end() - 1 : after; // past the last epoch at the pace of before
    const auto first = last - 1;
    const double pace = (last->second - first->second) / static_cast<double>(last->first - first->first);
    return m_start + first->second + pace * static_cast<double>(step - first->first);
}

bool isLoss(const std::string &term)
{
    return term != "learning rate" && term.find("share") == std::string::npos;
}

std::vector<std::pair<std::string, double>> namedMeasures(const EpochRecord &epoch, const char *separator)
{
    std::vector<std::pair<std::string, double>> values;
    for (const MeasuredOn on : allMeasuredOn)
        for (const Measure &measure : allMeasures())
            if (const auto value = epoch.value(on, measure.id))
                values.emplace_back(toText(on) + separator + measure.id, *value);
    return values;
}

} // namespace vantage
