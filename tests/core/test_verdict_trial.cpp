#include "core/data/image_io.h"
#include "core/training/verdict_trial.h"

#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/imgproc.hpp>
#include <torch/torch.h>

using namespace vantage;

namespace {

/// Two classes by brightness, or one class alone.
class ByBrightness : public SegmentationNet
{
public:
    explicit ByBrightness(bool sees)
        : SegmentationNet([] {
            NetworkOptions options;
            options.classes = 2;
            return options;
        }())
        , m_sees(sees)
    {
    }
    Output outputs(const torch::Tensor &x) override
    {
        const auto grey = m_sees ? x.mean(1, true) : torch::full({x.size(0), 1, x.size(2), x.size(3)}, -1.0);
        return {torch::cat({-8 * grey, 8 * grey}, 1), {}};
    }
    ResNet backbone() override { return nullptr; }

private:
    bool m_sees;
};

} // namespace

class TestVerdictTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        std::filesystem::create_directories(folder / "images");
        std::filesystem::create_directories(folder / "labels");
        for (int i = 0; i < 4; ++i) {
            cv::Mat image(48, 64, CV_8UC3, cv::Scalar(20, 20, 20)), labels = cv::Mat::zeros(48, 64, CV_8UC1);
            const cv::Rect bright(8 + 4 * i, 10, 24, 26);
            image(bright).setTo(cv::Scalar(235, 235, 235));
            labels(bright).setTo(1);
            writeImage(folder / "images" / (std::to_string(i) + ".png"), image);
            writeLabels(folder / "labels" / (std::to_string(i) + ".png"), labels);
        }
        ClassMap classes;
        classes.classes = {{"dark", {0, 0, 0}}, {"bright", {255, 255, 255}}};
        saveClassMap(classes, folder / "classes.json");
        m_data = openDataset(folder, LabelUse::Required);
    }

    void theBetterNetworkIsToldFromTheWorse()
    {
        const auto trial = tried(false, true);
        QCOMPARE(trial.size(), size_t(4));
        for (const TrialCamera &camera : trial) {
            QVERIFY2(camera.adapted > 0.9 && camera.na < 0.5, qPrintable(QString("%1 %2").arg(camera.adapted).arg(camera.na)));
            QVERIFY(camera.truth() == Verdict::Better);
            QVERIFY(camera.adaptedEdges > 5); // its borders are where the picture changes
            QCOMPARE(camera.naEdges, 0.0);    // one class has no borders
        }
        const auto same = tried(true, true);
        for (const TrialCamera &camera : same)
            QVERIFY(camera.truth() == Verdict::NoClearGain && camera.said() == Verdict::NoClearGain && camera.right());
        QVERIFY(same[0].na != same[1].na || same[0].naEdges != same[1].naEdges); // cameras of their own
        QCOMPARE(tried(true, true), same);
    }

    void aStopEndsIt()
    {
        int asked = 0;
        QVERIFY(!tryVerdict(net(true), net(true), m_data, {64, 48}, torch::kCPU, choosePrecision("full", torch::kCPU), {}, [&] { return ++asked < 3; }));
        QCOMPARE(asked, 3);
    }

private:
    static Network net(bool sees) { return std::make_shared<ByBrightness>(sees); }
    std::vector<TrialCamera> tried(bool naSees, bool adaptedSees)
    {
        return tryVerdict(net(naSees), net(adaptedSees), m_data, {64, 48}, torch::kCPU, choosePrecision("full", torch::kCPU), {.cameras = 4, .frames = 2}, [] { return true; }).value();
    }

    QTemporaryDir m_folder;
    Dataset m_data;
};

QTEST_APPLESS_MAIN(TestVerdictTrial)
#include "test_verdict_trial.moc"
