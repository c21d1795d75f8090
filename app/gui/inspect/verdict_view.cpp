#include "app/gui/inspect/verdict_view.h"

#include "app/gui/pages/page.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

namespace vantage::gui {
namespace {

constexpr int margin = 8;

} // namespace

VerdictView::VerdictView(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(this);
    m_text = named(new QLabel(inside), "verdictLabel");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // as wide as the view, as high as the text then is
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_check = named(new QPushButton(inside), "spotCheckButton");
    m_note = named(roleLabel("faint", inside), "spotCheckNote");
    m_note->setWordWrap(true);
    m_picture = named(new QLabel(inside), "verdictPicture");
    m_picture->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_text);
    layout->addWidget(m_check, 0, Qt::AlignLeft);
    layout->addWidget(m_note);
    layout->addWidget(m_picture);
    layout->addStretch(1);
    setWidget(inside);
    connect(m_check, &QPushButton::clicked, this, &VerdictView::spotCheckRequested);
    retranslate();
}

void VerdictView::show(const QString &html, const QPixmap &picture, bool checkable)
{
    m_text->setText(html);
    m_check->setVisible(checkable);
    m_note->setVisible(checkable);
    m_pixmap = picture;
    fitPicture();
}

void VerdictView::retranslate()
{
    m_check->setText(tr("Spot check …"));
    m_note->setText(tr("Look at the places where the two networks disagree most, without being told which is which. Your answers enter the verdict."));
    m_picture->setToolTip(tr("Where the un-adapted and the adapted network disagree most"));
}

void VerdictView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitPicture();
}

void VerdictView::fitPicture()
{
    // A scroll area gives its widget the height of the size hint, which knows nothing of the width that the text is wrapped to.
    m_text->setMinimumHeight(0);
    m_text->setFixedHeight(m_text->heightForWidth(std::max(1, viewport()->width() - 2 * margin)));
    m_picture->setVisible(!m_pixmap.isNull());
    if (m_pixmap.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const int width = std::max(1, std::min(viewport()->width() - 2 * margin, qRound(m_pixmap.width() / ratio)));
    QPixmap fitted = m_pixmap.scaledToWidth(qRound(width * ratio), Qt::SmoothTransformation);
    fitted.setDevicePixelRatio(ratio);
    m_picture->setPixmap(fitted);
}

} // namespace vantage::gui
