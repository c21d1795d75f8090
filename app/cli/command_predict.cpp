#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/model/segmenter.h"

#include <cstdio>

namespace vantage::cli {
namespace {

struct Options
{
    std::string model, input, out, precision = "auto";
    int threads = 0;
    bool colour = false;
};

} // namespace

void addPredict(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("predict", "Label a folder of frames with a model");
    auto options = std::make_shared<Options>();
    command->add_option("--model", options->model, "A model.safetensors of a run")->required();
    command->add_option("--input", options->input, "A camera's folder, or one of pictures")->required();
    command->add_option("--out", options->out, "Folder to write: labels/ (8-bit class indices), classes.json")->required();
    command->add_option("--precision", options->precision, "auto, full or mixed")->check(CLI::IsMember({"auto", "full", "mixed"}))->capture_default_str();
    command->add_option("--threads", options->threads, "0: one a core")->capture_default_str();
    command->add_flag("--colour", options->colour, "Also write colour/, labels in the classes' colours");
    command->callback([options, &action] {
        action = [options]() -> int {
            Interrupt interrupt;
            ProgressLine progress;
            const Dataset data = openDataset(options->input, LabelUse::Hidden);
            Segmenter segmenter(options->model, options->precision, options->threads);
            const std::filesystem::path out = options->out;
            if (std::filesystem::weakly_canonical(out) == std::filesystem::weakly_canonical(data.folder))
                throw InputError(out, "is the folder of the frames; predictions would overwrite its labels", "Name another folder");
            createFolder(out / "labels");
            if (options->colour)
                createFolder(out / "colour");
            saveClassMap(segmenter.classes(), out / "classes.json");
            segmenter.run(data, interrupt.token(), [&](size_t index, const Frame &, const cv::Mat &labels) {
                const std::string &name = data.frames[index].name;
                writeLabels(out / "labels" / (name + ".png"), labels);
                if (options->colour)
                    writeImage(out / "colour" / (name + ".png"), colourise(labels, segmenter.classes()));
                progress.show(static_cast<double>(index + 1) / static_cast<double>(data.frames.size()), name);
            });
            return interrupt.token().stop_requested() ? Stopped : Done;
        };
    });
}

} // namespace vantage::cli
