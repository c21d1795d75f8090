#pragma once

#include "app/gui/workbench.h"

#include <QMainWindow>
#include <QPointer>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace vantage::gui {

class ProtocolDialog;

class ApplyPage;
class CamerasPage;
class DataPage;
class ExportPage;
class InspectPage;
class ResumeBanner;
class RunsPage;
class Notifier;
class RunStatus;
class StartPage;
class TrainPage;
struct TrainingOutcome;

/// Puts the pages together: navigation, menus, status bar, and what concerns the window as a whole.
/// Object names: pages (QStackedWidget), navigation (QToolBar), and of the actions: actionStart, actionData,
/// actionTrain, actionInspect, actionRuns, actionExport, actionApply, actionCameras, actionNew, actionOpen, actionClose, actionQuit,
/// actionBegin, actionPause, actionStop, actionCancel, actionShortcuts, actionAbout, actionFullScreen, language-CODE, theme-NAME.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Workbench &bench, QWidget *parent = nullptr);
    ~MainWindow() override;

    bool mayLeaveProject(); ///< asks where something that was chosen would be lost
    void newProject();
    /// Shows what is wrong where the folder is no project.
    bool openProject(const QString &folder);
    void openLastProject();
    /// Renders the demo city into the folder, or takes up what is there, and opens its project.
    void makeDemo(const QString &folder);
    /// "start", "data", "train", "inspect", "runs", "export", "apply"
    void showPage(const QString &name);
    void setLanguage(const QString &code); ///< "" as the system has it

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    void makeMenus();
    void connectPages();
    void retranslate();
    void chooseProject();
    void tryDemo();
    void takeFolder(const QString &folder);
    void showProject();
    void offerResume();
    void showTraining();
    void announce(const TrainingOutcome &outcome);
    void fillRecent();
    void rememberState();
    void restoreParts();
    void showShortcuts();
    void showProtocol();
    QAction *addAction(const char *name, const QKeySequence &keys = {});

    Workbench &m_bench;
    QStackedWidget *m_pages;
    QToolBar *m_navigation;
    ResumeBanner *m_banner;
    StartPage *m_start;
    DataPage *m_data;
    TrainPage *m_train;
    InspectPage *m_inspect;
    RunsPage *m_runs;
    ExportPage *m_export;
    ApplyPage *m_apply;
    CamerasPage *m_cameras;
    RunStatus *m_status;
    Notifier *m_notifier;
    QMenu *m_file, *m_recent, *m_view, *m_themes, *m_languages, *m_training, *m_help;
    std::vector<QAction *> m_actions;
    std::vector<QAction *> m_pageActions; ///< in the order of the pages
    bool m_closing = false;               ///< as soon as the training has stopped
    bool m_offered = false;               ///< a stopped run of this project has been offered
    QPointer<ProtocolDialog> m_protocol; ///< while it is open
};

} // namespace vantage::gui
