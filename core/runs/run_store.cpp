#include "core/runs/run_store.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/project.h"
#include "core/runs/run_rows.h"
#include "core/runs/run_schema.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <unistd.h>

namespace vantage {
namespace {

/// Every error of SQLite leaves this file as a sentence about runs.db.
template<typename Function>
auto guarded(const std::filesystem::path &file, Function function)
{
    try {
        return function();
    } catch (const SQLite::Exception &error) {
        throwAsInputError(error, file);
    }
}

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

/// The files of a run. Models are never written in place, so they can be shared; the others are small, and a log may grow.
void copyRunFiles(const std::filesystem::path &from, const std::filesystem::path &to)
{
    namespace fs = std::filesystem;
    try {
        fs::remove_all(to); // of an import that was cut off
        createFolder(to);
        for (const auto &entry : fs::recursive_directory_iterator(from)) {
            const fs::path target = to / entry.path().lexically_relative(from);
            if (entry.is_directory()) {
                fs::create_directories(target);
            } else if (entry.path().filename() != "lock") {
                std::error_code code = std::make_error_code(std::errc::not_supported);
                if (entry.path().extension() == ".safetensors")
                    fs::create_hard_link(entry.path(), target, code);
                if (code)
                    fs::copy_file(entry.path(), target);
            }
        }
    } catch (const fs::filesystem_error &error) {
        throw InputError(from, "can't be copied to " + to.string() + ": " + error.code().message());
    }
}

} // namespace

struct RunStore::Impl
{
    std::filesystem::path folder, file;
    SQLite::Database database;
    std::map<int64_t, FileLock> locks; ///< of the runs that this object trains

    explicit Impl(const std::filesystem::path &where)
        : folder(where)
        , file(databaseIn(where))
        , database(guarded(file, [&] { return openRunDatabase(file); }))
    { }

    /// Runs `change` in one transaction that is rolled back where it throws.
    template<typename Function>
    auto write(Function change)
    {
        return guarded(file, [&] {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<decltype(change())>) {
                change();
                transaction.commit();
            } else {
                auto result = change();
                transaction.commit();
                return result;
            }
        });
    }

    std::filesystem::path runFolder(int64_t run) const { return folder / "runs" / std::to_string(run); }

    FileLock tryLock(int64_t run) const
    {
        createFolder(runFolder(run));
        return FileLock::tryTake(runFolder(run) / "lock");
    }

    RunRecord get(int64_t run) const
    {
        std::vector<RunRecord> found = readRuns(database, "id = ?", {std::to_string(run)});
        if (found.empty())
            throw InputError(file, "has no run " + std::to_string(run));
        return std::move(found.front());
    }

    void exec(const std::string &sql, std::initializer_list<int64_t> values)
    {
        SQLite::Statement statement(database, sql);
        int index = 0;
        for (int64_t value : values)
            statement.bind(++index, value);
        statement.exec();
    }

    void insertChoice(int64_t run, const SnapshotChoice &choice)
    {
        SQLite::Statement insert(database, "INSERT OR REPLACE INTO choices VALUES (?, ?, ?, ?, ?)");
        insert.bind(1, run);
        insert.bind(2, choice.chosen);
        if (choice.oracle)
            insert.bind(3, *choice.oracle);
        insert.bind(4, toText(choice.verdict));
        insert.bind(5, choice.why);
        insert.exec();
    }

    void setState(int64_t run, RunState state, const std::string &reason, const std::string &ended)
    {
        SQLite::Statement update(database, "UPDATE runs SET state = ?, reason = ?, ended = ? WHERE id = ?");
        update.bind(1, toText(state));
        update.bind(2, reason);
        update.bind(3, ended);
        update.bind(4, run);
        update.exec();
    }
};

RunStore::RunStore(const std::filesystem::path &folder)
    : m_impl(std::make_unique<Impl>(folder))
{ }

RunStore::~RunStore() = default;

const std::filesystem::path &RunStore::file() const
{
    return m_impl->file;
}

std::filesystem::path RunStore::runFolder(int64_t run) const
{
    return m_impl->runFolder(run);
}

int64_t RunStore::createRun(const RunRecord &run)
{
    // The lock is taken before the row can be seen, so that nobody takes the new run for an interrupted one.
    FileLock lock;
    const int64_t id = m_impl->write([&] {
        const int64_t number = insertRun(m_impl->database, run, firstFreeNumber(m_impl->folder / "runs"));
        lock = m_impl->tryLock(number);
        if (!lock.held())
            throw InputError(m_impl->runFolder(number), "is in use already", "Choose another project folder");
        return number;
    });
    m_impl->locks[id] = std::move(lock);
    return id;
}

void RunStore::resumeRun(int64_t run)
{
    FileLock lock;
    m_impl->write([&] {
        if (m_impl->get(run).state == RunState::Finished)
            throw InputError(m_impl->runFolder(run), "this run has finished", "Start a new run");
        lock = m_impl->tryLock(run);
        if (!lock.held())
            throw InputError(m_impl->runFolder(run), "this run is being trained right now", "Wait for it or stop it");
        m_impl->setState(run, RunState::Running, "", "");
        m_impl->exec("UPDATE runs SET pid = ? WHERE id = ?", {static_cast<int64_t>(::getpid()), run});
    });
    m_impl->locks[run] = std::move(lock);
}

void RunStore::endRun(int64_t run, RunState state, const std::string &reason, double seconds)
{
    m_impl->write([&] {
        m_impl->get(run);
        m_impl->setState(run, state, reason, utcNow());
        SQLite::Statement update(m_impl->database, "UPDATE runs SET seconds = ? WHERE id = ?");
        update.bind(1, seconds);
        update.bind(2, run);
        update.exec();
    });
    m_impl->locks.erase(run);
}

int64_t RunStore::importRun(const RunStore &from, int64_t run)
{
    const RunRecord record = from.run(run);
    if (record.state != RunState::Finished || record.baseRun)
        throw std::invalid_argument("run " + std::to_string(run) + " of " + from.file().string() + " can't be taken over");
    const auto steps = from.steps(run);
    const auto epochs = from.epochs(run);
    const auto choice = from.choice(run);
    const auto part = m_impl->folder / "runs" / "import.part";
    copyRunFiles(from.runFolder(run), part);
    return m_impl->write([&] {
        const int64_t number = insertRun(m_impl->database, record, firstFreeNumber(m_impl->folder / "runs"));
        insertSteps(m_impl->database, number, steps);
        for (const EpochRecord &epoch : epochs)
            insertEpoch(m_impl->database, number, epoch);
        if (choice)
            m_impl->insertChoice(number, *choice);
        m_impl->setState(number, RunState::Finished, "", record.ended);
        SQLite::Statement update(m_impl->database, "UPDATE runs SET started = ?, seconds = ? WHERE id = ?");
        update.bind(1, record.started);
        update.bind(2, record.seconds);
        update.bind(3, number);
        update.exec();
        // Before the row can be seen. Where the process dies in between, the folder is left over, which does no harm.
        std::error_code code;
        std::filesystem::rename(part, m_impl->runFolder(number), code);
        if (code)
            throw InputError(m_impl->runFolder(number), "can't be made: " + code.message());
        return number;
    });
}

void RunStore::removeRun(int64_t run)
{
    const std::filesystem::path folder = m_impl->runFolder(run);
    {
        FileLock lock; // held until the row is gone, so that nobody resumes the run meanwhile
        m_impl->write([&] {
            m_impl->get(run);
            lock = m_impl->tryLock(run);
            if (!lock.held())
                throw InputError(folder, "is being trained right now", "Stop the run first");
            m_impl->exec("DELETE FROM runs WHERE id = ?", {run}); // the other tables follow by their foreign keys
        });
    }
    std::error_code code;
    std::filesystem::remove_all(folder, code);
    if (code)
        throw InputError(folder, "can't be deleted: " + code.message(), "Delete it by hand");
}

std::vector<int64_t> RunStore::recoverInterrupted()
{
    return m_impl->write([&] {
        std::vector<int64_t> interrupted;
        for (const RunRecord &run : readRuns(m_impl->database, "state = 'running'")) {
            if (!m_impl->tryLock(run.id).held())
                continue;
            m_impl->setState(run.id, RunState::Stopped, "interrupted", utcNow());
            interrupted.push_back(run.id);
        }
        return interrupted;
    });
}

void RunStore::appendSteps(int64_t run, std::span<const StepRecord> steps)
{
    if (!steps.empty())
        m_impl->write([&] {
            m_impl->get(run);
            insertSteps(m_impl->database, run, steps);
        });
}

void RunStore::writeEpoch(int64_t run, const EpochRecord &epoch)
{
    m_impl->write([&] {
        m_impl->get(run);
        insertEpoch(m_impl->database, run, epoch);
    });
}

void RunStore::writeChoice(int64_t run, const SnapshotChoice &choice)
{
    m_impl->write([&] {
        m_impl->get(run);
        m_impl->insertChoice(run, choice);
    });
}

void RunStore::truncateAfter(int64_t run, int64_t step)
{
    m_impl->write([&] {
        m_impl->get(run);
        m_impl->exec("DELETE FROM steps WHERE run = ? AND step > ?", {run, step});
        m_impl->exec("DELETE FROM epochs WHERE run = ? AND step > ?", {run, step});
        m_impl->exec("DELETE FROM choices WHERE run = ?", {run});
    });
}

std::vector<RunRecord> RunStore::runs() const
{
    return guarded(m_impl->file, [&] { return readRuns(m_impl->database, "1"); });
}

RunRecord RunStore::run(int64_t run) const
{
    return guarded(m_impl->file, [&] { return m_impl->get(run); });
}

std::vector<StepRecord> RunStore::steps(int64_t run, int64_t afterStep) const
{
    return guarded(m_impl->file, [&] { return readSteps(m_impl->database, run, afterStep); });
}

std::vector<EpochRecord> RunStore::epochs(int64_t run) const
{
    return guarded(m_impl->file, [&] { return readEpochs(m_impl->database, run, m_impl->file); });
}

std::optional<SnapshotChoice> RunStore::choice(int64_t run) const
{
    return guarded(m_impl->file, [&]() -> std::optional<SnapshotChoice> {
        SQLite::Statement query(m_impl->database,
                                "SELECT chosen_epoch, oracle_epoch, verdict, why FROM choices WHERE run = ?");
        query.bind(1, run);
        if (!query.executeStep())
            return std::nullopt;
        SnapshotChoice choice;
        choice.chosen = query.getColumn(0);
        if (!query.isColumnNull(1))
            choice.oracle = query.getColumn(1).getInt();
        choice.verdict = verdictFromText(query.getColumn(2).getString());
        choice.why = query.getColumn(3).getString();
        return choice;
    });
}

std::optional<RunRecord> RunStore::findBaseline(const std::string &key) const
{
    return guarded(m_impl->file, [&]() -> std::optional<RunRecord> {
        std::vector<RunRecord> found;
        if (!key.empty())
            found = readRuns(m_impl->database, "baseline_key = ? AND state = 'finished'", {key});
        return found.empty() ? std::nullopt : std::optional<RunRecord>(std::move(found.back()));
    });
}

std::optional<RunRecord> RunStore::findResumable(const RunRecord &like) const
{
    return guarded(m_impl->file, [&]() -> std::optional<RunRecord> {
        std::vector<RunRecord> found =
            readRuns(m_impl->database,
                     "state IN ('stopped', 'failed') AND kind = ? AND recipe_json = ? AND seed = CAST(? AS INTEGER) "
                     "AND source_fingerprint = ? AND target_fingerprint = ? AND baseline_key = ? AND COALESCE(base_run, 0) = CAST(? AS INTEGER)",
                     {like.kind, like.recipeJson, std::to_string(static_cast<int64_t>(like.seed)),
                      like.sourceFingerprint, like.targetFingerprint, like.baselineKey,
                      std::to_string(like.baseRun.value_or(0))});
        return found.empty() ? std::nullopt : std::optional<RunRecord>(std::move(found.back()));
    });
}

} // namespace vantage
