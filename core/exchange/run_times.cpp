#include "core/exchange/run_times.h"

#include "core/base/error.h"

#include <algorithm>
#include <ctime>

namespace vantage {
namespace {

/// Of "2025-06-30T14:05:09Z"; 0 where it is no such text.
double secondsOfTime(const std::string &text)
{
    std::tm parts{};
    return ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) ? static_cast<double>(::timegm(&parts)) : 0;
}

} // namespace

RunTimes::RunTimes(const RunReader &runs, int64_t run)
{
    const RunRecord record = runs.run(run);
    m_start = secondsOfTime(record.started);
    m_end = record.ended.empty() ? m_start + record.seconds : secondsOfTime(record.ended);
    m_known.emplace_back(0, 0);
    for (const EpochFigures &figures : runs.figures())
        if (figures.run == run && figures.step > m_known.back().first)
            m_known.emplace_back(figures.step, figures.seconds);
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

FileWriter::FileWriter(const std::filesystem::path &file)
    : m_file(file)
    , m_stream(file, std::ios::binary | std::ios::trunc)
{
    write({});
}

void FileWriter::write(const std::string &bytes)
{
    m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    m_stream.flush();
    if (!m_stream)
        throw InputError(m_file, "can't be written", "Check the folder's rights and the room on the disk");
}

} // namespace vantage
