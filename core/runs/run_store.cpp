#include "core/runs/run_store.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/in_use.h"
#include "core/runs/resume_point.h"
#include "core/runs/run_database.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <unistd.h>

namespace vantage {
namespace {

std::filesystem::path databaseIn(const std::filesystem::path &folder)
{
    createFolder(folder);
    return folder / "runs.db";
}

/// One more than the largest number among the folders. They can outlive a database that was damaged and moved away, and
/// a new run must not find an old one's checkpoints in its folder.
int64_t firstFreeNumber(const std::filesystem::path &folder)
{
    int64_t largest = 0;
    std::error_code code;
    for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        int64_t number = 0;
        const auto [rest, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && rest == name.data() + name.size() && number < 1'000'000'000)
            largest = std::max(largest, number);
    }
    return largest + 1;
}

constexpr const char *deletedEnding = ".deleted"; ///< of a run's folder that is being deleted
constexpr const char *importMark = "importing"; ///< lies in the folder of a run until its rows are there

/// Takes the folder out of sight at once. Deleting it takes its time, and the program may be killed meanwhile.
std::filesystem::path setAside(const std::filesystem::path &folder)
{
    const std::filesystem::path aside = folder.string() + deletedEnding;
    std::error_code code;
    std::filesystem::remove_all(aside, code);
    std::filesystem::rename(folder, aside, code);
    return code ? folder : aside;
}

/// The files of a run. Models are never written in place, so they can be shared; the others are small, and a log may grow.
void copyRunFiles(const std::filesystem::path &from, const std::filesystem::path &to)
{
    namespace fs = std::filesystem;
    try {
        for (const auto &entry : fs::directory_iterator(to)) // of an import that was cut off
            if (entry.path().filename() != "lock")
                fs::remove_all(entry.path());
        for (const auto &entry : fs::recursive_directory_iterator(from)) {
            const fs::path target = to / entry.path().lexically_relative(from);
            if (entry.is_directory()) {
                fs::create_directories(target);
            } else if (entry.path().filename() != "lock" && entry.path().filename() != importMark) {
                std::error_code code = std::make_error_code(std::errc::not_supported);
                if (entry.path().extension() == ".safetensors")
                    fs::create_hard_link(entry.path(), target, code);
                if (code)
                    fs::copy_file(entry.path(), target);
            }
        }
    } catch (const fs::filesystem_error &error) {
        throw InputError(from, say("can't be copied to %1: %2", to, error.code().message()));
    }
}

} // namespace

struct RunStore::Locks
{
    std::map<int64_t, FileLock> held;

    static FileLock tryTake(const std::filesystem::path &runFolder)
    {
        createFolder(runFolder);
        return FileLock::tryTake(runFolder / "lock");
    }
};

namespace {

void execute(SQLite::Database &database, const std::string &sql, std::initializer_list<int64_t> values)
{
    SQLite::Statement statement(database, sql);
    int index = 0;
    for (int64_t value : values)
        statement.bind(++index, value);
    statement.exec();
}

void setState(SQLite::Database &database, int64_t run, RunState state, const Message &reason, const std::string &ended)
{
    SQLite::Statement update(database, "UPDATE runs SET state = ?, reason = ?, ended = ? WHERE id = ?");
    update.bind(1, toText(state));
    update.bind(2, toStored(reason));
    update.bind(3, ended);
    update.bind(4, run);
    update.exec();
}

} // namespace

RunStore::RunStore(const std::filesystem::path &folder, int patience)
    : RunReader([&] {
        const auto file = databaseIn(folder);
        return std::unique_ptr<Impl>(new Impl{folder, file, guarded(file, [&] { return openRunDatabase(file, patience); })});
    }())
    , m_locks(std::make_unique<Locks>())
{ }

RunStore::~RunStore() = default;

template<typename Function>
auto RunStore::write(Function change)
{
    return inTransaction(m_impl->database, m_impl->file, std::move(change));
}

void RunStore::insertChoice(int64_t run, const SnapshotChoice &choice)
{
    SQLite::Statement insert(m_impl->database, "INSERT OR REPLACE INTO choices (run, chosen_epoch, oracle_epoch, verdict, why, reasons) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, run);
    insert.bind(2, choice.chosen);
    if (choice.oracle)
        insert.bind(3, *choice.oracle);
    insert.bind(4, toText(choice.verdict));
    insert.bind(5, choice.why);
    insert.bind(6, reasonsToJson(choice.reasons));
    insert.exec();
}

void RunStore::setPatience(int milliseconds)
{
    m_impl->database.setBusyTimeout(milliseconds);
}

int64_t RunStore::createRun(const RunRecord &run)
{
    // The lock is taken before the row can be seen, so that nobody takes the new run for an interrupted one.
    FileLock lock;
    const int64_t id = write([&] {
        const int64_t number = insertRun(m_impl->database, run, firstFreeNumber(m_impl->folder / "runs"));
        lock = Locks::tryTake(m_impl->runFolder(number));
        if (!lock.held())
            throw InputError(m_impl->runFolder(number), say("is in use already"), say("Choose another project folder"));
        return number;
    });
    m_locks->held[id] = std::move(lock);
    return id;
}

void RunStore::resumeRun(int64_t run)
{
    FileLock lock;
    write([&] {
        if (m_impl->get(run).state == RunState::Finished)
            throw InputError(m_impl->runFolder(run), say("this run has finished"), say("Start a new run"));
        lock = Locks::tryTake(m_impl->runFolder(run));
        if (!lock.held())
            throw InputError(m_impl->runFolder(run), say("this run is being trained right now"), say("Wait for it or stop it"));
        setState(m_impl->database, run, RunState::Running, {}, "");
        execute(m_impl->database, "UPDATE runs SET pid = ? WHERE id = ?", {static_cast<int64_t>(::getpid()), run});
    });
    m_locks->held[run] = std::move(lock);
}

void RunStore::endRun(int64_t run, RunState state, const Message &reason, double seconds)
{
    write([&] {
        m_impl->get(run);
        setState(m_impl->database, run, state, reason, utcNow());
        SQLite::Statement update(m_impl->database, "UPDATE runs SET seconds = ? WHERE id = ?");
        update.bind(1, seconds);
        update.bind(2, run);
        update.exec();
    });
    m_locks->held.erase(run);
}

void RunStore::endByHand(int64_t run, const Message &reason, double seconds)
{
    write([&] {
        m_impl->get(run);
        setState(m_impl->database, run, RunState::Finished, reason, utcNow());
        SQLite::Statement update(m_impl->database, "UPDATE runs SET seconds = ?, baseline_key = '' WHERE id = ?");
        update.bind(1, seconds);
        update.bind(2, run);
        update.exec();
    });
    m_locks->held.erase(run);
}

int64_t RunStore::importRun(const RunReader &from, int64_t run, std::optional<int64_t> base)
{
    RunRecord record = from.run(run);
    record.baseRun = base;
    if (record.state == RunState::Running)
        throw std::invalid_argument("run " + std::to_string(run) + " of " + from.file().string() + " can't be taken over");
    const auto steps = from.steps(run);
    const auto epochs = from.epochs(run);
    const auto choice = from.choice(run);
    const auto part = m_impl->folder / "runs" / "import.part";
    const FileLock lock = Locks::tryTake(part); // goes with the folder, so that nobody takes it for one that was left over
    if (!lock.held())
        throw InputError(part, say("is being imported into by another program"), say("Wait for it or stop it"));
    copyRunFiles(from.runFolder(run), part);
    writeAtomically(part / importMark, "");
    const int64_t here = write([&] {
        const int64_t number = insertRun(m_impl->database, record, firstFreeNumber(m_impl->folder / "runs"));
        insertSteps(m_impl->database, number, steps);
        for (const EpochRecord &epoch : epochs)
            insertEpoch(m_impl->database, number, epoch);
        if (choice)
            insertChoice(number, *choice);
        setState(m_impl->database, number, record.state, record.reason, record.ended);
        writeMarks(m_impl->database, number, record.marks);
        SQLite::Statement update(m_impl->database, "UPDATE runs SET started = ?, seconds = ?, machine = ? WHERE id = ?");
        update.bind(1, record.started);
        update.bind(2, record.seconds);
        update.bind(3, record.machine);
        update.bind(4, number);
        update.exec();
        // Before the row can be seen. Where the process dies in between, the mark says that the folder is left over.
        std::error_code code;
        std::filesystem::rename(part, m_impl->runFolder(number), code);
        if (code)
            throw InputError(m_impl->runFolder(number), say("can't be made: %1", code.message()));
        return number;
    });
    std::error_code ignored;
    std::filesystem::remove(m_impl->runFolder(here) / importMark, ignored);
    return here;
}

void RunStore::removeRun(int64_t run)
{
    const std::filesystem::path folder = m_impl->runFolder(run);
    {
        FileLock lock; // held until the row is gone, so that nobody resumes the run meanwhile
        write([&] {
            const bool trashed = m_impl->isTrashed(run);
            if (!trashed)
                m_impl->get(run);
            lock = Locks::tryTake(folder);
            if (!lock.held())
                throw InputError(folder, say("is being trained right now"), say("Stop the run first"));
            if (!trashed) // so that a folder without its rows says what it is
                writeAtomically(m_impl->trashMark(run), "Deleted " + utcNow() + "\n");
            execute(m_impl->database, "DELETE FROM runs WHERE id = ?", {run}); // the other tables follow by their foreign keys
        });
    }
    std::error_code code;
    std::filesystem::remove_all(setAside(folder), code);
    if (code)
        throw InputError(folder, say("can't be deleted: %1", code.message()), say("Delete it by hand"));
}

/// Folders in runs/ that belong to no run: deleted ones, imports and beginnings that came to nothing. What has no rows for any other reason
/// stays: it may be all that is left of a database that was damaged. To be called in a transaction, so that no run is just beginning.
std::vector<std::filesystem::path> RunStore::findLeftOver()
{
    namespace fs = std::filesystem;
    std::vector<fs::path> leftOver;
    std::error_code code;
    const auto there = [&](const fs::path &file) { return fs::exists(file, code); };
    const auto isFree = [](const fs::path &folder) { return !FileLock::isTaken(folder / "lock"); };
    std::vector<fs::path> folders;
    for (fs::directory_iterator entry(m_impl->folder / "runs", code), end; !code && entry != end; entry.increment(code))
        folders.push_back(entry->path());
    for (const fs::path &folder : folders) {
        const std::string name = folder.filename().string();
        int64_t number = 0;
        const auto [rest, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        const bool numbered = error == std::errc() && rest == name.data() + name.size();
        if (name.ends_with(deletedEnding)) {
            leftOver.push_back(folder);
        } else if (name == "import.part") {
            if (isFree(folder))
                leftOver.push_back(setAside(folder));
        } else if (numbered && !readRuns(m_impl->database, "id = ?", {name}).empty()) {
            fs::remove(folder / importMark, code);
        } else if (numbered && isFree(folder)) {
            const auto holds = std::distance(fs::directory_iterator(folder, code), fs::directory_iterator());
            if (there(folder / "trashed") || there(folder / importMark) || holds == 0 || (holds == 1 && there(folder / "lock")))
                leftOver.push_back(setAside(folder));
        }
    }
    return leftOver;
}

void RunStore::trashRun(int64_t run)
{
    run = this->run(run).id;
    const FileLock lock = Locks::tryTake(m_impl->runFolder(run));
    if (!lock.held())
        throw InputError(m_impl->runFolder(run), say("is being trained right now"), say("Stop the run first"));
    writeAtomically(m_impl->trashMark(run), "In the bin since " + utcNow() + "\n");
}

void RunStore::restoreRun(int64_t run)
{
    std::error_code code;
    if (!std::filesystem::remove(m_impl->trashMark(run), code))
        throw InputError(m_impl->runFolder(run), code ? say("can't be taken out of the bin: %1", code.message()) : say("is not in the bin"));
}

void RunStore::purgeTrash()
{
    for (int64_t run : trashed())
        removeRun(run);
}

std::vector<int64_t> RunStore::recoverInterrupted()
{
    std::vector<std::filesystem::path> leftOver;
    std::vector<RunRecord> runs;
    const auto interrupted = write([&] {
        std::vector<int64_t> found;
        for (const RunRecord &run : readRuns(m_impl->database, "state = 'running'")) {
            if (!Locks::tryTake(m_impl->runFolder(run.id)).held())
                continue;
            setState(m_impl->database, run.id, RunState::Stopped, interruptedReason(), utcNow());
            found.push_back(run.id);
        }
        leftOver = findLeftOver();
        runs = readRuns(m_impl->database, "state <> 'running'");
        return found;
    });
    std::error_code ignored;
    for (const auto &folder : leftOver)
        std::filesystem::remove_all(folder, ignored);
    for (const RunRecord &run : runs) {
        const auto folder = m_impl->runFolder(run.id);
        if (run.state == RunState::Finished)
            ResumePoint::forgetFinished(folder);
        else if (ResumePoint::isGoingBack(folder))
            if (const FileLock lock = Locks::tryTake(folder); lock.held())
                ResumePoint::finishGoingBack(*this, run.id);
    }
    return interrupted;
}

void RunStore::appendSteps(int64_t run, std::span<const StepRecord> steps)
{
    if (!steps.empty())
        write([&] {
            m_impl->get(run);
            insertSteps(m_impl->database, run, steps);
        });
}

void RunStore::writeEpoch(int64_t run, const EpochRecord &epoch)
{
    write([&] {
        m_impl->get(run);
        insertEpoch(m_impl->database, run, epoch);
    });
}

void RunStore::writeChoice(int64_t run, const SnapshotChoice &choice)
{
    write([&] {
        m_impl->get(run);
        insertChoice(run, choice);
    });
}

void RunStore::setMarks(int64_t run, const RunMarks &marks)
{
    write([&] {
        m_impl->get(run);
        writeMarks(m_impl->database, run, marks);
    });
}

void RunStore::renameCamera(const std::string &from, const std::string &to)
{
    write([&] {
        vantage::renameCamera(m_impl->database, from, to);
    });
}

void RunStore::writeInUse(const ModelInUse &model)
{
    write([&] {
        SQLite::Statement insert(m_impl->database, "INSERT OR REPLACE INTO in_use VALUES (?, ?, ?, ?, ?)");
        insert.bind(1, model.target);
        insert.bind(2, model.run);
        insert.bind(3, model.since);
        insert.bind(4, model.why);
        insert.bind(5, model.sha256);
        insert.exec();
    });
}

void RunStore::removeInUse(const std::string &target)
{
    write([&] {
        SQLite::Statement remove(m_impl->database, "DELETE FROM in_use WHERE target = ?");
        remove.bind(1, target);
        remove.exec();
    });
}

void RunStore::setMachine(int64_t run, const std::string &words)
{
    write([&] {
        m_impl->get(run);
        SQLite::Statement update(m_impl->database, "UPDATE runs SET machine = ? WHERE id = ?");
        update.bind(1, words);
        update.bind(2, run);
        update.exec();
    });
}

void RunStore::truncateAfter(int64_t run, int64_t step)
{
    write([&] {
        m_impl->get(run);
        execute(m_impl->database, "DELETE FROM steps WHERE run = ? AND step > ?", {run, step});
        execute(m_impl->database, "DELETE FROM epochs WHERE run = ? AND step > ?", {run, step});
        execute(m_impl->database, "DELETE FROM choices WHERE run = ?", {run});
    });
}

} // namespace vantage
