#pragma once

#include "core/data/dataset.h"
#include "core/evaluation/confusion.h"
#include "core/model/model_description.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <stop_token>
#include <string>

namespace vantage {

/// Whether a model that knows the places of one camera (PlaceMap) makes use of it.
enum class MapUse { Use, Ignore };

/// Any model file ready to be used on frames: our model.safetensors, or an exported TorchScript or ONNX file, also one of
/// somebody else's that has class names and normalisation in Intel Model API's names. Torch stays behind it.
class Segmenter
{
public:
    /// @param precision of a model.safetensors: "auto" (mixed where the machine computes bfloat16 natively), "full" or "mixed"; exported files run as they are
    /// @param threads on the CPU, while it computes; 0: one a core
    /// @throws InputError where the file can't be used, has operators that nothing here can run, or has a map inside that it was not to use
    explicit Segmenter(const std::filesystem::path &model, const std::string &precision = "auto", int threads = 0, MapUse map = MapUse::Use);
    ~Segmenter();
    Segmenter(Segmenter &&) noexcept;
    Segmenter &operator=(Segmenter &&) noexcept;

    const ModelDescription &description() const;
    const ClassMap &classes() const { return description().classes; }
    const std::string &runtime() const; ///< e.g. "libtorch 1.13.1"
    bool usesMap() const;  ///< of one camera's places: it is for that camera's frames alone

    /// Class indices (CV_8UC1) of a frame (CV_8UC3 RGB), at the frame's own size.
    /// @throws InputError where an exported file gives something else than it says
    cv::Mat predict(const cv::Mat &image);

    struct Prediction
    {
        cv::Mat labels;     ///< CV_8UC1 class indices
        cv::Mat confidence; ///< CV_32FC1, the probability of that class, 0..1; empty where an exported file gives labels alone
    };
    /// The same, and how sure the network is.
    Prediction predictSure(const cv::Mat &image);
    /// What the network says alone, and what it says with the map of its camera's places; that is empty where there is none. An exported file
    /// with a map inside says one thing, which is `mapped`.
    struct Both
    {
        Prediction plain, mapped;
    };
    Both predictBoth(const cv::Mat &image);

    /// Runs over a data set; the confusion matrix is all 0 where it has no labels. @throws InputError on unreadable frames
    /// @param onFrame if given: gets each frame's index, the frame and its prediction
    ConfusionMatrix run(const Dataset &data, std::stop_token stop = {},
                        const std::function<void(size_t, const Frame &, const cv::Mat &)> &onFrame = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vantage
