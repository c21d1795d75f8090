#include "core/export/torchscript_writer.h"

#include "core/base/error.h"
#include "core/nn/tensors.h"
#include "core/nn/vision_transformer.h"

#include <sstream>
#include <stdexcept>

namespace vantage {
namespace {

// TorchScript knows types by number where no Python is there to name them.
constexpr int uint8Type = 0, halfType = 5, floatType = 6;

template<class Pair>
std::string list(const Pair &pair)
{
    return "[" + std::to_string(pair[0]) + ", " + std::to_string(pair[1]) + "]";
}

std::string square(int64_t side)
{
    return list(std::array<int64_t, 2>{side, side});
}

std::string name(int step)
{
    return std::string(1, 's').append(std::to_string(step));
}

void writePicture(std::ostream &out, const WriterOptions &o)
{
    if (o.input == ExportInput::Frame) {
        out << "    assert frame.dim() == 4 and frame.size(3) == 3, 'frames are taken as uint8 N x H x W x 3, RGB'\n"
               "    rows = frame.size(1)\n"
               "    columns = frame.size(2)\n"
               "    x = frame.permute([0, 3, 1, 2]).to(" << floatType << ")\n";
    } else {
        out << "    assert frame.dim() == 4 and frame.size(1) == 3, 'frames are taken as float32 N x 3 x H x W, RGB'\n"
               "    rows = frame.size(2)\n"
               "    columns = frame.size(3)\n"
               "    x = frame.to(" << floatType << ")\n";
    }
    if (o.dynamic)
        out << "    assert rows >= 16 and columns >= 16, 'frames are at least 16 x 16 pixels'\n";
    else
        out << "    assert rows == " << o.size.height << " and columns == " << o.size.width << ", 'frames are taken at "
            << o.size.width << " x " << o.size.height << " pixels'\n";
    if (o.resizes()) {
        const int height = o.trained.height, width = o.trained.width;
        out << "    if rows >= " << height << " and columns >= " << width << ":\n"
            << "      x = torch.matmul(x, self.overlap(columns, " << width << ", x))\n"
            << "      x = torch.matmul(x.transpose(2, 3), self.overlap(rows, " << height << ", x)).transpose(2, 3)\n"
            << "    else:\n"
            << "      x = torch.upsample_bilinear2d(x, [" << height << ", " << width << "], False)\n"
            << "    x = torch.floor(x + 0.5).contiguous()\n";
    }
    if (o.input != ExportInput::Normalised)
        out << "    x = (x - self.picture_mean) / self.picture_std\n";
    if (o.half) // no CPU computes half precision fast; there the weights are widened instead
        out << "    if x.is_cuda:\n      x = x.to(" << halfType << ")\n";
    out << "    s0 = x\n";
}

void writeStep(std::ostream &out, const NetworkPlan &plan, int number, const WriterOptions &o)
{
    const PlanStep &step = plan.steps[static_cast<size_t>(number)];
    const auto input = [&](size_t i) {
        const bool widened = o.half && step.wide && !plan.steps[static_cast<size_t>(step.inputs[i])].wide;
        return name(step.inputs[i]) + (widened ? ".to(" + std::to_string(floatType) + ")" : "");
    };
    const bool last = static_cast<size_t>(number) + 1 == plan.steps.size();
    std::string text;
    switch (step.kind) {
    case PlanStep::Kind::Picture:
        return;
    case PlanStep::Kind::Convolution: {
        const std::string cast = o.half && !step.wide ? ".to(" + input(0) + ".dtype)" : "";
        text = "torch.conv2d(" + input(0) + ", self." + step.name + "_weight" + cast + ", self." + step.name + "_bias" + cast + ", "
               + list(step.stride) + ", " + list(step.padding) + ", " + list(step.dilation) + ", 1)";
        break;
    }
    case PlanStep::Kind::Sum:
        text = input(0) + (step.wide ? ".add(" : ".add_(") + input(1) + ")"; // in place but where the first is used again
        break;
    case PlanStep::Kind::Normalise: { // over thousands of channels, so never in 16 bits
        const std::string wide = input(0) + ".to(" + std::to_string(floatType) + ")";
        text = "(" + wide + " / torch.clamp_min(torch.norm(" + wide + ", 2, [1], True), 1e-06)).to(" + input(0) + ".dtype)";
        break;
    }
    case PlanStep::Kind::MaxPool:
        text = "torch.max_pool2d(" + input(0) + ", " + square(step.window) + ", " + list(step.stride) + ", " + square(step.window / 2) + ")";
        break;
    case PlanStep::Kind::Pool:
        // By its inner name: torch.jit.optimize_for_inference replaces the outer one by a kernel that divisible sizes alone have.
        text = "torch._adaptive_avg_pool2d(" + input(0) + ", [" + std::to_string(step.bins) + ", " + std::to_string(step.bins) + "])";
        break;
    case PlanStep::Kind::Concatenate:
        text = "torch.cat([";
        for (size_t i = 0; i < step.inputs.size(); ++i)
            text += (i ? ", " : "") + input(i);
        text += "], 1)";
        break;
    case PlanStep::Kind::ResizeLike: {
        const std::string size = last && o.input == ExportInput::Frame ? "[rows, columns]" : "[" + input(1) + ".size(2), " + input(1) + ".size(3)]";
        text = "torch.upsample_bilinear2d(" + input(0) + (last && !step.wide ? ".to(" + std::to_string(floatType) + ")" : "") + ", " + size + ", False)";
        break;
    }
    case PlanStep::Kind::HalfMean:
        text = "torch.avg_pool2d(" + input(0) + ", [2, 2], [2, 2])";
        break;
    case PlanStep::Kind::GlobalMean:
        text = "torch.mean(" + input(0) + ", [2, 3], True)";
        break;
    case PlanStep::Kind::Absolute:
        text = "torch.abs(" + input(0) + ")";
        break;
    case PlanStep::Kind::Softmax:
        text = "torch.softmax(" + input(0) + ", 1)";
        break;
    case PlanStep::Kind::Logarithm:
        text = "torch.log(" + input(0) + ")";
        break;
    case PlanStep::Kind::MinusConstant:
        text = input(0) + " - self." + step.name + "_constant";
        break;
    case PlanStep::Kind::TimesConstant:
        text = input(0) + " * self." + step.name + "_constant";
        break;
    case PlanStep::Kind::Difference:
        text = input(0) + " - " + input(1);
        break;
    case PlanStep::Kind::Product:
        text = input(0) + " * " + input(1);
        break;
    case PlanStep::Kind::Quotient:
        text = input(0) + " / " + input(1);
        break;
    case PlanStep::Kind::ResizeTo:
        text = "torch.upsample_bilinear2d(" + input(0) + ", [" + std::to_string(step.size.height) + ", " + std::to_string(step.size.width) + "], False)";
        break;
    case PlanStep::Kind::Tokens:
        text = "torch.constant_pad_nd(torch.flatten(" + input(0) + ", 2).unsqueeze(2), [" + std::to_string(step.front) + ", 0], 0)";
        break;
    case PlanStep::Kind::Places:
        text = input(0) + "[:, :, :, " + std::to_string(step.front) + ":].reshape([" + input(0) + ".size(0), " + std::to_string(step.channels) + ", "
               + std::to_string(step.size.height) + ", " + std::to_string(step.size.width) + "])";
        break;
    case PlanStep::Kind::Standardise:
        text = "torch.layer_norm(" + input(0) + ".permute([0, 2, 3, 1]), [" + std::to_string(step.channels) + "], None, None, 1e-06).permute([0, 3, 1, 2])";
        break;
    case PlanStep::Kind::Attention: {
        const std::string heads = std::to_string(step.channels / transformerHead), all = name(number) + "_heads";
        out << "    " << all << " = " << input(0) << ".reshape([" << input(0) << ".size(0), 3 * " << heads << ", " << transformerHead << ", -1])\n";
        const auto part = [&](int first) { return all + "[:, " + std::to_string(first) + " * " + heads + ":" + std::to_string(first + 1) + " * " + heads + "]"; };
        text = "torch.matmul(" + part(2) + ", torch.softmax(torch.matmul(" + part(1) + ".transpose(2, 3), " + part(0) + "), 2)).reshape([" + all + ".size(0), "
               + std::to_string(step.channels) + ", 1, -1])";
        break;
    }
    case PlanStep::Kind::Gelu:
        text = "torch.gelu(" + input(0) + ")";
        break;
    case PlanStep::Kind::Foreign:
        throw AskedError(foreignInScript);
    }
    out << "    " << name(number) << " = " << (step.relu ? "torch.relu_(" + text + ")" : text) << "\n";
}

} // namespace

std::string torchScriptSource(const NetworkPlan &plan, const WriterOptions &options)
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    if (options.resizes())
        // Area resampling as a matrix, pixels x outputs: each output is the mean of what it covers. In whole numbers
        // of 1 / outputs of a pixel, so nothing is rounded.
        out << "def overlap(self, pixels: int, outputs: int, like: Tensor) -> Tensor:\n"
               "    left = torch.arange(outputs, device=like.device) * pixels\n"
               "    pixel = torch.arange(pixels, device=like.device).unsqueeze(1) * outputs\n"
               "    shared = torch.minimum(left + pixels, pixel + outputs) - torch.maximum(left, pixel)\n"
               "    return torch.clamp_min(shared, 0).to(like.dtype) / pixels\n\n";
    out << "def forward(self, frame: Tensor) -> Tensor:\n";
    writePicture(out, options);
    for (int i = 1; i < static_cast<int>(plan.steps.size()); ++i)
        writeStep(out, plan, i, options);
    const std::string scores = name(static_cast<int>(plan.steps.size()) - 1);
    if (options.labels)
        out << "    return torch.argmax(" << scores << ", 1).to(" << uint8Type << ")\n";
    else
        out << "    return " << scores << "\n";
    return out.str();
}

torch::jit::Module torchScriptModule(const NetworkPlan &plan, const WriterOptions &options)
{
    torch::jit::Module module("VantageSegmenter");
    module.register_attribute("training", c10::BoolType::get(), false); // freezing asks for it
    for (const auto &[key, tensor] : plan.weights)
        module.register_parameter(key, tensor.detach(), false);
    if (options.input != ExportInput::Normalised) {
        torch::Tensor mean = torch::empty({1, 3, 1, 1}), std = torch::empty({1, 3, 1, 1});
        for (int c = 0; c < 3; ++c) {
            mean[0][c][0][0] = imagenetMean[c] * 255;
            std[0][c][0][0] = imagenetStd[c] * 255;
        }
        module.register_buffer("picture_mean", mean);
        module.register_buffer("picture_std", std);
    }
    module.define(torchScriptSource(plan, options));
    return module;
}

} // namespace vantage
