#include "app/gui/inspect/verdict_text.h"

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

/// Gain in mIoU on the target over NA, with its sign; empty where the target has no labels.
QString measuredGain(const RunSummary &run)
{
    const EpochRecord *shown = run.shownEpoch();
    if (!shown || !shown->target || run.epochs.empty() || !run.epochs.front().target)
        return {};
    const double gain = metricsOf(*shown->target).meanIou - metricsOf(*run.epochs.front().target).meanIou;
    return (gain < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number(std::abs(gain));
}

} // namespace

QString shortVerdict(const RunSummary &run)
{
    if (!run.choice || run.record.kind != "adapted")
        return {};
    const QString gain = measuredGain(run);
    if (gain.isEmpty())
        return QCoreApplication::translate("verdict", "estimated: %1").arg(verdictName(run.choice->verdict));
    return QCoreApplication::translate("verdict", "measured: %1 mIoU against NA").arg(gain);
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better: return QCoreApplication::translate("verdict", "better");
    case Verdict::NoClearGain: return QCoreApplication::translate("verdict", "no clear gain");
    case Verdict::KeepNa: return QCoreApplication::translate("verdict", "worse, keep NA");
    }
    return {};
}

QString kindName(const std::string &kind)
{
    if (kind == "baseline")
        return QCoreApplication::translate("verdict", "baseline (NA)");
    if (kind == "control")
        return QCoreApplication::translate("verdict", "control");
    if (kind == "adapted")
        return QCoreApplication::translate("verdict", "adapted");
    if (kind == "fine-tuning")
        return QCoreApplication::translate("verdict", "fine-tuning (FT)");
    return toQt(kind);
}

QString stateName(RunState state)
{
    switch (state) {
    case RunState::Running: return QCoreApplication::translate("verdict", "running");
    case RunState::Finished: return QCoreApplication::translate("verdict", "finished");
    case RunState::Stopped: return QCoreApplication::translate("verdict", "stopped");
    case RunState::Failed: return QCoreApplication::translate("verdict", "failed");
    }
    return {};
}

QString verdictText(const RunSummary &run)
{
    const EpochRecord *start = run.epochs.empty() ? nullptr : &run.epochs.front();
    const EpochRecord *shown = run.shownEpoch();
    if (!start || !shown)
        return {};
    QString text;
    if (const QString gain = measuredGain(run); !gain.isEmpty())
        text += "<p><b>" + QCoreApplication::translate("verdict", "Measured with the target's labels: %1 mIoU against NA.").arg(gain)
                + "</b></p>";
    if (run.choice)
        text += "<p><b>"
                + QCoreApplication::translate("verdict", "Without labels the verdict is: %1.")
                      .arg(verdictName(run.choice->verdict))
                + "</b> " + toQt(run.choice->why).toHtmlEscaped() + "</p>";
    text += "<table><tr><td></td><td><b>NA</b></td><td><b>"
            + QCoreApplication::translate("verdict", "epoch %1").arg(shown->epoch) + "</b></td><td></td></tr>";
    if (start->target && shown->target)
        text += row(QCoreApplication::translate("verdict", "target mIoU"), metricsOf(*start->target).meanIou,
                    metricsOf(*shown->target).meanIou, QCoreApplication::translate("verdict", "measured with labels"));
    if (start->source && shown->source)
        text += row(QCoreApplication::translate("verdict", "source mIoU"), metricsOf(*start->source).meanIou,
                    metricsOf(*shown->source).meanIou, QCoreApplication::translate("verdict", "should not fall"));
    text += row(QCoreApplication::translate("verdict", "flip agreement"), start->flipAgreement, shown->flipAgreement,
                QCoreApplication::translate("verdict", "higher is better"));
    text += row(QCoreApplication::translate("verdict", "entropy"), start->entropy, shown->entropy,
                QCoreApplication::translate("verdict", "lower is surer, not always better"));
    text += row(QCoreApplication::translate("verdict", "InfoMax"), start->infoMax, shown->infoMax,
                QCoreApplication::translate("verdict", "higher is better"));
    text += row(QCoreApplication::translate("verdict", "SND"), start->snd, shown->snd,
                QCoreApplication::translate("verdict", "higher is better"));
    text += "</table>";
    if (!shown->target)
        text += "<p>"
                + QCoreApplication::translate("verdict",
                                              "The target has no labels that may be used, so nothing here is measured "
                                              "on it. Look at the frames where NA and the adapted network "
                                              "disagree most: there you see which of the two is right.")
                + "</p>";
    return text;
}

} // namespace vantage::gui
