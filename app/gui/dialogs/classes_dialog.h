#pragma once

#include "core/data/class_map.h"

#include <QDialog>

namespace vantage {
class ClassMapEditor;
}

namespace vantage::gui {

/// Edits a class map, with undo and redo, until OK. Object names: classMapEditor, classesButtons.
class ClassesDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param valuesFixed the number of classes and their order must stay
    ClassesDialog(const ClassMap &classes, bool valuesFixed, QWidget *parent = nullptr);

    ClassMap classMap() const;

private:
    ClassMapEditor *m_editor;
};

} // namespace vantage::gui
