#include "core/export/network_plan.h"
#include "core/export/torchscript_writer.h"
#include "core/model/model_runner.h"
#include "core/nn/tensors.h"
#include "tests/core/feature_samples.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <fstream>
#include <map>

using namespace vantage;
using namespace vantage::samples;

Q_DECLARE_METATYPE(vantage::ExportOptions)

namespace {

const cv::Size trained(96, 72);
const cv::Size sizes[] = {trained, {81, 57}, {161, 113}}; // two of them odd

const QString python = "/usr/bin/python3"; // Debian's, which python3-torch belongs to

/// The scores of a network for one picture, and what a file takes to give them.
struct Case
{
    torch::Tensor input, expected;
    QString file; ///< a name for both, without its ending
};

/// What a runtime made of a case.
struct Agreement
{
    double difference = 1e9, labels = 0; ///< largest of a score, share of the pixels
};

void writeTensor(const QString &file, const torch::Tensor &tensor)
{
    const auto plain = tensor.contiguous();
    std::ofstream(file.toStdString(), std::ios::binary)
        .write(static_cast<const char *>(plain.data_ptr()),
               plain.numel() * static_cast<int64_t>(plain.element_size()));
}

Agreement agreementOf(const QByteArray &json)
{
    const auto said = QJsonDocument::fromJson(json).object();
    return {said["maxDifference"].toDouble(1e9), said["agreement"].toDouble()};
}

QString sides(const torch::Tensor &tensor)
{
    QStringList list;
    for (const int64_t side : tensor.sizes())
        list << QString::number(side);
    return list.join('x');
}

/// A network that is exported.
struct Kind
{
    const char *name;
    int depth;
    NetworkFamily family;
    bool map;
    bool beside = false; ///< a transformer and an ONNX network look beside the backbone

    bool oneSize() const { return map || beside; }
};
constexpr Kind kinds[] = {{"PSPNet on ResNet-18", 18, NetworkFamily::PspNet, false},
                          {"PSPNet on ResNet-50", 50, NetworkFamily::PspNet, false},
                          {"levels on ResNet-18", 18, NetworkFamily::Levels, false},
                          {"levels on ResNet-18 with a map", 18, NetworkFamily::Levels, true},
                          {"levels beside other networks", 18, NetworkFamily::Levels, false, true}};

/// What the camera of caseOf()'s frames sees, but for an eighth of it.
PlaceMap mapOf(cv::Size size)
{
    torch::manual_seed(9);
    cv::Mat half, background = busyPicture(size, 6);
    background.rowRange(0, size.height / 8).setTo(0);
    cv::resize(background, half, {size.width / 2, size.height / 2}, 0, 0, cv::INTER_AREA);
    PlaceMap map;
    map.background = torch::from_blob(half.data, {half.rows, half.cols, 3}, torch::kUInt8).permute({2, 0, 1}).to(torch::kFloat32).contiguous();
    map.labels = torch::rand({13, half.rows, half.cols}).softmax(0);
    map.trust = torch::rand({1, half.rows, half.cols});
    map.shares = torch::linspace(0.2, 0.8, 13);
    map.usual = 0.9;
    return map;
}

} // namespace

/// The exported files in runtimes that know nothing of Vantage, against the network itself. A runtime that isn't there is
/// a skip that names what to install; installer/test.sh does.
class TestRuntimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void runtimesAgree_data();
    void runtimesAgree();
    void otherFormsInOnnxRuntime_data();
    void otherFormsInOnnxRuntime();
    void pythonIsToldWhatIsTooSmall();

private:
    static bool runs(const QString &program, const QStringList &arguments, int milliseconds = 120000);
    const Model &modelOf(int kind);
    QString exported(const QString &name, int kind, const ExportOptions &options);
    Case caseOf(int kind, cv::Size size);
    Agreement byPython(const QString &file, const Case &one);
    Agreement byOnnxRuntime(const QString &file, const Case &one);
    Agreement byOpenCv(const QString &file, const Case &one);

    QTemporaryDir m_folder;
    std::map<int, Model> m_models; ///< by kind
    bool m_python = false, m_onnxRuntime = false;
};

bool TestRuntimes::runs(const QString &program, const QStringList &arguments, int milliseconds)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForStarted() && process.waitForFinished(milliseconds) && process.exitCode() == 0;
}

void TestRuntimes::initTestCase()
{
    m_python = runs(python, {"-c", "import torch, numpy"});
    m_onnxRuntime = runs("node", {"-e", "require('onnxruntime-node')"});
}

const Model &TestRuntimes::modelOf(int kind)
{
    auto [found, added] = m_models.try_emplace(kind);
    if (added) {
        const Kind &wanted = kinds[kind];
        found->second = wanted.beside ? sampleModelBeside(trained, {smallTransformer(), readOnnxFeatures(writtenOnnx(m_folder.filePath("other.onnx").toStdString(), smallOnnx()))})
                                      : sampleModel(wanted.depth, trained, 16, false, wanted.family);
        if (wanted.map)
            found->second.map = mapOf(trained);
        torch::NoGradGuard noGrad;
        found->second.net->named_parameters()["classifier.weight"].mul_(30); // scores as large as trained ones
        savedModel(m_folder.filePath(QString("%1.safetensors").arg(kind)).toStdString(), found->second);
    }
    return found->second;
}

/// Written once, whichever runtime asks first.
QString TestRuntimes::exported(const QString &name, int kind, const ExportOptions &options)
{
    const QString file = m_folder.filePath(name);
    if (!QFile::exists(file)) {
        modelOf(kind);
        exportModel(m_folder.filePath(QString("%1.safetensors").arg(kind)).toStdString(), file.toStdString(), options,
                    sampleContext(trained, 1));
    }
    return file;
}

Case TestRuntimes::caseOf(int kind, cv::Size size)
{
    torch::NoGradGuard noGrad;
    const cv::Mat frame = busyPicture(size, 6);
    Case one;
    one.input = torch::from_blob(frame.data, {1, size.height, size.width, 3}, torch::kUInt8)
                    .permute({0, 3, 1, 2})
                    .to(torch::kFloat32);
    const Network net = answering(modelOf(kind));
    one.expected = net->forward(networkInput(imagesToTensor({frame})));
    one.file = m_folder.filePath("case");
    writeTensor(one.file + ".in", one.input);
    writeTensor(one.file + ".out", one.expected);
    return one;
}

Agreement TestRuntimes::byPython(const QString &file, const Case &one)
{
    QProcess process;
    process.start(python, {"-c",
                           "import json, sys, torch, numpy\n"
                           "net = torch.jit.load(sys.argv[1])\n"
                           "h, w = [int(side) for side in sys.argv[3].split('x')][2:]\n"
                           "read = lambda ending: torch.from_numpy(numpy.fromfile(sys.argv[2] + ending, 'float32'))\n"
                           "x, y = read('.in').reshape(1, 3, h, w), read('.out').reshape(1, -1, h, w)\n"
                           "with torch.inference_mode(): z = net(x)\n"
                           "assert z.shape == y.shape, z.shape\n"
                           "print(json.dumps({'maxDifference': (z - y).abs().max().item(),\n"
                           "                  'agreement': (z.argmax(1) == y.argmax(1)).float().mean().item()}))\n",
                           file, one.file, sides(one.input)});
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return agreementOf(process.readAllStandardOutput());
}

Agreement TestRuntimes::byOnnxRuntime(const QString &file, const Case &one)
{
    QProcess process;
    const char *type = one.input.scalar_type() == torch::kUInt8 ? "uint8" : "float32";
    process.start("node", {VANTAGE_ORT_SCRIPT, file, one.file + ".in", one.file + ".out", type, sides(one.input)});
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return agreementOf(process.readAllStandardOutput());
}

Agreement TestRuntimes::byOpenCv(const QString &file, const Case &one)
{
    const auto got = openCvRunner(file.toStdString(), 1)->run(one.input);
    if (got.sizes() != one.expected.sizes())
        return {};
    return {(got - one.expected).abs().max().item<double>(),
            (got.argmax(1) == one.expected.argmax(1)).to(torch::kFloat64).mean().item<double>()};
}

void TestRuntimes::runtimesAgree_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("dynamic");
    struct Row
    {
        const char *runtime;
        bool dynamic;
    };
    for (size_t kind = 0; kind < std::size(kinds); ++kind)
        for (const Row &row : {Row{"python3-torch", true}, Row{"ONNX Runtime", true}, Row{"ONNX Runtime", false},
                               Row{"OpenCV", false}}) { // which takes one size alone
            const bool dynamic = row.dynamic && !kinds[kind].oneSize(); // a map has one size, and so have tokens
            if (kinds[kind].beside && std::string(row.runtime) != "ONNX Runtime")
                continue; // TorchScript can't hold the other network, and OpenCV 4.6 knows no attention
            if (dynamic == row.dynamic || std::string(row.runtime) == "python3-torch")
                QTest::addRow("%s, %s, %s", row.runtime, kinds[kind].name, dynamic ? "any size" : "one size") << row.runtime << static_cast<int>(kind) << dynamic;
        }
}

void TestRuntimes::runtimesAgree()
{
    QFETCH(QString, runtime);
    QFETCH(int, kind);
    QFETCH(bool, dynamic);
    if (runtime == "python3-torch" && !m_python)
        QSKIP("python3-torch and python3-numpy are not installed here");
    if (runtime == "ONNX Runtime" && !m_onnxRuntime)
        QSKIP("onnxruntime-node is not installed here (NODE_PATH names the folder it lies in)");
    ExportOptions options;
    options.format = runtime == "python3-torch" ? ExportFormat::TorchScript : ExportFormat::Onnx;
    options.dynamic = dynamic;
    options.card = false;
    options.threads = 1;
    Agreement worst{0, 1};
    double largest = 0;
    for (const cv::Size size : sizes) {
        if (!dynamic)
            options.size = size;
        const QString name = QString("%1-%2%3").arg(kind).arg(dynamic ? 0 : size.width)
                                 .arg(options.format == ExportFormat::Onnx ? ".onnx" : ".pt");
        const QString file = exported(name, kind, options);
        const Case one = caseOf(kind, size);
        const Agreement got = runtime == "OpenCV"          ? byOpenCv(file, one)
                              : runtime == "ONNX Runtime" ? byOnnxRuntime(file, one)
                                                          : byPython(file, one);
        largest = std::max(largest, one.expected.abs().max().item<double>());
        worst = {std::max(worst.difference, got.difference), std::min(worst.labels, got.labels)};
        QVERIFY2(got.difference <= 1e-3, qPrintable(QString("%1: %2").arg(size.width).arg(got.difference)));
        QVERIFY2(got.labels > 0.999, qPrintable(QString("%1: %2").arg(size.width).arg(got.labels)));
    }
    qInfo("at three sizes: scores differ by at most %.1e (of scores up to %.0f), same class on %.4f %% of the pixels",
          worst.difference, largest, 100 * worst.labels);
}

void TestRuntimes::otherFormsInOnnxRuntime_data()
{
    QTest::addColumn<ExportOptions>("options");
    for (const auto &[input, dynamic, half, labels] :
         {std::tuple{ExportInput::Rgb, true, true, false}, std::tuple{ExportInput::Rgb, false, true, false},
          std::tuple{ExportInput::Frame, false, false, true}, std::tuple{ExportInput::Frame, true, false, false}}) {
        ExportOptions options;
        options.input = input;
        options.dynamic = dynamic;
        options.half = half;
        options.labels = labels;
        options.card = false;
        options.threads = 1;
        if (!dynamic)
            options.size = {97, 67};
        QTest::addRow("%s %s%s%s", toText(input).c_str(), dynamic ? "any size" : "one size", half ? " half" : "",
                      labels ? " labels" : "")
            << options;
    }
}

void TestRuntimes::otherFormsInOnnxRuntime()
{
    QFETCH(ExportOptions, options);
    if (!m_onnxRuntime)
        QSKIP("onnxruntime-node is not installed here (NODE_PATH names the folder it lies in)");
    const QString file = exported(QString(QTest::currentDataTag()) + ".onnx", 0, options);
    const std::vector<cv::Size> some = options.dynamic ? std::vector(std::begin(sizes), std::end(sizes))
                                                       : std::vector{options.size};
    for (const cv::Size size : some) {
        Case one = caseOf(0, size);
        if (options.input == ExportInput::Frame) {
            // TorchScript resizes by the same rule; OpenCV, which rounds by another, is what export compares with.
            const WriterOptions writer{options.input, options.dynamic, options.size, trained, false, false};
            one.input = one.input.to(torch::kUInt8).permute({0, 2, 3, 1}).contiguous();
            torch::NoGradGuard noGrad;
            one.expected = torchScriptModule(planOf(modelOf(0).net), writer).forward({one.input}).toTensor();
            writeTensor(one.file + ".in", one.input);
            writeTensor(one.file + ".out", one.expected);
        }
        const Agreement got = byOnnxRuntime(file, one);
        qInfo("%d x %d: scores differ by at most %.1e, same class on %.4f %% of the pixels", size.width, size.height,
              got.difference, 100 * got.labels);
        if (!options.labels)
            QVERIFY2(got.difference <= (options.half ? 0.5 : 1e-3), qPrintable(QString::number(got.difference)));
        QVERIFY2(got.labels > (options.half ? 0.99 : 0.999), qPrintable(QString::number(got.labels)));
    }
}

void TestRuntimes::pythonIsToldWhatIsTooSmall()
{
    if (!m_python)
        QSKIP("python3-torch and python3-numpy are not installed here");
    ExportOptions options;
    options.format = ExportFormat::TorchScript;
    options.dynamic = true;
    options.card = false;
    options.threads = 1;
    QVERIFY(runs(python, {"-c",
                          "import sys, torch\n"
                          "try: torch.jit.load(sys.argv[1])(torch.zeros(1, 3, 8, 40))\n"
                          "except Exception as e: assert '16 x 16' in str(e)\n"
                          "else: assert False\n",
                          exported("0-0.pt", 0, options)}));
}

QTEST_GUILESS_MAIN(TestRuntimes)
#include "test_runtimes.moc"
