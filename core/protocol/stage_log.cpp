#include "core/protocol/stage_log.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/report/number_text.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

constexpr int logVersion = 1;

bool isSameStage(const StageLine &a, const StageLine &b)
{
    return a.pair == b.pair && a.seed == b.seed && a.title == b.title && a.run == b.run;
}

} // namespace

StageLog::StageLog(std::filesystem::path folder, std::string asked)
    : m_folder(std::move(folder))
    , m_asked(std::move(asked))
{
    const auto file = m_folder / "protocol.json";
    if (std::filesystem::exists(file))
        try {
            const auto json = nlohmann::json::parse(readFile(file));
            if (json.at("vantage_protocol").get<int>() > logVersion)
                throw InputError(file, say("was written by a newer version of the program"), say("Update the program"));
            for (const auto &entry : json.at("stages")) {
                StageLine &line = m_lines.emplace_back();
                line.pair = entry.at("pair");
                line.seed = entry.at("seed");
                line.title = entry.at("stage");
                line.run = entry.at("run");
                line.state = runStateFromText(entry.at("state"));
                line.seconds = entry.at("seconds");
                line.peakBytes = entry.at("peakBytes");
                if (entry.contains("meanIou"))
                    line.meanIou = entry.at("meanIou").get<double>();
            }
        } catch (const InputError &) {
            throw;
        } catch (const std::exception &error) {
            throw InputError(file, say("is damaged: %1", messageOf(error)), say("Delete it; the projects keep their results"));
        }
}

const StageLine *StageLog::find(const StageLine &like) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const auto &line) { return isSameStage(line, like); });
    return found == m_lines.end() ? nullptr : &*found;
}

void StageLog::put(StageLine line)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const auto &other) { return isSameStage(line, other); });
    if (found == m_lines.end()) {
        m_lines.push_back(std::move(line));
    } else {
        line.peakBytes = std::max(line.peakBytes, found->peakBytes);
        *found = std::move(line);
    }
    write();
}

void StageLog::write() const
{
    nlohmann::ordered_json json;
    json["vantage_protocol"] = logVersion;
    json["asked"] = nlohmann::ordered_json::parse(m_asked);
    json["stages"] = nlohmann::ordered_json::array();
    for (const StageLine &line : m_lines) {
        nlohmann::ordered_json entry{{"pair", line.pair},   {"seed", line.seed},       {"stage", line.title},        {"run", line.run},
                                     {"state", toText(line.state)}, {"seconds", line.seconds}, {"peakBytes", line.peakBytes}};
        if (line.meanIou)
            entry["meanIou"] = *line.meanIou;
        json["stages"].push_back(std::move(entry));
    }
    writeAtomically(m_folder / "protocol.json", jsonText(json, 2) + "\n");
    writeAtomically(m_folder / "stages.csv", stagesCsv(m_lines));
}

std::string stagesCsv(const std::vector<StageLine> &lines)
{
    std::string csv = "pair,seed,stage,run,state,seconds,peak_mib,mean_iou\n";
    for (const StageLine &line : lines) {
        csv += line.pair + "," + (line.pair.empty() ? "" : std::to_string(line.seed)) + "," + line.title + ","
               + (line.run > 0 ? std::to_string(line.run) : "") + "," + toText(line.state) + "," + fixedText(line.seconds, 1) + ",";
        csv += (line.peakBytes > 0 ? fixedText(static_cast<double>(line.peakBytes) / (1 << 20), 0) : "") + ",";
        csv += (line.meanIou ? fixedText(*line.meanIou, 6) : "") + "\n";
    }
    return csv;
}

void resetPeakMemory()
{
    std::ofstream("/proc/self/clear_refs") << 5;
}

uint64_t peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            uint64_t kibibytes = 0;
            status >> kibibytes;
            return kibibytes * 1024;
        }
    return 0;
}

} // namespace vantage
