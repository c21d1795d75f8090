#include "core/apply/apply.h"
#include "core/cameras/frame_source.h"
#include "core/base/files.h"
#include "tests/core/export_samples.h"
#include "tests/core/stream_server.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTemporaryDir>
#include <opencv2/videoio.hpp>
#include <sstream>

using namespace vantage;
using namespace vantage::samples;

namespace {

const cv::Size size(64, 48);

size_t linesOf(const fs::path &file)
{
    std::istringstream in(readFile(file));
    size_t count = 0;
    for (std::string line; std::getline(in, line);)
        ++count;
    return count;
}

size_t filesIn(const fs::path &folder)
{
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

/// Streams as they come over a network, from this machine to itself.
class TestStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void streamIsReadToItsEnd();
    void silenceEndsIt();
    void stopDoesNotWaitForASilentCamera();
    void stopDoesNotWaitForAnOpening();
    void asManyFramesAsAskedFor();
    void clipOfAWebServerKeepsAllFrames();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    ApplyOptions options(const std::string &address) const
    {
        ApplyOptions result;
        result.model = m_model;
        result.input = address;
        result.out = path("out");
        result.threads = 1;
        result.precision = "full";
        result.timeout = 60;
        return result;
    }
    void isWhole(const ApplyResult &result) const
    {
        QCOMPARE(filesIn(path("out") / "labels"), static_cast<size_t>(result.frames));
        QCOMPARE(linesOf(path("out") / "class-shares.csv"), static_cast<size_t>(result.frames) + 1);
    }

    std::unique_ptr<QTemporaryDir> m_folder, m_models;
    fs::path m_model;
};

void TestStream::initTestCase()
{
    m_models = std::make_unique<QTemporaryDir>();
    m_model = savedModel(m_models->filePath("model.safetensors").toStdString(), sampleModel(18, size));
}

void TestStream::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestStream::streamIsReadToItsEnd()
{
    const auto server = jpegCamera(size, 20, Server::Then::Close);
    std::vector<std::string> names;
    const ApplyResult result = applyModel(options(server->address("/video")), {}, [&](const ApplyProgress &progress) {
        names.push_back(progress.name);
        QCOMPARE(progress.total, 0);
        QCOMPARE(progress.image.size(), size);
    });
    QCOMPARE(result.frames + result.dropped, 20); // a network that is too slow for it leaves some out
    QVERIFY(result.frames > 0 && !result.stopped);
    QVERIFY(std::is_sorted(names.begin(), names.end()) && names.back() == "00000019"); // never the latest
    QVERIFY(!result.remarks.empty());
    isWhole(result);
}

void TestStream::silenceEndsIt()
{
    const auto server = jpegCamera(size, 20, Server::Then::BeSilent);
    ApplyOptions wanted = options(server->address("/video"));
    wanted.timeout = 1;
    const ApplyResult result = applyModel(wanted);
    QCOMPARE(result.frames + result.dropped, 20);
    QVERIFY(result.remarks.size() == 1 && english(result.remarks.front()).find("sent nothing for too long") != std::string::npos);
    isWhole(result);
}

void TestStream::stopDoesNotWaitForASilentCamera()
{
    const auto server = jpegCamera(size, 20, Server::Then::BeSilent);
    std::stop_source stop;
    QSemaphore last;
    std::jthread operatorWhoStops([&] {
        server->waitUntilSent();
        last.acquire();
        stop.request_stop();
    });
    QElapsedTimer time;
    const ApplyResult result = applyModel(options(server->address("/video")), stop.get_token(),
                                          [&](const ApplyProgress &progress) {
                                              if (progress.name == "00000019")
                                                  last.release();
                                              time.start();
                                          });
    QVERIFY(result.stopped && result.frames > 0);
    QVERIFY2(time.elapsed() < 30000, "it waited for the camera's minute");
    QVERIFY(result.remarks.empty());
    isWhole(result);
}

void TestStream::stopDoesNotWaitForAnOpening()
{
    const auto server = jpegCamera(size, 0, Server::Then::BeSilent); // it answers, and then shows nothing
    std::stop_source stop;
    std::jthread operatorWhoStops([&] {
        server->waitUntilSent();
        stop.request_stop();
    });
    const ApplyResult result = applyModel(options(server->address("/video")), stop.get_token()); // else: no frame, an error
    QVERIFY(result.stopped);
    QCOMPARE(result.frames, 0);
    QVERIFY(result.files.empty() && !fs::exists(path("out")));
}

void TestStream::asManyFramesAsAskedFor()
{
    const auto server = jpegCamera(size, 8, Server::Then::Repeat); // faster than any network, and without an end
    ApplyOptions wanted = options(server->address("/video"));
    wanted.frames = 5;
    const ApplyResult result = applyModel(wanted);
    QCOMPARE(result.frames, 5);
    QVERIFY(!result.stopped && result.remarks.empty());
    isWhole(result);
}

void TestStream::clipOfAWebServerKeepsAllFrames()
{
    cv::VideoWriter video;
    const fs::path file = path("clip.avi");
    if (!video.open(file.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 10, size))
        QSKIP("this OpenCV writes no video");
    for (uint64_t i = 0; i < 30; ++i)
        video.write(busyPicture(size, i));
    video.release();
    const QByteArray bytes = QByteArray::fromStdString(readFile(file));
    Server server("Content-Type: video/x-msvideo\r\nContent-Length: " + QByteArray::number(bytes.size()), {bytes},
                  Server::Then::Close);
    const ApplyResult result = applyModel(options(server.address("/clip.avi")));
    QCOMPARE(result.frames, 30);
    QCOMPARE(result.dropped, 0);
    QVERIFY2(result.remarks.empty(), english(joined(result.remarks)).c_str());
    isWhole(result);
}

QTEST_GUILESS_MAIN(TestStream)
#include "test_stream.moc"
