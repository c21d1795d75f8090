#include "core/apply/apply.h"
#include "core/apply/bounded_queue.h"
#include "core/apply/frame_source.h"
#include "core/base/files.h"
#include "core/model/segmenter.h"
#include "tests/core/export_samples.h"

#include <QTemporaryDir>
#include <opencv2/videoio.hpp>
#include <sstream>
#include <thread>

using namespace vantage;
using namespace vantage::samples;

namespace {

const cv::Size size(64, 48);

std::vector<std::string> linesOf(const fs::path &file)
{
    std::istringstream in(readFile(file));
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

size_t countOf(const fs::path &folder)
{
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class TestApply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void queueKeepsOrderAndEnds();
    void queueOfAStreamDropsTheOldest();
    void closedQueueWakesEverybody();
    void folderGivesEverythingAskedFor();
    void exportedFilesGiveTheSameLabels_data();
    void exportedFilesGiveTheSameLabels();
    void videoIsReadAndWritten();
    void stopKeepsWhatIsFinished();
    void damagedFrameEndsIt();
    void writingFailsInWords();
    void badInputsAreNamed();
    void overlayMixes();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    ApplyOptions options() const
    {
        ApplyOptions result;
        result.model = m_model;
        result.input = path("camera").string();
        result.out = path("out");
        result.threads = 1;
        result.precision = "full";
        return result;
    }
    /// Ten frames of 66 x 50 at 10 a second, or a skip where this OpenCV writes no video.
    bool writeVideo(const fs::path &file) const;

    std::unique_ptr<QTemporaryDir> m_folder, m_models;
    fs::path m_model;
};

void TestApply::initTestCase()
{
    m_models = std::make_unique<QTemporaryDir>();
    m_model = savedModel(m_models->filePath("model.safetensors").toStdString(), sampleModel(18, size));
}

void TestApply::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::create_directories(path("camera"));
    for (int i = 0; i < 12; ++i)
        writeImage(path("camera") / (frameName(i) + ".png"), busyPicture({80, 60}, static_cast<uint64_t>(i)));
}

bool TestApply::writeVideo(const fs::path &file) const
{
    cv::VideoWriter video;
    if (!video.open(file.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 10, {66, 50}))
        return false;
    for (uint64_t i = 0; i < 10; ++i)
        video.write(busyPicture({66, 50}, i));
    video.release();
    return true;
}

void TestApply::queueKeepsOrderAndEnds()
{
    BoundedQueue<int> queue(2);
    std::jthread producer([&] {
        for (int i = 0; i < 100; ++i)
            queue.push(i);
        queue.finish();
    });
    for (int i = 0; i < 100; ++i)
        QCOMPARE(queue.pop().value_or(-1), i);
    QVERIFY(!queue.pop());
    QVERIFY(!queue.pop());
}

void TestApply::queueOfAStreamDropsTheOldest()
{
    BoundedQueue<int> queue(3);
    size_t dropped = 0;
    for (int i = 0; i < 10; ++i)
        dropped += queue.pushLatest(i);
    QCOMPARE(dropped, size_t(7));
    queue.finish();
    for (int i = 7; i < 10; ++i)
        QCOMPARE(queue.pop().value_or(-1), i);
    QVERIFY(!queue.pop());
}

void TestApply::closedQueueWakesEverybody()
{
    BoundedQueue<int> full(1), empty(1);
    full.push(1);
    bool pushed = true, popped = true;
    {
        std::jthread producer([&] { pushed = full.push(2); });
        std::jthread consumer([&] { popped = empty.pop().has_value(); });
        full.close();
        empty.close();
    }
    QVERIFY(!pushed && !popped);
    QVERIFY(!full.pop());
    QVERIFY(!full.push(3));
}

void TestApply::folderGivesEverythingAskedFor()
{
    ApplyOptions wanted = options();
    wanted.colour = wanted.overlay = wanted.video = true;
    std::vector<ApplyProgress> seen;
    const ApplyResult result = applyModel(wanted, {}, [&](const ApplyProgress &progress) { seen.push_back(progress); });
    QCOMPARE(result.frames, 12);
    QVERIFY(!result.stopped && result.dropped == 0 && result.remark.empty());
    QCOMPARE(seen.size(), size_t(12));
    Segmenter segmenter(m_model, "full", 1);
    const auto lines = linesOf(wanted.out / "class-shares.csv");
    QCOMPARE(lines.size(), size_t(13));
    QVERIFY(lines[0].starts_with("frame,seconds,none,buildings,"));
    for (int i = 0; i < 12; ++i) {
        const auto &progress = seen[static_cast<size_t>(i)];
        QCOMPARE(progress.name, frameName(i)); // 2 before 10
        QCOMPARE(progress.done, i + 1);
        QCOMPARE(progress.total, 12);
        const cv::Mat frame = readImage(path("camera") / (frameName(i) + ".png")), expected = segmenter.predict(frame);
        QVERIFY(same(progress.labels, expected));
        const std::string name = frameName(i) + ".png";
        QVERIFY(same(readImage(wanted.out / "colour" / name), colourise(expected, carlaClasses())));
        QCOMPARE(readImage(wanted.out / "overlay" / (frameName(i) + ".jpg")).size(), frame.size());
        QVERIFY(lines[static_cast<size_t>(i) + 1].starts_with(frameName(i) + ",0.000,"));
        double sum = 0;
        std::istringstream cells(lines[static_cast<size_t>(i) + 1].substr(frameName(i).size() + 7));
        for (std::string cell; std::getline(cells, cell, ',');)
            sum += std::stod(cell);
        QVERIFY(std::abs(sum - 1) < 1e-4);
    }
    const cv::Mat first = readImage(wanted.out / "labels" / "frame0.png"); // grey, so three equal channels
    cv::Mat channel;
    cv::extractChannel(first, channel, 0);
    QVERIFY(same(channel, seen[0].labels));
    double sum = 0;
    for (const double share : result.shares)
        sum += share;
    QVERIFY(std::abs(sum - 1) < 1e-9);
    QVERIFY(loadClassMap(wanted.out / "classes.json") == carlaClasses());
    QVERIFY(fs::exists(wanted.out / "overlay.mp4") || fs::exists(wanted.out / "overlay.avi"));
    for (const fs::path &file : result.files)
        QVERIFY2(fs::exists(file), file.c_str());
    for (const auto &entry : fs::directory_iterator(wanted.out))
        QVERIFY2(entry.path().string().find(".part") == std::string::npos, entry.path().c_str());
}

void TestApply::exportedFilesGiveTheSameLabels_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("input");
    QTest::addColumn<bool>("labels");
    for (const int format : {0, 1}) {
        QTest::addRow("%d rgb", format) << format << "rgb" << false;
        QTest::addRow("%d frame labels", format) << format << "frame" << true;
        QTest::addRow("%d normalised", format) << format << "normalised" << false;
    }
}

void TestApply::exportedFilesGiveTheSameLabels()
{
    QFETCH(int, format);
    QFETCH(QString, input);
    QFETCH(bool, labels);
    ExportOptions how;
    how.format = format == 0 ? ExportFormat::TorchScript : ExportFormat::Onnx;
    how.input = exportInputFromText(input.toStdString());
    how.labels = labels;
    how.card = false;
    how.threads = 1;
    if (how.input == ExportInput::Frame)
        how.size = {80, 60};
    exportModel(m_model, path("exported"), how, sampleContext({80, 60}));
    ApplyOptions wanted = options();
    wanted.model = path("exported");
    wanted.frames = 3;
    wanted.shares = false;
    Segmenter segmenter(m_model, "full", 1);
    const ApplyResult result = applyModel(wanted, {}, [&](const ApplyProgress &progress) {
        const cv::Mat expected = segmenter.predict(progress.image);
        const double differing = cv::countNonZero(progress.labels != expected);
        QVERIFY2(differing / static_cast<double>(expected.total()) < 0.001, std::to_string(differing).c_str());
    });
    QCOMPARE(result.frames, 3);
    QVERIFY(!fs::exists(wanted.out / "class-shares.csv"));
}

void TestApply::videoIsReadAndWritten()
{
    if (!writeVideo(path("video.avi")))
        QSKIP("this OpenCV writes no video");
    ApplyOptions wanted = options();
    wanted.input = path("video.avi").string();
    wanted.video = true;
    wanted.labels = false;
    wanted.every = 3;
    std::vector<std::string> names;
    const ApplyResult result = applyModel(wanted, {}, [&](const ApplyProgress &progress) {
        names.push_back(progress.name);
        QCOMPARE(progress.total, 4);
        QCOMPARE(progress.image.size(), cv::Size(66, 50));
    });
    QCOMPARE(result.frames, 4);
    QCOMPARE(names, (std::vector<std::string>{"00000000", "00000003", "00000006", "00000009"}));
    QVERIFY(linesOf(wanted.out / "class-shares.csv")[2].starts_with("00000003,0.300,"));
    QVERIFY(!fs::exists(wanted.out / "labels"));
    const fs::path made = fs::exists(wanted.out / "overlay.mp4") ? wanted.out / "overlay.mp4" : wanted.out / "overlay.avi";
    const auto source = openFrames(made.string(), 1, 10);
    SourceFrame frame;
    int count = 0;
    while (source->next(frame))
        ++count;
    QCOMPARE(count, 4);
    QCOMPARE(frame.image.size(), cv::Size(66, 50));
}

void TestApply::stopKeepsWhatIsFinished()
{
    std::stop_source stop;
    const ApplyOptions wanted = options();
    const ApplyResult result = applyModel(wanted, stop.get_token(), [&](const ApplyProgress &progress) {
        if (progress.done == 5)
            stop.request_stop();
    });
    QVERIFY(result.stopped);
    QCOMPARE(result.frames, 5);
    QCOMPARE(countOf(wanted.out / "labels"), size_t(5));
    QCOMPARE(linesOf(wanted.out / "class-shares.csv").size(), size_t(6));
}

void TestApply::damagedFrameEndsIt()
{
    writeBytes(path("camera") / "frame7.png", "this is no picture");
    const ApplyOptions wanted = options();
    VERIFY_REFUSED(applyModel(wanted), "frame7.png", "");
    QVERIFY(!fs::exists(wanted.out / "class-shares.csv"));
    QVERIFY(!fs::exists(wanted.out / "class-shares.csv.part"));
}

void TestApply::writingFailsInWords()
{
    const ApplyOptions wanted = options();
    fs::create_directories(wanted.out / "labels" / "frame4.png"); // a folder where a file should be
    VERIFY_REFUSED(applyModel(wanted), "frame4.png", "can't be written");
    writeBytes(path("file"), "x");
    ApplyOptions into = options();
    into.out = path("file");
    VERIFY_REFUSED(applyModel(into), "file", "can't be created");
}

void TestApply::badInputsAreNamed()
{
    ApplyOptions wanted = options();
    wanted.out = path("camera");
    VERIFY_REFUSED(applyModel(wanted), "camera", "folder of the frames");
    wanted = options();
    wanted.input = path("missing").string();
    VERIFY_REFUSED(applyModel(wanted), "missing", "is not there");
    wanted.input = path("camera/frame0.txt").string();
    writeBytes(wanted.input, "this is no video");
    VERIFY_REFUSED(applyModel(wanted), "frame0.txt", "as a video");
    wanted.input = "rtsp://127.0.0.1:9/none"; // nobody listens there
    wanted.timeout = 2;
    VERIFY_REFUSED(applyModel(wanted), "rtsp://", "can't be reached");
    wanted = options();
    wanted.model = path("camera/frame0.png");
    VERIFY_REFUSED(applyModel(wanted), "frame0.png", "no model file");
    wanted = options();
    wanted.opacity = 2;
    QVERIFY_EXCEPTION_THROWN(applyModel(wanted), std::invalid_argument);
}

void TestApply::overlayMixes()
{
    const cv::Mat frame(2, 2, CV_8UC3, cv::Scalar(100, 100, 100)), all(2, 2, CV_8UC1, cv::Scalar(1));
    const Rgb colour = carlaClasses().classes[1].colour;
    QVERIFY(same(overlaid(frame, all, carlaClasses(), 0), frame));
    QVERIFY(same(overlaid(frame, all, carlaClasses(), 1), colourise(all, carlaClasses())));
    QCOMPARE(static_cast<int>(overlaid(frame, all, carlaClasses(), 0.5).at<cv::Vec3b>(0, 0)[0]), (100 + colour.red + 1) / 2);
}

QTEST_APPLESS_MAIN(TestApply)
#include "test_apply.moc"
