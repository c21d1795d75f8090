// Prints what a training step costs on this machine, network by network, in float32 and in mixed precision, and which
// share of the machine's measured peak F reaches. Compare ratios within one run: machines are noisy.

#include "core/base/cores.h"
#include "core/base/memory_reuse.h"
#include "core/base/random.h"
#include "core/data/loader.h"
#include "core/demo/city.h"
#include "core/nn/conv_norm.h"
#include "core/nn/discriminator.h"
#include "core/nn/generator.h"
#include "core/nn/precision.h"
#include "core/nn/pspnet.h"
#include "core/training/trainer.h"
#include "core/training/recipe_kinds.h"
#include "core/training/recipe_list.h"

#include <CLI/CLI.hpp>
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace vantage;

struct Options
{
    int width = 192, height = 144, batch = 8, runs = 3, threads = 0, backbone = 50, outputStride = 16, classes = 13;
    bool onlyF = false, freshMemory = false;
};

double seconds(int runs, const std::function<void()> &work)
{
    work(); // warms caches and the kernels that are made at the first call
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Operations a second of a large convolution as F has them, which is the most that its layers can reach.
double peak(bool mixed)
{
    torch::NoGradGuard noGrad;
    const auto type = mixed ? torch::kBFloat16 : torch::kFloat32;
    const auto layout = mixed ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
    const auto x = torch::randn({8, 512, 24, 32}).to(type).contiguous(layout);
    const auto w = torch::randn({512, 512, 3, 3}).to(type).contiguous(layout);
    const double time = seconds(5, [&] { torch::conv2d(x, w, {}, 1, 1); });
    return 2.0 * 8 * 512 * 24 * 32 * 512 * 9 / time;
}

/// Multiplications and additions of F's convolutions for one frame, forward, counted by running it.
double operations(PspNet net, const Options &o)
{
    torch::NoGradGuard noGrad;
    double sum = 0;
    net->eval();
    // Every convolution's output size follows from its stride; counting by shape needs hooks, so count by parameters
    // times output pixels with the strides of a dilated ResNet.
    for (const auto &item : net->named_parameters()) {
        if (item.value().dim() != 4)
            continue;
        const std::string &name = item.key();
        const auto stage = name.find("layer");
        int stride = o.outputStride;
        if (stage != std::string::npos) {
            const int layer = name[stage + 5] - '0';
            stride = std::min(4 << (layer - 1), o.outputStride);
        } else if (name == "backbone.conv1.weight") {
            stride = 2;
        } else if (name.rfind("pyramid", 0) == 0) {
            continue; // pooled: next to nothing
        }
        double weights = static_cast<double>(item.value().numel());
        const double places = (o.width / stride) * (o.height / stride);
        if (name == "bottleneck.weight") {
            // Half of its inputs are the pyramid: its nine taps are applied to the bins and spread over the places.
            const auto out = static_cast<double>(item.value().size(0));
            const auto branches = static_cast<double>(net->options().bins.size());
            double cells = 0;
            for (const int bin : net->options().bins)
                cells += bin * bin;
            weights /= 2;
            sum += 2 * cells * (weights / branches + 9 * out * places);
        }
        sum += 2 * weights * places;
    }
    return sum;
}

NetworkOptions netOptions(const Options &o)
{
    NetworkOptions options;
    options.backbone.depth = o.backbone;
    options.backbone.outputStride = o.outputStride;
    options.classes = o.classes;
    return options;
}

void benchSegmenter(const Options &o, bool mixed, bool channelsLast, bool frozen, double peakRate)
{
    const Precision precision{mixed, channelsLast};
    PspNet net(netOptions(o));
    applyLayout(*net, precision);
    const double forward = operations(net, o);
    net->train();
    setNormTraining(*net, !frozen);
    const auto x = withLayout(torch::randn({o.batch, 3, o.height, o.width}), precision);
    const auto y = torch::randint(o.classes, {o.batch, o.height, o.width});
    const double time = seconds(o.runs, [&] {
        net->zero_grad();
        torch::Tensor scores;
        {
            AutocastScope autocast(precision, torch::kCPU);
            scores = net->forward(x);
        }
        torch::nn::functional::cross_entropy(scores, y).backward();
    });
    std::printf("F  batch %d %s %s BatchNorm %-7s %8.3f s a step, %4.0f %% of peak\n", o.batch, mixed ? "bf16" : "fp32",
                channelsLast ? "channels-last" : "plain        ", frozen ? "frozen" : "train", time,
                100 * 3 * forward * o.batch / time / peakRate);
}

template<class Net>
void benchGan(const char *name, Net net, const torch::Tensor &input, const Precision &precision, int runs)
{
    applyLayout(*net, precision);
    const auto x = withLayout(input, precision).requires_grad_(true);
    const double time = seconds(runs, [&] {
        net->zero_grad();
        torch::Tensor y;
        {
            AutocastScope autocast(precision, torch::kCPU);
            y = net->forward(x);
        }
        y.mean().backward();
    });
    std::printf("%s  batch %d %s %s                   %8.3f s a step\n", name, static_cast<int>(x.size(0)),
                precision.mixed ? "bf16" : "fp32", precision.channelsLast ? "channels-last" : "plain        ", time);
}

/// The same step as in researcher_step.py. Recipes that take target frames get `batch` of each camera.
void benchRecipe(const Options &o, const std::string &name, int batch, bool mixed)
{
    MethodContext context;
    context.recipe = defaultRecipe(name);
    context.recipe.width = o.width;
    context.recipe.height = o.height;
    context.recipe.stepsPerEpoch = 100;
    context.recipe.batch = batch;
    context.recipe.targetBatch = recipeKind(name).usesTarget ? batch : 0;
    context.recipe.generatorFilters = 24;
    context.classes = o.classes;
    context.precision = {mixed, mixed};
    context.net = makeNetwork(netOptions(o));
    context.looks = makeSharedLooks();
    applyLayout(*context.net, context.precision);
    const auto method = recipeKind(name).make(context);
    int64_t step = 0;
    const double time = seconds(o.runs, [&] {
        StepInput input;
        input.step = step++;
        const auto frames = [&] {
            return TensorBatch{torch::rand({batch, 3, o.height, o.width}) * 2 - 1,
                               torch::randint(o.classes, {batch, o.height, o.width})};
        };
        input.source = frames();
        if (context.recipe.targetBatch > 0)
            input.target = frames();
        input.random = makeRandom({1});
        method->step(input);
    });
    std::printf("whole step, %-14s %d%s %s                  %8.3f s\n", name.c_str(), batch,
                context.recipe.targetBatch > 0 ? " + target" : "         ", mixed ? "bf16" : "fp32", time);
}

/// A batch from disk to augmented frames, as fast as the loader makes them once it has seen every frame.
double loaderSeconds(const Dataset &data, const Options &o, size_t cacheBytes)
{
    LoaderOptions options;
    options.size = {o.width, o.height};
    options.batch = o.batch;
    options.cacheBytes = cacheBytes;
    Loader loader(data, options);
    const auto pass = [&] {
        for (size_t frame = 0; frame < data.frames.size(); frame += static_cast<size_t>(o.batch))
            loader.next();
    };
    return seconds(o.runs, pass) / std::ceil(static_cast<double>(data.frames.size()) / o.batch);
}

void benchLoader(const Options &o)
{
    const auto folder = std::filesystem::temp_directory_path() / ("vantage-bench-" + std::to_string(getpid()));
    writeCity({1, 'A', {320, 240}, 1}, 64, folder);
    const Dataset data = openDataset(folder, LabelUse::Required);
    std::printf("loader, batch %d from PNGs of 320 x 240: %.4f s decoded anew, %.4f s from its cache\n", o.batch, loaderSeconds(data, o, 0),
                loaderSeconds(data, o, size_t(1) << 30));
    std::filesystem::remove_all(folder);
}

} // namespace

int main(int argc, char **argv)
{
    Options o;
    CLI::App app("What a training step costs on this machine");
    app.add_option("--width", o.width);
    app.add_option("--height", o.height);
    app.add_option("--batch", o.batch);
    app.add_option("--runs", o.runs);
    app.add_option("--threads", o.threads);
    app.add_option("--backbone", o.backbone);
    app.add_option("--output-stride", o.outputStride);
    app.add_flag("--only-f", o.onlyF);
    app.add_flag("--fresh-memory", o.freshMemory,
                 "Freed memory goes back to the system, as it would without the trainer's setting");
    CLI11_PARSE(app, argc, argv);
    at::set_num_threads(o.threads > 0 ? o.threads : physicalCores());
    torch::manual_seed(1);
    std::optional<MemoryReuse> reuse; // as a training has it
    if (!o.freshMemory)
        reuse.emplace();

    std::vector<bool> modes{false};
    if (hasNativeBfloat16(torch::kCPU))
        modes.push_back(true);
    std::printf("%d threads, %d x %d, ResNet-%d at output stride %d\n", at::get_num_threads(), o.width, o.height,
                o.backbone, o.outputStride);
    for (const bool mixed : modes) {
        const double rate = peak(mixed);
        std::printf("\nmeasured peak, %s: %.0f GFLOP/s\n", mixed ? "bf16" : "fp32", rate / 1e9);
        for (const bool channelsLast : {false, true})
            for (const bool frozen : {false, true})
                benchSegmenter(o, mixed, channelsLast, frozen, rate);
        if (o.onlyF)
            continue;
        GeneratorOptions generator;
        generator.filters = 24;
        generator.blocks = 6;
        for (const bool channelsLast : {false, true}) {
            benchGan("G", Generator(generator), torch::randn({4, o.classes, o.height, o.width}), {mixed, channelsLast},
                     o.runs);
            benchGan("D", Discriminator(64), torch::randn({4, 3, o.height, o.width}), {mixed, channelsLast}, o.runs);
        }
        benchRecipe(o, "no-adaptation", o.batch, mixed);
        benchRecipe(o, "control", 4, mixed);
        benchRecipe(o, "adversarial", 2, mixed);
        benchRecipe(o, "self-training", 2, mixed);
    }

    City city({1, 'A', {320, 240}, 1});
    const double render = seconds(o.runs, [&, i = 0]() mutable { city.render(i++); });
    const Frame frame = city.render(0);
    auto random = makeRandom({1});
    const double augment = seconds(50, [&] { augmented(frame, {o.width, o.height}, {}, 255, {}, random); });
    std::printf("\nrendering a city frame of 320 x 240: %.3f s; augmenting one: %.4f s\n", render, augment);
    benchLoader(o);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory of this program: %.0f MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}
