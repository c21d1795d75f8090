#include "app/gui/pages/data_page.h"

#include "app/gui/data/camera_check.h"
#include "app/gui/data/camera_panel.h"
#include "app/gui/dialogs/classes_dialog.h"
#include "app/gui/dialogs/ground_dialog.h"
#include "app/gui/dialogs/frame_dialog.h"
#include "app/gui/dialogs/record_dialog.h"
#include "app/gui/project_session.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/base/error.h"
#include "core/runs/ground_answers.h"
#include "widgets/classes/histogram_bars.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <algorithm>
#include <cmath>

namespace vantage::gui {
namespace {

/// Whether a run has drawn how a source's ground lies in the target.
bool laidGround(const std::filesystem::path &run)
{
    std::error_code code;
    const std::filesystem::directory_iterator files(run, code);
    return !code && std::any_of(begin(files), end(files), [](const auto &file) { return file.path().filename().string().starts_with("ground-"); });
}

} // namespace

DataPage::DataPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
{
    setObjectName("dataPage");
    m_source = new CameraPanel(CameraPanel::Role::Source, bench, this);
    m_target = new CameraPanel(CameraPanel::Role::Target, bench, this);
    auto *cameras = named(new QSplitter(this), "camerasSplit");
    cameras->addWidget(m_source);
    cameras->addWidget(m_target);
    cameras->setChildrenCollapsible(false);
    cameras->setSizes({1000, 1000}); // alike, however many tabs the one has

    m_classes = new QPushButton(themeIcon(Icon::Settings), QString(), this);
    m_classes->setObjectName("classesButton");
    m_classesText = new QLabel(this);
    m_ground = named(new QPushButton(this), "groundButton");
    m_splitTitle = new QLabel(this);
    m_split = new QSlider(Qt::Horizontal, this);
    m_split->setObjectName("splitSlider");
    m_split->setRange(5, 50);
    m_split->setMaximumWidth(160);
    m_splitText = roleLabel("faint", this);
    m_splitText->setObjectName("splitLabel");
    m_next = new QPushButton(themeIcon(Icon::Next), QString(), this);
    m_next->setObjectName("toTrainButton");

    auto *row = new QHBoxLayout;
    row->addWidget(m_classes);
    row->addWidget(m_classesText);
    row->addSpacing(16);
    row->addWidget(m_ground);
    row->addSpacing(16);
    row->addWidget(m_splitTitle);
    row->addWidget(m_split);
    row->addWidget(m_splitText, 1);
    row->addWidget(m_next);
    m_lockedText = named(roleLabel("faint", this), "dataLockedLabel");
    m_lockedText->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(cameras, 1);
    m_difference = named(roleLabel("faint", this), "differenceLabel");
    m_difference->setWordWrap(true);
    layout->addWidget(m_difference);
    layout->addWidget(m_lockedText);
    layout->addLayout(row);

    connect(m_source, &CameraPanel::folderChosen, this, [this](const QString &folder) { choose(m_source, folder, m_shownSource); });
    connect(m_target, &CameraPanel::folderChosen, this, [this](const QString &folder) { choose(m_target, folder); });
    connect(m_source, &CameraPanel::cameraShown, this, [this](int place) {
        m_shownSource = place;
        showProject();
    });
    connect(m_source, &CameraPanel::cameraAdded, this, [this](const QString &folder) {
        m_shownSource = static_cast<int>(m_bench.session.project().sources.size());
        choose(m_source, folder, m_shownSource);
    });
    connect(m_source, &CameraPanel::cameraRemoved, this, [this](int place) {
        try {
            m_bench.session.removeSource(static_cast<size_t>(place));
        } catch (const InputError &error) {
            m_bench.prompts.complain(this, errorText(error));
        }
    });
    const auto change = [this](const auto &what) {
        try {
            what();
        } catch (const InputError &error) {
            m_bench.prompts.complain(this, errorText(error));
            showProject();
        }
    };
    connect(m_target, &CameraPanel::cameraShown, this, [this, change](int place) {
        change([&] { m_bench.session.showTarget(m_bench.session.targets().at(static_cast<size_t>(place)).name); });
    });
    connect(m_target, &CameraPanel::cameraAdded, this, [this](const QString &folder) { choose(m_target, folder); });
    connect(m_target, &CameraPanel::cameraRemoved, this, [this, change](int place) {
        change([&] { m_bench.session.removeTarget(m_bench.session.targets().at(static_cast<size_t>(place)).name); });
    });
    connect(m_target, &CameraPanel::streamWanted, this, &DataPage::record);
    connect(m_target, &CameraPanel::measuredChanged, this, [this](bool on) {
        try {
            m_bench.session.setMeasureTarget(on);
        } catch (const InputError &error) {
            m_bench.prompts.complain(this, errorText(error));
        }
    });
    connect(m_split, &QSlider::valueChanged, this,
            [this](int percent) { m_bench.session.setValidationShare(percent / 100.0); });
    connect(m_classes, &QPushButton::clicked, this, &DataPage::editClasses);
    connect(m_ground, &QPushButton::clicked, this, &DataPage::askForGround);
    connect(m_next, &QPushButton::clicked, this, &DataPage::trainWanted);
    connect(&m_bench.session, &ProjectSession::projectChanged, this, &DataPage::showProject);
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &DataPage::showProject);
    connect(&m_bench.session, &ProjectSession::cameraRefused, this,
            [this](ProjectSession::Camera camera, const QString &why) {
                panelOf(camera)->setLooking(false);
                panelOf(camera)->setProblem(why);
                showProject(); // a source that was to be added is none
            });
    connect(&m_bench.session, &ProjectSession::importing, this,
            [this](ProjectSession::Camera camera, const QString &text, double share) { panelOf(camera)->setImporting(text, share); });
    connect(&m_bench.training, &TrainingController::phaseChanged, this, &DataPage::showProject);
    for (CameraPanel *panel : {m_source, m_target}) {
        connect(panel, &CameraPanel::importEnded, this, [this, panel] {
            m_bench.session.stopChoosing(panel == m_source ? ProjectSession::Camera::Source : ProjectSession::Camera::Target);
        });
        connect(panel, &CameraPanel::lookedAgain, &m_bench.session, &ProjectSession::lookAgain);
        connect(panel, &CameraPanel::moved, this, [this, panel](const QString &folder) {
            if (!m_bench.session.hasRuns()) { // any camera will do
                choose(panel, folder, panel == m_source ? m_shownSource : 0);
                return;
            }
            panel->setProblem({});
            panel->setLooking(true);
            m_bench.session.moveCamera(panel == m_source ? ProjectSession::Camera::Source : ProjectSession::Camera::Target, folder, static_cast<size_t>(m_shownSource));
        });
        connect(panel, &CameraPanel::frameWanted, this, [this, panel](int frame) {
            FrameDialog(toPath(panel->folder()), m_bench.session.project().classes, frame, this).exec();
        });
        connect(panel, &CameraPanel::leaveOutWanted, this, [this, panel](const std::vector<std::string> &names) {
            try {
                m_bench.session.setLeftOut(toPath(panel->folder()), names, panel->report());
            } catch (const InputError &error) {
                m_bench.prompts.complain(this, errorText(error));
            }
        });
        connect(&m_bench.session, &ProjectSession::camerasChanged, panel, &CameraPanel::lookAgain);
    }
    connect(m_source, &CameraPanel::checked, this, &DataPage::showSplit);
    connect(m_target, &CameraPanel::checked, this, &DataPage::showSplit);
    retranslate();
    showProject();
}

void DataPage::showProject()
{
    const ProjectSession &session = m_bench.session;
    setEnabled(session.isOpen());
    const bool open = session.isOpen(), training = m_bench.training.isActive();
    using Camera = ProjectSession::Camera;
    m_lockedText->setText(training ? tr("A training is running on this data: it can be changed again when the training has ended.")
                                   : tr("The project is written to its folder once both cameras are chosen."));
    m_lockedText->setVisible(training || (open && !session.isWritten()));
    const Project project = open ? session.project() : Project{};
    for (CameraPanel *panel : {m_source, m_target}) {
        if (open)
            panel->setClasses(project.classes, project.folderClasses);
        panel->setLocked(training ? m_lockedText->text() : QString());
        const Camera camera = panel == m_source ? Camera::Source : Camera::Target;
        const auto folder = camera == Camera::Target ? project.target : m_shownSource < static_cast<int>(project.sources.size()) ? project.sources[static_cast<size_t>(m_shownSource)] : std::filesystem::path();
        panel->setLeftOut(leftOutOf(project.leftOut, folder), !training);
        panel->setMissing(!training && session.isMissing(camera, static_cast<size_t>(m_shownSource)));
        panel->setLooking(open && session.isChoosing(camera));
        if (!open)
            panel->setProblem({});
    }
    QStringList sources, sourceNames, targets, targetNames;
    for (const auto &source : project.sources) {
        sources << toQt(source);
        sourceNames << toQt(project.nameOf(source));
    }
    if (open)
        for (const KnownCamera &camera : session.targets()) {
            targets << toQt(camera.folder);
            targetNames << toQt(camera.name);
        }
    m_shownSource = std::clamp(m_shownSource, 0, std::max(0, static_cast<int>(sources.size()) - 1));
    m_source->setCameras(sourceNames, sources, m_shownSource);
    m_target->setCameras(targetNames, targets, std::max(0, static_cast<int>(targets.indexOf(toQt(project.target)))));
    m_target->setMeasured(project.measureTarget);
    m_target->setMeasureLocked(training);
    m_classes->setEnabled(!training);
    m_split->setEnabled(!training);
    m_ground->setEnabled(!training && session.isWritten());
    {
        const QSignalBlocker quiet(m_split);
        m_split->setValue(static_cast<int>(std::lround(session.validationShare() * 100)));
    }
    m_classesText->setText(open ? tr("%n class(es)", nullptr, project.classes.size()) : QString());
    m_next->setEnabled(session.isWritten());
    showSplit();
}

void DataPage::showSplit()
{
    const double share = m_bench.session.validationShare();
    QString text = tr("the last %1 % in time").arg(std::lround(share * 100));
    const auto kept = [&](const CameraPanel *panel) {
        return std::lround(static_cast<double>(panel->usableFrames()) * share);
    };
    const bool one = !m_bench.session.isOpen() || m_bench.session.project().sources.size() < 2;
    if (!one)
        text += tr(" of each camera");
    else if (m_source->report().frames > 0 && m_target->report().frames > 0)
        text += tr(" (%1 + %2 frames): training never sees them").arg(kept(m_source)).arg(kept(m_target));
    m_splitText->setText(text);
    const auto source = knownLook(toPath(m_source->folder())), target = knownLook(toPath(m_target->folder()));
    const Message difference = source && target && !m_source->folder().isEmpty() && !m_target->folder().isEmpty() ? describeDifference(*source, *target) : Message();
    m_difference->setVisible(!difference.empty());
    m_difference->setText(tr("Against the source, %1: what it learns from there fits less.").arg(coreText(difference)));
    // What is longer is more, also beside each other.
    double largest = 0;
    for (const CameraPanel *panel : {m_source, m_target})
        for (const double part : panel->histogram()->shares())
            largest = std::max(largest, part);
    for (CameraPanel *panel : {m_source, m_target})
        panel->histogram()->setFullScale(largest);
}

void DataPage::choose(CameraPanel *panel, const QString &folder, int place)
{
    if (!m_bench.session.isOpen() || m_bench.training.isActive())
        return;
    panel->setProblem({});
    panel->setLooking(true);
    m_bench.session.chooseCamera(
        panel == m_source ? ProjectSession::Camera::Source : ProjectSession::Camera::Target, folder, static_cast<size_t>(place));
}

CameraPanel *DataPage::panelOf(ProjectSession::Camera camera) const
{
    return camera == ProjectSession::Camera::Source ? m_source : m_target;
}

void DataPage::offerFolder(const QString &folder)
{
    const ProjectSession &session = m_bench.session;
    if (session.isOpen())
        choose(session.project().sources.empty() && !session.isChoosing(ProjectSession::Camera::Source) ? m_source
                                                                                                       : m_target,
               folder);
}

void DataPage::editClasses()
{
    const Project &project = m_bench.session.project();
    std::vector<uint64_t> pixels = usedPixels(m_source->report(), leftOutOf(project.leftOut, toPath(m_source->folder())));
    if (project.measureTarget && &classesRead(m_target->report(), project.classes, project.folderClasses) == &project.classes) { // values of another list are others
        const auto ofTarget = usedPixels(m_target->report(), leftOutOf(project.leftOut, project.target));
        for (size_t value = 0; value < pixels.size(); ++value)
            pixels[value] += ofTarget[value];
    }
    ClassesDialog dialog(m_bench, m_bench.session.project().classes, m_bench.session.hasRuns(), pixels, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        m_bench.session.setClasses(dialog.classMap());
    } catch (const InputError &error) {
        m_bench.prompts.complain(this, errorText(error));
    }
}

void DataPage::record()
{
    auto *dialog = new RecordDialog(m_bench.session.project(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RecordDialog::recorded, this, [this, project = m_bench.session.project().folder](const QString &folder) {
        if (m_bench.session.isOpen() && m_bench.session.project().folder == project) // it may be another by now
            choose(m_target, folder);
    });
    dialog->show();
}

void DataPage::askForGround()
{
    const Project project = m_bench.session.project();
    std::filesystem::path lastRun;
    for (const RunSummary &run : m_bench.session.runs()) // in the order of their numbers
        if (const auto folder = project.runFolder(run.record.id); laidGround(folder))
            lastRun = folder;
    try {
        GroundDialog dialog(project, readGroundAnswers(project), lastRun, this);
        if (dialog.exec() == QDialog::Accepted)
            writeGroundAnswers(project, dialog.answers());
    } catch (const InputError &error) {
        m_bench.prompts.complain(this, errorText(error));
    }
}

void DataPage::retranslate()
{
    m_classes->setText(tr("Classes…"));
    m_classes->setToolTip(tr("Names, colours and the value that is ignored"));
    m_ground->setText(tr("Ground…"));
    m_ground->setToolTip(tr("Where both cameras look at the same ground from different sides: how it lies"));
    m_splitTitle->setText(tr("Kept for measuring:"));
    m_split->setToolTip(tr("The share of each camera's frames that no training sees. Neighbouring frames look alike, "
                           "so the last ones in time are kept."));
    m_next->setText(tr("Go on to training"));
    m_source->retranslate();
    m_target->retranslate();
    showProject();
}

} // namespace vantage::gui
