#pragma once

#include "app/gui/latest_work.h"
#include "core/data/dataset.h"

#include <QGroupBox>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTabBar;
class QToolButton;

namespace vantage {
class FrameStrip;
class HistogramBars;
} // namespace vantage

namespace vantage::gui {

struct Workbench;

/// One camera of the project: its folder, what is in it (counted in the background, shown while it is counted) and its
/// frames. Object names begin with "source" or "target": ...FolderEdit, ...BrowseButton, ...FileButton, targetStreamButton, ...CancelButton, ...AgainButton, ...SummaryLabel,
/// ...Histogram, ...ProblemsList, ...LeaveOutButton, ...TakeBackButton, ...FormatBox, ...EvidenceLabel, ...Strip, ...Tabs, ...AddButton and targetMeasureBox.
class CameraPanel : public QGroupBox
{
    Q_OBJECT
public:
    enum class Role { Source, Target };
    CameraPanel(Role role, Workbench &bench, QWidget *parent = nullptr);
    ~CameraPanel() override;

    /// Shows the folder and looks through it; an empty one clears the panel.
    void setFolder(const QString &folder);
    QString folder() const { return m_folder; }
    /// The source's panel shows one of several cameras: their folders, and which of them.
    void setCameras(const QStringList &names, const QStringList &folders, int shown);
    /// The project's, and what the source's folder said when it took them.
    void setClasses(const ClassMap &classes, const std::optional<ClassMap> &ofFolder = {});
    void setMeasured(bool on);
    /// Another camera can't be chosen; the tool tip says why. An empty reason: it can.
    void setLocked(const QString &why);
    /// Frames of the camera that the project does without; whether that can be changed now.
    void setLeftOut(const std::vector<std::string> &names, bool changeable);
    void setMeasureLocked(bool locked);      ///< whether the target's labels are used can't be changed now
    void setMissing(bool missing);           ///< its folder has moved: the button asks where it is now, locked or not
    void lookAgain();                        ///< something in the folder has changed
    void setLooking(bool looking);           ///< a folder was chosen and is being looked at
    void setImporting(const QString &text, double share); ///< meanwhile: what is made of the file that was chosen
    void setProblem(const QString &message); ///< why a folder was refused; empty: none
    void retranslate();
    HistogramBars *histogram() const { return m_histogram; }

    const DatasetReport &report() const { return m_report; }
    size_t usableFrames() const; ///< that a training has

Q_SIGNALS:
    void folderChosen(const QString &folder);
    void measuredChanged(bool on); ///< target only
    void cameraShown(int place);
    void cameraAdded(const QString &folder);
    void cameraRemoved(int place);
    void checked();                ///< the whole folder was looked through
    void moved(const QString &folder); ///< where the missing folder is said to be now
    void leaveOutWanted(const std::vector<std::string> &names); ///< these and no others
    void streamWanted();           ///< target only: frames of a live camera
    void frameWanted(int frame);   ///< to be shown large
    void importEnded();            ///< by the operator, before it was done
    void lookedAgain();            ///< the operator wants what is on the disk now

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void look();
    void browse();
    void browseFile();
    QString chosenFolder(const QString &from);
    QWidget *makeCameras();
    void showReport();
    void showFormat();
    void sayFormat(int row);
    LabelUse use() const;
    QString prefix() const { return m_role == Role::Source ? QStringLiteral("source") : QStringLiteral("target"); }

    Role m_role;
    Workbench &m_bench;
    QString m_folder;
    DatasetReport m_report;
    size_t m_done = 0;
    bool m_whole = false;
    bool m_measureLocked = false, m_looking = false, m_missing = false;
    QString m_locked; ///< why; empty: it is not
    QString m_refusal;
    QString m_importing;
    double m_imported = 0; ///< 0..1
    ClassMap m_classes;
    std::optional<ClassMap> m_folderClasses;

    QLineEdit *m_edit;
    QPushButton *m_browse, *m_file, *m_cancel, *m_stream = nullptr;
    QToolButton *m_again;
    QComboBox *m_format;
    QLabel *m_hint, *m_summary, *m_evidence, *m_formatLabel, *m_problem, *m_problemsTitle;
    QProgressBar *m_progress;
    QCheckBox *m_measure = nullptr;
    QTabBar *m_cameras = nullptr;
    QToolButton *m_add = nullptr;
    HistogramBars *m_histogram;
    QListWidget *m_problems;
    QPushButton *m_leaveOut, *m_takeBack;
    std::vector<std::string> m_leftOut;
    bool m_leavingChangeable = true;
    FrameStrip *m_strip;
    LatestWork m_work;
};

} // namespace vantage::gui
