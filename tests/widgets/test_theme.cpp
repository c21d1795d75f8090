#include "widgets/theme/icon_paths.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/palettes.h"
#include "widgets/theme/theme.h"

#include "widget_tests.h"

#include <QLabel>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace vantage;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastKnownValues();
    void textCanBeRead_data();
    void textCanBeRead();
    void choicesAsText();
    void choiceChangesPaletteOfLivingWidgets();
    void ownColoursSurviveANewParent();
    void titlesAreLarge();
    void systemIsFollowedOnlyIfChosen();
    void everyIconIsDrawnAndItsOwn();
    void iconsFollowThePalette();
    void iconsAreSharpAtHighPixelRatio();
    void applicationIconHasAllSizes();
};

void TestTheme::contrastKnownValues()
{
    QVERIFY(std::abs(contrastRatio(Qt::black, Qt::white) - 21) < 1e-6);
    QVERIFY(std::abs(contrastRatio(Qt::red, Qt::red) - 1) < 1e-6);
    QVERIFY(std::abs(contrastRatio(QColor("#767676"), Qt::white) - 4.54) < 0.01); // WCAG's own example of just enough
    QCOMPARE(textOn(Qt::yellow), QColor(Qt::black));
    QCOMPARE(textOn(Qt::darkBlue), QColor(Qt::white));
}

void TestTheme::textCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestTheme::textCanBeRead()
{
    QFETCH(QPalette, palette);
    const auto enough = [&](const QColor &text, QPalette::ColorRole behind, double least) {
        const double ratio = contrastRatio(text, palette.color(behind));
        if (ratio < least)
            qWarning() << text.name() << "on" << palette.color(behind).name() << ratio;
        return ratio >= least;
    };
    const ThemeColours colours = themeColours(palette);
    for (const auto behind : {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
        for (const QColor &text : {palette.color(QPalette::Text), palette.color(QPalette::WindowText),
                                   palette.color(QPalette::PlaceholderText), palette.color(QPalette::Link),
                                   colours.good, colours.bad, colours.warning, colours.faint})
            QVERIFY(enough(text, behind, 4.5));
    }
    for (const auto behind : {QPalette::Button, QPalette::Midlight})
        QVERIFY(enough(palette.color(QPalette::ButtonText), behind, 4.5));
    QVERIFY(enough(palette.color(QPalette::HighlightedText), QPalette::Highlight, 4.5));
    QVERIFY(enough(palette.color(QPalette::ToolTipText), QPalette::ToolTipBase, 4.5));
    for (const QColor &series : colours.series)
        QVERIFY(enough(series, QPalette::Base, 3));
}

void TestTheme::choicesAsText()
{
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeFromText(toText(choice)), choice);
    QCOMPARE(themeFromText(QStringLiteral("purple")), ThemeChoice::System);
}

void TestTheme::choiceChangesPaletteOfLivingWidgets()
{
    struct Watcher : QWidget
    {
        int changes = 0;
        void changeEvent(QEvent *event) override
        {
            changes += event->type() == QEvent::PaletteChange;
            QWidget::changeEvent(event);
        }
    } widget;
    Theme theme(*qApp);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Light);
    QCoreApplication::processEvents();
    QVERIFY(!isDark(widget.palette()));
    widget.changes = 0;
    theme.setChoice(ThemeChoice::Dark);
    QCoreApplication::processEvents();
    QVERIFY(isDark(widget.palette()));
    QVERIFY(widget.changes > 0);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().toBool(), true);
}

void TestTheme::ownColoursSurviveANewParent()
{
    Theme theme(*qApp);
    theme.setChoice(ThemeChoice::Light);
    auto *label = new QLabel;
    QPalette own = label->palette();
    own.setColor(QPalette::WindowText, QColor(1, 2, 3));
    label->setPalette(own);
    label->ensurePolished();
    QWidget window;
    QVBoxLayout layout(&window);
    layout.addWidget(label);
    QCOMPARE(label->palette().color(QPalette::WindowText), QColor(1, 2, 3));
    theme.setChoice(ThemeChoice::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(label->palette().color(QPalette::WindowText), QColor(1, 2, 3));
    QVERIFY(isDark(window.palette()));
}

void TestTheme::titlesAreLarge()
{
    Theme theme(*qApp);
    theme.setChoice(ThemeChoice::Light);
    QLabel plain, title, faint;
    title.setProperty("role", "title");
    faint.setProperty("role", "faint");
    for (QLabel *label : {&plain, &title, &faint})
        label->ensurePolished();
    QVERIFY(title.font().pointSizeF() > 1.4 * plain.font().pointSizeF());
    QCOMPARE(faint.foregroundRole(), QPalette::PlaceholderText);
}

void TestTheme::systemIsFollowedOnlyIfChosen()
{
    Theme theme(*qApp);
    theme.setChoice(ThemeChoice::Light);
    theme.setSystemDark(true);
    QVERIFY(!isDark(QApplication::palette()));
    theme.setChoice(ThemeChoice::System);
    QVERIFY(isDark(QApplication::palette()));
    theme.setSystemDark(false);
    QVERIFY(!isDark(QApplication::palette()));
}

void TestTheme::everyIconIsDrawnAndItsOwn()
{
    QList<QImage> seen;
    for (int i = 0; i <= static_cast<int>(Icon::Language); ++i) {
        const QImage image = themeIcon(static_cast<Icon>(i)).pixmap(24, 24, QIcon::Normal).toImage();
        QImage blank = image;
        blank.fill(Qt::transparent);
        QVERIFY2(image != blank, qPrintable(QStringLiteral("icon %1 is empty").arg(i)));
        QVERIFY2(!seen.contains(image), qPrintable(QStringLiteral("icon %1 looks like another").arg(i)));
        seen << image;
        const IconPath path = iconPath(static_cast<Icon>(i));
        for (const QRectF &box : {path.stroke.boundingRect(), path.fill.boundingRect()})
            QVERIFY2(box.left() >= 0 && box.top() >= 0 && box.right() <= 24 && box.bottom() <= 24,
                     qPrintable(QStringLiteral("icon %1 leaves its grid").arg(i)));
    }
}

void TestTheme::iconsFollowThePalette()
{
    Theme theme(*qApp);
    const QIcon icon = themeIcon(Icon::Stop); // filled: its middle is its colour
    const auto middle = [&](QIcon::Mode mode) { return icon.pixmap(24, 24, mode).toImage().pixelColor(12, 12); };
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        theme.setChoice(choice);
        const QPalette palette = QApplication::palette();
        QCOMPARE(middle(QIcon::Normal), palette.color(QPalette::ButtonText));
        QCOMPARE(middle(QIcon::Disabled), palette.color(QPalette::Disabled, QPalette::ButtonText));
        QCOMPARE(middle(QIcon::Selected), palette.color(QPalette::HighlightedText));
    }
}

void TestTheme::iconsAreSharpAtHighPixelRatio()
{
    const QPixmap pixmap = themeIcon(Icon::Add).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestTheme::applicationIconHasAllSizes()
{
    const auto sizes = applicationIcon().availableSizes();
    for (const int side : {16, 32, 48, 256, 512})
        QVERIFY(sizes.contains(QSize(side, side)));
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
