#include "core/base/files.h"
#include "core/demo/city.h"
#include "core/geometry/drift.h"
#include "core/runs/camera_watch.h"
#include "core/runs/in_use.h"
#include "core/runs/run_cameras.h"
#include "core/runs/run_store.h"
#include "tests/core/data_samples.h"

#include <QTemporaryDir>
#include <opencv2/imgproc.hpp>

using namespace vantage;
using namespace vantage::samples;

namespace {

cv::Mat warped(const cv::Mat &rgb, double dx, double dy, double degrees, double zoom)
{
    cv::Mat turn = cv::getRotationMatrix2D({rgb.cols / 2.0F, rgb.rows / 2.0F}, -degrees, zoom), result;
    turn.at<double>(0, 2) += dx;
    turn.at<double>(1, 2) += dy;
    cv::warpAffine(rgb, result, turn, rgb.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return result;
}

template<class Damage>
std::vector<cv::Mat> each(const std::vector<cv::Mat> &frames, Damage damage)
{
    std::vector<cv::Mat> result;
    for (const cv::Mat &frame : frames)
        result.push_back(damage(frame));
    return result;
}

} // namespace

/// A street of the synthetic city that a camera has learnt, and another episode of it: other light, other weather, other traffic.
class TestDrift : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void otherLightIsNoDrift();
    void movesAreMeasured_data();
    void movesAreMeasured();
    void damageIsTold();
    void anotherSceneIsTold();
    void pictureOfAnotherSizeIsTold();
    void darkAndBrightAreLearntApart();
    void watchKeepsWhatItFinds();
    void oneBadWindowIsNotBelieved();
    void watchNeedsAFixedCamera();

private:
    Project watched(const QTemporaryDir &folder) const;
    fs::path folderOf(const QTemporaryDir &folder, const char *name, const std::vector<cv::Mat> &frames) const;

    std::vector<cv::Mat> m_training, m_today;
    std::unique_ptr<DriftJudge> m_judge;
};

void TestDrift::initTestCase()
{
    const cv::Size size(320, 240);
    const City training({1, 'A', size, 101}), today({1, 'A', size, 3});
    for (int i = 0; i < 9; ++i)
        m_training.push_back(training.render(7 * i).image);
    for (int i = 0; i < 7; ++i)
        m_today.push_back(today.render(5 * i).image);
    m_judge = std::make_unique<DriftJudge>(driftReference(m_training, size));
}

void TestDrift::otherLightIsNoDrift()
{
    for (const auto &frames : {m_today, each(m_today, [](const cv::Mat &m) { cv::Mat r; m.convertTo(r, -1, 0.6, 20); return r; })}) {
        const Drift drift = m_judge->judge(frames);
        QVERIFY2(drift.kind == DriftKind::None && describe(drift).empty(), english(describe(drift)).c_str());
        QVERIFY(drift.recognised > 0.6 && drift.hidden < 0.15 && drift.pixels == 0);
    }
}

void TestDrift::movesAreMeasured_data()
{
    QTest::addColumn<double>("dx");
    QTest::addColumn<double>("dy");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("zoom");
    QTest::newRow("a little") << 3.0 << 0.0 << 0.0 << 1.0;
    QTest::newRow("some") << -12.0 << 9.0 << 0.0 << 1.0;
    QTest::newRow("far") << 80.0 << 5.0 << 0.0 << 1.0;
    QTest::newRow("turned") << 0.0 << 0.0 << 4.0 << 1.0;
    QTest::newRow("zoomed") << 0.0 << 0.0 << 0.0 << 1.15;
}

void TestDrift::movesAreMeasured()
{
    QFETCH(double, dx);
    QFETCH(double, dy);
    QFETCH(double, degrees);
    QFETCH(double, zoom);
    const Drift drift = m_judge->judge(each(m_today, [&](const cv::Mat &m) { return warped(m, dx, dy, degrees, zoom); }));
    QVERIFY2(drift.kind == DriftKind::Moved, english(describe(drift)).c_str());
    QVERIFY2(std::abs(drift.degrees - degrees) < 0.3, qPrintable(QString::number(drift.degrees)));
    QVERIFY2(std::abs(drift.zoom - zoom) < 0.02, qPrintable(QString::number(drift.zoom)));
    if (degrees == 0 && zoom == 1)
        QVERIFY2(std::abs(drift.pixels - std::hypot(dx, dy)) < 0.5, qPrintable(QString::number(drift.pixels)));
    const cv::Vec3d middle = drift.carries * cv::Vec3d(160, 120, 1); // turns and zooms are about it
    QVERIFY(std::abs(middle[0] / middle[2] - 160 - dx) < 1 && std::abs(middle[1] / middle[2] - 120 - dy) < 1);
    QVERIFY(english(describe(drift)).starts_with("moved by "));
    QCOMPARE(english(describe(drift)).find("turned by") != std::string::npos, degrees != 0);
}

void TestDrift::damageIsTold()
{
    const auto told = [&](auto damage) { return m_judge->judge(each(m_today, damage)); };
    const Drift half = told([](const cv::Mat &m) {
        cv::Mat r = m.clone();
        r.colRange(0, m.cols / 2).setTo(cv::Scalar(70, 66, 60));
        return r;
    });
    QCOMPARE(half.kind, DriftKind::Covered);
    QVERIFY2(half.hidden > 0.3 && half.hidden < 0.7, qPrintable(QString::number(half.hidden)));
    QCOMPARE(told([](const cv::Mat &m) { return cv::Mat(m.size(), m.type(), cv::Scalar(70, 66, 60)); }).kind, DriftKind::Covered);
    const Drift soft = told([](const cv::Mat &m) {
        cv::Mat r;
        cv::GaussianBlur(m, r, {}, 3);
        return r;
    });
    QCOMPARE(soft.kind, DriftKind::Blurred);
    QVERIFY(soft.sharpness < 0.6);
    const Drift dark = told([](const cv::Mat &m) { return cv::Mat(m * 0.15); });
    QCOMPARE(dark.kind, DriftKind::Dark);
    QVERIFY(english(describe(dark)).starts_with("darker than it ever was: brightness "));
}

void TestDrift::anotherSceneIsTold()
{
    const City elsewhere({2, 'A', {320, 240}, 3});
    std::vector<cv::Mat> frames;
    for (int i = 0; i < 5; ++i)
        frames.push_back(elsewhere.render(5 * i).image);
    const Drift drift = m_judge->judge(frames);
    QVERIFY2(drift.kind == DriftKind::Changed && drift.recognised < 0.3, english(describe(drift)).c_str());
}

void TestDrift::pictureOfAnotherSizeIsTold()
{
    QCOMPARE(m_judge->judge(std::vector<cv::Mat>(5, cv::Mat(200, 320, CV_8UC3, cv::Scalar::all(90)))).kind, DriftKind::Changed);
}

void TestDrift::darkAndBrightAreLearntApart()
{
    std::vector<cv::Mat> both = m_training;
    for (const cv::Mat &frame : each(m_training, [](const cv::Mat &m) { return cv::Mat(m * 0.2); }))
        both.push_back(frame);
    const DriftJudge judge(driftReference(both, {320, 240}));
    QCOMPARE(judge.reference().backgrounds.size(), size_t(2));
    QVERIFY(cv::mean(judge.reference().backgrounds[0])[0] < 0.3 * cv::mean(judge.reference().backgrounds[1])[0]);
    QCOMPARE(judge.judge(each(m_today, [](const cv::Mat &m) { return cv::Mat(m * 0.2); })).kind, DriftKind::None); // as its nights are
    QCOMPARE(m_judge->judge(each(m_today, [](const cv::Mat &m) { return cv::Mat(m * 0.2); })).kind, DriftKind::Dark);
}

fs::path TestDrift::folderOf(const QTemporaryDir &folder, const char *name, const std::vector<cv::Mat> &frames) const
{
    const fs::path camera = fs::path(folder.path().toStdString()) / name;
    fs::create_directories(camera / "images");
    for (size_t i = 0; i < frames.size(); ++i)
        writeImage(camera / "images" / (frameName(static_cast<int>(i)) + ".png"), frames[i]);
    return camera;
}

Project TestDrift::watched(const QTemporaryDir &folder) const
{
    Project project;
    project.folder = fs::path(folder.path().toStdString()) / "project";
    project.sources = {folderOf(folder, "source", {m_today.front()})};
    project.target = folderOf(folder, "gate", m_training);
    project.classes = carlaClasses();
    return createProject(project);
}

void TestDrift::watchKeepsWhatItFinds()
{
    const QTemporaryDir folder;
    Project project = watched(folder);
    std::vector<cv::Mat> moved = each(m_today, [](const cv::Mat &m) { return warped(m, 20, 0, 0, 1); });
    const fs::path today = folderOf(folder, "today", m_today), later = folderOf(folder, "later", moved);
    {
        RunStore store(project.folder);
        RunRecord run;
        run.kind = RunKind::Adapted;
        run.recipe = "label-book";
        run.target = "gate";
        const int64_t id = store.createRun(run);
        writeAtomically(project.runFolder(id) / "model.safetensors", "x");
        store.endRun(id, RunState::Finished, {}, 1);
        useModel(project, id, "");
    }
    QVERIFY(!watchStateOf(project, "gate"));
    WatchOptions options{"gate", today.string()};
    WatchResult result = watchCamera(project, options);
    QVERIFY(result.windows == 1 && result.alarms == 0 && result.state.kind == DriftKind::None && result.frames == 7);
    QCOMPARE(modelsInUse(project)[0].stale, Stale::No);

    options.input = later.string();
    int told = 0;
    result = watchCamera(project, options, {}, [&](const WatchState &state, bool changed, int64_t) { told += changed && state.kind == DriftKind::Moved; });
    QCOMPARE(told, 1);
    const WatchState state = *watchStateOf(project, "gate");
    QVERIFY(state.alarms() && state.kind == DriftKind::Moved && std::abs(state.pixels - 20) < 1);
    QCOMPARE(english(state.said), std::string("moved by 20 pixels"));
    QCOMPARE(state.frame, std::string("frame0"));
    QCOMPARE(readImage(watchPicture(project, "gate", false)).size(), cv::Size(320, 240));
    QVERIFY(cv::norm(readImage(watchPicture(project, "gate", true)), moved.front(), cv::NORM_L1) < cv::norm(readImage(watchPicture(project, "gate", false)), moved.front(), cv::NORM_L1));
    // The model was trained in this very second at the latest.
    const fs::path file = project.folder / "watch/gate.json";
    auto since = [&file, was = state.since](const std::string &utc) mutable {
        std::string text = readFile(file);
        text.replace(text.find(was), was.size(), utc);
        writeAtomically(file, text);
        was = utc;
    };
    since("1999-01-01T00:00:00Z");
    QCOMPARE(modelsInUse(project)[0].stale, Stale::No); // the run has learnt from frames of after that
    since("2099-01-01T00:00:00Z");
    QCOMPARE(modelsInUse(project)[0].stale, Stale::CameraChanged);
    QCOMPARE(english(modelsInUse(project)[0].camera), std::string("moved by 20 pixels"));
    acknowledgeDrift(project, "gate", "the storm");
    QCOMPARE(modelsInUse(project)[0].stale, Stale::No);
    QCOMPARE(watchStateOf(project, "gate")->note, std::string("the storm"));
    QVERIFY(watchCamera(project, options).alarms == 0); // the same again is known
    QVERIFY(!watchStateOf(project, "gate")->alarms());
    options.input = folderOf(folder, "night", each(m_today, [](const cv::Mat &m) { return cv::Mat(m * 0.1); })).string();
    QVERIFY(watchCamera(project, options).alarms == 1); // something else
    renameCamera(project, "gate", "North gate");
    QVERIFY(!watchStateOf(project, "gate") && watchStateOf(project, "North gate")->kind == DriftKind::Dark);
    QVERIFY(fs::exists(watchPicture(project, "North gate", true)));
    options.camera = "North gate";
    options.input = today.string();
    QVERIFY(watchCamera(project, options).state.kind == DriftKind::None); // set right
    VERIFY_REFUSED(acknowledgeDrift(project, "North gate", ""), "North gate", "nothing was found");
}

void TestDrift::oneBadWindowIsNotBelieved()
{
    const QTemporaryDir folder;
    const Project project = watched(folder);
    const auto covered = [](const cv::Mat &m) { return cv::Mat(m.size(), m.type(), cv::Scalar(70, 66, 60)); }; // a lorry stops before the lens
    std::vector<cv::Mat> frames = m_today;
    for (const cv::Mat &frame : each(m_today, covered))
        frames.push_back(frame);
    frames.insert(frames.end(), m_today.begin(), m_today.end());
    WatchResult result = watchCamera(project, {"gate", folderOf(folder, "lorry", frames).string()});
    QVERIFY(result.windows == 3 && result.alarms == 0 && result.state.kind == DriftKind::None);
    for (int again = 0; again < 2; ++again)
        for (const cv::Mat &frame : each(m_today, covered))
            frames.push_back(frame);
    result = watchCamera(project, {"gate", folderOf(folder, "bag", frames).string()});
    QVERIFY(result.windows == 5 && result.alarms == 1 && result.state.kind == DriftKind::Covered);
    QCOMPARE(result.state.frame, std::string("frame21"));
}

void TestDrift::watchNeedsAFixedCamera()
{
    const QTemporaryDir folder;
    Project project = watched(folder);
    const std::string today = folderOf(folder, "today", m_today).string();
    VERIFY_REFUSED(watchCamera(project, {"nobody", today}), "project", "has no camera called 'nobody'");
    VERIFY_REFUSED(watchCamera(project, {"gate", folderOf(folder, "few", {m_today[0], m_today[1]}).string()}), "few", "has 2 frames, too few");
    VERIFY_REFUSED(watchCamera(project, {"gate", "nowhere"}), "nowhere", "is not there");
    std::vector<cv::Mat> panning;
    for (size_t i = 0; i < m_training.size(); ++i)
        panning.push_back(warped(m_training[i], 12.0 * static_cast<double>(i), 0, 0, 1));
    fs::remove_all(project.target);
    folderOf(folder, "gate", panning);
    VERIFY_REFUSED(watchCamera(project, {"gate", today}), "gate", "does not stand still");
}

QTEST_APPLESS_MAIN(TestDrift)
#include "test_drift.moc"
