#include "widgets/tables/metric_table.h"
#include "widgets/theme/palettes.h"

#include "widget_tests.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include <stdexcept>

using namespace vantage;

namespace {

/// Rows = truth: background 8 of 10 right, road 5 of 10 right, car absent, sky 20 of 20 right. IoU: background 8/15,
/// road 5/12, sky 1 (what is wrong goes to background and road).
ConfusionMatrix na()
{
    return ConfusionMatrix::fromCounts(4, {8, 2, 0, 0, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20});
}

/// Road 10 of 10, sky 15 of 20 (5 called car).
ConfusionMatrix adapted()
{
    return ConfusionMatrix::fromCounts(4, {8, 2, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 5, 15});
}

std::vector<MetricColumn> results()
{
    return {{QStringLiteral("NA"), na()}, {QStringLiteral("adapted"), adapted()}};
}

QStringList columnOf(const QAbstractItemModel &model, int column, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data(role).toString();
    return texts;
}

} // namespace

class TestMetricTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void valuesDifferencesAndAbsentClasses();
    void accuracyInsteadOfIou();
    void differencesAreNotToldByColourAlone();
    void referenceComesFirst();
    void sortingKeepsMeansLastAndAbsentAfterAll();
    void shareMakesRoomForNumbers();
    void copiesAsTabs();
    void copiesTheSelectionAlone();
    void csvAndMarkdown();
    void otherClassesAreRefused();
    void emptyShowsThePlaceholder();
    void activatedRowIsAClass();
    void newLanguage();
};

void TestMetricTable::valuesDifferencesAndAbsentClasses()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    const QAbstractItemModel &model = *table.model();
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(columnOf(model, 0), QStringList({"background", "road", "car", "sky", "mean IoU", "pixel accuracy"}));
    QCOMPARE(columnOf(model, 1), QStringList({"25.0 %", "25.0 %", "0.0 %", "50.0 %", "", ""}));
    QCOMPARE(columnOf(model, 2), QStringList({"0.533", "0.417", "absent", "1.000", "0.650", "0.825"}));
    QCOMPARE(columnOf(model, 3), QStringList({"0.800", "0.833", "absent", "0.750", "0.794", "0.825"}));
    const QStringList differences = columnOf(model, 4);
    QVERIFY(differences[0].startsWith(QStringLiteral("+0.267")));
    QCOMPARE(differences[2], QString());
    QVERIFY(differences[3].startsWith(QStringLiteral("\u22120.250"))); // a real minus
    QCOMPARE(differences[5].trimmed(), QStringLiteral("0.000"));
}

void TestMetricTable::accuracyInsteadOfIou()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    table.findChild<QComboBox *>(QStringLiteral("measureBox"))->setCurrentIndex(1);
    QCOMPARE(table.kind(), MetricKind::ClassAccuracy);
    QCOMPARE(columnOf(*table.model(), 2), QStringList({"0.800", "0.500", "absent", "1.000", "0.767", "0.825"}));
    QCOMPARE(table.model()->index(4, 0).data().toString(), QStringLiteral("mean accuracy"));
}

void TestMetricTable::differencesAreNotToldByColourAlone()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    const QModelIndex gain = table.model()->index(0, 4), lost = table.model()->index(3, 4);
    QVERIFY(gain.data().toString().contains(u'\u25b2'));
    QVERIFY(lost.data().toString().contains(u'\u25bc'));
    const ThemeColours colours = themeColours(QApplication::palette());
    QCOMPARE(gain.data(Qt::ForegroundRole).value<QColor>(), colours.good);
    QCOMPARE(lost.data(Qt::ForegroundRole).value<QColor>(), colours.bad);
}

void TestMetricTable::referenceComesFirst()
{
    MetricTable table;
    table.setResults(fourClasses(), results(), 1);
    const QAbstractItemModel &model = *table.model();
    QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("adapted"));
    QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), QStringLiteral("NA"));
    QVERIFY(model.index(0, 4).data().toString().startsWith(QStringLiteral("\u22120.267")));
}

void TestMetricTable::sortingKeepsMeansLastAndAbsentAfterAll()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    showAt(table, {600, 300});
    auto *view = table.findChild<QTableView *>(QStringLiteral("metricView"));
    view->sortByColumn(2, Qt::AscendingOrder);
    QCOMPARE(columnOf(*table.model(), 0),
             QStringList({"road", "background", "sky", "car", "mean IoU", "pixel accuracy"}));
    view->sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(columnOf(*table.model(), 0),
             QStringList({"sky", "background", "road", "car", "mean IoU", "pixel accuracy"}));
    view->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(columnOf(*table.model(), 0),
             QStringList({"background", "road", "car", "sky", "mean IoU", "pixel accuracy"}));
}

void TestMetricTable::shareMakesRoomForNumbers()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    showAt(table, {600, 300});
    auto *view = table.findChild<QTableView *>(QStringLiteral("metricView"));
    QVERIFY(!view->isColumnHidden(1));
    table.resize(330, 300);
    QVERIFY(view->isColumnHidden(1));
    table.resize(600, 300);
    QVERIFY(!view->isColumnHidden(1));
}

void TestMetricTable::copiesAsTabs()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    showAt(table, {600, 300});
    auto *view = table.findChild<QTableView *>(QStringLiteral("metricView"));
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines[0], QStringLiteral("Class\tShare\tNA\tadapted\tDifference"));
    QCOMPARE(lines[1], QStringLiteral("background\t0.25000\t0.533\t0.800\t+0.267"));
    QCOMPARE(lines[3], QStringLiteral("car\t0.00000\tabsent\tabsent\tabsent"));
    QCOMPARE(lines[4], QStringLiteral("sky\t0.50000\t1.000\t0.750\t-0.250")); // what a spreadsheet reads as a number
}

void TestMetricTable::copiesTheSelectionAlone()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    showAt(table, {600, 300});
    auto *view = table.findChild<QTableView *>(QStringLiteral("metricView"));
    view->selectionModel()->select(QItemSelection(table.model()->index(0, 2), table.model()->index(1, 3)),
                                   QItemSelectionModel::Select);
    table.findChild<QToolButton *>(QStringLiteral("copyTableButton"))->click();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("NA\tadapted\n0.533\t0.800\n0.417\t0.833\n"));
}

void TestMetricTable::csvAndMarkdown()
{
    ClassMap classes = fourClasses();
    classes.classes[0].name = "poles, \"signs\" | wires";
    MetricTable table;
    table.setResults(classes, results());
    const QString csv = table.text(TableFormat::Csv), markdown = table.text(TableFormat::Markdown);
    QVERIFY(csv.contains(QStringLiteral("\"poles, \"\"signs\"\" | wires\",0.25000,0.533,0.800,+0.267\r\n")));
    QVERIFY(markdown.contains(QStringLiteral("| --- | ---: | ---: | ---: | ---: |")));
    QVERIFY(markdown.contains(QStringLiteral("\\| wires |")));
}

void TestMetricTable::otherClassesAreRefused()
{
    MetricTable table;
    QVERIFY_EXCEPTION_THROWN(table.setResults(fourClasses(), {{QStringLiteral("NA"), ConfusionMatrix(3)}}),
                             std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(table.setResults(fourClasses(), results(), 2), std::invalid_argument);
}

void TestMetricTable::emptyShowsThePlaceholder()
{
    MetricTable table;
    table.setPlaceholder(QStringLiteral("Nothing was measured"));
    showAt(table, {600, 300});
    auto *label = table.findChild<QLabel *>(QStringLiteral("metricPlaceholder"));
    QVERIFY(label->isVisible());
    table.setResults(fourClasses(), results());
    QVERIFY(!label->isVisible());
    table.clear();
    QVERIFY(label->isVisible());
    QVERIFY(!table.findChild<QToolButton *>(QStringLiteral("copyTableButton"))->isEnabled());
}

void TestMetricTable::activatedRowIsAClass()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    showAt(table, {600, 300});
    auto *view = table.findChild<QTableView *>(QStringLiteral("metricView"));
    view->sortByColumn(2, Qt::DescendingOrder); // sky first
    QSignalSpy activated(&table, &MetricTable::classActivated);
    Q_EMIT view->activated(table.model()->index(0, 0));
    QCOMPARE(activated.last().first().toInt(), 3);
    Q_EMIT view->activated(table.model()->index(4, 0)); // the mean is no class
    QCOMPARE(activated.size(), 1);
}

void TestMetricTable::newLanguage()
{
    MetricTable table;
    table.setResults(fourClasses(), results());
    BracketTranslator translator;
    QVERIFY(QApplication::installTranslator(&translator));
    QCoreApplication::processEvents();
    const QString measure = table.findChild<QComboBox *>(QStringLiteral("measureBox"))->itemText(0);
    const QString absent = table.model()->index(2, 2).data().toString();
    QApplication::removeTranslator(&translator);
    QCOMPARE(measure, QStringLiteral("<IoU>"));
    QCOMPARE(absent, QStringLiteral("<absent>"));
}

QTEST_MAIN(TestMetricTable)
#include "test_metric_table.moc"
