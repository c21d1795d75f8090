#include "widgets/image/compare_view.h"

#include "widgets/image/image_pane.h"
#include "widgets/image/swipe_pane.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPixmap>

#include <algorithm>
#include <stdexcept>

namespace vantage {

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_swipePane(new SwipePane(this))
    , m_placeholder(new QLabel(this))
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("compareView"));
    m_placeholder->setObjectName(QStringLiteral("comparePlaceholder"));
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(4);
    m_swipePane->hide();
    connectPane(m_swipePane, {});
    arrange();
}

CompareView::~CompareView() = default;

const CompareView::Slot *CompareView::slot(const QString &id) const
{
    const auto found = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot &s) { return s.id == id; });
    return found == m_slots.end() ? nullptr : &*found;
}

void CompareView::setPanes(const std::vector<Pane> &panes)
{
    for (size_t i = 0; i < panes.size(); ++i) {
        const auto same = [&](const Pane &other) { return other.id == panes[i].id; };
        if (panes[i].id.isEmpty() || std::any_of(panes.begin(), panes.begin() + static_cast<long>(i), same))
            throw std::invalid_argument("the panes of a comparison need an id each, none of them twice");
    }
    const QStringList before = shown();
    std::vector<Slot> next;
    for (const Pane &pane : panes) {
        Slot place{.id = pane.id};
        if (const Slot *old = slot(pane.id)) {
            place = *old;
        } else {
            place.pane = new ImagePane(this);
            place.pane->setObjectName(QStringLiteral("pane-") + pane.id);
            place.pane->setClasses(m_classes);
            place.pane->setView(m_view);
            connectPane(place.pane, pane.id);
        }
        place.pane->setContent(pane.content);
        next.push_back(place);
    }
    for (const Slot &old : m_slots) {
        const auto kept = [&](const Slot &place) { return place.id == old.id; };
        if (std::none_of(next.begin(), next.end(), kept)) {
            old.pane->hide();
            old.pane->deleteLater();
        }
    }
    m_slots = std::move(next);
    if (m_swipe && (!slot(m_swipe->first) || !slot(m_swipe->second)))
        endSwipe();
    applyOverlay();
    refreshSwipe();
    arrange();
    Q_EMIT panesChanged();
    if (shown() != before)
        Q_EMIT shownChanged(shown());
}

bool CompareView::takePanes(const std::vector<Pane> &panes)
{
    QStringList ids;
    for (const Pane &pane : panes)
        ids << pane.id;
    if (ids != this->panes()) {
        setPanes(panes);
        return true;
    }
    for (const Pane &pane : panes)
        setContent(pane.id, pane.content);
    return false;
}

void CompareView::setContent(const QString &id, const PaneContent &content)
{
    const Slot *place = slot(id);
    if (!place)
        return;
    const cv::Size before = place->pane->content().size();
    const bool renamed = place->pane->content().caption != content.caption;
    place->pane->setContent(content);
    place->pane->setView(m_view);
    if (m_swipe && (m_swipe->first == id || m_swipe->second == id))
        refreshSwipe();
    if (before != content.size())
        arrange();
    if (renamed)
        Q_EMIT panesChanged();
}

const PaneContent *CompareView::content(const QString &id) const
{
    const Slot *place = slot(id);
    return place ? &place->pane->content() : nullptr;
}

QStringList CompareView::panes() const
{
    QStringList ids;
    for (const Slot &place : m_slots)
        ids << place.id;
    return ids;
}

QString CompareView::caption(const QString &id) const
{
    const PaneContent *shownContent = content(id);
    return shownContent ? shownContent->caption : QString();
}

void CompareView::setShown(const QStringList &ids)
{
    const QStringList before = shown();
    for (Slot &place : m_slots)
        place.shown = ids.contains(place.id);
    endSwipe();
    arrange();
    if (shown() != before)
        Q_EMIT shownChanged(shown());
}

QStringList CompareView::shown() const
{
    QStringList ids;
    for (const Slot &place : m_slots) {
        if (place.shown)
            ids << place.id;
    }
    return ids;
}

void CompareView::setClasses(const ClassMap &classes)
{
    m_classes = classes;
    for (const Slot &place : m_slots)
        place.pane->setClasses(classes);
    m_swipePane->setClasses(classes);
}

void CompareView::setOverlay(const OverlayStyle &overlay)
{
    OverlayStyle next = overlay;
    next.opacity = std::clamp(next.opacity, 0.0, 1.0);
    if (next == m_overlay)
        return;
    m_overlay = next;
    applyOverlay();
    Q_EMIT overlayChanged(m_overlay);
}

void CompareView::setOpacity(double opacity)
{
    OverlayStyle next = m_overlay;
    next.opacity = opacity;
    setOverlay(next);
}

void CompareView::stepOpacity(int steps)
{
    setOpacity(m_overlay.opacity + 0.05 * steps);
}

void CompareView::setHiddenClasses(const QSet<int> &hidden)
{
    OverlayStyle next = m_overlay;
    next.hidden = hidden;
    setOverlay(next);
}

void CompareView::setOverlayHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    applyOverlay();
    Q_EMIT overlayHeldChanged(held);
}

void CompareView::applyOverlay()
{
    OverlayStyle applied = m_overlay;
    applied.visible = applied.visible && !m_held;
    for (const Slot &place : m_slots)
        place.pane->setOverlay(applied);
    m_swipePane->setOverlay(applied);
}

void CompareView::startSwipe(const QString &left, const QString &right)
{
    if (!slot(left) || !slot(right)) {
        endSwipe();
        return;
    }
    if (m_swipe == std::pair(left, right))
        return;
    m_swipe = std::pair(left, right);
    refreshSwipe();
    arrange();
    Q_EMIT swipeChanged();
}

void CompareView::endSwipe()
{
    if (!m_swipe)
        return;
    m_swipe.reset();
    arrange();
    Q_EMIT swipeChanged();
}

void CompareView::refreshSwipe()
{
    if (!m_swipe)
        return;
    m_swipePane->setContents(slot(m_swipe->first)->pane->content(), slot(m_swipe->second)->pane->content());
    m_swipePane->setView(m_view);
}

void CompareView::connectPane(ViewPane *pane, const QString &id)
{
    pane->installEventFilter(this);
    connect(pane, &ViewPane::viewChanged, this, &CompareView::shareView);
    connect(pane, &ViewPane::opacityStep, this, &CompareView::stepOpacity);
    connect(pane, &ViewPane::cursorMoved, this,
            [this, pane](std::optional<QPointF> position) { shareCursor(pane, position); });
    connect(pane, &ViewPane::hovered, this, [this, id](QPoint pixel) {
        Q_EMIT hovered(!id.isEmpty() ? id : m_swipe ? m_swipe->first : QString(), pixel);
    });
}

void CompareView::setView(const PaneView &view)
{
    for (const Slot &place : m_slots)
        place.pane->setView(view);
    m_swipePane->setView(view);
    m_view = view;
}

void CompareView::shareView(const PaneView &view)
{
    setView(view);
    Q_EMIT viewChanged(view);
}

void CompareView::fit()
{
    if (m_view != PaneView{})
        shareView({});
}

void CompareView::shareCursor(const ViewPane *from, std::optional<QPointF> position)
{
    m_cursor = position;
    for (const Slot &place : m_slots)
        place.pane->setCrosshair(place.pane == from ? std::nullopt : position);
}

QPoint CompareView::pixelUnderCursor(const QString &id) const
{
    const Slot *place = slot(id);
    return place && m_cursor ? place->pane->pixelOf(*m_cursor) : QPoint(-1, -1);
}

void CompareView::setPlaceholder(const QString &text)
{
    m_placeholderText = text;
    arrange();
}

int CompareView::bestColumns(int count) const
{
    // The number of columns that makes the pictures largest. Their usual shape is the first picture's.
    double aspect = 4.0 / 3;
    for (const Slot &place : m_slots) {
        const QSize size = place.pane->pictureSize();
        if (place.shown && !size.isEmpty()) {
            aspect = static_cast<double>(size.width()) / size.height();
            break;
        }
    }
    int best = 1;
    double bestHeight = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double cellHeight = std::min(width() / (columns * aspect), static_cast<double>(height()) / rows);
        if (cellHeight > bestHeight * 1.001) {
            bestHeight = cellHeight;
            best = columns;
        }
    }
    return best;
}

void CompareView::arrange()
{
    std::vector<QWidget *> wanted;
    if (m_swipe) {
        wanted.push_back(m_swipePane);
    } else {
        for (const Slot &place : m_slots) {
            if (place.shown)
                wanted.push_back(place.pane);
        }
    }
    if (wanted.empty()) {
        m_placeholder->setText(m_placeholderText.isEmpty() ? tr("Nothing to show") : m_placeholderText);
        wanted.push_back(m_placeholder);
    }

    const int columns = bestColumns(static_cast<int>(wanted.size()));
    const auto placed = [&](size_t i) {
        const int index = m_grid->indexOf(wanted[i]);
        if (index < 0)
            return false;
        int row = 0, column = 0, rowSpan = 0, columnSpan = 0;
        m_grid->getItemPosition(index, &row, &column, &rowSpan, &columnSpan);
        return row == static_cast<int>(i) / columns && column == static_cast<int>(i) % columns;
    };
    bool same = m_grid->count() == static_cast<int>(wanted.size());
    for (size_t i = 0; same && i < wanted.size(); ++i)
        same = placed(i);
    if (same)
        return;

    while (m_grid->count() > 0) {
        QLayoutItem *item = m_grid->takeAt(0);
        if (item->widget() && std::find(wanted.begin(), wanted.end(), item->widget()) == wanted.end())
            item->widget()->hide();
        delete item;
    }
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, 0);
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, 0);
    for (const Slot &place : m_slots)
        place.pane->setVisible(std::find(wanted.begin(), wanted.end(), place.pane) != wanted.end());
    for (size_t i = 0; i < wanted.size(); ++i) {
        const int row = static_cast<int>(i) / columns, column = static_cast<int>(i) % columns;
        m_grid->addWidget(wanted[i], row, column);
        m_grid->setRowStretch(row, 1);
        m_grid->setColumnStretch(column, 1);
        wanted[i]->show();
    }
}

QImage CompareView::picture() const
{
    // Without the focus frame and the crosshair, which are no part of what is compared.
    auto *self = const_cast<CompareView *>(this);
    const auto cursor = m_cursor;
    self->shareCursor(nullptr, std::nullopt);
    QImage image(size() * devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatioF());
    image.fill(palette().color(QPalette::Window));
    self->render(&image);
    self->shareCursor(nullptr, cursor);
    return image;
}

void CompareView::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(picture());
}

bool CompareView::savePicture(const QString &file) const
{
    return picture().save(file);
}

bool CompareView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        // The limits of a view depend on the size of its pane.
        if (auto *pane = qobject_cast<ViewPane *>(watched))
            pane->setView(m_view);
    }
    if (event->type() == QEvent::FocusOut)
        setOverlayHeld(false); // the release of H goes to another widget
    return QWidget::eventFilter(watched, event);
}

void CompareView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_H && event->modifiers() == Qt::NoModifier)
        setOverlayHeld(true);
    else if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier)
        fit();
    else
        QWidget::keyPressEvent(event);
}

void CompareView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_H) {
        if (!event->isAutoRepeat())
            setOverlayHeld(false);
    } else {
        QWidget::keyReleaseEvent(event);
    }
}

void CompareView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CompareView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        arrange();
    QWidget::changeEvent(event);
}

} // namespace vantage
