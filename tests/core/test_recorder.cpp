#include "core/base/files.h"
#include "core/cameras/camera_import.h"
#include "core/cameras/recorder.h"
#include "core/data/dataset.h"
#include "tests/core/stream_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <opencv2/videoio.hpp>

using namespace vantage;
using namespace vantage::samples;

namespace {

const cv::Size size(64, 48);

std::vector<std::string> framesIn(const fs::path &camera)
{
    std::vector<std::string> names;
    for (const FrameFiles &frame : listDataset(camera, LabelUse::Hidden).frames)
        names.push_back(frame.name);
    return names;
}

} // namespace

/// Live streams that become cameras, from this machine to itself.
class TestRecorder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void momentsAreNames();
    void secretsAreNotKept();
    void recordingIsACamera();
    void rtspCameraIsRecorded();
    void lostCameraIsConnectedToAgain();
    void silenceDoesNotOutlastTheTime();
    void openingDoesNotOutlastTheTime();
    void stillPictureIsKeptOnce();
    void clipEndsItself();
    void whatCantBeRecordedIsNamed();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    RecordOptions options(const std::string &address) const
    {
        RecordOptions result;
        result.address = address;
        result.folder = path("gate");
        result.every = 0;
        result.timeout = 60;
        result.pause = 0.01;
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecorder::momentsAreNames()
{
    QCOMPARE(momentName(0), std::string("1970-01-01_00-00-00_000"));
    QCOMPARE(momentName(1777897805250), std::string("2026-05-04_12-30-05_250"));
}

void TestRecorder::secretsAreNotKept()
{
    QCOMPARE(withoutSecrets("rtsp://operator:se@cret@10.0.0.7:554/ch1?token=abc"), std::string("rtsp://10.0.0.7:554/ch1"));
    QCOMPARE(withoutSecrets("http://camera/video@home"), std::string("http://camera/video@home"));
    QCOMPARE(withoutSecrets("http://camera"), std::string("http://camera"));
}

void TestRecorder::recordingIsACamera()
{
    RecordOptions wanted = options("");
    wanted.frames = 5;
    int64_t told = 0;
    for (int again = 1; again <= 2; ++again) { // the second time it grows
        const auto server = jpegCamera(size, 8, Server::Then::Repeat);
        wanted.address = server->address("/video");
        const RecordResult result = recordStream(wanted, {}, [&](const RecordProgress &progress) { told = progress.frames; });
        QCOMPARE(result.frames, 5);
        QCOMPARE(told, 5);
        QVERIFY(result.remarks.empty());
        const auto names = framesIn(path("gate"));
        QCOMPARE(names.size(), size_t(5 * again));
        QVERIFY(std::is_sorted(names.begin(), names.end()));
        const auto note = importNoteOf(path("gate"));
        QVERIFY(note && note->kind == ImportNote::Kind::Stream && note->frames == 5 * again && note->from == wanted.address);
        QVERIFY(checkDataset(path("gate")).problems.empty());
    }
}

void TestRecorder::rtspCameraIsRecorded()
{
    cv::VideoWriter video;
    const fs::path file = path("stream.ts");
    if (!video.open(file.string(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('m', 'p', 'g', '2'), 25, {160, 128}))
        QSKIP("this OpenCV writes no transport stream");
    for (uint64_t i = 0; i < 60; ++i)
        video.write(busyPicture({160, 128}, i));
    video.release();
    const RtspServer server(QByteArray::fromStdString(readFile(file)));
    RecordOptions wanted = options(server.address());
    wanted.frames = 4;
    const RecordResult result = recordStream(wanted);
    QCOMPARE(result.frames, 4);
    const Dataset data = openDataset(path("gate"), LabelUse::Hidden);
    QCOMPARE(data.size, cv::Size(160, 128));
    const auto note = importNoteOf(path("gate"));
    QVERIFY(note && note->from.starts_with("rtsp://127.0.0.1:") && note->from.ends_with("/gate")); // without name and password
}

void TestRecorder::lostCameraIsConnectedToAgain()
{
    const auto server = jpegCamera(size, 4, Server::Then::Close, 1000);
    RecordOptions wanted = options(server->address("/video"));
    wanted.frames = 10;
    Message away;
    const RecordResult result = recordStream(wanted, {}, [&](const RecordProgress &progress) { away = progress.away.empty() ? away : progress.away; });
    QCOMPARE(result.frames, 10);
    QVERIFY(result.reconnections >= 2);
    QVERIFY(english(away).find("the stream ended") != std::string::npos);
    QVERIFY(result.remarks.size() == 1 && english(result.remarks.front()).starts_with("the camera was lost "));
}

void TestRecorder::silenceDoesNotOutlastTheTime()
{
    const auto server = jpegCamera(size, 20, Server::Then::BeSilent);
    RecordOptions wanted = options(server->address("/video"));
    wanted.seconds = 1;
    QElapsedTimer time;
    time.start();
    const RecordResult result = recordStream(wanted);
    QVERIFY2(time.elapsed() < 30000, "it waited for the camera's minute");
    QVERIFY(result.frames > 0);
    QCOMPARE(framesIn(path("gate")).size(), static_cast<size_t>(result.frames));
}

void TestRecorder::openingDoesNotOutlastTheTime()
{
    const auto server = jpegCamera(size, 0, Server::Then::BeSilent); // it answers, and then shows nothing
    RecordOptions wanted = options(server->address("/video"));
    wanted.seconds = 0.2;
    QElapsedTimer time;
    time.start();
    QCOMPARE(recordStream(wanted).frames, 0);
    QVERIFY2(time.elapsed() < 30000, "it waited for the camera's minute");
    QVERIFY(!fs::exists(path("gate")));
}

void TestRecorder::stillPictureIsKeptOnce()
{
    const auto server = jpegCamera(size, 1, Server::Then::Repeat);
    std::stop_source stop;
    const RecordResult result = recordStream(options(server->address("/video")), stop.get_token(), [&](const RecordProgress &progress) {
        if (progress.alike >= 3)
            stop.request_stop();
    });
    QCOMPARE(result.frames, 1);
    QVERIFY(result.alike >= 3);
}

void TestRecorder::clipEndsItself()
{
    cv::VideoWriter video;
    const fs::path file = path("clip.avi");
    if (!video.open(file.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 10, size))
        QSKIP("this OpenCV writes no video");
    for (uint64_t i = 0; i < 30; ++i)
        video.write(busyPicture(size, i));
    video.release();
    const QByteArray bytes = QByteArray::fromStdString(readFile(file));
    const Server server("Content-Type: video/x-msvideo\r\nContent-Length: " + QByteArray::number(bytes.size()), {bytes}, Server::Then::Close);
    RecordOptions wanted = options(server.address("/clip.avi"));
    wanted.every = 1;
    QCOMPARE(recordStream(wanted).frames, 3); // of three seconds, by its own time
}

void TestRecorder::whatCantBeRecordedIsNamed()
{
    VERIFY_REFUSED(recordStream(options("clip.avi")), "clip.avi", "is no address");
    VERIFY_REFUSED(recordStream(options("http://operator:secret@127.0.0.1:1/video")), "http://127.0.0.1:1/video", "can't be reached");
    QVERIFY(!fs::exists(path("gate")));
    camera(path("gate"), 2);
    VERIFY_REFUSED(recordStream(options("http://127.0.0.1:1/video")), "gate", "is no camera that was recorded");
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "test_recorder.moc"
