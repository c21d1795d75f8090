#include "core/nn/onnx_features.h"

#include "core/base/error.h"
#include "core/nn/precision.h"
#include "core/nn/tensors.h"
#include "core/onnx/onnx_file.h"
#include "core/onnx/onnx_program.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace vantage {
namespace {

constexpr const char *insideModel = "the ONNX network inside the model";
constexpr int wholeSides = 32;

/// An entry in Intel Model API's names, with their prefix or without.
std::string entryOf(const std::map<std::string, std::string> &entries, const std::string &name)
{
    for (const std::string &key : {"model_info " + name, name})
        if (const auto found = entries.find(key); found != entries.end())
            return found->second;
    return {};
}

/// Three numbers with spaces between them, as Intel Model API writes them; nothing where the text is another.
bool readTriple(std::array<double, 3> &values, const std::string &text)
{
    const char *at = text.data(), *end = text.data() + text.size();
    for (double &value : values) {
        while (at < end && (*at == ' ' || *at == ','))
            ++at;
        const auto [next, code] = std::from_chars(at, end, value);
        if (code != std::errc())
            return false;
        at = next;
    }
    return true;
}

void readPreparation(OnnxFeatureOptions &options, const onnx::ModelProto &model)
{
    for (size_t c = 0; c < 3; ++c) {
        options.mean[c] = imagenetMean[c] * 255;
        options.std[c] = imagenetStd[c] * 255;
    }
    const auto entries = metadataOf(model);
    const std::string turned = entryOf(entries, "reverse_input_channels");
    // The form's default is a picture in blue, green, red; without any word of it, colours are as ImageNet's networks take them.
    options.bgr = !turned.empty() && turned != "True" && turned != "true" && turned != "YES";
    std::array<double, 3> mean{}, scale{};
    if (readTriple(mean, entryOf(entries, "mean_values")) && readTriple(scale, entryOf(entries, "scale_values"))
        && std::all_of(scale.begin(), scale.end(), [](double value) { return value > 0; })) {
        options.mean = mean;
        options.std = scale;
    }
}

void readPictureShape(OnnxFeatureOptions &options, const onnx::ModelProto &model, const std::filesystem::path &file)
{
    const onnx::ValueInfoProto *input = pictureInput(model);
    if (!input || input->type().tensor_type().shape().dim_size() != 4)
        throw InputError(file, say("takes no pictures (a tensor of four dimensions was expected)"), say("Choose a network that labels pictures"));
    const auto &type = input->type().tensor_type();
    const auto side = [&](int i) { return static_cast<int>(type.shape().dim(i).dim_value()); };
    options.frames = side(1) != 3 && side(3) == 3 && type.elem_type() == onnx::TensorProto::UINT8;
    if (!options.frames && (side(1) != 3 || (type.elem_type() != onnx::TensorProto::FLOAT && type.elem_type() != onnx::TensorProto::UNDEFINED)))
        throw InputError(file, say("takes pictures in a layout that isn't known here"), say("Choose one that takes float32 N x 3 x H x W or uint8 N x H x W x 3"));
    options.height = std::max(0, side(options.frames ? 1 : 2));
    options.width = std::max(0, side(options.frames ? 2 : 3));
    if (options.width == 0 || options.height == 0)
        options.width = options.height = 0;
}

} // namespace

OnnxFeatures::OnnxFeatures(const FeatureOptions &options)
    : FeatureNet(options)
{
    if (options.onnx.bytes < 1 || options.onnx.channels < 1)
        throw std::invalid_argument("an ONNX network without a file");
    m_bytes = register_buffer("file", torch::zeros({options.onnx.bytes}, torch::kUInt8));
}

OnnxFeatures::~OnnxFeatures() = default;

onnx::ModelProto OnnxFeatures::model() const
{
    const auto bytes = m_bytes.to(torch::kCPU).contiguous();
    return parseOnnx(std::string(static_cast<const char *>(bytes.data_ptr()), static_cast<size_t>(bytes.numel())), insideModel);
}

void OnnxFeatures::ready()
{
    m_program = std::make_unique<OnnxProgram>(model(), insideModel);
}

OnnxProgram &OnnxFeatures::program()
{
    if (!m_program)
        ready();
    return *m_program;
}

cv::Size OnnxFeatures::pictureSize(cv::Size picture) const
{
    const OnnxFeatureOptions &o = options().onnx;
    if (o.width > 0)
        return {o.width, o.height};
    const auto whole = [](int side) { return std::max(1, (side + wholeSides / 2) / wholeSides) * wholeSides; };
    return {whole(picture.width), whole(picture.height)};
}

torch::Tensor OnnxFeatures::networkPicture(const torch::Tensor &x) const
{
    const OnnxFeatureOptions &o = options().onnx;
    const cv::Size size = pictureSize({static_cast<int>(x.size(3)), static_cast<int>(x.size(2))});
    const auto sized = resizedTo(x.to(torch::kCPU, torch::kFloat32), size.height, size.width);
    auto picture = torch::empty_like(sized, torch::MemoryFormat::Contiguous);
    for (int64_t c = 0; c < 3; ++c) {
        const int64_t from = o.bgr ? 2 - c : c;
        const auto grey = sized.select(1, from) * (imagenetStd[from] * 255) + imagenetMean[from] * 255;
        const auto at = static_cast<size_t>(c);
        picture.select(1, c).copy_(o.frames ? (grey + 0.5).floor().clamp(0, 255) : (grey - o.mean[at]) / o.std[at]);
    }
    return o.frames ? picture.permute({0, 2, 3, 1}).to(torch::kUInt8).contiguous() : picture;
}

torch::Tensor OnnxFeatures::maps(const torch::Tensor &x)
{
    torch::NoGradGuard noGrad;
    const AutocastScope wide(Precision{}, torch::kCPU);
    const auto map = program().run(networkPicture(x));
    if (map.dim() != 4 || map.size(0) != 1 || map.size(1) != channels() || !map.is_floating_point())
        throw InputError(insideModel, say("gave another shape than it did when it was read"));
    return map.to(torch::kFloat32);
}

torch::Tensor OnnxFeatures::features(const torch::Tensor &x)
{
    torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> results;
    for (int64_t n = 0; n < x.size(0); ++n) {
        const auto map = maps(x.narrow(0, n, 1));
        // Nothing finer than the levels' finest grid is looked at.
        const int64_t height = std::min(map.size(2), (x.size(2) + 3) / 4), width = std::min(map.size(3), (x.size(3) + 3) / 4);
        results.push_back(resizedTo(map, height, width));
    }
    return torch::cat(results).to(x.device());
}

double OnnxFeatures::operations(cv::Size picture)
{
    const AutocastScope wide(Precision{}, torch::kCPU);
    return program().operations(networkPicture(torch::zeros({1, 3, picture.height, picture.width})));
}

std::shared_ptr<OnnxFeatures> readOnnxFeatures(const std::filesystem::path &file)
{
    const onnx::ModelProto model = readOnnx(file);
    FeatureOptions options;
    options.kind = FeatureOptions::Kind::Onnx;
    readPictureShape(options.onnx, model, file);
    readPreparation(options.onnx, model);
    const std::string bytes = model.SerializeAsString(); // with what lay in files beside it
    options.onnx.bytes = static_cast<int64_t>(bytes.size());
    options.onnx.channels = 1;

    const AutocastScope wide(Precision{}, torch::kCPU);
    const auto trial = OnnxFeatures(options).networkPicture(torch::zeros({1, 3, 192, 256}));
    const auto map = OnnxProgram(model, file).run(trial);
    constexpr int most = 4096;
    if (map.dim() != 4 || map.size(0) != 1 || map.size(1) < 2 || map.size(1) > most || !map.is_floating_point())
        throw InputError(file, map.is_floating_point() ? say("gives no maps of scores: its first output is of another shape than 1 x classes x height x width")
                                                       : say("gives no maps of scores: its first output is a picture of labels"),
                         say("Choose a network exported with its scores (logits) as the first output"));
    if (!map.isfinite().all().item<bool>())
        throw InputError(file, say("gives scores that are no numbers"), say("Choose another file"));
    options.onnx.channels = static_cast<int>(map.size(1));
    options.origin = "ONNX network " + file.filename().string() + ", " + std::to_string(map.size(1)) + " scores";
    auto net = std::make_shared<OnnxFeatures>(options);
    std::memcpy(net->named_buffers()["file"].data_ptr(), bytes.data(), bytes.size());
    net->ready();
    return net;
}

} // namespace vantage
