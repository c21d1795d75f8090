#include "core/model/exported_file.h"
#include "core/model/feature_facts.h"
#include "core/model/feature_file.h"
#include "core/model/segmenter.h"
#include "core/nn/tensors.h"
#include "core/nn/weights/safetensors.h"
#include "core/training/pixel_pool.h"
#include "core/training/start_network.h"
#include "core/workflow/adaptation.h"
#include "core/workflow/preflight.h"
#include "tests/core/feature_samples.h"
#include "tests/core/training_samples.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace vantage;
using namespace vantage::samples;

namespace {

const cv::Size pictureSize(64, 48);

double largestOf(const torch::Tensor &difference)
{
    return difference.abs().max().item<double>();
}

torch::Tensor oneColour(cv::Size size, const cv::Scalar &rgb)
{
    return networkInput(imagesToTensor({cv::Mat(size, CV_8UC3, rgb)}));
}

/// The small transformer's parameters as a published file names them.
StateDict published(int registers = 0)
{
    StateDict dict = stateOf(*smallTransformer(registers));
    dict.tensors["mask_token"] = torch::zeros({1, 64});
    return dict;
}

} // namespace

/// Further networks beside the backbone: what they are read from, what they give, and what becomes of a network that uses them.
class TestFeatures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void gridIsTheNearestWholePatches();
    void costOfATransformer();
    void transformerIsReadByItsNames();
    void wrongTransformersAreRefused_data();
    void wrongTransformersAreRefused();
    void onnxScoresOfKnownPixels_data();
    void onnxScoresOfKnownPixels();
    void onnxFilesThatAreNoFeatures_data();
    void onnxFilesThatAreNoFeatures();
    void finerMapsAreBroughtToTheGrid();
    void theyAreMoreLevels();
    void onlyTheHeadLearns();
    void aNetworkStartsWithThem();
    void onlyFrozenLevelsTakeThem();
    void modelFileHoldsThem();
    void damagedDescriptionIsRefused();
    void exportIsTheNetwork_data();
    void exportIsTheNetwork();
    void exportsThatCantBe();
    void preflightPricesThem();
    void anAdaptationUsesThem();

private:
    AdaptationOptions asked() const
    {
        AdaptationOptions options;
        options.project = path("project");
        options.sources = {path("source")};
        options.target = path("target");
        options.settings = {{"backbone", "18"}, {"width", "64"}, {"height", "48"}, {"epochs", "1"}, {"stepsPerEpoch", "2"}, {"evaluationFrames", "2"},
                            {"sourceViews", "2"}, {"bookFrames", "2"}, {"mapFrames", "2"}, {"pixelBatch", "64"}, {"threads", "2"}};
        return options;
    }
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    std::vector<std::shared_ptr<FeatureNet>> both(const OnnxSample &sample = {})
    {
        return {smallTransformer(), openFeatures(writtenOnnx(path("a.onnx"), smallOnnx(sample)))};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFeatures::gridIsTheNearestWholePatches()
{
    const auto net = smallTransformer();
    QCOMPARE(net->grid({640, 480}), cv::Size(46, 34)); // 45.7 and 34.3
    QCOMPARE(net->grid({518, 518}), cv::Size(37, 37));
    QCOMPARE(net->grid({16, 16}), cv::Size(1, 1));
    QVERIFY(torch::equal(net->positions({5, 5}), net->positionTable[0].narrow(0, 1, 25)));
    const auto maps = net->features(torch::zeros({2, 3, 48, 64}));
    QCOMPARE(maps.sizes().vec(), (std::vector<int64_t>{2, 64, 3, 5}));
    // The last layer norm has a weight and a bias of their own; without them each place would have mean 0.
    const auto plain = (maps - net->norm->bias.view({1, -1, 1, 1})) / net->norm->weight.view({1, -1, 1, 1});
    QVERIFY(largestOf(plain.mean(1)) < 1e-4);
    QVERIFY(largestOf(plain.pow(2).mean(1) - 1) < 1e-3);
}

void TestFeatures::costOfATransformer()
{
    FeatureOptions options; // ViT-S/14
    const double tokens = 37 * 37 + 1, width = 384;
    const double expected = 2 * tokens * (12 * (12 * width * width + 2 * tokens * width) + 3 * 14 * 14 * width);
    QCOMPARE(VisionTransformer(options).operations({518, 518}), expected);
    QVERIFY(expected > 8e10 && expected < 1e11);

    writeSafetensors(path("vit.safetensors"), published());
    const FeatureFacts facts = featureFacts(path("vit.safetensors"), {70, 70});
    QCOMPARE(facts.channels, 64);
    QCOMPARE(facts.parameters, double(64 * 3 * 196 + 64 + 64 + 26 * 64 + 2 * 64 + 2 * (12 * 64 * 64 + (3 + 1 + 4 + 1) * 64 + 6 * 64)));
    const OnnxFeatureOptions taken = openFeatures(writtenOnnx(path("a.onnx"), smallOnnx()))->options().onnx;
    QCOMPARE(taken.channels, 4);
    QCOMPARE(featureFacts(path("a.onnx"), {64, 32}).operations, 2.0 * (8 * 4) * (4 * 3 * 64)); // places times a kernel
}

void TestFeatures::transformerIsReadByItsNames()
{
    for (const int registers : {0, 4}) {
        writeSafetensors(path("vit.safetensors"), published(registers));
        const auto read = openFeatures(path("vit.safetensors"));
        QCOMPARE(read->options().transformer.registers, registers);
        QCOMPARE(read->channels(), 64);
        const auto x = torch::randn({1, 3, 60, 90});
        QVERIFY(torch::equal(read->features(x), smallTransformer(registers)->features(x)));
    }
    QVERIFY(openFeatures(path("vit.safetensors"))->options().origin.find("DINOv2 ViT of 2 blocks of 64, patches of 14 with 4 registers") == 0);
}

void TestFeatures::wrongTransformersAreRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("problem");
    QTest::newRow("a ResNet") << "resnet" << "'cls_token' is missing";
    QTest::newRow("a parameter is gone") << "-blocks.1.mlp.fc2.bias" << "blocks.1.mlp.fc2.bias";
    QTest::newRow("one too many") << "+blocks.1.extra" << "1 tensors that its network has no place for";
    QTest::newRow("no layer scale") << "-blocks.0.ls1.gamma" << "no DINOv2";
    QTest::newRow("SwiGLU") << "+blocks.0.mlp.w12.weight" << "ViT-g";
    QTest::newRow("in pieces") << "+blocks.0.0.norm1.weight" << "as it is trained";
    QTest::newRow("positions of no square") << "positions" << "26 positions";
    QTest::newRow("not a number") << "nan" << "aren't finite";
    QTest::newRow("cut off") << "cut" << "";
    QTest::newRow("empty") << "empty" << "";
    QTest::newRow("a text") << "text" << "";
    QTest::newRow("a folder") << "folder" << "";
    QTest::newRow("nothing") << "nothing" << "";
}

void TestFeatures::wrongTransformersAreRefused()
{
    QFETCH(QString, change);
    QFETCH(QString, problem);
    const fs::path file = path("vit.safetensors");
    StateDict dict = published();
    const std::string name = change.mid(1).toStdString();
    if (change == "resnet")
        dict.tensors = {{"conv1.weight", torch::zeros({64, 3, 7, 7})}};
    else if (change == "positions")
        dict.tensors["cls_token"] = torch::zeros({1, 1, 32});
    else if (change == "nan")
        dict.tensors["norm.weight"][3] = std::nan("");
    else if (change.startsWith('-'))
        dict.tensors.erase(name);
    else if (change.startsWith('+'))
        dict.tensors[name] = torch::zeros({2});
    writeSafetensors(file, dict);
    if (change == "cut")
        fs::resize_file(file, fs::file_size(file) / 2);
    else if (change == "empty" || change == "text")
        std::ofstream(file, std::ios::trunc) << (change == "text" ? "not weights at all" : "");
    else if (change == "folder" || change == "nothing")
        fs::remove(file);
    if (change == "folder")
        fs::create_directory(file);
    const std::string said = complaint([&] { openFeatures(file); });
    QVERIFY2(said.starts_with(file.string()), said.c_str());
    QVERIFY2(said.find(problem.toStdString()) != std::string::npos, said.c_str());
}

void TestFeatures::onnxScoresOfKnownPixels_data()
{
    QTest::addColumn<QString>("mean");
    QTest::addColumn<QString>("scale");
    QTest::addColumn<QString>("turned");
    QTest::addColumn<bool>("frames");
    QTest::addColumn<int>("side");
    QTest::addColumn<QList<double>>("expected");
    const double r = (200 / 255.0 - 0.485) / 0.229, g = (100 / 255.0 - 0.456) / 0.224, b = (50 / 255.0 - 0.406) / 0.225;
    QTest::newRow("as ImageNet has it") << "" << "" << "" << false << 0 << QList<double>{2 * r, g - b, b, 0.5};
    QTest::newRow("whole frames") << "" << "" << "" << true << 0 << QList<double>{400, 50, 50, 0.5};
    QTest::newRow("0..255") << "0 0 0" << "1 1 1" << "" << false << 64 << QList<double>{400, 50, 50, 0.5};
    QTest::newRow("0..1, red first") << "0 0 0" << "255 255 255" << "True" << false << 0 << QList<double>{400 / 255.0, 50 / 255.0, 50 / 255.0, 0.5};
    QTest::newRow("blue first") << "10 20 30" << "1 2 4" << "False" << false << 32 << QList<double>{2 * 40, 40 - 170 / 4.0, 170 / 4.0, 0.5};
}

void TestFeatures::onnxScoresOfKnownPixels()
{
    QFETCH(QString, mean);
    QFETCH(QString, scale);
    QFETCH(QString, turned);
    QFETCH(bool, frames);
    QFETCH(int, side);
    QFETCH(QList<double>, expected);
    OnnxSample sample{13, side, frames, false, mean.toStdString(), scale.toStdString(), turned.toStdString()};
    const auto net = openFeatures(writtenOnnx(path("a.onnx"), smallOnnx(sample)));
    QCOMPARE(net->channels(), 4);
    // 50 x 40 is brought to 64 x 32 where any size is taken: whole multiples of 32.
    const auto maps = net->features(oneColour({50, 40}, {200, 100, 50}));
    QCOMPARE(maps.size(1), int64_t(4));
    QCOMPARE(maps.size(3), int64_t(side > 0 ? side / 8 : 8));
    for (int c = 0; c < 4; ++c)
        QVERIFY2(largestOf(maps[0][c] - expected[c]) < 1e-3 * std::max(1.0, std::abs(expected[c])), qPrintable(QString("%1: %2").arg(c).arg(maps[0][c][0][0].item<double>())));
}

void TestFeatures::onnxFilesThatAreNoFeatures_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("problem");
    QTest::newRow("labels") << "labels" << "a picture of labels";
    QTest::newRow("a class for the whole picture") << "whole" << "of another shape than 1 x classes x height x width";
    QTest::newRow("grey pictures") << "grey" << "in a layout that isn't known here";
    QTest::newRow("an operator that isn't known") << "operator" << "needs the operator Loop";
    QTest::newRow("not a number") << "nan" << "no numbers";
    QTest::newRow("cut off") << "cut" << "can't be read as ONNX";
}

void TestFeatures::onnxFilesThatAreNoFeatures()
{
    QFETCH(QString, change);
    QFETCH(QString, problem);
    OnnxSample sample;
    sample.labels = change == "labels";
    onnx::ModelProto model = smallOnnx(sample);
    auto *graph = model.mutable_graph();
    if (change == "whole") {
        auto *node = graph->add_node();
        node->set_op_type("Flatten");
        node->add_input("scores");
        node->add_output("flat");
        graph->mutable_output(0)->set_name("flat");
    } else if (change == "grey") {
        graph->mutable_input(0)->mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim(1)->set_dim_value(1);
    } else if (change == "operator") {
        graph->mutable_node(0)->set_op_type("Loop");
    } else if (change == "nan") {
        graph->mutable_initializer(1)->set_float_data(0, std::nanf(""));
    }
    const fs::path file = writtenOnnx(path("a.onnx"), model);
    if (change == "cut")
        fs::resize_file(file, fs::file_size(file) - 40);
    const std::string said = complaint([&] { openFeatures(file); });
    QVERIFY2(said.starts_with(file.string()), said.c_str());
    QVERIFY2(said.find(problem.toStdString()) != std::string::npos, said.c_str());
}

void TestFeatures::finerMapsAreBroughtToTheGrid()
{
    onnx::ModelProto model = smallOnnx();
    auto *conv = model.mutable_graph()->mutable_node(0);
    for (auto &attribute : *conv->mutable_attribute())
        if (attribute.name() == "strides")
            attribute.set_ints(0, 1), attribute.set_ints(1, 1);
    const auto net = openFeatures(writtenOnnx(path("a.onnx"), model));
    const auto maps = net->features(oneColour({64, 32}, {200, 100, 50}));
    QCOMPARE(maps.size(2), int64_t(8)); // a quarter of 32, not 25
    QCOMPARE(maps.size(3), int64_t(16));
}

void TestFeatures::theyAreMoreLevels()
{
    torch::NoGradGuard noGrad;
    const auto features = both();
    const Model model = sampleModelBeside(pictureSize, features);
    auto &net = dynamic_cast<LevelsNet &>(*model.net);
    QCOMPARE(net.channels(), 963 + 64 + 4);
    QCOMPARE(net.levelChannels().size(), size_t(7));
    const cv::Mat frame = busyPicture(pictureSize, 1);
    const Levels levels = look(net, frame, torch::kCPU, {});
    QCOMPARE(levels.maps.size(), size_t(7));
    for (const size_t k : {size_t(5), size_t(6)}) {
        QVERIFY(largestOf(levels.maps[k].norm(2, std::vector<int64_t>{1}) - 1) < 1e-4);
        const auto own = features[k - 5]->features(networkInput(imagesToTensor({frame})));
        QVERIFY(largestOf(levels.maps[k] - own / own.norm(2, std::vector<int64_t>{1}, true)) < 1e-5);
    }
    const auto places = torch::arange(levels.height() * levels.width());
    QVERIFY(largestOf(net.scores(levels)[0].flatten(1).t() - net.pixelScores(pixelsOf(levels, places))) < 1e-4);
}

void TestFeatures::onlyTheHeadLearns()
{
    const Model model = sampleModelBeside(pictureSize, both());
    model.net->train();
    QCOMPARE(model.net->headParameters().size(), size_t(4));
    QVERIFY(model.net->backboneParameters().empty());
}

void TestFeatures::aNetworkStartsWithThem()
{
    writeSafetensors(path("vit.safetensors"), published());
    writtenOnnx(path("a.onnx"), smallOnnx());
    Recipe recipe;
    recipe.network = "levels";
    recipe.backbone = 18;
    const StartNetwork start = makeStartNetwork(recipe, 5, {}, {}, {path("vit.safetensors"), path("a.onnx")});
    const auto &net = dynamic_cast<LevelsNet &>(*start.net);
    const auto x = torch::randn({1, 3, 48, 64});
    QVERIFY(torch::equal(net.features()[0]->features(x), smallTransformer()->features(x)));
    QVERIFY(torch::equal(net.features()[1]->features(x), openFeatures(path("a.onnx"))->features(x)));
    QVERIFY2(english(start.origin).find("ONNX network a.onnx, 4 scores") != std::string::npos, english(start.origin).c_str());
}

void TestFeatures::onlyFrozenLevelsTakeThem()
{
    NetworkOptions options;
    options.features.emplace_back();
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, makeNetwork(options));
}

void TestFeatures::modelFileHoldsThem()
{
    torch::NoGradGuard noGrad;
    const Model model = sampleModelBeside(pictureSize, both({13, 0, false, false, "1 2 3", "4 5 6", "False"}));
    const fs::path file = savedModel(path("model.safetensors"), model);
    const Model read = loadModel(file);
    const auto x = torch::randn({1, 3, 48, 64});
    QVERIFY(torch::equal(read.net->forward(x), model.net->forward(x)));
    const auto &features = readModelInfo(file).network.features;
    QCOMPARE(features.size(), size_t(2));
    QCOMPARE(features[0].origin, std::string("a small transformer"));
    QCOMPARE(features[1].onnx.mean[2], 3.0);
    QVERIFY(features[1].onnx.bgr);
}

void TestFeatures::damagedDescriptionIsRefused()
{
    const fs::path file = savedModel(path("model.safetensors"), sampleModelBeside(pictureSize, both()));
    const StateDict good = readSafetensors(file);
    const std::string &text = good.metadata.at("vantage.network");
    for (const auto &[from, to] : {std::pair{"\"depth\":2", "\"depth\":100000"}, std::pair{"\"kind\":\"onnx\"", "\"kind\":\"other\""}, std::pair{"\"bytes\":", "\"bytes\":9"},
                                   std::pair{"\"grid\":5", "\"grid\":0"}, std::pair{"\"channels\":4", "\"channels\":-4"}}) {
        StateDict damaged = good;
        std::string changed = text;
        const size_t at = changed.find(from);
        QVERIFY2(at != std::string::npos, from);
        damaged.metadata["vantage.network"] = changed.replace(at, std::string(from).size(), to);
        writeSafetensors(file, damaged);
        QVERIFY_THROWS_EXCEPTION(InputError, loadModel(file));
    }
    // The other network's file, damaged inside.
    StateDict damaged = good;
    damaged.tensors.at("features1.file").fill_(0);
    writeSafetensors(file, damaged);
    QVERIFY_THROWS_EXCEPTION(InputError, loadModel(file));
}

void TestFeatures::exportIsTheNetwork_data()
{
    QTest::addColumn<bool>("transformer");
    QTest::addColumn<int>("opset");
    QTest::addColumn<ExportOptions>("options");
    const auto row = [](const char *name, bool transformer, int opset, ExportFormat format, ExportInput input, bool dynamic, bool half) {
        ExportOptions options;
        options.format = format;
        options.input = input;
        options.dynamic = dynamic;
        options.half = half;
        options.card = false;
        options.threads = 1;
        QTest::newRow(name) << transformer << opset << options;
    };
    row("transformer, TorchScript", true, 13, ExportFormat::TorchScript, ExportInput::Rgb, false, false);
    row("transformer, ONNX", true, 13, ExportFormat::Onnx, ExportInput::Rgb, false, false);
    row("transformer, TorchScript, half", true, 13, ExportFormat::TorchScript, ExportInput::Rgb, false, true);
    row("transformer, ONNX, half", true, 13, ExportFormat::Onnx, ExportInput::Normalised, false, true);
    row("transformer, ONNX, frames of any size", true, 13, ExportFormat::Onnx, ExportInput::Frame, true, false);
    row("ONNX network of an older opset", false, 11, ExportFormat::Onnx, ExportInput::Rgb, false, false);
    row("ONNX network of the same opset", false, 17, ExportFormat::Onnx, ExportInput::Rgb, false, false);
    row("ONNX network, half", false, 13, ExportFormat::Onnx, ExportInput::Rgb, false, true);
    row("ONNX network, frames", false, 13, ExportFormat::Onnx, ExportInput::Frame, false, false);
}

void TestFeatures::exportIsTheNetwork()
{
    QFETCH(bool, transformer);
    QFETCH(int, opset);
    QFETCH(ExportOptions, options);
    std::vector<std::shared_ptr<FeatureNet>> features{smallTransformer(4)};
    if (!transformer)
        features = {openFeatures(writtenOnnx(path("a.onnx"), smallOnnx({opset, 0, false, false, "0 0 0", "255 255 255", "False"}))),
                    openFeatures(writtenOnnx(path("b.onnx"), smallOnnx({opset, 32, true, false, "", "", ""})))};
    const fs::path model = savedModel(path("model.safetensors"), sampleModelBeside(pictureSize, features));
    const fs::path file = path("exported");
    const ExportReport report = exportModel(model, file, options, sampleContext(pictureSize, 1)); // compares, and keeps nothing that differs
    const double allowed = options.half || options.dynamic ? 0.5 : 1e-3;
    QVERIFY2(report.maxDifference < allowed, qPrintable(QString::number(report.maxDifference)));
    QVERIFY(verifyFile(file).good);
    const cv::Mat frame = busyPicture(pictureSize, 3);
    cv::Mat differs;
    cv::compare(Segmenter(file).predict(frame), Segmenter(model, "full").predict(frame), differs, cv::CMP_NE);
    QVERIFY(cv::countNonZero(differs) <= (options.half || options.dynamic ? 30 : 0));
}

void TestFeatures::exportsThatCantBe()
{
    const fs::path model = savedModel(path("model.safetensors"), sampleModelBeside(pictureSize, both()));
    ExportOptions options;
    options.card = false;
    options.format = ExportFormat::TorchScript;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, exportModel(model, path("a.pt"), options, sampleContext(pictureSize, 1)));
    options.format = ExportFormat::Onnx;
    options.dynamic = true;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, exportModel(model, path("exported.onnx"), options, sampleContext(pictureSize, 1)));
    QVERIFY(!fs::exists(path("a.pt")) && !fs::exists(path("exported.onnx")));
}

void TestFeatures::preflightPricesThem()
{
    camera(path("source"), 6, pictureSize);
    camera(path("target"), 6, pictureSize);
    writeSafetensors(path("vit.safetensors"), published());
    AdaptationOptions options = asked();
    const Preflight without = preflight(projectToBe(options), options);
    QVERIFY2(without.problems.empty(), without.problems.empty() ? "" : english(without.problems[0]).c_str());
    options.features = {path("vit.safetensors")};
    const Preflight with = preflight(projectToBe(options), options);
    QVERIFY(with.problems.empty());
    QVERIFY(with.seconds > without.seconds && with.memory > without.memory && with.disk > without.disk);
    // A transformer of the published size: its look costs what it says, at the rate of looking.
    Recipe recipe;
    recipe.network = "levels";
    recipe.width = recipe.height = 518;
    const FeatureFacts facts{"S", 384, 22e6, 100e9};
    const NetworkCost cost = costOfFeatures(recipe, {facts});
    QCOMPARE(cost.parameters, 22e6 + 384 * 256);
    QCOMPARE(cost.operations, 100e9 + 2.0 * 384 * 256 * 518 * 518 / 64);

    options.preset = "pspnet";
    options.recipe = "self-training";
    const Preflight wrong = preflight(projectToBe(options), options);
    QCOMPARE(wrong.problems.size(), size_t(1));
    QVERIFY2(english(wrong.problems[0]).find("Set network=levels") != std::string::npos, english(wrong.problems[0]).c_str());
    options = asked();
    options.features = {path("nowhere.pth")};
    QVERIFY(english(preflight(projectToBe(options), options).problems[0]).find("nowhere.pth") != std::string::npos);
    options = asked();
    options.backbone = path(std::string(300, 'x').c_str()); // too long a name to ask for
    QVERIFY(english(preflight(projectToBe(options), options).problems.at(0)).find("is not there") != std::string::npos);
}

void TestFeatures::anAdaptationUsesThem()
{
    camera(path("source"), 6, pictureSize);
    camera(path("target"), 6, pictureSize);
    writeSafetensors(path("vit.safetensors"), published());
    TrainingObserver quiet;
    const auto carriedOut = [&](const AdaptationOptions &options) { return adapt(options, {}, quiet); };

    AdaptationOptions options = asked();
    options.features = {path("nowhere.pth")};
    QVERIFY_THROWS_EXCEPTION(InputError, carriedOut(options));
    QVERIFY(!fs::exists(options.project)); // checked before anything is made
    options.features = {path("vit.safetensors"), writtenOnnx(path("a.onnx"), smallOnnx())};
    const AdaptationResult first = carriedOut(options);
    QVERIFY2(first.end == TrainingResult::End::Finished, english(first.reason).c_str());
    QCOMPARE(loadModel(first.adapted->model).info.network.features.size(), size_t(2));

    options.resume = true;
    QVERIFY(carriedOut(options).baseline.reused);
    options.features.pop_back(); // another network
    options.orAnew = true;
    const AdaptationResult second = carriedOut(options);
    QVERIFY(!second.baseline.reused);
    QCOMPARE(loadModel(second.adapted->model).info.network.features.size(), size_t(1));
}

QTEST_APPLESS_MAIN(TestFeatures)
#include "test_features.moc"
