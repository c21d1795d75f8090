#include "core/model/predictor.h"

#include "core/nn/place_map.h"
#include "core/nn/tensors.h"

#include <opencv2/imgproc.hpp>

#include <future>

namespace vantage {
namespace {

constexpr size_t chunk = 8; // frames that go through the network together

Probabilities reduced(const torch::Tensor &softmax, cv::Size size)
{
    const int width = std::max(1, size.width / 4), height = std::max(1, size.height / 4);
    const auto small = torch::adaptive_avg_pool2d(softmax.unsqueeze(0), {height, width}).to(torch::kCPU).contiguous();
    return quantised(small.data_ptr<float>(), static_cast<int>(softmax.size(0)), height, width);
}

std::vector<Frame> readChunk(const Dataset &data, size_t first)
{
    std::vector<Frame> frames;
    for (size_t i = first; i < std::min(data.frames.size(), first + chunk); ++i)
        frames.push_back(readFrame(data, i));
    return frames;
}

} // namespace

Predictor::Predictor(Network net, cv::Size size, torch::Device device, const Precision &precision)
    : m_net(std::move(net)), m_size(size), m_device(device), m_precision(precision)
{
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
    {
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
    const auto resized = resizedTo(scores.unsqueeze(0), size.height, size.width);
    if (!confidence)
        return labelsToMat(resized.argmax(1)[0]);
    const auto [sure, best] = resized.to(torch::kFloat32).softmax(1).max(1);
    const auto values = sure[0].to(torch::kCPU).contiguous();
    *confidence = cv::Mat(size, CV_32FC1, values.data_ptr<float>()).clone();
    return labelsToMat(best[0]);
}

Predictor::Result Predictor::run(const Dataset &data, const Wanted &wanted, const GoOn &goOn,
                                 const std::function<void(size_t, const Frame &, const cv::Mat &)> &onFrame)
{
    torch::NoGradGuard noGrad;
    Result result;
    result.confusion = ConfusionMatrix(data.classes.size());
    double agreeing = 0;
    // The next chunk is decoded while the network works on this one.
    auto coming = std::async(std::launch::async, readChunk, std::cref(data), 0);
    for (size_t first = 0; first < data.frames.size() && (!goOn || goOn()); first += chunk) {
        const std::vector<Frame> frames = coming.get();
        if (first + chunk < data.frames.size())
            coming = std::async(std::launch::async, readChunk, std::cref(data), first + chunk);
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
            if (!frames[i].labels.empty())
                result.confusion.add(frames[i].labels, predicted, data.classes.ignore);
            if (wanted.probabilities)
                result.probabilities.push_back(reduced(one.softmax(0), m_size));
            if (wanted.flipAgreement)
                agreeing += (one.argmax(0) == mirrored[static_cast<int64_t>(i)].argmax(0)).to(torch::kFloat64).mean().item<double>();
            if (onFrame)
                onFrame(first + i, frames[i], predicted);
        }
    }
    result.flipAgreement = data.frames.empty() ? 0 : agreeing / static_cast<double>(data.frames.size());
    return result;
}

} // namespace vantage
