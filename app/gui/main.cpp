#include "app/gui/language.h"
#include "app/gui/main_window.h"
#include "app/gui/project_session.h"
#include "app/gui/screenshot.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "core/base/descriptors.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QStandardPaths>
#include <QTimer>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace {

/// The ResNet-50 that installer/demo.sh obtains once; empty where it has not.
QString cachedBackbone()
{
    return QStandardPaths::locate(QStandardPaths::GenericCacheLocation, "vantage/resnet50.safetensors");
}

/// Since the kernel made this process: loading its libraries is part of what people wait for. To a hundredth of a second.
double secondsSinceProcessStart()
{
    QFile file("/proc/self/stat");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    // The name of the program, in brackets, may hold anything; then come the fields from the third on.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    constexpr int startTime = 22 - 3;
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec)
           - fields.value(startTime).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace

int main(int argc, char **argv)
{
    using namespace vantage;
    using namespace vantage::gui;
    fillStandardDescriptors();
    QApplication application(argc, argv);
    QApplication::setApplicationName("Vantage");
    QApplication::setApplicationVersion(VANTAGE_VERSION);
    QApplication::setDesktopFileName("vantage");

    QCommandLineParser parser;
    parser.setApplicationDescription("Teaches a segmentation network a new camera without labels.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("project", "A project's folder to open.", "[project]");
    QCommandLineOption measureStart("measure-start", "Print how long the first window took, and end.");
    measureStart.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(measureStart);
    const QCommandLineOption demo("demo", "Render the demo city into this folder, or take it up again, and open it.", "folder");
    parser.addOption(demo);
    addScreenshotOptions(parser);
    parser.process(application);
    const bool shooting = wantsScreenshot(parser);

    Settings settings(shooting ? screenshotSettingsFile() : QString());
    if (shooting)
        applyScreenshotOptions(parser, settings);
    Language language;
    language.use(settings.language());
    Theme theme(application);
    theme.setChoice(themeFromText(settings.theme()));
    if (!shooting)
        theme.followSystem();
    ProjectSession session;
    session.setDefaultBackbone(toPath(cachedBackbone()));
    TrainingController training;
    Workbench bench{settings, session, training, language, theme, desktopPrompts()};
    MainWindow window(bench);
    window.show();
    if (parser.isSet(measureStart)) {
        QTimer::singleShot(0, &window, [&] {
            window.repaint();
            std::printf("first window %.0f ms after the start of the process\n", 1000 * secondsSinceProcessStart());
            QApplication::quit();
        });
        return QApplication::exec();
    }
    // After the first window is there: opening reads files.
    QTimer::singleShot(0, &window, [&] {
        const QStringList arguments = parser.positionalArguments();
        if (parser.isSet(demo))
            window.makeDemo(parser.value(demo));
        else if (!arguments.isEmpty())
            window.openProject(arguments.first());
        else if (!shooting)
            window.openLastProject();
        if (shooting)
            takeScreenshot(parser, window);
    });
    return QApplication::exec();
}
