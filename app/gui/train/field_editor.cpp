#include "app/gui/train/field_editor.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "widgets/theme/palettes.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>

namespace vantage::gui {
namespace {

bool isWhole(const RecipeField &field)
{
    return std::holds_alternative<int Recipe::*>(field.member);
}
bool isSwitch(const RecipeField &field)
{
    return std::holds_alternative<bool Recipe::*>(field.member)
           || std::holds_alternative<bool AugmentOptions::*>(field.member);
}

/// Whole numbers of which only some can be.
std::vector<std::string> choicesOf(const RecipeField &field)
{
    if (field.key == "backbone")
        return {"18", "34", "50", "101"};
    if (field.key == "outputStride")
        return {"8", "16", "32"};
    return field.choices;
}

} // namespace

QString fieldHelp(const RecipeField &field, const std::string &presetValue)
{
    QString text = coreText(field.help) + ".";
    if (!isSwitch(field) && choicesOf(field).empty())
        text += " "
                + QCoreApplication::translate("vantage::gui::FieldEditor", "From %1 to %2.")
                      .arg(QLocale().toString(field.least, 'g', QLocale::FloatingPointShortest), // not 1e+06
                           field.most < 1e15 ? QLocale().toString(field.most, 'f', QLocale::FloatingPointShortest) : QLocale().toString(field.most));
    return text + " " + QCoreApplication::translate("vantage::gui::FieldEditor", "Preset: %1.").arg(toQt(presetValue));
}

FieldEditor::FieldEditor(const RecipeField &field, RecipeChoice::Part part, RecipeChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_part(part)
    , m_choice(choice)
{
    setObjectName("field-" + toQt(field.key) + (part == RecipeChoice::Part::Baseline ? "-baseline" : ""));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    QWidget *editor = nullptr;
    if (isSwitch(field)) {
        editor = m_check = new QCheckBox(this);
        connect(m_check, &QCheckBox::toggled, this, [this](bool on) { take(on ? "true" : "false"); });
    } else if (!choicesOf(field).empty()) {
        editor = m_list = new QComboBox(this);
        for (const std::string &entry : choicesOf(field))
            m_list->addItem(field.key == "backbone" ? "ResNet-" + toQt(entry) : toQt(entry), toQt(entry));
        connect(m_list, &QComboBox::activated, this, [this] { take(m_list->currentData().toString()); });
    } else if (isWhole(field)) {
        editor = m_spin = new QSpinBox(this);
        m_spin->setRange(field.orZero ? 0 : static_cast<int>(field.least), static_cast<int>(field.most));
        if (field.orZero)
            m_spin->setSpecialValueText(QStringLiteral("auto")); // the word that the choice of a device has
        m_spin->setKeyboardTracking(false);
        connect(m_spin, &QSpinBox::valueChanged, this, [this](int number) { take(QString::number(number)); });
    } else {
        editor = m_line = new QLineEdit(this);
        connect(m_line, &QLineEdit::editingFinished, this,
                [this] { take(m_line->text().trimmed().replace(',', '.')); });
    }
    editor->setObjectName("value");
    ignoreWheel(editor);
    layout->addWidget(editor, 1);
    setFocusProxy(editor);
    connect(&m_choice, &RecipeChoice::changed, this, &FieldEditor::show);
    show();
}

void FieldEditor::take(const QString &text)
{
    try {
        m_choice.setValue(m_field.key, m_part, text.toStdString());
        show();
    } catch (const std::invalid_argument &error) { // only a line can hold such a thing
        QPalette palette = m_line->palette();
        palette.setColor(QPalette::Text, themeColours(this->palette()).bad);
        m_line->setPalette(palette);
        setToolTip(QString::fromUtf8(error.what()));
    }
}

void FieldEditor::show()
{
    const QString value = toQt(m_choice.value(m_field.key, m_part));
    if (m_check) {
        const QSignalBlocker quiet(m_check);
        m_check->setChecked(value == "true");
    } else if (m_list) {
        m_list->setCurrentIndex(m_list->findData(value));
    } else if (m_spin) {
        const QSignalBlocker quiet(m_spin);
        m_spin->setValue(value.toInt());
    } else {
        m_line->setPalette(QPalette());
        m_line->setText(value);
    }
    QFont font = this->font();
    font.setBold(isChanged());
    for (QWidget *editor : findChildren<QWidget *>("value"))
        editor->setFont(font);
    retranslate();
}

void FieldEditor::retranslate()
{
    setToolTip(fieldHelp(m_field, m_choice.presetValue(m_field.key, m_part)));
}

} // namespace vantage::gui
