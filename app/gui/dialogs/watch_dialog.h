#pragma once

#include "app/gui/latest_work.h"
#include "core/runs/camera_watch.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vantage {
class ImagePane;
}

namespace vantage::gui {

struct Workbench;

/// Looks at what a camera sees today, a folder, a video or a live stream, and says whether it has changed since its training frames,
/// with pictures of before and now. Not modal. Object names: watchDialog, watchInput, watchFolderButton, watchFileButton, watchEvery,
/// watchButton, watchStatus, watchBeforePane, watchNowPane.
class WatchDialog : public QDialog
{
    Q_OBJECT
public:
    WatchDialog(Workbench &bench, const std::string &camera, QWidget *parent = nullptr);
    ~WatchDialog() override;

Q_SIGNALS:
    void found(); ///< what is known of the camera has changed
    void ended();

public Q_SLOTS:
    void reject() override;

private:
    void start();
    void showState(const WatchState &state, int64_t frames, const QString &more);
    void showButtons();

    Workbench &m_bench;
    Project m_project;
    std::string m_camera;
    QLineEdit *m_input;
    QPushButton *m_folder, *m_file, *m_button;
    QDoubleSpinBox *m_every;
    QLabel *m_status;
    ImagePane *m_before, *m_now;
    bool m_closing = false;
    LatestWork m_work; // last: its thread ends before what it speaks to
};

} // namespace vantage::gui
