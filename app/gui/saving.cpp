#include "app/gui/saving.h"

#include "app/gui/workbench.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace vantage::gui {

QString withEnding(const QString &file, const QString &ending)
{
    return file.isEmpty() || !QFileInfo(file).suffix().isEmpty() ? file : file + '.' + ending;
}

void askAndSave(Workbench &bench, QWidget *parent, const QString &name, const QImage &picture)
{
    const QString file =
        withEnding(bench.prompts.saveFile(parent, QCoreApplication::translate("saving", "Save the picture"),
                                          QDir::home().filePath(name + ".png"),
                                          QCoreApplication::translate("saving", "Pictures (*.png *.jpg)")),
                   "png");
    if (!file.isEmpty() && !picture.save(file))
        bench.prompts.complain(parent, QCoreApplication::translate("saving", "%1: can't be written").arg(file));
}

bool saveText(const QString &file, const QString &text)
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(text.toUtf8()) >= 0 && out.commit();
}

} // namespace vantage::gui
