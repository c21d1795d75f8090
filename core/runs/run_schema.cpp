#include "core/runs/run_schema.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/runs/project.h"
#include "core/runs/run_reader.h"
#include "core/runs/run_rows.h"

#include <SQLiteCpp/Backup.h>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace vantage {
namespace {

constexpr int applicationId = 0x564e5447; // "VNTG": tells `file` and us whose database it is
constexpr int newestVersion = 4;
constexpr int busyMilliseconds = 10000;
constexpr int readerMilliseconds = 2000; // readers wait for nobody in WAL mode, but for one that keeps the file to itself

constexpr const char *version1 = R"sql(
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    recipe TEXT NOT NULL,
    recipe_json TEXT NOT NULL,
    seed INTEGER NOT NULL,
    source_fingerprint TEXT NOT NULL,
    target_fingerprint TEXT NOT NULL,
    base_run INTEGER REFERENCES runs (id) ON DELETE SET NULL,
    baseline_key TEXT NOT NULL,
    program_version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'failed')),
    reason TEXT NOT NULL DEFAULT '',
    started TEXT NOT NULL,
    ended TEXT NOT NULL DEFAULT '',
    seconds REAL NOT NULL DEFAULT 0,
    pid INTEGER NOT NULL
);
CREATE INDEX runs_by_baseline_key ON runs (baseline_key);
CREATE TABLE classes (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    class INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (run, class)
) WITHOUT ROWID;
CREATE TABLE steps (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    position INTEGER NOT NULL, -- keeps the order in which the recipe names its terms
    term TEXT NOT NULL,
    value REAL,                -- NULL: not a number
    PRIMARY KEY (run, step, position)
) WITHOUT ROWID;
CREATE TABLE epochs (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    step INTEGER NOT NULL,
    seconds REAL NOT NULL,
    source_miou REAL, source_class_accuracy REAL, source_pixel_accuracy REAL,
    target_miou REAL, target_class_accuracy REAL, target_pixel_accuracy REAL,
    entropy REAL, info_max REAL, snd REAL, flip_agreement REAL, ensemble_agreement REAL, histogram_distance REAL,
    PRIMARY KEY (run, epoch)
) WITHOUT ROWID;
CREATE TABLE class_metrics (
    run INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    camera TEXT NOT NULL CHECK (camera IN ('source', 'target')),
    class INTEGER NOT NULL,
    accuracy REAL, -- NULL: no such pixel in the ground truth
    iou REAL,
    PRIMARY KEY (run, epoch, camera, class),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE confusions ( -- cells that are 0 are left out, but for the diagonal
    run INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    camera TEXT NOT NULL CHECK (camera IN ('source', 'target')),
    truth INTEGER NOT NULL,
    prediction INTEGER NOT NULL,
    pixels INTEGER NOT NULL,
    PRIMARY KEY (run, epoch, camera, truth, prediction),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE choices (
    run INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    chosen_epoch INTEGER NOT NULL,
    oracle_epoch INTEGER,
    verdict TEXT NOT NULL,
    why TEXT NOT NULL
);
)sql";

// Figures of a model with the map of its camera, and where both cameras see the same. SQLite changes no CHECK, so the two tables are made anew.
constexpr const char *version2 = R"sql(
ALTER TABLE epochs ADD COLUMN mapped_miou REAL;
ALTER TABLE epochs ADD COLUMN mapped_class_accuracy REAL;
ALTER TABLE epochs ADD COLUMN mapped_pixel_accuracy REAL;
ALTER TABLE epochs ADD COLUMN known_agreement REAL; -- with labels of places that the source's camera sees too
CREATE TABLE class_metrics_2 (
    run INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    camera TEXT NOT NULL CHECK (camera IN ('source', 'target', 'mapped')), -- mapped: the target, with the map of its places
    class INTEGER NOT NULL,
    accuracy REAL, -- NULL: no such pixel in the ground truth
    iou REAL,
    PRIMARY KEY (run, epoch, camera, class),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO class_metrics_2 SELECT * FROM class_metrics;
DROP TABLE class_metrics;
ALTER TABLE class_metrics_2 RENAME TO class_metrics;
CREATE TABLE confusions_2 ( -- cells that are 0 are left out, but for the diagonal
    run INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    camera TEXT NOT NULL CHECK (camera IN ('source', 'target', 'mapped')),
    truth INTEGER NOT NULL,
    prediction INTEGER NOT NULL,
    pixels INTEGER NOT NULL,
    PRIMARY KEY (run, epoch, camera, truth, prediction),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO confusions_2 SELECT * FROM confusions;
DROP TABLE confusions;
ALTER TABLE confusions_2 RENAME TO confusions;
)sql";

// A figure is a row, so that a new measure changes no table; what the operator writes on runs; which model a camera uses; what waits.
constexpr const char *version3 = R"sql(
CREATE TABLE measures (
    run INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    camera TEXT NOT NULL CHECK (camera IN ('source', 'target', 'mapped')), -- mapped: the target, with the map of its places
    id TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (run, epoch, camera, id),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE measured_ids (id TEXT PRIMARY KEY) WITHOUT ROWID; -- measures that have been computed for every confusion matrix
CREATE TABLE class_shares (
    run INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    class INTEGER NOT NULL,
    share REAL NOT NULL, -- predicted on the target, of its pixels
    PRIMARY KEY (run, epoch, class),
    FOREIGN KEY (run, epoch) REFERENCES epochs (run, epoch) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO measures SELECT run, epoch, 'target', 'entropy', entropy FROM epochs WHERE entropy IS NOT NULL;
INSERT INTO measures SELECT run, epoch, 'target', 'info-max', info_max FROM epochs WHERE info_max IS NOT NULL;
INSERT INTO measures SELECT run, epoch, 'target', 'snd', snd FROM epochs WHERE snd IS NOT NULL;
INSERT INTO measures SELECT run, epoch, CASE WHEN entropy IS NULL AND target_miou IS NULL THEN 'source' ELSE 'target' END, 'flip-agreement', flip_agreement
    FROM epochs WHERE flip_agreement IS NOT NULL;
INSERT INTO measures SELECT run, epoch, 'target', 'ensemble-agreement', ensemble_agreement FROM epochs WHERE ensemble_agreement IS NOT NULL;
INSERT INTO measures SELECT run, epoch, 'target', 'histogram-distance', histogram_distance FROM epochs WHERE histogram_distance IS NOT NULL;
INSERT INTO measures SELECT run, epoch, 'target', 'known-agreement', known_agreement FROM epochs WHERE known_agreement IS NOT NULL;
ALTER TABLE epochs DROP COLUMN source_miou;
ALTER TABLE epochs DROP COLUMN source_class_accuracy;
ALTER TABLE epochs DROP COLUMN source_pixel_accuracy;
ALTER TABLE epochs DROP COLUMN target_miou;
ALTER TABLE epochs DROP COLUMN target_class_accuracy;
ALTER TABLE epochs DROP COLUMN target_pixel_accuracy;
ALTER TABLE epochs DROP COLUMN mapped_miou;
ALTER TABLE epochs DROP COLUMN mapped_class_accuracy;
ALTER TABLE epochs DROP COLUMN mapped_pixel_accuracy;
ALTER TABLE epochs DROP COLUMN entropy;
ALTER TABLE epochs DROP COLUMN info_max;
ALTER TABLE epochs DROP COLUMN snd;
ALTER TABLE epochs DROP COLUMN flip_agreement;
ALTER TABLE epochs DROP COLUMN ensemble_agreement;
ALTER TABLE epochs DROP COLUMN histogram_distance;
ALTER TABLE epochs DROP COLUMN known_agreement;
ALTER TABLE runs ADD COLUMN sources TEXT NOT NULL DEFAULT '[]'; -- names of cameras, JSON
ALTER TABLE runs ADD COLUMN target TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN machine TEXT NOT NULL DEFAULT '';
CREATE TABLE marks (
    run INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    tags TEXT NOT NULL, -- JSON
    note TEXT NOT NULL,
    starred INTEGER NOT NULL, pinned INTEGER NOT NULL, hidden INTEGER NOT NULL
);
CREATE TABLE in_use (
    target TEXT PRIMARY KEY, -- the camera's name
    run INTEGER REFERENCES runs (id) ON DELETE SET NULL,
    since TEXT NOT NULL,
    why TEXT NOT NULL,
    sha256 TEXT NOT NULL -- of the model file then
) WITHOUT ROWID;
CREATE TABLE queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    request TEXT NOT NULL, -- as runs/<id>/adaptation.json
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'stopped', 'failed')),
    reason TEXT NOT NULL DEFAULT '',
    added TEXT NOT NULL,
    started TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT ''
);
CREATE TABLE queue_pause (paused INTEGER NOT NULL); -- a row: no next one is begun
)sql";

// What a choice rests on, its figures apart from its words.
constexpr const char *version4 = "ALTER TABLE choices ADD COLUMN reasons TEXT NOT NULL DEFAULT ''";

// Of the newest version. They are made anew whenever tables change, which no view may see half done.
constexpr const char *dropViews = R"sql(
DROP VIEW IF EXISTS run_overview;
DROP VIEW IF EXISTS curves;
DROP VIEW IF EXISTS class_results;
DROP VIEW IF EXISTS confusion_table;
)sql";
constexpr const char *views = R"sql(
CREATE VIEW run_overview AS
    SELECT r.id AS run, r.kind, r.recipe, r.seed, r.state, r.reason, r.started, r.ended, r.seconds / 60 AS minutes,
           (SELECT max(step) FROM steps WHERE run = r.id) AS last_step,
           c.chosen_epoch, c.oracle_epoch, c.verdict, e.epoch AS shown_epoch,
           (SELECT value FROM measures WHERE run = r.id AND epoch = e.epoch AND camera = 'source' AND id = 'mean-iou') AS source_miou,
           (SELECT value FROM measures WHERE run = r.id AND epoch = e.epoch AND camera = 'target' AND id = 'mean-iou') AS target_miou,
           (SELECT value FROM measures WHERE run = r.id AND epoch = e.epoch AND camera = 'mapped' AND id = 'mean-iou') AS mapped_miou
    FROM runs r
    LEFT JOIN choices c ON c.run = r.id
    LEFT JOIN epochs e ON e.run = r.id
        AND e.epoch = coalesce(c.chosen_epoch, (SELECT max(epoch) FROM epochs WHERE run = r.id));
CREATE VIEW curves AS
    SELECT s.run, r.kind, r.recipe, s.step, s.term, s.value FROM steps s JOIN runs r ON r.id = s.run;
CREATE VIEW class_results AS
    SELECT m.run, r.kind, m.epoch, m.camera, m.class, n.name, m.accuracy, m.iou
    FROM class_metrics m JOIN runs r ON r.id = m.run LEFT JOIN classes n ON n.run = m.run AND n.class = m.class;
CREATE VIEW confusion_table AS
    SELECT c.run, c.epoch, c.camera, t.name AS truth, p.name AS prediction, c.pixels
    FROM confusions c
    LEFT JOIN classes t ON t.run = c.run AND t.class = c.truth
    LEFT JOIN classes p ON p.run = c.run AND p.class = c.prediction
    WHERE c.pixels > 0;
)sql";

int pragma(SQLite::Database &database, const std::string &name)
{
    return database.execAndGet("PRAGMA " + name).getInt();
}

/// SQLite can read past a damaged page without a word, so it is asked once: 25 ms for the 7 MB of 50,000 steps with 6
/// terms. Of a thousand runs that takes longer than all else that is read: then only what a list of them shows is looked through.
void checkForDamage(SQLite::Database &database, const std::filesystem::path &file)
{
    constexpr int64_t small = int64_t(64) << 20;
    if (database.execAndGet("PRAGMA page_count").getInt64() * database.execAndGet("PRAGMA page_size").getInt64() > small) {
        for (const char *table : {"runs", "classes", "choices", "epochs"})
            if (const std::string result = database.execAndGet(std::string("PRAGMA quick_check('") + table + "')").getString(); result != "ok")
                throwAsInputError(SQLite::Exception(result, SQLITE_CORRUPT), file);
        return;
    }
    const std::string result = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (result != "ok")
        throwAsInputError(SQLite::Exception(result, SQLITE_CORRUPT), file);
}

/// Runs of older files were all between the cameras of the project.
void nameCameras(SQLite::Database &database, const std::filesystem::path &file)
{
    if (!isProject(file.parent_path()))
        return;
    Project project;
    try {
        project = openProject(file.parent_path());
    } catch (const InputError &) { // it is told where the project is opened
        return;
    }
    auto names = nlohmann::json::array();
    for (const auto &source : project.sources)
        names.push_back(source.filename().string());
    SQLite::Statement sources(database, "UPDATE runs SET sources = ?");
    sources.bind(1, jsonText(names));
    sources.exec();
    SQLite::Statement target(database, "UPDATE runs SET target = ? WHERE kind <> 'baseline'");
    target.bind(1, project.target.filename().string());
    target.exec();
}

/// The file as an older program left it, beside it as runs.db.version-2 and the like; what is there already is left.
void backUp(SQLite::Database &database, const std::filesystem::path &file, int version)
{
    const auto copy = std::filesystem::path(file.string() + ".version-" + std::to_string(version));
    std::error_code code;
    if (std::filesystem::exists(copy, code))
        return;
    writeAtomically(copy, [&](const std::filesystem::path &temporary) {
        SQLite::Database target(temporary.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup(target, database).executeStep();
    });
}

bool hasColumn(SQLite::Database &database, const std::string &table, const std::string &column)
{
    SQLite::Statement query(database, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?");
    query.bind(1, table);
    query.bind(2, column);
    return query.executeStep() && query.getColumn(0).getInt() > 0;
}

void migrate(SQLite::Database &database, const std::filesystem::path &file)
{
    // Immediate: of two processes that create the file at once, the second waits and then finds it made.
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const int found = pragma(database, "user_version");
    const bool ours = pragma(database, "application_id") == applicationId;
    const bool isEmpty = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
    if (!ours && !isEmpty)
        throw InputError(file, say("is a database of another program"), say("Move it away or choose another project folder"));
    if (found > newestVersion)
        throw InputError(file, say("was written by a newer version of the program"), say("Update the program"));
    if (found < newestVersion)
        database.exec(dropViews);
    if (found < 1) {
        database.exec(version1);
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
    }
    if (found < 2)
        database.exec(version2);
    if (found < 3) {
        if (!hasColumn(database, "epochs", "known_agreement")) // for a while version 2 was written without it
            database.exec("ALTER TABLE epochs ADD COLUMN known_agreement REAL");
        database.exec(version3);
        nameCameras(database, file);
    }
    if (found < 4)
        database.exec(version4);
    if (found < newestVersion) {
        database.exec(views);
        database.exec("PRAGMA user_version = " + std::to_string(newestVersion));
    }
    addMeasures(database, file);
    transaction.commit();
}

/// A folder that is deleted at the end.
struct TemporaryFolder
{
    std::filesystem::path path;

    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "vantage-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw InputError(name, say("can't be made"), say("Set TMPDIR to a folder that you may write to"));
        path = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
};

/// Length and time of the database and its log: equal before and after copying, nobody wrote meanwhile.
std::string stateOf(const std::filesystem::path &file)
{
    std::string state;
    for (const char *ending : {"", "-wal"}) {
        std::error_code code;
        const auto part = file.string() + ending;
        const auto bytes = std::filesystem::file_size(part, code);
        state += code ? "none " : std::to_string(bytes) + " ";
        state += std::to_string(std::filesystem::last_write_time(part, code).time_since_epoch().count()) + " ";
    }
    return state;
}

SQLite::Database copyInMemory(const std::filesystem::path &file)
{
    const TemporaryFolder folder;
    const auto copy = folder.path / "runs.db";
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        const std::string before = stateOf(file);
        for (const char *ending : {"", "-wal"}) {
            std::error_code code;
            const std::string from = file.string() + ending, to = copy.string() + ending;
            std::filesystem::remove(to, code);
            if (!std::filesystem::exists(from, code))
                continue;
            std::filesystem::copy_file(from, to, code);
            if (code)
                throw InputError(file, say("can't be read: %1", code.message()), say("Check the rights of the file and its folder"));
            std::filesystem::permissions(to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, code);
        }
        if (stateOf(file) == before)
            break;
    }
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Database source(copy.string(), SQLite::OPEN_READWRITE, busyMilliseconds);
    checkForDamage(source, file);
    migrate(source, file);
    SQLite::Backup(memory, source).executeStep();
    return memory;
}

} // namespace

SQLite::Database openRunDatabaseForReading(const std::filesystem::path &file)
{
    std::error_code code;
    if (!std::filesystem::exists(file, code)) {
        SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(memory, file);
        return memory;
    }
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, readerMilliseconds);
        if (pragma(database, "application_id") == applicationId && pragma(database, "user_version") == newestVersion && !lacksMeasures(database)) {
            checkForDamage(database, file);
            return database;
        }
    } catch (const SQLite::Exception &error) {
        const int kind = error.getErrorCode() & 0xff;
        if (kind == SQLITE_NOTADB || kind == SQLITE_CORRUPT)
            throw;
    }
    return copyInMemory(file);
}

SQLite::Database openRunDatabase(const std::filesystem::path &file, int patience)
{
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, patience);
    database.exec("PRAGMA foreign_keys = ON");
    // Readers never wait for the trainer, nor it for them. FULL, so that a power cut takes no epoch whose snapshot is on the
    // disk already: it would not be measured again.
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    checkForDamage(database, file);
    if (const int found = pragma(database, "user_version"); found > 0 && found < newestVersion && pragma(database, "application_id") == applicationId)
        backUp(database, file, found);
    migrate(database, file);
    return database;
}

void throwAsInputError(const SQLite::Exception &error, const std::filesystem::path &file)
{
    const std::string detail = std::string(" (SQLite: ") + error.what() + ")";
    switch (error.getErrorCode() & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        throw InputError(
            file, say("is damaged or is no run database%1", detail),
            say("Move it away with its -wal and -shm files and start again; the runs' own files are untouched"));
    case SQLITE_FULL:
    case SQLITE_IOERR:
        throw RunStoreBusy(file, say("can't be written or read: the disk is full or failing%1", detail),
                         say("Free some disk space and resume the run"));
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        throw RunStoreBusy(file, say("can't be opened for writing%1", detail), say("Check the rights of the file and its folder"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw RunStoreBusy(file, say("is locked by another program%1", detail), say("Close the program that has it open"));
    default: throw InputError(file, say("can't be used%1", detail));
    }
}

} // namespace vantage
