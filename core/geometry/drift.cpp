#include "core/geometry/drift.h"

#include "core/geometry/fixed_camera.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/calib3d.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace vantage {
namespace drifting { // what a DriftJudge keeps, so no anonymous namespace

/// Deviation of fine structure (an edge's width) and of coarse structure in a picture of grey levels.
struct Structure
{
    cv::Mat fine, coarse; // CV_32FC1

    explicit Structure(const cv::Mat &rgb)
    {
        cv::Mat grey, once, wide;
        cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
        grey.convertTo(grey, CV_32F);
        cv::Mat narrow, middle;
        cv::GaussianBlur(grey, narrow, {}, 1.2);
        cv::GaussianBlur(grey, middle, {}, 2.4);
        cv::GaussianBlur(grey, once, {}, 4);
        cv::GaussianBlur(grey, wide, {}, 12);
        fine = narrow - middle; // not the finest, which by night is noise
        coarse = once - wide;
    }
    static double deviation(const cv::Mat &part)
    {
        cv::Scalar mean, deviation;
        cv::meanStdDev(part, mean, deviation);
        return deviation[0];
    }
};

struct Features
{
    std::vector<cv::KeyPoint> points;
    cv::Mat descriptors;
};

} // namespace drifting

namespace {

constexpr std::array kindTexts{"none", "moved", "covered", "blurred", "dark", "changed"};

using drifting::Features;
using drifting::Structure;

// Set on the synthetic city by day and night (tests/bench/bench_drift.cpp): see docs/method.md.
constexpr double smallestMove = 0.005;  // of the width
constexpr int fewestFollowed = 25;
constexpr double leastLed = 0.3;   // of the corners, to take their word for it
constexpr int fewestMatches = 18;
constexpr double leastSharp = 0.65, leastBright = 0.4;
constexpr double mostHidden = 0.2, leastRecognised = 0.35;
constexpr double largestZoom = 4;
constexpr int driftColumns = 12, driftRows = 9;   // places of a picture
constexpr double leastStructure = 0.02; // of the brightness, the deviation in a place
constexpr int fewestPlaces = 8;
constexpr double likeness = 0.3;        // correlation of a place with what it was
constexpr int kinds = 3;
constexpr size_t fewestOfAKind = 8;

/// Grey whose every place has the same mean and contrast. CV_32FC1.
cv::Mat evened(const cv::Mat &rgb)
{
    cv::Mat grey, mean, squares, deviation;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, grey, {5, 5}, 0);
    cv::blur(grey, mean, {31, 31});
    cv::blur(grey.mul(grey), squares, {31, 31});
    cv::sqrt(cv::max(squares - mean.mul(mean), 0), deviation);
    return (grey - mean) / (deviation + 3.0);
}

cv::Mat asBytes(const cv::Mat &even)
{
    cv::Mat bytes;
    even.convertTo(bytes, CV_8U, 48, 128);
    return bytes;
}

template<class Value>
Value medianOf(std::vector<Value> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double brightnessOf(const cv::Mat &rgb)
{
    const cv::Scalar mean = cv::mean(rgb);
    return 0.299 * mean[0] + 0.587 * mean[1] + 0.114 * mean[2];
}

cv::Rect placeAt(cv::Size size, int column, int row)
{
    const cv::Point from(size.width * column / driftColumns, size.height * row / driftRows), to(size.width * (column + 1) / driftColumns, size.height * (row + 1) / driftRows);
    return {from, to};
}

double correlation(const cv::Mat &a, const cv::Mat &b)
{
    cv::Scalar meanA, meanB, deviationA, deviationB;
    cv::meanStdDev(a, meanA, deviationA);
    cv::meanStdDev(b, meanB, deviationB);
    const double product = (a - meanA).dot(b - meanB) / static_cast<double>(a.total());
    return product / std::max(deviationA[0] * deviationB[0], 1e-3);
}

Features featuresOf(const cv::Mat &even)
{
    Features found;
    cv::SIFT::create(1500, 3, 0.02)->detectAndCompute(asBytes(even), cv::noArray(), found.points, found.descriptors);
    return found;
}

/// Where the corners of a 5 x 5 grid go, the median of the distances.
double shiftOf(const cv::Matx33d &carries, cv::Size size)
{
    std::vector<double> distances;
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 5; ++x) {
            const cv::Vec3d from((x + 0.5) * size.width / 5, (y + 0.5) * size.height / 5, 1), to = carries * from;
            distances.push_back(std::abs(to[2]) < 1e-9 ? 1e9 : std::hypot(to[0] / to[2] - from[0], to[1] / to[2] - from[1]));
        }
    return medianOf(distances);
}

/// Of the picture's middle: turn in degrees, clockwise on the screen, and size.
std::pair<double, double> turnAndZoom(const cv::Matx33d &carries, cv::Size size)
{
    const auto carried = [&](double x, double y) {
        const cv::Vec3d to = carries * cv::Vec3d(x, y, 1);
        return cv::Point2d(to[0] / to[2], to[1] / to[2]);
    };
    const double x = size.width / 2.0, y = size.height / 2.0;
    const cv::Point2d right = (carried(x + 8, y) - carried(x - 8, y)) / 16, down = (carried(x, y + 8) - carried(x, y - 8)) / 16;
    const double zoom = std::sqrt(std::abs(right.cross(down)));
    return {std::atan2(right.y - down.x, right.x + down.y) * 180 / CV_PI, zoom};
}

bool isPlausible(const cv::Matx33d &carries, cv::Size size)
{
    const auto [degrees, zoom] = turnAndZoom(carries, size);
    return std::isfinite(zoom) && std::isfinite(degrees) && zoom > 1 / largestZoom && zoom < largestZoom;
}

} // namespace

const char *toText(DriftKind kind)
{
    return kindTexts[static_cast<size_t>(kind)];
}

std::optional<DriftKind> driftKindFromText(const std::string &text)
{
    const auto kind = std::find(kindTexts.begin(), kindTexts.end(), text);
    return kind == kindTexts.end() ? std::nullopt : std::optional(static_cast<DriftKind>(kind - kindTexts.begin()));
}

struct DriftJudge::Known
{
    cv::Mat background, even, bytes;
    std::vector<cv::Point2f> corners;
    drifting::Features features;
    drifting::Structure structure;
    double brightness;

    explicit Known(const cv::Mat &rgb)
        : background(rgb)
        , even(evened(rgb))
        , bytes(asBytes(even))
        , features(featuresOf(even))
        , structure(rgb)
        , brightness(brightnessOf(rgb))
    {
        cv::goodFeaturesToTrack(bytes, corners, 400, 0.01, std::max(4.0, 0.01 * rgb.cols));
    }

    /// Where the background's pixels lie in the picture. Nothing where that can't be told.
    std::optional<cv::Matx33d> placeIn(const cv::Mat &picture) const
    {
        const auto near = followed(asBytes(picture));
        if (near && shiftOf(*near, background.size()) < smallestMove * background.cols)
            return near; // by far the most
        if (const auto far = matched(picture))
            return far;
        return near;
    }

    std::optional<cv::Matx33d> followed(const cv::Mat &picture) const
    {
        if (static_cast<int>(corners.size()) < fewestFollowed)
            return std::nullopt;
        std::vector<cv::Point2f> there, back, from, to;
        std::vector<uchar> found, foundBack;
        cv::calcOpticalFlowPyrLK(bytes, picture, corners, there, found, cv::noArray());
        cv::calcOpticalFlowPyrLK(picture, bytes, there, back, foundBack, cv::noArray());
        for (size_t c = 0; c < corners.size(); ++c)
            if (found[c] && foundBack[c] && cv::norm(back[c] - corners[c]) < 0.5) {
                from.push_back(corners[c]);
                to.push_back(there[c]);
            }
        const auto needed = std::max<size_t>(fewestFollowed, static_cast<size_t>(leastLed * static_cast<double>(corners.size())));
        if (from.size() < needed)
            return std::nullopt;
        std::vector<double> lengths;
        for (size_t i = 0; i < from.size(); ++i)
            lengths.push_back(cv::norm(to[i] - from[i]));
        if (medianOf(std::move(lengths)) < smallestMove * background.cols)
            return cv::Matx33d::eye(); // a homography of points that hardly moved is mostly noise
        return homography(from, to, static_cast<int>(from.size() / 2));
    }

    std::optional<cv::Matx33d> matched(const cv::Mat &picture) const
    {
        const Features seen = featuresOf(picture);
        if (features.descriptors.rows < fewestMatches || seen.descriptors.rows < fewestMatches)
            return std::nullopt;
        std::vector<std::vector<cv::DMatch>> pairs;
        cv::BFMatcher(cv::NORM_L2).knnMatch(features.descriptors, seen.descriptors, pairs, 2);
        std::vector<cv::Point2f> from, to;
        for (const auto &pair : pairs)
            if (pair.size() == 2 && pair[0].distance < 0.8F * pair[1].distance) {
                from.push_back(features.points[static_cast<size_t>(pair[0].queryIdx)].pt);
                to.push_back(seen.points[static_cast<size_t>(pair[0].trainIdx)].pt);
            }
        return homography(from, to, std::max(fewestMatches, static_cast<int>(from.size() / 5)));
    }

    std::optional<cv::Matx33d> homography(const std::vector<cv::Point2f> &from, const std::vector<cv::Point2f> &to, int fewest) const
    {
        if (from.size() < 4)
            return std::nullopt;
        cv::Mat inliers;
        const cv::Mat found = cv::findHomography(from, to, cv::USAC_MAGSAC, 2.0, inliers, 5000, 0.999);
        if (found.empty() || cv::countNonZero(inliers) < fewest || !isPlausible(cv::Matx33d(found), background.size()))
            return std::nullopt;
        return cv::Matx33d(found);
    }
};

namespace {

/// What of the places with structure is there still.
struct Places
{
    double hidden = 0, recognised = 0, sharpness = 1;
    bool tell = false; ///< there are enough of them
};

template<class Known>
Places compared(const Known &known, const cv::Mat &picture, const cv::Mat &even)
{
    const Structure now(picture);
    int all = 0, alike = 0, flat = 0;
    std::vector<double> sharpness;
    for (int row = 0; row < driftRows; ++row)
        for (int column = 0; column < driftColumns; ++column) {
            const cv::Rect place = placeAt(picture.size(), column, row);
            const double coarseThen = Structure::deviation(known.structure.coarse(place));
            if (coarseThen < std::max(0.7, leastStructure * known.brightness))
                continue;
            ++all;
            const double coarseNow = Structure::deviation(now.coarse(place));
            const bool isAlike = correlation(known.even(place), even(place)) > likeness;
            alike += isAlike;
            flat += !isAlike && coarseNow * known.brightness < 0.35 * coarseThen * std::max(brightnessOf(picture), 1.0);
            const double fineThen = Structure::deviation(known.structure.fine(place)) / coarseThen;
            const double fineNow = Structure::deviation(now.fine(place)) / std::max(coarseNow, 1.0);
            sharpness.push_back(fineNow / std::max(fineThen, 1e-3));
        }
    if (all < fewestPlaces)
        return {0, 1, 1, false};
    return {static_cast<double>(flat) / all, static_cast<double>(alike) / all, medianOf(sharpness), true};
}

} // namespace

cv::Mat driftPicture(const cv::Mat &rgb)
{
    if (rgb.cols <= driftWidth)
        return rgb;
    cv::Mat small;
    cv::resize(rgb, small, {driftWidth, std::max(1, rgb.rows * driftWidth / rgb.cols)}, 0, 0, cv::INTER_AREA);
    return small;
}

DriftReference driftReference(const std::vector<cv::Mat> &frames, cv::Size size)
{
    std::vector<std::pair<double, size_t>> order;
    for (size_t i = 0; i < frames.size(); ++i)
        order.emplace_back(brightnessOf(frames[i]), i);
    std::sort(order.begin(), order.end());
    const size_t parts = std::clamp<size_t>(frames.size() / fewestOfAKind, 1, kinds);
    DriftReference reference{size, {}};
    for (size_t part = 0; part < parts; ++part) {
        std::vector<cv::Mat> some;
        for (size_t i = frames.size() * part / parts; i < frames.size() * (part + 1) / parts; ++i)
            some.push_back(frames[order[i].second]);
        reference.backgrounds.push_back(medianFrame(some));
    }
    return reference;
}

DriftJudge::DriftJudge(DriftReference reference)
    : m_reference(std::move(reference))
{
    for (const cv::Mat &background : m_reference.backgrounds)
        m_known.emplace_back(background);
}

DriftJudge::~DriftJudge() = default;
DriftJudge::DriftJudge(DriftJudge &&) noexcept = default;

Drift DriftJudge::judge(const std::vector<cv::Mat> &window) const
{
    Drift best;
    best.now = medianFrame(window);
    best.brightness = brightnessOf(best.now);
    best.before = m_known.front().background;
    if (best.now.size() != best.before.size()) {
        best.kind = DriftKind::Changed;
        return best;
    }
    const cv::Mat even = evened(best.now);
    const double scale = static_cast<double>(m_reference.frames.width) / best.now.cols;
    double rank = -10, darkest = 255;
    for (const Known &known : m_known) {
        darkest = std::min(darkest, known.brightness);
        Drift drift = best;
        drift.before = known.background;
        const auto place = known.placeIn(even);
        const bool isThere = place && shiftOf(*place, even.size()) < smallestMove * even.cols;
        const Places places = compared(known, best.now, even);
        drift.hidden = places.hidden;
        drift.recognised = places.recognised;
        drift.sharpness = places.sharpness;
        const bool blurred = places.sharpness < leastSharp;
        if (place && !isThere && !(blurred && places.recognised > 0.5)) { // what has gone soft is found a little off
            drift.kind = DriftKind::Moved;
            drift.pixels = scale * shiftOf(*place, even.size());
            std::tie(drift.degrees, drift.zoom) = turnAndZoom(*place, even.size());
            const cv::Matx33d larger = cv::Matx33d::diag({scale, scale, 1}), smaller = cv::Matx33d::diag({1 / scale, 1 / scale, 1});
            drift.carries = larger * *place * smaller;
        } else if (places.hidden > mostHidden) {
            drift.kind = DriftKind::Covered;
        } else if (blurred) {
            drift.kind = DriftKind::Blurred;
        } else if (!isThere && places.recognised < leastRecognised) {
            drift.kind = DriftKind::Changed;
        } else {
            drift.kind = DriftKind::None;
        }
        // The light of training that is the most like today's has the say.
        const double says = (isThere ? 2 : place ? 1 : 0) + (places.tell ? places.recognised - places.hidden : 0);
        if (says > rank) {
            rank = says;
            best = drift;
        }
    }
    if (best.brightness < leastBright * darkest && best.kind != DriftKind::Moved)
        best.kind = DriftKind::Dark;
    return best;
}

Message describe(const Drift &drift)
{
    switch (drift.kind) {
    case DriftKind::None:
        break;
    case DriftKind::Moved: {
        std::vector<Message> moved = {say("moved by %1 pixels", figure(std::max(1.0, drift.pixels), 0))};
        if (std::abs(drift.degrees) >= 0.3)
            moved.push_back(say("turned by %1 degrees", figure(drift.degrees, 1)));
        if (std::abs(drift.zoom - 1) >= 0.02)
            moved.push_back(say("zoomed by %1", figure(drift.zoom, 2)));
        return joined(std::move(moved));
    }
    case DriftKind::Covered:
        return say("covered or dirty: %1 % of what it saw is hidden", figure(100 * drift.hidden, 0));
    case DriftKind::Blurred:
        return say("out of focus or dirty: %1 % of its sharpness is left", figure(100 * drift.sharpness, 0));
    case DriftKind::Dark:
        return say("darker than it ever was: brightness %1 of 255", figure(drift.brightness, 0));
    case DriftKind::Changed:
        return say("shows another scene, or was turned away: %1 % of what it saw is recognised", figure(100 * drift.recognised, 0));
    }
    return {};
}

} // namespace vantage
