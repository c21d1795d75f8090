#include "app/gui/inspect/inspection.h"

#include "core/base/error.h"
#include "core/data/label_codec.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace vantage::gui {
namespace {

namespace fs = std::filesystem;

constexpr size_t keptBytes = size_t(512) << 20;

/// What a run has kept of a frame, at the frame's size; empty where there is nothing.
cv::Mat labelsLearned(const fs::path &folder, const std::string &name, cv::Size size)
{
    const fs::path file = folder / (name + ".png");
    std::error_code code;
    if (folder.empty() || !fs::exists(file, code))
        return {};
    try {
        cv::Mat labels;
        cv::resize(readLabelValues(file), labels, size, 0, 0, cv::INTER_NEAREST);
        return labels;
    } catch (const InputError &) { // only shown beside
        return {};
    }
}

double shareOf(const cv::Mat &mask, double all)
{
    return all > 0 ? cv::countNonZero(mask) / all : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

size_t FrameInspection::bytes() const
{
    size_t sum = na.bytes() + adapted.bytes() + fineTuned.bytes() + other.bytes() + mapped.bytes() + sourceNa.bytes() + sourceAdapted.bytes();
    for (const cv::Mat *mat : {&image, &truth, &source, &sourceTruth, &reconstruction, &pseudoLabels})
        sum += mat->total() * mat->elemSize();
    for (const auto &[maker, labels] : makers)
        sum += labels.total();
    return sum;
}

Inspection::Inspection(const Project &project, const InspectedModels &models, double heldOut)
    : m_models(models)
    , m_na(models.na)
    , m_adapted(models.adapted, MapUse::Use) // the run that is looked at; the networks beside it stand alone
    , m_fineTuned(models.fineTuned)
    , m_other(models.file.empty() ? CachedNetwork(models.other) : CachedNetwork(models.file, project.folder / "predictions", project.classes))
{
    m_target = openTarget(project, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden);
    m_target.classes = project.classes;
    if (heldOut < 1)
        m_target = splitByTime(m_target, heldOut).validation;
    for (const LabelUse use : {LabelUse::Required, LabelUse::Hidden}) {
        try {
            m_source = openSources(project, use);
            m_source.classes = project.classes;
            break;
        } catch (const InputError &) { // it is only shown beside the target
        }
    }
    m_ranking.disagreement.assign(m_target.frames.size(), std::numeric_limits<double>::quiet_NaN());
    m_ranking.error = m_ranking.disagreement;
    m_ranking.mistakes.resize(m_target.frames.size());
    m_ranking.disagrees = m_na.exists() && m_adapted.exists();
    m_ranking.ofAdapted = m_adapted.exists();
    m_ranking.errs = m_target.hasLabels() && (m_na.exists() || m_adapted.exists());
    m_known.resize(m_target.frames.size());
}

Inspection::~Inspection() = default;

/// The same moment where both cameras name their frames alike, else the same part of the recording.
size_t Inspection::sourcePlace(int index) const
{
    const std::string &name = m_target.frames[static_cast<size_t>(index)].name;
    const auto same = std::find_if(m_source.frames.begin(), m_source.frames.end(),
                                   [&](const FrameFiles &files) { return files.name == name; });
    return same != m_source.frames.end() ? static_cast<size_t>(same - m_source.frames.begin())
                                         : static_cast<size_t>(index) * m_source.frames.size() / m_target.frames.size();
}

std::shared_ptr<const FrameInspection> Inspection::glance(int index)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const auto &one) { return one->frame == index; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
        return m_kept.front();
    }
    auto result = std::make_shared<FrameInspection>();
    result->frame = index;
    const Frame read = readFrame(m_target, static_cast<size_t>(index));
    result->image = read.image;
    result->truth = read.labels;
    result->unjudged = m_target.unjudged;
    result->ignore = m_target.classes.ignore;
    if (!m_source.frames.empty())
        try {
            const Frame source = readFrame(m_source, sourcePlace(index));
            result->source = source.image;
            result->sourceTruth = source.labels;
        } catch (const InputError &) { // only shown beside
        }
    const std::string name = m_target.frames[static_cast<size_t>(index)].name;
    result->pseudoLabels = labelsLearned(m_models.pseudoLabels, name, result->image.size());
    for (const Teacher maker : allTeachers)
        if (const cv::Mat said = labelsLearned(m_models.labelMakers.empty() ? fs::path() : m_models.labelMakers / toText(maker), name, result->image.size()); !said.empty())
            result->makers.emplace_back(maker, said);
    result->hasGenerator = !m_models.generator.empty();
    result->hasNa = m_na.exists();
    result->hasAdapted = m_adapted.exists();
    result->hasFineTuned = m_fineTuned.exists();
    result->hasOther = m_other.exists();
    m_kept.push_front(result);
    size_t bytes = 0;
    for (auto one = m_kept.begin(); one != m_kept.end(); ++one) {
        bytes += (*one)->bytes();
        if (bytes > keptBytes && one != m_kept.begin()) {
            m_kept.erase(one, m_kept.end());
            break;
        }
    }
    return result;
}

bool Inspection::predict(FrameInspection &frame, bool all, const std::stop_token &stop, const Part &part)
{
    const auto file = m_target.imageFile(static_cast<size_t>(frame.frame));
    const auto goOn = [&](bool there) {
        if (there && part)
            part(std::make_shared<FrameInspection>(frame));
        return !stop.stop_requested();
    };
    frame.na = m_na.look(file, frame.image, false).plain;
    if (!goOn(m_na.exists()))
        return false;
    CachedNetwork::Both both = m_adapted.look(file, frame.image, true);
    frame.adapted = std::move(both.plain);
    frame.mapped = std::move(both.mapped);
    if (!all)
        return true;
    if (!goOn(m_adapted.exists()))
        return false;
    frame.fineTuned = m_fineTuned.look(file, frame.image, false).plain;
    if (!goOn(m_fineTuned.exists()))
        return false;
    frame.other = m_other.look(file, frame.image, false).plain;
    frame.predicted = true;
    return true;
}

std::shared_ptr<const FrameInspection> Inspection::frame(int index, const WantedViews &wanted, std::stop_token stop, const Part &part)
{
    const auto known = glance(index);
    const bool rebuild = wanted.rebuilt && known->hasGenerator && known->reconstruction.empty();
    const bool onSource = wanted.onSource && !known->source.empty() && known->sourceNa.empty() && known->sourceAdapted.empty();
    if (known->predicted && !rebuild && !onSource)
        return known;
    // The kept frame may be on the screen, so one with more takes its place.
    auto more = std::make_shared<FrameInspection>(*known);
    if (!more->predicted) {
        if (!predict(*more, true, stop, part))
            return nullptr;
        note(*more);
    }
    if (rebuild) {
        if (!m_rebuilder)
            m_rebuilder.emplace(m_models.adapted, m_models.generator);
        more->reconstruction = m_rebuilder->rebuild(more->image);
    }
    if (onSource) {
        const auto file = m_source.imageFile(sourcePlace(index));
        more->sourceNa = m_na.look(file, more->source, false).plain;
        more->sourceAdapted = m_adapted.look(file, more->source, false).plain; // the map is of the target's places
    }
    m_kept.front() = more;
    return more;
}

std::vector<double> FrameRanking::shareOf(int truth, int prediction) const
{
    std::vector<double> shares;
    for (size_t frame = 0; frame < mistakes.size(); ++frame) {
        double share = std::isnan(error[frame]) ? error[frame] : 0;
        for (const Mistake &mistake : mistakes[frame])
            if ((truth < 0 || mistake.truth == truth) && (prediction < 0 || mistake.prediction == prediction))
                share += mistake.share;
        shares.push_back(share);
    }
    return shares;
}

std::vector<double> FrameRanking::shareOfClass(int value) const
{
    std::vector<double> shares = shareOf(value, -1);
    const std::vector<double> called = shareOf(-1, value);
    for (size_t frame = 0; frame < shares.size(); ++frame)
        shares[frame] += called[frame];
    return shares;
}

void Inspection::note(const FrameInspection &frame)
{
    const auto index = static_cast<size_t>(frame.frame);
    const cv::Mat &adapted = frame.mapped.empty() ? frame.adapted.labels : frame.mapped.labels;
    if (!frame.na.empty() && !adapted.empty())
        m_ranking.disagreement[index] =
            shareOf(frame.na.labels != adapted, static_cast<double>(frame.na.labels.total()));
    const cv::Mat &said = adapted.empty() ? frame.na.labels : adapted;
    if (!frame.truth.empty() && !said.empty()) {
        const cv::Mat truth = judged(m_target, frame.truth, said), labelled = truth != m_target.classes.ignore;
        const double all = cv::countNonZero(labelled);
        const cv::Mat wrong = (truth != said) & labelled;
        m_ranking.error[index] = shareOf(wrong, all);
        std::map<std::pair<int, int>, double> counted;
        for (int y = 0; y < wrong.rows; ++y)
            for (int x = 0; x < wrong.cols; ++x)
                if (wrong.at<uint8_t>(y, x) != 0)
                    counted[{truth.at<uint8_t>(y, x), said.at<uint8_t>(y, x)}] += 1;
        m_ranking.mistakes[index].clear();
        for (const auto &[classes, pixels] : counted)
            m_ranking.mistakes[index].push_back({classes.first, classes.second, pixels / all});
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
    Frame read = readFrame(m_target, static_cast<size_t>(rough.frame));
    rough.image = std::move(read.image);
    rough.truth = std::move(read.labels);
    predict(rough, false, {}, {}); // kept on the disk: who looks at the frame later has it at once
    note(rough);
    return true;
}

} // namespace vantage::gui
