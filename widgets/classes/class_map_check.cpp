#include "widgets/classes/class_map_check.h"

#include <QCoreApplication>
#include <QMap>
#include <QStringList>

namespace vantage {
namespace {

struct ClassMapTexts
{
    Q_DECLARE_TR_FUNCTIONS(ClassMapCheck)
};

QString colourName(const Rgb &colour)
{
    return QStringLiteral("#%1%2%3")
        .arg(colour.red, 2, 16, QLatin1Char('0'))
        .arg(colour.green, 2, 16, QLatin1Char('0'))
        .arg(colour.blue, 2, 16, QLatin1Char('0'));
}

} // namespace

std::vector<ClassMapProblem> checkClassMap(const ClassMap &classes)
{
    std::vector<ClassMapProblem> problems;
    if (classes.size() == 0)
        problems.push_back({{}, ClassMapTexts::tr("There is no class.")});
    if (classes.size() > 255)
        problems.push_back({{}, ClassMapTexts::tr("There are more than 255 classes.")});
    if (classes.ignore < 0 || classes.ignore > 255)
        problems.push_back({{}, ClassMapTexts::tr("The ignore value must be between 0 and 255.")});

    QMap<QString, std::vector<int>> names, colours;
    for (int i = 0; i < classes.size(); ++i) {
        const ClassInfo &info = classes.classes[static_cast<size_t>(i)];
        const QString name = QString::fromStdString(info.name).trimmed();
        if (name.isEmpty())
            problems.push_back({{i}, ClassMapTexts::tr("Class %1 has no name.").arg(i)});
        else
            names[name].push_back(i);
        if (i != classes.ignore)
            colours[colourName(info.colour)].push_back(i);
    }
    const auto listed = [](const std::vector<int> &indices) {
        QStringList texts;
        for (const int index : indices)
            texts << QString::number(index);
        return texts.join(QStringLiteral(", "));
    };
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        if (it->size() > 1)
            problems.push_back(
                {*it, ClassMapTexts::tr("Classes %1 have the same name, \u201c%2\u201d.").arg(listed(*it), it.key())});
    }
    for (auto it = colours.cbegin(); it != colours.cend(); ++it) {
        if (it->size() > 1)
            problems.push_back(
                {*it, ClassMapTexts::tr("Classes %1 have the same colour, %2.").arg(listed(*it), it.key()), false});
    }
    return problems;
}

} // namespace vantage
