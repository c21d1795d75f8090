#include "app/gui/screenshot.h"

#include "app/gui/dialogs/spot_dialog.h"
#include "app/gui/main_window.h"
#include "app/gui/pages/export_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/runs_page.h"
#include "app/gui/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPixmap>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>
#include <QTimer>
#include <algorithm>
#include <cstdio>

namespace vantage::gui {
namespace {

QCommandLineOption hidden(const QString &name, const QString &value, const QString &standard = {})
{
    QCommandLineOption option(name, QString(), value, standard);
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

} // namespace

void addScreenshotOptions(QCommandLineParser &parser)
{
    parser.addOption(hidden("screenshot", "file"));
    parser.addOption(hidden("page", "name", "start"));
    parser.addOption(hidden("size", "WxH", "1280x800"));
    parser.addOption(hidden("theme", "name", "light"));
    parser.addOption(hidden("language", "code", "en"));
    parser.addOption(hidden("after", "ms", "4000"));
    parser.addOption(hidden("tab", "number"));
}

bool wantsScreenshot(const QCommandLineParser &parser)
{
    return parser.isSet("screenshot");
}

QString screenshotSettingsFile()
{
    return QDir::temp().filePath(QString("vantage-screenshot-%1.ini").arg(QCoreApplication::applicationPid()));
}

void applyScreenshotOptions(const QCommandLineParser &parser, Settings &settings)
{
    settings.setTheme(parser.value("theme"));
    settings.setLanguage(parser.value("language"));
}

void takeScreenshot(const QCommandLineParser &parser, MainWindow &window)
{
    const QStringList size = parser.value("size").split('x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.move(0, 0);
    window.showPage(parser.value("page"));
    const auto shootOf = [file = parser.value("screenshot")](QWidget *shown) {
        if (!shown->grab().save(file))
            std::fprintf(stderr, "%s: can't be written\n", qPrintable(file));
        QFile::remove(screenshotSettingsFile());
        QApplication::quit();
    };
    const auto shoot = [&window, shootOf] { shootOf(&window); };
    if (auto *runs = window.findChild<RunsPage *>(); runs->isVisible() && parser.isSet("tab"))
        QObject::connect(runs, &RunsPage::compared, &window, [runs, tab = parser.value("tab").toInt()] {
            if (auto *tabs = runs->findChild<QTabWidget *>("compareTabs"); tabs->isTabVisible(tab))
                tabs->setCurrentIndex(tab);
        });
    // As soon as the page shows what there is, and a moment for thumbnails; but no longer than asked for.
    constexpr int moment = 1500;
    if (auto *inspect = window.findChild<InspectPage *>(); inspect->isVisible())
        QObject::connect(inspect, &InspectPage::ranked, &window, [&window, &parser, inspect, shoot, shootOf] {
            auto *tabs = inspect->findChild<QTabWidget *>("inspectTabs");
            const int tab = parser.isSet("tab") ? parser.value("tab").toInt() : tabs->currentIndex();
            tabs->setCurrentIndex(std::min(tab, tabs->count() - 1));
            if (tab < tabs->count()) {
                QTimer::singleShot(moment, &window, shoot);
                return;
            }
            inspect->findChild<QPushButton *>("spotCheckButton")->click(); // the one after the last tab: the spot check over it
            auto *dialog = inspect->findChild<SpotDialog *>();
            QObject::connect(dialog, &SpotDialog::loaded, &window, [&window, dialog, shootOf] {
                QTimer::singleShot(moment, &window, [dialog, shootOf] { shootOf(dialog); });
            });
        });
    if (auto *exporting = window.findChild<ExportPage *>(); exporting->isVisible()) {
        QObject::connect(exporting, &ExportPage::exported, &window,
                         [&window, shoot] { QTimer::singleShot(moment, &window, shoot); });
        auto *button = exporting->findChild<QPushButton *>("exportButton");
        auto *ready = new QTimer(&window);
        QObject::connect(ready, &QTimer::timeout, &window, [button, ready] {
            if (!button->isEnabled())
                return;
            ready->stop();
            button->click();
        });
        ready->start(100);
    }
    QTimer::singleShot(parser.value("after").toInt(), &window, shoot);
}

} // namespace vantage::gui
