#pragma once

#include "core/model/segmenter.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vantage::gui {

/// What a network says of a frame, as it is shown and kept.
struct SeenBy
{
    cv::Mat labels;     ///< CV_8UC1 class indices
    cv::Mat confidence; ///< CV_8UC1, 0..255 for a probability of 0..1

    bool empty() const { return labels.empty(); }
    size_t bytes() const { return labels.total() + confidence.total(); }
};
SeenBy seenBy(const Segmenter::Prediction &prediction);

/// One model file and what it said of frames so far, on the disk beside it (predictions/), so that no frame is predicted twice. The network
/// is loaded when the first frame needs it. A frame or a model that was written anew since is predicted anew.
class CachedNetwork
{
public:
    /// An empty file: there is no such network, and nothing is seen.
    explicit CachedNetwork(const std::filesystem::path &model, MapUse map = MapUse::Ignore);

    bool exists() const { return !m_model.empty(); }
    struct Both
    {
        SeenBy plain, mapped;
    };
    /// @param withMap also with the map of the camera's places, where the model has one and makes use of it
    /// @throws InputError where the model can't be read
    Both look(const std::filesystem::path &frame, const cv::Mat &image, bool withMap);

private:
    std::string keyOf(const std::filesystem::path &frame) const;
    std::optional<SeenBy> load(const std::string &key, const cv::Mat &image) const;
    void save(const std::string &key, const SeenBy &seen);
    Segmenter &network();

    MapUse m_map;
    std::filesystem::path m_model, m_folder; ///< the folder of this state of the model
    std::optional<Segmenter> m_network;
    uintmax_t m_bytes = 0; ///< in the folder
};

} // namespace vantage::gui
