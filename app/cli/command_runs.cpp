#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/progress.h"
#include "core/runs/project.h"
#include "core/runs/run_store.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct RunsArguments
{
    std::string project = ".";
    bool json = false;
};

struct Row
{
    RunRecord run;
    std::optional<EpochRecord> epoch; ///< the chosen one, else the last
    std::optional<SnapshotChoice> choice;
};

std::vector<Row> rowsOf(const RunReader &store)
{
    std::vector<Row> rows;
    for (RunRecord &run : store.runs()) {
        Row row{std::move(run), {}, store.choice(run.id)};
        for (const EpochRecord &epoch : store.epochs(row.run.id))
            if (!row.choice || epoch.epoch == row.choice->chosen)
                row.epoch = epoch;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string meanIou(const std::optional<ConfusionMatrix> &confusion)
{
    if (!confusion)
        return "-";
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", metricsOf(*confusion).meanIou);
    return text;
}

void print(const std::vector<Row> &rows)
{
    std::printf("%4s  %-12s %-14s %6s  %-9s %6s %8s %8s %10s  %s\n", "run", "kind", "recipe", "seed", "state", "epoch", "source", "target", "time", "started");
    for (const Row &row : rows)
        std::printf("%4lld  %-12s %-14s %6llu  %-9s %6s %8s %8s %10s  %s%s%s\n", static_cast<long long>(row.run.id), toText(row.run.kind).c_str(),
                    row.run.recipe.c_str(), static_cast<unsigned long long>(row.run.seed), toText(row.run.state).c_str(),
                    row.epoch ? std::to_string(row.epoch->epoch).c_str() : "-", meanIou(row.epoch ? row.epoch->source : std::nullopt).c_str(),
                    meanIou(row.epoch ? row.epoch->target : std::nullopt).c_str(), durationText(row.run.seconds).c_str(), row.run.started.c_str(),
                    row.run.reason.empty() ? "" : "  ", row.run.reason.c_str());
    std::printf("mIoU on held-out frames of source and target, of the epoch that was chosen (without target labels).\n");
}

void printJson(const std::vector<Row> &rows)
{
    auto json = nlohmann::ordered_json::array();
    for (const Row &row : rows) {
        nlohmann::ordered_json entry{{"run", row.run.id},       {"kind", toText(row.run.kind)},       {"recipe", row.run.recipe},   {"seed", row.run.seed},
                                     {"state", toText(row.run.state)}, {"reason", row.run.reason}, {"started", row.run.started}, {"ended", row.run.ended},
                                     {"seconds", row.run.seconds}};
        if (row.run.baseRun)
            entry["baseRun"] = *row.run.baseRun;
        if (row.choice)
            entry["choice"] = {{"epoch", row.choice->chosen}, {"verdict", toText(row.choice->verdict)}, {"why", row.choice->why}};
        if (row.choice && row.choice->oracle)
            entry["oracleEpoch"] = *row.choice->oracle;
        if (row.epoch && row.epoch->source)
            entry["sourceMeanIou"] = metricsOf(*row.epoch->source).meanIou;
        if (row.epoch && row.epoch->target)
            entry["targetMeanIou"] = metricsOf(*row.epoch->target).meanIou;
        json.push_back(entry);
    }
    std::printf("%s\n", json.dump(2).c_str());
}

} // namespace

void addRuns(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("runs", "List a project's runs with their figures");
    auto options = std::make_shared<RunsArguments>();
    command->add_option("--project", options->project, "The project's folder")->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] {
        action = [options] {
            const Project project = openProject(options->project);
            const RunReader store(project.folder);
            options->json ? printJson(rowsOf(store)) : print(rowsOf(store));
            return Done;
        };
    });
}

} // namespace vantage::cli
