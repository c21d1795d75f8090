#include "widgets/tables/confusion_view.h"
#include "widgets/theme/palettes.h"

#include "widget_tests.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>

#include <stdexcept>

using namespace vantage;

namespace {

/// background: 75 right, 25 called road. road: 50 right, 50 called background. car absent. sky: 1000 right.
ConfusionMatrix matrix()
{
    return ConfusionMatrix::fromCounts(4, {75, 25, 0, 0, 50, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000});
}

} // namespace

class TestConfusionView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void valuesInEachScale();
    void strongerCellsAreFurtherFromTheBackground();
    void absentRowsAreHatched();
    void hoverExplains();
    void keysMoveTheMark();
    void copies();
    void manyClassesFit();
    void otherClassesAreRefused();
    void emptyShowsThePlaceholder();
    void changesAgainstABase();
};

void TestConfusionView::valuesInEachScale()
{
    ConfusionGrid grid;
    grid.setConfusion(fourClasses(), matrix());
    QCOMPARE(grid.value(0, 1), std::optional(0.25));
    QCOMPARE(grid.value(2, 2), std::optional<double>());
    grid.setScale(ConfusionScale::Precision);
    QCOMPARE(grid.value(0, 0), std::optional(0.6));
    QCOMPARE(grid.value(0, 2), std::optional<double>()); // nothing is called car
    grid.setScale(ConfusionScale::Counts);
    QCOMPARE(grid.value(3, 3), std::optional(1000.0));
    QCOMPARE(grid.value(9, 0), std::optional<double>());
}

void TestConfusionView::strongerCellsAreFurtherFromTheBackground()
{
    ConfusionGrid grid;
    grid.setConfusion(fourClasses(), matrix());
    showAt(grid, {400, 400});
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        grid.setPalette(palette);
        const QImage image = grid.grab().toImage();
        const auto contrast = [&](int truth, int prediction) {
            const QPointF corner = grid.cellRect(truth, prediction).topLeft() + QPointF(3, 3); // beside the number
            return contrastRatio(image.pixelColor(corner.toPoint()), palette.color(QPalette::Base));
        };
        QVERIFY(contrast(0, 2) < 1.05);
        QVERIFY(contrast(0, 1) > contrast(0, 2));
        QVERIFY(contrast(0, 0) > contrast(0, 1));
        QVERIFY(contrast(3, 3) > contrast(0, 0));
    }
}

void TestConfusionView::absentRowsAreHatched()
{
    ConfusionGrid grid;
    grid.setConfusion(fourClasses(), matrix());
    showAt(grid, {400, 400});
    const QImage image = grid.grab().toImage();
    const auto coloursIn = [&](int truth, int prediction) {
        const QRect cell = grid.cellRect(truth, prediction).toRect().adjusted(3, 3, -3, -3);
        QSet<QRgb> colours;
        for (int y = cell.top(); y <= cell.bottom(); ++y) {
            for (int x = cell.left(); x <= cell.right(); ++x)
                colours.insert(image.pixel(x, y));
        }
        return colours.size();
    };
    QVERIFY(coloursIn(2, 1) > 1);
    QCOMPARE(coloursIn(0, 3), 1); // an ordinary zero is empty
}

void TestConfusionView::hoverExplains()
{
    ConfusionView view;
    view.setConfusion(fourClasses(), matrix());
    showAt(view, {420, 480});
    QSignalSpy hovered(view.grid(), &ConfusionGrid::cellHovered);
    move(view.grid(), view.grid()->cellRect(0, 1).center());
    QCOMPARE(hovered.last(), QVariantList({0, 1}));
    auto *label = view.findChild<QLabel *>(QStringLiteral("cellLabel"));
    QCOMPARE(label->text(),
             QStringLiteral("background called road: 25 pixels, 25.0 % of background, 33.3 % of what is called road"));
    move(view.grid(), view.grid()->cellRect(2, 1).center());
    QVERIFY(label->text().contains(QStringLiteral("absent")));
    move(view.grid(), {1, 1});
    QCOMPARE(hovered.last(), QVariantList({-1, -1}));
    QVERIFY(label->text().isEmpty());
}

void TestConfusionView::keysMoveTheMark()
{
    ConfusionGrid grid;
    grid.setConfusion(fourClasses(), matrix());
    showAt(grid, {400, 400});
    QSignalSpy activated(&grid, &ConfusionGrid::cellActivated);
    for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Up, Qt::Key_Up, Qt::Key_Return})
        QTest::keyClick(&grid, key);
    QCOMPARE(grid.current(), QPoint(1, 0));
    QCOMPARE(activated.last(), QVariantList({0, 1}));
}

void TestConfusionView::copies()
{
    ConfusionView view;
    view.setConfusion(fourClasses(), matrix());
    view.findChild<QComboBox *>(QStringLiteral("scaleBox"))->setCurrentIndex(2);
    showAt(view, {420, 480});
    QTest::keyClick(view.grid(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QVERIFY(lines[0].endsWith(QStringLiteral("\tbackground\troad\tcar\tsky")));
    QCOMPARE(lines[1], QStringLiteral("background\t75\t25\t0\t0"));
}

void TestConfusionView::manyClassesFit()
{
    ClassMap classes;
    std::vector<uint64_t> counts;
    for (int i = 0; i < 30; ++i) {
        classes.classes.push_back(
            {"a class with a long name " + std::to_string(i), {static_cast<uint8_t>(i * 8), 90, 90}});
        for (int j = 0; j < 30; ++j)
            counts.push_back(i == j ? 100 : 1);
    }
    ConfusionGrid grid;
    grid.setConfusion(classes, ConfusionMatrix::fromCounts(30, counts));
    showAt(grid, {640, 640});
    QVERIFY(grid.cellRect(29, 29).right() <= grid.width() && grid.cellRect(29, 29).bottom() <= grid.height());
    QVERIFY(grid.cellRect(0, 0).width() >= 12);
}

void TestConfusionView::otherClassesAreRefused()
{
    ConfusionGrid grid;
    QVERIFY_EXCEPTION_THROWN(grid.setConfusion(fourClasses(), ConfusionMatrix(5)), std::invalid_argument);
}

void TestConfusionView::emptyShowsThePlaceholder()
{
    ConfusionView view;
    view.setPlaceholder(QStringLiteral("Nothing was measured"));
    showAt(view, {400, 400});
    QVERIFY(view.findChild<QLabel *>(QStringLiteral("confusionPlaceholder"))->isVisible());
    QVERIFY(!view.grid()->isVisible());
    view.setConfusion(fourClasses(), matrix());
    QVERIFY(view.grid()->isVisible());
    view.clear();
    QVERIFY(!view.grid()->isVisible());
}

void TestConfusionView::changesAgainstABase()
{
    ConfusionGrid grid;
    grid.setScale(ConfusionScale::Counts);
    const ConfusionMatrix after = ConfusionMatrix::fromCounts(4, {90, 10, 0, 0, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000});
    grid.setChange(fourClasses(), matrix(), after);
    QCOMPARE(grid.value(0, 0).value(), 0.9 - 0.75);
    QCOMPARE(grid.value(1, 0), std::optional(0.0)); // as large a share of twice the pixels
    QCOMPARE(grid.value(2, 2), std::optional<double>());
    QVERIFY2(grid.describe(0, 1).contains("10.0 %") && grid.describe(0, 1).contains("25.0 % in the base"), qPrintable(grid.describe(0, 1)));
    showAt(grid, {400, 400});
    const QImage picture = grid.grab().toImage();
    const auto colour = [&](int truth, int prediction) { return picture.pixelColor((grid.cellRect(truth, prediction).topLeft() + QPointF(4, 4)).toPoint()); };
    QVERIFY(isClose(colour(0, 0), colour(0, 1), 2)); // more right ones and fewer wrong ones are both better
    QVERIFY(!isClose(colour(0, 0), colour(1, 0), 8));
    grid.setConfusion(fourClasses(), matrix()); // no change any more
    QCOMPARE(grid.value(0, 1), std::optional(0.25));
    QVERIFY_EXCEPTION_THROWN(grid.setChange(fourClasses(), matrix(), ConfusionMatrix(2)), std::invalid_argument);
}

QTEST_MAIN(TestConfusionView)
#include "test_confusion_view.moc"
