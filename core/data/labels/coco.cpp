#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/folder_listing.h"
#include "core/data/labels/coco_index.h"
#include "core/data/labels/mask_shapes.h"
#include "core/data/labels/pairing.h"
#include "core/data/orientation.h"
#include "core/data/png_reader.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <set>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr int notAnnotated = 255;

/// Category -> value: its id where all fit into a byte, else its place in the list.
std::map<int64_t, int> valuesOfCategories(const CocoIndex &index)
{
    const bool fit = std::all_of(index.categories.begin(), index.categories.end(), [](const auto &category) { return category.id >= 0 && category.id < notAnnotated; });
    std::map<int64_t, int> values;
    for (size_t i = 0; i < index.categories.size(); ++i)
        values[index.categories[i].id] = fit ? static_cast<int>(index.categories[i].id) : static_cast<int>(i);
    return values;
}

ClassMap classesOfCategories(const CocoIndex &index, const fs::path &file)
{
    if (index.categories.empty() || index.categories.size() > 254)
        throw InputError(file, say("lists %1 categories", index.categories.size()), say("1 to 254 are possible"));
    const auto values = valuesOfCategories(index);
    ClassMap map;
    for (const auto &category : index.categories) {
        ClassInfo info{category.name, category.hasColour ? category.colour : vocColour(map.size() + 1)};
        if (const int value = values.at(category.id); value != map.size())
            info.values = {value};
        map.classes.push_back(std::move(info));
    }
    return map;
}

/// What both kinds have in common: the index, and the picture that a name stands for.
class CocoReader : public LabelReader
{
public:
    CocoReader(fs::path file, std::shared_ptr<const CocoIndex> index) : m_file(std::move(file)), m_index(std::move(index)), m_values(valuesOfCategories(*m_index))
    {
        for (const auto &[id, value] : m_values)
            m_id += std::to_string(id) + "=" + std::to_string(value) + " ";
        m_id = "coco " + sha256Hex(m_id).substr(0, 16);
    }

    std::string id() const override { return m_id; }

protected:
    const CocoIndex::Picture &picture(const std::string &stem, const fs::path &labels) const
    {
        const auto found = m_index->pictures.find(stem);
        if (found == m_index->pictures.end())
            throw InputError(labels, say("has no annotation in %1", m_file.filename().string()));
        return found->second;
    }

    /// The value of a category, or the number of a foreign one that was counted.
    int valueOr(int64_t category, int otherwise) const
    {
        const auto found = m_values.find(category);
        return found == m_values.end() ? otherwise : found->second;
    }

    fs::path m_file;
    std::shared_ptr<const CocoIndex> m_index;
    std::map<int64_t, int> m_values;
    std::string m_id;
};

class InstanceReader : public CocoReader
{
public:
    using CocoReader::CocoReader;

    fs::path fileOf(const fs::path &) const override { return m_file; }
    std::string print(const fs::path &labels) const override { return picture(labels.filename().string(), labels).print; }
    uintmax_t bytes(const fs::path &labels) const override { return picture(labels.filename().string(), labels).bytes; }

    LabelValues read(const fs::path &labels) const override
    {
        const auto &one = picture(labels.filename().string(), labels);
        LabelValues said{cv::Mat(one.size, CV_8UC1, cv::Scalar(notAnnotated)), LabelEncoding::Other, {}};
        cv::Mat drawn;
        std::map<int64_t, uint64_t> foreign;
        for (const bool crowd : {true, false}) // what stands by itself lies over what is marked as a crowd
            for (const auto &object : one.objects) {
                if (object.crowd != crowd)
                    continue;
                const int value = valueOr(object.category, -1);
                if (value >= 0) {
                    draw(said.values, object, static_cast<uint8_t>(value), labels);
                    continue;
                }
                drawn = cv::Mat::zeros(one.size, CV_8UC1);
                draw(drawn, object, 1, labels);
                foreign[object.category] += static_cast<uint64_t>(cv::countNonZero(drawn));
                said.values.setTo(notAnnotated, drawn);
            }
        for (const auto &[category, pixels] : foreign)
            said.foreign.push_back({"category " + std::to_string(category), pixels});
        return said;
    }

private:
    static void draw(cv::Mat &values, const CocoIndex::Object &object, uint8_t value, const fs::path &labels)
    {
        for (const auto &polygon : object.polygons)
            fillPolygon(values, polygon, value);
        if (object.runs.empty())
            return;
        try {
            fillRuns(values, object.runs, object.size, value);
        } catch (const AnnotationError &error) {
            throw InputError(labels, say("has an object that can't be drawn: %1", error.message()), say("Write the annotations again"));
        }
    }
};

class PanopticReader : public CocoReader
{
public:
    PanopticReader(fs::path file, std::shared_ptr<const CocoIndex> index) : CocoReader(std::move(file), std::move(index))
    {
        for (const auto &[stem, one] : m_index->pictures)
            m_bySegments.emplace(fs::path(one.segmentFile).stem().string(), &one);
    }

    std::string id() const override { return m_id + " panoptic"; }

    LabelValues read(const fs::path &labels) const override
    {
        const auto &one = ofSegments(labels);
        const RawPng raw = readRawPng(labels);
        if (raw.values.depth() != CV_8U || raw.values.channels() < 3)
            throw InputError(labels, say("is no picture of segments: they are 24-bit PNG with their numbers as colours"), say("Take the pictures that belong to %1", m_file.filename().string()));
        std::map<int64_t, int> values{{0, notAnnotated}};
        for (const auto &segment : one.segments)
            values[segment.id] = valueOr(segment.category, -1);
        LabelValues said{cv::Mat(raw.values.size(), CV_8UC1), LabelEncoding::Other, {}};
        std::map<int64_t, uint64_t> foreign;
        int64_t last = -1;
        int value = -1;
        for (int y = 0; y < raw.values.rows; ++y) {
            const uint8_t *pixel = raw.values.ptr<uint8_t>(y);
            for (int x = 0; x < raw.values.cols; ++x, pixel += raw.values.channels()) {
                const int64_t id = pixel[0] + 256 * (pixel[1] + 256 * int64_t(pixel[2]));
                if (id != last) {
                    const auto found = values.find(id);
                    value = found == values.end() ? -1 : found->second;
                    last = id;
                }
                if (value < 0)
                    ++foreign[id];
                said.values.at<uchar>(y, x) = static_cast<uchar>(value < 0 ? notAnnotated : value);
            }
        }
        for (const auto &[id, pixels] : foreign)
            said.foreign.push_back({"segment " + std::to_string(id), pixels});
        said.values = turned(said.values, raw.orientation);
        return said;
    }

    std::string print(const fs::path &labels) const override { return sha256Hex(LabelReader::print(labels) + ofSegments(labels).print); }

private:
    const CocoIndex::Picture &ofSegments(const fs::path &labels) const
    {
        const auto found = m_bySegments.find(labels.stem().string());
        if (found == m_bySegments.end())
            throw InputError(labels, say("has no annotation in %1", m_file.filename().string()));
        return *found->second;
    }

    std::unordered_map<std::string, const CocoIndex::Picture *> m_bySegments;
};

struct Found
{
    fs::path file, images, segments;
    std::shared_ptr<const CocoIndex> index;
};

/// The folder of PNGs that belongs to a panoptic file: of its name, beside it or beside its folder.
fs::path segmentsOf(const fs::path &json, const CocoIndex &index)
{
    for (const fs::path &folder : {json.parent_path() / json.stem(), json.parent_path().parent_path() / json.stem(), json.parent_path() / "panoptic", json.parent_path()})
        for (const auto &[stem, picture] : index.pictures)
            if (!picture.segmentFile.empty()) {
                std::error_code code;
                if (fs::is_regular_file(folder / fs::path(picture.segmentFile).filename(), code))
                    return folder;
                break;
            }
    return {};
}

/// Where the frames lie that a file speaks of.
fs::path framesFor(const fs::path &camera, const fs::path &json)
{
    if (hasImages(camera))
        return camera / "images";
    const std::string stem = json.stem().string();
    const std::string split = stem.substr(stem.rfind('_') + 1);
    for (const fs::path &folder : {camera / "images" / split, camera / split, camera / "images", camera / "data", camera / "JPEGImages"})
        if (std::error_code code; fs::is_directory(folder, code) && !picturesIn(folder).empty())
            return folder;
    return camera;
}

/// Files that may be COCO's by their place and name, the likelier ones first.
std::vector<fs::path> candidates(const fs::path &camera)
{
    std::vector<fs::path> files;
    for (const fs::path &folder : {camera / "annotations", camera})
        for (const fs::path &file : filesIn(folder, ".json")) {
            const std::string name = file.filename().string();
            const auto has = [&](const char *part) { return name.find(part) != std::string::npos; };
            if (has("captions") || has("keypoints") || name == "classes.json")
                continue;
            if (has("instances") || has("panoptic") || has("annotations") || has("coco") || name == "labels.json" || folder != camera)
                files.push_back(file);
        }
    std::stable_sort(files.begin(), files.end(), [](const fs::path &a, const fs::path &b) {
        return (a.filename().string().find("panoptic") != std::string::npos) > (b.filename().string().find("panoptic") != std::string::npos);
    });
    return files;
}

/// Panoptic before instances, the file whose pictures are there before the others.
std::optional<Found> findFile(const LayoutQuestion &question)
{
    constexpr size_t mostLooked = 16; // folders of LabelMe hold thousands of JSON files
    const auto files = candidates(question.folder);
    if (files.size() > mostLooked && question.format.empty())
        return std::nullopt;
    std::optional<Found> best;
    for (const fs::path &file : files) {
        Found found{file, framesFor(question.folder, file), {}, nullptr};
        try {
            found.index = cocoIndex(file);
        } catch (const InputError &) {
            if (!question.format.empty() || (file.filename().string().find("instances") != std::string::npos) || file.filename().string().find("panoptic") != std::string::npos)
                throw;
            continue;
        }
        if (!found.index || found.index->categories.empty())
            continue;
        if (found.index->panoptic)
            found.segments = segmentsOf(file, *found.index);
        if (found.index->panoptic && found.segments.empty())
            continue;
        if (!question.format.empty() && (question.format == "coco-panoptic") != found.index->panoptic)
            continue;
        return found;
    }
    return best;
}

bool isCocoTree(const fs::path &camera)
{
    return isFolder(camera / "annotations") && !isFolder(camera / "images" / "training");
}

} // namespace

std::optional<CameraLayout> findCoco(const LayoutQuestion &question)
{
    if (!question.format.empty() && question.format != "coco-panoptic" && question.format != "coco-instances")
        return std::nullopt;
    CameraLayout layout;
    if (!question.withLabels) { // the frames alone: where the file would say that they are
        if (!isCocoTree(question.folder))
            return std::nullopt;
        for (const fs::path &file : candidates(question.folder))
            if (const fs::path frames = framesFor(question.folder, file); frames != question.folder && frames != question.folder / "images") {
                pairUp(layout, picturesIn(frames), {});
                return layout;
            }
        return std::nullopt;
    }
    const auto found = findFile(question);
    if (!found)
        return std::nullopt;
    const CocoIndex &index = *found->index;
    layout.format = index.panoptic ? "coco-panoptic" : "coco-instances";
    layout.title = index.panoptic ? "COCO, panoptic" : "COCO, instances";
    layout.labelPlace = found->file;
    layout.hasLabels = true;
    pairUp(layout, picturesIn(found->images), {});
    std::set<std::string> used;
    for (PlacedFrame &frame : layout.frames) {
        const auto picture = index.pictures.find(frame.name);
        if (picture == index.pictures.end() || (index.panoptic && !picture->second.annotated))
            continue;
        used.insert(frame.name);
        frame.labels = index.panoptic ? (found->segments / fs::path(picture->second.segmentFile).filename()).string() : (found->file / frame.name).string();
    }
    for (const auto &[stem, picture] : index.pictures)
        if (!used.contains(stem))
            layout.orphans.push_back(stem);
    std::sort(layout.orphans.begin(), layout.orphans.end(), naturallyBefore);
    layout.evidence.push_back(say("%1 lists pictures, annotations and categories, as COCO does: %2, %3 and %4", found->file.filename().string(), index.pictures.size(), index.annotations, index.categories.size()));
    if (index.panoptic)
        layout.evidence.push_back(say("%1/ holds its pictures of segments", found->segments.filename().string()));
    else
        layout.remarks.push_back(say("what no annotation covers is ignored"));
    layout.ownClasses = question.own != nullptr;
    layout.classes = question.own ? *question.own : classesOfCategories(index, found->file);
    if (index.panoptic)
        layout.reader = std::make_shared<PanopticReader>(found->file, found->index);
    else
        layout.reader = std::make_shared<InstanceReader>(found->file, found->index);
    return layout;
}

} // namespace vantage
