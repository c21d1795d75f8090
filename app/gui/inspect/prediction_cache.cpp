#include "app/gui/inspect/prediction_cache.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/class_matching.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"

#include <QtGlobal>
#include <opencv2/core.hpp>

namespace vantage::gui {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t mostBytes = uintmax_t(512) << 20; ///< a network; what comes after is predicted each time

/// Size and time of writing: another text whenever the file is written anew.
std::string stateOf(const fs::path &file)
{
    std::error_code code;
    const auto bytes = fs::file_size(file, code);
    const auto written = fs::last_write_time(file, code).time_since_epoch().count();
    return std::to_string(bytes) + ":" + std::to_string(written);
}

constexpr const char *kNoMap = "no-map"; ///< a file that says so, for whoever has not loaded the network

} // namespace

SeenBy seenBy(const Segmenter::Prediction &prediction)
{
    SeenBy seen{prediction.labels, {}};
    if (!prediction.confidence.empty())
        prediction.confidence.convertTo(seen.confidence, CV_8UC1, 255);
    return seen;
}

CachedNetwork::CachedNetwork(const fs::path &model, MapUse map)
    : m_map(map)
    , m_model(model)
{
    if (!m_model.empty())
        openFolder(m_model.parent_path() / "predictions", {});
}

CachedNetwork::CachedNetwork(const fs::path &model, const fs::path &kept, const ClassMap &classes)
    : m_map(MapUse::Use) // an exported file can't be had without
    , m_model(model)
    , m_classes(classes)
{
    std::string names;
    for (const ClassInfo &one : classes.classes)
        names += one.name + '\n';
    openFolder(kept / sha256Hex(fs::absolute(model).string()).substr(0, 16), names);
}

void CachedNetwork::openFolder(const fs::path &all, const std::string &state)
{
    m_folder = all / sha256Hex(stateOf(m_model) + VANTAGE_VERSION + state).substr(0, 16);
    std::error_code code;
    std::vector<fs::path> old;
    for (fs::directory_iterator entry(all, code), end; !code && entry != end; entry.increment(code))
        if (entry->path() != m_folder)
            old.push_back(entry->path());
    for (const fs::path &folder : old) // of the model as it was
        fs::remove_all(folder, code);
    for (fs::directory_iterator entry(m_folder, code), end; !code && entry != end; entry.increment(code)) {
        std::error_code ofFile;
        m_bytes += entry->file_size(ofFile);
    }
}

std::string CachedNetwork::keyOf(const fs::path &frame) const
{
    return frame.stem().string() + "-" + sha256Hex(frame.filename().string() + stateOf(frame)).substr(0, 12);
}

std::optional<SeenBy> CachedNetwork::load(const std::string &key, const cv::Mat &image) const
{
    const fs::path file = m_folder / (key + ".png");
    std::error_code code;
    if (!fs::exists(file, code))
        return std::nullopt;
    try {
        const cv::Mat both = readLabelValues(file); // labels above, confidence below
        if (both.cols == image.cols && both.rows == 2 * image.rows)
            return SeenBy{both.rowRange(0, image.rows), both.rowRange(image.rows, both.rows)};
    } catch (const InputError &) { // it is only a cache
    }
    return std::nullopt;
}

void CachedNetwork::save(const std::string &key, const SeenBy &seen)
{
    if (seen.confidence.empty() || m_bytes > mostBytes)
        return;
    try {
        createFolder(m_folder);
        cv::Mat both;
        cv::vconcat(seen.labels, seen.confidence, both);
        const fs::path file = m_folder / (key + ".png");
        writeLabels(file, both);
        m_bytes += fs::file_size(file);
    } catch (const std::exception &) { // a full disk, a project that may only be read: it goes without
        m_bytes = mostBytes + 1;
    }
}

Segmenter &CachedNetwork::network()
{
    if (m_network)
        return *m_network;
    Segmenter network(m_model, "auto", 0, m_map);
    if (m_classes) {
        const ClassMatch match = matchClasses(network.classes(), *m_classes);
        if (!match.any())
            throw InputError(m_model, say(QT_TRANSLATE_NOOP("core", "knows none of the project's classes")), say(QT_TRANSLATE_NOOP("core", "Choose a model whose classes are called as the project's")));
        m_classOf = cv::Mat(1, 256, CV_8UC1, cv::Scalar(m_classes->ignore));
        for (size_t i = 0; i < match.classOf.size() && i < 256; ++i)
            if (match.classOf[i] >= 0)
                m_classOf.at<uchar>(static_cast<int>(i)) = static_cast<uchar>(match.classOf[i]);
    }
    m_network = std::move(network);
    return *m_network;
}

void CachedNetwork::inProjectsClasses(cv::Mat &labels) const
{
    if (!m_classOf.empty() && !labels.empty())
        cv::LUT(labels, m_classOf, labels);
}

CachedNetwork::Both CachedNetwork::look(const fs::path &frame, const cv::Mat &image, bool withMap)
{
    if (m_model.empty())
        return {};
    withMap = withMap && m_map == MapUse::Use && !m_classes;
    const std::string key = keyOf(frame), mapKey = key + "-map";
    Both both;
    if (auto plain = load(key, image)) {
        std::error_code code;
        auto mapped = withMap && !fs::exists(m_folder / kNoMap, code) ? load(mapKey, image) : std::optional(SeenBy{});
        if (mapped)
            return {std::move(*plain), std::move(*mapped)};
    }
    Segmenter::Both seen = network().predictBoth(image);
    if (m_classes && seen.plain.labels.empty())
        std::swap(seen.plain, seen.mapped);
    inProjectsClasses(seen.plain.labels);
    both.plain = seenBy(seen.plain);
    save(key, both.plain);
    if (withMap && !seen.mapped.labels.empty()) {
        both.mapped = seenBy(seen.mapped);
        save(mapKey, both.mapped);
    }
    std::error_code code;
    if (withMap && !network().usesMap() && fs::exists(m_folder, code) && !fs::exists(m_folder / kNoMap, code))
        try {
            writeAtomically(m_folder / kNoMap, "");
        } catch (const InputError &) {
        }
    return both;
}

} // namespace vantage::gui
