#include "core/protocol/protocol.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/protocol/figure.h"
#include "core/protocol/table_writers.h"
#include "core/training/recipe_kinds.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/run_recipes.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

namespace vantage {
namespace {

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string listed(const std::vector<uint64_t> &numbers)
{
    std::vector<std::string> words;
    for (uint64_t number : numbers)
        words.push_back(std::to_string(number));
    return listed(words);
}

/// A mistake must not cost a night: everything that can be told before the first frame is told then.
void check(const ProtocolOptions &options)
{
    if (options.spec.pairs.empty() || options.recipes.empty() || options.seeds.empty())
        throw std::invalid_argument("a protocol needs a pair, a recipe and a seed at least");
    for (const std::string &name : {std::string("no-adaptation"), std::string("fine-tuning")})
        recipeOf(options.adaptation, name, true);
    for (const std::string &name : options.recipes) {
        const RecipeSummary recipe = recipeSummary(name);
        if (!recipe.startsFromBaseline || !recipe.usesTarget)
            throw std::invalid_argument("recipe '" + name + "' adapts nothing; the baseline, the control and FT are trained anyhow");
        AdaptationOptions adaptation = options.adaptation;
        adaptation.recipe = name;
        recipeOf(adaptation, name, false);
    }
}

std::string askedJson(const ProtocolOptions &options)
{
    nlohmann::ordered_json json;
    json["preset"] = options.adaptation.preset;
    json["recipes"] = options.recipes;
    json["seeds"] = options.seeds;
    json["backbone"] = options.adaptation.backbone.string();
    for (const auto &features : options.adaptation.features)
        json["features"].push_back(features.string());
    for (const auto &[key, settings] : {std::pair{"settings", &options.adaptation.settings}, std::pair{"baselineSettings", &options.adaptation.baselineSettings}}) {
        json[key] = nlohmann::ordered_json::array();
        for (const Setting &setting : *settings)
            json[key].push_back(setting.key + "=" + setting.value);
    }
    for (const CameraSpec &camera : options.spec.cameras)
        json["cameras"][camera.name] = camera.folder.string();
    for (const Pair &pair : options.spec.pairs) {
        nlohmann::ordered_json entry{{"source", pair.sources}, {"target", pair.target}, {"family", toText(pair.family)}};
        for (const auto &[key, value] : {std::pair{"yawDegrees", pair.yawDegrees}, std::pair{"distance", pair.distance}, std::pair{"sharedGround", pair.sharedGround}})
            if (value)
                entry[key] = *value;
        json["pairs"].push_back(std::move(entry));
    }
    return jsonText(json);
}

std::optional<double> meanIouOf(const std::optional<ConfusionMatrix> &confusion)
{
    return confusion ? std::optional(metricsOf(*confusion).meanIou) : std::nullopt;
}

/// The part of the work that all pairs share.
class Protocol
{
public:
    Protocol(const ProtocolOptions &options, std::stop_token stop, ProtocolObserver &observer)
        : m_options(options)
        , m_stop(std::move(stop))
        , m_observer(observer)
    { }

    ProtocolOutcome carryOut();

private:
    bool prepareCameras();
    /// False where it was stopped.
    bool runPair(size_t index, uint64_t seed);
    AdaptationOptions adaptationOf(const Pair &pair, const std::string &recipe, uint64_t seed) const;
    std::filesystem::path projectOf(const Pair &pair) const { return m_options.folder / "projects" / nameOf(pair); }

    void beginStage(const StagePlace &place);
    void endStage();
    StageLine lineOf(const StagePlace &place) const;
    void tellReused(const AdaptationResult &adaptation, StagePlace place, std::set<int64_t> &told);
    ProtocolPage page() const;

    ProtocolOptions m_options; ///< with the cameras' folders, once they are there
    std::stop_token m_stop;
    ProtocolObserver &m_observer;
    std::optional<StageLog> m_log;
    std::optional<StagePlace> m_stage; ///< that is trained right now
    ProtocolOutcome m_outcome;
};

/// What the pair's project says of a run.
StageLine Protocol::lineOf(const StagePlace &place) const
{
    StageLine line;
    line.pair = place.pair;
    line.seed = place.seed;
    line.title = place.title;
    line.run = place.run;
    const RunReader store(m_options.folder / "projects" / place.pair);
    const RunRecord record = store.run(place.run);
    line.state = record.state;
    line.seconds = record.seconds;
    if (const auto choice = store.choice(place.run))
        for (const EpochRecord &epoch : store.epochs(place.run))
            if (epoch.epoch == choice->chosen)
                line.meanIou = meanIouOf(epoch.target ? epoch.target : epoch.source);
    return line;
}

void Protocol::beginStage(const StagePlace &place)
{
    endStage();
    m_stage = place;
    resetPeakMemory();
    m_log->put(lineOf(place)); // so that it is there even if this process is killed
    m_observer.onStageBegin(place);
}

void Protocol::endStage()
{
    if (!m_stage)
        return;
    const StagePlace place = *std::exchange(m_stage, std::nullopt);
    StageLine line = lineOf(place);
    line.peakBytes = peakMemory();
    m_log->put(line);
    m_observer.onStageEnd(place, line, false);
}

/// Tells of the runs that were there already, each once.
void Protocol::tellReused(const AdaptationResult &adaptation, StagePlace place, std::set<int64_t> &told)
{
    const auto tell = [&](const FinishedRun &run, RunKind kind) {
        if (!told.insert(run.run).second || !run.reused)
            return;
        place.kind = kind;
        place.title = stageTitle(kind, run.recipe.name);
        place.run = run.run;
        const StageLine line = lineOf(place);
        if (const StageLine *known = m_log->find(line); known && known->state != line.state)
            m_log->put(line); // it finished, but its end was not written down
        m_observer.onStageEnd(place, line, true);
    };
    tell(adaptation.baseline, RunKind::Baseline);
    if (adaptation.control)
        tell(*adaptation.control, RunKind::Control);
    if (adaptation.adapted)
        tell(*adaptation.adapted, RunKind::Adapted);
    if (adaptation.fineTuning)
        tell(*adaptation.fineTuning, RunKind::FineTuning);
}

bool Protocol::prepareCameras()
{
    for (CameraSpec &camera : m_options.spec.cameras) {
        if (!camera.city)
            continue;
        StageLine line;
        line.title = "Camera " + camera.name;
        const StageLine *known = m_log->find(line);
        const double before = known ? known->seconds : 0;
        const auto start = std::chrono::steady_clock::now();
        resetPeakMemory();
        const bool done = renderCamera(camera, m_options.city, m_options.folder / "cameras", m_stop,
                                       [&](int frames, int all) { m_observer.onCamera(camera.name, frames, all); });
        line.seconds = before + std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        line.state = done ? RunState::Finished : RunState::Stopped;
        line.peakBytes = peakMemory();
        if (!known || known->state != RunState::Finished)
            m_log->put(line);
        if (!done)
            return false;
    }
    checkCameras(m_options.spec, m_options.adaptation.leaveOutDamaged == true);
    return !m_stop.stop_requested();
}

AdaptationOptions Protocol::adaptationOf(const Pair &pair, const std::string &recipe, uint64_t seed) const
{
    AdaptationOptions adaptation = m_options.adaptation;
    adaptation.project = projectOf(pair);
    adaptation.sources = sourceFolders(pair, m_options.spec);
    adaptation.target = m_options.spec.camera(pair.target).folder;
    adaptation.recipe = recipe;
    adaptation.seed = seed;
    adaptation.control = adaptation.fineTuning = adaptation.measureTarget = adaptation.resume = adaptation.orAnew = true;
    // All that lie there, also of pairs that another call asked for.
    std::error_code code;
    for (const auto &entry : std::filesystem::directory_iterator(m_options.folder / "projects", code))
        adaptation.relatives.push_back(entry.path());
    std::sort(adaptation.relatives.begin(), adaptation.relatives.end());
    return adaptation;
}

bool Protocol::runPair(size_t index, uint64_t seed)
{
    const Pair &pair = m_options.spec.pairs[index];
    StagePlace place;
    place.number = index + 1;
    place.count = m_options.spec.pairs.size();
    place.pair = nameOf(pair);
    place.seed = seed;
    PairResult result;
    result.pair = pair;
    result.seed = seed;
    std::set<int64_t> told;
    for (const std::string &recipe : m_options.recipes) {
        if (m_stop.stop_requested())
            return false;
        const AdaptationOptions adaptation = adaptationOf(pair, recipe, seed);
        result.sources = adaptation.sources;
        result.target = adaptation.target;
        const AdaptationResult adapted = adapt(adaptation, m_stop, m_observer, [&](const RunStage &stage) {
            place.kind = stage.kind;
            place.title = stage.title;
            place.run = stage.run;
            told.insert(stage.run);
            beginStage(place);
        });
        endStage();
        if (adapted.end == TrainingResult::End::Stopped)
            return false;
        if (adapted.end == TrainingResult::End::Failed) {
            m_outcome.failures.push_back(say("%1, seed %2: %3", place.pair, seed, adapted.reason));
            if (!m_outcome.error)
                m_outcome.error = adapted.error;
            m_observer.onFailure(m_outcome.failures.back());
            return true;
        }
        result.sources = adapted.project.sources;
        result.target = adapted.project.target;
        result.leftOut = adapted.project.leftOut;
        tellReused(adapted, place, told);
        addNetworks(result, adapted);
        m_outcome.results.classes = adapted.project.classes;
    }
    m_outcome.results.pairs.push_back(std::move(result));
    return true;
}

ProtocolPage Protocol::page() const
{
    ProtocolPage page;
    page.facts = {{"Preset", m_options.adaptation.preset}, {"Recipes", listed(m_options.recipes)}, {"Seeds", listed(m_options.seeds)}};
    std::vector<std::string> settings;
    for (const Setting &setting : m_options.adaptation.settings)
        settings.push_back(setting.key + "=" + setting.value);
    if (!settings.empty())
        page.facts.emplace_back("Settings", listed(settings));
    page.facts.emplace_back("Backbone", m_options.adaptation.backbone.empty() ? "none" : m_options.adaptation.backbone.filename().string());
    for (const auto &features : m_options.adaptation.features)
        page.facts.emplace_back("Features", features.filename().string());
    if (std::any_of(m_options.spec.cameras.begin(), m_options.spec.cameras.end(), [](const auto &camera) { return camera.city.has_value(); }))
        page.facts.emplace_back("City", std::to_string(m_options.city.frames) + " frames of " + std::to_string(m_options.city.size.width) + "x"
                                            + std::to_string(m_options.city.size.height) + " a camera, seed " + std::to_string(m_options.city.seed));
    page.facts.emplace_back("Results", std::to_string(m_outcome.results.pairs.size()) + " of "
                                           + std::to_string(m_options.spec.pairs.size() * m_options.seeds.size()) + " (pairs and seeds)");
    page.stages = m_log->lines();
    page.failures = english(m_outcome.failures);
    return page;
}

ProtocolOutcome Protocol::carryOut()
{
    check(m_options);
    createFolder(m_options.folder);
    const FileLock lock = FileLock::tryTake(m_options.folder / "lock");
    if (!lock.held())
        throw InputError(m_options.folder, say("is used by another protocol right now"), say("Wait for it or choose another folder"));
    m_log.emplace(m_options.folder, askedJson(m_options));
    bool stopped = !prepareCameras();
    for (size_t pair = 0; pair < m_options.spec.pairs.size() && !stopped; ++pair)
        for (uint64_t seed : m_options.seeds) {
            stopped = !runPair(pair, seed);
            if (stopped)
                break;
            writeTables(m_options.folder, m_outcome.results, page());
            m_observer.onResults(m_outcome.results);
        }
    if (stopped) {
        m_outcome.end = TrainingResult::End::Stopped;
        m_outcome.reason = say("stopped by the user");
        return std::move(m_outcome);
    }
    if (!m_outcome.failures.empty()) {
        m_outcome.end = TrainingResult::End::Failed;
        m_outcome.reason = m_outcome.failures.front();
    }
    ProtocolPage finished = page();
    finished.figures = writeFigures(
        m_options.folder, m_outcome.results,
        [&](const std::string &recipe) {
            AdaptationOptions adaptation = m_options.adaptation;
            adaptation.recipe = recipe;
            return recipeOf(adaptation, recipe, false);
        },
        m_stop, [&](const std::string &pair) { m_observer.onFigure(pair); });
    writeTables(m_options.folder, m_outcome.results, finished);
    if (m_stop.stop_requested()) {
        m_outcome.end = TrainingResult::End::Stopped;
        m_outcome.reason = say("stopped by the user");
    }
    return std::move(m_outcome);
}

} // namespace

void addNetworks(PairResult &result, const AdaptationResult &adaptation)
{
    const RunReader store(adaptation.project.folder);
    std::string control;
    for (const ModelResult &model : adaptationResults(adaptation)) {
        NetworkResult network;
        network.role = model.role;
        network.name = toText(model.role);
        network.withMap = model.withMap;
        network.run = model.run;
        network.seconds = model.seconds;
        network.target = model.target;
        network.model = store.runFolder(model.run) / "model.safetensors";
        const auto known = std::find_if(result.networks.begin(), result.networks.end(), [&](const auto &other) { return other.run == model.run && other.withMap == model.withMap; });
        if (known != result.networks.end()) {
            if (model.role == Role::Control)
                control = known->name;
            continue;
        }
        if (model.role == Role::Control) {
            // Recipes of another length or rate have a control of their own.
            if (networkOf(result, Role::Control))
                network.name += " of " + (adaptation.adapted ? adaptation.adapted->recipe.name : std::string("another"));
            control = network.name;
        }
        if (model.role == Role::Adapted) {
            network.name = network.recipe = adaptation.adapted->recipe.name;
            network.control = control;
            network.choice = adaptation.adapted->choice;
            for (const EpochRecord &epoch : store.epochs(model.run)) {
                const auto measured = meanIouOf(epoch.target);
                if (measured && network.choice->oracle == epoch.epoch)
                    network.oracleMeanIou = measured;
                if (measured && epoch.epoch > 0)
                    network.adaptedMeanIou = std::max(*measured, network.adaptedMeanIou.value_or(0));
            }
        }
        if (network.withMap)
            network.name += withMapSuffix;
        result.networks.push_back(std::move(network));
    }
}

ProtocolOutcome runProtocol(const ProtocolOptions &options, std::stop_token stop, ProtocolObserver &observer)
{
    return Protocol(options, std::move(stop), observer).carryOut();
}

} // namespace vantage
