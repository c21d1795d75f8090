#include "core/runs/run_rows.h"

#include "core/base/error.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <stdexcept>
#include <unistd.h>

namespace vantage {
namespace {

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

void insertMeasure(SQLite::Database &database, int64_t run, int epoch, const std::string &camera, const std::string &id, double value)
{
    if (!std::isfinite(value))
        return;
    SQLite::Statement insert(database, "INSERT OR REPLACE INTO measures VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, run);
    insert.bind(2, epoch);
    insert.bind(3, camera);
    insert.bind(4, id);
    insert.bind(5, value);
    insert.exec();
}

std::vector<double> readShares(const SQLite::Database &database, int64_t run, int epoch)
{
    SQLite::Statement query(database, "SELECT share FROM class_shares WHERE run = ? AND epoch = ? ORDER BY class");
    query.bind(1, run);
    query.bind(2, epoch);
    std::vector<double> shares;
    while (query.executeStep())
        shares.push_back(query.getColumn(0).getDouble());
    return shares;
}

/// Measures of the table that follow from a confusion matrix and are not yet noted for those of this file.
std::vector<const Measure *> missingMeasures(const SQLite::Database &database)
{
    std::vector<const Measure *> missing;
    SQLite::Statement known(database, "SELECT 1 FROM measured_ids WHERE id = ?");
    for (const Measure &measure : allMeasures()) {
        known.reset();
        known.bind(1, std::string(measure.id));
        if (measure.ofConfusion && !known.executeStep())
            missing.push_back(&measure);
    }
    return missing;
}

void insertConfusion(SQLite::Database &database, int64_t run, int epoch, const char *camera,
                     const ConfusionMatrix &confusion)
{
    SQLite::Statement cell(database, "INSERT INTO confusions VALUES (?, ?, ?, ?, ?, ?)");
    SQLite::Statement row(database, "INSERT INTO class_metrics VALUES (?, ?, ?, ?, ?, ?)");
    const Metrics metrics = metricsOf(confusion);
    for (const Measure &measure : allMeasures())
        if (measure.ofConfusion)
            insertMeasure(database, run, epoch, camera, measure.id, measure.ofConfusion(confusion));
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

/// The rows of one confusion matrix, those that are 0 left out.
struct MatrixCells
{
    struct Cell
    {
        int truth, prediction;
        int64_t pixels;
    };
    std::vector<Cell> cells;
    int classes = 0;

    void add(const Cell &cell, int64_t run, const std::filesystem::path &file)
    {
        if (cell.truth < 0 || cell.truth >= 255 || cell.prediction < 0 || cell.prediction >= 255 || cell.pixels < 0)
            throw InputError(file, say("holds a confusion matrix of run %1 that can't be one", run));
        classes = std::max({classes, cell.truth + 1, cell.prediction + 1});
        cells.push_back(cell);
    }
    std::optional<ConfusionMatrix> matrix() const
    {
        if (cells.empty())
            return std::nullopt;
        std::vector<uint64_t> counts(static_cast<size_t>(classes * classes), 0);
        for (const Cell &cell : cells)
            counts[static_cast<size_t>(cell.truth * classes + cell.prediction)] = static_cast<uint64_t>(cell.pixels);
        return ConfusionMatrix::fromCounts(classes, std::move(counts));
    }
};

/// @param text truth, prediction and pixels of each cell, with blanks between
MatrixCells cellsIn(const std::string &text, int64_t run, const std::filesystem::path &file)
{
    MatrixCells cells;
    const char *at = text.data(), *const end = at + text.size();
    const auto number = [&](auto fallback) {
        const auto [behind, error] = std::from_chars(at, end, fallback);
        at = behind + (behind < end ? 1 : 0);
        return error == std::errc() ? fallback : -1; // no number of a matrix
    };
    while (at < end) {
        const int truth = number(0), prediction = number(0);
        const int64_t pixels = number(int64_t(0));
        cells.add({truth, prediction, pixels}, run, file);
    }
    return cells;
}

std::optional<ConfusionMatrix> readConfusion(const SQLite::Database &database, int64_t run, int epoch,
                                             const char *camera, const std::filesystem::path &file)
{
    SQLite::Statement query(database, "SELECT truth, prediction, pixels FROM confusions "
                                      "WHERE run = ? AND epoch = ? AND camera = ? ORDER BY truth, prediction");
    query.bind(1, run);
    query.bind(2, epoch);
    query.bind(3, camera);
    MatrixCells cells;
    while (query.executeStep())
        cells.add({query.getColumn(0), query.getColumn(1), query.getColumn(2)}, run, file);
    return cells.matrix();
}

/// A list of words as JSON; what is no such list is an empty one.
std::vector<std::string> listIn(const std::string &json)
{
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    std::vector<std::string> words;
    if (parsed.is_array())
        for (const auto &word : parsed)
            if (word.is_string())
                words.push_back(word);
    return words;
}

std::string listText(const std::vector<std::string> &words)
{
    return jsonText(nlohmann::json(words));
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
                  "baseline_key, program_version, state, reason, started, ended, seconds, pid, sources, target, machine, "
                  "m.name, m.tags, m.note, m.starred, m.pinned, m.hidden FROM runs LEFT JOIN marks m ON m.run = runs.id WHERE "
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
        run.reason = messageFromStored(text());
        run.started = text();
        run.ended = text();
        run.seconds = query.getColumn(column++).getDouble();
        run.pid = number();
        run.sources = listIn(text());
        run.target = text();
        run.machine = text();
        if (query.isColumnNull(column))
            continue;
        run.marks.name = text();
        run.marks.tags = listIn(text());
        run.marks.note = text();
        for (bool *mark : {&run.marks.starred, &run.marks.pinned, &run.marks.hidden})
            *mark = number() != 0;
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
                             "target_fingerprint, base_run, baseline_key, program_version, sources, target, state, started, pid, id) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, "
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
    insert.bind(10, listText(run.sources));
    insert.bind(11, run.target);
    insert.bind(12, static_cast<int64_t>(::getpid()));
    insert.bind(13, smallest);
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
    SQLite::Statement query(database, "SELECT epoch, step, seconds FROM epochs WHERE run = ? ORDER BY epoch");
    query.bind(1, run);
    std::vector<EpochRecord> epochs;
    while (query.executeStep()) {
        EpochRecord &epoch = epochs.emplace_back();
        epoch.epoch = query.getColumn(0);
        epoch.step = query.getColumn(1).getInt64();
        epoch.seconds = query.getColumn(2);
        epoch.source = readConfusion(database, run, epoch.epoch, "source", file);
        epoch.target = readConfusion(database, run, epoch.epoch, "target", file);
        epoch.mapped = readConfusion(database, run, epoch.epoch, "mapped", file);
        epoch.classShares = readShares(database, run, epoch.epoch);
    }
    SQLite::Statement values(database, "SELECT epoch, camera, id, value FROM measures WHERE run = ?");
    values.bind(1, run);
    while (values.executeStep()) {
        const auto epoch = std::find_if(epochs.begin(), epochs.end(), [&](const EpochRecord &one) { return one.epoch == values.getColumn(0).getInt(); });
        const std::string id = values.getColumn(2).getString();
        const Measure *known = findMeasure(id);
        if (epoch != epochs.end() && !(known && known->ofConfusion))
            epoch->values.set(measuredOnFromText(values.getColumn(1).getString()), id, values.getColumn(3).getDouble());
    }
    return epochs;
}

std::vector<EpochFigures> readFigures(const SQLite::Database &database)
{
    std::vector<EpochFigures> all;
    SQLite::Statement epochs(database, "SELECT run, epoch, step, seconds FROM epochs ORDER BY run, epoch");
    while (epochs.executeStep())
        all.push_back({epochs.getColumn(0), epochs.getColumn(1), epochs.getColumn(2), epochs.getColumn(3), {}});
    SQLite::Statement measures(database, "SELECT run, epoch, camera, id, value FROM measures ORDER BY run, epoch"); // as they lie: nothing is sorted
    auto one = all.begin();
    while (one != all.end() && measures.executeStep()) {
        const std::pair<int64_t, int> at{measures.getColumn(0), measures.getColumn(1)};
        while (one != all.end() && std::pair(one->run, one->epoch) < at)
            ++one;
        if (one != all.end() && std::pair(one->run, one->epoch) == at)
            one->values.set(measuredOnFromText(measures.getColumn(2)), measures.getColumn(3).getText(), measures.getColumn(4).getDouble());
    }
    return all;
}

void readShownConfusions(const SQLite::Database &database, std::map<int64_t, std::vector<EpochRecord>> &epochs, const std::filesystem::path &file)
{
    // A statement an epoch, for one over all of them sorts hundreds of thousands of rows that lie in order; a matrix a row, its numbers as text.
    SQLite::Statement shown(database, "SELECT run, min(epoch) FROM epochs GROUP BY run UNION "
                                      "SELECT e.run, coalesce((SELECT chosen_epoch FROM choices WHERE run = e.run), max(e.epoch)) FROM epochs e GROUP BY e.run");
    SQLite::Statement matrices(database, "SELECT camera, group_concat(truth || ' ' || prediction || ' ' || pixels, ' ') FROM confusions WHERE run = ? AND epoch = ? GROUP BY camera");
    while (shown.executeStep()) {
        const int64_t run = shown.getColumn(0);
        const int epoch = shown.getColumn(1);
        auto &all = epochs[run];
        const auto one = std::find_if(all.begin(), all.end(), [&](const EpochRecord &each) { return each.epoch == epoch; });
        matrices.reset();
        matrices.bind(1, run);
        matrices.bind(2, epoch);
        while (one != all.end() && matrices.executeStep()) {
            const std::string camera = matrices.getColumn(0);
            (camera == "source" ? one->source : camera == "target" ? one->target : one->mapped) = cellsIn(matrices.getColumn(1), run, file).matrix();
        }
    }
}

void renameCamera(SQLite::Database &database, const std::string &from, const std::string &to)
{
    for (const char *sql : {"UPDATE runs SET target = ?2 WHERE target = ?1", "UPDATE in_use SET target = ?2 WHERE target = ?1"}) {
        SQLite::Statement update(database, sql);
        update.bind(1, from);
        update.bind(2, to);
        update.exec();
    }
    for (const RunRecord &run : readRuns(database, "1")) {
        std::vector<std::string> sources = run.sources;
        std::replace(sources.begin(), sources.end(), from, to);
        if (sources == run.sources)
            continue;
        SQLite::Statement update(database, "UPDATE runs SET sources = ? WHERE id = ?");
        update.bind(1, listText(sources));
        update.bind(2, run.id);
        update.exec();
    }
}

void writeMarks(SQLite::Database &database, int64_t run, const RunMarks &marks)
{
    SQLite::Statement insert(database, "INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, run);
    insert.bind(2, marks.name);
    insert.bind(3, listText(marks.tags));
    insert.bind(4, marks.note);
    insert.bind(5, marks.starred);
    insert.bind(6, marks.pinned);
    insert.bind(7, marks.hidden);
    insert.exec();
}

bool lacksMeasures(const SQLite::Database &database)
{
    return !missingMeasures(database).empty();
}

void addMeasures(SQLite::Database &database, const std::filesystem::path &file)
{
    const auto missing = missingMeasures(database);
    if (missing.empty())
        return;
    SQLite::Statement places(database, "SELECT DISTINCT run, epoch, camera FROM confusions");
    while (places.executeStep()) {
        const std::string camera = places.getColumn(2).getString();
        const auto confusion = readConfusion(database, places.getColumn(0).getInt64(), places.getColumn(1), camera.c_str(), file);
        for (const Measure *measure : missing)
            insertMeasure(database, places.getColumn(0).getInt64(), places.getColumn(1), camera, measure->id, measure->ofConfusion(*confusion));
    }
    SQLite::Statement done(database, "INSERT INTO measured_ids VALUES (?)");
    for (const Measure *measure : missing) {
        done.reset();
        done.bind(1, std::string(measure->id));
        done.exec();
    }
}

void insertEpoch(SQLite::Database &database, int64_t run, const EpochRecord &epoch)
{
    SQLite::Statement remove(database, "DELETE FROM epochs WHERE run = ? AND epoch = ?"); // the rest goes with it
    remove.bind(1, run);
    remove.bind(2, epoch.epoch);
    remove.exec();

    SQLite::Statement insert(database, "INSERT INTO epochs (run, epoch, step, seconds) VALUES (?, ?, ?, ?)");
    insert.bind(1, run);
    insert.bind(2, epoch.epoch);
    insert.bind(3, epoch.step);
    insert.bind(4, epoch.seconds);
    insert.exec();
    for (const auto &[key, value] : epoch.values.all())
        insertMeasure(database, run, epoch.epoch, toText(key.first), key.second, value);
    SQLite::Statement share(database, "INSERT INTO class_shares VALUES (?, ?, ?, ?)");
    for (size_t i = 0; i < epoch.classShares.size(); ++i) {
        share.reset();
        share.bind(1, run);
        share.bind(2, epoch.epoch);
        share.bind(3, static_cast<int64_t>(i));
        share.bind(4, epoch.classShares[i]);
        share.exec();
    }
    if (epoch.source)
        insertConfusion(database, run, epoch.epoch, "source", *epoch.source);
    if (epoch.target)
        insertConfusion(database, run, epoch.epoch, "target", *epoch.target);
    if (epoch.mapped)
        insertConfusion(database, run, epoch.epoch, "mapped", *epoch.mapped);
}

} // namespace vantage
