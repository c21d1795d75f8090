#include "app/gui/dialogs/classes_dialog.h"

#include "app/gui/workbench.h"
#include "core/data/class_presets.h"
#include "widgets/classes/class_map_editor.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QUndoStack>

namespace vantage::gui {

ClassesDialog::ClassesDialog(Workbench &bench, const ClassMap &classes, bool valuesFixed, const std::vector<uint64_t> &pixels, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
    , m_editor(new ClassMapEditor(this))
{
    setObjectName("classesDialog");
    setWindowTitle(tr("Classes"));
    resize(520, 560);
    m_editor->setObjectName("classMapEditor");
    m_editor->setClassMap(classes);
    m_editor->setValuesFixed(valuesFixed);
    m_editor->setPixels(pixels);
    auto *note = new QLabel(
        valuesFixed ? tr("The project has runs: names and colours can be changed, the number of classes can't.")
                    : tr("Which values of label pictures are which class. A class that is in use can be merged into another one: remove it."),
        this);
    note->setWordWrap(true);
    auto *lists = new QComboBox(this);
    lists->setObjectName("classListsBox");
    lists->addItem(tr("Take one of the usual lists…"));
    for (const ClassPreset &preset : classPresets())
        lists->addItem(QString::fromStdString(preset.title), QString::fromStdString(preset.name));
    lists->setEnabled(!valuesFixed);
    connect(lists, &QComboBox::activated, this, [this, lists](int row) {
        if (row > 0)
            m_editor->take(presetClasses(lists->itemData(row).toString().toStdString()));
        lists->setCurrentIndex(0);
    });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->setObjectName("classesButtons");
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addWidget(lists);
    layout->addWidget(m_editor, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *accept = buttons->button(QDialogButtonBox::Ok);
    accept->setEnabled(m_editor->isValid());
    connect(m_editor, &ClassMapEditor::validChanged, accept, &QPushButton::setEnabled);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, m_editor->undoStack(), &QUndoStack::undo);
    connect(new QShortcut(QKeySequence::Redo, this), &QShortcut::activated, m_editor->undoStack(), &QUndoStack::redo);
}

void ClassesDialog::accept()
{
    const QString moved = m_editor->movedText();
    if (moved.isEmpty()
        || m_bench.prompts.ask(this, tr("Classes"),
                               tr("Labels that are there would mean something else:") + "\n\n" + moved + "\n\n"
                                   + tr("That is right only where the class map was wrong before."),
                               {tr("Change their meaning"), tr("Go on editing")})
               == 0)
        QDialog::accept();
}

ClassMap ClassesDialog::classMap() const
{
    return m_editor->classMap();
}

} // namespace vantage::gui
