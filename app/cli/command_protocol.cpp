#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/files.h"
#include "core/protocol/protocol.h"
#include "core/protocol/tables.h"
#include "core/report/number_text.h"

#include <cstdio>
#include <numeric>

namespace vantage::cli {
namespace {

struct ProtocolArguments
{
    ProtocolOptions protocol;
    std::filesystem::path cameras;
    std::vector<std::string> pairs, settings, baselineSettings;
    std::string size = "640x480";
    int seeds = 1;
    std::vector<uint64_t> projectSeeds;
    bool leaveOutDamaged = false;
};

/// Shows a protocol on the terminal: a line a stage.
class ProtocolWatcher : public ProtocolObserver
{
public:
    void onCamera(const std::string &camera, int done, int all) override
    {
        const std::string text = "camera " + camera + ": " + std::to_string(done) + " of " + std::to_string(all) + " frames";
        if (done == all)
            m_line.say(text);
        else
            m_line.show(static_cast<double>(done) / all, text);
    }

    void onStageBegin(const StagePlace &place) override
    {
        m_place = wordsOf(place);
        m_line.show(0, m_place + " ...");
    }

    void onStep(const StepReport &report) override
    {
        m_line.show(static_cast<double>(report.step) / static_cast<double>(report.steps),
                    m_place + ", step " + std::to_string(report.step) + "/" + std::to_string(report.steps), report.secondsLeft);
    }

    void onMessage(const Message &text) override { m_line.say(m_place + ": " + english(text)); }
    void onWork(const WorkReport &work) override { m_line.show({joined({verbatim(m_place), work.what}, ": "), work.done, work.all}); }

    void onStageEnd(const StagePlace &place, const StageLine &line, bool reused) override
    {
        std::string text = wordsOf(place) + " ... ";
        if (line.state != RunState::Finished)
            text += toText(line.state) + ", ";
        else if (line.meanIou)
            text += (place.kind == RunKind::Baseline ? "source mIoU " : "mIoU ") + fixedText(*line.meanIou) + ", ";
        text += reused ? std::string("there already") : cli::durationText(line.seconds);
        if (line.peakBytes > 0)
            text += ", " + fixedText(static_cast<double>(line.peakBytes) / (1 << 20), 0) + " MiB";
        m_line.say(text);
    }

    void onFailure(const Message &text) override { m_line.say("Failed: " + english(text)); }
    void onFigure(const std::string &pair) override { m_line.show(1, "figure: " + pair); }

private:
    static std::string wordsOf(const StagePlace &place)
    {
        return "pair " + std::to_string(place.number) + " of " + std::to_string(place.count) + ", " + place.pair + ", seed " + std::to_string(place.seed) + ": "
               + place.title;
    }

    ProgressLine m_line;
    std::string m_place;
};

void printSummary(const ProtocolOutcome &outcome)
{
    std::printf("\nMean IoU on held-out frames of the targets\n%-10s %-16s %7s %7s %8s %8s %7s %11s\n", "family", "recipe", "results", "NA", "control", "adapted", "FT",
                "gap closed");
    const auto number = [](const std::optional<double> &value) { return value ? fixedText(*value) : std::string("n/a"); };
    for (const FamilySummary &one : familySummaries(outcome.results))
        std::printf("%-10s %-16s %7zu %7s %8s %8s %7s %11s\n", toText(one.family).c_str(), one.recipe.c_str(), one.results, fixedText(one.na).c_str(),
                    number(one.control).c_str(), fixedText(one.adapted).c_str(), number(one.fineTuning).c_str(),
                    one.gap ? (fixedText(100 * *one.gap, 0) + " %").c_str() : "n/a");
}

int carryOut(ProtocolArguments &arguments)
{
    ProtocolOptions &options = arguments.protocol;
    for (const auto &text : arguments.settings)
        options.adaptation.settings.push_back(settingFromText(text));
    for (const auto &text : arguments.baselineSettings)
        options.adaptation.baselineSettings.push_back(settingFromText(text));
    options.city.size = sizeFromText(arguments.size);
    options.seeds = arguments.projectSeeds;
    if (options.seeds.empty()) {
        options.seeds.resize(static_cast<size_t>(arguments.seeds));
        std::iota(options.seeds.begin(), options.seeds.end(), 1);
    }
    const bool ofCity = arguments.cameras.empty();
    if (arguments.pairs.empty())
        arguments.pairs = {ofCity ? "near" : "all"};
    options.spec = selected(ofCity ? citySpec() : specFromJson(readFile(arguments.cameras), arguments.cameras), arguments.pairs);

    Interrupt interrupt("Stopping after this step or frame; what is finished is kept");
    ProtocolOutcome outcome;
    {
        ProtocolWatcher watcher;
        outcome = runProtocol(options, interrupt.token(), watcher);
    }
    if (outcome.end == TrainingResult::End::Stopped) {
        std::fprintf(stderr, "Stopped; what is finished is kept. Go on with the same command.\n");
        return Stopped;
    }
    printSummary(outcome);
    const auto folder = std::filesystem::absolute(options.folder);
    std::printf("\nPage:     %s\nTables:   %s, tables.csv\nStages:   %s, protocol.json\n", (folder / "index.html").c_str(), (folder / "tables.md").c_str(),
                (folder / "stages.csv").c_str());
    if (outcome.error)
        std::rethrow_exception(outcome.error);
    return Done;
}

} // namespace

void addProtocol(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("protocol", "The paper's tables: NA, control, recipes and Fine-Tuning over many pairs of cameras.\n"
                                                   "The same command again goes on where it was cut off");
    auto options = std::make_shared<ProtocolArguments>();
    auto &p = options->protocol;
    command->add_option("--out", p.folder, "Folder to write: cameras, projects, tables")->required();
    command->add_option("--pairs", options->pairs, "near (Table 1), opposite, scene (Table 2), all, or pairs such as A1-B1; several with commas. Default: near; with --cameras all")
        ->delimiter(',');
    command->add_option("--cameras", options->cameras, R"(Instead of the city's: JSON {"cameras": {"name": "folder"}, "pairs": [{"source": "name" or ["n1", "n2"], "target": "name", "family": "near"}]})");
    auto *recipes = command->add_option("--recipes", p.recipes, "Recipes that adapt, several with commas; see adapt --options. Default: the preset's own")->delimiter(',');
    command->add_option("--preset", p.adaptation.preset, "quick, standard, pspnet or paper")->capture_default_str();
    auto *seeds = command->add_option("--seeds", options->seeds, "Train with the seeds 1 to N")->check(CLI::Range(1, 1000))->capture_default_str();
    command->add_option("--project-seeds", options->projectSeeds, "Train with these seeds, several with commas")->check(CLI::NonNegativeNumber)->delimiter(',')->excludes(seeds);
    command->add_option("--set", options->settings, "key=value for any option of the recipes; see adapt --options")->allow_extra_args(false);
    command->add_option("--set-baseline", options->baselineSettings, "key=value for the No-Adaptation baseline and Fine-Tuning alone")->allow_extra_args(false);
    command->add_option("--backbone", p.adaptation.backbone, "Pretrained backbone (see weights import)")->check(CLI::ExistingFile);
    command->add_option("--features", p.adaptation.features, "A further network that looks beside the backbone: a DINOv2 .pth or an ONNX network that gives scores; again for each more")
        ->check(CLI::ExistingFile)
        ->allow_extra_args(false);
    command->add_option("--checkpoint-steps", p.adaptation.checkpointSteps, "A checkpoint also every so many steps; 0: after each epoch")->check(stepRange())->capture_default_str();
    command->add_flag("--leave-out-damaged", options->leaveOutDamaged, "Do without frames that can't be used, as adapt does");
    command->add_option("--frames", p.city.frames, "Of each of the city's cameras, one second apart")->check(CLI::Range(2, 1000000))->capture_default_str();
    command->add_option("--size", options->size, "WIDTHxHEIGHT of the city's frames")->capture_default_str();
    command->add_option("--seed", p.city.seed, "The city's time of day, weather and traffic")->check(CLI::NonNegativeNumber)->capture_default_str();
    command->callback([options, recipes, &action] {
        const bool chosen = recipes->count() > 0;
        if (options->leaveOutDamaged)
            options->protocol.adaptation.leaveOutDamaged = true;
        action = [options, chosen] {
            if (!chosen)
                options->protocol.recipes = {recipeOfPreset(options->protocol.adaptation.preset)};
            return carryOut(*options);
        };
    });
}

} // namespace vantage::cli
