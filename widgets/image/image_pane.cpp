#include "widgets/image/image_pane.h"

#include <QLocale>
#include <QPainter>

#include <vector>

namespace vantage {

ImagePane::ImagePane(QWidget *parent)
    : ViewPane(parent)
{
    setObjectName(QStringLiteral("imagePane"));
}

void ImagePane::setContent(const PaneContent &content)
{
    m_picture.setContent(content);
    setAccessibleName(content.caption);
    setView(view()); // the limits depend on the picture
    update();
}

void ImagePane::setClasses(const ClassMap &classes)
{
    m_picture.setClasses(classes);
    update();
}

void ImagePane::setOverlay(const OverlayStyle &overlay)
{
    m_picture.setOverlay(overlay);
    update();
}

QSize ImagePane::pictureSize() const
{
    return m_picture.size();
}

void ImagePane::paintPane(QPainter &painter)
{
    if (m_picture.content().isEmpty())
        paintPlaceholder(painter, m_picture.content().placeholder);
    else
        m_picture.paint(painter, pictureRect(), rect());
    paintCaption(painter, m_picture.content().caption, Qt::AlignLeft);
    paintKey(painter);
}

void ImagePane::paintKey(QPainter &painter) const
{
    // In the lower left corner: what the colours of a map mean.
    const PaneContent &content = m_picture.content();
    struct Entry
    {
        QColor colour;
        QString word;
    };
    std::vector<Entry> entries;
    if (content.mode == PaneMode::Errors && !content.labels.empty() && !content.truth.empty())
        entries = {{errorColour(true), tr("wrong")}, {errorColour(false), tr("right")}};
    else if (content.mode == PaneMode::Changes && !content.labels.empty() && !content.before.empty() && !content.truth.empty())
        entries = {{changeColour(Change::Mended), tr("mended")}, {changeColour(Change::Broken), tr("broken")}, {changeColour(Change::StillWrong), tr("wrong in both")}};
    const bool confidence = content.mode == PaneMode::Confidence && !content.confidence.empty();
    if (!m_picture.overlay().visible || (entries.empty() && !confidence))
        return;
    const QString least = locale().toString(0) + QStringLiteral(" %"), most = locale().toString(100) + QStringLiteral(" %");
    const QFontMetrics metrics(font());
    const int margin = 6, pad = 6, swatch = confidence ? 56 : metrics.ascent(), height = metrics.height() + 4;
    int whole = 2 * pad;
    for (const Entry &entry : entries)
        whole += swatch + 4 + metrics.horizontalAdvance(entry.word) + (&entry == &entries.back() ? 0 : 10);
    if (confidence)
        whole += metrics.horizontalAdvance(least) + metrics.horizontalAdvance(most) + swatch + 12;
    const QRect box(margin, this->height() - margin - height, whole, height);
    if (whole > width() - 2 * margin || height > this->height() / 4)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(box, 4, 4);
    int x = box.left() + pad;
    const auto text = [&](const QString &word) {
        const int room = metrics.horizontalAdvance(word);
        painter.setPen(Qt::white);
        painter.drawText(QRect(x, box.top(), room, box.height()), Qt::AlignVCenter | Qt::AlignLeft, word);
        painter.setPen(Qt::NoPen);
        x += room;
    };
    const QRect patch(0, box.center().y() - metrics.ascent() / 2 + 1, swatch, metrics.ascent() - 1);
    for (const Entry &entry : entries) {
        painter.setBrush(entry.colour);
        painter.drawRect(patch.translated(x, 0));
        x += swatch + 4;
        text(entry.word);
        x += 10;
    }
    if (confidence) {
        text(least);
        x += 6;
        QLinearGradient ramp(x, 0, x + swatch, 0);
        for (double at : {0.0, 0.25, 0.5, 0.75, 1.0})
            ramp.setColorAt(at, confidenceColour(at));
        painter.setBrush(ramp);
        painter.drawRect(patch.translated(x, 0));
        x += swatch + 6;
        text(most);
    }
    painter.restore();
}

} // namespace vantage
