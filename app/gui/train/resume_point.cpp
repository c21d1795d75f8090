#include "app/gui/train/resume_point.h"

#include "core/base/error.h"

#include <system_error>
#include <vector>

namespace vantage::gui {
namespace {

namespace fs = std::filesystem;

constexpr const char *kKept = "before-resume";
constexpr const char *kGoingBack = "going-back"; ///< the same folder from when it is settled that the run goes back to it

/// What goes on growing, and what says who is at work.
bool staysAsItIs(const fs::path &name)
{
    return name == kKept || name == kGoingBack || name == "log.txt" || name == "lock";
}

std::vector<fs::path> entriesOf(const fs::path &folder)
{
    std::vector<fs::path> entries;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        entries.push_back(entry->path());
    return entries;
}

void linkTree(const fs::path &from, const fs::path &to)
{
    std::error_code code;
    if (fs::is_directory(from, code)) {
        fs::create_directories(to);
        for (const fs::path &entry : entriesOf(from))
            linkTree(entry, to / entry.filename());
        return;
    }
    fs::create_hard_link(from, to, code);
    if (code)
        fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

} // namespace

ResumePoint::ResumePoint(const Project &project, int64_t run)
    : m_folder(project.runFolder(run))
    , m_run(run)
    , m_seconds(RunStore(project.folder).run(run).seconds)
{
    try {
        forget();
        for (const char *part : {"snapshots", "samples", "pseudo-labels"}) // one that is not there yet goes back to being empty
            fs::create_directories(m_folder / kKept / part);
        for (const fs::path &entry : entriesOf(m_folder))
            if (!staysAsItIs(entry.filename()))
                linkTree(entry, m_folder / kKept / entry.filename());
    } catch (const fs::filesystem_error &error) {
        throw InputError(m_folder / kKept, "can't be written: " + error.code().message(), "Make room, or resume the run with the command line");
    }
}

void ResumePoint::goBack(RunStore &store, int64_t step)
{
    std::error_code code;
    fs::rename(m_folder / kKept, m_folder / kGoingBack, code); // from here on it is settled, whatever happens to the program
    if (code)
        throw InputError(m_folder, "can't be written: " + code.message());
    finishGoingBack(m_folder);
    store.resumeRun(m_run);
    store.truncateAfter(m_run, step);
    store.endRun(m_run, RunState::Stopped, "stopped by the user", m_seconds);
}

void ResumePoint::finishGoingBack(const fs::path &runFolder)
{
    std::error_code code;
    for (const fs::path &entry : entriesOf(runFolder / kGoingBack)) {
        fs::remove_all(runFolder / entry.filename(), code);
        fs::rename(entry, runFolder / entry.filename(), code);
        if (code)
            throw InputError(runFolder / entry.filename(), "can't be written: " + code.message());
    }
    fs::remove_all(runFolder / kGoingBack, code);
}

void ResumePoint::forget()
{
    std::error_code ignored;
    fs::remove_all(m_folder / kKept, ignored);
}

} // namespace vantage::gui
