#pragma once

#include "app/gui/latest_work.h"
#include "core/cameras/recorder.h"
#include "core/runs/project.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace vantage {
class ImagePane;
}

namespace vantage::gui {

/// Records a live stream into a camera of the project and shows its latest frame meanwhile. Not modal: the window goes on with other
/// work. Closing it ends the recording and keeps what was recorded. Object names: recordDialog, recordAddress, recordCamera, recordEvery,
/// recordMinutes, recordButton, recordStatus, recordPane.
class RecordDialog : public QDialog
{
    Q_OBJECT
public:
    explicit RecordDialog(const Project &project, QWidget *parent = nullptr);
    ~RecordDialog() override;

    bool isRecording() const { return m_work.busy(); }

Q_SIGNALS:
    void recorded(const QString &folder); ///< it has ended, and there are frames
    void ended();                         ///< in whatever way

public Q_SLOTS:
    void reject() override;

private:
    void start();
    void showProgress(const RecordProgress &progress);
    void end(const QString &said, bool isProblem);
    void showButtons();

    Project m_project;
    QLineEdit *m_address, *m_camera;
    QDoubleSpinBox *m_every;
    QSpinBox *m_minutes;
    QPushButton *m_button;
    QLabel *m_status;
    ImagePane *m_pane;
    bool m_closing = false;
    LatestWork m_work; // last: its thread ends before what it speaks to
};

} // namespace vantage::gui
