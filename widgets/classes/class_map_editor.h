#pragma once

#include "core/data/class_map.h"
#include "widgets/classes/class_map_check.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QSpinBox;
class QTableView;
class QToolButton;
class QUndoStack;

namespace vantage {

class ClassMapModel;

/// Names, colours and the ignore value of a class map, with undo and redo and the problems of what was entered.
/// Object names: classTable, ignoreBox, addClassButton, removeClassButton, moveUpButton, moveDownButton, undoButton,
/// redoButton, problemsLabel.
class ClassMapEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ClassMapEditor(QWidget *parent = nullptr);
    ~ClassMapEditor() override;

    void setClassMap(const ClassMap &classes); ///< forgets the undo steps
    ClassMap classMap() const;
    /// Another list in its place, as a change that can be undone.
    void take(const ClassMap &classes);
    /// Without adding, removing and moving: where labels are there, their values are fixed.
    void setValuesFixed(bool fixed);
    /// How many pixels have each label value: shown beside the classes; a value that has some and loses its class is a problem. Empty: nobody knows.
    void setPixels(const std::vector<uint64_t> &pixels);
    /// What the changes so far mean for labels that are there, in words; empty where every value still means what it meant.
    QString movedText() const;

    bool isValid() const; ///< no fatal problem
    const std::vector<ClassMapProblem> &problems() const;
    QUndoStack *undoStack() const; ///< for the application's Edit menu (QUndoGroup)

    /// Asks for a colour; nothing = cancelled. A QColorDialog unless another way is set (tests).
    using ColourChooser = std::function<std::optional<Rgb>(QWidget *parent, const Rgb &start)>;
    void setColourChooser(ColourChooser chooser);
    /// Asks which of the classes takes the pixels of one that is removed; nothing = it stays. A QInputDialog unless another way is set (tests).
    using TakerChooser = std::function<std::optional<int>(QWidget *parent, const QString &question, const QStringList &names)>;
    void setTakerChooser(TakerChooser chooser);

Q_SIGNALS:
    void edited(); ///< after each change of the map
    void validChanged(bool valid);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void chooseColour(int row);
    void removeClass(int row);
    int currentRow() const;
    void select(int row);

    ClassMap m_first; ///< as it was set
    QUndoStack *m_undo;
    ClassMapModel *m_model;
    QTableView *m_table;
    QLabel *m_ignoreLabel;
    QSpinBox *m_ignore;
    QToolButton *m_add, *m_remove, *m_up, *m_down, *m_undoButton, *m_redoButton;
    QLabel *m_problems;
    ColourChooser m_chooser;
    TakerChooser m_takerChooser;
    bool m_fixed = false;
    bool m_valid = true;
};

} // namespace vantage
