#pragma once

#include "core/nn/place_map.h"

#include <opencv2/core/types.hpp>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace onnx {
class ModelProto;
}

namespace vantage {

/// One step of a network in evaluation. `inputs` are numbers of earlier steps; step 0 is the picture as the network takes it.
struct PlanStep
{
    enum class Kind {
        Picture,
        Convolution, ///< with bias, and ReLU after it where `relu`
        Sum,         ///< of two, and ReLU after it
        Normalise,   ///< each place divided by its length over the channels
        MaxPool,     ///< of `window` x `window`, padding half of it
        Pool,        ///< adaptive average to bins x bins
        Concatenate, ///< along the channels
        ResizeLike,  ///< the first, bilinear without aligned corners, to the size of the second
        // Of the map of a fixed camera's places, always in float32:
        HalfMean,    ///< the mean of 2 x 2 places
        GlobalMean,  ///< over all places, one number a channel
        Absolute,
        Softmax,     ///< over the channels
        Logarithm,
        MinusConstant, ///< less NAME_constant, place by place
        TimesConstant, ///< times NAME_constant, place by place
        Difference,  ///< the first less the second
        Product,     ///< of two
        Quotient,    ///< the first by the second
        // Of further features:
        ResizeTo,    ///< bilinear without aligned corners, to `size`
        Tokens,      ///< places in a row, row by row, behind `front` places of zeros: N x channels x 1 x tokens
        Places,      ///< back from it: without the `front` tokens, of `size`
        Standardise, ///< each place less its mean over the channels, divided by their deviation (layer norm without its weights)
        Attention,   ///< queries, keys and values in heads of 64 channels each; queries are scaled already; softmax over the keys
        Gelu,        ///< exact, by the error function
        Foreign,     ///< a network of somebody else's, see NetworkPlan::foreign; gives maps of `size`
    };
    Kind kind = Kind::Picture;
    std::string name; ///< unique, fit for an identifier
    std::vector<int> inputs;
    bool relu = false;
    std::array<int64_t, 2> stride{1, 1}, padding{0, 0}, dilation{1, 1}; ///< rows, columns
    int bins = 0;
    int window = 0;      ///< of MaxPool: places a side, odd
    int front = 0;       ///< of Tokens and Places
    cv::Size size;       ///< of ResizeTo, Places and Foreign
    bool frames = false; ///< of Foreign: it takes uint8 N x H x W x 3
    bool wide = false; ///< in float32, also where the rest has 16 bits
    int channels = 0; ///< of the result
};

/// A network as a list of steps with batch normalisation folded into the convolutions. TorchScript and ONNX are both written
/// from it, so that they can't part ways. The last step gives the class scores at the picture's size.
struct NetworkPlan
{
    std::vector<PlanStep> steps;
    /// Of each convolution its kernel (NAME_weight, out x in x h x w) and bias (NAME_bias, 0 where it has none), and constants
    /// (NAME_constant, 1 x channels x h x w): CPU, contiguous, float32 or float16.
    std::vector<std::pair<std::string, torch::Tensor>> weights;
    std::map<std::string, std::shared_ptr<const onnx::ModelProto>> foreign; ///< by the name of their step; ONNX files alone can hold them
    int classes = 0;

    const torch::Tensor &weight(const std::string &name) const;
};

/// The network as it computes in evaluation mode. The auxiliary classifier is left out.
/// @param picture size that the network runs at; needed for a MappedNet, whose constants get half of it, and for further features
/// @throws std::invalid_argument where it is needed and empty
NetworkPlan planOf(Network net, cv::Size picture = {});
/// The same with weights rounded to 16-bit floats. @throws std::invalid_argument where one is too large for that
NetworkPlan halved(const NetworkPlan &plan);

/// SHA-256 over names, types, shapes and bytes (little-endian) in the order of the names: the same weights have the same sum
/// in a TorchScript and an ONNX file.
std::string weightsSha256(std::vector<std::pair<std::string, torch::Tensor>> weights);

/// What Pool's matrices and text share: element i of `bins` covers pixels floor(i n / bins) to ceil((i + 1) n / bins).
std::pair<int64_t, int64_t> poolRange(int64_t i, int64_t bins, int64_t size);

} // namespace vantage
