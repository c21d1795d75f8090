#include "core/runs/run_import.h"

#include "core/base/error.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_store.h"

#include <algorithm>
#include <map>
#include <set>

namespace vantage {
namespace {

/// The project's folder, and the run's number where the folder of a run was given.
std::pair<std::filesystem::path, int64_t> resolved(const std::filesystem::path &from)
{
    std::error_code code;
    if (isProject(from))
        return {from, 0};
    const auto run = std::filesystem::weakly_canonical(std::filesystem::absolute(from), code);
    const auto other = run.parent_path().parent_path();
    const std::string name = run.filename().string();
    const bool isNumber = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c); });
    if (isNumber && run.parent_path().filename() == "runs" && isProject(other))
        return {other, std::stoll(name)};
    if (std::filesystem::exists(from / "recipe.json", code))
        throw InputError(from, say("is the folder of a run without its project"), say("Its figures are in runs.db: copy the project's folder (runs.db, project.json and runs) from there"));
    throw InputError(from, say("is no project and no run of one"), say("Give the other project's folder, or runs/NUMBER in it"));
}

/// A run is the same training where all that it depends on is the same and it began at the same moment.
bool isSame(const RunRecord &a, const RunRecord &b)
{
    return a.kind == b.kind && a.recipeJson == b.recipeJson && a.seed == b.seed && a.sourceFingerprint == b.sourceFingerprint && a.targetFingerprint == b.targetFingerprint
           && a.started == b.started;
}

} // namespace

std::vector<ImportedRun> importRuns(Project &project, const std::filesystem::path &from, std::vector<int64_t> wanted)
{
    const auto [folder, one] = resolved(from);
    std::error_code code;
    if (std::filesystem::equivalent(folder, project.folder, code))
        throw InputError(from, say("is this project itself"), say("Give another one"));
    const Project other = openProject(folder);
    const RunReader reader(folder);
    const auto all = reader.runs();
    if (one != 0 && wanted.empty())
        wanted = {one};
    if (wanted.empty())
        for (const RunRecord &run : all)
            if (run.state != RunState::Running && worthKeeping(reader, run))
                wanted.push_back(run.id);
    // What they started from comes with them, and first.
    std::set<int64_t> needed;
    for (int64_t id : wanted)
        for (std::optional<int64_t> next = id; next && !needed.contains(*next);) {
            const RunRecord run = reader.run(*next);
            if (run.state == RunState::Running)
                throw InputError(reader.runFolder(run.id), say("is being trained right now"), say("Wait for its end, or stop it"));
            if (!run.classNames.empty() && static_cast<int>(run.classNames.size()) != project.classes.size())
                throw InputError(reader.runFolder(run.id), say("was trained with %1 classes, and this project has %2", run.classNames.size(), project.classes.size()),
                                 say("Import it into a project with its classes"));
            needed.insert(run.id);
            next = run.baseRun;
        }
    RunStore store(project.folder);
    std::vector<RunRecord> known = store.runs();
    std::map<int64_t, int64_t> numbers;
    std::vector<ImportedRun> result;
    for (int64_t id : needed) { // in the order of their numbers: a base is older than what rests on it
        const RunRecord run = reader.run(id);
        const auto same = std::find_if(known.begin(), known.end(), [&](const RunRecord &have) { return isSame(have, run); });
        ImportedRun imported{id, 0, same != known.end()};
        imported.here = imported.wasHere ? same->id : store.importRun(reader, id, run.baseRun && numbers.contains(*run.baseRun) ? std::optional(numbers[*run.baseRun]) : std::nullopt);
        numbers[id] = imported.here;
        result.push_back(imported);
        for (const auto &names : {run.sources, std::vector<std::string>{run.target}})
            for (const std::string &name : names)
                if (const KnownCamera *camera = other.camera(name); camera && !project.camera(name))
                    project.cameras.push_back(*camera);
    }
    saveProject(project);
    return result;
}

} // namespace vantage
