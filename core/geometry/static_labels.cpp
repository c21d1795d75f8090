#include "core/geometry/static_labels.h"

#include "core/geometry/sight.h"

#include <algorithm>
#include <cstdint>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr size_t framesLookedAt = 60;
constexpr double movingShare = 0.5; // of the share over all classes

std::optional<std::vector<double>> sharesOf(const std::vector<StaticScene> &scenes, BackgroundCount StaticScene::*count)
{
    std::optional<BackgroundCount> all;
    for (const StaticScene &scene : scenes) {
        if (!scene.stillness.still)
            continue;
        if (all)
            all->add(scene.*count);
        else
            all = scene.*count;
    }
    return all ? std::optional(all->shares()) : std::nullopt;
}

} // namespace

std::vector<bool> movingClasses(const std::vector<double> &backgroundShares, double overall)
{
    std::vector<bool> moves;
    for (double share : backgroundShares)
        moves.push_back(share < movingShare * overall);
    return moves;
}

cv::Mat staticLabels(const std::vector<cv::Mat> &labels, const std::vector<bool> &moves, int ignore)
{
    cv::Mat result(labels.front().size(), CV_8UC1);
    const size_t classes = moves.size(), width = static_cast<size_t>(result.cols);
    cv::parallel_for_({0, result.rows}, [&](const cv::Range &rows) {
        std::vector<uint32_t> count;
        for (int y = rows.start; y < rows.end; ++y) {
            count.assign(classes * width, 0);
            for (const cv::Mat &frame : labels)
                for (size_t x = 0; x < width; ++x)
                    if (const size_t label = frame.ptr<uint8_t>(y)[x]; label < classes && !moves[label])
                        ++count[x * classes + label];
            for (size_t x = 0; x < width; ++x) {
                const auto first = count.begin() + static_cast<std::ptrdiff_t>(x * classes);
                const auto best = std::max_element(first, first + static_cast<std::ptrdiff_t>(classes));
                result.ptr<uint8_t>(y)[x] = static_cast<uint8_t>(*best > 0 ? best - first : ignore);
            }
        }
    });
    return result;
}

StaticScene staticScene(const Dataset &labelled, cv::Size size, int tolerance)
{
    StaticScene scene;
    const Dataset some = thinned(labelled, framesLookedAt);
    std::vector<cv::Mat> images, labels;
    for (size_t i = 0; i < some.frames.size(); ++i) {
        const Frame whole = readFrame(some, i), frame = resized(whole, size);
        if (i == 0)
            scene.frameSize = whole.image.size();
        images.push_back(frame.image);
        labels.push_back(frame.labels);
    }
    scene.background = medianFrame(images);
    scene.stillness = stillness(images, scene.background);
    scene.count = scene.inSight = BackgroundCount(labelled.classes.size());
    std::vector<cv::Mat> shown;
    for (size_t i = 0; i < images.size(); ++i) {
        shown.push_back(sight(images[i], scene.background, tolerance));
        scene.count.add(labels[i], backgroundMask(images[i], scene.background, tolerance));
        cv::Mat sure = labels[i].clone();
        sure.setTo(labelled.classes.ignore, shown.back() == static_cast<int>(Sight::Doubtful));
        scene.inSight.add(sure, shown.back());
    }
    scene.moves = movingClasses(scene.count.shares(), scene.count.overall());
    const cv::Size half = size / 2;
    const auto halved = [half](const cv::Mat &picture) {
        cv::Mat result;
        cv::resize(picture, result, half, 0, 0, cv::INTER_NEAREST);
        return result;
    };
    scene.passed = PassageCount(scene.moves, half);
    for (size_t i = 0; i < images.size(); ++i)
        scene.passed.add(halved(labels[i]), halved(shown[i]));
    scene.labels = staticLabels(labels, scene.moves, labelled.classes.ignore);
    scene.name = labelled.folder.filename().string();
    return scene;
}

std::vector<StaticScene> staticScenes(const Dataset &labelled, cv::Size size, int tolerance)
{
    std::vector<StaticScene> scenes;
    for (const Dataset &camera : byCamera(labelled))
        scenes.push_back(staticScene(camera, size, tolerance));
    return scenes;
}

std::optional<std::vector<double>> sharesOfStill(const std::vector<StaticScene> &scenes)
{
    return sharesOf(scenes, &StaticScene::count);
}

std::optional<std::vector<double>> sharesInSight(const std::vector<StaticScene> &scenes)
{
    return sharesOf(scenes, &StaticScene::inSight);
}

} // namespace vantage
