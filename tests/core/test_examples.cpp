#include "core/export/export.h"
#include "core/model/segmenter.h"
#include "tests/core/export_samples.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace vantage;
using namespace vantage::samples;

/// What docs/deploy.md shows: programs with nothing of ours in them.
class TestExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cppRunsTorchScript();
    void cppRunsOnnxInOpenCv();
    void pythonRunsTorchScript();

private:
    QString text(const char *name) const { return m_folder.filePath(name); }
    fs::path path(const char *name) const { return text(name).toStdString(); }
    void isRight(const char *made) const;
    void exportAs(const char *name, ExportFormat format, ExportInput input, bool labels) const;
    static void run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    cv::Mat m_expected;
};

void TestExamples::initTestCase()
{
    savedModel(path("model.safetensors"), sampleModel(18, {96, 64}));
    const cv::Mat frame = busyPicture({180, 131}, 3);
    writeImage(path("picture.png"), frame);
    m_expected = Segmenter(path("model.safetensors"), "full", 1).predict(frame);
}

void TestExamples::exportAs(const char *name, ExportFormat format, ExportInput input, bool labels) const
{
    ExportOptions options;
    options.format = format;
    options.input = input;
    options.labels = labels;
    options.dynamic = input == ExportInput::Frame;
    options.card = false;
    options.threads = 1;
    exportModel(path("model.safetensors"), path(name), options, sampleContext({180, 131}, 1));
}

void TestExamples::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    QVERIFY2(process.waitForStarted(), qPrintable(program));
    QVERIFY(process.waitForFinished(120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestExamples::isRight(const char *made) const
{
    cv::Mat labels;
    cv::extractChannel(readImage(path(made)), labels, 0); // grey, so three equal channels
    QCOMPARE(labels.size(), m_expected.size());
    const double differing = cv::countNonZero(labels != m_expected);
    QVERIFY2(differing / static_cast<double>(labels.total()) < 0.001, std::to_string(differing).c_str());
}

void TestExamples::cppRunsTorchScript()
{
    exportAs("camera.pt", ExportFormat::TorchScript, ExportInput::Frame, true);
    run(VANTAGE_SEGMENT, {text("camera.pt"), text("picture.png"), text("by_cpp.png")});
    isRight("by_cpp.png");
}

void TestExamples::cppRunsOnnxInOpenCv()
{
    exportAs("camera.onnx", ExportFormat::Onnx, ExportInput::Rgb, false);
    run(VANTAGE_SEGMENT_OPENCV, {text("camera.onnx"), "96", "64", text("picture.png"), text("by_opencv.png")});
    isRight("by_opencv.png");
}

void TestExamples::pythonRunsTorchScript()
{
    QProcess python;
    python.start("/usr/bin/python3", {"-c", "import torch, numpy, PIL"});
    if (!python.waitForFinished(60000) || python.exitCode() != 0)
        QSKIP("python3-torch, python3-numpy and python3-pil are not installed here");
    exportAs("camera.pt", ExportFormat::TorchScript, ExportInput::Frame, true);
    run("/usr/bin/python3", {VANTAGE_SEGMENT_PY, text("camera.pt"), text("picture.png"), text("by_python.png")});
    isRight("by_python.png");
}

QTEST_APPLESS_MAIN(TestExamples)
#include "test_examples.moc"
