#include "app/gui/settings.h"

#include <QDir>

namespace vantage::gui {

Settings::Settings(const QString &file)
    : m_settings(file.isEmpty() ? std::make_unique<QSettings>("Vantage", "Vantage")
                                : std::make_unique<QSettings>(file, QSettings::IniFormat))
{ }

QStringList Settings::recentProjects() const
{
    return m_settings->value("project/recent").toStringList();
}

void Settings::rememberProject(const QString &folder)
{
    QStringList recent = recentProjects();
    recent.removeAll(folder);
    recent.prepend(folder);
    while (recent.size() > 10)
        recent.removeLast();
    m_settings->setValue("project/recent", recent);
}

void Settings::forgetProject(const QString &folder)
{
    QStringList recent = recentProjects();
    recent.removeAll(folder);
    m_settings->setValue("project/recent", recent);
}

QString Settings::lastFolder() const
{
    const QString folder = text("folders/last");
    return folder.isEmpty() ? QDir::homePath() : folder;
}

} // namespace vantage::gui
