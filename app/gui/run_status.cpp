#include "app/gui/run_status.h"

#include "app/gui/pages/train_page.h"
#include "app/gui/text.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace vantage::gui {

RunStatus::RunStatus(const TrainPage &page, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
{
    m_text = new QLabel(this);
    m_text->setObjectName("statusText");
    m_left = new QLabel(this);
    m_left->setObjectName("statusLeft");
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("statusProgress");
    m_progress->setRange(0, 1000);
    m_progress->setFixedSize(180, 12);
    m_progress->setTextVisible(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(m_left);
    layout->addWidget(m_progress);
    layout->addWidget(m_text);
}

void RunStatus::show(bool active)
{
    const TimeLeft &time = m_page.timeLeft();
    QString text = m_page.phaseText();
    if (active && !time.stage().empty())
        text += ": " + coreText(time.stage());
    m_text->setText(text);
    m_left->setText(active && time.secondsLeft() >= 0 ? tr("%1 left").arg(rangeText(time.atLeast(), time.atMost()))
                                                      : QString());
    m_progress->setVisible(active);
    m_progress->setValue(static_cast<int>(time.share() * 1000));
}

} // namespace vantage::gui
