#include "app/gui/runs/runs_list.h"

#include "app/gui/pages/page.h"
#include "app/gui/project_session.h"
#include "app/gui/runs/columns_dialog.h"
#include "app/gui/runs/runs_table.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace vantage::gui {
namespace {

constexpr int typingPause = 150; // ms after the last key until the filter is applied

TableCell cellOf(const RunColumn &column, const RunRow &row)
{
    const QVariant value = column.value(row);
    TableCell cell;
    if (column.word || !value.isValid() || !column.isNumber() || column.kind == RunColumn::Kind::Date) {
        if (const QString text = column.plain(row); !text.isEmpty())
            cell = text.toStdString();
    } else if (value.typeId() == QMetaType::Double) {
        cell = value.toDouble();
    } else if (value.canConvert<qlonglong>() && value.toString() == QString::number(value.toLongLong())) {
        cell = static_cast<int64_t>(value.toLongLong());
    } else {
        cell = value.toString().toStdString(); // a seed may be too large
    }
    return cell;
}

} // namespace

RunsList::RunsList(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_model(new RunsModel(this))
    , m_table(new RunsTable(m_model, this))
{
    m_filter = named(new QLineEdit(this), "runsFilter");
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themeIcon(Icon::Search), QLineEdit::LeadingPosition);
    m_problem = named(new QLabel(this), "runsProblem");
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_count = named(roleLabel("faint", this), "runsCount");
    m_groupTitle = new QLabel(this);
    m_group = named(new QComboBox(this), "groupBox");
    m_groupTitle->setBuddy(m_group);
    m_menuButton = named(new QToolButton(this), "runsMenuButton");
    m_menuButton->setIcon(themeIcon(Icon::Settings));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    m_menu = new QMenu(m_menuButton);
    m_menuButton->setMenu(m_menu);
    m_sort = m_menu->addMenu(QString());
    m_sortToo = m_menu->addMenu(QString());
    connect(m_sort, &QMenu::aboutToShow, this, [this] { fillSort(m_sort, false); });
    connect(m_sortToo, &QMenu::aboutToShow, this, [this] { fillSort(m_sortToo, true); });
    m_moveLeft = m_menu->addMenu(QString());
    m_moveRight = m_menu->addMenu(QString());
    connect(m_moveLeft, &QMenu::aboutToShow, this, [this] { fillMove(m_moveLeft, -1); });
    connect(m_moveRight, &QMenu::aboutToShow, this, [this] { fillMove(m_moveRight, 1); });
    m_menu->addSeparator();
    m_columns = m_menu->addAction(QString(), this, &RunsList::askColumns);
    m_standard = m_menu->addAction(QString(), m_table, &RunsTable::useStandardColumns);
    m_hidden = m_menu->addAction(QString());
    m_hidden->setCheckable(true);
    m_menu->addSeparator();
    m_save = m_menu->addAction(QString(), this, &RunsList::saveTableRequested);

    auto *row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    row->addSpacing(8);
    row->addWidget(m_groupTitle);
    row->addWidget(m_group);
    row->addWidget(m_menuButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(m_table, 1);
    setTabOrder(m_filter, m_group);
    setTabOrder(m_group, m_menuButton);
    setTabOrder(m_menuButton, m_table);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_typing.stop();
        m_model->setFilter(m_filter->text());
        showCount();
        m_table->setFocus();
    });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        m_model->setFilter(m_filter->text());
        showCount();
    });
    m_table->restoreLayout(m_bench.settings.state("runs-table"));
    m_hidden->setChecked(m_model->showsHidden());
    retranslate();
    connect(m_group, &QComboBox::activated, this, [this](int index) {
        m_model->setGrouping(static_cast<RunsModel::Grouping>(m_group->itemData(index).toInt()));
        keepLayout();
    });
    connect(m_hidden, &QAction::toggled, this, [this](bool on) {
        m_model->setShowHidden(on);
        showCount();
        keepLayout();
    });
    connect(m_table, &RunsTable::editingEnded, this, [this] {
        if (m_late)
            showRuns();
    });
    connect(m_table, &RunsTable::layoutChosen, this, &RunsList::keepLayout);
    connect(m_table, &RunsTable::columnsRequested, this, &RunsList::askColumns);
}

void RunsList::showRuns()
{
    m_late = m_table->isEditing();
    if (m_late)
        return;
    m_model->setRuns(m_bench.session.sharedRuns());
    showCount();
}

void RunsList::showCount()
{
    const int all = static_cast<int>(m_model->rows().size()), shown = m_model->shown();
    m_count->setText(shown < all ? tr("%1 of %2 runs").arg(shown).arg(all) : all == 1 ? tr("1 run") : tr("%1 runs").arg(all));
    sayIn(m_problem, m_model->filterProblem(), true);
}

void RunsList::askColumns()
{
    ColumnsDialog dialog(m_model->known(), m_table->columnsInSight(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_table->chooseColumns(dialog.chosen());
}

void RunsList::fillSort(QMenu *menu, bool too)
{
    menu->clear();
    for (const QString &id : m_table->columnsInSight()) {
        QAction *action = menu->addAction(m_model->known().find(id)->title, m_table, [this, id, too] { m_table->sortBy(id, too); });
        action->setCheckable(true);
        action->setChecked(std::any_of(m_model->sort().begin(), m_model->sort().end(), [&](const RunsModel::SortKey &key) { return key.column == id; }));
    }
}

void RunsList::fillMove(QMenu *menu, int by)
{
    menu->clear();
    const QStringList columns = m_table->columnsInSight();
    for (qsizetype i = 1; i < columns.size(); ++i) { // the first one stays
        QAction *action = menu->addAction(m_model->known().find(columns[i])->title, m_table, [this, id = columns[i], by] { m_table->moveColumn(id, by); });
        action->setEnabled(i + by > 0 && i + by < columns.size());
    }
}

void RunsList::keepLayout()
{
    m_bench.settings.setState("runs-table", m_table->layoutState());
}

DataTable RunsList::asTable() const
{
    DataTable table{"runs", tr("Runs").toStdString(), {}, {}, {}};
    std::vector<const RunColumn *> columns;
    for (const QString &id : m_table->columnsInSight()) {
        columns.push_back(m_model->known().find(id));
        table.columns.push_back(id.toStdString());
    }
    const auto add = [&](const QModelIndex &parent) {
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const auto id = m_model->index(row, 0, parent).data(RunsModel::runRole).toLongLong();
            const auto found = std::find_if(m_model->rows().begin(), m_model->rows().end(), [&](const RunRow &one) { return one.id() == id; });
            if (found == m_model->rows().end())
                continue;
            auto &cells = table.rows.emplace_back();
            for (const RunColumn *column : columns)
                cells.push_back(cellOf(*column, *found));
        }
    };
    if (m_model->grouping() == RunsModel::Grouping::None)
        add({});
    else
        for (int group = 0; group < m_model->rowCount(); ++group)
            add(m_model->index(group, 0));
    return table;
}

void RunsList::copy() const
{
    const DataTable table = asTable();
    const auto plain = [](const TableCell &cell) {
        if (const auto *text = std::get_if<std::string>(&cell))
            return toQt(*text).simplified();
        if (const auto *number = std::get_if<double>(&cell))
            return QLocale::c().toString(*number, 'g', 10);
        const auto *whole = std::get_if<int64_t>(&cell);
        return whole ? QString::number(*whole) : QString();
    };
    QString text;
    for (size_t i = 0; i < table.columns.size(); ++i)
        text += (i > 0 ? "\t" : "") + toQt(table.columns[i]);
    for (const auto &row : table.rows) {
        text += '\n';
        for (size_t i = 0; i < row.size(); ++i)
            text += (i > 0 ? "\t" : "") + plain(row[i]);
    }
    QGuiApplication::clipboard()->setText(text + '\n');
}

void RunsList::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter: words, recipe:label-book, gain>0.02, tag:rain, is:starred"));
    m_filter->setAccessibleName(tr("Filter of the runs"));
    m_filter->setToolTip("<qt>" + tr("Words are sought in name, note, tags, recipe and cameras. A column's name with : holds a word, with = is a word, with >, <, >=, <= and != "
                                     "compares numbers; a minus in front means not. The list of columns says what each is called here.") + "</qt>");
    m_groupTitle->setText(tr("&Groups:"));
    m_group->clear();
    using Grouping = RunsModel::Grouping;
    for (const auto &[text, grouping] : {std::pair(tr("none"), Grouping::None), {tr("target camera"), Grouping::Target}, {tr("recipe"), Grouping::Recipe}, {tr("kind"), Grouping::Kind}, {tr("tag"), Grouping::Tag}})
        m_group->addItem(text, static_cast<int>(grouping));
    m_group->setCurrentIndex(m_group->findData(static_cast<int>(m_model->grouping())));
    m_menuButton->setToolTip(tr("Columns, and what can be saved"));
    m_menuButton->setAccessibleName(m_menuButton->toolTip());
    m_sort->setTitle(tr("Sort by"));
    m_sortToo->setTitle(tr("Then by"));
    m_moveLeft->setTitle(tr("Move to the left"));
    m_moveRight->setTitle(tr("Move to the right"));
    m_columns->setText(tr("Columns…"));
    m_standard->setText(tr("Standard columns"));
    m_hidden->setText(tr("Show hidden runs"));
    m_save->setText(tr("Save this table…"));
    m_model->retranslate();
    showCount();
}

} // namespace vantage::gui
