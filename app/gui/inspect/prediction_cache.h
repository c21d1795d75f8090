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

/// One model file and what it said of frames so far, on the disk (of a run's model beside it in predictions/), so that no frame is predicted
/// twice. The network is loaded when the first frame needs it. A frame or a model that was written anew since is predicted anew.
class CachedNetwork
{
public:
    /// An empty file: there is no such network, and nothing is seen.
    explicit CachedNetwork(const std::filesystem::path &model, MapUse map = MapUse::Ignore);
    /// A model file from anywhere, whose classes are told by their names. @param kept a folder for what it says @param classes of the project
    CachedNetwork(const std::filesystem::path &model, const std::filesystem::path &kept, const ClassMap &classes);

    bool exists() const { return !m_model.empty(); }
    struct Both
    {
        SeenBy plain, mapped;
    };
    /// @param withMap also with the map of the camera's places, where the model has one and makes use of it
    /// @throws InputError where the model can't be read, or knows none of the project's classes
    Both look(const std::filesystem::path &frame, const cv::Mat &image, bool withMap);

private:
    void openFolder(const std::filesystem::path &all, const std::string &state);
    void inProjectsClasses(cv::Mat &labels) const;
    std::string keyOf(const std::filesystem::path &frame) const;
    std::optional<SeenBy> load(const std::string &key, const cv::Mat &image) const;
    void save(const std::string &key, const SeenBy &seen);
    Segmenter &network();

    MapUse m_map;
    std::filesystem::path m_model, m_folder; ///< the folder of this state of the model
    std::optional<ClassMap> m_classes; ///< of the project, where the model may have others
    cv::Mat m_classOf;                 ///< CV_8UC1, 256 values: the project's for each of the model's
    std::optional<Segmenter> m_network;
    uintmax_t m_bytes = 0; ///< in the folder
};

} // namespace vantage::gui
