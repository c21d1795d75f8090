#include "widgets/image/compare_controls.h"
#include "widgets/image/compare_view.h"
#include "widgets/image/image_pane.h"
#include "widgets/image/swipe_pane.h"

#include "widget_tests.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

#include <stdexcept>

using namespace vantage;

namespace {

PaneContent flat(const QString &caption, const QColor &colour, cv::Size size = {40, 30})
{
    return {.caption = caption,
            .image = cv::Mat(size, CV_8UC3, cv::Scalar(colour.red(), colour.green(), colour.blue())),
            .labels = cv::Mat(size, CV_8UC1, cv::Scalar(2))};
}

std::vector<CompareView::Pane> threePanes()
{
    return {{QStringLiteral("source"), flat(QStringLiteral("Source"), QColor(200, 0, 0), {80, 60})},
            {QStringLiteral("na"), flat(QStringLiteral("NA"), QColor(0, 200, 0))},
            {QStringLiteral("adapted"), flat(QStringLiteral("Adapted"), QColor(150, 150, 0))}};
}

} // namespace

class TestCompareView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void oneViewForAll();
    void cursorIsMirrored();
    void anySubset();
    void columnsFollowTheShape();
    void holdingHHidesTheOverlay();
    void wheelStepsTheOpacityOfAll();
    void swipeShowsBothSides();
    void swipeBeginsWithWhatFits();
    void contentReachesTheSwipe();
    void pictureIsWhatIsShown();
    void idsAreChecked();
    void removedPanesGo();
    void controlsDriveTheView();
    void controlsFollowTheView();
    void controlsSpeakTheNewLanguage();

private:
    ImagePane *pane(const char *id) const
    {
        return m_view->findChild<ImagePane *>(QLatin1String("pane-") + QLatin1String(id));
    }
    std::unique_ptr<CompareView> m_view;
};

void TestCompareView::init()
{
    m_view = std::make_unique<CompareView>();
    m_view->setClasses(fourClasses());
    m_view->setPanes(threePanes());
    showAt(*m_view, {900, 240});
}

void TestCompareView::cleanup()
{
    m_view.reset();
}

void TestCompareView::oneViewForAll()
{
    QSignalSpy changed(m_view.get(), &CompareView::viewChanged);
    wheel(pane("na"), {30, 40}, 240);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_view->view().scale > 1.5);
    for (const char *id : {"source", "na", "adapted"})
        QCOMPARE(pane(id)->view(), m_view->view());
    QTest::keyClick(pane("na"), Qt::Key_F);
    QCOMPARE(pane("source")->view(), PaneView{});
}

void TestCompareView::cursorIsMirrored()
{
    QSignalSpy hovered(m_view.get(), &CompareView::hovered);
    const QPointF place =
        pane("na")->pictureRect().topLeft() + QPointF(1, 1) * pane("na")->pictureRect().width() / 40 * 10.5;
    move(pane("na"), place);
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("na"));
    QCOMPARE(hovered.last().at(1).toPoint(), QPoint(10, 10));
    QVERIFY(!pane("na")->crosshair());
    QVERIFY(pane("adapted")->crosshair());
    QCOMPARE(m_view->pixelUnderCursor(QStringLiteral("source")), QPoint(21, 21)); // twice the pixels, the same place
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(pane("na"), &leave);
    QVERIFY(!pane("adapted")->crosshair());
    QCOMPARE(hovered.last().at(1).toPoint(), QPoint(-1, -1));
    QCOMPARE(m_view->pixelUnderCursor(QStringLiteral("source")), QPoint(-1, -1));
}

void TestCompareView::anySubset()
{
    QSignalSpy shown(m_view.get(), &CompareView::shownChanged);
    m_view->setShown({QStringLiteral("adapted"), QStringLiteral("source"), QStringLiteral("nothing")});
    QCOMPARE(m_view->shown(), QStringList({QStringLiteral("source"), QStringLiteral("adapted")}));
    QCOMPARE(shown.size(), 1);
    QVERIFY(!pane("na")->isVisible());
    QVERIFY(pane("source")->isVisible());
    m_view->setShown({});
    m_view->setPlaceholder(QStringLiteral("No frame"));
    QVERIFY(m_view->findChild<QWidget *>(QStringLiteral("comparePlaceholder"))->isVisible());
}

void TestCompareView::columnsFollowTheShape()
{
    QCoreApplication::processEvents();
    QCOMPARE(pane("source")->y(), pane("adapted")->y()); // wide: one row
    m_view->resize(300, 700);
    QCoreApplication::processEvents();
    QCOMPARE(pane("source")->x(), pane("adapted")->x()); // tall: one column
    QVERIFY(pane("source")->y() < pane("na")->y());
}

void TestCompareView::holdingHHidesTheOverlay()
{
    m_view->setOpacity(1);
    QSignalSpy held(m_view.get(), &CompareView::overlayHeldChanged);
    const QPoint middle = pane("na")->rect().center();
    QVERIFY(isClose(pixelOf(*pane("na"), middle), QColor(0, 0, 255)));
    QTest::keyPress(pane("na"), Qt::Key_H);
    QVERIFY(isClose(pixelOf(*pane("na"), middle), QColor(0, 200, 0)));
    QVERIFY(isClose(pixelOf(*pane("adapted"), middle), QColor(150, 150, 0)));
    QTest::keyRelease(pane("na"), Qt::Key_H);
    QVERIFY(isClose(pixelOf(*pane("na"), middle), QColor(0, 0, 255)));
    QCOMPARE(held.size(), 2);
    QVERIFY(m_view->overlay().visible); // the setting itself did not change
    // Another widget gets the focus while H is down, and its release.
    QTest::keyPress(pane("na"), Qt::Key_H);
    QFocusEvent left(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
    QApplication::sendEvent(pane("na"), &left);
    QVERIFY(!m_view->isOverlayHeld());
}

void TestCompareView::wheelStepsTheOpacityOfAll()
{
    m_view->setOpacity(0.5);
    QSignalSpy changed(m_view.get(), &CompareView::overlayChanged);
    wheel(pane("source"), {20, 20}, 240, Qt::ControlModifier);
    QVERIFY(std::abs(m_view->overlay().opacity - 0.6) < 1e-9);
    QVERIFY(std::abs(pane("adapted")->overlay().opacity - 0.6) < 1e-9);
    QCOMPARE(changed.size(), 1);
    wheel(pane("source"), {20, 20}, 120 * 50, Qt::ControlModifier);
    QCOMPARE(m_view->overlay().opacity, 1.0);
}

void TestCompareView::swipeBeginsWithWhatFits()
{
    CompareControls controls(m_view.get());
    controls.setFirstSwipe("na", "adapted");
    const int before = controls.minimumSizeHint().width();
    controls.findChild<QToolButton *>("swipeButton")->click();
    QCOMPARE(m_view->swipe(), std::make_optional(std::pair(QString("na"), QString("adapted"))));
    QVERIFY(controls.minimumSizeHint().width() <= before + 8); // nothing beside it has to give way
    auto *left = controls.findChild<QComboBox *>("swipeLeftBox");
    left->setCurrentIndex(left->findData("source"));
    Q_EMIT left->activated(left->currentIndex());
    controls.findChild<QToolButton *>("swipeButton")->click();
    controls.findChild<QToolButton *>("swipeButton")->click();
    const auto swipe = m_view->swipe();
    QVERIFY(swipe && swipe->first == "source"); // what was chosen stays
}

void TestCompareView::swipeShowsBothSides()
{
    m_view->setOpacity(0);
    m_view->startSwipe(QStringLiteral("na"), QStringLiteral("adapted"));
    QCoreApplication::processEvents();
    auto *swipe = m_view->findChild<SwipePane *>(QStringLiteral("swipePane"));
    QVERIFY(swipe->isVisible() && !pane("na")->isVisible());
    const double middle = swipe->width() / 2.0;
    const int y = swipe->height() - 20;
    QCOMPARE(pixelOf(*swipe, QPoint(static_cast<int>(middle) - 30, y)), QColor(0, 200, 0));
    QCOMPARE(pixelOf(*swipe, QPoint(static_cast<int>(middle) + 30, y)), QColor(150, 150, 0));

    QTest::mousePress(swipe, Qt::LeftButton, {}, QPoint(static_cast<int>(middle), y));
    move(swipe, {middle + 60, static_cast<double>(y)}, Qt::LeftButton);
    QTest::mouseRelease(swipe, Qt::LeftButton, {}, QPoint(static_cast<int>(middle) + 60, y));
    QVERIFY(swipe->divider() > 0.5);
    QCOMPARE(pixelOf(*swipe, QPoint(static_cast<int>(middle) + 30, y)), QColor(0, 200, 0));
    QCOMPARE(swipe->view(), PaneView{}); // the divider moved, not the picture

    m_view->endSwipe();
    QVERIFY(pane("na")->isVisible() && !swipe->isVisible());
    m_view->startSwipe(QStringLiteral("na"), QStringLiteral("nothing"));
    QVERIFY(!m_view->swipe());
}

void TestCompareView::contentReachesTheSwipe()
{
    m_view->setOpacity(0);
    m_view->startSwipe(QStringLiteral("na"), QStringLiteral("adapted"));
    m_view->setContent(QStringLiteral("na"), flat(QStringLiteral("NA"), QColor(10, 20, 30)));
    auto *swipe = m_view->findChild<SwipePane *>(QStringLiteral("swipePane"));
    QCOMPARE(pixelOf(*swipe, QPoint(swipe->width() / 2 - 30, swipe->height() - 20)), QColor(10, 20, 30));
}

void TestCompareView::pictureIsWhatIsShown()
{
    m_view->setOpacity(0);
    m_view->setShown({QStringLiteral("na"), QStringLiteral("adapted")});
    QCoreApplication::processEvents();
    const QImage picture = m_view->picture();
    QCOMPARE(picture.size(), m_view->size() * m_view->devicePixelRatioF());
    QVERIFY(isClose(picture.pixelColor(pane("na")->geometry().center()), QColor(0, 200, 0)));
    QVERIFY(isClose(picture.pixelColor(pane("adapted")->geometry().center()), QColor(150, 150, 0)));
    QTemporaryDir folder;
    QVERIFY(m_view->savePicture(folder.filePath(QStringLiteral("shown.png"))));
    QCOMPARE(QImage(folder.filePath(QStringLiteral("shown.png"))).size(), picture.size());
    QVERIFY(!m_view->savePicture(folder.filePath(QStringLiteral("no/such/folder.png"))));
}

void TestCompareView::idsAreChecked()
{
    QVERIFY_EXCEPTION_THROWN(m_view->setPanes({{QString(), {}}}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(m_view->setPanes({{QStringLiteral("a"), {}}, {QStringLiteral("a"), {}}}),
                             std::invalid_argument);
    QCOMPARE(m_view->panes().size(), 3);
    m_view->setContent(QStringLiteral("nothing"), {});
    QVERIFY(!m_view->content(QStringLiteral("nothing")));
}

void TestCompareView::removedPanesGo()
{
    m_view->setShown({QStringLiteral("na")});
    auto panes = threePanes();
    panes.erase(panes.begin());
    m_view->setPanes(panes);
    QCOMPARE(m_view->shown(), QStringList(QStringLiteral("na"))); // what is kept keeps whether it is shown
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!pane("source"));
}

void TestCompareView::controlsDriveTheView()
{
    CompareControls controls(m_view.get());
    controls.findChild<QSlider *>(QStringLiteral("opacitySlider"))->setValue(30);
    QVERIFY(std::abs(m_view->overlay().opacity - 0.3) < 1e-9);
    controls.findChild<QSlider *>(QStringLiteral("confidenceSlider"))->setValue(80);
    QVERIFY(std::abs(m_view->overlay().minimumConfidence - 0.8) < 1e-9);
    controls.findChild<QToolButton *>(QStringLiteral("outlineButton"))->click();
    QVERIFY(m_view->overlay().outline);
    auto *hold = controls.findChild<QToolButton *>(QStringLiteral("holdButton"));
    QTest::mousePress(hold, Qt::LeftButton);
    QVERIFY(m_view->isOverlayHeld());
    QTest::mouseRelease(hold, Qt::LeftButton);
    QVERIFY(!m_view->isOverlayHeld());
    controls.findChild<QToolButton *>(QStringLiteral("swipeButton"))->click();
    QVERIFY(m_view->swipe());
    auto *right = controls.findChild<QComboBox *>(QStringLiteral("swipeRightBox"));
    right->setCurrentIndex(2);
    Q_EMIT right->activated(2);
    QCOMPARE(m_view->swipe()->second, QStringLiteral("adapted"));
    controls.findChild<QToolButton *>(QStringLiteral("swipeButton"))->click();
    QVERIFY(!m_view->swipe());
    auto *show = controls.findChild<QAction *>(QStringLiteral("show-na"));
    QVERIFY(show->isChecked());
    show->trigger();
    QTRY_COMPARE(m_view->shown().size(), 2);
    controls.findChild<QToolButton *>(QStringLiteral("copyPictureButton"))->click();
    QVERIFY(!QApplication::clipboard()->image().isNull());
    QSignalSpy save(&controls, &CompareControls::saveRequested);
    controls.findChild<QToolButton *>(QStringLiteral("savePictureButton"))->click();
    QCOMPARE(save.size(), 1);
}

void TestCompareView::controlsFollowTheView()
{
    CompareControls controls(m_view.get());
    m_view->setOpacity(0.9);
    QCOMPARE(controls.findChild<QSlider *>(QStringLiteral("opacitySlider"))->value(), 90);
    m_view->startSwipe(QStringLiteral("adapted"), QStringLiteral("na"));
    QVERIFY(controls.findChild<QToolButton *>(QStringLiteral("swipeButton"))->isChecked());
    QCOMPARE(controls.findChild<QComboBox *>(QStringLiteral("swipeLeftBox"))->currentData().toString(),
             QStringLiteral("adapted"));
    m_view->setShown({QStringLiteral("na")});
    QVERIFY(!controls.findChild<QToolButton *>(QStringLiteral("swipeButton"))->isChecked());
    QVERIFY(!controls.findChild<QAction *>(QStringLiteral("show-adapted"))->isChecked());
}

void TestCompareView::controlsSpeakTheNewLanguage()
{
    CompareControls controls(m_view.get());
    const auto *panes = controls.findChild<QToolButton *>(QStringLiteral("panesButton"));
    QCOMPARE(panes->text(), QStringLiteral("Panes"));
    BracketTranslator translator;
    QVERIFY(QApplication::installTranslator(&translator));
    QCoreApplication::processEvents();
    const QString translated = panes->text();
    QApplication::removeTranslator(&translator);
    QCOMPARE(translated, QStringLiteral("<Panes>"));
}

QTEST_MAIN(TestCompareView)
#include "test_compare_view.moc"
