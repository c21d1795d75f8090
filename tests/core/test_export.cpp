#include "core/base/files.h"
#include "core/export/network_plan.h"
#include "core/export/onnx_writer.h"
#include "core/model/description_json.h"
#include "core/model/exported_file.h"
#include "core/model/model_description.h"
#include "core/model/model_runner.h"
#include "core/model/segmenter.h"
#include "core/nn/tensors.h"
#include "core/onnx/onnx_program.h"
#include "tests/core/export_samples.h"
#include "tests/core/file_limit.h"

#include <QDir>
#include <QTemporaryDir>
#include <set>

using namespace vantage;
using namespace vantage::samples;

Q_DECLARE_METATYPE(vantage::ExportOptions)

namespace {

const cv::Size size(64, 48);

ExportOptions wanted(ExportFormat format, ExportInput input = ExportInput::Rgb)
{
    ExportOptions options;
    options.format = format;
    options.input = input;
    options.threads = 1;
    options.card = false;
    return options;
}

const char *fileName(const ExportOptions &options)
{
    return options.format == ExportFormat::Onnx ? "model.onnx" : "model.pt";
}

/// Of the network itself, for a frame as it is.
torch::Tensor scoresOf(const Network &net, const cv::Mat &frame)
{
    torch::NoGradGuard noGrad;
    return net->forward(networkInput(imagesToTensor({frame})));
}

double sameShare(const cv::Mat &a, const cv::Mat &b)
{
    return 1 - static_cast<double>(cv::countNonZero(a != b)) / static_cast<double>(a.total());
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void everyFormGivesWhatTheNetworkGives_data();
    void everyFormGivesWhatTheNetworkGives();
    void everyNetworkIsFolded_data();
    void everyNetworkIsFolded();
    void poolingIsRightAtAnySize();
    void framesAreResizedAsTheProgramDoes_data();
    void framesAreResizedAsTheProgramDoes();
    void batchesOfAnyLength();
    void sameWeightsHaveTheSameSum();
    void descriptionComesBack();
    void otherToolsFindTheirNames();
    void foreignOnnxWithModelApiNamesIsUsed();
    void verifyFindsEveryChange();
    void damagedFilesAreRefused();
    void whatDiffersIsNotKept();
    void stoppedLeavesNothing();
    void cantBeWritten();
    void fullDiskLeavesNothing_data();
    void fullDiskLeavesNothing();
    void impossibleOptions();
    void cardSaysWhatIsKnown();
    void cardThatCantBeWrittenIsARemark();
    void operatorsStayWithinAShortList();
    void unknownUseOfAnOperatorIsToldAtLoading();
    void softmaxMeansWhatItsOpsetMeans();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    int leftOvers() const { return QDir(m_folder->path()).entryList({"*.part*"}, QDir::Files).size(); }

    std::unique_ptr<QTemporaryDir> m_folder, m_models;
    Model m_model;
    fs::path m_file;
};

void TestExport::initTestCase()
{
    m_models = std::make_unique<QTemporaryDir>();
    m_model = sampleModel(18, size);
    m_file = savedModel(m_models->filePath("model.safetensors").toStdString(), m_model);
}

void TestExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestExport::everyFormGivesWhatTheNetworkGives_data()
{
    QTest::addColumn<ExportOptions>("options");
    struct Form
    {
        ExportInput input;
        bool dynamic, half, labels;
    };
    for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx})
        for (const Form &form : {Form{ExportInput::Rgb, false, false, false}, Form{ExportInput::Rgb, true, true, false}, Form{ExportInput::Rgb, false, false, true},
                                 Form{ExportInput::Normalised, true, false, false}, Form{ExportInput::Normalised, false, true, false},
                                 Form{ExportInput::Frame, false, false, false}, Form{ExportInput::Frame, true, false, true}}) {
            ExportOptions options = wanted(format, form.input);
            options.dynamic = form.dynamic;
            options.half = form.half;
            options.labels = form.labels;
            if (!form.dynamic && form.input == ExportInput::Frame)
                options.size = {101, 83}; // resized inside
            QTest::addRow("%s %s %s%s%s", toText(format).c_str(), toText(form.input).c_str(), form.dynamic ? "any size" : "one size", form.half ? " half" : "",
                          form.labels ? " labels" : "")
                << options;
        }
}

void TestExport::everyFormGivesWhatTheNetworkGives()
{
    QFETCH(ExportOptions, options);
    const fs::path file = path(fileName(options));
    const ExportReport report = exportModel(m_file, file, options, sampleContext(size));
    QCOMPARE(report.files, std::vector<fs::path>{file});
    QCOMPARE(report.bytes, fs::file_size(file));
    QVERIFY(!report.checks.empty());
    const bool resizes = options.input == ExportInput::Frame;
    if (!options.half && !resizes)
        QVERIFY2(report.maxDifference <= 1e-3, std::to_string(report.maxDifference).c_str());
    QVERIFY2(report.labelAgreement >= (options.half ? 0.99 : resizes ? 0.995 : 0.999), std::to_string(report.labelAgreement).c_str());
    // Each form has been run by what can run it.
    const bool openCv = std::any_of(report.checks.begin(), report.checks.end(), [](const auto &check) { return check.runtime.starts_with("OpenCV"); });
    QCOMPARE(openCv, options.format == ExportFormat::Onnx && !options.dynamic && !options.half && options.input != ExportInput::Frame);
    const VerifyReport verified = verifyFile(file);
    for (const VerifyItem &item : verified.items)
        QVERIFY2(item.good, english(joined({item.what, item.detail}, ": ")).c_str());
    QVERIFY(verified.good);
    if (options.half)
        QVERIFY(report.bytes < fs::file_size(m_file) * 55 / 100);
    QCOMPARE(leftOvers(), 0);
}

void TestExport::everyNetworkIsFolded_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("stride");
    QTest::addColumn<bool>("strideInFirst");
    QTest::addColumn<bool>("levels");
    for (const int stride : {8, 16, 32})
        QTest::addRow("ResNet-18 stride %d", stride) << 18 << stride << false << false;
    QTest::addRow("ResNet-34") << 34 << 16 << false << false;
    QTest::addRow("ResNet-18 levels") << 18 << 8 << false << true;
    QTest::addRow("ResNet-50 v1 levels stride 16") << 50 << 16 << true << true;
    for (const bool first : {false, true})
        QTest::addRow("ResNet-50 %s", first ? "v1" : "v1.5") << 50 << 8 << first << false;
}

void TestExport::everyNetworkIsFolded()
{
    QFETCH(int, depth);
    QFETCH(int, stride);
    QFETCH(bool, strideInFirst);
    QFETCH(bool, levels);
    const Model model = sampleModel(depth, size, stride, strideInFirst, levels ? NetworkFamily::Levels : NetworkFamily::PspNet);
    const NetworkPlan plan = planOf(model.net);
    QCOMPARE(plan.classes, 13);
    const cv::Mat frame = busyPicture({61, 45}, 3);
    const auto expected = scoresOf(model.net, frame);
    for (const bool dynamic : {true, false}) {
        const WriterOptions options{ExportInput::Rgb, dynamic, frame.size(), size, false, false};
        const auto input = torch::from_blob(frame.data, {1, frame.rows, frame.cols, 3}, torch::kUInt8).permute({0, 3, 1, 2}).to(torch::kFloat32);
        torch::NoGradGuard noGrad;
        const auto script = torchScriptModule(plan, options).forward({input}).toTensor();
        QVERIFY2((script - expected).abs().max().item<double>() < 1e-3, "TorchScript");
        const auto onnx = OnnxProgram(onnxModel(plan, options), "model.onnx").run(input);
        QVERIFY2((onnx - expected).abs().max().item<double>() < 1e-3, "ONNX");
    }
}

void TestExport::poolingIsRightAtAnySize()
{
    const NetworkPlan plan = planOf(m_model.net);
    OnnxProgram program(onnxModel(plan, {ExportInput::Normalised, true, {}, size, false, false}), "model.onnx");
    // 16 pixels leave one cell of the features, which every bin then shares.
    for (const cv::Size odd : {cv::Size(16, 16), cv::Size(17, 33), cv::Size(49, 31), cv::Size(64, 97), cv::Size(127, 65), cv::Size(211, 115)}) {
        const auto input = networkInput(imagesToTensor({busyPicture(odd, 5)}));
        torch::NoGradGuard noGrad;
        const auto expected = m_model.net->forward(input), got = program.run(input);
        QVERIFY(got.sizes() == expected.sizes());
        QVERIFY2((got - expected).abs().max().item<double>() < 1e-3, std::to_string(odd.width).c_str());
    }
}

void TestExport::framesAreResizedAsTheProgramDoes_data()
{
    QTest::addColumn<ExportOptions>("options");
    QTest::addRow("TorchScript") << wanted(ExportFormat::TorchScript, ExportInput::Frame);
    QTest::addRow("ONNX") << wanted(ExportFormat::Onnx, ExportInput::Frame);
}

void TestExport::framesAreResizedAsTheProgramDoes()
{
    QFETCH(ExportOptions, options);
    options.dynamic = true;
    const fs::path file = path(fileName(options));
    exportModel(m_file, file, options, sampleContext(size));
    Segmenter model(file, "auto", 1);
    Segmenter segmenter(m_file, "full", 1);
    // Smaller, larger, one side each, just twice, the same.
    for (const cv::Size one : {cv::Size(200, 151), cv::Size(40, 31), cv::Size(90, 40), cv::Size(128, 96), size}) {
        const cv::Mat frame = busyPicture(one, 9);
        const double same = sameShare(model.predict(frame), segmenter.predict(frame));
        // Enlarged, OpenCV's whole numbers round some pixels to the next level.
        QVERIFY2(same > (one.width < size.width ? 0.995 : 0.999), (std::to_string(one.width) + ": " + std::to_string(same)).c_str());
    }
    // And an exported file is measured as the model is, with how sure it is.
    const Dataset data = openDataset(camera(path("measured"), 3, size), LabelUse::Required);
    int frames = 0;
    const ConfusionMatrix exported = model.run(data, {}, [&](size_t, const Frame &, const cv::Mat &) { ++frames; }), own = segmenter.run(data);
    QCOMPARE(frames, 3);
    uint64_t pixels = 0, moved = 0;
    for (size_t i = 0; i < own.counts().size(); ++i) {
        pixels += own.counts()[i];
        moved += std::max(own.counts()[i], exported.counts()[i]) - own.counts()[i];
    }
    QVERIFY(pixels > 0 && moved < pixels / 500);
    const cv::Mat frame = busyPicture(size, 3);
    QVERIFY(cv::norm(model.predictSure(frame).confidence, segmenter.predictSure(frame).confidence, cv::NORM_INF) < 0.02);
}

void TestExport::batchesOfAnyLength()
{
    const NetworkPlan plan = planOf(m_model.net);
    const WriterOptions options{ExportInput::Rgb, true, {}, size, false, false};
    OnnxProgram program(onnxModel(plan, options), "model.onnx");
    auto module = torchScriptModule(plan, options);
    torch::NoGradGuard noGrad;
    torch::manual_seed(5);
    const auto input = torch::rand({3, 3, 40, 56}) * 255;
    const auto one = program.run(input.slice(0, 1, 2)), all = program.run(input), script = module.forward({input}).toTensor();
    QCOMPARE(all.size(0), 3);
    QVERIFY((all.slice(0, 1, 2) - one).abs().max().item<double>() < 1e-4);
    QVERIFY((all - script).abs().max().item<double>() < 1e-4);
}

void TestExport::sameWeightsHaveTheSameSum()
{
    const auto script = exportModel(m_file, path("model.pt"), wanted(ExportFormat::TorchScript), sampleContext(size));
    const auto onnx = exportModel(m_file, path("model.onnx"), wanted(ExportFormat::Onnx, ExportInput::Frame), sampleContext(size));
    QCOMPARE(script.weightsSha256.size(), size_t(64));
    QCOMPARE(script.weightsSha256, onnx.weightsSha256);
    ExportOptions half = wanted(ExportFormat::Onnx);
    half.half = true;
    QVERIFY(exportModel(m_file, path("half.onnx"), half, sampleContext(size)).weightsSha256 != onnx.weightsSha256);
}

void TestExport::descriptionComesBack()
{
    for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx}) {
        ExportOptions options = wanted(format);
        options.license = "only for \"tests\"\nand us";
        const fs::path file = path(fileName(options));
        exportModel(m_file, file, options, sampleContext(size));
        const ModelDescription info = readDescription(file);
        QVERIFY(info.classes == carlaClasses());
        QCOMPARE(info.kind, std::string(format == ExportFormat::Onnx ? "ONNX" : "TorchScript"));
        QCOMPARE(info.input, std::string("rgb"));
        QCOMPARE(info.output, std::string("scores"));
        QCOMPARE(info.size, size);
        QVERIFY(!info.dynamic && !info.bgr);
        QVERIFY(std::abs(info.mean[0] - 123.675) < 1e-9 && std::abs(info.std[2] - 57.375) < 1e-9);
        QCOMPARE(info.license, options.license);
        QCOMPARE(info.choice, std::string("the last epoch"));
        const auto has = [](const auto &pairs, const char *name, const char *text) {
            return std::find(pairs.begin(), pairs.end(), std::pair<std::string, std::string>(name, text)) != pairs.end();
        };
        QVERIFY(has(info.provenance, "recipe name", "test"));
        QVERIFY(has(info.provenance, "run", "7"));
        QVERIFY(has(info.metrics, "held-out target frames mIoU", "0.5000"));
    }
}

void TestExport::otherToolsFindTheirNames()
{
    ExportOptions options = wanted(ExportFormat::Onnx, ExportInput::Normalised);
    exportModel(m_file, path("model.onnx"), options, sampleContext(size));
    auto entries = metadataOf(readOnnx(path("model.onnx")));
    QCOMPARE(entries["model_info model_type"], std::string("Segmentation"));
    QCOMPARE(entries["model_info mean_values"], std::string("123.675 116.28 103.53"));
    QCOMPARE(entries["model_info scale_values"], std::string("58.395 57.12 57.375"));
    QCOMPARE(entries["model_info reverse_input_channels"], std::string("True"));
    QVERIFY(entries["model_info labels"].find("traffic_signs") != std::string::npos); // the list is split at spaces
    exportModel(m_file, path("model.onnx"), wanted(ExportFormat::Onnx), sampleContext(size));
    entries = metadataOf(readOnnx(path("model.onnx")));
    QCOMPARE(entries["model_info mean_values"], std::string("0 0 0")); // the file does it
    exportModel(m_file, path("model.pt"), wanted(ExportFormat::TorchScript), sampleContext(size));
    const std::string lines = scriptParts(path("model.pt"), "extra/").at("labels.txt");
    QCOMPARE(lines.substr(0, 15), std::string("none\nbuildings\n"));
}

void TestExport::foreignOnnxWithModelApiNamesIsUsed()
{
    exportModel(m_file, path("model.onnx"), wanted(ExportFormat::Onnx, ExportInput::Normalised), sampleContext(size));
    onnx::ModelProto model = readOnnx(path("model.onnx"));
    auto *entries = model.mutable_metadata_props();
    for (int i = entries->size() - 1; i >= 0; --i)
        if (entries->Get(i).key().rfind("vantage", 0) == 0)
            entries->DeleteSubrange(i, 1);
    const fs::path foreign = path("foreign.onnx");
    writeBytes(foreign, model.SerializeAsString());
    Segmenter used(foreign, "auto", 1);
    QCOMPARE(used.classes().size(), 13);
    QCOMPARE(used.classes().classes[12].name, std::string("traffic_signs"));
    QCOMPARE(used.description().size, size);
    const cv::Mat frame = busyPicture({130, 99}, 4);
    QVERIFY(sameShare(used.predict(frame), Segmenter(m_file, "full", 1).predict(frame)) > 0.999);
    VERIFY_REFUSED(verifyFile(foreign), "foreign.onnx", "no description");

    entries->Clear();
    writeBytes(foreign, model.SerializeAsString());
    VERIFY_REFUSED(Segmenter(foreign, "auto", 1), "foreign.onnx", "what its classes are called");
}

void TestExport::verifyFindsEveryChange()
{
    const auto isGood = [](const fs::path &file, const char *what) {
        const VerifyReport report = verifyFile(file);
        for (const VerifyItem &item : report.items)
            if (english(item.what) == what)
                return item.good;
        qFatal("nothing was said about it");
    };
    exportModel(m_file, path("model.onnx"), wanted(ExportFormat::Onnx), sampleContext(size));
    const fs::path changed = path("changed.onnx");
    const auto change = [&](const std::function<void(onnx::ModelProto &)> &how) {
        onnx::ModelProto model = readOnnx(path("model.onnx"));
        how(model);
        writeBytes(changed, model.SerializeAsString());
    };
    change([](onnx::ModelProto &) {});
    QVERIFY(verifyFile(changed).good);
    change([](onnx::ModelProto &model) {
        for (auto &tensor : *model.mutable_graph()->mutable_initializer())
            if (tensor.name() == "classifier_bias")
                (*tensor.mutable_raw_data())[0] ^= 1;
    });
    QVERIFY(!isGood(changed, "weights") && isGood(changed, "network's program") && isGood(changed, "description"));
    change([](onnx::ModelProto &model) {
        for (auto &tensor : *model.mutable_graph()->mutable_initializer())
            if (tensor.name() == "picture_mean")
                (*tensor.mutable_raw_data())[2] ^= 1;
    });
    QVERIFY(isGood(changed, "weights") && !isGood(changed, "network's program"));
    for (const auto &[key, what] : {std::pair{"vantage.json", "description"}, std::pair{"model_info labels", "metadata for other tools"}}) {
        change([key = key](onnx::ModelProto &model) {
            for (auto &entry : *model.mutable_metadata_props())
                if (entry.key() == key) {
                    std::string text = entry.value();
                    text.replace(text.find("buildings"), 4, "BUIL");
                    entry.set_value(text);
                }
        });
        QVERIFY(!isGood(changed, what));
        QVERIFY(!verifyFile(changed).good);
    }

    // In a TorchScript file a changed byte breaks the zip's own sum, so another module is put under the same description.
    exportModel(m_file, path("model.pt"), wanted(ExportFormat::TorchScript), sampleContext(size));
    std::unordered_map<std::string, std::string> extra;
    for (const auto &[name, text] : scriptParts(path("model.pt"), "extra/"))
        extra[name] = text;
    NetworkPlan plan = planOf(m_model.net);
    const WriterOptions options{ExportInput::Rgb, false, size, size, false, false};
    torchScriptModule(plan, options).save(path("changed.pt").string(), extra);
    QVERIFY(verifyFile(path("changed.pt")).good);
    plan.weights.back().second = plan.weights.back().second + 1e-6;
    torchScriptModule(plan, options).save(path("changed.pt").string(), extra);
    QVERIFY(!isGood(path("changed.pt"), "weights") && isGood(path("changed.pt"), "network's program"));
    for (const char *name : {"picture_mean", "picture_std"}) {
        torch::jit::Module module = torchScriptModule(planOf(m_model.net), options);
        module.attr(name).toTensor()[0][1][0][0] += 0.5;
        module.save(path("changed.pt").string(), extra);
        QVERIFY2(isGood(path("changed.pt"), "weights") && !isGood(path("changed.pt"), "network's program"), name);
    }
    extra["labels.txt"] = "none\nother\n";
    torchScriptModule(planOf(m_model.net), options).save(path("changed.pt").string(), extra);
    QVERIFY(isGood(path("changed.pt"), "network's program") && !isGood(path("changed.pt"), "metadata for other tools"));
}

void TestExport::damagedFilesAreRefused()
{
    for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx}) {
        const ExportOptions options = wanted(format);
        const fs::path file = path(fileName(options)), cut = path("cut");
        exportModel(m_file, file, options, sampleContext(size));
        const std::string bytes = readFile(file);
        for (const size_t length : {size_t(4), bytes.size() / 2, bytes.size() - 3}) {
            writeBytes(cut, bytes.substr(0, length));
            VERIFY_REFUSED(verifyFile(cut), "cut", "damaged");
            VERIFY_REFUSED(Segmenter(cut, "auto", 1), "cut", "damaged");
        }
    }
    writeBytes(path("text"), "this is no model");
    VERIFY_REFUSED(verifyFile(path("text")), "text", "no model file");
    VERIFY_REFUSED(verifyFile(path("missing")), "missing", "can't be read");
    VERIFY_REFUSED(verifyFile(m_folder->path().toStdString()), "", "is a folder");
    QVERIFY(verifyFile(m_file).good);
    QCOMPARE(verifyFile(m_file).kind, std::string("safetensors"));
}

void TestExport::whatDiffersIsNotKept()
{
    Model model = sampleModel(18, size);
    {
        torch::NoGradGuard noGrad;
        model.net->named_parameters()["classifier.bias"][3] = std::numeric_limits<float>::quiet_NaN();
    }
    const fs::path bad = savedModel(path("bad.safetensors"), model);
    for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx}) {
        const ExportOptions options = wanted(format);
        const fs::path file = path(fileName(options));
        writeBytes(file, "the file that was there before");
        VERIFY_REFUSED(exportModel(bad, file, options, sampleContext(size)), file.filename().string(), "nothing was kept");
        QCOMPARE(readFile(file), std::string("the file that was there before"));
        QCOMPARE(leftOvers(), 0);
    }
    {
        torch::NoGradGuard noGrad;
        model.net->named_parameters()["classifier.bias"][3] = 1e6; // finite, but not in 16 bits
    }
    savedModel(bad, model);
    ExportOptions options = wanted(ExportFormat::Onnx);
    options.half = true;
    QVERIFY_EXCEPTION_THROWN(exportModel(bad, path("half.onnx"), options, sampleContext(size)), std::invalid_argument);
    QVERIFY(!fs::exists(path("half.onnx")));
}

void TestExport::stoppedLeavesNothing()
{
    for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx}) {
        const ExportOptions options = wanted(format);
        std::vector<std::string> seen;
        exportModel(m_file, path("whole"), options, sampleContext(size), {}, [&](const Message &text, double) { seen.push_back(english(text)); });
        QVERIFY(seen.size() > 5);
        for (const size_t at : {size_t(1), seen.size() - 4, seen.size() - 2}) { // the last is: done
            std::stop_source stop;
            size_t step = 0;
            const fs::path file = path(fileName(options));
            QVERIFY_EXCEPTION_THROWN(exportModel(m_file, file, options, sampleContext(size), stop.get_token(),
                                                 [&](const Message &, double) {
                                                     if (step++ == at)
                                                         stop.request_stop();
                                                 }),
                                     ExportStopped);
            QVERIFY2(!fs::exists(file), seen[at].c_str());
            QCOMPARE(leftOvers(), 0);
        }
    }
}

void TestExport::cantBeWritten()
{
    for (const ExportFormat format : {ExportFormat::TorchScript, ExportFormat::Onnx}) {
        fs::create_directories(path("folder.onnx/inside"));
        VERIFY_REFUSED(exportModel(m_file, path("folder.onnx"), wanted(format), sampleContext(size)), "folder.onnx", "can't be written");
        VERIFY_REFUSED(exportModel(m_file, m_file / "model.onnx", wanted(format), sampleContext(size)), "model.safetensors", "can't be created");
    }
    VERIFY_REFUSED(exportModel(m_file, m_file, wanted(ExportFormat::Onnx), sampleContext(size)), "model.safetensors", "is the model itself");
    VERIFY_REFUSED(exportModel(path("none.safetensors"), path("model.onnx"), wanted(ExportFormat::Onnx), {}), "none.safetensors", "");
    QCOMPARE(leftOvers(), 0);
}

void TestExport::fullDiskLeavesNothing_data()
{
    QTest::addColumn<ExportOptions>("options");
    QTest::addRow("TorchScript") << wanted(ExportFormat::TorchScript);
    QTest::addRow("ONNX") << wanted(ExportFormat::Onnx);
}

void TestExport::fullDiskLeavesNothing()
{
    QFETCH(ExportOptions, options);
    const fs::path file = path(fileName(options));
    const uint64_t whole = exportModel(m_file, file, options, sampleContext(size)).bytes;
    fs::remove(file);
    for (const uint64_t bytes : {uint64_t(0), uint64_t(1000), whole / 2, whole - 1}) {
        const FileLimit limit(bytes);
        VERIFY_REFUSED(exportModel(m_file, file, options, sampleContext(size)), file.filename().string(), "can't be written");
        QVERIFY(!fs::exists(file));
        QCOMPARE(leftOvers(), 0);
    }
}

void TestExport::impossibleOptions()
{
    ExportOptions options = wanted(ExportFormat::Onnx);
    options.dynamic = true;
    options.size = {64, 64};
    QVERIFY_EXCEPTION_THROWN(exportModel(m_file, path("model.onnx"), options, {}), std::invalid_argument);
    options.dynamic = false;
    options.size = {64, 8};
    QVERIFY_EXCEPTION_THROWN(exportModel(m_file, path("model.onnx"), options, {}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(exportInputFromText("bgr"), std::invalid_argument);
    QCOMPARE(exportInputFromText("frame"), ExportInput::Frame);
}

void TestExport::cardSaysWhatIsKnown()
{
    ExportOptions options = wanted(ExportFormat::Onnx);
    options.card = true;
    options.license = "<b>mine</b> | all";
    ExportContext context = sampleContext(size);
    context.frames[0].labels = labels(size, 2);
    context.classTable = {{"class", "IoU"}, {"none", "0.9"}, {"buildings", "absent"}};
    const ExportReport report = exportModel(m_file, path("model.onnx"), options, context);
    QCOMPARE(report.files.size(), size_t(4));
    for (const fs::path &file : report.files)
        QVERIFY2(fs::exists(file), file.c_str());
    const std::string markdown = readFile(path("model.onnx.card.md")), html = readFile(path("model.onnx.card.html"));
    for (const std::string &text : {markdown, html}) {
        QVERIFY(text.find("Limits") != std::string::npos);
        QVERIFY(text.find("absent") != std::string::npos);
        QVERIFY(text.find(report.weightsSha256) != std::string::npos);
        QVERIFY(text.find("the last epoch") != std::string::npos);
    }
    QVERIFY(html.find("&lt;b&gt;mine") != std::string::npos && html.find("<b>mine") == std::string::npos);
    QVERIFY(markdown.find("\\<b\\>mine\\</b\\> \\| all") != std::string::npos);
    QVERIFY(html.find("data:image/jpeg;base64,/9j/") != std::string::npos);
    QVERIFY(!readImage(path("model.onnx.card.jpg")).empty());

    const ExportReport bare = exportModel(m_file, path("bare.onnx"), options, {}); // without frames and figures
    QCOMPARE(bare.files.size(), size_t(3));
    QVERIFY(!bare.remarks.empty());
    QVERIFY(readFile(path("bare.onnx.card.md")).find("Nothing is known here of how good it is") != std::string::npos);
}

void TestExport::cardThatCantBeWrittenIsARemark()
{
    fs::create_directories(path("model.onnx.card.md/inside"));
    ExportOptions options = wanted(ExportFormat::Onnx);
    options.card = true;
    const ExportReport report = exportModel(m_file, path("model.onnx"), options, sampleContext(size));
    QVERIFY(verifyFile(path("model.onnx")).good);
    QVERIFY(!report.remarks.empty() && english(report.remarks.back()).find("model.onnx.card.md") != std::string::npos);
    QCOMPARE(leftOvers(), 0);
}

void TestExport::operatorsStayWithinAShortList()
{
    // All of these are in ONNX Runtime and OpenVINO; OpenCV runs what a file for one size needs.
    const std::set<std::string> oneSize{"Add",    "Concat",  "Conv", "Div",    "GlobalAveragePool",
                                        "MatMul", "MaxPool", "Relu", "Resize", "Reshape", "Sub"};
    std::set<std::string> allowed{"Abs",  "And", "ArgMax", "Cast",  "Floor", "Gather",    "GreaterOrEqual", "Less",
                                  "Max",  "Min", "Mul",    "Range", "Shape", "Transpose", "Unsqueeze",      "Where"};
    allowed.insert(oneSize.begin(), oneSize.end());
    const NetworkPlan levels = planOf(sampleModel(18, size, 8, false, NetworkFamily::Levels).net);
    const onnx::ModelProto ofLevels = onnxModel(levels, {ExportInput::Normalised, false, size, size, false, false});
    for (const auto &node : ofLevels.graph().node())
        QVERIFY2(oneSize.contains(node.op_type()) || node.op_type() == "Mul" || node.op_type() == "Sqrt", node.op_type().c_str());
    const NetworkPlan plan = planOf(m_model.net), small = halved(plan);
    for (const ExportInput input : {ExportInput::Normalised, ExportInput::Rgb, ExportInput::Frame})
        for (const bool dynamic : {false, true})
            for (const bool half : {false, true})
                for (const bool labels : {false, true}) {
                    const WriterOptions options{input, dynamic, {101, 83}, size, labels, half};
                    const onnx::ModelProto model = onnxModel(half ? small : plan, options);
                    const bool plain = input != ExportInput::Frame && !dynamic && !half && !labels;
                    for (const auto &node : model.graph().node()) {
                        QVERIFY2((plain ? oneSize : allowed).contains(node.op_type()), node.op_type().c_str());
                        QVERIFY(node.domain().empty());
                    }
                }
}

void TestExport::unknownUseOfAnOperatorIsToldAtLoading()
{
    const onnx::ModelProto good = onnxModel(planOf(m_model.net), {ExportInput::Rgb, false, size, size, false, false});
    const auto changed = [&](const char *operation, const std::function<void(onnx::NodeProto &)> &how) {
        onnx::ModelProto model = good;
        for (auto &node : *model.mutable_graph()->mutable_node())
            if (node.op_type() == operation)
                how(node);
        return model;
    };
    const auto word = [](const char *name, const char *text) {
        return [=](onnx::NodeProto &node) {
            auto *attribute = node.add_attribute();
            attribute->set_name(name);
            attribute->set_type(onnx::AttributeProto::STRING);
            attribute->set_s(text);
        };
    };
    OnnxProgram(good, "good.onnx");
    VERIFY_REFUSED(OnnxProgram(changed("Conv", word("auto_pad", "SAME_UPPER")), "a.onnx"), "a.onnx", "pads by a rule");
    VERIFY_REFUSED(OnnxProgram(changed("Relu", word("of_the_future", "x")), "a.onnx"), "a.onnx", "of_the_future");
    const auto cubic = changed("Resize", [](onnx::NodeProto &node) { node.mutable_attribute(0)->set_s("cubic"); });
    VERIFY_REFUSED(OnnxProgram(cubic, "a.onnx"), "a.onnx", "resizes by a rule");
    const auto foreign = changed("Add", [](onnx::NodeProto &node) { node.set_op_type("Einsum"); });
    VERIFY_REFUSED(OnnxProgram(foreign, "a.onnx"), "a.onnx", "Einsum");
}

void TestExport::softmaxMeansWhatItsOpsetMeans()
{
    onnx::ModelProto model;
    auto *graph = model.mutable_graph();
    graph->add_input()->set_name("x");
    graph->add_output()->set_name("y");
    auto *node = graph->add_node();
    node->set_op_type("Softmax");
    node->add_input("x");
    node->add_output("y");
    auto *opset = model.add_opset_import();
    const auto x = torch::arange(12, torch::kFloat32).reshape({2, 2, 3}).sin();
    opset->set_version(13); // over the last dimension
    QVERIFY(torch::allclose(OnnxProgram(model, "a.onnx").run(x), torch::softmax(x, 2)));
    opset->set_version(11); // over the second and all after it
    QVERIFY(torch::allclose(OnnxProgram(model, "a.onnx").run(x), torch::softmax(x.reshape({2, 6}), 1).reshape({2, 2, 3})));
}

QTEST_APPLESS_MAIN(TestExport)
#include "test_export.moc"
