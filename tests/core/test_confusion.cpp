#include "core/evaluation/confusion.h"

#include <QtTest>
#include <stdexcept>

using namespace vantage;

namespace {

cv::Mat row(std::initializer_list<int> values)
{
    cv::Mat labels(1, static_cast<int>(values.size()), CV_8UC1);
    int x = 0;
    for (int value : values)
        labels.at<uint8_t>(0, x++) = static_cast<uint8_t>(value);
    return labels;
}

} // namespace

class TestConfusion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAndMeasures()
    {
        ConfusionMatrix confusion(3);
        confusion.add(row({0, 0, 0, 1, 1, 255}), row({0, 0, 1, 1, 0, 2}), 255);
        confusion.add(row({1, 1}), row({1, 2}), 255);
        QCOMPARE(confusion.counts(), (std::vector<uint64_t>{2, 1, 0, 1, 2, 1, 0, 0, 0}));
        QCOMPARE(confusion.at(1, 2), uint64_t(1));

        const Metrics metrics = metricsOf(confusion);
        QCOMPARE(*metrics.classAccuracy[0], 2.0 / 3);
        QCOMPARE(*metrics.classAccuracy[1], 2.0 / 4);
        QCOMPARE(*metrics.iou[0], 2.0 / 4); // 3 true + 3 predicted - 2
        QCOMPARE(*metrics.iou[1], 2.0 / 5); // 4 true + 3 predicted - 2
        QCOMPARE(metrics.meanIou, (2.0 / 4 + 2.0 / 5) / 2);
        QCOMPARE(metrics.meanClassAccuracy, (2.0 / 3 + 2.0 / 4) / 2);
        QCOMPARE(metrics.pixelAccuracy, 4.0 / 7);
    }

    void absentClassHasNoValue()
    {
        ConfusionMatrix confusion(3);
        confusion.add(row({0, 0}), row({0, 2}), 255); // class 1 nowhere, class 2 predicted only
        const Metrics metrics = metricsOf(confusion);
        QVERIFY(!metrics.iou[1] && !metrics.iou[2] && !metrics.classAccuracy[2]);
        QCOMPARE(metrics.meanIou, 0.5);
        QCOMPARE(metricsOf(ConfusionMatrix(2)).meanIou, 0.0);
    }

    void ignoredValueMayBeAClassOfTheMap()
    {
        ConfusionMatrix confusion(2);
        confusion.add(row({0, 1}), row({1, 0}), 0);
        QCOMPARE(confusion.counts(), (std::vector<uint64_t>{0, 0, 1, 0}));
    }

    void refusesWhatDoesNotFit()
    {
        ConfusionMatrix confusion(2);
        QVERIFY_EXCEPTION_THROWN(confusion.add(row({0, 2}), row({0, 0}), 255), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(confusion.add(row({0, 0}), row({0, 2}), 255), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(confusion.add(row({0}), row({0, 0}), 255), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(confusion.add(cv::Mat(1, 1, CV_32F), row({0}), 255), std::invalid_argument);
        QCOMPARE(confusion.counts(), std::vector<uint64_t>(4, 0)); // nothing of the refused frames was counted
        QVERIFY_EXCEPTION_THROWN(confusion.at(2, 0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(ConfusionMatrix(0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(ConfusionMatrix::fromCounts(2, {1, 2, 3}), std::invalid_argument);
    }

    void partsOfALargerPicture()
    {
        cv::Mat truth(4, 6, CV_8UC1, cv::Scalar(0)), prediction(4, 6, CV_8UC1, cv::Scalar(1));
        ConfusionMatrix confusion(2);
        confusion.add(truth(cv::Rect(1, 1, 3, 2)), prediction(cv::Rect(2, 0, 3, 2)), 255); // rows are not contiguous
        QCOMPARE(confusion.at(0, 1), uint64_t(6));
    }

    void fromCountsIsTheSame()
    {
        const ConfusionMatrix confusion = ConfusionMatrix::fromCounts(2, {5, 1, 0, 4});
        QCOMPARE(*metricsOf(confusion).iou[1], 4.0 / 5);
    }
};

QTEST_APPLESS_MAIN(TestConfusion)
#include "test_confusion.moc"
