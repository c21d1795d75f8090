#include "widgets/tables/metric_table.h"

#include "widgets/theme/icons.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vantage {
namespace {

/// Classes by the values of a column; absent ones after all others and the means at the very end, either way.
class MetricOrder : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const bool up = sortOrder() == Qt::AscendingOrder;
        const bool leftMean = left.data(MetricTableModel::meanRowRole).toBool();
        const bool rightMean = right.data(MetricTableModel::meanRowRole).toBool();
        if (leftMean || rightMean) {
            if (leftMean != rightMean)
                return rightMean == up;
            return (left.row() < right.row()) == up;
        }
        const QVariant a = left.data(MetricTableModel::sortRole), b = right.data(MetricTableModel::sortRole);
        if (a.isValid() != b.isValid())
            return a.isValid() == up;
        return a.toDouble() < b.toDouble();
    }
};

} // namespace

MetricTable::MetricTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new MetricTableModel(this))
    , m_sorted(new MetricOrder(this))
    , m_view(new QTableView(this))
    , m_measure(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_placeholder(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_export(new QToolButton(this))
{
    setObjectName(QStringLiteral("metricTable"));
    m_measure->setObjectName(QStringLiteral("measureBox"));
    m_measure->addItem({}, QVariant::fromValue(static_cast<int>(MetricKind::Iou)));
    m_measure->addItem({}, QVariant::fromValue(static_cast<int>(MetricKind::ClassAccuracy)));
    m_note->setObjectName(QStringLiteral("metricNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setObjectName(QStringLiteral("copyTableButton"));
    m_copy->setIcon(themeIcon(Icon::Copy));
    m_copy->setAutoRaise(true);
    m_export->setObjectName(QStringLiteral("exportTableButton"));
    m_export->setIcon(themeIcon(Icon::Export));
    m_export->setAutoRaise(true);
    m_placeholder->setObjectName(QStringLiteral("metricPlaceholder"));
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);

    m_sorted->setSourceModel(m_model);
    m_view->setObjectName(QStringLiteral("metricView"));
    m_view->setModel(m_sorted);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setMinimumSectionSize(
        fontMetrics().horizontalAdvance(QStringLiteral("+0.000 \u25b2 ")));
    m_view->setTabKeyNavigation(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);

    auto *row = new QHBoxLayout;
    row->addWidget(m_measure);
    row->addWidget(m_note, 1);
    row->addWidget(m_copy);
    row->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_placeholder, 1);

    connect(m_measure, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model->setKind(static_cast<MetricKind>(m_measure->itemData(index).toInt()));
        refresh();
    });
    connect(m_copy, &QToolButton::clicked, this, &MetricTable::copy);
    connect(m_export, &QToolButton::clicked, this, &MetricTable::exportRequested);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (!index.data(MetricTableModel::meanRowRole).toBool())
            Q_EMIT classActivated(m_sorted->mapToSource(index).row());
    });
    retranslate();
    refresh();
}

void MetricTable::setResults(const ClassMap &classes, const std::vector<MetricColumn> &columns, int reference)
{
    m_model->setResults(classes, columns, reference);
    refresh();
}

void MetricTable::clear()
{
    setResults({}, {});
}

void MetricTable::setPlaceholder(const QString &text)
{
    m_placeholder->setText(text);
}

MetricKind MetricTable::kind() const
{
    return m_model->kind();
}

void MetricTable::setKind(MetricKind kind)
{
    m_measure->setCurrentIndex(m_measure->findData(static_cast<int>(kind)));
}

QString MetricTable::text(TableFormat format) const
{
    return tableText(*m_sorted, format);
}

void MetricTable::copy() const
{
    QGuiApplication::clipboard()->setText(
        selectionText(*m_sorted, m_view->selectionModel()->selectedIndexes(), TableFormat::Tsv));
}

const QAbstractItemModel *MetricTable::model() const
{
    return m_sorted;
}

int MetricTable::widthOfColumns() const
{
    return m_view->horizontalHeader()->length() + 2 * m_view->frameWidth() + m_view->verticalScrollBar()->sizeHint().width();
}

void MetricTable::refresh()
{
    const bool empty = m_model->rowCount() == 0;
    m_view->setVisible(!empty);
    m_placeholder->setVisible(empty);
    m_copy->setEnabled(!empty);
    m_export->setEnabled(!empty);
    if (empty)
        return;
    m_view->resizeColumnsToContents();
    fitNames();
}

void MetricTable::fitNames()
{
    // The names take what the numbers leave, but not less than most of them need: then the share of the pixels, which
    // no network changes, makes room, and then the numbers scroll.
    const int share = 1, room = m_view->viewport()->width();
    const int least = std::min(fontMetrics().averageCharWidth() * 18, room / 2);
    int numbers = 0;
    for (int column = 2; column < m_sorted->columnCount(); ++column)
        numbers += m_view->columnWidth(column);
    const int shareWidth = m_view->horizontalHeader()->sectionSizeHint(share);
    m_view->setColumnHidden(share, least + shareWidth + numbers > room);
    if (!m_view->isColumnHidden(share))
        numbers += m_view->columnWidth(share);
    m_view->setColumnWidth(0, std::max(least, room - numbers));
}

void MetricTable::retranslate()
{
    const QSignalBlocker block(m_measure);
    m_measure->setItemText(0, tr("IoU"));
    m_measure->setItemText(1, tr("Class accuracy"));
    m_measure->setToolTip(tr("What is measured of each class"));
    m_measure->setAccessibleName(tr("Measure"));
    m_note->setText({});
    m_copy->setToolTip(tr("Copy the selection or the whole table (Ctrl+C)"));
    m_copy->setAccessibleName(tr("Copy table"));
    m_export->setToolTip(tr("Save the table as CSV or Markdown"));
    m_export->setAccessibleName(tr("Save table"));
    m_view->setAccessibleName(tr("Measures per class"));
    m_model->retranslate();
    refresh();
}

void MetricTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_model->retranslate(); // the signs' colours are the palette's
    QWidget::changeEvent(event);
}

bool MetricTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize && m_model->rowCount() > 0)
        fitNames();
    // Before an application-wide Copy action takes it.
    if (watched == m_view && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            if (event->type() == QEvent::KeyPress)
                copy();
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vantage
