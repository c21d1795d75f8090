#include "app/gui/dialogs/spot_dialog.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/reason_texts.h"
#include "app/gui/text.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/finish_run.h"
#include "widgets/image/image_pane.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace vantage::gui {
namespace {

enum Page { Waiting, Asking, Done };

void showIn(ImagePane *pane, const cv::Mat &picture)
{
    PaneContent content;
    content.image = picture;
    pane->setContent(content);
    pane->fit();
}

/// Each with a square in its colour: what is painted over the place.
QString withColours(const std::vector<int> &classes, const ClassMap &map)
{
    QStringList names;
    for (const int value : classes) {
        const ClassInfo &info = map.classes[static_cast<size_t>(value)];
        names << QString("<span style='color:%1'>\u25a0</span>&nbsp;%2").arg(QColor(info.colour.red, info.colour.green, info.colour.blue).name(), toQt(info.name).toHtmlEscaped());
    }
    return names.join(", ");
}

} // namespace

SpotDialog::SpotDialog(const Project &project, int64_t run, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_run(run)
{
    setObjectName("spotDialog");
    setWindowTitle(tr("Spot check of run %1").arg(run));
    resize(980, 720);
    auto *note = roleLabel("faint", this);
    note->setText(tr("In these places the un-adapted and the adapted network disagree most. Look at what is there and say whose classes are right; "
                     "you are not told which network is which. Three more answers for one of them decide."));
    note->setWordWrap(true);
    m_count = named(roleLabel("title", this), "spotCount");
    m_whole = named(new ImagePane(this), "spotWholePane");
    m_place = named(new ImagePane(this), "spotPlacePane");
    m_a = named(new ImagePane(this), "spotAPane");
    m_b = named(new ImagePane(this), "spotBPane");
    m_saysA = new QLabel(this);
    m_saysB = new QLabel(this);
    auto *frameTitle = new QLabel(tr("The frame, the place marked"), this);
    auto *placeTitle = new QLabel(tr("The place"), this);
    auto *grid = new QGridLayout;
    grid->addWidget(frameTitle, 0, 0);
    grid->addWidget(placeTitle, 0, 1);
    grid->addWidget(m_whole, 1, 0);
    grid->addWidget(m_place, 1, 1);
    grid->addWidget(m_saysA, 2, 0);
    grid->addWidget(m_saysB, 2, 1);
    grid->addWidget(m_a, 3, 0);
    grid->addWidget(m_b, 3, 1);
    grid->setRowStretch(1, 1);
    grid->setRowStretch(3, 1);
    m_chooseA = named(new QPushButton(tr("&A is right"), this), "spotAButton");
    m_chooseB = named(new QPushButton(tr("&B is right"), this), "spotBButton");
    m_neither = named(new QPushButton(tr("Can't tell"), this), "spotNeitherButton");
    m_back = named(new QPushButton(tr("Back"), this), "spotBackButton");
    m_chooseA->setShortcut(Qt::Key_A);
    m_chooseB->setShortcut(Qt::Key_B);
    m_neither->setShortcut(Qt::Key_Space);
    m_back->setShortcut(Qt::Key_Backspace);
    m_chooseA->setToolTip(tr("Key A"));
    m_chooseB->setToolTip(tr("Key B"));
    m_neither->setToolTip(tr("Space"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addStretch(1);
    for (QPushButton *button : {m_chooseA, m_chooseB, m_neither}) {
        button->setAutoDefault(false); // a stray Enter is no answer
        row->addWidget(button);
    }
    m_back->setAutoDefault(false);
    auto *asking = new QWidget(this);
    auto *askingLayout = new QVBoxLayout(asking);
    askingLayout->setContentsMargins(0, 0, 0, 0);
    askingLayout->addWidget(m_count);
    askingLayout->addLayout(grid, 1);
    askingLayout->addLayout(row);

    auto *waiting = new QWidget(this);
    m_status = named(new QLabel(waiting), "spotStatus");
    m_status->setWordWrap(true);
    m_bar = named(new QProgressBar(waiting), "spotBar");
    m_bar->setRange(0, 0);
    auto *waitingLayout = new QVBoxLayout(waiting);
    waitingLayout->addStretch(1);
    waitingLayout->addWidget(m_status);
    waitingLayout->addWidget(m_bar);
    waitingLayout->addStretch(1);
    m_result = named(new QLabel(this), "spotResult");
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::RichText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setAlignment(Qt::AlignTop);
    m_result->setMargin(8);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(waiting);
    m_pages->addWidget(asking);
    m_pages->addWidget(m_result);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_chooseA, &QPushButton::clicked, this, [this] { answer(shown().adaptedIsA ? SpotAnswer::Adapted : SpotAnswer::Unadapted); });
    connect(m_chooseB, &QPushButton::clicked, this, [this] { answer(shown().adaptedIsA ? SpotAnswer::Unadapted : SpotAnswer::Adapted); });
    connect(m_neither, &QPushButton::clicked, this, [this] { answer(SpotAnswer::Neither); });
    connect(m_back, &QPushButton::clicked, this, [this] {
        --m_at;
        showSpot();
    });
    load();
}

SpotDialog::~SpotDialog() = default;

void SpotDialog::load()
{
    m_status->setText(tr("Both networks look at the places …"));
    m_work.start(
        [this, project = m_project, run = m_run](const LatestWork::Voice &voice) {
            const Proof proof = proofOfRun(project, run);
            auto pictures = drawSpots(project, run, proof, [&](size_t done, size_t all) {
                voice.say([this, done, all] {
                    m_bar->setRange(0, static_cast<int>(all));
                    m_bar->setValue(static_cast<int>(done));
                });
                return !voice.stop().stop_requested();
            });
            voice.say([this, proof, pictures = std::move(pictures)]() mutable {
                m_proof = proof;
                m_pictures = std::move(pictures);
                m_answers.assign(m_pictures.size(), std::nullopt);
                if (m_pictures.empty())
                    fail(tr("The two networks hardly disagree anywhere: there is nothing to look at."));
                else
                    showSpot();
                Q_EMIT loaded();
            });
        },
        [this](std::exception_ptr error) { fail(errorText(error)); });
}

void SpotDialog::fail(const QString &message)
{
    m_pages->setCurrentIndex(Waiting);
    m_bar->hide();
    m_status->setText(message);
}

void SpotDialog::showSpot()
{
    m_pages->setCurrentIndex(Asking);
    m_count->setText(tr("Place %1 of %2, frame %3").arg(m_at + 1).arg(m_pictures.size()).arg(toQt(shown().frame)));
    m_saysA->setText(tr("A says: %1").arg(withColours(shown().saysA, m_project.classes)));
    m_saysB->setText(tr("B says: %1").arg(withColours(shown().saysB, m_project.classes)));
    showIn(m_whole, shown().whole);
    showIn(m_place, shown().place);
    showIn(m_a, shown().a);
    showIn(m_b, shown().b);
    m_back->setEnabled(m_at > 0);
}

void SpotDialog::answer(SpotAnswer answer)
{
    m_answers[m_at] = answer;
    if (++m_at < m_pictures.size())
        showSpot();
    else
        keep();
}

void SpotDialog::keep()
{
    m_pages->setCurrentIndex(Waiting);
    m_bar->setRange(0, 0);
    m_status->setText(tr("The answers enter the verdict and the report …"));
    m_work.start(
        [this, project = m_project, run = m_run, answers = m_answers](const LatestWork::Voice &voice) {
            const SnapshotChoice choice = answerSpots(project, run, answers);
            voice.say([this, choice] {
                const SpotTally tally = tallyOf([&] {
                    std::vector<Spot> spots = m_proof.spots;
                    for (size_t i = 0; i < spots.size(); ++i)
                        spots[i].answer = m_answers[i];
                    return spots;
                }());
                m_result->setText("<h3>" + tr("Verdict: %1").arg(verdictName(choice.verdict)) + "</h3><p>"
                                  + tr("Right in your eyes: the adapted network in %1 places, the un-adapted one in %2; not told: %3.").arg(tally.adapted).arg(tally.unadapted).arg(tally.open)
                                  + "</p>" + whyList(choice));
                m_pages->setCurrentIndex(Done);
            });
            writeAdaptationReport(resultOfRun(project, run)); // its verdict is another one now
            voice.say([this] { Q_EMIT answered(); });
        },
        [this](std::exception_ptr error) {
            if (m_pages->currentIndex() != Done) {
                fail(errorText(error));
                return;
            }
            m_result->setText(m_result->text() + "<p>" + tr("The verdict is kept, but its report could not be written: %1").arg(errorText(error).toHtmlEscaped()) + "</p>");
            Q_EMIT answered();
        });
}

} // namespace vantage::gui
