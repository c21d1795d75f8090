#include "app/gui/dialogs/shortcuts_dialog.h"

#include "widgets/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>

namespace vantage::gui {

ShortcutsDialog::ShortcutsDialog(const std::vector<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName("shortcutsDialog");
    setWindowTitle(tr("Keyboard and mouse"));
    resize(560, 620);
    std::vector<std::pair<QString, QString>> rows;
    for (const QAction *action : actions)
        if (!action->shortcut().isEmpty())
            rows.emplace_back(action->shortcut().toString(QKeySequence::NativeText),
                              action->text().remove('&').remove(QStringLiteral("…")));
    const std::vector<std::pair<QString, QString>> others = {
        {tr("Wheel"), tr("Pictures: zoom at the cursor; plots: zoom along the steps")},
        {tr("Ctrl+wheel"), tr("Pictures: opacity of the classes")},
        {tr("Drag, or Space"), tr("Pictures and plots: move")},
        {tr("Double click"), tr("Pictures: fit; plots: show everything; legend: this class alone")},
        {tr("H, held"), tr("Pictures: hide the classes")},
        {tr("F"), tr("Pictures: fit")},
        {tr("+ − 0 1"), tr("Pictures: larger, smaller, fit, one to one")},
        {tr("[ ]"), tr("Swipe: move the divider")},
        {tr("Arrows, Page Up and Down"), tr("Frames: the next, the previous, a page")},
        {tr("Ctrl+C"), tr("Tables: copy")},
        {tr("Delete"), tr("Start page: take a project off the list")},
    };
    rows.insert(rows.end(), others.begin(), others.end());
    auto *table = new QTableWidget(static_cast<int>(rows.size()), 2, this);
    table->setObjectName("shortcutsTable");
    table->setHorizontalHeaderLabels({tr("Key"), tr("What it does")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setAlternatingRowColors(true);
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows[static_cast<size_t>(row)].first));
        table->setItem(row, 1, new QTableWidgetItem(rows[static_cast<size_t>(row)].second));
    }
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
}

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName("aboutDialog");
    setWindowTitle(tr("About Vantage"));
    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(96, 96));
    mark->setAlignment(Qt::AlignTop);
    auto *text = new QLabel(this);
    text->setObjectName("aboutText");
    text->setWordWrap(true);
    text->setMinimumWidth(380);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setText("<h2>Vantage " VANTAGE_VERSION "</h2><p>"
                  + tr("Teaches a semantic-segmentation network a new fixed camera without labels.") + "</p><p>"
                  + tr("Free software under the GNU General Public License, version 3. It comes without any warranty.")
                  + "</p><p>" + tr("Stands on Qt %1, libtorch, OpenCV, QCustomPlot, Embree and SQLite.").arg(qVersion())
                  + "</p>");
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addWidget(mark);
    row->addSpacing(12);
    row->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(buttons);
}

} // namespace vantage::gui
