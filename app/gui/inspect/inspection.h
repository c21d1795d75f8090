#pragma once

#include "core/data/dataset.h"
#include "core/model/rebuilder.h"
#include "core/model/segmenter.h"
#include "core/runs/project.h"

#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace vantage::gui {

/// Which networks are looked at. An empty path: there is none.
struct InspectedModels
{
    std::filesystem::path na, adapted, fineTuned;
    std::filesystem::path generator; ///< that was trained with the adapted one
    bool operator==(const InspectedModels &) const = default;
};

/// Everything there is to show of one target frame. Whatever is not there is empty.
struct FrameInspection
{
    int frame = -1;
    cv::Mat image, truth, source, reconstruction;
    bool hasGenerator = false; ///< whether it can be rebuilt
    Segmenter::Prediction na, adapted, fineTuned;
    Segmenter::Prediction mapped; ///< adapted, with the map of the camera's places
};

/// How far frames are known; NaN where not.
struct FrameRanking
{
    std::vector<double> disagreement; ///< share of pixels where NA and adapted differ, 0..1
    std::vector<double> error;        ///< share of labelled pixels where the adapted network (else NA) is wrong, 0..1
    int known = 0;
    bool disagrees = false, errs = false; ///< whether there can be any: two networks, labels
};

/// Predicts frames of the target with the networks of a run and keeps the latest ones. To be used on one thread.
class Inspection
{
public:
    /// @param heldOut the share of the frames, the last in time, that is looked at; 1: all
    /// @throws InputError
    Inspection(const Project &project, const InspectedModels &models, double heldOut);
    ~Inspection();

    const Dataset &frames() const { return m_target; }

    /// @param rebuild also rebuild it, where there is a generator: about as much work again as all predictions
    /// @throws InputError where the frame or a model can't be read
    std::shared_ptr<const FrameInspection> frame(int index, bool rebuild);

    /// Ranks one more frame. @return false where all are known
    bool rankNext();
    const FrameRanking &ranking() const { return m_ranking; }

private:
    void note(const FrameInspection &frame);
    std::shared_ptr<const FrameInspection> predict(int index);
    void rebuildLatest();

    InspectedModels m_models;
    Dataset m_target, m_source;
    std::optional<Segmenter> m_na, m_adapted, m_fineTuned; ///< loaded when first needed
    std::optional<Rebuilder> m_rebuilder;
    FrameRanking m_ranking;
    std::list<std::shared_ptr<const FrameInspection>> m_kept; ///< the latest first
    std::vector<bool> m_known;                                ///< by frame
    size_t m_next = 0;
};

} // namespace vantage::gui
