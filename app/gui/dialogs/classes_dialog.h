#pragma once

#include "core/data/class_map.h"

#include <QDialog>

#include <cstdint>
#include <vector>

namespace vantage {
class ClassMapEditor;
}

namespace vantage::gui {

struct Workbench;

/// Edits a class map, with undo and redo, until OK; where label values would mean something else than before, OK asks first.
/// Object names: classMapEditor, classesButtons.
class ClassesDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param valuesFixed the number of classes and their order must stay
    /// @param pixels that have each label value, as far as they are counted; may be empty
    ClassesDialog(Workbench &bench, const ClassMap &classes, bool valuesFixed, const std::vector<uint64_t> &pixels, QWidget *parent = nullptr);

    ClassMap classMap() const;
    void accept() override;

private:
    Workbench &m_bench;
    ClassMapEditor *m_editor;
};

} // namespace vantage::gui
