#include "widgets/classes/class_legend.h"

#include "widgets/classes/swatch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vantage {

ClassLegend::ClassLegend(QWidget *parent)
    : QWidget(parent)
    , m_list(new QTreeWidget(this))
    , m_all(new QPushButton(this))
    , m_none(new QPushButton(this))
    , m_only(new QPushButton(this))
{
    setObjectName(QStringLiteral("classLegend"));
    m_list->setObjectName(QStringLiteral("legendList"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setExpandsOnDoubleClick(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setMinimumSectionSize(1);
    m_all->setObjectName(QStringLiteral("legendAllButton"));
    m_none->setObjectName(QStringLiteral("legendNoneButton"));
    m_only->setObjectName(QStringLiteral("legendOnlyButton"));

    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QPushButton *button : {m_all, m_none, m_only}) {
        button->setAutoDefault(false);
        row->addWidget(button, 1);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);

    connect(m_list, &QTreeWidget::itemChanged, this, &ClassLegend::itemChanged);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_only->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem *item) {
        const int index = m_list->indexOfTopLevelItem(item);
        const bool alone = hidden().size() == m_classes.size() - 1 && !hidden().contains(index);
        setHidden({});
        if (!alone)
            showOnly({index});
    });
    connect(m_all, &QPushButton::clicked, this, [this] { setHidden({}); });
    connect(m_none, &QPushButton::clicked, this, [this] { showOnly({}); });
    connect(m_only, &QPushButton::clicked, this, [this] {
        QSet<int> visible;
        for (QTreeWidgetItem *item : m_list->selectedItems())
            visible.insert(m_list->indexOfTopLevelItem(item));
        showOnly(visible);
    });
    m_only->setEnabled(false);
    retranslate();
}

void ClassLegend::setClasses(const ClassMap &classes)
{
    const QSet<int> before = hidden();
    const bool same = classes.size() == m_classes.size();
    m_classes = classes;
    m_filling = true;
    m_list->clear();
    for (int i = 0; i < classes.size(); ++i) {
        const ClassInfo &info = classes.classes[static_cast<size_t>(i)];
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, QString::fromStdString(info.name));
        item->setToolTip(0, tr("%1 (label value %2)").arg(QString::fromStdString(info.name)).arg(i));
        item->setIcon(0, swatchIcon(info.colour));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, same && before.contains(i) ? Qt::Unchecked : Qt::Checked);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_filling = false;
    m_marked = -1;
    refreshShares();
    if (hidden() != before)
        Q_EMIT hiddenChanged(hidden());
}

void ClassLegend::setShares(const std::vector<double> &shares)
{
    m_shares = shares;
    refreshShares();
}

void ClassLegend::refreshShares()
{
    m_filling = true;
    m_list->setColumnHidden(1, m_shares.empty());
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const double share = static_cast<size_t>(i) < m_shares.size() ? m_shares[static_cast<size_t>(i)] : -1;
        QString text;
        if (share > 0 && share < 0.001)
            text = tr("< 0.1 %");
        else if (share >= 0)
            text = tr("%1 %").arg(QLocale().toString(share * 100, 'f', 1));
        m_list->topLevelItem(i)->setText(1, text);
    }
    m_filling = false;
}

QSet<int> ClassLegend::hidden() const
{
    QSet<int> hidden;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Unchecked)
            hidden.insert(i);
    }
    return hidden;
}

void ClassLegend::setHidden(const QSet<int> &hiddenClasses)
{
    const QSet<int> before = hidden();
    m_filling = true; // one signal for all of them
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setCheckState(0, hiddenClasses.contains(i) ? Qt::Unchecked : Qt::Checked);
    m_filling = false;
    if (hidden() != before)
        Q_EMIT hiddenChanged(hidden());
}

void ClassLegend::showOnly(const QSet<int> &visible)
{
    QSet<int> hiddenClasses;
    for (int i = 0; i < m_classes.size(); ++i) {
        if (!visible.contains(i))
            hiddenClasses.insert(i);
    }
    setHidden(hiddenClasses);
}

void ClassLegend::itemChanged(QTreeWidgetItem *, int column)
{
    if (!m_filling && column == 0)
        Q_EMIT hiddenChanged(hidden());
}

void ClassLegend::setMarked(int classIndex)
{
    if (classIndex == m_marked)
        return;
    m_filling = true;
    for (const int i : {m_marked, classIndex}) {
        if (QTreeWidgetItem *item = m_list->topLevelItem(i)) {
            QFont marked = m_list->font();
            marked.setBold(i == classIndex);
            item->setFont(0, marked);
        }
    }
    m_marked = classIndex;
    m_filling = false;
}

void ClassLegend::retranslate()
{
    m_all->setText(tr("&All"));
    m_none->setText(tr("N&one"));
    m_only->setText(tr("On&ly"));
    m_only->setToolTip(tr("Show the selected classes alone (double click a class)"));
    m_list->setAccessibleName(tr("Classes shown"));
    refreshShares();
}

void ClassLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vantage
