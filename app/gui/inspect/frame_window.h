#pragma once

#include "widgets/image/compare_view.h"

#include <QWidget>

namespace vantage {
class CompareControls;
} // namespace vantage

namespace vantage::gui {

struct Workbench;

/// A second viewer for another screen: the frame that Inspect shows, with panes of its own choice; zoom and place are the same in both.
/// Object names: inspectWindow, windowView, windowControls.
class FrameWindow : public QWidget
{
    Q_OBJECT
public:
    explicit FrameWindow(Workbench &bench, QWidget *parent = nullptr);
    ~FrameWindow() override;

    CompareView *view() const { return m_view; }
    /// @param firstPanes shown until other ones are chosen @param swipe the two that a swipe begins with
    void showFrame(const QString &title, const std::vector<CompareView::Pane> &panes, const QStringList &firstPanes, const std::pair<QString, QString> &swipe);

private:
    Workbench &m_bench;
    CompareView *m_view;
    CompareControls *m_controls;
    QStringList m_wanted; ///< chosen by the operator, now or when it was last open
    bool m_filling = false;
};

} // namespace vantage::gui
