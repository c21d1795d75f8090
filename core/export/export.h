#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <opencv2/core/types.hpp>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

enum class ExportFormat { TorchScript, Onnx };
/// "torchscript", "onnx"
std::string toText(ExportFormat format);

/// What the exported file takes.
enum class ExportInput {
    Normalised, ///< float32 N x 3 x H x W, RGB as the network takes it: the caller subtracts mean and divides by std (0..255 scale in the metadata)
    Rgb,        ///< float32 N x 3 x H x W, RGB in 0..255; the file normalises
    Frame,      ///< uint8 N x H x W x 3, RGB as a camera gives it, of any proportion to the network; the file resizes and normalises
};
/// "normalised", "rgb", "frame"
std::string toText(ExportInput input);
/// @throws std::invalid_argument on another text
ExportInput exportInputFromText(const std::string &text);

struct ExportOptions
{
    ExportFormat format = ExportFormat::Onnx;
    ExportInput input = ExportInput::Rgb;
    bool dynamic = false; ///< any size from 16 x 16 on and any batch; else one frame of `size` at a time
    cv::Size size;        ///< of the frames the file takes; empty: the size the network was trained at
    bool half = false;    ///< weights as 16-bit floats: half the file; see ExportReport::checks for what it costs
    bool map = true;      ///< with the map of the camera's places where the model has one: for that camera's frames alone
    bool labels = false;  ///< gives class indices (uint8 N x H x W) instead of class scores (float32 N x classes x H x W)
    std::string license;  ///< a note for whoever gets the file, e.g. "internal use only"; may be empty
    bool card = true;     ///< also write the model card (FILE.card.md, .card.html, .card.jpg) beside the file
    int threads = 0;      ///< on the CPU while checking; 0: one a core
};

/// Real frames of the target camera to compare on and to show in the model card, and what is known of the run.
struct ExportContext
{
    std::vector<Frame> frames;                                  ///< RGB; labels, where they are, are only shown. Empty: made-up ones
    std::vector<std::pair<std::string, std::string>> facts;     ///< added to the provenance, e.g. {"run", "3"}
    std::vector<std::pair<std::string, std::string>> metrics;   ///< e.g. {"target mIoU", "0.512"}, in the order to be shown
    std::vector<std::vector<std::string>> classTable;           ///< of the card: the head line, then a line a class; may be empty
    std::string choice;                                         ///< how the snapshot was chosen, in a sentence
    std::vector<std::string> reasons;                           ///< what the verdict rests on, a sentence each; may be empty
    cv::Mat disagreement;                                       ///< CV_8UC3 RGB: where NA and the network disagree; may be empty
    std::vector<Message> remarks;                               ///< for the report, e.g. why there are no frames
};

/// One comparison of the file, loaded back, with the network that it was made from.
struct ExportCheck
{
    std::string runtime;        ///< what ran the file, e.g. "libtorch 1.13.1", "OpenCV 4.6.0", "onnx 1.12.0"
    Message what;               ///< a sentence: sizes and number of frames
    bool compared = true;       ///< false: only checked for being well-formed, the numbers below say nothing
    double maxDifference = 0;   ///< largest difference of a class score; 0 where the file gives labels
    double scoreRange = 0;      ///< largest absolute score of the network on the same frames
    double labelAgreement = 1;  ///< share of pixels with the same class, 0..1
};

struct ExportReport
{
    std::vector<std::filesystem::path> files; ///< the model first
    uint64_t bytes = 0;                       ///< of the model file
    std::vector<ExportCheck> checks;
    double maxDifference = 0;  ///< over all checks
    double labelAgreement = 1; ///< the worst of all checks
    std::vector<Message> remarks; ///< worth telling the operator, e.g. which runtimes can't run this form
    std::string weightsSha256;
};

/// One line of what is being done, and the share done, 0..1.
using ExportProgress = std::function<void(const Message &, double)>;

/// Writes a model file of ours as a file that runs without us, loads it back and compares it with the network. Where it
/// differs, or on a stop request, nothing is left behind. Written atomically. A model card that can't be written is a remark.
/// @param model a model.safetensors
/// @throws InputError where the model can't be read, the file can't be written, or it does not give what the network
/// gives; ExportStopped on a stop request; std::invalid_argument on options that exclude each other
ExportReport exportModel(const std::filesystem::path &model, const std::filesystem::path &file, const ExportOptions &options,
                         const ExportContext &context = {}, std::stop_token stop = {}, const ExportProgress &progress = {});

class ExportStopped : public std::exception
{
public:
    const char *what() const noexcept override { return "stopped before the file was written"; }
};

/// One thing that verifyFile looked at.
struct VerifyItem
{
    Message what;       ///< e.g. "weights"
    bool good = false;
    Message detail;     ///< a sentence
};

struct VerifyReport
{
    bool good = false; ///< all items are
    std::string kind;  ///< "TorchScript", "ONNX", "safetensors"
    std::vector<VerifyItem> items;
    std::vector<std::pair<std::string, std::string>> facts; ///< what the file says of itself, in the order to be shown
};

/// Re-checks an exported file (or a model.safetensors) anywhere: hashes of weights, program and metadata against what the
/// file says, and whether it loads and runs on a made-up frame. Runs no code of the file beside its network.
/// @throws InputError where the file can't be read or is none of these kinds
VerifyReport verifyFile(const std::filesystem::path &file);

} // namespace vantage
