#include "core/model/predictor.h"

#include "core/evaluation/edge_alignment.h"
#include "core/nn/place_map.h"
#include "core/nn/tensors.h"

#include <algorithm>
#include <future>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr size_t mostTogether = 8;                // frames that go through the network together
constexpr int64_t chunkPixels = 16'000'000;       // of all of them, where they have so many
constexpr int64_t mostScores = 48'000'000;        // that are held at a frame's own size; where there would be more, strips of it are made

size_t chunkOf(const Dataset &data)
{
    return static_cast<size_t>(std::clamp<int64_t>(chunkPixels / std::max(1, data.size.area()), 1, mostTogether));
}

/// Rows `from` to `to` of what resizedTo() makes of the scores (classes x H x W) at the size.
torch::Tensor strip(const torch::Tensor &scores, cv::Size size, int from, int to)
{
    const int64_t height = scores.size(1);
    const double scale = static_cast<double>(height) / size.height;
    std::vector<int64_t> above, below;
    std::vector<float> weights;
    for (int y = from; y < to; ++y) {
        const double place = std::max(0.0, (y + 0.5) * scale - 0.5);
        above.push_back(std::min(static_cast<int64_t>(place), height - 1));
        below.push_back(std::min(above.back() + 1, height - 1));
        weights.push_back(static_cast<float>(place - static_cast<double>(above.back())));
    }
    const auto rows = [&](const std::vector<int64_t> &places) {
        return scores.index_select(1, torch::tensor(places, torch::kInt64).to(scores.device())).to(torch::kFloat32);
    };
    const auto weight = torch::tensor(weights).view({1, -1, 1}).to(scores.device());
    return resizedTo(torch::lerp(rows(above), rows(below), weight).unsqueeze(0), to - from, size.width)[0];
}

/// Of scores at a frame's own size. @param confidence as of Predictor::labels()
cv::Mat bestOf(const torch::Tensor &scores, cv::Mat *confidence)
{
    if (!confidence)
        return labelsToMat(scores.argmax(0));
    const auto [sure, best] = scores.to(torch::kFloat32).softmax(0).max(0);
    const auto values = sure.to(torch::kCPU).contiguous();
    *confidence = cv::Mat(static_cast<int>(values.size(0)), static_cast<int>(values.size(1)), CV_32FC1, values.data_ptr<float>()).clone();
    return labelsToMat(best);
}

std::vector<Frame> readChunk(const Dataset &data, size_t first, size_t chunk)
{
    std::vector<Frame> frames;
    for (size_t i = first; i < std::min(data.frames.size(), first + chunk); ++i)
        frames.push_back(readFrame(data, i));
    return frames;
}

} // namespace

Predictor::Predictor(Network net, cv::Size size, torch::Device device, const Precision &precision, SeenFrames *seen)
    : m_seen(seen), m_net(std::move(net)), m_size(size), m_device(device), m_precision(precision)
{
    if (!seen)
        return;
    const auto mapped = std::dynamic_pointer_cast<MappedNet>(m_net);
    m_frozen = dynamic_cast<LevelsNet *>(mapped ? mapped->plain().get() : m_net.get());
    if (m_frozen)
        seen->prepareFor(*m_frozen, precision);
}

torch::Tensor Predictor::scores(const std::vector<cv::Mat> &images)
{
    torch::NoGradGuard noGrad;
    std::vector<cv::Mat> sized;
    for (const cv::Mat &image : images)
        sized.push_back(resized({image, {}}, m_size).image);
    const bool training = m_net->is_training();
    m_net->eval();
    torch::Tensor result;
    if (m_frozen) {
        std::vector<torch::Tensor> each;
        for (const cv::Mat &image : sized) {
            const Levels levels = m_seen->look(*m_frozen, image, m_device, m_precision);
            AutocastScope autocast(m_precision, m_device);
            each.push_back(resizedTo(m_frozen->scores(levels), image.rows, image.cols));
        }
        result = torch::cat(each);
        if (const auto mapped = std::dynamic_pointer_cast<MappedNet>(m_net))
            result = mapped->mapped(result, networkInput(imagesToTensor(sized, m_device)));
    } else {
        AutocastScope autocast(m_precision, m_device);
        result = m_net->forward(withLayout(networkInput(imagesToTensor(sized, m_device)), m_precision));
    }
    m_net->train(training);
    return result;
}

std::pair<torch::Tensor, torch::Tensor> Predictor::bothScores(const cv::Mat &image)
{
    const auto mapped = std::dynamic_pointer_cast<MappedNet>(m_net);
    if (!mapped)
        return {scores({image})[0], {}};
    const auto plain = Predictor(mapped->plain(), m_size, m_device, m_precision).scores({image});
    torch::NoGradGuard noGrad;
    const auto input = networkInput(imagesToTensor({resized({image, {}}, m_size).image}, m_device));
    return {plain[0], mapped->mapped(plain, input)[0]};
}

cv::Mat Predictor::labels(const torch::Tensor &scores, cv::Size size, cv::Mat *confidence)
{
    torch::NoGradGuard noGrad;
    const int64_t classes = scores.size(0);
    if (classes * size.area() <= mostScores)
        return bestOf(resizedTo(scores.unsqueeze(0), size.height, size.width)[0], confidence);
    cv::Mat labels(size, CV_8UC1);
    if (confidence)
        confidence->create(size, CV_32FC1);
    const int rows = static_cast<int>(std::max<int64_t>(1, mostScores / 4 / (classes * size.width)));
    for (int from = 0; from < size.height; from += rows) {
        const int to = std::min(size.height, from + rows);
        cv::Mat sure;
        bestOf(strip(scores, size, from, to), confidence ? &sure : nullptr).copyTo(labels.rowRange(from, to));
        if (confidence)
            sure.copyTo(confidence->rowRange(from, to));
    }
    return labels;
}

Probabilities Predictor::probabilities(const torch::Tensor &scores) const
{
    const int width = std::max(1, m_size.width / 4), height = std::max(1, m_size.height / 4);
    const auto small = torch::adaptive_avg_pool2d(scores.softmax(0).unsqueeze(0), {height, width}).to(torch::kCPU).contiguous();
    return quantised(small.data_ptr<float>(), static_cast<int>(scores.size(0)), height, width);
}

Predictor::Result Predictor::run(const Dataset &data, const Wanted &wanted, const GoOn &goOn,
                                 const std::function<void(size_t, const Frame &, const cv::Mat &)> &onFrame)
{
    torch::NoGradGuard noGrad;
    Result result;
    result.confusion = ConfusionMatrix(data.classes.size());
    double agreeing = 0;
    EdgeAlignment edges;
    const size_t chunk = chunkOf(data);
    // The next chunk is decoded while the network works on this one.
    auto coming = std::async(std::launch::async, readChunk, std::cref(data), 0, chunk);
    for (size_t first = 0; first < data.frames.size() && (!goOn || goOn()); first += chunk) {
        std::vector<Frame> frames = coming.get();
        if (first + chunk < data.frames.size())
            coming = std::async(std::launch::async, readChunk, std::cref(data), first + chunk, chunk);
        std::vector<cv::Mat> images;
        for (const Frame &frame : frames)
            images.push_back(frame.image);
        const auto all = scores(images);
        torch::Tensor mirrored;
        if (wanted.flipAgreement) {
            for (cv::Mat &image : images) {
                cv::Mat flipped;
                cv::flip(image, flipped, 1);
                image = flipped;
            }
            mirrored = scores(images).flip({3});
        }
        for (size_t i = 0; i < frames.size(); ++i) {
            const auto one = all[static_cast<int64_t>(i)];
            const cv::Mat predicted = labels(one, frames[i].image.size());
            frames[i].labels = judged(data, frames[i].labels, predicted);
            if (!frames[i].labels.empty())
                result.confusion.add(frames[i].labels, predicted, data.classes.ignore);
            if (wanted.probabilities) {
                result.probabilities.push_back(probabilities(one));
                edges.add(frames[i].image, bestClasses(result.probabilities.back()));
            }
            if (wanted.flipAgreement)
                agreeing += (one.argmax(0) == mirrored[static_cast<int64_t>(i)].argmax(0)).to(torch::kFloat64).mean().item<double>();
            if (onFrame)
                onFrame(first + i, frames[i], predicted);
        }
    }
    result.edgeAlignment = edges.value();
    result.flipAgreement = data.frames.empty() ? 0 : agreeing / static_cast<double>(data.frames.size());
    return result;
}

} // namespace vantage
