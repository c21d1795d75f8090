#include <torch/torch.h>

#include "core/nn/conv_norm.h"
#include "core/nn/discriminator.h"
#include "core/nn/generator.h"
#include "core/nn/pspnet.h"
#include "core/nn/pyramid_conv.h"

#include <QTest>
#include <functional>
#include <stdexcept>

using namespace vantage;

namespace {

int64_t parameterCount(const torch::nn::Module &module)
{
    int64_t count = 0;
    for (const torch::Tensor &parameter : module.parameters())
        count += parameter.numel();
    return count;
}

std::vector<int64_t> shape(const torch::Tensor &tensor)
{
    return tensor.sizes().vec();
}

/// Gives every batch normalisation statistics and factors that do something.
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
}

/// The derivative of `loss` along a random direction in the space of all parameters: by backward, and by central
/// differences.
std::pair<double, double> directionalDerivative(torch::nn::Module &module, const std::function<torch::Tensor()> &loss,
                                                double step)
{
    module.zero_grad();
    loss().backward();
    std::vector<torch::Tensor> directions;
    double analytic = 0.0;
    for (const torch::Tensor &parameter : module.parameters()) {
        directions.push_back(torch::randn_like(parameter) * parameter.detach().abs().mean());
        if (parameter.grad().defined())
            analytic += (parameter.grad() * directions.back()).sum().item<double>();
    }
    torch::NoGradGuard guard;
    const auto move = [&](double by) {
        auto parameters = module.parameters();
        for (size_t i = 0; i < parameters.size(); ++i)
            parameters[i].add_(directions[i], by);
    };
    move(step);
    const double after = loss().item<double>();
    move(-2 * step);
    const double before = loss().item<double>();
    move(step);
    return {analytic, (after - before) / (2 * step)};
}

} // namespace

#define GRADIENT_AGREES(module, loss, step, tolerance)                                                                 \
    do {                                                                                                               \
        const auto [analytic, measured] = directionalDerivative(module, loss, step);                                   \
        const QString text =                                                                                           \
            QString("backward %1, differences %2").arg(analytic, 0, 'g', 12).arg(measured, 0, 'g', 12);                \
        QVERIFY2(std::abs(analytic) > 1e-6, qPrintable(text));                                                         \
        QVERIFY2(std::abs(analytic - measured) <= (tolerance)*std::abs(analytic), qPrintable(text));                   \
    } while (false)

class TestNetworks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(7); }

    void resnetParameterCounts_data();
    void resnetParameterCounts();
    void resnetShapes_data();
    void resnetShapes();
    void resnetRefusesOtherOptions();
    void dilatedEqualsStridedOnItsGrid_data();
    void dilatedEqualsStridedOnItsGrid();
    void pyramidConvEqualsConcatenation_data();
    void pyramidConvEqualsConcatenation();
    void pspnetKeepsTheSize_data();
    void pspnetKeepsTheSize();
    void pspnetAuxiliary();
    void pspnetTrainsWithOnePicture_data();
    void pspnetTrainsWithOnePicture();
    void pspnetRefusesTooSmall();
    void foldedNormEqualsPlain();
    void frozenNormStillLearns();
    void generatorParameterCounts();
    void generatorKeepsTheSize();
    void discriminatorParameterCount();
    void discriminatorReceptiveField();
    void gradientsOfResNet();
    void gradientsOfPspNet();
    void gradientsOfGenerator();
    void gradientsOfDiscriminator();
};

void TestNetworks::resnetParameterCounts_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<qint64>("count");
    // torchvision's documentation of its models
    QTest::newRow("18") << 18 << qint64(11'689'512);
    QTest::newRow("34") << 34 << qint64(21'797'672);
    QTest::newRow("50") << 50 << qint64(25'557'032);
    QTest::newRow("101") << 101 << qint64(44'549'160);
}

void TestNetworks::resnetParameterCounts()
{
    QFETCH(int, depth);
    QFETCH(qint64, count);
    for (const bool strideInFirst : {false, true}) {
        ResNetOptions options;
        options.depth = depth;
        options.strideInFirst = strideInFirst;
        options.classifier = true;
        QCOMPARE(qint64(parameterCount(*ResNet(options))), count);
    }
    const int64_t features = depth >= 50 ? 2048 : 512;
    ResNetOptions bare;
    bare.depth = depth;
    QCOMPARE(qint64(parameterCount(*ResNet(bare))), count - (features + 1) * 1000);
}

void TestNetworks::resnetShapes_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("outputStride");
    QTest::addColumn<int>("stride3");
    for (const int depth : {18, 50}) {
        QTest::addRow("R%d, 8", depth) << depth << 8 << 8;
        QTest::addRow("R%d, 16", depth) << depth << 16 << 16;
        QTest::addRow("R%d, 32", depth) << depth << 32 << 16;
    }
}

void TestNetworks::resnetShapes()
{
    QFETCH(int, depth);
    QFETCH(int, outputStride);
    QFETCH(int, stride3);
    torch::NoGradGuard guard;
    for (const bool strideInFirst : {false, true}) {
        ResNetOptions options;
        options.depth = depth;
        options.outputStride = outputStride;
        options.strideInFirst = strideInFirst;
        ResNet net(options);
        net->eval();
        // Every halving rounds up, so that the last column of an odd picture is kept.
        const auto over = [](int64_t length, int64_t stride) { return (length + stride - 1) / stride; };
        for (const auto &[height, width] : {std::pair<int64_t, int64_t>{64, 96}, {65, 97}, {33, 71}, {1, 1}}) {
            const auto features = net->features(torch::randn({2, 3, height, width}));
            QCOMPARE(shape(features.layer3),
                     (std::vector<int64_t>{2, net->channels3(), over(height, stride3), over(width, stride3)}));
            QCOMPARE(shape(features.layer4), (std::vector<int64_t>{2, net->channels4(), over(height, outputStride),
                                                                   over(width, outputStride)}));
        }
    }
}

void TestNetworks::resnetRefusesOtherOptions()
{
    ResNetOptions depth;
    depth.depth = 20;
    QVERIFY_EXCEPTION_THROWN(ResNet{depth}, std::invalid_argument);
    ResNetOptions stride;
    stride.outputStride = 4;
    QVERIFY_EXCEPTION_THROWN(ResNet{stride}, std::invalid_argument);
}

void TestNetworks::dilatedEqualsStridedOnItsGrid_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("strideInFirst");
    QTest::addColumn<int>("outputStride");
    for (const int stride : {8, 16}) {
        QTest::addRow("R18, %d", stride) << 18 << false << stride;
        QTest::addRow("R50 stride on the 3x3, %d", stride) << 50 << false << stride;
        QTest::addRow("R50 stride on the 1x1, %d", stride) << 50 << true << stride;
    }
}

// What makes dilation right for ImageNet's weights ("algorithme a trous"): at the pixels that the strided network
// keeps, the dilated one computes the very same, since each kernel meets the same neighbours.
void TestNetworks::dilatedEqualsStridedOnItsGrid()
{
    QFETCH(int, depth);
    QFETCH(bool, strideInFirst);
    QFETCH(int, outputStride);
    torch::NoGradGuard guard;
    ResNetOptions options;
    options.depth = depth;
    options.strideInFirst = strideInFirst;
    options.outputStride = 32;
    ResNet strided(options);
    stir(*strided);
    options.outputStride = outputStride;
    ResNet dilated(options);
    for (const auto &item : strided->named_parameters())
        dilated->named_parameters()[item.key()].copy_(item.value());
    for (const auto &item : strided->named_buffers())
        dilated->named_buffers()[item.key()].copy_(item.value());
    strided->eval();
    dilated->eval();
    const auto x = torch::randn({1, 3, 128, 160});
    const auto expected = strided->features(x);
    const auto features = dilated->features(x);
    constexpr int64_t end = 1 << 20;
    const int64_t step3 = outputStride == 8 ? 2 : 1;
    const int64_t step4 = 32 / outputStride;
    const auto layer3 = features.layer3.slice(2, 0, end, step3).slice(3, 0, end, step3);
    const auto layer4 = features.layer4.slice(2, 0, end, step4).slice(3, 0, end, step4);
    QVERIFY(((layer3 - expected.layer3).abs().max() / expected.layer3.abs().max()).item<double>() < 1e-4);
    QVERIFY(((layer4 - expected.layer4).abs().max() / expected.layer4.abs().max()).item<double>() < 1e-4);
}

void TestNetworks::pyramidConvEqualsConcatenation_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("as the bins") << 6 << 6;
    QTest::newRow("smaller than the bins") << 3 << 4;
    QTest::newRow("odd") << 15 << 21;
}

void TestNetworks::pyramidConvEqualsConcatenation()
{
    QFETCH(int, height);
    QFETCH(int, width);
    torch::manual_seed(3);
    const auto options = torch::TensorOptions(torch::kFloat64);
    std::vector<torch::Tensor> bins, upsampled;
    for (int side : {1, 2, 3, 6}) {
        bins.push_back(torch::randn({2, 5, side, side}, options).requires_grad_(true));
        namespace F = torch::nn::functional;
        upsampled.push_back(F::interpolate(bins.back(), F::InterpolateFuncOptions().size(std::vector<int64_t>{height, width}).mode(torch::kBilinear).align_corners(false)));
    }
    auto weight = torch::randn({7, 20, 3, 3}, options).requires_grad_(true);
    const auto plain = torch::conv2d(torch::cat(upsampled, 1), weight, {}, 1, 1);
    const auto quick = pyramidConv(bins, weight, height, width);
    QVERIFY(torch::allclose(plain, quick, 1e-9, 1e-9));

    // The way back too: kernel and bins get the same gradients.
    std::vector<torch::Tensor> inputs{weight};
    inputs.insert(inputs.end(), bins.begin(), bins.end());
    const auto from = torch::randn(plain.sizes(), options);
    const auto expected = torch::autograd::grad({plain}, inputs, {from}), found = torch::autograd::grad({quick}, inputs, {from});
    for (size_t i = 0; i < inputs.size(); ++i)
        QVERIFY(torch::allclose(expected[i], found[i], 1e-9, 1e-9));
}

void TestNetworks::pspnetKeepsTheSize_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    for (const auto &[height, width] : {std::pair{97, 131}, {96, 128}, {16, 16}, {17, 250}, {101, 33}})
        QTest::addRow("%d x %d", height, width) << height << width;
}

void TestNetworks::pspnetKeepsTheSize()
{
    QFETCH(int, height);
    QFETCH(int, width);
    torch::NoGradGuard guard;
    NetworkOptions options;
    options.backbone.depth = 18;
    options.classes = 5;
    PspNet net(options);
    net->eval();
    QCOMPARE(shape(net->forward(torch::randn({2, 3, height, width}))), (std::vector<int64_t>{2, 5, height, width}));
}

void TestNetworks::pspnetAuxiliary()
{
    NetworkOptions options;
    options.backbone.depth = 18;
    options.classes = 4;
    PspNet without(options);
    options.auxiliary = true;
    PspNet with(options);
    // A 3x3 from 256 to 64 channels, its normalisation, and a 1x1 with bias to the classes.
    QCOMPARE(qint64(parameterCount(*with) - parameterCount(*without)), qint64(256 * 64 * 9 + 2 * 64 + 64 * 4 + 4));
    const auto x = torch::randn({2, 3, 49, 35});
    const auto trained = with->outputs(x);
    QCOMPARE(shape(trained.auxiliary), (std::vector<int64_t>{2, 4, 49, 35}));
    with->eval();
    QVERIFY(!with->outputs(x).auxiliary.defined());
    QVERIFY(!without->outputs(x).auxiliary.defined());
    // Head and backbone together are everything.
    int64_t head = 0;
    for (const auto &parameter : with->headParameters())
        head += parameter.numel();
    QCOMPARE(qint64(head + parameterCount(*with->backbone())), qint64(parameterCount(*with)));
}

void TestNetworks::pspnetTrainsWithOnePicture_data()
{
    QTest::addColumn<int>("outputStride");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("64 x 48") << 8 << 64 << 48; // the 1 x 1 bin has one value a channel
    QTest::newRow("16 x 16, output stride 8") << 8 << 16 << 16;
    QTest::newRow("16 x 16, output stride 16") << 16 << 16 << 16; // so have the layers from layer3 on
    QTest::newRow("16 x 16, output stride 32") << 32 << 16 << 16;
}

void TestNetworks::pspnetTrainsWithOnePicture()
{
    QFETCH(int, outputStride);
    QFETCH(int, height);
    QFETCH(int, width);
    NetworkOptions options;
    options.backbone.depth = 18;
    options.backbone.outputStride = outputStride;
    PspNet net(options);
    net->train();
    const auto scores = net->forward(torch::randn({1, 3, height, width}));
    QVERIFY(scores.isfinite().all().item<bool>());
    scores.mean().backward();
    for (const auto &item : net->named_parameters())
        QVERIFY2(item.value().grad().defined() && item.value().grad().isfinite().all().item<bool>(),
                 item.key().c_str());
}

void TestNetworks::pspnetRefusesTooSmall()
{
    NetworkOptions options;
    options.backbone.depth = 18;
    PspNet net(options);
    net->eval();
    for (const auto &size :
         {std::vector<int64_t>{1, 3, 1, 64}, {1, 3, 15, 16}, {1, 3, 64, 15}, {1, 1, 64, 64}, {3, 64, 64}})
        QVERIFY_EXCEPTION_THROWN(net->forward(torch::zeros(size)), std::invalid_argument);
}

void TestNetworks::foldedNormEqualsPlain()
{
    torch::NoGradGuard guard;
    for (const bool bias : {false, true}) {
        torch::nn::Conv2d conv(torch::nn::Conv2dOptions(6, 9, 3).stride(2).padding(2).dilation(2).groups(3).bias(bias));
        torch::nn::BatchNorm2d norm(9);
        stir(*norm);
        const auto x = torch::randn({2, 6, 13, 11});
        norm->eval();
        const auto plain = norm->forward(conv->forward(x));
        QVERIFY(torch::allclose(convNorm(*conv, *norm, x), plain, 1e-5, 1e-5));
        norm->train();
        const auto before = norm->running_mean.clone();
        const auto trained = convNorm(*conv, *norm, x);
        QVERIFY(!torch::allclose(trained, plain, 1e-3, 1e-3));
        QVERIFY(!torch::equal(norm->running_mean, before));
        // One value a channel has no variance: the running statistics are used, and left alone.
        const auto kept = norm->running_mean.clone();
        const auto single = convNorm(*conv, *norm, torch::randn({1, 6, 1, 1}));
        QVERIFY(torch::equal(norm->running_mean, kept));
        QVERIFY(single.isfinite().all().item<bool>());
    }
}

void TestNetworks::frozenNormStillLearns()
{
    torch::nn::Conv2d conv(torch::nn::Conv2dOptions(3, 4, 3).bias(false));
    torch::nn::BatchNorm2d norm(4);
    stir(*norm);
    norm->eval();
    const auto x = torch::randn({1, 3, 9, 8});
    const auto weights = torch::randn({1, 4, 7, 6});
    (convNorm(*conv, *norm, x) * weights).sum().backward();
    const auto folded = std::array{conv->weight.grad().clone(), norm->weight.grad().clone(), norm->bias.grad().clone()};
    conv->zero_grad();
    norm->zero_grad();
    (norm->forward(conv->forward(x)) * weights).sum().backward();
    const auto plain = std::array{conv->weight.grad(), norm->weight.grad(), norm->bias.grad()};
    for (size_t i = 0; i < plain.size(); ++i)
        QVERIFY(torch::allclose(folded[i], plain[i], 1e-4, 1e-4));
}

void TestNetworks::generatorParameterCounts()
{
    GeneratorOptions options;
    options.inputChannels = 3;
    options.filters = 64;
    options.blocks = 9;
    QCOMPARE(qint64(parameterCount(*Generator(options))), qint64(11'378'179)); // CycleGAN prints 11.378 M
    options.blocks = 6;
    QCOMPARE(qint64(parameterCount(*Generator(options))), qint64(7'837'699));
}

void TestNetworks::generatorKeepsTheSize()
{
    torch::NoGradGuard guard;
    GeneratorOptions options;
    options.inputChannels = 5;
    options.filters = 8;
    options.blocks = 2;
    Generator net(options);
    for (const auto &[height, width] : {std::pair<int64_t, int64_t>{97, 131}, {16, 16}, {18, 63}, {40, 33}}) {
        const auto image = net->forward(torch::randn({2, 5, height, width}));
        QCOMPARE(shape(image), (std::vector<int64_t>{2, 3, height, width}));
        QVERIFY(image.abs().max().item<float>() <= 1.0F);
    }
    QVERIFY_EXCEPTION_THROWN(net->forward(torch::randn({1, 5, 15, 64})), std::invalid_argument);
}

void TestNetworks::discriminatorParameterCount()
{
    QCOMPARE(qint64(parameterCount(*Discriminator(64, 3))), qint64(2'764'737)); // CycleGAN prints 2.765 M
    Discriminator net(8, 3);
    QCOMPARE(shape(net->forward(torch::randn({2, 3, 256, 256}))), (std::vector<int64_t>{2, 1, 30, 30}));
    net->forward(torch::randn({1, 3, 40, 97}));
    QVERIFY_EXCEPTION_THROWN(net->forward(torch::randn({1, 3, 39, 64})), std::invalid_argument);
}

void TestNetworks::discriminatorReceptiveField()
{
    Discriminator net(4, 3);
    // Instance norm ties every patch to the whole picture; fixed statistics leave what the convolutions see.
    net->apply([](torch::nn::Module &child) {
        if (auto *norm = child.as<torch::nn::InstanceNorm2dImpl>()) {
            const int64_t channels = norm->options.num_features();
            norm->running_mean = torch::zeros(channels);
            norm->running_var = torch::ones(channels);
            norm->options.track_running_stats(true);
        }
    });
    net->to(torch::kDouble);
    net->apply([](torch::nn::Module &child) {
        if (auto *norm = child.as<torch::nn::InstanceNorm2dImpl>()) {
            norm->running_mean = norm->running_mean.to(torch::kDouble);
            norm->running_var = norm->running_var.to(torch::kDouble);
        }
    });
    net->eval();
    auto x = torch::randn({1, 3, 160, 160}, torch::kDouble).requires_grad_();
    const auto patches = net->forward(x);
    patches[0][0][patches.size(2) / 2][patches.size(3) / 2].backward();
    const auto touched = x.grad().abs().sum(1)[0] > 0;
    const auto rows = touched.any(1).nonzero();
    const auto columns = touched.any(0).nonzero();
    QCOMPARE(qint64(rows.max().item<int64_t>() - rows.min().item<int64_t>() + 1), qint64(70));
    QCOMPARE(qint64(columns.max().item<int64_t>() - columns.min().item<int64_t>() + 1), qint64(70));
}

void TestNetworks::gradientsOfResNet()
{
    for (const bool training : {false, true}) {
        ResNetOptions options;
        options.depth = 18;
        ResNet net(options);
        stir(*net);
        net->to(torch::kDouble);
        net->train(training);
        const auto x = torch::randn({2, 3, 24, 32}, torch::kDouble);
        const auto weights = torch::randn({2, 512, 3, 4}, torch::kDouble);
        GRADIENT_AGREES(
            *net, [&] { return (net->features(x).layer4 * weights).sum(); }, 1e-8, 1e-4);
    }
}

// The next three give their results in float32, hence the larger step and tolerance.
void TestNetworks::gradientsOfPspNet()
{
    NetworkOptions options;
    options.backbone.depth = 18;
    options.classes = 3;
    options.dropout = 0.0;
    options.auxiliary = true;
    PspNet net(options);
    stir(*net);
    net->to(torch::kDouble);
    net->train();
    setNormTraining(*net, false);
    const auto x = torch::randn({1, 3, 32, 24}, torch::kDouble);
    const auto weights = torch::randn({1, 3, 32, 24}, torch::kDouble);
    const auto loss = [&] {
        const auto out = net->outputs(x);
        return (out.scores.to(torch::kDouble) * weights).sum()
               + 0.4 * (out.auxiliary.to(torch::kDouble) * weights.flip(2)).sum();
    };
    GRADIENT_AGREES(*net, loss, 1e-5, 1e-2);
}

void TestNetworks::gradientsOfGenerator()
{
    GeneratorOptions options;
    options.inputChannels = 4;
    options.filters = 4;
    options.blocks = 2;
    Generator net(options);
    net->to(torch::kDouble);
    const auto scores = torch::randn({1, 4, 21, 18}, torch::kDouble);
    const auto weights = torch::randn({1, 3, 21, 18}, torch::kDouble);
    GRADIENT_AGREES(
        *net, [&] { return (net->forward(scores).to(torch::kDouble) * weights).sum(); }, 1e-4, 1e-2);
}

void TestNetworks::gradientsOfDiscriminator()
{
    Discriminator net(4, 3);
    net->to(torch::kDouble);
    const auto x = torch::randn({1, 3, 48, 56}, torch::kDouble);
    GRADIENT_AGREES(
        *net, [&] { return net->forward(x).to(torch::kDouble).square().sum(); }, 1e-4, 1e-2);
}

QTEST_APPLESS_MAIN(TestNetworks)
#include "test_networks.moc"
