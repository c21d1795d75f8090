#include "core/model/segmenter.h"

#include "core/base/error.h"
#include "core/model/exported_file.h"
#include "core/model/model_file.h"
#include "core/model/model_runner.h"
#include "core/model/predictor.h"
#include "core/nn/device.h"
#include "core/nn/threads.h"

#include <algorithm>
#include <optional>

namespace vantage {
namespace {

/// The network of a model.safetensors.
struct OwnNetwork
{
    Model model;
    Predictor predictor;
};

OwnNetwork open(Model loaded, const std::string &precision, MapUse map)
{
    const torch::Device device = bestDevice();
    const Precision chosen = choosePrecision(precision, device);
    if (map == MapUse::Ignore)
        loaded.map.reset();
    applyLayout(*loaded.net, chosen);
    const Network net = answering(loaded);
    net->to(device);
    Predictor predictor(net, {loaded.info.width, loaded.info.height}, device, chosen);
    return {std::move(loaded), std::move(predictor)};
}

bool saysMap(const ModelDescription &description)
{
    const auto fact = std::find_if(description.provenance.begin(), description.provenance.end(), [](const auto &one) { return one.first == mapFact; });
    return fact != description.provenance.end() && fact->second != "none";
}

} // namespace

struct Segmenter::Impl
{
    std::filesystem::path file;
    ModelDescription description;
    std::optional<OwnNetwork> own;
    std::unique_ptr<ModelRunner> runner; ///< of an exported file
    std::string runtime;
    bool mapped = false;
    int threads = 0;

    Prediction answerOf(const cv::Mat &rgb, bool sure)
    {
        Prediction result;
        cv::Mat *confidence = sure ? &result.confidence : nullptr;
        if (own) {
            result.labels = Predictor::labels(own->predictor.scores({rgb})[0], rgb.size(), confidence);
            return result;
        }
        // A file for any size still knows best at the size that its network was trained at; one that resizes by itself does so.
        const bool asItIs = description.input == "frame" && description.dynamic;
        const cv::Mat sized = asItIs ? rgb : resized({rgb, {}}, description.dynamic ? description.trained : description.size).image;
        result.labels = labelsOf(runner->run(modelInput(sized, description)), description, rgb.size(), file, confidence);
        return result;
    }
};

Segmenter::Segmenter(const std::filesystem::path &model, const std::string &precision, int threads, MapUse map)
    : m_impl(std::make_unique<Impl>())
{
    const ThreadScope scope(threads);
    m_impl->file = model;
    m_impl->threads = threads;
    switch (modelFileKind(model)) {
    case ModelFileKind::Safetensors:
        m_impl->own.emplace(open(loadModel(model), precision, map));
        m_impl->description = descriptionOf(m_impl->own->model.info);
        m_impl->runtime = torchName();
        m_impl->mapped = m_impl->own->model.map.has_value();
        return;
    case ModelFileKind::TorchScript:
        m_impl->description = readDescription(model);
        m_impl->runner = scriptRunner(model, true);
        break;
    case ModelFileKind::Onnx: {
        const onnx::ModelProto read = readOnnx(model);
        m_impl->description = descriptionOfOnnx(read, model);
        m_impl->runner = programRunner(read, model, true);
    }
    }
    m_impl->runtime = m_impl->runner->name();
    m_impl->mapped = saysMap(m_impl->description);
    if (m_impl->mapped && map == MapUse::Ignore)
        throw InputError(model, say("has the map of its camera's places inside, which can't be left out any more"), say("Export the run again without the map"));
}

Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter &&) noexcept = default;
Segmenter &Segmenter::operator=(Segmenter &&) noexcept = default;

const ModelDescription &Segmenter::description() const
{
    return m_impl->description;
}

const std::string &Segmenter::runtime() const
{
    return m_impl->runtime;
}

bool Segmenter::usesMap() const
{
    return m_impl->mapped;
}

cv::Mat Segmenter::predict(const cv::Mat &image)
{
    const ThreadScope scope(m_impl->threads);
    return m_impl->answerOf(image, false).labels;
}

Segmenter::Prediction Segmenter::predictSure(const cv::Mat &image)
{
    const ThreadScope scope(m_impl->threads);
    return m_impl->answerOf(image, true);
}

Segmenter::Both Segmenter::predictBoth(const cv::Mat &image)
{
    const ThreadScope scope(m_impl->threads);
    Both result;
    if (!m_impl->own) {
        (m_impl->mapped ? result.mapped : result.plain) = m_impl->answerOf(image, true);
        return result;
    }
    const auto [plain, mapped] = m_impl->own->predictor.bothScores(image);
    result.plain.labels = Predictor::labels(plain, image.size(), &result.plain.confidence);
    if (mapped.defined())
        result.mapped.labels = Predictor::labels(mapped, image.size(), &result.mapped.confidence);
    return result;
}

ConfusionMatrix Segmenter::run(const Dataset &data, std::stop_token stop,
                               const std::function<void(size_t, const Frame &, const cv::Mat &)> &onFrame)
{
    const ThreadScope scope(m_impl->threads);
    if (m_impl->own)
        return m_impl->own->predictor.run(data, {}, [&] { return !stop.stop_requested(); }, onFrame).confusion;
    ConfusionMatrix confusion(data.classes.size());
    for (size_t i = 0; i < data.frames.size() && !stop.stop_requested(); ++i) {
        const Frame frame = readFrame(data, i);
        const cv::Mat labels = m_impl->answerOf(frame.image, false).labels;
        if (!frame.labels.empty())
            confusion.add(frame.labels, labels, data.classes.ignore);
        if (onFrame)
            onFrame(i, frame, labels);
    }
    return confusion;
}

} // namespace vantage
