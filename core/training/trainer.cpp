#include "core/training/trainer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/memory.h"
#include "core/base/memory_reuse.h"
#include "core/base/random.h"
#include "core/data/loader.h"
#include "core/geometry/static_labels.h"
#include "core/model/feature_file.h"
#include "core/model/model_file.h"
#include "core/nn/device.h"
#include "core/nn/tensors.h"
#include "core/nn/threads.h"
#include "core/nn/weights/safetensors.h"
#include "core/nn/weights/state_dict.h"
#include "core/teachers/label_book.h"
#include "core/teachers/place_map_maker.h"
#include "core/training/camera_map.h"
#include "core/training/checkpoint.h"
#include "core/training/measuring.h"
#include "core/training/recipe_list.h"
#include "core/training/shared_looks.h"
#include "core/training/snapshots.h"
#include "core/training/start_network.h"
#include "core/training/verdict_trial.h"

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include <chrono>
#include <cmath>

namespace vantage {
namespace {

constexpr uint64_t sourceStream = 1, targetStream = 2, stepStream = 3;
constexpr double checkpointSeconds = 300; ///< of training that a power cut may cost at most

std::filesystem::path checkpointFile(const std::filesystem::path &folder)
{
    return folder / "checkpoint.pt";
}

/// The run can't go on as it has been set up.
class RunError : public Told<std::runtime_error>
{
    using Told::Told;
};

/// Seconds of work, without pauses.
class Stopwatch
{
public:
    void addEarlier(double seconds) { m_before += seconds; }
    double seconds() const { return m_before + std::chrono::duration<double>(Clock::now() - m_start - m_paused).count(); }
    void exclude(PauseGate &gate, std::stop_token stop)
    {
        const auto from = Clock::now();
        gate.wait(std::move(stop));
        m_paused += Clock::now() - from;
    }

private:
    using Clock = std::chrono::steady_clock;
    double m_before = 0;
    Clock::time_point m_start = Clock::now();
    Clock::duration m_paused{};
};

/// Median of the last values, for the estimate of the time left: a step in which the machine slept counts no more than another.
class RecentMedian
{
public:
    void add(double value)
    {
        m_values.push_back(value);
        if (m_values.size() > kept)
            m_values.pop_front();
    }
    /// 0 where there is none yet
    double value() const
    {
        std::vector<double> sorted(m_values.begin(), m_values.end());
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        return sorted.empty() ? 0 : *middle;
    }

private:
    static constexpr size_t kept = 31;
    std::deque<double> m_values;
};

/// One run while it runs.
class Run
{
public:
    Run(const TrainingJob &job, std::stop_token stop, TrainingObserver &observer, PauseGate *gate)
        : m_job(job), m_recipe(job.recipe), m_stop(std::move(stop)), m_observer(observer), m_gate(gate),
          m_kind(recipeKind(job.recipe.name)), m_device(deviceOf(job.recipe)), m_precision(choosePrecision(job.recipe.precision, m_device)),
          m_looks(job.looks ? job.looks : makeSharedLooks()),
          m_snapshots(job.folder),
          m_classes(numbered(job.data.sourceTrain.classes)) // as predictions are written
    {
        if (m_recipe.stepsPerEpoch == 0)
            m_recipe.stepsPerEpoch = static_cast<int>((job.data.sourceTrain.frames.size() + static_cast<size_t>(m_recipe.batch) - 1)
                                                      / static_cast<size_t>(m_recipe.batch));
        if (m_kind.usesTarget && !job.data.targetTrain)
            throw RunError(say("recipe %1 needs a target camera", m_kind.name));
    }

    TrainingResult carryOut();
    int64_t savedStep() const { return m_savedStep; }
    double seconds() const { return m_watch ? m_watch->seconds() : 0; }

private:
    /// @return false where the run was stopped meanwhile
    bool prepare();
    LoaderOptions sourceViews() const;
    void openSource();
    void openTarget(int epoch, bool resumed);
    bool goOn();
    void trainStep();
    bool epochIsOpen() const;
    void finishEpoch();
    void writeCheckpoint();
    void finishRun(TrainingResult &result);
    bool prove(TrainingResult &result);
    bool addPlaceMap(TrainingResult &result);
    std::vector<size_t> vanishedClasses(int epoch, const std::vector<double> &shares);
    HowFar showing(const Message &what);
    ModelInfo modelInfo() const;
    int epochOf(int64_t step) const { return static_cast<int>(step / m_recipe.stepsPerEpoch); }
    void reportStep(const LossTerms &terms);

    const TrainingJob &m_job;
    Recipe m_recipe;
    std::stop_token m_stop;
    TrainingObserver &m_observer;
    PauseGate *m_gate;
    const RecipeKind &m_kind;
    torch::Device m_device;
    Precision m_precision;
    std::shared_ptr<SharedLooks> m_looks;
    SnapshotFolder m_snapshots;
    ClassMap m_classes;
    std::vector<double> m_naShares; ///< of the target's pixels, that the baseline gives each class
    NetworkOptions m_network;
    Message m_origin;

    std::unique_ptr<Method> m_method;
    std::unique_ptr<Loader> m_source, m_target;
    int64_t m_step = 0;
    int64_t m_savedStep = 0;
    double m_savedSeconds = 0;
    std::unique_ptr<Stopwatch> m_watch;
    RecentMedian m_stepSeconds, m_epochSeconds;
    DiskWriter m_writer; // last: its thread ends before what its jobs use
};

bool Run::prepare()
{
    torch::manual_seed(m_recipe.seed);
    StartNetwork start = makeStartNetwork(m_recipe, m_classes.size(), m_kind.startsFromBaseline ? m_job.startModel : "", m_job.backbone, m_job.features);
    m_network = start.net->options();
    m_origin = start.origin;
    start.net->to(m_device);
    applyLayout(*start.net, m_precision);

    MethodContext context;
    context.recipe = m_recipe;
    context.classes = m_classes.size();
    context.ignore = m_classes.ignore;
    context.device = m_device;
    context.net = start.net;
    context.precision = m_precision;
    if (m_kind.usesTarget)
        context.target = m_job.data.targetTrain;
    context.source = m_job.data.sourceTrain;
    context.folder = m_job.folder;
    context.sourceViews = sourceViews();
    context.looks = m_looks;
    context.ground = m_job.ground;
    context.tell = [this](const Message &message) { m_observer.onMessage(message); };
    context.showWork = [this](const WorkReport &work) { m_observer.onWork(work); };
    context.showGround = [this](const GroundReport &ground) { m_observer.onGround(ground); };
    m_watch = std::make_unique<Stopwatch>();
    m_observer.onMessage(say("F starts from %1", m_origin));
    m_method = m_kind.make(std::move(context));
    const bool prepared = m_method->prepare([this] { return goOn(); });
    if (const auto known = m_method->knownPlaces(); prepared && known && wantsCameraMap(m_recipe))
        saveKnownPlaces(m_job.folder / placesFolder, *known);

    // What is prepared depends on F as the run begins, so only then the checkpoint.
    if (canResume(m_job.folder)) {
        const CheckpointState state = loadCheckpoint(checkpointFile(m_job.folder), *m_method, toJson(m_recipe));
        m_step = m_savedStep = state.step;
        m_watch->addEarlier(state.seconds);
    }
    m_savedSeconds = m_watch->seconds();
    if (!prepared)
        return false;
    openSource();

    TrainingPlan plan;
    plan.epochs = m_recipe.epochs;
    plan.steps = m_recipe.totalSteps();
    plan.firstStep = m_step;
    for (const auto &parameter : start.net->parameters())
        plan.parameters += parameter.numel();
    plan.machine = m_device.str() + ", " + std::to_string(at::get_num_threads()) + " threads, "
                   + (m_precision.mixed ? "bfloat16 mixed precision" : "float32");
    m_observer.onPlan(plan);
    return true;
}

LoaderOptions Run::sourceViews() const
{
    LoaderOptions options;
    options.size = {m_recipe.width, m_recipe.height};
    // The control sees source frames in the place of the adaptation's target frames: the same computation a step.
    options.batch = m_recipe.batch + (m_kind.usesTarget ? 0 : m_recipe.targetBatch);
    options.augmentation = m_recipe.augmentation;
    options.seed = m_recipe.seed;
    options.stream = sourceStream;
    options.cacheBytes = static_cast<size_t>(m_recipe.cacheMegabytes) << 20;
    return options;
}

void Run::openSource()
{
    if (!m_method->takesFrames())
        return;
    LoaderOptions options = sourceViews();
    options.firstBatch = m_step;
    m_source = std::make_unique<Loader>(m_job.data.sourceTrain, options);
}

/// Holds while paused. @return false where the run is to stop
bool Run::goOn()
{
    if (m_gate)
        m_watch->exclude(*m_gate, m_stop);
    return !m_stop.stop_requested();
}

void Run::openTarget(int epoch, bool resumed)
{
    if (!m_kind.usesTarget || !m_method->takesFrames())
        return;
    m_target.reset();
    LoaderOptions options;
    options.size = {m_recipe.width, m_recipe.height};
    options.batch = m_recipe.targetBatch;
    options.augmentation = m_recipe.augmentation;
    if (m_kind.targetAsSeen)
        options.augmentation.virtualCamera = 0;
    // A target frame shrunk into grey borders would teach G to paint borders.
    options.augmentation.zoomMin = std::max(1.0, options.augmentation.zoomMin);
    options.seed = m_recipe.seed;
    options.stream = targetStream;
    options.firstBatch = m_step;
    options.cacheBytes = static_cast<size_t>(m_recipe.cacheMegabytes) << 20;
    if (const auto frames = m_method->targetOfEpoch(epoch, resumed, [this] { return goOn(); }))
        m_target = std::make_unique<Loader>(*frames, options);
}

TensorBatch toTensors(const FrameBatch &batch, torch::Device device)
{
    std::vector<cv::Mat> images, labels;
    for (const Frame &frame : batch.frames) {
        images.push_back(frame.image);
        if (!frame.labels.empty())
            labels.push_back(frame.labels);
    }
    TensorBatch result;
    result.images = imagesToTensor(images, device);
    if (labels.size() == images.size())
        result.labels = labelsToTensor(labels, device);
    return result;
}

void Run::trainStep()
{
    const double before = m_watch->seconds();
    StepInput input;
    input.step = m_step;
    if (m_source)
        input.source = toTensors(m_source->next(), m_device);
    if (m_target)
        input.target = toTensors(m_target->next(), m_device);
    input.random = makeRandom({m_recipe.seed, stepStream, static_cast<uint64_t>(m_step)});
    // Torch's own draws (dropout) start anew each step, so that no generator has to be saved and restored.
    torch::manual_seed(makeRandom({m_recipe.seed, static_cast<uint64_t>(m_step)}).next());
    const LossTerms terms = m_method->step(input);
    for (const auto &[name, value] : terms)
        if (!std::isfinite(value) || std::abs(value) > m_recipe.lossLimit)
            throw RunError(say("the loss '%1' became %2 at step %3; the last checkpoint is of step %4. Lower the learning rate or the loss weights", name, figure(value, 6),
                               m_step + 1, m_savedStep));
    ++m_step;
    m_stepSeconds.add(m_watch->seconds() - before);
    reportStep(terms);
}

void Run::reportStep(const LossTerms &terms)
{
    StepReport report;
    report.step = m_step;
    report.steps = m_recipe.totalSteps();
    report.values = terms;
    const double seconds = m_stepSeconds.value();
    report.stepsPerSecond = seconds > 0 ? 1.0 / seconds : 0;
    const int epochsLeft = m_recipe.epochs - epochOf(m_step);
    report.secondsLeft = static_cast<double>(report.steps - m_step) * seconds + epochsLeft * m_epochSeconds.value();
    m_observer.onStep(report);
}

ModelInfo Run::modelInfo() const
{
    ModelInfo info;
    info.network = m_network;
    info.classes = m_classes;
    info.width = m_recipe.width;
    info.height = m_recipe.height;
    info.provenance = m_job.provenance;
    info.provenance["recipe"] = toJson(m_recipe);
    info.provenance["start"] = english(m_origin);
    return info;
}

/// True where the run stands at the end of an epoch (or at its start from a baseline) that has not been measured yet.
bool Run::epochIsOpen() const
{
    return m_step % m_recipe.stepsPerEpoch == 0 && (m_step > 0 || m_kind.startsFromBaseline) && !m_snapshots.isComplete(epochOf(m_step));
}

void Run::finishEpoch()
{
    const int epoch = epochOf(m_step);
    const double before = m_watch->seconds();
    Measured measured = measureEpoch(*m_method, m_job.data, {m_recipe.width, m_recipe.height}, m_device, m_precision, m_job.sampleFrames,
                                     m_looks->heldOut, [this] { return goOn(); }, [this](const WorkReport &work) { m_observer.onWork(work); });
    if (m_stop.stop_requested())
        return; // half a measure is none; it is made anew when the run goes on

    SnapshotScores scores;
    scores.epoch = epoch;
    scores.sourceMeanIou = metricsOf(measured.report.source).meanIou;
    MeasureValues &values = measured.report.values;
    scores.flipAgreement = values.get(m_job.data.targetValidation ? MeasuredOn::Target : MeasuredOn::Source, measure_id::flipAgreement);
    scores.knownAgreement = values.get(MeasuredOn::Target, measure_id::knownAgreement);
    scores.edgeAlignment = values.get(MeasuredOn::Target, measure_id::edgeAlignment);
    if (measured.report.target)
        scores.targetMeanIou = metricsOf(*measured.report.target).meanIou;
    if (!measured.target.empty()) {
        saveProbabilities(measured.target, m_snapshots.probabilities(epoch));
        values.set(MeasuredOn::Target, measure_id::entropy, meanEntropy(measured.target));
        values.set(MeasuredOn::Target, measure_id::infoMax, infoMax(measured.target));
        values.set(MeasuredOn::Target, measure_id::snd, softNeighbourhoodDensity(measured.target, m_recipe.seed));
        measured.report.classShares = classHistogram(measured.target);
        measured.report.vanished = vanishedClasses(epoch, measured.report.classShares);
    }
    measured.report.epoch = measured.samples.epoch = epoch;
    measured.report.step = m_step;
    measured.report.seconds = m_watch->seconds();
    m_observer.onEpoch(measured.report);
    m_observer.onSamples(measured.samples);
    for (const size_t lost : measured.report.vanished)
        m_observer.onMessage(say("Alarm after epoch %1: the network hardly sees \"%2\" on the target any more (%3 % of the pixels, %4 % with NA)", epoch,
                                 m_classes.classes[lost].name, figure(100 * measured.report.classShares[lost], 2), figure(100 * m_naShares[lost], 2)));
    m_writer.submit([this, epoch, scores, state = modelState(m_method->evaluated(), modelInfo()), generator = m_method->generator()] {
        writeSafetensors(m_snapshots.weights(epoch), state);
        if (generator && epoch > 0) // before the first step G is noise
            writeSafetensors(m_snapshots.generator(epoch), *generator);
        m_snapshots.saveScores(scores); // last: where it is there, the epoch is complete
    });
    m_epochSeconds.add(m_watch->seconds() - before);
}

/// Classes that NA sees on the target and the network does no more.
std::vector<size_t> Run::vanishedClasses(int epoch, const std::vector<double> &shares)
{
    if (!m_kind.startsFromBaseline)
        return {};
    if (epoch == 0)
        m_naShares = shares;
    else if (m_naShares.empty()) // the run goes on after a stop
        m_naShares = classHistogram(loadProbabilities(m_snapshots.probabilities(0)));
    return lostClasses(m_naShares, shares);
}

void Run::writeCheckpoint()
{
    // A gradient can overflow under a finite loss; the good checkpoint before it must not be written over.
    if (!m_method->isFinite())
        throw RunError(say("the weights are no longer numbers at step %1; the last checkpoint is of step %2. Lower the learning rate or the loss weights", m_step, m_savedStep));
    auto bytes = std::make_shared<std::string>(checkpointBytes(*m_method, {m_step, m_watch->seconds(), toJson(m_recipe)}));
    m_writer.submit([bytes, file = checkpointFile(m_job.folder)] { writeAtomically(file, *bytes); });
    m_savedStep = m_step;
    m_savedSeconds = m_watch->seconds();
}

void Run::finishRun(TrainingResult &result)
{
    m_writer.finish();
    const bool hasStart = m_kind.startsFromBaseline;
    ChosenSnapshot chosen = chooseOf(m_snapshots, hasStart, m_job.data.targetValidation.has_value(), m_recipe.epochs, m_recipe.seed);
    result.choice = chosen.choice;
    result.scores = std::move(chosen.scores);
    result.model = m_job.folder / "model.safetensors";
    if (!prove(result))
        return;
    m_snapshots.keep(result.choice->chosen);
    if (!addPlaceMap(result))
        return;
    result.end = TrainingResult::End::Finished;
}

/// What the verdict rests on beside the scores: where the two networks disagree, and a trial of its evidence where the truth is known.
bool Run::prove(TrainingResult &result)
{
    if (!m_kind.startsFromBaseline || !m_kind.usesTarget || !m_job.data.targetValidation || m_recipe.epochs == 0)
        return true;
    const int epoch = result.choice->chosen > 0 ? result.choice->chosen : m_recipe.epochs;
    std::vector<std::string> names;
    for (const FrameFiles &frame : m_job.data.targetValidation->frames)
        names.push_back(frame.name);
    Proof proof = proofOf(epoch, std::move(names), loadProbabilities(m_snapshots.probabilities(0)), loadProbabilities(m_snapshots.probabilities(epoch)),
                          {.seed = m_recipe.seed});
    Network networks[2];
    for (const int which : {0, 1}) {
        networks[which] = loadModel(m_snapshots.weights(which * epoch)).net;
        networks[which]->to(m_device);
        applyLayout(*networks[which], m_precision);
    }
    const auto trial = tryVerdict(networks[0], networks[1], m_job.data.sourceValidation, {m_recipe.width, m_recipe.height}, m_device, m_precision,
                                  {.seed = m_recipe.seed}, [this] { return goOn(); }, showing(say("trying the verdict on virtual cameras")));
    if (!trial)
        return false;
    proof.trial = *trial;
    tellOfTrial(*result.choice, proof.trial);
    saveProof(proof, m_job.folder);
    return true;
}

/// The chosen network's own votes and what the method knows of the target's places go into the model file beside it.
bool Run::addPlaceMap(TrainingResult &result)
{
    const CameraMapResult made = addCameraMap(result.model, m_recipe, m_job.data, m_job.folder, [this] { return goOn(); }, showing(say("making the map of the camera's places")), &m_looks->heldOut);
    if (!made.whole)
        return false;
    if (!made.remark.empty())
        m_observer.onMessage(made.remark);
    result.mapped = made.mapped;
    return true;
}

HowFar Run::showing(const Message &what)
{
    return [this, what](int64_t done, int64_t all) { m_observer.onWork({what, done, all}); };
}

TrainingResult Run::carryOut()
{
    TrainingResult result;
    if (!prepare()) {
        result.end = TrainingResult::End::Stopped;
        result.reason = say("stopped by the user");
        result.step = m_savedStep;
        result.seconds = m_watch->seconds();
        return result;
    }
    if (epochIsOpen())
        finishEpoch();
    if (m_step < m_recipe.totalSteps() && !m_stop.stop_requested())
        openTarget(epochOf(m_step), m_step % m_recipe.stepsPerEpoch != 0);
    while (m_step < m_recipe.totalSteps() && goOn()) {
        trainStep();
        if (m_step % m_recipe.stepsPerEpoch == 0) {
            writeCheckpoint(); // before measuring, so that the disk works meanwhile and a stop loses nothing
            finishEpoch();
            if (m_step < m_recipe.totalSteps() && !m_stop.stop_requested())
                openTarget(epochOf(m_step), false);
        } else if ((m_job.checkpointSteps > 0 && m_step % m_job.checkpointSteps == 0)
                   || m_watch->seconds() - m_savedSeconds > checkpointSeconds) {
            writeCheckpoint();
        }
    }
    if (m_stop.stop_requested() && m_savedStep != m_step)
        writeCheckpoint();
    if (!m_stop.stop_requested())
        finishRun(result);
    if (result.end != TrainingResult::End::Finished) {
        m_writer.finish();
        result.end = TrainingResult::End::Stopped;
        result.reason = say("stopped by the user");
    }
    result.step = m_savedStep;
    result.seconds = m_watch->seconds();
    return result;
}

} // namespace

std::shared_ptr<SharedLooks> makeSharedLooks()
{
    return std::make_shared<SharedLooks>();
}

/// The settings that memory follows from, with their values, as a sentence without its point.
Message smallerSettings(const Recipe &recipe)
{
    if (recipe.network == "levels" && recipe.name != "self-training")
        return say("Set a smaller pixelMegabytes (%1), smaller width and height (%2 x %3) or a smaller cacheMegabytes (%4)", recipe.pixelMegabytes, recipe.width, recipe.height,
                   recipe.cacheMegabytes);
    if (recipe.targetBatch > 0)
        return say("Set a smaller batch (%1, targetBatch %2), smaller width and height (%3 x %4) or a smaller cacheMegabytes (%5)", recipe.batch, recipe.targetBatch, recipe.width,
                   recipe.height, recipe.cacheMegabytes);
    return say("Set a smaller batch (%1), smaller width and height (%2 x %3) or a smaller cacheMegabytes (%4)", recipe.batch, recipe.width, recipe.height, recipe.cacheMegabytes);
}

void checkMachine(const Recipe &recipe, const std::filesystem::path &backbone, const std::vector<std::filesystem::path> &features)
{
    deviceOf(recipe);
    if (!backbone.empty())
        checkBackbone(recipe, readStateDict(backbone), backbone);
    for (const auto &file : features) {
        if (recipe.network != toText(NetworkFamily::Levels))
            throw InputError(file, say("can only join a network of frozen levels"), say("Set network=levels, or leave the features out"));
        openFeatures(file);
    }
}

bool canResume(const std::filesystem::path &folder)
{
    return std::filesystem::exists(checkpointFile(folder));
}

void removeResumeFiles(const std::filesystem::path &folder, const std::vector<int> &keptEpochs)
{
    SnapshotFolder(folder).removeWeights(keptEpochs);
    std::error_code ignored;
    std::filesystem::remove(checkpointFile(folder), ignored);
}

TrainingResult train(const TrainingJob &job, std::stop_token stop, TrainingObserver &observer, PauseGate *gate)
{
    const MemoryReuse reuse;
    const ThreadScope threads(job.recipe.threads);
    std::optional<Run> run;
    try {
        if (const auto problems = check(job.recipe); !problems.empty())
            throw RunError(say("the recipe can't be used: %1", problems.front()));
        createFolder(job.folder);
        return run.emplace(job, std::move(stop), observer, gate).carryOut();
    } catch (const std::exception &error) {
        TrainingResult result;
        result.end = TrainingResult::End::Failed;
        result.reason = messageOf(error);
        result.error = std::current_exception();
        if (const auto sentence = memorySentence(error, smallerSettings(job.recipe))) {
            result.reason = *sentence;
            result.error = std::make_exception_ptr(MemoryError(*sentence));
        }
        if (run) {
            result.step = run->savedStep();
            result.seconds = run->seconds();
        }
        return result;
    }
}

} // namespace vantage
