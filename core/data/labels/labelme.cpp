#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/folder_listing.h"
#include "core/data/image_header.h"
#include "core/data/frame_remarks.h"
#include "core/data/labels/mask_shapes.h"
#include "core/data/labels/pairing.h"
#include "core/data/png_reader.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <sstream>

namespace vantage {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr uintmax_t largestAnnotation = uintmax_t(256) << 20; // the frame itself may be inside
constexpr char background[] = "_background_", ignored[] = "__ignore__";
constexpr uint8_t unlabelled = 255;

/// The annotation without the picture that may be inside. @throws InputError
Json annotationOf(const fs::path &file)
{
    requireRegularFile(file);
    std::error_code code;
    if (fs::file_size(file, code) > largestAnnotation)
        throw InputError(file, say("is larger than 256 MiB"), say("Save the annotation without the picture in it"));
    const Json::parser_callback_t slim = [](int depth, Json::parse_event_t event, Json &value) {
        return !(depth == 1 && event == Json::parse_event_t::key && value == "imageData");
    };
    Json json = Json::parse(readFile(file), slim, false);
    if (!json.is_object() || !json.contains("shapes") || !json["shapes"].is_array())
        throw InputError(file, say("is no LabelMe annotation: it has no list of shapes"), say("Save it again, or take it out of the folder"));
    return json;
}

std::string labelOf(const Json &shape)
{
    const auto label = shape.find("label");
    return label != shape.end() && label->is_string() ? label->get<std::string>() : std::string();
}

/// x and y in turn; empty where they are no points.
std::vector<float> pointsOf(const Json &shape)
{
    std::vector<float> points;
    const auto list = shape.find("points");
    if (list == shape.end() || !list->is_array())
        return {};
    for (const Json &point : *list) {
        if (!point.is_array() || point.size() < 2 || !point[0].is_number() || !point[1].is_number())
            return {};
        points.push_back(point[0].get<float>());
        points.push_back(point[1].get<float>());
    }
    const bool finite = std::all_of(points.begin(), points.end(), [](float p) { return std::abs(p) < 1e6F; });
    return finite ? points : std::vector<float>();
}

std::string fromBase64(const std::string &text)
{
    std::string bytes;
    uint32_t collected = 0;
    int bits = 0;
    for (const char c : text) {
        const int value = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
        if (value < 0)
            continue;
        collected = (collected << 6 | static_cast<uint32_t>(value)) & 0xffffff;
        if ((bits += 6) >= 8) {
            bits -= 8;
            bytes += static_cast<char>(collected >> bits & 0xff);
        }
    }
    return bytes;
}

void drawShape(cv::Mat &labels, const Json &shape, uint8_t value, const fs::path &file)
{
    constexpr int lineWidth = 10, pointRadius = 5; // as LabelMe draws them
    const std::string type = shape.value("shape_type", Json("polygon")).is_string() ? shape.value("shape_type", std::string("polygon")) : "polygon";
    const std::vector<float> p = pointsOf(shape);
    const auto at = [&](size_t i) { return cv::Point(cvRound(p[2 * i]), cvRound(p[2 * i + 1])); };
    if (p.empty())
        throw InputError(file, say("has a shape of '%1' whose points are no numbers", labelOf(shape)), say("Draw it again"));
    if (type == "rectangle" && p.size() == 4) {
        fillPolygon(labels, {p[0], p[1], p[2], p[1], p[2], p[3], p[0], p[3]}, value);
    } else if (type == "circle" && p.size() == 4) {
        const double radius = std::hypot(double(p[2]) - p[0], double(p[3]) - p[1]);
        if (radius < 30000)
            cv::circle(labels, at(0), cvRound(radius), cv::Scalar(value), cv::FILLED);
    } else if (type == "point") {
        cv::circle(labels, at(0), pointRadius, cv::Scalar(value), cv::FILLED);
    } else if (type == "line" || type == "linestrip") {
        for (size_t i = 0; 2 * i + 3 < p.size(); ++i)
            cv::line(labels, at(i), at(i + 1), cv::Scalar(value), lineWidth);
    } else if (type == "mask" && shape.contains("mask") && shape["mask"].is_string()) {
        const cv::Mat mask = decodeRawPng(fromBase64(shape["mask"].get<std::string>()), file).values;
        if (mask.type() != CV_8UC1)
            throw InputError(file, say("has a mask of '%1' that is no grey picture", labelOf(shape)), say("Draw it again"));
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x) {
                const int64_t column = int64_t(x) + at(0).x, row = int64_t(y) + at(0).y;
                if (mask.at<uint8_t>(y, x) != 0 && column >= 0 && row >= 0 && column < labels.cols && row < labels.rows)
                    labels.at<uint8_t>(static_cast<int>(row), static_cast<int>(column)) = value;
            }
    } else if (type == "polygon") {
        if (p.size() < 6)
            throw InputError(file, say("has a polygon of '%1' with fewer than three corners", labelOf(shape)), say("Draw it again"));
        fillPolygon(labels, p, value);
    } else {
        throw InputError(file, say("has a shape of a kind that can't be filled: %1", type), say("Draw it as a polygon"));
    }
}

class LabelMeReader : public LabelReader
{
public:
    LabelMeReader(const ClassMap &classes, bool drawsBackground)
    {
        std::string text;
        for (int i = 0; i < classes.size(); ++i) {
            m_values.emplace(classes.classes[static_cast<size_t>(i)].name, valueOf(classes, i));
            text += classes.classes[static_cast<size_t>(i)].name + "\n" + std::to_string(valueOf(classes, i)) + "\n";
        }
        m_ignored = ignoredValue(classes);
        const auto ground = m_values.find(background);
        m_rest = drawsBackground && ground != m_values.end() ? ground->second : m_ignored;
        m_id = "labelme " + sha256Hex(text + std::to_string(m_rest)).substr(0, 16);
    }

    std::string id() const override { return m_id; }

    LabelValues read(const fs::path &file) const override
    {
        const Json json = annotationOf(file);
        const cv::Size size = sizeOf(json, file);
        LabelValues said{cv::Mat(size, CV_8UC1, cv::Scalar(m_rest)), LabelEncoding::Other, {}};
        // What is no class is drawn, too, so that its pixels are counted where nothing lies over them.
        cv::Mat foreign;
        std::map<std::string, int> numbers;
        for (const Json &shape : json["shapes"]) {
            if (!shape.is_object())
                throw InputError(file, say("has a shape that is none"), say("Save it again"));
            const std::string label = labelOf(shape);
            const auto known = m_values.find(label);
            if (known == m_values.end() && label != ignored && label != background) {
                if (numbers.size() >= 250)
                    throw InputError(file, say("names more than 250 labels that are no class"), say("List the labels in labels.txt"));
                if (foreign.empty())
                    foreign = cv::Mat::zeros(size, CV_8UC1);
                const int number = numbers.emplace(label, static_cast<int>(numbers.size()) + 1).first->second;
                drawShape(foreign, shape, static_cast<uint8_t>(number), file);
                continue;
            }
            drawShape(said.values, shape, static_cast<uint8_t>(known != m_values.end() ? known->second : label == background ? m_rest : m_ignored), file);
            if (!foreign.empty())
                drawShape(foreign, shape, 0, file);
        }
        for (const auto &[label, number] : numbers) {
            const cv::Mat here = foreign == number;
            said.values.setTo(unlabelled, here);
            said.foreign.push_back({"'" + label + "'", static_cast<uint64_t>(cv::countNonZero(here))});
        }
        return said;
    }

private:
    static cv::Size sizeOf(const Json &json, const fs::path &file)
    {
        const auto width = json.find("imageWidth"), height = json.find("imageHeight");
        if (width != json.end() && height != json.end() && width->is_number_unsigned() && height->is_number_unsigned()) {
            const auto w = width->get<uint64_t>(), h = height->get<uint64_t>(), limit = static_cast<uint64_t>(largestImage());
            if (w == 0 || h == 0 || w > limit || h > limit || w * h > limit)
                throw InputError(file, say("is for a picture of %1x%2 pixels", w, h), say("Save it again beside its frame"));
            return {static_cast<int>(w), static_cast<int>(h)};
        }
        const auto path = json.find("imagePath");
        if (path == json.end() || !path->is_string())
            throw InputError(file, say("does not say how large its frame is"), say("Save it again beside its frame"));
        const fs::path image = file.parent_path() / fs::path(path->get<std::string>()).filename();
        return inspectImage(readImageFile(image), image).size;
    }

    std::map<std::string, int> m_values;
    int m_ignored = 255, m_rest = 255;
    std::string m_id;
};

/// A name a line.
std::vector<std::string> linesOf(const fs::path &file)
{
    std::error_code code;
    std::vector<std::string> names;
    if (!fs::is_regular_file(file, code) || fs::file_size(file, code) > (1 << 20))
        return names;
    std::istringstream lines(readFile(file));
    for (std::string line; std::getline(lines, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (!line.empty())
            names.push_back(line);
    }
    return names;
}

/// The labels of all annotations, in order. What was found is kept while no file changes: a folder is listed more than once.
std::set<std::string> labelsOf(const std::vector<fs::path> &files)
{
    static std::mutex mutex;
    static std::map<std::string, std::set<std::string>> known;
    Sha256 hash;
    for (const fs::path &file : files) {
        std::error_code code;
        const auto bytes = fs::file_size(file, code);
        hash.add(file.string() + ":" + std::to_string(bytes) + ":" + std::to_string(fs::last_write_time(file, code).time_since_epoch().count()) + "\n");
    }
    const std::string stamp = hash.hex();
    {
        const std::lock_guard lock(mutex);
        if (const auto found = known.find(stamp); found != known.end())
            return found->second;
    }
    std::set<std::string> labels;
    for (const fs::path &file : files)
        try {
            const Json json = annotationOf(file);
            for (const Json &shape : json["shapes"])
                if (shape.is_object() && !labelOf(shape).empty())
                    labels.insert(labelOf(shape));
        } catch (const InputError &) { // it is told where the frame is read
        }
    const std::lock_guard lock(mutex);
    if (known.size() > 16)
        known.clear();
    known[stamp] = labels;
    return labels;
}

/// The classes as labels.txt lists them, or of all labels that occur. @param drawsBackground receives whether what nobody drew is a class
ClassMap classesOfLabels(const fs::path &folder, const std::vector<fs::path> &files, CameraLayout &layout, bool &drawsBackground)
{
    std::vector<std::string> names;
    for (const fs::path &place : {folder, files.empty() ? folder : files.front().parent_path()})
        if (names.empty())
            names = linesOf(place / "labels.txt");
    const bool isListed = !names.empty();
    if (!isListed)
        for (const std::string &label : labelsOf(files))
            names.push_back(label);
    ClassMap map;
    for (const std::string &name : names) {
        if (name == ignored || std::any_of(map.classes.begin(), map.classes.end(), [&](const ClassInfo &other) { return other.name == name; }))
            continue;
        drawsBackground = drawsBackground || name == background;
        map.classes.push_back({name, vocColour(map.size() + 1)});
    }
    if (map.classes.empty() || map.size() > 254)
        throw InputError(isListed ? folder / "labels.txt" : folder, say("names %1 classes", map.size()), say("1 to 254 are possible"));
    layout.evidence.push_back(isListed ? say("labels.txt lists classes: %1", map.size()) : say("the annotations name these labels: %1", firstNames(names)));
    if (!drawsBackground)
        layout.remarks.push_back(say("what no shape covers is ignored: a labels.txt with the line _background_ makes it a class"));
    return map;
}

} // namespace

std::optional<CameraLayout> findLabelMe(const LayoutQuestion &question)
{
    if (!question.withLabels || (!question.format.empty() && question.format != "labelme"))
        return std::nullopt;
    std::vector<fs::path> files;
    fs::path place;
    for (const fs::path &folder : {question.folder / "labels", question.folder / "annotations", question.folder / "images", question.folder}) {
        if (!isFolder(folder))
            continue;
        files = filesIn(folder, ".json");
        std::erase_if(files, [](const fs::path &file) { return file.filename() == "classes.json"; });
        place = folder;
        if (!files.empty())
            break;
    }
    if (files.empty())
        return std::nullopt;
    const FolderListing frames = listFolder(question.folder, false);
    CameraLayout layout;
    pairUp(layout, frames.images, files);
    // JSON files of something else lie in many folders: the first that is a frame's must be an annotation.
    const auto first = std::find_if(layout.frames.begin(), layout.frames.end(), [](const PlacedFrame &frame) { return !frame.labels.empty(); });
    if (first == layout.frames.end())
        return std::nullopt;
    if (question.format.empty())
        try {
            annotationOf(first->labels);
        } catch (const InputError &) {
            return std::nullopt;
        }
    layout.format = "labelme";
    layout.title = "LabelMe, polygons";
    layout.labelPlace = place;
    layout.hasLabels = true;
    layout.otherFiles = frames.otherFiles - (place == question.folder || place == question.folder / "images" ? std::min(frames.otherFiles, files.size()) : 0);
    const Message name = place == question.folder ? say("the folder") : verbatim(place.filename().string() + "/");
    layout.evidence.push_back(say("%1 holds annotations with shapes, as LabelMe writes them: %2", name, files.size()));
    bool drawsBackground = false;
    const ClassMap found = question.own ? *question.own : classesOfLabels(question.folder, files, layout, drawsBackground);
    if (question.own)
        drawsBackground = std::any_of(found.classes.begin(), found.classes.end(), [](const ClassInfo &info) { return info.name == background; });
    layout.classes = found;
    layout.ownClasses = question.own != nullptr;
    layout.reader = std::make_shared<LabelMeReader>(found, drawsBackground);
    return layout;
}

} // namespace vantage
