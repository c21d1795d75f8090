#include "widgets/classes/class_legend.h"

#include "widget_tests.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace vantage;

class TestClassLegend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_legend.reset(); }

    void aClassAnItem();
    void checkBoxHides();
    void allNoneOnly();
    void doubleClickShowsAlone();
    void oneSignalAChange();
    void newClassesKeepWhatIsHidden();
    void shares();
    void markedClassIsBold();

private:
    QTreeWidget *list() const { return m_legend->findChild<QTreeWidget *>(QStringLiteral("legendList")); }
    void click(const char *button) const { m_legend->findChild<QPushButton *>(QLatin1String(button))->click(); }
    std::unique_ptr<ClassLegend> m_legend;
};

void TestClassLegend::init()
{
    QLocale::setDefault(QLocale::c());
    m_legend = std::make_unique<ClassLegend>();
    m_legend->setClasses(fourClasses());
    showAt(*m_legend, {220, 240});
}

void TestClassLegend::aClassAnItem()
{
    QCOMPARE(list()->topLevelItemCount(), 4);
    QCOMPARE(list()->topLevelItem(1)->text(0), QStringLiteral("road"));
    QCOMPARE(list()->topLevelItem(1)->icon(0).pixmap(16, 16).toImage().pixelColor(8, 8), QColor(128, 64, 128));
    QVERIFY(m_legend->hidden().isEmpty());
}

void TestClassLegend::checkBoxHides()
{
    QSignalSpy changed(m_legend.get(), &ClassLegend::hiddenChanged);
    list()->setCurrentItem(list()->topLevelItem(2));
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_legend->hidden(), QSet<int>({2}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<QSet<int>>(), QSet<int>({2}));
}

void TestClassLegend::allNoneOnly()
{
    click("legendNoneButton");
    QCOMPARE(m_legend->hidden(), QSet<int>({0, 1, 2, 3}));
    click("legendAllButton");
    QVERIFY(m_legend->hidden().isEmpty());
    auto *only = m_legend->findChild<QPushButton *>(QStringLiteral("legendOnlyButton"));
    list()->clearSelection();
    QVERIFY(!only->isEnabled());
    list()->topLevelItem(1)->setSelected(true);
    list()->topLevelItem(3)->setSelected(true);
    click("legendOnlyButton");
    QCOMPARE(m_legend->hidden(), QSet<int>({0, 2}));
}

void TestClassLegend::doubleClickShowsAlone()
{
    const QPoint place = list()->visualItemRect(list()->topLevelItem(3)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place); // the view wants to see the press before
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_legend->hidden(), QSet<int>({0, 1, 2}));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place); // the view wants to see the press before
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(m_legend->hidden().isEmpty());
}

void TestClassLegend::oneSignalAChange()
{
    QSignalSpy changed(m_legend.get(), &ClassLegend::hiddenChanged);
    m_legend->setHidden({0, 1, 2});
    QCOMPARE(changed.size(), 1);
    m_legend->setHidden({0, 1, 2});
    QCOMPARE(changed.size(), 1);
}

void TestClassLegend::newClassesKeepWhatIsHidden()
{
    m_legend->setHidden({1});
    ClassMap renamed = fourClasses();
    renamed.classes[1].name = "street";
    m_legend->setClasses(renamed);
    QCOMPARE(m_legend->hidden(), QSet<int>({1}));
    renamed.classes.pop_back();
    m_legend->setClasses(renamed);
    QVERIFY(m_legend->hidden().isEmpty());
}

void TestClassLegend::shares()
{
    QVERIFY(list()->isColumnHidden(1));
    m_legend->setShares({0.5, 0.0004, -1, 0});
    QVERIFY(!list()->isColumnHidden(1));
    QCOMPARE(list()->topLevelItem(0)->text(1), QStringLiteral("50.0 %"));
    QCOMPARE(list()->topLevelItem(1)->text(1), QStringLiteral("< 0.1 %"));
    QCOMPARE(list()->topLevelItem(2)->text(1), QString());
    QCOMPARE(list()->topLevelItem(3)->text(1), QStringLiteral("0.0 %"));
}

void TestClassLegend::markedClassIsBold()
{
    QSignalSpy changed(m_legend.get(), &ClassLegend::hiddenChanged);
    m_legend->setMarked(1);
    QVERIFY(list()->topLevelItem(1)->font(0).bold());
    m_legend->setMarked(-1);
    QVERIFY(!list()->topLevelItem(1)->font(0).bold());
    QVERIFY(changed.isEmpty());
}

QTEST_MAIN(TestClassLegend)
#include "test_class_legend.moc"
