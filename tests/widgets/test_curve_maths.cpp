#include "widgets/plot/curve_reduction.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vantage;

class TestCurveMaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smoothingKnownValues();
    void smoothingStepsOverGaps();
    void fewPointsComeBackAsTheyAre();
    void extremesOfEveryColumnStay();
    void onlyTheVisibleRange();
    void gapsStayGaps();
    void reductionKeepsTheExtremes();
    void percentiles();
};

void TestCurveMaths::smoothingKnownValues()
{
    // m = 0.5 m + 0.5 y, divided by 1 - 0.5^t: 4; (1 + 4)/... by hand: 0.5*2+0.5*8 = 5 -> 5/0.75.
    const std::vector<double> values{4, 8, 0};
    const auto smooth = smoothed(values, 0.5);
    QVERIFY(std::abs(smooth[0] - 4) < 1e-12);
    QVERIFY(std::abs(smooth[1] - 5 / 0.75) < 1e-12);
    QVERIFY(std::abs(smooth[2] - 2.5 / 0.875) < 1e-12);
    QVERIFY(smoothed(values, 0) == values);
    for (const double value :
         smoothed(std::vector<double>(50, 3.0), 0.99)) // a constant stays what it is from the start
        QVERIFY(std::abs(value - 3) < 1e-9);
}

void TestCurveMaths::smoothingStepsOverGaps()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto with = smoothed(std::vector<double>{4, nan, 8}, 0.5);
    const auto without = smoothed(std::vector<double>{4, 8}, 0.5);
    QVERIFY(std::isnan(with[1]));
    QCOMPARE(with[2], without[1]);
}

void TestCurveMaths::fewPointsComeBackAsTheyAre()
{
    const std::vector<double> x{0, 1, 2, 3}, y{5, 6, 7, 8};
    const auto drawn = decimated(x, y, 0, 3, 100);
    QVERIFY(drawn.x == x && drawn.y == y);
    QVERIFY(decimated({}, {}, 0, 1, 10).x.empty());
}

void TestCurveMaths::extremesOfEveryColumnStay()
{
    std::vector<double> x, y;
    for (int i = 0; i < 100'000; ++i) {
        x.push_back(i);
        y.push_back(std::sin(i * 0.37) + i * 1e-4);
    }
    y[31'415] = 99; // single peaks, up and down
    y[77'777] = -99;
    const int columns = 200;
    const auto drawn = decimated(x, y, 0, 99'999, columns);
    QVERIFY(drawn.x.size() <= 4 * columns + 4);
    QVERIFY(std::is_sorted(drawn.x.begin(), drawn.x.end()));
    QVERIFY(std::find(drawn.y.begin(), drawn.y.end(), 99) != drawn.y.end());
    QVERIFY(std::find(drawn.y.begin(), drawn.y.end(), -99) != drawn.y.end());
    QCOMPARE(drawn.x.front(), 0.0);
    QCOMPARE(drawn.x.back(), 99'999.0);

    // Independently, column by column: the same lowest and highest values.
    std::vector<double> low(columns, 1e9), high(columns, -1e9), drawnLow(columns, 1e9), drawnHigh(columns, -1e9);
    const auto collect = [&](double at, double value, auto &lows, auto &highs) {
        const auto column = static_cast<size_t>(std::min(columns - 1.0, std::floor(at / 99'999 * columns)));
        lows[column] = std::min(lows[column], value);
        highs[column] = std::max(highs[column], value);
    };
    for (size_t i = 0; i < x.size(); ++i)
        collect(x[i], y[i], low, high);
    for (size_t i = 0; i < drawn.x.size(); ++i)
        collect(drawn.x[i], drawn.y[i], drawnLow, drawnHigh);
    QVERIFY(low == drawnLow && high == drawnHigh);
}

void TestCurveMaths::onlyTheVisibleRange()
{
    std::vector<double> x, y;
    for (int i = 0; i < 1000; ++i) {
        x.push_back(i);
        y.push_back(i);
    }
    const auto drawn = decimated(x, y, 400.5, 410.5, 100);
    QCOMPARE(drawn.x.front(), 400.0); // one beside each end
    QCOMPARE(drawn.x.back(), 411.0);
    QCOMPARE(drawn.x.size(), size_t(12));
}

void TestCurveMaths::gapsStayGaps()
{
    std::vector<double> x, y;
    for (int i = 0; i < 10'000; ++i) {
        x.push_back(i);
        y.push_back(i >= 5000 && i < 6000 ? std::numeric_limits<double>::quiet_NaN() : 1.0);
    }
    const auto drawn = decimated(x, y, 0, 9999, 100);
    bool gap = false;
    for (size_t i = 0; i < drawn.x.size(); ++i) {
        if (drawn.x[i] > 5100 && drawn.x[i] < 5900)
            QVERIFY(std::isnan(drawn.y[i]));
        gap = gap || std::isnan(drawn.y[i]);
    }
    QVERIFY(gap);
}

void TestCurveMaths::reductionKeepsTheExtremes()
{
    std::vector<double> x, y;
    CurveReduction reduction;
    for (int i = 0; i < 50'000; ++i) {
        x.push_back(i / 2); // two points a step
        y.push_back(i == 12'345 ? 50 : i == 49'999 ? -50 : std::cos(i * 0.71));
        if (i % 1000 == 0)
            reduction.update(x, y); // as it grows
    }
    reduction.update(x, y);
    const auto wide = reduction.decimated(x, y, 0, 25'000, 100);
    QVERIFY(wide.x.size() <= 500);
    QVERIFY(std::is_sorted(wide.x.begin(), wide.x.end()));
    QVERIFY(std::find(wide.y.begin(), wide.y.end(), 50) != wide.y.end());
    QCOMPARE(wide.y.back(), -50.0); // the newest point is not in a whole block yet
    const auto narrow = reduction.decimated(x, y, 100, 110, 100), exact = decimated(x, y, 100, 110, 100);
    QVERIFY(narrow.x == exact.x && narrow.y == exact.y);
    reduction.clear();
    QVERIFY(reduction.decimated(x, y, 0, 25'000, 100).x == decimated(x, y, 0, 25'000, 100).x);
}

void TestCurveMaths::percentiles()
{
    std::vector<double> values;
    for (int i = 0; i <= 100; ++i)
        values.push_back(100 - i);
    values.push_back(std::numeric_limits<double>::infinity()); // left out
    const auto [lo, hi] = percentileRange(values, 0.9);
    QCOMPARE(lo, 5.0);
    QCOMPARE(hi, 95.0);
    QVERIFY(percentileRange(values, 1) == std::pair(0.0, 100.0));
    QVERIFY(percentileRange({}, 0.9) == std::pair(0.0, 0.0));
}

QTEST_APPLESS_MAIN(TestCurveMaths)
#include "test_curve_maths.moc"
