#include "widgets/image/image_pane.h"

#include <QPainter>

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
}

} // namespace vantage
