#include "app/gui/cameras/matrix_model.h"
#include "app/gui/pages/cameras_page.h"
#include "core/base/files.h"
#include "core/runs/camera_watch.h"
#include "tests/app/gui_bench.h"
#include "tests/core/run_samples.h"

#include <QAbstractItemModelTester>
#include <QTableView>
#include <QTableWidget>

using namespace vantage;
using namespace vantage::gui;
using namespace vantage::samples;

/// The network of cameras: A serves B (measured) and C (estimated), D is served by nobody.
class TestCamerasPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;
    std::unique_ptr<CamerasPage> m_page;

    QString path(const char *name) const { return m_folder->filePath(name); }
    template<class Widget>
    Widget *part(const char *name) const
    {
        auto *found = m_page->findChild<Widget *>(name);
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QAbstractItemModel *matrix() const { return part<QTableView>("matrixTable")->model(); }
    void choose(int row, int column) { part<QTableView>("matrixTable")->setCurrentIndex(matrix()->index(row, column)); }
    QString cell(int row, int column, int role = Qt::DisplayRole) const { return matrix()->index(row, column).data(role).toString(); }
    /// What happens makes the page read the project anew, until it shows what is awaited: a reading begun before may be shown first.
    bool readAnew(const std::function<void()> &what, const std::function<bool()> &awaited)
    {
        QSignalSpy shown(m_page.get(), &CamerasPage::networkShown);
        what();
        return waitUntil(shown, awaited);
    }
    /// The part's text holds this.
    template<class Widget>
    std::function<bool()> says(const char *name, const QString &text) const
    {
        return [this, name, text] { return part<Widget>(name)->text().contains(text); };
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<TestBench>(m_folder->path());
        Project project;
        project.folder = toPath(path("project"));
        for (const char *name : {"A", "B", "C", "D"})
            createFolder(toPath(path(name)));
        project.sources = {toPath(path("A"))};
        project.target = toPath(path("B"));
        project.classes.classes = {{"a", {1, 1, 1}}, {"b", {2, 2, 2}}, {"c", {3, 3, 3}}};
        project = createProject(project);
        for (const char *name : {"C", "D"})
            project.cameras.push_back({name, toPath(path(name))});
        saveProject(project);
        {
            RunStore store(project.folder);
            addRun(store, {.kind = RunKind::Baseline});
            addRun(store, {.kind = RunKind::Control, .target = "B", .base = 1, .na = 0.6, .kept = 0.65});
            addRun(store, {.target = "B", .base = 1, .na = 0.6, .kept = 0.8, .verdict = Verdict::Better});
            addRun(store, {.target = "B", .base = 1, .na = 0.6, .kept = 0.7, .verdict = Verdict::NoClearGain});
            addRun(store, {.target = "C", .base = 1, .verdict = Verdict::Better, .agreement = 0.75});
            addRun(store, {.target = "D", .base = 1, .state = RunState::Stopped});
        }
        m_page = std::make_unique<CamerasPage>(m_bench->bench);
        QSignalSpy shown(m_page.get(), &CamerasPage::networkShown);
        m_page->show();
        m_bench->session.open(path("project"));
        QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && m_bench->session.runs().size() == 6; }));
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void changedCameraIsShownAndAcknowledged()
    {
        choose(0, 0);
        auto *label = part<QLabel>("changeLabel");
        auto *acknowledge = part<QPushButton>("acknowledgeButton");
        QVERIFY(label->isHidden() && acknowledge->isHidden());
        createFolder(toPath(path("project/watch")));
        writeAtomically(toPath(path("project/watch/B.json")), R"({"vantage_watch": 1, "camera": "B", "kind": "moved", "said": "moved by 34 pixels, turned by 1.2 degrees",
            "pixels": 34, "degrees": 1.2, "zoom": 1, "hidden": 0, "sharpness": 1, "brightness": 99, "recognised": 0.1, "input": "today", "frame": "frame7",
            "since": "2099-01-01T00:00:00Z", "looked": "2099-01-01T00:00:00Z", "acknowledged": "", "note": ""})");
        useModel(m_bench->session.project(), 3, "");
        QVERIFY2(readAnew([&] { m_bench->session.refreshRuns(); }, says<QLabel>("changeLabel", "moved by 34 pixels, turned by 1.2 degrees")), qPrintable(label->text()));
        QVERIFY(!label->isHidden() && acknowledge->isEnabled());
        QVERIFY(!matrix()->headerData(0, Qt::Horizontal, Qt::DecorationRole).isNull());
        QVERIFY(matrix()->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().contains("moved by 34 pixels"));
        QVERIFY2(part<QLabel>("inUseLabel")->text().contains("the camera has changed: moved by 34 pixels"), qPrintable(part<QLabel>("inUseLabel")->text()));
        for (const bool now : {false, true})
            writeAtomically(watchPicture(m_bench->session.project(), "B", now), "a picture");
        part<QPushButton>("changePicturesButton")->click();
        QCOMPARE(m_bench->opened.size(), 2);
        part<QLineEdit>("whyEdit")->setText("the storm");
        QVERIFY(readAnew([&] { acknowledge->click(); }, says<QLabel>("changeLabel", "acknowledged")));
        QVERIFY(!acknowledge->isEnabled());
        QVERIFY(!matrix()->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().contains("moved"));
        QCOMPARE(watchStateOf(m_bench->session.project(), "B")->note, std::string("the storm"));
    }

    void matrixTellsGainsAndEstimates()
    {
        QAbstractItemModelTester sound(matrix());
        QCOMPARE(matrix()->rowCount(), 1);
        QCOMPARE(matrix()->columnCount(), 3);
        QVERIFY2(cell(0, 0).startsWith("+0.150\n0.600 to 0.800"), qPrintable(cell(0, 0)));
        QVERIFY(!matrix()->index(0, 0).data(MatrixModel::EstimatedRole).toBool());
        QVERIFY2(cell(0, 1).startsWith("better\nagreement 0.750"), qPrintable(cell(0, 1)));
        QVERIFY(matrix()->index(0, 1).data(MatrixModel::EstimatedRole).toBool());
        QCOMPARE(cell(0, 2), QString("stopped"));
        QVERIFY(cell(0, 0, Qt::ToolTipRole).contains("gain over the control"));
        QVERIFY(cell(0, 1, Qt::ToolTipRole).contains("estimated"));
        QVERIFY(cell(0, 0, Qt::AccessibleTextRole).startsWith("A → B"));
        m_page->resize(900, 600);
        QVERIFY(!m_page->grab().isNull()); // painted once, hatching and all
    }

    void runsOfTheChosenTarget()
    {
        auto *serving = part<QTableWidget>("servingTable");
        choose(0, 0);
        QCOMPARE(serving->rowCount(), 2);
        QCOMPARE(serving->item(0, 0)->text(), QString("3")); // the best first
        QCOMPARE(serving->item(0, 3)->text(), QString("0.800"));
        choose(0, 1);
        QCOMPARE(serving->rowCount(), 1);
        QCOMPARE(serving->item(0, 3)->text(), QString()); // nothing was measured
        QCOMPARE(serving->item(0, 4)->text(), QString("0.750"));
        QSignalSpy inspected(m_page.get(), &CamerasPage::inspectWanted), wanted(m_page.get(), &CamerasPage::runWanted);
        part<QPushButton>("inspectServingButton")->click();
        part<QPushButton>("showRunButton")->click();
        QCOMPARE(inspected.value(0).value(0).toLongLong(), 5);
        QCOMPARE(wanted.value(0).value(0).toLongLong(), 5);
        choose(0, 2); // a stopped run has no model to use
        QVERIFY(!part<QPushButton>("useModelButton")->isEnabled());
    }

    void modelInUseIsMarkedAndGoesStale()
    {
        choose(0, 0);
        part<QTableWidget>("servingTable")->selectRow(1);
        part<QLineEdit>("whyEdit")->setText("sharper kerbs");
        QVERIFY(readAnew([&] { part<QPushButton>("useModelButton")->click(); }, says<QLabel>("inUseLabel", "run 4")));
        QVERIFY2(m_bench->complaints.isEmpty(), qPrintable(m_bench->complaints.join('|')));
        QVERIFY(part<QLabel>("inUseLabel")->text().contains("sharper kerbs"));
        QVERIFY(matrix()->index(0, 0).data(MatrixModel::InUseRole).toBool());
        QVERIFY(!part<QLabel>("inUseLabel")->text().contains("again"));
        {
            RunStore store(toPath(path("project")));
            addRun(store, {.target = "B", .base = 1, .na = 0.6, .kept = 0.9, .verdict = Verdict::Better});
        }
        QVERIFY2(readAnew([&] { m_bench->session.refreshRuns(); }, says<QLabel>("inUseLabel", "run 7, trained since, is better")), qPrintable(part<QLabel>("inUseLabel")->text()));
        QVERIFY(!matrix()->headerData(0, Qt::Horizontal, Qt::DecorationRole).isNull());
        QVERIFY(readAnew([&] { part<QPushButton>("useNoneButton")->click(); }, [&] { return !matrix()->index(0, 0).data(MatrixModel::InUseRole).toBool(); }));
        QVERIFY(!part<QPushButton>("useNoneButton")->isEnabled());
    }

    void exportNamesWhatCannotBe()
    {
        choose(0, 0);
        QVERIFY(!part<QPushButton>("exportInUseButton")->isEnabled());
        QVERIFY(readAnew([&] { part<QPushButton>("useModelButton")->click(); }, [&] { return part<QPushButton>("exportInUseButton")->isEnabled(); })); // a file that is no network
        m_bench->chosen = path("out");
        QSignalSpy exported(m_page.get(), &CamerasPage::exported);
        part<QPushButton>("exportInUseButton")->click();
        QVERIFY(waitUntil(exported, [&] { return !exported.isEmpty(); }));
        QCOMPARE(exported[0][0].toInt(), 0);
        QVERIFY2(exported[0][1].toStringList().value(0).contains("model.safetensors"), qPrintable(exported[0][1].toStringList().join('|')));
        QVERIFY(!m_bench->complaints.isEmpty());
    }

    void pairIsTakenToTraining()
    {
        choose(0, 1);
        QSignalSpy train(m_page.get(), &CamerasPage::trainWanted);
        part<QPushButton>("adaptPairButton")->click();
        QCOMPARE(train.size(), 1);
        QCOMPARE(openProject(toPath(path("project"))).target, toPath(path("C")));
    }

    void cameraIsRenamed()
    {
        choose(0, 0);
        auto *name = part<QLineEdit>("renameCameraEdit");
        QCOMPARE(name->text(), QString("B"));
        QVERIFY(!part<QPushButton>("renameCameraButton")->isEnabled());
        name->setText("North gate");
        QVERIFY(readAnew([&] { part<QPushButton>("renameCameraButton")->click(); }, [&] { return matrix()->headerData(0, Qt::Horizontal).toString() == "North gate"; }));
        QCOMPARE(RunReader(toPath(path("project"))).run(3).target, std::string("North gate"));
        name->setText("C");
        part<QPushButton>("renameCameraButton")->click();
        QVERIFY(m_bench->complaints.value(0).contains("already"));
    }

    void closedProjectLeavesTheEmptyState()
    {
        m_bench->session.close();
        QVERIFY(part<QTableView>("matrixTable")->isHidden() || !part<QTableView>("matrixTable")->isVisible());
        QCOMPARE(matrix()->rowCount(), 0);
    }
};

QTEST_MAIN(TestCamerasPage)
#include "test_cameras_page.moc"
