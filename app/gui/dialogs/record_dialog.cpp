#include "app/gui/dialogs/record_dialog.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/base/error.h"
#include "core/runs/camera_files.h"
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
#include <QSpinBox>
#include <chrono>

namespace vantage::gui {
namespace {

/// "stream", "stream-2", ...: none that the project knows.
QString freeName(const Project &project)
{
    for (int number = 1;; ++number) {
        const QString name = number == 1 ? QStringLiteral("stream") : QStringLiteral("stream-%1").arg(number);
        if (!project.camera(name.toStdString()))
            return name;
    }
}

} // namespace

RecordDialog::RecordDialog(const Project &project, QWidget *parent)
    : QDialog(parent), m_project(project)
{
    setObjectName("recordDialog");
    setWindowTitle(tr("Record a stream"));
    resize(640, 620);
    auto *note = roleLabel("faint", this);
    note->setWordWrap(true);
    note->setText(tr("Frames of a live camera become a camera of the project. Frames that show the same as the one before are passed over; "
                     "a camera that falls silent is waited for."));
    m_address = named(new QLineEdit(this), "recordAddress");
    m_address->setPlaceholderText("rtsp://name:password@10.0.0.7/stream1");
    m_camera = named(new QLineEdit(freeName(project), this), "recordCamera");
    m_camera->setToolTip(tr("A new name, or that of a camera that was recorded before: it grows"));
    m_every = named(new QDoubleSpinBox(this), "recordEvery");
    m_every->setRange(0, 3600);
    m_every->setDecimals(1);
    m_every->setValue(1);
    m_every->setSuffix(tr(" s"));
    m_every->setSpecialValueText(tr("every frame"));
    m_minutes = named(new QSpinBox(this), "recordMinutes");
    m_minutes->setRange(0, 100000);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setSpecialValueText(tr("until it is stopped"));
    m_pane = named(new ImagePane(this), "recordPane");
    m_pane->setMinimumHeight(220);
    m_status = named(new QLabel(this), "recordStatus");
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setMinimumHeight(2 * m_status->fontMetrics().lineSpacing()); // nothing moves when it says more
    auto *form = new QFormLayout;
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Camera"), m_camera);
    form->addRow(tr("A frame each"), m_every);
    form->addRow(tr("For"), m_minutes);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_button = named(buttons->addButton(QString(), QDialogButtonBox::ActionRole), "recordButton");
    m_button->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addWidget(m_pane, 1);
    layout->addWidget(m_status);
    layout->addWidget(buttons);

    connect(m_button, &QPushButton::clicked, this, [this] { m_work.busy() ? m_work.requestStop() : start(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &RecordDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &RecordDialog::showButtons);
    connect(m_camera, &QLineEdit::textChanged, this, &RecordDialog::showButtons);
    connect(&m_work, &LatestWork::idle, this, [this] {
        showButtons();
        Q_EMIT ended();
        if (m_closing)
            QDialog::reject();
    });
    showButtons();
}

RecordDialog::~RecordDialog() = default;

void RecordDialog::start()
{
    RecordOptions options;
    options.address = m_address->text().trimmed().toStdString();
    options.every = m_every->value();
    options.seconds = m_minutes->value() * 60.0;
    try {
        options.folder = recordingFolder(m_project, m_camera->text().trimmed().toStdString());
    } catch (const InputError &error) {
        end(errorText(error), true);
        return;
    }
    end(tr("Waiting for the camera…"), false);
    m_work.start(
        [this, options](const LatestWork::Voice &voice) {
            auto shown = std::chrono::steady_clock::time_point();
            const RecordResult result = recordStream(options, voice.stop(), [&](const RecordProgress &progress) {
                const auto now = std::chrono::steady_clock::now();
                if (now - shown < std::chrono::milliseconds(200))
                    return;
                shown = now;
                voice.say([this, progress] { showProgress(progress); });
            });
            voice.say([this, result, folder = toQt(options.folder)] {
                const QStringList said = QStringList{tr("%n frame(s) recorded", nullptr, static_cast<int>(result.frames))} + coreTexts(result.remarks);
                end(said.join(". "), false);
                if (result.frames > 0)
                    Q_EMIT recorded(folder);
            });
        },
        [this](std::exception_ptr error) { end(errorText(error), true); });
    showButtons();
}

void RecordDialog::showProgress(const RecordProgress &progress)
{
    QString text = tr("%n frame(s)", nullptr, static_cast<int>(progress.frames));
    if (progress.alike > 0)
        text += " · " + tr("%n passed over that show the same", nullptr, static_cast<int>(progress.alike));
    if (!progress.away.empty())
        text += " · " + tr("waiting for the camera: %1").arg(coreText(progress.away));
    sayIn(m_status, text, false);
    if (progress.latest.empty())
        return;
    PaneContent content;
    content.image = toMat(QImage(toQt(progress.latest)));
    content.caption = toQt(progress.latest.filename());
    m_pane->setContent(content);
}

void RecordDialog::end(const QString &said, bool isProblem)
{
    sayIn(m_status, said, isProblem);
}

void RecordDialog::showButtons()
{
    const bool busy = m_work.busy();
    for (QWidget *part : std::initializer_list<QWidget *>{m_address, m_camera, m_every, m_minutes})
        part->setEnabled(!busy);
    m_button->setText(busy ? tr("Stop and keep") : tr("Record"));
    m_button->setIcon(themeIcon(busy ? Icon::Stop : Icon::Play));
    m_button->setEnabled(busy || (!m_address->text().trimmed().isEmpty() && !m_camera->text().trimmed().isEmpty()));
}

void RecordDialog::reject()
{
    if (!m_work.busy()) {
        QDialog::reject();
        return;
    }
    m_closing = true;
    m_work.requestStop();
}

} // namespace vantage::gui
