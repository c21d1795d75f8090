#include "app/gui/inspect/verdict_text.h"

#include "app/gui/runs/related_runs.h"
#include "app/gui/reason_texts.h"
#include "app/gui/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace vantage::gui {
namespace {

QString number(std::optional<double> value, int decimals = 3)
{
    return value ? QLocale().toString(*value, 'f', decimals) : QStringLiteral("–");
}

QString row(const QString &name, std::optional<double> before, std::optional<double> after, const QString &note)
{
    return "<tr><td>" + name + "&nbsp;&nbsp;</td><td align='right'>" + number(before)
           + "&nbsp;&nbsp;</td><td align='right'>" + number(after) + "&nbsp;&nbsp;</td><td>" + note + "</td></tr>";
}

QString signedNumber(double gain)
{
    return (gain < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number(std::abs(gain));
}

} // namespace

QString shortVerdict(const RunSummary &run, const std::vector<RunSummary> &runs)
{
    if (!run.choice || run.record.kind != RunKind::Adapted)
        return {};
    const auto overNa = gainOverNa(run), overControl = gainOverControl(run, runs);
    if (!overNa)
        return QCoreApplication::translate("verdict", "estimated: %1").arg(verdictName(run.choice->verdict));
    if (!overControl)
        return QCoreApplication::translate("verdict", "measured: %1 mIoU against NA").arg(signedNumber(*overNa));
    return QCoreApplication::translate("verdict", "measured: %1 mIoU against NA, %2 against the control")
        .arg(signedNumber(*overNa), signedNumber(*overControl));
}

QString verdictText(const RunSummary &run, const std::vector<RunSummary> &runs)
{
    const EpochRecord *start = run.epochs.empty() ? nullptr : &run.epochs.front();
    const EpochRecord *shown = run.shownEpoch();
    if (!start || !shown)
        return {};
    QString text;
    if (const auto overNa = gainOverNa(run)) {
        text += "<p><b>"
                + QCoreApplication::translate("verdict", "Measured with the target's labels: %1 mIoU against NA.")
                      .arg(signedNumber(*overNa))
                + "</b>";
        if (const auto overControl = gainOverControl(run, runs))
            text += " "
                    + QCoreApplication::translate("verdict",
                                                  "Against the control, which trained as long on the source alone: %1.")
                          .arg(signedNumber(*overControl));
        text += "</p>";
    }
    if (run.choice && (run.record.kind == RunKind::Baseline || run.record.kind == RunKind::FineTuning)) // whether to keep NA is no question of theirs
        text += "<p>" + QCoreApplication::translate("verdict", "Epoch %1 was kept.").arg(run.choice->chosen) + " " + whyText(*run.choice).toHtmlEscaped() + "</p>";
    else if (run.choice)
        text += "<p><b>"
                + QCoreApplication::translate("verdict", "Without labels the verdict is: %1.")
                      .arg(verdictName(run.choice->verdict))
                + "</b></p>" + whyList(*run.choice);
    const bool isBaseline = run.record.kind == RunKind::Baseline;
    text += "<table><tr><td></td><td><b>"
            + (isBaseline ? QCoreApplication::translate("verdict", "start") : QStringLiteral("NA")) + "</b></td><td><b>"
            + QCoreApplication::translate("verdict", "epoch %1").arg(shown->epoch) + "</b></td><td></td></tr>";
    const ConfusionMatrix *onTarget = shownOnTarget(run, runs);
    if (onTarget && !shown->target)
        text += row(QCoreApplication::translate("verdict", "target mIoU"), {}, metricsOf(*onTarget).meanIou,
                    QCoreApplication::translate("verdict", "measured by the run that started from it"));
    if (start->target && shown->target)
        text += row(QCoreApplication::translate("verdict", "target mIoU"), metricsOf(*start->target).meanIou,
                    metricsOf(*shown->target).meanIou, QCoreApplication::translate("verdict", "measured with labels"));
    if (shown->mapped)
        text += row(QCoreApplication::translate("verdict", "with the map of its places"), {}, metricsOf(*shown->mapped).meanIou,
                    QCoreApplication::translate("verdict", "the model file holds it, for this camera only"));
    if (start->source && shown->source)
        text += row(QCoreApplication::translate("verdict", "source mIoU"), metricsOf(*start->source).meanIou,
                    metricsOf(*shown->source).meanIou, QCoreApplication::translate("verdict", "should not fall"));
    if (start->labelFree(measure_id::knownAgreement) && shown->labelFree(measure_id::knownAgreement))
        text += row(QCoreApplication::translate("verdict", "where both see the same"), start->labelFree(measure_id::knownAgreement), shown->labelFree(measure_id::knownAgreement),
                    QCoreApplication::translate("verdict", "mIoU with labels that the source's camera brought"));
    if (start->labelFree(measure_id::edgeAlignment) && shown->labelFree(measure_id::edgeAlignment))
        text += row(QCoreApplication::translate("verdict", "borders on edges"), start->labelFree(measure_id::edgeAlignment), shown->labelFree(measure_id::edgeAlignment),
                    QCoreApplication::translate("verdict", "higher is better, 1 is blind"));
    text += row(QCoreApplication::translate("verdict", "flip agreement"), start->labelFree(measure_id::flipAgreement), shown->labelFree(measure_id::flipAgreement),
                QCoreApplication::translate("verdict", "higher is better"));
    text += row(QCoreApplication::translate("verdict", "entropy"), start->labelFree(measure_id::entropy), shown->labelFree(measure_id::entropy),
                QCoreApplication::translate("verdict", "lower is surer, not always better"));
    text += row(QCoreApplication::translate("verdict", "InfoMax"), start->labelFree(measure_id::infoMax), shown->labelFree(measure_id::infoMax),
                QCoreApplication::translate("verdict", "higher is better"));
    text += row(QCoreApplication::translate("verdict", "SND"), start->labelFree(measure_id::snd), shown->labelFree(measure_id::snd),
                QCoreApplication::translate("verdict", "higher is better"));
    text += "</table>";
    if (!onTarget && !isBaseline)
        text += "<p>"
                + QCoreApplication::translate("verdict",
                                              "The target has no labels that may be used, so nothing here is measured "
                                              "on it. Look at the frames where NA and the adapted network "
                                              "disagree most: there you see which of the two is right.")
                + "</p>";
    return text;
}

} // namespace vantage::gui
