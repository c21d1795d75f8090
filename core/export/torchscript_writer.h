#pragma once

#include "core/base/message.h"
#include "core/export/export.h"
#include "core/export/network_plan.h"

#include <map>
#include <torch/csrc/jit/api/module.h>

namespace vantage {

/// What both writers are told beside the plan.
struct WriterOptions
{
    ExportInput input = ExportInput::Rgb;
    bool dynamic = false;
    cv::Size size;    ///< of the frames, where not dynamic
    cv::Size trained; ///< ExportInput::Frame: the size at which the network runs
    bool labels = false;
    bool half = false;

    /// Whether frames are resized inside the file.
    bool resizes() const { return input == ExportInput::Frame && (dynamic || size != trained); }
    /// Of the picture that the network runs on; empty where any size is taken as it is.
    cv::Size networkSize() const { return input == ExportInput::Frame ? trained : dynamic ? cv::Size() : size; }
};

inline const Message foreignInScript = say("the network looks through an ONNX network as well, which TorchScript can't hold; export it as ONNX");

/// The source of the network's forward(), in TorchScript.
std::string torchScriptSource(const NetworkPlan &plan, const WriterOptions &options);
/// The network as a module that needs no code of ours. @throws AskedError where it holds an ONNX network (`foreignInScript`)
torch::jit::Module torchScriptModule(const NetworkPlan &plan, const WriterOptions &options);

} // namespace vantage
