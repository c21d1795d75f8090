#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/image_io.h"
#include "core/demo/camera.h"
#include "core/demo/city.h"
#include "core/demo/ray_scene.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <set>

using namespace vantage;

namespace {

CityOptions small(int scene, char view, uint64_t seed = 1)
{
    return {scene, view, {64, 48}, seed};
}

bool same(const cv::Mat &a, const cv::Mat &b)
{
    return a.size() == b.size() && a.type() == b.type() && std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

std::filesystem::path pathOf(const QTemporaryDir &dir)
{
    return dir.path().toStdString();
}

std::string messageOf(const std::function<void()> &call)
{
    try {
        call();
    } catch (const InputError &error) {
        return error.what();
    }
    return "nothing was thrown";
}

} // namespace

class TestCity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameBytesInAnyOrder()
    {
        City one(small(1, 'A'));
        Frame first = one.render(3), second = one.render(40);
        QCOMPARE(first.image.type(), CV_8UC3);
        QCOMPARE(first.labels.type(), CV_8UC1);
        QVERIFY(first.image.size() == cv::Size(64, 48) && first.labels.size() == cv::Size(64, 48));
        City other(small(1, 'A'));
        Frame late = other.render(40), early = other.render(3);
        QVERIFY(same(first.image, early.image) && same(first.labels, early.labels));
        QVERIFY(same(second.image, late.image) && same(second.labels, late.labels));
    }

    void doesNotDependOnThreads()
    {
        cv::setNumThreads(1);
        Frame alone = City(small(3, 'B')).render(5);
        cv::setNumThreads(2);
        Frame many = City(small(3, 'B')).render(5);
        cv::setNumThreads(-1);
        QVERIFY(same(alone.image, many.image) && same(alone.labels, many.labels));
    }

    void showsAllClassesInEveryView_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<char>("view");
        for (int scene : {1, 2, 3})
            for (char view : {'A', 'B', 'C'})
                QTest::addRow("%d%c", scene, view) << scene << view;
    }

    void showsAllClassesInEveryView()
    {
        QFETCH(int, scene);
        QFETCH(char, view);
        City city({scene, view, {160, 120}, 2});
        std::array<int, 256> pixels{};
        int frames = 0;
        for (int i : {0, 20, 40, 60}) {
            Frame frame = city.render(i);
            for (int y = 0; y < frame.labels.rows; ++y)
                for (int x = 0; x < frame.labels.cols; ++x)
                    ++pixels[frame.labels.at<uchar>(y, x)];
            ++frames;
        }
        int total = frames * 160 * 120;
        for (size_t k = 0; k < 256; ++k) {
            auto share = static_cast<double>(pixels[k]) / total;
            if (k >= 13)
                QVERIFY2(pixels[k] == 0, qPrintable(QString("value %1 is no class").arg(k)));
            else
                QVERIFY2(share > 0.0005 && share < 0.5,
                         qPrintable(QString("class %1 has a share of %2").arg(k).arg(share)));
        }
    }

    void viewsDifferInTheSameWorld()
    {
        for (int scene : {1, 2, 3}) {
            std::vector<Frame> frames;
            for (char view : {'A', 'B', 'C'})
                frames.push_back(City(small(scene, view)).render(0));
            for (size_t i = 0; i < 3; ++i) {
                cv::Mat differs = frames[i].labels != frames[(i + 1) % 3].labels;
                QVERIFY(cv::countNonZero(differs) > 64 * 48 / 5);
            }
        }
    }

    void cameraRollsClockwise()
    {
        demo::View view;
        view.eye = {1, 2, 3};
        view.target = {1, 12, 3}; // north, level
        view.fieldOfView = 90;
        demo::Camera level(view, {400, 300});
        QVERIFY(length(level.direction(0, 0) - demo::Vec3{0, 1, 0}) < 1e-6f);
        QVERIFY(length(level.direction(1, 0) - demo::normalized({1, 1, 0})) < 1e-6f);
        QVERIFY(length(level.direction(0, 1) - demo::normalized({0, 1, -0.75f})) < 1e-6f);
        view.roll = 5;
        demo::Camera rolled(view, {400, 300});
        auto east = rolled.project({6, 12, 3}), behind = rolled.project({1, -8, 3}),
             beside = rolled.project({13, 12, 3});
        QVERIFY(east && !behind && !beside);
        QVERIFY(std::fabs(east->first - 0.5f * std::cos(5 * demo::kPi / 180)) < 1e-5f);
        QVERIFY(std::fabs(east->second + 0.5f / 0.75f * std::sin(5 * demo::kPi / 180)) < 1e-5f); // the right side rises
        for (float u : {-0.9f, 0.2f})
            for (float v : {-0.4f, 0.7f}) {
                auto back = rolled.project(rolled.eye() + rolled.direction(u, v) * 7);
                QVERIFY(back && std::fabs(back->first - u) < 1e-5f && std::fabs(back->second - v) < 1e-5f);
            }
    }

    void pairsAreWhatTheyAreFor()
    {
        for (int scene : {1, 2, 3}) {
            std::vector<CityCamera> cameras = cityCameras(scene);
            QCOMPARE(cameras.size(), size_t(3));
            const CityCamera &a = cameras[0], &b = cameras[1];
            QCOMPARE(std::string({a.view, b.view, cameras[2].view}), std::string("ABC"));
            // A and B: one mast, as on one parked car.
            QVERIFY(std::hypot(a.east - b.east, a.north - b.north) <= 1);
            QVERIFY(std::fabs(a.up - b.up) >= 0.8 && std::fabs(a.up - b.up) <= 1.5);
            QVERIFY(std::fabs(a.pitch - b.pitch) > 1.5 && std::fabs(a.fieldOfView - b.fieldOfView) > 3);
            QVERIFY(a.roll == 0 && std::fabs(b.roll) >= 2 && std::fabs(b.roll) <= 5);
            std::vector<PairGeometry> pairs = pairGeometry(scene);
            QCOMPARE(pairs.size(), size_t(6));
            PairGeometry there = pairs[0], opposite = pairs[1], back = pairs[2];
            QCOMPARE(
                std::string({there.source, there.target, opposite.source, opposite.target, back.source, back.target}),
                std::string("ABACBA"));
            QVERIFY(std::fabs(there.yaw) >= 20 && std::fabs(there.yaw) <= 45);
            QVERIFY(std::fabs(there.yaw + back.yaw) < 1e-9 && there.distance == back.distance);
            QVERIFY(there.distance < 1.8);
            for (const PairGeometry &near : {there, back})
                QVERIFY2(near.sharedGround > 0.4 && near.sharedGround < 0.8,
                         qPrintable(QString::number(near.sharedGround)));
            // C looks back from the far side.
            QVERIFY(std::fabs(opposite.yaw) > 120 && opposite.distance > 35);
            QVERIFY(opposite.sharedGround > 0.4 && opposite.sharedGround < 0.9);
        }
        CityCamera c = cityCameras(1)[2]; // known numbers
        QVERIFY(std::fabs(c.east + 22.5) < 1e-5 && std::fabs(c.north - 11.2) < 1e-5 && std::fabs(c.up - 5.6) < 1e-5);
        QVERIFY(std::fabs(c.yaw - std::atan2(-17.2, 23.5) * 180 / CV_PI) < 1e-4 && c.fieldOfView == 62 && c.roll == 0);
        PairGeometry pair = pairGeometry(1, 'A', 'C');
        QVERIFY(std::fabs(pair.distance - std::sqrt(36.0 * 36 + 25.7 * 25.7 + 1.9 * 1.9)) < 1e-4);
        QVERIFY_THROWS_EXCEPTION(InputError, pairGeometry(1, 'A', 'D'));
        QVERIFY_THROWS_EXCEPTION(InputError, pairGeometry(1, 'A', 'A'));
        QVERIFY_THROWS_EXCEPTION(InputError, pairGeometry(4));
        QVERIFY_THROWS_EXCEPTION(InputError, cityCameras(0));
    }

    void nothingHangsBeforeALens()
    {
        for (int scene : {1, 2, 3}) {
            demo::Layout layout = demo::makeLayout(scene);
            demo::RayScene fixed(layout.mesh, false);
            for (const demo::View &view : layout.views) {
                demo::Camera camera(view, {4, 3});
                for (float u = -1; u <= 1; u += 0.05f)
                    for (float v = -1; v <= 1; v += 0.05f) {
                        float distance = fixed.trace(camera.eye(), camera.direction(u, v)).distance;
                        QVERIFY2(distance > 3, qPrintable(QString("scene %1: %2 m").arg(scene).arg(distance)));
                    }
            }
        }
    }

    void scenesDiffer()
    {
        std::vector<Frame> frames;
        for (int scene : {1, 2, 3})
            frames.push_back(City(small(scene, 'A')).render(0));
        for (size_t i = 0; i < 3; ++i) {
            cv::Mat differs = frames[i].labels != frames[(i + 1) % 3].labels;
            QVERIFY(cv::countNonZero(differs) > 64 * 48 / 4);
        }
    }

    void seedChangesWeatherAndTraffic()
    {
        std::set<int> brightness;
        Frame first = City(small(1, 'A', 1)).render(0);
        int labelChanges = 0;
        for (uint64_t seed : {1, 2, 3, 4, 5, 6}) {
            Frame frame = City(small(1, 'A', seed)).render(0);
            cv::Scalar mean = cv::mean(frame.image);
            brightness.insert(cvRound(mean[0] - mean[2])); // how warm the light is
            cv::Mat differs = frame.labels != first.labels;
            labelChanges += cv::countNonZero(differs) > 0;
        }
        QVERIFY(brightness.size() >= 3);
        QCOMPARE(labelChanges, 5);
    }

    void moversMoveAndHousesStay()
    {
        City city(small(2, 'A'));
        Frame now = city.render(10), later = city.render(11);
        int moved = 0;
        for (int y = 0; y < now.labels.rows; ++y)
            for (int x = 0; x < now.labels.cols; ++x) {
                int a = now.labels.at<uchar>(y, x), b = later.labels.at<uchar>(y, x);
                if (a == b)
                    continue;
                ++moved; // where anything changes, a vehicle (10) or a person (4) came or went
                QVERIFY2(a == 10 || a == 4 || b == 10 || b == 4, qPrintable(QString("%1 became %2").arg(a).arg(b)));
            }
        QVERIFY(moved > 0);
        QVERIFY(!same(now.image, later.image));
    }

    void refusesWrongOptions()
    {
        QVERIFY_THROWS_EXCEPTION(InputError, City({0, 'A', {64, 48}, 1}));
        QVERIFY_THROWS_EXCEPTION(InputError, City({4, 'A', {64, 48}, 1}));
        QVERIFY_THROWS_EXCEPTION(InputError, City({1, 'D', {64, 48}, 1}));
        QVERIFY_THROWS_EXCEPTION(InputError, City({1, '@', {64, 48}, 1}));
        QVERIFY_THROWS_EXCEPTION(InputError, City({1, 'A', {15, 48}, 1}));
        QVERIFY_THROWS_EXCEPTION(InputError, City({1, 'A', {64, 5000}, 1}));
        City city({1, 'A', {16, 16}, 1});
        QVERIFY_THROWS_EXCEPTION(InputError, city.render(-1));
        QVERIFY_THROWS_EXCEPTION(InputError, city.render(1'000'001));
        QTemporaryDir dir;
        QVERIFY_THROWS_EXCEPTION(InputError, writeCity(small(1, 'A'), 0, pathOf(dir)));
        QVERIFY_THROWS_EXCEPTION(InputError, writeCity(small(7, 'A'), 1, pathOf(dir) / "new"));
        QVERIFY2(!std::filesystem::exists(pathOf(dir) / "new"), "wrong options must leave no folder behind");
    }

    void writesADataset()
    {
        QTemporaryDir dir;
        std::vector<int> seen;
        writeCity(small(1, 'B'), 3, pathOf(dir), [&](int done, int all) {
            seen.push_back(done * 10 + all);
            return true;
        });
        QCOMPARE(seen, (std::vector<int>{13, 23, 33}));
        Dataset data = openDataset(pathOf(dir), LabelUse::Required);
        QCOMPARE(data.frames.size(), size_t(3));
        QCOMPARE(data.frames[2].name, std::string("000002"));
        QCOMPARE(data.classes, carlaClasses());
        Frame read = readFrame(data, 2), rendered = City(small(1, 'B')).render(2);
        QVERIFY(same(read.image, rendered.image) && same(read.labels, rendered.labels));
    }

    void stopsAndResumes()
    {
        QTemporaryDir dir;
        writeCity(small(1, 'A'), 4, pathOf(dir), [](int done, int) { return done < 2; });
        QVERIFY(std::filesystem::exists(pathOf(dir) / "images/000001.png"));
        QVERIFY(!std::filesystem::exists(pathOf(dir) / "images/000002.png"));
        // A frame that is there is not written again.
        cv::Mat mark(48, 64, CV_8UC3, cv::Scalar(1, 2, 3));
        writeImage(pathOf(dir) / "images/000000.png", mark);
        std::filesystem::remove(pathOf(dir) / "labels/000001.png"); // killed between the two files of a frame
        writeCity(small(1, 'A'), 4, pathOf(dir));
        QVERIFY(same(readImage(pathOf(dir) / "images/000000.png"), mark));
        QVERIFY(std::filesystem::exists(pathOf(dir) / "labels/000001.png"));
        QVERIFY(same(readImage(pathOf(dir) / "images/000003.png"), City(small(1, 'A')).render(3).image));
    }

    void goesOnWithFoldersOfVersion1()
    {
        QTemporaryDir dir;
        auto made = [&](const std::string &view) { // as version 1 left it
            std::filesystem::remove_all(pathOf(dir));
            createFolder(pathOf(dir));
            writeAtomically(pathOf(dir) / "city.json",
                            R"({"generator": "vantage city", "version": 1, "scene": 1, "seed": 1, "view": ")" + view
                                + R"(", "width": 64, "height": 48})");
        };
        auto manifest = [&] { return readFile(pathOf(dir) / "city.json"); };
        made("A");
        writeCity(small(1, 'A'), 1, pathOf(dir));
        QVERIFY(manifest().find("\"version\": 2") != std::string::npos
                && manifest().find("sharedGround") != std::string::npos);
        made("B"); // the camera that is C now
        QVERIFY(messageOf([&] { writeCity(small(1, 'B'), 1, pathOf(dir)); }).find("which is view C now")
                != std::string::npos);
        QVERIFY(messageOf([&] { writeCity(small(1, 'A'), 1, pathOf(dir)); }).find("other options")
                != std::string::npos);
        QVERIFY(manifest().find("\"version\": 1") != std::string::npos
                && !std::filesystem::exists(pathOf(dir) / "images"));
        writeCity(small(1, 'C'), 1, pathOf(dir));
        QVERIFY(manifest().find("\"view\": \"C\"") != std::string::npos);
        writeCity(small(1, 'C'), 2, pathOf(dir));
        QVERIFY(messageOf([&] { writeCity(small(1, 'B'), 1, pathOf(dir)); }).find("other options")
                != std::string::npos);
    }

    void refusesForeignFolders()
    {
        QTemporaryDir dir;
        writeCity(small(1, 'A'), 1, pathOf(dir));
        QVERIFY(messageOf([&] { writeCity(small(1, 'B'), 1, pathOf(dir)); }).find("other options")
                != std::string::npos);
        QVERIFY(messageOf([&] { writeCity(small(1, 'A', 2), 1, pathOf(dir)); }).find("other options")
                != std::string::npos);
        writeAtomically(pathOf(dir) / "city.json", "{ no json");
        QVERIFY(messageOf([&] { writeCity(small(1, 'A'), 1, pathOf(dir)); }).find("city.json") != std::string::npos);

        QTemporaryDir holiday;
        writeAtomically(pathOf(holiday) / "beach.jpg", "not a frame");
        QVERIFY(messageOf([&] { writeCity(small(1, 'A'), 1, pathOf(holiday)); }).find("beach.jpg")
                != std::string::npos);
        QVERIFY(!std::filesystem::exists(pathOf(holiday) / "images"));
        QVERIFY(messageOf([&] { writeCity(small(1, 'A'), 1, pathOf(holiday) / "beach.jpg"); }).find("no folder")
                != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestCity)
#include "test_city.moc"
