#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace vantage {

/// Makes one thumbnail, on a thread of the pool; several may be asked for at a time. The picture should fit into
/// `largest` (pixels). A stop that is asked for means that nobody waits for it any more: returning a null image at once
/// is fine then. An exception marks the frame as unreadable with the exception's text.
using ThumbnailProvider = std::function<QImage(int frame, QSize largest, std::stop_token stop)>;

/// Thumbnails of the frames that are wanted right now, made on threads of its own. What is no longer wanted is dropped
/// before it starts and stopped while it runs; what is done is kept up to a number of bytes, the least recently used
/// goes first.
class ThumbnailLoader : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailLoader(QObject *parent = nullptr);
    ~ThumbnailLoader() override; ///< stops and waits for what runs

    /// Forgets everything and starts anew.
    void setProvider(ThumbnailProvider provider);
    void setThumbnailSize(QSize largest); ///< pixels; a change forgets the pictures
    QSize thumbnailSize() const { return m_size; }
    void setCapacity(qsizetype bytes); ///< of kept pictures, 64 MiB from the start
    void setThreads(int threads);      ///< 2 from the start

    /// The frames to be had, the most urgent first: takes the place of what was wanted before.
    void setWanted(const std::vector<int> &frames);

    QImage image(int frame) const;                                   ///< null while it is not there
    QString error(int frame) const;                                  ///< empty unless the frame was unreadable
    qsizetype bytes() const;                                         ///< kept now
    int waiting() const { return static_cast<int>(m_queue.size()); } ///< wanted and not yet begun
    int running() const { return static_cast<int>(m_running.size()); }

Q_SIGNALS:
    void loaded(int frame);
    void failed(int frame, const QString &why);

private:
    void pump();
    void finished(quint64 job, int frame, const QImage &image, const QString &error);
    void dropAll();

    ThumbnailProvider m_provider;
    QSize m_size{160, 120};
    QThreadPool m_pool;
    std::vector<int> m_queue; ///< most urgent last
    struct Job
    {
        int frame = 0;
        std::stop_source stop;
    };
    QHash<quint64, std::shared_ptr<Job>> m_running;
    quint64 m_lastJob = 0;
    mutable QCache<int, QImage> m_cache; ///< cost in bytes
    QHash<int, QString> m_errors;
};

} // namespace vantage
