#pragma once

#include <QObject>

class QSystemTrayIcon;

namespace vantage::gui {

/// Tells people who look at something else: through the desktop's notification service (org.freedesktop.Notifications),
/// which stock GNOME has and a tray it has not; through a tray where there is no such service. Never waits for either.
class Notifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void tell(const QString &title, const QString &text, bool bad);

Q_SIGNALS:
    void clicked(); ///< on the tray's message

private:
    void tellByTray(const QString &title, const QString &text, bool bad);

    QSystemTrayIcon *m_tray = nullptr;
};

} // namespace vantage::gui
