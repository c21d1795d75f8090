#include "widgets/frames/frame_strip.h"
#include "widgets/theme/palettes.h"

#include "widget_tests.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>

#include <cmath>
#include <mutex>
#include <set>
#include <stdexcept>

using namespace vantage;

namespace {

QStringList names(int count)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list << QStringLiteral("%1").arg(i, 6, 10, QLatin1Char('0'));
    return list;
}

QImage flat(QSize size, const QColor &colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

ThumbnailProvider red()
{
    return [](int, QSize size, std::stop_token) { return flat(size, Qt::red); };
}

FrameSortKey disagreement(std::vector<double> values)
{
    return {.id = QStringLiteral("disagreement"), .title = QStringLiteral("Disagreement"), .values = std::move(values)};
}

} // namespace

class TestFrameStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void manyFramesOpenAtOnce();
    void onlyWhatIsInSightIsLoaded();
    void thumbnailsAreDrawn();
    void unreadableFramesSaySo();
    void sortingKeepsTheCurrentFrame();
    void badgeIsTheSortKeysValue();
    void keysAreChecked();
    void keyboard();
    void wheelScrollsARowSideways();
    void gridWraps();
    void hiddenStripLoadsNothing();
    void emptyShowsThePlaceholder();
};

void TestFrameStrip::manyFramesOpenAtOnce()
{
    FrameStrip strip;
    showAt(strip, {800, 200});
    QElapsedTimer clock;
    clock.start();
    strip.setFrames(names(30'000), red());
    QCoreApplication::processEvents();
    strip.grab();
    qInfo("30,000 frames: %lld ms", clock.elapsed());
    QCOMPARE(strip.model()->rowCount(), 30'000);
    strip.setCurrentFrame(29'999);
    QCoreApplication::processEvents();
    const auto visible = strip.visibleFrames();
    QVERIFY(!visible.empty() && visible.size() < 20);
    QCOMPARE(visible.back(), 29'999);
    QCOMPARE(strip.findChild<QLabel *>(QStringLiteral("frameCountLabel"))->text(), QStringLiteral("Frames: 30,000"));
}

void TestFrameStrip::onlyWhatIsInSightIsLoaded()
{
    std::mutex mutex;
    std::set<int> asked;
    FrameStrip strip;
    showAt(strip, {800, 200});
    strip.setFrames(names(30'000), [&](int frame, QSize size, std::stop_token) {
        const std::lock_guard lock(mutex);
        asked.insert(frame);
        return flat(size, Qt::red);
    });
    QSignalSpy loaded(&strip.model()->loader(), &ThumbnailLoader::loaded);
    QTRY_VERIFY(strip.model()->loader().waiting() + strip.model()->loader().running() == 0 && loaded.size() > 3);
    const std::lock_guard lock(mutex);
    QVERIFY(asked.contains(0) && *asked.rbegin() < 30);
}

void TestFrameStrip::thumbnailsAreDrawn()
{
    FrameStrip strip;
    showAt(strip, {800, 200});
    strip.setFrames(names(10), red());
    QSignalSpy loaded(&strip.model()->loader(), &ThumbnailLoader::loaded);
    QTRY_VERIFY(!strip.model()->loader().image(1).isNull());
    const QRect place = strip.view()->visualRect(strip.model()->index(1));
    QCOMPARE(strip.view()->viewport()->grab().toImage().pixelColor(place.center()), QColor(Qt::red));
}

void TestFrameStrip::unreadableFramesSaySo()
{
    FrameStrip strip;
    showAt(strip, {800, 200});
    strip.setFrames(names(3), [](int frame, QSize size, std::stop_token) {
        if (frame == 1)
            throw std::runtime_error("the file is cut off");
        return flat(size, Qt::red);
    });
    QTRY_VERIFY(!strip.model()->loader().error(1).isEmpty());
    QVERIFY(strip.model()->index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("cut off")));
    const QImage image = strip.view()->viewport()->grab().toImage();
    const QRect place = strip.view()->visualRect(strip.model()->index(1));
    bool marked = false;
    const QColor bad = themeColours(strip.palette()).bad;
    for (int y = place.top(); y < place.bottom(); ++y) {
        for (int x = place.left(); x < place.right(); ++x)
            marked = marked || isClose(image.pixelColor(x, y), bad, 20);
    }
    QVERIFY(marked);
}

void TestFrameStrip::sortingKeepsTheCurrentFrame()
{
    FrameStrip strip;
    showAt(strip, {800, 200});
    strip.setFrames(names(4), red());
    auto *box = strip.findChild<QComboBox *>(QStringLiteral("sortBox"));
    QVERIFY(!box->isVisible());
    strip.setSortKeys({disagreement({0.1, 0.4, std::nan(""), 0.3})});
    QVERIFY(box->isVisible());
    strip.setCurrentFrame(0);
    QSignalSpy current(&strip, &FrameStrip::currentFrameChanged), sorted(&strip, &FrameStrip::sortKeyChanged);
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QCOMPARE(sorted.last().first().toString(), QStringLiteral("disagreement"));
    QList<int> order;
    for (int row = 0; row < 4; ++row)
        order << strip.model()->frameOf(row);
    QCOMPARE(order, QList<int>({1, 3, 0, 2})); // the largest first, the unknown last
    QCOMPARE(strip.currentFrame(), 0);
    QCOMPARE(strip.view()->currentIndex().row(), 2);
    QVERIFY(current.isEmpty());
    strip.showNext();
    QCOMPARE(strip.currentFrame(), 2);
    strip.showNext();
    QCOMPARE(strip.currentFrame(), 2); // the end
    strip.setSortKey(QString());
    QCOMPARE(strip.model()->frameOf(0), 0);
}

void TestFrameStrip::badgeIsTheSortKeysValue()
{
    FrameStrip strip;
    strip.setFrames(names(2), red());
    strip.setSortKeys({disagreement({0.1234, std::nan("")})});
    QCOMPARE(strip.model()->index(0).data(FrameStripModel::BadgeRole).toString(), QString());
    strip.setSortKey(QStringLiteral("disagreement"));
    QCOMPARE(strip.model()->index(0).data(FrameStripModel::BadgeRole).toString(), QStringLiteral("12.3 %"));
    QCOMPARE(strip.model()->index(1).data(FrameStripModel::BadgeRole).toString(), QString());
}

void TestFrameStrip::keysAreChecked()
{
    FrameStrip strip;
    strip.setFrames(names(3), red());
    QVERIFY_EXCEPTION_THROWN(strip.setSortKeys({disagreement({1, 2})}), std::invalid_argument);
    strip.setSortKey(QStringLiteral("nothing"));
    QCOMPARE(strip.sortKey(), QString());
    strip.setCurrentFrame(7);
    QCOMPARE(strip.currentFrame(), -1);
}

void TestFrameStrip::keyboard()
{
    FrameStrip strip;
    showAt(strip, {800, 200});
    strip.setFrames(names(1000), red());
    QSignalSpy activated(&strip, &FrameStrip::frameActivated);
    strip.setCurrentFrame(0);
    QTest::keyClick(strip.view(), Qt::Key_Right);
    QTest::keyClick(strip.view(), Qt::Key_Right);
    QCOMPARE(strip.currentFrame(), 2);
    QTest::keyClick(strip.view(), Qt::Key_Left);
    QCOMPARE(strip.currentFrame(), 1);
    QTest::keyClick(strip.view(), Qt::Key_Return);
    QCOMPARE(activated.last().first().toInt(), 1);
    QTest::keyClick(strip.view(), Qt::Key_End);
    QCOMPARE(strip.currentFrame(), 999);
}

void TestFrameStrip::wheelScrollsARowSideways()
{
    FrameStrip strip;
    showAt(strip, {800, 200});
    strip.setFrames(names(1000), red());
    QCoreApplication::processEvents();
    wheel(strip.view()->viewport(), {50, 50}, -120);
    QVERIFY(strip.view()->horizontalScrollBar()->value() > 0);
}

void TestFrameStrip::gridWraps()
{
    FrameStrip strip;
    strip.setLayoutStyle(FrameStrip::Layout::Grid);
    showAt(strip, {600, 500});
    strip.setFrames(names(30'000), red());
    QCoreApplication::processEvents();
    QVERIFY(strip.view()->visualRect(strip.model()->index(5)).y()
            > strip.view()->visualRect(strip.model()->index(0)).y());
    QVERIFY(strip.visibleFrames().size() >= 9);
    strip.view()->verticalScrollBar()->setValue(strip.view()->verticalScrollBar()->maximum());
    QCOMPARE(strip.visibleFrames().back(), 29'999);
}

void TestFrameStrip::hiddenStripLoadsNothing()
{
    FrameStrip strip;
    strip.resize(800, 200);
    strip.setFrames(names(100), red());
    QCoreApplication::processEvents();
    QCOMPARE(strip.model()->loader().running() + strip.model()->loader().waiting(), 0);
    QVERIFY(strip.visibleFrames().empty());
}

void TestFrameStrip::emptyShowsThePlaceholder()
{
    FrameStrip strip;
    strip.setPlaceholder(QStringLiteral("Drop a folder here"));
    showAt(strip, {800, 200});
    auto *label = strip.findChild<QLabel *>(QStringLiteral("framePlaceholder"));
    QVERIFY(label->isVisible());
    strip.setFrames(names(2), red());
    QVERIFY(!label->isVisible());
    strip.clear();
    QVERIFY(label->isVisible());
}

QTEST_MAIN(TestFrameStrip)
#include "test_frame_strip.moc"
