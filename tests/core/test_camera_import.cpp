#include "core/base/files.h"
#include "core/cameras/camera_import.h"
#include "core/cameras/zip_archive.h"
#include "core/data/dataset.h"
#include "core/data/folder_listing.h"
#include "tests/core/picture_samples.h"

#include <QTemporaryDir>
#include <fcntl.h>
#include <map>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <sys/file.h>
#include <unistd.h>
#include <zip.h>

using namespace vantage;
using namespace vantage::samples;

namespace {

const cv::Size size(96, 64);

/// A grey of its own a frame, with a mark that says which corner is the first.
cv::Mat numbered(int number)
{
    cv::Mat frame(size, CV_8UC3, cv::Scalar::all(40 + number * 8));
    frame(cv::Rect(0, 0, 32, 24)).setTo(cv::Scalar::all(10));
    return frame;
}

/// The number of a frame of numbered(), after encoders have been at it.
int numberOf(const cv::Mat &image)
{
    return cvRound((image.at<cv::Vec3b>(image.rows / 2, image.cols / 2)[0] - 40) / 8.0);
}

/// Ten a second. False where this OpenCV writes no video.
bool writeVideo(const fs::path &file, const std::vector<int> &numbers)
{
    cv::VideoWriter video;
    if (file.extension() == ".avi" ? !video.open(file.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 10, size)
                                   : !video.open(file.string(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('m', 'p', '4', 'v'), 10, size))
        return false;
    for (const int number : numbers)
        video.write(numbered(number));
    video.release();
    return true;
}

std::vector<int> upTo(int count)
{
    std::vector<int> numbers(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        numbers[static_cast<size_t>(i)] = i;
    return numbers;
}

/// The frames of a camera: name and number.
std::vector<std::pair<std::string, int>> framesIn(const fs::path &camera)
{
    const Dataset data = openDataset(camera, LabelUse::Hidden);
    std::vector<std::pair<std::string, int>> frames;
    for (size_t i = 0; i < data.frames.size(); ++i)
        frames.emplace_back(data.frames[i].name, numberOf(readFrameImage(data, i)));
    return frames;
}

/// The MP4 with other durations of its frames: pieces of equal ones, in hundredths of a second.
std::string withDurations(std::string mp4, const std::vector<std::pair<uint32_t, uint32_t>> &pieces)
{
    mp4.replace(mp4.find("edts"), 4, "free"); // which says how long the whole is
    const size_t stts = mp4.find("stts") - 4;
    const auto number = [&](size_t at) {
        uint32_t value = 0;
        for (size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(mp4[at + i]);
        return value;
    };
    const size_t mdhd = mp4.find("mdhd");
    const uint32_t scale = number(mdhd + 16); // ticks a second, of a box of version 0
    std::string table = bigEndian(0) + bigEndian(static_cast<uint32_t>(pieces.size()));
    for (const auto &[count, hundredths] : pieces)
        table += bigEndian(count) + bigEndian(hundredths * scale / 100);
    const uint32_t was = number(stts), now = static_cast<uint32_t>(table.size()) + 8;
    for (const char *parent : {"moov", "trak", "mdia", "minf", "stbl"}) {
        const size_t at = mp4.find(parent) - 4;
        mp4.replace(at, 4, bigEndian(number(at) + now - was));
    }
    return mp4.substr(0, stts) + bigEndian(now) + "stts" + table + mp4.substr(stts + was);
}

/// A zip archive of these files.
void writeZip(const fs::path &file, const std::vector<std::pair<std::string, std::string>> &files, const std::function<void(zip_t *)> &more = {})
{
    int code = 0;
    zip_t *archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    for (const auto &[name, bytes] : files)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    if (more)
        more(archive);
    QCOMPARE(zip_close(archive), 0);
}

std::string png(int number)
{
    return encodedPicture(".png", numbered(number));
}

std::string labelPng(int value)
{
    return encodedPicture(".png", cv::Mat(size, CV_8UC1, cv::Scalar(value)));
}

} // namespace

class TestCameraImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void timesAreTakenOnAGrid();
    void timesThatJumpBackGoOn();
    void namesAreTimes();
    void alikeIsWhatShowsNothingNew();
    void videoBecomesACamera();
    void videoIsTakenAgainUntilItChanges();
    void everyFrameOnRequest();
    void nearDuplicatesAreLeftOut();
    void timeStampsCountNotNumbers();
    void framesStandAsPlayersShowThem();
    void whatIsReadableOfACutVideoIsUsed();
    void stopLeavesWhatWasThere();
    void whatAKilledImportLeftGoesWithTheNext();
    void filesOfOneNameDontMix();
    void whatIsNoCameraIsRefused();
    void archiveBecomesACamera();
    void foldersOfFoldersAreRead();
    void archiveOfFramesAlone();
    void namesThatLeadOutAreRefused_data();
    void namesThatLeadOutAreRefused();
    void linksInArchivesAreRefused();
    void bombsAreRefusedByALimit();
    void encryptedAndDamagedArchivesAreNamed();
    void temporaryCameraGoesAway();

private:
    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    ImportedCamera import(const fs::path &file, const ImportOptions &options = {}) const { return *importCamera(file, path("cameras"), options); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCameraImport::timesAreTakenOnAGrid()
{
    SampleTimes times(2);
    std::vector<double> taken;
    for (double seconds : {5.0, 5.2, 5.4, 5.4996, 5.52, 5.9, 6.0, 6.02, 9.3, 9.4, 9.5, 9.6}) // a gap of three seconds
        if (times.take(seconds))
            taken.push_back(seconds);
    const std::vector<double> right{0, 0.4996, 1.0, 4.3, 4.5};
    QCOMPARE(taken.size(), right.size());
    for (size_t i = 0; i < right.size(); ++i)
        QVERIFY(std::abs(taken[i] - right[i]) < 1e-9);
}

void TestCameraImport::timesThatJumpBackGoOn()
{
    SampleTimes times(1);
    std::vector<double> taken;
    for (double seconds : {0.0, 1.0, 2.0, 0.0, 1.0, 2.0}) // two recordings, one behind the other
        if (times.take(seconds))
            taken.push_back(seconds);
    QCOMPARE(taken, (std::vector<double>{0, 1, 2, 3, 4}));
}

void TestCameraImport::namesAreTimes()
{
    QCOMPARE(timeName(0), std::string("00-00-00_000"));
    QCOMPARE(timeName(3723.48), std::string("01-02-03_480"));
    QCOMPARE(timeName(360000), std::string("100-00-00_000"));
    QVERIFY(naturallyBefore(timeName(359999), timeName(360000)));
}

void TestCameraImport::alikeIsWhatShowsNothingNew()
{
    cv::Mat scene(480, 640, CV_8UC3);
    cv::RNG random(1);
    random.fill(scene, cv::RNG::UNIFORM, 60, 120);
    cv::GaussianBlur(scene, scene, {}, 8);
    cv::Mat noise(scene.size(), CV_16SC3), noisy, brighter = scene + cv::Scalar::all(4), walker = scene.clone();
    random.fill(noise, cv::RNG::NORMAL, 0, 8);
    cv::add(scene, noise, noisy, {}, CV_8UC3);
    walker(cv::Rect(300, 200, 8, 20)).setTo(cv::Scalar(220, 200, 190));
    AlikeFrames frames;
    QVERIFY(!frames.alike(scene)); // the first one
    QVERIFY(frames.alike(scene));
    QVERIFY(frames.alike(noisy));
    QVERIFY(frames.alike(brighter));
    QVERIFY(!frames.alike(walker));
    QVERIFY(!frames.alike(scene)); // who has gone makes a difference, too
}

void TestCameraImport::videoBecomesACamera()
{
    if (!writeVideo(path("gate 1.avi"), upTo(25)))
        QSKIP("this OpenCV writes no video");
    std::vector<double> shares;
    const auto camera = importCamera(path("gate 1.avi"), path("project/cameras"), {}, {}, [&](const ImportProgress &p) {
        QVERIFY(english(p.text).starts_with("sampling gate 1.avi: "));
        shares.push_back(p.share);
    });
    QVERIFY(camera && !camera->reused);
    QCOMPARE(camera->folder, path("project/cameras/gate 1"));
    QCOMPARE(framesIn(camera->folder), (std::vector<std::pair<std::string, int>>{{"00-00-00_000", 0}, {"00-00-01_000", 10}, {"00-00-02_000", 20}}));
    QVERIFY(shares.size() == 3 && std::abs(shares.back() - 0.8) < 1e-6);
    const auto note = importNoteOf(camera->folder);
    QVERIFY(note && note->kind == ImportNote::Kind::Video && note->frames == 3 && note->fps == 1 && note->from == path("gate 1.avi"));
    QCOMPARE(english(describe(*note)), std::vector<std::string>{"sampled from gate 1.avi, a frame a second"});
    const DatasetReport report = checkDataset(camera->folder); // a folder like any other
    QVERIFY(report.frames == 3 && report.problems.empty());
    QCOMPARE(english(report.remarks), std::vector<std::string>{"there are no labels: the folder can be a target, not a source"});
    QCOMPARE(std::distance(fs::directory_iterator(path("project/cameras")), {}), 1); // nothing half-made beside it
}

void TestCameraImport::videoIsTakenAgainUntilItChanges()
{
    if (!writeVideo(path("gate.avi"), upTo(25)))
        QSKIP("this OpenCV writes no video");
    const fs::path camera = import(path("gate.avi")).folder;
    const auto first = fs::last_write_time(camera / "images/00-00-00_000.jpg");
    QVERIFY(import(path("gate.avi")).reused);
    fs::create_directories(path("moved"));
    fs::rename(path("gate.avi"), path("moved/gate.avi"));
    QVERIFY(import(path("moved/gate.avi")).reused); // the same bytes
    QVERIFY(fs::last_write_time(camera / "images/00-00-00_000.jpg") == first);

    fs::create_directories(camera / "labels");
    writeBytes(camera / "labels/00-00-00_000.png", labelPng(1));
    ImportOptions options;
    options.fps = 2;
    const ImportedCamera denser = import(path("moved/gate.avi"), options);
    QVERIFY(!denser.reused && denser.folder == camera);
    QCOMPARE(framesIn(camera).size(), size_t(5));
    QVERIFY(fs::exists(camera / "labels/00-00-00_000.png")); // which somebody painted
    QVERIFY(import(path("moved/gate.avi")).reused); // not asked for, the rate stays

    writeVideo(path("moved/gate.avi"), {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
    const ImportedCamera other = import(path("moved/gate.avi"));
    QVERIFY(!other.reused && english(other.said).find("which has changed since it was last used") != std::string::npos);
    QCOMPARE(framesIn(camera), (std::vector<std::pair<std::string, int>>{{"00-00-00_000", 5}, {"00-00-00_500", 10}, {"00-00-01_000", 15}}));
}

void TestCameraImport::everyFrameOnRequest()
{
    if (!writeVideo(path("gate.avi"), upTo(7)))
        QSKIP("this OpenCV writes no video");
    ImportOptions options;
    options.fps = 0;
    QCOMPARE(framesIn(import(path("gate.avi"), options).folder).size(), size_t(7));
}

void TestCameraImport::nearDuplicatesAreLeftOut()
{
    std::vector<int> numbers(50, 3);
    std::fill(numbers.begin() + 30, numbers.end(), 9);
    if (!writeVideo(path("gate.avi"), numbers))
        QSKIP("this OpenCV writes no video");
    const ImportedCamera camera = import(path("gate.avi"));
    QCOMPARE(framesIn(camera.folder), (std::vector<std::pair<std::string, int>>{{"00-00-00_000", 3}, {"00-00-03_000", 9}}));
    QCOMPARE(english(camera.said), std::string("2 frames sampled from gate.avi, 3 near-duplicates left out"));
    QCOMPARE(english(describe(camera.note).back()), std::string("3 near-duplicates left out: the picture was the same as the one before"));
    ImportOptions options;
    options.keepAlike = true;
    QCOMPARE(framesIn(import(path("gate.avi"), options).folder).size(), size_t(5));
}

void TestCameraImport::timeStampsCountNotNumbers()
{
    if (!writeVideo(path("phone.mp4"), upTo(20)))
        QSKIP("this OpenCV writes no MP4");
    writeBytes(path("phone.mp4"), withDurations(readFile(path("phone.mp4")), {{10, 10}, {10, 150}}));
    const auto frames = framesIn(import(path("phone.mp4")).folder);
    QCOMPARE(frames.size(), size_t(11));
    QCOMPARE(frames.front(), (std::pair<std::string, int>{"00-00-00_000", 0}));
    for (int i = 10; i < 20; ++i) { // the first ten take a tenth of a second each, these one and a half
        const auto &[name, number] = frames[static_cast<size_t>(i - 9)];
        QCOMPARE(name, timeName(1 + (i - 10) * 1.5));
        QVERIFY(std::abs(number - i) <= 1); // MPEG-4 is not exact
    }
}

void TestCameraImport::framesStandAsPlayersShowThem()
{
    if (!writeVideo(path("phone.mp4"), upTo(3)))
        QSKIP("this OpenCV writes no MP4");
    std::string bytes = readFile(path("phone.mp4"));
    const size_t place = bytes.find("tkhd") + 44;
    for (const auto &[at, value] : {std::pair{0, 0}, std::pair{4, 1}, std::pair{12, -1}, std::pair{16, 0}})
        bytes.replace(place + static_cast<size_t>(at), 4, bigEndian(static_cast<uint32_t>(value * 65536)));
    writeBytes(path("phone.mp4"), bytes);
    const fs::path camera = import(path("phone.mp4")).folder;
    const cv::Mat frame = readImage(camera / "images/00-00-00_000.jpg");
    QCOMPARE(frame.size(), cv::Size(64, 96));
    QVERIFY(frame.at<cv::Vec3b>(5, 59)[0] < 25 && frame.at<cv::Vec3b>(5, 5)[0] > 30); // turned clockwise
}

void TestCameraImport::whatIsReadableOfACutVideoIsUsed()
{
    if (!writeVideo(path("whole.avi"), upTo(25)))
        QSKIP("this OpenCV writes no video");
    const std::string bytes = readFile(path("whole.avi"));
    writeBytes(path("cut.avi"), bytes.substr(0, bytes.size() * 6 / 10));
    const ImportedCamera camera = import(path("cut.avi"));
    QCOMPARE(framesIn(camera.folder).size(), size_t(2));
    QVERIFY(english(describe(camera.note)).back().find("long before the length that it announces") != std::string::npos);
    VERIFY_REFUSED(([&] { writeBytes(path("none.avi"), bytes.substr(0, 300)); import(path("none.avi")); }()), "none.avi", "damaged AVI");
    QVERIFY(!fs::exists(path("cameras/none")) && !fs::exists(path("cameras/.none.part")));
}

void TestCameraImport::stopLeavesWhatWasThere()
{
    if (!writeVideo(path("gate.avi"), upTo(25)))
        QSKIP("this OpenCV writes no video");
    const auto stopped = [&](const ImportOptions &options) {
        std::stop_source stop;
        return !importCamera(path("gate.avi"), path("cameras"), options, stop.get_token(), [&](const ImportProgress &) { stop.request_stop(); });
    };
    QVERIFY(stopped({}));
    QVERIFY(!fs::exists(path("cameras/gate")) && fs::is_empty(path("cameras")));
    const fs::path camera = import(path("gate.avi")).folder;
    ImportOptions denser;
    denser.fps = 5;
    QVERIFY(stopped(denser));
    QCOMPARE(framesIn(camera).size(), size_t(3));
    // Between two renames the power may fail.
    fs::rename(camera, path("cameras/.gate.old"));
    QVERIFY(import(path("gate.avi")).reused);
}

void TestCameraImport::whatAKilledImportLeftGoesWithTheNext()
{
    if (!writeVideo(path("gate.avi"), upTo(25)))
        QSKIP("this OpenCV writes no video");
    for (const char *left : {"cameras/.yard.part", "cameras/.gate.part", "cameras/.lane.part"}) {
        fs::create_directories(path(left) / "images");
        writeBytes(path(left) / "images/0.jpg", "half");
    }
    const int other = ::open(path("cameras/.lane.part").c_str(), O_RDONLY | O_DIRECTORY); // as a program that imports now
    QCOMPARE(::flock(other, LOCK_EX | LOCK_NB), 0);
    QCOMPARE(framesIn(import(path("gate.avi")).folder).size(), size_t(3));
    QVERIFY(!fs::exists(path("cameras/.yard.part")) && !fs::exists(path("cameras/.gate.part")));
    QVERIFY(fs::exists(path("cameras/.lane.part/images/0.jpg")));
    fs::copy_file(path("gate.avi"), path("lane.avi"));
    VERIFY_REFUSED(import(path("lane.avi")), ".lane.part", "is being made by another import");
    QVERIFY(fs::exists(path("cameras/.lane.part/images/0.jpg")));
    ::close(other);
    QCOMPARE(framesIn(import(path("lane.avi")).folder).size(), size_t(3));
}

void TestCameraImport::filesOfOneNameDontMix()
{
    fs::create_directories(path("a"));
    fs::create_directories(path("b"));
    if (!writeVideo(path("a/cam.avi"), upTo(5)) || !writeVideo(path("b/cam.avi"), {9, 10, 11}))
        QSKIP("this OpenCV writes no video");
    QCOMPARE(import(path("a/cam.avi")).folder, path("cameras/cam"));
    QCOMPARE(import(path("b/cam.avi")).folder, path("cameras/cam-2"));
    QCOMPARE(framesIn(path("cameras/cam")).front().second, 0);
    QCOMPARE(framesIn(path("cameras/cam-2")).front().second, 9);
    camera(path("cameras/other"), 1); // somebody's own folder is never touched
    fs::rename(path("a/cam.avi"), path("a/other.avi"));
    writeVideo(path("a/other.avi"), {12});
    QCOMPARE(import(path("a/other.avi")).folder, path("cameras/other-2"));
}

void TestCameraImport::whatIsNoCameraIsRefused()
{
    writeBytes(path("one.png"), png(1));
    writeBytes(path("text.mp4"), "no video");
    VERIFY_REFUSED(import(path("one.png")), "one.png", "is one picture");
    VERIFY_REFUSED(import(path("text.mp4")), "text.mp4", "can't be opened as a video");
    VERIFY_REFUSED(import("/dev/zero"), "/dev/zero", "is a device");
    QVERIFY(isCameraFile(path("text.mp4")) && isCameraFile("/dev/zero") && !isCameraFile(path("")) && !isCameraFile(path("not there")));
}

void TestCameraImport::archiveBecomesACamera()
{
    writeZip(path("cam.zip"), {{"street/", ""},
                               {"street/images/a.png", png(1)},
                               {"street/images/b.png", png(2)},
                               {"street/labels/a.png", labelPng(7)},
                               {"street/labels/b.png", labelPng(1)},
                               {"street/classes.json", classMapToJson(carlaClasses())},
                               {"__MACOSX/street/images/._a.png", "junk"},
                               {"street/images/.DS_Store", "junk"}});
    const ImportedCamera camera = import(path("cam.zip"));
    QCOMPARE(english(camera.said), std::string("2 frames unpacked from cam.zip"));
    const Dataset data = openDataset(camera.folder, LabelUse::Required);
    QCOMPARE(data.frames.size(), size_t(2));
    QCOMPARE(cv::countNonZero(readFrame(data, 1).labels == 1), size.area());
    QVERIFY(checkDataset(camera.folder).problems.empty());
    QVERIFY(!fs::exists(camera.folder / "__MACOSX") && !fs::exists(camera.folder / "images/.DS_Store"));
    QVERIFY(import(path("cam.zip")).reused);
}

void TestCameraImport::foldersOfFoldersAreRead()
{
    for (const char *way : {"images/north/day", "images/south", "labels/north/day", "labels/south", "labels/west"})
        fs::create_directories(path("cam") / way);
    writeBytes(path("cam/images/north/day/a.png"), png(1));
    writeBytes(path("cam/images/south/a.png"), png(2));
    writeBytes(path("cam/labels/north/day/a.png"), labelPng(1));
    writeBytes(path("cam/labels/south/a.png"), labelPng(7));
    writeBytes(path("cam/labels/west/b.png"), labelPng(7));
    const Dataset data = openDataset(path("cam"), LabelUse::Required);
    QCOMPARE(data.frames.size(), size_t(2));
    QCOMPARE(data.frames[0].name, std::string("north-day-a"));
    QCOMPARE(cv::countNonZero(readFrame(data, 1).labels == 7), size.area());
    const DatasetReport report = checkDataset(path("cam"));
    QVERIFY(report.problems.empty() && report.labelled == 2);
    QVERIFY(std::count(report.remarks.begin(), report.remarks.end(), say("1 label picture without a frame of the same name: %1", std::string("west-b"))) == 1);
    fs::create_directories(path("plain/monday"));
    writeBytes(path("plain/monday/a.png"), png(3));
    QCOMPARE(framesIn(path("plain")), (std::vector<std::pair<std::string, int>>{{"monday-a", 3}}));
    VERIFY_REFUSED(listDataset(path(""), LabelUse::Hidden), path("").string(), "holds no pictures"); // a folder of cameras is none
    for (const char *place : {"mixed/frames", "mixed/Masks"})
        fs::create_directories(path(place));
    writeBytes(path("mixed/frames/a.png"), png(3));
    writeBytes(path("mixed/Masks/a.png"), labelPng(7));
    VERIFY_REFUSED(listDataset(path("mixed"), LabelUse::Hidden), path("mixed").string(), "holds no pictures"); // masks must not be learnt as frames
    writeZip(path("deep.zip"), {{"deep/images/x/a.png", png(4)}, {"deep/images/y/a.png", png(5)}});
    QCOMPARE(framesIn(import(path("deep.zip")).folder), (std::vector<std::pair<std::string, int>>{{"x-a", 4}, {"y-a", 5}}));
}

void TestCameraImport::archiveOfFramesAlone()
{
    writeZip(path("cam.zip"), {{"a.png", png(1)}, {"b.png", png(2)}});
    QCOMPARE(framesIn(import(path("cam.zip")).folder), (std::vector<std::pair<std::string, int>>{{"a", 1}, {"b", 2}}));
    writeZip(path("windows.zip"), {{"cam\\images\\a.png", png(1)}});
    QCOMPARE(framesIn(import(path("windows.zip")).folder), (std::vector<std::pair<std::string, int>>{{"a", 1}}));
    writeZip(path("text.zip"), {{"readme.txt", "no pictures"}});
    VERIFY_REFUSED(import(path("text.zip")), "text.zip", "holds no pictures");
    QVERIFY(!fs::exists(path("cameras/text")));
}

void TestCameraImport::namesThatLeadOutAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"../evil.png", "images/../../evil.png", "/tmp/evil.png", "..\\evil.png", "C:\\evil.png", "C:/evil.png"})
        QTest::addRow("%s", name) << QByteArray(name);
}

void TestCameraImport::namesThatLeadOutAreRefused()
{
    QFETCH(QByteArray, name);
    writeZip(path("cam.zip"), {{"images/a.png", png(1)}, {name.toStdString(), png(2)}});
    VERIFY_REFUSED(import(path("cam.zip")), "cam.zip", "leads out of the folder");
    QVERIFY(!fs::exists(path("evil.png")) && !fs::exists(path("cameras/evil.png")) && !fs::exists(path("cameras/cam")));
}

void TestCameraImport::linksInArchivesAreRefused()
{
    writeZip(path("cam.zip"), {{"images/a.png", png(1)}, {"images/b.png", "/etc/passwd"}}, [](zip_t *archive) {
        zip_file_set_external_attributes(archive, 1, 0, ZIP_OPSYS_UNIX, zip_uint32_t(0120777) << 16);
    });
    VERIFY_REFUSED(import(path("cam.zip")), "images/b.png", "link or a device");
}

void TestCameraImport::bombsAreRefusedByALimit()
{
    writeZip(path("bomb.zip"), {{"images/a.png", png(1)}, {"images/b.png", std::string(3'000'000, '\0')}});
    QVERIFY(fs::file_size(path("bomb.zip")) < 20'000);
    ImportOptions options;
    options.largestArchive = 2'000'000;
    VERIFY_REFUSED(import(path("bomb.zip"), options), "bomb.zip", "more than the limit of");
    options.largestArchive = 4'000'000; // who trusts it raises the limit
    QCOMPARE(import(path("bomb.zip"), options).note.frames, 2);
    // A list of files that lies about a length.
    std::string bytes = readFile(path("bomb.zip"));
    const std::string length = littleEndian(3'000'000), lie = littleEndian(1000);
    for (size_t at = bytes.find(length); at != std::string::npos; at = bytes.find(length))
        bytes.replace(at, 4, lie);
    writeBytes(path("liar.zip"), bytes);
    VERIFY_REFUSED(import(path("liar.zip")), "liar.zip", "is damaged: 'images/b.png'");
}

void TestCameraImport::encryptedAndDamagedArchivesAreNamed()
{
    const std::string content = png(1);
    writeZip(path("secret.zip"), {{"images/a.png", content}}, [](zip_t *archive) { zip_file_set_encryption(archive, 0, ZIP_EM_AES_256, "password"); });
    VERIFY_REFUSED(import(path("secret.zip")), "secret.zip", "is encrypted");
    writeZip(path("cam.zip"), {{"images/a.png", content}});
    std::string bytes = readFile(path("cam.zip"));
    writeBytes(path("cut.zip"), bytes.substr(0, bytes.size() / 2));
    VERIFY_REFUSED(import(path("cut.zip")), "cut.zip", "can't be opened");
    bytes[60] = static_cast<char>(bytes[60] ^ 0x55);
    writeBytes(path("bad.zip"), bytes);
    VERIFY_REFUSED(import(path("bad.zip")), "bad.zip", "is damaged");
}

void TestCameraImport::temporaryCameraGoesAway()
{
    writeZip(path("cam.zip"), {{"images/a.png", png(1)}});
    fs::path folder;
    {
        const TemporaryCamera camera(path("cam.zip"), {});
        folder = camera.folder();
        QVERIFY(camera.ok() && framesIn(folder).size() == 1);
    }
    QVERIFY(!fs::exists(folder) && !fs::exists(folder.parent_path()));
    samples::camera(path("own"), 1);
    {
        const TemporaryCamera camera(path("own"), {});
        QCOMPARE(camera.folder(), path("own"));
    }
    QVERIFY(fs::exists(path("own/images"))); // a folder is nobody's to remove
}

QTEST_APPLESS_MAIN(TestCameraImport)
#include "test_camera_import.moc"
