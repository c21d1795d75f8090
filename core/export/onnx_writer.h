#pragma once

#include "core/export/network_plan.h"
#include "core/export/torchscript_writer.h"

#include <onnx/onnx_pb.h>

namespace vantage {

inline constexpr int onnxOpset = 17;

/// The network as an ONNX model (input "frame", output "scores" or "labels"), without metadata. Adaptive pooling, which ONNX
/// lacks, is a product with a matrix: a constant one for a fixed size, else one that the graph makes from the size it gets.
onnx::ModelProto onnxModel(const NetworkPlan &plan, const WriterOptions &options);

} // namespace vantage
