#include "core/workflow/adaptation.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/model/segmenter.h"
#include "core/runs/ground_answers.h"
#include "core/training/recipe_kinds.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/run_recipes.h"
#include "core/workflow/run_recorder.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

/// Names and colours of classes change nothing in what is learnt, so they alone make no other data of it.
Dataset withClassesOf(const Project &project, Dataset data)
{
    if (project.classes.size() != data.classes.size() || project.classes.ignore != data.classes.ignore)
        data.classes = project.classes;
    return data;
}

/// The part of the work that all runs of an adaptation share.
class Workshop
{
public:
    Workshop(const AdaptationOptions &options, std::stop_token stop, TrainingObserver &observer, const StageCallback &onStage, PauseGate *gate)
        : m_options(options), m_stop(std::move(stop)), m_observer(observer), m_onStage(onStage), m_gate(gate),
          m_project(projectOf(options)), m_lock(lockProject(m_project)), m_store(m_project.folder)
    {
        m_store.recoverInterrupted();
        if (!options.backbone.empty())
            m_backboneHash = sha256OfFile(options.backbone);
    }

    AdaptationResult carryOut();

private:
    struct Stage
    {
        std::string kind, title;
        Recipe recipe;
        TrainingData data;
        const FinishedRun *base = nullptr;
        std::string key;   ///< of all that the result depends on
        bool reuse = true; ///< a finished run with this key is taken in place of a new one
    };

    static Project projectOf(const AdaptationOptions &options);
    /// What the project knows of the sources' ground, with what the options say of it.
    std::vector<GroundAnswer> groundAnswers(cv::Size target) const;
    /// True and `finished` filled, or false and `result` says how it ended.
    bool run(Stage stage, FinishedRun &finished, AdaptationResult &result);
    /// A finished run with this key: of this project, or taken over from a relative.
    std::optional<RunRecord> findFinished(const Stage &stage);
    void recordChoice(int64_t run, const TrainingResult &trained);
    std::map<std::string, std::string> provenance(const Stage &stage, const RunRecord &record) const;

    const AdaptationOptions &m_options;
    std::stop_token m_stop;
    TrainingObserver &m_observer;
    const StageCallback &m_onStage;
    PauseGate *m_gate;
    Project m_project;
    FileLock m_lock;
    RunStore m_store;
    std::string m_backboneHash;
    std::string m_sourcePrint, m_targetPrint;
    std::vector<GroundAnswer> m_ground;
    std::shared_ptr<PixelCache> m_pixels = makePixelCache();
};

Project Workshop::projectOf(const AdaptationOptions &options)
{
    const auto absolute = [](const std::filesystem::path &path) {
        return path.empty() ? path : std::filesystem::weakly_canonical(std::filesystem::absolute(path));
    };
    const auto target = absolute(options.target);
    std::vector<std::filesystem::path> sources;
    for (const auto &source : options.sources)
        sources.push_back(absolute(source));
    if (isProject(options.project)) {
        Project project = openProject(options.project);
        const auto inOrder = [](std::vector<std::filesystem::path> paths) {
            std::sort(paths.begin(), paths.end());
            return paths;
        };
        if (!sources.empty() && inOrder(sources) != inOrder(project.sources)) {
            std::string known;
            for (const auto &source : project.sources)
                known += (known.empty() ? "" : " and ") + source.string();
            throw InputError(options.project, std::string("is a project with ") + (project.sources.size() > 1 ? "other source cameras, " : "another source camera, ") + known,
                             "Choose another project folder");
        }
        if (!target.empty() && target != project.target)
            throw InputError(options.project, "is a project with another target camera, " + project.target.string(), "Choose another project folder");
        return project;
    }
    if (sources.empty() || target.empty())
        throw InputError(options.project, "is no project yet", "Name the source and the target folder to make it one");
    Project project;
    project.folder = options.project;
    project.sources = sources;
    project.target = target;
    project.measureTarget = options.measureTarget;
    project.classes = openCameras(sources, LabelUse::Required).classes;
    openDataset(target, LabelUse::Hidden); // refuses a bad folder before anything is made
    return createProject(project);
}

std::vector<GroundAnswer> Workshop::groundAnswers(cv::Size target) const
{
    auto answers = readGroundAnswers(m_project);
    if (m_options.groundPoints.size() > answers.size())
        throw InputError(m_options.groundPoints.back(), "is of a source that the project does not have", "Give one file of points a source, in the order of the sources");
    for (size_t i = 0; i < m_options.groundPoints.size(); ++i)
        if (!m_options.groundPoints[i].empty()) {
            answers[i].points = readGroundPoints(m_options.groundPoints[i]);
            groundFromPoints(*answers[i].points, openDataset(m_project.sources[i], LabelUse::Hidden).size, target, m_options.groundPoints[i]);
        }
    if (m_options.groundIsWrong)
        for (GroundAnswer &answer : answers)
            answer.wrong = true;
    return answers;
}

std::map<std::string, std::string> Workshop::provenance(const Stage &stage, const RunRecord &record) const
{
    return {{"run kind", stage.kind},
            {"recipe name", stage.recipe.name},
            {"seed", std::to_string(stage.recipe.seed)},
            {"source fingerprint", record.sourceFingerprint},
            {"target fingerprint", record.targetFingerprint},
            {"backbone sha256", m_backboneHash},
            {"program", std::string("Vantage ") + VANTAGE_VERSION}};
}

std::optional<RunRecord> Workshop::findFinished(const Stage &stage)
{
    if (const auto known = m_store.findBaseline(stage.key); known || stage.base)
        return known;
    for (const auto &folder : m_options.relatives) {
        std::error_code code;
        if (!isProject(folder) || std::filesystem::equivalent(folder, m_project.folder, code))
            continue;
        const RunStore relative(folder);
        const auto known = relative.findBaseline(stage.key);
        if (known && !known->baseRun && std::filesystem::exists(relative.runFolder(known->id) / "model.safetensors"))
            return m_store.run(m_store.importRun(relative, known->id));
    }
    return std::nullopt;
}

bool Workshop::run(Stage stage, FinishedRun &finished, AdaptationResult &result)
{
    finished.recipe = stage.recipe;
    if (stage.reuse)
        if (const auto known = findFinished(stage)) {
            finished.run = known->id;
            finished.model = m_store.runFolder(known->id) / "model.safetensors";
            finished.choice = m_store.choice(known->id).value_or(SnapshotChoice{});
            finished.reused = true;
            if (std::filesystem::exists(finished.model))
                return true;
        }
    finished.reused = false;

    RunRecord record;
    record.kind = stage.kind;
    record.recipe = stage.recipe.name;
    record.recipeJson = toJson(stage.recipe);
    record.seed = stage.recipe.seed;
    record.sourceFingerprint = m_sourcePrint;
    record.targetFingerprint = stage.data.targetValidation ? m_targetPrint : "";
    if (stage.base)
        record.baseRun = stage.base->run;
    record.baselineKey = stage.key;
    for (const ClassInfo &info : stage.data.sourceTrain.classes.classes)
        record.classNames.push_back(info.name);
    record.programVersion = VANTAGE_VERSION;

    if (const auto stopped = m_options.resume ? m_store.findResumable(record) : std::nullopt) {
        finished.run = stopped->id;
        m_store.resumeRun(finished.run);
    } else {
        finished.run = m_store.createRun(record);
    }
    const auto folder = m_store.runFolder(finished.run);
    writeAtomically(folder / "recipe.json", record.recipeJson);
    writeAtomically(folder / "adaptation.json", toJson(m_options));
    if (m_onStage)
        m_onStage(stage.title, finished.run);

    TrainingJob job;
    job.recipe = stage.recipe;
    job.data = std::move(stage.data);
    job.folder = folder;
    if (stage.base)
        job.startModel = stage.base->model;
    job.ground = m_ground;
    job.backbone = m_options.backbone;
    job.pixels = m_pixels;
    job.checkpointSteps = m_options.checkpointSteps;
    job.provenance = provenance(stage, record);

    RunRecorder recorder(m_store, finished.run, recipeSummary(stage.recipe.name).needsTargetLabels, m_observer);
    TrainingResult trained = train(job, m_stop, recorder, m_gate);
    try {
        recorder.flush();
        if (trained.choice)
            recordChoice(finished.run, trained);
    } catch (const std::exception &error) {
        trained.end = TrainingResult::End::Failed;
        trained.reason = error.what();
        trained.error = std::current_exception();
    }
    if (trained.end != TrainingResult::End::Finished) {
        const bool stopped = trained.end == TrainingResult::End::Stopped;
        result.end = trained.end;
        result.reason = trained.reason;
        result.error = trained.error;
        m_store.endRun(finished.run, stopped ? RunState::Stopped : RunState::Failed, trained.reason, trained.seconds);
        return false;
    }
    m_store.endRun(finished.run, RunState::Finished, "", trained.seconds);
    removeResumeFiles(folder);
    finished.choice = *trained.choice;
    finished.model = trained.model;
    return true;
}

/// The choice, and the scores that only all snapshots together have.
void Workshop::recordChoice(int64_t run, const TrainingResult &trained)
{
    for (EpochRecord &epoch : m_store.epochs(run)) {
        bool more = false;
        if (trained.mapped && epoch.epoch == trained.choice->chosen) {
            epoch.mapped = trained.mapped;
            more = true;
        }
        for (const SnapshotScores &scores : trained.scores)
            if (scores.epoch == epoch.epoch && !scores.classShares.empty()) {
                epoch.ensembleAgreement = scores.ensembleAgreement;
                epoch.histogramDistance = scores.histogramDistance;
                more = true;
            }
        if (more)
            m_store.writeEpoch(run, epoch);
    }
    m_store.writeChoice(run, *trained.choice);
}

AdaptationResult Workshop::carryOut()
{
    AdaptationResult result;
    result.project = m_project;
    // Everything is checked before the first step: a mistake must not cost an hour.
    const RecipeSummary wanted = recipeSummary(m_options.recipe);
    const bool withControl = m_options.control || wanted.name == "control";
    Recipe baselineRecipe = recipeOf(m_options, "no-adaptation", true);
    Recipe adaptedRecipe = recipeOf(m_options, m_options.recipe, !wanted.startsFromBaseline);
    const bool measured = m_options.measureTarget && m_project.measureTarget;
    TrainingData baselineData = prepareData(m_project.sources, {}, false, baselineRecipe);
    TrainingData pairData = prepareData(m_project.sources, m_project.target, measured, adaptedRecipe);
    TrainingData fineTuningData;
    Recipe fineTuningRecipe = recipeOf(m_options, "fine-tuning", true);
    if (m_options.fineTuning || wanted.needsTargetLabels)
        fineTuningData = prepareFineTuning(m_project.target, fineTuningRecipe);
    for (Recipe *recipe : {&baselineRecipe, &adaptedRecipe, &fineTuningRecipe})
        resolveSize(*recipe, pairData.sourceTrain.size, pairData.targetTrain->size);
    for (const Dataset *frames : {&pairData.sourceTrain, &pairData.sourceValidation, &*pairData.targetTrain, &*pairData.targetValidation,
                                  &fineTuningData.sourceTrain})
        inspectFiles(*frames);
    m_sourcePrint = fingerprint(withClassesOf(m_project, openCameras(m_project.sources, LabelUse::Required)));
    m_targetPrint = fingerprint(withClassesOf(m_project, openDataset(m_project.target, LabelUse::Hidden)));
    for (TrainingData *data : {&baselineData, &pairData, &fineTuningData})
        useClasses(*data, m_project.classes);

    m_ground = groundAnswers(pairData.targetTrain->size);
    writeGroundAnswers(m_project, m_ground);

    // Labels of the target that are measured with, or learnt by FT, are part of what a re-used run must have seen.
    const std::string labelsPrint = measured || !fineTuningData.sourceTrain.frames.empty()
                                        ? fingerprint(withClassesOf(m_project, openDataset(m_project.target, LabelUse::Measure)))
                                        : "";

    const std::string baselineKey = sha256Hex(m_sourcePrint + essence(baselineRecipe) + m_backboneHash);
    if (!run({"baseline", "No Adaptation", baselineRecipe, baselineData, nullptr, baselineKey}, result.baseline, result))
        return result;
    const auto keyFromBaseline = [&](const Recipe &recipe) {
        return sha256Hex(baselineKey + m_targetPrint + (measured ? labelsPrint : "") + essence(recipe)
                         + (recipe.name == "label-book" ? textOf(m_ground) : ""));
    };
    if (withControl) {
        Recipe recipe = adaptedRecipe; // the same length, rates and averaging, so that only the losses differ
        recipe.name = "control";
        if (!run({"control", "Equal-compute control", recipe, pairData, &result.baseline, keyFromBaseline(recipe)}, result.control.emplace(), result)) {
            result.control.reset();
            return result;
        }
    }
    if (wanted.startsFromBaseline && wanted.name != "control")
        if (!run({"adapted", "Adaptation (" + wanted.name + ")", adaptedRecipe, pairData, &result.baseline, keyFromBaseline(adaptedRecipe),
                  m_options.resume},
                 result.adapted.emplace(), result)) {
            result.adapted.reset();
            return result;
        }
    if (m_options.fineTuning || wanted.needsTargetLabels) {
        const std::string key = sha256Hex(labelsPrint + "fine-tuning" + essence(fineTuningRecipe) + m_backboneHash);
        if (!run({"fine-tuning", "Fine-Tuning", fineTuningRecipe, fineTuningData, nullptr, key}, result.fineTuning.emplace(), result)) {
            result.fineTuning.reset();
            return result;
        }
    }
    // A baseline knows no target. What it does there is the first thing that the runs from it measure; without one, it is measured here.
    if (!result.control && !result.adapted && pairData.targetValidation->hasLabels()) {
        result.baselineTarget = Segmenter(result.baseline.model, baselineRecipe.precision, baselineRecipe.threads)
                                    .run(*pairData.targetValidation, m_stop);
        if (m_stop.stop_requested()) { // half of the frames make no figure
            result.baselineTarget.reset();
            result.end = TrainingResult::End::Stopped;
            result.reason = "stopped by the user";
        }
    }
    return result;
}

} // namespace

const FinishedRun &mainRun(const AdaptationResult &result)
{
    for (const auto *run : {&result.adapted, &result.fineTuning, &result.control})
        if (*run)
            return **run;
    return result.baseline;
}

AdaptationResult adapt(const AdaptationOptions &options, std::stop_token stop, TrainingObserver &observer,
                       const StageCallback &onStage, PauseGate *gate)
{
    return Workshop(options, std::move(stop), observer, onStage, gate).carryOut();
}

} // namespace vantage
