#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/demo/city.h"
#include "core/geometry/drift.h"

#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <opencv2/imgproc.hpp>

// Drift of a fixed camera: how many windows of untouched frames raise an alarm, by day and by night, over other times of day, weathers and
// traffic than the training frames show; and how many windows of each kind of damage are told. Prints, never asserts.

using namespace vantage;

namespace {

constexpr int framesOfWindow = 7;

cv::Mat atNight(const cv::Mat &rgb, int seed)
{
    cv::Mat linear, noise(rgb.size(), CV_32FC3), result;
    rgb.convertTo(linear, CV_32FC3, 1 / 255.0);
    cv::pow(linear, 1.4, linear);
    cv::multiply(linear, cv::Scalar(0.30, 0.27, 0.22), linear);
    cv::RNG(static_cast<uint64_t>(seed) + 1).fill(noise, cv::RNG::NORMAL, 0, 0.03);
    linear += noise;
    linear.convertTo(result, CV_8UC3, 255);
    return result;
}

cv::Mat warped(const cv::Mat &rgb, double dx, double dy, double degrees, double zoom)
{
    cv::Mat turn = cv::getRotationMatrix2D({rgb.cols / 2.0F, rgb.rows / 2.0F}, -degrees, zoom), result;
    turn.at<double>(0, 2) += dx;
    turn.at<double>(1, 2) += dy;
    cv::warpAffine(rgb, result, turn, rgb.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return result;
}

/// Frames of an episode, rendered once: they are kept in a folder from call to call.
class Episode
{
public:
    Episode(int scene, char view, uint64_t seed, std::filesystem::path kept)
        : m_options{scene, view, {480, 360}, seed}
        , m_kept(std::move(kept))
    { }
    cv::Mat frame(int index)
    {
        const auto file = m_kept / (std::to_string(m_options.scene) + m_options.view + "-" + std::to_string(m_options.seed) + "-" + std::to_string(index) + ".png");
        if (std::filesystem::exists(file))
            return readImage(file);
        if (!m_city)
            m_city = std::make_unique<City>(m_options);
        const cv::Mat image = m_city->render(index).image;
        writeImage(file, image);
        return image;
    }
    std::vector<cv::Mat> window(int from)
    {
        std::vector<cv::Mat> frames;
        for (int i = 0; i < framesOfWindow; ++i)
            frames.push_back(frame(from + 5 * i));
        return frames;
    }

private:
    CityOptions m_options;
    std::filesystem::path m_kept;
    std::unique_ptr<City> m_city;
};

std::vector<cv::Mat> changed(const std::vector<cv::Mat> &window, bool night, const std::function<cv::Mat(const cv::Mat &)> &damage)
{
    std::vector<cv::Mat> frames;
    for (size_t i = 0; i < window.size(); ++i) {
        const cv::Mat frame = damage ? damage(window[i]) : window[i];
        frames.push_back(driftPicture(night ? atNight(frame, static_cast<int>(i)) : frame));
    }
    return frames;
}

} // namespace

int main(int argc, char **argv)
{
    const int seeds = argc > 1 ? std::atoi(argv[1]) : 4;
    const std::filesystem::path kept = argc > 2 ? argv[2] : std::filesystem::temp_directory_path() / "vantage-bench-drift";
    createFolder(kept);
    struct Damage
    {
        const char *name;
        std::function<cv::Mat(const cv::Mat &)> apply;
    };
    const std::vector<Damage> damages{
        {"untouched", {}},
        {"shift 4 px", [](const cv::Mat &m) { return warped(m, 4, 0, 0, 1); }},
        {"shift 25 px", [](const cv::Mat &m) { return warped(m, -20, 15, 0, 1); }},
        {"shift 120 px", [](const cv::Mat &m) { return warped(m, 120, 10, 0, 1); }},
        {"turn 3 degrees", [](const cv::Mat &m) { return warped(m, 0, 0, 3, 1); }},
        {"zoom 1.2", [](const cv::Mat &m) { return warped(m, 0, 0, 0, 1.2); }},
        {"gain 0.2", [](const cv::Mat &m) { cv::Mat r; m.convertTo(r, -1, 0.2); return r; }},
        {"defocus 4 px", [](const cv::Mat &m) { cv::Mat r; cv::GaussianBlur(m, r, {}, 4); return r; }},
        {"covered half", [](const cv::Mat &m) { cv::Mat r = m.clone(); r.colRange(0, m.cols / 2).setTo(cv::Scalar(70, 66, 60)); return r; }},
        {"covered all", [](const cv::Mat &m) { return cv::Mat(m.size(), m.type(), cv::Scalar(70, 66, 60)); }},
    };
    std::map<std::string, std::map<std::string, int>> told;
    std::map<std::string, double> pixels;
    double seconds = 0;
    int judged = 0;
    for (const int scene : {1, 2, 3})
        for (const char view : {'A', 'C'}) {
            std::vector<cv::Mat> training;
            for (uint64_t seed : {101, 102}) {
                Episode episode(scene, view, seed, kept);
                for (int i = 0; i < 12; ++i) {
                    const cv::Mat frame = episode.frame(6 * i);
                    training.push_back(driftPicture(i % 2 ? atNight(frame, i) : frame));
                }
            }
            const DriftJudge judge(driftReference(training, {480, 360}));
            for (int seed = 1; seed <= seeds; ++seed) {
                const std::vector<cv::Mat> untouched = Episode(scene, view, static_cast<uint64_t>(seed), kept).window(50 * (seed % 5));
                for (const bool night : {false, true})
                    for (const Damage &damage : damages) {
                        const auto frames = changed(untouched, night, damage.apply);
                        const int64 start = cv::getTickCount();
                        const Drift drift = judge.judge(frames);
                        seconds += static_cast<double>(cv::getTickCount() - start) / cv::getTickFrequency();
                        ++judged;
                        const std::string key = std::string(damage.name) + (night ? ", night" : ", day");
                        ++told[key][toText(drift.kind)];
                        if (damage.apply == nullptr && drift.kind != DriftKind::None)
                            std::printf("  false alarm: scene %d view %c seed %d %s: %s (hidden %.2f sharp %.2f recognised %.2f bright %.0f)\n", scene, view, seed, night ? "night" : "day",
                                        english(describe(drift)).c_str(), drift.hidden, drift.sharpness, drift.recognised, drift.brightness);
                        else if (argc > 3)
                            std::printf("  %s: scene %d view %c seed %d: %s (hidden %.2f sharp %.2f recognised %.2f bright %.0f)\n", key.c_str(), scene, view, seed, toText(drift.kind), drift.hidden,
                                        drift.sharpness, drift.recognised, drift.brightness);
                        pixels[key] += drift.pixels;
                    }
            }
        }
    for (const auto &[key, kinds] : told) {
        int all = 0;
        std::printf("%-24s", key.c_str());
        for (const auto &[kind, count] : kinds) {
            std::printf(" %s %d", kind.c_str(), count);
            all += count;
        }
        std::printf("   %.1f pixels\n", pixels[key] / all);
    }
    std::printf("%.0f ms a window of %d frames\n", 1000 * seconds / judged, framesOfWindow);
    return 0;
}
