#pragma once

#include "app/gui/language.h"
#include "app/gui/main_window.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "tests/core/data_samples.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace vantage::gui {

/// The workbench of a test: settings in a file of its own, answers in the place of dialogs, one camera pair with
/// labels.
struct TestBench
{
    explicit TestBench(const QString &where)
        : folder(where)
        , settings(where + "/settings.ini")
        , theme(*qApp)
    {
        bench.prompts.complain = [this](QWidget *, const QString &message) { complaints << message; };
        bench.prompts.ask = [this](QWidget *, const QString &, const QString &text, const QStringList &answers) {
            questions << text;
            answersOffered = answers;
            return answer;
        };
        bench.prompts.chooseFolder = [this](QWidget *, const QString &, const QString &) { return chosen; };
        bench.prompts.openFile = bench.prompts.saveFile = [this](QWidget *, const QString &, const QString &,
                                                                 const QString &) { return chosen; };
        bench.prompts.openInDesktop = [this](const QString &file) {
            opened << file;
            return desktopOpens;
        };
        training.setTick(5);
    }

    QString folder;
    QStringList complaints, opened;
    int answer = 0;
    bool desktopOpens = true;
    QStringList questions, answersOffered; ///< what was asked, and the answers to the last question
    QString chosen;
    Settings settings;
    Language language;
    Theme theme;
    ProjectSession session;
    TrainingController training;
    Workbench bench{settings, session, training, language, theme, Prompts()};
};

/// Eight labelled frames a camera, larger than the network's, in source/ and target/.
inline void makeCameras(const QString &folder)
{
    samples::camera(toPath(folder) / "source", 8, {64, 48});
    samples::camera(toPath(folder) / "target", 8, {64, 48});
}

/// A project of these cameras.
inline QString makeProject(const QString &folder)
{
    makeCameras(folder);
    Project project;
    project.folder = toPath(folder) / "project";
    project.sources = {toPath(folder) / "source"};
    project.target = toPath(folder) / "target";
    project.measureTarget = true;
    project.classes = carlaClasses();
    return toQt(createProject(project).folder);
}

/// What makes a training last seconds: few steps of small frames.
inline const std::vector<Setting> &tinySettings()
{
    static const std::vector<Setting> settings{{"backbone", "18"},        {"width", "64"},  {"height", "48"},
                                               {"evaluationFrames", "2"}, {"threads", "2"}, {"epochs", "2"},
                                               {"stepsPerEpoch", "3"}};
    return settings;
}
inline const std::vector<Setting> &tinyBaseline()
{
    static const std::vector<Setting> settings{{"epochs", "2"}, {"stepsPerEpoch", "3"}, {"batch", "2"}};
    return settings;
}

inline AdaptationOptions tinyAdaptation(const QString &project)
{
    AdaptationOptions options;
    options.project = toPath(project);
    options.recipe = "self-training";
    options.settings = tinySettings();
    options.baselineSettings = tinyBaseline();
    return options;
}

/// The part of the window with this object name; the test ends where there is none.
template<class Widget>
Widget *part(QObject *parent, const QString &name)
{
    auto *found = parent->findChild<Widget *>(name);
    if (!found)
        qFatal("there is no %s", qPrintable(name));
    return found;
}

constexpr int patience = 120000; // ms: a signal that has not come by then never comes

/// Waits for signals until the condition holds.
template<class Condition>
bool waitUntil(QSignalSpy &spy, Condition condition)
{
    while (!condition())
        if (!spy.wait(patience))
            return false;
    return true;
}

/// Has `act` called with the modal dialog of that name as soon as it is there.
template<class Act>
void whenModal(const QString &name, Act act)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, qApp, [timer, name, act] {
        QWidget *modal = QApplication::activeModalWidget();
        if (!modal || modal->objectName() != name)
            return;
        timer->stop();
        timer->deleteLater();
        act(modal);
    });
    timer->start(0);
}

} // namespace vantage::gui
