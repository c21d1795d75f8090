#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace vantage::gui {

struct Workbench;

/// Name and place of a new project. Object names: projectNameEdit, projectPlaceEdit, projectPlaceButton, createButton,
/// projectFolderLabel.
class NewProjectDialog : public QDialog
{
    Q_OBJECT
public:
    explicit NewProjectDialog(Workbench &bench, QWidget *parent = nullptr);

    QString folder() const;

private:
    void showFolder();

    Workbench &m_bench;
    QLineEdit *m_name, *m_place;
    QLabel *m_folder;
    QPushButton *m_create;
};

} // namespace vantage::gui
