#include "core/training/pixel_pool.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

constexpr uint64_t drawStream = 0x706978; // "pix"

} // namespace

std::vector<int64_t> drawPlaces(const cv::Mat &labels, int classes, int ignore, const PixelDraw &draw, cv::RNG &random)
{
    if (labels.type() != CV_8UC1 || labels.empty())
        throw std::invalid_argument("drawPlaces: a label picture of 8 bits is expected");
    std::vector<std::vector<int64_t>> places(static_cast<size_t>(classes));
    int64_t known = 0;
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            if (const int label = labels.at<uchar>(y, x); label < classes && label != ignore) {
                places[static_cast<size_t>(label)].push_back(int64_t(y) * labels.cols + x);
                ++known;
            }
    std::vector<int64_t> result;
    for (auto &all : places) {
        const auto count = static_cast<int64_t>(all.size());
        const int64_t wanted = std::min<int64_t>(count, draw.perClass + (known > 0 ? draw.perFrame * count / known : 0));
        for (int64_t i = 0; i < wanted; ++i)
            std::swap(all[static_cast<size_t>(i)], all[static_cast<size_t>(random.uniform(static_cast<int>(i), static_cast<int>(count)))]);
        result.insert(result.end(), all.begin(), all.begin() + wanted);
    }
    return result;
}

int64_t mostPlaces(int classes, const PixelDraw &draw)
{
    return int64_t(classes) * draw.perClass + draw.perFrame;
}

PixelDraw boundedDraw(const PixelDraw &draw, int classes, int frames, int64_t channels, double bytes)
{
    const double wanted = static_cast<double>(mostPlaces(classes, draw)) * frames * (2.0 * static_cast<double>(channels) + 4.0 * classes);
    if (wanted <= bytes)
        return draw;
    const double share = bytes / wanted;
    return {std::max(1, static_cast<int>(draw.perClass * share)), static_cast<int>(draw.perFrame * share)};
}

PixelPoolBuilder::PixelPoolBuilder(int64_t most, int64_t channels, int classes, torch::Device device, torch::ScalarType type)
    : m_pool{torch::empty({most, channels}, torch::TensorOptions(device).dtype(type)),
             torch::empty({most, classes}, torch::TensorOptions(device).dtype(torch::kFloat32))}
{
}

void PixelPoolBuilder::add(const torch::Tensor &features, const torch::Tensor &targets)
{
    const int64_t count = features.size(0);
    m_pool.features.narrow(0, m_size, count).copy_(features);
    m_pool.targets.narrow(0, m_size, count).copy_(targets);
    m_size += count;
}

PixelPool PixelPoolBuilder::finish() const
{
    return {m_pool.features.narrow(0, 0, m_size), m_pool.targets.narrow(0, 0, m_size)};
}

cv::Mat gridLabels(const cv::Mat &labels, int64_t height, int64_t width)
{
    cv::Mat result(static_cast<int>(height), static_cast<int>(width), CV_8UC1);
    for (int y = 0; y < result.rows; ++y)
        for (int x = 0; x < result.cols; ++x)
            result.at<uchar>(y, x) = labels.at<uchar>(static_cast<int>((int64_t(2 * y + 1) * labels.rows) / (2 * height)),
                                                      static_cast<int>((int64_t(2 * x + 1) * labels.cols) / (2 * width)));
    return result;
}

torch::ScalarType pixelType(const Precision &precision)
{
    return precision.mixed ? torch::kBFloat16 : torch::kFloat16;
}

std::optional<PixelPool> labelledPixels(LevelsNet &net, const Dataset &data, LoaderOptions views, int first, int count, const PixelDraw &draw,
                                        uint64_t seed, torch::Device device, const Precision &precision, const GoOn &goOn, const HowFar &howFar)
{
    torch::NoGradGuard noGrad;
    const int classes = net.options().classes;
    views.batch = 1;
    views.firstBatch = first;
    Loader loader(data, views);
    PixelPoolBuilder builder(mostPlaces(classes, draw) * count, net.channels(), classes, device, pixelType(precision));
    for (int i = first; i < first + count; ++i) {
        if (!goOn())
            return std::nullopt;
        if (howFar)
            howFar(i - first + 1, count);
        const Frame frame = loader.next().frames.front();
        const Levels levels = look(net, frame.image, device, precision);
        const cv::Mat labels = gridLabels(frame.labels, levels.height(), levels.width());
        auto random = makeRandom({seed, drawStream, static_cast<uint64_t>(i)});
        const auto places = torch::tensor(drawPlaces(labels, classes, data.classes.ignore, draw, random), torch::kInt64);
        if (places.numel() == 0)
            continue; // a view of nothing that is labelled
        const auto known = torch::from_blob(labels.data, {labels.rows * labels.cols}, torch::kUInt8).to(torch::kInt64).index_select(0, places);
        builder.add(pixelsOf(levels, places.to(device)), torch::one_hot(known, classes).to(torch::kFloat32));
    }
    PixelPool pool = builder.finish();
    if (pool.size() == 0)
        throw InputError(data.folder, say("shows no labelled pixel in any of %1 views", count), say("Look at its labels and class map"));
    return pool;
}

} // namespace vantage
