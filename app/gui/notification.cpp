#include "app/gui/notification.h"

#include "widgets/theme/icons.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFile>
#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QVariantMap>

namespace vantage::gui {

void Notifier::tell(const QString &title, const QString &text, bool bad)
{
    // Without a bus the library would try to start one, which takes its time.
    const bool there = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
                       || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    const QDBusConnection bus = there ? QDBusConnection::sessionBus() : QDBusConnection(QString());
    if (!bus.isConnected()) {
        tellByTray(title, text, bad);
        return;
    }
    QDBusMessage call =
        QDBusMessage::createMethodCall("org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                       "org.freedesktop.Notifications", "Notify");
    const QVariantMap hints{{"desktop-entry", QGuiApplication::desktopFileName()},
                            {"urgency", QVariant::fromValue<uchar>(bad ? 2 : 1)}};
    // Name, which one it replaces, icon, title, text, answers, hints, milliseconds. The text may be marked up.
    call << QGuiApplication::applicationDisplayName() << 0u << QStringLiteral("vantage") << title
         << text.toHtmlEscaped() << QStringList() << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, title, text, bad] {
        watcher->deleteLater();
        if (watcher->isError())
            tellByTray(title, text, bad);
    });
}

void Notifier::tellByTray(const QString &title, const QString &text, bool bad)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(applicationIcon(), this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &Notifier::clicked);
    }
    m_tray->show();
    m_tray->showMessage(title, text, bad ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

} // namespace vantage::gui
