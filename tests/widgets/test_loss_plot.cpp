#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"
#include "widgets/theme/palettes.h"

#include "widget_tests.h"

#include <QFile>
#include <QTemporaryDir>

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace vantage;

namespace {

const QString loss = QStringLiteral("semantic");

void addLine(LossPlot &plot, const QString &name, int count, double slope = 1)
{
    std::vector<double> x, y;
    for (int i = 0; i < count; ++i) {
        x.push_back(i);
        y.push_back(i * slope);
    }
    plot.setCurve(name, x, y);
}

bool holds(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (isClose(image.pixelColor(x, y), colour, 8))
                return true;
        }
    }
    return false;
}

} // namespace

class TestLossPlot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bestAndKeptAreMarked();
    void coloursAreGiven();
    void cursorIsShared();
    void drawsIntoAPdf();
    void lonePointHasItsOwnScale();
    void pointsAddUp();
    void resumedRunReplacesWhatItRepeats();
    void badPointsAreRefused();
    void curveIsDrawnInItsColour();
    void hiddenCurveIsNotDrawn();
    void colourStaysWhileOthersGo();
    void rangeFollowsThePoints();
    void logScaleLeavesOutWhatHasNoLogarithm();
    void outliersAreClipped();
    void bestPoint();
    void legendLiesWhereLessIsDrawn();
    void legendLiesBetweenTheCurves();
    void titlesAreNoNames();
    void markerIsDrawnAndTakenAway();
    void wheelZoomsAndDoubleClickResets();
    void legendClickToggles();
    void streamedPointsAreDrawnTogether();
    void aMillionPointsAreDrawn();
    void placeholderUntilThereIsAPoint();
    void darkAndLight();
    void panelDrivesThePlot();
    void panelSpeaksTheNewLanguage();
};

void TestLossPlot::pointsAddUp()
{
    LossPlot plot;
    plot.append(loss, std::vector<double>{1, 2}, std::vector<double>{3, 4});
    plot.append(loss, 3, 5);
    plot.append(QStringLiteral("other"), 1, 1);
    QCOMPARE(plot.points(loss), 3);
    QCOMPARE(plot.curves(), QStringList({loss, QStringLiteral("other")}));
    plot.removeCurve(loss);
    QCOMPARE(plot.curves(), QStringList(QStringLiteral("other")));
    plot.clear();
    QVERIFY(plot.curves().isEmpty());
    QCOMPARE(plot.points(loss), 0);
}

void TestLossPlot::resumedRunReplacesWhatItRepeats()
{
    LossPlot plot;
    addLine(plot, loss, 100);
    plot.append(loss, std::vector<double>{50, 51}, std::vector<double>{-7, 0});
    QCOMPARE(plot.points(loss), 52);
    plot.setBest(loss, LossPlot::Best::Lowest);
    QCOMPARE(plot.bestPoint(loss), QPointF(50, -7));
}

void TestLossPlot::badPointsAreRefused()
{
    LossPlot plot;
    QVERIFY_EXCEPTION_THROWN(plot.append(loss, std::vector<double>{1}, std::vector<double>{}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(plot.append(loss, std::vector<double>{2, 1}, std::vector<double>{0, 0}),
                             std::invalid_argument);
}

void TestLossPlot::curveIsDrawnInItsColour()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    plot.append(loss, std::vector<double>{0, 10}, std::vector<double>{1, 1});
    QVERIFY(holds(plot.picture(), plot.curveColour(loss)));
}

void TestLossPlot::hiddenCurveIsNotDrawn()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    addLine(plot, QStringLiteral("a"), 10);
    addLine(plot, QStringLiteral("b"), 10, -1);
    plot.replotNow();
    const auto [lowWith, highWith] = plot.yRange();
    QVERIFY(lowWith < -9);
    QSignalSpy toggled(&plot, &LossPlot::curveVisibilityChanged);
    plot.setCurveVisible(QStringLiteral("b"), false);
    plot.replotNow();
    QVERIFY(plot.yRange().first > -1); // the axis shows what is seen
    QCOMPARE(toggled.size(), 1);
    QVERIFY(!plot.isCurveVisible(QStringLiteral("b")));
}

void TestLossPlot::colourStaysWhileOthersGo()
{
    LossPlot plot;
    for (const char *name : {"a", "b", "c"})
        plot.append(QLatin1String(name), 0, 0);
    const QColor before = plot.curveColour(QStringLiteral("b")), freed = plot.curveColour(QStringLiteral("a"));
    plot.removeCurve(QStringLiteral("a"));
    QCOMPARE(plot.curveColour(QStringLiteral("b")), before);
    plot.append(QStringLiteral("d"), 0, 0);
    QCOMPARE(plot.curveColour(QStringLiteral("d")), freed);
}

void TestLossPlot::rangeFollowsThePoints()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    addLine(plot, loss, 101);
    plot.replotNow();
    QCOMPARE(plot.xRange().first, 0.0);
    QVERIFY(plot.xRange().second >= 100 && plot.xRange().second < 105);
    plot.setXRange(10, 20);
    plot.append(loss, 500, 1);
    plot.replotNow();
    QVERIFY(plot.xRange() == std::pair(10.0, 20.0)); // zoomed: stays where it is
    QVERIFY(plot.yRange().first > 5 && plot.yRange().second < 25);
    plot.resetZoom();
    plot.replotNow();
    QVERIFY(plot.xRange().second >= 500);
}

void TestLossPlot::logScaleLeavesOutWhatHasNoLogarithm()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    plot.append(loss, std::vector<double>{0, 1, 2, 3}, std::vector<double>{-1, 0, 0.01, 100});
    plot.setLogScale(true);
    plot.replotNow();
    QVERIFY(plot.yRange().first > 0.001 && plot.yRange().first <= 0.01);
    QVERIFY(plot.yRange().second >= 100 && plot.yRange().second < 1000);
    plot.setLogScale(false);
    plot.replotNow();
    QVERIFY(plot.yRange().first < -1);
}

void TestLossPlot::outliersAreClipped()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    std::vector<double> x, y;
    for (int i = 0; i < 1000; ++i) {
        x.push_back(i);
        y.push_back(i == 500 ? 1e6 : i % 10);
    }
    plot.setCurve(loss, x, y);
    plot.replotNow();
    QVERIFY(plot.yRange().second > 1e6);
    plot.setClipOutliers(true);
    plot.replotNow();
    QVERIFY(plot.yRange().second < 20);
}

void TestLossPlot::legendLiesWhereLessIsDrawn()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    plot.setSmoothing(0);
    addLine(plot, loss, 40, -1);
    plot.replotNow();
    plot.replotNow(); // the second one knows the layout
    QVERIFY(!plot.isLegendBelow());
    addLine(plot, loss, 41, 1);
    plot.replotNow();
    QVERIFY(plot.isLegendBelow());
}

void TestLossPlot::legendLiesBetweenTheCurves()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    plot.setSmoothing(0);
    for (const auto &[name, value] : {std::pair("high", 1.0), std::pair("low", 0.0)})
        plot.setCurve(name, std::vector<double>{0, 1, 2, 3}, std::vector<double>{value, value, value, value});
    plot.replotNow();
    plot.replotNow(); // the second one knows the layout
    QVERIFY(!plot.isLegendBelow());
    const QImage picture = plot.picture();
    int drawn = 0; // of the high curve at the right, where the legend would have lain
    for (int x = picture.width() / 2; x < picture.width(); ++x)
        for (int y = 0; y < picture.height() / 3; ++y)
            drawn += isClose(picture.pixelColor(x, y), plot.curveColour("high"), 40) ? 1 : 0;
    QVERIFY(drawn > picture.width() / 3);
}

void TestLossPlot::titlesAreNoNames()
{
    LossPlot plot;
    addLine(plot, loss, 3);
    QCOMPARE(plot.curveTitle(loss), loss);
    plot.setCurveTitle(loss, QStringLiteral("semantica"));
    addLine(plot, loss, 5); // another language makes no other curve
    QCOMPARE(plot.curves(), QStringList(loss));
    QCOMPARE(plot.points(loss), 5);
    QCOMPARE(plot.curveTitle(loss), QStringLiteral("semantica"));
}

void TestLossPlot::markerIsDrawnAndTakenAway()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    addLine(plot, loss, 10);
    plot.replotNow();
    const QImage without = plot.picture();
    plot.setMarker(4, QStringLiteral("kept"));
    QCOMPARE(plot.marker(), 4.0);
    QVERIFY(plot.picture() != without);
    plot.setMarker(std::nan(""), {});
    QVERIFY(plot.picture() == without);
    plot.setMarker(4, QStringLiteral("kept"));
    plot.clear();
    QVERIFY(std::isnan(plot.marker()));
}

void TestLossPlot::bestPoint()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    plot.append(loss, std::vector<double>{0, 1, 2, 3}, std::vector<double>{4, 2, std::nan(""), 3});
    QVERIFY(std::isnan(plot.bestPoint(loss).y()));
    plot.setBest(loss, LossPlot::Best::Lowest);
    QCOMPARE(plot.bestPoint(loss), QPointF(1, 2));
    plot.setBest(loss, LossPlot::Best::Highest);
    QCOMPARE(plot.bestPoint(loss), QPointF(0, 4));
    const QImage with = plot.picture();
    plot.setBest(loss, LossPlot::Best::None);
    QVERIFY(plot.picture() != with);
}

void TestLossPlot::wheelZoomsAndDoubleClickResets()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    addLine(plot, loss, 1000);
    plot.replotNow();
    QSignalSpy zoomed(&plot, &LossPlot::zoomChanged);
    auto *canvas = plot.findChild<QWidget *>(QStringLiteral("lossCanvas"));
    const auto before = plot.xRange();
    wheel(canvas, {200, 150}, 120);
    QVERIFY(plot.isZoomed());
    QCOMPARE(zoomed.size(), 1);
    QVERIFY(plot.xRange().second - plot.xRange().first < before.second - before.first);
    QTest::mouseDClick(canvas, Qt::LeftButton, {}, {100, 200});
    plot.replotNow();
    QVERIFY(!plot.isZoomed());
    QVERIFY(plot.xRange() == before);
}

void TestLossPlot::legendClickToggles()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    addLine(plot, loss, 10, -1);
    plot.replotNow();
    auto *canvas = plot.findChild<QWidget *>(QStringLiteral("lossCanvas"));
    QTest::mouseClick(canvas, Qt::LeftButton, {}, {canvas->width() - 50, 32}); // the legend: a falling curve leaves the upper right free
    QVERIFY(!plot.isCurveVisible(loss));
    plot.replotNow();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, {canvas->width() - 50, 32});
    QVERIFY(plot.isCurveVisible(loss));
}

void TestLossPlot::streamedPointsAreDrawnTogether()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    plot.append(loss, 0, 0);
    plot.replotNow();
    const auto before = plot.xRange();
    for (int step = 1; step <= 500; ++step)
        plot.append(loss, step, step);
    QVERIFY(plot.xRange() == before); // noted, not drawn
    QTRY_VERIFY(plot.xRange().second >= 500);
}

void TestLossPlot::aMillionPointsAreDrawn()
{
    LossPlot plot;
    showAt(plot, {900, 400});
    std::vector<double> x(1'000'000), y(x.size());
    for (size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<double>(i);
        y[i] = std::exp(-1e-6 * static_cast<double>(i)) + 0.3 * std::sin(static_cast<double>(i * i % 1000));
    }
    plot.setCurve(loss, x, y);
    plot.setSmoothing(0.9);
    plot.setClipOutliers(true);
    const double first = plot.replotNow();
    plot.append(loss, 1'000'000, 0.4);
    double later = 0;
    for (int i = 0; i < 5; ++i) {
        plot.setXRange(i, 1e6); // stale each time
        later += plot.replotNow() / 5;
    }
    qInfo("1e6 points: first drawing %.1f ms, later ones %.1f ms", first, later);
    QVERIFY(holds(plot.picture(), plot.curveColour(loss)));
    QCOMPARE(plot.points(loss), 1'000'001);
}

void TestLossPlot::placeholderUntilThereIsAPoint()
{
    LossPlot plot;
    plot.setPlaceholder(QStringLiteral("Losses appear here"));
    showAt(plot, {400, 300});
    plot.replotNow();
    auto *label = plot.findChild<QLabel *>(QStringLiteral("lossPlaceholder"));
    QVERIFY(label->isVisible());
    plot.append(loss, 0, 0);
    plot.replotNow();
    QVERIFY(!label->isVisible());
}

void TestLossPlot::darkAndLight()
{
    LossPlot plot;
    showAt(plot, {400, 300});
    addLine(plot, loss, 10);
    for (const QPalette &palette : {darkPalette(), lightPalette()}) {
        plot.setPalette(palette);
        const QImage image = plot.picture();
        QCOMPARE(image.pixelColor(2, 2), palette.color(QPalette::Base));
        QVERIFY(holds(image, themeColours(palette).series[0]));
        QCOMPARE(plot.curveColour(loss), themeColours(palette).series[0]);
    }
}

void TestLossPlot::panelDrivesThePlot()
{
    LossPanel panel;
    showAt(panel, {500, 300});
    QVERIFY(panel.options() == LossPanel::Options{});
    QSignalSpy changed(&panel, &LossPanel::optionsChanged);
    panel.findChild<QSlider *>(QStringLiteral("smoothingSlider"))->setValue(900);
    QVERIFY(std::abs(panel.plot()->smoothing() - 0.9) < 1e-9);
    panel.findChild<QCheckBox *>(QStringLiteral("logBox"))->click();
    QVERIFY(panel.plot()->isLogScale());
    panel.findChild<QCheckBox *>(QStringLiteral("outliersBox"))->click();
    QVERIFY(!panel.plot()->clipsOutliers());
    QCOMPARE(changed.size(), 3);
    auto *reset = panel.findChild<QToolButton *>(QStringLiteral("resetZoomButton"));
    QVERIFY(!reset->isEnabled());
    addLine(*panel.plot(), loss, 10);
    panel.plot()->setXRange(2, 3);
    QVERIFY(reset->isEnabled());
    reset->click();
    QVERIFY(!panel.plot()->isZoomed());
}

void TestLossPlot::panelSpeaksTheNewLanguage()
{
    LossPanel panel;
    BracketTranslator translator;
    QVERIFY(QApplication::installTranslator(&translator));
    QCoreApplication::processEvents();
    const QString text = panel.findChild<QCheckBox *>(QStringLiteral("logBox"))->text();
    QApplication::removeTranslator(&translator);
    QCOMPARE(text, QStringLiteral("<&Log scale>"));
}

void TestLossPlot::bestAndKeptAreMarked()
{
    LossPlot plot;
    const double x[] = {0, 1, 2}, y[] = {0.1, 0.3, 0.2};
    plot.setCurve("a", x, y);
    plot.setBest("a", LossPlot::Best::Highest);
    QCOMPARE(plot.bestPoint("a"), QPointF(1, 0.3));
    plot.setKept("a", 2);
    QCOMPARE(plot.keptPoint("a"), QPointF(2, 0.2));
    QCOMPARE(plot.bestPoint("a"), QPointF(1, 0.3)); // both are marked
    plot.setKept("a", 7); // there is no such point
    QVERIFY(std::isnan(plot.keptPoint("a").y()));
    showAt(plot, {400, 260});
    const auto coloured = [&] {
        const QImage picture = plot.picture();
        int count = 0;
        for (int row = 0; row < picture.height(); ++row)
            for (int column = 0; column < picture.width(); ++column)
                count += isClose(picture.pixelColor(column, row), plot.curveColour("a"), 10) ? 1 : 0;
        return count;
    };
    const int without = coloured();
    plot.setKept("a", 2);
    QVERIFY(coloured() > without + 20); // a filled disc
    plot.setKept("a", std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(coloured(), without);
}

void TestLossPlot::coloursAreGiven()
{
    LossPlot plot;
    addLine(plot, "a", 3);
    addLine(plot, "b", 3);
    const QColor second = plot.curveColour("b");
    plot.setCurveStyle("a", 1);
    QCOMPARE(plot.curveColour("a"), second);
    plot.setCurveStyle("b", LossPlot::styles - 1);
    QVERIFY(plot.curveColour("b") != second);
}

void TestLossPlot::cursorIsShared()
{
    LossPlot plot;
    const double x[] = {0, 1, 2}, y[] = {0.5, 0.25, 0.125};
    plot.setCurve("a", x, y);
    showAt(plot, {400, 260});
    plot.replotNow();
    QSignalSpy moved(&plot, &LossPlot::cursorMoved);
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(moved.last()[0].toDouble(), 0.0);
    plot.setCommonCursor(0);
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(moved.last()[0].toDouble(), 1.0);
    plot.setCommonCursor(1);
    QCOMPARE(plot.commonCursor(), 1.0);
    QCOMPARE(plot.valueAt("a", 1.5), 0.25);
    QVERIFY(std::isnan(plot.valueAt("a", 2.5)) && std::isnan(plot.valueAt("b", 1)));
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(moved.last()[0].toDouble(), 0.0);
    QTest::keyClick(&plot, Qt::Key_Escape);
    QVERIFY(std::isnan(moved.last()[0].toDouble()));
    auto *canvas = plot.findChild<QWidget *>("lossCanvas");
    QTest::mouseMove(canvas, QPoint(200, 120));
    QVERIFY(moved.last()[0].toDouble() > 0.3 && moved.last()[0].toDouble() < 1.7);
}

void TestLossPlot::drawsIntoAPdf()
{
    QTemporaryDir folder;
    LossPlot plot;
    addLine(plot, "a", 10);
    showAt(plot, {400, 260});
    QVERIFY(plot.savePdf(folder.filePath("plot.pdf")));
    QFile file(folder.filePath("plot.pdf"));
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().startsWith("%PDF-"));
    QVERIFY(!plot.savePdf("/nowhere/plot.pdf"));
}

void TestLossPlot::lonePointHasItsOwnScale()
{
    LossPlot plot;
    showAt(plot, {400, 260});
    plot.append("a", 0, 0.2);
    plot.replotNow();
    QVERIFY(plot.yRange().first > 0 && plot.yRange().second < 0.4);
    // Its point is drawn: a line through it would be nothing.
    const QImage picture = plot.picture();
    int coloured = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = picture.width() / 4; x < picture.width() * 3 / 5; ++x)
            coloured += isClose(picture.pixelColor(x, y), plot.curveColour("a"), 10) ? 1 : 0;
    QVERIFY2(coloured >= 8, qPrintable(QString::number(coloured)));
}

QTEST_MAIN(TestLossPlot)
#include "test_loss_plot.moc"
