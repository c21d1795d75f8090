#include "app/cli/camera_files.h"
#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/watcher.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/report/text_table.h"
#include "core/training/recipe_kinds.h"
#include "core/workflow/adaptation.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/preflight.h"
#include "core/workflow/queue_work.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct AdaptArguments
{
    AdaptationOptions adaptation;
    CameraFileArguments files;
    std::vector<std::string> settings, baselineSettings;
    std::string classes = "ask";
    bool json = false, queue = false;
    bool report = true;
};

nlohmann::ordered_json resultJson(const AdaptationResult &result, const std::vector<ModelResult> &models)
{
    nlohmann::ordered_json json;
    for (const ModelResult &model : models) {
        nlohmann::ordered_json entry{{"role", toText(model.role)}, {"run", model.run}, {"seed", model.seed}, {"seconds", model.seconds}};
        if (model.withMap)
            entry["map"] = true;
        for (const auto &[name, confusion] : {std::pair{"source", &model.source}, std::pair{"target", &model.target}})
            if (*confusion) {
                const Metrics metrics = metricsOf(**confusion);
                entry[name] = {{"meanIou", metrics.meanIou}, {"meanClassAccuracy", metrics.meanClassAccuracy}, {"pixelAccuracy", metrics.pixelAccuracy}};
            }
        json["results"].push_back(entry);
    }
    json["model"] = std::filesystem::absolute(mainRun(result).model).string();
    if (result.adapted) {
        json["choice"] = {{"epoch", result.adapted->choice.chosen}, {"verdict", toText(result.adapted->choice.verdict)}, {"why", result.adapted->choice.why}};
        if (result.adapted->choice.oracle)
            json["choice"]["oracle"] = *result.adapted->choice.oracle;
    }
    return json;
}

/// mIoU of the epoch that a look at target labels would have chosen, beside the one that was chosen without.
void printOracle(const AdaptationResult &result)
{
    const RunReader store(result.project.folder);
    for (const auto *run : {&result.control, &result.adapted}) {
        if (!*run || !(*run)->choice.oracle)
            continue;
        for (const EpochRecord &epoch : store.epochs((*run)->run))
            if (epoch.epoch == *(*run)->choice.oracle && epoch.target)
                std::printf("Run %lld (%s): epoch %d chosen without labels; the best with labels would be epoch %d, mIoU %.3f.\n",
                            static_cast<long long>((*run)->run), (*run)->recipe.name.c_str(), (*run)->choice.chosen, epoch.epoch,
                            metricsOf(*epoch.target).meanIou);
    }
}

void printResult(const AdaptationResult &result, const std::vector<ModelResult> &models)
{
    const ClassMap classes = result.project.classes;
    std::printf("\nIoU on held-out frames of the target camera\n%s", resultTable(models, classes, PerClass::Iou).c_str());
    std::printf("\nClass accuracy\n%s", resultTable(models, classes, PerClass::ClassAccuracy).c_str());
    std::printf("Seed %llu. %s\n", static_cast<unsigned long long>(result.baseline.recipe.seed), measuredSentence(models).c_str());
    printOracle(result);
    if (result.adapted)
        std::printf("Without labels the verdict is: %s. %s\n", toText(result.adapted->choice.verdict).c_str(), result.adapted->choice.why.c_str());
    std::printf("\n%-15s %s\n", result.adapted ? "Adapted model:" : "Model:", std::filesystem::absolute(mainRun(result).model).c_str());
}

std::string recipeNames()
{
    std::string names;
    for (const RecipeSummary &recipe : recipeSummaries())
        names += (names.empty() ? "" : ", ") + recipe.name;
    return names;
}

void printRecipeHelp()
{
    for (const RecipeSummary &recipe : recipeSummaries())
        std::printf("%-15s %s\n", recipe.name.c_str(), recipe.summary.c_str());
    std::printf("\n");
    for (const PresetSummary &preset : presetSummaries())
        std::printf("%-15s %s\n", preset.name.c_str(), preset.summary.c_str());
    std::string group;
    for (const RecipeField &field : recipeFields()) {
        if (field.group != group)
            std::printf("\n%s\n", field.group.c_str());
        group = field.group;
        std::printf("  %-24s %s\n", field.key.c_str(), field.help.c_str());
    }
}

/// What the work will need, before it begins. What stands in its way is told by adapt() itself.
void printEstimate(const AdaptationOptions &options)
{
    try {
        const Preflight found = preflight(projectToBe(options), options);
        if (!found.problems.empty())
            return;
        const auto megabytes = [](uint64_t bytes) { return std::to_string((bytes + (1 << 20) - 1) >> 20) + " MB"; };
        std::string text = "Needs ";
        if (found.seconds > 0)
            text += "about " + durationText(found.seconds) + (found.measured ? " (as the last run)" : " (a rough guess)") + ", ";
        text += "up to " + megabytes(found.memory) + " of memory (" + megabytes(found.memoryFree) + " are free) and " + megabytes(found.disk) + " of disk ("
                + megabytes(found.diskFree) + " are free)";
        std::fprintf(stderr, "%s\n", text.c_str());
        for (const Message &remark : found.remarks)
            std::fprintf(stderr, "note: %s\n", english(remark).c_str());
    } catch (const std::exception &) {
    }
}

ReportFiles writeReport(const AdaptationResult &result)
{
    ProgressLine line;
    return writeAdaptationReport(result, 4, [&](int64_t done, int64_t all) { line.show(WorkReport{say("drawing pictures of the report"), done, all}); });
}

int carryOut(AdaptArguments &options)
{
    for (const auto &text : options.settings)
        options.adaptation.settings.push_back(settingFromText(text));
    for (const auto &text : options.baselineSettings)
        options.adaptation.baselineSettings.push_back(settingFromText(text));
    options.adaptation.classes = classChoiceFromText(options.classes);
    {
        Interrupt interrupt("Stopping; no camera was taken");
        std::vector<std::filesystem::path *> places;
        for (auto &source : options.adaptation.sources)
            places.push_back(&source);
        places.push_back(&options.adaptation.target);
        if (!importCameras(options.adaptation.project, places, options.files, interrupt.token()))
            return Stopped;
    }
    if (options.queue) {
        const int64_t entry = queueAdaptation(options.adaptation);
        std::printf("Entry %lld of the queue of %s. Begin with: vantage-cli runs queue --start --project %s\n", static_cast<long long>(entry),
                    options.adaptation.project.string().c_str(), options.adaptation.project.string().c_str());
        return Done;
    }
    Interrupt interrupt("Stopping after this step; what was learnt is kept");
    printEstimate(options.adaptation);
    AdaptationResult result;
    {
        Watcher watcher;
        result = adapt(options.adaptation, interrupt.token(), watcher, [&](const RunStage &stage) { watcher.beginStage(stage.title, stage.run); });
    }
    if (result.end == TrainingResult::End::Stopped) {
        if (result.baseline.run == 0)
            std::fprintf(stderr, "Stopped before the first step; no run was begun.\n");
        else
            std::fprintf(stderr, "Stopped; the run is kept. Go on with the same command and --resume.\n");
        return Stopped;
    }
    if (result.end == TrainingResult::End::Failed)
        std::rethrow_exception(result.error);
    const auto models = adaptationResults(result);
    if (options.json) {
        auto json = resultJson(result, models);
        if (options.report)
            json["report"] = std::filesystem::absolute(writeReport(result).page).string();
        std::printf("%s\n", jsonText(json, 2).c_str());
        return Done;
    }
    printResult(result, models); // before the report: what was measured is said even where the report can't be written
    if (!options.report)
        return Done;
    std::fflush(stdout);
    const ReportFiles files = writeReport(result);
    std::printf("Report:         %s\nPictures:       %s\n", std::filesystem::absolute(files.page).c_str(),
                std::filesystem::absolute(files.pictures / "overview.png").c_str());
    return Done;
}

} // namespace

void addAdapt(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("adapt", "Adapt a network from a labelled camera to one without labels");
    auto options = std::make_shared<AdaptArguments>();
    auto &a = options->adaptation;
    auto leaveOut = std::make_shared<bool>(false);
    command->add_option("--source", a.sources, "Folder or zip archive of a labelled camera; again for each further one")->allow_extra_args(false);
    command->add_option("--target", a.target, "Folder, video or zip archive of the new camera; labels there are only measured with");
    command->add_flag("!--ignore-target-labels", a.measureTarget, "As if the target had no labels: nothing is measured with them");
    options->files.addTo(*command);
    auto *project = command->add_option("--project", a.project, "Project folder, made where it is not there");
    auto *recipe = command->add_option("--recipe", a.recipe, "One of " + recipeNames() + "; else the preset's own");
    command->add_option("--preset", a.preset, "quick, standard, pspnet or paper")->capture_default_str();
    command->add_option("--set", options->settings, "key=value for any option of the recipe; see --options")->allow_extra_args(false);
    command->add_option("--set-baseline", options->baselineSettings, "key=value for the No-Adaptation baseline alone")->allow_extra_args(false);
    command->add_option("--backbone", a.backbone, "Pretrained ResNet (see weights import)")->check(CLI::ExistingFile);
    command->add_option("--features", a.features, "A further network that looks beside the backbone: a DINOv2 .pth or an ONNX network that gives scores; again for each more")
        ->check(CLI::ExistingFile)
        ->allow_extra_args(false);
    command->add_option("--ground-points", a.groundPoints, "JSON file of four or more places on the ground, {\"source\": [[x, y], ...], \"target\": [[x, y], ...]} in pixels, "
                                                            "where the cameras look at it from opposite sides; again for each further source")->allow_extra_args(false);
    command->add_flag("--ground-is-wrong", a.groundIsWrong, "Don't believe the ground as the search aligns it (see ground-*.png in the run's folder)");
    command->add_option("--seed", a.seed, "Start of all random draws")->check(CLI::NonNegativeNumber)->capture_default_str();
    command->add_flag("--control", a.control, "Also train the equal-compute control: as many steps on the source alone");
    command->add_flag("--fine-tuning", a.fineTuning, "Also train on the target's own labels: the upper bound");
    command->add_option("--checkpoint-steps", a.checkpointSteps, "A checkpoint also every so many steps; 0: after each epoch")->check(stepRange())->capture_default_str();
    command->add_flag("--resume", a.resume, "Go on with the run that was stopped; refused where settings, frames or classes are others than its");
    command->add_flag("--queue", options->queue, "Put it at the end of the project's queue instead of training now; see runs queue");
    auto *leaving = command->add_flag("--leave-out-damaged,!--take-back-damaged", *leaveOut, "Do without frames that can't be used (damaged, labels of another size or with values that are no class); the project "
                                                                            "remembers them until --take-back-damaged");
    command->add_option("--classes", options->classes, "Where the source's classes.json has changed since the project took it: project or folder says which counts; ask refuses where work would be lost")
        ->check(CLI::IsMember({"ask", "project", "folder"}))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->add_flag("!--no-report", options->report, "No pictures and no HTML page");
    auto list = std::make_shared<bool>(false);
    command->add_flag("--options", *list, "List recipes, presets and all options, and end");
    command->callback([options, project, recipe, list, leaving, leaveOut, &action] {
        if (*list) {
            action = [] {
                printRecipeHelp();
                return static_cast<int>(Done);
            };
            return;
        }
        if (project->count() == 0)
            throw CLI::RequiredError("--project");
        const bool chosen = recipe->count() > 0;
        if (leaving->count() > 0)
            options->adaptation.leaveOutDamaged = *leaveOut;
        action = [options, chosen] {
            if (!chosen)
                options->adaptation.recipe = recipeOfPreset(options->adaptation.preset);
            return carryOut(*options);
        };
    });
}

} // namespace vantage::cli
