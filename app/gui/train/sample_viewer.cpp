#include "app/gui/train/sample_viewer.h"

#include "app/gui/text.h"
#include "widgets/image/compare_view.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace vantage::gui {

SampleViewer::SampleViewer(QWidget *parent)
    : QWidget(parent)
    , m_view(new CompareView(this))
{
    m_view->setObjectName("sampleView");
    m_frameTitle = new QLabel(this);
    m_frame = new QComboBox(this);
    m_frame->setObjectName("sampleFrameBox");
    m_frame->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName("epochSlider");
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_slider->setTickInterval(1);
    m_slider->setPageStep(1);
    m_epoch = new QLabel(this);
    m_epoch->setObjectName("epochLabel");
    auto *row = new QHBoxLayout;
    row->addWidget(m_frameTitle);
    row->addWidget(m_frame);
    row->addWidget(m_epoch);
    row->addWidget(m_slider, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addLayout(row);
    connect(m_slider, &QSlider::valueChanged, this, &SampleViewer::show);
    connect(m_frame, &QComboBox::activated, this, &SampleViewer::show);
    clear();
    retranslate();
}

void SampleViewer::clear()
{
    m_reports.clear();
    m_frame->clear();
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, 0);
    show();
}

void SampleViewer::setClasses(const ClassMap &classes)
{
    m_view->setClasses(classes);
}

void SampleViewer::add(const SampleReport &report)
{
    const bool follows = m_reports.empty() || m_slider->value() == m_slider->maximum();
    std::erase_if(m_reports,
                  [&](const SampleReport &old) { return old.epoch >= report.epoch; }); // a run that was resumed
    m_reports.push_back(report);
    if (m_reports.size() > 1) // the pictures are the same each time: one copy is enough
        for (auto &sample : m_reports.back().samples)
            for (const auto &first : m_reports.front().samples)
                if (first.name == sample.name && first.isTarget == sample.isTarget && !first.image.empty())
                    sample.image = first.image;
    if (m_frame->count() == 0)
        fillFrames();
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, epochs() - 1);
        if (follows)
            m_slider->setValue(epochs() - 1);
    }
    show();
}

void SampleViewer::fillFrames()
{
    m_frame->clear();
    int firstTarget = -1;
    for (const auto &sample : m_reports.front().samples) {
        if (sample.isTarget && firstTarget < 0)
            firstTarget = m_frame->count();
        m_frame->addItem((sample.isTarget ? tr("target %1") : tr("source %1")).arg(toQt(sample.name)));
    }
    m_frame->setCurrentIndex(std::max(0, firstTarget));
}

void SampleViewer::show()
{
    m_slider->setEnabled(m_reports.size() > 1);
    m_frame->setEnabled(!m_reports.empty());
    const auto index = static_cast<size_t>(std::max(0, m_frame->currentIndex()));
    if (m_reports.empty() || index >= m_reports[static_cast<size_t>(m_slider->value())].samples.size()) {
        m_view->setPanes({});
        m_epoch->clear();
        return;
    }
    const SampleReport &report = m_reports[static_cast<size_t>(m_slider->value())];
    const auto &sample = report.samples[index];
    m_epoch->setText(report.epoch == 0 ? tr("before the first step") : tr("after epoch %1").arg(report.epoch));
    PaneContent picture, prediction, rebuilt;
    picture.caption = tr("Frame");
    picture.image = sample.image;
    prediction.caption = tr("Prediction");
    prediction.image = sample.image;
    prediction.labels = sample.prediction;
    std::vector<CompareView::Pane> panes{{"frame", picture}, {"prediction", prediction}};
    if (!sample.reconstruction.empty()) {
        rebuilt.caption = tr("Rebuilt from the prediction");
        rebuilt.image = sample.reconstruction;
        panes.push_back({"reconstruction", rebuilt});
    }
    QStringList ids;
    for (const auto &pane : panes)
        ids << pane.id;
    if (m_view->panes() == ids)
        for (const auto &pane : panes)
            m_view->setContent(pane.id, pane.content);
    else
        m_view->setPanes(panes);
}

void SampleViewer::retranslate()
{
    m_frameTitle->setText(tr("Frame:"));
    m_view->setPlaceholder(tr("After each epoch, the same frames appear here"));
    if (!m_reports.empty()) {
        const int index = m_frame->currentIndex();
        fillFrames();
        m_frame->setCurrentIndex(index);
    }
    show();
}

} // namespace vantage::gui
