// A project of very many runs on the page of runs: how soon it is open, what filtering, sorting, grouping and scrolling cost, how long a
// comparison of five long runs takes, and what memory all of it needs. The rows are made up and written through RunStore.

#include "app/gui/compare/compare_panel.h"
#include "app/gui/compare/curves_tab.h"
#include "app/gui/language.h"
#include "app/gui/pages/runs_page.h"
#include "app/gui/project_session.h"
#include "app/gui/runs/runs_list.h"
#include "app/gui/runs/runs_table.h"
#include "app/gui/settings.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/runs/run_store.h"
#include "core/training/recipe.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QScrollBar>
#include <QTemporaryDir>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <unistd.h>

namespace {

using namespace vantage;
using namespace vantage::gui;

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Processor time of all threads, seconds: what counts on a machine that is busy with other things.
double processor()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
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

template<class Work>
double milliseconds(Work work)
{
    const double begun = now();
    work();
    return 1000 * (now() - begun);
}

ConfusionMatrix madeUp(std::mt19937 &random, double right)
{
    constexpr int classes = 13;
    std::vector<uint64_t> counts(classes * classes);
    for (size_t truth = 0; truth < classes; ++truth)
        for (size_t prediction = 0; prediction < classes; ++prediction)
            counts[truth * classes + prediction] = truth == prediction ? static_cast<uint64_t>(100000 * right) : random() % 4000;
    return ConfusionMatrix::fromCounts(classes, std::move(counts));
}

void makeProjectOf(const std::filesystem::path &folder, int runs, int steps, int epochs)
{
    Project project;
    project.folder = folder;
    for (const char *camera : {"A1", "B1"})
        std::filesystem::create_directories(folder.parent_path() / "cameras" / camera);
    project.sources = {folder.parent_path() / "cameras" / "A1"};
    project.target = folder.parent_path() / "cameras" / "B1";
    project.measureTarget = true;
    project.classes = carlaClasses();
    createProject(project);
    RunStore store(folder);
    std::mt19937 random(1);
    const char *recipes[] = {"label-book", "self-training", "adversarial"}, *tags[] = {"rain", "night", "snow"};
    for (int i = 0; i < runs; ++i) {
        RunRecord record;
        record.kind = i % 50 == 0 ? RunKind::Baseline : i % 10 == 1 ? RunKind::Control : RunKind::Adapted;
        record.recipe = record.kind == RunKind::Baseline ? "no-adaptation" : record.kind == RunKind::Control ? "control" : recipes[i % 3];
        Recipe recipe;
        recipe.name = record.recipe;
        recipe.learningRate = 0.001 * (1 + i % 9);
        recipe.seed = record.seed = static_cast<uint64_t>(i % 5);
        record.recipeJson = toJson(recipe);
        record.sources = {"A1"};
        if (record.kind != RunKind::Baseline) {
            record.baseRun = 1 + i / 50 * 50;
            record.target = "B" + std::to_string(1 + i % 7);
            record.targetFingerprint = record.target;
        }
        for (const ClassInfo &one : project.classes.classes)
            record.classNames.push_back(one.name);
        const int64_t run = store.createRun(record);
        std::vector<StepRecord> rows;
        for (int step = 1; step <= steps; ++step) {
            const double noise = static_cast<double>(random() % 1000) / 1000, fallen = 1.0 / (1 + step / 500.0);
            rows.push_back({step, {{"sem", fallen + 0.1 * noise}, {"pseudo", 0.7 * fallen + 0.2 * noise}, {"D", 0.5 + 0.1 * noise}, {"learning rate", 0.007 * (1 - static_cast<double>(step) / (steps + 1))}}});
            if (rows.size() == 2000 || step == steps) {
                store.appendSteps(run, rows);
                rows.clear();
            }
        }
        for (int e = 0; e <= epochs; ++e) {
            EpochRecord epoch;
            epoch.epoch = e;
            epoch.step = static_cast<int64_t>(steps) * e / std::max(1, epochs);
            epoch.seconds = 60.0 * e;
            epoch.source = madeUp(random, 0.8);
            if (record.kind != RunKind::Baseline) {
                epoch.target = madeUp(random, 0.5 + 0.03 * e);
                for (const std::string_view id : {measure_id::entropy, measure_id::infoMax, measure_id::snd, measure_id::flipAgreement, measure_id::ensembleAgreement, measure_id::histogramDistance})
                    epoch.values.set(MeasuredOn::Target, id, static_cast<double>(random() % 1000) / 1000);
            }
            store.writeEpoch(run, epoch);
        }
        store.writeChoice(run, {.chosen = epochs / 2, .oracle = epochs, .verdict = Verdict::Better, .why = "made up"});
        store.setMarks(run, {"", "", i % 4 == 0 ? std::vector<std::string>{tags[i % 3]} : std::vector<std::string>{}, i % 20 == 0, false, false});
        store.endRun(run, RunState::Finished, {}, 600 + i);
    }
}

} // namespace

int main(int argc, char **argv)
{
    int runs = 1000, steps = 10000, epochs = 10;
    std::string keep;
    CLI::App app("A project of very many runs on the page of runs");
    app.add_option("--runs", runs)->capture_default_str();
    app.add_option("--steps", steps, "Of each run")->capture_default_str();
    app.add_option("--epochs", epochs, "Of each run")->capture_default_str();
    app.add_option("--keep", keep, "Make the project in this folder, or take the one that is there");
    CLI11_PARSE(app, argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QApplication application(argc, argv);
    QTemporaryDir folder;
    const std::filesystem::path base = keep.empty() ? std::filesystem::path(folder.path().toStdString()) : std::filesystem::path(keep);
    if (!isProject(base / "project")) {
        std::filesystem::create_directories(base);
        const double took = milliseconds([&] { makeProjectOf(base / "project", runs, steps, epochs); });
        std::printf("%d runs of %d steps made in %.0f s, %.0f MB\n", runs, steps, took / 1000, static_cast<double>(std::filesystem::file_size(base / "project" / "runs.db")) / 1e6);
    }

    Settings settings(folder.filePath("settings.ini"));
    Language language;
    ProjectSession session;
    TrainingController training;
    Theme theme(application);
    Workbench bench{settings, session, training, language, theme, desktopPrompts()};
    RunsPage page(bench);
    page.resize(1400, 900);
    page.show();
    auto *list = page.findChild<RunsList *>();
    auto *table = list->table();
    RunsModel *model = list->model();
    auto *panel = page.findChild<ComparePanel *>();
    auto *curves = page.findChild<CurvesTab *>();
    std::printf("memory %.0f MB before\n", memory());

    bool loaded = false, compared = false;
    QObject::connect(&session, &ProjectSession::runsChanged, &page, [&] { loaded = !session.runs().empty(); });
    QObject::connect(panel, &ComparePanel::compared, &page, [&] { compared = true; });
    QObject::connect(&session, &ProjectSession::failed, &page, [](const QString &why) {
        std::fprintf(stderr, "%s\n", qPrintable(why));
        std::exit(1);
    });
    const double begun = now(), used = processor();
    session.open(QString::fromStdString((base / "project").string()));
    waitFor([&] { return loaded; });
    const double read = now();
    table->viewport()->repaint();
    std::printf("open: %zu runs read after %.0f ms, in the table after %.0f ms (%.0f ms of processor time); memory %.0f MB\n", session.runs().size(), 1000 * (read - begun), 1000 * (now() - begun),
                1000 * (processor() - used), memory());
    waitFor([&] { return compared; });
    std::printf("the ticked ones compared after %.0f ms\n", 1000 * (now() - begun));
    std::printf("refresh while one trains: %.0f ms of the window's time\n", milliseconds([&] { list->showRuns(); }));

    const auto timed = [&](const char *what, auto work) {
        const double usedThen = processor();
        const double took = milliseconds([&] {
            work();
            table->viewport()->repaint();
        });
        std::printf("%-44s %6.1f ms (%.1f of processor time), %d runs in sight\n", what, took, 1000 * (processor() - usedThen), model->shown());
    };
    for (const char *filter : {"recipe:label-book gain>0.02 tag:rain", "learningRate>0.004 -is:starred", "book", "info-max/best>0.95", ""})
        timed(*filter ? (std::string("filter ") + filter).c_str() : "no filter", [&] { model->setFilter(filter); });
    timed("sort by mIoU", [&] { table->sortBy("miou", false); });
    timed("and by recipe and seed", [&] {
        table->sortBy("recipe", true);
        table->sortBy("seed", true);
    });
    timed("sort by the lowest entropy of all epochs", [&] { table->sortBy("entropy/min", false); });
    timed("group by target", [&] { model->setGrouping(RunsModel::Grouping::Target); });
    timed("no groups", [&] { model->setGrouping(RunsModel::Grouping::None); });

    double worst = 0, all = 0;
    constexpr int places = 200;
    QScrollBar *bar = table->verticalScrollBar();
    for (int i = 0; i < places; ++i) {
        const double took = milliseconds([&] {
            bar->setValue(bar->maximum() * i / places);
            table->viewport()->repaint();
        });
        worst = std::max(worst, took);
        all += took;
    }
    std::printf("scrolled to %d places: %.1f ms each, worst %.1f ms\n", places, all / places, worst);

    std::vector<int64_t> five;
    for (int64_t run = 2; five.size() < 5 && run <= static_cast<int64_t>(session.runs().size()); ++run)
        five.push_back(run);
    if (auto *action = page.findChild<QAction *>("curve-term:sem"); action && !action->isChecked())
        action->setChecked(true);
    compared = false;
    bool drawn = false;
    QObject::connect(curves, &CurvesTab::stepsDrawn, &page, [&] { drawn = compared; });
    const double asked = now(), usedBefore = processor();
    panel->setRuns(five);
    waitFor([&] { return compared; });
    const double there = now();
    waitFor([&] { return drawn; });
    std::printf("compare %zu runs: measures after %.0f ms, %d steps each drawn after %.0f ms (%.0f ms of processor time); memory %.0f MB\n", five.size(), 1000 * (there - asked), steps,
                1000 * (now() - asked), 1000 * (processor() - usedBefore), memory());
    return 0;
}
