#include "core/data/labels/coco_index.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/data/image_header.h"
#include "core/data/labels/mask_shapes.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

namespace vantage {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const Message mend = say("Write the file again with the tool that it comes from");

int64_t wholeNumber(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer())
        throw AnnotationError(say("has no whole number \"%1\"", std::string(key)));
    return found->get<int64_t>();
}

std::string text(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        throw AnnotationError(say("has no \"%1\"", std::string(key)));
    return found->get<std::string>();
}

cv::Size sizeOf(int64_t width, int64_t height)
{
    const int64_t most = largestImage();
    if (width <= 0 || height <= 0 || width > most || height > most || width * height > most)
        throw AnnotationError(say("is of %1x%2 pixels", width, height));
    return {static_cast<int>(width), static_cast<int>(height)};
}

bool isCrowd(const Json &object)
{
    const auto crowd = object.find("iscrowd");
    return crowd != object.end() && ((crowd->is_number() && crowd->get<double>() != 0) || (crowd->is_boolean() && crowd->get<bool>()));
}

void addShape(CocoIndex::Object &object, const Json &segmentation)
{
    if (segmentation.is_array()) {
        for (const Json &polygon : segmentation) {
            if (!polygon.is_array() || polygon.size() < 6 || polygon.size() % 2 != 0)
                throw AnnotationError(say("has a polygon that is no list of three or more points"));
            std::vector<float> points;
            points.reserve(polygon.size());
            for (const Json &number : polygon) {
                if (!number.is_number())
                    throw AnnotationError(say("has a polygon that is no list of numbers"));
                points.push_back(number.get<float>());
            }
            object.polygons.push_back(std::move(points));
        }
        return;
    }
    const auto counts = segmentation.is_object() ? segmentation.find("counts") : segmentation.end();
    const auto size = segmentation.is_object() ? segmentation.find("size") : segmentation.end();
    if (!segmentation.is_object() || counts == segmentation.end() || size == segmentation.end() || !size->is_array() || size->size() != 2 || !(*size)[0].is_number_integer()
        || !(*size)[1].is_number_integer())
        throw AnnotationError(say("has a \"segmentation\" that is neither polygons nor a run-length code"));
    object.size = sizeOf((*size)[1].get<int64_t>(), (*size)[0].get<int64_t>());
    if (counts->is_string()) {
        object.runs = runsOfText(counts->get_ref<const std::string &>());
        return;
    }
    if (!counts->is_array())
        throw AnnotationError(say("has \"counts\" that are neither text nor numbers"));
    for (const Json &run : *counts) {
        if (!run.is_number_unsigned() || run.get<uint64_t>() > UINT32_MAX)
            throw AnnotationError(say("has \"counts\" that are no whole numbers"));
        object.runs.push_back(static_cast<uint32_t>(run.get<uint64_t>()));
    }
}

/// Takes the elements of the lists as they come; annotations may stand before the pictures that they belong to.
class Collector
{
public:
    explicit Collector(const fs::path &origin) : m_origin(origin), m_index(std::make_shared<CocoIndex>()) { }

    void take(const std::string &list, const Json &element)
    {
        try {
            if (list == "images")
                takePicture(element);
            else if (list == "categories")
                takeCategory(element);
            else if (list == "annotations")
                takeAnnotation(element);
        } catch (const AnnotationError &error) {
            throw InputError(m_origin, say("an element of \"%1\" %2", list, error.message()), mend);
        }
        m_lists.insert(list);
    }

    void sawList(const std::string &list) { m_lists.insert(list); }

    std::shared_ptr<const CocoIndex> finished()
    {
        if (!m_lists.contains("images") || !m_lists.contains("annotations") || !m_lists.contains("categories"))
            return nullptr;
        for (auto &[id, picture] : m_pictures) {
            picture.print = m_prints[id].hex();
            std::string stem = fs::path(picture.file).stem().string();
            if (picture.file.empty() || !m_index->pictures.emplace(stem, std::move(picture)).second)
                throw InputError(m_origin, picture.file.empty() ? say("has annotations for a picture that it does not list") : say("lists two pictures of the name %1", stem), mend);
        }
        std::sort(m_index->categories.begin(), m_index->categories.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
        return m_index;
    }

private:
    void takePicture(const Json &element)
    {
        if (!element.is_object())
            throw AnnotationError(say("is no object"));
        auto &picture = m_pictures[wholeNumber(element, "id")];
        if (!picture.file.empty())
            throw AnnotationError(say("has the id of an earlier one"));
        picture.file = text(element, "file_name");
        picture.size = sizeOf(wholeNumber(element, "width"), wholeNumber(element, "height"));
        if (picture.file.empty())
            throw AnnotationError(say("has an empty \"file_name\""));
    }

    void takeCategory(const Json &element)
    {
        if (!element.is_object())
            throw AnnotationError(say("is no object"));
        CocoIndex::Category category{wholeNumber(element, "id"), text(element, "name"), false, {}};
        if (const auto colour = element.find("color"); colour != element.end() && colour->is_array() && colour->size() == 3)
            if (std::all_of(colour->begin(), colour->end(), [](const Json &part) { return part.is_number_unsigned() && part.get<uint64_t>() < 256; })) {
                category.hasColour = true;
                category.colour = {(*colour)[0].get<uint8_t>(), (*colour)[1].get<uint8_t>(), (*colour)[2].get<uint8_t>()};
            }
        for (const auto &other : m_index->categories)
            if (other.id == category.id || other.name == category.name)
                throw AnnotationError(say("has the id or the name of an earlier one"));
        m_index->categories.push_back(std::move(category));
    }

    void takeAnnotation(const Json &element)
    {
        if (!element.is_object())
            throw AnnotationError(say("is no object"));
        const int64_t id = wholeNumber(element, "image_id");
        auto &picture = m_pictures[id];
        picture.annotated = true;
        if (const auto segments = element.find("segments_info"); segments != element.end()) {
            if (!segments->is_array())
                throw AnnotationError(say("has \"segments_info\" that is no list"));
            m_index->panoptic = true;
            picture.segmentFile = text(element, "file_name");
            for (const Json &segment : *segments) {
                if (!segment.is_object())
                    throw AnnotationError(say("has a segment that is no object"));
                picture.segments.push_back({wholeNumber(segment, "id"), wholeNumber(segment, "category_id")});
            }
        } else if (const auto shape = element.find("segmentation"); shape != element.end()) {
            CocoIndex::Object object;
            object.category = wholeNumber(element, "category_id");
            object.crowd = isCrowd(element);
            addShape(object, *shape);
            picture.objects.push_back(std::move(object));
        }
        const std::string said = jsonText(element) + "\n";
        picture.bytes += said.size();
        m_prints[id].add(said);
        ++m_index->annotations;
    }

    const fs::path &m_origin;
    std::shared_ptr<CocoIndex> m_index;
    std::map<int64_t, CocoIndex::Picture> m_pictures;
    std::map<int64_t, Sha256> m_prints;
    std::set<std::string> m_lists;
};

} // namespace

std::shared_ptr<const CocoIndex> cocoIndexOf(std::istream &in, const fs::path &origin)
{
    Collector collector(origin);
    std::string list;
    // Elements of the three lists are taken and dropped at once; everything else is dropped unseen.
    const Json::parser_callback_t each = [&](int depth, Json::parse_event_t event, Json &value) {
        if (depth == 1 && event == Json::parse_event_t::key)
            list = value.get<std::string>();
        const bool ours = list == "images" || list == "annotations" || list == "categories";
        if (depth == 1 && event == Json::parse_event_t::array_start && ours)
            collector.sawList(list);
        if (depth == 2 && event == Json::parse_event_t::object_end) {
            if (ours)
                collector.take(list, value);
            return false;
        }
        return depth < 2 || ours;
    };
    const Json rest = Json::parse(in, each, false);
    if (rest.is_discarded())
        throw InputError(origin, say("is no valid JSON"), mend);
    return collector.finished();
}

std::shared_ptr<const CocoIndex> cocoIndex(const fs::path &file)
{
    struct Known
    {
        uintmax_t bytes = 0;
        fs::file_time_type written;
        std::shared_ptr<const CocoIndex> index;
    };
    static std::mutex mutex;
    static std::map<fs::path, Known> all; // of the last few files: a folder is listed more than once
    requireRegularFile(file);
    Known now{fs::file_size(file), fs::last_write_time(file), nullptr};
    const std::lock_guard lock(mutex); // two that ask at a time read once
    if (const auto found = all.find(file); found != all.end() && found->second.bytes == now.bytes && found->second.written == now.written)
        return found->second.index;
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw InputError(file, say("can't be read"));
    now.index = cocoIndexOf(in, file);
    if (all.size() >= 4)
        all.clear();
    all[file] = now;
    return now.index;
}

} // namespace vantage
