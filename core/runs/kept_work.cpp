#include "core/runs/kept_work.h"

#include <algorithm>
#include <set>

namespace vantage {
namespace {

bool holdsNetworks(const std::filesystem::path &folder)
{
    std::error_code code;
    for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (entry->path().extension() == ".safetensors")
            return true;
    return false;
}

} // namespace

bool worthKeeping(const RunReader &runs, const RunRecord &run)
{
    const auto folder = runs.runFolder(run.id);
    std::error_code code;
    return run.state == RunState::Running || run.state == RunState::Finished || std::filesystem::exists(folder / "checkpoint.pt", code) || holdsNetworks(folder)
           || holdsNetworks(folder / "snapshots") || !runs.epochs(run.id).empty();
}

bool hasKeptWork(const Project &project)
{
    std::error_code code;
    if (!std::filesystem::exists(project.database(), code))
        return false;
    const RunReader reader(project.folder);
    const auto runs = reader.runs();
    return std::any_of(runs.begin(), runs.end(), [&](const RunRecord &run) { return worthKeeping(reader, run); });
}

std::vector<int64_t> dependents(const RunReader &runs, int64_t run)
{
    std::set<int64_t> known{run};
    std::vector<int64_t> result;
    for (const RunRecord &record : runs.runs()) // a run has a larger number than the one that it started from
        if (record.baseRun && known.contains(*record.baseRun)) {
            known.insert(record.id);
            result.push_back(record.id);
        }
    return result;
}

} // namespace vantage
