#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/compare/comparison_report.h"
#include "core/compare/comparison_tables.h"
#include "core/exchange/mlflow_log.h"
#include "core/exchange/tensorboard_log.h"
#include "core/runs/camera_matrix.h"
#include "core/runs/in_use.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_import.h"
#include "core/runs/run_store.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct RunsArguments
{
    std::string project = ".", from, text;
    std::vector<int64_t> runs;
    std::vector<std::string> add, remove;
    bool json = false, force = false, none = false, all = false;
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
                    row.run.reason.empty() ? "" : "  ", english(row.run.reason).c_str());
    std::printf("mIoU on held-out frames of source and target, of the epoch that was chosen (without target labels).\n");
}

void printJson(const std::vector<Row> &rows)
{
    auto json = nlohmann::ordered_json::array();
    for (const Row &row : rows) {
        nlohmann::ordered_json entry{{"run", row.run.id},       {"kind", toText(row.run.kind)},       {"recipe", row.run.recipe},   {"seed", row.run.seed},
                                     {"state", toText(row.run.state)}, {"reason", english(row.run.reason)}, {"started", row.run.started}, {"ended", row.run.ended},
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
    std::printf("%s\n", jsonText(json, 2).c_str());
}

/// What is known of one run, measures of its kept epoch and all.
int show(const RunsArguments &options)
{
    const Project project = openProject(options.project);
    const RunReader store(project.folder);
    const RunRecord run = store.run(options.runs.front());
    const auto choice = store.choice(run.id);
    nlohmann::ordered_json json{{"run", run.id},
                                {"name", run.marks.name},
                                {"kind", toText(run.kind)},
                                {"recipe", run.recipe},
                                {"seed", run.seed},
                                {"sources", run.sources},
                                {"target", run.target},
                                {"state", toText(run.state)},
                                {"reason", english(run.reason)},
                                {"started", run.started},
                                {"ended", run.ended},
                                {"seconds", run.seconds},
                                {"machine", run.machine},
                                {"program", run.programVersion},
                                {"starred", run.marks.starred},
                                {"tags", run.marks.tags},
                                {"note", run.marks.note},
                                {"folder", std::filesystem::absolute(store.runFolder(run.id)).string()}};
    if (run.baseRun)
        json["baseRun"] = *run.baseRun;
    if (choice)
        json["choice"] = {{"epoch", choice->chosen}, {"verdict", toText(choice->verdict)}, {"why", choice->why}};
    if (choice && choice->oracle)
        json["choice"]["oracle"] = *choice->oracle;
    json["epochs"] = nlohmann::ordered_json::array();
    for (const EpochRecord &epoch : store.epochs(run.id)) {
        nlohmann::ordered_json entry{{"epoch", epoch.epoch}, {"step", epoch.step}, {"seconds", epoch.seconds}};
        for (const MeasuredOn on : allMeasuredOn)
            for (const Measure &measure : allMeasures())
                if (const auto value = epoch.value(on, measure.id))
                    entry[toText(on)][measure.id] = *value;
        json["epochs"].push_back(std::move(entry));
    }
    if (options.json) {
        std::printf("%s\n", jsonText(json, 2).c_str());
        return Done;
    }
    for (const auto &[key, value] : json.items())
        if (key != "epochs" && key != "choice" && !(value.is_string() && value.get<std::string>().empty()))
            std::printf("%-10s %s\n", key.c_str(), value.is_string() ? value.get<std::string>().c_str() : jsonText(value).c_str());
    if (choice)
        std::printf("%-10s epoch %d, %s: %s\n", "kept", choice->chosen, toText(choice->verdict).c_str(), choice->why.c_str());
    if (json["epochs"].empty())
        return Done;
    const auto &last = choice && std::any_of(json["epochs"].begin(), json["epochs"].end(), [&](const auto &one) { return one["epoch"] == choice->chosen; })
                           ? *std::find_if(json["epochs"].begin(), json["epochs"].end(), [&](const auto &one) { return one["epoch"] == choice->chosen; })
                           : json["epochs"].back();
    std::printf("\n%-42s %8s %8s %8s\n", ("epoch " + jsonText(last["epoch"])).c_str(), "source", "target", "mapped");
    for (const Measure &measure : allMeasures()) {
        std::string line;
        for (const MeasuredOn on : allMeasuredOn) {
            char text[24];
            std::snprintf(text, sizeof text, " %8.3f", last.contains(toText(on)) ? last[toText(on)].value(measure.id, 0.0) : 0.0);
            line += last.contains(toText(on)) && last[toText(on)].contains(measure.id) ? text : "         ";
        }
        if (line.find_first_not_of(' ') != std::string::npos)
            std::printf("%-42s%s\n", measure.title, line.c_str());
    }
    return Done;
}

/// Changes what the operator wrote on each of the runs. @return Done
int mark(const RunsArguments &options, const std::function<void(RunMarks &)> &change)
{
    const Project project = openProject(options.project);
    RunStore store(project.folder);
    for (int64_t run : options.runs)
        store.run(run); // all or none
    for (int64_t run : options.runs) {
        RunMarks marks = store.run(run).marks;
        change(marks);
        store.setMarks(run, marks);
    }
    return Done;
}

int remove(const RunsArguments &options)
{
    const Project project = openProject(options.project);
    RunStore store(project.folder);
    for (int64_t run : options.runs) {
        store.run(run);
        for (const ModelInUse &model : store.inUse())
            if (model.run == run && !options.force)
                throw InputError(store.runFolder(run), say("the camera %1 uses this run's model", model.target), say("Choose another (runs use), or give --force"));
        std::vector<int64_t> others;
        for (int64_t other : dependents(store, run))
            if (std::find(options.runs.begin(), options.runs.end(), other) == options.runs.end())
                others.push_back(other);
        if (!others.empty() && !options.force)
            throw InputError(store.runFolder(run), say("other runs started from this one's network and could no longer be compared with it: run %1", others.front()),
                             say("Delete them, too, or give --force"));
    }
    for (int64_t run : options.runs)
        store.removeRun(run);
    std::printf("Deleted %zu run%s\n", options.runs.size(), options.runs.size() == 1 ? "" : "s");
    return Done;
}

int import(const RunsArguments &options)
{
    Project project = openProject(options.project);
    const auto imported = importRuns(project, options.from, options.runs);
    if (options.json) {
        auto json = nlohmann::ordered_json::array();
        for (const ImportedRun &run : imported)
            json.push_back({{"there", run.there}, {"here", run.here}, {"wasHere", run.wasHere}});
        std::printf("%s\n", jsonText(json, 2).c_str());
        return Done;
    }
    for (const ImportedRun &run : imported)
        std::printf("run %lld there %s run %lld here\n", static_cast<long long>(run.there), run.wasHere ? "was already" : "is", static_cast<long long>(run.here));
    std::error_code code;
    for (const KnownCamera &camera : project.cameras)
        if (!std::filesystem::is_directory(camera.folder, code))
            std::fprintf(stderr, "note: the camera %s is not in %s; name its folder here with adapt --source or --target\n", camera.name.c_str(), camera.folder.c_str());
    return Done;
}

int use(const RunsArguments &options)
{
    const Project project = openProject(options.project);
    if (options.none) {
        for (int64_t run : options.runs)
            useNoModel(project, RunReader(project.folder).run(run).target);
    } else {
        for (int64_t run : options.runs)
            useModel(project, run, options.text);
    }
    auto json = nlohmann::ordered_json::array();
    for (const InUseState &state : modelsInUse(project)) {
        const std::string stale = state.stale == Stale::No ? "" : state.stale == Stale::CameraChanged ? "camera " + english(state.camera) : state.stale == Stale::Deleted ? "its run has been deleted" : state.stale == Stale::FileChanged ? "another epoch of the run is kept now"
                          : state.stale == Stale::NewerBetter ? "a later run is better" : "the baseline has been trained anew since";
        json.push_back({{"camera", state.model.target}, {"run", state.model.run}, {"since", state.model.since}, {"why", state.model.why}, {"sha256", state.model.sha256}, {"stale", stale},
                        {"because", state.because}});
        if (!options.json)
            std::printf("%-20s run %-6lld since %s  %.12s  %s%s%s\n", state.model.target.c_str(), static_cast<long long>(state.model.run), state.model.since.c_str(),
                        state.model.sha256.c_str(), state.model.why.c_str(), stale.empty() ? "" : "  NOTE: ", stale.c_str());
    }
    if (options.json)
        std::printf("%s\n", jsonText(json, 2).c_str());
    else if (json.empty())
        std::printf("No camera uses a model yet; runs use RUN marks one.\n");
    return Done;
}

int matrix(const RunsArguments &options)
{
    const Project project = openProject(options.project);
    const CameraMatrix all = cameraMatrix(project, RunReader(project.folder));
    const auto number = [](const std::optional<double> &value) { return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(); };
    auto json = nlohmann::ordered_json::array();
    if (!options.json)
        std::printf("%-24s %-16s %5s %7s %8s %8s %8s  %-14s %s\n", "sources", "target", "best", "NA", "control", "adapted", "gain", "verdict", "");
    for (size_t row = 0; row < all.sources.size(); ++row)
        for (size_t column = 0; column < all.targets.size(); ++column) {
            const MatrixCell &cell = all.cells[row][column];
            if (cell.runs.empty())
                continue;
            json.push_back({{"sources", all.sources[row]}, {"target", all.targets[column]}, {"best", cell.best}, {"runs", cell.runs}, {"measured", cell.measured}, {"na", number(cell.na)},
                            {"control", number(cell.control)}, {"adapted", number(cell.adapted)}, {"fineTuned", number(cell.fineTuned)}, {"gain", number(cell.gain)},
                            {"verdict", cell.verdict ? toText(*cell.verdict) : ""}, {"latest", cell.latest ? toText(*cell.latest) : ""}});
            if (options.json)
                continue;
            std::string sources;
            for (const std::string &name : all.sources[row])
                sources += (sources.empty() ? "" : " + ") + name;
            const auto text = [](const std::optional<double> &value, const char *form) {
                char buffer[24] = "-";
                if (value)
                    std::snprintf(buffer, sizeof buffer, form, *value);
                return std::string(buffer);
            };
            std::printf("%-24s %-16s %5s %7s %8s %8s %8s  %-14s %s\n", sources.c_str(), all.targets[column].c_str(), cell.best ? std::to_string(cell.best).c_str() : "-",
                        text(cell.na, "%.3f").c_str(), text(cell.control, "%.3f").c_str(), text(cell.adapted, "%.3f").c_str(), text(cell.gain, "%+.3f").c_str(),
                        cell.verdict ? toText(*cell.verdict).c_str() : "-", cell.best == 0 && cell.latest ? toText(*cell.latest).c_str() : "");
        }
    if (options.json)
        std::printf("%s\n", jsonText(json, 2).c_str());
    for (const std::string &target : all.unserved())
        std::fprintf(stderr, "note: the camera %s has no adapted model yet\n", target.c_str());
    return Done;
}

void print(const DataTable &table)
{
    if (table.rows.empty() && table.note.empty())
        return;
    std::printf("\n%s\n%s", table.title.c_str(), table.note.empty() ? "" : (table.note + "\n").c_str());
    std::vector<std::vector<std::string>> lines{table.columns};
    for (const auto &row : table.rows) {
        auto &line = lines.emplace_back();
        for (const TableCell &cell : row) {
            char number[40] = "-";
            if (const auto *real = std::get_if<double>(&cell))
                std::snprintf(number, sizeof number, "%.4g", *real);
            else if (const auto *whole = std::get_if<int64_t>(&cell))
                std::snprintf(number, sizeof number, "%lld", static_cast<long long>(*whole));
            const auto *text = std::get_if<std::string>(&cell);
            line.push_back(text ? *text : number);
        }
    }
    std::vector<size_t> widths(table.columns.size());
    for (const auto &line : lines)
        for (size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], std::min<size_t>(line[i].size(), 40));
    for (const auto &line : lines) {
        for (size_t i = 0; i < line.size(); ++i)
            std::printf("%s%-*s", i ? "  " : "", static_cast<int>(widths[i]), line[i].c_str());
        std::printf("\n");
    }
}

int compare(const RunsArguments &options)
{
    const Project project = openProject(options.project);
    const RunReader store(project.folder);
    const auto runs = readCompared(store, options.runs);
    if (!options.from.empty()) {
        ComparisonReport report{project.name, project.sourceNames() + " to " + project.targetName(), project.classes, runs, 0, {}, {}};
        for (const ComparedRun &run : runs) {
            report.steps.push_back(store.steps(run.record.id));
            report.shares.push_back(classSharesOf(run, store.runFolder(run.record.id)));
        }
        writeComparisonHtml(options.from, report);
        std::fprintf(stderr, "%s\n", std::filesystem::absolute(options.from).c_str());
    }
    const std::vector<DataTable> tables{verdictsForFiles(runs), parametersForFiles(runs, 0, !options.all), measuresForFiles(runs), classesForFiles(runs, 0)};
    if (options.json)
        std::printf("%s\n", jsonOf(tables).c_str());
    else
        for (const DataTable &table : tables)
            print(table);
    return Done;
}

/// Curves and settings in the forms of other dashboards.
int write(const RunsArguments &options)
{
    const Project project = openProject(options.project);
    const RunReader store(project.folder);
    std::vector<int64_t> runs = options.runs;
    if (runs.empty())
        for (const RunRecord &run : store.runs())
            runs.push_back(run.id);
    for (int64_t run : runs)
        std::printf("%s\n", (options.text == "mlflow" ? writeMlflowLog(store, run, project.name, options.from) : writeTensorBoardLog(store, run, options.from)).c_str());
    return Done;
}

} // namespace

void addRuns(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("runs", "A project's runs: list, compare, name, delete, queue, import");
    auto options = std::make_shared<RunsArguments>();
    command->require_subcommand(0, 1);
    const auto common = [&](CLI::App *one, bool json) {
        one->add_option("--project", options->project, "The project's folder")->capture_default_str();
        if (json)
            one->add_flag("--json", options->json, "Print JSON");
    };
    const auto listRuns = [options] {
        const Project project = openProject(options->project);
        const RunReader store(project.folder);
        options->json ? printJson(rowsOf(store)) : print(rowsOf(store));
        return static_cast<int>(Done);
    };
    common(command, true);
    command->callback([command, listRuns, &action] {
        if (command->get_subcommands().empty())
            action = listRuns;
    });
    const auto sub = [&](const char *name, const char *what, bool json, std::function<int(const RunsArguments &)> work) {
        auto *one = command->add_subcommand(name, what);
        common(one, json);
        one->callback([options, work = std::move(work), &action] { action = [options, work] { return work(*options); }; });
        return one;
    };
    const auto runs = [&](CLI::App *one) { one->add_option("run", options->runs, "Numbers of the runs")->required(); };
    const auto oneRun = [&](CLI::App *one) {
        one->add_option_function<int64_t>("run", [options](const int64_t &run) { options->runs = {run}; }, "Number of the run")->required();
    };
    sub("list", "All runs with their figures", true, [listRuns](const RunsArguments &) { return listRuns(); });
    oneRun(sub("show", "All that is known of one run", true, show));
    auto *compares = sub("compare", "Several runs side by side; the first is the base", true, compare);
    runs(compares);
    compares->add_flag("--all", options->all, "All settings, not only those that differ");
    compares->add_option("--html", options->from, "Also write a page with tables and plots");
    auto *name = sub("name", "Give a run a name", false, [](const RunsArguments &o) { return mark(o, [&](RunMarks &marks) { marks.name = o.text; }); });
    oneRun(name);
    name->add_option("text", options->text, "The name; an empty one takes it away")->required();
    auto *note = sub("note", "Write a note on a run", false, [](const RunsArguments &o) { return mark(o, [&](RunMarks &marks) { marks.note = o.text; }); });
    oneRun(note);
    note->add_option("text", options->text, "The note; an empty one takes it away")->required();
    auto *tag = sub("tag", "Put tags on runs, or take them away", false, [](const RunsArguments &o) {
        return mark(o, [&](RunMarks &marks) {
            for (const std::string &one : o.add)
                if (std::find(marks.tags.begin(), marks.tags.end(), one) == marks.tags.end())
                    marks.tags.push_back(one);
            for (const std::string &one : o.remove)
                std::erase(marks.tags, one);
        });
    });
    runs(tag);
    tag->add_option("--add", options->add, "A tag; again for each further one")->allow_extra_args(false);
    tag->add_option("--remove", options->remove, "A tag; again for each further one")->allow_extra_args(false);
    auto *star = sub("star", "Put a star on runs", false, [](const RunsArguments &o) { return mark(o, [&](RunMarks &marks) { marks.starred = !o.none; }); });
    runs(star);
    star->add_flag("--off", options->none, "Take it away");
    auto *deletes = sub("delete", "Delete runs with their files, for good", false, remove);
    runs(deletes);
    deletes->add_flag("--force", options->force, "Though other runs started from them, or a camera uses their model");
    auto *imports = sub("import", "Take over runs that were trained in another project, on a server for instance", true, import);
    imports->add_option("from", options->from, "The other project's folder, or runs/NUMBER in it")->required();
    imports->add_option("--run", options->runs, "Only these runs there, and what they started from");
    auto *uses = sub("use", "Mark runs as those whose model their target camera uses; without a run: list them", true, use);
    uses->add_option("run", options->runs, "Numbers of the runs");
    uses->add_option("--why", options->text, "In your own words");
    uses->add_flag("--not", options->none, "Their cameras use none from now on");
    auto *writes = sub("write", "Write runs for other dashboards", false, write);
    writes->add_option("run", options->runs, "Numbers of the runs; else all");
    writes->add_option("--format", options->text, "tensorboard (event files) or mlflow (its file store)")->required()->check(CLI::IsMember({"tensorboard", "mlflow"}));
    writes->add_option("--out", options->from, "Folder to write into: a log directory, or mlruns")->required();
    sub("cameras", "Which camera serves which: the best run of each pair", true, matrix);
    addRunsQueue(*command, action);
}

} // namespace vantage::cli
