#include "core/training/background.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace vantage;

class TestBackground : public QObject
{
    Q_OBJECT
private slots:
    void medianLeavesOutWhatPasses();
    void maskMarksWhatPasses();
    void noiseWithinToleranceIsBackground();
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

} // namespace

void TestBackground::medianLeavesOutWhatPasses()
{
    const cv::Mat median = medianFrame(street());
    QCOMPARE(median.size(), cv::Size(64, 24));
    cv::Mat difference;
    cv::absdiff(median, cv::Mat(24, 64, CV_8UC3, cv::Scalar(90, 100, 110)), difference);
    QCOMPARE(cv::countNonZero(difference.reshape(1)), 0);
}

void TestBackground::maskMarksWhatPasses()
{
    const cv::Mat mask = backgroundMask(frameWithSquareAt(20), medianFrame(street()), 18);
    QCOMPARE(mask.type(), CV_8UC1);
    QCOMPARE(int(mask.at<uchar>(12, 24)), 0);    // inside the square
    QCOMPARE(int(mask.at<uchar>(12, 44)), 255);  // street, where another frame has its square
    QCOMPARE(int(mask.at<uchar>(2, 2)), 255);
    const int moving = 24 * 64 - cv::countNonZero(mask);
    QVERIFY2(moving >= 64 && moving <= 100, qPrintable(QString::number(moving))); // the square and the smoothing's rim of 1 pixel
}

void TestBackground::noiseWithinToleranceIsBackground()
{
    const cv::Mat street(16, 16, CV_8UC3, cv::Scalar::all(100));
    const cv::Mat lighter(16, 16, CV_8UC3, cv::Scalar(100, 110, 100));
    QCOMPARE(cv::countNonZero(backgroundMask(lighter, street, 10)), 256);
    QCOMPARE(cv::countNonZero(backgroundMask(lighter, street, 9)), 0);
}

QTEST_APPLESS_MAIN(TestBackground)
#include "test_background.moc"
