#include "core/nn/feature_net.h"

#include "core/nn/onnx_features.h"
#include "core/nn/vision_transformer.h"

namespace vantage {

std::shared_ptr<FeatureNet> makeFeatureNet(const FeatureOptions &options)
{
    switch (options.kind) {
    case FeatureOptions::Kind::Onnx: return std::make_shared<OnnxFeatures>(options);
    case FeatureOptions::Kind::VisionTransformer: break;
    }
    return std::make_shared<VisionTransformer>(options);
}

} // namespace vantage
