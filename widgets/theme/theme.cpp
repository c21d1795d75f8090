#include "widgets/theme/theme.h"

#include "widgets/theme/palettes.h"
#include "widgets/theme/system_appearance.h"
#include "widgets/theme/theme_style.h"

#include <QApplication>
#include <QToolTip>

namespace vantage {

QString toText(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System: break;
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromText(const QString &text)
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (text == toText(choice))
            return choice;
    }
    return ThemeChoice::System;
}

Theme::Theme(QApplication &, QObject *parent)
    : QObject(parent)
    , m_systemDark(vantage::isDark(QApplication::palette())) // the platform's, as long as nothing else was set
{ }

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::System ? m_systemDark : m_choice == ThemeChoice::Dark;
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    const bool dark = isDark();
    if (m_applied && dark == m_shownDark)
        return;
    if (!m_applied)
        QApplication::setStyle(new ThemeStyle);
    m_applied = true;
    m_shownDark = dark;
    const QPalette palette = dark ? darkPalette() : lightPalette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed(dark);
}

void Theme::setSystemDark(bool dark)
{
    m_systemDark = dark;
    if (m_applied)
        apply();
}

void Theme::followSystem()
{
    auto *system = new SystemAppearance(this);
    connect(system, &SystemAppearance::darkChanged, this, &Theme::setSystemDark);
    system->ask();
}

} // namespace vantage
