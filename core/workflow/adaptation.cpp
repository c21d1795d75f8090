#include "core/workflow/adaptation.h"

#include "core/data/labels/camera_layout.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/content_check.h"
#include "core/model/segmenter.h"
#include "core/runs/ground_answers.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_cameras.h"
#include "core/training/recipe_kinds.h"
#include "core/training/snapshots.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/data_lists.h"
#include "core/workflow/finish_run.h"
#include "core/workflow/resume_check.h"
#include "core/workflow/run_recipes.h"
#include "core/workflow/run_recorder.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

/// The data as fingerprints know it. Names and colours that the operator has given to the project's classes change nothing in what is
/// learnt, so they alone make no other data of it: what counts is what the folder said when the project took it.
Dataset withClassesOf(const Project &project, Dataset data)
{
    const ClassMap &taken = project.folderClasses ? *project.folderClasses : data.classes;
    data.classes = readAlike(project.classes, taken) ? taken : project.classes;
    return data;
}

/// The part of the work that all runs of an adaptation share.
class Workshop
{
public:
    Workshop(const AdaptationOptions &options, std::stop_token stop, TrainingObserver &observer, const StageCallback &onStage, PauseGate *gate)
        : m_options(options), m_stop(std::move(stop)), m_observer(observer), m_onStage(onStage), m_gate(gate),
          m_project(projectOf(options))
    {
    }

    AdaptationResult carryOut();

private:
    struct Stage
    {
        RunKind kind;
        Recipe recipe;
        TrainingData data;
        const FinishedRun *base = nullptr;
        std::string key;   ///< of all that the result depends on
        bool reuse = true; ///< a finished run with this key is taken in place of a new one
    };

    /// What the project knows of the sources' ground, with what the options say of it.
    std::vector<GroundAnswer> groundAnswers(cv::Size target) const;
    /// The project as it is, or as it will be: nothing is written.
    Project projectOf(const AdaptationOptions &options);
    std::filesystem::path contentsFile() const { return m_project.folder / "contents.json"; }
    /// False where it was stopped while it waited for the database.
    bool openStore();
    void takeFinished(std::vector<Stage> &stages);
    /// Decodes what has not been decoded before. False where it was stopped.
    bool lookThrough(const Dataset &data, const Message &remedy);
    std::function<bool(size_t, size_t)> looking(const Dataset &data);
    bool leaveOutDamaged(LabelUse ofTarget, const Message &remedy);
    void tellTheWayOut(const std::function<void()> &look);
    static Dataset listCameras(const Project &project);
    RunRecord recordOf(const Stage &stage, std::optional<int64_t> base) const;
    /// The database may be locked for a while.
    void patiently(const std::function<void()> &write);
    void checkResume(const std::vector<Stage> &stages);
    /// Makes the project where it is not there, or notes what has changed in it.
    /// False where it was stopped while it waited for the database.
    bool settleProject();
    /// True and `finished` filled, or false and `result` says how it ended.
    bool run(Stage stage, FinishedRun &finished, AdaptationResult &result);
    /// A finished run with this key: of this project, or taken over from a relative.
    std::optional<RunRecord> findFinished(const Stage &stage);
    std::map<std::string, std::string> provenance(const Stage &stage, const RunRecord &record) const;

    const AdaptationOptions &m_options;
    std::stop_token m_stop;
    TrainingObserver &m_observer;
    const StageCallback &m_onStage;
    PauseGate *m_gate;
    bool m_projectChanged = false; ///< against project.json; set while m_project is made
    Project m_project;
    FileLock m_lock;
    std::optional<RunStore> m_store; ///< once the project is there
    ContentNotes m_contents;
    std::string m_backboneHash;
    DataList m_sourceList, m_targetList, m_labelsList;
    std::vector<GroundAnswer> m_ground;
    std::vector<Message> m_leftOut; ///< which frames are none of the data, in sentences
    std::shared_ptr<SharedLooks> m_looks = makeSharedLooks();
};

/// The sources by their names alone: nothing is decoded, so damage is not in the way.
Dataset Workshop::listCameras(const Project &project)
{
    std::vector<Dataset> cameras;
    for (const auto &source : project.sources)
        cameras.push_back(listDataset(source, LabelUse::Required, leftOutOf(project.leftOut, source)));
    return joined(std::move(cameras));
}

/// Where a single frame or its labels can't be used, it can be left out.
void Workshop::tellTheWayOut(const std::function<void()> &look)
{
    try {
        look();
    } catch (const InputError &error) {
        std::vector<std::filesystem::path> folders = m_project.sources;
        folders.push_back(m_project.target);
        const std::string text = error.what();
        for (const auto &folder : folders) {
            const auto begins = [&](const std::string &start) { return text.starts_with(start); };
            const auto parts = foldersOfCamera(folder);
            const bool ofFolder = std::any_of(parts.begin(), parts.end(), [&](const auto &part) { return begins(part.string() + ": "); });
            if (begins((folder / "").string()) && !begins((folder / "classes.json").string()) && !ofFolder) {
                m_observer.onMessage(say("Frames that can't be used are left out where that is asked for: --leave-out-damaged"));
                break;
            }
        }
        throw;
    }
}

/// Looks through all frames of both cameras and notes in the project which can't be used. False where it was stopped.
bool Workshop::leaveOutDamaged(LabelUse ofTarget, const Message &remedy)
{
    FramesLeftOut leftOut = m_project.leftOut; // those of other cameras stay
    std::vector<std::pair<std::filesystem::path, LabelUse>> cameras;
    for (const auto &source : m_project.sources)
        cameras.emplace_back(source, LabelUse::Required);
    cameras.emplace_back(m_project.target, ofTarget);
    for (const auto &[folder, use] : cameras) {
        leftOut.erase(folder);
        Dataset data = listDataset(folder, use);
        if (folder == m_project.target)
            data = inLabelledClasses(m_project, std::move(data));
        data.classes = m_project.classes;
        const auto faults = m_contents.faults(data, looking(data), remedy);
        if (!faults)
            return false;
        if (faults->empty())
            continue;
        requireFewLeftOut(folder, faults->size(), data.frames.size(), faults->front().problem);
        for (const FrameFault &fault : *faults)
            leftOut[folder].push_back(fault.frame);
        const std::string name = folder.filename().string();
        const Message &first = faults->front().problem;
        m_observer.onMessage(faults->size() == 1 ? say("1 frame of %1 can't be used and will be left out. The first: %2", name, first)
                                                 : say("%1 frames of %2 can't be used and will be left out. The first: %3", faults->size(), name, first));
    }
    m_projectChanged = m_projectChanged || leftOut != m_project.leftOut;
    m_project.leftOut = std::move(leftOut);
    return true;
}

Project Workshop::projectOf(const AdaptationOptions &options)
{
    if (isProject(options.project)) {
        finishRenaming(options.project);
        Project project = openProject(options.project);
        const Project before = project;
        choosePair(project, options.sources, options.target);
        if (project.sources == before.sources && project.target == before.target)
            return project;
        const bool keptWork = hasKeptWork(project);
        if (!keptWork)
            project.cameras.clear();
        if (!keptWork && project.sources != before.sources) {
            project.classes = classesOfFolder(project.sources.front());
            project.folderClasses.reset();
            project.passedOver.reset();
        }
        checkCameras(project);
        m_projectChanged = true;
        const auto said = noteCameras(project);
        if (!keptWork)
            m_observer.onMessage(say("The project holds no work yet, and takes the cameras that are named now"));
        else
            for (const Message &message : said)
                m_observer.onMessage(message);
        return project;
    }
    if (options.sources.empty() || options.target.empty())
        throw InputError(options.project, say("is no project yet"), say("Name the source and the target folder to make it one"));
    Project project;
    project.folder = std::filesystem::absolute(options.project);
    choosePair(project, options.sources, options.target);
    project.measureTarget = options.measureTarget;
    checkNewProject(project);
    project.classes = listCameras(project).classes;
    return project;
}

bool Workshop::openStore()
{
    m_lock = lockProject(m_project);
    constexpr int patience = 1000; // milliseconds until it is said that it waits
    const auto open = [&] {
        m_store.reset();
        m_store.emplace(m_project.folder, patience);
        finishInterrupted(m_project, *m_store);
    };
    try {
        writePatiently(open, [this, said = false](const Message &why) mutable {
            if (!std::exchange(said, true))
                m_observer.onMessage(say("Waiting for the project's database. %1", why));
        }, [this] { return !m_stop.stop_requested(); });
    } catch (const RunStoreBusy &) {
        m_store.reset();
        if (!m_stop.stop_requested())
            throw;
        return false;
    }
    m_contents.load(contentsFile());
    return true;
}

bool Workshop::settleProject()
{
    if (m_store) {
        if (m_projectChanged)
            saveProject(m_project);
    } else {
        m_project = createProject(m_project);
        if (!openStore())
            return false;
    }
    if (!m_options.groundPoints.empty() || m_options.groundIsWrong)
        writeGroundAnswers(m_project, m_ground);
    for (const DataList *list : {&m_sourceList, &m_targetList, &m_labelsList})
        keepList(m_project, *list);
    if (m_contents.decoded() > 0)
        m_contents.save(contentsFile());
    return true;
}

std::function<bool(size_t, size_t)> Workshop::looking(const Dataset &data)
{
    return [this, said = false, name = data.folder.filename().string()](size_t done, size_t all) mutable {
        if (!std::exchange(said, true))
            m_observer.onMessage(all == 1 ? say("Looking through 1 picture of %1", name) : say("Looking through %1 pictures of %2", all, name));
        m_observer.onWork({say("looking through %1", name), static_cast<int64_t>(done), static_cast<int64_t>(all)});
        return !m_stop.stop_requested();
    };
}

bool Workshop::lookThrough(const Dataset &data, const Message &remedy)
{
    const bool whole = m_contents.lookThrough(data, looking(data), remedy);
    if (m_store && m_contents.decoded() > 0)
        m_contents.save(contentsFile());
    return whole;
}

std::vector<GroundAnswer> Workshop::groundAnswers(cv::Size target) const
{
    auto answers = readGroundAnswers(m_project);
    if (m_options.groundPoints.size() > answers.size())
        throw InputError(m_options.groundPoints.back(), say("is of a source that the project does not have"), say("Give one file of points a source, in the order of the sources"));
    for (size_t i = 0; i < m_options.groundPoints.size(); ++i)
        if (!m_options.groundPoints[i].empty()) {
            answers[i].points = readGroundPoints(m_options.groundPoints[i]);
            groundFromPoints(*answers[i].points, openSource(m_project, i, LabelUse::Hidden).size, target, m_options.groundPoints[i]);
        }
    if (m_options.groundIsWrong)
        for (GroundAnswer &answer : answers)
            answer.wrong = true;
    return answers;
}

std::map<std::string, std::string> Workshop::provenance(const Stage &stage, const RunRecord &record) const
{
    std::map<std::string, std::string> facts{{"run kind", toText(stage.kind)},
            {"recipe name", stage.recipe.name},
            {"seed", std::to_string(stage.recipe.seed)},
            {"source fingerprint", record.sourceFingerprint},
            {"target fingerprint", record.targetFingerprint},
            {"backbone sha256", m_backboneHash},
            {"program", std::string("Vantage ") + VANTAGE_VERSION}};
    if (!m_leftOut.empty())
        facts["frames left out"] = english(joined(m_leftOut, "; "));
    return facts;
}

std::optional<RunRecord> Workshop::findFinished(const Stage &stage)
{
    if (const auto known = m_store->findBaseline(stage.key); known || stage.base)
        return !known || !stage.base || known->baseRun == stage.base->run ? known : std::nullopt;
    for (const auto &folder : m_options.relatives) {
        std::error_code code;
        if (!isProject(folder) || std::filesystem::equivalent(folder, m_project.folder, code))
            continue;
        const RunReader relative(folder);
        const auto known = relative.findBaseline(stage.key);
        if (known && !known->baseRun && std::filesystem::exists(relative.runFolder(known->id) / "model.safetensors"))
            return m_store->run(m_store->importRun(relative, known->id));
    }
    return std::nullopt;
}

RunRecord Workshop::recordOf(const Stage &stage, std::optional<int64_t> base) const
{
    RunRecord record;
    record.kind = stage.kind;
    record.recipe = stage.recipe.name;
    record.recipeJson = toJson(stage.recipe);
    record.seed = stage.recipe.seed;
    record.sourceFingerprint = m_sourceList.print;
    record.targetFingerprint = stage.data.targetValidation ? m_targetList.print : "";
    for (const auto &source : m_project.sources)
        record.sources.push_back(m_project.nameOf(source));
    record.target = stage.data.targetValidation ? m_project.targetName() : "";
    record.baseRun = base;
    record.baselineKey = stage.key;
    for (const ClassInfo &info : stage.data.sourceTrain.classes.classes)
        record.classNames.push_back(info.name);
    record.programVersion = VANTAGE_VERSION;
    return record;
}

void Workshop::patiently(const std::function<void()> &write)
{
    m_store->setPatience(1000);
    bool said = false;
    writePatiently(
        write,
        [&](const Message &why) {
            if (!std::exchange(said, true))
                m_observer.onMessage(say("Waiting for the project's database. %1", why));
        },
        [] { return true; });
}

/// A finished adaptation is part of a plan that has not been carried out to its end, and taken then: FT was stopped, or was not asked for
/// before. Where all of the plan has finished, whoever starts it again wants it trained again.
void Workshop::takeFinished(std::vector<Stage> &stages)
{
    const auto finished = [&](const Stage &stage) { return m_store && m_store->findBaseline(stage.key).has_value(); };
    const bool all = std::all_of(stages.begin(), stages.end(), finished);
    for (Stage &stage : stages) {
        if (stage.reuse)
            continue;
        stage.reuse = !all;
        if (all)
            m_observer.onMessage(say("All that is asked for has finished already; the adaptation is trained anew"));
    }
}

/// Whoever asks to go on with a run must not find another one begun in its place.
void Workshop::checkResume(const std::vector<Stage> &stages)
{
    if (!m_options.resume || m_options.orAnew)
        return;
    bool goesOn = false;
    if (m_store) {
        WantedRuns wanted{{}, m_sourceList, m_targetList, m_labelsList, m_backboneHash, m_options.backbone, m_options.features};
        std::optional<int64_t> baseline;
        for (const Stage &stage : stages) {
            const auto finished = stage.reuse ? m_store->findBaseline(stage.key) : std::nullopt;
            wanted.runs.push_back({recordOf(stage, stage.base ? baseline : std::nullopt), finished.has_value()});
            if (stage.kind == RunKind::Baseline && finished)
                baseline = finished->id;
        }
        goesOn = requireResumable(m_project, *m_store, wanted) || wanted.runs.front().finished;
    }
    if (!goesOn)
        m_observer.onMessage(say("There is no stopped run to go on with; a new one begins"));
}

bool Workshop::run(Stage stage, FinishedRun &finished, AdaptationResult &result)
{
    finished.recipe = stage.recipe;
    if (stage.reuse)
        if (const auto known = findFinished(stage)) {
            finished.run = known->id;
            finished.model = m_store->runFolder(known->id) / "model.safetensors";
            finished.choice = m_store->choice(known->id).value_or(SnapshotChoice{});
            finished.reused = true;
            if (std::filesystem::exists(finished.model)) {
                m_observer.onMessage(say("%1: run %2 has finished with the same settings and data, and is taken", sentence(stageTitle(stage.kind, stage.recipe.name)), known->id));
                return true;
            }
        }
    finished.reused = false;

    const RunRecord record = recordOf(stage, stage.base ? std::optional(stage.base->run) : std::nullopt);
    if (const auto stopped = m_options.resume ? m_store->findResumable(record) : std::nullopt) {
        finished.run = stopped->id;
        patiently([&] { m_store->resumeRun(finished.run); });
    } else {
        patiently([&] { finished.run = m_store->createRun(record); });
    }
    const auto folder = m_store->runFolder(finished.run);
    writeAtomically(folder / "recipe.json", record.recipeJson);
    writeAtomically(folder / "adaptation.json", toJson(m_options));
    writeRunData(m_project, finished.run, {m_sourceList.print, m_targetList.print, m_labelsList.print, m_backboneHash});
    if (m_onStage)
        m_onStage({stage.kind, stageTitle(stage.kind, stage.recipe.name), finished.run});

    TrainingJob job;
    job.recipe = stage.recipe;
    job.data = std::move(stage.data);
    job.folder = folder;
    if (stage.base)
        job.startModel = stage.base->model;
    job.ground = m_ground;
    job.backbone = m_options.backbone;
    job.features = m_options.features;
    job.looks = m_looks;
    job.checkpointSteps = m_options.checkpointSteps;
    job.provenance = provenance(stage, record);

    RunRecorder recorder(*m_store, finished.run, recipeSummary(stage.recipe.name).needsTargetLabels, m_observer);
    for (const Message &frames : m_leftOut)
        recorder.note(english(frames));
    TrainingResult trained = train(job, m_stop, recorder, m_gate);
    try {
        recorder.finish();
        if (trained.choice)
            patiently([&] { recordChoice(*m_store, finished.run, *trained.choice, trained.scores, trained.mapped); });
    } catch (const std::exception &error) {
        trained.end = TrainingResult::End::Failed;
        trained.reason = messageOf(error);
        trained.error = std::current_exception();
    }
    if (trained.end != TrainingResult::End::Finished) {
        const bool stopped = trained.end == TrainingResult::End::Stopped;
        result.end = trained.end;
        result.reason = trained.reason;
        result.error = trained.error;
        patiently([&] { m_store->endRun(finished.run, stopped ? RunState::Stopped : RunState::Failed, trained.reason, trained.seconds); });
        return false;
    }
    patiently([&] { m_store->endRun(finished.run, RunState::Finished, {}, trained.seconds); });
    removeResumeFiles(folder, epochsToKeep(*trained.choice, trained.scores, stage.recipe.keepSnapshots));
    finished.choice = *trained.choice;
    finished.model = trained.model;
    return true;
}

AdaptationResult Workshop::carryOut()
{
    AdaptationResult result;
    const auto stoppedEarly = [&] {
        result.project = m_project;
        result.end = TrainingResult::End::Stopped;
        result.reason = say("stopped by the user");
        return result;
    };
    if (isProject(m_project.folder) && !openStore())
        return stoppedEarly();
    // Everything is checked before the first step: a mistake must not cost an hour. And before anything is made.
    const RecipeSummary wanted = recipeSummary(m_options.recipe);
    const bool withControl = m_options.control || wanted.name == "control";
    const bool withFineTuning = m_options.fineTuning || wanted.needsTargetLabels;
    Recipe baselineRecipe = recipeOf(m_options, "no-adaptation", true);
    Recipe adaptedRecipe = recipeOf(m_options, m_options.recipe, !wanted.startsFromBaseline);
    const bool measured = m_options.measureTarget && m_project.measureTarget;
    const LabelUse targetUse = measured || withFineTuning ? LabelUse::Measure : LabelUse::Hidden;
    const ClassMap ofFolder = listCameras(m_project).classes;
    const ClassAgreement agreed = agreeOnClasses(m_project, ofFolder, m_options.classes, m_store && hasKeptWork(m_project));
    m_projectChanged = m_projectChanged || agreed.changed;
    if (!agreed.message.empty())
        m_observer.onMessage(agreed.message);
    const Message remedy = remedyForValues(m_project, ofFolder);
    if (m_options.leaveOutDamaged == false && !m_project.leftOut.empty()) {
        m_project.leftOut.clear();
        m_projectChanged = true;
    }
    if (m_options.leaveOutDamaged == true && !leaveOutDamaged(targetUse, remedy))
        return stoppedEarly();
    TrainingData baselineData, pairData, fineTuningData;
    Recipe fineTuningRecipe = recipeOf(m_options, "fine-tuning", true);
    tellTheWayOut([&] {
        baselineData = prepareData(m_project.sources, {}, false, baselineRecipe, m_project.leftOut);
        pairData = prepareData(m_project.sources, m_project.target, measured, adaptedRecipe, m_project.leftOut);
        if (withFineTuning)
            fineTuningData = prepareFineTuning(m_project.target, fineTuningRecipe, m_project.leftOut, pairData.sourceTrain.classes);
    });
    m_leftOut = pairData.leftOut;
    for (const Message &frames : m_leftOut)
        m_observer.onMessage(frames);
    for (Recipe *recipe : {&baselineRecipe, &adaptedRecipe, &fineTuningRecipe})
        resolveSize(*recipe, pairData.sourceTrain.size, pairData.targetTrain->size);
    for (const Recipe *recipe : {&baselineRecipe, &adaptedRecipe}) {
        requireUsable(*recipe, m_project.target); // the size is known only now
        // The features are read once: only a network that starts anew takes them from their files.
        checkMachine(*recipe, m_options.backbone, recipe == &baselineRecipe ? m_options.features : std::vector<std::filesystem::path>());
    }

    const Dataset source = openSources(m_project);
    for (TrainingData *data : {&baselineData, &pairData, &fineTuningData})
        useClasses(*data, m_project.classes);
    Dataset target = openTarget(m_project, targetUse);
    for (const Dataset *camera : {&source, &std::as_const(target)}) {
        Dataset frames = *camera;
        frames.classes = m_project.classes;
        bool whole = false;
        tellTheWayOut([&] { whole = lookThrough(frames, remedy); });
        if (!whole)
            return stoppedEarly();
    }
    m_sourceList = listOf(withClassesOf(m_project, source));
    m_targetList = listOf(withClassesOf(m_project, openTarget(m_project, LabelUse::Hidden)));
    // Labels of the target that are measured with, or learnt by FT, are part of what a re-used run must have seen.
    if (measured || withFineTuning)
        m_labelsList = listOf(withClassesOf(m_project, std::move(target)));
    if (!m_options.backbone.empty())
        m_backboneHash = sha256OfFile(m_options.backbone);
    if (!m_options.features.empty()) { // one sum over all that is pretrained
        for (const auto &file : m_options.features)
            m_backboneHash += sha256OfFile(file);
        m_backboneHash = sha256Hex(m_backboneHash);
    }

    m_ground = groundAnswers(pairData.targetTrain->size);

    const std::string baselineKey = sha256Hex(m_sourceList.print + essence(baselineRecipe) + m_backboneHash);
    const auto keyFromBaseline = [&](const Recipe &recipe) {
        return sha256Hex(baselineKey + m_targetList.print + (measured ? m_labelsList.print : "") + essence(recipe)
                         + (usesBook(recipe) ? textOf(m_ground) : ""));
    };
    std::vector<Stage> stages{{RunKind::Baseline, baselineRecipe, baselineData, nullptr, baselineKey}};
    if (withControl) {
        Recipe recipe = adaptedRecipe; // the same length, rates and averaging, so that only the losses differ
        recipe.name = "control";
        stages.push_back({RunKind::Control, recipe, pairData, &result.baseline, keyFromBaseline(recipe)});
    }
    if (wanted.startsFromBaseline && wanted.name != "control")
        stages.push_back({RunKind::Adapted, adaptedRecipe, pairData, &result.baseline, keyFromBaseline(adaptedRecipe),
                          m_options.resume});
    if (withFineTuning)
        stages.push_back({RunKind::FineTuning, fineTuningRecipe, fineTuningData, nullptr,
                          sha256Hex(m_labelsList.print + "fine-tuning" + essence(fineTuningRecipe) + m_backboneHash)});
    checkResume(stages);
    takeFinished(stages);
    if (!settleProject())
        return stoppedEarly();
    result.project = m_project;

    for (Stage &stage : stages) {
        FinishedRun finished;
        const bool done = run(stage, finished, result);
        if (stage.kind == RunKind::Baseline)
            result.baseline = finished;
        if (!done)
            return result;
        if (stage.kind != RunKind::Baseline)
            (stage.kind == RunKind::Control ? result.control : stage.kind == RunKind::Adapted ? result.adapted : result.fineTuning) = finished;
    }
    // A baseline knows no target. What it does there is the first thing that the runs from it measure; without one, it is measured here.
    if (!result.control && !result.adapted && pairData.targetValidation->hasLabels()) {
        result.baselineTarget = Segmenter(result.baseline.model, baselineRecipe.precision, baselineRecipe.threads)
                                    .run(*pairData.targetValidation, m_stop);
        if (m_stop.stop_requested()) { // half of the frames make no figure
            result.baselineTarget.reset();
            result.end = TrainingResult::End::Stopped;
            result.reason = say("stopped by the user");
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
