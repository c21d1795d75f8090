#pragma once

#include <QString>

class QCommandLineParser;

namespace vantage::gui {

class MainWindow;
class Settings;

// Hidden options that tests/screenshots.sh uses: --screenshot FILE --page NAME --size WxH --theme dark --language it
// --after MILLISECONDS --tab NUMBER (of the comparison of runs, or of Inspect; after its last: the spot check). The window works as always, with settings of its own.

void addScreenshotOptions(QCommandLineParser &parser);
bool wantsScreenshot(const QCommandLineParser &parser);
QString screenshotSettingsFile();
void applyScreenshotOptions(const QCommandLineParser &parser, Settings &settings);
/// Goes to the page, waits, writes the picture and ends the program.
void takeScreenshot(const QCommandLineParser &parser, MainWindow &window);

} // namespace vantage::gui
