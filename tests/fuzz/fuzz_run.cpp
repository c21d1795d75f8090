#include "tests/fuzz/fuzz.h"

#include "core/apply/apply.h"
#include "core/apply/earlier_results.h"
#include "core/base/files.h"
#include "core/cameras/import_note.h"
#include "core/evaluation/proof.h"
#include "core/protocol/stage_log.h"
#include "core/runs/camera_watch.h"
#include "core/runs/ground_answers.h"
#include "core/runs/run_cameras.h"
#include "core/training/snapshots.h"
#include "core/workflow/data_lists.h"
#include "core/workflow/unwritten_rows.h"

#include <filesystem>
#include <stdexcept>
#include <vector>

// The notes that the program leaves beside runs and cameras, for itself: they come with a project from elsewhere, and a machine that died
// leaves them cut off.

using namespace vantage;
namespace fs = std::filesystem;

namespace {

fs::path folder(const char *name)
{
    const fs::path made = fs::path(fuzzFolder()) / name;
    fs::create_directories(made);
    return made;
}

/// A project whose project.json is written once.
const Project &project()
{
    static const Project made = [] {
        Project project;
        project.folder = fs::path(fuzzFolder()) / "project";
        project.sources = {folder("a")};
        project.target = folder("b");
        project.cameras = {{"gate", folder("a")}, {"yard", folder("b")}};
        project.classes = carlaClasses();
        createProject(project);
        return openProject(project.folder);
    }();
    return made;
}

void put(const fs::path &file, const std::string &bytes)
{
    fs::create_directories(file.parent_path());
    fuzzFile(bytes, file.lexically_relative(fuzzFolder()).c_str());
}

std::string proofText()
{
    Proof proof;
    proof.epoch = 3;
    proof.frames = {"a", "b"};
    proof.disagreement = {0.1, 0.2};
    proof.spots = {{1, cv::Rect2d(0.1, 0.2, 0.3, 0.4), 0.5, true, SpotAnswer::Adapted}};
    proof.trial = {{0.4, 0.5, 0.2, 0.3}};
    proof.unchecked = Verdict::Better;
    saveProof(proof, folder("run"));
    return readFile(folder("run") / "proof.json");
}

std::string scoresText()
{
    SnapshotScores scores;
    scores.epoch = 1;
    scores.sourceMeanIou = 0.5;
    scores.flipAgreement = scores.knownAgreement = scores.edgeAlignment = scores.targetMeanIou = 0.25;
    folder("run/snapshots");
    SnapshotFolder(folder("run")).saveScores(scores);
    return readFile(folder("run/snapshots") / "epoch-001.json");
}

std::string watchText()
{
    return R"({"kind": "moved", "said": "moved by 34 pixels", "pixels": 34, "degrees": 1, "zoom": 1, "hidden": 0, "sharpness": 1, "brightness": 0, "recognised": 1,
 "input": "/in", "frame": "f1", "since": "2025-01-01T00:00:00Z", "looked": "2025-01-01T00:00:00Z", "acknowledged": "", "note": ""})";
}

void readWatch(const std::string &bytes)
{
    put(project().folder / "watch" / "gate.json", bytes);
    if (watchStateOf(project(), "gate"))
        acknowledgeDrift(project(), "gate", "seen");
}

std::string importText()
{
    ImportNote note;
    note.from = "/videos/gate.mp4";
    note.remarks = {say("%1 frames", 3)};
    writeImportNote(folder("imported"), note);
    return readFile(folder("imported") / "imported.json");
}

void readGround(const std::string &bytes)
{
    put(project().folder / "ground.json", bytes);
    writeGroundAnswers(project(), readGroundAnswers(project()));
}

std::string groundText()
{
    writeGroundAnswers(project(), {{true, groundPointsFromJson(R"({"source": [[1, 2], [30, 2], [30, 20], [1, 20]], "target": [[1, 2], [30, 2], [30, 20], [1, 20]]})", "ground.json")}});
    return readFile(project().folder / "ground.json");
}

/// What it says is done at once, so that it must never reach beyond the project.
void finishRename(const std::string &bytes)
{
    const auto file = project().folder / "renaming.json", choices = project().folder / "project.json";
    static const std::string before = readFile(choices);
    put(file, bytes);
    finishRenaming(project().folder);
    if (fs::exists(file))
        throw std::runtime_error("a note of a renaming stays for ever");
    if (readFile(choices) != before)
        put(choices, before);
}

std::string stagesText()
{
    const auto place = folder("protocol");
    fs::remove(place / "protocol.json");
    StageLog(place, "{}").put({"A1-B1", 1, "Fine-Tuning", 4, RunState::Finished, 12.5, 1000, 0.5});
    return readFile(place / "protocol.json");
}

std::string rowsText()
{
    EpochRecord epoch;
    epoch.epoch = 1;
    epoch.source = ConfusionMatrix::fromCounts(2, {1, 2, 3, 4});
    epoch.values.set(MeasuredOn::Target, "entropy", 0.5);
    epoch.classShares = {0.5, 0.5};
    const auto file = folder("rows") / "unwritten.json";
    saveUnwritten(file, {{{1, {{"segmentation", 0.5}}}}, {epoch}});
    return readFile(file);
}

std::string listText()
{
    keepList(project(), {"0123456789abcdef0123", carlaClasses(), {{"f1", 10, 20, "aa", "bb"}}});
    return readFile(project().folder / "data" / "0123456789abcdef0123.json");
}

constexpr char shareTable[] = "frame,seconds,road,car\n\"f, 1\",0.5,0.25,0.75\nf2,1,0.5,0.5\n";

/// A folder of results, written once; what is wanted of it.
const ApplyOptions &results()
{
    static const ApplyOptions made = [] {
        ApplyOptions options;
        options.model = fs::path(fuzzFolder()) / "model.onnx";
        options.input = folder("a").string();
        options.out = folder("results");
        options.labels = false;
        put(options.model, "model");
        put(options.out / "class-shares.csv", shareTable);
        noteResults(options.out, options.model, options.input);
        return options;
    }();
    return made;
}

void readResults(const std::string &bytes, const char *name)
{
    put(results().out / name, bytes);
    earlierResults(results(), {"road", "car"});
}

} // namespace

std::vector<FuzzTarget> fuzzTargets()
{
    const std::string stored = toStored(say("moved by %1 pixels, %2", figure(3.5, 1), joined(std::vector<std::string>{"a", "b"})));
    return {
        {"proof", [](const std::string &bytes) { put(folder("run") / "proof.json", bytes); loadProof(folder("run")); }, {proofText()}, 3000},
        {"scores", [](const std::string &bytes) { put(folder("run/snapshots") / "epoch-001.json", bytes); SnapshotFolder(folder("run")).loadScores(1, 1); }, {scoresText()}, 3000},
        {"reasons", [](const std::string &bytes) { reasonsFromJson(bytes); }, {reasonsToJson({{ReasonKind::TrialRight, {6, 5}}, {ReasonKind::TrialRight, {6}}})}, 5000},
        {"message", [](const std::string &bytes) { english(messageFromStored(bytes)); }, {stored, toStored(figure(0.25, 2))}, 5000},
        {"watch", readWatch, {watchText()}, 3000},
        {"import_note", [](const std::string &bytes) {
             put(folder("imported") / "imported.json", bytes);
             if (const auto read = importNoteOf(folder("imported")))
                 english(describe(*read));
         }, {importText()}, 3000},
        {"ground_answers", readGround, {groundText()}, 2000},
        {"renaming", finishRename, {R"({"from": "gate", "to": "door"})"}, 1000},
        {"stages", [](const std::string &bytes) { put(folder("protocol") / "protocol.json", bytes); StageLog(folder("protocol"), "{}"); }, {stagesText()}, 3000},
        {"unwritten_rows", [](const std::string &bytes) { put(folder("rows") / "unwritten.json", bytes); loadUnwritten(folder("rows") / "unwritten.json"); }, {rowsText()}, 3000},
        {"data_list", [](const std::string &bytes) {
             put(project().folder / "data" / "0123456789abcdef0123.json", bytes);
             dataDifference(project(), "0123456789abcdef0123", {"other", carlaClasses(), {{"f2", 1, 2, "", ""}}});
         }, {listText()}, 2000},
        {"results_note", [](const std::string &bytes) { readResults(bytes, "predictions.json"); }, {readFile(results().out / "predictions.json")}, 2000},
        {"results_table", [](const std::string &bytes) {
             readResults(bytes, "class-shares.csv");
             sortTable(results().out / "class-shares.csv");
         }, {shareTable}, 2000},
    };
}
