#pragma once

#include "app/gui/data/camera_panel.h"
#include "app/gui/pages/runs_page.h"
#include "app/gui/train/preflight_panel.h"
#include "core/workflow/adaptation_report.h"
#include "tests/app/gui_bench.h"

#include <QAbstractButton>
#include <QStackedWidget>

namespace vantage::gui {

/// A person at the real window: parts by their object names, clicks, and signals waited for.
struct Walk
{
    /// @param folder holds the window's settings, and project/ where there is one
    explicit Walk(const QString &folder)
        : bench(folder)
        , window((bench.language.use("en"), bench.bench))
        , pages(part<QStackedWidget>(&window, "pages"))
    {
        window.show();
    }

    template<class Widget>
    Widget *at(const char *name) { return part<Widget>(&window, name); }
    void click(const char *name) { QTest::mouseClick(at<QAbstractButton>(name), Qt::LeftButton); }
    void choose(const QString &action) { part<QAction>(&window, action)->trigger(); }
    QString page() const { return pages->currentWidget()->objectName(); }

    /// Opens the project as the menu does. @return whether its runs are known
    bool open()
    {
        QSignalSpy runs(&bench.session, &ProjectSession::runsChanged);
        bench.chosen = bench.folder + "/project";
        choose("actionOpen");
        return waitUntil(runs, [&] { return bench.session.isWritten() && !bench.session.runs().empty(); });
    }
    /// Types the folder of a camera and waits until its frames have been looked through.
    bool chooseCamera(const QString &camera, const QString &folder)
    {
        auto *panel = part<CameraPanel>(&window, camera + "Panel");
        QSignalSpy checked(panel, &CameraPanel::checked);
        auto *edit = part<QLineEdit>(&window, camera + "FolderEdit");
        edit->setText(folder);
        QTest::keyClick(edit, Qt::Key_Return);
        return waitUntil(checked, [&] { return !checked.isEmpty(); });
    }
    void setOption(const QString &name, const QString &value)
    {
        QWidget *editor = part<QWidget>(at<QWidget>("expertPanel"), name);
        if (auto *box = editor->findChild<QSpinBox *>("value")) {
            box->setValue(value.toInt());
        } else if (auto *list = editor->findChild<QComboBox *>("value")) {
            list->setCurrentIndex(list->findData(value));
            Q_EMIT list->activated(list->currentIndex());
        } else {
            qFatal("%s has no editor", qPrintable(name));
        }
    }
    /// The training page with options that make a training last seconds, once it says that it can begin.
    bool readyToTrain()
    {
        choose("actionTrain");
        auto *expert = at<QAbstractButton>("expertButton");
        if (!expert->isChecked())
            expert->click();
        QSignalSpy looked(at<PreflightPanel>("preflightPanel"), &PreflightPanel::changed);
        for (const Setting &setting : tinySettings())
            setOption("field-" + toQt(setting.key), toQt(setting.value));
        for (const Setting &setting : tinyBaseline())
            setOption("field-" + toQt(setting.key) + "-baseline", toQt(setting.value));
        return canStart(looked);
    }
    /// A training that would take hours.
    bool readyToTrainForLong()
    {
        if (!readyToTrain())
            return false;
        QSignalSpy looked(at<PreflightPanel>("preflightPanel"), &PreflightPanel::changed);
        setOption("field-stepsPerEpoch", "100000");
        return waitUntil(looked, [&] { return !looked.isEmpty(); }) && canStart(looked);
    }
    bool canStart(QSignalSpy &looked)
    {
        return waitUntil(looked, [&] { return at<QPushButton>("startButton")->isEnabled(); });
    }
    /// Clicks, and waits until so many steps of a training have been seen since.
    bool stepsAfter(const char *button, int64_t count)
    {
        int64_t steps = 0;
        const auto link = QObject::connect(&bench.training, &TrainingController::updated, &window, [&](const std::vector<StageUpdate> &stages) {
            for (const StageUpdate &stage : stages)
                steps += stage.past ? 0 : static_cast<int64_t>(stage.steps.size());
        });
        QSignalSpy updated(&bench.training, &TrainingController::updated);
        click(button);
        const bool seen = waitUntil(updated, [&] { return steps >= count; });
        QObject::disconnect(link);
        return seen;
    }
    /// Clicks, and waits until the training has ended and its run is known.
    TrainingOutcome endAfter(const char *button)
    {
        QSignalSpy ended(&bench.training, &TrainingController::ended), runs(&bench.session, &ProjectSession::runsChanged);
        click(button);
        if (!waitUntil(ended, [&] { return !ended.isEmpty(); }) || !waitUntil(runs, [&] { return !runs.isEmpty(); }))
            qFatal("the training did not end");
        return ended[0][0].value<TrainingOutcome>();
    }
    const RunRecord &lastRun() const { return bench.session.runs().back().record; }

    TestBench bench;
    MainWindow window;
    QStackedWidget *pages;
};

/// A project with a finished NA (run 1) and a finished adaptation of it (run 2), trained once; each walk gets a copy of its own.
class TrainedProject
{
public:
    void train()
    {
        makeCameras(m_folder.path());
        AdaptationOptions options = tinyAdaptation(m_folder.filePath("project"));
        options.sources = {toPath(m_folder.filePath("source"))};
        options.target = toPath(m_folder.filePath("target"));
        TrainingObserver nobody;
        const AdaptationResult result = adapt(options, {}, nobody);
        if (result.end != TrainingResult::End::Finished)
            qFatal("%s", english(result.reason).c_str());
        writeAdaptationReport(result);
    }
    /// Puts a copy into folder/project; its cameras are shared.
    void copyTo(const QString &folder) const
    {
        std::filesystem::copy(toPath(m_folder.filePath("project")), toPath(folder) / "project", std::filesystem::copy_options::recursive);
    }
    QString camera(const char *name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace vantage::gui
