#include "core/base/error.h"
#include "core/nn/levels_net.h"
#include "core/teachers/label_book.h"
#include "core/teachers/teacher_measure.h"
#include "tests/core/data_samples.h"
#include "tests/core/export_samples.h"

#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <numeric>

using namespace vantage;
using namespace vantage::samples;

class TestTeachers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void motionWeighsTheClasses();
    void passagesWeighTheGroundAlone();
    void looksAreCounted();
    void namesComeBack();
    void bookHoldsDistributions();
    void eachSourceCarriesItsOwn();
    void clickedGroundSpeaksAndWrongGroundDoesNot();
    void labelsAreMeasuredNotUsed();
    void anotherNetworkIsRefused();

private:
    std::filesystem::path path(const char *name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestTeachers::motionWeighsTheClasses()
{
    // Two places, two classes: the first shows the background, the second something that moves.
    const auto frame = torch::tensor({0.5F, 0.5F, 0.5F, 0.5F}).view({2, 1, 2});
    const auto still = torch::tensor({0.9F, 0.0F, 0.1F, 1.0F}).view({2, 1, 2});
    const auto mask = torch::tensor({255.0F, 0.0F}).view({1, 2});
    const auto p = inTheLightOfMotion(frame, still, mask, {0.8, 0.2});
    const auto close = [&](int c, int x, double value) { return std::abs(p[c][0][x].item<double>() - value) < 1e-6; };
    QVERIFY(close(0, 0, 0.72 / 0.74) && close(1, 0, 0.02 / 0.74)); // 0.9 * 0.8 against 0.1 * 0.2
    QVERIFY(close(0, 1, 0.2) && close(1, 1, 0.8));                 // what the frame says, times 0.2 and 0.8
    const auto bounded = withDoubt({1.0, 0.0, 0.5}, 0.25); // no evidence is more than 7 to 1, the map's 5 to 3
    QVERIFY(std::abs(bounded[0] - 0.875) < 1e-9 && std::abs(bounded[1] - 0.125) < 1e-9 && std::abs(bounded[2] - 0.5) < 1e-9);
    QVERIFY(std::abs(withDoubt({1.0}, mapDoubt)[0] - 0.625) < 1e-9);
    const auto doubtful = inTheLightOfMotion(frame, still, torch::full({1, 2}, 128, torch::kUInt8), {0.8, 0.2});
    QVERIFY((doubtful - frame).abs().max().item<double>() < 1e-6); // what the frame says, and nothing else
}

void TestTeachers::passagesWeighTheGroundAlone()
{
    // Two places of three classes: a building, a road and a pavement.
    const auto p = torch::tensor({0.2F, 0.5F, 0.6F, 0.1F, 0.2F, 0.4F}).view({3, 1, 2});
    const auto factors = torch::tensor({0.0F, 0.0F, 0.5F, 2.0F, 3.0F, 0.25F}).view({3, 1, 2});
    const auto q = inTheLightOfPassages(p, factors);
    const auto close = [&](int c, int x, double value) { return std::abs(q[c][0][x].item<double>() - value) < 1e-6; };
    QVERIFY(close(0, 0, 0.2) && close(0, 1, 0.5)); // no ground, left as it is
    QVERIFY(close(1, 0, 0.8 * 0.3 / 0.9) && close(2, 0, 0.8 * 0.6 / 0.9)); // 0.6 * 0.5 against 0.2 * 3, of 0.8 in all
    QVERIFY(close(1, 1, 0.5 * 0.2 / 0.3) && close(2, 1, 0.5 * 0.1 / 0.3));
    QVERIFY(torch::equal(inTheLightOfPassages(p, {}), p));
}

void TestTeachers::looksAreCounted()
{
    QVERIFY(sizesOfBook(1.5) == std::vector<double>({1, 0.5, 1.5}));
    QCOMPARE(looksOfBook(1.5), 7.0); // each mirrored too: 2 * (1 + 0.25 + 2.25)
    QCOMPARE(looksOfBook(1), 2.5);
}

void TestTeachers::namesComeBack()
{
    for (const Teacher teacher : allTeachers)
        QCOMPARE(teacherFromText(toText(teacher)), teacher);
    QVERIFY_EXCEPTION_THROWN(teacherFromText("nobody"), std::invalid_argument);
}

void TestTeachers::bookHoldsDistributions()
{
    camera(path("source"), 6, {64, 48});
    camera(path("target"), 6, {64, 48});
    Model model = sampleModel(18, {64, 48}, 8, false, NetworkFamily::Levels);
    Dataset target = openDataset(path("target"), LabelUse::Hidden);
    target.classes = model.info.classes;
    Dataset source = openDataset(path("source"), LabelUse::Required);
    source.classes = model.info.classes;
    BookOptions options;
    options.size = {64, 48};
    options.frames = 3;
    options.levelsBytes = 0;
    const auto book = makeLabelBook(source, target, dynamic_cast<LevelsNet &>(*model.net), torch::kCPU, {}, options, [] { return true; });
    QVERIFY(book.has_value());
    QCOMPARE(book->pages.size(), size_t(3));
    for (const BookPage &page : book->pages) {
        QCOMPARE(page.labels.sizes(), torch::IntArrayRef({13, 24, 32}));
        QVERIFY((page.labels.to(torch::kFloat32).sum(0) - 1).abs().max().item<double>() < 0.01); // 16-bit floats
        QVERIFY(page.levels.maps.empty()); // no room was given
    }
    QVERIFY(!makeLabelBook(source, target, dynamic_cast<LevelsNet &>(*model.net), torch::kCPU, {}, options, [] { return false; }));
}

/// A fixed camera in front of a picture of its own, half of it class `left`, half 7.
fs::path stillCamera(const fs::path &folder, uint64_t scene, int left)
{
    cv::Mat small(60, 80, CV_8UC3), view;
    cv::RNG(scene).fill(small, cv::RNG::UNIFORM, 0, 256);
    cv::resize(small, view, {320, 240}, 0, 0, cv::INTER_CUBIC);
    for (int i = 0; i < 4; ++i) {
        fs::create_directories(folder / "images");
        fs::create_directories(folder / "labels");
        writeImage(folder / "images" / (frameName(i) + ".png"), view);
        writeLabels(folder / "labels" / (frameName(i) + ".png"), labels(view.size(), left));
    }
    return folder;
}

void TestTeachers::eachSourceCarriesItsOwn()
{
    // The second of the sources sees what the target sees; the first is elsewhere, and its labels must not get there.
    Dataset sources = openCameras({stillCamera(path("elsewhere"), 1, 3), stillCamera(path("here"), 2, 4)}, LabelUse::Required);
    Dataset target = openDataset(stillCamera(path("new"), 2, 5), LabelUse::Hidden);
    Model model = sampleModel(18, {320, 240}, 8, false, NetworkFamily::Levels);
    sources.classes = target.classes = model.info.classes;
    BookOptions options;
    options.size = {320, 240};
    options.frames = 2;
    options.makers = {.scales = false, .votes = true, .motion = true, .carried = true, .ground = false};
    std::map<Teacher, cv::Mat> said;
    options.said = [&](const FrameFiles &, Teacher maker, const cv::Mat &labels) { said[maker] = labels.clone(); };
    const auto book = makeLabelBook(sources, target, dynamic_cast<LevelsNet &>(*model.net), torch::kCPU, {}, options, [] { return true; });
    QVERIFY(book.has_value());
    const auto says = [&](const char *text) {
        return std::any_of(book->remarks.begin(), book->remarks.end(), [&](const Message &remark) { return english(remark).find(text) != std::string::npos; });
    };
    QVERIFY(said.contains(Teacher::Plain) && said.contains(Teacher::Votes) && said.contains(Teacher::Motion));
    QVERIFY(!said.contains(Teacher::Scales) && !said.contains(Teacher::Ground)); // not asked, or with nothing to say
    QCOMPARE(int(said.at(Teacher::Carried).at<uchar>(60, 40)), 4);
    QCOMPARE(int(said.at(Teacher::Carried).at<uchar>(60, 120)), 7);
    QVERIFY(says("matching (elsewhere)") && says("carried over (here)"));
    QVERIFY(book->trust > 0.9);
    QCOMPARE(int(book->carried.at<uchar>(120, 80)), 4);
    QCOMPARE(int(book->carried.at<uchar>(120, 240)), 7);
    QCOMPARE(cv::countNonZero(book->carried == 3), 0);
}

void TestTeachers::clickedGroundSpeaksAndWrongGroundDoesNot()
{
    Dataset sources = openCameras({stillCamera(path("one"), 11, 3), stillCamera(path("two"), 12, 4)}, LabelUse::Required);
    Dataset target = openDataset(stillCamera(path("opposite"), 13, 5), LabelUse::Hidden);
    Model model = sampleModel(18, {160, 120}, 8, false, NetworkFamily::Levels);
    sources.classes = target.classes = carlaClasses();
    BookOptions options;
    options.size = {160, 120}; // half of the frames: clicked points are pixels of the frames
    options.frames = 2;
    options.makers = {.scales = false, .votes = true, .motion = true, .carried = true, .ground = true};
    options.ground.resize(2);
    options.ground[0].wrong = true;
    options.ground[1].points = GroundPoints{{{10, 10}, {310, 10}, {310, 230}, {10, 230}}, {{310, 230}, {10, 230}, {10, 10}, {310, 10}}};
    const auto make = [&] {
        return makeLabelBook(sources, target, dynamic_cast<LevelsNet &>(*model.net), torch::kCPU, {}, options, [] { return true; });
    };
    const auto book = make();
    QVERIFY(book.has_value());
    const auto says = [&](const char *text) {
        return std::any_of(book->remarks.begin(), book->remarks.end(), [&](const Message &remark) { return english(remark).find(text) != std::string::npos; });
    };
    QVERIFY(says("(one): it was said to lie wrong"));
    QVERIFY(says("by clicked points (two): 0.0 pixels"));
    QCOMPARE(book->grounds.size(), size_t(1));
    QCOMPARE(book->grounds[0].source, std::string("two"));
    QVERIFY(book->grounds[0].accepted && book->grounds[0].clicked);
    QCOMPARE(book->grounds[0].picture.type(), CV_8UC3);
    QVERIFY(book->trust > 0.8 && book->trust < 0.9); // as far as an aligned ground is believed

    options.ground[1].points->target[0].x = 400; // outside
    QVERIFY_EXCEPTION_THROWN(make(), InputError);
}

void TestTeachers::labelsAreMeasuredNotUsed()
{
    camera(path("a"), 6, {64, 48});
    camera(path("b"), 6, {64, 48});
    const auto file = savedModel(path("levels.safetensors"), sampleModel(18, {64, 48}, 8, false, NetworkFamily::Levels));
    const auto classes = [&](Dataset data) {
        data.classes = carlaClasses();
        return data;
    };
    const Dataset source = classes(openDataset(path("a"), LabelUse::Required));
    TeacherOptions options;
    options.frames = 2;
    options.threads = 1;
    const auto predicted = [&] {
        const auto measured = measureTeacher(Teacher::Motion, file, source, classes(openDataset(path("b"), LabelUse::Required)), options, [] { return true; });
        std::vector<uint64_t> columns(13, 0); // pixels called each class, whatever they are
        for (int truth = 0; truth < 13; ++truth)
            for (int c = 0; c < 13; ++c)
                columns[static_cast<size_t>(c)] += measured->confusion.at(truth, c);
        return columns;
    };
    // Pictures of noise share nothing, so nothing is carried over, in no frame.
    const auto carried = measureTeacher(Teacher::Carried, file, source, source, options, [] { return true; });
    QVERIFY(!carried->remarks.empty());
    QCOMPARE(carried->coverage, 0.0);
    const auto before = predicted();
    QCOMPARE(std::accumulate(before.begin(), before.end(), uint64_t(0)), uint64_t(2 * 64 * 48));
    for (int i = 0; i < 6; ++i)
        writeLabels(path("b") / "labels" / (frameName(i) + ".png"), cv::Mat(48, 64, CV_8UC1, cv::Scalar(i % 3)));
    QVERIFY(predicted() == before);
}

void TestTeachers::anotherNetworkIsRefused()
{
    camera(path("c"), 4, {64, 48});
    const auto file = savedModel(path("pspnet.safetensors"), sampleModel(18, {64, 48}));
    const Dataset data = openDataset(path("c"), LabelUse::Required);
    QVERIFY_EXCEPTION_THROWN(measureTeacher(Teacher::Book, file, data, data, {}, [] { return true; }), InputError);
}

QTEST_GUILESS_MAIN(TestTeachers)
#include "test_teachers.moc"
