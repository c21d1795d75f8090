#include "app/gui/dialogs/watch_dialog.h"

#include "app/gui/pages/page.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "widgets/image/image_bridge.h"
#include "widgets/image/image_pane.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <filesystem>

namespace vantage::gui {

WatchDialog::WatchDialog(Workbench &bench, const std::string &camera, QWidget *parent)
    : QDialog(parent), m_bench(bench), m_project(bench.session.project()), m_camera(camera)
{
    setObjectName("watchDialog");
    setWindowTitle(tr("Has %1 changed?").arg(toQt(camera)));
    resize(820, 560);
    auto *note = roleLabel("faint", this);
    note->setWordWrap(true);
    note->setText(tr("Frames of today are held against the camera's training frames: whether it was moved, turned, zoomed, covered, defocused or darkened. "
                     "Light, weather and traffic are no change."));
    m_input = named(new QLineEdit(this), "watchInput");
    m_input->setPlaceholderText(tr("A folder, a video, or an address such as rtsp://10.0.0.7/stream1"));
    m_folder = named(new QPushButton(themeIcon(Icon::Folder), tr("Choose…"), this), "watchFolderButton");
    m_file = named(new QPushButton(themeIcon(Icon::Open), tr("File…"), this), "watchFileButton");
    m_every = named(new QDoubleSpinBox(this), "watchEvery");
    m_every->setRange(0, 86400);
    m_every->setDecimals(1);
    m_every->setValue(1);
    m_every->setSuffix(tr(" s"));
    m_every->setSpecialValueText(tr("every frame"));
    m_every->setToolTip(tr("From one frame of a video or stream to the next; of a folder all frames are looked at"));
    m_status = named(new QLabel(this), "watchStatus");
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setMinimumHeight(2 * m_status->fontMetrics().lineSpacing());
    m_before = named(new ImagePane(this), "watchBeforePane");
    m_now = named(new ImagePane(this), "watchNowPane");
    auto *input = new QHBoxLayout;
    input->addWidget(m_input, 1);
    input->addWidget(m_folder);
    input->addWidget(m_file);
    auto *form = new QFormLayout;
    form->addRow(tr("What it sees today"), input);
    form->addRow(tr("A frame each"), m_every);
    auto *panes = new QHBoxLayout;
    panes->addWidget(m_before, 1);
    panes->addWidget(m_now, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_button = named(buttons->addButton(QString(), QDialogButtonBox::ActionRole), "watchButton");
    m_button->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addLayout(panes, 1);
    layout->addWidget(m_status);
    layout->addWidget(buttons);

    connect(m_folder, &QPushButton::clicked, this, [this] {
        if (const QString chosen = m_bench.prompts.chooseFolder(this, windowTitle(), m_bench.settings.lastFolder()); !chosen.isEmpty())
            m_input->setText(chosen);
    });
    connect(m_file, &QPushButton::clicked, this, [this] {
        if (const QString chosen = m_bench.prompts.openFile(this, windowTitle(), m_bench.settings.lastFolder(), tr("Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.ts *.mpg);;All files (*)"));
            !chosen.isEmpty())
            m_input->setText(chosen);
    });
    connect(m_input, &QLineEdit::textChanged, this, &WatchDialog::showButtons);
    connect(m_button, &QPushButton::clicked, this, [this] { m_work.busy() ? m_work.requestStop() : start(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &WatchDialog::reject);
    connect(&m_work, &LatestWork::idle, this, [this] {
        showButtons();
        Q_EMIT ended();
        if (m_closing)
            QDialog::reject();
    });
    if (const auto known = watchStateOf(m_project, m_camera))
        showState(*known, 0, {});
    showButtons();
}

WatchDialog::~WatchDialog() = default;

void WatchDialog::start()
{
    WatchOptions options;
    options.camera = m_camera;
    options.input = m_input->text().trimmed().toStdString();
    options.every = m_every->value();
    sayIn(m_status, tr("Looking at the camera's training frames…"), false);
    m_work.start(
        [this, options, project = m_project](const LatestWork::Voice &voice) {
            const WatchResult result = watchCamera(project, options, voice.stop(), [&](const WatchState &state, bool changed, int64_t frames) {
                voice.say([this, state, changed, frames] {
                    showState(state, frames, {});
                    if (changed)
                        Q_EMIT found();
                });
            });
            voice.say([this, result] {
                showState(result.state, result.frames, coreTexts(result.remarks).join(". "));
                Q_EMIT found();
            });
        },
        [this](std::exception_ptr error) { sayIn(m_status, errorText(error), true); });
    showButtons();
}

void WatchDialog::showState(const WatchState &state, int64_t frames, const QString &more)
{
    QString text = state.kind == DriftKind::None ? tr("Nothing has changed.") : tr("The camera has changed: %1 (seen since %2)").arg(coreText(state.said), dateText(state.since));
    if (frames > 0)
        text = tr("%n frame(s) looked at.", nullptr, static_cast<int>(frames)) + " " + text;
    if (!more.isEmpty())
        text += "\n" + more;
    sayIn(m_status, text, state.alarms());
    for (const bool now : {false, true}) {
        PaneContent content;
        const auto file = watchPicture(m_project, m_camera, now);
        std::error_code code;
        if (state.kind != DriftKind::None && std::filesystem::exists(file, code))
            content.image = toMat(QImage(toQt(file)));
        content.caption = now ? tr("Now") : tr("In training");
        (now ? m_now : m_before)->setContent(content);
    }
}

void WatchDialog::showButtons()
{
    const bool busy = m_work.busy();
    for (QWidget *part : std::initializer_list<QWidget *>{m_input, m_folder, m_file, m_every})
        part->setEnabled(!busy);
    m_button->setText(busy ? tr("Stop") : tr("Look"));
    m_button->setIcon(themeIcon(busy ? Icon::Stop : Icon::Play));
    m_button->setEnabled(busy || !m_input->text().trimmed().isEmpty());
}

void WatchDialog::reject()
{
    if (!m_work.busy()) {
        QDialog::reject();
        return;
    }
    m_closing = true;
    m_work.requestStop();
}

} // namespace vantage::gui
