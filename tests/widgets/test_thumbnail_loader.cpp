#include "widgets/frames/thumbnail_loader.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <mutex>
#include <stdexcept>

using namespace vantage;

namespace {

QImage coloured(int frame, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(qRgb(frame % 256, frame / 256, 0));
    return image;
}

} // namespace

class TestThumbnailLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadsWhatIsWanted();
    void mostUrgentFirst();
    void staleRequestsAreDropped();
    void runningOnesAreStopped();
    void memoryIsBounded();
    void errorsAreKeptAndNotTriedAgain();
    void newProviderForgetsEverything();
    void endsWhileWorkIsRunning();
};

void TestThumbnailLoader::loadsWhatIsWanted()
{
    ThumbnailLoader loader;
    loader.setThumbnailSize({20, 10});
    loader.setProvider([](int frame, QSize size, std::stop_token) { return coloured(frame, size); });
    QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
    loader.setWanted({3, 5});
    QVERIFY(loader.image(3).isNull());
    QTRY_COMPARE(loaded.size(), 2);
    QCOMPARE(loader.image(3).size(), QSize(20, 10));
    QCOMPARE(loader.image(5).pixelColor(0, 0), QColor(5, 0, 0));
    loader.setWanted({3, 5}); // there already
    QCOMPARE(loader.waiting() + loader.running(), 0);
}

void TestThumbnailLoader::mostUrgentFirst()
{
    std::mutex mutex;
    std::vector<int> order;
    ThumbnailLoader loader;
    loader.setThreads(1);
    loader.setProvider([&](int frame, QSize size, std::stop_token) {
        const std::lock_guard lock(mutex);
        order.push_back(frame);
        return coloured(frame, size);
    });
    QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
    loader.setWanted({7, 2, 9, 2, -1});
    QTRY_COMPARE(loaded.size(), 3);
    QVERIFY((order == std::vector<int>{7, 2, 9}));
}

void TestThumbnailLoader::staleRequestsAreDropped()
{
    QSemaphore begun, gate;
    std::atomic<int> calls = 0;
    ThumbnailLoader loader;
    loader.setThreads(1);
    loader.setProvider([&](int frame, QSize size, std::stop_token) {
        ++calls;
        begun.release();
        gate.acquire();
        return coloured(frame, size);
    });
    QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
    std::vector<int> many(1000);
    for (int i = 0; i < 1000; ++i)
        many[static_cast<size_t>(i)] = i;
    loader.setWanted(many);
    begun.acquire();
    QCOMPARE(loader.waiting(), 999);
    loader.setWanted({0, 5000}); // scrolled on; 0 is being made and still in sight
    QCOMPARE(loader.waiting(), 1);
    gate.release(2);
    QTRY_COMPARE(loaded.size(), 2);
    QCOMPARE(calls.load(), 2);
    QCOMPARE(loaded.at(0).first().toInt(), 0);
    QCOMPARE(loaded.at(1).first().toInt(), 5000);
}

void TestThumbnailLoader::runningOnesAreStopped()
{
    QSemaphore begun, gate;
    std::atomic<bool> stopped = false;
    ThumbnailLoader loader;
    loader.setThreads(1);
    loader.setProvider([&](int frame, QSize size, std::stop_token stop) {
        if (frame == 1) {
            begun.release();
            gate.acquire();
            stopped = stop.stop_requested();
            return QImage();
        }
        return coloured(frame, size);
    });
    QSignalSpy loaded(&loader, &ThumbnailLoader::loaded), failed(&loader, &ThumbnailLoader::failed);
    loader.setWanted({1});
    begun.acquire();
    loader.setWanted({2});
    gate.release();
    QTRY_COMPARE(loaded.size(), 1);
    QVERIFY(stopped);
    QVERIFY(failed.isEmpty()); // stopped is not unreadable
    QVERIFY(loader.error(1).isEmpty());
}

void TestThumbnailLoader::memoryIsBounded()
{
    ThumbnailLoader loader;
    loader.setThumbnailSize({100, 100}); // 40,000 bytes each
    loader.setCapacity(400'000);
    loader.setProvider([](int frame, QSize size, std::stop_token) { return coloured(frame, size); });
    QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
    for (int i = 0; i < 100; ++i) {
        loader.setWanted({i});
        QVERIFY(loaded.wait());
        QVERIFY(loader.bytes() <= 400'000);
    }
    QVERIFY(loader.image(0).isNull()); // the least recently used went
    QVERIFY(!loader.image(99).isNull());
    QVERIFY(!loader.image(95).isNull());
}

void TestThumbnailLoader::errorsAreKeptAndNotTriedAgain()
{
    std::atomic<int> calls = 0;
    ThumbnailLoader loader;
    loader.setProvider([&](int, QSize, std::stop_token) -> QImage {
        ++calls;
        throw std::runtime_error("cut off");
    });
    QSignalSpy failed(&loader, &ThumbnailLoader::failed);
    loader.setWanted({4});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(loader.error(4), QStringLiteral("cut off"));
    loader.setWanted({4});
    QCOMPARE(loader.waiting() + loader.running(), 0);
    QCOMPARE(calls.load(), 1);
}

void TestThumbnailLoader::newProviderForgetsEverything()
{
    QSemaphore begun, gate;
    ThumbnailLoader loader;
    loader.setThreads(1);
    loader.setProvider([&](int frame, QSize size, std::stop_token) {
        begun.release();
        gate.acquire();
        return coloured(frame, size);
    });
    QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
    loader.setWanted({1});
    begun.acquire();
    loader.setProvider([](int frame, QSize size, std::stop_token) { return coloured(frame + 100, size); });
    gate.release();
    loader.setWanted({1});
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(loader.image(1).pixelColor(0, 0),
             QColor(101, 0, 0)); // the old folder's picture was not taken for the new one's
}

void TestThumbnailLoader::endsWhileWorkIsRunning()
{
    QSemaphore begun;
    {
        ThumbnailLoader loader;
        loader.setProvider([&](int frame, QSize size, std::stop_token stop) {
            begun.release();
            while (!stop.stop_requested())
                QThread::yieldCurrentThread();
            return coloured(frame, size);
        });
        loader.setWanted({1, 2, 3});
        begun.acquire();
    }
    QCoreApplication::processEvents(); // what came late must not reach what is gone
}

QTEST_MAIN(TestThumbnailLoader)
#include "test_thumbnail_loader.moc"
