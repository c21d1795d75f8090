#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/report/charts_of_run.h"
#include "core/report/html_parts.h"
#include "core/report/html_report.h"
#include "core/report/number_text.h"
#include "core/report/pictures.h"
#include "core/report/svg_chart.h"
#include "core/report/text_table.h"
#include "tests/core/html_checks.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

using namespace vantage;
using vantage::samples::has;
using vantage::samples::unbalancedTag;

namespace {

ClassMap threeClasses()
{
    return {{{"roads", {128, 64, 128}}, {"Bäume", {0, 128, 0}}, {"signs", {220, 220, 0}}}, 255};
}

/// Two classes present, the third absent. `right` of 10 pixels each are right.
ModelResult result(Role role, uint64_t right)
{
    ModelResult model;
    model.role = role;
    model.target = ConfusionMatrix::fromCounts(3, {right, 10 - right, 0, 10 - right, right, 0, 0, 0, 0});
    model.seed = 7;
    return model;
}

std::vector<ModelResult> fourResults()
{
    // mean IoU = right / (20 - right): 5 -> 1/3, 6 -> 3/7, 8 -> 2/3, 10 -> 1
    return {result(Role::Adapted, 8), result(Role::NoAdaptation, 5), result(Role::FineTuning, 10),
            result(Role::Control, 6)};
}

ReportData fullReport()
{
    ReportData data;
    data.title = "Station & square";
    data.classes = threeClasses();
    data.results = fourResults();
    data.choice = SnapshotChoice{2, 1, Verdict::Better, "because"};
    std::vector<StepRecord> steps;
    for (int i = 1; i <= 3000; ++i)
        steps.push_back({i, {{"L_sem", 1.0 / i}, {"L_gan", i == 5 ? std::nan("") : 0.7}}});
    data.lossCharts = lossCharts(steps);
    std::vector<EpochRecord> epochs(3);
    for (int i = 0; i < 3; ++i) {
        epochs[static_cast<size_t>(i)].epoch = i;
        epochs[static_cast<size_t>(i)].source = result(Role::NoAdaptation, 9).target;
        epochs[static_cast<size_t>(i)].target = result(Role::NoAdaptation, static_cast<uint64_t>(5 + i)).target;
        epochs[static_cast<size_t>(i)].values.set(MeasuredOn::Target, measure_id::entropy, 0.5);
    }
    data.epochCharts = epochCharts(epochs);
    data.recipe = {{"steps", "3000"}};
    data.provenance = {{"seed", "7"}};
    data.nextSteps = {{"Look", "ls <folder>"}};
    return data;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers()
    {
        QCOMPARE(fixedText(0.4567), std::string("0.457"));
        QCOMPARE(signedText(0.0312), std::string("+0.031"));
        QCOMPARE(signedText(-0.0312), std::string("-0.031"));
        QCOMPARE(signedText(-0.0002), std::string(" 0.000"));
        QCOMPARE(durationText(9.96), std::string("10.0 s"));
        QCOMPARE(durationText(200), std::string("3 min 20 s"));
        QCOMPARE(durationText(3900), std::string("1 h 05 min"));
        QCOMPARE(widthOf("Bäume"), size_t(5));
    }

    void table()
    {
        const std::string expected =
            "IoU                      NA  control   vs NA  adapted   vs NA  vs control      FT   vs NA\n"
            "-----------------------------------------------------------------------------------------\n"
            "roads                 0.333    0.429  +0.095    0.667  +0.333      +0.238   1.000  +0.667\n"
            "Bäume                 0.333    0.429  +0.095    0.667  +0.333      +0.238   1.000  +0.667\n"
            "signs                absent   absent           absent                      absent\n"
            "-----------------------------------------------------------------------------------------\n"
            "mean IoU              0.333    0.429  +0.095    0.667  +0.333      +0.238   1.000  +0.667\n"
            "mean class accuracy   0.500    0.600  +0.100    0.800  +0.300      +0.200   1.000  +0.500\n"
            "pixel accuracy        0.500    0.600  +0.100    0.800  +0.300      +0.200   1.000  +0.500\n";
        QCOMPARE(QString::fromStdString(resultTable(fourResults(), threeClasses())), QString::fromStdString(expected));
        QVERIFY(has(resultTable(fourResults(), threeClasses(), PerClass::ClassAccuracy), "roads                 0.500"));

        std::vector<ModelResult> unmeasured = fourResults();
        for (ModelResult &model : unmeasured)
            model.target.reset();
        QVERIFY(has(resultTable(unmeasured, threeClasses()), "no labels"));
        QVERIFY_EXCEPTION_THROWN(resultTable(fourResults(), carlaClasses()), std::invalid_argument);
    }

    void sentence()
    {
        QCOMPARE(gapClosed(fourResults()).value(), 0.5);
        const std::string text = measuredSentence(fourResults());
        QVERIFY(has(text, "0.667, 0.333 above the un-adapted one and 0.238 above the control"));
        QVERIFY(has(text, "50 % of the gap"));
        QVERIFY(has(measuredSentence({result(Role::NoAdaptation, 8), result(Role::Adapted, 5)}),
                    "0.333 below the un-adapted"));
        QVERIFY(has(measuredSentence({result(Role::NoAdaptation, 8), result(Role::Adapted, 8)}),
                    "as good as the un-adapted"));
        QVERIFY(measuredSentence({result(Role::NoAdaptation, 8)}).empty());
        QVERIFY(!gapClosed({result(Role::NoAdaptation, 8), result(Role::Adapted, 9), result(Role::FineTuning, 8)}));
    }

    void escaping()
    {
        QCOMPARE(escaped("<a href=\"x\">'&'</a>"),
                 std::string("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"));
        QCOMPARE(escaped("Bäume\n"), std::string("Bäume\n"));
        const std::string mark = "\xef\xbf\xbd";
        QCOMPARE(escaped("a\xff"
                         "b"),
                 "a" + mark + "b");
        QCOMPARE(escaped(std::string("\0", 1)), mark);
        QCOMPARE(escaped("\xc3"), mark);                       // cut off
        QCOMPARE(escaped("\xc0\xbc"), mark + mark);            // an overlong '<'
        QCOMPARE(escaped("\xed\xa0\x80"), mark + mark + mark); // half a surrogate pair
    }

    void ticksAreRound()
    {
        QCOMPARE(niceTicks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(niceTicks(0.3, 0.9, 3), (std::vector<double>{0.4, 0.6000000000000001, 0.8}));
        QVERIFY(niceTicks(1e-9, 2e-9, 5).size() >= 4);
    }

    void meansRunThroughGaps()
    {
        QCOMPARE(runningMean({1, 2, 3, 4, 5}, 3), (std::vector<double>{1.5, 2, 3, 4, 4.5}));
        QCOMPARE(runningMean({1, std::nan(""), 3}, 3), (std::vector<double>{1, 2, 3}));
        QVERIFY(runningMean({}, 3).empty());
    }

    void chartsStandEverything_data()
    {
        QTest::addColumn<QList<double>>("y");
        QTest::newRow("empty") << QList<double>{};
        QTest::newRow("one") << QList<double>{3};
        QTest::newRow("constant") << QList<double>{2, 2, 2};
        QTest::newRow("zero") << QList<double>{0, 0};
        QTest::newRow("nan") << QList<double>{std::nan(""), INFINITY};
        QTest::newRow("huge") << QList<double>{1e300, -1e300, 5};
        QTest::newRow("tiny") << QList<double>{1e-300, 2e-300};
        QTest::newRow("rounding") << QList<double>{1.0, std::nextafter(1.0, 2.0)};
    }

    void chartsStandEverything()
    {
        QFETCH(QList<double>, y);
        for (bool smooth : {false, true}) {
            Chart chart{"t", "step", {{"c", {}, {}}}, smooth, !smooth, {}};
            for (qsizetype i = 0; i < y.size(); ++i) {
                chart.curves[0].x.push_back(static_cast<double>(i));
                chart.curves[0].y.push_back(y[i]);
            }
            const std::string svg = svgChart(chart, "id", SnapshotChoice{1, 0, Verdict::Better, ""});
            QVERIFY2(!has(svg, "nan") && !has(svg, "inf"), svg.c_str());
            QCOMPARE(unbalancedTag(svg), QString());
            QVERIFY(svg.size() < 20000);
        }
    }

    void longCurvesKeepTheirSpikes()
    {
        Chart chart{"t", "step", {{"c", {}, {}}}, false, false, {}};
        for (int i = 0; i < 100000; ++i) {
            chart.curves[0].x.push_back(i);
            chart.curves[0].y.push_back(i == 77777 ? 10 : 1);
        }
        chart.curves[0].x.resize(100000);
        const std::string svg = svgChart(chart, "id", std::nullopt);
        QVERIFY(svg.size() < 100000);
        QVERIFY(has(svg, ">10<")); // the axis reaches up to it
        chart.curves[0].y.pop_back();
        QVERIFY_EXCEPTION_THROWN(svgChart(chart, "id", std::nullopt), std::invalid_argument);
    }

    void chartsOfARun()
    {
        const ReportData data = fullReport();
        QCOMPARE(data.lossCharts.size(), size_t(2));
        QCOMPARE(data.lossCharts[1].title, std::string("L_gan"));
        QCOMPARE(data.lossCharts[0].curves[0].y.size(), size_t(3000));
        QCOMPARE(data.epochCharts.size(), size_t(2)); // mIoU and entropy; the scores that nobody measured are not there
        QCOMPARE(data.epochCharts[0].curves.size(), size_t(2));
        QCOMPARE(data.epochCharts[0].curves[0].y[2], 7.0 / 13);
        QVERIFY(lossCharts({}).empty() && epochCharts({}).empty());
    }

    void pageHasEverythingAndStandsAlone()
    {
        const std::string html = htmlReport(fullReport(), "report.html");
        QCOMPARE(unbalancedTag(html), QString());
        for (const char *part :
             {"Station &amp; square", "+0.333", "+0.238", "50 %</b> of the gap", "absent", "Bäume", "L_gan", "chosen",
              "oracle", "ls &lt;folder&gt;", "prefers-color-scheme:dark", "3000", "Better"})
            QVERIFY2(has(html, part), part);
        for (const char *part : {"<script", "http:", "https:", ">nan", "\"nan", "inf\""})
            QVERIFY2(!has(html, part), part);
    }

    void hostileNamesStayText()
    {
        ReportData data = fullReport();
        const std::string evil = "\"><script>alert(1)</script>";
        data.title = data.subtitle = evil;
        for (ClassInfo &info : data.classes.classes)
            info.name = evil;
        for (ModelResult &model : data.results)
            model.name = evil;
        data.choice->why = evil;
        data.lossCharts[0].title = data.lossCharts[0].curves[0].name = data.lossCharts[0].xLabel = evil;
        data.epochCharts[0].curves[0].name = data.epochCharts[0].note = evil;
        data.recipe = data.provenance = {{evil, evil}};
        data.nextSteps = {{evil, evil}};
        const std::string html = htmlReport(data, "report.html");
        QVERIFY(!has(html, "<script"));
        QCOMPARE(unbalancedTag(html), QString());
    }

    void emptyReportIsAPage()
    {
        const std::string html = htmlReport({}, "report.html");
        QCOMPARE(unbalancedTag(html), QString());
        QVERIFY(!has(html, "<section"));
    }

    void wrongEstimateIsAdmitted()
    {
        ReportData data = fullReport();
        data.results = {result(Role::NoAdaptation, 8), result(Role::Adapted, 5)};
        QVERIFY(has(htmlReport(data, "r.html"), "estimate without labels was wrong"));
        data.results = {result(Role::NoAdaptation, 5), result(Role::Adapted, 8)};
        QVERIFY(!has(htmlReport(data, "r.html"), "estimate without labels was wrong"));
    }

    void picturesAreEmbeddedOrLinked()
    {
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        createFolder(root / "a b");
        const std::filesystem::path picture = root / "a b" / "x&y.png";
        writeImage(picture, cv::Mat(2, 2, CV_8UC3, cv::Scalar(1, 2, 3)));
        ReportData data;
        data.pictures = {{picture, "two"}};
        QVERIFY(has(htmlReport(data, root / "report.html"), "data:image/png;base64,iVBORw0KGgo"));
        data.embedPictures = false;
        QVERIFY(has(htmlReport(data, root / "out" / "report.html"), "src=\"../a%20b/x%26y.png\""));
        writeHtmlReport(root / "out" / "report.html", data);
        QVERIFY(readFile(root / "out" / "report.html").starts_with("<!DOCTYPE html>"));

        data.embedPictures = true;
        data.pictures[0].file = root / "gone.png";
        QVERIFY_EXCEPTION_THROWN(htmlReport(data, root / "report.html"), InputError);
    }

    void base64IsRight()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("bytes.png").toStdString();
        for (const std::string bytes : {"", "f", "fo", "foo", "foob", "\xff\xfe\xfd\xfc"}) {
            writeAtomically(file, bytes);
            ReportData data;
            data.pictures = {{file, ""}};
            const QByteArray expected = QByteArray::fromStdString(bytes).toBase64();
            QVERIFY(has(htmlReport(data, "r.html"), "base64," + expected.toStdString() + "\""));
        }
    }

    void stripAndSheet()
    {
        const cv::Mat picture(30, 40, CV_8UC3, cv::Scalar(10, 200, 30)), small(15, 20, CV_8UC3, cv::Scalar(200, 0, 0));
        const cv::Mat strip = pictureStrip({{"one", picture}, {"none", {}}, {"two", small}});
        QCOMPARE(strip.cols, 8 + 2 * 48);
        QCOMPARE(strip.at<cv::Vec3b>(8 + 26 + 15, 8 + 20), cv::Vec3b(10, 200, 30));
        QCOMPARE(strip.at<cv::Vec3b>(8 + 26 + 15, 8 + 48 + 20), cv::Vec3b(200, 0, 0)); // brought to the first's size
        QCOMPARE(strip.at<cv::Vec3b>(strip.rows - 1, 0), cv::Vec3b(255, 255, 255));
        const cv::Mat caption = strip(cv::Rect(8, 4, 40, 26)).clone();
        QVERIFY(*std::min_element(caption.datastart, caption.dataend) < 120); // there is something written
        QVERIFY_EXCEPTION_THROWN(pictureStrip({}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(pictureStrip({{"grey", cv::Mat(3, 3, CV_8UC1)}}), std::invalid_argument);

        FramePictures frame;
        frame.name = "../0001"; // stays inside the folder
        frame.target = picture;
        frame.na = cv::Mat(30, 40, CV_8UC1, cv::Scalar(2));
        QCOMPARE(captioned(frame, threeClasses()).size(), size_t(2));
        QCOMPARE(captioned(frame, threeClasses())[1].image.at<cv::Vec3b>(0, 0), cv::Vec3b(220, 220, 0));
        FramePictures other = frame;
        other.name = "0002";
        other.groundTruth = frame.na;
        QCOMPARE(contactSheet({frame, other}, threeClasses()).cols, 8 + 3 * 48);
        QVERIFY_EXCEPTION_THROWN(contactSheet({}, threeClasses()), std::invalid_argument);

        QTemporaryDir folder;
        const auto files = writePictures(folder.path().toStdString(), {frame, other}, threeClasses());
        QCOMPARE(files.size(), size_t(3));
        for (const std::filesystem::path &file : files)
            QVERIFY(!readImage(file).empty() && file.string().starts_with(folder.path().toStdString()));
        QCOMPARE(files[1].filename(), std::filesystem::path(".._0001.png"));
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "test_report.moc"
