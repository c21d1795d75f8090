#include "core/runs/run_reader.h"

#include "core/runs/in_use.h"
#include "core/runs/run_database.h"

#include <map>

namespace vantage {
namespace {

std::optional<RunRecord> lastOf(std::vector<RunRecord> found)
{
    return found.empty() ? std::nullopt : std::optional<RunRecord>(std::move(found.back()));
}

} // namespace

Message interruptedReason()
{
    return say("interrupted");
}

bool wasInterrupted(const RunRecord &run)
{
    return english(run.reason) == english(interruptedReason()); // older files hold the bare word
}

const std::optional<ConfusionMatrix> &EpochRecord::confusion(MeasuredOn on) const
{
    return on == MeasuredOn::Source ? source : on == MeasuredOn::Target ? target : mapped;
}

std::optional<double> EpochRecord::value(MeasuredOn on, std::string_view id) const
{
    const Measure *known = findMeasure(id);
    if (!known || !known->ofConfusion)
        return values.get(on, id);
    const auto &matrix = confusion(on);
    return matrix ? std::optional(known->ofConfusion(*matrix)) : values.get(on, id);
}

std::optional<double> EpochRecord::labelFree(std::string_view id) const
{
    const auto onTarget = values.get(MeasuredOn::Target, id);
    return onTarget ? onTarget : values.get(MeasuredOn::Source, id);
}

std::vector<RunRecord> RunReader::Impl::find(const std::string &condition, const std::vector<std::string> &values) const
{
    std::vector<RunRecord> found = readRuns(database, condition, values);
    std::erase_if(found, [&](const RunRecord &run) { return isTrashed(run.id); });
    for (RunRecord &run : found)
        if (run.state == RunState::Running && !FileLock::isTaken(runFolder(run.id) / "lock")) {
            run.state = RunState::Stopped;
            run.reason = interruptedReason();
        }
    return found;
}

RunRecord RunReader::Impl::get(int64_t run) const
{
    auto found = lastOf(find("id = ?", {std::to_string(run)}));
    if (!found)
        throw InputError(file, say("has no run %1", run));
    return std::move(*found);
}

RunReader::RunReader(const std::filesystem::path &folder)
{
    const auto file = folder / "runs.db";
    m_impl.reset(new Impl{folder, file, guarded(file, [&] { return openRunDatabaseForReading(file); })});
}

RunReader::RunReader(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{ }

RunReader::~RunReader() = default;

const std::filesystem::path &RunReader::file() const
{
    return m_impl->file;
}

std::filesystem::path RunReader::runFolder(int64_t run) const
{
    return m_impl->runFolder(run);
}

std::vector<RunRecord> RunReader::runs() const
{
    return guarded(m_impl->file, [&] { return m_impl->find("1"); });
}

RunRecord RunReader::run(int64_t run) const
{
    return guarded(m_impl->file, [&] { return m_impl->get(run); });
}

std::vector<StepRecord> RunReader::steps(int64_t run, int64_t afterStep) const
{
    return guarded(m_impl->file, [&] { return readSteps(m_impl->database, run, afterStep); });
}

std::vector<EpochRecord> RunReader::epochs(int64_t run) const
{
    return guarded(m_impl->file, [&] { return readEpochs(m_impl->database, run, m_impl->file); });
}

std::vector<EpochFigures> RunReader::figures() const
{
    return guarded(m_impl->file, [&] {
        std::vector<EpochFigures> all = readFigures(m_impl->database);
        std::map<int64_t, bool> trashed;
        std::erase_if(all, [&](const EpochFigures &figures) {
            const auto [found, isNew] = trashed.try_emplace(figures.run);
            if (isNew)
                found->second = m_impl->isTrashed(figures.run);
            return found->second;
        });
        return all;
    });
}

std::vector<std::string> RunReader::terms(int64_t run) const
{
    return guarded(m_impl->file, [&] {
        // A term is in every step from its first on; the first and the last step name them all.
        SQLite::Statement query(m_impl->database, "SELECT DISTINCT term FROM steps WHERE run = ?1 AND step IN "
                                                  "((SELECT min(step) FROM steps WHERE run = ?1), (SELECT max(step) FROM steps WHERE run = ?1)) ORDER BY position");
        query.bind(1, run);
        std::vector<std::string> names;
        while (query.executeStep())
            names.push_back(query.getColumn(0).getString());
        return names;
    });
}

std::map<int64_t, std::vector<EpochRecord>> RunReader::overview() const
{
    return guarded(m_impl->file, [&] {
        std::map<int64_t, std::vector<EpochRecord>> epochs;
        for (EpochFigures &figures : readFigures(m_impl->database)) {
            EpochRecord &epoch = epochs[figures.run].emplace_back();
            epoch.epoch = figures.epoch;
            epoch.step = figures.step;
            epoch.seconds = figures.seconds;
            epoch.values = std::move(figures.values);
        }
        readShownConfusions(m_impl->database, epochs, m_impl->file);
        std::erase_if(epochs, [&](const auto &run) { return m_impl->isTrashed(run.first); });
        return epochs;
    });
}

std::optional<SnapshotChoice> RunReader::choice(int64_t run) const
{
    return guarded(m_impl->file, [&]() -> std::optional<SnapshotChoice> {
        SQLite::Statement query(m_impl->database,
                                "SELECT chosen_epoch, oracle_epoch, verdict, why, reasons FROM choices WHERE run = ?");
        query.bind(1, run);
        if (!query.executeStep())
            return std::nullopt;
        SnapshotChoice choice;
        choice.chosen = query.getColumn(0);
        if (!query.isColumnNull(1))
            choice.oracle = query.getColumn(1).getInt();
        choice.verdict = verdictFromText(query.getColumn(2).getString());
        choice.why = query.getColumn(3).getString();
        choice.reasons = reasonsFromJson(query.getColumn(4).getString());
        return choice;
    });
}

std::optional<RunRecord> RunReader::findBaseline(const std::string &key) const
{
    return guarded(m_impl->file, [&]() -> std::optional<RunRecord> {
        return key.empty() ? std::nullopt : lastOf(m_impl->find("baseline_key = ? AND state = 'finished'", {key}));
    });
}

std::optional<RunRecord> RunReader::findResumable(const RunRecord &like) const
{
    return guarded(m_impl->file, [&] {
        return lastOf(m_impl->find("state IN ('stopped', 'failed') AND kind = ? AND recipe_json = ? AND seed = CAST(? AS INTEGER) "
                                   "AND source_fingerprint = ? AND target_fingerprint = ? AND baseline_key = ? AND COALESCE(base_run, 0) = CAST(? AS INTEGER)",
                                   {toText(like.kind), like.recipeJson, std::to_string(static_cast<int64_t>(like.seed)), like.sourceFingerprint,
                                    like.targetFingerprint, like.baselineKey, std::to_string(like.baseRun.value_or(0))}));
    });
}

std::vector<ModelInUse> RunReader::inUse() const
{
    return guarded(m_impl->file, [&] {
        SQLite::Statement query(m_impl->database, "SELECT target, coalesce(run, 0), since, why, sha256 FROM in_use ORDER BY target");
        std::vector<ModelInUse> all;
        while (query.executeStep())
            all.push_back({query.getColumn(0).getString(), query.getColumn(1).getInt64(), query.getColumn(2).getString(), query.getColumn(3).getString(),
                           query.getColumn(4).getString()});
        return all;
    });
}

std::vector<int64_t> RunReader::trashed() const
{
    return guarded(m_impl->file, [&] {
        std::vector<int64_t> result;
        for (const RunRecord &run : readRuns(m_impl->database, "1"))
            if (m_impl->isTrashed(run.id))
                result.push_back(run.id);
        return result;
    });
}

} // namespace vantage
