#include "core/training/pseudo_labels.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/image_io.h"
#include "core/geometry/fixed_camera.h"
#include "core/geometry/sight.h"
#include "core/geometry/static_labels.h"
#include "core/model/predictor.h"
#include "core/nn/tensors.h"
#include "core/teachers/label_book.h"

#include <fstream>
#include <optional>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

/// The teacher's eyes: mean softmax over scales and mirror images.
class TeacherEyes
{
public:
    TeacherEyes(Network net, torch::Device device, const Precision &precision, const PseudoLabelOptions &options)
        : m_size(options.size)
    {
        m_predictors.emplace_back(net, m_size, device, precision);
        if (options.scale > 1)
            m_predictors.emplace_back(net, cv::Size(cvRound(m_size.width * options.scale), cvRound(m_size.height * options.scale)), device, precision);
    }

    /// classes x H x W of the network's size.
    torch::Tensor probabilities(const cv::Mat &image)
    {
        cv::Mat mirrored;
        cv::flip(image, mirrored, 1);
        torch::Tensor sum;
        for (Predictor &predictor : m_predictors) {
            const auto scores = predictor.scores({image, mirrored}).to(torch::kFloat32);
            const auto softmax = resizedTo(scores, m_size.height, m_size.width).softmax(1);
            const auto both = softmax[0] + softmax[1].flip({2});
            sum = sum.defined() ? sum + both : both;
        }
        return sum / (2.0 * static_cast<double>(m_predictors.size()));
    }

private:
    cv::Size m_size;
    std::vector<Predictor> m_predictors;
};

torch::Tensor normalised(const torch::Tensor &weights)
{
    return weights / weights.sum(0, true).clamp_min(1e-6);
}

/// What it says of a frame that the camera stands still.
class MotionEvidence
{
public:
    MotionEvidence(const Dataset &source, const Dataset &target, const PseudoLabelOptions &options)
        : m_size(options.size)
    {
        if (options.backgroundTolerance == 0)
            return;
        m_camera.emplace(target, m_size, options.backgroundTolerance);
        const auto shares = sharesOfStill(staticScenes(source, m_size, options.backgroundTolerance));
        m_shares = shares ? withDoubt(*shares, bookDoubt) : std::vector<double>(static_cast<size_t>(source.classes.size()), 0.5);
    }

    /// H x W, true where the frame shows background.
    torch::Tensor background(const cv::Mat &image) const
    {
        if (!m_camera)
            return torch::zeros({m_size.height, m_size.width}, torch::kBool);
        const cv::Mat mask = m_camera->background(image);
        return torch::from_blob(mask.data, {mask.rows, mask.cols}, torch::kUInt8).to(torch::kBool);
    }

    void vote(const torch::Tensor &probabilities, const torch::Tensor &background)
    {
        const auto counted = background.to(torch::kFloat32);
        m_sum = m_sum.defined() ? m_sum + probabilities * counted : probabilities * counted;
        m_count = m_count.defined() ? m_count + counted : counted;
    }

    /// A frame's probabilities in the light of all votes and of what moves.
    torch::Tensor weighed(const torch::Tensor &probabilities, const torch::Tensor &background) const
    {
        if (!m_camera)
            return normalised(probabilities);
        return inTheLightOfMotion(probabilities, m_sum / m_count.clamp_min(1), background.to(torch::kUInt8) * static_cast<int>(Sight::Background), m_shares);
    }

private:
    cv::Size m_size;
    std::optional<FixedCamera> m_camera;
    std::vector<double> m_shares;
    torch::Tensor m_sum, m_count;
};

/// H x W classes, each pixel's drawn from its probabilities (classes x H x W).
torch::Tensor drawn(const torch::Tensor &probabilities, cv::RNG &random)
{
    cv::Mat uniform(static_cast<int>(probabilities.size(1)), static_cast<int>(probabilities.size(2)), CV_32FC1);
    random.fill(uniform, cv::RNG::UNIFORM, 0.0, 1.0);
    const auto u = torch::from_blob(uniform.data, {uniform.rows, uniform.cols}, torch::kFloat32);
    return (probabilities.cumsum(0) <= u).sum(0).clamp_max(probabilities.size(0) - 1);
}

std::filesystem::path marker(const std::filesystem::path &folder)
{
    return folder / "epoch.txt";
}

/// What the network said of each frame, on disk between the two passes over the frames, so that memory does not grow with
/// their number: probabilities as bytes, and the mask of the background. Gone with the object.
class Scratch
{
public:
    explicit Scratch(std::filesystem::path file)
        : m_path(std::move(file)), m_file(m_path, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc)
    {
    }
    ~Scratch()
    {
        m_file.close();
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;

    void write(const torch::Tensor &bytes)
    {
        const auto whole = bytes.to(torch::kUInt8).contiguous();
        m_file.write(reinterpret_cast<const char *>(whole.data_ptr<uint8_t>()), whole.numel());
        check(say("can't be written"));
    }
    void rewind()
    {
        m_file.flush();
        check(say("can't be written"));
        m_file.seekg(0);
    }
    torch::Tensor read(torch::IntArrayRef shape)
    {
        auto bytes = torch::empty(shape, torch::kUInt8);
        m_file.read(reinterpret_cast<char *>(bytes.data_ptr<uint8_t>()), bytes.numel());
        check(say("can't be read back"));
        return bytes;
    }

private:
    void check(const Message &problem) const
    {
        if (!m_file)
            throw InputError(m_path, problem, say("Check the free space of its folder"));
    }

    std::filesystem::path m_path;
    std::fstream m_file;
};

} // namespace

std::optional<Dataset> makePseudoLabels(const Dataset &source, const Dataset &target, Network teacher, torch::Device device,
                                        const Precision &precision, const std::filesystem::path &folder, int epoch,
                                        const PseudoLabelOptions &options, const GoOn &goOn, const HowFar &howFar)
{
    torch::NoGradGuard noGrad;
    createFolder(folder);
    std::filesystem::remove(marker(folder));
    const Dataset result = pseudoLabelled(target, folder, options);
    const int64_t classes = teacher->options().classes;
    TeacherEyes eyes(teacher, device, precision, options);
    MotionEvidence evidence(source, result, options);

    Scratch said(folder / "probabilities.part");
    std::vector<cv::Size> sizes; // of the frames: a label picture must have its frame's
    for (size_t i = 0; i < result.frames.size(); ++i) {
        if (!goOn())
            return std::nullopt;
        const cv::Mat image = readFrameImage(result, i);
        const auto p = eyes.probabilities(image).to(torch::kCPU);
        const auto background = evidence.background(image);
        evidence.vote(p, background);
        said.write((p * 255).round());
        said.write(background);
        sizes.push_back(image.size());
        if (howFar)
            howFar(static_cast<int64_t>(i + 1), static_cast<int64_t>(result.frames.size()));
    }

    said.rewind();
    auto random = makeRandom({options.seed, static_cast<uint64_t>(epoch)});
    for (size_t i = 0; i < sizes.size(); ++i) {
        if (!goOn())
            return std::nullopt;
        const auto p = said.read({classes, options.size.height, options.size.width}).to(torch::kFloat32) / 255.0;
        const auto background = said.read({options.size.height, options.size.width}).to(torch::kBool);
        cv::Mat labels;
        cv::resize(labelsToMat(drawn(evidence.weighed(p, background), random)), labels, sizes[i], 0, 0, cv::INTER_NEAREST);
        writeLabels(result.labelFile(i), labels);
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
    result.classes = numbered(result.classes); // these label pictures are our own
    for (FrameFiles &frame : result.frames) {
        frame.labels = std::filesystem::absolute(folder / (frame.name + ".png")).string(); // not in the camera's folder
        frame.reader.reset();
    }
    return result;
}

} // namespace vantage
