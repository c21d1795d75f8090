#include "core/data/loader.h"

#include "core/data/frame_cache.h"
#include "data_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

using namespace vantage;
using namespace vantage::samples;

class TestLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyPassVisitsEveryFrameOnce();
    void passesDiffer();
    void camerasTakeTurns();
    void batchDependsOnItsNumberAlone();
    void streamsAndSeedsDiffer();
    void batchesMayExceedTheSet();
    void plainFramesAreResized();
    void unlabelledFramesHaveNoLabels();
    void errorArrivesAtNext();
    void endsInMidWork();
    void cacheKeepsToItsBound();
    void cacheDoesNotChangeFrames();
    void largeFramesAreShrunk();
    void rarityOfClasses();
    void wrongOptionsAreRefused();
    void speed();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    Dataset data(int count, cv::Size size = {32, 24}) const
    {
        return openDataset(camera(path("a"), count, size), LabelUse::Required);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

LoaderOptions options(int batch, uint64_t seed = 1)
{
    LoaderOptions result;
    result.size = {24, 18};
    result.batch = batch;
    result.seed = seed;
    return result;
}

bool same(const FrameBatch &a, const FrameBatch &b)
{
    if (a.indices != b.indices || a.frames.size() != b.frames.size())
        return false;
    for (size_t i = 0; i < a.frames.size(); ++i) {
        const bool image = samples::same(a.frames[i].image, b.frames[i].image);
        if (!image || !samples::same(a.frames[i].labels, b.frames[i].labels))
            return false;
    }
    return true;
}

} // namespace

void TestLoader::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLoader::everyPassVisitsEveryFrameOnce()
{
    Loader loader(data(10), options(4)); // batches straddle passes
    std::vector<size_t> visited;
    for (int i = 0; i < 15; ++i) {
        const FrameBatch batch = loader.next();
        QCOMPARE(batch.frames.size(), size_t(4));
        visited.insert(visited.end(), batch.indices.begin(), batch.indices.end());
    }
    for (size_t pass = 0; pass < 6; ++pass) {
        const auto begin = visited.begin() + static_cast<std::ptrdiff_t>(10 * pass);
        QCOMPARE(std::set<size_t>(begin, begin + 10).size(), size_t(10));
    }
}

void TestLoader::passesDiffer()
{
    Loader loader(data(10), options(10));
    std::set<std::vector<size_t>> orders;
    for (int i = 0; i < 5; ++i)
        orders.insert(loader.next().indices);
    QCOMPARE(orders.size(), size_t(5));
}

void TestLoader::batchDependsOnItsNumberAlone()
{
    const Dataset frames = data(7);
    Loader whole(frames, options(3));
    std::vector<FrameBatch> batches;
    for (int i = 0; i < 12; ++i)
        batches.push_back(whole.next());
    for (int start : {1, 5, 11}) {
        LoaderOptions later = options(3);
        later.firstBatch = start;
        later.cacheBytes = start == 5 ? 0 : later.cacheBytes;
        later.prefetch = start == 11 ? 1 : 3;
        Loader resumed(frames, later);
        for (int i = start; i < 12; ++i)
            QVERIFY(same(resumed.next(), batches[size_t(i)]));
    }
}

void TestLoader::streamsAndSeedsDiffer()
{
    const Dataset frames = data(7);
    const FrameBatch first = Loader(frames, options(7)).next();
    QVERIFY(same(Loader(frames, options(7)).next(), first));
    QVERIFY(!same(Loader(frames, options(7, 2)).next(), first));
    LoaderOptions other = options(7);
    other.stream = 1;
    QVERIFY(!same(Loader(frames, other).next(), first));
}

void TestLoader::batchesMayExceedTheSet()
{
    Loader loader(data(1), options(5));
    const FrameBatch batch = loader.next();
    QVERIFY((batch.indices == std::vector<size_t>{0, 0, 0, 0, 0}));
    QVERIFY(!samples::same(batch.frames[0].image, batch.frames[1].image)); // one frame, five views
}

void TestLoader::plainFramesAreResized()
{
    const Dataset frames = data(3);
    LoaderOptions plain = options(3);
    plain.augment = false;
    plain.size = {32, 24};
    Loader loader(frames, plain);
    for (int i = 0; i < 2; ++i) {
        FrameBatch batch = loader.next();
        for (size_t slot = 0; slot < 3; ++slot) {
            const auto number = static_cast<int>(batch.indices[slot]);
            QVERIFY(samples::same(batch.frames[slot].image, picture({32, 24}, number)));
            QVERIFY(samples::same(batch.frames[slot].labels, labels({32, 24}, number)));
            batch.frames[slot].image.setTo(0); // ours: must not reach the frames kept by the loader
        }
    }
}

void TestLoader::unlabelledFramesHaveNoLabels()
{
    camera(path("b"), 3);
    Loader loader(openDataset(path("b"), LabelUse::Hidden), options(3));
    for (const Frame &frame : loader.next().frames)
        QVERIFY(frame.labels.empty());
}

void TestLoader::errorArrivesAtNext()
{
    const Dataset frames = data(6);
    writeBytes(frames.imageFile(4), "no picture any more");
    Loader loader(frames, options(2));
    const auto drain = [&] {
        for (int i = 0; i < 4; ++i)
            loader.next();
    };
    VERIFY_REFUSED(drain(), "frame4.png", "no picture");
    VERIFY_REFUSED(loader.next(), "frame4.png", "no picture"); // and does not wait for ever
}

void TestLoader::endsInMidWork()
{
    const Dataset frames = data(6);
    for (int i = 0; i < 30; ++i) {
        Loader loader(frames, options(4));
        for (int k = 0; k < i % 4; ++k)
            loader.next();
    }
    LoaderOptions endless = options(1 << 20); // would take minutes to make
    endless.prefetch = 1;
    const Loader loader(frames, endless);
}

void TestLoader::cacheKeepsToItsBound()
{
    const size_t frameBytes = 32 * 24 * 4;
    FrameCache cache(data(10), {64, 64}, frameBytes * 3 + frameBytes / 2);
    for (int pass = 0; pass < 3; ++pass) {
        for (size_t i = 0; i < 10; ++i)
            cache.frame(i);
        QCOMPARE(cache.bytes(), frameBytes * 3);
    }
    // What was kept needs its file no more, what was not is read anew.
    fs::remove_all(path("a"));
    QVERIFY(samples::same(cache.frame(2).image, picture({32, 24}, 2)));
    VERIFY_REFUSED(cache.frame(3), "frame3.png", "does not exist");
    FrameCache none(cache.data(), {64, 64}, 0);
    QCOMPARE(none.bytes(), size_t(0));
}

void TestLoader::cacheDoesNotChangeFrames()
{
    const Dataset frames = data(3, {100, 70});
    FrameCache kept(frames, {48, 36}, size_t(1) << 30);
    FrameCache anew(frames, {48, 36}, 0);
    for (int pass = 0; pass < 2; ++pass) {
        for (size_t i = 0; i < 3; ++i) {
            QVERIFY(samples::same(kept.frame(i).image, anew.frame(i).image));
            QVERIFY(samples::same(kept.frame(i).labels, anew.frame(i).labels));
        }
    }
    QCOMPARE(anew.bytes(), size_t(0));
}

void TestLoader::largeFramesAreShrunk()
{
    FrameCache cache(data(1, {200, 100}), {48, 36}, size_t(1) << 30);
    QVERIFY(cache.frame(0).image.size() == cv::Size(48, 24)); // with its proportions
    QCOMPARE(cache.bytes(), size_t(48 * 24 * 4));
}

void TestLoader::rarityOfClasses()
{
    camera(path("b"), 2);
    for (int i = 0; i < 2; ++i) {
        cv::Mat values(24, 32, CV_8UC1, cv::Scalar(7));
        values.rowRange(0, 12).setTo(255);
        values.row(23).setTo(4); // 1 of 12 labelled rows
        writeLabels(path("b") / "labels" / (frameName(i) + ".png"), values);
    }
    const std::vector<double> rarity = classRarity(openDataset(path("b"), LabelUse::Required));
    QCOMPARE(rarity.size(), size_t(13));
    QCOMPARE(rarity[4], 1 / std::sqrt(1.0 / 12));
    QCOMPARE(rarity[7], 1 / std::sqrt(11.0 / 12));
    QCOMPARE(rarity[0], 0.0);
    QVERIFY(classRarity(openDataset(path("b"), LabelUse::Hidden)).empty());
}

void TestLoader::camerasTakeTurns()
{
    const Dataset both = openCameras({camera(path("a"), 6), camera(path("b"), 2)}, LabelUse::Required);
    Loader loader(both, options(4));
    std::set<size_t> ofFirst;
    for (int batch = 0; batch < 3; ++batch) {
        const auto indices = loader.next().indices;
        for (size_t i = 0; i < indices.size(); ++i) {
            QCOMPARE(indices[i] < 6, i % 2 == 0); // as many of the camera with two frames as of the one with six
            if (indices[i] < 6)
                ofFirst.insert(indices[i]);
        }
    }
    QCOMPARE(ofFirst.size(), size_t(6)); // a pass over the larger camera
    Loader alone(data(6), options(4)), again(openCameras({path("a")}, LabelUse::Required), options(4));
    QCOMPARE(alone.next().indices, again.next().indices);
}

void TestLoader::wrongOptionsAreRefused()
{
    Dataset frames = data(1);
    QVERIFY_EXCEPTION_THROWN(Loader(frames, options(0)), std::invalid_argument);
    LoaderOptions sizeless = options(1);
    sizeless.size = {};
    QVERIFY_EXCEPTION_THROWN(Loader(frames, sizeless), std::invalid_argument);
    frames.frames.clear();
    VERIFY_REFUSED(Loader(frames, options(1)), path("a").string(), "no frames");
}

void TestLoader::speed()
{
    LoaderOptions real = options(8);
    real.size = {240, 180};
    Loader loader(data(16, {320, 240}), real);
    for (int i = 0; i < 8; ++i) // decoded and kept by then
        loader.next();
    QBENCHMARK {
        loader.next();
    }
}

QTEST_APPLESS_MAIN(TestLoader)
#include "test_loader.moc"
