#include "app/gui/pages/export_page.h"
#include "core/model/model_description.h"
#include "tests/app/finished_run.h"
#include "tests/app/gui_bench.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QTextBrowser>
#include <QToolButton>

using namespace vantage;
using namespace vantage::gui;

/// The Export page with a finished run of a network from chance.
class TestExportPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyChoiceIsInTheName();
    void sizeAndNoteArriveInTheFile();
    void whatIsThereIsAskedFor();
    void cancelSaysWhatBecameOfIt();

private:
    QString file() const { return part<QLineEdit>(m_page.get(), "exportFileEdit")->text(); }
    QString exported(const char *name) const { return m_folder->filePath("project/exports/") + name; }
    void choose(const char *box, int index)
    {
        auto *combo = part<QComboBox>(m_page.get(), box);
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index); // as a person does
    }
    /// Presses the button. @return whether a file was written
    bool exportNow()
    {
        QSignalSpy ended(m_page.get(), &ExportPage::exported);
        QTest::mouseClick(part<QPushButton>(m_page.get(), "exportButton"), Qt::LeftButton);
        return waitUntil(ended, [&] { return !ended.isEmpty(); }) && ended[0][0].toBool();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;
    std::unique_ptr<ExportPage> m_page;
};

void TestExportPage::init()
{
    m_page.reset();
    m_bench.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<TestBench>(m_folder->path());
    const QString project = makeProject(m_folder->path());
    samples::finishedRun(toPath(project), "self-training");
    m_page = std::make_unique<ExportPage>(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 1; }));
    QCOMPARE(file(), exported("project-run-1.onnx"));
}

void TestExportPage::everyChoiceIsInTheName()
{
    part<QCheckBox>(m_page.get(), "halfBox")->setChecked(true);
    part<QCheckBox>(m_page.get(), "labelsBox")->setChecked(true);
    QCOMPARE(file(), exported("project-run-1-half-labels.onnx"));
    choose("exportSizeBox", 1);
    choose("exportInputBox", 1);
    QCOMPARE(file(), exported("project-run-1-frame-any-size-half-labels.onnx"));
    part<QRadioButton>(m_page.get(), "torchscriptButton")->setChecked(true);
    choose("exportSizeBox", 2);
    choose("exportInputBox", 0);
    part<QSpinBox>(m_page.get(), "exportWidthBox")->setValue(97);
    part<QSpinBox>(m_page.get(), "exportHeightBox")->setValue(65);
    QCOMPARE(file(), exported("project-run-1-97x65-half-labels.pt"));
    part<QLineEdit>(m_page.get(), "exportFileEdit")->setText("mine.pt"); // what people write stays
    choose("exportSizeBox", 0);
    QCOMPARE(file(), QString("mine.pt"));
}

void TestExportPage::sizeAndNoteArriveInTheFile()
{
    QVERIFY(!part<QSpinBox>(m_page.get(), "exportWidthBox")->isVisibleTo(m_page.get()));
    choose("exportSizeBox", 2);
    QVERIFY(part<QSpinBox>(m_page.get(), "exportWidthBox")->isVisibleTo(m_page.get()));
    part<QSpinBox>(m_page.get(), "exportWidthBox")->setValue(97);
    part<QSpinBox>(m_page.get(), "exportHeightBox")->setValue(65);
    part<QLineEdit>(m_page.get(), "exportLicenseEdit")->setText(" for tests ");
    QVERIFY2(exportNow(), qPrintable(part<QTextBrowser>(m_page.get(), "exportResult")->toPlainText()));
    const ModelDescription info = readDescription(toPath(file()));
    QCOMPARE(info.size, cv::Size(97, 65));
    QCOMPARE(info.license, std::string("for tests"));
}

void TestExportPage::whatIsThereIsAskedFor()
{
    samples::writeBytes(toPath(m_folder->filePath("old.onnx")), "the file that was there before");
    part<QLineEdit>(m_page.get(), "exportFileEdit")->setText(m_folder->filePath("old.onnx"));
    m_bench->answer = 1; // keep it
    QSignalSpy ended(m_page.get(), &ExportPage::exported);
    QTest::mouseClick(part<QPushButton>(m_page.get(), "exportButton"), Qt::LeftButton);
    QVERIFY(ended.isEmpty() && part<QPushButton>(m_page.get(), "exportButton")->isEnabled());
    QCOMPARE(QFileInfo(m_folder->filePath("old.onnx")).size(), 30);
    m_bench->chosen = m_folder->filePath("old.onnx"); // the dialog that chooses it asks by itself
    QTest::mouseClick(part<QToolButton>(m_page.get(), "exportFileButton"), Qt::LeftButton);
    QVERIFY(exportNow());
    QVERIFY(QFileInfo(m_folder->filePath("old.onnx")).size() > 1000000);
}

void TestExportPage::cancelSaysWhatBecameOfIt()
{
    QSignalSpy ended(m_page.get(), &ExportPage::exported);
    QTest::mouseClick(part<QPushButton>(m_page.get(), "exportButton"), Qt::LeftButton);
    part<QPushButton>(m_page.get(), "exportCancelButton")->click();
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    QCOMPARE(ended[0][0].toBool(), QFileInfo::exists(file())); // whichever was first
    QVERIFY(part<QPushButton>(m_page.get(), "exportButton")->isEnabled());
}

QTEST_MAIN(TestExportPage)
#include "test_export_page.moc"
