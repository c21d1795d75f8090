#include "app/gui/resume_banner.h"

#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace vantage::gui {

ResumeBanner::ResumeBanner(QWidget *parent)
    : QFrame(parent)
{
    setObjectName("resumeBanner");
    setFrameShape(QFrame::StyledPanel);
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName("resumeBannerText");
    m_text->setWordWrap(true);
    m_resume = new QPushButton(themeIcon(Icon::Play), QString(), this);
    m_resume->setObjectName("resumeBannerButton");
    m_later = new QPushButton(this);
    m_later->setObjectName("resumeBannerDismiss");
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_resume);
    layout->addWidget(m_later);
    connect(m_resume, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT resumeWanted(m_run);
    });
    connect(m_later, &QPushButton::clicked, this, &QWidget::hide);
    setBackgroundRole(QPalette::AlternateBase); // last: it sends a change of palette
    setAutoFillBackground(true);
    retranslate();
    hide();
}

void ResumeBanner::offer(qint64 run, bool interrupted)
{
    m_run = run;
    m_interrupted = interrupted;
    retranslate();
    setVisible(run > 0);
}

void ResumeBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        m_icon->setPixmap(themeIcon(Icon::Info).pixmap(20, 20));
    QFrame::changeEvent(event);
}

void ResumeBanner::retranslate()
{
    m_icon->setPixmap(themeIcon(Icon::Info).pixmap(20, 20));
    m_text->setText((m_interrupted ? tr("Run %1 was cut off. Its checkpoint is there: it can go on where it was.")
                                   : tr("Run %1 was stopped. It can go on where it was."))
                        .arg(m_run));
    m_resume->setText(tr("Resume"));
    m_later->setText(tr("Later"));
}

} // namespace vantage::gui
