#include "core/apply/apply.h"
#include "core/apply/pipeline.h"
#include "core/apply/result_writer.h"
#include "core/base/files.h"
#include "core/cameras/bounded_queue.h"
#include "core/cameras/frame_source.h"
#include "core/model/predictor.h"
#include "core/model/segmenter.h"
#include "core/nn/tensors.h"
#include "tests/core/export_samples.h"
#include "tests/core/file_limit.h"
#include "tests/core/picture_samples.h"

#include <QDir>
#include <QTemporaryDir>
#include <chrono>
#include <opencv2/videoio.hpp>
#include <sstream>
#include <sys/stat.h>
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

fs::path videoIn(const fs::path &folder)
{
    return fs::exists(folder / "overlay.mp4") ? folder / "overlay.mp4" : folder / "overlay.avi";
}

int framesOf(const fs::path &video)
{
    const auto source = openFrames(video.string(), 1, 10);
    SourceFrame frame;
    int count = 0;
    while (source->next(frame))
        ++count;
    return count;
}

/// Lets nobody go on before all have come; or, after long enough to be sure, lets them go with a no.
class Meeting
{
public:
    explicit Meeting(int people)
        : m_missing(people)
    { }
    bool wait()
    {
        std::unique_lock lock(m_mutex);
        if (--m_missing == 0)
            m_changed.notify_all();
        return m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return m_missing <= 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_missing;
};

/// Frames called "0", "1", ... as long as it is told that there are more.
class MadeUpSource : public FrameSource
{
public:
    explicit MadeUpSource(std::function<bool(int64_t)> more, bool live = false)
        : m_more(std::move(more))
        , m_live(live)
    { }
    bool next(SourceFrame &frame) override
    {
        frame.image = cv::Mat(size, CV_8UC3, cv::Scalar::all(0));
        frame.name = std::to_string(m_next);
        return m_more(m_next++);
    }
    bool live() const override { return m_live; }

private:
    std::function<bool(int64_t)> m_more;
    bool m_live;
    int64_t m_next = 0;
};

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
    void damagedFrameEndsItAndKeepsTheRest();
    void cutOffVideoIsRemarked();
    void stagesWorkAtTheSameTime();
    void liveVideoRunsByTheClock();
    void fullDiskLeavesNoVideo();
    void labelsOfACameraAreNeverOverwritten();
    void writingFailsInWords();
    void badInputsAreNamed();
    void overlayMixes();
    void onePictureGoesTheWayOfPictures();
    void framesAreSaidToBeSpecial();
    void fileNamesThatLookLikeAddresses();
    void videosStandAsPlayersShowThem_data();
    void videosStandAsPlayersShowThem();
    void videoWithoutAnIndexIsCalledSo();
    void nothingButFilesIsOpened();
    void earlierResultsAreNotMixedIn();
    void earlierResultsAreGoneOnWith();
    void largeFramesWaitAlone();
    void labelsInStripsAreTheSame();

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
    QVERIFY(!result.stopped && result.dropped == 0 && result.remarks.empty());
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
    SourceFrame frame;
    QVERIFY(openFrames(videoIn(wanted.out).string(), 1, 10)->next(frame));
    QCOMPARE(frame.image.size(), cv::Size(66, 50));
    QCOMPARE(framesOf(videoIn(wanted.out)), 4);
    QVERIFY(result.remarks.empty());
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

void TestApply::damagedFrameEndsItAndKeepsTheRest()
{
    writeBytes(path("camera") / "frame7.png", "this is no picture");
    ApplyOptions wanted = options();
    wanted.video = true;
    VERIFY_REFUSED(applyModel(wanted), "frame7.png", "");
    QCOMPARE(linesOf(wanted.out / "class-shares.csv").size(), size_t(8));
    QCOMPARE(countOf(wanted.out / "labels"), size_t(7));
    QCOMPARE(framesOf(videoIn(wanted.out)), 7);

    writeBytes(path("camera") / "frame0.png", "nor is this");
    wanted.out = path("nothing");
    VERIFY_REFUSED(applyModel(wanted), "frame0.png", "");
    QVERIFY(!fs::exists(wanted.out / "class-shares.csv") && !fs::exists(wanted.out / "class-shares.csv.part"));
}

void TestApply::cutOffVideoIsRemarked()
{
    if (!writeVideo(path("video.avi")))
        QSKIP("this OpenCV writes no video");
    ApplyOptions wanted = options();
    wanted.input = path("cut.avi").string();
    const std::string bytes = readFile(path("video.avi"));
    writeBytes(wanted.input, bytes.substr(0, bytes.size() * 6 / 10));
    const ApplyResult cut = applyModel(wanted);
    QVERIFY(cut.frames > 0 && cut.frames < 10);
    QVERIFY(cut.remarks.size() == 1 && english(cut.remarks.front()).find("long before the length") != std::string::npos);
    wanted.frames = 2; // who asks for no more misses nothing
    wanted.replace = true;
    QVERIFY(applyModel(wanted).remarks.empty());
}

void TestApply::stagesWorkAtTheSameTime()
{
    // The third frame is read, the second labelled and the first written; none of the three ends before all have begun.
    Meeting meeting(3);
    bool met[3] = {};
    FrameWork work;
    work.label = [&](LabelledFrame &frame) {
        if (frame.frame.name == "1")
            met[1] = meeting.wait();
    };
    std::vector<std::string> written;
    work.write = [&](const LabelledFrame &frame) {
        if (frame.frame.name == "0")
            met[2] = meeting.wait();
        written.push_back(frame.frame.name);
    };
    const PipelineResult result = runPipeline(std::make_unique<MadeUpSource>([&](int64_t number) {
                                                  if (number == 2)
                                                      met[0] = meeting.wait();
                                                  return number < 6;
                                              }),
                                              0, work, {});
    QVERIFY2(met[0] && met[1] && met[2], "reading, labelling and writing wait for one another");
    QCOMPARE(result.frames, 6);
    QCOMPARE(written, (std::vector<std::string>{"0", "1", "2", "3", "4", "5"}));
}

void TestApply::liveVideoRunsByTheClock()
{
    ApplyOptions wanted = options();
    wanted.labels = wanted.shares = false;
    wanted.video = true;
    wanted.fps = 10;
    const MadeUpSource live({}, true);
    ResultWriter writer(wanted, carlaClasses(), live);
    const cv::Mat none(size, CV_8UC1, cv::Scalar(0));
    for (const double seconds : {0.0, 0.01, 1.0, 1.5}) // the second one comes faster than the video is
        writer.write({busyPicture(size, 1), "frame", seconds}, none, {});
    writer.finish();
    QCOMPARE(framesOf(videoIn(wanted.out)), 16);
}

void TestApply::fullDiskLeavesNoVideo()
{
    ApplyOptions wanted = options();
    wanted.labels = false;
    wanted.video = true;
    {
        const FileLimit limit(4096);
        VERIFY_REFUSED(applyModel(wanted), "overlay.", "couldn't be written to its end");
    }
    QVERIFY(fs::exists(wanted.out / "class-shares.csv"));
    for (const auto &entry : fs::directory_iterator(wanted.out))
        QVERIFY2(entry.path().string().find("overlay") == std::string::npos, entry.path().c_str());
}

void TestApply::labelsOfACameraAreNeverOverwritten()
{
    fs::create_directories(path("real/images"));
    fs::create_directories(path("real/labels"));
    fs::copy(path("camera/frame0.png"), path("real/images/frame0.png"));
    writeBytes(path("real/labels/frame0.png"), "what people drew");
    fs::create_directory_symlink(path("real"), path("link"));
    ApplyOptions wanted = options();
    for (const char *input : {"real", "real/images", "camera"})
        for (const char *out : {"real", "real/", "link", "real/images/.."}) {
            wanted.input = path(input).string();
            wanted.out = path(out);
            VERIFY_REFUSED(applyModel(wanted), out, "overwrite its labels");
        }
    wanted.input = path("real").string();
    wanted.out = path("real/images");
    VERIFY_REFUSED(applyModel(wanted), "images", "folder of the frames");
    wanted.out = path("real/predictions");
    QCOMPARE(applyModel(wanted).frames, 1);
    QCOMPARE(readFile(path("real/labels/frame0.png")), std::string("what people drew"));

    for (const char *name : {"labels", "colour", "overlay"}) { // frames that lie where predictions would
        fs::create_directories(path("others"));
        fs::rename(path("camera"), path("others") / name);
        wanted.input = (path("others") / name).string();
        wanted.out = path("others");
        VERIFY_REFUSED(applyModel(wanted), "others", "under a name that predictions get");
        fs::rename(path("others") / name, path("camera"));
    }
    if (!writeVideo(path("others/overlay.avi")))
        QSKIP("this OpenCV writes no video");
    wanted.input = path("others/overlay.avi").string();
    wanted.video = true;
    VERIFY_REFUSED(applyModel(wanted), "others", "the video itself");
}

void TestApply::writingFailsInWords()
{
    ApplyOptions wanted = options();
    wanted.frames = 1;
    applyModel(wanted);
    wanted.frames = 0;
    wanted.replace = true;
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

void TestApply::onePictureGoesTheWayOfPictures()
{
    ApplyOptions wanted = options();
    wanted.input = path("camera/frame3.png").string();
    QCOMPARE(applyModel(wanted).frames, 1);
    const cv::Mat expected = Segmenter(m_model, "full", 1).predict(readImage(wanted.input));
    cv::Mat labels;
    cv::extractChannel(readImage(wanted.out / "labels/frame3.png"), labels, 0); // under its own name
    QVERIFY(same(labels, expected));

    wanted.out = path("nothing");
    const std::string jpeg = encodedPicture(".jpg", busyPicture({80, 60}, 1));
    wanted.input = path("half.jpg").string();
    writeBytes(wanted.input, jpeg.substr(0, jpeg.size() / 2));
    VERIFY_REFUSED(applyModel(wanted), "half.jpg", "is cut off");
    wanted.input = path("text.jpg").string();
    writeBytes(wanted.input, "this is no picture");
    VERIFY_REFUSED(applyModel(wanted), "text.jpg", "no picture");
    wanted.input = path("small.png").string();
    writeImage(wanted.input, busyPicture({8, 8}, 1));
    VERIFY_REFUSED(applyModel(wanted), "small.png", "only 8x8");
    wanted.input = path("picture").string(); // by its bytes alone
    writeBytes(wanted.input, encodedPicture(".png", busyPicture({80, 60}, 1)));
    QVERIFY(!fs::exists(wanted.out));
    QCOMPARE(applyModel(wanted).frames, 1);
    wanted.input = path("camera/frame0.png").string();
    wanted.out = path("camera");
    VERIFY_REFUSED(applyModel(wanted), "camera", "folder of the frames");
}

void TestApply::framesAreSaidToBeSpecial()
{
    fs::create_directories(path("special"));
    cv::Mat deep(48, 64, CV_16UC1, cv::Scalar(3000));
    writeBytes(path("special/a.tif"), tiff({deep, deep}));
    writeBytes(path("special/b.jpg"), jpegWithExif(encodedPicture(".jpg", busyPicture({80, 60}, 1)), exif(8)));
    ApplyOptions wanted = options();
    const std::vector<std::string> expected{"the 16-bit frames hold no value above 3000: they are taken for 12-bit ones, all alike",
                                            "1 file holds more than one picture, of which the first alone is used: a.tif (2)", "1 frame is turned as the EXIF asks for"};
    wanted.input = path("special").string();
    QCOMPARE(english(applyModel(wanted).remarks), expected);
    QCOMPARE(readImage(wanted.out / "labels/b.png").size(), cv::Size(60, 80));
    wanted.out = path("one");
    wanted.input = path("special/a.tif").string();
    QCOMPARE(english(applyModel(wanted).remarks), (std::vector<std::string>{expected[0], expected[1]}));
    wanted.out = path("first");
    wanted.input = path("special").string();
    wanted.frames = 1; // also where the source isn't read to its end
    QVERIFY(applyModel(wanted).remarks.size() >= 2);
}

void TestApply::fileNamesThatLookLikeAddresses()
{
    if (!writeVideo(path("video.avi")))
        QSKIP("this OpenCV writes no video");
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    ApplyOptions wanted = options();
    wanted.frames = 2;
    wanted.video = true;
    int number = 0;
    for (const char *name : {"cam2:0730 100%.avi", "rtsp:video.avi", "%08d.avi", "concat:a|b.avi", "-i.avi"}) {
        fs::copy(path("video.avi"), path(name));
        wanted.input = name;
        wanted.out = "out:" + std::to_string(++number); // written to as well
        QCOMPARE(applyModel(wanted).frames, 2);
        QCOMPARE(framesOf(videoIn(wanted.out)), 2);
    }
    wanted.out = path("by address");
    wanted.input = "file://" + path("cam2:0730 100%.avi").string();
    QCOMPARE(applyModel(wanted).frames, 2);
    wanted.out = path("by written address");
    fs::copy(path("camera/frame0.png"), path("a b.png"));
    wanted.input = "file://" + m_folder->path().toStdString() + "/a%20b.png";
    wanted.video = false;
    QCOMPARE(applyModel(wanted).frames, 1);
    QDir::setCurrent(before);
}

void TestApply::videosStandAsPlayersShowThem_data()
{
    // Where a step to the right and a step down lead, by the matrix of the header; and where the first corner is seen then.
    QTest::addColumn<QList<int>>("matrix");
    QTest::addColumn<QString>("corner");
    QTest::addRow("as stored") << QList<int>{1, 0, 0, 1} << "top left";
    QTest::addRow("90 clockwise") << QList<int>{0, 1, -1, 0} << "top right";
    QTest::addRow("180") << QList<int>{-1, 0, 0, -1} << "bottom right";
    QTest::addRow("270 clockwise") << QList<int>{0, -1, 1, 0} << "bottom left";
    QTest::addRow("mirrored") << QList<int>{-1, 0, 0, 1} << "top right";
    QTest::addRow("mirrored and turned") << QList<int>{0, -1, -1, 0} << "bottom right";
}

void TestApply::videosStandAsPlayersShowThem()
{
    QFETCH(QList<int>, matrix);
    QFETCH(QString, corner);
    cv::VideoWriter video;
    if (!video.open(path("phone.mp4").string(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('m', 'p', '4', 'v'), 10, {96, 64}))
        QSKIP("this OpenCV writes no MP4");
    cv::Mat frame(64, 96, CV_8UC3, cv::Scalar::all(20));
    frame(cv::Rect(0, 0, 32, 24)).setTo(cv::Scalar::all(240));
    for (int i = 0; i < 3; ++i)
        video.write(frame);
    video.release();
    // The matrix of the track's header, by which telephones turn: columns and rows as fixed-point numbers.
    std::string bytes = readFile(path("phone.mp4"));
    const size_t header = bytes.find("tkhd");
    QVERIFY(header != std::string::npos);
    const size_t place = header + (bytes[header + 4] == 1 ? 56 : 44);
    for (const auto &[at, value] : {std::pair{0, matrix[0]}, std::pair{4, matrix[1]}, std::pair{12, matrix[2]}, std::pair{16, matrix[3]}})
        bytes.replace(place + static_cast<size_t>(at), 4, bigEndian(static_cast<uint32_t>(value * 65536)));
    writeBytes(path("phone.mp4"), bytes);

    const auto source = openFrames(path("phone.mp4").string(), 1, 10);
    SourceFrame shown;
    QVERIFY(source->next(shown));
    QCOMPARE(shown.image.size(), matrix[0] != 0 ? cv::Size(96, 64) : cv::Size(64, 96));
    const auto isBright = [&](int x, int y) { return shown.image.at<cv::Vec3b>(y, x)[0] > 150; };
    const int right = shown.image.cols - 6, bottom = shown.image.rows - 6;
    QStringList bright;
    for (const auto &[name, x, y] : {std::tuple{"top left", 5, 5}, std::tuple{"top right", right, 5}, std::tuple{"bottom left", 5, bottom}, std::tuple{"bottom right", right, bottom}})
        if (isBright(x, y))
            bright << name;
    QCOMPARE(bright, QStringList{corner});
}

void TestApply::videoWithoutAnIndexIsCalledSo()
{
    ApplyOptions wanted = options();
    const auto refused = [&](const char *name, const std::string &bytes) {
        wanted.input = path(name).string();
        writeBytes(wanted.input, bytes);
        const std::string message = complaint([&] { applyModel(wanted); });
        return message.starts_with(wanted.input) ? message : "";
    };
    const std::string head = bigEndian(16) + "ftypisom" + bigEndian(0), data = bigEndian(1000) + "mdat" + std::string(992, 'x');
    QVERIFY(refused("cut.mp4", head + data).find("has no index ('moov')") != std::string::npos);
    QVERIFY(refused("cut.mp4", head + data.substr(0, 500)).find("before its index ('moov')") != std::string::npos);
    QVERIFY(refused("cut.mp4", head + bigEndian(1000) + "moov").find("cut off within its index") != std::string::npos);
    QVERIFY(refused("cut.mp4", head + bigEndian(3) + "mdat").find("has no index") != std::string::npos); // a box of an impossible length
    QVERIFY(refused("empty.mp4", "").find("is an empty file") != std::string::npos);
    QVERIFY(refused("text.mp4", "no video").find("can't be opened as a video") != std::string::npos);
    QVERIFY(!fs::exists(wanted.out));
}

void TestApply::nothingButFilesIsOpened()
{
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
    fs::create_symlink("loop", path("loop"));
    ApplyOptions wanted = options();
    for (const auto &[input, problem] : {std::pair{path("pipe").string(), "is a pipe"}, std::pair{std::string("/dev/zero"), "is a device"}, std::pair{path("loop").string(), "can't be read"}}) {
        wanted.input = input;
        VERIFY_REFUSED(applyModel(wanted), input, problem);
    }
    wanted.input = path("camera").string();
    wanted.model = path("pipe");
    VERIFY_REFUSED(applyModel(wanted), "pipe", "is a pipe");
    wanted.model = path("camera");
    VERIFY_REFUSED(applyModel(wanted), "camera", "is a folder");
    wanted.model = m_model;
    fs::create_directories(path("mixed"));
    fs::rename(path("pipe"), path("mixed/a.png"));
    wanted.input = path("mixed").string();
    VERIFY_REFUSED(applyModel(wanted), "a.png", "is no file that could hold a picture");
    QVERIFY(!fs::exists(wanted.out));
}

void TestApply::earlierResultsAreNotMixedIn()
{
    ApplyOptions wanted = options();
    wanted.colour = wanted.overlay = true;
    applyModel(wanted);
    const std::string table = readFile(wanted.out / "class-shares.csv");
    ApplyOptions other = options();
    other.input = path("camera/frame5.png").string();
    VERIFY_REFUSED(applyModel(other), "out", "results of an earlier prediction");
    QCOMPARE(readFile(wanted.out / "class-shares.csv"), table);
    QCOMPARE(countOf(wanted.out / "labels"), size_t(12));
    writeBytes(wanted.out / "labels/notes.txt", "mine");
    other.model = path("missing");
    other.replace = true;
    VERIFY_REFUSED(applyModel(other), "missing", ""); // nothing goes before it is sure that something comes
    QCOMPARE(countOf(wanted.out / "labels"), size_t(13));
    other.model = m_model;
    QCOMPARE(applyModel(other).frames, 1);
    QCOMPARE(countOf(wanted.out / "labels"), size_t(2)); // the new one, and what was not ours
    QCOMPARE(countOf(wanted.out / "colour") + countOf(wanted.out / "overlay"), size_t(0));

    fs::create_directories(path("drawn/labels")); // by people, who leave no note
    writeBytes(path("drawn/labels/frame5.png"), "what people drew");
    other.out = path("drawn");
    VERIFY_REFUSED(applyModel(other), "drawn", "holds labels already");
    QCOMPARE(readFile(path("drawn/labels/frame5.png")), std::string("what people drew"));
}

void TestApply::earlierResultsAreGoneOnWith()
{
    ApplyOptions wanted = options();
    applyModel(wanted);
    const std::vector<std::string> whole = linesOf(wanted.out / "class-shares.csv");
    QCOMPARE(whole.size(), size_t(13));
    // Cut off after five frames: the table is a part of one, its last line half a line, and one label is missing.
    const fs::path table = wanted.out / "class-shares.csv";
    std::string part;
    for (int i = 0; i < 6; ++i)
        part += whole[static_cast<size_t>(i)] + "\n";
    writeBytes(table.string() + ".part", part + "frame5,0.0");
    fs::remove(table);
    for (int i : {3, 7, 8, 9, 10, 11})
        fs::remove(wanted.out / "labels" / (frameName(i) + ".png"));
    wanted.goesOn = true;
    std::vector<std::string> seen;
    const ApplyResult more = applyModel(wanted, {}, [&](const ApplyProgress &progress) { seen.push_back(progress.name); });
    QCOMPARE(more.frames, 8);
    QCOMPARE(more.there, 4);
    QCOMPARE(seen.front(), std::string("frame3"));
    QCOMPARE(seen[1], std::string("frame5")); // its line was not whole
    QCOMPARE(linesOf(table), whole);          // all of them, in their order
    QCOMPARE(countOf(wanted.out / "labels"), size_t(12));
    const ApplyResult nothing = applyModel(wanted);
    QCOMPARE(nothing.frames, 0);
    QCOMPARE(nothing.there, 12);
    QCOMPARE(linesOf(table), whole);
    for (size_t c = 0; c < more.shares.size(); ++c)
        QVERIFY(std::abs(more.shares[c] - nothing.shares[c]) < 1e-5); // of all frames
    writeImage(path("camera") / "frame12.png", picture({40, 30}, 3)); // the camera has gone on, too
    QCOMPARE(applyModel(wanted).frames, 1);
    wanted.overlay = true; // more is wanted of each
    QCOMPARE(applyModel(wanted).frames, 13);
    QCOMPARE(countOf(wanted.out / "overlay"), size_t(13));

    ApplyOptions other = wanted;
    other.input = path("camera/frame5.png").string();
    VERIFY_REFUSED(applyModel(other), "out", "holds the results of other frames");
    other = wanted;
    other.video = true;
    VERIFY_REFUSED(applyModel(other), "overlay.mp4", "can't be gone on with");
    fs::create_directories(path("drawn/labels"));
    writeBytes(path("drawn/labels/frame5.png"), "what people drew");
    other = wanted;
    other.out = path("drawn");
    VERIFY_REFUSED(applyModel(other), "drawn", "nobody has noted the model of");
    other = options();
    other.out = path("new");
    other.goesOn = true;
    QCOMPARE(applyModel(other).frames, 13); // nothing there: it begins
    const fs::path model = path("other.safetensors");
    fs::copy_file(m_model, model);
    other.model = model;
    QCOMPARE(applyModel(other).there, 13); // the same model under another name
    std::string bytes = readFile(model);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeBytes(model, bytes);
    VERIFY_REFUSED(applyModel(other), "new", "holds the results of another model");
    if (!writeVideo(path("video.avi")))
        return;
    other = options();
    other.input = path("video.avi").string();
    other.out = path("of-video");
    other.frames = 4;
    applyModel(other);
    other.frames = 0;
    other.goesOn = true;
    const ApplyResult rest = applyModel(other);
    QCOMPARE(rest.there, 4);
    QVERIFY(rest.remarks.empty());
    QCOMPARE(static_cast<int64_t>(linesOf(other.out / "class-shares.csv").size()), 1 + rest.there + rest.frames);
}

void TestApply::largeFramesWaitAlone()
{
    BoundedQueue<int> queue(4, [](const int &weight) { return static_cast<size_t>(weight); }, 10);
    QVERIFY(queue.push(30)); // alone it may be as heavy as it is
    std::atomic<bool> pushed = false;
    std::jthread producer([&] {
        queue.push(4);
        pushed = true;
        queue.push(6);
        queue.push(1);
        queue.finish();
    });
    QVERIFY(!pushed); // whenever it is looked at, there is no room before the first is taken
    QCOMPARE(queue.pop().value_or(-1), 30);
    for (const int weight : {4, 6, 1})
        QCOMPARE(queue.pop().value_or(-1), weight);
    QVERIFY(!queue.pop());
    BoundedQueue<int> latest(4, [](const int &weight) { return static_cast<size_t>(weight); }, 10);
    latest.pushLatest(5);
    latest.pushLatest(5);
    QCOMPARE(latest.pushLatest(8), size_t(2));
    QCOMPARE(latest.pop().value_or(-1), 8);
}

void TestApply::labelsInStripsAreTheSame()
{
    torch::manual_seed(3);
    const auto scores = torch::rand({13, 48, 64});
    const cv::Size large(2003, 1999); // more scores than are held at once
    cv::Mat sure, labels = Predictor::labels(scores, large, &sure);
    const auto whole = resizedTo(scores.unsqueeze(0), large.height, large.width)[0];
    const cv::Mat expected = labelsToMat(whole.argmax(0));
    QVERIFY2(cv::countNonZero(labels != expected) <= 4, "at ties alone the last bit decides");
    QVERIFY(same(Predictor::labels(scores, large), labels));
    const auto most = whole.softmax(0).amax(0).contiguous();
    QVERIFY(cv::norm(sure, cv::Mat(large, CV_32FC1, most.data_ptr<float>()), cv::NORM_INF) < 1e-5);
}

QTEST_APPLESS_MAIN(TestApply)
#include "test_apply.moc"
