#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace vantage::gui {

struct Workbench;

/// Asks where, beginning with this name in the home folder, and writes the picture there; a name without an ending
/// becomes a PNG. Complains where it can't be written.
void askAndSave(Workbench &bench, QWidget *parent, const QString &name, const QImage &picture);

/// Whether the text could be written.
bool saveText(const QString &file, const QString &text);
/// The file's name with this ending ("csv") where it has none.
QString withEnding(const QString &file, const QString &ending);

} // namespace vantage::gui
