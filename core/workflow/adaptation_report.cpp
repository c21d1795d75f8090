#include "core/workflow/adaptation_report.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/compare/class_shares.h"
#include "core/compare/comparison_report.h"
#include "core/data/image_io.h"
#include "core/model/rebuilder.h"
#include "core/model/segmenter.h"
#include "core/report/charts_of_run.h"
#include "core/report/html_report.h"
#include "core/report/pictures.h"
#include "core/report/text_table.h"
#include "core/workflow/spot_review.h"

#include <optional>

namespace vantage {
namespace {

ModelResult resultOf(const RunReader &store, const FinishedRun &run, Role role, int epoch)
{
    ModelResult result;
    result.role = role;
    result.run = run.run;
    result.seed = run.recipe.seed;
    result.seconds = store.run(run.run).seconds;
    for (const EpochRecord &record : store.epochs(run.run))
        if (record.epoch == epoch) {
            result.source = record.source;
            result.target = record.target;
        }
    return result;
}

/// The same model with the map of its camera, where that was measured.
std::optional<ModelResult> mappedResultOf(const RunReader &store, const FinishedRun &run, Role role)
{
    for (const EpochRecord &record : store.epochs(run.run))
        if (record.epoch == run.choice.chosen && record.mapped) {
            ModelResult result = resultOf(store, run, role, record.epoch);
            result.withMap = true;
            result.target = record.mapped;
            return result;
        }
    return std::nullopt;
}

/// The places where the two networks disagree most, one below the other. What is no longer there is left out.
void addProof(ReportData &report, const Project &project, int64_t run)
{
    try {
        const Proof proof = proofOfRun(project, run);
        report.trial = proof.trial;
        std::vector<cv::Mat> rows;
        for (const SpotPicture &spot : drawSpots(project, run, proof)) {
            rows.push_back(spotStrip(spot, report.classes, true));
            if (rows.back().cols != rows.front().cols) // frames of another shape than the first one's
                rows.pop_back();
        }
        if (rows.empty())
            return;
        cv::Mat sheet;
        cv::vconcat(rows, sheet);
        const auto file = project.runFolder(run) / disagreementPicture;
        writeImage(file, sheet);
        report.disagreement = ReportPicture{file, "Where the un-adapted and the adapted network disagree most, without the map of the camera's places"};
    } catch (const InputError &) { // an older run, or its frames have moved: the rest of the report stands
    }
}

/// All runs of the adaptation held against NA, on a page beside the report.
void addComparison(ReportData &report, const RunReader &store, const AdaptationResult &adaptation, const std::filesystem::path &folder)
{
    std::vector<int64_t> runs{adaptation.baseline.run};
    for (const auto *run : {&adaptation.control, &adaptation.adapted, &adaptation.fineTuning})
        if (*run)
            runs.push_back((*run)->run);
    if (runs.size() < 2)
        return;
    ComparisonReport page;
    page.title = report.title;
    page.subtitle = report.subtitle;
    page.classes = report.classes;
    page.runs = readCompared(store, runs);
    for (const ComparedRun &run : page.runs) {
        page.steps.push_back(store.steps(run.record.id));
        page.shares.push_back(classSharesOf(run, store.runFolder(run.record.id)));
    }
    report.comparison = "comparison.html";
    writeComparisonHtml(folder / report.comparison, page);
}

} // namespace

std::vector<ModelResult> adaptationResults(const AdaptationResult &adaptation)
{
    const RunReader store(adaptation.project.folder);
    std::vector<ModelResult> results;
    const auto &fromBaseline = adaptation.adapted ? adaptation.adapted : adaptation.control;
    ModelResult baseline = resultOf(store, adaptation.baseline, Role::NoAdaptation, adaptation.baseline.choice.chosen);
    if (fromBaseline)
        baseline.target = resultOf(store, *fromBaseline, Role::NoAdaptation, 0).target;
    else
        baseline.target = adaptation.baselineTarget;
    results.push_back(baseline);
    const auto add = [&](const std::optional<FinishedRun> &run, Role role) {
        if (!run)
            return;
        results.push_back(resultOf(store, *run, role, run->choice.chosen));
        if (auto mapped = mappedResultOf(store, *run, role))
            results.push_back(std::move(*mapped));
    };
    add(adaptation.control, Role::Control);
    add(adaptation.adapted, Role::Adapted);
    add(adaptation.fineTuning, Role::FineTuning);
    return results;
}

ReportFiles writeAdaptationReport(const AdaptationResult &adaptation, size_t frames, const HowFar &howFar)
{
    const RunReader store(adaptation.project.folder);
    const FinishedRun &shown = mainRun(adaptation);
    const auto folder = store.runFolder(shown.run) / "report";
    createFolder(folder);
    const Project &project = adaptation.project;
    TrainingData data = prepareData(project.sources, project.target, project.measureTarget, shown.recipe, project.leftOut);
    useClasses(data, project.classes);

    ReportData report;
    report.title = project.name;
    report.subtitle = project.sourceNames() + " to " + project.targetName() + ", recipe " + shown.recipe.name
                      + ", seed " + std::to_string(shown.recipe.seed);
    report.classes = data.sourceTrain.classes;
    report.results = adaptationResults(adaptation);
    if (adaptation.adapted)
        report.choice = shown.choice; // the others are no choice between the network as it was and an adapted one
    report.lossCharts = lossCharts(store.steps(shown.run));
    report.epochCharts = epochCharts(store.epochs(shown.run));

    const Dataset some = thinned(*data.targetValidation, frames);
    const Dataset beside = thinned(data.sourceValidation, frames);
    Segmenter na(adaptation.baseline.model);
    std::optional<Segmenter> adapted, fineTuned;
    if (adaptation.adapted)
        adapted.emplace(adaptation.adapted->model);
    if (adaptation.fineTuning)
        fineTuned.emplace(adaptation.fineTuning->model);
    std::optional<Rebuilder> rebuilder;
    if (const auto generator = store.runFolder(shown.run) / "generator.safetensors"; std::filesystem::exists(generator))
        rebuilder.emplace(shown.model, generator);
    std::vector<FramePictures> pictures;
    for (size_t i = 0; i < some.frames.size(); ++i) {
        const Frame frame = readFrame(some, i);
        FramePictures picture;
        picture.name = some.frames[i].name;
        picture.source = readFrame(beside, i % beside.frames.size()).image;
        picture.target = frame.image;
        picture.na = na.predict(frame.image);
        if (adapted)
            picture.adapted = adapted->predict(frame.image);
        if (fineTuned)
            picture.fineTuned = fineTuned->predict(frame.image);
        if (rebuilder)
            picture.reconstruction = rebuilder->rebuild(frame.image);
        picture.groundTruth = frame.labels;
        pictures.push_back(std::move(picture));
        if (howFar)
            howFar(static_cast<int64_t>(i + 1), static_cast<int64_t>(some.frames.size()));
    }
    const auto files = writePictures(folder, pictures, report.classes);
    report.pictures = {{files.front(), std::string("Held-out frames of the target camera") + (adapted && adapted->usesMap() ? "; adapted and FT with the map of its places" : "")}};

    addComparison(report, store, adaptation, folder);
    if (adaptation.adapted)
        addProof(report, project, shown.run);

    for (const RecipeField &field : recipeFields())
        report.recipe.emplace_back(field.key, fieldText(shown.recipe, field));
    const RunRecord record = store.run(shown.run);
    report.provenance = {{"Run", std::to_string(shown.run)},
                         {"Baseline", "run " + std::to_string(adaptation.baseline.run)},
                         {"Source fingerprint", record.sourceFingerprint},
                         {"Target fingerprint", record.targetFingerprint},
                         {"Program", "Vantage " + record.programVersion},
                         {"Started", record.started},
                         {"Ended", record.ended}};
    for (const Message &frames : data.leftOut)
        report.provenance.emplace_back("Left out", english(frames));
    const auto model = std::filesystem::absolute(shown.model).string();
    report.nextSteps = {{"Label other frames of the new camera with this model", "vantage-cli predict --model " + model + " --input FRAMES --out LABELS"},
                        {"See all runs of this project", "vantage-cli runs --project " + std::filesystem::absolute(project.folder).string()}};
    writeHtmlReport(folder / "report.html", report);
    return {folder / "report.html", folder};
}

} // namespace vantage
