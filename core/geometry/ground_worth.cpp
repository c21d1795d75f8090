#include "core/geometry/ground_worth.h"

#include "core/geometry/lightness.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr double sourceHeight = 6;
constexpr double leastFall =
    0.02; // of a ray, in units of its forward part: what lies flatter is as good as the horizon
constexpr double leastDepth = 0.5;                   // before the source
constexpr double coarseLight = 0.6, fineLight = 0.5; // weights of the correlations
constexpr double flat = 0.25;                        // variance of lightness under which there is nothing to correlate
constexpr size_t block = 128;                        // cells at once

struct Band
{
    double narrow, wide; // standard deviations of the blurs, pixels
};
constexpr std::array<Band, 2> bands = {{{2, 8}, {4, 16}}};

cv::Size workingSize(cv::Size size)
{
    return {GroundWorth::width, std::max(2, GroundWorth::width * size.height / size.width)};
}

cv::Mat resizedTo(const cv::Mat &image, cv::Size size, int interpolation)
{
    cv::Mat result;
    cv::resize(image, result, size, 0, 0, interpolation);
    return result;
}

/// What the lightness of the masked part (CV_32F, 0 or 1) does between two blurs that see nothing outside it, outliers
/// bounded.
cv::Mat bandOf(const cv::Mat &light, const cv::Mat &mask, const Band &band)
{
    cv::Mat inner;
    cv::erode(mask, inner, cv::Mat::ones(3, 3, CV_8U));
    const auto mean = [&](double deviation) -> cv::Mat {
        const cv::Mat weight = blurred(inner, deviation) + 1e-3;
        return blurred(light.mul(inner), deviation) / weight;
    };
    cv::Mat result = (mean(band.narrow) - mean(band.wide)).mul(inner);
    cv::Scalar average, deviation;
    cv::meanStdDev(result, average, deviation, inner > 0);
    result = cv::min(cv::max(result, -3 * deviation[0]), 3 * deviation[0]);
    return result;
}

std::array<cv::Mat, 3> lightsOf(const cv::Mat &rgb, const cv::Mat &mask)
{
    const cv::Mat light = lightness(rgb);
    const cv::Mat coarse = blurred(light, 1.5);
    return {coarse - cv::mean(coarse, mask > 0)[0], bandOf(light, mask, bands[0]), bandOf(light, mask, bands[1])};
}

/// The row above which only a share of the set pixels lies; the height where nothing is set.
double topOf(const cv::Mat &mask, double share)
{
    const int all = cv::countNonZero(mask);
    int above = 0;
    for (int y = 0; y < mask.rows; ++y) {
        above += cv::countNonZero(mask.row(y));
        if (all > 0 && above > share * all)
            return y;
    }
    return mask.rows;
}

} // namespace

GroundCameras GroundCameras::from(const Unknowns &u)
{
    return {u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7]};
}

Unknowns GroundCameras::unknowns() const
{
    return {sourceFocal, sourcePitch, targetFocal, targetPitch, targetHeight, yaw, x, y};
}

double GroundCameras::horizon(double focal, double pitch, cv::Size size)
{
    return 0.5 * (size.height - 1) - focal * size.width / GroundWorth::width * std::tan(pitch);
}

cv::Matx33d GroundCameras::targetToSource(cv::Size source, cv::Size target) const
{
    const double ft = targetFocal * target.width / GroundWorth::width,
                 fs = sourceFocal * source.width / GroundWorth::width;
    const double cosT = std::cos(targetPitch), sinT = std::sin(targetPitch), cosS = std::cos(sourcePitch),
                 sinS = std::sin(sourcePitch);
    const cv::Matx33d pixelToRay(1 / ft, 0, -0.5 * (target.width - 1) / ft, 0, 1 / ft, -0.5 * (target.height - 1) / ft,
                                 0, 0, 1);
    // Ray (u, v, 1) to the ground point (right, ahead, 1) times its fall: how far it sinks for each unit ahead.
    const cv::Matx33d rayToGround(targetHeight, 0, 0, 0, -targetHeight * sinT, targetHeight * cosT, 0, cosT, sinT);
    const cv::Matx33d move(std::cos(yaw), -std::sin(yaw), x, std::sin(yaw), std::cos(yaw), y, 0, 0, 1);
    const cv::Matx33d groundToRay(1, 0, 0, 0, -sinS, sourceHeight * cosS, 0, cosS, sourceHeight * sinS);
    const cv::Matx33d rayToPixel(fs, 0, 0.5 * (source.width - 1), 0, fs, 0.5 * (source.height - 1), 0, 0, 1);
    return rayToPixel * groundToRay * move * rayToGround * pixelToRay;
}

GroundWorth::GroundWorth(const cv::Mat &sourceBackground, const cv::Mat &sourceLabels, const cv::Mat &targetBackground,
                         const std::vector<cv::Mat> &probabilities, const std::vector<bool> &ground)
    : m_source(workingSize(sourceBackground.size()))
    , m_target(workingSize(targetBackground.size()))
{
    // The source: its labels among the ground classes.
    std::vector<int> number(256, -1);
    for (size_t c = 0; c < ground.size() && c < number.size(); ++c)
        if (ground[c])
            number[c] = static_cast<int>(m_labels++);
    const cv::Mat labels = resizedTo(sourceLabels, m_source, cv::INTER_NEAREST);
    cv::Mat mask(m_source, CV_32F);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask.at<float>(y, x) = number[labels.at<uchar>(y, x)] >= 0 ? 1 : 0;
    m_sourceNumbers = cv::Mat(m_source, CV_8UC1);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            m_sourceNumbers.at<uchar>(y, x) = static_cast<uchar>(number[labels.at<uchar>(y, x)]); // -1 becomes 255
    m_sourceLight = lightness(resizedTo(sourceBackground, m_source, cv::INTER_AREA));
    m_targetLight = lightness(resizedTo(targetBackground, m_target, cv::INTER_AREA));
    const std::array<cv::Mat, 3> light = lightsOf(resizedTo(sourceBackground, m_source, cv::INTER_AREA), mask);
    m_pixels.resize(static_cast<size_t>(m_source.area()));
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            const int label = number[labels.at<uchar>(y, x)];
            m_pixels[static_cast<size_t>(y * mask.cols + x)] = {
                {light[0].at<float>(y, x), light[1].at<float>(y, x), light[2].at<float>(y, x)},
                label >= 0 ? label : static_cast<int>(m_labels)};
        }
    m_sourceGround = cv::mean(mask)[0];
    m_sourceTop = topOf(mask > 0, 0.005);

    // The target: what its probabilities say of each ground class against its mean, at half the size.
    const cv::Size half(m_target.width / 2, m_target.height / 2);
    std::vector<cv::Mat> votes;
    cv::Mat sum = cv::Mat::zeros(half, CV_32F);
    for (size_t c = 0; c < ground.size(); ++c)
        if (ground[c]) {
            votes.push_back(resizedTo(probabilities[c], half, cv::INTER_AREA));
            sum += votes.back();
        }
    const cv::Mat isGround = sum > 0.5;
    std::vector<cv::Mat> gain;
    for (const cv::Mat &vote : votes) {
        const double mean = cv::mean(vote, isGround)[0] + 0.02;
        cv::Mat g = (vote + 0.03) / (mean + 0.03);
        cv::log(g, g);
        gain.push_back(cv::min(cv::max(g, -2.5), 2.5));
    }
    cv::Mat targetMask;
    cv::threshold(resizedTo(sum, m_target, cv::INTER_LINEAR), targetMask, 0.5, 1, cv::THRESH_BINARY);
    const std::array<cv::Mat, 3> targetLight =
        lightsOf(resizedTo(targetBackground, m_target, cv::INTER_AREA), targetMask);
    m_targetGround = cv::mean(targetMask)[0];
    m_targetMask = targetMask;
    m_targetTop = 2 * topOf(sum > 0.7, 0.02);
    for (int grid = 0; grid < 3; ++grid)
        m_cells[static_cast<size_t>(grid)] = cellsEvery(2 << grid, gain, isGround, targetLight);
}

GroundWorth::Cells GroundWorth::cellsEvery(int step, const std::vector<cv::Mat> &gain, const cv::Mat &ground,
                                           const std::array<cv::Mat, 3> &light) const
{
    Cells cells;
    for (int y = step / 2; y < ground.rows; y += step)
        for (int x = step / 2; x < ground.cols; x += step) {
            if (!ground.at<uchar>(y, x))
                continue;
            cells.x.push_back(static_cast<float>(2 * x) + 0.5F); // the middle of the half-size pixel
            cells.y.push_back(static_cast<float>(2 * y) + 0.5F);
            for (const cv::Mat &g : gain)
                cells.gain.push_back(g.at<float>(y, x));
            cells.gain.push_back(0); // of "nothing"
            for (size_t k = 0; k < light.size(); ++k)
                cells.light[k].push_back(light[k].at<float>(2 * y, 2 * x));
        }
    return cells;
}

void GroundWorth::places(const Unknowns &guess, const Cells &cells, size_t first, size_t count, float *px,
                         float *py) const
{
    const GroundCameras cameras = GroundCameras::from(guess);
    const cv::Matx33f h = cameras.targetToSource(m_source, m_target);
    const double ft = cameras.targetFocal, cosT = std::cos(cameras.targetPitch), sinT = std::sin(cameras.targetPitch);
    const auto fallPerRow = static_cast<float>(cosT / ft),
               fallAtTop = static_cast<float>(sinT - 0.5 * (m_target.height - 1) * cosT / ft);
    const float h0 = h(0, 0), h1 = h(0, 1), h2 = h(0, 2), h3 = h(1, 0), h4 = h(1, 1), h5 = h(1, 2), h6 = h(2, 0),
                h7 = h(2, 1), h8 = h(2, 2);
    const float *cx = cells.x.data() + first, *cy = cells.y.data() + first;
    for (size_t i = 0; i < count; ++i) {
        const float x = cx[i], y = cy[i], fall = fallAtTop + fallPerRow * y, depth = h6 * x + h7 * y + h8;
        const bool before = (fall > float(leastFall)) & (depth > float(leastDepth) * fall);
        const float scale = 1 / (before ? depth : 1.0F);
        px[i] = before ? (h0 * x + h1 * y + h2) * scale : -1e6F;
        py[i] = before ? (h3 * x + h4 * y + h5) * scale : -1e6F;
    }
}

double GroundWorth::worth(const Unknowns &guess, Grid grid, Light light) const
{
    const Cells &cells = m_cells[grid];
    const size_t all = cells.x.size(), stride = m_labels + 1;
    const int lights = light == Light::All ? 3 : 1;
    float gain = 0, shared = 0;
    float s[3] = {}, t[3] = {}, ss[3] = {}, tt[3] = {}, st[3] = {};
    float px[block], py[block];
    int index[block];
    const auto right = static_cast<float>(m_source.width), bottom = static_cast<float>(m_source.height);
    for (size_t first = 0; first < all; first += block) {
        const size_t count = std::min(block, all - first);
        places(guess, cells, first, count, px, py);
        for (size_t i = 0; i < count; ++i) {
            const float x = px[i] + 0.5F, y = py[i] + 0.5F;
            const bool inside = (x >= 0) & (y >= 0) & (x < right) & (y < bottom);
            const float column = inside ? x : 0.0F, row = inside ? y : 0.0F;
            index[i] = inside ? static_cast<int>(row) * m_source.width + static_cast<int>(column) : -1;
        }
        for (size_t i = 0; i < count; ++i) {
            if (index[i] < 0)
                continue;
            const SourcePixel &pixel = m_pixels[static_cast<size_t>(index[i])];
            if (pixel.label == static_cast<int>(m_labels))
                continue;
            const size_t cell = first + i;
            gain += cells.gain[cell * stride + static_cast<size_t>(pixel.label)];
            shared += 1;
            for (int k = 0; k < lights; ++k) {
                const float u = pixel.light[k], v = cells.light[k][cell];
                s[k] += u;
                t[k] += v;
                ss[k] += u * u;
                tt[k] += v * v;
                st[k] += u * v;
            }
        }
    }
    if (all == 0)
        return -1e9;
    const double n = shared + 1e-6;
    double total = gain;
    for (int k = 0; k < lights; ++k) {
        double product = st[k], first = ss[k], second = tt[k];
        if (k == 0) { // coarse: about the means of what is shared
            product -= double(s[k]) * t[k] / n;
            first -= double(s[k]) * s[k] / n;
            second -= double(t[k]) * t[k] / n;
        }
        const double correlation = product / std::sqrt(std::max(flat * n, first) * std::max(flat * n, second));
        total += (k == 0 ? coarseLight : fineLight) * std::clamp(correlation, 0.0, 1.0) * n;
    }
    total /= static_cast<double>(all);

    const GroundCameras c = GroundCameras::from(guess);
    const auto over = [](double value, double limit) { return std::max(0.0, value - limit); };
    const double above = over(GroundCameras::horizon(c.sourceFocal, c.sourcePitch, m_source) + 4, m_sourceTop)
                         + over(GroundCameras::horizon(c.targetFocal, c.targetPitch, m_target) + 4, m_targetTop);
    double wild = over(std::abs(c.targetHeight - sourceHeight), 4);
    for (double focal : {c.sourceFocal, c.targetFocal}) // fields of view from 44 to 90 degrees
        wild += over(160, focal) / 20 + over(focal, 400) / 20;
    return total - 0.015 * above - 0.02 * wild;
}

bool GroundWorth::samePlace(const Unknowns &a, const Unknowns &b, double tolerance) const
{
    const Cells &cells = m_cells[Middle];
    const size_t all = cells.x.size();
    std::vector<float> ax(all), ay(all), bx(all), by(all), apart;
    places(a, cells, 0, all, ax.data(), ay.data());
    places(b, cells, 0, all, bx.data(), by.data());
    const auto onGround = [&](float x, float y) {
        const int column = cvFloor(x + 0.5F), row = cvFloor(y + 0.5F);
        return column >= 0 && row >= 0 && column < m_source.width && row < m_source.height
               && m_pixels[static_cast<size_t>(row * m_source.width + column)].label < static_cast<int>(m_labels);
    };
    size_t either = 0;
    for (size_t i = 0; i < all; ++i) {
        const bool inA = onGround(ax[i], ay[i]), inB = onGround(bx[i], by[i]);
        either += inA || inB;
        if (inA && inB)
            apart.push_back(std::hypot(ax[i] - bx[i], ay[i] - by[i]));
    }
    if (apart.empty() || 2 * apart.size() < either)
        return false;
    const auto middle = apart.begin() + static_cast<std::ptrdiff_t>(apart.size() / 2);
    std::nth_element(apart.begin(), middle, apart.end());
    return *middle < tolerance;
}

double GroundWorth::texture(const Unknowns &guess) const
{
    const cv::Matx33d toSource = GroundCameras::from(guess).targetToSource(m_source, m_target);
    cv::Mat light, numbers, highest, lowest;
    const int inverse = cv::WARP_INVERSE_MAP;
    cv::warpPerspective(m_sourceLight, light, toSource, m_target, cv::INTER_LINEAR | inverse, cv::BORDER_REPLICATE);
    cv::warpPerspective(m_sourceNumbers, numbers, toSource, m_target, cv::INTER_NEAREST | inverse, cv::BORDER_CONSTANT,
                        cv::Scalar(255));
    for (int y = 0; y < m_target.height; ++y)
        for (int x = 0; x < m_target.width; ++x)
            if ((toSource * cv::Vec3d(x, y, 1))[2] <= 0 || m_targetMask.at<float>(y, x) == 0)
                numbers.at<uchar>(y, x) = 255;
    const cv::Mat around = cv::Mat::ones(5, 5, CV_8U);
    cv::dilate(numbers, highest, around);
    cv::erode(numbers, lowest, around);
    cv::Mat mask;
    cv::Mat((highest == lowest) & (numbers < 255)).convertTo(mask, CV_32F, 1.0 / 255);
    cv::Mat ours = light.clone(), theirs = m_targetLight.clone();
    for (size_t c = 0; c < m_labels; ++c) {
        const cv::Mat here = (numbers == static_cast<double>(c)) & (mask > 0);
        if (cv::countNonZero(here) == 0)
            continue;
        cv::subtract(ours, cv::mean(ours, here), ours, here);
        cv::subtract(theirs, cv::mean(theirs, here), theirs, here);
    }
    const double n = cv::sum(mask)[0];
    if (n < 100)
        return 0;
    double sum = 0;
    for (const Band &band : bands) {
        const cv::Mat a = bandOf(ours, mask, band), b = bandOf(theirs, mask, band);
        const double correlation = a.dot(b) / std::sqrt(std::max(a.dot(a), 0.01 * n) * std::max(b.dot(b), 0.01 * n));
        sum += correlation / static_cast<double>(bands.size());
    }
    return sum;
}

} // namespace vantage
