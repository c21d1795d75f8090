// A folder of very many frames on the data page: how soon its summary begins, what scrolling costs, and whether memory
// stays flat. The frames are real files, hard links to a few rendered ones.

#include "app/gui/data/camera_panel.h"
#include "app/gui/language.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/demo/city.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace {

using namespace vantage;
using namespace vantage::gui;

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Resident memory of this process, MB.
double memory()
{
    QFile file("/proc/self/statm");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

template<class Condition>
void waitFor(Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void linkFrames(const std::filesystem::path &from, const std::filesystem::path &to, int frames)
{
    for (const char *kind : {"images", "labels"}) {
        std::filesystem::create_directories(to / kind);
        std::vector<std::filesystem::path> files;
        for (const auto &entry : std::filesystem::directory_iterator(from / kind))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (int i = 0; i < frames; ++i) {
            const auto &file = files[static_cast<size_t>(i) % files.size()];
            char name[32];
            std::snprintf(name, sizeof name, "%06d", i);
            std::filesystem::create_hard_link(file, to / kind / (name + file.extension().string()));
        }
    }
    std::filesystem::copy_file(from / "classes.json", to / "classes.json");
}

} // namespace

int main(int argc, char **argv)
{
    int frames = 30000, pages = 300;
    CLI::App app("A folder of very many frames on the data page");
    app.add_option("--frames", frames)->capture_default_str();
    app.add_option("--pages", pages, "Scrolled through, evenly over the whole folder")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    QApplication application(argc, argv);
    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    CityOptions city;
    city.size = {320, 240};
    writeCity(city, 20, base / "few");
    linkFrames(base / "few", base / "many", frames);

    Settings settings(folder.filePath("settings.ini"));
    Language language;
    ProjectSession session;
    TrainingController training;
    Theme theme(application);
    Workbench bench{settings, session, training, language, theme, desktopPrompts()};
    CameraPanel panel(CameraPanel::Role::Source, bench);
    panel.resize(620, 720);
    panel.show();
    auto *summary = panel.findChild<QLabel *>("sourceSummaryLabel");
    bool checked = false;
    QObject::connect(&panel, &CameraPanel::checked, &panel, [&] { checked = true; });
    std::printf("%d frames; memory %.0f MB before\n", frames, memory());

    const double begun = now();
    panel.setFolder(QString::fromStdString((base / "many").string()));
    waitFor([&] { return !summary->text().isEmpty(); });
    std::printf("summary begins after %.0f ms: %s\n", 1000 * (now() - begun), qPrintable(summary->text()));

    // Scrolling while the folder is still being looked through.
    std::vector<double> delays;
    QTimer ticker;
    ticker.setTimerType(Qt::PreciseTimer);
    double last = 0;
    QObject::connect(&ticker, &QTimer::timeout, &panel, [&] {
        const double time = now();
        if (last > 0)
            delays.push_back(std::max(0.0, 1000 * (time - last) - 5));
        last = time;
    });
    ticker.start(5);
    auto *strip = panel.findChild<FrameStrip *>();
    const double atTop = memory();
    QScrollBar *bar = strip->view()->verticalScrollBar();
    int page = 0;
    QTimer scroller;
    QObject::connect(&scroller, &QTimer::timeout, &panel, [&] {
        bar->setValue(static_cast<int>(static_cast<double>(bar->maximum()) * ++page / pages));
    });
    scroller.start(30);
    waitFor([&] { return page >= pages / 2; });
    const double half = memory();
    waitFor([&] { return page >= pages; });
    scroller.stop();
    ticker.stop();
    std::sort(delays.begin(), delays.end());
    std::printf("scrolled through %d places: delay of a 5 ms timer 99 %% under %.1f ms, worst %.1f ms\n", pages,
                delays[static_cast<size_t>(0.99 * static_cast<double>(delays.size() - 1))], delays.back());
    std::printf("memory %.0f MB at the top, %.0f MB half way, %.0f MB at the end\n", atTop, half, memory());
    waitFor([&] { return checked; });
    std::printf("looked through after %.1f s: %s\n", now() - begun, qPrintable(summary->text()));
    return 0;
}
