#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/pages/page.h"

#include <memory>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTableView;
class QTableWidget;

namespace vantage::gui {

struct CameraNetwork;
class MatrixModel;
struct Workbench;

/// The network of cameras: which sources serve which target how well, and the runs of the chosen target with the one that it uses.
/// Object names: matrixTable, servingTitle, servingTable, inUseLabel, whyEdit, useModelButton, useNoneButton, inspectServingButton,
/// changeLabel, lookNowButton, changePicturesButton, acknowledgeButton, adaptPairButton, showRunButton, exportInUseButton, exportInUseProgress, renameCameraEdit, renameCameraButton.
class CamerasPage : public Page
{
    Q_OBJECT
public:
    explicit CamerasPage(Workbench &bench, QWidget *parent = nullptr);

    /// Has read the project; for tests.
    bool isShown() const { return m_network != nullptr; }

Q_SIGNALS:
    void trainWanted();
    void inspectWanted(qint64 run);
    void runWanted(qint64 run);
    void networkShown();
    void exported(int count, const QStringList &problems);

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void read();
    void showNetwork();
    void showTarget();
    void showButtons();
    void use(bool none);
    void adaptPair();
    void exportAll();
    void rename();
    void showChange();
    void acknowledge();
    void showPictures();
    void lookNow();
    std::string target() const; ///< of the chosen cell; empty where there is none
    int64_t chosenRun() const;  ///< in the lower table, 0 where there is none

    Workbench &m_bench;
    std::shared_ptr<const CameraNetwork> m_network;
    MatrixModel *m_model;
    QTableView *m_matrix;
    QTableWidget *m_serving;
    QLabel *m_title, *m_hint, *m_servingTitle, *m_inUse, *m_change, *m_nothing;
    QLineEdit *m_why, *m_name;
    QPushButton *m_use, *m_useNone, *m_inspect, *m_adapt, *m_showRun, *m_export, *m_rename, *m_pictures, *m_acknowledge, *m_look;
    QProgressBar *m_progress;
    QSplitter *m_split;
    bool m_toRead = true; ///< once the page is in sight
    LatestWork m_work, m_exporting;
};

} // namespace vantage::gui
