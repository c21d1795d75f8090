#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <memory>

namespace vantage::gui {

/// What the window remembers between two starts.
class Settings
{
public:
    /// @param file an .ini file; empty: the user's own
    explicit Settings(const QString &file = {});

    QStringList recentProjects() const;
    void rememberProject(const QString &folder); ///< to the front; at most ten are kept
    void forgetProject(const QString &folder);

    QString lastProject() const { return text("project/last"); }
    void setLastProject(const QString &folder) { m_settings->setValue("project/last", folder); }

    /// "" as the system has it, else "en" or "it"
    QString language() const { return text("window/language"); }
    void setLanguage(const QString &code) { m_settings->setValue("window/language", code); }

    /// "" as the system has it, else "light" or "dark"
    QString theme() const { return text("window/theme"); }
    void setTheme(const QString &name) { m_settings->setValue("window/theme", name); }

    QByteArray state(const QString &what) const { return m_settings->value("state/" + what).toByteArray(); }
    void setState(const QString &what, const QByteArray &state) { m_settings->setValue("state/" + what, state); }

    QString lastFolder() const;
    void setLastFolder(const QString &folder) { m_settings->setValue("folders/last", folder); }

private:
    QString text(const char *key) const { return m_settings->value(key).toString(); }
    std::unique_ptr<QSettings> m_settings;
};

} // namespace vantage::gui
