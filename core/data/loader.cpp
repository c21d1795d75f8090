#include "core/data/loader.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/frame_cache.h"
#include "core/data/label_codec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>

namespace vantage {
namespace {

LoaderOptions checked(const Dataset &data, LoaderOptions options)
{
    if (data.frames.empty())
        throw InputError(data.folder, say("has no frames to train on"));
    if (options.batch < 1 || options.size.width < 1 || options.size.height < 1 || options.firstBatch < 0)
        throw std::invalid_argument("Loader: batch and size must be 1 or more and the first batch 0 or more");
    options.prefetch = std::max(1, options.prefetch);
    return options;
}

} // namespace

/// The order of a camera's frames in one pass; only that of the current pass is held.
class CameraOrder
{
public:
    CameraOrder(size_t frames, uint64_t seed, uint64_t stream) : m_order(frames), m_seed(seed), m_stream(stream) { }

    size_t at(uint64_t position)
    {
        const uint64_t pass = position / m_order.size();
        if (pass != m_pass) {
            shuffle(pass);
            m_pass = pass;
        }
        return m_order[position % m_order.size()];
    }

private:
    void shuffle(uint64_t pass)
    {
        cv::RNG random = makeRandom({m_seed, m_stream, pass});
        std::iota(m_order.begin(), m_order.end(), uint32_t(0));
        for (size_t i = m_order.size() - 1; i > 0; --i)
            std::swap(m_order[i], m_order[static_cast<size_t>(random.uniform(0, static_cast<int>(i) + 1))]);
    }

    std::vector<uint32_t> m_order;
    uint64_t m_seed;
    uint64_t m_stream;
    uint64_t m_pass = UINT64_MAX;
};

/// Cameras take turns, however many frames each has.
class FrameOrder
{
public:
    FrameOrder(const Dataset &data, uint64_t seed, uint64_t stream) : m_ranges(cameraRanges(data))
    {
        for (size_t c = 0; c < m_ranges.size(); ++c)
            m_cameras.emplace_back(m_ranges[c].count, seed, stream + (uint64_t(c) << 32));
    }

    size_t at(uint64_t position)
    {
        const size_t camera = position % m_cameras.size();
        return m_ranges[camera].first + m_cameras[camera].at(position / m_cameras.size());
    }

private:
    std::vector<CameraRange> m_ranges;
    std::vector<CameraOrder> m_cameras;
};

class Loader::Worker
{
public:
    Worker(Dataset data, const LoaderOptions &options)
        : m_options(options)
        , m_cache(std::move(data), options.size * 2, options.cacheBytes)
        , m_order(m_cache.data(), options.seed, options.stream)
        , m_thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    FrameBatch next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty() || m_failure; });
        if (m_ready.empty())
            std::rethrow_exception(m_failure); // again at every further call, so that none waits for ever
        FrameBatch batch = std::move(m_ready.front());
        m_ready.pop_front();
        lock.unlock();
        m_changed.notify_all();
        return batch;
    }

private:
    void run(const std::stop_token &stop)
    {
        try {
            if (m_options.augment && m_options.augmentation.rareClassAim > 0)
                m_rarity = classRarity(m_cache.data());
            for (int64_t batch = m_options.firstBatch; !stop.stop_requested(); ++batch) {
                FrameBatch made = make(batch, stop);
                std::unique_lock lock(m_mutex);
                const auto limit = static_cast<size_t>(m_options.prefetch);
                if (!m_changed.wait(lock, stop, [&] { return m_ready.size() < limit; }) || stop.stop_requested())
                    return;
                m_ready.push_back(std::move(made));
                lock.unlock();
                m_changed.notify_all();
            }
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_failure = std::current_exception();
            m_changed.notify_all();
        }
    }

    FrameBatch make(int64_t number, const std::stop_token &stop)
    {
        FrameBatch batch;
        const auto size = static_cast<uint64_t>(m_options.batch);
        for (uint64_t slot = 0; slot < size && !stop.stop_requested(); ++slot) {
            const uint64_t index = m_order.at(static_cast<uint64_t>(number) * size + slot);
            const Frame frame = m_cache.frame(index);
            batch.indices.push_back(index);
            if (m_options.augment) {
                cv::RNG random = makeRandom({m_options.seed, m_options.stream, static_cast<uint64_t>(number), slot});
                batch.frames.push_back(augmented(frame, m_options.size, m_options.augmentation,
                                                 m_cache.data().classes.ignore, m_rarity, random));
            } else {
                batch.frames.push_back(resized(frame, m_options.size));
            }
        }
        return batch;
    }

    const LoaderOptions m_options;
    FrameCache m_cache; // from here to m_rarity: the thread's own
    FrameOrder m_order;
    std::vector<double> m_rarity;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<FrameBatch> m_ready;
    std::exception_ptr m_failure;

    std::jthread m_thread; // last: starts when all above is there, ends before any of it goes
};

Loader::Loader(Dataset data, LoaderOptions options)
{
    options = checked(data, std::move(options));
    m_worker = std::make_unique<Worker>(std::move(data), options);
}

Loader::~Loader() = default;

FrameBatch Loader::next()
{
    return m_worker->next();
}

std::vector<double> classRarity(const Dataset &data)
{
    constexpr size_t looked = 64;
    if (!data.hasLabels())
        return {};
    std::array<uint64_t, 256> counts{};
    const Dataset some = thinned(data, looked);
    for (size_t frame = 0; frame < some.frames.size(); ++frame) {
        const auto ofFrame = countValues(readClasses(readerOr(some.frames[frame].reader), some.labelFile(frame), data.classes));
        for (size_t i = 0; i < counts.size(); ++i)
            counts[i] += ofFrame[i];
    }
    counts[static_cast<size_t>(data.classes.ignore)] = 0;
    const auto classes = static_cast<size_t>(data.classes.size());
    uint64_t sum = 0;
    for (size_t i = 0; i < classes; ++i)
        sum += counts[i];
    std::vector<double> weights(classes, 0.0);
    for (size_t i = 0; i < classes; ++i) {
        if (counts[i] > 0)
            weights[i] = 1 / std::sqrt(static_cast<double>(counts[i]) / static_cast<double>(sum));
    }
    return weights;
}

} // namespace vantage
