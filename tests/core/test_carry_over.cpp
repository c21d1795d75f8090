#include "core/geometry/carry_over.h"
#include "core/geometry/label_claims.h"

#include "core/base/random.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace vantage;

class TestCarryOver : public QObject
{
    Q_OBJECT
private slots:
    void sameViewGivesTheSameLabels();
    void followsAKnownHomography();
    void twoPlanes();
    void twiceIsTheSame();
    void refusesWhatSharesNothing();
    void refusesAMovingCamera();
    void refusesBlankPictures();
    void wrongPicturesAreRefused();
    void claimsOfSeveralCameras();
};

namespace {

constexpr int unknown = 255;

/// A picture full of detail: discs of random colours and sizes.
cv::Mat fullOfDetail(uint64_t seed, cv::Size size = {320, 240})
{
    cv::RNG random = makeRandom({seed});
    cv::Mat result(size, CV_8UC3, cv::Scalar(120, 120, 120));
    for (int i = 0; i < 900; ++i)
        cv::circle(result, {random.uniform(0, size.width), random.uniform(0, size.height)}, random.uniform(2, 9),
                   cv::Scalar(random.uniform(20, 235), random.uniform(20, 235), random.uniform(20, 235)), cv::FILLED,
                   cv::LINE_AA);
    return result;
}

/// Stripes of classes 0, 1 and 2, 40 pixels wide, and a corner that is not known.
cv::Mat stripes(cv::Size size = {320, 240})
{
    cv::Mat labels(size, CV_8UC1);
    for (int x = 0; x < size.width; ++x)
        labels.col(x).setTo(x / 40 % 3);
    labels(cv::Rect(0, 0, 30, 30)).setTo(unknown);
    return labels;
}

CameraView view(const cv::Mat &background)
{
    return {background, {}};
}

double rightShare(const cv::Mat &labels, const cv::Mat &truth)
{
    const cv::Mat known = (labels != unknown) & (truth != unknown);
    return double(cv::countNonZero((labels == truth) & known)) / std::max(1, cv::countNonZero(known));
}

} // namespace

void TestCarryOver::sameViewGivesTheSameLabels()
{
    const CarryOver carried = carryOver(view(fullOfDetail(1)), stripes(), view(fullOfDetail(1)), unknown);
    QVERIFY(carried.accepted());
    QVERIFY(carried.inliers() > 100);
    QVERIFY2(carried.coverage > 0.9, qPrintable(QString::number(carried.coverage)));
    QVERIFY2(rightShare(carried.labels, stripes()) > 0.99,
             qPrintable(QString::number(rightShare(carried.labels, stripes()))));
    QCOMPARE(int(carried.labels.at<uchar>(10, 10)), unknown);
}

void TestCarryOver::followsAKnownHomography()
{
    const cv::Matx33d truth(0.95, 0.08, 18, -0.05, 1.02, 9, 0.0003, 0.0001, 1);
    cv::Mat target, expected;
    cv::warpPerspective(fullOfDetail(2), target, truth, {300, 200}, cv::INTER_CUBIC, cv::BORDER_REFLECT);
    target = target * 0.7 + cv::Scalar(25, 15, 20); // other light
    cv::warpPerspective(stripes(), expected, truth, {300, 200}, cv::INTER_NEAREST, cv::BORDER_CONSTANT,
                        cv::Scalar(unknown));
    const CarryOver carried = carryOver(view(fullOfDetail(2)), stripes(), view(target), unknown);
    QVERIFY(carried.accepted());
    QCOMPARE(carried.labels.size(), cv::Size(300, 200));
    QVERIFY2(rightShare(carried.labels, expected) > 0.98,
             qPrintable(QString::number(rightShare(carried.labels, expected))));
    const cv::Vec3d there = carried.planes.front().homography * cv::Vec3d(160, 120, 1),
                    known = truth * cv::Vec3d(160, 120, 1);
    QVERIFY(std::abs(there[0] / there[2] - known[0] / known[2]) < 0.5);
    QVERIFY(std::abs(there[1] / there[2] - known[1] / known[2]) < 0.5);
}

void TestCarryOver::twoPlanes()
{
    // The upper half moves by 20 pixels, the lower by 4: no one homography.
    const cv::Mat source = fullOfDetail(3);
    cv::Mat target = source.clone(), upper, expected = stripes();
    const auto moved = [](const cv::Mat &image, double by, int interpolation, const cv::Scalar &border) {
        cv::Mat result;
        cv::warpAffine(image, result, cv::Matx23d(1, 0, by, 0, 1, 0), image.size(), interpolation, cv::BORDER_CONSTANT,
                       border);
        return result;
    };
    const cv::Rect top(0, 0, 320, 120), bottom(0, 120, 320, 120);
    moved(source(top), 20, cv::INTER_LINEAR, {}).copyTo(target(top));
    moved(source(bottom), 4, cv::INTER_LINEAR, {}).copyTo(target(bottom));
    moved(stripes()(top), 20, cv::INTER_NEAREST, cv::Scalar(unknown)).copyTo(expected(top));
    moved(stripes()(bottom), 4, cv::INTER_NEAREST, cv::Scalar(unknown)).copyTo(expected(bottom));
    const CarryOver carried = carryOver(view(source), stripes(), view(target), unknown);
    QVERIFY(carried.accepted());
    QVERIFY(carried.planes.size() >= 2);
    QVERIFY2(rightShare(carried.labels, expected) > 0.97,
             qPrintable(QString::number(rightShare(carried.labels, expected))));
    QVERIFY(carried.coverage > 0.8);
}

void TestCarryOver::twiceIsTheSame()
{
    cv::Mat target;
    cv::warpPerspective(fullOfDetail(4), target, cv::Matx33d(1, 0.1, 5, 0, 0.9, 9, 0.0002, 0, 1), {320, 240},
                        cv::INTER_CUBIC);
    cv::theRNG().state = 1;
    const CarryOver first = carryOver(view(fullOfDetail(4)), stripes(), view(target), unknown);
    cv::theRNG().state = 2;
    const CarryOver second = carryOver(view(fullOfDetail(4)), stripes(), view(target), unknown);
    QCOMPARE(cv::norm(first.labels, second.labels, cv::NORM_INF), 0.0);
    QCOMPARE(first.inliers(), second.inliers());
}

void TestCarryOver::refusesWhatSharesNothing()
{
    const CarryOver carried = carryOver(view(fullOfDetail(5)), stripes(), view(fullOfDetail(6)), unknown);
    QVERIFY(carried.refusal == CarryOverRefusal::FewInliers || carried.refusal == CarryOverRefusal::FewMatches);
    QVERIFY(carried.inliers() < 20);
    QCOMPARE(cv::countNonZero(carried.labels != unknown), 0);
}

void TestCarryOver::refusesAMovingCamera()
{
    CameraView moving = view(fullOfDetail(1));
    moving.stillness.still = false;
    QCOMPARE(carryOver(moving, stripes(), view(fullOfDetail(1)), unknown).refusal, CarryOverRefusal::SourceMoves);
    QCOMPARE(carryOver(view(fullOfDetail(1)), stripes(), moving, unknown).refusal, CarryOverRefusal::TargetMoves);
}

void TestCarryOver::refusesBlankPictures()
{
    const cv::Mat blank(240, 320, CV_8UC3, cv::Scalar(90, 90, 90));
    QCOMPARE(carryOver(view(blank), stripes(), view(blank), unknown).refusal, CarryOverRefusal::FewMatches);
    QCOMPARE(carryOver(view(fullOfDetail(1)), stripes(), view(blank), unknown).refusal, CarryOverRefusal::FewMatches);
}

void TestCarryOver::wrongPicturesAreRefused()
{
    QVERIFY_EXCEPTION_THROWN(carryOver(view(fullOfDetail(1)), stripes({100, 100}), view(fullOfDetail(1)), unknown),
                             std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(carryOver(view(stripes()), stripes(), view(fullOfDetail(1)), unknown), std::invalid_argument);
}

void TestCarryOver::claimsOfSeveralCameras()
{
    const auto row = [](std::initializer_list<uchar> labels) { return cv::Mat(std::vector<uchar>(labels), true).reshape(1, 1); };
    const auto same = [](const cv::Mat &a, const cv::Mat &b) { return cv::countNonZero(a != b) == 0; };
    const std::vector<cv::Mat> claims{row({1, 2, 255, 4, 255}), row({1, 3, 5, 255, 255}), row({1, 2, 5, 4, 255})};
    QVERIFY(same(reconciled(claims, {5, 1}, 255), row({1, 255, 5, 4, 255}))); // 2 against 3 says nothing
    QVERIFY(same(reconciled({}, {5, 1}, 255), row({255, 255, 255, 255, 255})));
}

QTEST_APPLESS_MAIN(TestCarryOver)
#include "test_carry_over.moc"
