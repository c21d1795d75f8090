#include "core/base/files.h"
#include "core/model/exported_file.h"
#include "core/model/model_runner.h"
#include "core/model/segmenter.h"
#include "core/onnx/onnx_program.h"
#include "tests/core/export_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <onnx/onnx_pb.h>
#include <sys/stat.h>

using namespace vantage;
using namespace vantage::samples;

Q_DECLARE_METATYPE(std::vector<float>)

namespace {

const cv::Size size(64, 48);

/// One operator over x, with constants as its further inputs.
struct OneNode
{
    onnx::ModelProto model;
    explicit OneNode(const char *operation, int64_t opset = 17)
    {
        model.set_ir_version(8);
        model.add_opset_import()->set_version(opset);
        auto *graph = model.mutable_graph();
        graph->add_input()->set_name("x");
        graph->add_output()->set_name("y");
        auto *node = graph->add_node();
        node->set_op_type(operation);
        node->add_input("x");
        node->add_output("y");
    }
    onnx::NodeProto *node() { return model.mutable_graph()->mutable_node(0); }
    OneNode &none()
    {
        node()->add_input("");
        return *this;
    }
    OneNode &floats(std::vector<float> values, std::vector<int64_t> shape = {})
    {
        auto *tensor = constant(onnx::TensorProto::FLOAT, values.size(), std::move(shape));
        for (const float value : values)
            tensor->add_float_data(value);
        return *this;
    }
    OneNode &integers(std::vector<int64_t> values)
    {
        auto *tensor = constant(onnx::TensorProto::INT64, values.size(), {});
        for (const int64_t value : values)
            tensor->add_int64_data(value);
        return *this;
    }
    OneNode &word(const char *name, const std::string &text)
    {
        auto *attribute = add(name, onnx::AttributeProto::STRING);
        attribute->set_s(text);
        return *this;
    }
    OneNode &number(const char *name, int64_t value)
    {
        add(name, onnx::AttributeProto::INT)->set_i(value);
        return *this;
    }
    OneNode &numbers(const char *name, std::vector<int64_t> values)
    {
        auto *attribute = add(name, onnx::AttributeProto::INTS);
        for (const int64_t value : values)
            attribute->add_ints(value);
        return *this;
    }
    torch::Tensor run(const torch::Tensor &x) const { return OnnxProgram(model, "a.onnx").run(x); }

private:
    onnx::AttributeProto *add(const char *name, onnx::AttributeProto::AttributeType type)
    {
        auto *attribute = node()->add_attribute();
        attribute->set_name(name);
        attribute->set_type(type);
        return attribute;
    }
    onnx::TensorProto *constant(int type, size_t count, std::vector<int64_t> shape)
    {
        auto *tensor = model.mutable_graph()->add_initializer();
        tensor->set_name("c" + std::to_string(node()->input_size()));
        tensor->set_data_type(type);
        if (shape.empty())
            shape = {static_cast<int64_t>(count)};
        for (const int64_t side : shape)
            tensor->add_dims(side);
        node()->add_input(tensor->name());
        return tensor;
    }
};

/// 1, 2, 3, ... as one picture of one channel.
torch::Tensor counting(int64_t rows, int64_t columns)
{
    return torch::arange(1, rows * columns + 1).to(torch::kFloat32).reshape({1, 1, rows, columns});
}

/// Moves all values of a model into another file, as ONNX's own tools do.
void moveOut(onnx::ModelProto &model, const fs::path &data, const std::string &location)
{
    std::string bytes;
    for (auto &tensor : *model.mutable_graph()->mutable_initializer()) {
        if (!tensor.has_raw_data())
            continue;
        bytes.append((64 - bytes.size() % 64) % 64, '\0');
        for (const auto &[key, value] : {std::pair{"location", location}, std::pair{"offset", std::to_string(bytes.size())},
                                         std::pair{"length", std::to_string(tensor.raw_data().size())}}) {
            auto *entry = tensor.add_external_data();
            entry->set_key(key);
            entry->set_value(value);
        }
        bytes += tensor.raw_data();
        tensor.clear_raw_data();
        tensor.set_data_location(onnx::TensorProto::EXTERNAL);
    }
    writeBytes(data, bytes);
}

} // namespace

/// ONNX files that other programs wrote.
class TestForeignOnnx : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void valuesInAnotherFile();
    void valuesThatCantBeFound();
    void valuesOutsideTheFolderAreRefused();
    void wrongPlacesInTheOtherFile_data();
    void wrongPlacesInTheOtherFile();
    void resizeRules_data();
    void resizeRules();
    void unknownResizeRulesAreNamed_data();
    void unknownResizeRulesAreNamed();
    void nothingGoesToAReaderThatGuesses();
    void zerosAroundAreNoPartOfAMean();
    void operatorsGiveKnownValues();
    void impossibleNumbersAreRefused();
    void labelsThatAreNoClassAreRefused();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder, m_models;
    fs::path m_file; ///< a model as Vantage exports it
};

void TestForeignOnnx::initTestCase()
{
    m_models = std::make_unique<QTemporaryDir>();
    const fs::path model = savedModel(m_models->filePath("model.safetensors").toStdString(), sampleModel(18, size));
    ExportOptions options;
    options.format = ExportFormat::Onnx;
    options.card = false;
    options.threads = 1;
    m_file = m_models->filePath("model.onnx").toStdString();
    exportModel(model, m_file, options, sampleContext(size, 1));
}

void TestForeignOnnx::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestForeignOnnx::valuesInAnotherFile()
{
    onnx::ModelProto model = readOnnx(m_file);
    fs::create_directories(path("sub/weights"));
    moveOut(model, path("sub/weights/values.bin"), "weights/values.bin");
    writeBytes(path("sub/model.onnx"), model.SerializeAsString());
    QVERIFY(fs::file_size(path("sub/model.onnx")) < fs::file_size(m_file) / 10);
    const cv::Mat frame = busyPicture({90, 70}, 3);
    const cv::Mat expected = Segmenter(m_file, "auto", 1).predict(frame);
    QVERIFY(same(Segmenter(path("sub/model.onnx"), "auto", 1).predict(frame), expected));
    QVERIFY(verifyFile(path("sub/model.onnx")).good); // the hashes are of the values, wherever they lie
    // As caches of downloads keep them: links into a folder that holds both.
    fs::create_directories(path("cache/weights"));
    fs::rename(path("sub/model.onnx"), path("cache/a"));
    fs::rename(path("sub/weights/values.bin"), path("cache/b"));
    fs::create_symlink(path("cache/a"), path("sub/model.onnx"));
    fs::create_symlink(path("cache/b"), path("sub/weights/values.bin"));
    QVERIFY(same(Segmenter(path("sub/model.onnx"), "auto", 1).predict(frame), expected));
}

void TestForeignOnnx::valuesThatCantBeFound()
{
    onnx::ModelProto model = readOnnx(m_file);
    moveOut(model, path("model.onnx.data"), "model.onnx.data");
    writeBytes(path("model.onnx"), model.SerializeAsString());
    const std::string whole = readFile(path("model.onnx.data"));
    writeBytes(path("model.onnx.data"), whole.substr(0, whole.size() / 2));
    VERIFY_REFUSED(Segmenter(path("model.onnx"), "auto", 1), "model.onnx.data", "is cut off");
    fs::remove(path("model.onnx.data"));
    VERIFY_REFUSED(Segmenter(path("model.onnx"), "auto", 1), "model.onnx.data", "is missing: values of model.onnx");
    fs::create_directory(path("model.onnx.data"));
    VERIFY_REFUSED(Segmenter(path("model.onnx"), "auto", 1), "model.onnx.data", "is no regular file");
    fs::remove(path("model.onnx.data"));
    QCOMPARE(::mkfifo(path("model.onnx.data").c_str(), 0600), 0);
    VERIFY_REFUSED(Segmenter(path("model.onnx"), "auto", 1), "model.onnx.data", "is no regular file");
}

void TestForeignOnnx::valuesOutsideTheFolderAreRefused()
{
    const onnx::ModelProto good = readOnnx(m_file);
    fs::create_directories(path("inside/deep"));
    for (const std::string &location : {std::string("../values.bin"), path("values.bin").string(), std::string("deep/../../values.bin")}) {
        onnx::ModelProto model = good;
        moveOut(model, path("values.bin"), location);
        writeBytes(path("inside/model.onnx"), model.SerializeAsString());
        VERIFY_REFUSED(Segmenter(path("inside/model.onnx"), "auto", 1), "model.onnx", "outside its own folder");
    }
    onnx::ModelProto model = good;
    moveOut(model, path("values.bin"), "values.bin");
    writeBytes(path("inside/model.onnx"), model.SerializeAsString());
    fs::create_symlink(path("values.bin"), path("inside/values.bin"));
    VERIFY_REFUSED(Segmenter(path("inside/model.onnx"), "auto", 1), "model.onnx", "a link that leads out of its folder");
}

void TestForeignOnnx::wrongPlacesInTheOtherFile_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");
    QTest::addRow("negative offset") << "offset" << "-4" << "no place in a file";
    QTest::addRow("no number") << "offset" << "4x" << "no place in a file";
    QTest::addRow("offset past the end") << "offset" << "1000000" << "is cut off";
    QTest::addRow("offset that overflows") << "offset" << "18446744073709551612" << "is cut off";
    QTest::addRow("shorter than the shape") << "length" << "20" << "its shape takes 60";
    QTest::addRow("longer than the shape") << "length" << "64" << "its shape takes 60";
    QTest::addRow("no location") << "location" << "" << "in which file";
}

void TestForeignOnnx::wrongPlacesInTheOtherFile()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, problem);
    OneNode add("Add");
    add.floats(std::vector<float>(15, 1), {1, 1, 3, 5});
    auto &tensor = *add.model.mutable_graph()->mutable_initializer(0);
    tensor.set_raw_data(std::string(60, '\0'));
    tensor.clear_float_data();
    moveOut(add.model, path("values.bin"), "values.bin");
    writeBytes(path("good.onnx"), add.model.SerializeAsString());
    const torch::Tensor x = counting(3, 5);
    QVERIFY(torch::equal(OnnxProgram(readOnnx(path("good.onnx")), "good.onnx").run(x), x));
    for (auto &entry : *tensor.mutable_external_data())
        if (entry.key() == key.toStdString())
            entry.set_value(value.toStdString());
    writeBytes(path("bad.onnx"), add.model.SerializeAsString());
    VERIFY_REFUSED(readOnnx(path("bad.onnx")), "", problem.toStdString());
}

void TestForeignOnnx::resizeRules_data()
{
    // Most values are those of ONNX's own description of the operator.
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("coordinates");
    QTest::addColumn<QString>("nearest");
    QTest::addColumn<QList<int>>("from");
    QTest::addColumn<std::vector<float>>("scales"); // or sizes, where they are above 1 in whole numbers
    QTest::addColumn<bool>("bySize");
    QTest::addColumn<std::vector<float>>("expected");
    using F = std::vector<float>;
    QTest::addRow("up, nearest") << "nearest" << "" << "" << QList<int>{2, 2} << F{2, 3} << false
                                 << F{1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 3, 3, 3, 4, 4, 4};
    QTest::addRow("down, nearest") << "nearest" << "" << "" << QList<int>{2, 4} << F{0.6F, 0.6F} << false << F{1, 3};
    QTest::addRow("a third, half_pixel: the middles") << "nearest" << "half_pixel" << "" << QList<int>{3, 6} << F{1.0F / 3, 1.0F / 3} << false << F{8, 11};
    QTest::addRow("a third, asymmetric: the first") << "nearest" << "asymmetric" << "floor" << QList<int>{3, 6} << F{1.0F / 3, 1.0F / 3} << false << F{1, 4};
    QTest::addRow("half, half_pixel, floor") << "nearest" << "half_pixel" << "round_prefer_floor" << QList<int>{2, 4} << F{0.5F, 0.5F} << false << F{1, 3};
    QTest::addRow("half, half_pixel, ceil") << "nearest" << "half_pixel" << "round_prefer_ceil" << QList<int>{2, 4} << F{0.5F, 0.5F} << false << F{6, 8};
    QTest::addRow("a scale that leads to no whole size, floor") << "nearest" << "half_pixel" << "floor" << QList<int>{1, 5} << F{1, 0.6F} << false << F{1, 3, 4};
    const F blocks{1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 7, 7, 8, 8, 8, 5, 6, 6, 7, 7, 8, 8, 8, 9, 10, 10, 11, 11, 12, 12, 12, 9, 10, 10, 11, 11, 12, 12, 12,
                   13, 14, 14, 15, 15, 16, 16, 16, 13, 14, 14, 15, 15, 16, 16, 16, 13, 14, 14, 15, 15, 16, 16, 16};
    QTest::addRow("to a size, ceil, half_pixel") << "nearest" << "half_pixel" << "ceil" << QList<int>{4, 4} << F{8, 8} << true << blocks;
    QTest::addRow("to a size, prefer ceil, asymmetric") << "nearest" << "asymmetric" << "round_prefer_ceil" << QList<int>{4, 4} << F{8, 8} << true << blocks;
    QTest::addRow("to a size, floor, align_corners")
        << "nearest" << "align_corners" << "floor" << QList<int>{4, 4} << F{8, 8} << true
        << F{1, 1, 1, 2, 2, 3, 3, 4, 1, 1, 1, 2, 2, 3, 3, 4, 1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 5, 6, 6, 7, 7, 8, 5, 5, 5, 6, 6, 7, 7, 8,
             9, 9, 9, 10, 10, 11, 11, 12, 9, 9, 9, 10, 10, 11, 11, 12, 13, 13, 13, 14, 14, 15, 15, 16};
    QTest::addRow("up, linear") << "linear" << "" << "" << QList<int>{2, 2} << F{2, 2} << false
                                << F{1, 1.25F, 1.75F, 2, 1.5F, 1.75F, 2.25F, 2.5F, 2.5F, 2.75F, 3.25F, 3.5F, 3, 3.25F, 3.75F, 4};
    QTest::addRow("down by a crooked scale, linear") << "linear" << "half_pixel" << "" << QList<int>{2, 4} << F{0.6F, 0.6F} << false << F{2.6666665F, 4.3333331F};
    QTest::addRow("to a size, pytorch_half_pixel") << "linear" << "pytorch_half_pixel" << "" << QList<int>{4, 4} << F{3, 1} << true << F{1.6666666F, 7, 12.333333F};
    QTest::addRow("up, linear, asymmetric") << "linear" << "asymmetric" << "" << QList<int>{1, 2} << F{1, 2} << false << F{1, 1.5F, 2, 2};
    QTest::addRow("up, linear, align_corners") << "linear" << "align_corners" << "" << QList<int>{1, 2} << F{1, 3} << true << F{1, 1.5F, 2};
}

void TestForeignOnnx::resizeRules()
{
    QFETCH(QString, mode);
    QFETCH(QString, coordinates);
    QFETCH(QString, nearest);
    QFETCH(QList<int>, from);
    QFETCH(std::vector<float>, scales);
    QFETCH(bool, bySize);
    QFETCH(std::vector<float>, expected);
    OneNode resize("Resize");
    resize.none();
    if (bySize)
        resize.none().integers({1, 1, static_cast<int64_t>(scales[0]), static_cast<int64_t>(scales[1])});
    else
        resize.floats({1, 1, scales[0], scales[1]});
    resize.word("mode", mode.toStdString());
    if (!coordinates.isEmpty())
        resize.word("coordinate_transformation_mode", coordinates.toStdString());
    if (!nearest.isEmpty())
        resize.word("nearest_mode", nearest.toStdString());
    const auto y = resize.run(counting(from[0], from[1])).flatten();
    const auto wanted = torch::tensor(expected);
    QCOMPARE(y.numel(), wanted.numel());
    QVERIFY2((y - wanted).abs().max().item<double>() < 1e-5, QTest::toString(QString::fromStdString(torch::str(y))));
}

void TestForeignOnnx::unknownResizeRulesAreNamed_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QString>("value");
    QTest::addRow("cubic") << "mode" << "cubic";
    QTest::addRow("cropped") << "coordinate_transformation_mode" << "tf_crop_and_resize";
    QTest::addRow("symmetric") << "coordinate_transformation_mode" << "half_pixel_symmetric";
    QTest::addRow("of the future") << "nearest_mode" << "round_to_odd";
}

void TestForeignOnnx::unknownResizeRulesAreNamed()
{
    QFETCH(QString, attribute);
    QFETCH(QString, value);
    OneNode resize("Resize");
    resize.none().floats({1, 1, 2, 2}).word(attribute.toUtf8().constData(), value.toStdString());
    VERIFY_REFUSED(resize.run(counting(2, 2)), "a.onnx", value.toStdString());
}

void TestForeignOnnx::nothingGoesToAReaderThatGuesses()
{
    // What the one reader refuses is refused, though OpenCV's would have taken it and passed over the rule.
    onnx::ModelProto model = readOnnx(m_file);
    for (auto &node : *model.mutable_graph()->mutable_node())
        if (node.op_type() == "Resize")
            for (auto &attribute : *node.mutable_attribute())
                if (attribute.name() == "coordinate_transformation_mode")
                    attribute.set_s("half_pixel_symmetric");
    writeBytes(path("symmetric.onnx"), model.SerializeAsString());
    VERIFY_REFUSED(Segmenter(path("symmetric.onnx"), "auto", 1), "symmetric.onnx", "half_pixel_symmetric");
    model = readOnnx(m_file);
    auto &weight = *model.mutable_graph()->mutable_initializer(0);
    weight.set_raw_data(weight.raw_data().substr(0, weight.raw_data().size() / 3));
    writeBytes(path("short.onnx"), model.SerializeAsString());
    VERIFY_REFUSED(Segmenter(path("short.onnx"), "auto", 1), "short.onnx", "don't fit its shape");
}

void TestForeignOnnx::zerosAroundAreNoPartOfAMean()
{
    OneNode pool("AveragePool");
    pool.numbers("kernel_shape", {2, 2}).numbers("strides", {2, 2}).numbers("pads", {1, 1, 0, 0});
    const auto y = pool.run(torch::full({1, 1, 3, 3}, 6.0F));
    QVERIFY(torch::equal(y, torch::full({1, 1, 2, 2}, 6.0F)));
    OneNode last("MaxPool"); // a window that begins in the padding: not the same everywhere
    last.numbers("kernel_shape", {2, 2}).numbers("strides", {2, 2}).numbers("pads", {1, 1, 1, 1}).number("ceil_mode", 1);
    VERIFY_REFUSED(last.run(counting(9, 8)), "a.onnx", "ceil_mode");
    QCOMPARE(last.run(counting(8, 8)).sizes(), (torch::IntArrayRef{1, 1, 5, 5}));
    pool.number("count_include_pad", 1);
    QVERIFY(torch::equal(pool.run(torch::full({1, 1, 3, 3}, 6.0F)).flatten(), torch::tensor({1.5F, 3.0F, 3.0F, 6.0F})));
}

void TestForeignOnnx::operatorsGiveKnownValues()
{
    const auto isAbout = [](const torch::Tensor &y, std::vector<float> expected) {
        return y.numel() == static_cast<int64_t>(expected.size()) && (y.flatten() - torch::tensor(expected)).abs().max().item<double>() < 1e-5;
    };
    const auto x = torch::tensor({-4.0F, -1.0F, 0.0F, 2.0F, 5.0F});
    QVERIFY(isAbout(OneNode("HardSwish").run(x), {0, -1.0F / 3, 0, 5.0F / 3, 5}));
    QVERIFY(isAbout(OneNode("HardSigmoid").run(x), {0, 0.3F, 0.5F, 0.9F, 1}));
    QVERIFY(isAbout(OneNode("LeakyRelu").run(x), {-0.04F, -0.01F, 0, 2, 5}));
    QVERIFY(isAbout(OneNode("PRelu").floats({0.5F}).run(x), {-2, -0.5F, 0, 2, 5}));
    QVERIFY(isAbout(OneNode("Max").floats({0}).floats({3}).run(x), {3, 3, 3, 3, 5})); // of three
    QVERIFY(isAbout(OneNode("Sum").floats({1}).floats({10}).run(x), {7, 10, 11, 13, 16}));
    QVERIFY(isAbout(OneNode("DepthToSpace").number("blocksize", 2).run(torch::arange(4, torch::kFloat32).reshape({1, 4, 1, 1})), {0, 1, 2, 3}));
    QVERIFY(isAbout(OneNode("Pad").integers({0, 0, 0, 1, 0, 0, 0, 1}).word("mode", "reflect").run(counting(1, 3)), {2, 1, 2, 3, 2}));
    QVERIFY(isAbout(OneNode("Unsqueeze").integers({-1, 0}).run(x), {-4, -1, 0, 2, 5}));
    QCOMPARE(OneNode("Unsqueeze").integers({-1, 0}).run(x).dim(), 3);
    QVERIFY(isAbout(OneNode("ConvTranspose").floats({1, 2, 3, 4}, {1, 1, 2, 2}).numbers("strides", {2, 2}).run(torch::full({1, 1, 1, 1}, 10.0F)), {10, 20, 30, 40}));
    OneNode halves("Split");
    halves.integers({2, 3});
    halves.node()->set_output(0, "first");
    halves.node()->add_output("y");
    QVERIFY(isAbout(halves.run(x), {0, 2, 5})); // the second of its results
}

void TestForeignOnnx::impossibleNumbersAreRefused()
{
    const auto x = counting(6, 6);
    const std::vector<float> nine(9, 1);
    const auto conv = [&] { return OneNode("Conv").floats(nine, {1, 1, 3, 3}); };
    const auto pool = [](const char *operation) { return OneNode(operation).numbers("kernel_shape", {2, 2}); };
    const std::vector<OneNode> impossible{
        conv().number("group", 0), conv().number("group", -1), conv().numbers("strides", {0, 0}), conv().numbers("strides", {1}).numbers("dilations", {0, 0}),
        conv().numbers("pads", {1, 1}), conv().numbers("pads", {-9, -9, -9, -9}), OneNode("MaxPool"), OneNode("AveragePool").numbers("kernel_shape", {0, 0}),
        pool("MaxPool").numbers("strides", {0, 0}).number("ceil_mode", 1), pool("AveragePool").numbers("strides", {0, 1}), pool("MaxPool").numbers("dilations", {0, 0}),
        OneNode("Resize").none().floats({1, 1, 0, 0}), OneNode("Resize").none().floats({1, 1, -1, 2}), OneNode("Resize").none().floats({2, 1, 1, 1}),
        OneNode("Resize").none().floats({1, 1}), OneNode("Resize").none().floats({1, 1, 1e30F, 1}), OneNode("Resize").none().floats({1, 1, std::nanf(""), 1}),
        OneNode("Resize").none().none().integers({1, 1, 1 << 30, 1 << 30}), OneNode("Resize").none().none().integers({1, 1, -4, 4}),
        OneNode("Gather").integers({7}), OneNode("Gather").number("axis", 9).integers({0}), OneNode("Slice").integers({0}).integers({2}).integers({0}).integers({0}),
        OneNode("Slice").integers({0, 0}).integers({2}), OneNode("Split").number("axis", 7).integers({1}), OneNode("Split").integers({-1}), OneNode("DepthToSpace"),
        OneNode("DepthToSpace").number("blocksize", 0), OneNode("Reshape").integers({-1, -1}), OneNode("Reshape").integers({0, 0, 0, 0, 0}), OneNode("Transpose").numbers("perm", {0, 0}),
        OneNode("ArgMax").number("axis", 9), OneNode("Softmax").number("axis", 9), OneNode("Unsqueeze").integers({9}), OneNode("Squeeze").integers({9}), OneNode("Flatten").number("axis", 9),
        OneNode("Pad").integers({1}), OneNode("Pad").integers({0, 0, 9, 9, 0, 0, 9, 9}).word("mode", "reflect"), OneNode("Concat").number("axis", 5), OneNode("Expand").integers({-3, 2}),
        OneNode("ReduceSum").integers({8}), OneNode("ConvTranspose").floats(nine, {1, 1, 3, 3}).number("group", 0), OneNode("Cast").number("to", 99), OneNode("MatMul").floats({1, 2, 3})};
    for (size_t i = 0; i < impossible.size(); ++i) {
        const std::string said = complaint([&] { impossible[i].run(x); });
        if (!said.starts_with("a.onnx: "))
            QFAIL(qPrintable(QString("%1 (%2): %3").arg(i).arg(QString::fromStdString(impossible[i].model.graph().node(0).op_type()), QString::fromStdString(said))));
    }
}

void TestForeignOnnx::labelsThatAreNoClassAreRefused()
{
    ModelDescription info;
    info.classes = carlaClasses();
    info.output = "labels";
    const auto give = [&](int64_t value) { return labelsOf(torch::full({1, 48, 64}, value, torch::kInt64), info, size, "a.onnx"); };
    QVERIFY(same(give(12), cv::Mat(size, CV_8UC1, cv::Scalar(12))));
    QVERIFY(same(give(255), cv::Mat(size, CV_8UC1, cv::Scalar(255)))); // nothing
    for (const int64_t value : {int64_t(-1), int64_t(13), int64_t(256), int64_t(255 + 256)})
        VERIFY_REFUSED(give(value), "a.onnx", "gives class " + std::to_string(value));
    auto scores = torch::zeros({1, 13, 48, 64});
    scores.index_put_({0, 3, 5, 5}, std::numeric_limits<float>::quiet_NaN());
    VERIFY_REFUSED(labelsOf(scores, info, size, "a.onnx"), "a.onnx", "no numbers");
}

QTEST_APPLESS_MAIN(TestForeignOnnx)
#include "test_foreign_onnx.moc"
