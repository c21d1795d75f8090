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

/// Another network behind a face that says nothing of it.
class Veiled : public SegmentationNet
{
public:
    explicit Veiled(Network net)
        : SegmentationNet(net->options()), m_net(std::move(net))
    {
    }
    Output outputs(const torch::Tensor &x) override { return m_net->outputs(x); }
    ResNet backbone() override { return m_net->backbone(); }

private:
    Network m_net;
};

Network ofLevels(int seed)
{
    NetworkOptions options;
    options.family = NetworkFamily::Levels;
    options.backbone.depth = 18;
    options.classes = 2;
    options.hidden = 8;
    torch::manual_seed(1); // one backbone
    const auto net = makeNetwork(options);
    torch::manual_seed(seed);
    torch::NoGradGuard noGrad;
    for (auto &parameter : net->headParameters())
        parameter.normal_(0, 3);
    net->eval();
    return net;
}

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

    /// Frozen backbones see the same and are looked through once: the figures are those of each by itself.
    void whatBothSeeIsLookedAtOnce()
    {
        const auto with = [&](const Network &na, const Network &adapted) {
            return tryVerdict(na, adapted, m_data, {64, 48}, torch::kCPU, choosePrecision("full", torch::kCPU), {.cameras = 2, .frames = 2}, [] { return true; }).value();
        };
        const Network na = ofLevels(2), adapted = ofLevels(3);
        const auto together = with(na, adapted), apart = with(std::make_shared<Veiled>(na), std::make_shared<Veiled>(adapted));
        QCOMPARE(together.size(), apart.size());
        for (size_t i = 0; i < apart.size(); ++i) {
            QVERIFY(std::abs(together[i].na - apart[i].na) < 1e-3 && std::abs(together[i].adapted - apart[i].adapted) < 1e-3);
            QVERIFY(std::abs(together[i].naEdges - apart[i].naEdges) < 1e-2 && std::abs(together[i].adaptedEdges - apart[i].adaptedEdges) < 1e-2);
        }
        QVERIFY(together[0].na != together[0].adapted);
        // Another backbone sees other things.
        torch::NoGradGuard noGrad;
        const Network other = ofLevels(3);
        other->backbone()->named_parameters()["conv1.weight"].normal_();
        const auto different = with(na, other), differentApart = with(std::make_shared<Veiled>(na), std::make_shared<Veiled>(other));
        QVERIFY(std::abs(different[0].adapted - differentApart[0].adapted) < 1e-3);
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
