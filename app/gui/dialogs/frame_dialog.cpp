#include "app/gui/dialogs/frame_dialog.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/base/error.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/data/labels/camera_layout.h"
#include "widgets/image/image_pane.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <map>

namespace vantage::gui {

namespace {

/// All frames of the folder, with labels where they have some.
Dataset withLabelsWherePossible(const std::filesystem::path &folder)
{
    Dataset data = listDataset(folder, LabelUse::Hidden);
    try {
        const CameraLayout layout = layoutOf(folder, true);
        std::map<std::string, const PlacedFrame *> placed;
        for (const PlacedFrame &frame : layout.frames)
            if (!frame.labels.empty())
                placed[frame.name] = &frame;
        for (FrameFiles &frame : data.frames)
            if (const auto found = placed.find(frame.name); found != placed.end()) {
                frame.labels = std::filesystem::absolute(found->second->labels).string();
                frame.reader = layout.reader;
            }
    } catch (const InputError &) { // the page says why
    }
    return data;
}

} // namespace

FrameDialog::FrameDialog(const std::filesystem::path &folder, const ClassMap &classes, int frame, QWidget *parent)
    : QDialog(parent)
    , m_folder(folder)
    , m_classes(classes)
{
    setObjectName("frameDialog");
    setWindowTitle(tr("Frame"));
    resize(1000, 760);
    m_pane = named(new ImagePane(this), "framePane");
    m_pane->setClasses(classes);
    m_show = named(new QCheckBox(tr("Labels over the frame"), this), "frameLabelsBox");
    m_show->setChecked(true);
    m_name = named(new QLabel(this), "frameName");
    m_name->setTextFormat(Qt::PlainText);
    m_pixel = roleLabel("faint", this);
    const auto button = [this](const char *name, Icon icon, const QString &text, int step) {
        auto *made = named(new QToolButton(this), name);
        made->setIcon(themeIcon(icon));
        made->setToolTip(text);
        made->setAccessibleName(text);
        connect(made, &QToolButton::clicked, this, [this, step] { showFrame(m_frame + step); });
        return made;
    };
    m_previous = button("framePrevious", Icon::Up, tr("The frame before (Page Up)"), -1);
    m_next = button("frameNext", Icon::Down, tr("The next frame (Page Down)"), 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_name);
    row->addStretch(1);
    row->addWidget(m_pixel);
    row->addSpacing(12);
    row->addWidget(m_show);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pane, 1);
    layout->addLayout(row);
    connect(m_show, &QCheckBox::toggled, this, [this](bool on) {
        OverlayStyle style = m_pane->overlay();
        style.visible = on;
        m_pane->setOverlay(style);
    });
    connect(m_pane, &ViewPane::opacityStep, this, [this](int steps) {
        OverlayStyle style = m_pane->overlay();
        style.opacity = std::clamp(style.opacity + 0.05 * steps, 0.0, 1.0);
        m_pane->setOverlay(style);
    });
    connect(m_pane, &ViewPane::hovered, this, &FrameDialog::showPixel);
    m_pane->setFocus();
    showFrame(frame);
}

void FrameDialog::showFrame(int frame)
{
    if (frame < 0 || (m_data && frame >= static_cast<int>(m_data->frames.size())))
        return;
    m_frame = frame;
    m_work.start(
        [this, frame, folder = m_folder, known = m_data](const LatestWork::Voice &voice) {
            const auto listed = known ? known : std::make_shared<const Dataset>(withLabelsWherePossible(folder));
            const auto index = static_cast<size_t>(frame);
            if (index >= listed->frames.size())
                return;
            PaneContent content;
            QString fault;
            try {
                content.image = readFrameImage(*listed, index);
            } catch (const InputError &error) {
                fault = errorText(error);
            }
            if (!listed->frames[index].labels.empty())
                try {
                    content.labels = readerOr(listed->frames[index].reader).read(listed->labelFile(index)).values;
                } catch (const InputError &error) {
                    fault = errorText(error);
                }
            content.placeholder = fault;
            voice.say([this, listed, content, fault, frame]() mutable {
                m_data = listed;
                m_labels = content.labels;
                if (!content.labels.empty())
                    content.labels = inClasses(content.labels, m_classes);
                m_pane->setContent(content);
                m_show->setEnabled(!content.labels.empty());
                m_previous->setEnabled(frame > 0);
                m_next->setEnabled(frame + 1 < static_cast<int>(listed->frames.size()));
                showName(fault);
                Q_EMIT shown(frame);
            });
        },
        [this, frame](std::exception_ptr error) {
            PaneContent nothing;
            nothing.placeholder = errorText(error);
            m_pane->setContent(nothing);
            Q_EMIT shown(frame);
        });
}

void FrameDialog::showName(const QString &fault)
{
    const auto index = static_cast<size_t>(m_frame);
    QString text = tr("%1, frame %2 of %3").arg(toQt(m_data->frames[index].name)).arg(m_frame + 1).arg(m_data->frames.size());
    if (!fault.isEmpty())
        text += " · " + fault;
    else if (m_labels.empty())
        text += " · " + tr("no labels");
    m_name->setText(text);
}

void FrameDialog::showPixel(QPoint pixel)
{
    if (pixel.x() < 0 || pixel.x() >= m_labels.cols || pixel.y() >= m_labels.rows) {
        m_pixel->clear();
        return;
    }
    const int value = m_labels.at<uint8_t>(pixel.y(), pixel.x());
    const int number = classOfValues(m_classes)[static_cast<size_t>(value)];
    const QString name = number == m_classes.ignore ? tr("ignored")
                         : number >= 0 ? toQt(m_classes.classes[static_cast<size_t>(number)].name)
                                                    : tr("no class");
    m_pixel->setText(tr("%1, %2: value %3, %4").arg(pixel.x()).arg(pixel.y()).arg(value).arg(name));
}

void FrameDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)
        showFrame(m_frame + (event->key() == Qt::Key_PageUp ? -1 : 1));
    else
        QDialog::keyPressEvent(event);
}

} // namespace vantage::gui
