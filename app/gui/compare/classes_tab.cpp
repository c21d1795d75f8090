#include "app/gui/compare/classes_tab.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/compare/comparison_tables.h"
#include "widgets/classes/class_bars.h"
#include "widgets/theme/palettes.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <cmath>

namespace vantage::gui {
namespace {

QColor mixed(const QColor &from, const QColor &to, double part)
{
    const auto mix = [part](double a, double b) { return static_cast<float>(a + (b - a) * part); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()), mix(from.blueF(), to.blueF()));
}

QString signedText(double value)
{
    if (std::abs(value) < 0.0005)
        return QStringLiteral("±0");
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QLocale().toString(std::abs(value), 'f', 3);
}

/// The shares at the kept epoch, else at the last one that there is.
const EpochShares *shownShares(const ComparedRun &run, const std::vector<EpochShares> &shares)
{
    const EpochRecord *kept = run.kept();
    for (const EpochShares &one : shares)
        if (kept && one.epoch == kept->epoch)
            return &one;
    return shares.empty() ? nullptr : &shares.back();
}

} // namespace

ClassesTab::ClassesTab(QWidget *parent)
    : CompareTab(parent)
    , m_note(named(roleLabel("faint", this), "classesNote"))
    , m_model(new QStandardItemModel(this))
    , m_table(named(new QTableView(this), "classHeat"))
    , m_bars(new ClassBars(this))
{
    m_note->setWordWrap(true);
    m_table->setModel(m_model);
    makeReadable(m_table);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_bars);
    auto *split = new QSplitter(this);
    split->addWidget(m_table);
    split->addWidget(scroll);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(split, 1);
}

void ClassesTab::show(const ComparisonPtr &comparison)
{
    m_comparison = comparison;
    fill();
}

void ClassesTab::fill()
{
    m_model->clear();
    m_bars->clear();
    m_note->clear();
    if (!m_comparison)
        return;
    if (m_comparison->isLabelled())
        fillMeasured();
    else
        fillShares();
    fitColumns(m_table, 0, 240);
}

void ClassesTab::fillMeasured()
{
    const auto &runs = m_comparison->runs;
    const ClassTable table = classTable(runs, m_comparison->base);
    QStringList head{tr("Class")};
    std::vector<size_t> measured;
    QString without;
    for (size_t i = 0; i < runs.size(); ++i)
        if (runs[i].onTarget()) {
            measured.push_back(i);
            head << toQt(runs[i].name);
        } else {
            without += (without.isEmpty() ? "" : ", ") + toQt(runs[i].name);
        }
    m_model->setHorizontalHeaderLabels(head);
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_model->horizontalHeaderItem(column)->setToolTip(head[column]); // it may be cut off
    m_note->setText(tr("IoU on the target at the kept epoch. ▲ best and ▼ worst of a class.") + (without.isEmpty() ? QString() : " " + tr("Not measured on labels: %1.").arg(without)));
    const QColor base = palette().color(QPalette::Base), heat = themeColours(palette()).heat;
    ClassMap named;
    std::vector<ClassBars::Series> series;
    for (size_t i : measured)
        series.push_back({toQt(runs[i].name), runColour(runs[i].record.id, palette()), {}});
    for (const ClassRow &row : table.rows) {
        const auto place = static_cast<size_t>(row.index);
        const auto &known = m_comparison->project.classes.classes;
        auto *name = new QStandardItem(row.index < 0 ? tr("mean") : toQt(row.name));
        if (row.index >= 0) {
            const Rgb colour = place < known.size() ? known[place].colour : Rgb{};
            name->setData(QColor(colour.red, colour.green, colour.blue), Qt::DecorationRole);
            named.classes.push_back({row.name, colour});
        }
        QList<QStandardItem *> items{name};
        for (size_t k = 0; k < measured.size(); ++k) {
            const size_t i = measured[k];
            if (row.index >= 0)
                series[k].values.push_back(row.iou[i]);
            auto *item = new QStandardItem;
            items << item;
            if (!row.iou[i]) {
                item->setText(tr("absent"));
                item->setForeground(themeColours(palette()).faint);
                continue;
            }
            QString text = QLocale().toString(*row.iou[i], 'f', 3);
            if (row.delta[i])
                text += "  " + signedText(*row.delta[i]);
            if (row.best == i || row.worst == i)
                text += row.best == i ? " ▲" : " ▼";
            if (row.vanished[i])
                text += "  " + tr("vanished");
            item->setText(text);
            const QColor fill = mixed(base, heat, std::pow(*row.iou[i], 0.9));
            item->setBackground(fill);
            item->setForeground(textOn(fill));
            QFont bold = font();
            bold.setBold(row.best == i || row.index < 0);
            item->setFont(bold);
            if (row.vanished[i])
                item->setToolTip(tr("The labels have %1, and this network calls no pixel so").arg(toQt(row.name)));
        }
        m_model->appendRow(items);
    }
    m_bars->setSeries(named, series);
}

void ClassesTab::fillShares()
{
    const auto &runs = m_comparison->runs;
    QStringList head{tr("Class")};
    std::vector<std::pair<size_t, const EpochShares *>> shown;
    size_t classes = 0;
    for (size_t i = 0; i < runs.size(); ++i)
        if (const EpochShares *one = shownShares(runs[i], m_comparison->shares[i])) {
            shown.emplace_back(i, one);
            classes = std::max(classes, one->shares.size());
            head << toQt(runs[i].name);
        }
    m_model->setHorizontalHeaderLabels(head);
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_model->horizontalHeaderItem(column)->setToolTip(head[column]); // it may be cut off
    m_note->setText(tr("The target has no labels that may be used. This is how much of its pixels each network gives to each class; a class that one of them gives nothing may have vanished."));
    const QColor base = palette().color(QPalette::Base), heat = themeColours(palette()).heat;
    ClassMap named;
    std::vector<ClassBars::Series> series;
    for (const auto &[i, one] : shown)
        series.push_back({toQt(runs[i].name), runColour(runs[i].record.id, palette()), {}});
    const auto &known = m_comparison->project.classes.classes;
    for (size_t c = 0; c < classes; ++c) {
        const ClassInfo info = c < known.size() ? known[c] : ClassInfo{"class " + std::to_string(c), {}};
        named.classes.push_back(info);
        auto *name = new QStandardItem(toQt(info.name));
        name->setData(QColor(info.colour.red, info.colour.green, info.colour.blue), Qt::DecorationRole);
        QList<QStandardItem *> items{name};
        for (size_t k = 0; k < shown.size(); ++k) {
            const auto &shares = shown[k].second->shares;
            const double share = c < shares.size() ? shares[c] : 0;
            series[k].values.emplace_back(share);
            const QColor fill = mixed(base, heat, std::sqrt(share));
            auto *item = new QStandardItem(QLocale().toString(100 * share, 'f', 1) + " %");
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setBackground(fill);
            item->setForeground(textOn(fill));
            items << item;
        }
        m_model->appendRow(items);
    }
    m_bars->setSeries(named, series);
}

std::optional<DataTable> ClassesTab::table() const
{
    if (!m_comparison)
        return std::nullopt;
    return m_comparison->isLabelled() ? classesForFiles(m_comparison->runs, m_comparison->base) : sharesForFiles(m_comparison->runs, m_comparison->shares);
}

void ClassesTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        fill(); // its colours are the theme's
    CompareTab::changeEvent(event);
}

void ClassesTab::retranslate()
{
    fill();
}

} // namespace vantage::gui
