#include "core/export/comparison.h"

#include "core/base/random.h"
#include "core/data/size_text.h"
#include "core/nn/tensors.h"
#include "core/report/number_text.h"

#include <algorithm>
#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <torch/utils.h>

namespace vantage {
namespace {

/// What the network gives for frames of this size, at this size: resized as the program does it, scores back to the frame.
torch::Tensor reference(const Network &net, const cv::Mat &frame, const WriterOptions &options)
{
    const cv::Size size = options.input == ExportInput::Frame ? options.trained : frame.size();
    const cv::Mat sized = resized({frame, {}}, size).image;
    const auto scores = net->forward(networkInput(imagesToTensor({sized})));
    return torch::upsample_bilinear2d(scores, {frame.rows, frame.cols}, false);
}

/// A GPU may round what convolutions take to 10 bits: that would be measured in place of the file.
class FullPrecision
{
public:
    FullPrecision() { at::globalContext().setAllowTF32CuDNN(false); }
    ~FullPrecision() { at::globalContext().setAllowTF32CuDNN(m_before); }
    FullPrecision(const FullPrecision &) = delete;
    FullPrecision &operator=(const FullPrecision &) = delete;

private:
    bool m_before = at::globalContext().allowTF32CuDNN();
};

} // namespace

Tolerance toleranceOf(const WriterOptions &options, NetworkFamily family)
{
    if (options.resizes() && family == NetworkFamily::Levels) // where few units fire, length 1 makes much of a level of 255: up to 2 measured
        return {2.5, 0.99};
    if (options.half)
        return {0.5, 0.99};
    if (options.resizes()) // a level of 255 in some pixels is a tenth and more in scores of twenty
        return {0.5, 0.995};
    return {};
}

std::vector<cv::Size> comparedSizes(const WriterOptions &options)
{
    if (!options.dynamic)
        return {options.size};
    const auto scaled = [&](double factor) {
        const auto odd = [&](int side) { return std::max(17, static_cast<int>(side * factor) | 1); };
        return cv::Size(odd(options.trained.width), odd(options.trained.height));
    };
    return {options.trained, scaled(0.7), scaled(1.2)};
}

ExportCheck compare(ModelRunner &runner, Network net, const ModelDescription &info, const WriterOptions &options, const std::vector<Frame> &frames,
                    const std::vector<cv::Size> &sizes, std::stop_token stop)
{
    torch::NoGradGuard noGrad;
    const FullPrecision fullPrecision;
    ExportCheck check;
    check.runtime = runner.name();
    double same = 0, pixels = 0;
    for (const cv::Size size : sizes) {
        // Every frame at the first size; one is enough to show that another size is right.
        const size_t count = size == sizes.front() ? frames.size() : std::min<size_t>(1, frames.size());
        for (size_t i = 0; i < count; ++i) {
            if (stop.stop_requested())
                throw ExportStopped();
            const cv::Mat frame = resized({frames[i].image, {}}, size).image;
            const auto expected = reference(net, frame, options);
            const auto got = runner.run(modelInput(frame, info));
            check.scoreRange = std::max(check.scoreRange, expected.abs().max().item<double>());
            torch::Tensor labels;
            if (options.labels) {
                labels = got.reshape({1, size.height, size.width}).to(torch::kInt64);
            } else {
                if (got.sizes() != expected.sizes()) {
                    check.maxDifference = std::numeric_limits<double>::infinity();
                    check.labelAgreement = 0;
                    return check;
                }
                // As a sum with the label: not-a-number must count as a difference.
                const double difference = (got - expected).abs().max().item<double>();
                check.maxDifference = difference <= check.maxDifference ? check.maxDifference : difference;
                labels = got.argmax(1);
            }
            same += (labels == expected.argmax(1)).sum().item<double>();
            pixels += static_cast<double>(size.area());
        }
    }
    check.labelAgreement = pixels > 0 ? same / pixels : 0;
    std::vector<std::string> texts;
    for (const cv::Size size : sizes)
        texts.push_back(sizeText(size));
    check.what = frames.size() == 1 ? say("compared with the network on 1 frame at %1", joined(texts))
                                    : say("compared with the network on %1 frames at %2", frames.size(), joined(texts));
    return check;
}

Message complaintAbout(const ExportCheck &check, const Tolerance &tolerance)
{
    if (!check.compared)
        return {};
    const double allowed = tolerance.score * std::max(1.0, check.scoreRange / 50);
    if (check.maxDifference <= allowed && check.labelAgreement >= tolerance.agreement)
        return {};
    const auto threeDigits = [](double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3g", value);
        return std::string(text);
    };
    return say("run by %1 it differs from the network: scores by up to %2 (%3 allowed), classes on %4 % of the pixels (%5 % allowed)", check.runtime,
               threeDigits(check.maxDifference), threeDigits(allowed), figure(100 * (1 - check.labelAgreement), 4), figure(100 * (1 - tolerance.agreement), 4));
}

std::vector<Frame> madeUpFrames(cv::Size size)
{
    std::vector<Frame> frames;
    for (uint64_t number = 0; number < 2; ++number) {
        auto random = makeRandom({number, 0x657870 /* export */});
        cv::Mat image(size, CV_8UC3);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                image.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<uchar>(x * 255 / size.width), cv::saturate_cast<uchar>(y * 255 / size.height), 128);
        for (int i = 0; i < 12; ++i) {
            const cv::Rect box(random.uniform(0, size.width), random.uniform(0, size.height), size.width / 4 + 1, size.height / 4 + 1);
            image(box & cv::Rect({}, size)).setTo(cv::Scalar(random.uniform(0, 256), random.uniform(0, 256), random.uniform(0, 256)));
        }
        cv::Mat noise(size, CV_8UC3);
        random.fill(noise, cv::RNG::UNIFORM, 0, 24);
        cv::add(image, noise, image);
        frames.push_back({image, {}});
    }
    return frames;
}

} // namespace vantage
