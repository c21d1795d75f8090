#pragma once

#include "core/data/class_map.h"
#include "core/export/export_info.h"
#include "core/model/segmenter.h"

#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

namespace vantage {

/// Any model file ready to be used on frames: our model.safetensors, or an exported TorchScript or ONNX file, also one of
/// somebody else's that has class names and normalisation in Intel Model API's names. Torch stays behind it.
class ExportedModel
{
public:
    /// @param precision of a model.safetensors: "auto", "full" or "mixed"; exported files run as they are
    /// @param threads on the CPU; 0: one a core @param map of a model.safetensors
    /// @throws InputError where the file can't be used, or has operators that nothing here can run
    explicit ExportedModel(const std::filesystem::path &file, const std::string &precision = "auto", int threads = 0, MapUse map = MapUse::Use);
    ~ExportedModel();
    ExportedModel(ExportedModel &&) noexcept;
    ExportedModel &operator=(ExportedModel &&) noexcept;

    const ExportInfo &info() const;
    const ClassMap &classes() const { return info().classes; }
    const std::string &runtime() const; ///< e.g. "libtorch 1.13.1"

    /// Class indices (CV_8UC1) of a frame (CV_8UC3 RGB), at the frame's own size.
    cv::Mat predict(const cv::Mat &rgb);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vantage
