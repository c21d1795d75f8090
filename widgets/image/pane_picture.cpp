#include "widgets/image/pane_picture.h"

#include "widgets/image/image_bridge.h"

#include <QPainter>

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

void check(const PaneContent &content)
{
    if (!content.image.empty() && content.image.type() != CV_8UC3)
        throw std::invalid_argument("the picture of a pane must be 8-bit RGB");
    const cv::Mat *first = nullptr;
    for (const cv::Mat *layer : {&content.labels, &content.truth, &content.before, &content.confidence}) {
        if (layer->empty())
            continue;
        if (layer->type() != CV_8UC1)
            throw std::invalid_argument("the layers of a pane must be 8-bit with one channel");
        if (first && first->size() != layer->size())
            throw std::invalid_argument("the layers of a pane must be of the same size");
        first = layer;
    }
}

/// Averaged to `size`: what lies between the pixels of a reduced picture is not skipped.
QImage reducedTo(const QImage &full, const QSize &size)
{
    QImage reduced(size, full.format());
    const cv::Mat from(full.height(), full.width(), CV_8UC4, const_cast<uchar *>(full.constBits()),
                       static_cast<size_t>(full.bytesPerLine()));
    cv::Mat to(size.height(), size.width(), CV_8UC4, reduced.bits(), static_cast<size_t>(reduced.bytesPerLine()));
    cv::resize(from, to, to.size(), 0, 0, cv::INTER_AREA);
    return reduced;
}

} // namespace

void PanePicture::setContent(const PaneContent &content)
{
    check(content);
    m_content = content;
    m_base.full = toQImage(content.image);
    m_base.reduced = {};
    m_stale = true;
}

void PanePicture::setClasses(const ClassMap &classes)
{
    m_stale |= classes != m_classes;
    m_classes = classes;
}

void PanePicture::setOverlay(const OverlayStyle &overlay)
{
    // Opacity and visibility come in when painting; for the wheel to be fluid they must not rebuild anything.
    m_stale |= overlay.hidden != m_overlay.hidden || overlay.minimumConfidence != m_overlay.minimumConfidence
               || overlay.outline != m_overlay.outline;
    m_overlay = overlay;
}

QSize PanePicture::size() const
{
    const cv::Size size = m_content.size();
    return {size.width, size.height};
}

void PanePicture::rebuild()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_fill = {};
    m_outline = {};
    const PaneContent &c = m_content;
    if (c.mode == PaneMode::Confidence) {
        if (!c.confidence.empty())
            m_fill.full = confidenceLayer(c.confidence);
        return;
    }
    if (c.labels.empty())
        return;
    if (c.mode == PaneMode::Errors) {
        if (!c.truth.empty())
            m_fill.full = errorLayer(c.labels, c.truth, m_classes, m_overlay);
        return;
    }
    if (c.mode == PaneMode::Changes) {
        if (!c.before.empty())
            m_fill.full = changeLayer(c.before, c.labels, c.truth, m_classes, m_overlay);
        return;
    }
    m_fill.full = labelLayer(c.labels, c.confidence, m_classes, m_overlay);
    if (m_overlay.outline)
        m_outline.full = outlineLayer(c.labels, m_classes, m_overlay);
}

void PanePicture::paint(QPainter &painter, const QRectF &target, const QRectF &clip)
{
    rebuild();
    painter.save();
    painter.setClipRect(clip, Qt::IntersectClip);
    const bool bare = m_base.full.isNull();
    paintLayer(painter, m_base, target, clip, 1);
    if (m_overlay.visible) {
        paintLayer(painter, m_fill, target, clip, bare ? 1 : m_overlay.opacity);
        paintLayer(painter, m_outline, target, clip, 1);
    }
    painter.restore();
}

void PanePicture::paintLayer(QPainter &painter, Layer &layer, const QRectF &target, const QRectF &clip, double opacity)
{
    const QRectF seen = target.intersected(clip);
    if (layer.full.isNull() || opacity <= 0 || seen.isEmpty())
        return;
    painter.setOpacity(opacity);

    // Of what is really painted on: a widget may be rendered into a picture of another pixel ratio.
    const double ratio = std::hypot(painter.deviceTransform().m11(), painter.deviceTransform().m12());
    const QSize pixels(qMax(1, qRound(target.width() * ratio)), qMax(1, qRound(target.height() * ratio)));
    if (pixels.width() < layer.full.width() && pixels.height() < layer.full.height()) {
        if (layer.reduced.size() != pixels)
            layer.reduced = reducedTo(layer.full, pixels);
        layer.reduced.setDevicePixelRatio(ratio);
        // On whole device pixels, or the copy would be blurred.
        const QPointF corner(std::round(target.x() * ratio) / ratio, std::round(target.y() * ratio) / ratio);
        painter.drawImage(corner, layer.reduced);
        return;
    }

    // Magnified: the whole pixels that are in sight, each as a square.
    const double sx = target.width() / layer.full.width();
    const double sy = target.height() / layer.full.height();
    const int left = std::max(0, static_cast<int>(std::floor((seen.left() - target.left()) / sx)));
    const int top = std::max(0, static_cast<int>(std::floor((seen.top() - target.top()) / sy)));
    const int right = std::min(layer.full.width(), static_cast<int>(std::ceil((seen.right() - target.left()) / sx)));
    const int bottom = std::min(layer.full.height(), static_cast<int>(std::ceil((seen.bottom() - target.top()) / sy)));
    const QRectF source(left, top, right - left, bottom - top);
    const QRectF place(target.left() + left * sx, target.top() + top * sy, source.width() * sx, source.height() * sy);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(place, layer.full, source);
}

} // namespace vantage
