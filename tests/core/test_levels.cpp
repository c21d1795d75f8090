#include "core/model/predictor.h"
#include "core/model/seen_frames.h"
#include "core/nn/levels_net.h"
#include "core/nn/tensors.h"
#include "core/training/pixel_pool.h"

#include <QtTest>

#include <set>
#include <torch/utils.h>

using namespace vantage;

namespace {

NetworkOptions small()
{
    NetworkOptions options;
    options.family = NetworkFamily::Levels;
    options.backbone = {18, 8, false, false};
    options.classes = 5;
    options.hidden = 16;
    return options;
}

cv::Mat noise(cv::Size size, uint64_t seed = 3)
{
    cv::Mat image(size, CV_8UC3);
    cv::RNG random(seed);
    random.fill(image, cv::RNG::UNIFORM, 0, 255);
    return image;
}

double largest(const torch::Tensor &difference)
{
    return difference.abs().max().item<double>();
}

} // namespace

class TestLevels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void levelsHaveLengthOne();
    void colourOfKnownPixels();
    void pixelsAreThePicturesScores();
    void pixelsBetweenTheGridAreBilinear();
    void onlyTheHeadLearns();
    void framesAreLookedAtOnce();
    void whatDoesNotFitIsLookedAtAgain();
    void drawTakesAllOfRareClasses();
    void drawKeepsWithinItsBound();
    void poolHoldsWhatWasAdded();
    void gridTakesTheMiddle();
};

void TestLevels::levelsHaveLengthOne()
{
    torch::manual_seed(1);
    LevelsNet net(small());
    const Levels levels = look(net, noise({64, 48}), torch::kCPU, {});
    QCOMPARE(levels.maps.size(), size_t(5));
    QCOMPARE(levels.height(), int64_t(12));
    QCOMPARE(levels.width(), int64_t(16));
    QCOMPARE(levels.channels(), int64_t(64 + 128 + 256 + 512 + 3));
    QCOMPARE(net.channels(), 963);
    for (size_t k = 0; k < 4; ++k) {
        QCOMPARE(levels.maps[k].size(2), int64_t(k == 0 ? 12 : 6)); // stride 4, then the output stride
        const auto length = levels.maps[k].norm(2, std::vector<int64_t>{1});
        QVERIFY(((length - 1).abs() < 1e-4).logical_or(length == 0).all().item<bool>()); // 0 where no unit fires
    }
}

void TestLevels::colourOfKnownPixels()
{
    LevelsNet net(small());
    const auto colour = [&](const cv::Scalar &rgb) {
        const Levels levels = look(net, cv::Mat(16, 16, CV_8UC3, rgb), torch::kCPU, {});
        return levels.maps.back()[0].select(1, 1).select(1, 1);
    };
    // Lightness 2 mean - 1, then red - green and the mean of both - blue, twice.
    QVERIFY(largest(colour({255, 255, 255}) - torch::tensor({1.0F, 0.0F, 0.0F})) < 1e-5);
    QVERIFY(largest(colour({0, 0, 0}) - torch::tensor({-1.0F, 0.0F, 0.0F})) < 1e-5);
    QVERIFY(largest(colour({255, 0, 0}) - torch::tensor({-1 / 3.0F, 2.0F, 1.0F})) < 1e-5);
    QVERIFY(largest(colour({0, 0, 255}) - torch::tensor({-1 / 3.0F, 0.0F, -2.0F})) < 1e-5);
}

void TestLevels::pixelsAreThePicturesScores()
{
    torch::manual_seed(2);
    torch::NoGradGuard noGrad;
    LevelsNet net(small());
    net.eval();
    const Levels levels = look(net, noise({48, 32}), torch::kCPU, {});
    const auto dense = net.scores(levels); // enlarges after the first convolution
    const auto places = torch::arange(levels.height() * levels.width());
    const auto table = net.pixelScores(pixelsOf(levels, places)); // enlarges before it
    QVERIFY(largest(dense[0].flatten(1).t() - table) < 1e-4);
}

void TestLevels::pixelsBetweenTheGridAreBilinear()
{
    Levels levels;
    levels.maps = {torch::zeros({1, 1, 4, 4}), torch::tensor({0.0F, 4.0F, 8.0F, 12.0F}).view({1, 1, 2, 2})};
    const auto column = pixelsOf(levels, torch::tensor({0, 1, 2, 3, 5}, torch::kInt64)).select(1, 1);
    // Corners not aligned: places at -0.25 (held at the border), 0.25, 0.75, 1.25 of the coarse grid.
    QVERIFY(largest(column - torch::tensor({0.0F, 1.0F, 3.0F, 4.0F, 3.0F})) < 1e-6);
}

void TestLevels::onlyTheHeadLearns()
{
    torch::manual_seed(3);
    LevelsNet net(small());
    net.train();
    QVERIFY(net.backboneParameters().empty());
    QCOMPARE(net.headParameters().size(), size_t(4));
    const auto before = net.backbone()->named_buffers()["bn1.running_mean"].clone();
    net.outputs(networkInput(imagesToTensor({noise({32, 32})}))).scores.sum().backward();
    QVERIFY(torch::equal(before, net.backbone()->named_buffers()["bn1.running_mean"]));
    for (const auto &item : net.named_parameters())
        QCOMPARE(item.value().grad().defined(), item.key().rfind("hidden", 0) == 0 || item.key().rfind("classifier", 0) == 0);
}

void TestLevels::framesAreLookedAtOnce()
{
    torch::manual_seed(6);
    torch::NoGradGuard noGrad;
    const auto net = std::make_shared<LevelsNet>(small());
    SeenFrames seen(int64_t(1) << 24);
    const std::vector<cv::Mat> frames = {noise({48, 32}, 1), noise({48, 32}, 2)};
    Predictor plain(net, {48, 32}, torch::kCPU, {}), keeping(net, {48, 32}, torch::kCPU, {}, &seen);
    const auto first = keeping.scores(frames);
    QVERIFY(largest(first - plain.scores(frames)) < 1e-4);
    QCOMPARE(seen.looks(), int64_t(2));
    QVERIFY(torch::equal(keeping.scores(frames), first)); // bit for bit
    QCOMPARE(seen.looks(), int64_t(2));
    // A trained head says something else of the same looks, in another predictor too.
    net->headParameters().front().add_(1);
    Predictor later(net, {48, 32}, torch::kCPU, {}, &seen);
    const auto trained = later.scores(frames);
    QCOMPARE(seen.looks(), int64_t(2));
    QVERIFY(largest(trained - first) > 0.01 && largest(trained - plain.scores(frames)) < 1e-4);
    // So does the same backbone under another head; one with other weights begins anew.
    const auto sameEyes = std::make_shared<LevelsNet>(small());
    for (const auto &item : net->named_parameters())
        if (item.key().rfind("backbone.", 0) == 0)
            sameEyes->named_parameters()[item.key()].copy_(item.value());
    Predictor other(sameEyes, {48, 32}, torch::kCPU, {}, &seen);
    other.scores(frames);
    QCOMPARE(seen.looks(), int64_t(2));
    const auto otherEyes = std::make_shared<LevelsNet>(small());
    Predictor another(otherEyes, {48, 32}, torch::kCPU, {}, &seen);
    QVERIFY(largest(another.scores(frames) - Predictor(otherEyes, {48, 32}, torch::kCPU, {}).scores(frames)) < 1e-4);
    QCOMPARE(seen.looks(), int64_t(4));
    // Frames of another size come to the network's own first.
    another.scores({noise({96, 64}, 1)});
    QCOMPARE(seen.looks(), int64_t(5));
}

void TestLevels::whatDoesNotFitIsLookedAtAgain()
{
    torch::NoGradGuard noGrad;
    LevelsNet net(small());
    const cv::Mat one = noise({48, 32}, 1), two = noise({48, 32}, 2);
    int64_t bytes = 0;
    for (const auto &map : look(net, one, torch::kCPU, {}).maps)
        bytes += static_cast<int64_t>(map.nbytes());
    SeenFrames seen(2 * bytes - 1); // room for one
    seen.prepareFor(net, {});
    for (int time = 0; time < 3; ++time)
        for (const cv::Mat &picture : {one, two})
            seen.look(net, picture, torch::kCPU, {});
    QCOMPARE(seen.looks(), int64_t(1 + 3));
}

void TestLevels::drawTakesAllOfRareClasses()
{
    cv::Mat labels(10, 10, CV_8UC1, cv::Scalar(0));
    labels.at<uchar>(2, 3) = 1;
    labels.row(9).setTo(255); // ignored
    cv::RNG random(1);
    const auto places = drawPlaces(labels, 3, 255, {5, 30}, random);
    const std::set<int64_t> once(places.begin(), places.end());
    QCOMPARE(once.size(), places.size());
    QVERIFY(once.contains(23));
    QCOMPARE(places.size(), size_t(5 + 30 * 89 / 90 + 1)); // of class 0, and the one pixel of class 1
    for (const int64_t place : places)
        QVERIFY(place < 90);
    QVERIFY(drawPlaces(cv::Mat(4, 4, CV_8UC1, cv::Scalar(255)), 3, 255, {5, 30}, random).empty());
    QCOMPARE(drawPlaces(labels, 3, 0, {5, 30}, random), std::vector<int64_t>{23}); // a class map may ignore the value of a class
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, drawPlaces(cv::Mat(), 3, 255, {}, random));
}

void TestLevels::drawKeepsWithinItsBound()
{
    QCOMPARE(mostPlaces(13, {150, 1500}), int64_t(3450));
    const double bytesOfOne = 2 * 3843 + 4 * 13;
    const PixelDraw free = boundedDraw({150, 1500}, 13, 10, 3843, 1e12), tight = boundedDraw({150, 1500}, 13, 10, 3843, 10 * 345 * bytesOfOne);
    QCOMPARE(free.perClass, 150);
    QCOMPARE(free.perFrame, 1500);
    QCOMPARE(tight.perClass, 15);
    QCOMPARE(tight.perFrame, 150);
}

void TestLevels::poolHoldsWhatWasAdded()
{
    PixelPoolBuilder builder(10, 2, 3, torch::kCPU, torch::kBFloat16);
    builder.add(torch::ones({2, 2}), torch::one_hot(torch::tensor({0, 2}), 3).to(torch::kFloat32));
    builder.add(torch::zeros({1, 2}), torch::full({1, 3}, 1 / 3.0));
    const PixelPool pool = builder.finish();
    QCOMPARE(pool.size(), int64_t(3));
    QVERIFY(largest(pool.features.to(torch::kFloat32).sum(1) - torch::tensor({2.0F, 2.0F, 0.0F})) == 0);
    QVERIFY(largest(pool.targets.sum(1) - 1) < 1e-6);
    QCOMPARE(pool.targets[1][2].item<float>(), 1.0F);
}

void TestLevels::gridTakesTheMiddle()
{
    cv::Mat labels(8, 8, CV_8UC1);
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x)
            labels.at<uchar>(y, x) = static_cast<uchar>(10 * y + x);
    const cv::Mat grid = gridLabels(labels, 2, 2);
    QCOMPARE(grid.at<uchar>(0, 0), uchar(22));
    QCOMPARE(grid.at<uchar>(1, 0), uchar(62));
    QCOMPARE(grid.at<uchar>(1, 1), uchar(66));
}

QTEST_GUILESS_MAIN(TestLevels)
#include "test_levels.moc"
