#pragma once

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <functional>
#include <opencv2/core/types.hpp>
#include <sstream>
#include <string>

namespace vantage::cli {

/// Does a command's work and returns the exit code.
using Action = std::function<int()>;

/// Of numbers with a point; CLI11's own range lets pass what is no number at all.
inline CLI::Validator realRange(double from, double to)
{
    const auto refusal = [from, to](const std::string &text) -> std::string {
        char *end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        return end != text.c_str() && *end == '\0' && value >= from && value <= to ? "" : "'" + text + "' is no number in the range";
    };
    std::ostringstream range;
    range << "FLOAT in [" << from << " - " << to << "]";
    return CLI::Validator(refusal, range.str());
}
/// Of --threads. More than the machine has are taken for as many as it has.
inline CLI::Range threadRange()
{
    return {0, 1024};
}
/// Of --checkpoint-steps.
inline CLI::Range stepRange()
{
    return {int64_t(0), int64_t(1000000000)};
}

/// "320x240" of --size, from 1 to 65536 a side. @throws std::invalid_argument
cv::Size sizeFromText(const std::string &text);

/// Each adds its command to the program; the action of the command that the user chose is left in `action`.
void addCity(CLI::App &app, Action &action);
void addWeights(CLI::App &app, Action &action);
void addClasses(CLI::App &app, Action &action);
void addCheck(CLI::App &app, Action &action);
void addAdapt(CLI::App &app, Action &action);
void addProtocol(CLI::App &app, Action &action);
void addEvaluate(CLI::App &app, Action &action);
void addExport(CLI::App &app, Action &action);
void addVerify(CLI::App &app, Action &action);
void addPredict(CLI::App &app, Action &action);
void addRuns(CLI::App &app, Action &action);
void addRunsQueue(CLI::App &runs, Action &action);
void addCamera(CLI::App &app, Action &action);
void addWatch(CLI::App &app, Action &action);
void addRecord(CLI::App &app, Action &action);
void addFinish(CLI::App &app, Action &action);
void addSpotCheck(CLI::App &app, Action &action);

} // namespace vantage::cli
