#include "core/geometry/ground_points.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/calib3d.hpp>

namespace vantage {
namespace {

const Message howToWrite = say("Write {\"source\": [[x, y], ...], \"target\": [[x, y], ...]} with the same four places or more in both");

std::vector<cv::Point2d> pointsOf(const nlohmann::json &json, const char *camera, const std::filesystem::path &file)
{
    const auto list = json.find(camera);
    if (list == json.end() || !list->is_array())
        throw InputError(file, say("has no list \"%1\"", std::string(camera)), howToWrite);
    std::vector<cv::Point2d> points;
    for (const auto &entry : *list) {
        const bool pair = entry.is_array() && entry.size() == 2 && entry[0].is_number() && entry[1].is_number();
        if (!pair)
            throw InputError(file, say("point %1 of \"%2\" is no pair of numbers", points.size() + 1, std::string(camera)), howToWrite);
        points.emplace_back(entry[0].get<double>(), entry[1].get<double>());
    }
    return points;
}

void checkInside(const std::vector<cv::Point2d> &points, cv::Size size, bool isSource, const std::filesystem::path &origin)
{
    for (size_t i = 0; i < points.size(); ++i)
        if (!(points[i].x >= 0 && points[i].y >= 0 && points[i].x < size.width && points[i].y < size.height))
            throw InputError(origin, isSource ? say("point %1 of the source lies outside its picture of %2x%3 pixels", i + 1, size.width, size.height)
                                              : say("point %1 of the target lies outside its picture of %2x%3 pixels", i + 1, size.width, size.height));
}

/// How far four points are from having three on a line, pixels: the least height of their four triangles; of more
/// points the best four.
double leastHeight(const std::vector<cv::Point2d> &points)
{
    const size_t n = points.size();
    const auto height = [&](size_t a, size_t b, size_t c) {
        const double area = std::abs((points[b] - points[a]).cross(points[c] - points[a]));
        const double longest = std::max(
            {cv::norm(points[b] - points[a]), cv::norm(points[c] - points[a]), cv::norm(points[c] - points[b])});
        return longest > 0 ? area / longest : 0.0;
    };
    double best = 0;
    for (size_t a = 0; a < n; ++a)
        for (size_t b = a + 1; b < n; ++b)
            for (size_t c = b + 1; c < n; ++c)
                for (size_t d = c + 1; d < n; ++d)
                    best =
                        std::max(best, std::min({height(a, b, c), height(a, b, d), height(a, c, d), height(b, c, d)}));
    return best;
}

} // namespace

std::string toJson(const GroundPoints &points)
{
    nlohmann::ordered_json json;
    for (const auto &[camera, list] : {std::pair{"source", &points.source}, std::pair{"target", &points.target}}) {
        json[camera] = nlohmann::json::array();
        for (const cv::Point2d &point : *list)
            json[camera].push_back({point.x, point.y});
    }
    return jsonText(json);
}

GroundPoints scaled(const GroundPoints &points, cv::Size sourceFrom, cv::Size sourceTo, cv::Size targetFrom, cv::Size targetTo)
{
    GroundPoints result = points;
    const auto scale = [](std::vector<cv::Point2d> &list, cv::Size from, cv::Size to) {
        for (cv::Point2d &point : list)
            point = {point.x * to.width / from.width, point.y * to.height / from.height};
    };
    scale(result.source, sourceFrom, sourceTo);
    scale(result.target, targetFrom, targetTo);
    return result;
}

GroundPoints readGroundPoints(const std::filesystem::path &file)
{
    return groundPointsFromJson(readFile(file), file);
}

GroundPoints groundPointsFromJson(const std::string &text, const std::filesystem::path &file)
{
    nlohmann::json json;
    try {
        json = nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error &error) {
        throw InputError(file, say("is no valid JSON (see byte %1)", error.byte), howToWrite);
    } catch (const nlohmann::json::exception &) { // a number that no number type holds
        throw InputError(file, say("is no valid JSON"), howToWrite);
    }
    if (!json.is_object())
        throw InputError(file, say("is no JSON object"), howToWrite);
    GroundPoints points{pointsOf(json, "source", file), pointsOf(json, "target", file)};
    if (points.source.size() != points.target.size())
        throw InputError(file, say("has %1 points of the source and %2 of the target", points.source.size(), points.target.size()), howToWrite);
    if (points.source.size() < 4)
        throw InputError(file, say("has only %1 pairs of points", points.source.size()), howToWrite);
    if (points.source.size() > 50)
        throw InputError(file, say("has %1 pairs of points", points.source.size()), say("Up to 50 are possible"));
    return points;
}

ClickedGround groundFromPoints(const GroundPoints &points, cv::Size source, cv::Size target,
                               const std::filesystem::path &origin)
{
    if (points.source.size() != points.target.size() || points.source.size() < 4)
        throw InputError(origin, say("holds no four pairs of points"), howToWrite);
    checkInside(points.source, source, true, origin);
    checkInside(points.target, target, false, origin);
    if (leastHeight(points.source) < 0.01 * source.width || leastHeight(points.target) < 0.01 * target.width)
        throw InputError(origin, say("has three of four points nearly on one line"),
                         say("Choose places that span an area in both pictures"));

    const cv::Mat found = cv::findHomography(points.target, points.source, 0);
    if (found.empty())
        throw InputError(origin, say("fixes no plane"), say("Choose places that span an area in both pictures"));
    ClickedGround result{cv::Matx33d(found), 0};
    const auto mapped = [&](const cv::Point2d &p) { return result.targetToSource * cv::Vec3d(p.x, p.y, 1); };
    if (mapped(points.target.front())[2] < 0)
        result.targetToSource *= -1;
    bool contradicts = cv::determinant(result.targetToSource) <= 0; // a mirrored plane: seen from below by one camera
    for (size_t i = 0; i < points.target.size(); ++i) {
        const cv::Vec3d p = mapped(points.target[i]);
        contradicts = contradicts || p[2] <= 0;
        result.error += std::pow(p[0] / p[2] - points.source[i].x, 2) + std::pow(p[1] / p[2] - points.source[i].y, 2);
    }
    result.error = std::sqrt(result.error / static_cast<double>(points.target.size()));
    if (contradicts || !(result.error <= 0.05 * source.width))
        throw InputError(origin, say("has points that contradict each other"),
                         say("See that they are in the same order in both pictures, and all on the ground"));
    return result;
}

} // namespace vantage
