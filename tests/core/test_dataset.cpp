#include "core/data/class_presets.h"
#include "core/data/content_check.h"
#include "core/data/dataset.h"

#include "core/data/folder_listing.h"
#include "core/data/value_range.h"
#include "tests/core/picture_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <unistd.h>

using namespace vantage;
using namespace vantage::samples;

class TestDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void framesComeInNaturalOrder();
    void picturesWithoutImagesFolder();
    void foldersMayBeWrittenInAnyWay();
    void classesJsonIsRead();
    void otherFilesAreSkipped();
    void emptyFolderIsRefused();
    void missingFolderIsRefused();
    void unreadableFolderIsRefused();
    void equalStemsAreRefused();
    void aSourceDoesWithoutFramesThatLackLabels();
    void damagedFramesAreLeftOut();
    void contentsAreDecodedOnceForAll();
    void measureTakesWhatThereIs();
    void hiddenLabelsAreNotTouched();
    void sizesThatDifferAreRefused();
    void onePixelIsRefused();
    void foreignLabelValuesAreRefused();
    void brokenFirstFrameIsRefused();
    void resizedKeepsClasses();
    void splitIsByTime();
    void thinnedIsEven();
    void severalCamerasAsOne();
    void severalCamerasMustFitTogether();
    void fingerprintKnowsTheData();
    void checkOfACleanFolder();
    void checkFindsEverything();
    void checkCanBeEnded();
    void checkTellsWhatIsKnownSoFar();
    void framesStandAsTheirLabelsDo();
    void oneRangeForAllFramesOfACamera();
    void severalPicturesInAFileAreRemarked();
    void bothSidesOfAWrongPairAreNamed();
    void foreignTagsOfTheWholeFolderAreNamed();
    void mapsOfCarlaAreThere();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

bool mentions(const std::vector<std::string> &texts, const std::string &file, const std::string &problem)
{
    return std::any_of(texts.begin(), texts.end(), [&](const std::string &text) {
        return text.find(file) != std::string::npos && text.find(problem) != std::string::npos;
    });
}

/// Takes all rights to a folder away; root, whom that does not hinder, plays nobody for the while.
class Locked
{
public:
    explicit Locked(const fs::path &folder) : m_folder(folder), m_isRoot(geteuid() == 0)
    {
        fs::permissions(m_folder, fs::perms::none);
        m_works = !m_isRoot || seteuid(65534) == 0;
    }
    ~Locked()
    {
        m_works = m_works && (!m_isRoot || seteuid(0) == 0);
        fs::permissions(m_folder, fs::perms::owner_all);
    }
    bool works() const { return m_works; }

private:
    fs::path m_folder;
    bool m_isRoot;
    bool m_works = false;
};

} // namespace

void TestDataset::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    // so that root playing nobody (of root's group) gets as far as the folders inside
    fs::permissions(m_folder->path().toStdString(), fs::perms::group_exec | fs::perms::others_exec,
                    fs::perm_options::add);
}

void TestDataset::framesComeInNaturalOrder()
{
    camera(path("a"), 12);
    const Dataset data = openDataset(path("a"), LabelUse::Required);
    QCOMPARE(data.frames.size(), size_t(12));
    for (int i = 0; i < 12; ++i)
        QCOMPARE(data.frames[size_t(i)].name, frameName(i)); // 9 before 10
    QVERIFY(data.size == cv::Size(32, 24));
    QVERIFY(data.classes == carlaClasses());
    QVERIFY(data.hasLabels());
    const Frame frame = readFrame(data, 11);
    QVERIFY(same(frame.image, picture({32, 24}, 11)));
    QVERIFY(same(frame.labels, labels({32, 24}, 11)));

    QVERIFY(naturallyBefore("a9", "a10"));
    QVERIFY(!naturallyBefore("a10", "a9"));
    QVERIFY(naturallyBefore("a009b2", "a9b10"));
    QVERIFY(naturallyBefore("a09", "a9") != naturallyBefore("a9", "a09"));
    QVERIFY(!naturallyBefore("a9", "a9"));
    QVERIFY(naturallyBefore("a", "a1"));
    QVERIFY(naturallyBefore("99999999999999999999998", "99999999999999999999999"));
}

void TestDataset::picturesWithoutImagesFolder()
{
    camera(path("a"), 3);
    const Dataset data = openDataset(path("a") / "images", LabelUse::Measure);
    QCOMPARE(data.frames.size(), size_t(3));
    QVERIFY(!data.hasLabels());
    QCOMPARE(data.imageFile(1).string(), (path("a") / "images" / "frame1.png").string());
}

void TestDataset::foldersMayBeWrittenInAnyWay()
{
    camera(path("a"), 2);
    fs::create_directory_symlink(path("a"), path("link"));
    const std::string fingerprintOfA = fingerprint(openDataset(path("a"), LabelUse::Required));
    for (const fs::path &folder : {path("a") / "", path("a") / "." / "images" / "..", path("a") / ".." / "a", path("link")}) {
        const Dataset data = openDataset(folder, LabelUse::Required);
        QVERIFY2(fs::equivalent(data.imageFile(1), path("a") / "images" / "frame1.png"), data.imageFile(1).c_str());
        QVERIFY2(fs::equivalent(data.labelFile(1), path("a") / "labels" / "frame1.png"), data.labelFile(1).c_str());
        QCOMPARE(fingerprint(data), fingerprintOfA);
    }
}

void TestDataset::classesJsonIsRead()
{
    ClassMap classes;
    for (int i = 0; i < 9; ++i)
        classes.classes.push_back({"class" + std::to_string(i), {}});
    camera(path("a"), 3);
    saveClassMap(classes, path("a") / "classes.json");
    QVERIFY(openDataset(path("a"), LabelUse::Required).classes == classes);
    writeBytes(path("a") / "classes.json", "{");
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), "classes.json", "no valid JSON");
}

void TestDataset::otherFilesAreSkipped()
{
    camera(path("a"), 2);
    writeBytes(path("a") / "images" / "notes.txt", "x");
    writeBytes(path("a") / "images" / ".hidden.png", "x");
    fs::create_directory(path("a") / "images" / "more.png");
    fs::rename(path("a") / "images" / "frame1.png", path("a") / "images" / "frame1.PNG");
    QCOMPARE(openDataset(path("a"), LabelUse::Required).frames.size(), size_t(2));
}

void TestDataset::emptyFolderIsRefused()
{
    fs::create_directories(path("a") / "images");
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), path("a").string(), "holds no pictures");
    VERIFY_REFUSED(openDataset(path("a") / "images", LabelUse::Required), "images", "holds no pictures");
}

void TestDataset::missingFolderIsRefused()
{
    VERIFY_REFUSED(openDataset(path("nowhere"), LabelUse::Hidden), "nowhere", "does not exist");
    writeBytes(path("file"), "x");
    VERIFY_REFUSED(openDataset(path("file"), LabelUse::Hidden), "file", "is no folder");
    VERIFY_REFUSED(checkDataset(path("nowhere")), "nowhere", "does not exist");
}

void TestDataset::unreadableFolderIsRefused()
{
    camera(path("a"), 1);
    {
        const Locked locked(path("a") / "images");
        if (locked.works()) {
            VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), "images", "can't be read");
            VERIFY_REFUSED(checkDataset(path("a")), "images", "can't be read");
        }
    }
    {
        const Locked locked(path("a"));
        if (!locked.works())
            QSKIP("root can't play an ordinary user here");
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), path("a").string(), "can't be read");
    }
    QCOMPARE(openDataset(path("a"), LabelUse::Required).frames.size(), size_t(1));
}

void TestDataset::equalStemsAreRefused()
{
    camera(path("a"), 2);
    writeImage(path("a") / "images" / "frame1.jpg", picture({32, 24}, 1));
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "frame1.png", "same name as frame1.jpg");
}

void TestDataset::aSourceDoesWithoutFramesThatLackLabels()
{
    camera(path("a"), 12);
    const Dataset whole = openDataset(path("a"), LabelUse::Required);
    QVERIFY(whole.leftOut.empty());
    const std::string ofAll = fingerprint(whole);
    for (int i : {0, 3, 10})
        fs::remove(path("a") / "labels" / (frameName(i) + ".png"));
    const Dataset data = openDataset(path("a"), LabelUse::Required);
    QCOMPARE(data.frames.size(), size_t(9));
    QCOMPARE(data.frames.front().name, std::string("frame1"));
    for (size_t i = 0; i < data.frames.size(); ++i)
        QVERIFY(!readFrame(data, i).labels.empty());
    QCOMPARE(english(data.leftOut), std::vector{(path("a") / "labels").string() + ": has no labels for 3 of 12 frames, which are left out: frame0, frame3, frame10"});
    QVERIFY(fingerprint(data) != ofAll);
    camera(path("same"), 12);
    for (int i : {0, 3, 10})
        for (const char *part : {"images", "labels"})
            fs::remove(path("same") / part / (frameName(i) + ".png"));
    QCOMPARE(fingerprint(data), fingerprint(openDataset(path("same"), LabelUse::Required)));
    const Split split = splitByTime(data, 0.2);
    QCOMPARE(split.train.frames.size() + split.validation.frames.size(), size_t(9));
    QCOMPARE(openDataset(path("a"), LabelUse::Hidden).frames.size(), size_t(12));

    camera(path("c"), 2);
    const Dataset both = openCameras({path("c"), path("a")}, LabelUse::Required);
    QCOMPARE(both.frames.size(), size_t(11));
    QCOMPARE(both.leftOut.size(), size_t(1));

    const DatasetReport report = checkDataset(path("a"));
    QVERIFY(report.problems.empty());
    QVERIFY(mentions(english(report.remarks), "", "3 frames without labels, which a source does without and a target is not measured on: frame0, frame3, frame10"));
    for (int i = 0; i < 12; ++i) { // names that don't fit each other are no lack
        std::error_code code;
        fs::rename(path("a") / "labels" / (frameName(i) + ".png"), path("a") / "labels" / ("Frame" + std::to_string(i) + ".png"), code);
    }
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "labels", "12 of 12 frames");
    QVERIFY(mentions(english(checkDataset(path("a")).problems), "labels", "has no labels for any of the 12 frames"));
    camera(path("b"), 3, {32, 24}, false);
    VERIFY_REFUSED(openDataset(path("b"), LabelUse::Required), path("b").string(), "has no labels");
    fs::create_directory(path("b") / "labels");
    VERIFY_REFUSED(openDataset(path("b"), LabelUse::Required), path("b").string(), "has no labels");
}

void TestDataset::damagedFramesAreLeftOut()
{
    camera(path("a"), 10);
    const fs::path images = path("a") / "images", labelFolder = path("a") / "labels";
    fs::resize_file(images / "frame0.png", 60); // the first: nothing may need it
    writeLabels(labelFolder / "frame4.png", labels({20, 20}, 1));
    writeLabels(labelFolder / "frame7.png", cv::Mat(24, 32, CV_8UC1, cv::Scalar(77)));
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "frame0.png", "cut off");
    const auto namesOf = [&](LabelUse use) {
        std::vector<std::string> names;
        const auto faults = ContentNotes().faults(listDataset(path("a"), use));
        for (const FrameFault &fault : *faults)
            names.push_back(fault.frame);
        return names;
    };
    const std::vector<std::string> bad{"frame0", "frame4", "frame7"};
    QCOMPARE(namesOf(LabelUse::Required), bad);
    QCOMPARE(namesOf(LabelUse::Hidden), std::vector<std::string>{"frame0"}); // labels that nobody uses stand in nobody's way
    QVERIFY(!ContentNotes().faults(listDataset(path("a"), LabelUse::Required), [](size_t, size_t) { return false; }));

    const Dataset data = openDataset(path("a"), LabelUse::Required, bad);
    QCOMPARE(data.frames.size(), size_t(7));
    QCOMPARE(data.size, cv::Size(32, 24));
    QVERIFY(ContentNotes().lookThrough(data));
    QCOMPARE(english(data.leftOut), std::vector{path("a").string() + ": 3 frames are left out as the project says: frame0, frame4, frame7"});
    fs::remove(labelFolder / "frame9.png");
    QCOMPARE(english(openDataset(path("a"), LabelUse::Required, bad).leftOut.back()), // what is left out lacks no frame
             (path("a") / "labels").string() + ": has no labels for 1 of 7 frames, which are left out: frame9");
    writeLabels(labelFolder / "frame9.png", labels({32, 24}, 9));
    const FramesLeftOut leftOut{{path("a"), bad}};
    QCOMPARE(fingerprint(openCameras({path("a")}, LabelUse::Required, leftOut)), fingerprint(data));
    QVERIFY(leftOutOf(leftOut, path("b")).empty());
    std::vector<std::string> all;
    for (int i = 0; i < 10; ++i)
        all.push_back(frameName(i));
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required, all), path("a").string(), "no frame that is not left out");
    requireFewLeftOut(path("a"), 5, 10, say("why"));
    VERIFY_REFUSED(requireFewLeftOut(path("a"), 6, 10, say("why")), path("a").string(), "6 of 10 frames can't be used, which is no damage of single ones. The first: why");

    const DatasetReport report = checkDataset(path("a"));
    QCOMPARE(report.faults.size(), size_t(3));
    QVERIFY(!report.faults[0].ofLabels && report.faults[1].ofLabels && report.faults[2].ofLabels);
    QCOMPARE(report.faults[2].values, (std::vector<std::pair<int, uint64_t>>{{77, 768}}));
}

void TestDataset::contentsAreDecodedOnceForAll()
{
    camera(path("a"), 4);
    ContentNotes notes;
    const auto check = [&] { return checkDataset(path("a"), notes, [](const DatasetReport &, size_t) { return true; }); };
    const DatasetReport first = check();
    QCOMPARE(notes.decoded(), size_t(8));
    const DatasetReport again = check();
    QVERIFY(notes.lookThrough(openDataset(path("a"), LabelUse::Required)));
    QCOMPARE(notes.decoded(), size_t(8));
    QCOMPARE(again.pixelsPerValue, first.pixelsPerValue);
    QCOMPARE(again.imageSizes, first.imageSizes);
    QCOMPARE(again.labelEncoding, first.labelEncoding);
    notes.save(path("contents.json"));
    ContentNotes loaded;
    loaded.load(path("contents.json"));
    const DatasetReport elsewhere = checkDataset(path("a"), loaded, [](const DatasetReport &, size_t) { return true; });
    QCOMPARE(loaded.decoded(), size_t(0));
    QCOMPARE(elsewhere.pixelsPerValue, first.pixelsPerValue);
    QCOMPARE(elsewhere.labelEncoding, std::string("index"));
    fs::resize_file(path("a") / "images" / "frame2.png", 60); // damage is seen all the same
    QVERIFY(mentions(english(checkDataset(path("a"), loaded, [](const DatasetReport &, size_t) { return true; }).problems), "frame2.png", "cut off"));
}

void TestDataset::measureTakesWhatThereIs()
{
    camera(path("a"), 3);
    QVERIFY(openDataset(path("a"), LabelUse::Measure).hasLabels());
    fs::remove(path("a") / "labels" / "frame1.png");
    const Dataset some = openDataset(path("a"), LabelUse::Measure);
    QVERIFY(some.hasLabels());
    QCOMPARE(some.frames.size(), size_t(3));
    QVERIFY(some.frames[1].labels.empty() && !some.frames[2].labels.empty());
    QVERIFY(mentions(english(some.leftOut), "labels", "1 of 3 frames, which are not measured on: frame1"));
    fs::remove(path("a") / "labels" / "frame0.png"); // the first one
    QVERIFY(openDataset(path("a"), LabelUse::Measure).hasLabels());
    fs::rename(path("a") / "labels" / "frame2.png", path("a") / "labels" / "other.png");
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Measure), "labels", "3 of 3 frames: frame0, frame1, frame2; and labels without a frame of their name: other");
    fs::remove_all(path("a") / "labels");
    QVERIFY(!openDataset(path("a"), LabelUse::Measure).hasLabels());
}

void TestDataset::hiddenLabelsAreNotTouched()
{
    camera(path("a"), 3);
    writeBytes(path("a") / "labels" / "frame0.png", "broken");
    const Locked locked(path("a") / "labels");
    const Dataset data = openDataset(path("a"), LabelUse::Hidden);
    QVERIFY(!data.hasLabels());
    QVERIFY(readFrame(data, 0).labels.empty());
    for (const FrameFiles &frame : data.frames)
        QVERIFY(frame.labels.empty());
}

void TestDataset::sizesThatDifferAreRefused()
{
    camera(path("a"), 2);
    writeLabels(path("a") / "labels" / "frame1.png", labels({24, 32}, 1));
    const Dataset data = openDataset(path("a"), LabelUse::Required);
    VERIFY_REFUSED(readFrame(data, 1), "labels/frame1.png", "is 24x32 but its frame is 32x24");
    writeLabels(path("a") / "labels" / "frame0.png", labels({33, 24}, 1));
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "labels/frame0.png", "is 33x24 but its frame is 32x24");
}

void TestDataset::onePixelIsRefused()
{
    camera(path("a"), 1, {1, 1});
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), "frame0.png", "only 1x1 pixels");
    camera(path("b"), 1, {200, 15});
    VERIFY_REFUSED(openDataset(path("b"), LabelUse::Hidden), "frame0.png", "only 200x15 pixels");
    camera(path("c"), 1, {16, 16});
    QVERIFY(openDataset(path("c"), LabelUse::Required).size == cv::Size(16, 16));
}

void TestDataset::foreignLabelValuesAreRefused()
{
    camera(path("a"), 2);
    writeLabels(path("a") / "labels" / "frame1.png", cv::Mat(24, 32, CV_8UC1, cv::Scalar(13)));
    const Dataset data = openDataset(path("a"), LabelUse::Required);
    VERIFY_REFUSED(readFrame(data, 1), "labels/frame1.png", "13 (768 pixels)");
}

void TestDataset::brokenFirstFrameIsRefused()
{
    camera(path("a"), 2);
    const fs::path first = path("a") / "images" / "frame0.png";
    fs::resize_file(first, fs::file_size(first) / 2);
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), "frame0.png", "cut off");
    writeBytes(first, "text");
    VERIFY_REFUSED(openDataset(path("a"), LabelUse::Hidden), "frame0.png", "no picture");
}

void TestDataset::resizedKeepsClasses()
{
    Frame frame{picture({64, 48}, 1), labels({64, 48}, 2)};
    const Frame half = resized(frame, {32, 24});
    QVERIFY(same(half.labels, labels({32, 24}, 2)));
    cv::Mat expected;
    cv::resize(frame.image, expected, {32, 24}, 0, 0, cv::INTER_AREA);
    QVERIFY(same(half.image, expected));
    QVERIFY(same(resized(frame, {128, 96}).labels, labels({128, 96}, 2)));
    const Frame equal = resized(frame, {64, 48});
    QVERIFY(same(equal.image, frame.image));
    QVERIFY(equal.image.data != frame.image.data); // a copy, free to be written to
    frame.labels.release();
    QVERIFY(resized(frame, {32, 24}).labels.empty());

    // Pixel centres: of 3 columns the middle one shows what is in the middle.
    cv::Mat thirds(30, 30, CV_8UC1, cv::Scalar(1));
    thirds.colRange(13, 18).setTo(2);
    const Frame small = resized({picture({30, 30}, 1), thirds}, {3, 3});
    QCOMPARE(int(small.labels.at<uchar>(1, 0)), 1);
    QCOMPARE(int(small.labels.at<uchar>(1, 1)), 2);
    QCOMPARE(int(small.labels.at<uchar>(1, 2)), 1);
}

void TestDataset::splitIsByTime()
{
    Dataset data;
    for (int i = 0; i < 10; ++i)
        data.frames.push_back({frameName(i), {}, {}});
    const auto counts = [&](double share) {
        const Split split = splitByTime(data, share);
        return std::pair(split.train.frames.size(), split.validation.frames.size());
    };
    const Split split = splitByTime(data, 0.2);
    QCOMPARE(split.train.frames.size(), size_t(8));
    QCOMPARE(split.train.frames.back().name, frameName(7));
    QCOMPARE(split.validation.frames.front().name, frameName(8));
    QVERIFY(counts(0) == std::pair(size_t(9), size_t(1)));
    QVERIFY(counts(1) == std::pair(size_t(1), size_t(9)));
    data.frames.resize(1);
    QVERIFY(counts(0.5) == std::pair(size_t(1), size_t(0)));
}

void TestDataset::thinnedIsEven()
{
    Dataset data;
    for (int i = 0; i < 10; ++i)
        data.frames.push_back({frameName(i), {}, {}});
    const auto names = [&](size_t count) {
        std::string text;
        for (const FrameFiles &frame : thinned(data, count).frames)
            text += frame.name.substr(5);
        return text;
    };
    QCOMPARE(names(4), std::string("0369"));
    QCOMPARE(names(2), std::string("09"));
    QCOMPARE(names(1), std::string("0"));
    QCOMPARE(names(0), std::string(""));
    QCOMPARE(names(10), std::string("0123456789"));
    QCOMPARE(names(99), std::string("0123456789"));
}

void TestDataset::severalCamerasAsOne()
{
    const Dataset all = openCameras({camera(path("a"), 5), camera(path("b"), 10)}, LabelUse::Required);
    QCOMPARE(all.frames.size(), size_t(15));
    QVERIFY(all.severalCameras());
    QCOMPARE(all.frames[0].name, std::string("a-frame0"));
    QCOMPARE(all.frames[5].name, std::string("b-frame0"));
    QCOMPARE(all.imageFile(6), path("b") / "images/frame1.png");
    QCOMPARE(cv::norm(readFrame(all, 6).labels, labels({32, 24}, 1), cv::NORM_INF), 0.0);

    // The last frames of each are held out, and each is found again.
    const Split split = splitByTime(all, 0.2);
    QCOMPARE(split.train.frames.size(), size_t(12));
    QCOMPARE(split.validation.frames.size(), size_t(3));
    QCOMPARE(split.validation.frames[0].name, std::string("a-frame4"));
    QCOMPARE(split.validation.frames[2].name, std::string("b-frame9"));
    const auto cameras = byCamera(split.train);
    QCOMPARE(cameras.size(), size_t(2));
    QCOMPARE(cameras[0].frames.size(), size_t(4));
    QCOMPARE(cameras[1].folder, path("b"));
    QCOMPARE(cameras[1].imageFile(7), path("b") / "images/frame7.png");
    QVERIFY(!cameras[1].severalCameras());

    // The data counts, not where it lies or what it is called.
    const std::string print = fingerprint(all);
    fs::rename(path("b"), path("c"));
    QCOMPARE(fingerprint(openCameras({path("a"), path("c")}, LabelUse::Required)), print);
    QVERIFY(fingerprint(openCameras({path("c"), path("a")}, LabelUse::Required)) != print);
    QCOMPARE(fingerprint(openCameras({path("a")}, LabelUse::Required)), fingerprint(openDataset(path("a"), LabelUse::Required)));

    // Folders of equal names are told apart.
    const auto other = camera(path("far") / "a", 2);
    QCOMPARE(openCameras({path("a"), other}, LabelUse::Required).frames.back().name, std::string("a-2-frame1"));
}

void TestDataset::severalCamerasMustFitTogether()
{
    camera(path("a"), 2);
    camera(path("b"), 2);
    writeBytes(path("b") / "classes.json", R"({"classes": [{"name": "ground", "colour": "#804080"}, {"name": "sky", "colour": "#4682b4"}]})");
    writeLabels(path("b") / "labels/frame0.png", cv::Mat(24, 32, CV_8UC1, cv::Scalar(1)));
    writeLabels(path("b") / "labels/frame1.png", cv::Mat(24, 32, CV_8UC1, cv::Scalar(1)));
    VERIFY_REFUSED(openCameras({path("a"), path("b")}, LabelUse::Required), path("b").string(), "another class map");
    VERIFY_REFUSED(openCameras({path("a"), path("a") / "."}, LabelUse::Required), path("a").string(), "given twice");
    VERIFY_REFUSED(openCameras({path("a"), camera(path("bare"), 2, {32, 24}, false)}, LabelUse::Required), path("bare").string(), "no labels");
}

void TestDataset::fingerprintKnowsTheData()
{
    camera(path("a"), 3);
    const std::string first = fingerprint(openDataset(path("a"), LabelUse::Required));
    QCOMPARE(first.size(), size_t(64));
    fs::rename(path("a"), path("moved"));
    QCOMPARE(fingerprint(openDataset(path("moved"), LabelUse::Required)), first);
    const std::string unlabelled = fingerprint(openDataset(path("moved"), LabelUse::Hidden));
    QVERIFY(unlabelled != first);

    ClassMap classes = carlaClasses();
    classes.classes[3].name = "else";
    saveClassMap(classes, path("moved") / "classes.json");
    QVERIFY(fingerprint(openDataset(path("moved"), LabelUse::Required)) != first);
    fs::remove(path("moved") / "classes.json");
    cv::Mat changed = labels({32, 24}, 2);
    changed.at<uchar>(0, 0) = 1;
    writeLabels(path("moved") / "labels" / "frame2.png", changed);
    QVERIFY(fingerprint(openDataset(path("moved"), LabelUse::Required)) != first);
    QCOMPARE(fingerprint(openDataset(path("moved"), LabelUse::Hidden)), unlabelled);
    fs::rename(path("moved") / "images" / "frame2.png", path("moved") / "images" / "frame3.png");
    QVERIFY(fingerprint(openDataset(path("moved"), LabelUse::Hidden)) != unlabelled);
}

void TestDataset::checkOfACleanFolder()
{
    camera(path("a"), 3);
    size_t calls = 0;
    const DatasetReport report = checkDataset(path("a"), [&](size_t done, size_t all) {
        return ++calls == done && all == 3;
    });
    QCOMPARE(calls, size_t(3));
    QCOMPARE(report.frames, size_t(3));
    QCOMPARE(report.labelled, size_t(3));
    QVERIFY2(report.problems.empty(), report.problems.empty() ? "" : english(report.problems)[0].c_str());
    QCOMPARE(report.imageSizes.size(), size_t(1));
    QVERIFY(report.imageSizes[0] == std::pair(std::string("32x24"), size_t(3)));
    QCOMPARE(report.labelEncoding, std::string("index"));
    QCOMPARE(report.pixelsPerValue[7], uint64_t(3 * 16 * 24));
    QCOMPARE(report.pixelsPerValue[1], uint64_t(16 * 24));
    QVERIFY(mentions(english(report.remarks), "", "classes without a pixel: fences") == false);
    QVERIFY(mentions(english(report.remarks), "without a pixel", "walls"));
}

void TestDataset::checkFindsEverything()
{
    camera(path("a"), 8);
    const fs::path images = path("a") / "images";
    const fs::path labelFolder = path("a") / "labels";
    fs::resize_file(images / "frame0.png", 60);
    writeBytes(images / "frame1.png", "text");
    fs::remove(labelFolder / "frame2.png");
    writeLabels(labelFolder / "frame3.png", labels({20, 20}, 1));
    writeLabels(labelFolder / "frame4.png", cv::Mat(24, 32, CV_8UC1, cv::Scalar(77)));
    writeImage(images / "frame5.png", picture({1, 1}, 1));
    writeImage(images / "frame6.jpg", picture({32, 24}, 1));
    writeBytes(labelFolder / "frame7.png", "");
    writeLabels(labelFolder / "stray.png", labels({20, 20}, 1));
    writeBytes(images / "notes.txt", "x");

    const DatasetReport report = checkDataset(path("a"));
    QVERIFY(mentions(english(report.problems), "images/frame0.png", "cut off"));
    QVERIFY(mentions(english(report.problems), "images/frame1.png", "no picture"));
    QVERIFY(mentions(english(report.remarks), "", "1 frame without labels, which a source does without and a target is not measured on: frame2"));
    QVERIFY(mentions(english(report.problems), "labels/frame3.png", "is 20x20 but its frame is 32x24"));
    QVERIFY(mentions(english(report.problems), "labels/frame4.png", "77 (768 pixels)"));
    QVERIFY(mentions(english(report.problems), "images/frame5.png", "only 1x1"));
    QVERIFY(mentions(english(report.problems), "images/frame6.png", "same name"));
    QVERIFY(mentions(english(report.problems), "labels/frame7.png", "empty file"));
    QVERIFY(mentions(english(report.remarks), "", "1 label picture without a frame of the same name: stray"));
    QVERIFY(mentions(english(report.remarks), "", "frames of 2 sizes"));
    QVERIFY(mentions(english(report.remarks), "", "1 file beside the frames"));
    QVERIFY(report.imageSizes[0] == std::pair(std::string("32x24"), size_t(6)));

    writeBytes(path("a") / "classes.json", "[]");
    QVERIFY(mentions(english(checkDataset(path("a")).problems), "classes.json", "no list"));
    fs::create_directory(path("empty"));
    QVERIFY(mentions(english(checkDataset(path("empty")).problems), "empty", "holds no pictures"));
    camera(path("b"), 1, {32, 24}, false);
    const DatasetReport target = checkDataset(path("b"));
    QVERIFY(target.problems.empty());
    QVERIFY(mentions(english(target.remarks), "", "can be a target"));
}

void TestDataset::checkCanBeEnded()
{
    camera(path("a"), 5);
    size_t calls = 0;
    const DatasetReport report = checkDataset(path("a"), [&](size_t, size_t) { return ++calls < 2; });
    QCOMPARE(calls, size_t(2));
    QCOMPARE(report.labelled, size_t(2));
    QVERIFY(mentions(english(report.remarks), "", "ended early"));
}

void TestDataset::checkTellsWhatIsKnownSoFar()
{
    camera(path("a"), 5);
    std::vector<size_t> labelled;
    const std::function<bool(const DatasetReport &, size_t)> look = [&](const DatasetReport &soFar, size_t done) {
        labelled.push_back(soFar.labelled);
        return soFar.frames == 5 && soFar.labelled == done && soFar.imageSizes.size() == (done > 0 ? 1u : 0u);
    };
    QCOMPARE(checkDataset(path("a"), look).labelled, size_t(5));
    QCOMPARE(labelled, (std::vector<size_t>{0, 1, 2, 3, 4, 5}));
}

void TestDataset::framesStandAsTheirLabelsDo()
{
    // Stored lying, turned by EXIF; what people drew on stands. The last one carries a turn itself.
    camera(path("a"), 3, {24, 32});
    for (int i = 0; i < 3; ++i) {
        cv::Mat bgr, stored;
        cv::cvtColor(picture({24, 32}, i), bgr, cv::COLOR_RGB2BGR);
        cv::rotate(bgr, stored, cv::ROTATE_90_COUNTERCLOCKWISE);
        writeBytes(path("a") / "images" / (frameName(i) + ".png"), pngWithChunk(encodedPicture(".png", stored), "eXIf", exif(6)));
    }
    cv::Mat lying;
    cv::rotate(labels({24, 32}, 2), lying, cv::ROTATE_90_COUNTERCLOCKWISE);
    writeBytes(path("a") / "labels" / "frame2.png", pngWithChunk(encodedPicture(".png", lying), "eXIf", exif(6)));
    const Dataset data = openDataset(path("a"), LabelUse::Required);
    QCOMPARE(data.size, cv::Size(24, 32));
    QVERIFY(ContentNotes().lookThrough(data));
    for (int i = 0; i < 3; ++i) {
        const Frame frame = readFrame(data, static_cast<size_t>(i));
        QVERIFY(same(frame.image, picture({24, 32}, i)));
        QVERIFY(same(frame.labels, labels({24, 32}, i)));
    }
    const DatasetReport report = checkDataset(path("a"));
    QVERIFY2(report.problems.empty(), report.problems.empty() ? "" : english(report.problems)[0].c_str());
    QVERIFY(mentions(english(report.remarks), "", "3 frames are turned as the EXIF asks for"));

    writeLabels(path("a") / "labels" / "frame1.png", labels({32, 24}, 1)); // drawn on the pixels as they are stored
    VERIFY_REFUSED(readFrame(data, 1), "frame1.png", "is 32x24 but its frame is 24x32, turned as the frame's EXIF asks for");
    VERIFY_REFUSED(ContentNotes().lookThrough(data), "frame1.png", "EXIF");
    QVERIFY(mentions(english(checkDataset(path("a")).problems), "frame1.png", "EXIF"));
}

void TestDataset::oneRangeForAllFramesOfACamera()
{
    // Twelve bits: the first frame is dark, one other is bright; both are read by one rule.
    const auto write = [&](const char *camera, int number, int value) {
        fs::create_directories(path(camera));
        writeBytes(path(camera) / (frameName(number) + ".tif"), tiff({cv::Mat(20, 20, CV_16UC1, cv::Scalar(value))}));
    };
    for (int i = 0; i < 5; ++i)
        write("a", i, i == 3 ? 3900 : 160);
    const Dataset data = openDataset(path("a"), LabelUse::Hidden);
    QVERIFY(same(readFrame(data, 0).image, cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(10))));
    QVERIFY(same(readFrame(data, 3).image, cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(243))));
    QVERIFY(same(readFrameImage(thinned(data, 2), 0), readFrame(data, 0).image)); // wherever a frame goes, its range goes with it
    QVERIFY(same(readFrame(splitByTime(data, 0.4).validation, 0).image, readFrame(data, 3).image));
    QVERIFY(mentions(english(checkDataset(path("a")).remarks), "no value above 3900", "taken for 12-bit ones"));

    write("a", 3, 60000); // the file has changed: all bits are used
    QVERIFY(same(readFrame(openDataset(path("a"), LabelUse::Hidden), 0).image, cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(0))));
    QVERIFY(!mentions(english(checkDataset(path("a")).remarks), "", "no value above"));
    VERIFY_REFUSED(readFrame(data, 3), "frame3.tif", "values up to 60000"); // of whoever looked before

    for (const auto &[value, bits, read] : {std::tuple{200, 8, 200}, std::tuple{1023, 10, 255}, std::tuple{4096, 14, 64}, std::tuple{16384, 16, 64}}) {
        write(std::to_string(value).c_str(), 0, value);
        const Dataset one = openDataset(path(std::to_string(value).c_str()), LabelUse::Hidden);
        QCOMPARE(one.frames[0].bits, bits);
        QCOMPARE(int(readFrame(one, 0).image.at<cv::Vec3b>(0, 0)[0]), read);
    }
    camera(path("b"), 2); // of eight bits
    QCOMPARE(openDataset(path("b"), LabelUse::Hidden).frames[1].bits, 16);
    QVERIFY(describe(valueRangeOf(openDataset(path("b"), LabelUse::Hidden))).empty());
}

void TestDataset::severalPicturesInAFileAreRemarked()
{
    camera(path("a"), 1, {32, 24}, false);
    const cv::Mat page(24, 32, CV_8UC1, cv::Scalar(40));
    writeBytes(path("a") / "images" / "minute9.tif", tiff({page, page, page}));
    writeBytes(path("a") / "images" / "minute10.tif", tiff({page, page}));
    QVERIFY(mentions(english(checkDataset(path("a")).remarks), "2 files hold more than one picture, of which the first alone is used: ", "minute9.tif (3), minute10.tif (2)"));
}

void TestDataset::bothSidesOfAWrongPairAreNamed()
{
    camera(path("a"), 12);
    fs::rename(path("a") / "labels" / "frame9.png", path("a") / "labels" / "frame10b.png");
    fs::rename(path("a") / "labels" / "frame11.png", path("a") / "labels" / "frame9b.png");
    QVERIFY(mentions(english(openDataset(path("a"), LabelUse::Required).leftOut), "labels", "2 of 12 frames, which are left out: frame9, frame11; and labels without a frame of their name: frame9b, frame10b"));
    QVERIFY(mentions(english(openDataset(path("a"), LabelUse::Measure).leftOut), "labels", "2 of 12 frames, which are not measured on: frame9, frame11; and labels without a frame of their name: frame9b, frame10b"));
    QVERIFY(mentions(english(checkDataset(path("a")).remarks), "", "2 label pictures without a frame of the same name: frame9b, frame10b"));
}

void TestDataset::foreignTagsOfTheWholeFolderAreNamed()
{
    camera(path("a"), 3);
    for (const auto &[number, value] : {std::pair{1, 14}, std::pair{2, 14}, std::pair{2, 20}}) {
        cv::Mat values = labels({32, 24}, number);
        values.row(0).setTo(14);
        if (value == 20)
            values.row(1).setTo(20);
        writeLabels(path("a") / "labels" / (frameName(number) + ".png"), values);
    }
    const DatasetReport report = checkDataset(path("a"));
    QVERIFY2(english(report.problems).front().find("14 (64 pixels, first in frame1.png), 20 (32 pixels, first in frame2.png)") != std::string::npos, english(report.problems).front().c_str());
    QVERIFY(mentions(english(report.problems), "CARLA has more than one numbering", "classes.json"));
    VERIFY_REFUSED(readFrame(openDataset(path("a"), LabelUse::Required), 1), "frame1.png", "CARLA has more than one numbering");
    ClassMap two;
    two.classes = {{"a", {}}, {"b", {}}};
    saveClassMap(two, path("a") / "classes.json");
    QVERIFY(!mentions(english(checkDataset(path("a")).problems), "", "CARLA"));
    QVERIFY(mentions(english(checkDataset(path("a")).problems), "", "List the missing classes in classes.json"));
}

void TestDataset::mapsOfCarlaAreThere()
{
    const ClassMap middle = presetClasses("carla-0.9"), late = presetClasses("carla-0.9.14");
    QCOMPARE(middle.size(), 23);
    QCOMPARE(middle.classes[7].name, std::string("roads"));
    QCOMPARE(late.size(), 29);
    QCOMPARE(late.classes[1].name, std::string("roads"));
    QCOMPARE(late.classes[24].name, std::string("road-lines"));
    QCOMPARE(carlaClasses().classes[7].name, std::string("roads"));
}

QTEST_APPLESS_MAIN(TestDataset)
#include "test_dataset.moc"
