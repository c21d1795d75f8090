#include "widgets/frames/thumbnail_loader.h"

#include <QMetaObject>
#include <QThread>

#include <algorithm>
#include <exception>

namespace vantage {

ThumbnailLoader::ThumbnailLoader(QObject *parent)
    : QObject(parent)
    , m_cache(64 << 20)
{
    m_pool.setMaxThreadCount(2);
    m_pool.setThreadPriority(QThread::LowPriority); // training and the window come first
}

ThumbnailLoader::~ThumbnailLoader()
{
    dropAll();
    m_pool.waitForDone();
}

void ThumbnailLoader::dropAll()
{
    m_queue.clear();
    for (const auto &job : m_running)
        job->stop.request_stop();
    m_running.clear(); // what still comes of them is not known any more
    m_cache.clear();
    m_errors.clear();
}

void ThumbnailLoader::setProvider(ThumbnailProvider provider)
{
    dropAll();
    m_provider = std::move(provider);
}

void ThumbnailLoader::setThumbnailSize(QSize largest)
{
    if (largest == m_size)
        return;
    dropAll();
    m_size = largest;
}

void ThumbnailLoader::setCapacity(qsizetype bytes)
{
    m_cache.setMaxCost(bytes);
}

void ThumbnailLoader::setThreads(int threads)
{
    m_pool.setMaxThreadCount(std::max(1, threads));
}

void ThumbnailLoader::setWanted(const std::vector<int> &frames)
{
    m_queue.clear();
    QSet<int> asked;
    for (const int frame : frames) {
        if (frame < 0 || asked.contains(frame))
            continue;
        asked.insert(frame);
        if (!m_cache.contains(frame) && !m_errors.contains(frame))
            m_queue.push_back(frame);
    }
    for (auto it = m_running.begin(); it != m_running.end();) {
        const int frame = it.value()->frame;
        if (asked.contains(frame)) {
            std::erase(m_queue, frame); // on its way
            ++it;
        } else {
            it.value()->stop.request_stop();
            it = m_running.erase(it);
        }
    }
    std::reverse(m_queue.begin(), m_queue.end());
    pump();
}

void ThumbnailLoader::pump()
{
    // Only as many as there are threads are handed out, so that what is not wanted any more can still be dropped.
    while (m_provider && !m_queue.empty() && m_running.size() < m_pool.maxThreadCount()) {
        auto job = std::make_shared<Job>();
        job->frame = m_queue.back();
        m_queue.pop_back();
        const quint64 id = ++m_lastJob;
        m_running.insert(id, job);
        m_pool.start([this, id, job, provider = m_provider, size = m_size] {
            QImage image;
            QString error;
            if (!job->stop.stop_requested()) {
                try {
                    image = provider(job->frame, size, job->stop.get_token());
                    if (image.isNull())
                        error = tr("The frame could not be read");
                } catch (const std::exception &problem) {
                    error = QString::fromUtf8(problem.what());
                }
            }
            // The destructor waits for the pool, so that `this` is there; its event queue takes care of the rest.
            QMetaObject::invokeMethod(
                this, [this, id, frame = job->frame, image, error] { finished(id, frame, image, error); },
                Qt::QueuedConnection);
        });
    }
}

void ThumbnailLoader::finished(quint64 job, int frame, const QImage &image, const QString &error)
{
    if (m_running.remove(job) == 0)
        return; // nobody waits for it any more
    if (image.isNull()) {
        m_errors.insert(frame, error);
        pump();
        Q_EMIT failed(frame, error);
        return;
    }
    m_cache.insert(frame, new QImage(image), image.sizeInBytes());
    pump();
    Q_EMIT loaded(frame);
}

QImage ThumbnailLoader::image(int frame) const
{
    const QImage *kept = m_cache.object(frame);
    return kept ? *kept : QImage();
}

QString ThumbnailLoader::error(int frame) const
{
    return m_errors.value(frame);
}

qsizetype ThumbnailLoader::bytes() const
{
    return m_cache.totalCost();
}

} // namespace vantage
