#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/model/segmenter.h"
#include "core/report/text_table.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct EvaluateArguments
{
    std::string model, data, precision = "auto";
    int threads = 0;
    bool json = false;
};

void printJson(const Metrics &metrics, const ConfusionMatrix &confusion, const ClassMap &classes)
{
    nlohmann::ordered_json json;
    json["meanIou"] = metrics.meanIou;
    json["meanClassAccuracy"] = metrics.meanClassAccuracy;
    json["pixelAccuracy"] = metrics.pixelAccuracy;
    for (size_t c = 0; c < classes.classes.size(); ++c) {
        nlohmann::ordered_json entry{{"class", classes.classes[c].name}, {"absent", !metrics.iou[c].has_value()}};
        if (metrics.iou[c]) {
            entry["iou"] = *metrics.iou[c];
            entry["accuracy"] = *metrics.classAccuracy[c];
        }
        json["classes"].push_back(entry);
    }
    json["confusion"] = confusion.counts();
    std::printf("%s\n", json.dump(2).c_str());
}

} // namespace

void addEvaluate(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("evaluate", "Measure a model on a camera with labels");
    auto options = std::make_shared<EvaluateArguments>();
    command->add_option("--model", options->model, "A model.safetensors of a run")->required();
    command->add_option("--data", options->data, "The camera's folder with images/ and labels/")->required();
    command->add_option("--precision", options->precision, "auto, full or mixed")->check(CLI::IsMember({"auto", "full", "mixed"}))->capture_default_str();
    command->add_option("--threads", options->threads, "0: one a core")->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] {
        action = [options]() -> int {
            Interrupt interrupt("Stopping");
            const Dataset data = openDataset(options->data, LabelUse::Required);
            Segmenter segmenter(options->model, options->precision, options->threads);
            if (segmenter.classes().size() != data.classes.size())
                throw InputError(options->data, "has " + std::to_string(data.classes.size()) + " classes, the model has "
                                                    + std::to_string(segmenter.classes().size()));
            for (size_t c = 0; c < data.classes.classes.size(); ++c)
                if (const auto &ours = data.classes.classes[c].name, &its = segmenter.classes().classes[c].name; ours != its)
                    throw InputError(options->data, "calls class " + std::to_string(c) + " '" + ours + "', the model '" + its + "'",
                                     "Give the folder a classes.json with the model's classes in their order");
            ConfusionMatrix confusion(data.classes.size());
            {
                ProgressLine progress;
                confusion = segmenter.run(data, interrupt.token(), [&](size_t index, const Frame &, const cv::Mat &) {
                    progress.show(static_cast<double>(index + 1) / static_cast<double>(data.frames.size()), data.frames[index].name);
                });
            }
            if (interrupt.token().stop_requested())
                return Stopped;
            const Metrics metrics = metricsOf(confusion);
            if (options->json) {
                printJson(metrics, confusion, data.classes);
                return Done;
            }
            std::printf("%-18s %9s %9s\n", "class", "accuracy", "IoU");
            for (size_t c = 0; c < data.classes.classes.size(); ++c)
                if (metrics.iou[c])
                    std::printf("%-18s %9.3f %9.3f\n", data.classes.classes[c].name.c_str(), *metrics.classAccuracy[c], *metrics.iou[c]);
                else
                    std::printf("%-18s %9s %9s\n", data.classes.classes[c].name.c_str(), "absent", "absent");
            std::printf("%-18s %9.3f %9.3f\nPixel accuracy %.3f on %zu frames\n", "mean", metrics.meanClassAccuracy, metrics.meanIou,
                        metrics.pixelAccuracy, data.frames.size());
            return Done;
        };
    });
}

} // namespace vantage::cli
