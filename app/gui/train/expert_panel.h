#pragma once

#include "app/gui/train/recipe_choice.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace vantage::gui {

class FieldEditor;

/// Every option of a recipe with its explanation, from the same list that the command line has. Made when it is first
/// shown. Object names: expertPartBox (adaptation, baseline), expertFilter, expertResetButton, and those of
/// FieldEditor.
class ExpertPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ExpertPanel(RecipeChoice &choice, QWidget *parent = nullptr);
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Row
    {
        const RecipeField *field = nullptr;
        RecipeChoice::Part part{};
        QLabel *name = nullptr, *help = nullptr;
        FieldEditor *editor = nullptr;
        QWidget *whole = nullptr;
    };
    struct Group
    {
        std::string name;
        RecipeChoice::Part part{};
        QLabel *title = nullptr;
    };
    void make();
    void filter();
    void showChanges();

    RecipeChoice &m_choice;
    QComboBox *m_part;
    QLineEdit *m_filter;
    QPushButton *m_reset;
    QVBoxLayout *m_rowsLayout;
    std::vector<Row> m_rows;
    std::vector<Group> m_groups;
};

} // namespace vantage::gui
