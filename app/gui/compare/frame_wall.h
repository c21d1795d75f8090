#pragma once

#include "app/gui/inspect/prediction_cache.h"
#include "core/data/dataset.h"
#include "core/runs/project.h"

#include <functional>
#include <list>
#include <memory>
#include <stop_token>

namespace vantage::gui {

/// One target frame as several networks see it.
struct WallFrame
{
    int frame = -1;
    cv::Mat image, truth; ///< truth is empty without labels
    std::vector<SeenBy> seen; ///< a network each; empty: not yet
};

/// Predicts frames of the target with several networks; what was seen is kept in memory and, beside each network, on the disk, where Inspect
/// finds it too. To be used on one thread.
class FrameWall
{
public:
    /// @param models model files @param heldOut the share of the frames, the last in time, that is looked at @throws InputError
    FrameWall(const Project &project, const std::vector<std::filesystem::path> &models, double heldOut);

    const Dataset &frames() const { return m_target; }
    using Part = std::function<void(std::shared_ptr<const WallFrame>)>;
    /// @param part told what is there at first and after each network @throws InputError
    void look(int frame, const std::stop_token &stop, const Part &part);

private:
    Dataset m_target;
    std::vector<CachedNetwork> m_networks;
    std::list<std::shared_ptr<const WallFrame>> m_kept; ///< the latest first
};

} // namespace vantage::gui
