#include "core/training/losses.h"

#include <torch/utils.h>

#include <QTest>

#include <cmath>

using namespace vantage;

class TestLosses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void semanticIsTheMeanOverLabelledPixels();
    void nothingLabelledIsZeroAndHasNoGradient();
    void overAllCountsUnlabelledPixels();
    void reconstructionIsL1();
    void adversarialKnownValues();
    void sharesWithinTheBoundCostNothing();
    void shareBoundKnownValues();
    void softLabelsKnownValues();
    void gradientsByFiniteDifferences();
};

void TestLosses::semanticIsTheMeanOverLabelledPixels()
{
    // Two pixels, two classes: p(right) = e / (e + 1) and 1 / 2; a third pixel is ignored.
    const auto scores = torch::tensor({1.0, 0.0, 9.0, 0.0, 0.0, -9.0}).view({1, 2, 1, 3});
    const auto labels = torch::tensor({0, 1, 255}).view({1, 1, 3});
    const double expected = (std::log1p(std::exp(-1.0)) + std::log(2.0)) / 2;
    QVERIFY(std::abs(semanticLoss(scores, labels, 255).item<double>() - expected) < 1e-6);
}

void TestLosses::nothingLabelledIsZeroAndHasNoGradient()
{
    const auto scores = torch::randn({1, 3, 2, 2}).requires_grad_(true);
    const auto loss = semanticLoss(scores, torch::full({1, 2, 2}, 255, torch::kInt64), 255);
    loss.backward();
    QCOMPARE(loss.item<double>(), 0.0);
    QCOMPARE(scores.grad().abs().sum().item<double>(), 0.0);
}

void TestLosses::overAllCountsUnlabelledPixels()
{
    const auto scores = torch::zeros({1, 4, 1, 4});
    const auto labels = torch::tensor({2, 255, 255, 255}).view({1, 1, 4});
    QVERIFY(std::abs(semanticLossOverAll(scores, labels, 255).item<double>() - std::log(4.0) / 4) < 1e-6);
}

void TestLosses::reconstructionIsL1()
{
    QVERIFY(std::abs(reconstructionLoss(torch::full({1, 3, 2, 2}, 0.5), torch::full({1, 3, 2, 2}, -0.25)).item<double>() - 0.75) < 1e-7);
}

void TestLosses::adversarialKnownValues()
{
    const auto unsure = torch::zeros({1, 1, 3, 3});
    for (bool real : {true, false})
        QVERIFY(std::abs(adversarialLoss(unsure, real, "log").item<double>() - std::log(2.0)) < 1e-6);
    const auto sure = torch::full({1, 1, 3, 3}, 2.0);
    QVERIFY(std::abs(adversarialLoss(sure, true, "log").item<double>() - std::log1p(std::exp(-2.0))) < 1e-6);
    QVERIFY(std::abs(adversarialLoss(sure, false, "log").item<double>() - std::log1p(std::exp(2.0))) < 1e-6);
    QVERIFY(std::abs(adversarialLoss(sure, true, "least-squares").item<double>() - 1.0) < 1e-6);
    QVERIFY(std::abs(adversarialLoss(sure, false, "least-squares").item<double>() - 4.0) < 1e-6);
}

void TestLosses::sharesWithinTheBoundCostNothing()
{
    // 0.6 and 0.4 of two pixels, where the baseline says 0.5 of each: a factor of 1.25 allows 0.4 to 0.625.
    const auto probabilities = torch::tensor({0.8, 0.4, 0.2, 0.6}).view({1, 2, 1, 2});
    QCOMPARE(shareLoss(probabilities, torch::tensor({{0.5, 0.5}}), 1.25).item<double>(), 0.0);
}

void TestLosses::shareBoundKnownValues()
{
    // 0.9 and 0.1 where 0.75 and 1 / 3 are allowed; the second picture is within, and the mean is taken over both.
    const auto probabilities = torch::tensor({0.9, 0.1, 0.5, 0.5}).view({2, 2, 1, 1}).requires_grad_(true);
    const auto loss = shareLoss(probabilities, torch::tensor({{0.5, 0.5}, {0.5, 0.5}}), 1.5);
    QVERIFY(std::abs(loss.item<double>() - (0.15 + (1.0 / 3 - 0.1)) / 2) < 1e-6);
    loss.backward();
    const auto down = probabilities.grad().flatten(); // less of the first class, more of the second
    QVERIFY(torch::allclose(down, torch::tensor({0.5, -0.5, 0.0, 0.0})));
}

void TestLosses::softLabelsKnownValues()
{
    const auto soft = softLabels(torch::tensor({1, 255, 3, 0}).view({1, 2, 2}), 4, 3); // the value of class 3 is ignored
    QVERIFY(torch::allclose(soft.select(2, 0).select(2, 0)[0], torch::tensor({0.0125F, 0.9625F, 0.0125F, 0.0125F})));
    for (const auto &unknown : {soft.select(2, 0).select(2, 1)[0], soft.select(2, 1).select(2, 0)[0]})
        QVERIFY(torch::allclose(unknown, torch::full({4}, 0.25F)));
    QVERIFY(torch::allclose(soft.sum(1), torch::ones({1, 2, 2})));
}

void TestLosses::gradientsByFiniteDifferences()
{
    torch::manual_seed(3);
    const auto shares = torch::tensor({{0.7, 0.2, 0.1}}, torch::kFloat64);
    const auto labels = torch::tensor({0, 2, 255, 1}).view({1, 2, 2});
    const auto other = torch::rand({1, 3, 2, 2}, torch::kFloat64) * 4 - 2;
    const std::vector<std::function<torch::Tensor(const torch::Tensor &)>> losses = {
        [&](const torch::Tensor &x) { return semanticLoss(x, labels, 255); },
        [&](const torch::Tensor &x) { return semanticLossOverAll(x, labels, 255); },
        [&](const torch::Tensor &x) { return reconstructionLoss(x, other); },
        [&](const torch::Tensor &x) { return adversarialLoss(x, true, "log"); },
        [&](const torch::Tensor &x) { return adversarialLoss(x, false, "least-squares"); },
        [&](const torch::Tensor &x) { return shareLoss(x.softmax(1), shares, 1.1); }};
    for (const auto &loss : losses) {
        const auto x = torch::randn({1, 3, 2, 2}, torch::kFloat64).requires_grad_(true);
        loss(x).backward();
        for (int64_t i = 0; i < x.numel(); ++i) {
            torch::NoGradGuard noGrad;
            auto step = torch::zeros({x.numel()}, torch::kFloat64);
            step[i] = 1e-5;
            step = step.view_as(x);
            const double numeric = (loss(x + step) - loss(x - step)).item<double>() / 2e-5;
            QVERIFY(std::abs(numeric - x.grad().flatten()[i].item<double>()) < 1e-6);
        }
    }
}

QTEST_APPLESS_MAIN(TestLosses)
#include "test_losses.moc"
