#pragma once

#include "app/gui/train/recipe_choice.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace vantage::gui {

/// The editor of one option of a recipe: a box for switches, a list for choices, a spin box for whole numbers, a line
/// for the others. A value that can't be is marked, says why in its tool tip, and is not taken. The object name is
/// "field-" + key, with "-baseline" where it edits the baseline; the editor inside it is "value".
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const RecipeField &field, RecipeChoice::Part part, RecipeChoice &choice, QWidget *parent = nullptr);

    const RecipeField &field() const { return m_field; }
    bool isChanged() const { return m_choice.isChanged(m_field.key, m_part); }
    void retranslate();

private:
    void show();
    void take(const QString &text);

    const RecipeField &m_field;
    RecipeChoice::Part m_part;
    RecipeChoice &m_choice;
    QCheckBox *m_check = nullptr;
    QComboBox *m_list = nullptr;
    QSpinBox *m_spin = nullptr;
    QLineEdit *m_line = nullptr;
};

/// The explanation with the limits and the preset's value, in the language of the window.
QString fieldHelp(const RecipeField &field, const std::string &presetValue);

} // namespace vantage::gui
