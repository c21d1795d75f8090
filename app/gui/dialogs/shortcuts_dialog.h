#pragma once

#include <QDialog>
#include <QStringList>
#include <utility>
#include <vector>

class QAction;

namespace vantage::gui {

/// All keys on one page: those of the menus, as they are, and those of the pictures and plots. Object name:
/// shortcutsTable.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const std::vector<QAction *> &actions, QWidget *parent = nullptr);
};

/// Version, licence and what the program stands on. Object name: aboutText.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace vantage::gui
