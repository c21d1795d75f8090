#include "app/gui/inspect/frame_window.h"

#include "app/gui/inspect/frame_panes.h"
#include "app/gui/pages/page.h"
#include "app/gui/saving.h"
#include "app/gui/settings.h"
#include "app/gui/workbench.h"
#include "widgets/image/compare_controls.h"

#include <QBoxLayout>

namespace vantage::gui {

FrameWindow::FrameWindow(Workbench &bench, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_bench(bench)
{
    setObjectName("inspectWindow");
    resize(960, 640);
    m_view = named(new CompareView(this), "windowView");
    m_controls = named(new CompareControls(m_view, this), "windowControls");
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_controls);
    layout->addWidget(m_view, 1);
    m_wanted = QString::fromUtf8(bench.settings.state("inspect-window-panes")).split(',', Qt::SkipEmptyParts);
    restoreGeometry(bench.settings.state("inspect-window"));
    connect(m_view, &CompareView::shownChanged, this, [this](const QStringList &shown) {
        if (m_filling || shown.isEmpty())
            return;
        m_wanted = shown;
        m_bench.settings.setState("inspect-window-panes", shown.join(',').toUtf8());
    });
    connect(m_controls, &CompareControls::saveRequested, this, [this] { askAndSave(m_bench, this, "comparison", m_view->picture()); });
}

FrameWindow::~FrameWindow()
{
    m_bench.settings.setState("inspect-window", saveGeometry());
}

void FrameWindow::showFrame(const QString &title, const std::vector<CompareView::Pane> &panes, const QStringList &firstPanes, const std::pair<QString, QString> &swipe)
{
    setWindowTitle(title);
    m_controls->setFirstSwipe(swipe.first, swipe.second);
    m_filling = true;
    if (m_view->takePanes(panes))
        m_view->setShown(wantedOf(m_wanted, panes, firstPanes));
    m_filling = false;
}

} // namespace vantage::gui
