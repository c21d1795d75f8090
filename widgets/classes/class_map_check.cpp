#include "widgets/classes/class_map_check.h"

#include <QCoreApplication>
#include <QMap>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <numeric>

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

std::vector<MovedValue> movedValues(const ClassMap &before, const ClassMap &after, const std::vector<uint64_t> &pixels)
{
    const auto classBefore = classOfValues(before), classAfter = classOfValues(after);
    const auto nameOf = [](const ClassMap &map, int number) {
        return number >= 0 && number < map.size() ? QString::fromStdString(map.classes[static_cast<size_t>(number)].name).trimmed() : QString();
    };
    const auto has = [&](const ClassMap &map, const QString &name) {
        for (int i = 0; i < map.size(); ++i)
            if (nameOf(map, i) == name)
                return true;
        return false;
    };
    std::vector<MovedValue> moved;
    for (size_t value = 0; value < classBefore.size(); ++value) {
        const QString was = nameOf(before, classBefore[value]), is = nameOf(after, classAfter[value]);
        // Another name alone is no move: it is one where either name stands, or stood, at another value.
        if (was.isEmpty() || was == is || (!is.isEmpty() && !has(after, was) && !has(before, is)))
            continue;
        moved.push_back({static_cast<int>(value), was, is, value < pixels.size() ? pixels[value] : 0, is.isEmpty() && classAfter[value] == after.ignore});
    }
    return moved;
}

QString movedText(const std::vector<MovedValue> &moved, uint64_t all)
{
    constexpr size_t listed = 6;
    QStringList lines;
    for (size_t i = 0; i < std::min(listed, moved.size()); ++i) {
        const MovedValue &one = moved[i];
        QString line = one.ignored ? ClassMapTexts::tr("Value %1: \u201c%2\u201d is ignored").arg(one.value).arg(one.before)
                       : one.after.isEmpty()
                           ? ClassMapTexts::tr("Value %1 loses its class \u201c%2\u201d").arg(one.value).arg(one.before)
                           : ClassMapTexts::tr("Value %1: \u201c%2\u201d becomes \u201c%3\u201d").arg(one.value).arg(one.before, one.after);
        if (all > 0)
            line += ClassMapTexts::tr(", %1 % of the labelled pixels")
                        .arg(QLocale().toString(100.0 * static_cast<double>(one.pixels) / static_cast<double>(all), 'f', 1));
        lines << line;
    }
    if (moved.size() > listed)
        lines << ClassMapTexts::tr("and %n more value(s)", nullptr, static_cast<int>(moved.size() - listed));
    return lines.join(u'\n');
}

std::vector<ClassMapProblem> checkUse(const ClassMap &classes, const std::vector<uint64_t> &pixels)
{
    const uint64_t all = std::accumulate(pixels.begin(), pixels.end(), uint64_t(0));
    std::vector<ClassMapProblem> problems;
    const auto classOf = classOfValues(classes);
    for (size_t value = 0; value < std::min(pixels.size(), classOf.size()); ++value) {
        if (pixels[value] == 0 || classOf[value] >= 0)
            continue;
        const double percent = 100.0 * static_cast<double>(pixels[value]) / static_cast<double>(all);
        problems.push_back({{},
                            ClassMapTexts::tr("The value %1 has no class, and %2 % of the labelled pixels have it. Keep its class, or make %1 the ignore value.")
                                .arg(value)
                                .arg(percent < 0.1 ? QStringLiteral("< ") + QLocale().toString(0.1, 'f', 1) : QLocale().toString(percent, 'f', 1))});
    }
    return problems;
}

} // namespace vantage
