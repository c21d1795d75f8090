#pragma once

#include "core/export/export.h"
#include "core/model/model_file.h"
#include "tests/core/data_samples.h"
#include "tests/core/noise_samples.h"

#include <opencv2/imgproc.hpp>
#include <torch/utils.h>

namespace vantage::samples {

/// A network from chance whose batch normalisation has statistics worth folding, and scores that tell classes apart.
inline Model sampleModel(int depth, cv::Size size, int outputStride = 16, bool strideInFirst = false,
                         NetworkFamily family = NetworkFamily::PspNet)
{
    torch::manual_seed(depth);
    torch::NoGradGuard noGrad;
    Model model;
    model.info.network.family = family;
    model.info.network.hidden = 32;
    model.info.network.backbone = {depth, outputStride, strideInFirst, false};
    model.info.classes = carlaClasses();
    model.info.network.classes = model.info.classes.size();
    model.info.width = size.width;
    model.info.height = size.height;
    model.info.provenance = {{"recipe name", "test"}, {"seed", "1"}};
    model.net = makeNetwork(model.info.network);
    for (auto &item : model.net->named_buffers()) {
        if (item.key().ends_with("running_mean"))
            item.value().uniform_(-0.2, 0.2);
        else if (item.key().ends_with("running_var"))
            item.value().uniform_(0.6, 1.6);
    }
    for (auto &item : model.net->named_parameters())
        if (item.key().find("bn") != std::string::npos && item.key().ends_with("weight"))
            item.value().uniform_(0.3, 0.7);
        else if (item.key().ends_with("bias"))
            item.value().uniform_(-0.2, 0.2);
    model.net->eval();
    return model;
}

inline fs::path savedModel(const fs::path &file, const Model &model)
{
    saveModel(file, model.net, model.info, model.map);
    return file;
}

inline ExportContext sampleContext(cv::Size size, size_t frames = 2)
{
    ExportContext context;
    for (size_t i = 0; i < frames; ++i)
        context.frames.push_back({busyPicture(size, i), {}});
    context.metrics = {{"held-out target frames mIoU", "0.5000"}};
    context.facts = {{"run", "7"}};
    context.choice = "the last epoch";
    return context;
}

} // namespace vantage::samples
