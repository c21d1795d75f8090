#include "core/apply/apply.h"

#include "core/apply/bounded_queue.h"
#include "core/apply/frame_source.h"
#include "core/apply/result_writer.h"
#include "core/base/error.h"
#include "core/export/exported_model.h"

#include <array>
#include <atomic>
#include <chrono>
#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

namespace vantage {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct LabelledFrame
{
    SourceFrame frame;
    cv::Mat labels;
    std::vector<double> shares;
};

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

/// The threads on both sides of the network. The first error of any of them is kept, and ends all.
class Pipeline
{
public:
    Pipeline(FrameSource &source, ResultWriter &writer, const ApplyOptions &options)
        : m_source(source), m_writer(writer), m_options(options)
    {
        m_reader = std::jthread([this] { guarded([this] { read(); }); });
        m_writing = std::jthread([this] { guarded([this] { writeAll(); }); });
    }
    ~Pipeline() { close(); }

    std::optional<SourceFrame> next() { return m_frames.pop(); }
    bool hand(LabelledFrame frame) { return m_labelled.push(std::move(frame)); }
    /// No more frames are wanted.
    void stopReading()
    {
        m_enough = true;
        m_frames.close();
    }
    /// Waits until everything is written. @throws what went wrong on either thread
    void finish()
    {
        m_labelled.finish();
        m_writing.join();
        stopReading();
        m_reader.join();
        if (m_error)
            std::rethrow_exception(m_error);
        m_writer.finish();
    }
    int64_t dropped() const { return m_dropped; }
    double decodeSeconds() const { return m_decodeSeconds; }
    double writeSeconds() const { return m_writeSeconds; }
    const std::string &remark() const { return m_remark; } ///< after finish()

private:
    template<class Work>
    void guarded(Work work)
    {
        try {
            work();
        } catch (...) {
            {
                const std::lock_guard lock(m_mutex);
                if (!m_error)
                    m_error = std::current_exception();
            }
            close();
        }
    }
    void close()
    {
        m_enough = true;
        m_frames.close();
        m_labelled.close();
    }
    void read()
    {
        int64_t count = 0;
        while (!m_enough && (m_options.frames <= 0 || count < m_options.frames)) {
            const auto start = Clock::now();
            SourceFrame frame;
            const bool more = m_source.next(frame);
            m_decodeSeconds = m_decodeSeconds + since(start);
            if (!more) {
                if (m_source.live() && !m_enough)
                    m_remark = "the stream ended, or sent nothing for too long";
                break;
            }
            ++count;
            if (m_source.live())
                m_dropped += static_cast<int64_t>(m_frames.pushLatest(std::move(frame)));
            else if (!m_frames.push(std::move(frame)))
                break;
        }
        m_frames.finish();
    }
    void writeAll()
    {
        while (const auto done = m_labelled.pop()) {
            const auto start = Clock::now();
            m_writer.write(done->frame, done->labels, done->shares);
            m_writeSeconds = m_writeSeconds + since(start);
        }
    }

    FrameSource &m_source;
    ResultWriter &m_writer;
    const ApplyOptions &m_options;
    BoundedQueue<SourceFrame> m_frames{4};
    BoundedQueue<LabelledFrame> m_labelled{4};
    std::atomic<bool> m_enough = false;
    std::atomic<int64_t> m_dropped = 0;
    std::atomic<double> m_decodeSeconds = 0, m_writeSeconds = 0;
    std::mutex m_mutex;
    std::exception_ptr m_error;
    std::string m_remark;
    std::jthread m_reader, m_writing; // last: they use all the rest
};

void refuseOwnFolder(const FrameSource &source, const std::filesystem::path &out)
{
    if (source.folder().empty())
        return;
    std::error_code ignored;
    const auto real = [&](const std::filesystem::path &path) { return std::filesystem::weakly_canonical(path, ignored); };
    if (real(out) == real(source.folder()))
        throw InputError(out, "is the folder of the frames; predictions would overwrite its labels", "Name another folder");
}

} // namespace

ApplyResult applyModel(const ApplyOptions &options, std::stop_token stop, const std::function<void(const ApplyProgress &)> &onFrame)
{
    if (options.opacity < 0 || options.opacity > 1)
        throw std::invalid_argument("the opacity of labels over a frame lies between 0 and 1");
    if (options.every < 1)
        throw std::invalid_argument("each n-th frame is taken, n being 1 or more");
    const auto source = openFrames(options.input, options.every, options.timeout);
    refuseOwnFolder(*source, options.out);
    ExportedModel model(options.model, options.precision, options.threads);
    ResultWriter writer(options, model.classes(), source->fps() > 0 ? source->fps() : options.fps);

    ApplyResult result;
    result.runtime = model.runtime();
    const size_t classes = model.classes().classes.size();
    std::vector<double> sums(classes);
    const int64_t total = options.frames > 0 && (source->count() == 0 || source->count() > options.frames) ? options.frames : source->count();
    const auto start = Clock::now();
    Pipeline pipeline(*source, writer, options);
    while (!stop.stop_requested()) {
        auto frame = pipeline.next();
        if (!frame)
            break;
        const auto begin = Clock::now();
        LabelledFrame done{std::move(*frame), {}, {}};
        done.labels = model.predict(done.frame.image);
        done.shares = sharesOf(done.labels, classes);
        result.modelSeconds += since(begin);
        for (size_t c = 0; c < classes; ++c)
            sums[c] += done.shares[c];
        ApplyProgress progress;
        progress.name = done.frame.name;
        progress.done = ++result.frames;
        progress.total = total;
        progress.dropped = pipeline.dropped();
        progress.seconds = since(start);
        if (total > 0)
            progress.secondsLeft = progress.seconds / static_cast<double>(result.frames) * static_cast<double>(std::max<int64_t>(0, total - result.frames));
        for (const double sum : sums)
            progress.shares.push_back(sum / static_cast<double>(result.frames));
        progress.classes = &model.classes();
        progress.image = done.frame.image;
        progress.labels = done.labels;
        if (!pipeline.hand(std::move(done)))
            break; // writing has failed: finish() says why
        if (onFrame)
            onFrame(progress);
    }
    result.stopped = stop.stop_requested();
    if (result.stopped)
        pipeline.stopReading();
    pipeline.finish();
    result.seconds = since(start);
    result.dropped = pipeline.dropped();
    result.decodeSeconds = pipeline.decodeSeconds();
    result.writeSeconds = pipeline.writeSeconds();
    result.remark = pipeline.remark();
    for (const double sum : sums)
        result.shares.push_back(result.frames > 0 ? sum / static_cast<double>(result.frames) : 0);
    result.files = writer.files();
    return result;
}

} // namespace vantage
