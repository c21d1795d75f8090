#include "core/base/cores.h"
#include "core/data/dataset.h"
#include "core/export/model_runner.h"
#include "core/export/network_plan.h"
#include "core/export/onnx_writer.h"
#include "core/export/torchscript_writer.h"
#include "core/model/model_file.h"
#include "core/nn/tensors.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <opencv2/core.hpp>
#include <torch/script.h>

// What an exported file costs to run, and how far the runtimes agree on it: for one model (or one from chance) at some sizes.

using namespace vantage;

namespace {

struct Options
{
    std::string model, frames, folder = "bench_export_files", onnxRuntime;
    std::vector<std::string> sizes{"192x144", "161x113", "321x243"};
    int depth = 18, runs = 5, threads = 0;
    bool half = false;
};

template<class Work>
double median(int runs, Work work)
{
    work();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void dump(const std::filesystem::path &file, const torch::Tensor &tensor)
{
    const auto plain = tensor.contiguous();
    std::ofstream(file, std::ios::binary).write(static_cast<const char *>(plain.data_ptr()), plain.numel() * static_cast<int64_t>(plain.element_size()));
}

void report(const char *what, double seconds, double unit, const torch::Tensor &got, const torch::Tensor &expected)
{
    std::printf("    %-44s %7.1f ms  %5.2f  difference %.2e, same class on %.4f %%\n", what, seconds * 1e3, seconds / unit,
                (got - expected).abs().max().item<double>(), 100 * (got.argmax(1) == expected.argmax(1)).to(torch::kFloat64).mean().item<double>());
}

void bench(const Options &o, Model &model, cv::Size size)
{
    const NetworkPlan plan = o.half ? halved(planOf(model.net)) : planOf(model.net);
    cv::Mat frame(size, CV_8UC3);
    if (o.frames.empty())
        cv::randu(frame, 0, 255);
    else
        frame = resized(readFrame(openDataset(o.frames, LabelUse::Hidden), 0), size).image.clone();
    torch::NoGradGuard noGrad;
    const auto input = torch::from_blob(frame.data, {1, size.height, size.width, 3}, torch::kUInt8).permute({0, 3, 1, 2}).to(torch::kFloat32).contiguous();
    torch::Tensor expected;
    const double network = median(o.runs, [&] { expected = model.net->forward(networkInput(imagesToTensor({frame}))); });
    std::printf("\n%d x %d; time of one frame, and its ratio to the network in the program\n", size.width, size.height);
    report("the network in the program", network, network, expected, expected);

    const std::filesystem::path folder = o.folder;
    std::filesystem::create_directories(folder);
    double best = network;
    for (const bool dynamic : {false, true}) {
        const WriterOptions options{ExportInput::Rgb, dynamic, size, {model.info.width, model.info.height}, false, o.half};
        const std::string form = dynamic ? "any size" : "one size";
        const auto script = folder / "bench.pt", onnxFile = folder / "bench.onnx";
        torchScriptModule(plan, options).save(script.string());
        torch::Tensor got;
        for (const bool fast : {false, true}) {
            const auto runner = scriptRunner(script, fast);
            const double time = median(o.runs, [&] { got = runner->run(input); });
            report(("TorchScript, " + form + (fast ? ", frozen and optimised" : "")).c_str(), time, network, got, expected);
            best = std::min(best, time);
        }
        const onnx::ModelProto proto = onnxModel(plan, options);
        std::ofstream out(onnxFile, std::ios::binary);
        proto.SerializeToOstream(&out);
        out.close();
        for (const bool fast : {false, true}) {
            const auto runner = programRunner(proto, onnxFile, fast);
            runner->run(input);
            const double time = median(o.runs, [&] { got = runner->run(input); });
            report(("ONNX, " + form + ", read by the program" + (fast ? ", optimised" : "")).c_str(), time, network, got, expected);
        }
        if (!dynamic && !o.half) {
            const auto runner = openCvRunner(onnxFile, o.threads);
            const double time = median(o.runs, [&] { got = runner->run(input); });
            report("ONNX, one size, OpenCV", time, network, got, expected);
        }
        if (o.onnxRuntime.empty())
            continue;
        dump(folder / "in.bin", input);
        dump(folder / "out.bin", expected);
        const std::string sides = "1x3x" + std::to_string(size.height) + "x" + std::to_string(size.width);
        std::printf("    ONNX, %s, ONNX Runtime: ", form.c_str());
        std::fflush(stdout);
        const std::string command = "node \"" + o.onnxRuntime + "\" \"" + onnxFile.string() + "\" \"" + (folder / "in.bin").string() + "\" \""
                                    + (folder / "out.bin").string() + "\" float32 " + sides + " " + std::to_string(o.runs) + " " + std::to_string(o.threads);
        if (std::system(command.c_str()) != 0)
            std::printf("not here\n");
    }
    std::printf("    best of libtorch %.1f ms\n", best * 1e3);
    std::filesystem::remove_all(folder);
}

} // namespace

int main(int argc, char **argv)
{
    Options o;
    CLI::App app("What an exported file costs to run, and how far runtimes agree on it");
    app.add_option("--model", o.model, "A model.safetensors; else a network from chance");
    app.add_option("--depth", o.depth, "of the network from chance");
    app.add_option("--frames", o.frames, "A camera's folder");
    app.add_option("--sizes", o.sizes);
    app.add_option("--runs", o.runs);
    app.add_option("--threads", o.threads);
    app.add_option("--folder", o.folder, "For the files on the way; emptied");
    app.add_option("--onnxruntime", o.onnxRuntime, "onnxruntime_run.js, beside this program's source; its module has to be found by node");
    app.add_flag("--half", o.half);
    CLI11_PARSE(app, argc, argv);
    if (o.threads <= 0)
        o.threads = physicalCores();
    at::set_num_threads(o.threads);
    torch::manual_seed(1);
    Model model;
    if (o.model.empty()) {
        model.info.network.backbone.depth = o.depth;
        model.info.network.backbone.outputStride = 16;
        model.info.width = 192;
        model.info.height = 144;
        model.net = PspNet(model.info.network);
        model.net->eval();
    } else {
        model = loadModel(o.model);
    }
    std::printf("ResNet-%d, output stride %d, %d threads, median of %d runs\n", model.info.network.backbone.depth, model.info.network.backbone.outputStride,
                o.threads, o.runs);
    for (const std::string &text : o.sizes) {
        int width = 0, height = 0;
        if (std::sscanf(text.c_str(), "%dx%d", &width, &height) != 2 || width < 16 || height < 16)
            return std::fprintf(stderr, "%s is no size\n", text.c_str()), 2;
        bench(o, model, {width, height});
    }
    return 0;
}
