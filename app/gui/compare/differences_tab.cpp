#include "app/gui/compare/differences_tab.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/compare/comparison_tables.h"
#include "core/training/recipe.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTableView>
#include <algorithm>

namespace vantage::gui {
namespace {

constexpr qsizetype longest = 40; // characters of a value in its cell; a fingerprint is told apart by its beginning

QString shortened(const QString &text)
{
    return text.size() > longest ? text.left(16) + QStringLiteral("…") : text;
}

/// What a parameter that is no option of the recipe is called here.
QString nameOf(const std::string &key)
{
    if (key == "kind")
        return DifferencesTab::tr("kind");
    if (key == "recipe")
        return DifferencesTab::tr("recipe");
    if (key == "seed")
        return DifferencesTab::tr("seed");
    if (key == "started from run")
        return DifferencesTab::tr("started from run");
    if (key == "source data")
        return DifferencesTab::tr("source's data");
    if (key == "target data")
        return DifferencesTab::tr("target's data");
    if (key == "classes")
        return DifferencesTab::tr("classes");
    if (key == "program version")
        return DifferencesTab::tr("program's version");
    return toQt(key);
}

QString explanationOf(const std::string &key)
{
    for (const RecipeField &field : recipeFields())
        if (field.key == key)
            return coreText(field.help);
    return {};
}

} // namespace

DifferencesTab::DifferencesTab(QWidget *parent)
    : CompareTab(parent)
    , m_only(named(new QCheckBox(this), "onlyDifferencesBox"))
    , m_filter(named(new QLineEdit(this), "parameterFilter"))
    , m_note(roleLabel("faint", this))
    , m_model(new QStandardItemModel(this))
    , m_table(named(new QTableView(this), "differencesTable"))
{
    m_only->setChecked(true);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(260);
    m_table->setModel(m_model);
    m_table->setAlternatingRowColors(true);
    makeReadable(m_table);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *row = new QHBoxLayout;
    row->addWidget(m_only);
    row->addWidget(m_filter);
    row->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    connect(m_only, &QCheckBox::toggled, this, &DifferencesTab::fill);
    connect(m_filter, &QLineEdit::textChanged, this, &DifferencesTab::fill);
}

void DifferencesTab::show(const ComparisonPtr &comparison)
{
    m_comparison = comparison;
    fill();
}

void DifferencesTab::fill()
{
    m_model->clear();
    m_note->clear();
    if (!m_comparison)
        return;
    QStringList head{tr("Parameter")};
    for (const ComparedRun &run : m_comparison->runs)
        head << toQt(run.name);
    m_model->setHorizontalHeaderLabels(head);
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_model->horizontalHeaderItem(column)->setToolTip(head[column]); // it may be cut off
    int same = 0;
    const bool several = m_comparison->runs.size() > 1, only = several && m_only->isChecked(); // of one run, all that it was given
    m_only->setEnabled(several);
    for (const ParameterRow &row : parameterTable(m_comparison->runs, m_comparison->base)) {
        const QString name = nameOf(row.key);
        same += !row.anyDiffers();
        if ((only && !row.anyDiffers()) || !name.contains(m_filter->text(), Qt::CaseInsensitive))
            continue;
        auto *first = new QStandardItem(name);
        if (const QString help = explanationOf(row.key); !help.isEmpty())
            first->setToolTip("<qt>" + help.toHtmlEscaped() + "</qt>");
        QList<QStandardItem *> items{first};
        for (size_t i = 0; i < row.values.size(); ++i) {
            QString text = row.values[i] ? toQt(*row.values[i]) : QStringLiteral("–");
            if (row.key == "kind")
                text = kindName(m_comparison->runs[i].record.kind);
            if (row.key == "recipe")
                text = recipeName(m_comparison->runs[i].record.recipe);
            auto *item = new QStandardItem(shortened(text));
            if (text.size() > longest)
                item->setToolTip("<qt>" + text.toHtmlEscaped() + "</qt>");
            if (row.differs[i]) {
                QFont bold = font();
                bold.setBold(true);
                item->setFont(bold);
            }
            items << item;
        }
        m_model->appendRow(items);
    }
    if (!several)
        m_note->setText(tr("Tick a second run to see what differs"));
    else if (only)
        m_note->setText(tr("%1 others are the same in all runs").arg(same));
    fitColumns(m_table, 90, 300);
}

std::optional<DataTable> DifferencesTab::table() const
{
    return m_comparison ? std::optional(parametersForFiles(m_comparison->runs, m_comparison->base, m_only->isChecked() && m_comparison->runs.size() > 1)) : std::nullopt;
}

void DifferencesTab::retranslate()
{
    m_only->setText(tr("&Only differences"));
    m_filter->setPlaceholderText(tr("Find a parameter"));
    m_filter->setAccessibleName(tr("Find a parameter"));
    fill();
}

} // namespace vantage::gui
