#include "core/data/class_presets.h"
#include "core/data/labels/camera_layout.h"
#include "tests/app/cli_program.h"
#include "tests/core/label_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <memory>

using namespace vantage;
using namespace vantage::samples;

/// Layouts, formats and class lists on the command line.
class TestCliLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void checkSaysWhatItFound()
    {
        cityscapesSample(path("city"));
        const Outcome checked = cli({"check", text("city"), "--json"});
        QCOMPARE(checked.code, done);
        QCOMPARE(checked.json()["format"].toString(), QString("cityscapes-ids"));
        QCOMPARE(checked.json()["labelled"].toInt(), 4);
        const QJsonArray evidence = checked.json()["evidence"].toArray();
        QVERIFY2(evidence.contains("gtFine/ holds pictures whose names end in _labelIds: 4"), qPrintable(checked.out));
        const Outcome colours = cli({"check", text("city"), "--labels-as", "cityscapes-colours"});
        QVERIFY2(colours.code == done && colours.out.contains("labels: Cityscapes, colours (cityscapes-colours)") && colours.out.contains("it was asked for"), qPrintable(colours.out));
        QCOMPARE(cli({"check", text("city"), "--labels-as", "voc"}).code, badInput); // its values are others
        const Outcome unknown = cli({"check", text("city"), "--labels-as", "png"});
        QVERIFY2(unknown.code == badInput && unknown.error.contains("There are index, colours"), qPrintable(unknown.error));
    }

    void listsAreShownAndApplied()
    {
        carlaSample(path("carla"), 1, 12, 24);
        const Outcome refused = cli({"check", text("carla")});
        QVERIFY2(refused.code == badInput && refused.out.contains("24 (192 pixels, first in frame0.png)") && refused.out.contains("vantage-cli classes apply FOLDER carla-0.9.14"), qPrintable(refused.out));
        QVERIFY(cli({"classes", "list"}).out.contains("carla-0.9.14"));
        QVERIFY(cli({"classes", "formats"}).out.contains("coco-panoptic"));
        QCOMPARE(classMapFromJson(cli({"classes", "show", "ade20k", "--json"}).out.toStdString(), "out"), presetClasses("ade20k"));
        QCOMPARE(cli({"classes", "show", "nothing"}).code, usage);
        QCOMPARE(cli({"classes", "apply", text("carla"), "carla-0.9.14", "--as", "roads=road"}).code, done);
        QVERIFY(cli({"check", text("carla")}).code == done);
        QCOMPARE(folderSettings(path("carla")).classes->classes[1].as, std::string("road"));
        QCOMPARE(cli({"classes", "apply", text("carla"), "--labels-as", "index"}).code, done);
        QCOMPARE(folderSettings(path("carla")).format, std::string("index"));
        QCOMPARE(cli({"classes", "apply", text("carla"), "--labels-as", "auto"}).code, done);
        QVERIFY(folderSettings(path("carla")).format.empty() && folderSettings(path("carla")).classes);
        QCOMPARE(cli({"classes", "apply", text("carla"), "--as", "nobody=road"}).code, usage);
    }

    /// A source of ids and a target painted in the same classes, then a target of another list: trained, measured, and said in words.
    void camerasOfTwoListsAreAdaptedAndMeasured()
    {
        cityscapesSample(path("city"));
        paintedSample(path("painted"));
        const QStringList common{"--project", text("project"), "--json", "--no-report", "--recipe", "no-adaptation", "--preset", "quick", "--set", "backbone=18", "--set", "width=64", "--set", "height=48",
                                 "--set", "epochs=1", "--set", "stepsPerEpoch=2", "--set", "batch=2", "--set", "threads=2"};
        const Outcome same = cli(QStringList{"adapt", "--source", text("city"), "--target", text("painted")} + common);
        QVERIFY2(same.code == done, qPrintable(same.error));
        QVERIFY(same.json()["results"].toArray()[0].toObject()["target"].toObject().contains("meanIou"));
        QVERIFY2(!same.error.contains("ignored in measuring"), qPrintable(same.error));
        const QString model = same.json()["model"].toString();
        // The same pixels by their ids and painted in colours give one confusion where the pictures are the same.
        carlaSample(path("carla"));
        QVERIFY2(cli({"evaluate", "--model", model, "--data", text("carla")}).error.contains("nothing there says which classes they are"), "CARLA's numbers were taken for known");
        QCOMPARE(cli({"classes", "apply", text("carla"), "carla-0.8", "--as", "pedestrians=person"}).code, done);
        const Outcome other = cli({"evaluate", "--model", model, "--data", text("carla"), "--json"});
        QVERIFY2(other.code == done, qPrintable(other.error));
        QVERIFY2(other.error.contains("labels of none, other, road-lines, vehicles are ignored in measuring"), qPrintable(other.error));
        const QJsonArray confusion = other.json()["confusion"].toArray();
        qint64 road = 0, person = 0, all = 0;
        for (int prediction = 0; prediction < 19; ++prediction) {
            road += confusion[prediction].toInteger();
            person += confusion[19 * 11 + prediction].toInteger();
        }
        for (const auto &count : confusion)
            all += count.toInteger();
        QCOMPARE(road + person, all); // nothing else is in the truth
        QVERIFY(all <= 4 * 48 * 35);  // the top row is none, and what the network calls car or sky can't be judged
    }

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    QString text(const char *name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCliLabels)
#include "test_cli_labels.moc"
