#include "app/gui/inspect/prediction_cache.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"

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
    if (m_model.empty())
        return;
    const fs::path all = m_model.parent_path() / "predictions";
    m_folder = all / sha256Hex(stateOf(m_model) + VANTAGE_VERSION).substr(0, 16);
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
    if (!m_network)
        m_network.emplace(m_model, "auto", 0, m_map);
    return *m_network;
}

CachedNetwork::Both CachedNetwork::look(const fs::path &frame, const cv::Mat &image, bool withMap)
{
    if (m_model.empty())
        return {};
    withMap = withMap && m_map == MapUse::Use;
    const std::string key = keyOf(frame), mapKey = key + "-map";
    Both both;
    if (auto plain = load(key, image)) {
        std::error_code code;
        auto mapped = withMap && !fs::exists(m_folder / kNoMap, code) ? load(mapKey, image) : std::optional(SeenBy{});
        if (mapped)
            return {std::move(*plain), std::move(*mapped)};
    }
    Segmenter::Both seen = network().predictBoth(image);
    both.plain = seenBy(seen.plain);
    save(key, both.plain);
    if (withMap && !seen.mapped.labels.empty()) {
        both.mapped = seenBy(seen.mapped);
        save(mapKey, both.mapped);
    }
    std::error_code code;
    if (m_map == MapUse::Use && !network().usesMap() && fs::exists(m_folder, code) && !fs::exists(m_folder / kNoMap, code))
        try {
            writeAtomically(m_folder / kNoMap, "");
        } catch (const InputError &) {
        }
    return both;
}

} // namespace vantage::gui
