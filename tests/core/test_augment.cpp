#include "core/data/augment.h"

#include "core/base/random.h"
#include "core/data/image_io.h"
#include "data_samples.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace vantage;
using namespace vantage::samples;

class TestAugment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offIsIdentity_data();
    void offIsIdentity();
    void offIsResizing();
    void labelsMoveWithTheImage_data();
    void labelsMoveWithTheImage();
    void uncoveredIsGreyAndIgnored();
    void uncoveredShareIsBounded();
    void zoomShowsAPart();
    void flipsHalfOfTheTime();
    void rareClassIsAimedAt();
    void absentClassIsNotAimedAt();
    void sameNumbersGiveTheSameFrame();
    void unlabelledFramesStayUnlabelled();
    void inputIsLeftAlone();
    void shrinkingDoesNotAlias();
    void colourMovesWithinBounds();
    void hueKeepsGrey();
    void wrongTypesAreRefused();
    void speed();
};

namespace {

constexpr int ignore = 255;

AugmentOptions off()
{
    AugmentOptions options;
    options.flip = false;
    options.colour = options.hue = options.blur = options.virtualCamera = 0;
    options.zoomMin = options.zoomMax = 1;
    options.roll = options.perspective = options.rareClassAim = 0;
    return options;
}

AugmentOptions cameraOnly()
{
    AugmentOptions options;
    options.colour = options.hue = options.blur = 0;
    options.rareClassAim = 0;
    return options;
}

/// Blobs of 13 classes; the image shows the class as its colour.
Frame coded(cv::Size size)
{
    Frame frame;
    frame.labels.create(size, CV_8UC1);
    cv::RNG random = makeRandom({7});
    frame.labels.setTo(7);
    for (int i = 0; i < 40; ++i)
        cv::ellipse(frame.labels, {random.uniform(0, size.width), random.uniform(0, size.height)},
                    {random.uniform(3, size.width / 5), random.uniform(3, size.height / 5)}, random.uniform(0, 180), 0,
                    360, cv::Scalar(i % 13), cv::FILLED);
    frame.image = colourise(frame.labels, carlaClasses());
    return frame;
}

/// Share of the covered pixels, away from the borders between classes, whose colour is that of their label.
double agreement(const Frame &frame)
{
    cv::Mat smallest;
    cv::Mat largest;
    const cv::Mat window = cv::Mat::ones(5, 5, CV_8U);
    cv::erode(frame.labels, smallest, window);
    cv::dilate(frame.labels, largest, window);
    const cv::Mat inner = (smallest == largest) & (frame.labels != ignore);
    cv::Mat difference;
    cv::absdiff(frame.image, colourise(frame.labels, carlaClasses()), difference);
    std::vector<cv::Mat> planes;
    cv::split(difference, planes);
    const cv::Mat right = (cv::max(cv::max(planes[0], planes[1]), planes[2]) <= 8) & inner;
    return double(cv::countNonZero(right)) / std::max(1, cv::countNonZero(inner));
}

} // namespace

void TestAugment::offIsIdentity_data()
{
    QTest::addColumn<double>("camera");
    QTest::newRow("only resized") << 0.0;
    QTest::newRow("through a view of the whole frame") << 1.0;
}

void TestAugment::offIsIdentity()
{
    QFETCH(double, camera);
    AugmentOptions options = off();
    options.virtualCamera = camera;
    const Frame frame{picture({97, 61}, 3), labels({97, 61}, 3)};
    cv::RNG random = makeRandom({1});
    const Frame result = augmented(frame, {97, 61}, options, ignore, {}, random);
    QVERIFY(same(result.image, frame.image));
    QVERIFY(same(result.labels, frame.labels));
}

void TestAugment::offIsResizing()
{
    const Frame frame = coded({200, 150});
    cv::RNG random = makeRandom({1});
    const Frame result = augmented(frame, {80, 60}, off(), ignore, {}, random);
    const Frame expected = resized(frame, {80, 60});
    QVERIFY(same(result.image, expected.image));
    QVERIFY(same(result.labels, expected.labels));
}

void TestAugment::labelsMoveWithTheImage_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("smaller") << 240 << 180;
    QTest::newRow("equal") << 320 << 240;
    QTest::newRow("larger") << 417 << 311;
    QTest::newRow("much smaller") << 64 << 48;
    QTest::newRow("other proportions") << 160 << 200;
}

void TestAugment::labelsMoveWithTheImage()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const Frame frame = coded({320, 240});
    double worst = 1;
    for (uint64_t seed = 0; seed < 60; ++seed) {
        cv::RNG random = makeRandom({seed});
        const Frame result = augmented(frame, {width, height}, cameraOnly(), ignore, {}, random);
        QVERIFY(result.image.size() == cv::Size(width, height));
        QVERIFY(result.labels.size() == cv::Size(width, height));
        worst = std::min(worst, agreement(result));
    }
    QVERIFY2(worst > 0.97, qPrintable(QString("worst agreement %1").arg(worst)));
}

void TestAugment::uncoveredIsGreyAndIgnored()
{
    AugmentOptions options; // colour and blur must not touch the grey
    options.zoomMin = options.zoomMax = 0.5;
    options.blur = 1;
    const Frame frame = coded({320, 240});
    int uncovered = 0;
    for (uint64_t seed = 0; seed < 20; ++seed) {
        cv::RNG random = makeRandom({seed});
        const Frame result = augmented(frame, {240, 180}, options, ignore, {}, random);
        const cv::Mat ignored = result.labels == ignore;
        uncovered += cv::countNonZero(ignored);
        cv::Mat grey;
        cv::inRange(result.image, cv::Scalar(124, 116, 104), cv::Scalar(124, 116, 104), grey);
        QCOMPARE(cv::countNonZero(ignored & ~grey), 0);
        cv::Mat labelValues;
        result.labels.copyTo(labelValues, ~ignored);
        double largest = 0;
        cv::minMaxLoc(labelValues, nullptr, &largest);
        QVERIFY(largest < 13);
    }
    QVERIFY(uncovered > 20 * 240 * 180 / 3);
}

void TestAugment::uncoveredShareIsBounded()
{
    const Frame frame = coded({320, 240});
    double sum = 0;
    for (uint64_t seed = 0; seed < 200; ++seed) {
        cv::RNG random = makeRandom({seed});
        const std::vector<double> rarity(13, 1.0);
        const Frame result = augmented(frame, {240, 180}, {}, ignore, rarity, random);
        const double covered = double(cv::countNonZero(result.labels != ignore)) / double(result.labels.total());
        QVERIFY2(covered > 0.2, qPrintable(QString("only %1 covered").arg(covered)));
        sum += covered;
    }
    QVERIFY2(sum / 200 > 0.75, qPrintable(QString("covered on average: %1").arg(sum / 200)));
}

void TestAugment::zoomShowsAPart()
{
    AugmentOptions options = off();
    options.virtualCamera = 1;
    options.zoomMin = options.zoomMax = 2;
    Frame frame{picture({400, 300}, 1), cv::Mat(300, 400, CV_8UC1)};
    for (int x = 0; x < 400; ++x)
        frame.labels.col(x).setTo(x / 2);
    for (uint64_t seed = 0; seed < 20; ++seed) {
        cv::RNG random = makeRandom({seed});
        const Frame result = augmented(frame, {200, 150}, options, ignore, {}, random);
        QCOMPARE(cv::countNonZero(result.labels == ignore), 0);
        const int shown = result.labels.at<uchar>(75, 199) - result.labels.at<uchar>(75, 0);
        QVERIFY2(std::abs(shown - 100) <= 1, qPrintable(QString::number(shown))); // half of the 200 values
    }
}

void TestAugment::flipsHalfOfTheTime()
{
    for (double camera : {0.0, 1.0}) {
        AugmentOptions options = off();
        options.flip = true;
        options.virtualCamera = camera;
        const Frame frame{picture({64, 48}, 1), labels({64, 48}, 1)};
        cv::Mat mirrored;
        cv::flip(frame.image, mirrored, 1);
        int flips = 0;
        for (uint64_t seed = 0; seed < 200; ++seed) {
            cv::RNG random = makeRandom({seed});
            const Frame result = augmented(frame, {64, 48}, options, ignore, {}, random);
            const bool flipped = result.labels.at<uchar>(0, 0) == 7;
            QVERIFY(same(result.image, flipped ? mirrored : frame.image));
            flips += flipped;
        }
        QVERIFY(flips > 70 && flips < 130);
    }
}

void TestAugment::rareClassIsAimedAt()
{
    Frame frame{picture({320, 240}, 1), cv::Mat(240, 320, CV_8UC1, cv::Scalar(7))};
    frame.labels(cv::Rect(60, 150, 6, 8)).setTo(4);
    AugmentOptions options = cameraOnly();
    options.zoomMin = options.zoomMax = 2.2;
    std::vector<double> rarity(13, 0.0);
    rarity[4] = 40;
    rarity[7] = 1;
    rarity[9] = 1000; // not in this frame: must not draw the aim away
    const auto shown = [&](double aim) {
        options.rareClassAim = aim;
        int count = 0;
        for (uint64_t seed = 0; seed < 100; ++seed) {
            cv::RNG random = makeRandom({seed});
            count += cv::countNonZero(augmented(frame, {240, 180}, options, ignore, rarity, random).labels == 4) > 0;
        }
        return count;
    };
    const int aimed = shown(1);
    const int chance = shown(0);
    QVERIFY2(aimed >= 95, qPrintable(QString::number(aimed)));
    QVERIFY2(chance <= 60, qPrintable(QString::number(chance)));
}

void TestAugment::absentClassIsNotAimedAt()
{
    const Frame frame{picture({64, 48}, 1), cv::Mat(48, 64, CV_8UC1, cv::Scalar(ignore))};
    AugmentOptions options = cameraOnly();
    options.rareClassAim = 1;
    cv::RNG random = makeRandom({1});
    const Frame result = augmented(frame, {64, 48}, options, ignore, std::vector<double>(13, 1.0), random);
    QCOMPARE(cv::countNonZero(result.labels != ignore), 0);
}

void TestAugment::sameNumbersGiveTheSameFrame()
{
    const Frame frame = coded({320, 240});
    const std::vector<double> rarity(13, 1.0);
    cv::RNG first = makeRandom({5, 6});
    cv::RNG second = makeRandom({5, 6});
    cv::RNG third = makeRandom({5, 7});
    const Frame a = augmented(frame, {240, 180}, {}, ignore, rarity, first);
    const Frame b = augmented(frame, {240, 180}, {}, ignore, rarity, second);
    const Frame c = augmented(frame, {240, 180}, {}, ignore, rarity, third);
    QVERIFY(same(a.image, b.image) && same(a.labels, b.labels));
    QVERIFY(!same(a.image, c.image));
}

void TestAugment::unlabelledFramesStayUnlabelled()
{
    Frame frame = coded({320, 240});
    frame.labels.release();
    cv::RNG random = makeRandom({1});
    const Frame result = augmented(frame, {240, 180}, {}, ignore, std::vector<double>(13, 1.0), random);
    QVERIFY(result.labels.empty());
    QVERIFY(result.image.size() == cv::Size(240, 180));
}

void TestAugment::inputIsLeftAlone()
{
    const Frame frame = coded({64, 48});
    const Frame copy{frame.image.clone(), frame.labels.clone()};
    for (uint64_t seed = 0; seed < 20; ++seed) {
        cv::RNG random = makeRandom({seed});
        AugmentOptions options;
        options.virtualCamera = seed % 2 ? 1 : 0;
        augmented(frame, {64, 48}, options, ignore, {}, random);
    }
    QVERIFY(same(frame.image, copy.image) && same(frame.labels, copy.labels));
}

void TestAugment::shrinkingDoesNotAlias()
{
    // Lines of one pixel must leave their share of light, not vanish between the pixels looked at.
    Frame frame{cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(0)), {}};
    for (int x = 0; x < 640; x += 4)
        frame.image.col(x).setTo(cv::Scalar::all(200));
    AugmentOptions options = off();
    options.virtualCamera = 1;
    cv::RNG random = makeRandom({1});
    const Frame result = augmented(frame, {160, 120}, options, ignore, {}, random);
    double smallest = 0;
    double largest = 0;
    cv::minMaxLoc(result.image.reshape(1), &smallest, &largest);
    QVERIFY(smallest >= 48 && largest <= 52);
}

void TestAugment::colourMovesWithinBounds()
{
    const cv::Mat grey(32, 32, CV_8UC3, cv::Scalar(100, 100, 100));
    AugmentOptions options = off();
    options.colour = 0.4;
    double darkest = 255;
    double brightest = 0;
    for (uint64_t seed = 0; seed < 300; ++seed) {
        cv::RNG random = makeRandom({seed});
        const double mean = cv::mean(colourJittered(grey, options, random))[0];
        darkest = std::min(darkest, mean);
        brightest = std::max(brightest, mean);
    }
    QVERIFY2(darkest > 30 && darkest < 60, qPrintable(QString::number(darkest)));
    QVERIFY2(brightest > 160 && brightest < 208, qPrintable(QString::number(brightest)));
    cv::RNG random = makeRandom({1});
    QVERIFY(same(colourJittered(grey, off(), random), grey));
}

void TestAugment::hueKeepsGrey()
{
    cv::Mat ramp(16, 256, CV_8UC3);
    for (int x = 0; x < 256; ++x)
        ramp.col(x).setTo(cv::Scalar::all(x));
    AugmentOptions options = off();
    options.hue = 0.5;
    cv::RNG random = makeRandom({3});
    QVERIFY(cv::norm(colourJittered(ramp, options, random), ramp, cv::NORM_INF) <= 1);
    const cv::Mat red(16, 16, CV_8UC3, cv::Scalar(200, 30, 30));
    QVERIFY(cv::norm(colourJittered(red, options, random), red, cv::NORM_INF) > 20);
}

void TestAugment::wrongTypesAreRefused()
{
    cv::RNG random = makeRandom({1});
    const Frame frame = coded({64, 48});
    const Frame parted{frame.image, labels({48, 64}, 1)};
    QVERIFY_EXCEPTION_THROWN(augmented(parted, {64, 48}, {}, ignore, {}, random), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(augmented(frame, {0, 48}, {}, ignore, {}, random), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(colourJittered(frame.labels, {}, random), std::invalid_argument);
}

void TestAugment::speed()
{
    const Frame frame = coded({320, 240});
    const std::vector<double> rarity(13, 1.0);
    uint64_t number = 0;
    QBENCHMARK {
        cv::RNG random = makeRandom({++number});
        augmented(frame, {240, 180}, {}, ignore, rarity, random);
    }
}

QTEST_APPLESS_MAIN(TestAugment)
#include "test_augment.moc"
