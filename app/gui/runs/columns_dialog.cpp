#include "app/gui/runs/columns_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vantage::gui {

ColumnsDialog::ColumnsDialog(const RunColumns &columns, const QStringList &shown, QWidget *parent)
    : QDialog(parent)
    , m_shown(shown)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    setObjectName("columnsDialog");
    setWindowTitle(tr("Columns"));
    resize(560, 560);
    m_filter->setObjectName("columnsFilter");
    m_filter->setPlaceholderText(tr("Find a column"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName("columnsTree");
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Column"), tr("In filters")});
    m_tree->setUniformRowHeights(true);
    QTreeWidgetItem *group = nullptr;
    for (const RunColumn &column : columns.all()) {
        if (column.id == "run")
            continue; // always there
        if (!group || group->text(0) != column.group) {
            group = new QTreeWidgetItem(m_tree, {column.group});
            group->setFirstColumnSpanned(true);
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto *item = new QTreeWidgetItem(group, {column.title, column.id});
        item->setToolTip(0, "<qt>" + column.help.toHtmlEscaped() + "</qt>");
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, shown.contains(column.id) ? Qt::Checked : Qt::Unchecked);
        item->setData(0, Qt::UserRole, column.id);
        group->setExpanded(group->isExpanded() || shown.contains(column.id));
    }
    m_tree->header()->resizeSection(0, 340);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &ColumnsDialog::filter);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ColumnsDialog::filter(const QString &text)
{
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_tree->topLevelItem(g);
        int found = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem *item = group->child(i);
            const bool fits = item->text(0).contains(text, Qt::CaseInsensitive) || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            found += fits;
        }
        group->setHidden(found == 0);
        if (!text.isEmpty())
            group->setExpanded(true);
    }
}

QStringList ColumnsDialog::chosen() const
{
    QStringList ticked;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        for (int i = 0; i < m_tree->topLevelItem(g)->childCount(); ++i)
            if (const QTreeWidgetItem *item = m_tree->topLevelItem(g)->child(i); item->checkState(0) == Qt::Checked)
                ticked << item->data(0, Qt::UserRole).toString();
    QStringList result;
    for (const QString &id : m_shown)
        if (id == "run" || ticked.contains(id))
            result << id;
    for (const QString &id : ticked)
        if (!result.contains(id))
            result << id;
    return result;
}

} // namespace vantage::gui
