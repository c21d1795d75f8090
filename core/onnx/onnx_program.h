#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <torch/types.h>
#include <vector>

namespace onnx {
class ModelProto;
class NodeProto;
}

namespace vantage {

/// Runs an ONNX model on libtorch, operator by operator: those that the exporter writes and the common ones of convolutional
/// networks. It knows nothing of how the file was made, so it can check it at sizes that no other runtime here can run.
class OnnxProgram
{
public:
    /// @param file for the errors. @throws InputError naming the first operator that isn't known, as a whole or as it is used
    OnnxProgram(const onnx::ModelProto &model, const std::filesystem::path &file);
    ~OnnxProgram();
    OnnxProgram(OnnxProgram &&) noexcept;

    /// The model's first output. What is half precision is computed in float32 and rounded after each operator.
    /// @throws InputError where the input's shape doesn't fit the model
    torch::Tensor run(const torch::Tensor &input);
    /// Multiplications and additions of its convolutions and products for this input, found by running it.
    double operations(const torch::Tensor &input);

private:
    torch::Tensor run(const torch::Tensor &input, double *operations);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A tensor of the file, copied.
/// @throws InputError on a type that isn't known or a wrong count of values
torch::Tensor onnxTensor(const void *tensorProto, const std::filesystem::path &file);

} // namespace vantage
