#pragma once

#include "app/gui/inspect/inspection.h"
#include "app/gui/latest_work.h"
#include "app/gui/pages/page.h"

#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;

namespace vantage {
class CompareControls;
class CompareView;
class FrameStrip;
} // namespace vantage

namespace vantage::gui {

class FrameWindow;
class MeasuresPanel;
struct RunSummary;
struct Workbench;

/// What a run learned, frame by frame and class by class.
/// Object names: inspectRunBox, besideBox, heldOutBox, inspectWindowButton, inspectWhereButton, inspectStrip, compareView, compareControls, cursorLabel, inspectTabs,
/// verdictLabel, metricTable, confusionView, confusionBox, classLegend, inspectMessage, rankLabel.
class InspectPage : public Page
{
    Q_OBJECT
public:
    explicit InspectPage(Workbench &bench, QWidget *parent = nullptr);

    void inspectRun(int64_t run);
    FrameStrip *strip() const { return m_strip; }

Q_SIGNALS:
    void frameShown(int frame); ///< its predictions are on the screen
    void ranked();              ///< all frames are known, as far as there is anything to rank them by

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitMeasures();
    void fillRuns();
    void openRun();
    void showMeasures();
    void work(int frame);
    void showFrame(const std::shared_ptr<const FrameInspection> &frame);
    void showRanking(const FrameRanking &ranking);
    void showCursor(const QString &pane, QPoint pixel);
    void fail(const QString &message);
    void followTraining();
    QString ownName() const;
    QString besideName() const;
    /// A class that is followed, or one mistake: pixels of `truth` that are called `prediction`.
    struct Followed
    {
        int truth = -1, prediction = -1;
        bool operator==(const Followed &) const = default;
        bool any() const { return truth >= 0; }
        bool isClass() const { return truth == prediction; }
    };
    /// Shows its classes alone and the frames where it is most often wrong first; the same one again takes that back.
    void follow(Followed followed);
    WantedViews wanted() const;
    void askWhere();
    /// Asks for a model file to stand beside the run. @return false where none was chosen; what stood there stays
    bool chooseFile();
    void checkSpots();
    void openWindow();
    void showInWindow();
    QString nothingUnderCursor() const;
    const RunSummary *shownRun() const;

    Workbench &m_bench;
    QComboBox *m_run, *m_beside;
    QVariant m_besideShown; ///< of m_beside, what is looked at: never the entry that asks
    QString m_besideFile; ///< a model file that was chosen to stand beside the run
    QPushButton *m_where, *m_detach;
    QPointer<FrameWindow> m_window; ///< while it is open
    QCheckBox *m_heldOut;
    QLabel *m_runTitle, *m_besideTitle, *m_rank, *m_message, *m_cursor;
    CompareView *m_view;
    CompareControls *m_controls;
    FrameStrip *m_strip;
    MeasuresPanel *m_measures;
    QSplitter *m_split;
    bool m_splitMoved = false; ///< by the operator

    std::shared_ptr<Inspection> m_inspection; ///< used on the worker's thread alone
    std::shared_ptr<const FrameInspection> m_shown;
    Followed m_followed;
    FrameRanking m_ranking; ///< as it is shown
    bool m_needsOpening = true;
    bool m_allRanked = false;
    bool m_runChosen = false; ///< by the operator
    QStringList m_wantedPanes; ///< chosen by the operator, now or when the window was last open
    bool m_filling = false;    ///< panes are being set by the page itself
    LatestWork m_work;
};

} // namespace vantage::gui
