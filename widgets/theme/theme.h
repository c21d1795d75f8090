#pragma once

#include <QObject>
#include <QString>

class QApplication;

namespace vantage {

enum class ThemeChoice { System, Light, Dark };
/// "system", "light", "dark": for settings files, not for the screen
QString toText(ThemeChoice choice);
/// The reverse; an unknown text is System.
ThemeChoice themeFromText(const QString &text);

/// Gives the application its style (see ThemeStyle) and one of the two palettes, and keeps them right when the choice
/// or, with System, the desktop's preference changes. One object a program. Nothing is applied before apply() or
/// setChoice().
class Theme : public QObject
{
    Q_OBJECT
public:
    /// @param application to be there before any palette is asked for
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const; ///< what is shown, with System what the desktop prefers

    /// The application has its palette at once, each widget its own with its changeEvent(PaletteChange) in the next
    /// turn of the event loop.
    void setChoice(ThemeChoice choice);
    void apply();

public Q_SLOTS:
    /// What the desktop prefers; connected to SystemAppearance by followSystem(), called directly by tests.
    void setSystemDark(bool dark);

public:
    /// Asks the desktop for its preference (settings portal, else the start palette) and listens to changes.
    /// Returns at once: an answer that comes later is applied when it comes.
    void followSystem();

Q_SIGNALS:
    void changed(bool dark); ///< the application has its new palette, the widgets are about to get theirs

private:
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemDark = false;
    bool m_applied = false;
    bool m_shownDark = false;
};

} // namespace vantage
