#include "core/geometry/sight.h"
#include "core/geometry/static_labels.h"

#include "core/base/random.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <opencv2/imgproc.hpp>

using namespace vantage;

class TestFixedCamera : public QObject
{
    Q_OBJECT
private slots:
    void medianLeavesOutWhatPasses();
    void maskMarksWhatPasses();
    void thingsAreSeenWhole();
    void noiseWithinToleranceIsBackground();
    void medianIsTheUpperOneOfAnyNumber();
    void standsStillAmongTrafficNoiseAndClouds();
    void movesWhenItPansOrShakes();
    void withoutCornersTheBackgroundDecides();
    void sharesTellWhatMoves();
    void commonestStaticLabelWins();
    void sceneOfAFolder();
};

namespace {

/// A grey street with a bright square that stands elsewhere in each frame.
cv::Mat frameWithSquareAt(int x)
{
    cv::Mat frame(24, 64, CV_8UC3, cv::Scalar(90, 100, 110));
    cv::rectangle(frame, {x, 8, 8, 8}, cv::Scalar(230, 40, 40), cv::FILLED);
    return frame;
}

std::vector<cv::Mat> street()
{
    std::vector<cv::Mat> frames;
    for (int x = 0; x < 50; x += 10)
        frames.push_back(frameWithSquareAt(x));
    return frames;
}

/// Blocks of random greys, the same for a seed.
cv::Mat houses(cv::Size size, uint64_t seed)
{
    cv::RNG random = makeRandom({seed});
    cv::Mat small(size.height / 8, size.width / 8, CV_8UC3), result;
    random.fill(small, cv::RNG::UNIFORM, 30, 220);
    cv::resize(small, result, size, 0, 0, cv::INTER_NEAREST);
    return result;
}

using Place = cv::Point2d;

/// What a camera sees of a large picture that looks at `place(i)`, with noise, traffic and clouds.
template<class PlaceOf>
std::vector<cv::Mat> seen(PlaceOf place, int frames = 15)
{
    const cv::Mat world = houses({480, 320}, 7);
    cv::RNG random = makeRandom({8});
    std::vector<cv::Mat> result;
    for (int i = 0; i < frames; ++i) {
        const Place p = place(i);
        cv::Mat frame, noise(160, 240, CV_16SC3);
        const cv::Matx23d shift(1, 0, -p.x, 0, 1, -p.y);
        cv::warpAffine(world, frame, shift, {240, 160}, cv::INTER_CUBIC);
        cv::rectangle(frame, {(40 * i) % 200, 90, 50, 30}, cv::Scalar(20, 30, 200), cv::FILLED); // a lorry
        random.fill(noise, cv::RNG::NORMAL, 0, 6);
        frame.convertTo(frame, CV_16SC3, 0.8 + 0.02 * i);
        cv::add(frame, noise, frame);
        frame.convertTo(frame, CV_8UC3);
        result.push_back(frame);
    }
    return result;
}

Stillness stillnessOf(const std::vector<cv::Mat> &frames)
{
    return stillness(frames, medianFrame(frames));
}

} // namespace

void TestFixedCamera::medianLeavesOutWhatPasses()
{
    const cv::Mat median = medianFrame(street());
    QCOMPARE(median.size(), cv::Size(64, 24));
    cv::Mat difference;
    cv::absdiff(median, cv::Mat(24, 64, CV_8UC3, cv::Scalar(90, 100, 110)), difference);
    QCOMPARE(cv::countNonZero(difference.reshape(1)), 0);
}

void TestFixedCamera::maskMarksWhatPasses()
{
    const cv::Mat mask = backgroundMask(frameWithSquareAt(20), medianFrame(street()), 18);
    QCOMPARE(mask.type(), CV_8UC1);
    QCOMPARE(int(mask.at<uchar>(12, 24)), 0);   // inside the square
    QCOMPARE(int(mask.at<uchar>(12, 44)), 255); // street, where another frame has its square
    QCOMPARE(int(mask.at<uchar>(2, 2)), 255);
    const int moving = 24 * 64 - cv::countNonZero(mask);
    QVERIFY2(moving >= 64 && moving <= 100,
             qPrintable(QString::number(moving))); // the square and the smoothing's rim of 1 pixel
}

void TestFixedCamera::thingsAreSeenWhole()
{
    const auto at = [](const cv::Mat &seen, int x, int y) { return static_cast<Sight>(seen.at<uchar>(y, x)); };
    const cv::Mat street(120, 160, CV_8UC3, cv::Scalar(100, 100, 100));
    // A car of the street's grey: its outline, open at one place by 3 pixels (gaps of up to 4 are closed here), is all that differs.
    cv::Mat frame = street.clone();
    cv::rectangle(frame, {40, 40}, {70, 60}, cv::Scalar(180, 180, 180), 2);
    cv::rectangle(frame, {54, 38}, {56, 43}, cv::Scalar(100, 100, 100), cv::FILLED);
    cv::Mat seen = sight(frame, street, 18);
    QVERIFY(at(seen, 40, 50) == Sight::Passing);
    QVERIFY(at(seen, 55, 50) == Sight::Doubtful); // inside
    QVERIFY(at(seen, 90, 50) == Sight::Background && at(seen, 55, 30) == Sight::Background);
    // Its shadow: the street's colour at 0.6 of its brightness. Too dark for one, lighter, and of another colour are none.
    frame = street.clone();
    const std::pair<int, cv::Scalar> patches[] = {{10, {60, 60, 60}}, {50, {40, 40, 40}}, {90, {150, 150, 150}}, {130, {60, 80, 100}}};
    for (const auto &[x, colour] : patches)
        cv::rectangle(frame, {x, 20}, {x + 15, 35}, colour, cv::FILLED);
    seen = sight(frame, street, 18);
    QVERIFY(at(seen, 17, 27) == Sight::Doubtful);
    for (const int x : {57, 97, 137})
        QVERIFY(at(seen, x, 27) == Sight::Passing);
    // What goes around more than a tenth of the frame encloses a scene, no thing.
    frame = street.clone();
    cv::rectangle(frame, {20, 20}, {140, 100}, cv::Scalar(180, 180, 180), 2);
    seen = sight(frame, street, 18);
    QVERIFY(at(seen, 80, 60) == Sight::Background && at(seen, 20, 60) == Sight::Passing);
}

void TestFixedCamera::noiseWithinToleranceIsBackground()
{
    const cv::Mat street(16, 16, CV_8UC3, cv::Scalar::all(100));
    const cv::Mat lighter(16, 16, CV_8UC3, cv::Scalar(100, 110, 100));
    QCOMPARE(cv::countNonZero(backgroundMask(lighter, street, 10)), 256);
    QCOMPARE(cv::countNonZero(backgroundMask(lighter, street, 9)), 0);
}

void TestFixedCamera::medianIsTheUpperOneOfAnyNumber()
{
    cv::RNG random = makeRandom({3});
    for (int frames : {1, 2, 3, 8, 300}) { // 300: more than a byte counts
        std::vector<cv::Mat> all;
        for (int i = 0; i < frames; ++i) {
            all.emplace_back(5, 7, CV_8UC3);
            random.fill(all.back(), cv::RNG::UNIFORM, 0, 256);
        }
        const cv::Mat median = medianFrame(all);
        for (int y = 0; y < 5; ++y)
            for (int x = 0; x < 21; ++x) {
                std::vector<int> values;
                for (const cv::Mat &frame : all)
                    values.push_back(frame.ptr<uchar>(y)[x]);
                std::sort(values.begin(), values.end());
                QCOMPARE(int(median.ptr<uchar>(y)[x]), values[values.size() / 2]);
            }
    }
}

void TestFixedCamera::standsStillAmongTrafficNoiseAndClouds()
{
    const Stillness s = stillnessOf(seen([](int) { return Place(100, 80); }));
    QVERIFY(s.still);
    QVERIFY(s.corners >= 100);
    QCOMPARE(s.frames, 12);
    QVERIFY2(s.shift < 0.2, qPrintable(QString::number(s.shift)));
    QVERIFY2(s.followed > 0.7, qPrintable(QString::number(s.followed)));
}

void TestFixedCamera::movesWhenItPansOrShakes()
{
    const Stillness pan = stillnessOf(seen([](int i) { return Place(10 + 14.0 * i, 80); }));
    QVERIFY(!pan.still);
    QVERIFY2(pan.followed < 0.3, qPrintable(QString::number(pan.followed)));
    const Stillness shake =
        stillnessOf(seen([](int i) { return Place(100 + 3 * std::sin(0.7 * i), 80 + 2 * std::cos(0.5 * i)); }));
    QVERIFY(!shake.still);
    QVERIFY2(shake.shift > 2 && shake.shift < 5, qPrintable(QString::number(shake.shift)));
}

void TestFixedCamera::withoutCornersTheBackgroundDecides()
{
    const std::vector<cv::Mat> fog(5, cv::Mat(64, 64, CV_8UC3, cv::Scalar(120, 120, 120)));
    const Stillness s = stillnessOf(fog);
    QVERIFY(s.still);
    QCOMPARE(s.corners, 0);
    QCOMPARE(s.background, 1.0);
    QVERIFY(stillnessOf({fog[0], fog[1]}).still); // too few to tell
}

void TestFixedCamera::sharesTellWhatMoves()
{
    // Class 0 always shows the background, class 1 in 20 of 100 pixels.
    BackgroundCount count(3);
    cv::Mat labels(20, 100, CV_8UC1, cv::Scalar(0)), background(20, 100, CV_8UC1, cv::Scalar(255));
    labels.rowRange(0, 10).setTo(1);
    labels.at<uchar>(19, 99) = 255;
    background.rowRange(0, 10).colRange(20, 100).setTo(0);
    count.add(labels, background);
    QCOMPARE(count.all[0], 999.0);
    QCOMPARE(count.background[1], 200.0);
    const double overall = (999 + 200 + 1) / (1999 + 2.0);
    QVERIFY(std::abs(count.overall() - overall) < 1e-12);
    const std::vector<double> shares = count.shares();
    QVERIFY(std::abs(shares[1] - (200 + 100 * overall) / 1100) < 1e-12);
    QVERIFY(std::abs(shares[2] - overall) < 1e-12); // never seen
    QCOMPARE(movingClasses(shares, count.overall()), (std::vector<bool>{false, true, false}));
}

void TestFixedCamera::commonestStaticLabelWins()
{
    const auto column = [](uchar a, uchar b, uchar c, uchar d) -> cv::Mat {
        return (cv::Mat_<uchar>(1, 4) << a, b, c, d);
    };
    // Class 1 moves. Pixels: 0 mostly 2; 1 seldom 0, else moving; 2 moving only; 3 never labelled.
    const cv::Mat labels =
        staticLabels({column(2, 1, 1, 255), column(2, 1, 1, 255), column(0, 0, 1, 255)}, {false, true, false}, 255);
    QCOMPARE(cv::norm(labels, column(2, 0, 255, 255), cv::NORM_INF), 0.0);
}

void TestFixedCamera::sceneOfAFolder()
{
    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    std::filesystem::create_directories(base / "images");
    std::filesystem::create_directories(base / "labels");
    for (int i = 0; i < 6; ++i) {
        const std::string name = std::to_string(i) + ".png";
        writeImage(base / "images" / name, frameWithSquareAt(10 * i));
        cv::Mat labels(24, 64, CV_8UC1, cv::Scalar(7));
        cv::rectangle(labels, {10 * i, 8, 8, 8}, cv::Scalar(10), cv::FILLED);
        writeLabels(base / "labels" / name, labels);
    }
    const Dataset data = openDataset(base, LabelUse::Required);
    const StaticScene scene = staticScene(data, data.size);
    QCOMPARE(cv::countNonZero(scene.labels != 7), 0);
    QVERIFY(scene.moves[10] && !scene.moves[7]);
    QVERIFY(scene.stillness.still);
    QVERIFY(scene.count.shares()[7] > 0.9 && scene.count.shares()[10] < 0.5);
    const FixedCamera camera(data, data.size, 18);
    QCOMPARE(cv::norm(camera.median(), scene.background, cv::NORM_INF), 0.0);
}

QTEST_APPLESS_MAIN(TestFixedCamera)
#include "test_fixed_camera.moc"
