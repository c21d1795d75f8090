#pragma once

#include "app/gui/compare/comparison.h"
#include "app/gui/compare/frame_wall.h"
#include "app/gui/latest_work.h"

class QLabel;

namespace vantage {
class CompareControls;
class CompareView;
class FrameStrip;
} // namespace vantage

namespace vantage::gui {

struct Workbench;

/// The same target frame as each of the runs predicts it, in panes with one view and one cursor: Inspect's widgets.
/// Object names: wallView, wallControls, wallStrip, wallMessage. Panes: target, truth, "run-" and "change-" (against the base) with a
/// run's number.
class FramesTab : public CompareTab
{
    Q_OBJECT
public:
    explicit FramesTab(Workbench &bench, QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison) override;
    QString title() const override { return tr("Frames"); }
    void retranslate() override;

Q_SIGNALS:
    void frameShown(int frame); ///< by all networks

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void open();
    void look(int frame);
    void showFrame(const std::shared_ptr<const WallFrame> &frame);
    void fail(const QString &message);

    Workbench &m_bench;
    ComparisonPtr m_comparison;
    std::vector<size_t> m_looked; ///< the runs that have a model, of m_comparison
    QString m_openFor;            ///< which runs and models the wall was made for
    std::shared_ptr<FrameWall> m_wall;
    QLabel *m_message;
    CompareView *m_view;
    CompareControls *m_controls;
    FrameStrip *m_strip;
    LatestWork m_work;
};

} // namespace vantage::gui
