#include "core/base/cores.h"
#include "core/data/dataset.h"
#include "core/export/network_plan.h"
#include "core/export/onnx_writer.h"
#include "core/export/torchscript_writer.h"
#include "core/model/model_file.h"
#include "core/model/model_runner.h"
#include "core/nn/tensors.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <optional>
#include <torch/script.h>

// What an exported file costs to run, and how far the runtimes agree on it: for one model (or one from chance) at some
// sizes. With ONNX Runtime at hand, the ratio of the fastest of ours to the fastest of its.

using namespace vantage;

namespace {

struct Options
{
    std::string model, frames, folder = std::filesystem::temp_directory_path().string(), onnxRuntime;
    std::vector<std::string> sizes{"192x144", "161x113", "321x243"};
    int depth = 18, runs = 5, rounds = 3, threads = 0;
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
    std::ofstream(file, std::ios::binary)
        .write(static_cast<const char *>(plain.data_ptr()), plain.numel() * static_cast<int64_t>(plain.element_size()));
}

void report(const std::string &what, double seconds, double unit, double difference, double agreement)
{
    std::printf("    %-44s %7.1f ms  %5.2f  difference %.2e, same class on %.4f %%\n", what.c_str(), seconds * 1e3,
                seconds / unit, difference, 100 * agreement);
}

/// A folder of its own, gone with it; what else lies beside it is left alone.
class WorkFolder
{
public:
    explicit WorkFolder(const std::string &parent)
    {
        std::filesystem::create_directories(parent);
        std::string name = parent + "/bench-export-XXXXXX";
        if (!mkdtemp(name.data()))
            throw std::runtime_error(parent + ": no folder can be made in it");
        m_path = name;
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder &) = delete;
    WorkFolder &operator=(const WorkFolder &) = delete;
    std::filesystem::path operator/(const std::string &name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

struct Measured
{
    double seconds = 1e9; ///< one picture
    double difference = 0, agreement = 0;
};

/// One way to run the file. The rounds alternate between all ways, so that a busy moment of the machine meets each.
struct Way
{
    std::string name;
    bool ours = true;
    std::function<std::optional<Measured>()> measure; ///< nothing where its runtime is missing
    Measured best;
};

class Bench
{
public:
    Bench(const Options &options, Model &model, cv::Size size);
    void run();

private:
    Measured measure(ModelRunner &runner);
    std::optional<Measured> measureOnnxRuntime(const std::filesystem::path &file);
    void addWays(const NetworkPlan &plan, bool dynamic);
    void addRunner(const std::string &name, std::shared_ptr<ModelRunner> runner);
    void print() const;

    const Options &m_options;
    Model &m_model;
    cv::Size m_size;
    WorkFolder m_folder;
    cv::Mat m_frame;
    torch::Tensor m_input, m_expected;
    std::vector<Way> m_ways;
    std::string m_onnxRuntime; ///< its version
};

Bench::Bench(const Options &options, Model &model, cv::Size size)
    : m_options(options)
    , m_model(model)
    , m_size(size)
    , m_folder(options.folder)
    , m_frame(size, CV_8UC3)
{
    if (options.frames.empty())
        cv::randu(m_frame, 0, 255);
    else
        m_frame = resized(readFrame(openDataset(options.frames, LabelUse::Hidden), 0), size).image.clone();
    m_input = torch::from_blob(m_frame.data, {1, size.height, size.width, 3}, torch::kUInt8)
                  .permute({0, 3, 1, 2})
                  .to(torch::kFloat32)
                  .contiguous();
}

Measured Bench::measure(ModelRunner &runner)
{
    torch::Tensor got;
    const double time = median(m_options.runs, [&] { got = runner.run(m_input); });
    return {time, (got - m_expected).abs().max().item<double>(),
            (got.argmax(1) == m_expected.argmax(1)).to(torch::kFloat64).mean().item<double>()};
}

std::optional<Measured> Bench::measureOnnxRuntime(const std::filesystem::path &file)
{
    const auto quoted = [](const std::filesystem::path &path) { return " \"" + path.string() + "\""; };
    const std::string command = "node" + quoted(m_options.onnxRuntime) + quoted(file) + quoted(m_folder / "in.bin")
                                + quoted(m_folder / "out.bin") + " float32 1x3x" + std::to_string(m_size.height) + "x"
                                + std::to_string(m_size.width) + " " + std::to_string(m_options.runs) + " "
                                + std::to_string(m_options.threads);
    std::string said;
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> pipe(popen(command.c_str(), "r"), pclose);
    for (char line[512]; pipe && std::fgets(line, sizeof line, pipe.get());)
        said += line;
    const auto json = nlohmann::json::parse(said, nullptr, false);
    if (json.is_discarded())
        return {};
    m_onnxRuntime = json.at("version").get<std::string>();
    return Measured{json.at("seconds"), json.at("maxDifference"), json.at("agreement")};
}

void Bench::addRunner(const std::string &name, std::shared_ptr<ModelRunner> runner)
{
    m_ways.push_back({name, true, [this, runner] { return std::optional(measure(*runner)); }, {}});
}

void Bench::addWays(const NetworkPlan &plan, bool dynamic)
{
    const WriterOptions options{ExportInput::Rgb, dynamic, m_size, {m_model.info.width, m_model.info.height}, false,
                                m_options.half};
    const std::string form = dynamic ? "any size" : "one size", stem = dynamic ? "any" : "one";
    const auto script = m_folder / (stem + ".pt"), onnxFile = m_folder / (stem + ".onnx");
    torchScriptModule(plan, options).save(script.string());
    const onnx::ModelProto proto = onnxModel(plan, options);
    std::ofstream out(onnxFile, std::ios::binary);
    proto.SerializeToOstream(&out);
    out.close();
    for (const bool fast : {false, true}) {
        addRunner("TorchScript, " + form + (fast ? ", frozen and optimised" : ""), scriptRunner(script, fast));
        addRunner("ONNX, " + form + ", read by the program" + (fast ? ", optimised" : ""),
                  programRunner(proto, onnxFile, fast));
    }
    if (!dynamic && !m_options.half)
        addRunner("ONNX, one size, OpenCV", openCvRunner(onnxFile, m_options.threads));
    if (!m_options.onnxRuntime.empty())
        m_ways.push_back(
            {"ONNX, " + form + ", ONNX Runtime", false, [this, onnxFile] { return measureOnnxRuntime(onnxFile); }, {}});
}

void Bench::print() const
{
    const double unit = m_ways.front().best.seconds;
    double ours = 1e9, theirs = 1e9;
    for (const Way &way : m_ways) {
        if (way.best.seconds >= 1e9) {
            std::printf("    %s: not here\n", way.name.c_str());
            continue;
        }
        report(way.name, way.best.seconds, unit, way.best.difference, way.best.agreement);
        if (&way != &m_ways.front())
            (way.ours ? ours : theirs) = std::min(way.ours ? ours : theirs, way.best.seconds);
    }
    std::printf("    fastest of ours %.1f ms", ours * 1e3);
    if (theirs < 1e9)
        std::printf(", of ONNX Runtime %s %.1f ms: ratio %.2f", m_onnxRuntime.c_str(), theirs * 1e3, ours / theirs);
    std::printf("\n");
}

void Bench::run()
{
    torch::NoGradGuard noGrad;
    const auto network = [this] { return m_model.net->forward(networkInput(imagesToTensor({m_frame}))); };
    m_expected = network();
    dump(m_folder / "in.bin", m_input);
    dump(m_folder / "out.bin", m_expected);
    m_ways.push_back({"the network in the program",
                      true,
                      [this, network] {
                          return std::optional(Measured{median(m_options.runs, network), 0, 1});
                      },
                      {}});
    const NetworkPlan plan = m_options.half ? halved(planOf(m_model.net)) : planOf(m_model.net);
    for (const bool dynamic : {false, true})
        addWays(plan, dynamic);
    for (int round = 0; round < m_options.rounds; ++round)
        for (Way &way : m_ways)
            if (const auto measured = way.measure(); measured && measured->seconds < way.best.seconds)
                way.best = *measured;
    std::printf("\n%d x %d; time of one frame, and its ratio to the network in the program\n", m_size.width,
                m_size.height);
    print();
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
    app.add_option("--runs", o.runs, "Pictures a round; the median counts");
    app.add_option("--rounds", o.rounds, "The fastest round counts");
    app.add_option("--threads", o.threads);
    app.add_option("--folder", o.folder, "For the files on the way, in a folder of their own");
    app.add_option("--onnxruntime", o.onnxRuntime,
                   "onnxruntime_run.js, beside this program's source; its module has to be found by node");
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
        model.net = makeNetwork(model.info.network);
        model.net->eval();
    } else {
        model = loadModel(o.model);
    }
    std::printf("ResNet-%d, output stride %d, %d threads, fastest of %d rounds, each the median of %d pictures\n",
                model.info.network.backbone.depth, model.info.network.backbone.outputStride, o.threads, o.rounds,
                o.runs);
    for (const std::string &text : o.sizes) {
        int width = 0, height = 0;
        if (std::sscanf(text.c_str(), "%dx%d", &width, &height) != 2 || width < 16 || height < 16)
            return std::fprintf(stderr, "%s is no size\n", text.c_str()), 2;
        Bench(o, model, {width, height}).run();
    }
    return 0;
}
