#include "app/gui/dialogs/ground_dialog.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/base/error.h"
#include "core/data/dataset.h"
#include "core/data/ground_classes.h"
#include "core/data/image_io.h"
#include "core/geometry/ground_alignment.h"
#include "core/runs/ground_answers.h"
#include "widgets/image/point_pane.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <algorithm>

namespace vantage::gui {
namespace {

constexpr int largestSide = 1280; // of the pictures shown

cv::Size shownSize(cv::Size frame)
{
    const double scale = std::min(1.0, double(largestSide) / std::max(frame.width, frame.height));
    return {cvRound(frame.width * scale), cvRound(frame.height * scale)};
}

std::vector<cv::Point2d> toCore(const std::vector<QPointF> &points)
{
    std::vector<cv::Point2d> result;
    for (const QPointF &point : points)
        result.emplace_back(point.x(), point.y());
    return result;
}

std::vector<QPointF> fromCore(const std::vector<cv::Point2d> &points)
{
    std::vector<QPointF> result;
    for (const cv::Point2d &point : points)
        result.emplace_back(point.x, point.y);
    return result;
}

std::vector<QPointF> scaledTo(std::vector<QPointF> points, cv::Size from, cv::Size to)
{
    for (QPointF &point : points)
        point = {point.x() * to.width / from.width, point.y() * to.height / from.height};
    return points;
}

} // namespace

GroundDialog::GroundDialog(const Project &project, const std::vector<GroundAnswer> &answers, const std::filesystem::path &lastRun,
                           QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_lastRun(lastRun)
    , m_cameras(project.sources.size())
{
    setObjectName("groundDialog");
    setWindowTitle(tr("Ground of the cameras"));
    resize(1080, 640);
    for (size_t i = 0; i < std::min(answers.size(), m_cameras.size()); ++i) {
        if (answers[i].points) {
            m_cameras[i].source = fromCore(answers[i].points->source);
            m_cameras[i].target = fromCore(answers[i].points->target);
        }
        m_cameras[i].choice = answers[i].points ? Choice::Clicked : answers[i].wrong ? Choice::Wrong : Choice::Automatic;
    }
    auto *note = roleLabel("faint", this);
    note->setText(tr("Where two cameras look at the same ground from different sides, the source's ground labels can be laid over the "
                     "target. The program tries that by itself; you know better whether it lies right."));
    note->setWordWrap(true);
    m_source = named(new QComboBox(this), "groundSourceBox");
    for (const auto &source : project.sources)
        m_source->addItem(toQt(source.filename()));
    m_source->setVisible(project.sources.size() > 1);
    m_automatic = named(new QRadioButton(tr("The program aligns it, where it is sure"), this), "groundAutomatic");
    m_wrong = named(new QRadioButton(tr("It lies wrong: leave it out"), this), "groundWrong");
    m_clicked = named(new QRadioButton(tr("I click the same places in both pictures"), this), "groundClicked");
    auto *choices = new QButtonGroup(this);
    auto *choiceRow = new QHBoxLayout;
    choiceRow->addWidget(m_source);
    for (QRadioButton *button : {m_automatic, m_wrong, m_clicked}) {
        choices->addButton(button);
        choiceRow->addWidget(button);
    }
    choiceRow->addStretch(1);
    m_sourcePane = named(new PointPane(this), "groundSourcePane");
    m_targetPane = named(new PointPane(this), "groundTargetPane");
    m_lastPane = named(new ImagePane(this), "groundLastRunPane");
    auto *both = new QWidget(this);
    auto *bothLayout = new QHBoxLayout(both);
    bothLayout->setContentsMargins(0, 0, 0, 0);
    bothLayout->addWidget(m_sourcePane);
    bothLayout->addWidget(m_targetPane);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_lastPane);
    m_pages->addWidget(both);
    m_status = named(new QLabel(this), "groundStatus");
    m_status->setWordWrap(true);
    m_status->setMinimumHeight(2 * fontMetrics().height()); // the pictures must not jump with its length
    m_undo = named(new QPushButton(tr("Take back the last place"), this), "groundUndoButton");
    m_clear = named(new QPushButton(tr("Clear"), this), "groundClearButton");
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this), "groundButtons");
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *lower = new QHBoxLayout;
    lower->addWidget(m_undo);
    lower->addWidget(m_clear);
    lower->addWidget(m_status, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addLayout(choiceRow);
    layout->addWidget(m_pages, 1);
    layout->addLayout(lower);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_shown = static_cast<size_t>(std::max(0, index));
        showCamera();
    });
    for (QRadioButton *button : {m_automatic, m_wrong, m_clicked})
        connect(button, &QRadioButton::clicked, this, [this] {
            shown().choice = m_clicked->isChecked() ? Choice::Clicked : m_wrong->isChecked() ? Choice::Wrong : Choice::Automatic;
            showChoice();
        });
    for (PointPane *pane : {m_sourcePane, m_targetPane}) {
        pane->setClasses(project.classes);
        connect(pane, &PointPane::pointsChanged, this, &GroundDialog::takePoints);
    }
    connect(m_undo, &QPushButton::clicked, this, [this] {
        Camera &camera = shown();
        (camera.source.size() > camera.target.size() ? camera.source : camera.target).pop_back();
        showCamera();
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        shown().source.clear();
        shown().target.clear();
        showCamera();
    });
    load();
    showCamera();
}

GroundDialog::~GroundDialog() = default;

void GroundDialog::load()
{
    m_work.start(
        [this, project = m_project](const LatestWork::Voice &voice) {
            const Dataset target = openTarget(project, LabelUse::Hidden);
            const FixedCamera camera(target, shownSize(target.size), 18);
            voice.say([this, median = camera.median(), size = target.size] {
                m_target = median;
                m_targetFrame = size;
                showCamera();
            });
            for (size_t i = 0; i < project.sources.size() && !voice.stop().stop_requested(); ++i) {
                Dataset source = openSource(project, i);
                source.classes = project.classes;
                auto scene = std::make_shared<StaticScene>(staticScene(source, shownSize(source.size)));
                voice.say([this, i, scene] {
                    m_cameras[i].scene = *scene;
                    showCamera();
                });
            }
            voice.say([this] { Q_EMIT loaded(); });
        },
        [this](std::exception_ptr error) {
            m_status->setText(errorText(error));
            m_ok->setEnabled(false);
        });
}

void GroundDialog::showCamera()
{
    const Camera &camera = m_cameras[m_shown];
    cv::Mat last;
    if (!m_lastRun.empty()) {
        const auto file = groundPictureFile(m_lastRun, m_project.sources[m_shown].filename().string());
        std::error_code code;
        try {
            if (std::filesystem::exists(file, code))
                last = readImage(file);
        } catch (const InputError &) { // only looked at
        }
    }
    m_lastPane->setContent({.caption = last.empty() ? QString() : tr("As the last run laid it: source and target"),
                            .image = last,
                            .placeholder = tr("No run has aligned this ground yet. Where the cameras match, their labels are carried over "
                                              "without it.")});
    const cv::Mat source = camera.scene ? camera.scene->background : cv::Mat();
    m_sourcePane->setContent({.caption = tr("Source"), .image = source, .placeholder = tr("Looking at the camera…")});
    if (camera.scene)
        m_sourcePane->setPoints(scaledTo(camera.source, camera.scene->frameSize, source.size()));
    if (!m_target.empty())
        m_targetPane->setPoints(scaledTo(camera.target, m_targetFrame, m_target.size()));
    m_automatic->setChecked(camera.choice == Choice::Automatic);
    m_wrong->setChecked(camera.choice == Choice::Wrong);
    m_clicked->setChecked(camera.choice == Choice::Clicked);
    showChoice();
}

void GroundDialog::showChoice()
{
    m_pages->setCurrentIndex(shown().choice == Choice::Clicked ? 1 : 0);
    showGround();
}

void GroundDialog::takePoints()
{
    Camera &camera = shown();
    if (camera.scene)
        camera.source = scaledTo(m_sourcePane->points(), camera.scene->background.size(), camera.scene->frameSize);
    if (!m_target.empty())
        camera.target = scaledTo(m_targetPane->points(), m_target.size(), m_targetFrame);
    showGround();
}

QString GroundDialog::problemOf(const Camera &camera, cv::Mat *labels) const
{
    const size_t pairs = std::min(camera.source.size(), camera.target.size());
    if (camera.source.size() != camera.target.size())
        return tr("Place %1 is marked in one picture: click it in the other, too.").arg(pairs + 1);
    if (pairs < 4)
        return tr("%1 of 4 places. Click a place on the ground in one picture, then the same place in the other; corners of markings and "
                  "kerbs are easy to find again. Four that span much of the ground are enough.")
            .arg(pairs);
    if (!camera.scene || m_target.empty())
        return {};
    try {
        const GroundPoints points = scaled({toCore(camera.source), toCore(camera.target)}, camera.scene->frameSize,
                                           camera.scene->background.size(), m_targetFrame, m_target.size());
        const ClickedGround ground = groundFromPoints(points, camera.scene->background.size(), m_target.size(), tr("the clicked places").toStdString());
        if (labels)
            *labels = carryGround(camera.scene->labels, groundClasses(m_project.classes), ground.targetToSource,
                                  cv::Mat(m_target.size(), CV_8UC1, cv::Scalar(255)), m_project.classes.ignore);
    } catch (const InputError &error) {
        return errorText(error);
    }
    return {};
}

void GroundDialog::showGround()
{
    const Camera &camera = shown();
    const bool clicked = camera.choice == Choice::Clicked;
    cv::Mat labels;
    const QString problem = clicked ? problemOf(camera, &labels) : QString();
    m_targetPane->setContent({.caption = tr("Target"), .image = m_target, .labels = labels, .placeholder = tr("Looking at the camera…")});
    m_status->setText(!clicked         ? QString()
                      : problem.isEmpty() ? tr("This is where the source's ground comes to lie. Drag a mark to mend it, or add further places.")
                                          : problem);
    m_undo->setVisible(clicked);
    m_clear->setVisible(clicked);
    m_undo->setEnabled(!camera.source.empty() || !camera.target.empty());
    m_clear->setEnabled(m_undo->isEnabled());
    m_ok->setEnabled(std::all_of(m_cameras.begin(), m_cameras.end(), [this](const Camera &one) {
        return one.choice != Choice::Clicked || problemOf(one).isEmpty();
    }));
}

std::vector<GroundAnswer> GroundDialog::answers() const
{
    std::vector<GroundAnswer> answers(m_cameras.size());
    for (size_t i = 0; i < m_cameras.size(); ++i) {
        answers[i].wrong = m_cameras[i].choice == Choice::Wrong;
        if (m_cameras[i].choice == Choice::Clicked)
            answers[i].points = GroundPoints{toCore(m_cameras[i].source), toCore(m_cameras[i].target)};
    }
    return answers;
}

} // namespace vantage::gui
