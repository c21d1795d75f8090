#include "app/gui/data/camera_panel.h"

#include "app/gui/data/camera_check.h"
#include "app/gui/data/thumbnails.h"
#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/base/error.h"
#include "core/data/frame_remarks.h"
#include "core/data/labels/camera_layout.h"
#include "widgets/classes/histogram_bars.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QToolButton>
#include <QUrl>
#include <chrono>

namespace vantage::gui {
namespace {

constexpr qsizetype listedProblems = 200; // a folder of the wrong kind has one for each of its files

/// The one local folder or file that is being dragged, or nothing.
QString draggedPlace(const QMimeData *dragged)
{
    if (dragged->urls().size() != 1)
        return {};
    const QFileInfo file(dragged->urls().first().toLocalFile());
    return file.isDir() || file.isFile() ? file.absoluteFilePath() : QString();
}

} // namespace

CameraPanel::CameraPanel(Role role, Workbench &bench, QWidget *parent)
    : QGroupBox(parent)
    , m_role(role)
    , m_bench(bench)
{
    const auto named = [this](auto *widget, const char *name) {
        widget->setObjectName(prefix() + name);
        return widget;
    };
    setObjectName(prefix() + "Panel");
    setAcceptDrops(true);
    m_edit = named(new QLineEdit(this), "FolderEdit");
    m_edit->setClearButtonEnabled(false);
    m_edit->setAcceptDrops(false); // the whole panel takes folders; the line would take their address as text
    m_browse = named(new QPushButton(themeIcon(Icon::Folder), QString(), this), "BrowseButton");
    m_file = named(new QPushButton(themeIcon(Icon::Open), QString(), this), "FileButton");
    m_cancel = named(new QPushButton(this), "CancelButton");
    m_again = named(new QToolButton(this), "AgainButton");
    m_again->setIcon(themeIcon(Icon::Refresh));
    m_again->setAutoRaise(true);
    m_hint = roleLabel("faint", this);
    m_hint->setWordWrap(true);
    m_summary = named(new QLabel(this), "SummaryLabel");
    m_summary->setWordWrap(true);
    m_evidence = named(roleLabel("faint", this), "EvidenceLabel");
    m_evidence->setWordWrap(true);
    m_evidence->setTextFormat(Qt::PlainText);
    m_evidence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_evidence->setFixedHeight(2 * m_evidence->fontMetrics().lineSpacing() + 2); // both cameras alike; the tool tip has all of it
    m_format = named(new QComboBox(this), "FormatBox");
    m_format->addItem(QString(), QString());
    for (const LabelFormat &format : labelFormats())
        m_format->addItem(QString(), toQt(format.id));
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_format->setMinimumContentsLength(18);
    QSizePolicy stays = m_format->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_format->setSizePolicy(stays);
    m_formatLabel = new QLabel(this);
    m_formatLabel->setBuddy(m_format);
    m_problem = named(new QLabel(this), "RefusalLabel");
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = named(new QProgressBar(this), "Progress");
    m_progress->setMaximumHeight(6);
    m_progress->setTextVisible(false);
    QSizePolicy keep = m_progress->sizePolicy(); // the page must not jump when the bar goes
    keep.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keep);
    m_histogram = named(new HistogramBars(this), "Histogram");
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_histogram);
    m_problemsTitle = new QLabel(this);
    m_problems = named(new QListWidget(this), "ProblemsList");
    m_problems->setWordWrap(true);
    m_problems->setMaximumHeight(90);
    m_leaveOut = named(new QPushButton(this), "LeaveOutButton");
    m_takeBack = named(new QPushButton(this), "TakeBackButton");
    m_strip = named(new FrameStrip(this), "Strip");
    m_strip->setThumbnailSize({112, 84});
    m_strip->setLayoutStyle(FrameStrip::Layout::Grid);

    auto *layout = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    row->addWidget(m_file);
    if (m_role == Role::Target) { // a stream has no labels
        m_stream = named(new QPushButton(themeIcon(Icon::Play), QString(), this), "StreamButton");
        row->addWidget(m_stream);
        connect(m_stream, &QPushButton::clicked, this, &CameraPanel::streamWanted);
    }
    row->addWidget(m_again);
    layout->addLayout(row);
    auto *below = new QHBoxLayout;
    below->addWidget(m_hint, 1);
    auto *box = new QCheckBox(this);
    below->addWidget(box);
    if (m_role == Role::Target) {
        m_measure = named(box, "MeasureBox");
        connect(m_measure, &QCheckBox::toggled, this, &CameraPanel::measuredChanged);
    } else { // what is alike of both cameras stands at one height
        QSizePolicy policy = box->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        box->setSizePolicy(policy);
        box->setText(QStringLiteral("x")); // without a text it is lower
        box->setMaximumWidth(1);
        box->hide();
    }
    layout->addLayout(below);
    layout->addWidget(makeCameras());
    layout->addWidget(m_problem);
    auto *summary = new QHBoxLayout;
    summary->addWidget(m_summary, 1);
    summary->addWidget(m_cancel);
    layout->addLayout(summary);
    auto *reading = new QHBoxLayout;
    reading->addWidget(m_formatLabel);
    reading->addWidget(m_format, 1);
    layout->addLayout(reading);
    layout->addWidget(m_evidence);
    layout->addWidget(m_progress);
    layout->addWidget(scroll, 4);
    layout->addWidget(m_problemsTitle);
    layout->addWidget(m_problems);
    auto *leaving = new QHBoxLayout;
    leaving->addWidget(m_leaveOut);
    leaving->addWidget(m_takeBack);
    leaving->addStretch(1);
    layout->addLayout(leaving);
    layout->addWidget(m_strip, 5);

    connect(m_browse, &QPushButton::clicked, this, &CameraPanel::browse);
    connect(m_file, &QPushButton::clicked, this, &CameraPanel::browseFile);
    connect(m_cancel, &QPushButton::clicked, this, &CameraPanel::importEnded);
    connect(m_format, &QComboBox::activated, this, &CameraPanel::sayFormat);
    connect(m_again, &QToolButton::clicked, this, [this] {
        lookAgain();
        Q_EMIT lookedAgain();
    });
    connect(m_leaveOut, &QPushButton::clicked, this, [this] {
        std::vector<std::string> names = damagedFrames(m_report, use(), m_leftOut);
        names.insert(names.end(), m_leftOut.begin(), m_leftOut.end());
        Q_EMIT leaveOutWanted(names);
    });
    connect(m_takeBack, &QPushButton::clicked, this, [this] { Q_EMIT leaveOutWanted({}); });
    connect(m_strip, &FrameStrip::frameActivated, this, &CameraPanel::frameWanted);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (const QString chosen = m_edit->text().trimmed(); !chosen.isEmpty())
            Q_EMIT folderChosen(QFileInfo(chosen).absoluteFilePath());
    });
    retranslate();
    showReport();
}

CameraPanel::~CameraPanel() = default;

/// A tab a camera and the way to one more.
QWidget *CameraPanel::makeCameras()
{
    auto *row = new QWidget(this);
    row->setFixedHeight(m_again->sizeHint().height());
    m_cameras = new QTabBar(row);
    m_cameras->setObjectName(prefix() + "Tabs");
    m_cameras->setExpanding(false);
    m_cameras->setDrawBase(false);
    m_cameras->setElideMode(Qt::ElideMiddle);
    m_add = new QToolButton(row);
    m_add->setObjectName(prefix() + "AddButton");
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_cameras, 0, Qt::AlignBottom);
    layout->addWidget(m_add);
    layout->addStretch(1);
    connect(m_cameras, &QTabBar::currentChanged, this, &CameraPanel::cameraShown);
    connect(m_cameras, &QTabBar::tabCloseRequested, this, &CameraPanel::cameraRemoved);
    connect(m_add, &QToolButton::clicked, this, [this] {
        if (const QString chosen = chosenFolder(m_bench.settings.lastFolder()); !chosen.isEmpty())
            Q_EMIT cameraAdded(chosen);
    });
    return row;
}

void CameraPanel::setCameras(const QStringList &names, const QStringList &folders, int shown)
{
    const QSignalBlocker quiet(m_cameras);
    while (m_cameras->count() > folders.size())
        m_cameras->removeTab(m_cameras->count() - 1);
    while (m_cameras->count() < folders.size())
        m_cameras->addTab({});
    for (int i = 0; i < folders.size(); ++i) {
        m_cameras->setTabText(i, QString(names[i]).replace('&', "&&"));
        m_cameras->setTabToolTip(i, folders[i]);
    }
    m_cameras->setCurrentIndex(shown);
    m_cameras->setVisible(folders.size() > 1);
    m_cameras->setTabsClosable(folders.size() > 1 && m_locked.isEmpty());
    m_add->setVisible(!folders.isEmpty());
    m_add->setEnabled(m_locked.isEmpty());
    m_add->setToolTip(!m_locked.isEmpty()         ? m_locked
                      : m_role == Role::Source ? tr("A run may learn from several labelled cameras: what one never sees, another may")
                                                : tr("A further camera without labels, with a model of its own; the runs so far stay"));
    setFolder(folders.value(shown));
}

QString CameraPanel::chosenFolder(const QString &from)
{
    const QString chosen = m_bench.prompts.chooseFolder(this, title(), from);
    if (!chosen.isEmpty())
        m_bench.settings.setLastFolder(QFileInfo(chosen).absolutePath());
    return chosen;
}

void CameraPanel::browse()
{
    const QString chosen = chosenFolder(m_folder.isEmpty() ? m_bench.settings.lastFolder() : m_folder);
    if (chosen.isEmpty())
        return;
    if (m_missing)
        Q_EMIT moved(chosen);
    else
        Q_EMIT folderChosen(chosen);
}

void CameraPanel::browseFile()
{
    const QString chosen = m_bench.prompts.openFile(this, title(), m_bench.settings.lastFolder(),
                                                    tr("Videos and archives (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.ts *.mpg *.zip);;All files (*)"));
    if (chosen.isEmpty())
        return;
    m_bench.settings.setLastFolder(QFileInfo(chosen).absolutePath());
    Q_EMIT folderChosen(chosen);
}

void CameraPanel::lookAgain()
{
    m_report = {};
    m_done = 0;
    m_whole = false;
    if (!m_folder.isEmpty())
        look();
    showReport();
}

void CameraPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_locked.isEmpty() && !draggedPlace(event->mimeData()).isEmpty())
        event->acceptProposedAction();
    setAutoFillBackground(event->isAccepted()); // it would be taken here
    setBackgroundRole(QPalette::AlternateBase);
}

void CameraPanel::dragLeaveEvent(QDragLeaveEvent *)
{
    setAutoFillBackground(false);
}

void CameraPanel::dropEvent(QDropEvent *event)
{
    setAutoFillBackground(false);
    const QString folder = draggedPlace(event->mimeData());
    event->acceptProposedAction();
    // Later: whoever drags waits for this function, and what follows may ask questions.
    QMetaObject::invokeMethod(
        this, [this, folder] { Q_EMIT folderChosen(folder); }, Qt::QueuedConnection);
}

void CameraPanel::setFolder(const QString &folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_edit->setText(folder);
    m_report = {};
    m_done = 0;
    m_whole = false;
    m_strip->clear();
    if (folder.isEmpty())
        m_work.cancel();
    else
        look();
    showReport();
}

void CameraPanel::look()
{
    m_work.start(
        [this, folder = toPath(m_folder), role = m_role](const LatestWork::Voice &voice) {
            // The list of frames first: it needs no picture but the first.
            auto frames = std::make_shared<Dataset>(listDataset(folder, LabelUse::Hidden));
            auto names = std::make_shared<QStringList>(frameNames(*frames));
            voice.say([this, frames, names] {
                m_strip->setFrames(*names, frameThumbnails(*frames));
                m_report.frames = frames->frames.size(); // the summary begins
                showReport();
            });
            auto shown = std::chrono::steady_clock::now() - std::chrono::seconds(1);
            const std::function<bool(const DatasetReport &, size_t)> show = [&](const DatasetReport &soFar,
                                                                                size_t done) {
                if (const auto now = std::chrono::steady_clock::now(); now - shown > std::chrono::milliseconds(150)) {
                    shown = now;
                    auto copy = std::make_shared<DatasetReport>(soFar);
                    voice.say([this, report = std::move(copy), done] {
                        m_report = std::move(*report);
                        m_done = done;
                        showReport();
                    });
                }
                return !voice.stop().stop_requested();
            };
            const auto report = checkCamera(folder, voice.stop(), show);
            if (!report)
                return;
            voice.say([this, report] {
                m_report = *report;
                m_done = m_report.frames;
                m_whole = true;
                showReport();
                Q_EMIT checked();
            });
        },
        [this](std::exception_ptr error) {
            m_report = {};
            m_report.problems.push_back({messageOf(error)});
            m_whole = true;
            showReport();
            Q_EMIT checked();
        });
}

void CameraPanel::setClasses(const ClassMap &classes, const std::optional<ClassMap> &ofFolder)
{
    m_classes = classes;
    m_folderClasses = ofFolder;
    showReport();
}

void CameraPanel::setMeasured(bool on)
{
    if (!m_measure)
        return;
    const QSignalBlocker quiet(m_measure);
    m_measure->setChecked(on);
    showReport();
}

void CameraPanel::setLocked(const QString &why)
{
    m_locked = why;
    m_edit->setReadOnly(!why.isEmpty());
    m_browse->setEnabled(why.isEmpty() || m_missing);
    m_file->setEnabled(why.isEmpty());
    if (m_stream)
        m_stream->setEnabled(why.isEmpty());
    m_edit->setToolTip(why);
    m_browse->setToolTip(m_missing ? QString() : why);
}

void CameraPanel::setLeftOut(const std::vector<std::string> &names, bool changeable)
{
    m_leftOut = names;
    m_leavingChangeable = changeable;
    showReport();
}

LabelUse CameraPanel::use() const
{
    return m_role == Role::Source ? LabelUse::Required : m_measure->isChecked() ? LabelUse::Measure : LabelUse::Hidden;
}

size_t CameraPanel::usableFrames() const
{
    return gui::usableFrames(m_report, use(), m_leftOut);
}

void CameraPanel::setMissing(bool missing)
{
    m_missing = missing;
    m_browse->setText(missing ? tr("Where is it now?") : tr("Choose…"));
    setLocked(m_locked);
}

void CameraPanel::setMeasureLocked(bool locked)
{
    m_measureLocked = locked;
    showReport();
}

void CameraPanel::setImporting(const QString &text, double share)
{
    m_importing = text;
    m_imported = share;
    showReport();
}

void CameraPanel::setLooking(bool looking)
{
    m_looking = looking;
    if (!looking)
        m_importing.clear();
    showReport();
}

void CameraPanel::setProblem(const QString &message)
{
    m_refusal = message;
    showReport();
}

void CameraPanel::showReport()
{
    sayIn(m_problem, m_refusal, true);
    const bool any = m_report.frames > 0;
    QStringList lines;
    if (any) {
        lines << tr("%n frame(s)", nullptr, static_cast<int>(m_report.frames));
        QStringList sizes;
        for (size_t i = 0; i < std::min<size_t>(3, m_report.imageSizes.size()); ++i)
            sizes << toQt(m_report.imageSizes[i].first).replace("x", QStringLiteral(" × "));
        if (!sizes.isEmpty())
            lines << (m_report.imageSizes.size() > 3 ? tr("%1 and other sizes").arg(sizes.join(", "))
                                                     : tr("%1 pixels").arg(sizes.join(", ")));
        if (!m_report.formatTitle.empty() && m_report.labelled > 0)
            lines << tr("labels: %1").arg(formatTitle(m_report.formatTitle));
        else if (m_whole)
            lines << tr("no labels");
        if (!m_whole)
            lines << tr("%1 of %2 looked at").arg(m_done).arg(m_report.frames);
    }
    showFormat();
    if (m_looking)
        lines = {m_importing.isEmpty() ? tr("Looking into the folder…") : m_importing};
    const bool importing = m_looking && !m_importing.isEmpty();
    m_cancel->setVisible(importing);
    m_summary->setText(lines.join(" · "));
    m_again->setEnabled(!m_folder.isEmpty());
    m_progress->setVisible(m_looking || (any && !m_whole));
    m_progress->setMaximum(importing && m_imported > 0 ? 1000 : m_looking ? 0 : static_cast<int>(std::max<size_t>(1, m_report.frames)));
    m_progress->setValue(importing ? static_cast<int>(m_imported * 1000) : static_cast<int>(m_done));

    const ClassMap &classes = classesRead(m_report, m_classes, m_folderClasses);
    const std::vector<uint64_t> counts = pixelsOfClasses(classes, usedPixels(m_report, m_leftOut));
    bool labelled = false;
    for (uint64_t count : counts)
        labelled = labelled || count > 0;
    if (labelled)
        m_histogram->setCounts(classes, counts);
    else
        m_histogram->clear();

    m_problems->clear();
    const QStringList problems = cameraProblems(toPath(m_folder), m_report, use(), classes, m_leftOut);
    for (const QString &problem : problems.mid(0, listedProblems))
        new QListWidgetItem(themeIcon(Icon::Error), problem, m_problems);
    if (problems.size() > listedProblems)
        new QListWidgetItem(tr("and %1 more").arg(problems.size() - listedProblems), m_problems);
    const size_t damaged = m_whole ? damagedFrames(m_report, use(), m_leftOut).size() : 0;
    m_leaveOut->setVisible(damaged > 0);
    m_leaveOut->setEnabled(m_leavingChangeable);
    m_leaveOut->setText(tr("Leave %n damaged frame(s) out", nullptr, static_cast<int>(damaged)));
    m_leaveOut->setToolTip(tr("The project does without them: no training and no measure sees them. The files stay as they are."));
    m_takeBack->setVisible(!m_leftOut.empty());
    m_takeBack->setEnabled(m_leavingChangeable);
    m_takeBack->setText(tr("Take %n frame(s) back", nullptr, static_cast<int>(m_leftOut.size())));
    if (!m_leftOut.empty())
        new QListWidgetItem(themeIcon(Icon::Info), tr("%n frame(s) left out: %1", nullptr, static_cast<int>(m_leftOut.size())).arg(coreText(firstNames(m_leftOut))), m_problems);
    for (const QString &remark : coreTexts(m_report.remarks))
        new QListWidgetItem(themeIcon(Icon::Info), remark, m_problems);
    m_problems->setVisible(m_problems->count() > 0);
    m_problemsTitle->setVisible(m_problems->count() > 0);
    m_problemsTitle->setText(problems.isEmpty() ? tr("Worth knowing") : tr("%n problem(s)", nullptr, static_cast<int>(problems.size())));
    if (m_measure)
        m_measure->setEnabled(!m_measureLocked && (m_report.labelled > 0 || m_measure->isChecked()));
}

/// What is known of how the labels are read, and the ways that could be chosen in its place.
void CameraPanel::showFormat()
{
    const bool any = m_report.labelled > 0 || !m_report.format.empty();
    for (QWidget *part : {static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_formatLabel)})
        part->setVisible(any);
    m_format->setItemText(0, m_report.formatTitle.empty() ? tr("As found out") : tr("As found out: %1").arg(formatTitle(m_report.formatTitle)));
    const int row = std::max(0, m_format->findData(toQt(m_report.formatSaid)));
    if (row > 0)
        m_format->setItemText(0, tr("As found out"));
    m_format->setCurrentIndex(row);
    m_evidence->setText(coreTexts(m_report.evidence).join(QStringLiteral(" · ")));
    m_evidence->setToolTip(m_evidence->text());
}

/// Notes in the folder how its labels are to be read, and looks again.
void CameraPanel::sayFormat(int row)
{
    try {
        setFolderFormat(toPath(m_folder), m_format->itemData(row).toString().toStdString());
    } catch (const InputError &error) {
        showFormat();
        setProblem(errorText(error));
        return;
    }
    lookAgain();
    if (m_locked.isEmpty())
        Q_EMIT folderChosen(m_folder); // the classes may be others now
    else
        Q_EMIT lookedAgain();
}

void CameraPanel::retranslate()
{
    m_formatLabel->setText(tr("Labels are read as"));
    m_format->setToolTip(tr("What the values of the labels mean. A choice is noted in the folder's classes.json."));
    for (int row = 1; row < m_format->count(); ++row)
        m_format->setItemText(row, formatTitle(labelFormats()[static_cast<size_t>(row - 1)].title));
    const bool source = m_role == Role::Source;
    setTitle(source ? tr("Source: the labelled camera") : tr("Target: the new camera"));
    if (m_add)
        m_add->setText(m_role == Role::Source ? tr("Add a source camera…") : tr("Add a target camera…"));
    m_edit->setPlaceholderText(tr("Drop a folder, a video or a zip archive here, or choose one"));
    m_file->setText(tr("File…"));
    m_file->setToolTip(tr("A video, of which a frame a second is taken, or a zip archive of frames; made into a folder of the project"));
    if (m_stream) {
        m_stream->setText(tr("Stream…"));
        m_stream->setToolTip(tr("Records frames of a live camera (RTSP, HTTP), which become a camera of the project"));
    }
    m_cancel->setText(tr("Cancel"));
    setMissing(m_missing);
    m_again->setToolTip(tr("Look again: something in the folder has changed"));
    m_again->setAccessibleName(tr("Look again"));
    m_hint->setText(source ? tr("images/ and labels/ of equal names, or as Cityscapes, COCO and others lay it out.")
                           : tr("A folder of frames. Labels are not needed."));
    if (m_measure) {
        m_measure->setText(tr("Use the target's labels, for measuring only"));
        m_measure->setToolTip(
            tr("Training never sees them: their files are taken out of the list of frames before it starts."));
    }
    m_histogram->setPlaceholder(source ? tr("Here appears how much of the frames each class covers")
                                       : tr("Without labels, nothing is known of the classes here"));
    m_strip->setPlaceholder(tr("Frames appear here"));
    showReport();
}

} // namespace vantage::gui
