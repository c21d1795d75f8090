#include "core/runs/run_rows.h"

#include "core/base/error.h"

#include <array>
#include <limits>
#include <sqlite3.h>
#include <stdexcept>
#include <unistd.h>

namespace vantage {
namespace {

constexpr std::array labelFreeColumns = {
    &EpochRecord::entropy,       &EpochRecord::infoMax,           &EpochRecord::snd,
    &EpochRecord::flipAgreement, &EpochRecord::ensembleAgreement, &EpochRecord::histogramDistance};

void bindOptional(SQLite::Statement &statement, int index, const std::optional<double> &value)
{
    if (value)
        statement.bind(index, *value);
    else
        statement.bind(index);
}

double orNaN(const SQLite::Column &column)
{
    return column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}

void bindMeans(SQLite::Statement &statement, int index, const std::optional<ConfusionMatrix> &confusion)
{
    const Metrics metrics = confusion ? metricsOf(*confusion) : Metrics{};
    int column = index;
    for (double value : {metrics.meanIou, metrics.meanClassAccuracy, metrics.pixelAccuracy})
        bindOptional(statement, column++, confusion ? std::optional<double>(value) : std::nullopt);
}

void insertConfusion(SQLite::Database &database, int64_t run, int epoch, const char *camera,
                     const ConfusionMatrix &confusion)
{
    SQLite::Statement cell(database, "INSERT INTO confusions VALUES (?, ?, ?, ?, ?, ?)");
    SQLite::Statement row(database, "INSERT INTO class_metrics VALUES (?, ?, ?, ?, ?, ?)");
    const Metrics metrics = metricsOf(confusion);
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        for (int prediction = 0; prediction < confusion.classes(); ++prediction) {
            const uint64_t pixels = confusion.at(truth, prediction);
            if (pixels == 0 && truth != prediction)
                continue;
            cell.reset();
            cell.bind(1, run);
            cell.bind(2, epoch);
            cell.bind(3, camera);
            cell.bind(4, truth);
            cell.bind(5, prediction);
            cell.bind(6, static_cast<int64_t>(pixels));
            cell.exec();
        }
        row.reset();
        row.bind(1, run);
        row.bind(2, epoch);
        row.bind(3, camera);
        row.bind(4, truth);
        bindOptional(row, 5, metrics.classAccuracy[static_cast<size_t>(truth)]);
        bindOptional(row, 6, metrics.iou[static_cast<size_t>(truth)]);
        row.exec();
    }
}

std::optional<ConfusionMatrix> readConfusion(const SQLite::Database &database, int64_t run, int epoch,
                                             const char *camera, const std::filesystem::path &file)
{
    struct Cell
    {
        int truth, prediction;
        int64_t pixels;
    };
    std::vector<Cell> cells;
    SQLite::Statement query(database, "SELECT truth, prediction, pixels FROM confusions "
                                      "WHERE run = ? AND epoch = ? AND camera = ? ORDER BY truth, prediction");
    query.bind(1, run);
    query.bind(2, epoch);
    query.bind(3, camera);
    int classes = 0;
    while (query.executeStep()) {
        const Cell cell{query.getColumn(0), query.getColumn(1), query.getColumn(2)};
        if (cell.truth < 0 || cell.truth >= 255 || cell.prediction < 0 || cell.prediction >= 255 || cell.pixels < 0)
            throw InputError(file, "holds a confusion matrix of run " + std::to_string(run) + " that can't be one");
        classes = std::max({classes, cell.truth + 1, cell.prediction + 1});
        cells.push_back(cell);
    }
    if (cells.empty())
        return std::nullopt;
    std::vector<uint64_t> counts(static_cast<size_t>(classes * classes), 0);
    for (const Cell &cell : cells)
        counts[static_cast<size_t>(cell.truth * classes + cell.prediction)] = static_cast<uint64_t>(cell.pixels);
    return ConfusionMatrix::fromCounts(classes, std::move(counts));
}


/// @throws SQLite::Exception as of a damaged file
RunKind kindIn(const std::string &text)
{
    try {
        return runKindFromText(text);
    } catch (const std::invalid_argument &error) {
        throw SQLite::Exception(error.what(), SQLITE_CORRUPT);
    }
}

} // namespace

std::string toText(RunState state)
{
    switch (state) {
    case RunState::Running: return "running";
    case RunState::Finished: return "finished";
    case RunState::Stopped: return "stopped";
    case RunState::Failed: break;
    }
    return "failed";
}

RunState runStateFromText(const std::string &text)
{
    for (RunState state : {RunState::Running, RunState::Finished, RunState::Stopped}) {
        if (text == toText(state))
            return state;
    }
    return RunState::Failed;
}

std::vector<RunRecord> readRuns(const SQLite::Database &database, const std::string &condition,
                                const std::vector<std::string> &values)
{
    SQLite::Statement query(
        database, "SELECT id, kind, recipe, recipe_json, seed, source_fingerprint, target_fingerprint, base_run, "
                  "baseline_key, program_version, state, reason, started, ended, seconds, pid FROM runs WHERE "
                      + condition + " ORDER BY id");
    for (size_t i = 0; i < values.size(); ++i)
        query.bind(static_cast<int>(i + 1), values[i]);
    std::vector<RunRecord> runs;
    while (query.executeStep()) {
        RunRecord &run = runs.emplace_back();
        int column = 0;
        const auto text = [&] { return query.getColumn(column++).getString(); };
        const auto number = [&] { return query.getColumn(column++).getInt64(); };
        run.id = number();
        run.kind = kindIn(text());
        run.recipe = text();
        run.recipeJson = text();
        run.seed = static_cast<uint64_t>(number());
        run.sourceFingerprint = text();
        run.targetFingerprint = text();
        if (!query.isColumnNull(column))
            run.baseRun = query.getColumn(column).getInt64();
        ++column;
        run.baselineKey = text();
        run.programVersion = text();
        run.state = runStateFromText(text());
        run.reason = text();
        run.started = text();
        run.ended = text();
        run.seconds = query.getColumn(column++).getDouble();
        run.pid = number();
    }
    SQLite::Statement names(database, "SELECT name FROM classes WHERE run = ? ORDER BY class");
    for (RunRecord &run : runs) {
        names.reset();
        names.bind(1, run.id);
        while (names.executeStep())
            run.classNames.push_back(names.getColumn(0).getString());
    }
    return runs;
}

int64_t insertRun(SQLite::Database &database, const RunRecord &run, int64_t smallest)
{
    SQLite::Statement insert(database,
                             "INSERT INTO runs (kind, recipe, recipe_json, seed, source_fingerprint, "
                             "target_fingerprint, base_run, baseline_key, program_version, state, started, pid, id) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, "
                             "max(?, 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'runs'), 0)))");
    insert.bind(1, toText(run.kind));
    insert.bind(2, run.recipe);
    insert.bind(3, run.recipeJson);
    insert.bind(4, static_cast<int64_t>(run.seed)); // SQLite's integers are signed; the bits are the same
    insert.bind(5, run.sourceFingerprint);
    insert.bind(6, run.targetFingerprint);
    if (run.baseRun)
        insert.bind(7, *run.baseRun);
    insert.bind(8, run.baselineKey);
    insert.bind(9, run.programVersion);
    insert.bind(10, static_cast<int64_t>(::getpid()));
    insert.bind(11, smallest);
    insert.exec();
    const int64_t id = database.getLastInsertRowid();

    SQLite::Statement name(database, "INSERT INTO classes VALUES (?, ?, ?)");
    for (size_t i = 0; i < run.classNames.size(); ++i) {
        name.reset();
        name.bind(1, id);
        name.bind(2, static_cast<int64_t>(i));
        name.bind(3, run.classNames[i]);
        name.exec();
    }
    return id;
}

std::vector<StepRecord> readSteps(const SQLite::Database &database, int64_t run, int64_t afterStep)
{
    SQLite::Statement query(database,
                            "SELECT step, term, value FROM steps WHERE run = ? AND step > ? ORDER BY step, position");
    query.bind(1, run);
    query.bind(2, afterStep);
    std::vector<StepRecord> steps;
    while (query.executeStep()) {
        const int64_t step = query.getColumn(0).getInt64();
        if (steps.empty() || steps.back().step != step)
            steps.push_back({step, {}});
        steps.back().values.emplace_back(query.getColumn(1).getString(), orNaN(query.getColumn(2)));
    }
    return steps;
}

void insertSteps(SQLite::Database &database, int64_t run, std::span<const StepRecord> steps)
{
    SQLite::Statement remove(database, "DELETE FROM steps WHERE run = ? AND step = ?");
    SQLite::Statement insert(database, "INSERT INTO steps VALUES (?, ?, ?, ?, ?)");
    for (const StepRecord &step : steps) {
        remove.reset();
        remove.bind(1, run);
        remove.bind(2, step.step);
        remove.exec();
        for (size_t i = 0; i < step.values.size(); ++i) {
            insert.reset();
            insert.bind(1, run);
            insert.bind(2, step.step);
            insert.bind(3, static_cast<int64_t>(i));
            insert.bind(4, step.values[i].first);
            insert.bind(5, step.values[i].second); // SQLite stores NaN as NULL
            insert.exec();
        }
    }
}

std::vector<EpochRecord> readEpochs(const SQLite::Database &database, int64_t run, const std::filesystem::path &file)
{
    SQLite::Statement query(database,
                            "SELECT epoch, step, seconds, entropy, info_max, snd, flip_agreement, "
                            "ensemble_agreement, histogram_distance, known_agreement FROM epochs WHERE run = ? ORDER BY epoch");
    query.bind(1, run);
    std::vector<EpochRecord> epochs;
    while (query.executeStep()) {
        EpochRecord &epoch = epochs.emplace_back();
        epoch.epoch = query.getColumn(0);
        epoch.step = query.getColumn(1).getInt64();
        epoch.seconds = query.getColumn(2);
        for (size_t i = 0; i < labelFreeColumns.size(); ++i) {
            const SQLite::Column column = query.getColumn(static_cast<int>(i) + 3);
            if (!column.isNull())
                epoch.*labelFreeColumns[i] = column.getDouble();
        }
        if (const SQLite::Column known = query.getColumn(static_cast<int>(labelFreeColumns.size()) + 3); !known.isNull())
            epoch.knownAgreement = known.getDouble();
        epoch.source = readConfusion(database, run, epoch.epoch, "source", file);
        epoch.target = readConfusion(database, run, epoch.epoch, "target", file);
        epoch.mapped = readConfusion(database, run, epoch.epoch, "mapped", file);
    }
    return epochs;
}

void insertEpoch(SQLite::Database &database, int64_t run, const EpochRecord &epoch)
{
    SQLite::Statement remove(database, "DELETE FROM epochs WHERE run = ? AND epoch = ?"); // the rest goes with it
    remove.bind(1, run);
    remove.bind(2, epoch.epoch);
    remove.exec();

    SQLite::Statement insert(database, "INSERT INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, run);
    insert.bind(2, epoch.epoch);
    insert.bind(3, epoch.step);
    insert.bind(4, epoch.seconds);
    bindMeans(insert, 5, epoch.source);
    bindMeans(insert, 8, epoch.target);
    for (size_t i = 0; i < labelFreeColumns.size(); ++i)
        bindOptional(insert, static_cast<int>(i) + 11, epoch.*labelFreeColumns[i]);
    bindMeans(insert, static_cast<int>(labelFreeColumns.size()) + 11, epoch.mapped);
    bindOptional(insert, static_cast<int>(labelFreeColumns.size()) + 14, epoch.knownAgreement);
    insert.exec();
    if (epoch.source)
        insertConfusion(database, run, epoch.epoch, "source", *epoch.source);
    if (epoch.target)
        insertConfusion(database, run, epoch.epoch, "target", *epoch.target);
    if (epoch.mapped)
        insertConfusion(database, run, epoch.epoch, "mapped", *epoch.mapped);
}

} // namespace vantage
