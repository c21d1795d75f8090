#pragma once

#include "widgets/image/pane_picture.h"
#include "widgets/image/view_pane.h"

namespace vantage {

/// One picture with labels, errors or confidence over it, that can be zoomed and panned (see ViewPane).
class ImagePane : public ViewPane
{
    Q_OBJECT
public:
    explicit ImagePane(QWidget *parent = nullptr);

    /// The view stays as it is: going through frames keeps looking at the same place.
    /// @throws std::invalid_argument where a matrix has another type or the layers differ in size
    void setContent(const PaneContent &content);
    const PaneContent &content() const { return m_picture.content(); }

    void setClasses(const ClassMap &classes);
    void setOverlay(const OverlayStyle &overlay);
    const OverlayStyle &overlay() const { return m_picture.overlay(); }

    QSize pictureSize() const override;

protected:
    void paintPane(QPainter &painter) override;

private:
    void paintKey(QPainter &painter) const;

    PanePicture m_picture;
};

} // namespace vantage
