#include "widgets/classes/histogram_bars.h"

#include "widget_tests.h"

#include <stdexcept>

using namespace vantage;

class TestHistogramBars : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void lengthsAreInProportion();
    void drawnInTheClassColours();
    void countsBecomeShares();
    void largestFirst();
    void longNamesLeaveRoom();
    void comparedSetsShareOneScale();
    void otherLengthsAreRefused();
};

void TestHistogramBars::lengthsAreInProportion()
{
    HistogramBars bars;
    bars.setShares(fourClasses(), {0.5, 0.25, 0, 1e-6});
    showAt(bars, {400, 120});
    QVERIFY(bars.barRect(0).width() > 100);
    QVERIFY(std::abs(bars.barRect(1).width() * 2 - bars.barRect(0).width()) < 1e-6);
    QCOMPARE(bars.barRect(2).width(), 0.0);
    QCOMPARE(bars.barRect(3).width(), 1.0);      // what is there is seen
    QVERIFY(bars.barRect(0).right() < 400 - 40); // the percentages have their room
    QVERIFY(bars.barRect(9).isNull());
}

void TestHistogramBars::drawnInTheClassColours()
{
    HistogramBars bars;
    bars.setShares(fourClasses(), {0.1, 0.5, 0.2, 0.2});
    showAt(bars, {400, 120});
    QCOMPARE(pixelOf(bars, bars.barRect(1).center().toPoint()), QColor(128, 64, 128));
    QCOMPARE(pixelOf(bars, bars.barRect(2).center().toPoint()), QColor(0, 0, 255));
}

void TestHistogramBars::countsBecomeShares()
{
    HistogramBars bars;
    bars.setCounts(fourClasses(), {10, 0, 30, 0, 999}); // the last is no class
    QVERIFY((bars.shares() == std::vector<double>{0.25, 0, 0.75, 0}));
    QCOMPARE(bars.describe(2), QStringLiteral("car: 75.000 % of the pixels"));
    bars.setCounts(fourClasses(), {});
    QVERIFY((bars.shares() == std::vector<double>{0, 0, 0, 0}));
}

void TestHistogramBars::largestFirst()
{
    HistogramBars bars;
    bars.setShares(fourClasses(), {0.1, 0.6, 0.1, 0.2});
    QVERIFY((bars.order() == std::vector<int>{0, 1, 2, 3}));
    bars.setLargestFirst(true);
    QVERIFY((bars.order() == std::vector<int>{1, 3, 0, 2}));
}

void TestHistogramBars::longNamesLeaveRoom()
{
    ClassMap classes = fourClasses();
    classes.classes[1].name = std::string(200, 'x');
    HistogramBars bars;
    bars.setShares(classes, {0.1, 0.5, 0.2, 0.2});
    showAt(bars, {300, 120});
    QVERIFY(bars.barRect(1).width() > 60);
    QVERIFY(bars.describe(1).startsWith(QString::fromStdString(classes.classes[1].name))); // the tool tip has all of it
}

void TestHistogramBars::comparedSetsShareOneScale()
{
    HistogramBars bars;
    bars.setShares(fourClasses(), {0.5, 0.5, 0, 0});
    showAt(bars, {400, 160});
    const double alone = bars.barRect(0).width();
    bars.setShares(fourClasses(), {0.5, 0.5, 0, 0}, {0, 0, 1, 0});
    QVERIFY(std::abs(bars.barRect(0).width() - alone / 2) < 1e-6);
    QVERIFY(bars.describe(2).contains(QStringLiteral("100.000 %")));
}

void TestHistogramBars::otherLengthsAreRefused()
{
    HistogramBars bars;
    QVERIFY_EXCEPTION_THROWN(bars.setShares(fourClasses(), {1}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(bars.setShares(fourClasses(), {1, 0, 0, 0}, {1}), std::invalid_argument);
}

QTEST_MAIN(TestHistogramBars)
#include "test_histogram_bars.moc"
