#include "core/base/files.h"
#include "core/export/export.h"
#include "core/model/model_description.h"
#include "core/model/segmenter.h"
#include "core/nn/place_map.h"
#include "core/nn/tensors.h"
#include "core/nn/weights/safetensors.h"
#include "core/teachers/place_map_maker.h"
#include "tests/core/export_samples.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vantage;
using namespace vantage::samples;

namespace {

const cv::Size size(64, 48);

/// Says the same of every place.
class OfOneMind : public SegmentationNet
{
public:
    OfOneMind(NetworkOptions options, std::vector<double> probabilities)
        : SegmentationNet(std::move(options)), m_scores(torch::tensor(probabilities, torch::kFloat32).log().view({1, -1, 1, 1}))
    {
    }
    Output outputs(const torch::Tensor &x) override { return {m_scores.expand({x.size(0), -1, x.size(2), x.size(3)}), {}}; }
    ResNet backbone() override { throw std::logic_error("there is none"); }

private:
    torch::Tensor m_scores;
};

Network ofOneMind(std::vector<double> probabilities)
{
    NetworkOptions options;
    options.classes = static_cast<int>(probabilities.size());
    return std::make_shared<OfOneMind>(options, std::move(probabilities));
}

PlaceMap greyMap(int classes, cv::Size picture, double trust = 0.5)
{
    PlaceMap map;
    map.background = torch::full({3, picture.height / 2, picture.width / 2}, 100.0F);
    map.labels = torch::zeros({classes, picture.height / 2, picture.width / 2});
    map.labels[0].fill_(1);
    map.trust = torch::full({1, picture.height / 2, picture.width / 2}, trust, torch::kFloat32);
    map.shares = torch::full({classes}, 0.2F);
    map.shares[0] = 0.8F;
    return map;
}

torch::Tensor grey(cv::Size picture, int level)
{
    return networkInput(imagesToTensor({cv::Mat(picture, CV_8UC3, cv::Scalar::all(level))}));
}

Model modelWithMap(NetworkFamily family, bool things = true)
{
    Model model = sampleModel(18, size, 8, false, family);
    const cv::Mat background = busyPicture(size, 0);
    cv::Mat half;
    cv::resize(background, half, {size.width / 2, size.height / 2}, 0, 0, cv::INTER_AREA);
    model.map = greyMap(13, size);
    model.map->background = torch::from_blob(half.data, {half.rows, half.cols, 3}, torch::kUInt8).permute({2, 0, 1}).to(torch::kFloat32).contiguous();
    torch::manual_seed(3);
    model.map->labels = torch::rand({13, size.height / 2, size.width / 2}).softmax(0);
    model.map->trust = torch::rand({1, size.height / 2, size.width / 2});
    model.map->usual = 0.4;
    model.map->things = things;
    return model;
}

} // namespace

class TestPlaceMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backgroundIsSeenWithASoftEdge();
    void whatPassesIsSeenAsWholeThings();
    void mapAndMotionWeighTheAnswer();
    void mapIsSilentWhereTheSceneIsAnother();
    void otherSizesAreTheSameView();
    void wrongMapsAreRefused();
    void modelFileKeepsIt();
    void votesAndKnownPlacesMakeIt();
    void agreementCountsWhereTheBackgroundShows();
    void movingCameraHasNone();
    void everyFormGivesWhatTheNetworkGives_data();
    void everyFormGivesWhatTheNetworkGives();
    void exportWithoutItIsTheNetworkAlone();

private:
    std::filesystem::path path(const char *name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestPlaceMap::backgroundIsSeenWithASoftEdge()
{
    const auto background = torch::full({1, 3, 1, 5}, 100.0F);
    auto picture = torch::full({1, 3, 2, 10}, 100.0F);
    const double steps[] = {0, 15.9, 18, 20.1, 60}; // of 18: fully up to 16, not from 20 on
    for (int i = 0; i < 5; ++i)
        picture.index({0, 1, torch::indexing::Slice(), torch::indexing::Slice(2 * i, 2 * i + 2)}) -= steps[i];
    const auto shown = placesShown(picture, background, 18, false).background.flatten();
    const double expected[] = {1, 1, 0.5, 0, 0};
    for (int i = 0; i < 5; ++i)
        QVERIFY2(std::abs(shown[i].item<double>() - expected[i]) < 1e-4, std::to_string(i).c_str());
}

void TestPlaceMap::whatPassesIsSeenAsWholeThings()
{
    // 80 places wide, so gaps of up to 2 places are closed. In the picture, from the left: the background, a red thing of two halves with
    // a gap of two places, a shadow at 0.7 of the brightness, and a dark blue thing.
    using torch::indexing::Slice;
    const auto background = torch::full({1, 3, 8, 80}, 100.0F);
    auto picture = torch::full({1, 3, 16, 160}, 100.0F);
    const auto paint = [&](int from, int to, std::array<float, 3> rgb) {
        for (int c = 0; c < 3; ++c)
            picture.index_put_({0, c, Slice(), Slice(2 * from, 2 * to)}, rgb[static_cast<size_t>(c)]);
    };
    paint(20, 24, {200, 40, 40});
    paint(26, 30, {200, 40, 40});
    paint(45, 50, {70, 70, 70});
    paint(60, 65, {20, 20, 70});
    const auto expect = [&](bool things, std::vector<std::array<double, 4>> places) { // where, background, clear, passing
        const PlacesShown shown = placesShown(picture, background, 18, things);
        for (const auto &[x, is, clear, passing] : places) {
            const auto at = [x = static_cast<int>(x)](const torch::Tensor &values) { return values[0][0][4][x].item<double>(); };
            const std::string why = std::to_string(x) + ": " + std::to_string(at(shown.background)) + " " + std::to_string(at(shown.clear)) + " " + std::to_string(at(shown.passing));
            QVERIFY2(std::abs(at(shown.background) - is) + std::abs(at(shown.clear) - clear) + std::abs(at(shown.passing) - passing) < 1e-3, why.c_str());
        }
    };
    QCOMPARE(gapWindow(80), int64_t(3));
    QCOMPARE(gapWindow(320), int64_t(9));
    expect(true, {{10, 1, 1, 0}, {22, 0, 0, 1}, {24, 1, 0, 0}, {25, 1, 0, 0}, {28, 0, 0, 1}, {31, 1, 1, 0}, {47, 0, 0, 0}, {62, 0, 0, 1}});
    expect(false, {{10, 1, 1, 0}, {22, 0, 0, 1}, {24, 1, 1, 0}, {28, 0, 0, 1}, {47, 0, 0, 1}, {62, 0, 0, 1}});
}

void TestPlaceMap::mapAndMotionWeighTheAnswer()
{
    torch::NoGradGuard noGrad;
    const cv::Size picture(32, 32);
    MappedNet net(ofOneMind({0.5, 0.5}), greyMap(2, picture));
    const auto p = net.forward(grey(picture, 100)).exp();
    QCOMPARE(p.sizes(), torch::IntArrayRef({1, 2, 32, 32}));
    // Half of the answer is the map's, (1, 0), so (0.75, 0.25); times P(background | class), 0.8 and 0.2.
    QVERIFY((p[0][0] - 0.6 / 0.65).abs().max().item<double>() < 1e-4);
    QVERIFY((p[0][1] - 0.05 / 0.65).abs().max().item<double>() < 1e-4);

    // An eighth of the frame moves: there the network answers alone, times P(moves | class).
    auto frame = grey(picture, 100);
    frame.narrow(2, 0, 4).copy_(grey({32, 4}, 200));
    const auto q = net.forward(frame).exp();
    QVERIFY(std::abs(q[0][0][0][5].item<double>() - 0.2) < 1e-4);
    QVERIFY(std::abs(q[0][0][20][5].item<double>() - 0.6 / 0.65) < 1e-4);
}

void TestPlaceMap::mapIsSilentWhereTheSceneIsAnother()
{
    torch::NoGradGuard noGrad;
    const cv::Size picture(32, 32);
    MappedNet net(ofOneMind({0.3, 0.7}), greyMap(2, picture));
    // Dusk: nothing shows the background. Half of the frame: less than 0.6 of what is usual.
    for (const int rows : {32, 16}) {
        auto frame = grey(picture, 100);
        frame.narrow(2, 0, rows).copy_(grey({32, rows}, 140));
        const auto p = net.forward(frame).exp();
        QVERIFY2((p[0][0] - 0.3).abs().max().item<double>() < 1e-4, std::to_string(rows).c_str());
    }
}

void TestPlaceMap::otherSizesAreTheSameView()
{
    torch::NoGradGuard noGrad;
    MappedNet net(ofOneMind({0.5, 0.5}), greyMap(2, {32, 32}));
    for (const cv::Size other : {cv::Size(64, 64), cv::Size(33, 47)}) {
        const auto p = net.forward(grey(other, 100)).exp();
        QCOMPARE(p.size(2), other.height);
        QVERIFY((p[0][0] - 0.6 / 0.65).abs().max().item<double>() < 1e-4);
    }
}

void TestPlaceMap::wrongMapsAreRefused()
{
    const auto refused = [](const std::function<void(PlaceMap &)> &change) {
        PlaceMap map = greyMap(2, {32, 32});
        change(map);
        try {
            MappedNet(ofOneMind({0.5, 0.5}), map);
        } catch (const std::invalid_argument &) {
            return true;
        }
        return false;
    };
    QVERIFY(!refused([](PlaceMap &) {}));
    QVERIFY(refused([](PlaceMap &map) { map.background = torch::zeros({3, 16, 15}); }));
    QVERIFY(refused([](PlaceMap &map) { map.labels = torch::zeros({3, 16, 16}); }));
    QVERIFY(refused([](PlaceMap &map) { map.labels[0][2][2] = std::nanf(""); }));
    QVERIFY(refused([](PlaceMap &map) { map.trust[0][0][0] = 1.5F; }));
    QVERIFY(refused([](PlaceMap &map) { map.shares[1] = 0; }));
    QVERIFY(refused([](PlaceMap &map) { map.usual = 0; }));
}

void TestPlaceMap::modelFileKeepsIt()
{
    const Model model = modelWithMap(NetworkFamily::Levels);
    saveModel(path("mapped.safetensors"), model.net, model.info, model.map);
    const Model again = loadModel(path("mapped.safetensors"));
    QVERIFY(again.map.has_value());
    for (const auto part : {&PlaceMap::background, &PlaceMap::labels, &PlaceMap::trust, &PlaceMap::shares})
        QVERIFY(torch::equal((*again.map).*part, (*model.map).*part));
    QCOMPARE(again.map->usual, 0.4);
    QVERIFY(again.map->things);
    torch::NoGradGuard noGrad;
    const auto x = networkInput(imagesToTensor({busyPicture(size, 0)}));
    QVERIFY(torch::equal(answering(again)->forward(x), answering(model)->forward(x)));
    QVERIFY(!torch::allclose(answering(again)->forward(x).softmax(1), again.net->forward(x).softmax(1), 0, 0.05));
    QVERIFY(Segmenter(path("mapped.safetensors"), "full", 1).usesMap());
    QVERIFY(!Segmenter(path("mapped.safetensors"), "full", 1, MapUse::Ignore).usesMap());

    StateDict older = modelState(model.net, model.info, model.map); // as it was written before maps saw things
    older.metadata.at("vantage.map") = R"({"tolerance": 18, "usual": 0.4})";
    writeSafetensors(path("older.safetensors"), older);
    QVERIFY(!loadModel(path("older.safetensors")).map->things);

    StateDict damaged = modelState(model.net, model.info, model.map);
    damaged.tensors.erase("map.trust");
    writeSafetensors(path("damaged.safetensors"), damaged);
    VERIFY_REFUSED(loadModel(path("damaged.safetensors")), "damaged.safetensors", "its trust is missing");
}

void TestPlaceMap::votesAndKnownPlacesMakeIt()
{
    // A still scene, and in each frame another place is covered.
    const auto folder = path("still");
    for (int i = 0; i < 8; ++i) {
        cv::Mat frame = busyPicture(size, 7);
        frame(cv::Rect(8 * i, 8, 8, 8)).setTo(cv::Scalar(255, 255, 255));
        createFolder(folder / "images");
        writeImage(folder / "images" / (frameName(i) + ".png"), frame);
    }
    KnownPlaces known;
    known.labels = cv::Mat(size, CV_8UC1, cv::Scalar(255));
    known.labels.colRange(0, size.width / 2).setTo(1);
    known.trust = 0.9;
    const auto made = makePlaceMap(ofOneMind({0.7, 0.3}), openDataset(folder, LabelUse::Hidden), {0.6, 0.4}, known, torch::kCPU, {}, {size, 18, 8},
                                   [] { return true; });
    QVERIFY2(made.map.has_value(), english(made.remark).c_str());
    const PlaceMap &map = *made.map;
    QVERIFY(std::abs(map.labels[1][3][3].item<double>() - (0.9 + 0.1 * 0.3)) < 1e-4);
    QVERIFY(std::abs(map.labels[1][3][28].item<double>() - 0.3) < 1e-4);
    QVERIFY(map.trust[0][3][3].item<double>() > map.trust[0][3][28].item<double>());
    QVERIFY(map.usual > 0.9);
    QVERIFY(!makePlaceMap(ofOneMind({0.7, 0.3}), openDataset(folder, LabelUse::Hidden), {0.6, 0.4}, known, torch::kCPU, {}, {size, 18, 8},
                          [] { return false; })
                 .map);
}

void TestPlaceMap::agreementCountsWhereTheBackgroundShows()
{
    KnownPlaces known;
    known.labels = cv::Mat(size, CV_8UC1, cv::Scalar(255));
    known.labels.colRange(0, 32).setTo(1); // half of the places
    known.background = cv::Mat(size, CV_8UC3, cv::Scalar(90, 90, 90));
    cv::Mat frame = known.background.clone(), prediction(size, CV_8UC1, cv::Scalar(1));
    frame.rowRange(0, 24).setTo(cv::Scalar(200, 200, 200)); // something passes in the upper half
    prediction.rowRange(36, 48).setTo(0);                   // wrong in the lowest quarter
    ConfusionMatrix counts(2);
    addAgreement(counts, known, frame, prediction);
    const double all = static_cast<double>(counts.at(1, 0) + counts.at(1, 1));
    QVERIFY(all > 32 * 20 && all <= 32 * 24);
    QCOMPARE(counts.at(1, 0), uint64_t(32 * 12));
    QCOMPARE(counts.at(0, 0) + counts.at(0, 1), uint64_t(0));
}

void TestPlaceMap::movingCameraHasNone()
{
    const auto folder = path("moving");
    createFolder(folder / "images");
    for (int i = 0; i < 8; ++i)
        writeImage(folder / "images" / (frameName(i) + ".png"), busyPicture({256, 192}, static_cast<uint64_t>(i)));
    const auto made = makePlaceMap(ofOneMind({0.5, 0.5}), openDataset(folder, LabelUse::Hidden), {0.6, 0.4}, {}, torch::kCPU, {}, {{256, 192}, 18, 8},
                                   [] { return true; });
    QVERIFY(!made.map);
    QVERIFY2(english(made.remark).find("does not stand still") != std::string::npos, english(made.remark).c_str());
}

void TestPlaceMap::everyFormGivesWhatTheNetworkGives_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("input");
    QTest::addColumn<bool>("dynamic");
    QTest::addColumn<bool>("half");
    QTest::addColumn<bool>("things");
    for (const NetworkFamily family : {NetworkFamily::Levels, NetworkFamily::PspNet})
        for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx}) {
            const auto add = [&](const char *name, ExportInput input, bool dynamic, bool half, bool things = true) {
                QTest::addRow("%s %s %s", toText(family).c_str(), toText(format).c_str(), name)
                    << static_cast<int>(family) << static_cast<int>(format) << static_cast<int>(input) << dynamic << half << things;
            };
            add("rgb", ExportInput::Rgb, false, false);
            add("rgb half", ExportInput::Rgb, false, true);
            if (family == NetworkFamily::Levels)
                add("rgb, places alone", ExportInput::Rgb, false, false, false);
            add("frames of any size", ExportInput::Frame, true, false);
        }
}

void TestPlaceMap::everyFormGivesWhatTheNetworkGives()
{
    QFETCH(int, family);
    QFETCH(int, format);
    QFETCH(int, input);
    QFETCH(bool, dynamic);
    QFETCH(bool, half);
    QFETCH(bool, things);
    const Model model = modelWithMap(static_cast<NetworkFamily>(family), things);
    saveModel(path("model.safetensors"), model.net, model.info, model.map);
    ExportOptions options;
    options.format = static_cast<ExportFormat>(format);
    options.input = static_cast<ExportInput>(input);
    options.dynamic = dynamic;
    options.half = half;
    options.threads = 1;
    options.card = false;
    const auto file = path(options.format == ExportFormat::Onnx ? "model.onnx" : "model.pt");
    ExportContext context; // the first shows the background, the second nothing of it
    for (const int number : {0, 1})
        context.frames.push_back({busyPicture(size, static_cast<uint64_t>(number)), {}});
    const ExportReport report = exportModel(path("model.safetensors"), file, options, context);
    const bool openCv = std::any_of(report.checks.begin(), report.checks.end(), [](const auto &check) { return check.runtime.starts_with("OpenCV"); });
    QCOMPARE(openCv, options.format == ExportFormat::Onnx && !dynamic && !half);
    QVERIFY2(report.labelAgreement >= (half ? 0.98 : 0.995), std::to_string(report.labelAgreement).c_str());
    QVERIFY(verifyFile(file).good);
    // And with the map, not without: where the background shows, it turns labels over.
    Segmenter exported(file, "auto", 1);
    const cv::Mat frame = busyPicture(size, 0), with = Segmenter(path("model.safetensors"), "full", 1).predict(frame),
                  without = Segmenter(path("model.safetensors"), "full", 1, MapUse::Ignore).predict(frame), got = exported.predict(frame);
    QVERIFY(cv::countNonZero(with != without) > 300);
    QVERIFY(cv::countNonZero(got != with) < 60);
}

void TestPlaceMap::exportWithoutItIsTheNetworkAlone()
{
    const Model model = modelWithMap(NetworkFamily::Levels);
    saveModel(path("model.safetensors"), model.net, model.info, model.map);
    ExportOptions options;
    options.threads = 1;
    options.card = false;
    const auto facts = [&](const char *file) {
        for (const auto &[name, text] : readDescription(path(file)).provenance)
            if (name == mapFact)
                return text;
        return std::string();
    };
    exportModel(path("model.safetensors"), path("with.onnx"), options, sampleContext(size));
    QVERIFY(facts("with.onnx").starts_with("inside"));
    options.map = false;
    exportModel(path("model.safetensors"), path("without.onnx"), options, sampleContext(size));
    QCOMPARE(facts("without.onnx"), std::string("none"));
    VERIFY_REFUSED(Segmenter(path("with.onnx"), "auto", 1, MapUse::Ignore), "with.onnx", "can't be left out any more");
    const cv::Mat frame = busyPicture(size, 0);
    Segmenter with(path("with.onnx"), "auto", 1), without(path("without.onnx"), "auto", 1, MapUse::Ignore);
    QVERIFY(with.usesMap() && !without.usesMap());
    const Segmenter::Both one = with.predictBoth(frame), other = without.predictBoth(frame);
    QVERIFY(one.plain.labels.empty() && !one.mapped.labels.empty()); // it says one thing
    QVERIFY(!other.plain.labels.empty() && other.mapped.labels.empty());
    options.map = true;
    options.dynamic = true; // pictures of any size have no place for a map
    const ExportReport report = exportModel(path("model.safetensors"), path("any.onnx"), options, sampleContext(size));
    QCOMPARE(facts("any.onnx"), std::string("none"));
    QVERIFY(std::any_of(report.remarks.begin(), report.remarks.end(), [](const auto &remark) { return english(remark).find("left out") != std::string::npos; }));
}

QTEST_GUILESS_MAIN(TestPlaceMap)
#include "test_place_map.moc"
