#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/image_io.h"
#include "core/demo/city.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <set>

using namespace vantage;

namespace {

CityOptions small(int scene, char view, uint64_t seed = 1) { return {scene, view, {64, 48}, seed}; }

bool same(const cv::Mat &a, const cv::Mat &b)
{
    return a.size() == b.size() && a.type() == b.type() && std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

std::filesystem::path pathOf(const QTemporaryDir &dir) { return dir.path().toStdString(); }

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
            for (char view : {'A', 'B'})
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
            Frame a = City(small(scene, 'A')).render(0), b = City(small(scene, 'B')).render(0);
            cv::Mat differs = a.labels != b.labels;
            QVERIFY(cv::countNonZero(differs) > 64 * 48 / 5);
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
        QVERIFY_THROWS_EXCEPTION(InputError, City({1, 'C', {64, 48}, 1}));
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
