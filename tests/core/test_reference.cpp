#include <torch/torch.h>

#include "core/nn/discriminator.h"
#include "core/nn/generator.h"
#include "core/nn/pspnet.h"
#include "core/nn/vision_transformer.h"
#include "core/nn/weights/safetensors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace vantage;

namespace {

const QString python = "/usr/bin/python3"; // Debian's, whose torch and torchvision are meant

void stir(torch::nn::Module &module)
{
    torch::NoGradGuard guard;
    module.apply([](torch::nn::Module &child) {
        if (auto *norm = child.as<torch::nn::BatchNorm2dImpl>()) {
            norm->running_mean.normal_(0.0, 0.2);
            norm->running_var.uniform_(0.5, 2.0);
            norm->weight.uniform_(0.5, 1.5);
            norm->bias.normal_(0.0, 0.2);
        }
    });
    for (auto &parameter : module.parameters())
        if (parameter.dim() == 1)
            parameter.add_(torch::randn_like(parameter) * 0.1);
}

} // namespace

/// The networks against reference.py, which computes the same with Debian's python3-torch and python3-torchvision.
class TestReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { torch::manual_seed(11); }
    void resnet_data();
    void resnet();
    void pspnet_data();
    void pspnet();
    void generator_data();
    void generator();
    void discriminator();
    void transformer_data();
    void transformer();

private:
    std::map<std::string, torch::Tensor> reference(QJsonObject options, const torch::nn::Module &module,
                                                   const torch::Tensor &input);

    QTemporaryDir m_folder;
};

#define AGREES(mine, theirs)                                                                                           \
    do {                                                                                                               \
        const auto expected = theirs;                                                                                  \
        QCOMPARE((mine).sizes().vec(), expected.sizes().vec());                                                        \
        const double difference = (((mine)-expected).abs().max() / expected.abs().max()).item<double>();               \
        QVERIFY2(difference < 1e-4, qPrintable(QString("largest difference, relative: %1").arg(difference)));          \
    } while (false)

void TestReference::initTestCase()
{
    QProcess process;
    process.start(python, {"-c", "import numpy, torch, torchvision"});
    const bool ended = process.waitForStarted() && process.waitForFinished(120'000);
    if (!ended || process.exitCode() != 0)
        QSKIP("whole test: python3-torch and python3-torchvision aren't installed");
}

std::map<std::string, torch::Tensor> TestReference::reference(QJsonObject options, const torch::nn::Module &module,
                                                              const torch::Tensor &input)
{
    StateDict dict;
    QJsonArray order;
    for (const auto &item : module.named_parameters()) {
        dict.tensors[item.key()] = item.value();
        order.append(QString::fromStdString(item.key()));
    }
    for (const auto &item : module.named_buffers())
        dict.tensors[item.key()] = item.value();
    dict.tensors["input"] = input;
    options["order"] = order;
    const QString in = m_folder.filePath("in.safetensors");
    const QString out = m_folder.filePath("out.safetensors");
    writeSafetensors(in.toStdString(), dict);

    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(python, {VANTAGE_REFERENCE, QJsonDocument(options).toJson(QJsonDocument::Compact), in, out});
    if (!process.waitForFinished(200'000) || process.exitCode() != 0)
        throw std::runtime_error("reference.py has failed");
    return readSafetensors(out.toStdString()).tensors;
}

void TestReference::resnet_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("outputStride");
    QTest::addColumn<bool>("strideInFirst");
    QTest::newRow("R18, 32") << 18 << 32 << false;
    QTest::newRow("R34, 8") << 34 << 8 << false;
    QTest::newRow("R50, 32") << 50 << 32 << false;
    QTest::newRow("R50, 8") << 50 << 8 << false;
    QTest::newRow("R50 v1, 32") << 50 << 32 << true;
    QTest::newRow("R50 v1, 8") << 50 << 8 << true;
    QTest::newRow("R101, 16") << 101 << 16 << false;
}

void TestReference::resnet()
{
    QFETCH(int, depth);
    QFETCH(int, outputStride);
    QFETCH(bool, strideInFirst);
    ResNetOptions options;
    options.depth = depth;
    options.outputStride = outputStride;
    options.strideInFirst = strideInFirst;
    ResNet net(options);
    torch::NoGradGuard guard;
    stir(*net);
    net->eval();
    const auto x = torch::randn({2, 3, 97, 75});
    const auto theirs = reference(
        {{"net", "resnet"}, {"depth", depth}, {"outputStride", outputStride}, {"strideInFirst", strideInFirst}}, *net,
        x);
    const auto mine = net->features(x);
    AGREES(mine.layer3, theirs.at("layer3"));
    AGREES(mine.layer4, theirs.at("layer4"));
}

void TestReference::pspnet_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("training");
    QTest::newRow("R18, evaluation") << 18 << false;
    QTest::newRow("R18, training") << 18 << true;
    QTest::newRow("R50, evaluation") << 50 << false;
}

void TestReference::pspnet()
{
    QFETCH(int, depth);
    QFETCH(bool, training);
    NetworkOptions options;
    options.backbone.depth = depth;
    options.classes = 7;
    options.dropout = 0.0;
    options.auxiliary = true;
    PspNet net(options);
    torch::NoGradGuard guard;
    stir(*net);
    const auto x = torch::randn({2, 3, 97, 131});
    const auto theirs = reference(
        {{"net", "pspnet"}, {"depth", depth}, {"outputStride", 8}, {"strideInFirst", false}, {"training", training}},
        *net, x);
    net->train(training);
    const auto mine = net->outputs(x);
    AGREES(mine.scores, theirs.at("scores"));
    if (training) {
        AGREES(mine.auxiliary, theirs.at("auxiliary"));
    }
}

void TestReference::generator_data()
{
    QTest::addColumn<int>("blocks");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("6 blocks, 64 x 48") << 6 << 64 << 48;
    QTest::newRow("9 blocks, 61 x 75") << 9 << 61 << 75;
}

void TestReference::generator()
{
    QFETCH(int, blocks);
    QFETCH(int, height);
    QFETCH(int, width);
    GeneratorOptions options;
    options.inputChannels = 13;
    options.filters = 16;
    options.blocks = blocks;
    Generator net(options);
    torch::NoGradGuard guard;
    stir(*net);
    const auto x = torch::randn({2, 13, height, width});
    AGREES(net->forward(x), reference({{"net", "generator"}, {"blocks", blocks}}, *net, x).at("image"));
}

void TestReference::discriminator()
{
    Discriminator net(32, 3);
    torch::NoGradGuard guard;
    stir(*net);
    const auto x = torch::rand({2, 3, 101, 90}) * 2 - 1;
    AGREES(net->forward(x), reference({{"net", "discriminator"}}, *net, x).at("patches"));
}

void TestReference::transformer_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("registers");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("side");
    QTest::newRow("ViT-S/14, positions as learned") << 384 << 12 << 0 << 518 << 518;
    QTest::newRow("ViT-S/14, fewer patches") << 384 << 12 << 0 << 97 << 131;
    QTest::newRow("ViT-S/14 with registers") << 384 << 12 << 4 << 97 << 131;
    QTest::newRow("ViT-B/14, a wide picture") << 768 << 12 << 0 << 60 << 300;
    QTest::newRow("one patch") << 64 << 2 << 0 << 16 << 16;
}

void TestReference::transformer()
{
    QFETCH(int, width);
    QFETCH(int, depth);
    QFETCH(int, registers);
    QFETCH(int, height);
    QFETCH(int, side);
    FeatureOptions options;
    options.transformer = {width, depth, 14, registers, 37};
    VisionTransformer net(options);
    torch::NoGradGuard guard;
    for (auto &parameter : net.parameters()) // positions, tokens and scales, too, so that none goes untested
        if (parameter.dim() != 2 && parameter.dim() != 4)
            parameter.add_(torch::randn_like(parameter) * 0.3);
    const auto x = torch::randn({height > 500 ? 1 : 2, 3, height, side});
    AGREES(net.features(x), reference({{"net", "transformer"}}, net, x).at("features"));
}

QTEST_APPLESS_MAIN(TestReference)
#include "test_reference.moc"
