#include "widgets/frames/frame_strip.h"

#include "widgets/frames/frame_delegate.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyleOptionViewItem>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace vantage {

FrameStrip::FrameStrip(QWidget *parent)
    : QWidget(parent)
    , m_model(new FrameStripModel(this))
    , m_view(new QListView(this))
    , m_sort(new QComboBox(this))
    , m_sortLabel(new QLabel(this))
    , m_count(new QLabel(this))
    , m_placeholder(new QLabel(this))
    , m_ask(new QTimer(this))
{
    setObjectName(QStringLiteral("frameStrip"));
    m_sort->setObjectName(QStringLiteral("sortBox"));
    m_sortLabel->setBuddy(m_sort);
    m_count->setObjectName(QStringLiteral("frameCountLabel"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_placeholder->setObjectName(QStringLiteral("framePlaceholder"));
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);

    m_view->setObjectName(QStringLiteral("frameView"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FrameDelegate(m_view));
    // One size for all and no icon mode: laying out 30,000 items is then a matter of milliseconds.
    m_view->setUniformItemSizes(true);
    m_view->setFlow(QListView::LeftToRight);
    m_view->setMovement(QListView::Static);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->viewport()->installEventFilter(this);

    auto *row = new QHBoxLayout;
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_sortLabel);
    row->addWidget(m_sort);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_placeholder, 1);

    m_ask->setSingleShot(true);
    m_ask->setInterval(0); // once for all scroll steps that are waiting
    connect(m_ask, &QTimer::timeout, this, &FrameStrip::askForVisible);
    const auto askSoon = [this] { m_ask->start(); };
    connect(m_view->horizontalScrollBar(), &QScrollBar::valueChanged, this, askSoon);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, askSoon);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, askSoon);
    connect(m_model, &QAbstractItemModel::modelReset, this, askSoon);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const int frame = m_model->frameOf(index.row());
        if (frame == m_current)
            return;
        m_current = frame;
        Q_EMIT currentFrameChanged(frame);
    });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT frameActivated(m_model->frameOf(index.row())); });
    connect(m_sort, &QComboBox::activated, this, [this] { setSortKey(m_sort->currentData().toString()); });

    applyLayout();
    retranslate();
    clear();
}

FrameStrip::~FrameStrip() = default;

void FrameStrip::setFrames(const QStringList &names, ThumbnailProvider provider)
{
    const int before = m_current;
    m_current = -1;
    m_model->setFrames(names, std::move(provider));
    m_view->setVisible(!names.isEmpty());
    m_placeholder->setVisible(names.isEmpty());
    refreshSortBox();
    retranslate();
    if (before != -1)
        Q_EMIT currentFrameChanged(-1);
}

void FrameStrip::clear()
{
    setFrames({}, {});
}

void FrameStrip::setSortKeys(const std::vector<FrameSortKey> &keys)
{
    const QString before = sortKey();
    m_model->setSortKeys(keys);
    refreshSortBox();
    if (sortKey() != before)
        Q_EMIT sortKeyChanged(sortKey());
}

void FrameStrip::setSortKey(const QString &id)
{
    if (id == sortKey())
        return;
    m_model->setSortKey(id);
    refreshSortBox();
    if (m_view->currentIndex().isValid())
        m_view->scrollTo(m_view->currentIndex());
    else
        m_view->scrollToTop();
    Q_EMIT sortKeyChanged(sortKey());
}

QString FrameStrip::sortKey() const
{
    return m_model->sortKey();
}

void FrameStrip::refreshSortBox()
{
    const QSignalBlocker block(m_sort);
    m_sort->clear();
    m_sort->addItem(tr("Name"), QString());
    for (const FrameSortKey &key : m_model->sortKeys())
        m_sort->addItem(key.title, key.id);
    m_sort->setCurrentIndex(std::max(0, m_sort->findData(sortKey())));
    const bool choice = m_sort->count() > 1;
    m_sort->setVisible(choice);
    m_sortLabel->setVisible(choice);
}

void FrameStrip::setLayoutStyle(Layout layout)
{
    m_layout = layout;
    applyLayout();
}

void FrameStrip::setThumbnailSize(QSize size)
{
    m_size = size;
    applyLayout();
}

void FrameStrip::applyLayout()
{
    auto *delegate = static_cast<FrameDelegate *>(m_view->itemDelegate());
    delegate->setThumbnailSize(m_size);
    m_model->loader().setThumbnailSize(m_size * devicePixelRatioF());
    const bool row = m_layout == Layout::Row;
    m_view->setWrapping(!row);
    m_view->setResizeMode(row ? QListView::Fixed : QListView::Adjust);
    m_view->setHorizontalScrollBarPolicy(row ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(row ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAlwaysOn);
    QStyleOptionViewItem option;
    option.initFrom(m_view);
    const int height = delegate->sizeHint(option, {}).height();
    if (row) {
        m_view->setFixedHeight(height + m_view->horizontalScrollBar()->sizeHint().height() + 2 * m_view->frameWidth());
    } else {
        m_view->setMinimumHeight(height);
        m_view->setMaximumHeight(QWIDGETSIZE_MAX);
    }
    m_placeholder->setMinimumHeight(m_view->minimumHeight());
    setSizePolicy(QSizePolicy::Expanding, row ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    m_view->horizontalScrollBar()->setSingleStep(delegate->sizeHint(option, {}).width() / 2);
    m_view->verticalScrollBar()->setSingleStep(height / 2);
    m_view->doItemsLayout();
    m_ask->start();
}

void FrameStrip::setPlaceholder(const QString &text)
{
    m_placeholder->setText(text);
}

int FrameStrip::currentFrame() const
{
    return m_current;
}

void FrameStrip::setCurrentFrame(int frame)
{
    const int row = m_model->rowOf(frame);
    m_view->setCurrentIndex(m_model->index(row, 0));
    if (row >= 0)
        m_view->scrollTo(m_model->index(row, 0));
}

void FrameStrip::showNext()
{
    const int row = m_model->rowOf(m_current) + 1;
    if (row < m_model->frames())
        setCurrentFrame(m_model->frameOf(row));
}

void FrameStrip::showPrevious()
{
    const int row = m_model->rowOf(m_current) - 1;
    if (row >= 0)
        setCurrentFrame(m_model->frameOf(row));
}

std::vector<int> FrameStrip::visibleFrames() const
{
    std::vector<int> frames;
    if (!m_view->isVisible() || m_model->frames() == 0)
        return frames;
    const QRect sight = m_view->viewport()->rect();
    // The first by its place, all others follow: rows lie in the order of the model.
    QModelIndex first = m_view->indexAt(sight.topLeft() + QPoint(4, 4));
    if (!first.isValid())
        first = m_view->indexAt(sight.topLeft() + QPoint(m_size.width() / 2, m_size.height() / 2));
    for (int row = std::max(0, first.row()); row < m_model->frames(); ++row) {
        const QRect place = m_view->visualRect(m_model->index(row, 0));
        if (!place.intersects(sight))
            break;
        frames.push_back(m_model->frameOf(row));
    }
    return frames;
}

void FrameStrip::askForVisible()
{
    std::vector<int> wanted = visibleFrames();
    if (!wanted.empty()) {
        // Then what comes next when scrolling on, and what was just left.
        const int ahead = static_cast<int>(wanted.size());
        const int first = m_model->rowOf(wanted.front()), last = m_model->rowOf(wanted.back());
        for (int i = 1; i <= ahead; ++i) {
            wanted.push_back(m_model->frameOf(last + i));
            wanted.push_back(m_model->frameOf(first - i));
        }
    }
    m_model->loader().setWanted(wanted);
}

void FrameStrip::retranslate()
{
    m_count->setText(m_model->frames() == 0 ? QString() : tr("Frames: %1").arg(QLocale().toString(m_model->frames())));
    m_sortLabel->setText(tr("&Sort by"));
    m_view->setAccessibleName(tr("Frames"));
    if (m_sort->count() > 0)
        m_sort->setItemText(0, tr("Name"));
}

void FrameStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyLayout();
    QWidget::changeEvent(event);
}

void FrameStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_ask->start();
}

void FrameStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->loader().setThumbnailSize(m_size * devicePixelRatioF()); // of the screen that it is on now
    m_ask->start();
}

void FrameStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ask->start(); // nothing is in sight: what is being made is stopped
}

bool FrameStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_ask->start();
    if (watched == m_view->viewport() && event->type() == QEvent::Wheel && m_layout == Layout::Row) {
        // A row scrolls sideways with the ordinary wheel.
        auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->angleDelta().x() == 0) {
            QScrollBar *bar = m_view->horizontalScrollBar();
            bar->setValue(bar->value() - wheel->angleDelta().y() * bar->singleStep() * 3 / 120);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vantage
