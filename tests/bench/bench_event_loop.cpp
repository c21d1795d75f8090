// How late the window answers while a training keeps all cores busy, and what the window costs the training: a timer of
// 5 ms is asked for, and how much later it comes is what a click would wait. Then the clicks themselves: from a click
// on Pause, Stop and Cancel to the painted answer. Compare figures of one run: machines are noisy.

#include "app/gui/language.h"
#include "app/gui/main_window.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/thread_priority.h"
#include "app/gui/train/training_controller.h"
#include "core/base/cores.h"
#include "core/demo/city.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QTemporaryDir>
#include <QTimer>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <thread>
#include <vector>

namespace {

using namespace vantage;
using namespace vantage::gui;

struct Options
{
    int seconds = 60, rounds = 2, frames = 40, width = 192, height = 144, backbone = 50;
    std::string page = "train";
    bool wander = false, noAnswers = false;
};

/// Steps a second between the first step and the last.
struct Speed
{
    void note(double now)
    {
        if (steps++ == 0)
            first = now;
        last = now;
    }
    double value() const { return steps > 1 ? (steps - 1) / (last - first) : 0; }
    int64_t steps = 0;
    double first = 0, last = 0;
};

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

AdaptationOptions endless(const Options &o, const std::filesystem::path &project)
{
    AdaptationOptions options;
    options.project = project;
    options.settings = {{"width", std::to_string(o.width)},
                        {"height", std::to_string(o.height)},
                        {"backbone", std::to_string(o.backbone)}};
    options.baselineSettings = {{"epochs", "10000"}, {"stepsPerEpoch", "20"}, {"batch", "4"}};
    options.settings.push_back({"evaluationFrames", "4"});
    return options;
}

/// Nobody looks on: the observer counts, and that is all.
double speedWithoutWindow(const Options &o, const AdaptationOptions &options)
{
    struct Counter : TrainingObserver
    {
        void onStep(const StepReport &) override
        {
            std::lock_guard lock(mutex);
            speed.note(now());
        }
        std::mutex mutex;
        Speed speed;
    } counter;
    std::jthread thread([&](std::stop_token stop) {
        giveWayToTheWindow(); // as under the window: what else the machine does weighs the same in both parts
        adapt(options, stop, counter);
    });
    std::this_thread::sleep_for(std::chrono::seconds(o.seconds));
    thread.request_stop();
    thread.join();
    return counter.speed.value();
}

/// Of the calling thread: what a window takes from the training at most, whatever else the machine does meanwhile.
double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

struct Delays
{
    double cpu = 0, wall = 0; ///< of the window's thread while a training ran, seconds
    std::vector<double> milliseconds;
    double at(double share)
    {
        if (milliseconds.empty())
            return 0;
        std::sort(milliseconds.begin(), milliseconds.end());
        return milliseconds[static_cast<size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    }
};

/// The workbench with a project open, as its operator has it.
struct OpenWorkbench
{
    OpenWorkbench(const std::filesystem::path &project, const std::string &page, Theme &theme)
        : settings(folder.filePath("settings.ini"))
        , bench{settings, session, training, language, theme, desktopPrompts()}
        , window(bench)
    {
        window.show();
        window.openProject(QString::fromStdString(project.string()));
        window.showPage(QString::fromStdString(page));
    }
    QTemporaryDir folder;
    Settings settings;
    Language language;
    ProjectSession session;
    TrainingController training;
    Workbench bench;
    MainWindow window;
};

/// The same training under the window, with the timer going.
double speedWithWindow(const Options &o, const AdaptationOptions &options, Theme &theme, Delays &delays)
{
    OpenWorkbench workbench(options.project, o.page, theme);
    TrainingController &training = workbench.training;
    MainWindow &window = workbench.window;
    Speed speed;
    QObject::connect(&training, &TrainingController::updated, &window, [&](const std::vector<StageUpdate> &stages) {
        for (const StageUpdate &stage : stages)
            for (size_t i = 0; i < stage.steps.size(); ++i)
                speed.note(now());
    });
    QTimer ticker;
    ticker.setTimerType(Qt::PreciseTimer);
    ticker.setInterval(5);
    double before = 0;
    QObject::connect(&ticker, &QTimer::timeout, &window, [&] {
        const double time = now();
        if (before > 0 && speed.steps > 0) // once it really trains
            delays.milliseconds.push_back(std::max(0.0, (time - before) * 1000 - 5));
        before = time;
    });
    ticker.start();
    QTimer wander;
    QStringList pages{"data", "train", "inspect", "runs", "export", "train"};
    QObject::connect(&wander, &QTimer::timeout, &window, [&] {
        pages.move(0, pages.size() - 1);
        window.showPage(pages.first());
    });
    if (o.wander)
        wander.start(1500);
    QTimer::singleShot(o.seconds * 1000, &window, [&] {
        ticker.stop();
        wander.stop();
        training.stopAndKeep();
    });
    QObject::connect(&training, &TrainingController::ended, &window, [] { QApplication::quit(); });
    training.start(options);
    const double cpu = cpuSeconds(), wall = now();
    QApplication::exec();
    delays.cpu += cpuSeconds() - cpu;
    delays.wall += now() - wall;
    return speed.value();
}

/// A run that is short and finished, so that there is something to inspect.
void finishARun(AdaptationOptions options)
{
    options.settings.push_back({"epochs", "1"});
    options.settings.push_back({"stepsPerEpoch", "2"});
    options.baselineSettings = {{"epochs", "1"}, {"stepsPerEpoch", "2"}, {"batch", "2"}};
    TrainingObserver nobody;
    adapt(options, {}, nobody);
}

/// Notes when a label is painted with another text than it had.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QLabel *label)
        : m_label(label)
    {
        label->installEventFilter(this);
    }
    void begin()
    {
        m_before = m_label->text();
        m_painted = 0;
    }
    double painted() const { return m_painted; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_painted == 0 && m_label->text() != m_before)
            m_painted = now(); // the paint itself takes microseconds
        return false;
    }

private:
    QLabel *m_label;
    QString m_before;
    double m_painted = 0;
};

template<class Condition>
void waitFor(Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Clicks on Pause, Stop and Cancel while it trains: until the answer stands on the screen, and until it takes effect.
void measureAnswers(const AdaptationOptions &options, Theme &theme)
{
    OpenWorkbench workbench(options.project, "train", theme);
    TrainingController &training = workbench.training;
    MainWindow &window = workbench.window;
    int64_t steps = 0;
    QObject::connect(&training, &TrainingController::updated, &window, [&](const std::vector<StageUpdate> &stages) {
        for (const StageUpdate &stage : stages)
            steps += static_cast<int64_t>(stage.steps.size());
    });
    PaintWatch watch(window.findChild<QLabel *>("phaseLabel"));
    const auto click = [&](const char *name, const char *button, TrainingPhase wanted) {
        const int64_t before = steps;
        waitFor([&] { return steps >= before + 3; });
        watch.begin();
        const double clicked = now();
        window.findChild<QAbstractButton *>(button)->click();
        waitFor([&] { return watch.painted() > 0; });
        waitFor([&] { return training.phase() == wanted; });
        std::printf("%-7s on the screen after %5.1f ms, in effect after %6.0f ms\n", name,
                    1000 * (watch.painted() - clicked), 1000 * (now() - clicked));
        std::fflush(stdout);
    };
    training.start(options);
    click("Pause:", "pauseButton", TrainingPhase::Paused);
    training.resume();
    click("Stop:", "stopButton", TrainingPhase::Idle);
    training.start(options);
    click("Cancel:", "cancelButton", TrainingPhase::Idle);
}

} // namespace

int main(int argc, char **argv)
{
    Options o;
    CLI::App app("Event loop of the window while a training runs");
    app.add_option("--seconds", o.seconds, "Of each part")->capture_default_str();
    app.add_option("--rounds", o.rounds, "Parts without and with the window, in turn")->capture_default_str();
    app.add_option("--page", o.page)->capture_default_str();
    app.add_option("--width", o.width)->capture_default_str();
    app.add_option("--height", o.height)->capture_default_str();
    app.add_option("--backbone", o.backbone)->capture_default_str();
    app.add_flag("--wander", o.wander, "Change the page every 1.5 s; there is a finished run to inspect");
    app.add_flag("--no-answers", o.noAnswers, "Leave out the clicks");
    CLI11_PARSE(app, argc, argv);
    QApplication application(argc, argv);
    Theme theme(application);
    theme.apply();

    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    for (const char view : {'A', 'B'}) {
        CityOptions city;
        city.view = view;
        writeCity(city, o.frames, base / std::string(1, view));
    }
    Project project;
    project.folder = base / "project";
    project.sources = {base / "A"};
    project.target = base / "B";
    project.classes = carlaClasses();
    createProject(project);
    const AdaptationOptions options = endless(o, project.folder);

    if (o.wander)
        finishARun(options);
    Delays delays;
    double without = 0, with = 0;
    for (int round = 0; round < o.rounds; ++round) {
        const double alone = speedWithoutWindow(o, options);
        const double watched = speedWithWindow(o, options, theme, delays);
        std::printf("round %d: %.3f steps/s without the window, %.3f with it (%+.1f %%)\n", round + 1, alone, watched,
                    100 * (watched / alone - 1));
        std::fflush(stdout);
        without += alone / o.rounds;
        with += watched / o.rounds;
    }
    std::printf(
        "\nevent loop, delay of a 5 ms timer over %zu ticks: median %.2f ms, 99 %% under %.2f ms, worst %.2f ms\n",
        delays.milliseconds.size(), delays.at(0.5), delays.at(0.99), delays.at(1));
    std::printf("the window's thread was busy %.1f of %.0f s: %.1f %% of the machine's %d cores\n", delays.cpu,
                delays.wall, 100 * delays.cpu / delays.wall / physicalCores(), physicalCores());
    std::printf("training: %.3f steps/s without the window, %.3f with it: %+.1f %%\n", without, with,
                100 * (with / without - 1));
    if (!o.noAnswers)
        measureAnswers(options, theme);
    return 0;
}
