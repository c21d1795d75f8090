#include "app/gui/saving.h"

#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/compare/data_table.h"
#include "widgets/plot/loss_plot.h"

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

void askAndSavePlot(Workbench &bench, QWidget *parent, const QString &name, LossPlot &plot, const std::function<QString()> &svg)
{
    const QString file = withEnding(bench.prompts.saveFile(parent, QCoreApplication::translate("saving", "Save the plot"), QDir::home().filePath(name + ".png"),
                                                           QCoreApplication::translate("saving", "Pictures (*.png *.jpg);;Drawings (*.svg *.pdf)")),
                                    "png");
    if (file.isEmpty())
        return;
    const QString ending = QFileInfo(file).suffix().toLower();
    const bool written = ending == "pdf" ? plot.savePdf(file) : ending == "svg" ? saveText(file, svg()) : plot.picture().save(file);
    if (!written)
        bench.prompts.complain(parent, QCoreApplication::translate("saving", "%1: can't be written").arg(file));
}

void askAndSaveTable(Workbench &bench, QWidget *parent, const DataTable &table)
{
    const QString file = withEnding(bench.prompts.saveFile(parent, QCoreApplication::translate("saving", "Save the table"), QDir::home().filePath(toQt(table.id) + ".csv"),
                                                           QCoreApplication::translate("saving", "Tables (*.csv);;JSON (*.json)")),
                                    "csv");
    if (file.isEmpty())
        return;
    const bool json = QFileInfo(file).suffix().compare("json", Qt::CaseInsensitive) == 0;
    if (!saveText(file, toQt(json ? jsonOf(table) : csvOf(table))))
        bench.prompts.complain(parent, QCoreApplication::translate("saving", "%1: can't be written").arg(file));
}

bool saveText(const QString &file, const QString &text)
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(text.toUtf8()) >= 0 && out.commit();
}

} // namespace vantage::gui
