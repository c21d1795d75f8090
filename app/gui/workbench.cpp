#include "app/gui/workbench.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace vantage::gui {

Prompts desktopPrompts()
{
    Prompts prompts;
    prompts.chooseFolder = [](QWidget *parent, const QString &title, const QString &start) {
        return QFileDialog::getExistingDirectory(parent, title, start);
    };
    prompts.openFile = [](QWidget *parent, const QString &title, const QString &start, const QString &filter) {
        return QFileDialog::getOpenFileName(parent, title, start, filter);
    };
    prompts.saveFile = [](QWidget *parent, const QString &title, const QString &start, const QString &filter) {
        return QFileDialog::getSaveFileName(parent, title, start, filter);
    };
    prompts.ask = [](QWidget *parent, const QString &title, const QString &text, const QStringList &answers) {
        QMessageBox box(QMessageBox::Question, title, text, QMessageBox::NoButton, parent);
        QList<QAbstractButton *> buttons;
        for (const QString &answer : answers)
            buttons << box.addButton(answer,
                                     answer == answers.last() ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
        box.exec();
        return static_cast<int>(buttons.indexOf(box.clickedButton()));
    };
    prompts.complain = [](QWidget *parent, const QString &message) {
        QMessageBox box(QMessageBox::Warning, QString(), message, QMessageBox::Ok, parent);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    };
    prompts.openInDesktop = [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); };
    return prompts;
}

} // namespace vantage::gui
