#pragma once

#include "core/nn/feature_net.h"

#include <filesystem>
#include <memory>

namespace vantage {

/// A further network whose features join the levels of a frozen backbone, told by the file's content: a DINOv2 vision transformer
/// (a .pth as published, or safetensors with its names: S/14, B/14 and L/14, with registers or without), or an ONNX network that
/// gives scores (any classes, any task). Checked as a whole; weights that a picture's features don't need are left out.
/// @throws InputError where it is another network, damaged, or can't be run here: it says what is missing or wrong
std::shared_ptr<FeatureNet> openFeatures(const std::filesystem::path &file);

} // namespace vantage
