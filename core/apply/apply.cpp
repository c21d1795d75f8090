#include "core/apply/apply.h"

#include "core/apply/earlier_results.h"
#include "core/apply/pipeline.h"
#include "core/apply/result_writer.h"
#include "core/base/error.h"
#include "core/model/segmenter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace vantage {
namespace {

std::vector<double> sharesOf(const cv::Mat &labels, size_t classes)
{
    std::array<size_t, 256> counts{};
    for (int y = 0; y < labels.rows; ++y)
        for (const uint8_t *at = labels.ptr(y), *end = at + labels.cols; at != end; ++at)
            ++counts[*at];
    std::vector<double> shares(classes);
    for (size_t c = 0; c < classes; ++c)
        shares[c] = static_cast<double>(counts[c]) / static_cast<double>(labels.total());
    return shares;
}

/// A name for the place, whether it is there or not.
std::filesystem::path real(const std::filesystem::path &path)
{
    std::error_code code;
    const std::filesystem::path found = std::filesystem::weakly_canonical(path, code);
    return (code ? std::filesystem::absolute(path, code) : found).lexically_normal();
}

/// Labels that people drew have the names that predictions get; nothing of a camera is ever written over.
void refuseToOverwrite(const FrameSource &source, const ApplyOptions &options)
{
    const std::filesystem::path out = real(options.out), folder = source.folder();
    const auto refuse = [&](const Message &why) { throw InputError(options.out, why, say("Name another folder")); };
    if (!folder.empty() && (out == real(folder) || out == real(folder / "images")))
        refuse(say("is the folder of the frames; predictions would overwrite its labels"));
    std::error_code ignored;
    if (std::filesystem::is_directory(out / "images", ignored))
        refuse(say("is a camera's folder: it has images/, and predictions would overwrite its labels"));
    for (const char *name : {"labels", "colour", "overlay"})
        if (!folder.empty() && real(out / name) == real(folder))
            refuse(say("holds the folder of the frames, under a name that predictions get"));
    for (const char *name : {"overlay.mp4", "overlay.avi"})
        if (options.video && std::filesystem::equivalent(out / name, options.input, ignored))
            refuse(say("holds the video itself, under the name that the overlay gets"));
}

/// What people are told and shown after each frame.
class Progress
{
public:
    Progress(const ApplyOptions &options, const FrameSource &source, const ClassMap &classes, const EarlierResults &earlier)
        : m_total(source.count())
        , m_there(static_cast<int64_t>(earlier.frames.size()))
        , m_classes(classes)
        , m_sums(earlier.shareSums)
    {
        m_sums.resize(classes.classes.size());
        if (options.frames > 0 && (m_total == 0 || m_total > options.frames))
            m_total = options.frames;
    }

    ApplyProgress after(const LabelledFrame &labelled, const PipelineResult &soFar)
    {
        for (size_t c = 0; c < m_sums.size(); ++c)
            m_sums[c] += labelled.shares[c];
        m_frames = soFar.frames;
        ApplyProgress progress;
        progress.name = labelled.frame.name;
        progress.done = soFar.frames;
        progress.total = m_total;
        progress.dropped = soFar.dropped;
        progress.seconds = seconds();
        if (m_total > 0)
            progress.secondsLeft = progress.seconds / static_cast<double>(soFar.frames)
                                   * static_cast<double>(std::max<int64_t>(0, m_total - soFar.frames));
        progress.shares = shares();
        progress.classes = &m_classes;
        progress.image = labelled.frame.image;
        progress.labels = labelled.labels;
        return progress;
    }
    std::vector<double> shares() const
    {
        std::vector<double> result;
        for (const double sum : m_sums)
            result.push_back(m_frames + m_there > 0 ? sum / static_cast<double>(m_frames + m_there) : 0);
        return result;
    }
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    int64_t m_total, m_there, m_frames = 0;
    const ClassMap &m_classes;
    std::vector<double> m_sums;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace

ApplyResult applyModel(const ApplyOptions &options, std::stop_token stop,
                       const std::function<void(const ApplyProgress &)> &onFrame)
{
    if (options.opacity < 0 || options.opacity > 1)
        throw std::invalid_argument("the opacity of labels over a frame lies between 0 and 1");
    if (options.every < 1)
        throw std::invalid_argument("each n-th frame is taken, n being 1 or more");
    auto source = openFrames(options.input, options.every, options.timeout, stop);
    if (!source) {
        ApplyResult nothing;
        nothing.stopped = true;
        return nothing;
    }
    refuseToOverwrite(*source, options);
    Segmenter model(options.model, options.precision, options.threads, options.map ? MapUse::Use : MapUse::Ignore);
    EarlierResults earlier;
    if (options.goesOn && source->live())
        throw InputError(options.input, say("is live: no frame of it comes again, so there is nothing to go on with"), say("Name another folder for this call"));
    if (options.goesOn) {
        std::vector<std::string> names;
        for (const ClassInfo &info : model.classes().classes)
            names.push_back(info.name);
        earlier = earlierResults(options, names);
        source->leaveOut(earlier.frames);
    } else {
        clearEarlierResults(options.out, options.replace);
    }
    noteResults(options.out, options.model, options.input);
    ResultWriter writer(options, model.classes(), *source, earlier.rows);
    Progress progress(options, *source, model.classes(), earlier);

    FrameWork work;
    work.label = [&](LabelledFrame &frame) {
        frame.labels = model.predict(frame.frame.image);
        frame.shares = sharesOf(frame.labels, model.classes().classes.size());
    };
    work.write = [&](const LabelledFrame &frame) { writer.write(frame.frame, frame.labels, frame.shares); };
    work.done = [&](const LabelledFrame &frame, const PipelineResult &soFar) {
        const ApplyProgress now = progress.after(frame, soFar);
        if (onFrame)
            onFrame(now);
    };
    const PipelineResult done = runPipeline(std::move(source), options.frames, work, std::move(stop));
    if (done.writeError)
        std::rethrow_exception(done.writeError);
    if (done.frames > 0 || !done.error)
        writer.finish(); // also after an error on the way: what was labelled before it is kept
    if (done.error)
        std::rethrow_exception(done.error);

    ApplyResult result;
    result.stopped = done.stopped;
    result.frames = done.frames;
    result.dropped = done.dropped;
    result.there = static_cast<int64_t>(earlier.frames.size());
    result.seconds = progress.seconds();
    result.decodeSeconds = done.readSeconds;
    result.modelSeconds = done.labelSeconds;
    result.writeSeconds = done.writeSeconds;
    result.shares = progress.shares();
    result.runtime = model.runtime();
    result.files = writer.files();
    result.remarks = done.remarks;
    return result;
}

} // namespace vantage
