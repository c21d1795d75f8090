#include "app/gui/runs/run_columns.h"

#include "app/gui/inspect/verdict_text.h"
#include "app/gui/text.h"
#include "core/compare/run_measures.h"
#include "core/compare/value_summary.h"
#include "core/training/recipe.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace vantage::gui {
namespace {

using Kind = RunColumn::Kind;

QVariant orNothing(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant orNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString joined(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list << toQt(text);
    return list.join(", ");
}

QVariant option(const RunRow &row, const QString &key)
{
    const QJsonValue value = row.run->recipe.value(key);
    if (value.isDouble() || value.isBool())
        return value.toVariant();
    return orNothing(value.toString());
}

QString network(const RunRow &row)
{
    const QVariant head = option(row, "network"), depth = option(row, "backbone");
    return depth.isValid() ? QStringLiteral("ResNet-%1, %2").arg(depth.toInt()).arg(head.toString()) : QString();
}

QString size(const RunRow &row)
{
    const int width = option(row, "width").toInt(), height = option(row, "height").toInt();
    return width > 0 && height > 0 ? QStringLiteral("%1 × %2").arg(width).arg(height) : QString();
}

/// What the epochs of a run come to in one measure.
ValueSummary summary(const RunRow &row, const RunMeasure &measure)
{
    std::vector<double> at, values;
    for (const EpochRecord &epoch : row.run->epochs)
        if (const auto value = measure.value(epoch)) {
            at.push_back(epoch.epoch);
            values.push_back(*value);
        }
    return summaryOf(at, values, measure.better, std::nullopt);
}

void addGeneral(std::vector<RunColumn> &all)
{
    const QString group = QCoreApplication::translate("runColumns", "Run");
    const auto add = [&](const char *id, const QString &title, Kind kind, auto value, const QString &help = {}) -> RunColumn & {
        all.push_back({id, title, group, help, kind, value});
        return all.back();
    };
    add("run", QCoreApplication::translate("runColumns", "Run"), Kind::Whole, [](const RunRow &row) { return QVariant::fromValue<qlonglong>(row.id()); });
    add("starred", QCoreApplication::translate("runColumns", "Star"), Kind::Star, [](const RunRow &row) { return row.run->record.marks.starred ? QVariant(1) : QVariant(); }).word =
        [](const RunRow &row) { return row.run->record.marks.starred ? QStringLiteral("yes") : QStringLiteral("no"); };
    add("name", QCoreApplication::translate("runColumns", "Name"), Kind::Editable, [](const RunRow &row) { return orNothing(toQt(row.run->record.marks.name)); }, QCoreApplication::translate("runColumns", "Yours; F2 or a double click edits it"));
    add("state", QCoreApplication::translate("runColumns", "State"), Kind::Text, [](const RunRow &row) { return stateName(row.run->record.state); }).word =
        [](const RunRow &row) { return toQt(toText(row.run->record.state)); };
    add("kind", QCoreApplication::translate("runColumns", "Kind"), Kind::Text, [](const RunRow &row) { return kindName(row.run->record.kind); }).word =
        [](const RunRow &row) { return toQt(toText(row.run->record.kind)); };
    add("recipe", QCoreApplication::translate("runColumns", "Recipe"), Kind::Text, [](const RunRow &row) { return recipeName(row.run->record.recipe); }).word =
        [](const RunRow &row) { return toQt(row.run->record.recipe); };
    add("source", QCoreApplication::translate("runColumns", "Source"), Kind::Text, [](const RunRow &row) { return orNothing(joined(row.run->record.sources)); });
    add("target", QCoreApplication::translate("runColumns", "Target"), Kind::Text, [](const RunRow &row) { return orNothing(toQt(row.run->record.target)); });
    add("network", QCoreApplication::translate("runColumns", "Network"), Kind::Text, [](const RunRow &row) { return orNothing(network(row)); }, QCoreApplication::translate("runColumns", "Backbone and head"));
    add("size", QCoreApplication::translate("runColumns", "Frame size"), Kind::Text, [](const RunRow &row) { return orNothing(size(row)); }, QCoreApplication::translate("runColumns", "Width and height of what the network sees"));
    add("seed", QCoreApplication::translate("runColumns", "Seed"), Kind::Whole, [](const RunRow &row) { return QVariant::fromValue<qulonglong>(row.run->record.seed); });
    add("started", QCoreApplication::translate("runColumns", "Started"), Kind::Date, [](const RunRow &row) { return orNothing(toQt(row.run->record.started)); });
    add("time", QCoreApplication::translate("runColumns", "Time"), Kind::Duration, [](const RunRow &row) { return row.run->record.seconds > 0 ? QVariant(row.run->record.seconds) : QVariant(); },
        QCoreApplication::translate("runColumns", "Training time, all sittings together"));
    add("device", QCoreApplication::translate("runColumns", "Device"), Kind::Text, [](const RunRow &row) {
        return orNothing(row.run->record.machine.empty() ? option(row, "device").toString() : toQt(row.run->record.machine));
    });
    add("epoch", QCoreApplication::translate("runColumns", "Epoch"), Kind::Whole, [](const RunRow &row) {
        const EpochRecord *shown = row.run->shownEpoch();
        return shown ? QVariant(shown->epoch) : QVariant();
    }, QCoreApplication::translate("runColumns", "The epoch whose network was kept; while it trains, the last one measured"));
    add("from", QCoreApplication::translate("runColumns", "Started from"), Kind::Whole, [](const RunRow &row) {
        return row.run->record.baseRun ? QVariant::fromValue<qlonglong>(*row.run->record.baseRun) : QVariant();
    }, QCoreApplication::translate("runColumns", "The run whose weights this one began with"));
    add("tag", QCoreApplication::translate("runColumns", "Tags"), Kind::Editable, [](const RunRow &row) { return orNothing(joined(row.run->record.marks.tags)); }, QCoreApplication::translate("runColumns", "Separated by commas; F2 or a double click edits them"));
    add("note", QCoreApplication::translate("runColumns", "Note"), Kind::Editable, [](const RunRow &row) { return orNothing(toQt(row.run->record.marks.note)); }, QCoreApplication::translate("runColumns", "F2 or a double click edits it"));
    add("version", QCoreApplication::translate("runColumns", "Program"), Kind::Text, [](const RunRow &row) { return orNothing(toQt(row.run->record.programVersion)); }, QCoreApplication::translate("runColumns", "Version of the program that trained it"));
    add("reason", QCoreApplication::translate("runColumns", "Reason"), Kind::Text, [](const RunRow &row) { return orNothing(coreText(row.run->record.reason)); }, QCoreApplication::translate("runColumns", "Why it stopped or failed"));
}

void addResults(std::vector<RunColumn> &all)
{
    const QString group = QCoreApplication::translate("runColumns", "Result");
    const auto add = [&](const char *id, const QString &title, Kind kind, std::optional<double> RunRow::*value, const QString &help) {
        all.push_back({id, title, group, help, kind, [value](const RunRow &row) { return orNothing(row.*value); }});
    };
    add("na", QCoreApplication::translate("runColumns", "NA mIoU"), Kind::Share, &RunRow::na, QCoreApplication::translate("runColumns", "On the target before the run's first step"));
    add("miou", QCoreApplication::translate("runColumns", "mIoU"), Kind::Share, &RunRow::own, QCoreApplication::translate("runColumns", "On the target, of the kept epoch; of a baseline as measured by the runs that started from it: the mean of its targets, each in the tool tip"));
    add("ft", QCoreApplication::translate("runColumns", "FT mIoU"), Kind::Share, &RunRow::fineTuned, QCoreApplication::translate("runColumns", "Of the latest Fine-Tuning of this target: the upper bound"));
    add("na-accuracy", QCoreApplication::translate("runColumns", "NA class acc."), Kind::Share, &RunRow::naAccuracy, QCoreApplication::translate("runColumns", "Mean class accuracy on the target before the run's first step"));
    add("accuracy", QCoreApplication::translate("runColumns", "Class acc."), Kind::Share, &RunRow::ownAccuracy, QCoreApplication::translate("runColumns", "Mean class accuracy on the target, of the kept epoch"));
    add("ft-accuracy", QCoreApplication::translate("runColumns", "FT class acc."), Kind::Share, &RunRow::fineTunedAccuracy, QCoreApplication::translate("runColumns", "Mean class accuracy of the latest Fine-Tuning of this target"));
    add("gain", QCoreApplication::translate("runColumns", "Gain"), Kind::Signed, &RunRow::gain, QCoreApplication::translate("runColumns", "mIoU on the target over NA"));
    add("control-gain", QCoreApplication::translate("runColumns", "Over control"), Kind::Signed, &RunRow::controlGain, QCoreApplication::translate("runColumns", "mIoU on the target over the control, which trained as long on the source alone"));
    add("gap", QCoreApplication::translate("runColumns", "Gap closed"), Kind::Percent, &RunRow::gapClosed, QCoreApplication::translate("runColumns", "How much of the way from NA to Fine-Tuning"));
    const auto measured = [&](const char *id, const QString &title, const char *measure, const QString &help) {
        all.push_back({id, title, group, help, Kind::Share, [measure = findRunMeasure(measure)](const RunRow &row) {
                           const EpochRecord *shown = row.run->shownEpoch();
                           return shown ? orNothing(measure->value(*shown)) : QVariant();
                       }});
    };
    measured("source-miou", QCoreApplication::translate("runColumns", "Source"), "source-mean-iou", QCoreApplication::translate("runColumns", "mIoU on the source's validation frames, of the kept epoch"));
    measured("mapped", QCoreApplication::translate("runColumns", "With map"), "mapped-mean-iou", QCoreApplication::translate("runColumns", "mIoU on the target with the map of the camera's places, which is in the model file"));
    measured("ensemble", QCoreApplication::translate("runColumns", "Agreement"), "ensemble-agreement", QCoreApplication::translate("runColumns", "How far the kept network agrees with the average of all snapshots on the target; no labels needed"));
    measured("flip", QCoreApplication::translate("runColumns", "Flip"), "flip-agreement", QCoreApplication::translate("runColumns", "How far predictions of a frame and of its mirror image agree; no labels needed"));
    measured("known", QCoreApplication::translate("runColumns", "Known places"), "known-agreement", QCoreApplication::translate("runColumns", "mIoU where both cameras see the same, with labels that the source's camera brought"));
    measured("infomax", QCoreApplication::translate("runColumns", "InfoMax"), "info-max", QCoreApplication::translate("runColumns", "Sure of each pixel, yet using all classes; no labels needed"));
    all.push_back({"verdict", QCoreApplication::translate("runColumns", "Verdict"), group, QCoreApplication::translate("runColumns", "What the signals agree on without labels; the whole sentence is in the tool tip"), Kind::Text, [](const RunRow &row) {
                       return row.run->choice && row.run->record.kind == RunKind::Adapted ? QVariant(verdictName(row.run->choice->verdict)) : QVariant();
                   }, [](const RunRow &row) { return row.run->choice && row.run->record.kind == RunKind::Adapted ? toQt(toText(row.run->choice->verdict)) : QString(); }});
}

void addMeasures(std::vector<RunColumn> &all)
{
    const QString group = QCoreApplication::translate("runColumns", "Measure");
    for (const RunMeasure &measure : runMeasures()) {
        const QString id = toQt(measure.id), title = measureTitle(measure), note = coreText(measure.of->note);
        all.push_back({id, title, group, note, Kind::Share, [measure](const RunRow &row) {
                           const EpochRecord *shown = row.run->shownEpoch();
                           return shown ? orNothing(measure.value(*shown)) : QVariant();
                       }});
        const auto further = [&](const char *suffix, const QString &form, std::optional<double> ValueSummary::*value) {
            all.push_back({id + suffix, form.arg(title), group, note, Kind::Share, [measure, value](const RunRow &row) { return orNothing(summary(row, measure).*value); }});
        };
        if (measure.better != Better::Neither)
            further("/best", QCoreApplication::translate("runColumns", "%1, best"), &ValueSummary::best);
        further("/last", QCoreApplication::translate("runColumns", "%1, last"), &ValueSummary::last);
        further("/min", QCoreApplication::translate("runColumns", "%1, lowest"), &ValueSummary::lowest);
        further("/max", QCoreApplication::translate("runColumns", "%1, highest"), &ValueSummary::highest);
    }
}

void addOptions(std::vector<RunColumn> &all)
{
    const QString group = QCoreApplication::translate("runColumns", "Option of the recipe");
    for (const RecipeField &field : recipeFields()) {
        const QString key = toQt(field.key);
        if (std::any_of(all.begin(), all.end(), [&](const RunColumn &column) { return column.id == key; }))
            continue; // the seed stands above
        using Flag = bool Recipe::*;
        using AugmentFlag = bool AugmentOptions::*;
        using Text = std::string Recipe::*;
        const bool number = !std::holds_alternative<Flag>(field.member) && !std::holds_alternative<AugmentFlag>(field.member) && !std::holds_alternative<Text>(field.member);
        all.push_back({key, key, group, coreText(field.help), number ? Kind::Whole : Kind::Text, [key](const RunRow &row) { return option(row, key); }});
    }
}

QString numberText(const RunColumn &column, const QVariant &value, const QLocale &locale)
{
    switch (column.kind) {
    case Kind::Share: return locale.toString(value.toDouble(), 'f', 3);
    case Kind::Signed: {
        const QString size = locale.toString(std::abs(value.toDouble()), 'f', 3);
        return (value.toDouble() < 0 ? QStringLiteral("−") : QStringLiteral("+")) + size;
    }
    case Kind::Percent: return locale.toString(100 * value.toDouble(), 'f', 0) + QStringLiteral(" %");
    default: break;
    }
    return value.typeId() == QMetaType::Double ? QLocale::c().toString(value.toDouble(), 'g', 10) : value.toString();
}

} // namespace

QString RunColumn::text(const RunRow &row) const
{
    const QVariant shown = value(row);
    if (!shown.isValid())
        return {};
    switch (kind) {
    case Kind::Star: return QStringLiteral("★");
    case Kind::Duration: return durationText(shown.toDouble());
    case Kind::Date: return dateText(shown.toString().toStdString());
    case Kind::Text:
    case Kind::Editable: return shown.toString();
    default: return numberText(*this, shown, QLocale());
    }
}

QString RunColumn::plain(const RunRow &row) const
{
    if (word)
        return word(row);
    const QVariant shown = value(row);
    return shown.typeId() == QMetaType::Double ? QLocale::c().toString(shown.toDouble(), 'g', 10) : shown.toString();
}

RunColumns::RunColumns()
{
    addGeneral(m_all);
    addResults(m_all);
    addMeasures(m_all);
    addOptions(m_all);
}

const RunColumn *RunColumns::find(const QString &id) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const RunColumn &column) { return column.id.compare(id, Qt::CaseInsensitive) == 0; });
    return found == m_all.end() ? nullptr : &*found;
}

QStringList RunColumns::standard(const std::vector<RunRow> &rows) const
{
    const bool labelled = std::any_of(rows.begin(), rows.end(), [](const RunRow &row) { return row.own.has_value(); });
    QStringList wanted{"run", "starred", "name", "kind", "recipe", "state"};
    if (labelled)
        wanted << "na" << "miou" << "mapped" << "gain" << "control-gain" << "gap";
    else
        wanted << "ensemble" << "flip" << "known" << "infomax";
    wanted << "verdict" << "source-miou" << "epoch" << "time" << "started" << "tag";
    QStringList shown;
    for (const QString &id : wanted)
        if (const RunColumn *column = find(id); id == "run" || std::any_of(rows.begin(), rows.end(), [&](const RunRow &row) { return column->value(row).isValid(); }))
            shown << id;
    return shown;
}

} // namespace vantage::gui
