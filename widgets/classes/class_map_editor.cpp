#include "widgets/classes/class_map_editor.h"

#include "widgets/classes/class_map_model.h"
#include "widgets/classes/swatch.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/palettes.h"

#include <QColorDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace vantage {
namespace {

std::optional<Rgb> askForColour(QWidget *parent, const Rgb &start)
{
    const QColor colour = QColorDialog::getColor(toQColor(start), parent);
    return colour.isValid() ? std::optional(toRgb(colour)) : std::nullopt;
}

std::optional<int> askForTaker(QWidget *parent, const QString &question, const QStringList &names)
{
    bool accepted = false;
    const QString name = QInputDialog::getItem(parent, ClassMapEditor::tr("Remove the class"), question, names, 0, false, &accepted);
    return accepted ? std::optional(static_cast<int>(names.indexOf(name))) : std::nullopt;
}

/// A colour far from all that are there: the golden angle never comes back to the same hue.
Rgb freshColour(const ClassMap &classes)
{
    const auto taken = [&](const Rgb &colour) {
        return std::any_of(classes.classes.begin(), classes.classes.end(),
                           [&](const ClassInfo &info) { return info.colour == colour; });
    };
    for (int i = classes.size();; ++i) {
        const Rgb colour = toRgb(QColor::fromHsv(i * 137 % 360, 200 - i / 360 % 100, 220 - i / 36000 % 100));
        if (!taken(colour))
            return colour;
    }
}

} // namespace

ClassMapEditor::ClassMapEditor(QWidget *parent)
    : QWidget(parent)
    , m_undo(new QUndoStack(this))
    , m_model(new ClassMapModel(*m_undo, this))
    , m_table(new QTableView(this))
    , m_ignoreLabel(new QLabel(this))
    , m_ignore(new QSpinBox(this))
    , m_problems(new QLabel(this))
    , m_chooser(askForColour)
    , m_takerChooser(askForTaker)
{
    setObjectName(QStringLiteral("classMapEditor"));
    m_table->setObjectName(QStringLiteral("classTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ClassMapModel::NameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ClassMapModel::ValueColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ClassMapModel::ColourColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ClassMapModel::PixelsColumn, QHeaderView::ResizeToContents);
    m_table->setColumnHidden(ClassMapModel::PixelsColumn, true);
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);

    const auto button = [this](const char *name, Icon icon) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setIcon(themeIcon(icon));
        made->setAutoRaise(true);
        return made;
    };
    m_add = button("addClassButton", Icon::Add);
    m_remove = button("removeClassButton", Icon::Remove);
    m_up = button("moveUpButton", Icon::Up);
    m_down = button("moveDownButton", Icon::Down);
    m_undoButton = button("undoButton", Icon::Undo);
    m_redoButton = button("redoButton", Icon::Redo);
    m_ignore->setObjectName(QStringLiteral("ignoreBox"));
    m_ignore->setRange(0, 255);
    m_ignoreLabel->setBuddy(m_ignore);
    m_problems->setObjectName(QStringLiteral("problemsLabel"));
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);

    auto *tools = new QHBoxLayout;
    tools->setSpacing(2);
    for (QToolButton *made : {m_add, m_remove, m_up, m_down})
        tools->addWidget(made);
    tools->addSpacing(8);
    tools->addWidget(m_undoButton);
    tools->addWidget(m_redoButton);
    tools->addStretch(1);
    tools->addWidget(m_ignoreLabel);
    tools->addSpacing(4);
    tools->addWidget(m_ignore);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(tools);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problems);

    connect(m_add, &QToolButton::clicked, this, [this] {
        const ClassMap &map = m_model->classMap();
        const int place = map.size(); // anywhere else it would take over the value, and so the pixels, of the next class
        m_model->append({tr("class %1").arg(map.size()).toStdString(), freshColour(map)});
        select(place);
        m_table->edit(m_model->index(place, ClassMapModel::NameColumn));
    });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        const int row = currentRow();
        removeClass(row);
        select(std::min(row, m_model->rowCount() - 1));
    });
    connect(m_up, &QToolButton::clicked, this, [this] {
        const int row = currentRow();
        m_model->move(row, row - 1);
        select(std::max(0, row - 1));
    });
    connect(m_down, &QToolButton::clicked, this, [this] {
        const int row = currentRow();
        m_model->move(row, row + 1);
        select(std::min(m_model->rowCount() - 1, row + 1));
    });
    connect(m_undoButton, &QToolButton::clicked, m_undo, &QUndoStack::undo);
    connect(m_redoButton, &QToolButton::clicked, m_undo, &QUndoStack::redo);
    connect(m_ignore, &QSpinBox::valueChanged, this, [this](int value) { m_model->setIgnore(value); });
    connect(m_undo, &QUndoStack::indexChanged, this, [this] { refresh(); });
    connect(m_model, &ClassMapModel::changed, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { refresh(); });

    retranslate();
    setClassMap({});
}

ClassMapEditor::~ClassMapEditor()
{
    m_undo->disconnect(this); // it clears itself while it is being destroyed
}

void ClassMapEditor::setClassMap(const ClassMap &classes)
{
    const QSignalBlocker block(this);
    m_first = classes;
    m_model->reset(classes);
    select(classes.size() > 0 ? 0 : -1);
    refresh();
}

ClassMap ClassMapEditor::classMap() const
{
    return m_model->classMap();
}

void ClassMapEditor::take(const ClassMap &classes)
{
    m_model->replaceAll(classes, tr("take a list"));
    select(0);
}

void ClassMapEditor::setValuesFixed(bool fixed)
{
    m_fixed = fixed;
    for (QToolButton *button : {m_add, m_remove, m_up, m_down})
        button->setVisible(!fixed);
    refresh();
}

void ClassMapEditor::setPixels(const std::vector<uint64_t> &pixels)
{
    m_model->setPixels(pixels);
    m_table->setColumnHidden(ClassMapModel::PixelsColumn, m_model->allPixels() == 0);
}

QString ClassMapEditor::movedText() const
{
    return vantage::movedText(movedValues(m_first, m_model->classMap(), m_model->pixels()), m_model->allPixels());
}

bool ClassMapEditor::isValid() const
{
    const auto &problems = m_model->problems();
    return std::none_of(problems.begin(), problems.end(), [](const ClassMapProblem &problem) { return problem.fatal; });
}

const std::vector<ClassMapProblem> &ClassMapEditor::problems() const
{
    return m_model->problems();
}

QUndoStack *ClassMapEditor::undoStack() const
{
    return m_undo;
}

void ClassMapEditor::setColourChooser(ColourChooser chooser)
{
    m_chooser = std::move(chooser);
}

int ClassMapEditor::currentRow() const
{
    return m_table->currentIndex().row();
}

void ClassMapEditor::select(int row)
{
    m_table->setCurrentIndex(m_model->index(row, ClassMapModel::NameColumn));
    refresh();
}

void ClassMapEditor::setTakerChooser(TakerChooser chooser)
{
    m_takerChooser = std::move(chooser);
}

/// A class that is in use goes only by saying what becomes of its pixels.
void ClassMapEditor::removeClass(int row)
{
    const ClassMap &map = m_model->classMap();
    if (row < 0 || row >= map.size())
        return;
    const uint64_t all = m_model->allPixels(), covered = pixelsOfClasses(map, m_model->pixels())[static_cast<size_t>(row)];
    if (covered == 0 || map.size() == 1) {
        m_model->remove(row);
        return;
    }
    QStringList names;
    std::vector<int> takers;
    for (int i = 0; i < map.size(); ++i)
        if (i != row && i != map.ignore) {
            names << QString::fromStdString(map.classes[static_cast<size_t>(i)].name);
            takers.push_back(i);
        }
    if (row != map.ignore) {
        names << tr("none: they are ignored");
        takers.push_back(map.ignore);
    }
    const double percent = 100.0 * static_cast<double>(covered) / static_cast<double>(all);
    const QString question = tr("\u201c%1\u201d covers %2 % of the labelled pixels. Which class takes them?")
                                 .arg(QString::fromStdString(map.classes[static_cast<size_t>(row)].name), percent < 0.1 ? QStringLiteral("< ") + QLocale().toString(0.1, 'f', 1) : QLocale().toString(percent, 'f', 1));
    const auto chosen = m_takerChooser(this, question, names);
    if (chosen && *chosen >= 0 && *chosen < names.size())
        m_model->remove(row, takers[static_cast<size_t>(*chosen)]);
}

void ClassMapEditor::chooseColour(int row)
{
    const ClassMap &map = m_model->classMap();
    if (row < 0 || row >= map.size())
        return;
    if (const auto colour = m_chooser(this, map.classes[static_cast<size_t>(row)].colour))
        m_model->setColour(row, *colour);
}

void ClassMapEditor::refresh()
{
    const int row = currentRow(), rows = m_model->rowCount();
    m_add->setEnabled(!m_fixed && rows < 255);
    m_remove->setEnabled(!m_fixed && row >= 0);
    m_up->setEnabled(!m_fixed && row > 0);
    m_down->setEnabled(!m_fixed && row >= 0 && row + 1 < rows);
    m_undoButton->setEnabled(m_undo->canUndo());
    m_redoButton->setEnabled(m_undo->canRedo());
    m_undoButton->setToolTip(m_undo->canUndo() ? tr("Undo: %1").arg(m_undo->undoText()) : tr("Undo"));
    m_redoButton->setToolTip(m_undo->canRedo() ? tr("Redo: %1").arg(m_undo->redoText()) : tr("Redo"));
    const QSignalBlocker block(m_ignore);
    m_ignore->setValue(ignoredValue(m_model->classMap()));

    QStringList lines;
    for (const ClassMapProblem &problem : m_model->problems())
        lines << (problem.fatal ? QStringLiteral("\u2716 ") : QStringLiteral("\u26a0 ")) + problem.text;
    if (const QString moved = movedText(); !moved.isEmpty())
        lines << QStringLiteral("\u26a0 ") + moved;
    m_problems->setText(lines.join(u'\n'));
    m_problems->setVisible(!lines.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, isValid() ? themeColours(palette()).warning : themeColours(palette()).bad);
    m_problems->setPalette(colours);

    const bool valid = isValid();
    if (valid != m_valid) {
        m_valid = valid;
        Q_EMIT validChanged(valid);
    }
}

void ClassMapEditor::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_add, tr("Add a class at the end: the values of the others stay"));
    name(m_remove, tr("Remove the class"));
    name(m_up, tr("Move up: the class gets the value above"));
    name(m_down, tr("Move down: the class gets the value below"));
    name(m_undoButton, tr("Undo"));
    name(m_redoButton, tr("Redo"));
    m_ignoreLabel->setText(tr("&Ignore value"));
    m_ignore->setToolTip(tr("The label value that stands for \u201cnot labelled\u201d; enters no loss and no measure"));
    m_table->setAccessibleName(tr("Classes"));
    m_model->retranslate();
    refresh();
}

void ClassMapEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

bool ClassMapEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonDblClick) {
        const QModelIndex index = m_table->indexAt(static_cast<QMouseEvent *>(event)->pos());
        if (index.isValid() && index.column() == ClassMapModel::ColourColumn) {
            chooseColour(index.row());
            return true;
        }
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            key->matches(QKeySequence::Undo) ? m_undo->undo() : m_undo->redo();
            return true;
        }
        const bool open = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space;
        if (open && m_table->currentIndex().column() == ClassMapModel::ColourColumn) {
            chooseColour(currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vantage
