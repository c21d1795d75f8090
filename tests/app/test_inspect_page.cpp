#include "app/gui/pages/inspect_page.h"
#include "core/model/generator_file.h"
#include "core/nn/weights/safetensors.h"
#include "tests/app/finished_run.h"
#include "tests/app/gui_bench.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_view.h"

using namespace vantage;
using namespace vantage::gui;
namespace fs = std::filesystem;

/// The Inspect page with a finished run of networks from chance.
class TestInspectPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anyFrameIsRebuiltWhenAskedFor();
    void damagedGeneratorIsSaid();

private:
    fs::path generatorFile() const { return m_run / "generator.safetensors"; }
    bool open();
    cv::Mat rebuilt() const { return part<CompareView>(m_page.get(), "compareView")->content("reconstruction")->image; }
    void showPanes(const QStringList &panes) { part<CompareView>(m_page.get(), "compareView")->setShown(panes); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;
    std::unique_ptr<InspectPage> m_page;
    fs::path m_run; ///< its folder
};

void TestInspectPage::init()
{
    m_page.reset();
    m_bench.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<TestBench>(m_folder->path());
    m_run = samples::finishedRun(toPath(makeProject(m_folder->path())), "adversarial");
    GeneratorInfo info;
    info.network = {carlaClasses().size(), 4, 1};
    writeSafetensors(generatorFile(), generatorState(Generator(info.network), info));
}

/// Opens the project and its run, and waits for the first frame.
bool TestInspectPage::open()
{
    m_page = std::make_unique<InspectPage>(m_bench->bench);
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    m_page->show();
    m_bench->session.open(m_folder->filePath("project"));
    return waitUntil(shown, [&] { return !shown.isEmpty(); });
}

void TestInspectPage::anyFrameIsRebuiltWhenAskedFor()
{
    QVERIFY(open());
    QVERIFY(rebuilt().empty()); // nobody has asked for it
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    showPanes({"target", "reconstruction"});
    QVERIFY(waitUntil(shown, [&] { return !rebuilt().empty(); }));
    const cv::Mat first = rebuilt();
    QCOMPARE(first.size(), cv::Size(64, 48));
    // The next frame comes with it.
    shown.clear();
    m_page->strip()->setCurrentFrame(1);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 1; }));
    QVERIFY(!rebuilt().empty() && cv::norm(rebuilt(), first, cv::NORM_INF) > 0);
    QVERIFY(part<QLabel>(m_page.get(), "inspectMessage")->isHidden());
}

void TestInspectPage::damagedGeneratorIsSaid()
{
    samples::writeBytes(generatorFile(), "no weights");
    QVERIFY(open()); // the predictions need no generator
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    showPanes({"target", "reconstruction"});
    auto *message = part<QLabel>(m_page.get(), "inspectMessage");
    QTRY_VERIFY_WITH_TIMEOUT(!message->isHidden(), patience);
    QVERIFY2(message->text().contains("generator.safetensors"), qPrintable(message->text()));
    showPanes({"target", "adapted"});
    m_page->strip()->setCurrentFrame(1);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 1; }));
    QVERIFY(message->isHidden());
}

QTEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
