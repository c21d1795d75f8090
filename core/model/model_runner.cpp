#include "core/model/model_runner.h"

#include "core/base/error.h"
#include "core/model/predictor.h"
#include "core/nn/device.h"
#include "core/nn/tensors.h"
#include "core/onnx/onnx_program.h"

#include <cstring>
#include <onnx/onnx_pb.h>
#include <opencv2/core/version.hpp>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/script.h>
#include <torch/version.h>

namespace vantage {
namespace {

class ScriptRunner : public ModelRunner
{
public:
    ScriptRunner(const std::filesystem::path &file, bool fast)
        : m_file(file), m_device(bestDevice())
    {
        try {
            m_module = torch::jit::load(file.string(), m_device);
            m_module.eval();
            if (fast)
                optimise();
        } catch (const c10::Error &error) {
            throw InputError(file, say("can't be loaded as TorchScript: %1", std::string(error.what_without_backtrace())));
        }
    }

    std::string name() const override { return torchName() + (m_device.is_cuda() ? " on CUDA" : ""); }

    torch::Tensor run(const torch::Tensor &input) override
    {
        c10::InferenceMode noGrad;
        try {
            const auto result = m_module.forward({input.to(m_device)});
            if (!result.isTensor())
                throw InputError(m_file, say("doesn't give one tensor"));
            return result.toTensor().to(torch::kCPU);
        } catch (const InputError &) {
            throw;
        } catch (const c10::Error &error) {
            throw InputError(m_file, say("can't be run: %1", std::string(error.what_without_backtrace())));
        } catch (const std::exception &error) {
            throw InputError(m_file, say("can't be run: %1", std::string(error.what())));
        }
    }

private:
    void optimise()
    {
        // On a GPU freezing would tie the weights to this device's layout for no gain worth it.
        if (m_device.is_cuda())
            return;
        m_module = torch::jit::freeze(m_module);
        m_module = torch::jit::optimize_for_inference(m_module);
    }

    std::filesystem::path m_file;
    torch::Device m_device;
    torch::jit::Module m_module;
};

/// OpenCV has one number of threads for the whole program, so it is lent for as long as a network runs.
struct OpenCvThreads
{
    explicit OpenCvThreads(int threads) : before(cv::getNumThreads()) { cv::setNumThreads(threads); }
    ~OpenCvThreads() { cv::setNumThreads(before); }
    OpenCvThreads(const OpenCvThreads &) = delete;
    OpenCvThreads &operator=(const OpenCvThreads &) = delete;
    int before;
};

class OpenCvRunner : public ModelRunner
{
public:
    OpenCvRunner(const std::filesystem::path &file, int threads)
        : m_file(file), m_threads(threads)
    {
        try {
            m_net = cv::dnn::readNetFromONNX(file.string());
            m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        } catch (const cv::Exception &error) {
            throw InputError(file, say("can't be loaded by OpenCV: %1", error.err));
        }
    }

    std::string name() const override { return openCvName(); }

    torch::Tensor run(const torch::Tensor &input) override
    {
        const torch::Tensor plain = input.to(torch::kFloat32).contiguous();
        const std::vector<int> sizes(plain.sizes().begin(), plain.sizes().end());
        const OpenCvThreads scope(m_threads);
        try {
            m_net.setInput(cv::Mat(sizes, CV_32F, plain.data_ptr<float>()));
            const cv::Mat result = m_net.forward();
            std::vector<int64_t> shape;
            for (int i = 0; i < result.dims; ++i)
                shape.push_back(result.size[i]);
            return torch::from_blob(result.data, shape, torch::kFloat32).clone();
        } catch (const cv::Exception &error) {
            throw InputError(m_file, say("can't be run by OpenCV: %1", error.err));
        }
    }

private:
    std::filesystem::path m_file;
    int m_threads;
    cv::dnn::Net m_net;
};

class ProgramRunner : public ModelRunner
{
public:
    ProgramRunner(const onnx::ModelProto &model, const std::filesystem::path &file, bool fast)
        : m_program(model, file), m_fast(fast)
    {
    }
    std::string name() const override { return "Vantage's own reading of ONNX on " + torchName(); }

    torch::Tensor run(const torch::Tensor &input) override
    {
        if (m_fast && ++m_runs == 2) // of one picture alone it doesn't pay
            optimise(input);
        if (m_sizes.empty() || input.sizes() != torch::IntArrayRef(m_sizes))
            return m_program.run(input);
        c10::InferenceMode noGrad;
        return m_optimised.forward({input}).toTensor();
    }

private:
    static bool isSame(const torch::Tensor &got, const torch::Tensor &expected)
    {
        if (got.sizes() != expected.sizes() || got.scalar_type() != expected.scalar_type())
            return false;
        if (!got.is_floating_point())
            return (got != expected).to(torch::kFloat64).mean().item<double>() <= 1e-3;
        return (got - expected).abs().max().item<double>() <= 1e-3 * std::max(1.0, expected.abs().max().item<double>() / 50);
    }

    /// Records what the program does for pictures of this size as TorchScript, whose convolutions can be prepared beforehand.
    void optimise(const torch::Tensor &input)
    {
        try {
            torch::NoGradGuard noGrad;
            const auto recorded = torch::jit::tracer::trace(
                {input}, [this](torch::jit::Stack inputs) { return torch::jit::Stack{m_program.run(inputs[0].toTensor())}; },
                [](const torch::Tensor &) { return std::string(); });
            const auto graph = recorded.first->graph;
            torch::jit::Module module("VantageOnnx");
            module.register_attribute("training", c10::BoolType::get(), false);
            graph->insertInput(0, "self")->setType(module._ivalue()->type());
            auto *forward = module._ivalue()->compilation_unit()->create_function(c10::QualifiedName(*module.type()->name(), "forward"), graph);
            module.type()->addMethod(forward);
            torch::jit::Module frozen = torch::jit::freeze(module);
            torch::jit::Module optimised = torch::jit::optimize_for_inference(frozen);
            if (isSame(optimised.forward({input}).toTensor(), m_program.run(input))) {
                m_optimised = std::move(optimised);
                m_sizes = input.sizes().vec();
            }
        } catch (const std::exception &) { // it goes on as it is, only slower
        }
    }

    OnnxProgram m_program;
    bool m_fast;
    int m_runs = 0;
    torch::jit::Module m_optimised;
    std::vector<int64_t> m_sizes; // of the picture that m_optimised is for; empty: there is none
};

} // namespace

std::unique_ptr<ModelRunner> scriptRunner(const std::filesystem::path &file, bool fast)
{
    return std::make_unique<ScriptRunner>(file, fast);
}

std::unique_ptr<ModelRunner> openCvRunner(const std::filesystem::path &file, int threads)
{
    return std::make_unique<OpenCvRunner>(file, threads);
}

std::unique_ptr<ModelRunner> programRunner(const onnx::ModelProto &model, const std::filesystem::path &file, bool fast)
{
    return std::make_unique<ProgramRunner>(model, file, fast);
}

torch::Tensor modelInput(const cv::Mat &rgb, const ModelDescription &info)
{
    cv::Mat frame = rgb;
    if (info.bgr)
        cv::cvtColor(rgb, frame, cv::COLOR_RGB2BGR);
    if (!frame.isContinuous())
        frame = frame.clone();
    const auto bytes = torch::from_blob(frame.data, {1, frame.rows, frame.cols, 3}, torch::kUInt8);
    if (info.input == "frame")
        return bytes.clone();
    auto x = bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).contiguous();
    if (info.input == "normalised")
        for (int64_t c = 0; c < 3; ++c)
            x.select(1, c).sub_(info.mean[static_cast<size_t>(c)]).div_(info.std[static_cast<size_t>(c)]);
    return x;
}

cv::Mat labelsOf(const torch::Tensor &result, const ModelDescription &info, cv::Size size, const std::filesystem::path &file, cv::Mat *confidence)
{
    const bool scores = result.dim() == 4 && result.size(1) > 1 && result.size(0) == 1;
    if (scores) {
        if (result.size(1) != info.classes.size())
            throw InputError(file, say("gives scores of %1 classes and names %2", result.size(1), info.classes.size()));
        if (torch::isnan(result).any().item<bool>()) // whichever class a comparison with NaN leaves, it says nothing
            throw InputError(file, say("gives scores that are no numbers"));
        return Predictor::labels(result[0].to(torch::kFloat32), size, confidence);
    }
    const auto flat = result.squeeze();
    if (flat.dim() != 2)
        throw InputError(file, say("gives neither class scores nor a picture of labels"));
    const auto whole = flat.to(torch::kInt64);
    const auto foreign = whole.masked_select(((whole < 0) | (whole >= info.classes.size())) & (whole != info.classes.ignore));
    if (foreign.numel() > 0)
        throw InputError(file, say("gives class %1 and names %2", foreign[0].item<int64_t>(), info.classes.size()));
    const cv::Mat labels = labelsToMat(whole);
    if (labels.size() == size)
        return labels;
    cv::Mat sized;
    cv::resize(labels, sized, size, 0, 0, cv::INTER_NEAREST_EXACT);
    return sized;
}

std::string torchName()
{
    return std::string("libtorch ") + TORCH_VERSION;
}

std::string openCvName()
{
    return std::string("OpenCV ") + CV_VERSION;
}

} // namespace vantage
