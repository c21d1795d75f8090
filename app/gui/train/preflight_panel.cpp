#include "app/gui/train/preflight_panel.h"

#include "app/gui/data/camera_check.h"
#include "app/gui/text.h"
#include "widgets/theme/palettes.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>

#include <algorithm>

namespace vantage::gui {

PreflightPanel::PreflightPanel(QWidget *parent)
    : QGroupBox(parent)
{
    setObjectName("preflightPanel");
    const auto label = [this](const char *name) {
        auto *made = new QLabel(this);
        made->setObjectName(name);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return made;
    };
    m_form = new QFormLayout(this);
    m_time = label("preflightTime");
    m_memory = label("preflightMemory");
    m_disk = label("preflightDisk");
    m_problems = label("preflightProblems");
    m_form->addRow(new QLabel(this), m_time);
    m_form->addRow(new QLabel(this), m_memory);
    m_form->addRow(new QLabel(this), m_disk);
    m_problemsArea = new QScrollArea(this);
    m_problemsArea->setFrameShape(QFrame::NoFrame);
    m_problemsArea->setWidgetResizable(true);
    m_problemsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problemsArea->setWidget(m_problems);
    m_problemsArea->viewport()->setAutoFillBackground(false);
    m_problems->setAutoFillBackground(false);
    m_problems->setAlignment(Qt::AlignTop);
    m_form->addRow(m_problemsArea);
    m_wait.setSingleShot(true);
    m_wait.setInterval(150);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        m_work.start(
            [this, project = m_project, options = m_options](const LatestWork::Voice &voice) {
                auto found = std::make_shared<Preflight>(preflight(project, options));
                voice.say([this, found] {
                    m_result = std::move(*found);
                    show();
                    Q_EMIT changed();
                });
                const auto look = [&](const std::filesystem::path &folder) -> std::shared_ptr<const DatasetReport> {
                    try {
                        return checkCamera(folder, voice.stop());
                    } catch (const std::exception &) { // a folder that can't be listed is a problem already
                        return nullptr;
                    }
                };
                auto reports = std::make_shared<std::vector<std::shared_ptr<const DatasetReport>>>();
                for (const ProjectCamera &camera : camerasOf(project))
                    reports->push_back(look(camera.folder));
                if (!voice.stop().stop_requested())
                    voice.say([this, reports] {
                        const bool before = isReady();
                        m_reports = *reports;
                        show();
                        if (isReady() != before)
                            Q_EMIT changed();
                    });
            },
            [this](std::exception_ptr error) {
                m_result.emplace().problems.push_back(messageOf(error));
                show();
                Q_EMIT changed();
            });
    });
    retranslate();
}

void PreflightPanel::look(const Project &project, const AdaptationOptions &options)
{
    m_project = project;
    m_options = options;
    m_work.cancel();
    m_wait.start();
    if (camerasOf(project) != m_looked)
        m_reports.clear();
    m_looked = camerasOf(project);
}

QStringList PreflightPanel::frameProblems() const
{
    QStringList problems;
    for (size_t i = 0; i < m_reports.size(); ++i)
        if (m_reports[i])
            problems << cameraProblems(m_looked[i].folder, *m_reports[i], m_looked[i].use, classesRead(*m_reports[i], m_project.classes, m_project.folderClasses), leftOutOf(m_project.leftOut, m_looked[i].folder));
    return problems;
}

void PreflightPanel::clear()
{
    m_wait.stop();
    m_work.cancel();
    m_result.reset();
    m_reports.clear();
    show();
    Q_EMIT changed();
}

void PreflightPanel::show()
{
    const QString unknown = QStringLiteral("–");
    m_time->setText(unknown);
    m_memory->setText(unknown);
    m_disk->setText(unknown);
    m_problems->clear();
    m_problemsArea->setVisible(m_result.has_value());
    if (!m_result)
        return;
    const Preflight &p = *m_result;
    const auto reused = static_cast<int>(std::count_if(p.runs.begin(), p.runs.end(), [](const PlannedRun &run) { return run.reused; }));
    if (p.seconds > 0) {
        const QString time = p.measured ? tr("%1, as the last run was") : tr("about %1, a rough guess");
        QString trainings = tr("%n training(s)", nullptr, static_cast<int>(p.runs.size()) - reused);
        if (reused > 0)
            trainings += ", " + tr("%n finished one(s) re-used", nullptr, reused);
        m_time->setText(time.arg(durationText(p.seconds)) + "\n" + trainings);
    }
    if (p.seconds <= 0 && !p.runs.empty() && reused == static_cast<int>(p.runs.size()))
        m_time->setText(tr("nothing is left to train: %n finished one(s) re-used", nullptr, reused));
    m_memory->setText(p.memoryFree > 0 ? tr("%1 of %2 free").arg(bytesText(p.memory), bytesText(p.memoryFree))
                                       : bytesText(p.memory));
    m_disk->setText(tr("%1 of %2 free").arg(bytesText(p.disk), bytesText(p.diskFree)));
    const ThemeColours colours = themeColours(palette());
    QStringList lines;
    QStringList problems = coreTexts(p.problems);
    for (const QString &problem : shortened(frameProblems()))
        if (!problems.contains(problem))
            problems << problem;
    for (const QString &problem : problems)
        lines << QString("<p style='color:%1'>✕ %2</p>").arg(colours.bad.name(), problem.toHtmlEscaped());
    for (const QString &remark : coreTexts(p.remarks))
        lines << QString("<p style='color:%1'>! %2</p>").arg(colours.warning.name(), remark.toHtmlEscaped());
    m_problems->setText(lines.join(QString()));
    m_problemsArea->setVisible(!lines.isEmpty());
    fitProblems();
}

void PreflightPanel::fitProblems()
{
    constexpr int most = 170; // pixels
    const int width = std::max(100, m_problemsArea->viewport()->width());
    m_problemsArea->setFixedHeight(std::clamp(m_problems->heightForWidth(width) + 4, 20, most));
}

void PreflightPanel::resizeEvent(QResizeEvent *event)
{
    QGroupBox::resizeEvent(event);
    fitProblems();
}

void PreflightPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_result)
        show();
    QGroupBox::changeEvent(event);
}

void PreflightPanel::retranslate()
{
    setTitle(tr("Before the start"));
    const QStringList names{tr("Time"), tr("Memory"), tr("Disk")};
    QWidget *fields[] = {m_time, m_memory, m_disk};
    for (int i = 0; i < 3; ++i)
        static_cast<QLabel *>(m_form->labelForField(fields[i]))->setText(names[i]);
    show();
}

} // namespace vantage::gui
