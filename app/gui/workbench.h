#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace vantage {
class Theme;
}

namespace vantage::gui {

class Language;
class ProjectSession;
class Settings;
class TrainingController;

/// What the window asks people. Dialogs of the desktop unless a test puts answers in their place.
struct Prompts
{
    std::function<QString(QWidget *parent, const QString &title, const QString &start)> chooseFolder;
    std::function<QString(QWidget *parent, const QString &title, const QString &start, const QString &filter)> openFile,
        saveFile;
    /// The last answer changes nothing: it is the default, and what Escape means.
    /// @return index of the answer, -1 where none was given
    std::function<int(QWidget *parent, const QString &title, const QString &text, const QStringList &answers)> ask;
    std::function<void(QWidget *parent, const QString &message)> complain;
    std::function<bool(const QString &file)> openInDesktop; ///< false where nothing on this desktop opens such a file
};
Prompts desktopPrompts();

/// What pages are given to work with. The objects live as long as the window.
struct Workbench
{
    Settings &settings;
    ProjectSession &session;
    TrainingController &training;
    Language &language;
    Theme &theme;
    Prompts prompts;
};

/// Opens a file or folder with what the desktop has for it, or says that it can't be opened.
void openOrSay(const Workbench &bench, QWidget *parent, const QString &file);

} // namespace vantage::gui
