#pragma once

#include "app/gui/inspect/prediction_cache.h"
#include "core/data/dataset.h"
#include "core/model/rebuilder.h"
#include "core/runs/project.h"
#include "core/teachers/teacher.h"

#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace vantage::gui {

/// Which networks are looked at. An empty path: there is none.
struct InspectedModels
{
    std::filesystem::path na, adapted, fineTuned;
    std::filesystem::path other;     ///< of another run, beside it
    std::filesystem::path file;      ///< any model file, in its place
    std::filesystem::path pseudoLabels; ///< the folder of what the run learned of the target's frames
    std::filesystem::path labelMakers;  ///< the folder of what each maker of the label book said of them
    std::filesystem::path generator; ///< that was trained with the adapted one
    bool operator==(const InspectedModels &) const = default;
};

/// What is worked out only for whoever wants to see it.
struct WantedViews
{
    bool rebuilt = false;
    bool onSource = false; ///< what the networks say of the source's frame
};

/// Everything there is to show of one target frame. Whatever is not there is empty.
struct FrameInspection
{
    int frame = -1;
    bool predicted = false; ///< false: the networks have not looked at it yet
    cv::Mat image, truth, source, sourceTruth, reconstruction;
    cv::Mat pseudoLabels; ///< CV_8UC1 as the run learned them; of frames that were not kept for measuring
    std::vector<std::pair<Teacher, cv::Mat>> makers; ///< what each maker of labels said of it on its own, CV_8UC1; of the frames of the label book
    bool hasGenerator = false; ///< whether it can be rebuilt
    bool hasNa = false, hasAdapted = false, hasFineTuned = false, hasOther = false; ///< whether there is such a network
    SeenBy na, adapted, fineTuned, other;
    SeenBy mapped; ///< adapted, with the map of the camera's places
    SeenBy sourceNa, sourceAdapted;
    std::vector<bool> unjudged; ///< see Dataset
    int ignore = 255;

    /// The ground truth as far as what a network says can be judged by it.
    cv::Mat truthFor(const SeenBy &seen) const { return judged(unjudged, ignore, truth, seen.labels); }
    size_t bytes() const;
};

/// What a frame's labelled pixels are taken for by mistake.
struct Mistake
{
    int truth = 0, prediction = 0;
    double share = 0; ///< of the frame's labelled pixels
};

/// How far frames are known; NaN where not.
struct FrameRanking
{
    std::vector<double> disagreement; ///< share of pixels where NA and adapted differ, 0..1
    std::vector<double> error;        ///< share of labelled pixels where the adapted network (else NA) is wrong, 0..1
    std::vector<std::vector<Mistake>> mistakes; ///< by frame; each pair of classes once
    int known = 0;
    bool disagrees = false, errs = false; ///< whether there can be any: two networks, labels
    bool ofAdapted = false;               ///< whose error it is

    /// Of each frame, the share of labelled pixels that are `truth` and called `prediction`; -1 stands for any class. NaN where not known.
    std::vector<double> shareOf(int truth, int prediction) const;
    /// Of each frame, the share of labelled pixels that are wrongly the class or wrongly not it. NaN where not known.
    std::vector<double> shareOfClass(int value) const;
};

/// Predicts frames of the target with the networks of a run. What was seen is kept: the latest frames in memory, all predictions on the disk.
/// To be used on one thread.
class Inspection
{
public:
    /// @param heldOut the share of the frames, the last in time, that is looked at; 1: all
    /// @throws InputError
    Inspection(const Project &project, const InspectedModels &models, double heldOut);
    ~Inspection();

    const Dataset &frames() const { return m_target; }

    /// What needs no network, at once; all that is known where the frame is kept. @throws InputError where it can't be read
    std::shared_ptr<const FrameInspection> glance(int index);
    using Part = std::function<void(std::shared_ptr<const FrameInspection>)>;
    /// @param part told what is there after each network
    /// @return nothing where it was stopped, between two networks; what they said until then is kept
    /// @throws InputError where the frame or a model can't be read
    std::shared_ptr<const FrameInspection> frame(int index, const WantedViews &wanted, std::stop_token stop = {}, const Part &part = {});

    /// Ranks one more frame. @return false where all are known
    bool rankNext();
    const FrameRanking &ranking() const { return m_ranking; }

private:
    void note(const FrameInspection &frame);
    bool predict(FrameInspection &frame, bool all, const std::stop_token &stop, const Part &part);
    size_t sourcePlace(int index) const;

    InspectedModels m_models;
    Dataset m_target, m_source;
    CachedNetwork m_na, m_adapted, m_fineTuned, m_other;
    std::optional<Rebuilder> m_rebuilder;
    FrameRanking m_ranking;
    std::list<std::shared_ptr<const FrameInspection>> m_kept; ///< the latest first
    std::vector<bool> m_known;                                ///< by frame
    size_t m_next = 0;
};

} // namespace vantage::gui
