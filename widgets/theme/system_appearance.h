#pragma once

#include <QObject>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace vantage {

/// The desktop's light or dark preference from org.freedesktop.portal.Settings, which GNOME, KDE and the others offer
/// alike. Qt 6.4 can't be asked for it. Without a session bus or a portal nothing is emitted.
class SystemAppearance : public QObject
{
    Q_OBJECT
public:
    explicit SystemAppearance(QObject *parent = nullptr);

    /// Asks without waiting; the answer comes as darkChanged.
    void ask();

Q_SIGNALS:
    void darkChanged(bool dark);

private Q_SLOTS:
    void answered(QDBusPendingCallWatcher *watcher);
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace vantage
