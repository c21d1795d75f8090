#include "app/gui/inspect/inspection.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>

namespace vantage::gui {
namespace {

constexpr size_t keptFrames = 32;

Segmenter &loaded(std::optional<Segmenter> &network, const std::filesystem::path &file, MapUse map)
{
    if (!network)
        network.emplace(file, "auto", 0, map);
    return *network;
}

Segmenter::Prediction predicted(std::optional<Segmenter> &network, const std::filesystem::path &file,
                                const cv::Mat &image)
{
    // Only the run that is looked at is shown with its map; the networks beside it stand alone.
    return file.empty() ? Segmenter::Prediction() : loaded(network, file, MapUse::Ignore).predictSure(image);
}

double shareOf(const cv::Mat &mask, double all)
{
    return all > 0 ? cv::countNonZero(mask) / all : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

Inspection::Inspection(const Project &project, const InspectedModels &models, double heldOut)
    : m_models(models)
{
    m_target = openDataset(project.target, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden);
    m_target.classes = project.classes;
    if (heldOut < 1)
        m_target = splitByTime(m_target, heldOut).validation;
    try {
        m_source = openCameras(project.sources, LabelUse::Hidden);
    } catch (const InputError &) { // it is only shown beside the target
    }
    m_ranking.disagreement.assign(m_target.frames.size(), std::numeric_limits<double>::quiet_NaN());
    m_ranking.error = m_ranking.disagreement;
    m_ranking.disagrees = !m_models.na.empty() && !m_models.adapted.empty();
    m_ranking.errs = m_target.hasLabels() && !(m_models.na.empty() && m_models.adapted.empty());
    m_known.resize(m_target.frames.size());
}

Inspection::~Inspection() = default;

/// The kept frame may be on the screen, so a rebuilt one takes its place.
void Inspection::rebuildLatest()
{
    if (!m_rebuilder)
        m_rebuilder.emplace(m_models.adapted, m_models.generator);
    auto whole = std::make_shared<FrameInspection>(*m_kept.front());
    whole->reconstruction = m_rebuilder->rebuild(whole->image);
    m_kept.front() = whole;
}

std::shared_ptr<const FrameInspection> Inspection::frame(int index, bool rebuild)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const auto &one) { return one->frame == index; });
    if (kept != m_kept.end())
        m_kept.splice(m_kept.begin(), m_kept, kept);
    else
        m_kept.push_front(predict(index));
    if (m_kept.size() > keptFrames)
        m_kept.pop_back();
    if (rebuild && m_kept.front()->hasGenerator && m_kept.front()->reconstruction.empty())
        rebuildLatest();
    return m_kept.front();
}

std::shared_ptr<const FrameInspection> Inspection::predict(int index)
{
    auto result = std::make_shared<FrameInspection>();
    result->frame = index;
    const Frame read = readFrame(m_target, static_cast<size_t>(index));
    result->image = read.image;
    result->truth = read.labels;
    result->na = predicted(m_na, m_models.na, read.image);
    if (!m_models.adapted.empty()) {
        Segmenter::Both both = loaded(m_adapted, m_models.adapted, MapUse::Use).predictBoth(read.image);
        result->adapted = std::move(both.plain);
        result->mapped = std::move(both.mapped);
    }
    result->fineTuned = predicted(m_fineTuned, m_models.fineTuned, read.image);
    const std::string &name = m_target.frames[static_cast<size_t>(index)].name;
    if (!m_source.frames.empty()) {
        // The same moment where both cameras name their frames alike, else the same part of the recording.
        const auto same = std::find_if(m_source.frames.begin(), m_source.frames.end(),
                                       [&](const FrameFiles &files) { return files.name == name; });
        const size_t place = same != m_source.frames.end()
                                 ? static_cast<size_t>(same - m_source.frames.begin())
                                 : static_cast<size_t>(index) * m_source.frames.size() / m_target.frames.size();
        try {
            result->source = readFrame(m_source, place).image;
        } catch (const InputError &) { // only shown beside
        }
    }
    result->hasGenerator = !m_models.generator.empty();
    note(*result);
    return result;
}

void Inspection::note(const FrameInspection &frame)
{
    const auto index = static_cast<size_t>(frame.frame);
    const cv::Mat &adapted = frame.mapped.labels.empty() ? frame.adapted.labels : frame.mapped.labels;
    if (!frame.na.labels.empty() && !adapted.empty())
        m_ranking.disagreement[index] =
            shareOf(frame.na.labels != adapted, static_cast<double>(frame.na.labels.total()));
    const cv::Mat &judged = adapted.empty() ? frame.na.labels : adapted;
    if (!frame.truth.empty() && !judged.empty()) {
        const cv::Mat labelled = frame.truth != m_target.classes.ignore;
        m_ranking.error[index] = shareOf((frame.truth != judged) & labelled, cv::countNonZero(labelled));
    }
    m_ranking.known += m_known[index] ? 0 : 1;
    m_known[index] = true;
}

bool Inspection::rankNext()
{
    while (m_next < m_known.size() && m_known[m_next])
        ++m_next;
    if (m_next >= m_known.size() || (!m_ranking.disagrees && !m_ranking.errs))
        return false;
    FrameInspection rough;
    rough.frame = static_cast<int>(m_next++);
    const Frame read = readFrame(m_target, static_cast<size_t>(rough.frame));
    rough.truth = read.labels;
    if (!m_models.na.empty() && (m_ranking.disagrees || m_models.adapted.empty()))
        rough.na.labels = loaded(m_na, m_models.na, MapUse::Ignore).predict(read.image);
    if (!m_models.adapted.empty())
        rough.adapted.labels = loaded(m_adapted, m_models.adapted, MapUse::Use).predict(read.image);
    note(rough);
    return true;
}

} // namespace vantage::gui
