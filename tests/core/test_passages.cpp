#include "core/data/ground_classes.h"
#include "core/geometry/passages.h"

#include <QtTest>

#include <opencv2/imgproc.hpp>

using namespace vantage;

namespace {

enum : int { Building, Road, Lines, Pavement, Walker, Car };

ClassMap street()
{
    ClassMap map;
    for (const char *name : {"building", "road", "road line", "sidewalk", "person", "car"})
        map.classes.push_back({name, {1, 2, 3}});
    return map;
}

const std::vector<bool> movers = {false, false, false, false, true, true};

cv::Mat filled(cv::Size size, int value)
{
    return {size, CV_8UC1, cv::Scalar(value)};
}

cv::Mat with(cv::Mat picture, cv::Rect area, int value)
{
    picture(area).setTo(value);
    return picture;
}

} // namespace

class TestPassages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void markingsAreGround();
    void feetAreTheLowestFifth();
    void whatStandsStillOrIsCutHasNoFeet();
    void sharesAreOfTheFrames();
    void walkersTellPavementFromRoad();
    void silentWithoutTwoGroundsOrPassages();
};

void TestPassages::markingsAreGround()
{
    QVERIFY(groundClasses(street()) == std::vector<bool>({false, true, true, true, false, false}));
    QVERIFY(markingClasses(street()) == std::vector<bool>({false, false, true, false, false, false}));
}

void TestPassages::feetAreTheLowestFifth()
{
    // 20 high: the lowest 4 rows, and 3 up and down, 6 to the sides, as an ellipse.
    const cv::Mat labels = with(filled({100, 100}, Road), {40, 30, 10, 20}, Walker);
    const cv::Mat feet = footprints(labels, filled({100, 100}, 0), Walker);
    QCOMPARE(cv::boundingRect(feet), cv::Rect(34, 43, 22, 10));
    QCOMPARE(cv::countNonZero(feet(cv::Rect(40, 46, 10, 4))), 40);
    QCOMPARE(int(feet.at<uchar>(43, 34)), 0); // a corner
    QCOMPARE(cv::countNonZero(footprints(labels, filled({100, 100}, 0), Car)), 0);
}

void TestPassages::whatStandsStillOrIsCutHasNoFeet()
{
    const cv::Mat labels = with(filled({100, 100}, Road), {40, 30, 10, 20}, Walker);
    QCOMPARE(cv::countNonZero(footprints(labels, filled({100, 100}, 255), Walker)), 0); // shows the background
    QCOMPARE(cv::countNonZero(footprints(with(filled({100, 100}, Road), {40, 80, 10, 20}, Walker), filled({100, 100}, 0), Walker)), 0); // its feet lie below the picture
    QCOMPARE(cv::countNonZero(footprints(with(filled({400, 400}, Road), {40, 80, 3, 3}, Walker), filled({400, 400}, 0), Walker)), 0); // a speck: 9 of 160,000 pixels
}

void TestPassages::sharesAreOfTheFrames()
{
    PassageCount passed(movers, {100, 100});
    passed.add(with(filled({100, 100}, Road), {40, 30, 10, 20}, Walker), filled({100, 100}, 0));
    for (int i = 0; i < 3; ++i)
        passed.add(filled({100, 100}, Road), filled({100, 100}, 255));
    QCOMPARE(passed.frames(), 4);
    QCOMPARE(passed.share(Walker).at<float>(48, 45), 0.25F);
    QCOMPARE(passed.share(Walker).at<float>(10, 10), 0.0F);
    QCOMPARE(cv::countNonZero(passed.share(Car)), 0);
    QVERIFY(passed.share(Road).empty());
}

void TestPassages::walkersTellPavementFromRoad()
{
    // The left half is road, on which cars pass, the right half pavement, on which people walk.
    const cv::Size size(100, 100);
    cv::Mat scene = with(filled(size, Road), {50, 0, 50, 100}, Pavement);
    PassageCount passed(movers, size);
    for (int i = 0; i < 10; ++i) {
        cv::Mat labels = scene.clone();
        for (int k = 0; k < 4; ++k) {
            labels(cv::Rect(10, 5 + 22 * k, 25, 20)).setTo(Car);
            labels(cv::Rect(65, 5 + 22 * k, 20, 20)).setTo(Walker);
        }
        passed.add(labels, (labels == Road) | (labels == Pavement));
    }
    PassageTable table(street());
    table.add(scene, passed);
    QVERIFY(!table.isSilent());
    const auto factors = table.factors(passed);
    for (const int none : {Building, Lines, Walker, Car})
        QVERIFY(factors[static_cast<size_t>(none)].empty());
    const auto at = [&](int c, int x) { return factors[static_cast<size_t>(c)].at<float>(23, x); };
    QVERIFY(at(Pavement, 75) > 1.5 && at(Road, 75) < 0.5);
    QVERIFY(at(Road, 22) > 1.5 && at(Pavement, 22) < 0.5);
    QVERIFY(at(Road, 75) > 0.25 * 0.25 - 1e-6); // never past the doubt, which both moving classes have
    // By hand: on the right of 5,000 places p were walked over in every frame, on the left none; a hundred places say nothing.
    const double p = cv::countNonZero(passed.share(Walker)), usual = p / 10000, given = (p + 100 * usual) / (5000 + 100);
    const double noCar = 1 - cv::countNonZero(passed.share(Car)) / 10000.0, noCarHere = (5000 + 100 * noCar) / (5000 + 100);
    QVERIFY(std::abs(at(Pavement, 75) - (0.75 * given / usual + 0.25) * (0.75 * noCarHere / noCar + 0.25)) < 1e-4);
}

void TestPassages::silentWithoutTwoGroundsOrPassages()
{
    const cv::Size size(100, 100);
    PassageCount nobody(movers, size), somebody(movers, size);
    nobody.add(filled(size, Road), filled(size, 255));
    somebody.add(with(filled(size, Road), {40, 30, 10, 20}, Walker), filled(size, 0));
    const cv::Mat two = with(filled(size, Road), {50, 0, 50, 100}, Pavement);
    PassageTable none(street()), oneGround(street()), nothingPassed(street()), marked(street()), speaks(street());
    QVERIFY(none.isSilent());
    oneGround.add(filled(size, Road), somebody);
    QVERIFY(oneGround.isSilent());
    nothingPassed.add(two, nobody);
    QVERIFY(nothingPassed.isSilent());
    marked.add(with(filled(size, Road), {50, 0, 50, 100}, Lines), somebody); // a marking is no ground of its own
    QVERIFY(marked.isSilent());
    speaks.add(two, somebody);
    QVERIFY(!speaks.isSilent());
}

QTEST_APPLESS_MAIN(TestPassages)
#include "test_passages.moc"
