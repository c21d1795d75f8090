#include "core/geometry/ground_alignment.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/ground_classes.h"
#include "core/geometry/evolution.h"
#include "core/geometry/ground_picture.h"
#include "core/geometry/ground_points.h"

#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace vantage;

class TestGroundAlignment : public QObject
{
    Q_OBJECT
private slots:
    void evolutionFindsTheTopOfAHill();
    void camerasMapTheGround();
    void findsTheOtherCamera();
    void detailsDecideWhereWorthDoesNot();
    void findsTheOtherCameraTheOtherWay();
    void fitsWhatLiesOnTheGround();
    void anyNumberOfThreadsFindsTheSame();
    void refusesAnotherScene();
    void refusesWhatCannotBeAligned();
    void stopsWhenTold();
    void fourPointsGiveThePlane();
    void badPointsAreRefused_data();
    void badPointsAreRefused();
    void carriesGroundOnly();
    void knowsGroundByItsNames();
    void paintsLabelsOver();
};

namespace {

constexpr int unknown = 255;
enum Class { Wall, Road, Pavement, Line };
const std::vector<bool> groundFlags = {false, true, true, true};
const cv::Size size(320, 240);

/// A plane with roads that cross askew, lines and patches: what lies at a place of it, in the alignment's units.
struct Town
{
    explicit Town(uint64_t seed)
    {
        cv::RNG random = makeRandom({seed});
        slope = random.uniform(-0.5, 0.5);
        across = random.uniform(8.0, 20.0);
        width = random.uniform(3.5, 6.0);
        for (int i = 0; i < 150; ++i)
            patches.emplace_back(random.uniform(-60.F, 60.F), random.uniform(-20.F, 80.F), random.uniform(0.8F, 4.F));
        for (size_t i = 0; i < patches.size(); ++i)
            shades.push_back(random.uniform(-18.0, 18.0));
    }

    Class at(double x, double y) const
    {
        if (chequered) {
            const int field = cvFloor(x / 6) * 7 + cvFloor(y / 5) * 3;
            return field % 5 == 0 ? Road : field % 3 == 0 ? Line : Pavement;
        }
        const double along = x - slope * y, cross = y - across - 0.3 * x;
        if (std::abs(along) < width || std::abs(cross) < 0.8 * width) {
            const bool line = (std::abs(along) < 0.25 && std::fmod(y + 200, 6) < 3)
                              || (std::abs(cross) < 0.25 && std::fmod(x + 200, 6) < 3);
            return line ? Line : Road;
        }
        return Pavement;
    }

    double lightness(double x, double y) const
    {
        const Class c = at(x, y);
        double value = c == Line ? 210 : c == Road ? 80 : 140;
        for (size_t i = 0; i < patches.size(); ++i)
            if (std::hypot(x - patches[i].x, y - patches[i].y) < patches[i].z)
                value += shades[i];
        return value;
    }

    double slope, across, width;
    bool chequered = false;           // another town altogether
    std::vector<cv::Point3f> patches; // x, y, radius
    std::vector<double> shades;
};

struct Seen
{
    cv::Mat picture, labels;
};

/// What a camera of this height sees that stands at (x, y) and looks along `yaw`.
Seen seenBy(const Town &town, double focal, double pitch, double height, double yaw, double x, double y)
{
    Seen seen{cv::Mat(size, CV_8UC3, cv::Scalar(170, 190, 220)), cv::Mat(size, CV_8UC1, cv::Scalar(Wall))};
    for (int row = 0; row < size.height; ++row)
        for (int column = 0; column < size.width; ++column) {
            const double u = (column - 0.5 * (size.width - 1)) / focal, v = (row - 0.5 * (size.height - 1)) / focal;
            const double fall = std::sin(pitch) + v * std::cos(pitch);
            if (fall < 0.05)
                continue;
            const double right = height / fall * u, ahead = height / fall * (std::cos(pitch) - v * std::sin(pitch));
            const double gx = std::cos(yaw) * right - std::sin(yaw) * ahead + x,
                         gy = std::sin(yaw) * right + std::cos(yaw) * ahead + y;
            seen.labels.at<uchar>(row, column) = static_cast<uchar>(town.at(gx, gy));
            seen.picture.at<cv::Vec3b>(row, column) = cv::Vec3b::all(cv::saturate_cast<uchar>(town.lightness(gx, gy)));
        }
    return seen;
}

constexpr double targetPitch = 0.3, targetHeight = 5, targetX = 5, targetY = 32,
                 targetYaw = 2.9; // looks back at the source

Seen sourceOf(const Town &town)
{
    return seenBy(town, 230, 0.32, 6, 0, 0, 0);
}

Seen targetOf(const Town &town)
{
    return seenBy(town, 260, targetPitch, targetHeight, targetYaw, targetX, targetY);
}

/// Unsure probabilities around the truth.
std::vector<cv::Mat> votesOf(const cv::Mat &labels)
{
    std::vector<cv::Mat> votes;
    for (int c = 0; c < 4; ++c) {
        cv::Mat p;
        cv::Mat(labels == c).convertTo(p, CV_32F, 0.6 / 255, 0.1);
        cv::GaussianBlur(p, p, {}, 3);
        cv::resize(p, p, size / 2, 0, 0, cv::INTER_AREA);
        votes.push_back(p);
    }
    return votes;
}

GroundInput inputOf(const Seen &source, const Seen &target)
{
    GroundInput input;
    input.source.background = source.picture;
    input.target.background = target.picture;
    input.sourceLabels = source.labels;
    input.probabilities = votesOf(target.labels);
    input.ground = groundFlags;
    return input;
}

GroundAlignmentOptions few(int restarts)
{
    GroundAlignmentOptions options;
    options.restarts = restarts;
    options.guesses = 20000;
    return options;
}

std::filesystem::path written(const QTemporaryDir &folder, const std::string &text)
{
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "points.json";
    writeAtomically(file, text);
    return file;
}

} // namespace

void TestGroundAlignment::evolutionFindsTheTopOfAHill()
{
    // A long narrow ridge, askew, its top at (1, 2, ..., 8).
    const auto worth = [](const Unknowns &at) {
        double sum = 0;
        for (size_t k = 0; k < at.size(); ++k) {
            const double here = at[k] - static_cast<double>(k + 1),
                         next = k + 1 < at.size() ? at[k + 1] - static_cast<double>(k + 2) : 0;
            sum -= (here - 0.5 * next) * (here - 0.5 * next) * static_cast<double>(1 + 20 * k);
        }
        return sum;
    };
    cv::RNG random = makeRandom({1});
    Unknowns spread;
    spread.fill(3);
    const Found found = evolve(worth, {}, spread, {400, 20, 1e-9}, random);
    QVERIFY2(found.worth > -1e-6, qPrintable(QString::number(found.worth)));
    for (size_t k = 0; k < found.at.size(); ++k)
        QVERIFY(std::abs(found.at[k] - static_cast<double>(k + 1)) < 1e-2);
}

void TestGroundAlignment::camerasMapTheGround()
{
    // Straight ahead at the same place: the identity. Then known figures: the pixel in the middle looks down by the
    // pitch and meets the ground at height / tan(pitch).
    GroundCameras same;
    same.targetFocal = same.sourceFocal;
    same.targetPitch = same.sourcePitch;
    cv::Matx33d h = same.targetToSource(size, size);
    h *= 1 / h(2, 2);
    QVERIFY(cv::norm(h - cv::Matx33d::eye()) < 1e-9);

    GroundCameras cameras{230, 0.32, 260, targetPitch, targetHeight, targetYaw, targetX, targetY};
    const double ahead = targetHeight / std::tan(targetPitch);
    const double x = -std::sin(targetYaw) * ahead + targetX, y = std::cos(targetYaw) * ahead + targetY; // of the ground
    const double depth = y * std::cos(0.32) + 6 * std::sin(0.32);
    const cv::Vec3d p = cameras.targetToSource(size, size) * cv::Vec3d(159.5, 119.5, 1);
    QVERIFY(p[2] > 0);
    QVERIFY(std::abs(p[0] / p[2] - (159.5 + 230 * x / depth)) < 1e-9);
    QVERIFY(std::abs(p[1] / p[2] - (119.5 - 230 * (y * std::sin(0.32) - 6 * std::cos(0.32)) / depth)) < 1e-9);
    QVERIFY(std::abs(GroundCameras::horizon(250, 0.1, {640, 480}) - (239.5 - 500 * std::tan(0.1))) < 1e-9);
}

void TestGroundAlignment::findsTheOtherCamera()
{
    const Town town(5);
    const Seen target = targetOf(town);
    std::vector<int> told;
    const GroundAlignment found = *alignGround(
        inputOf(sourceOf(town), target), few(3), [] { return true; },
        [&](int done, int all) {
            told.push_back(done);
            QCOMPARE(all, 3);
        });
    QCOMPARE(told.back(), 3);
    QVERIFY2(found.accepted(), qPrintable(QString("worth %1, %2 agree").arg(found.worth).arg(found.agreeing)));
    QVERIFY(found.agreeing >= 2);
    const cv::Mat known = found.labels != unknown;
    const double right = double(cv::countNonZero((found.labels == target.labels) & known)) / cv::countNonZero(known);
    QVERIFY2(right > 0.95, qPrintable(QString::number(right)));
    QVERIFY2(found.coverage > 0.4, qPrintable(QString::number(found.coverage)));
    double turn = found.cameras.yaw - targetYaw;
    turn = std::abs(std::remainder(turn, 2 * CV_PI));
    QVERIFY2(turn < 0.1, qPrintable(QString::number(turn)));
}

void TestGroundAlignment::detailsDecideWhereWorthDoesNot()
{
    const Town town(5);
    const Seen target = targetOf(town);
    const GroundInput input = inputOf(sourceOf(town), target);
    GroundAlignmentOptions options = few(2);
    options.leastWorth = 10; // never
    const GroundAlignment forward = *alignGround(input, options);
    QVERIFY2(forward.accepted() && !forward.turned, std::to_string(forward.fit.agreement()).c_str());
    QVERIFY(forward.fit.agreement() >= options.leastDetail);
    // Details that no place can have: it stays refused, after both ways.
    options.leastDetail = 2;
    std::vector<int> told;
    const GroundAlignment neither = *alignGround(input, options, {}, [&](int done, int) { told.push_back(done); });
    QCOMPARE(neither.refusal, GroundRefusal::LittleWorth);
    QCOMPARE(std::count(told.begin(), told.end(), 2), 2);
}

void TestGroundAlignment::findsTheOtherCameraTheOtherWay()
{
    // From that side the details agree less, so a limit between the two is met by laying the target into the source only.
    const Town town(5);
    const Seen source = sourceOf(town), target = targetOf(town);
    GroundInput input = inputOf(target, source);
    GroundAlignmentOptions options = few(2);
    options.leastWorth = 10;
    const double forward = alignGround(input, options)->fit.agreement(), backward = alignGround(inputOf(source, target), options)->fit.agreement();
    QVERIFY2(backward > forward, (std::to_string(forward) + " " + std::to_string(backward)).c_str());
    options.leastDetail = (forward + backward) / 2;
    const GroundAlignment found = *alignGround(input, options);
    QVERIFY2(found.accepted() && found.turned, std::to_string(found.fit.agreement()).c_str());
    const cv::Mat known = found.labels != unknown;
    const double right = double(cv::countNonZero((found.labels == source.labels) & known)) / cv::countNonZero(known);
    QVERIFY2(right > 0.85, std::to_string(right).c_str());
    QVERIFY2(found.coverage > 0.2, std::to_string(found.coverage).c_str());
}

void TestGroundAlignment::fitsWhatLiesOnTheGround()
{
    // A ground with lines and stains, seen from above by the source and aslant by the target; the alignment is off by up to 9 pixels.
    const cv::Size size(320, 240);
    cv::RNG random(3);
    cv::Mat source(size, CV_8UC3, cv::Scalar(95, 95, 95));
    for (int i = 0; i < 60; ++i)
        cv::circle(source, {random.uniform(0, size.width), random.uniform(0, size.height)}, random.uniform(2, 7), cv::Scalar::all(random.uniform(70, 125)), cv::FILLED);
    for (int x = 30; x < size.width; x += 70)
        cv::line(source, {x, 20}, {x + 25, 220}, cv::Scalar(210, 210, 210), 3);
    const std::vector<cv::Point2f> from{{20, 60}, {300, 50}, {310, 230}, {5, 235}}, to{{60, 30}, {250, 10}, {290, 220}, {40, 200}}, off{{66, 24}, {243, 14}, {284, 226}, {47, 194}};
    const cv::Matx33d right(cv::getPerspectiveTransform(from, to).ptr<double>()), wrong(cv::getPerspectiveTransform(from, off).ptr<double>());
    cv::Mat target;
    cv::warpPerspective(source, target, right, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    target = target * 0.7 + cv::Scalar(20, 22, 25); // another light
    cv::Mat noise(size, CV_8UC3);
    random.fill(noise, cv::RNG::NORMAL, 10, 4);
    target += noise;
    cv::Mat ground(size, CV_8UC1, cv::Scalar(0));
    ground.rowRange(70, 240).setTo(255);
    const cv::Mat all(size, CV_8UC1, cv::Scalar(255));
    const auto farthest = [&](const cv::Matx33d &found) {
        double most = 0;
        for (int y = 80; y < 240; y += 20)
            for (int x = 20; x < 320; x += 20) {
                const cv::Vec3d a = right * cv::Vec3d(x, y, 1), b = found * cv::Vec3d(x, y, 1);
                most = std::max(most, std::hypot(a[0] / a[2] - b[0] / b[2], a[1] / a[2] - b[1] / b[2]));
            }
        return most;
    };
    QVERIFY2(farthest(wrong) > 5, std::to_string(farthest(wrong)).c_str());
    const GroundFit fit = fitGround(source, all, target, ground, wrong, 1);
    QVERIFY(fit.taken);
    QVERIFY2(farthest(fit.targetToSource) < 1.5, std::to_string(farthest(fit.targetToSource)).c_str());
    QVERIFY(fit.after > 0.5 && fit.after > fit.before);
    QCOMPARE(cv::norm(fitGround(source, all, target, ground, wrong, 1).targetToSource, fit.targetToSource), 0.0);
    // Where nothing lies on the ground, or hardly any of it is seen, it stays as it was.
    const cv::Mat empty(size, CV_8UC3, cv::Scalar(90, 90, 90));
    QVERIFY(!fitGround(empty, all, empty, ground, wrong, 1).taken);
    QCOMPARE(cv::norm(fitGround(empty, all, empty, ground, wrong, 1).targetToSource, wrong), 0.0);
    cv::Mat little(size, CV_8UC1, cv::Scalar(0));
    little(cv::Rect(0, 200, 30, 30)).setTo(255);
    QVERIFY(!fitGround(source, all, target, little, wrong, 1).taken);
}

void TestGroundAlignment::anyNumberOfThreadsFindsTheSame()
{
    const Town town(5);
    const GroundInput input = inputOf(sourceOf(town), targetOf(town));
    const int before = cv::getNumThreads();
    const GroundAlignment first = *alignGround(input, few(2));
    cv::setNumThreads(1);
    const GroundAlignment second = *alignGround(input, few(2));
    cv::setNumThreads(before);
    QCOMPARE(first.worth, second.worth);
    QCOMPARE(first.cameras.unknowns(), second.cameras.unknowns());
}

void TestGroundAlignment::refusesAnotherScene()
{
    Town other(6);
    other.chequered = true;
    const GroundAlignment found = *alignGround(inputOf(sourceOf(Town(5)), targetOf(other)), few(3));
    QVERIFY2(!found.accepted(), qPrintable(QString("worth %1, %2 agree").arg(found.worth).arg(found.agreeing)));
}

void TestGroundAlignment::refusesWhatCannotBeAligned()
{
    const Town town(5);
    GroundInput input = inputOf(sourceOf(town), targetOf(town));
    const auto refusal = [&](const GroundInput &with) { return alignGround(with, few(1))->refusal; };
    GroundInput moving = input;
    moving.target.stillness.still = false;
    QCOMPARE(refusal(moving), GroundRefusal::TargetMoves);
    moving = input;
    moving.source.stillness.still = false;
    QCOMPARE(refusal(moving), GroundRefusal::SourceMoves);
    GroundInput blind = input;
    for (size_t c = 1; c < blind.probabilities.size(); ++c)
        blind.probabilities[c] = cv::Mat::zeros(size / 2, CV_32F);
    QCOMPARE(refusal(blind), GroundRefusal::LittleTargetGround);
    GroundInput walls = input;
    walls.sourceLabels = cv::Mat(size, CV_8UC1, cv::Scalar(Wall));
    QCOMPARE(refusal(walls), GroundRefusal::LittleSourceGround);
    walls.ground.pop_back();
    QVERIFY_EXCEPTION_THROWN(refusal(walls), std::invalid_argument);
}

void TestGroundAlignment::stopsWhenTold()
{
    const Town town(5);
    QVERIFY(!alignGround(inputOf(sourceOf(town), targetOf(town)), few(2), [] { return false; }));
}

void TestGroundAlignment::fourPointsGiveThePlane()
{
    const cv::Matx33d truth =
        GroundCameras{230, 0.32, 260, targetPitch, targetHeight, targetYaw, targetX, targetY}.targetToSource(size,
                                                                                                             size);
    GroundPoints points;
    for (const cv::Point2d &p : {cv::Point2d(60, 90), {250, 100}, {40, 200}, {290, 220}, {160, 140}}) {
        const cv::Vec3d q = truth * cv::Vec3d(p.x, p.y, 1);
        points.target.push_back(p);
        points.source.emplace_back(q[0] / q[2], q[1] / q[2]);
    }
    const auto same = [&](const ClickedGround &ground) {
        const cv::Vec3d a = ground.targetToSource * cv::Vec3d(120, 170, 1), b = truth * cv::Vec3d(120, 170, 1);
        return a[2] > 0 && std::abs(a[0] / a[2] - b[0] / b[2]) < 0.01 && std::abs(a[1] / a[2] - b[1] / b[2]) < 0.01;
    };
    const cv::Size wide(2000, 2000);
    const ClickedGround five = groundFromPoints(points, wide, size, "points.json");
    QVERIFY(same(five));
    QVERIFY(five.error < 1e-3);
    points.source.pop_back();
    points.target.pop_back();
    QVERIFY(same(groundFromPoints(points, wide, size, "points.json")));

    QTemporaryDir folder;
    const GroundPoints read = readGroundPoints(written(
        folder, R"({"source": [[1, 2], [3.5, 4], [5, 6], [7, 8]], "target": [[9, 8], [7, 6], [5, 4], [3, 2]]})"));
    QCOMPARE(read.source[1].x, 3.5);
    QCOMPARE(read.target[0].y, 8.0);
}

void TestGroundAlignment::badPointsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const char *square = "[[10, 10], [90, 10], [90, 90], [10, 90]]";
    const auto both = [&](const char *source, const char *target) {
        return QString("{\"source\": %1, \"target\": %2}").arg(source, target);
    };
    QTest::newRow("no JSON") << "{"
                             << "is no valid JSON";
    QTest::newRow("no object") << "[]"
                               << "is no JSON object";
    QTest::newRow("one list") << QString("{\"source\": %1}").arg(square) << "has no list \"target\"";
    QTest::newRow("no number") << both(square, R"([[1, 2], [3, "4"], [5, 6], [7, 8]])")
                               << "point 2 of \"target\" is no pair of numbers";
    QTest::newRow("counts") << both(square, "[[1, 2]]") << "4 points of the source and 1 of the target";
    QTest::newRow("three") << both("[[1, 2], [3, 4], [5, 7]]", "[[1, 2], [3, 4], [5, 7]]") << "only 3 pairs";
    QTest::newRow("outside") << both(square, "[[10, 10], [90, 10], [190, 90], [10, 90]]")
                             << "point 3 of the target lies outside";
    QTest::newRow("one line") << both(square, "[[10, 10], [20, 20], [30, 30], [10, 90]]") << "nearly on one line";
    QTest::newRow("swapped") << both(square, "[[10, 10], [90, 90], [90, 10], [10, 90]]") << "contradict each other";
    QTest::newRow("mirrored") << both(square, "[[90, 10], [10, 10], [10, 90], [90, 90]]") << "contradict each other";
    QTest::newRow("fifth elsewhere") << both("[[10, 10], [90, 10], [90, 90], [10, 90], [50, 50]]",
                                             "[[10, 10], [90, 10], [90, 90], [10, 90], [20, 70]]")
                                     << "contradict each other";
}

void TestGroundAlignment::badPointsAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QTemporaryDir folder;
    const auto file = written(folder, text.toStdString());
    try {
        groundFromPoints(readGroundPoints(file), {100, 100}, {100, 100}, file);
        QFAIL("accepted");
    } catch (const InputError &error) {
        QVERIFY2(QString(error.what()).contains(expected), error.what());
        QVERIFY(QString(error.what()).contains("points.json"));
    }
}

void TestGroundAlignment::carriesGroundOnly()
{
    cv::Mat labels(4, 6, CV_8UC1, cv::Scalar(Road)), ground(4, 6, CV_8UC1, cv::Scalar(255));
    labels.at<uchar>(1, 2) = Wall;
    labels.at<uchar>(2, 3) = Line;
    ground.row(3).setTo(0);
    const cv::Mat carried =
        carryGround(labels, groundFlags, cv::Matx33d(1, 0, 1, 0, 1, 0, 0, 0, 1), ground, unknown); // one to the left
    QCOMPARE(int(carried.at<uchar>(1, 1)), unknown);                                               // the wall
    QCOMPARE(int(carried.at<uchar>(2, 2)), int(Line));
    QCOMPARE(int(carried.at<uchar>(0, 0)), int(Road));
    QCOMPARE(int(carried.at<uchar>(0, 5)), unknown); // beyond the source
    QCOMPARE(int(carried.at<uchar>(3, 0)), unknown); // no ground in the target
    const cv::Mat behind =
        carryGround(labels, groundFlags, cv::Matx33d(-1, 0, -1, 0, -1, 0, 0, 0, -1), ground, unknown);
    QCOMPARE(cv::countNonZero(behind != unknown), 0);
}

void TestGroundAlignment::knowsGroundByItsNames()
{
    const auto isGround = [](const char *name) -> bool {
        ClassMap map;
        map.classes.push_back({name, {}});
        return groundClasses(map).front();
    };
    for (const char *name : {"road",
                             "Roads",
                             "road-lines",
                             "RoadLine",
                             "road lines",
                             "lane_marking",
                             "Lane Marking - Crosswalk",
                             "sidewalk",
                             "SideWalks",
                             "Pavement",
                             "parking",
                             "terrain",
                             "Crosswalk",
                             "construction--flat--road",
                             "construction--flat--crosswalk-plain",
                             "marking--general",
                             "nature--terrain",
                             "LaneMkgsDriv",
                             "RoadShoulder",
                             "Rail Track",
                             "drivable fallback",
                             "ground",
                             "grass"})
        QVERIFY2(isGround(name), name);
    for (const char *name : {"none",
                             "building",
                             "wall",
                             "fence",
                             "guard rail",
                             "pole",
                             "traffic sign",
                             "vegetation",
                             "sky",
                             "person",
                             "car",
                             "train",
                             "bridge",
                             "construction--barrier--wall",
                             "nature--sky",
                             "nature--vegetation",
                             "other",
                             "parking meter",
                             "ground animal",
                             "s",
                             ""})
        QVERIFY2(!isGround(name), name);
    QCOMPARE(groundClasses(carlaClasses()), (std::vector<bool>{0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0}));
}

void TestGroundAlignment::paintsLabelsOver()
{
    ClassMap map;
    map.classes = {{"a", {200, 0, 0}}, {"b", {0, 100, 0}}};
    cv::Mat labels(8, 10, CV_8UC1, cv::Scalar(0));
    labels.colRange(6, 10).setTo(unknown);
    const cv::Mat picture(8, 10, CV_8UC3, cv::Scalar(100, 100, 100));
    const cv::Mat painted = labelsOver(picture, labels, map);
    QCOMPARE(painted.at<cv::Vec3b>(4, 2), cv::Vec3b(150, 50, 50));
    QCOMPARE(painted.at<cv::Vec3b>(4, 8), cv::Vec3b(100, 100, 100));
    QCOMPARE(painted.at<cv::Vec3b>(4, 5), cv::Vec3b(105, 35, 35)); // its border
    const cv::Mat both = groundPicture(picture, labels, picture, labels, map, {false, true});
    QCOMPARE(both.size(), cv::Size(20, 8));
    QCOMPARE(both.at<cv::Vec3b>(4, 2), cv::Vec3b(100, 100, 100)); // class a is no ground
    QCOMPARE(both.at<cv::Vec3b>(4, 12), cv::Vec3b(150, 50, 50));
    QVERIFY_EXCEPTION_THROWN(labelsOver(picture, picture, map), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TestGroundAlignment)
#include "test_ground_alignment.moc"
