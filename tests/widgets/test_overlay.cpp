#include "widgets/image/image_bridge.h"
#include "widgets/image/overlay.h"

#include "widget_tests.h"

#include <opencv2/core.hpp>

#include <stdexcept>

using namespace vantage;

namespace {

cv::Mat row(std::initializer_list<int> values)
{
    cv::Mat mat(1, static_cast<int>(values.size()), CV_8UC1);
    int x = 0;
    for (const int value : values)
        mat.at<uint8_t>(0, x++) = static_cast<uint8_t>(value);
    return mat;
}

} // namespace

class TestOverlay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pictureThereAndBack();
    void otherTypesAreRefused();
    void labelsInClassColours();
    void unsureLabelsStayBare();
    void outlineIsBetweenClassesAlone();
    void errors();
    void changesMendAndBreak();
    void confidenceGrowsLighter();
};

void TestOverlay::pictureThereAndBack()
{
    cv::Mat picture(3, 5, CV_8UC3);
    cv::randu(picture, 0, 255);
    const QImage image = toQImage(picture);
    QCOMPARE(image.size(), QSize(5, 3));
    const auto rgb = picture.at<cv::Vec3b>(2, 4);
    QCOMPARE(image.pixelColor(4, 2), QColor(rgb[0], rgb[1], rgb[2]));
    QCOMPARE(cv::norm(toMat(image), picture), 0.0);
    QCOMPARE(toQImage(row({7})).pixelColor(0, 0), QColor(7, 7, 7));
    QVERIFY(toQImage({}).isNull());
    QVERIFY(toMat({}).empty());
}

void TestOverlay::otherTypesAreRefused()
{
    QVERIFY_EXCEPTION_THROWN(toQImage(cv::Mat(2, 2, CV_32FC1)), std::invalid_argument);
}

void TestOverlay::labelsInClassColours()
{
    OverlayStyle style;
    style.hidden = {2};
    const QImage layer = labelLayer(row({1, 2, 3, 255, 77}), {}, fourClasses(), style);
    QCOMPARE(layer.pixelColor(0, 0), QColor(128, 64, 128));
    QCOMPARE(layer.pixelColor(2, 0), QColor(70, 130, 180));
    for (const int bare : {1, 3, 4}) // hidden, ignored, a value that is no class
        QCOMPARE(layer.pixelColor(bare, 0).alpha(), 0);
}

void TestOverlay::unsureLabelsStayBare()
{
    OverlayStyle style;
    style.minimumConfidence = 0.5;
    const QImage layer = labelLayer(row({1, 1}), row({127, 128}), fourClasses(), style);
    QCOMPARE(layer.pixelColor(0, 0).alpha(), 0);
    QCOMPARE(layer.pixelColor(1, 0).alpha(), 255);
}

void TestOverlay::outlineIsBetweenClassesAlone()
{
    const QImage layer = outlineLayer(row({1, 1, 2, 2}), fourClasses(), {});
    QCOMPARE(layer.pixelColor(0, 0).alpha(), 0);
    QCOMPARE(layer.pixelColor(1, 0), QColor(128, 64, 128));
    QCOMPARE(layer.pixelColor(2, 0).alpha(), 0);
    QCOMPARE(layer.pixelColor(3, 0).alpha(), 0);
}

void TestOverlay::errors()
{
    OverlayStyle style;
    style.hidden = {3};
    const QImage layer = errorLayer(row({1, 2, 1, 3}), row({1, 1, 255, 3}), fourClasses(), style);
    const QColor right = layer.pixelColor(0, 0), wrong = layer.pixelColor(1, 0);
    QVERIFY(wrong.alpha() > right.alpha()); // seen without telling the colours apart
    QVERIFY(wrong.red() > wrong.green() && right.green() > right.red());
    QCOMPARE(layer.pixelColor(2, 0).alpha(), 0);
    QCOMPARE(layer.pixelColor(3, 0).alpha(), 0);
}

void TestOverlay::changesMendAndBreak()
{
    const ClassMap classes = fourClasses();
    // Right in both, mended, broken, wrong in both, ignored.
    const cv::Mat truth = row({1, 2, 3, 1, 255}), before = row({1, 1, 3, 2, 0}), after = row({1, 2, 1, 3, 1});
    const QImage layer = changeLayer(before, after, truth, classes, {});
    QCOMPARE(qAlpha(layer.pixel(0, 0)), 0);
    QCOMPARE(layer.pixelColor(1, 0), changeColour(Change::Mended));
    QCOMPARE(layer.pixelColor(2, 0), changeColour(Change::Broken));
    QVERIFY(qAlpha(layer.pixel(3, 0)) > 0 && qAlpha(layer.pixel(3, 0)) < 200);
    QCOMPARE(qAlpha(layer.pixel(4, 0)), 0);
    // Without labels: what changed, in the colours of what it became.
    const QImage changed = changeLayer(before, after, {}, classes, {});
    QCOMPARE(qAlpha(changed.pixel(0, 0)), 0);
    QCOMPARE(changed.pixelColor(1, 0), QColor(0, 0, 255));
    QCOMPARE(changed.pixelColor(2, 0), QColor(128, 64, 128));
}

void TestOverlay::confidenceGrowsLighter()
{
    const QImage layer = confidenceLayer(row({0, 64, 128, 192, 255}));
    for (int x = 1; x < 5; ++x)
        QVERIFY(qGray(layer.pixel(x, 0)) > qGray(layer.pixel(x - 1, 0)));
}

QTEST_MAIN(TestOverlay)
#include "test_overlay.moc"
