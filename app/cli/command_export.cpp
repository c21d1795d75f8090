#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/export/run_export.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct ExportArguments
{
    std::string project, model, frames, format = "onnx", out, size, input = "rgb", license;
    int64_t run = 0;
    int threads = 0;
    bool half = false, labels = false, noMap = false, noCard = false, json = false;
};

void readSize(const std::string &text, ExportOptions &options)
{
    if (text.empty())
        return;
    if (text == "dynamic") {
        options.dynamic = true;
        return;
    }
    int width = 0, height = 0;
    char more = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &more) != 2 || width < 16 || height < 16 || width > 8192 || height > 8192)
        throw std::invalid_argument("--size takes WIDTHxHEIGHT (16 to 8192) or dynamic, not \"" + text + "\"");
    options.size = {width, height};
}

ExportOptions exportOptions(const ExportArguments &options)
{
    ExportOptions result;
    result.format = options.format == "onnx" ? ExportFormat::Onnx : ExportFormat::TorchScript;
    result.input = exportInputFromText(options.input);
    readSize(options.size, result);
    result.half = options.half;
    result.labels = options.labels;
    result.map = !options.noMap;
    result.license = options.license;
    result.card = !options.noCard;
    result.threads = options.threads;
    return result;
}

RunToExport source(const ExportArguments &options)
{
    if (!options.project.empty())
        return runToExport(options.project, options.run > 0 ? options.run : latestFinishedRun(options.project));
    RunToExport result;
    result.model = options.model;
    if (!options.frames.empty()) {
        const Dataset some = thinned(openDataset(options.frames, LabelUse::Hidden), 3);
        for (size_t i = 0; i < some.frames.size(); ++i)
            result.context.frames.push_back(readFrame(some, i));
    }
    return result;
}

void printText(const ExportReport &report)
{
    std::printf("%s, %.1f MB\n", report.files.front().string().c_str(), static_cast<double>(report.bytes) / 1e6);
    for (const ExportCheck &check : report.checks) {
        std::printf("  %s: %s", check.runtime.c_str(), english(check.what).c_str());
        if (check.compared)
            std::printf(": largest difference of a score %.2e (scores up to %.1f), same class on %.4f %% of the pixels", check.maxDifference, check.scoreRange,
                        100 * check.labelAgreement);
        std::printf("\n");
    }
    for (const Message &remark : report.remarks)
        std::printf("  %s\n", english(remark).c_str());
    for (size_t i = 1; i < report.files.size(); ++i)
        std::printf("%s\n", report.files[i].string().c_str());
    std::printf("SHA-256 of the weights %s\n", report.weightsSha256.c_str());
}

void printJson(const ExportReport &report)
{
    nlohmann::ordered_json json{{"bytes", report.bytes}, {"maxDifference", report.maxDifference}, {"labelAgreement", report.labelAgreement},
                                {"weightsSha256", report.weightsSha256}, {"remarks", english(report.remarks)}};
    for (const auto &file : report.files)
        json["files"].push_back(file.string());
    for (const ExportCheck &check : report.checks) {
        nlohmann::ordered_json entry{{"runtime", check.runtime}, {"what", english(check.what)}};
        if (check.compared) {
            entry["maxDifference"] = check.maxDifference;
            entry["scoreRange"] = check.scoreRange;
            entry["labelAgreement"] = check.labelAgreement;
        }
        json["checks"].push_back(entry);
    }
    std::printf("%s\n", jsonText(json, 2).c_str());
}

} // namespace

void addExport(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("export", "Write a run's model as a file that runs without Vantage, and check it");
    auto options = std::make_shared<ExportArguments>();
    auto *project = command->add_option("--project", options->project, "The project's folder");
    command->add_option("--run", options->run, "Number of the run; else the latest adaptation that has finished")->check(CLI::Range(int64_t(1), int64_t(1000000000)))->needs(project);
    auto *model = command->add_option("--model", options->model, "Instead of a project: a model.safetensors")->excludes(project);
    command->add_option("--frames", options->frames, "With --model: a camera's folder whose frames to compare on")->needs(model);
    command->add_option("--format", options->format, "onnx or torchscript")->check(CLI::IsMember({"onnx", "torchscript"}))->capture_default_str();
    command->add_option("--out", options->out, "The file to write")->required();
    command->add_option("--size", options->size, "WIDTHxHEIGHT of the frames, or dynamic for any; else what the network was trained at");
    command->add_option("--input", options->input,
                        "rgb: float N x 3 x H x W, 0..255, normalised inside; frame: uint8 N x H x W x 3, resized and normalised inside; "
                        "normalised: float, normalised outside")
        ->check(CLI::IsMember({"rgb", "frame", "normalised"}))
        ->capture_default_str();
    command->add_flag("--half", options->half, "Weights as 16-bit floats: half the file");
    command->add_flag("--labels", options->labels, "Give the class of each pixel instead of scores");
    command->add_flag("--no-map", options->noMap, "Leave the map of the camera's places out: for use with another camera");
    command->add_option("--license", options->license, "A note for whoever gets the file");
    command->add_flag("--no-card", options->noCard, "Write no model card beside the file");
    command->add_option("--threads", options->threads, "0: one a core")->check(threadRange())->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] {
        action = [options]() -> int {
            if (options->project.empty() && options->model.empty())
                throw std::invalid_argument("name what to export: --project, or --model");
            const ExportOptions wanted = exportOptions(*options);
            Interrupt interrupt("Stopping; no file is left behind");
            try {
                const RunToExport from = source(*options);
                ExportReport report;
                {
                    ProgressLine progress;
                    report = exportModel(from.model, options->out, wanted, from.context, interrupt.token(),
                                         [&](const Message &text, double share) { progress.show(share, english(text)); });
                }
                options->json ? printJson(report) : printText(report);
                return Done;
            } catch (const ExportStopped &) {
                std::fprintf(stderr, "Stopped; no file was written.\n");
                return Stopped;
            }
        };
    });
}

} // namespace vantage::cli
