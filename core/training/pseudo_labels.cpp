#include "core/training/pseudo_labels.h"

#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/model/predictor.h"
#include "core/nn/tensors.h"

#include <array>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

/// Softmax of a frame and its mirror image, averaged: classes x H x W.
torch::Tensor probabilities(Predictor &predictor, const cv::Mat &image)
{
    cv::Mat mirrored;
    cv::flip(image, mirrored, 1);
    const auto softmax = predictor.scores({image, mirrored}).softmax(1);
    return (softmax[0] + softmax[1].flip({2})) * 0.5;
}

/// From which probability on a pixel of each class counts: `confidence`, or less where a class is seldom that sure, so
/// that weak classes are not starved (class-balanced self-training, Zou et al. 2018).
class Thresholds
{
public:
    Thresholds(int classes, const PseudoLabelOptions &options)
        : m_options(options), m_histograms(static_cast<size_t>(classes))
    {
    }

    void add(const torch::Tensor &best, const torch::Tensor &classes)
    {
        const auto bins = (best * (binCount - 1)).to(torch::kInt64);
        const auto counts = torch::bincount((classes * binCount + bins).flatten(), {}, static_cast<int64_t>(m_histograms.size()) * binCount).to(torch::kCPU);
        const auto *values = counts.data_ptr<int64_t>();
        for (auto &histogram : m_histograms)
            for (auto &count : histogram)
                count += *values++;
    }

    torch::Tensor values() const
    {
        std::vector<float> result;
        for (const auto &histogram : m_histograms) {
            int64_t all = 0, above = 0;
            for (int64_t count : histogram)
                all += count;
            int bin = binCount;
            while (bin > 0 && static_cast<double>(above) < m_options.share * static_cast<double>(all))
                above += histogram[static_cast<size_t>(--bin)];
            result.push_back(static_cast<float>(std::min(m_options.confidence, bin / (binCount - 1.0))));
        }
        return torch::tensor(result);
    }

private:
    static constexpr int binCount = 256;
    PseudoLabelOptions m_options;
    std::vector<std::array<int64_t, binCount>> m_histograms;
};

std::filesystem::path marker(const std::filesystem::path &folder)
{
    return folder / "epoch.txt";
}

} // namespace

Dataset makePseudoLabels(const Dataset &target, PspNet teacher, torch::Device device, const Precision &precision,
                         const std::filesystem::path &folder, int epoch, const PseudoLabelOptions &options)
{
    torch::NoGradGuard noGrad;
    createFolder(folder);
    std::filesystem::remove(marker(folder));
    const Dataset result = pseudoLabelled(target, folder, options);
    Predictor predictor(teacher, options.size, device, precision);

    // The network runs once a frame; what it says is kept as bytes, a class and pixel each (7 MB for 20 frames of 192 x 144).
    std::vector<torch::Tensor> said;
    std::vector<cv::Size> sizes; // of the frames: their label pictures must have the same
    torch::Tensor prior;
    for (const FrameFiles &frame : result.frames) {
        const cv::Mat image = readImage(frame.image);
        sizes.push_back(image.size());
        const auto p = probabilities(predictor, image);
        prior = prior.defined() ? prior + p : p;
        said.push_back((p * 255).round().to(torch::kUInt8));
    }
    prior = (prior / static_cast<double>(result.frames.size())).clamp_min(1e-4).pow(options.temporalPrior);

    Thresholds thresholds(target.classes.size(), options);
    std::vector<std::pair<torch::Tensor, torch::Tensor>> sure; // 8-bit probability and class of every pixel
    for (torch::Tensor &bytes : said) {
        const auto weighted = bytes.to(torch::kFloat32) * prior;
        const auto [best, classes] = (weighted / weighted.sum(0, true).clamp_min(1e-6)).max(0);
        thresholds.add(best, classes);
        sure.emplace_back((best * 255).round().to(torch::kUInt8).to(torch::kCPU), classes.to(torch::kUInt8).to(torch::kCPU));
        bytes = torch::Tensor(); // no longer needed
    }
    const auto limits = thresholds.values();
    for (size_t i = 0; i < result.frames.size(); ++i) {
        const auto best = sure[i].first.to(torch::kFloat32) / 255.0;
        const auto classes = sure[i].second.to(torch::kInt64);
        const auto counts = best >= limits.index_select(0, classes.flatten()).view_as(best);
        cv::Mat labels;
        cv::resize(labelsToMat(torch::where(counts, classes, torch::full_like(classes, target.classes.ignore))), labels, sizes[i], 0, 0,
                   cv::INTER_NEAREST);
        writeLabels(result.frames[i].labels, labels);
    }
    writeAtomically(marker(folder), std::to_string(epoch));
    return result;
}

bool hasPseudoLabels(const std::filesystem::path &folder, int epoch)
{
    return std::filesystem::exists(marker(folder)) && readFile(marker(folder)) == std::to_string(epoch);
}

Dataset pseudoLabelled(const Dataset &target, const std::filesystem::path &folder, const PseudoLabelOptions &options)
{
    Dataset result = thinned(target, options.frames);
    for (FrameFiles &frame : result.frames)
        frame.labels = folder / (frame.name + ".png");
    return result;
}

} // namespace vantage
