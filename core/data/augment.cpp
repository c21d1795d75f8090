#include "core/data/augment.h"

#include "core/data/label_codec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

const cv::Scalar meanGrey(124, 116, 104); // ImageNet's mean in RGB: 0 after normalisation

double symmetric(cv::RNG &random, double range)
{
    return range > 0 ? random.uniform(-range, range) : 0.0;
}

double around1(cv::RNG &random, double range)
{
    return std::max(0.05, 1.0 + symmetric(random, range));
}

/// Zooming in by 2 is as likely as zooming out by 2.
double logUniform(cv::RNG &random, double from, double to)
{
    return to > from ? std::exp(random.uniform(std::log(from), std::log(to))) : from;
}

/// A random pixel of a class, drawn by rarity among the classes that this frame shows; false where there is none.
bool drawAim(const cv::Mat &labels, const std::vector<double> &rarity, cv::RNG &random, cv::Point2d &aim)
{
    const std::array<uint64_t, 256> counts = countValues(labels);
    const size_t classes = std::min(rarity.size(), counts.size());
    double sum = 0;
    for (size_t i = 0; i < classes; ++i)
        sum += counts[i] > 0 ? rarity[i] : 0;
    if (sum <= 0)
        return false;
    double left = random.uniform(0.0, sum);
    size_t chosen = classes;
    for (size_t i = 0; i < classes && left >= 0; ++i) {
        if (counts[i] == 0 || rarity[i] <= 0)
            continue;
        left -= rarity[i];
        chosen = i;
    }
    int skip = random.uniform(0, static_cast<int>(counts[chosen]));
    for (int y = 0; y < labels.rows; ++y) {
        const uint8_t *row = labels.ptr<uint8_t>(y);
        for (int x = 0; x < labels.cols; ++x) {
            if (row[x] == chosen && skip-- == 0) {
                aim = {x + 0.5, y + 0.5};
                return true;
            }
        }
    }
    return false;
}

/// Where the view stands along one side of the frame: inside it, or around it where the view is the larger one.
/// @param overhang how far, as a share of the view, it may reach beyond the frame
double clampCentre(double centre, double side, double view, double overhang)
{
    const double low = std::min(view / 2, side - view / 2) - overhang * view;
    const double high = std::max(view / 2, side - view / 2) + overhang * view;
    return std::clamp(centre, low, high);
}

using Quad = std::array<cv::Point2f, 4>;

/// The corners (top left, top right, bottom right, bottom left) of the part of the frame that the new view shows, in
/// continuous coordinates: pixel (0, 0) covers 0..1.
Quad drawView(const Frame &frame, const AugmentOptions &options, const std::vector<double> &rarity, cv::RNG &random)
{
    const double zoom = logUniform(random, std::max(0.05, options.zoomMin), std::max(0.05, options.zoomMax));
    const cv::Size2d view(frame.image.cols / zoom, frame.image.rows / zoom);
    // From a quarter of the side on, corners could meet and the view would fold.
    const double jitter = std::clamp(options.perspective, 0.0, 0.24);
    const double roll = symmetric(random, options.roll) * std::numbers::pi / 180;

    cv::Point2d centre;
    const bool wantsAim = !frame.labels.empty() && !rarity.empty() && random.uniform(0.0, 1.0) < options.rareClassAim;
    if (wantsAim && drawAim(frame.labels, rarity, random, centre)) {
        centre.x = clampCentre(centre.x + symmetric(random, 0.2 * view.width), frame.image.cols, view.width, 0.15);
        centre.y = clampCentre(centre.y + symmetric(random, 0.2 * view.height), frame.image.rows, view.height, 0.15);
    } else {
        centre.x = frame.image.cols / 2.0 + symmetric(random, std::abs(frame.image.cols - view.width) / 2);
        centre.y = frame.image.rows / 2.0 + symmetric(random, std::abs(frame.image.rows - view.height) / 2);
    }

    Quad quad;
    for (size_t i = 0; i < quad.size(); ++i) {
        const double x = view.width * ((i == 1 || i == 2 ? 0.5 : -0.5) + symmetric(random, jitter));
        const double y = view.height * ((i >= 2 ? 0.5 : -0.5) + symmetric(random, jitter));
        quad[i] = cv::Point2f(static_cast<float>(centre.x + x * std::cos(roll) - y * std::sin(roll)),
                              static_cast<float>(centre.y + x * std::sin(roll) + y * std::cos(roll)));
    }
    return quad;
}

double area(const Quad &quad)
{
    double twice = 0;
    for (size_t i = 0; i < quad.size(); ++i)
        twice += quad[i].cross(quad[(i + 1) % quad.size()]);
    return std::abs(twice) / 2;
}

bool inside(const Quad &quad, const cv::Size &size)
{
    return std::all_of(quad.begin(), quad.end(), [&](const cv::Point2f &corner) {
        return corner.x >= 0 && corner.y >= 0 && static_cast<double>(corner.x) <= size.width
               && static_cast<double>(corner.y) <= size.height;
    });
}

/// From pixel centres of the result to pixel centres of a source that is `scale` times the frame.
cv::Matx33d toSource(const Quad &quad, const cv::Size &size, const cv::Point2d &scale)
{
    const auto width = static_cast<float>(size.width);
    const auto height = static_cast<float>(size.height);
    const Quad corners{cv::Point2f(0, 0), cv::Point2f(width, 0), cv::Point2f(width, height), cv::Point2f(0, height)};
    const cv::Matx33d view = cv::getPerspectiveTransform(corners.data(), quad.data());
    const cv::Matx33d centred(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
    const cv::Matx33d scaled(scale.x, 0, -0.5, 0, scale.y, -0.5, 0, 0, 1);
    return scaled * view * centred;
}

/// Hue as a turn and saturation as a stretch of the colour plane (Y'IQ), in one matrix on RGB.
cv::Matx33f hueAndSaturation(double turn, double saturation)
{
    const cv::Matx33d toYiq(0.299, 0.587, 0.114, 0.595716, -0.274453, -0.321263, 0.211456, -0.522591, 0.311135);
    const double c = saturation * std::cos(turn);
    const double s = saturation * std::sin(turn);
    return cv::Matx33f(toYiq.inv() * cv::Matx33d(1, 0, 0, 0, c, -s, 0, s, c) * toYiq);
}

} // namespace

cv::Mat colourJittered(const cv::Mat &rgb, const AugmentOptions &options, cv::RNG &random)
{
    if (rgb.type() != CV_8UC3)
        throw std::invalid_argument("colourJittered: an RGB picture of 8 bits is expected");
    const double brightness = around1(random, options.colour);
    const double contrast = around1(random, options.colour);
    const double saturation = around1(random, options.colour);
    const double gamma = around1(random, options.colour);
    const double turn = symmetric(random, options.hue) * 2 * std::numbers::pi;
    const bool blurs = options.blur > 0 && random.uniform(0.0, 1.0) < options.blur;
    const double sigma = random.uniform(0.3, 1.0);

    cv::Mat result = rgb.clone();
    if (options.colour > 0) {
        const cv::Scalar mean = cv::mean(rgb);
        const double middle = std::pow((mean[0] + mean[1] + mean[2]) / 3 / 255, gamma);
        cv::Mat table(1, 256, CV_8UC1);
        for (int i = 0; i < 256; ++i) {
            const double value = ((std::pow(i / 255.0, gamma) - middle) * contrast + middle) * brightness;
            table.at<uint8_t>(i) = cv::saturate_cast<uint8_t>(value * 255);
        }
        cv::LUT(result, table, result);
    }
    if (options.colour > 0 || options.hue > 0)
        cv::transform(result, result, hueAndSaturation(turn, saturation));
    if (blurs)
        cv::GaussianBlur(result, result, cv::Size(), sigma);
    return result;
}

Frame augmented(const Frame &frame, cv::Size size, const AugmentOptions &options, int ignore,
                const std::vector<double> &rarity, cv::RNG &random)
{
    if (frame.image.type() != CV_8UC3 || size.width < 1 || size.height < 1
        || (!frame.labels.empty() && (frame.labels.type() != CV_8UC1 || frame.labels.size() != frame.image.size())))
        throw std::invalid_argument("augmented: an RGB frame of 8 bits with labels of its size is expected");

    const bool flips = options.flip && random.uniform(0, 2) == 1;
    if (options.virtualCamera <= 0 || random.uniform(0.0, 1.0) >= options.virtualCamera) {
        Frame result = resized(frame, size);
        if (flips) {
            cv::flip(result.image, result.image, 1);
            if (!result.labels.empty())
                cv::flip(result.labels, result.labels, 1);
        }
        result.image = colourJittered(result.image, options, random);
        return result;
    }

    Quad quad = drawView(frame, options, rarity, random);
    if (flips) {
        std::swap(quad[0], quad[1]);
        std::swap(quad[2], quad[3]);
    }
    cv::Mat source = frame.image;
    cv::Point2d scale(1, 1);
    // Linear interpolation looks at 2x2 pixels: where one pixel of the result stands for more, average beforehand.
    const double step = std::sqrt(area(quad) / size.area());
    if (const int factor = static_cast<int>(step); factor >= 2) {
        const cv::Size smaller(std::max(1, source.cols / factor), std::max(1, source.rows / factor));
        cv::resize(frame.image, source, smaller, 0, 0, cv::INTER_AREA);
        scale = {double(smaller.width) / frame.image.cols, double(smaller.height) / frame.image.rows};
    }

    Frame result;
    cv::warpPerspective(source, result.image, toSource(quad, size, scale), size,
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, meanGrey);
    result.image = colourJittered(result.image, options, random);
    const cv::Matx33d view = toSource(quad, size, {1, 1});
    if (!frame.labels.empty())
        cv::warpPerspective(frame.labels, result.labels, view, size, cv::INTER_NEAREST | cv::WARP_INVERSE_MAP,
                            cv::BORDER_CONSTANT, cv::Scalar(ignore));
    if (!inside(quad, frame.image.size())) { // colour and blur have moved the grey: set it again
        cv::Mat uncovered;
        cv::warpPerspective(cv::Mat(frame.image.size(), CV_8UC1, cv::Scalar(0)), uncovered, view, size,
                            cv::INTER_NEAREST | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, cv::Scalar(255));
        result.image.setTo(meanGrey, uncovered);
    }
    return result;
}

} // namespace vantage
