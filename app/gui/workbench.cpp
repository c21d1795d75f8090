#include "app/gui/workbench.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
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
        box.setObjectName("question");
        QList<QAbstractButton *> buttons;
        for (const QString &answer : answers)
            buttons << box.addButton(answer,
                                     answer == answers.last() ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
        box.setTextFormat(Qt::PlainText);
        // The last answer is the one that changes nothing: Enter and Escape give it.
        auto *safe = static_cast<QPushButton *>(buttons.last());
        box.setDefaultButton(safe);
        box.setEscapeButton(safe);
        box.exec();
        return static_cast<int>(buttons.indexOf(box.clickedButton()));
    };
    prompts.complain = [](QWidget *parent, const QString &message) {
        QMessageBox box(QMessageBox::Warning, QString(), message, QMessageBox::Ok, parent);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    };
    prompts.openInDesktop = [](const QString &file) { return QDesktopServices::openUrl(QUrl::fromLocalFile(file)); };
    return prompts;
}

void openOrSay(const Workbench &bench, QWidget *parent, const QString &file)
{
    if (!QFileInfo::exists(file))
        bench.prompts.complain(parent, QCoreApplication::translate("text", "%1 is not there any more.").arg(file));
    else if (!bench.prompts.openInDesktop(file))
        bench.prompts.complain(parent, QCoreApplication::translate("text", "Nothing on this desktop opens %1. Open it by hand.").arg(file));
}

} // namespace vantage::gui
