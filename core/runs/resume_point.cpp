#include "core/runs/resume_point.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"

#include <nlohmann/json.hpp>
#include <system_error>
#include <vector>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr const char *kKept = "before-resume";
constexpr const char *kBeingKept = "before-resume.part";
constexpr const char *kGoingBack = "going-back"; ///< the same folder from when it is settled that the run goes back to it
constexpr const char *kStood = "stood.json";     ///< in it: the step and the seconds of then

/// What goes on growing, and what says who is at work.
bool staysAsItIs(const fs::path &name)
{
    return name == kKept || name == kBeingKept || name == kGoingBack || name == "log.txt" || name == "lock";
}

std::vector<fs::path> partsOf(const fs::path &folder)
{
    std::vector<fs::path> parts;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        parts.push_back(entry->path());
    return parts;
}

} // namespace

ResumePoint::ResumePoint(const Project &project, int64_t run)
    : m_folder(project.runFolder(run))
    , m_run(run)
    , m_seconds(RunReader(project.folder).run(run).seconds)
{
    forget();
    for (const char *part : {"snapshots", "samples", "pseudo-labels", "label-makers"}) // one that is not there yet goes back to being empty
        createFolder(m_folder / kBeingKept / part);
    for (const fs::path &part : partsOf(m_folder))
        if (!staysAsItIs(part.filename()))
            linkTree(part, m_folder / kBeingKept / part.filename());
    std::error_code code;
    fs::rename(m_folder / kBeingKept, m_folder / kKept, code); // all of it or nothing
    if (code)
        throw InputError(m_folder / kKept, say("can't be written: %1", code.message()), say("Make room, or resume the run with the command line"));
}

void ResumePoint::goBack(RunStore &store, int64_t step)
{
    store.resumeRun(m_run); // its lock, so that nobody else puts right what is being done here
    writeAtomically(m_folder / kKept / kStood, jsonText(nlohmann::json{{"step", step}, {"seconds", m_seconds}}));
    std::error_code code;
    fs::rename(m_folder / kKept, m_folder / kGoingBack, code); // from here on it is settled, whatever happens to the program
    if (code)
        throw InputError(m_folder, say("can't be written: %1", code.message()));
    finishGoingBack(store, m_run);
}

bool ResumePoint::isGoingBack(const fs::path &runFolder)
{
    std::error_code code;
    return fs::is_directory(runFolder / kGoingBack, code);
}

void ResumePoint::finishGoingBack(RunStore &store, int64_t run)
{
    const fs::path folder = store.runFolder(run), from = folder / kGoingBack;
    std::error_code code;
    for (const fs::path &part : partsOf(from)) {
        if (part.filename() == kStood)
            continue;
        fs::remove_all(folder / part.filename(), code);
        fs::rename(part, folder / part.filename(), code);
        if (code)
            throw InputError(folder / part.filename(), say("can't be written: %1", code.message()));
    }
    if (fs::exists(from / kStood, code)) {
        const auto stood = nlohmann::json::parse(readFile(from / kStood), nullptr, false);
        if (stood.is_object()) {
            store.truncateAfter(run, valueOr(stood, "step", int64_t(0)));
            store.endRun(run, RunState::Stopped, say("stopped by the user"), valueOr(stood, "seconds", 0.0));
        }
    }
    fs::remove_all(from, code);
}

void ResumePoint::forget()
{
    std::error_code ignored;
    fs::remove_all(m_folder / kKept, ignored);
    fs::remove_all(m_folder / kBeingKept, ignored);
}

void ResumePoint::forgetFinished(const fs::path &runFolder)
{
    std::error_code ignored;
    for (const char *name : {kKept, kBeingKept})
        if (fs::exists(runFolder / name, ignored))
            fs::remove_all(runFolder / name, ignored);
}

} // namespace vantage
