#pragma once

#include "core/base/go_on.h"
#include "core/data/loader.h"
#include "core/nn/levels_net.h"
#include "core/nn/precision.h"

#include <opencv2/core.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Pixels and what is known of each one's class: what a per-pixel head learns from.
struct PixelPool
{
    torch::Tensor features; ///< n x channels, bfloat16 or float16
    torch::Tensor targets;  ///< n x classes, float32, each row a distribution

    int64_t size() const { return features.defined() ? features.size(0) : 0; }
};

/// How pixels of one frame are drawn: of each class up to `perClass` and its share of `perFrame`, so that a rare class has a say.
struct PixelDraw
{
    int perClass = 150;
    int perFrame = 1500;
};
/// Places (y * width + x) of a label picture (CV_8UC1), without replacement; `ignore`, which may be a class's value, and values
/// from `classes` on are never drawn. In the order of the classes. @throws std::invalid_argument where the picture is none
std::vector<int64_t> drawPlaces(const cv::Mat &labels, int classes, int ignore, const PixelDraw &draw, cv::RNG &random);
/// What drawPlaces gives at most.
int64_t mostPlaces(int classes, const PixelDraw &draw);
/// The draw that keeps `frames` frames within `bytes`, of `channels` 16-bit numbers a pixel.
PixelDraw boundedDraw(const PixelDraw &draw, int classes, int frames, int64_t channels, double bytes);

/// Fills a pool of a size that is known beforehand.
class PixelPoolBuilder
{
public:
    PixelPoolBuilder(int64_t most, int64_t channels, int classes, torch::Device device, torch::ScalarType type);
    void add(const torch::Tensor &features, const torch::Tensor &targets);
    PixelPool finish() const;

private:
    PixelPool m_pool;
    int64_t m_size = 0;
};

/// Label of the finest grid's places, taken at the middle of each place's pixels.
cv::Mat gridLabels(const cv::Mat &labels, int64_t height, int64_t width);

/// 16-bit floats: what the network computes in where it is mixed, else the finer of the two.
torch::ScalarType pixelType(const Precision &precision);

/// Pixels of views `first` to `first + count` of a labelled camera as the loader shows them. Each view's levels are computed once.
/// @return nothing where `goOn` ended it. @throws InputError on unreadable frames, or where no view shows a labelled pixel
std::optional<PixelPool> labelledPixels(LevelsNet &net, const Dataset &data, LoaderOptions views, int first, int count, const PixelDraw &draw,
                                        uint64_t seed, torch::Device device, const Precision &precision, const GoOn &goOn, const HowFar &howFar = {});

/// Keeps the source's pixels from one run of an adaptation to the next, so that frames are not looked at twice. One pool at a time.
class PixelCache
{
public:
    std::shared_ptr<const PixelPool> find(const std::string &key) const { return key == m_key ? m_pool : nullptr; }
    void keep(std::string key, std::shared_ptr<const PixelPool> pool)
    {
        m_key = std::move(key);
        m_pool = std::move(pool);
    }

private:
    std::string m_key;
    std::shared_ptr<const PixelPool> m_pool;
};

} // namespace vantage
