#include "widgets/image/image_pane.h"
#include "widgets/image/point_pane.h"

#include "widget_tests.h"

#include <QSignalSpy>

#include <stdexcept>

using namespace vantage;

namespace {

/// 40 x 30, pixel (x, y) has the colour (x * 6, y * 8, 0): its colour says where it is.
cv::Mat gradient()
{
    cv::Mat picture(30, 40, CV_8UC3);
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 40; ++x)
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<uint8_t>(x * 6), static_cast<uint8_t>(y * 8), 0);
    }
    return picture;
}

QPoint placeOf(const QColor &colour)
{
    return {(colour.red() + 3) / 6, (colour.green() + 4) / 8};
}

} // namespace

class TestImagePane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsInTheMiddle();
    void placeholderWithoutPicture();
    void magnifiedIsPixelated();
    void reducedIsAveraged();
    void wheelZoomsAtTheCursor();
    void scaleAndCentreAreLimited();
    void dragAndKeysPan();
    void spacePansWithoutAButton();
    void doubleClickFits();
    void hoverTellsThePixel();
    void controlWheelIsForTheOpacity();
    void overlayIsBlended();
    void hiddenOverlayShowsThePicture();
    void labelsAreStretchedOverThePicture();
    void newContentKeepsTheView();
    void highPixelRatio();
    void badContentIsRefused();
    void placesAreClickedAndMoved();
};

void TestImagePane::placesAreClickedAndMoved()
{
    PointPane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {500, 300}); // ten screen pixels a picture pixel, 50 beside it
    QSignalSpy changed(&pane, &PointPane::pointsChanged);
    QTest::mouseClick(&pane, Qt::LeftButton, {}, {150, 200});
    QCOMPARE(pane.points(), std::vector<QPointF>{QPointF(10, 20)});
    QTest::mouseClick(&pane, Qt::LeftButton, {}, {10, 200}); // beside the picture
    QTest::mouseClick(&pane, Qt::RightButton, {}, {250, 200});
    QCOMPARE(changed.count(), 1);

    // Where a mark is, none is added: it follows the mouse.
    QTest::mousePress(&pane, Qt::LeftButton, {}, {153, 202});
    QTest::mouseMove(&pane, {250, 100});
    QTest::mouseRelease(&pane, Qt::LeftButton, {}, {250, 100});
    QCOMPARE(pane.points(), std::vector<QPointF>{QPointF(20, 10)});

    // A drag of the picture is no click.
    pane.setView({{0.5, 0.5}, 2});
    QTest::mousePress(&pane, Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(&pane, {200, 150});
    QTest::mouseRelease(&pane, Qt::LeftButton, {}, {200, 150});
    QCOMPARE(pane.points().size(), size_t(1));
    const QPointF at(pane.pictureRect().x() + 20 * 20, pane.pictureRect().y() + 20 * 10);
    QCOMPARE(pane.grab().toImage().pixelColor((at + QPointF(6, 0)).toPoint()).blue() < 120, true); // a yellow ring, where the picture has no blue
    QVERIFY(pane.grab().toImage().pixelColor((at + QPointF(0, 6)).toPoint()).red() > 180);
}

void TestImagePane::fitsInTheMiddle()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {500, 300});
    QCOMPARE(pane.pictureRect(), QRectF(50, 0, 400, 300));
    const QImage shown = pane.grab().toImage();
    QCOMPARE(shown.pixelColor(20, 150), pane.palette().color(QPalette::Base));
    QCOMPARE(placeOf(shown.pixelColor(55, 5)), QPoint(0, 0));
    QCOMPARE(placeOf(shown.pixelColor(445, 295)), QPoint(39, 29));
}

void TestImagePane::placeholderWithoutPicture()
{
    ImagePane pane;
    pane.setContent({.placeholder = QStringLiteral("No labels for this frame")});
    showAt(pane, {300, 200});
    const QImage with = pane.grab().toImage();
    pane.setContent({});
    QVERIFY(pane.grab().toImage() != with);
    QVERIFY(!pane.positionAt({150, 100}));
    wheel(&pane, {150, 100}, 120);
    QCOMPARE(pane.view(), PaneView{});
}

void TestImagePane::magnifiedIsPixelated()
{
    ImagePane pane;
    cv::Mat two(1, 2, CV_8UC3);
    two.at<cv::Vec3b>(0, 0) = cv::Vec3b(255, 0, 0);
    two.at<cv::Vec3b>(0, 1) = cv::Vec3b(0, 0, 255);
    pane.setContent({.image = two});
    showAt(pane, {200, 100});
    const QImage shown = pane.grab().toImage();
    for (const int x : {5, 50, 98})
        QCOMPARE(shown.pixelColor(x, 50), QColor(255, 0, 0));
    for (const int x : {101, 150, 195})
        QCOMPARE(shown.pixelColor(x, 50), QColor(0, 0, 255));
}

void TestImagePane::reducedIsAveraged()
{
    ImagePane pane;
    cv::Mat board(400, 400, CV_8UC3);
    for (int y = 0; y < 400; ++y) {
        for (int x = 0; x < 400; ++x)
            board.at<cv::Vec3b>(y, x) = (x + y) % 2 ? cv::Vec3b(255, 255, 255) : cv::Vec3b(0, 0, 0);
    }
    pane.setContent({.image = board});
    showAt(pane, {100, 100});
    QVERIFY(isClose(pixelOf(pane, {50, 50}), QColor(128, 128, 128)));
    QVERIFY(isClose(pixelOf(pane, {51, 50}), QColor(128, 128, 128)));
}

void TestImagePane::wheelZoomsAtTheCursor()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    QSignalSpy changed(&pane, &ViewPane::viewChanged);
    const QPointF cursor(305, 105);
    const QPoint under = pane.pixelOf(*pane.positionAt(cursor));
    QCOMPARE(under, QPoint(30, 10));
    for (int i = 0; i < 4; ++i)
        wheel(&pane, cursor, 120);
    QCOMPARE(changed.size(), 4);
    QVERIFY(std::abs(pane.view().scale - std::pow(1.25, 4)) < 1e-9);
    QCOMPARE(pane.pixelOf(*pane.positionAt(cursor)), under);
    QCOMPARE(placeOf(pixelOf(pane, cursor.toPoint())), under);
    for (int i = 0; i < 4; ++i)
        wheel(&pane, cursor, -120);
    QCOMPARE(pane.pictureRect(), QRectF(0, 0, 400, 300));
}

void TestImagePane::scaleAndCentreAreLimited()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    pane.setView({{0.5, 0.5}, 0.01});
    QCOMPARE(pane.view().scale, 1.0);
    pane.setView({{-3, 0.5}, 2});
    QCOMPARE(pane.view().centre.x(), 0.25);
    pane.setView({{0.5, 0.5}, 1e9});
    QVERIFY(pane.view().scale <= 6.4 + 1e-9); // 64 pixels a pixel
    pane.setView({{0.5, 0.5}, std::nan("")});
    QCOMPARE(pane.view().scale, 1.0);
}

void TestImagePane::dragAndKeysPan()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    pane.setView({{0.5, 0.5}, 2});
    QTest::mousePress(&pane, Qt::LeftButton, {}, {200, 150});
    move(&pane, {120, 150}, Qt::LeftButton);
    QTest::mouseRelease(&pane, Qt::LeftButton, {}, {120, 150});
    QVERIFY(std::abs(pane.view().centre.x() - 0.6) < 1e-9); // 80 of 800 pixels
    move(&pane, {50, 150});
    QVERIFY(std::abs(pane.view().centre.x() - 0.6) < 1e-9);
    QTest::keyClick(&pane, Qt::Key_Left);
    QVERIFY(std::abs(pane.view().centre.x() - 0.55) < 1e-9);
    QTest::keyClick(&pane, Qt::Key_Minus);
    QVERIFY(std::abs(pane.view().scale - 1.6) < 1e-9);
    QTest::keyClick(&pane, Qt::Key_1);
    QCOMPARE(pane.view().scale, 1.0); // the picture is smaller than the pane: never below the fit
    QTest::keyClick(&pane, Qt::Key_Plus);
    QTest::keyClick(&pane, Qt::Key_0);
    QCOMPARE(pane.view(), PaneView{});
}

void TestImagePane::spacePansWithoutAButton()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    pane.setView({{0.5, 0.5}, 2});
    QTest::keyPress(&pane, Qt::Key_Space);
    move(&pane, {200, 150});
    move(&pane, {200, 120});
    QTest::keyRelease(&pane, Qt::Key_Space);
    QVERIFY(std::abs(pane.view().centre.y() - 0.55) < 1e-9);
    move(&pane, {200, 20});
    QVERIFY(std::abs(pane.view().centre.y() - 0.55) < 1e-9);
}

void TestImagePane::doubleClickFits()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    pane.setView({{0.3, 0.4}, 3});
    QSignalSpy changed(&pane, &ViewPane::viewChanged);
    QTest::mouseDClick(&pane, Qt::LeftButton, {}, {10, 10});
    QCOMPARE(pane.view(), PaneView{});
    QCOMPARE(changed.size(), 1);
}

void TestImagePane::hoverTellsThePixel()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {500, 300});
    QSignalSpy hovered(&pane, &ViewPane::hovered);
    move(&pane, {50 + 10 * 7 + 1, 10 * 3 + 9});
    QCOMPARE(hovered.last().first().toPoint(), QPoint(7, 3));
    move(&pane, {20, 100}); // beside the picture
    QCOMPARE(hovered.last().first().toPoint(), QPoint(-1, -1));
}

void TestImagePane::controlWheelIsForTheOpacity()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    QSignalSpy step(&pane, &ViewPane::opacityStep);
    wheel(&pane, {10, 10}, 120, Qt::ControlModifier);
    QCOMPARE(step.last().first().toInt(), 1);
    wheel(&pane, {10, 10}, -60, Qt::ControlModifier); // half a notch of a touch pad
    QCOMPARE(step.size(), 1);
    wheel(&pane, {10, 10}, -60, Qt::ControlModifier);
    QCOMPARE(step.last().first().toInt(), -1);
    QCOMPARE(pane.view(), PaneView{});
}

void TestImagePane::overlayIsBlended()
{
    ImagePane pane;
    pane.setClasses(fourClasses());
    pane.setContent({.image = cv::Mat(10, 10, CV_8UC3, cv::Scalar(100, 100, 100)),
                     .labels = cv::Mat(10, 10, CV_8UC1, cv::Scalar(2))});
    showAt(pane, {100, 100});
    pane.setOverlay({.opacity = 0.25});
    QVERIFY(isClose(pixelOf(pane, {50, 50}), QColor(75, 75, 139)));
    pane.setOverlay({.opacity = 1});
    QVERIFY(isClose(pixelOf(pane, {50, 50}), QColor(0, 0, 255)));
    pane.setOverlay({.opacity = 1, .hidden = {2}});
    QVERIFY(isClose(pixelOf(pane, {50, 50}), QColor(100, 100, 100)));
}

void TestImagePane::hiddenOverlayShowsThePicture()
{
    ImagePane pane;
    pane.setClasses(fourClasses());
    pane.setContent(
        {.image = cv::Mat(10, 10, CV_8UC3, cv::Scalar(9, 99, 199)), .labels = cv::Mat(10, 10, CV_8UC1, cv::Scalar(1))});
    showAt(pane, {100, 100});
    pane.setOverlay({.opacity = 1, .visible = false});
    QCOMPARE(pixelOf(pane, {50, 50}), QColor(9, 99, 199));
}

void TestImagePane::labelsAreStretchedOverThePicture()
{
    ImagePane pane;
    pane.setClasses(fourClasses());
    cv::Mat labels(1, 2, CV_8UC1);
    labels.at<uint8_t>(0, 0) = 1;
    labels.at<uint8_t>(0, 1) = 2;
    pane.setContent({.image = cv::Mat(100, 200, CV_8UC3, cv::Scalar(0, 0, 0)), .labels = labels});
    pane.setOverlay({.opacity = 1});
    showAt(pane, {200, 100});
    QCOMPARE(pixelOf(pane, {95, 50}), QColor(128, 64, 128));
    QCOMPARE(pixelOf(pane, {105, 50}), QColor(0, 0, 255));
}

void TestImagePane::newContentKeepsTheView()
{
    ImagePane pane;
    pane.setContent({.image = gradient()});
    showAt(pane, {400, 300});
    const PaneView view{{0.4, 0.6}, 3};
    pane.setView(view);
    pane.setContent({.image = cv::Mat(60, 80, CV_8UC3, cv::Scalar(1, 2, 3))});
    QCOMPARE(pane.view(), view);
}

void TestImagePane::highPixelRatio()
{
    ImagePane pane;
    cv::Mat picture(100, 100, CV_8UC3, cv::Scalar(0, 0, 0));
    picture.col(50).setTo(cv::Scalar(255, 255, 255));
    pane.setContent({.image = picture});
    pane.resize(50, 50);
    // 50 points at two pixels a point: the picture's own size, so every pixel must come out as it is.
    QImage screen(100, 100, QImage::Format_RGB32);
    screen.setDevicePixelRatio(2);
    pane.render(&screen);
    QCOMPARE(screen.pixelColor(49, 70), QColor(0, 0, 0));
    QCOMPARE(screen.pixelColor(50, 70), QColor(255, 255, 255));
    QCOMPARE(screen.pixelColor(51, 70), QColor(0, 0, 0));
}

void TestImagePane::badContentIsRefused()
{
    ImagePane pane;
    QVERIFY_EXCEPTION_THROWN(pane.setContent({.image = cv::Mat(2, 2, CV_8UC1)}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(pane.setContent({.labels = cv::Mat(2, 2, CV_32SC1)}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(pane.setContent({.labels = cv::Mat(2, 2, CV_8UC1), .truth = cv::Mat(2, 3, CV_8UC1)}),
                             std::invalid_argument);
}

QTEST_MAIN(TestImagePane)
#include "test_image_pane.moc"
