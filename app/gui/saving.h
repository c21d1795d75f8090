#pragma once

#include <QImage>
#include <QString>
#include <functional>

class QWidget;

namespace vantage {
class LossPlot;
struct DataTable;
}

namespace vantage::gui {

struct Workbench;

/// Asks where, beginning with this name in the home folder, and writes the picture there; a name without an ending
/// becomes a PNG. Complains where it can't be written.
void askAndSave(Workbench &bench, QWidget *parent, const QString &name, const QImage &picture);

/// The same for a plot: PNG or JPEG as it stands, PDF as a drawing, SVG as `svg` says.
void askAndSavePlot(Workbench &bench, QWidget *parent, const QString &name, LossPlot &plot, const std::function<QString()> &svg);
/// The same for a table, as CSV or JSON by the file's ending.
void askAndSaveTable(Workbench &bench, QWidget *parent, const DataTable &table);

/// Whether the text could be written.
bool saveText(const QString &file, const QString &text);
/// The file's name with this ending ("csv") where it has none.
QString withEnding(const QString &file, const QString &ending);

} // namespace vantage::gui
