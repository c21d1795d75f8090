#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/resnet.h"
#include "core/nn/weights/backbone.h"
#include "core/nn/weights/keras_resnet.h"
#include "core/nn/weights/resnet_shapes.h"
#include "core/nn/weights/safetensors.h"
#include "core/nn/weights/tfjs.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <limits>

using namespace vantage;

namespace {

namespace fs = std::filesystem;

StateDict resnetDict(int depth)
{
    StateDict dict;
    for (const auto &[name, shape] : resnetShapes(depth))
        dict.tensors[name] = torch::full(shape, 0.5);
    return dict;
}

template<typename Function>
std::string complaint(const Function &function)
{
    try {
        function();
        return {};
    } catch (const InputError &error) {
        return error.what();
    }
}

/// Keras' first layers, small: conv1 (7x7, 3 -> 4) and res3a_branch2a (1x1, 4 -> 2), and a dense layer.
TfjsModel smallKeras()
{
    TfjsModel model;
    const auto layer = [&](const std::string &conv, const std::string &norm, std::vector<int64_t> kernel,
                           double epsilon) {
        const int64_t channels = kernel.back();
        model.tensors[conv + "/kernel"] = torch::randn(kernel) * 0.1;
        model.tensors[conv + "/bias"] = torch::randn(channels);
        model.tensors[norm + "/gamma"] = torch::rand(channels) + 0.5;
        model.tensors[norm + "/beta"] = torch::randn(channels);
        model.tensors[norm + "/moving_mean"] = torch::randn(channels);
        model.tensors[norm + "/moving_variance"] = torch::rand(channels) * 100 + 1;
        model.layers.push_back({{"config", {{"name", norm}, {"epsilon", epsilon}}}});
    };
    layer("conv1", "bn_conv1", {7, 7, 3, 4}, 1e-3);
    layer("res3a_branch2a", "bn3a_branch2a", {1, 1, 4, 2}, 2e-3);
    model.tensors["fc1000/kernel"] = torch::randn({2, 5});
    model.tensors["fc1000/bias"] = torch::randn(5);
    model.layers.push_back({{"config", {{"name", "res3a_branch2a"}, {"strides", {2, 2}}}}});
    model.layers.push_back({{"config", {{"name", "res3a_branch2b"}, {"strides", {1, 1}}}}});
    model.sha256 = "00ff";
    return model;
}

} // namespace

#define COMPLAINS(call, words)                                                                                         \
    do {                                                                                                               \
        const std::string complaintText = complaint([&] { call; });                                                    \
        QVERIFY2(complaintText.find(words) != std::string::npos, complaintText.c_str());                               \
    } while (false)

class TestBackbone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(5); }
    void shapesAreThoseOfTheNetwork_data();
    void shapesAreThoseOfTheNetwork();
    void tellsDepthAndStride();
    void namesWhatIsWrong();
    void importsToSafetensors();
    void takesHalfPrecision();
    void kerasComputesTheSame();
    void kerasRefusesOtherNetworks();
    void readsTfjsShards();
    void refusesBadTfjs();

private:
    fs::path temporary(const char *name) const { return fs::path(m_folder.path().toStdString()) / name; }
    void writeTfjs(const fs::path &folder, const nlohmann::json &manifest,
                   const std::vector<std::string> &shards) const;

    QTemporaryDir m_folder;
};

void TestBackbone::shapesAreThoseOfTheNetwork_data()
{
    QTest::addColumn<int>("depth");
    for (const int depth : {18, 34, 50, 101})
        QTest::addRow("%d", depth) << depth;
}

void TestBackbone::shapesAreThoseOfTheNetwork()
{
    QFETCH(int, depth);
    ResNetOptions options;
    options.depth = depth;
    const ResNet net(options);
    auto expected = resnetShapes(depth);
    auto tensors = net->named_parameters();
    for (const auto &item : net->named_buffers())
        if (!QString::fromStdString(item.key()).endsWith("num_batches_tracked"))
            tensors.insert(item.key(), item.value());
    QCOMPARE(tensors.size(), expected.size());
    for (const auto &item : tensors)
        QVERIFY2(expected.count(item.key()) > 0 && item.value().sizes() == expected[item.key()], item.key().c_str());
}

void TestBackbone::tellsDepthAndStride()
{
    for (const int depth : {18, 34, 50, 101}) {
        StateDict dict = resnetDict(depth);
        const BackboneInfo info = inspectBackbone(dict, "some.pth");
        QCOMPARE(info.depth, depth);
        QVERIFY(!info.strideInFirst);
        QVERIFY(!info.hasClassifier);
        QVERIFY(info.origin.find("unknown") == 0);
        dict.metadata[metadataStride] = "1x1";
        dict.metadata[metadataOrigin] = "here";
        dict.tensors["fc.weight"] = torch::zeros({10, depth >= 50 ? 2048 : 512});
        dict.tensors["fc.bias"] = torch::zeros(10);
        dict.tensors["bn1.num_batches_tracked"] = torch::zeros({}, torch::kLong);
        const BackboneInfo first = inspectBackbone(dict, "some.pth");
        QCOMPARE(first.strideInFirst, depth >= 50); // a basic block has no 1x1
        QVERIFY(first.hasClassifier);
        QCOMPARE(first.origin, std::string("here"));
    }
    // Known by its hash, as for a file of torchvision.
    StateDict dict = resnetDict(50);
    dict.metadata[metadataSha256] = "0676ba61b6795bbe1773cffd859882e5e297624d384b6993f7c9e683e722fb8a";
    QVERIFY(inspectBackbone(dict, "x").origin.find("torchvision's ResNet-50") == 0);
    dict.metadata[metadataSha256] = resnetImagenetSha256;
    QVERIFY(inspectBackbone(dict, "x").strideInFirst);
}

void TestBackbone::namesWhatIsWrong()
{
    const StateDict good = resnetDict(18);
    StateDict dict = good;
    dict.tensors.erase("layer4.1.bn2.running_var");
    COMPLAINS(inspectBackbone(dict, "net.pth"),
              "net.pth: holds no ResNet-18 as it should be: 'layer4.1.bn2.running_var' is missing");
    dict = good;
    dict.tensors["layer2.0.conv1.weight"] = torch::zeros({128, 64, 1, 1});
    COMPLAINS(inspectBackbone(dict, "net.pth"),
              "'layer2.0.conv1.weight' has the shape 128x64x1x1 instead of 128x64x3x3");
    dict = good;
    dict.tensors["head.weight"] = torch::zeros(1);
    COMPLAINS(inspectBackbone(dict, "net.pth"), "'head.weight' doesn't belong to it");
    dict = good;
    dict.tensors["bn1.weight"] = torch::full({64}, NAN);
    COMPLAINS(inspectBackbone(dict, "net.pth"), "'bn1.weight' holds values that aren't finite");
    dict = good;
    dict.tensors["bn1.running_var"] = torch::full({64}, -1.0);
    COMPLAINS(inspectBackbone(dict, "net.pth"), "negative variance");
    dict = good;
    dict.tensors["bn1.weight"] = torch::ones({64}, torch::kLong);
    COMPLAINS(inspectBackbone(dict, "net.pth"), "holds whole numbers");
    dict = good;
    dict.tensors["fc.weight"] = torch::zeros({1000, 512});
    COMPLAINS(inspectBackbone(dict, "net.pth"), "only one of 'fc.weight' and 'fc.bias'");
    dict = good;
    dict.metadata[metadataStride] = "5x5";
    COMPLAINS(inspectBackbone(dict, "net.pth"), "gives resnet.stride as '5x5'");
    dict = good;
    for (const auto &[name, tensor] : good.tensors)
        if (name.starts_with("layer3.1."))
            dict.tensors.erase(name);
    COMPLAINS(inspectBackbone(dict, "net.pth"), "a ResNet of another depth: 1 basic blocks in layer3");
    COMPLAINS(inspectBackbone({}, "net.pth"), "holds no ResNet");
    dict = good;
    for (const char *name : {"bn1.bias", "bn1.weight", "conv1.weight", "layer1.0.bn1.bias", "layer1.0.bn1.weight"})
        dict.tensors[name] = torch::zeros(1);
    COMPLAINS(inspectBackbone(dict, "net.pth"), "and 2 more");
}

void TestBackbone::importsToSafetensors()
{
    StateDict dict = resnetDict(18);
    const fs::path in = temporary("in.safetensors");
    const fs::path out = temporary("out.safetensors");
    writeSafetensors(in, dict);
    QCOMPARE(importWeights(in, out).depth, 18);
    const StateDict imported = readStateDict(out);
    QCOMPARE(imported.metadata.at(metadataDepth), std::string("18"));
    QCOMPARE(imported.metadata.at(metadataStride), std::string("3x3"));
    QCOMPARE(imported.metadata.at(metadataSha256).size(), size_t(64));
    QCOMPARE(imported.metadata.at("format"), std::string("pt"));
    QCOMPARE(imported.tensors.size(), dict.tensors.size());
    QCOMPARE(inspectBackbone(imported, out).origin, imported.metadata.at(metadataOrigin));
    dict.tensors.erase("conv1.weight");
    writeSafetensors(in, dict);
    COMPLAINS(importWeights(in, temporary("never.safetensors")), "in.safetensors");
    QVERIFY(!fs::exists(temporary("never.safetensors")));
}

void TestBackbone::takesHalfPrecision()
{
    StateDict dict = resnetDict(18);
    dict.tensors["conv1.weight"] = dict.tensors["conv1.weight"].to(torch::kHalf);
    dict.tensors["layer1.0.conv1.weight"] = dict.tensors["layer1.0.conv1.weight"].to(torch::kBFloat16);
    const fs::path in = temporary("half.safetensors");
    writeSafetensors(in, dict);
    const StateDict read = readStateDict(in);
    QCOMPARE(inspectBackbone(read, in).depth, 18);
    for (const char *name : {"conv1.weight", "layer1.0.conv1.weight"}) {
        torch::Tensor weight = torch::zeros_like(read.tensors.at(name), torch::kFloat);
        weight.copy_(read.tensors.at(name));
        QVERIFY(weight.eq(0.5).all().item<bool>());
    }
    dict.tensors["conv1.weight"].fill_(std::numeric_limits<double>::infinity());
    writeSafetensors(in, dict);
    COMPLAINS(inspectBackbone(readStateDict(in), in), "'conv1.weight' holds values that aren't finite");
}

void TestBackbone::kerasComputesTheSame()
{
    const TfjsModel model = smallKeras();
    const StateDict dict = convertKerasResNet(model, "model.json");
    QCOMPARE(dict.metadata.at(metadataStride), std::string("1x1"));
    const auto &k = model.tensors;
    const auto &t = dict.tensors;

    const auto norm = [](const torch::Tensor &x, const torch::Tensor &mean, const torch::Tensor &var,
                         const torch::Tensor &gamma, const torch::Tensor &beta,
                         double eps) { return torch::batch_norm(x, gamma, beta, mean, var, false, 0.0, eps, false); };
    // Keras: BGR, 0..255, minus the mean colour, padded with zeros.
    const auto rgb = torch::rand({1, 3, 20, 22});
    const auto caffe = torch::tensor({103.939, 116.779, 123.68}).view({1, 3, 1, 1});
    const auto kernel = k.at("conv1/kernel").permute({3, 2, 0, 1});
    const auto theirs =
        norm(torch::conv2d(rgb.flip(1) * 255 - caffe, kernel, k.at("conv1/bias"), 2, 3), k.at("bn_conv1/moving_mean"),
             k.at("bn_conv1/moving_variance"), k.at("bn_conv1/gamma"), k.at("bn_conv1/beta"), 1e-3);
    const auto mean = torch::tensor({0.485, 0.456, 0.406}).view({1, 3, 1, 1});
    const auto deviation = torch::tensor({0.229, 0.224, 0.225}).view({1, 3, 1, 1});
    const auto mine =
        norm(torch::conv2d((rgb - mean) / deviation, t.at("conv1.weight"), {}, 2, 3), t.at("bn1.running_mean"),
             t.at("bn1.running_var"), t.at("bn1.weight"), t.at("bn1.bias"), 1e-5);
    const auto inner = [](const torch::Tensor &x) { return x.slice(2, 2, -2).slice(3, 2, -2); };
    const double scale = theirs.abs().max().item<double>();
    QVERIFY((inner(mine) - inner(theirs)).abs().max().item<double>() < 1e-5 * scale);
    // At the border the two mean colours differ by at most 0.5 of 255.
    QVERIFY((mine - theirs).abs().max().item<double>() < 0.02 * scale);

    const auto x = torch::randn({1, 4, 5, 5});
    const auto theirs2 =
        norm(torch::conv2d(x, k.at("res3a_branch2a/kernel").permute({3, 2, 0, 1}), k.at("res3a_branch2a/bias")),
             k.at("bn3a_branch2a/moving_mean"), k.at("bn3a_branch2a/moving_variance"), k.at("bn3a_branch2a/gamma"),
             k.at("bn3a_branch2a/beta"), 2e-3);
    const auto mine2 =
        norm(torch::conv2d(x, t.at("layer2.0.conv1.weight")), t.at("layer2.0.bn1.running_mean"),
             t.at("layer2.0.bn1.running_var"), t.at("layer2.0.bn1.weight"), t.at("layer2.0.bn1.bias"), 1e-5);
    QVERIFY(torch::allclose(mine2, theirs2, 1e-5, 1e-5));
    QVERIFY(torch::equal(t.at("fc.weight"), k.at("fc1000/kernel").t()));
    QVERIFY(torch::equal(t.at("fc.bias"), k.at("fc1000/bias")));
}

void TestBackbone::kerasRefusesOtherNetworks()
{
    TfjsModel model = smallKeras();
    model.tensors["block1/kernel"] = torch::zeros({3, 3, 4, 4});
    COMPLAINS(convertKerasResNet(model, "model.json"), "has the layer 'block1', which Keras' ResNet-50 hasn't");
    model = smallKeras();
    model.tensors.erase("bn_conv1/gamma");
    COMPLAINS(convertKerasResNet(model, "model.json"), "lacks the tensor 'bn_conv1/gamma'");
    model = smallKeras();
    model.tensors["bn_conv1/gamma"] = torch::zeros(3);
    COMPLAINS(convertKerasResNet(model, "model.json"), "'bn_conv1/gamma' a shape");
    model = smallKeras();
    model.layers.erase(model.layers.size() - 2);
    COMPLAINS(convertKerasResNet(model, "model.json"), "which convolution of a stage has the stride");
    COMPLAINS(convertKerasResNet({}, "model.json"), "holds no convolutions");
}

void TestBackbone::writeTfjs(const fs::path &folder, const nlohmann::json &manifest,
                             const std::vector<std::string> &shards) const
{
    fs::create_directories(folder);
    const nlohmann::json root = {
        {"modelTopology", {{"model_config", {{"config", {{"layers", nlohmann::json::array()}}}}}}},
        {"weightsManifest", manifest}};
    std::ofstream(folder / "model.json") << root.dump();
    for (size_t i = 0; i < shards.size(); ++i)
        std::ofstream(folder / ("shard" + std::to_string(i)), std::ios::binary) << shards[i];
}

void TestBackbone::readsTfjsShards()
{
    const auto values = torch::arange(6, torch::kFloat);
    const std::string bytes(static_cast<const char *>(values.data_ptr()), 24);
    // A tensor may lie across the border of two shards.
    const nlohmann::json weights = {{{"name", "a"}, {"shape", {2, 2}}, {"dtype", "float32"}},
                                    {{"name", "b"}, {"shape", nlohmann::json::array()}, {"dtype", "float32"}},
                                    {{"name", "c"}, {"shape", {1}}, {"dtype", "float32"}}};
    const fs::path folder = temporary("tfjs");
    const nlohmann::json manifest = {{{"paths", {"shard0", "shard1"}}, {"weights", weights}}};
    writeTfjs(folder, manifest, {bytes.substr(0, 7), bytes.substr(7)});
    const TfjsModel model = readTfjs(folder / "model.json");
    QVERIFY(torch::equal(model.tensors.at("a"), values.slice(0, 0, 4).view({2, 2})));
    QCOMPARE(model.tensors.at("b").item<float>(), 4.0F);
    QVERIFY(torch::equal(model.tensors.at("c"), values.slice(0, 5, 6)));
    // of the six floats, by another program
    QCOMPARE(model.sha256, std::string("e2c0a71510b5394df7773b63fb5f54372b84c3564e67811bde7d665be227976d"));
    // The folder is recognised, though it holds no ResNet.
    COMPLAINS(readStateDict(folder), "holds no convolutions");
    COMPLAINS(readStateDict(folder / "model.json"), "holds no convolutions");
}

void TestBackbone::refusesBadTfjs()
{
    const fs::path folder = temporary("bad-tfjs");
    const fs::path file = folder / "model.json";
    const auto weight = [](const nlohmann::json &shape, const char *dtype = "float32") {
        return nlohmann::json{{"name", "a"}, {"shape", shape}, {"dtype", dtype}};
    };
    const auto write = [&](const nlohmann::json &paths, const nlohmann::json &item) {
        writeTfjs(folder, {{{"paths", paths}, {"weights", {item}}}}, {std::string(16, '\0')});
    };
    write({"shard0"}, weight({4}));
    QCOMPARE(complaint([&] { readTfjs(file); }), std::string());
    write({"shard7"}, weight({4}));
    COMPLAINS(readTfjs(file), "shard7: is missing");
    write({"../bad-tfjs/shard0"}, weight({4}));
    COMPLAINS(readTfjs(file), "names a shard outside its folder");
    write({"/etc/hostname"}, weight({4}));
    COMPLAINS(readTfjs(file), "names a shard outside its folder");
    write({"shard0"}, weight({3}));
    COMPLAINS(readTfjs(file), "leaves 4 bytes");
    write({"shard0"}, weight({5}));
    COMPLAINS(readTfjs(file), "doesn't fit the shards");
    write({"shard0"}, weight({4611686018427387905, 4}));
    COMPLAINS(readTfjs(file), "doesn't fit the shards");
    write({"shard0"}, weight({-4}));
    COMPLAINS(readTfjs(file), "doesn't fit the shards");
    write({"shard0"}, weight({16}, "uint8"));
    COMPLAINS(readTfjs(file), "in another type than plain float32");
    std::ofstream(file) << "{\"weightsManifest\": 3}";
    COMPLAINS(readTfjs(file), "'weightsManifest' is missing or of another kind");
    std::ofstream(file) << "{\"weightsManifest\": [";
    COMPLAINS(readTfjs(file), "is no valid JSON");
}

QTEST_APPLESS_MAIN(TestBackbone)
#include "test_backbone.moc"
