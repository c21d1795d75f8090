#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/apply/apply.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct PredictArguments
{
    ApplyOptions apply;
    std::string model, out;
    bool noLabels = false, noShares = false, json = false;
};

void printText(const ApplyResult &result, const ClassMap &classes)
{
    if (result.shares.empty()) {
        std::printf("stopped before the stream was open; nothing is written\n");
        return;
    }
    std::printf("%lld frames in %.1f s (%.2f frames a second) by %s\n", static_cast<long long>(result.frames), result.seconds,
                result.seconds > 0 ? static_cast<double>(result.frames) / result.seconds : 0, result.runtime.c_str());
    std::printf("at the same time: decoding %.1f s, network %.1f s, writing %.1f s\n", result.decodeSeconds, result.modelSeconds, result.writeSeconds);
    if (result.there > 0)
        std::printf("%lld frames were there already\n", static_cast<long long>(result.there));
    if (result.dropped > 0)
        std::printf("%lld frames came faster than the network is and were left out\n", static_cast<long long>(result.dropped));
    for (const Message &remark : result.remarks)
        std::printf("note: %s\n", english(remark).c_str());
    std::vector<size_t> order;
    for (size_t c = 0; c < result.shares.size(); ++c)
        order.push_back(c);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return result.shares[a] > result.shares[b]; });
    for (const size_t c : order)
        if (result.shares[c] > 0)
            std::printf("  %6.2f %%  %s\n", 100 * result.shares[c], classes.classes[c].name.c_str());
    for (const auto &file : result.files)
        std::printf("%s\n", file.string().c_str());
}

void printJson(const ApplyResult &result, const ClassMap &classes)
{
    nlohmann::ordered_json json{{"frames", result.frames},       {"there", result.there}, {"dropped", result.dropped},
                                {"stopped", result.stopped},     {"seconds", result.seconds},
                                {"decodeSeconds", result.decodeSeconds}, {"modelSeconds", result.modelSeconds},
                                {"writeSeconds", result.writeSeconds},   {"runtime", result.runtime},
                                {"remarks", english(result.remarks)}};
    for (size_t c = 0; c < result.shares.size(); ++c)
        json["shares"].push_back({{"class", classes.classes[c].name}, {"share", result.shares[c]}});
    for (const auto &file : result.files)
        json["files"].push_back(file.string());
    std::printf("%s\n", jsonText(json, 2).c_str());
}

} // namespace

void addPredict(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("predict", "Label the frames of a folder, a video or a stream with a model");
    auto options = std::make_shared<PredictArguments>();
    ApplyOptions &apply = options->apply;
    command->add_option("--model", options->model, "A model.safetensors of a run, or an exported TorchScript or ONNX file")->required();
    command->add_option("--input", apply.input, "A camera's folder or one of pictures, a picture, a video, or a stream's address (rtsp://...)")->required();
    command->add_option("--out", options->out, "Folder to write: labels/ (8-bit class indices), class-shares.csv, classes.json")->required();
    auto *replace = command->add_flag("--replace", apply.replace, "Remove the results of an earlier call from that folder first; else such a folder is refused");
    command->add_flag("--continue", apply.goesOn, "Go on with an earlier call of the same model and input, also one that was cut off: frames that are there are skipped, the table holds all")
        ->excludes(replace);
    command->add_flag("--colour", apply.colour, "Also write colour/, labels in the classes' colours");
    command->add_flag("--overlay", apply.overlay, "Also write overlay/, each frame under its labels");
    command->add_flag("--video", apply.video, "Also write overlay.mp4");
    command->add_flag("--no-labels", options->noLabels, "Write no labels/");
    command->add_flag("--no-shares", options->noShares, "Write no class-shares.csv");
    command->add_option("--opacity", apply.opacity, "Of labels over a frame, 0 to 1")->check(realRange(0, 1))->capture_default_str();
    command->add_option("--every", apply.every, "Take each n-th frame of a video or stream")->check(CLI::Range(1, 1000000))->capture_default_str();
    command->add_option("--frames", apply.frames, "Stop after so many; 0: all there are")->check(CLI::Range(int64_t(0), int64_t(1000000000)))->capture_default_str();
    command->add_option("--timeout", apply.timeout, "Seconds to wait for a stream, 0.1 to 3600")->check(realRange(0.1, 3600))->capture_default_str();
    command->add_option("--fps", apply.fps, "Of overlay.mp4, where the input knows none, 0.1 to 240")->check(realRange(0.1, 240))->capture_default_str();
    command->add_flag("!--no-map", apply.map, "Of a model.safetensors: without the map of its camera's places");
    command->add_option("--precision", apply.precision, "Of a model.safetensors: auto, full or mixed")
        ->check(CLI::IsMember({"auto", "full", "mixed"}))
        ->capture_default_str();
    command->add_option("--threads", apply.threads, "0: one a core")->check(threadRange())->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] {
        action = [options]() -> int {
            ApplyOptions wanted = options->apply;
            wanted.model = options->model;
            wanted.out = options->out;
            wanted.labels = !options->noLabels;
            wanted.shares = !options->noShares;
            Interrupt interrupt("Stopping after the frames at hand; what is finished is kept");
            ApplyResult result;
            {
                ProgressLine progress;
                result = applyModel(wanted, interrupt.token(), [&](const ApplyProgress &p) {
                    const double share = p.total > 0 ? static_cast<double>(p.done) / static_cast<double>(p.total) : 0;
                    progress.show(share, p.total > 0 ? p.name : p.name + ", " + std::to_string(p.done) + " frames", p.secondsLeft);
                });
            }
            const ClassMap classes = result.shares.empty() ? ClassMap() : loadClassMap(wanted.out / "classes.json");
            options->json ? printJson(result, classes) : printText(result, classes);
            return result.stopped ? Stopped : Done;
        };
    });
}

} // namespace vantage::cli
