#include "core/evaluation/boundary_iou.h"
#include "core/evaluation/measures.h"

#include <QtTest>
#include <opencv2/imgproc.hpp>
#include <set>

using namespace vantage;

namespace {

/// 100 x 100 with a rectangle of class 1 on class 0: the band is 3 pixels wide, 2 % of 141.
cv::Mat square(cv::Rect where)
{
    cv::Mat labels(100, 100, CV_8UC1, cv::Scalar(0));
    labels(where).setTo(1);
    return labels;
}

} // namespace

class TestMeasures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tableIsSound()
    {
        std::set<std::string> ids;
        for (const Measure &measure : allMeasures()) {
            QVERIFY2(ids.insert(measure.id).second, measure.id);
            QVERIFY(std::string(measure.title).size() > 2 && std::string(measure.note).size() > 2);
            QVERIFY(!(measure.ofConfusion && measure.overFrames));
            QVERIFY(measure.needs == Measure::Needs::Labels || (!measure.ofConfusion && !measure.overFrames));
            QCOMPARE(findMeasure(measure.id), &measure);
        }
        for (const std::string_view id : {measure_id::meanIou, measure_id::classAccuracy, measure_id::pixelAccuracy, measure_id::entropy, measure_id::infoMax, measure_id::snd,
                                          measure_id::flipAgreement, measure_id::ensembleAgreement, measure_id::histogramDistance, measure_id::knownAgreement})
            QVERIFY2(findMeasure(id), std::string(id).c_str());
        QVERIFY(!findMeasure("of tomorrow"));
        for (const MeasuredOn on : allMeasuredOn)
            QVERIFY(measuredOnFromText(toText(on)) == on);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, measuredOnFromText("moon"));
    }

    /// IoU 8/10 and 10/12 of 10 pixels each, and a class that is not there.
    void frequencyWeighted()
    {
        const auto confusion = ConfusionMatrix::fromCounts(3, {8, 2, 0, 0, 10, 0, 0, 0, 0});
        QVERIFY(std::abs(frequencyWeightedIou(confusion) - (0.8 * 10 + 10.0 / 12 * 10) / 20) < 1e-12);
        // Three times the pixels of the first class: it counts three times.
        const auto uneven = ConfusionMatrix::fromCounts(2, {24, 6, 0, 10});
        QVERIFY(std::abs(frequencyWeightedIou(uneven) - (0.8 * 30 + 10.0 / 16 * 10) / 40) < 1e-12);
        QCOMPARE(frequencyWeightedIou(ConfusionMatrix(2)), 0.0);
    }

    void boundaryOfTheSame()
    {
        BoundaryIou measured(3);
        QVERIFY(!measured.value());
        measured.add(square({20, 20, 40, 40}), square({20, 20, 40, 40}), 255);
        QCOMPARE(*measured.value(), 1.0);
        QVERIFY(!measured.ofClass(2)); // the truth has none of it
    }

    /// The squares' bands, three pixels wide, are moved by two: counted by hand.
    void boundaryOfAShiftedSquare()
    {
        BoundaryIou measured(2);
        measured.add(square({20, 20, 40, 40}), square({22, 20, 40, 40}), 255);
        const double band = 40 * 40 - 34 * 34; // 444
        // Columns shared: rows of the upper and lower band over 38 columns, and what two upright bands three wide share when moved by two.
        const double both = 2 * 3 * 38 + 2 * 34;
        QVERIFY2(std::abs(*measured.ofClass(1) - both / (2 * band - both)) < 1e-12, qPrintable(QString::number(*measured.ofClass(1))));
        QVERIFY(*measured.ofClass(1) < 0.6); // where the IoU of the squares is 0.9
    }

    /// Inside the object, further than the band from its outline, nothing counts.
    void boundaryLooksAtTheOutlineAlone()
    {
        cv::Mat hole = square({20, 20, 60, 60});
        BoundaryIou measured(2);
        measured.add(square({20, 20, 60, 60}), hole, 255);
        QCOMPARE(*measured.ofClass(1), 1.0);
        hole(cv::Rect(45, 45, 10, 10)).setTo(0); // an outline of its own that the truth has not
        BoundaryIou holed(2);
        holed.add(square({20, 20, 60, 60}), hole, 255);
        const double band = 60 * 60 - 54 * 54, around = 16 * 16 - 10 * 10;
        QVERIFY2(std::abs(*holed.ofClass(1) - band / (band + around)) < 0.01, qPrintable(QString::number(*holed.ofClass(1))));
    }

    void ignoredPixelsCountNowhere()
    {
        cv::Mat truth = square({20, 20, 40, 40}), predicted = truth.clone();
        truth(cv::Rect(0, 0, 100, 40)).setTo(255);
        predicted(cv::Rect(0, 0, 100, 40)).setTo(1); // wrong, but nobody knows
        BoundaryIou measured(2);
        measured.add(truth, predicted, 255);
        QCOMPARE(*measured.value(), 1.0);
    }

    void framesAreSummed()
    {
        BoundaryIou both(2), one(2);
        both.add(square({20, 20, 40, 40}), square({20, 20, 40, 40}), 255);
        both.add(square({20, 20, 40, 40}), square({22, 20, 40, 40}), 255);
        one.add(square({20, 20, 40, 40}), square({22, 20, 40, 40}), 255);
        QVERIFY(*both.ofClass(1) > *one.ofClass(1) && *both.ofClass(1) < 1);
        FrameTallies tallies(2);
        tallies.add(square({20, 20, 40, 40}), square({22, 20, 40, 40}), 255);
        MeasureValues values;
        tallies.into(values, MeasuredOn::Target);
        QCOMPARE(values.get(MeasuredOn::Target, "boundary-iou"), one.value());
        QVERIFY(!values.get(MeasuredOn::Source, "boundary-iou"));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, one.add(cv::Mat(5, 5, CV_8UC1), cv::Mat(4, 5, CV_8UC1), 255));
    }
};

QTEST_GUILESS_MAIN(TestMeasures)
#include "test_measures.moc"
