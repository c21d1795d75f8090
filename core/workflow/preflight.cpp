#include "core/workflow/preflight.h"

#include "core/base/cores.h"
#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/data/content_check.h"
#include "core/runs/kept_work.h"
#include "core/teachers/book_sizes.h"
#include "core/training/recipe_kinds.h"
#include "core/training/trainer.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/run_recipes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <stdexcept>
#include <system_error>

namespace vantage {
namespace {

constexpr double programMemory = 500e6;    // bytes of the program, its libraries and the kernels' workspace
/// What a training holds over what its layers need at a time: freed memory stays with it (core/base/memory_reuse.h), in
/// pieces that don't always fit the next tensor. Measured: 3.9 GB where 2.3 are counted (quick, self-training).
constexpr double keptMemory = 1.7;
constexpr double operationsPerCore = 5e10; // a second, of training steps of a ResNet-50; measured 3e10 to 9e10
constexpr double forwardFaster = 3;        // than training steps, of a backbone that is only looked through
constexpr double machineReserve = 300e6;   // bytes to be left to others

// Seconds for each megapixel of a frame, beside the network: reading, resizing, scores to measures; what a map or a book also looks at.
constexpr double measuringPixels = 0.3, mappingPixels = 0.2, bookPixels = 2, samplePixels = 0.1;
constexpr double frameOverhead = 0.01;     // seconds a frame
constexpr double runOverhead = 3;          // seconds of a run: building networks, choosing, closing
constexpr double diskSpeed = 200e6;        // bytes a second, of synced files

struct Planned
{
    RunKind kind;
    Recipe recipe;
    size_t frames = 0; ///< of the training part
    size_t measured = 0; ///< frames of both cameras that are measured on after each epoch
    double megapixels = 0; ///< of a frame as it is on the disk
    std::vector<FeatureFacts> features; ///< of the further networks, for frames of the recipe's size
    bool reusable = true;
};

uint64_t spaceAvailable(std::filesystem::path folder)
{
    std::error_code code;
    folder = std::filesystem::absolute(folder, code).lexically_normal();
    while (!folder.empty() && !std::filesystem::exists(folder, code) && folder != folder.parent_path())
        folder = folder.parent_path();
    const auto space = std::filesystem::space(folder, code);
    return code ? 0 : space.available;
}

int64_t stepsOf(const Planned &run)
{
    const Recipe &r = run.recipe;
    const auto batch = static_cast<size_t>(std::max(1, r.batch));
    return r.stepsPerEpoch > 0 ? r.totalSteps()
                               : int64_t(r.epochs) * static_cast<int64_t>((run.frames + batch - 1) / batch);
}

int framesPerStep(const Recipe &recipe)
{
    return recipe.batch + recipe.targetBatch;
}

bool frozen(const Recipe &recipe)
{
    return recipe.network == "levels";
}

bool learnsPixels(const Recipe &recipe)
{
    return frozen(recipe) && recipe.name != "self-training";
}

bool adversarial(const Recipe &recipe)
{
    return recipe.name == "adversarial";
}

double channelsOf(const std::vector<FeatureFacts> &features)
{
    double channels = 0;
    for (const FeatureFacts &one : features)
        channels += one.channels;
    return channels;
}

/// Channels of all levels: the backbone's, colour, and what further networks see.
double levelChannels(const Recipe &recipe, const std::vector<FeatureFacts> &features)
{
    return (recipe.backbone < 50 ? 64 : 256) * 15 + 3 + channelsOf(features);
}

/// F with all that looks beside its backbone.
NetworkCost costOf(const Planned &run)
{
    NetworkCost cost = costOfF(run.recipe);
    const NetworkCost further = costOfFeatures(run.recipe, run.features);
    cost.parameters += further.parameters;
    cost.operations += further.operations;
    return cost;
}

/// Frames, in frames of the recipe's size, that a frozen backbone looks at before the first step.
double lookedAt(const Recipe &r)
{
    const double book = r.bookFrames * looksOfBook(r.pseudoScale);
    if (adversarial(r)) // those that are rebuilt
        return 2 * r.rebuiltFrames + (usesBook(r) ? book : 0);
    if (usesBook(r) || r.name == "control")
        return book; // the source's pixels are the baseline's
    return r.sourceViews;
}

/// Numbers that the levels of one frame are made of, each on its own grid: the first at a quarter of the side, the second at an
/// eighth, the others at the output stride. What further networks see counts as if it lay there, too: a transformer's patches are coarser,
/// an ONNX network's scores may be finer.
double levelNumbers(const Planned &run)
{
    const Recipe &r = run.recipe;
    const double first = r.backbone < 50 ? 64 : 256, stride = r.outputStride, eighth = 8;
    return double(r.width) * r.height * ((first + 3) / 16 + 2 * first / (eighth * eighth) + (12 * first + channelsOf(run.features)) / (stride * stride));
}

/// Looks that measuring takes: at each frame, and at the target's mirrored too.
double measuredLooks(const Planned &run)
{
    return 1.5 * static_cast<double>(run.measured);
}

/// Bytes of those that are kept from epoch to epoch.
double heldOutKept(const Planned &run)
{
    return run.recipe.device == "cuda" ? 0 : std::min(measuredLooks(run) * 2 * levelNumbers(run), double(heldOutBytes));
}

/// Bytes of the frames that G rebuilds over a frozen backbone, of both cameras.
double rebuiltBytes(const Planned &run)
{
    const Recipe &r = run.recipe;
    const double each = 2 * levelNumbers(run);
    return 2 * std::max(each, std::min(r.rebuiltFrames * each, r.pixelMegabytes * double(1 << 20)));
}

constexpr double rebuiltWindow = 1.0 / 4; // of a frame, a step
constexpr double rebuiltPixels = rebuiltWindow / 16; // of its pixels: they are means of 4 x 4

/// Bytes of the pixels that a run keeps: the source's and the book's or the further views'.
double pixelBytes(const Planned &run)
{
    constexpr double usualClasses = 13;
    const Recipe &r = run.recipe;
    const double each = r.sourceViews * (usualClasses * r.pixelsPerClass + r.pixelsPerFrame) * (2 * levelChannels(r, run.features) + 4 * usualClasses);
    return std::min(each, r.pixelMegabytes * double(1 << 20)) * (recipeSummary(r.name).startsFromBaseline ? 2 : 1);
}

/// G's parameters and what it keeps for the way back, a pixel of the frame: f, 2f and 4f filters at 1, 1/2 and 1/4 of
/// the side, then the blocks, then the way up; each convolution keeps its output, the normalised one and the activated
/// one.
double generatorParameters(const Recipe &r)
{
    const double f = r.generatorFilters;
    return 49 * f * 16 + 2 * (9 * f * 2 * f + 9 * 2 * f * 4 * f) + r.generatorBlocks * 2 * 9 * 16 * f * f;
}
double generatorActivations(const Recipe &r)
{
    const double f = r.generatorFilters;
    return 3 * (2 * f + 2 * 2 * f / 4 + 4 * f * (2 + 2 * r.generatorBlocks) / 16);
}

double memoryOf(const Planned &run)
{
    const Recipe &r = run.recipe;
    const NetworkCost f = costOf(run);
    const double pixels = double(r.width) * r.height;
    const int copies = (r.averageDecay > 0 ? 4 : 3)
                       + 2; // weights, gradient, momentum, average; checkpoint and snapshot on their way to the disk
    if (learnsPixels(r)) {
        const double rebuilding = adversarial(r) ? rebuiltBytes(run) + 4 * (generatorParameters(r) * 4 + generatorActivations(r) * rebuiltPixels * pixels * framesPerStep(r)) : 0;
        return programMemory + 4 * f.parameters * 4 + pixelBytes(run) + heldOutKept(run) + 2 * f.activations + rebuilding; // of a block, what it takes and gives is there at a time
    }
    double bytes = programMemory + 4 * (f.parameters * copies + f.activations * framesPerStep(r));
    if (adversarial(r))
        bytes += 4 * (generatorParameters(r) * 4 + generatorActivations(r) * pixels * framesPerStep(r));
    const double frames = std::min(double(run.frames) * pixels * 4 * (r.targetBatch > 0 ? 2 : 1),
                                   double(r.cacheMegabytes) * (1 << 20) * (r.targetBatch > 0 ? 2 : 1));
    return (bytes + frames) * keptMemory;
}

double diskOf(const Planned &run)
{
    const Recipe &r = run.recipe;
    const double weights = costOf(run).parameters, parameters = weights + (adversarial(r) ? generatorParameters(r) * 3 : 0);
    const double labels = r.name == "self-training" ? std::min<double>(r.pseudoFrames, static_cast<double>(run.frames)) : usesBook(r) ? r.bookFrames : 0;
    const double pictures = 6 * (r.epochs + 1) * run.megapixels * 1e6 * 0.5 + labels * double(r.width) * r.height; // samples, labels
    return 4 * parameters * 4 + 4 * weights * (r.epochs + 2) + pictures + 30e6;
}

/// Bytes of the networks that keepSnapshots leaves: the last epochs, the chosen one and the best.
double keptAfterTheEnd(const std::vector<Planned> &runs)
{
    double bytes = 0;
    for (const Planned &run : runs)
        if (run.recipe.keepSnapshots > 0)
            bytes += std::min(run.recipe.keepSnapshots + 2, run.recipe.epochs + 1) * 4 * (costOf(run).parameters + (adversarial(run.recipe) ? generatorParameters(run.recipe) : 0));
    return bytes;
}

/// The finished run that adapt() will take in place of this one, if the frames are still the same. @param base the run it starts from
std::optional<int64_t> finishedRun(const Project &project, const std::vector<RunRecord> &runs, const Planned &planned,
                                   const AdaptationOptions &options, std::optional<int64_t> base)
{
    const auto backbone = options.backbone.empty() ? std::filesystem::path() : std::filesystem::absolute(options.backbone);
    std::vector<std::filesystem::path> features;
    for (const auto &file : options.features)
        features.push_back(std::filesystem::absolute(file));
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->state != RunState::Finished || run->kind != planned.kind || run->baseRun != base || run->baselineKey.empty())
            continue; // without a key it was ended by hand
        try {
            const auto asked = adaptationOfRun(project, run->id);
            if (asked && asked->backbone == backbone && asked->features == features
                && essence(recipeFromJson(run->recipeJson, Recipe{}, project.database())) == essence(planned.recipe))
                return run->id;
        } catch (const std::exception &) { // a run of another version is not taken
        }
    }
    return std::nullopt;
}

double operationRate(const Recipe &recipe)
{
    return operationsPerCore * (recipe.threads > 0 ? std::min(recipe.threads, physicalCores()) : physicalCores());
}

/// Multiply-adds and additions of G and D for a picture of so many pixels, there and back: D judges three times.
double rebuildingOperations(const Recipe &r, double pixels)
{
    const double f = r.generatorFilters, d = r.discriminatorFilters;
    const double ofG = 49 * f * 16 + 9 * (2 * f * f / 4 + 8 * f * f / 16) * 2 + r.generatorBlocks * 2 * 9 * 16 * f * f / 16;
    const double ofD = 16 * (3 * d / 4 + 2 * d * d / 16 + 8 * d * d / 64 + 32 * d * d / 64);
    return 3 * 2 * pixels * (ofG + 3 * ofD);
}

double countedStep(const Planned &run)
{
    const Recipe &recipe = run.recipe;
    if (learnsPixels(recipe)) {
        const double pixels = 3 * 2.0 * recipe.pixelBatch * levelChannels(recipe, run.features) * recipe.hiddenUnits;
        const double rebuilt = rebuiltPixels * recipe.width * recipe.height;
        const double scored = 3 * 2 * rebuiltWindow * levelNumbers(run) * recipe.hiddenUnits;
        return (pixels + (adversarial(recipe) ? framesPerStep(recipe) * (scored + rebuildingOperations(recipe, rebuilt)) : 0)) / operationRate(recipe);
    }
    // Forward, and twice that for the way back; G and D together take about as long again.
    return 3 * costOf(run).operations * framesPerStep(recipe) * (adversarial(recipe) ? 2 : 1) / operationRate(recipe);
}

/// Seconds of all that is no step.
PlannedRun countedRest(const Planned &run)
{
    const Recipe &r = run.recipe;
    const RecipeSummary kind = recipeSummary(r.name);
    const double forward = costOf(run).operations / forwardFaster / operationRate(r);
    PlannedRun rest;
    if (learnsPixels(r))
        rest.labelling = lookedAt(r) * (forward + frameOverhead) + (usesBook(r) ? r.bookFrames * run.megapixels * bookPixels : 0);
    if (r.name == "self-training") {
        const double frames = std::min<double>(r.pseudoFrames, static_cast<double>(run.frames));
        const double times = r.pseudoEvery > 0 ? std::max(1, r.epochs / r.pseudoEvery) : 1;
        rest.labelling = times * frames * (looksOfBook(r.pseudoScale) * forward + frameOverhead + run.megapixels * mappingPixels);
    }
    if (r.placeMap && r.backgroundTolerance > 0 && (kind.usesTarget || kind.needsTargetLabels))
        rest.labelling += r.mapFrames * (forward + run.megapixels * mappingPixels);
    const double points = r.epochs + (kind.startsFromBaseline ? 1 : 0);
    // A frozen backbone looks once at the frames that are kept; its head costs little.
    const double kept = learnsPixels(r) && run.measured > 0 ? heldOutKept(run) / (measuredLooks(run) * 2 * levelNumbers(run)) : 0;
    rest.measuring = (points - kept * (points - 1)) * measuredLooks(run) * forward + points * static_cast<double>(run.measured) * (frameOverhead + run.megapixels * measuringPixels);
    const double parameters = costOf(run).parameters + (adversarial(r) ? generatorParameters(r) * 3 : 0);
    rest.saving = points * (4 * parameters * 5 / diskSpeed + 6 * run.megapixels * samplePixels) + runOverhead;
    return rest;
}

double countedSeconds(const Planned &run)
{
    const PlannedRun rest = countedRest(run);
    return static_cast<double>(stepsOf(run)) * countedStep(run) + rest.labelling + rest.measuring + rest.saving;
}

bool sameWorkAStep(const Recipe &a, const Recipe &b)
{
    return a.name == b.name && a.network == b.network && a.backbone == b.backbone && a.outputStride == b.outputStride && a.width == b.width && a.height == b.height
           && framesPerStep(a) == framesPerStep(b) && a.precision == b.precision;
}

constexpr double leastFactor = 0.001, mostFactor = 100; // a run that slept, or hardly ran, tells nothing

/// How much longer than counted a former run on this device took: the latest finished one that did the same work a step, else the latest.
struct MachineFactor
{
    double factor = 1;
    bool measured = false; ///< by a run that did the same work
};
MachineFactor machineFactor(const Project &project, const RunReader &store, const std::vector<RunRecord> &runs, const Planned &like)
{
    MachineFactor result;
    bool known = false;
    for (auto run = runs.rbegin(); run != runs.rend() && !result.measured; ++run) {
        if (run->state != RunState::Finished || run->seconds <= 0 || run->baselineKey.empty()) // without a key it was ended by hand
            continue;
        try {
            Planned former = like;
            former.recipe = recipeFromJson(run->recipeJson, Recipe{}, store.file());
            const auto asked = adaptationOfRun(project, run->id);
            if ((asked ? asked->features.size() : 0) != like.features.size())
                continue; // another network looked at its frames
            if (former.recipe.device != like.recipe.device || former.recipe.threads != like.recipe.threads)
                continue;
            result.measured = sameWorkAStep(former.recipe, like.recipe);
            if (result.measured || !known)
                result.factor = std::clamp(run->seconds / countedSeconds(former), leastFactor, mostFactor);
            known = true;
        } catch (const std::exception &) { // a run of another version tells us nothing
        }
    }
    return result;
}

/// Appends what `look` throws to the problems.
void attempt(std::vector<Message> &problems, const std::function<void()> &look)
{
    try {
        look();
    } catch (const std::exception &error) {
        problems.push_back(messageOf(error));
    }
}

} // namespace

NetworkCost costOfF(const Recipe &recipe)
{
    // Of a ResNet on 224 x 224 at stride 32, by stage (He et al. 2016, table 1): parameters, multiply-adds, activations
    // kept.
    struct Stage
    {
        double parameters, macs, activations;
    };
    static const std::map<int, std::array<Stage, 5>> stages = {{18,
                                                                {{{9.5e3, 1.2e8, 2.4e6},
                                                                  {1.5e5, 4.6e8, 1.6e6},
                                                                  {5.3e5, 4.1e8, 8.0e5},
                                                                  {2.1e6, 4.1e8, 4.0e5},
                                                                  {8.4e6, 4.1e8, 2.0e5}}}},
                                                               {34,
                                                                {{{9.5e3, 1.2e8, 2.4e6},
                                                                  {2.2e5, 6.9e8, 2.4e6},
                                                                  {1.1e6, 8.7e8, 1.6e6},
                                                                  {6.8e6, 1.3e9, 1.2e6},
                                                                  {1.3e7, 6.4e8, 3.0e5}}}},
                                                               {50,
                                                                {{{9.5e3, 1.2e8, 2.4e6},
                                                                  {2.2e5, 6.8e8, 7.2e6},
                                                                  {1.2e6, 1.0e9, 4.8e6},
                                                                  {7.1e6, 1.5e9, 3.6e6},
                                                                  {1.5e7, 8.1e8, 9.0e5}}}},
                                                               {101,
                                                                {{{9.5e3, 1.2e8, 2.4e6},
                                                                  {2.2e5, 6.8e8, 7.2e6},
                                                                  {1.2e6, 1.0e9, 4.8e6},
                                                                  {2.6e7, 5.2e9, 1.4e7},
                                                                  {1.5e7, 8.1e8, 9.0e5}}}}};
    const auto found = stages.find(recipe.backbone);
    if (found == stages.end())
        return {};
    const double frame = double(recipe.width) * recipe.height / (224.0 * 224.0);
    NetworkCost cost;
    for (int i = 0; i < 5; ++i) {
        const Stage &stage = found->second[static_cast<size_t>(i)];
        // Stages 4 and 5 stay at the output stride instead of 16 and 32.
        const double finer = i < 3 ? 1 : double(8 << (i - 2)) / std::min(8 << (i - 2), recipe.outputStride);
        cost.parameters += stage.parameters;
        cost.operations += 2 * stage.macs * frame * finer * finer;
        cost.activations += stage.activations * frame * finer * finer;
    }
    const double features = recipe.backbone < 50 ? 512 : 2048;
    const double places = double(recipe.width) * recipe.height / (double(recipe.outputStride) * recipe.outputStride);
    if (frozen(recipe)) {
        const double channels = levelChannels(recipe, {}) * recipe.hiddenUnits;
        cost.parameters += channels;
        cost.operations += 2 * channels * double(recipe.width) * recipe.height / 64; // most of it at an eighth of the side
        return cost;
    }
    const double head = 2 * features * features / 4 * 9; // the 3 x 3 convolution over features and pyramid
    cost.parameters += head + features * features;
    cost.operations += 2 * head * places;
    cost.activations += 3 * features * places;
    return cost;
}

NetworkCost costOfFeatures(const Recipe &recipe, const std::vector<FeatureFacts> &features)
{
    NetworkCost cost;
    for (const FeatureFacts &further : features) {
        const double head = double(further.channels) * recipe.hiddenUnits;
        cost.parameters += further.parameters + head;
        cost.operations += further.operations + 2 * head * double(recipe.width) * recipe.height / 64; // as of the levels
    }
    return cost;
}

Project projectToBe(const AdaptationOptions &options)
{
    if (isProject(options.project)) {
        Project project = openProject(options.project);
        choosePair(project, options.sources, options.target);
        return project;
    }
    Project project;
    project.folder = options.project;
    project.sources = options.sources;
    project.target = options.target;
    project.measureTarget = options.measureTarget;
    if (!options.sources.empty())
        project.classes = classesOfFolder(options.sources.front());
    return project;
}

Preflight preflight(const Project &project, const AdaptationOptions &options)
{
    Preflight result;
    std::vector<Planned> planned;
    size_t sourceFrames = 0, targetFrames = 0;
    cv::Size sourceSize, targetSize;
    bool targetLabels = false;
    attempt(result.problems, [&] {
        const Dataset source = openSources(project);
        requireEnoughFrames(source);
        sourceFrames = source.frames.size();
        result.remarks.insert(result.remarks.end(), source.leftOut.begin(), source.leftOut.end());
        sourceSize = source.size;
    });
    attempt(result.problems, [&] {
        const Dataset target =
            openTarget(project, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden);
        requireEnoughFrames(target);
        targetFrames = target.frames.size();
        result.remarks.insert(result.remarks.end(), target.leftOut.begin(), target.leftOut.end());
        targetSize = target.size;
        targetLabels = target.hasLabels();
    });
    std::error_code code;
    if (!options.backbone.empty() && !std::filesystem::is_regular_file(options.backbone, code))
        result.problems.push_back(
            InputError(options.backbone, say("is not there"), say("Choose another file of pretrained weights, or none")).message());
    attempt(result.problems, [&] {
        if (sourceFrames == 0)
            return; // told already
        Project agreed = project;
        agreeOnClasses(agreed, classesOfFolder(project.sources.front()), options.classes, hasKeptWork(project));
        ContentNotes contents;
        contents.load(project.folder / "contents.json");
        Dataset source = openSources(project);
        const Message remedy = remedyForValues(agreed, source.classes);
        source.classes = agreed.classes;
        contents.requireKnownLabels(source, remedy);
    });
    attempt(result.problems, [&] {
        const auto training = [](size_t frames, const Recipe &recipe) {
            return static_cast<size_t>(double(frames) * (1 - recipe.validationShare));
        };
        std::map<std::pair<int, int>, std::vector<FeatureFacts>> featuresOfSize; // files are read, and an ONNX network is run, once for all runs
        const auto plan = [&](RunKind kind, const Recipe &recipe, size_t frames, bool reusable = true) {
            Recipe sized = recipe;
            resolveSize(sized, sourceSize, targetSize);
            attempt(result.problems, [&] { requireUsable(sized, project.target); });
            if (!options.features.empty() && !frozen(sized))
                throw InputError(options.features.front(), say("can only join a network of frozen levels"), say("Set network=levels, or leave the features out"));
            auto [known, isNew] = featuresOfSize.try_emplace({sized.width, sized.height});
            if (isNew)
                for (const auto &file : options.features)
                    known->second.push_back(featureFacts(file, {sized.width, sized.height}));
            const auto validation = [&](size_t all) { return std::min<size_t>(all - training(all, recipe), static_cast<size_t>(recipe.evaluationFrames)); };
            const bool onTarget = kind != RunKind::Baseline && kind != RunKind::FineTuning;
            planned.push_back({kind, sized, training(frames, recipe), validation(frames) + (onTarget ? validation(targetFrames) : kind == RunKind::FineTuning ? validation(frames) : 0),
                               double(std::max(sourceSize.area(), targetSize.area())) / 1e6, known->second, reusable});
        };
        const RecipeSummary wanted = recipeSummary(options.recipe);
        plan(RunKind::Baseline, recipeOf(options, "no-adaptation", true), sourceFrames);
        const Recipe adapted = recipeOf(options, options.recipe, !wanted.startsFromBaseline);
        if (options.control || wanted.name == "control") {
            Recipe control = adapted;
            control.name = "control";
            plan(RunKind::Control, control, sourceFrames);
        }
        if (wanted.startsFromBaseline && wanted.name != "control")
            plan(RunKind::Adapted, adapted, sourceFrames, options.resume);
        if (options.fineTuning || wanted.needsTargetLabels) {
            if (targetFrames > 0 && !targetLabels)
                result.problems.push_back(InputError(project.target,
                                                     say("has no labels that may be used, and Fine-Tuning learns from them"),
                                                     say("Switch Fine-Tuning off, or allow the target's labels"))
                                              .message());
            plan(RunKind::FineTuning, recipeOf(options, "fine-tuning", true), targetFrames);
        }
    });

    std::optional<RunReader> store;
    std::vector<RunRecord> runs;
    if (std::filesystem::exists(project.database()))
        attempt(result.problems, [&] { runs = store.emplace(project.folder).runs(); });
    result.measured = !planned.empty();
    // As adapt() does: a finished adaptation is taken where something else of the plan has not finished.
    bool allFinished = true;
    std::optional<int64_t> knownBaseline;
    for (const Planned &run : planned) {
        const bool fromBaseline = recipeSummary(run.recipe.name).startsFromBaseline;
        const auto finished = finishedRun(project, runs, run, options, fromBaseline ? knownBaseline : std::nullopt);
        if (run.kind == RunKind::Baseline)
            knownBaseline = finished;
        allFinished = allFinished && finished && (!fromBaseline || knownBaseline);
    }
    for (Planned &run : planned)
        run.reusable = run.reusable || !allFinished;
    std::optional<int64_t> baseline; // none while it has to be trained anew
    for (const Planned &run : planned) {
        const bool fromBaseline = recipeSummary(run.recipe.name).startsFromBaseline;
        if (run.reusable && (!fromBaseline || baseline))
            if (const auto finished = finishedRun(project, runs, run, options, fromBaseline ? baseline : std::nullopt)) {
                if (run.kind == RunKind::Baseline)
                    baseline = finished;
                PlannedRun reused;
                reused.title = stageTitle(run.kind, run.recipe.name);
                reused.reused = true;
                result.runs.push_back(reused);
                continue;
            }
        const MachineFactor machine = store ? machineFactor(project, *store, runs, run) : MachineFactor{};
        result.measured = result.measured && machine.measured;
        PlannedRun price = countedRest(run);
        price.title = stageTitle(run.kind, run.recipe.name);
        price.steps = stepsOf(run);
        for (double *part : {&price.labelling, &price.measuring, &price.saving})
            *part *= machine.factor;
        price.seconds = machine.factor * countedSeconds(run);
        result.seconds += price.seconds;
        result.runs.push_back(std::move(price));
        result.memory = std::max(result.memory, static_cast<uint64_t>(memoryOf(run)));
        result.disk += static_cast<uint64_t>(diskOf(run));
    }
    if (!result.measured && !planned.empty() && planned.front().recipe.device == "cuda")
        result.seconds = 0; // what a GPU does is not ours to guess

    result.memoryFree = availableMemory();
    result.diskFree = spaceAvailable(project.folder);
    if (result.diskFree > 0 && result.disk > result.diskFree)
        result.problems.push_back(InputError(project.folder,
                                             say("the disk has %1 MB left and the training may need %2 MB", result.diskFree >> 20, result.disk >> 20),
                                             say("Make room or move the project"))
                                      .message());
    if (result.memoryFree > 0 && double(result.memory) > double(result.memoryFree) - machineReserve)
        result.remarks.push_back(say("The training may need more memory than is free: choose smaller frames, a smaller "
                                     "batch or a smaller cache"));
    if (const double kept = keptAfterTheEnd(planned); kept > 0)
        result.remarks.push_back(say("Of this disk space %1 MB stay taken by kept epochs after the end", std::llround(kept / (1 << 20))));
    if (options.backbone.empty())
        result.remarks.push_back(
            say("No pretrained weights are given: the network starts from chance and stays much worse"));
    if (sourceFrames > 0 && sourceFrames < 50)
        result.remarks.push_back(say("The source has few frames; some hundred are better"));
    if (targetFrames > 0 && targetFrames < 50)
        result.remarks.push_back(say("The target has few frames; some hundred are better"));
    return result;
}

} // namespace vantage
