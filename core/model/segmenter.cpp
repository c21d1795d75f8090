#include "core/model/segmenter.h"

#include "core/model/model_file.h"
#include "core/model/predictor.h"
#include "core/nn/device.h"
#include "core/nn/threads.h"

namespace vantage {

struct Segmenter::Impl
{
    Model model;
    Predictor predictor;
    int threads = 0;
};

Segmenter::Segmenter(const std::filesystem::path &model, const std::string &precision, int threads, MapUse map)
{
    const ThreadScope scope(threads);
    const torch::Device device = bestDevice();
    Model loaded = loadModel(model);
    const Precision chosen = choosePrecision(precision, device);
    if (map == MapUse::Ignore)
        loaded.map.reset();
    applyLayout(*loaded.net, chosen);
    const Network net = answering(loaded);
    net->to(device);
    const cv::Size size(loaded.info.width, loaded.info.height);
    Predictor predictor(net, size, device, chosen);
    m_impl = std::make_unique<Impl>(Impl{std::move(loaded), std::move(predictor), threads});
}

Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter &&) noexcept = default;
Segmenter &Segmenter::operator=(Segmenter &&) noexcept = default;

const ClassMap &Segmenter::classes() const
{
    return m_impl->model.info.classes;
}

const std::map<std::string, std::string> &Segmenter::provenance() const
{
    return m_impl->model.info.provenance;
}

bool Segmenter::usesMap() const
{
    return m_impl->model.map.has_value();
}

cv::Size Segmenter::size() const
{
    return {m_impl->model.info.width, m_impl->model.info.height};
}

cv::Mat Segmenter::predict(const cv::Mat &image)
{
    const ThreadScope scope(m_impl->threads);
    return Predictor::labels(m_impl->predictor.scores({image})[0], image.size());
}

Segmenter::Prediction Segmenter::predictSure(const cv::Mat &image)
{
    const ThreadScope scope(m_impl->threads);
    Prediction result;
    result.labels = Predictor::labels(m_impl->predictor.scores({image})[0], image.size(), &result.confidence);
    return result;
}

Segmenter::Both Segmenter::predictBoth(const cv::Mat &image)
{
    const ThreadScope scope(m_impl->threads);
    Both result;
    const auto [plain, mapped] = m_impl->predictor.bothScores(image);
    result.plain.labels = Predictor::labels(plain, image.size(), &result.plain.confidence);
    if (mapped.defined())
        result.mapped.labels = Predictor::labels(mapped, image.size(), &result.mapped.confidence);
    return result;
}

ConfusionMatrix Segmenter::run(const Dataset &data, std::stop_token stop,
                               const std::function<void(size_t, const Frame &, const cv::Mat &)> &onFrame)
{
    const ThreadScope scope(m_impl->threads);
    return m_impl->predictor.run(data, {}, [&] { return !stop.stop_requested(); }, onFrame).confusion;
}

} // namespace vantage
