#include "widgets/plot/loss_panel.h"

#include "widgets/plot/loss_plot.h"
#include "widgets/theme/icons.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace vantage {

LossPanel::LossPanel(QWidget *parent)
    : QWidget(parent)
    , m_plot(new LossPlot(this))
    , m_smoothingLabel(new QLabel(this))
    , m_smoothingValue(new QLabel(this))
    , m_smoothing(new QSlider(Qt::Horizontal, this))
    , m_log(new QCheckBox(this))
    , m_outliers(new QCheckBox(this))
    , m_reset(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_save(new QToolButton(this))
{
    setObjectName(QStringLiteral("lossPanel"));
    m_smoothing->setObjectName(QStringLiteral("smoothingSlider"));
    m_smoothing->setRange(0, 999);
    m_smoothing->setPageStep(100);
    m_smoothing->setMaximumWidth(180);
    m_smoothing->setMinimumWidth(30);
    m_smoothingLabel->setBuddy(m_smoothing);
    m_smoothingValue->setObjectName(QStringLiteral("smoothingValue"));
    m_smoothingValue->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.000 ")));
    m_log->setObjectName(QStringLiteral("logBox"));
    m_outliers->setObjectName(QStringLiteral("outliersBox"));
    m_reset->setObjectName(QStringLiteral("resetZoomButton"));
    m_reset->setIcon(themeIcon(Icon::Fit));
    m_copy->setObjectName(QStringLiteral("copyPlotButton"));
    m_copy->setIcon(themeIcon(Icon::Copy));
    m_save->setObjectName(QStringLiteral("savePlotButton"));
    m_save->setIcon(themeIcon(Icon::Save));
    for (QToolButton *button : {m_reset, m_copy, m_save})
        button->setAutoRaise(true);
    m_reset->setEnabled(false);

    auto *row = new QHBoxLayout;
    row->addWidget(m_smoothingLabel);
    row->addWidget(m_smoothing, 1);
    row->addWidget(m_smoothingValue);
    row->addSpacing(8);
    row->addWidget(m_log);
    row->addWidget(m_outliers);
    row->addStretch(1);
    for (QToolButton *button : {m_reset, m_copy, m_save})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_plot, 1);

    connect(m_smoothing, &QSlider::valueChanged, this, &LossPanel::apply);
    connect(m_log, &QCheckBox::toggled, this, &LossPanel::apply);
    connect(m_outliers, &QCheckBox::toggled, this, &LossPanel::apply);
    connect(m_reset, &QToolButton::clicked, m_plot, &LossPlot::resetZoom);
    connect(m_copy, &QToolButton::clicked, m_plot, &LossPlot::copyPicture);
    connect(m_save, &QToolButton::clicked, m_plot, &LossPlot::saveRequested);
    connect(m_plot, &LossPlot::zoomChanged, m_reset, &QToolButton::setEnabled);

    retranslate();
    setOptions({});
    apply();
}

LossPanel::Options LossPanel::options() const
{
    return {.smoothing = m_smoothing->value() / 1000.0,
            .logScale = m_log->isChecked(),
            .clipOutliers = m_outliers->isChecked()};
}

void LossPanel::setOptions(const Options &options)
{
    m_smoothing->setValue(qRound(options.smoothing * 1000));
    m_log->setChecked(options.logScale);
    m_outliers->setChecked(options.clipOutliers);
}

void LossPanel::apply()
{
    const Options now = options();
    m_plot->setSmoothing(now.smoothing);
    m_plot->setLogScale(now.logScale);
    m_plot->setClipOutliers(now.clipOutliers);
    m_smoothingValue->setText(locale().toString(now.smoothing, 'f', 3));
    if (now == m_shown)
        return;
    m_shown = now;
    Q_EMIT optionsChanged();
}

void LossPanel::retranslate()
{
    m_smoothingLabel->setText(tr("&Smoothing"));
    m_smoothing->setToolTip(tr("Weight of what came before; the values themselves stay visible behind the curve"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_log->setText(tr("&Log scale"));
    m_outliers->setText(tr("&Ignore outliers"));
    m_outliers->setToolTip(tr("The axis shows the middle 98 % of the values"));
    m_reset->setToolTip(tr("Show everything (double click in the plot)"));
    m_copy->setToolTip(tr("Copy the picture"));
    m_save->setToolTip(tr("Save the picture…"));
    for (QToolButton *button : {m_reset, m_copy, m_save})
        button->setAccessibleName(button->toolTip());
    fitButtons();
}

/// Where the room is scarce, copying and saving are in the plot's context menu alone: they must not hold the window wide.
void LossPanel::fitButtons()
{
    for (QToolButton *button : {m_copy, m_save})
        button->show();
    layout()->invalidate();
    const int all = layout()->minimumSize().width();
    const int less = all - m_copy->sizeHint().width() - m_save->sizeHint().width() - 12;
    setMinimumWidth(less);
    for (QToolButton *button : {m_copy, m_save})
        button->setVisible(width() >= all);
}

void LossPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

void LossPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vantage
