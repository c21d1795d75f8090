#include "app/gui/notification.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace vantage::gui;

/// What a desktop has to show notifications, on a bus of the test's own.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public Q_SLOTS:
    uint Notify(const QString &program, uint, const QString &, const QString &title, const QString &text,
                const QStringList &answers, const QVariantMap &hints, int)
    {
        Q_EMIT notified({program, title, text, answers, hints.value("urgency")});
        return 1;
    }
Q_SIGNALS:
    void notified(const QVariantList &what);
};

class TestNotification : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void desktopIsTold();
    void cleanupTestCase();

private:
    QProcess m_daemon;
};

void TestNotification::initTestCase()
{
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty())
        QSKIP("dbus-daemon is not installed");
    m_daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
    QVERIFY(m_daemon.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
}

void TestNotification::desktopIsTold()
{
    FakeDesktop desktop;
    auto bus = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), "desktop");
    QVERIFY(bus.registerObject("/org/freedesktop/Notifications", &desktop, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerService("org.freedesktop.Notifications"));
    QSignalSpy notified(&desktop, &FakeDesktop::notified);
    QGuiApplication::setApplicationDisplayName("Vantage");

    Notifier notifier;
    notifier.tell("Training finished", "mIoU <0.3> & more", false);
    QVERIFY(notified.wait());
    QVariantList what = notified.takeFirst()[0].toList();
    QCOMPARE(what[0].toString(), QString("Vantage"));
    QCOMPARE(what[1].toString(), QString("Training finished"));
    QCOMPARE(what[2].toString(), QString("mIoU &lt;0.3&gt; &amp; more")); // the text may be marked up
    QVERIFY(what[3].toStringList().isEmpty());
    QCOMPARE(what[4].toInt(), 1);

    notifier.tell("Training failed", "no space left", true);
    QVERIFY(notified.wait());
    what = notified.takeFirst()[0].toList();
    QCOMPARE(what[4].toInt(), 2); // critical: it stays until it is seen
}

void TestNotification::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus("desktop");
    m_daemon.kill();
    m_daemon.waitForFinished();
}

QTEST_MAIN(TestNotification)
#include "test_notification.moc"
