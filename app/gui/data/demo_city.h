#pragma once

#include "app/gui/latest_work.h"

#include <QObject>
#include <QString>

namespace vantage::gui {

/// Makes a project of two rendered cameras of the synthetic city, off the window's thread.
class DemoCity : public QObject
{
    Q_OBJECT
public:
    explicit DemoCity(QObject *parent = nullptr);

    /// Two cameras and a project, in folders of `folder`. What is there already is taken up again.
    void start(const QString &folder, int framesEach = 60);
    void cancel();
    bool isBusy() const { return m_busy; }
    int frames() const { return m_frames; } ///< of both cameras
    int done() const { return m_done; }

Q_SIGNALS:
    void progress();
    void finished(const QString &project);
    void failed(const QString &message);

private:
    bool m_busy = false;
    int m_frames = 1, m_done = 0;
    LatestWork m_work;
};

} // namespace vantage::gui
