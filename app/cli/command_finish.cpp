#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/base/json_text.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/finish_run.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct FinishArguments
{
    std::string project = ".";
    int64_t run = 0;
    int epoch = -1;
    bool json = false, report = true;
};

int finish(const FinishArguments &options)
{
    const Project project = openProject(options.project);
    const SnapshotChoice choice = finishHere(project, options.run, options.epoch >= 0 ? std::optional(options.epoch) : std::nullopt,
                                             [](const Message &text) { std::fprintf(stderr, "%s\n", english(text).c_str()); });
    const std::string model = std::filesystem::absolute(project.runFolder(options.run) / "model.safetensors").string();
    const std::vector<int> kept = keptEpochs(project, options.run);
    std::optional<std::string> page;
    if (options.report)
        page = std::filesystem::absolute(writeAdaptationReport(resultOfRun(project, options.run)).page).string();
    if (options.json) {
        nlohmann::ordered_json json{{"run", options.run}, {"epoch", choice.chosen}, {"verdict", toText(choice.verdict)}, {"why", choice.why}, {"model", model}, {"keptEpochs", kept}};
        if (page)
            json["report"] = *page;
        std::printf("%s\n", jsonText(json, 2).c_str());
        return Done;
    }
    std::printf("Run %lld is finished with epoch %d.\n%s: %s\nModel:  %s\n", static_cast<long long>(options.run), choice.chosen, toText(choice.verdict).c_str(),
                choice.why.c_str(), model.c_str());
    if (page)
        std::printf("Report: %s\n", page->c_str());
    return Done;
}

} // namespace

void addFinish(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("finish", "End a stopped run where it stands, or keep another epoch of a finished one");
    auto options = std::make_shared<FinishArguments>();
    command->add_option("--project", options->project, "The project's folder")->capture_default_str();
    command->add_option("--run", options->run, "Number of the run (see runs)")->required();
    command->add_option("--epoch", options->epoch, "Keep this epoch's network, while it is there (adapt --set keepSnapshots=N keeps them after the end); else the one that is chosen without target labels")
        ->check(CLI::NonNegativeNumber);
    command->add_flag("!--no-report", options->report, "No pictures and no HTML page");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] { action = [options] { return finish(*options); }; });
}

} // namespace vantage::cli
