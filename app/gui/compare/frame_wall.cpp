#include "app/gui/compare/frame_wall.h"

#include <algorithm>

namespace vantage::gui {
namespace {

constexpr size_t mostKept = 40;

} // namespace

FrameWall::FrameWall(const Project &project, const std::vector<std::filesystem::path> &models, double heldOut)
{
    m_target = inLabelledClasses(project, openDataset(project.target, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden));
    m_target.classes = project.classes;
    if (heldOut < 1)
        m_target = splitByTime(m_target, heldOut).validation;
    for (const auto &model : models)
        m_networks.emplace_back(model);
}

void FrameWall::look(int frame, const std::stop_token &stop, const Part &part)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const auto &one) { return one->frame == frame; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
        part(m_kept.front());
        return;
    }
    WallFrame result;
    result.frame = frame;
    const Frame read = readFrame(m_target, static_cast<size_t>(frame));
    result.image = read.image;
    result.truth = read.labels;
    result.seen.resize(m_networks.size());
    part(std::make_shared<WallFrame>(result));
    for (size_t i = 0; i < m_networks.size(); ++i) {
        if (stop.stop_requested())
            return;
        result.seen[i] = m_networks[i].look(m_target.imageFile(static_cast<size_t>(frame)), result.image, false).plain;
        part(std::make_shared<WallFrame>(result));
    }
    m_kept.push_front(std::make_shared<WallFrame>(std::move(result)));
    if (m_kept.size() > mostKept)
        m_kept.pop_back();
}

} // namespace vantage::gui
