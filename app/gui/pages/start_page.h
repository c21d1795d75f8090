#pragma once

#include "app/gui/pages/page.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace vantage::gui {

class DemoCity;
struct Workbench;

/// What the window shows without a project. Object names: newProjectButton, openProjectButton, demoButton,
/// recentProjectsList, demoProgress, demoCancelButton.
class StartPage : public Page
{
    Q_OBJECT
public:
    explicit StartPage(Workbench &bench, QWidget *parent = nullptr);

    void refreshRecent();
    /// Renders the demo's cameras into the folder and has the project opened, unless another one was opened meanwhile.
    void makeDemo(const QString &folder);

Q_SIGNALS:
    void newProjectWanted();
    void openProjectWanted(const QString &folder); ///< empty: is to be asked for
    void demoWanted();

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showDemoState();
    void demoIsReady(const QString &project);
    void open(const QString &folder);
    void forget(const QString &folder);
    QString openFolder() const;

    Workbench &m_bench;
    DemoCity *m_demo;
    QLabel *m_title, *m_lead, *m_recentTitle, *m_nothing, *m_demoText, *m_drop;
    QPushButton *m_new, *m_open, *m_try, *m_cancel;
    QListWidget *m_recent;
    QProgressBar *m_progress;
    QString m_openWhenBegun; ///< the project that was open when the demo city was asked for
};

} // namespace vantage::gui
