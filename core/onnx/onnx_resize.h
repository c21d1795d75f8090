#pragma once

#include <optional>
#include <string>
#include <torch/types.h>
#include <vector>

namespace vantage {

/// The rule of an ONNX Resize, in ONNX's words.
struct ResizeRule
{
    std::string mode = "nearest";
    std::string coordinates = "half_pixel";
    std::string nearest = "round_prefer_floor";

    std::string text() const; ///< e.g. "nearest, half_pixel, floor"
    /// Whether resized() follows it.
    bool isKnown() const;
};

/// A side of the result, and the scale that the model names for it where it names scales.
struct ResizeSide
{
    int64_t length = 0;
    std::optional<float> scale;
};

/// Whether the scale is the ratio of the two lengths, or none is named.
bool isRatio(int64_t length, const ResizeSide &side);

/// Resizes the last two sides of N x C x H x W. @param rule one that isKnown()
torch::Tensor resized(const torch::Tensor &x, const ResizeSide &height, const ResizeSide &width, const ResizeRule &rule);

/// As ONNX computes it: in single precision, rounded down.
int64_t scaledLength(int64_t length, float scale);

} // namespace vantage
