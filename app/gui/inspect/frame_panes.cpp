#include "app/gui/inspect/frame_panes.h"

#include "app/gui/text.h"
#include "widgets/classes/swatch.h"

#include <algorithm>
#include <QCoreApplication>
#include <QLocale>
#include <opencv2/core.hpp>

namespace vantage::gui {
namespace {

struct Panes
{
    Q_DECLARE_TR_FUNCTIONS(Panes)
};

QString makerTitle(Teacher maker)
{
    switch (maker) {
    case Teacher::Plain: return Panes::tr("Labels: the network");
    case Teacher::Scales: return Panes::tr("Labels: three sizes");
    case Teacher::Votes: return Panes::tr("Labels: background votes");
    case Teacher::Motion: return Panes::tr("Labels: what moves");
    case Teacher::Passages: return Panes::tr("Labels: what passes");
    case Teacher::Carried: return Panes::tr("Labels: carried over");
    case Teacher::Ground: return Panes::tr("Labels: aligned ground");
    case Teacher::Book: break;
    }
    return Panes::tr("Labels: all together");
}

PaneContent picture(const QString &caption, const cv::Mat &image, const QString &nothing = {})
{
    PaneContent content;
    content.caption = caption;
    content.image = image;
    content.placeholder = nothing;
    return content;
}

PaneContent labelled(const QString &caption, const cv::Mat &image, const SeenBy &seen, const QString &nothing)
{
    PaneContent content = picture(caption, {}, nothing);
    if (!seen.empty()) {
        content.image = image;
        content.labels = seen.labels;
        content.confidence = seen.confidence;
    }
    return content;
}

PaneContent errors(const QString &name, const FrameInspection &f, const SeenBy &seen, const QString &nothing)
{
    PaneContent content = labelled(Panes::tr("Errors: %1").arg(name), f.image, seen, nothing);
    content.truth = seen.empty() ? cv::Mat() : f.truthFor(seen);
    content.mode = PaneMode::Errors;
    return content;
}

} // namespace

std::vector<CompareView::Pane> framePanes(const FrameInspection &f, const QString &own, const QString &other)
{
    const QString adapted = own.isEmpty() ? Panes::tr("Adapted") : own;
    const QString withMap = Panes::tr("%1, with map").arg(adapted);
    const bool adapts = f.hasAdapted || !f.adapted.empty(), maps = !f.mapped.empty(), tuned = f.hasFineTuned || !f.fineTuned.empty();
    const QString bestName = maps ? withMap : adapts ? adapted : Panes::tr("NA");
    const SeenBy &best = maps ? f.mapped : adapts ? f.adapted : f.na; // what stands for the run, empty until that network has looked
    const QString soon = Panes::tr("Predicting…"), none = Panes::tr("There is no such network");
    const auto wait = [&](bool there) { return there && !f.predicted ? soon : none; };
    std::vector<CompareView::Pane> panes{{"source", picture(Panes::tr("Source"), f.source)}};
    const auto add = [&](const char *id, const PaneContent &content) { panes.push_back({id, content}); };
    if (!f.source.empty()) {
        if (!f.sourceTruth.empty())
            add("source-truth", labelled(Panes::tr("Source: its labels"), f.source, {f.sourceTruth, {}}, {}));
        if (f.hasNa)
            add("source-na", labelled(Panes::tr("Source: NA"), f.source, f.sourceNa, soon));
        if (f.hasAdapted)
            add("source-adapted", labelled(Panes::tr("Source: %1").arg(adapted), f.source, f.sourceAdapted, soon));
    }
    add("target", picture(Panes::tr("Target"), f.image));
    add("na", labelled(Panes::tr("NA"), f.image, f.na, wait(f.hasNa)));
    add("adapted", labelled(adapted, f.image, f.adapted, wait(adapts)));
    if (maps)
        add("mapped", labelled(withMap, f.image, f.mapped, none));
    if (tuned)
        add("ft", labelled(Panes::tr("FT"), f.image, f.fineTuned, soon));
    if (f.hasOther)
        add("other", labelled(other, f.image, f.other, soon));
    if (!f.pseudoLabels.empty())
        add("pseudo", labelled(Panes::tr("Learned here: pseudo-labels"), f.image, {f.pseudoLabels, {}}, {}));
    for (const auto &[maker, labels] : f.makers)
        panes.push_back({QString::fromStdString("maker-" + toText(maker)), labelled(makerTitle(maker), f.image, {labels, {}}, {})});
    if (!f.truth.empty()) {
        add("truth", labelled(Panes::tr("Ground truth"), f.image, {f.truth, {}}, {}));
        add("error", errors(bestName, f, best, soon));
        if (adapts && f.hasNa)
            add("error-na", errors(Panes::tr("NA"), f, f.na, soon));
        if (maps)
            add("error-adapted", errors(adapted, f, f.adapted, soon));
        if (tuned)
            add("error-ft", errors(Panes::tr("FT"), f, f.fineTuned, soon));
        if (f.hasOther)
            add("error-other", errors(other, f, f.other, soon));
    }
    if (adapts && (f.hasNa || !f.na.empty())) {
        PaneContent change = labelled(f.truth.empty() ? Panes::tr("Changed: NA to %1").arg(bestName) : Panes::tr("Mended, broken: NA to %1").arg(bestName), f.image,
                                      best, soon);
        change.before = change.labels.empty() ? cv::Mat() : f.na.labels;
        change.truth = change.labels.empty() ? cv::Mat() : judged(f.unjudged, f.ignore, f.truthFor(best), f.na.labels);
        change.confidence = cv::Mat();
        change.mode = PaneMode::Changes;
        add("change", change);
    }
    PaneContent sure = picture(Panes::tr("Confidence: %1").arg(bestName), best.empty() ? cv::Mat() : f.image, soon);
    sure.labels = best.labels;
    sure.confidence = best.confidence;
    sure.mode = PaneMode::Confidence;
    add("confidence", sure);
    const QString whyNot = f.hasGenerator ? Panes::tr("Rebuilding…") : Panes::tr("No generator was kept with this network: only adversarial runs have one, and one whose un-adapted network was kept has none");
    add("reconstruction", picture(Panes::tr("Rebuilt"), f.reconstruction, whyNot));
    return panes;
}

QStringList firstPanes(const FrameInspection &frame)
{
    const QString best = frame.mapped.empty() ? "adapted" : "mapped";
    return frame.truth.empty() ? QStringList{"target", "na", best, "source", "change", "confidence"}
                               : QStringList{"target", "na", best, "truth", "error", "change"};
}

QString pixelText(const FrameInspection &f, const ClassMap &classes, QPoint p, const QString &own, const QString &other)
{
    QStringList parts{QString("%1, %2").arg(p.x()).arg(p.y())};
    const auto inside = [&](const cv::Mat &mat) {
        return p.x() >= 0 && p.y() >= 0 && p.x() < mat.cols && p.y() < mat.rows;
    };
    const auto say = [&](const QString &who, const cv::Mat &labels, const cv::Mat &confidence) {
        if (!inside(labels))
            return;
        const int value = labels.at<uint8_t>(p.y(), p.x());
        QString text = Panes::tr("ignored");
        if (value < classes.size()) {
            const ClassInfo &info = classes.classes[static_cast<size_t>(value)];
            text = QString("<span style='background-color:%1'>&nbsp;&nbsp;&nbsp;</span> %2")
                       .arg(toQColor(info.colour).name(), toQt(info.name).toHtmlEscaped());
        }
        if (inside(confidence)) {
            const double percent = 100.0 / 255 * confidence.at<uint8_t>(p.y(), p.x());
            text += " " + QLocale().toString(percent, 'f', 0) + " %";
        }
        parts << who + ": " + text;
    };
    say(Panes::tr("NA"), f.na.labels, f.na.confidence);
    say(own.isEmpty() ? Panes::tr("Adapted") : own, f.adapted.labels, f.adapted.confidence);
    say(Panes::tr("with map"), f.mapped.labels, f.mapped.confidence);
    say(Panes::tr("FT"), f.fineTuned.labels, f.fineTuned.confidence);
    say(other, f.other.labels, f.other.confidence);
    say(Panes::tr("Ground truth"), f.truth, {});
    if (inside(f.image)) {
        const auto rgb = f.image.at<cv::Vec3b>(p.y(), p.x());
        parts << QString("RGB %1 %2 %3").arg(rgb[0]).arg(rgb[1]).arg(rgb[2]);
    }
    return parts.join(QStringLiteral(" &nbsp;·&nbsp; "));
}

QStringList wantedOf(const QStringList &chosen, const std::vector<CompareView::Pane> &panes, const QStringList &first)
{
    QStringList shown;
    for (const QString &id : chosen)
        if (std::any_of(panes.begin(), panes.end(), [&](const CompareView::Pane &pane) { return pane.id == id; }))
            shown << id;
    return shown.isEmpty() ? first : shown;
}

} // namespace vantage::gui
