#include "app/gui/inspect/frame_panes.h"

#include "app/gui/text.h"
#include "widgets/classes/swatch.h"

#include <QCoreApplication>
#include <QLocale>
#include <opencv2/core.hpp>

namespace vantage::gui {
namespace {

struct Panes
{
    Q_DECLARE_TR_FUNCTIONS(Panes)
};

cv::Mat toBytes(const cv::Mat &confidence)
{
    cv::Mat bytes;
    if (!confidence.empty())
        confidence.convertTo(bytes, CV_8UC1, 255);
    return bytes;
}

PaneContent picture(const QString &caption, const cv::Mat &image, const QString &nothing = {})
{
    PaneContent content;
    content.caption = caption;
    content.image = image;
    content.placeholder = nothing;
    return content;
}

PaneContent labelled(const QString &caption, const FrameInspection &frame, const Segmenter::Prediction &prediction)
{
    PaneContent content = picture(caption, {}, Panes::tr("There is no such network"));
    if (!prediction.labels.empty()) {
        content.image = frame.image;
        content.labels = prediction.labels;
        content.confidence = toBytes(prediction.confidence);
    }
    return content;
}

} // namespace

std::vector<CompareView::Pane> framePanes(const FrameInspection &f, const QString &own)
{
    const QString adapted = own.isEmpty() ? Panes::tr("Adapted") : own;
    const bool adapts = !f.adapted.labels.empty();
    const bool maps = !f.mapped.labels.empty();
    const QString withMap = Panes::tr("%1, with map").arg(adapted);
    const Segmenter::Prediction &best = maps ? f.mapped : adapts ? f.adapted : f.na;
    const QString bestName = maps ? withMap : adapts ? adapted : Panes::tr("NA");
    std::vector<CompareView::Pane> panes{{"source", picture(Panes::tr("Source"), f.source)},
                                         {"target", picture(Panes::tr("Target"), f.image)},
                                         {"na", labelled(Panes::tr("NA"), f, f.na)},
                                         {"adapted", labelled(adapted, f, f.adapted)}};
    if (maps)
        panes.push_back({"mapped", labelled(withMap, f, f.mapped)});
    if (!f.fineTuned.labels.empty())
        panes.push_back({"ft", labelled(Panes::tr("FT"), f, f.fineTuned)});
    if (!f.truth.empty()) {
        panes.push_back({"truth", labelled(Panes::tr("Ground truth"), f, {f.truth, {}})});
        PaneContent error = picture(Panes::tr("Errors: %1").arg(bestName), f.image);
        error.labels = best.labels;
        error.truth = f.truth;
        error.mode = PaneMode::Errors;
        panes.push_back({"error", error});
    }
    PaneContent sure = picture(Panes::tr("Confidence: %1").arg(bestName), f.image);
    sure.labels = best.labels;
    sure.confidence = toBytes(best.confidence);
    sure.mode = PaneMode::Confidence;
    panes.push_back({"confidence", sure});
    const QString whyNot =
        f.hasGenerator ? Panes::tr("Rebuilding…") : Panes::tr("Only recipes with a generator rebuild frames");
    panes.push_back({"reconstruction", picture(Panes::tr("Rebuilt"), f.reconstruction, whyNot)});
    return panes;
}

QStringList firstPanes(const FrameInspection &frame)
{
    return {"target", "na", frame.mapped.labels.empty() ? "adapted" : "mapped", frame.truth.empty() ? "source" : "truth", "error", "confidence"};
}

QString pixelText(const FrameInspection &f, const ClassMap &classes, QPoint p, const QString &own)
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
            const double percent = 100.0 * static_cast<double>(confidence.at<float>(p.y(), p.x()));
            text += " " + QLocale().toString(percent, 'f', 0) + " %";
        }
        parts << who + ": " + text;
    };
    say(Panes::tr("NA"), f.na.labels, f.na.confidence);
    say(own.isEmpty() ? Panes::tr("Adapted") : own, f.adapted.labels, f.adapted.confidence);
    say(Panes::tr("with map"), f.mapped.labels, f.mapped.confidence);
    say(Panes::tr("FT"), f.fineTuned.labels, f.fineTuned.confidence);
    say(Panes::tr("Ground truth"), f.truth, {});
    if (inside(f.image)) {
        const auto rgb = f.image.at<cv::Vec3b>(p.y(), p.x());
        parts << QString("RGB %1 %2 %3").arg(rgb[0]).arg(rgb[1]).arg(rgb[2]);
    }
    return parts.join(QStringLiteral(" &nbsp;·&nbsp; "));
}

} // namespace vantage::gui
