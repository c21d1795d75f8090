#include "core/base/random.h"
#include "core/data/alike_frames.h"
#include "core/data/rare_classes.h"
#include "core/geometry/camera_look.h"
#include "tests/core/data_samples.h"

#include <QTemporaryDir>
#include <opencv2/imgproc.hpp>

using namespace vantage;
using namespace vantage::samples;

namespace {

/// Blocks of greys, some coloured, with lines: corners to follow.
cv::Mat world()
{
    cv::RNG random = makeRandom({7});
    cv::Mat small(40, 60, CV_8UC3), result;
    random.fill(small, cv::RNG::UNIFORM, 30, 220);
    cv::resize(small, result, {480, 320}, 0, 0, cv::INTER_NEAREST);
    return result;
}

/// What a camera sees of the world that looks at `place`, with noise and a lorry.
cv::Mat seen(const cv::Mat &world, double place, int number)
{
    cv::Mat frame, noise(240, 320, CV_16SC3), wide;
    cv::warpAffine(world, frame, cv::Matx23d(1, 0, -place, 0, 1, -20), {320, 240}, cv::INTER_CUBIC);
    cv::rectangle(frame, {(37 * number) % 260, 150, 60, 40}, cv::Scalar(20, 30, 200), cv::FILLED);
    cv::RNG random = makeRandom({8, static_cast<uint64_t>(number)});
    random.fill(noise, cv::RNG::NORMAL, 0, 4);
    frame.convertTo(wide, CV_16SC3);
    cv::add(wide, noise, wide);
    wide.convertTo(frame, CV_8UC3);
    return frame;
}

} // namespace

class TestCameraLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void brightnessAndColourAreMeasured();
    void differencesAreTold();
    void standingStillIsTold();
    void placeOfAMoveIsFound();
    void movingAllTheTimeIsTold();
    void sameFilesAreFound();
    void neighboursThatShowTheSameAreCounted();
    void damagedFramesArePassedOver();
    void lookCanBeEnded();
    void rareClassesAreNamed();

private:
    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    template<class Picture>
    Dataset frames(int count, Picture picture) const
    {
        fs::create_directories(path("images"));
        for (int i = 0; i < count; ++i)
            writeImage(path("images") / (frameName(i) + ".png"), picture(i));
        return listDataset(path(""), LabelUse::Hidden);
    }
    static std::string last(const CameraLook &look) { return english(describe(look).back()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCameraLook::brightnessAndColourAreMeasured()
{
    const auto look = lookAtCamera(frames(4, [](int i) { return cv::Mat(48, 64, CV_8UC3, cv::Scalar(100 + 20 * i, 100 + 20 * i, 50 + 10 * i)); }));
    QVERIFY(look);
    const double grey = 0.886 + 0.114 / 2; // of the first one: 94.3
    QVERIFY(std::abs(look->brightness - 130 * grey) < 0.1 && std::abs(look->darkest - 100 * grey) < 0.1 && std::abs(look->brightest - 160 * grey) < 0.1);
    QVERIFY(look->contrast < 1e-6);
    QVERIFY(std::abs(look->colour[0] - 1.2) < 0.001 && std::abs(look->colour[2] - 0.6) < 0.001);
    QCOMPARE(english(describe(*look).front()), std::string("brightness 123 of 255 (frames from 94 to 151), contrast 0"));
    QVERIFY(!lookAtCamera(Dataset{}));
}

void TestCameraLook::differencesAreTold()
{
    CameraLook source, target;
    source.brightness = 120, source.contrast = 50;
    target = source;
    QVERIFY(describeDifference(source, target).empty());
    target.brightness = 80, target.contrast = 30, target.colour = {0.9, 0.95, 1.15};
    QCOMPARE(english(describeDifference(source, target)), std::string("the target is darker by 40 of 255, poorer in contrast, bluer"));
}

void TestCameraLook::standingStillIsTold()
{
    const cv::Mat street = world();
    const auto look = lookAtCamera(frames(14, [&](int i) { return seen(street, 40, i); }));
    QVERIFY(look && look->stillness.still && look->moved.empty());
    QCOMPARE(last(*look), std::string("the camera stands still"));
}

void TestCameraLook::placeOfAMoveIsFound()
{
    const cv::Mat street = world();
    const auto look = lookAtCamera(frames(36, [&](int i) { return seen(street, i < 18 ? 40 : 51, i); }));
    QVERIFY(look && !look->stillness.still && !look->moves);
    QCOMPARE(look->moved.size(), size_t(1));
    QVERIFY(std::abs(look->moved[0].pixels - 11) < 0.5);
    QCOMPARE(look->moved[0].before, std::string("frame17"));
    QCOMPARE(look->moved[0].after, std::string("frame18"));
    QVERIFY(last(*look).starts_with("the camera was moved by 11 pixels between frame17 and frame18: the map of its places"));
}

void TestCameraLook::movingAllTheTimeIsTold()
{
    const cv::Mat street = world();
    const auto look = lookAtCamera(frames(24, [&](int i) { return seen(street, 4 * i, i); }));
    QVERIFY(look && look->moves);
    QVERIFY(last(*look).starts_with("the camera does not stand still: "));
}

void TestCameraLook::sameFilesAreFound()
{
    const Dataset data = frames(6, [](int i) { return picture({64, 48}, i % 4); }); // 4 and 5 are 0 and 1 again
    const auto look = lookAtCamera(data);
    QCOMPARE(look->same, (std::vector<std::string>{"frame4", "frame5"}));
    QCOMPARE(english(describe(*look)[1]), std::string("2 frames are the same file as an earlier one: frame4, frame5"));
    const std::vector<fs::path> files{path("images/frame0.png"), path("images/frame1.png"), path("nowhere"), path("images/frame4.png")};
    QCOMPARE(equalFiles(files), (std::vector<std::vector<size_t>>{{0, 3}}));
}

void TestCameraLook::neighboursThatShowTheSameAreCounted()
{
    const cv::Mat street = world();
    const auto look = lookAtCamera(frames(12, [&](int i) { return seen(street, 40, i < 6 ? 0 : i); })); // the lorry waits
    QCOMPARE(look->neighbours, size_t(11));
    QCOMPARE(look->alike, size_t(5));
    const auto texts = english(describe(*look));
    QVERIFY(std::count(texts.begin(), texts.end(), "about 45 % of the frames show the same as the one before: fewer would teach as much") == 1);
}

void TestCameraLook::damagedFramesArePassedOver()
{
    const Dataset data = frames(5, [](int i) { return picture({64, 48}, i); });
    writeBytes(path("images/frame2.png"), "no picture");
    QCOMPARE(lookAtCamera(data)->frames, size_t(4));
}

void TestCameraLook::lookCanBeEnded()
{
    const Dataset data = frames(5, [](int i) { return picture({64, 48}, i); });
    int asked = 0;
    QVERIFY(!lookAtCamera(data, [&](double share) { return share < 0.3 && ++asked > 0; }));
    QCOMPARE(asked, 2);
}

void TestCameraLook::rareClassesAreNamed()
{
    DatasetReport report;
    report.classes.classes = {{"road", {1, 1, 1}}, {"pole", {2, 2, 2}}, {"car", {3, 3, 3}}, {"sky", {4, 4, 4}}};
    report.pixelsPerValue[0] = 1'000'000;
    report.pixelsPerValue[1] = 150;
    report.pixelsPerValue[2] = 300;
    QCOMPARE(english(describeRareClasses(report)), std::string("classes that may be too rare to learn: pole (0.015 %)"));
    report.pixelsPerValue[1] = 0; // told as one without a pixel
    QCOMPARE(english(describeRareClasses(report)), std::string());
}

QTEST_APPLESS_MAIN(TestCameraLook)
#include "test_camera_look.moc"
