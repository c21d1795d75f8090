#include "app/gui/pages/apply_page.h"

#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/apply/earlier_results.h"
#include "widgets/classes/class_legend.h"
#include "widgets/image/image_pane.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>
#include <atomic>

namespace vantage::gui {
namespace {

/// What was typed or dropped: files dropped onto a line arrive as addresses.
QString given(const QLineEdit *line)
{
    const QString text = line->text().trimmed();
    return text.startsWith("file://") ? QUrl(text).toLocalFile() : text;
}

QString numberText(int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

bool isStream(const QString &input)
{
    return input.contains("://");
}

} // namespace

ApplyPage::ApplyPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
{
    setObjectName("applyPage");
    const auto button = [&](const char *name, Icon icon) {
        auto *made = named(new QToolButton(this), name);
        made->setIcon(themeIcon(icon));
        return made;
    };
    m_lead = new QLabel(this);
    m_lead->setWordWrap(true);
    m_model = named(new QLineEdit(this), "applyModelEdit");
    m_chooseModel = button("applyModelButton", Icon::Open);
    m_input = named(new QLineEdit(this), "applyInputEdit");
    m_chooseFolder = button("applyFolderButton", Icon::Folder);
    m_chooseVideo = button("applyVideoButton", Icon::Play);
    m_out = named(new QLineEdit(this), "applyOutEdit");
    m_chooseOut = button("applyOutButton", Icon::Folder);
    m_labels = named(new QCheckBox(this), "applyLabelsBox");
    m_shares = named(new QCheckBox(this), "applySharesBox");
    m_colour = named(new QCheckBox(this), "applyColourBox");
    m_overlay = named(new QCheckBox(this), "applyOverlayBox");
    m_video = named(new QCheckBox(this), "applyVideoBox");
    m_labels->setChecked(true);
    m_shares->setChecked(true);
    m_every = named(new QSpinBox(this), "applyEveryBox");
    m_every->setRange(1, 10000);
    m_apply = named(new QPushButton(themeIcon(Icon::Play), QString(), this), "applyButton");
    m_apply->setMinimumHeight(40);
    m_stop = named(new QPushButton(themeIcon(Icon::Stop), QString(), this), "applyStopButton");
    m_step = new QLabel(this);
    m_progress = named(new QProgressBar(this), "applyProgress");
    m_pane = named(new ImagePane(this), "applyPane");
    m_legend = named(new ClassLegend(this), "applyLegend");
    m_result = named(new QTextBrowser(this), "applyResult");
    m_open = named(new QPushButton(themeIcon(Icon::Folder), QString(), this), "openApplyButton");
    lay();

    for (QLineEdit *line : {m_model, m_input, m_out})
        connect(line, &QLineEdit::textChanged, this, &ApplyPage::showState);
    connect(m_input, &QLineEdit::textChanged, this, &ApplyPage::proposeOut);
    for (QCheckBox *box : {m_labels, m_shares, m_colour, m_overlay, m_video})
        connect(box, &QCheckBox::toggled, this, &ApplyPage::showState);
    connect(m_chooseModel, &QToolButton::clicked, this, [this] {
        const QString file =
            m_bench.prompts.openFile(this, tr("Model file"), given(m_model), tr("Models (*.onnx *.pt *.safetensors)"));
        if (!file.isEmpty())
            m_model->setText(file);
    });
    const auto folder = [this](QLineEdit *line, const QString &title) {
        const QString start = given(line).isEmpty() ? m_bench.settings.lastFolder() : given(line);
        const QString chosen = m_bench.prompts.chooseFolder(this, title, start);
        if (!chosen.isEmpty())
            line->setText(chosen);
    };
    connect(m_chooseFolder, &QToolButton::clicked, this, [this, folder] { folder(m_input, tr("Folder of frames")); });
    connect(m_chooseOut, &QToolButton::clicked, this, [this, folder] { folder(m_out, tr("Folder for the results")); });
    connect(m_chooseVideo, &QToolButton::clicked, this, [this] {
        const QString file = m_bench.prompts.openFile(this, tr("Video"), given(m_input),
                                                      tr("Videos (*.mp4 *.avi *.mkv *.mov *.webm);;All files (*)"));
        if (!file.isEmpty())
            m_input->setText(file);
    });
    connect(m_legend, &ClassLegend::hiddenChanged, this, [this](const QSet<int> &hidden) {
        OverlayStyle style = m_pane->overlay();
        style.hidden = hidden;
        m_pane->setOverlay(style);
    });
    connect(m_apply, &QPushButton::clicked, this, &ApplyPage::carryOut);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_work.requestStop();
        m_stop->setEnabled(false);
        m_step->setText(tr("Stopping after the frames at hand…"));
    });
    connect(m_open, &QPushButton::clicked, this, [this] { openOrSay(m_bench, this, given(m_out)); });
    m_legend->hide(); // until there are classes
    retranslate();
    showState();
}

void ApplyPage::lay()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [&](QLabel *&title, std::initializer_list<QWidget *> fields) {
        title = new QLabel(this);
        auto *line = new QHBoxLayout;
        for (QWidget *field : fields)
            line->addWidget(field, field == *fields.begin() ? 1 : 0);
        form->addRow(title, line);
    };
    row(m_modelTitle, {m_model, m_chooseModel});
    row(m_inputTitle, {m_input, m_chooseFolder, m_chooseVideo});
    row(m_everyTitle, {m_every});
    row(m_outTitle, {m_out, m_chooseOut});
    m_writeTitle = new QLabel(this);
    form->addRow(m_writeTitle, m_labels);
    for (QCheckBox *box : {m_shares, m_colour, m_overlay, m_video})
        form->addRow(QString(), box);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_apply, 1);
    buttons->addWidget(m_stop);
    auto *left = new QVBoxLayout;
    left->addWidget(m_lead);
    left->addLayout(form);
    left->addLayout(buttons);
    left->addWidget(m_step);
    left->addWidget(m_progress);
    left->addWidget(m_result, 1);
    left->addWidget(m_open, 0, Qt::AlignLeft);
    auto *right = new QVBoxLayout;
    right->addWidget(m_pane, 3);
    right->addWidget(m_legend, 2);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(left, 2);
    layout->addLayout(right, 3);
}

void ApplyPage::proposeModel(const QString &file)
{
    if (m_busy || (!m_model->text().isEmpty() && m_model->text() != m_proposedModel))
        return;
    m_proposedModel = file;
    m_model->setText(file);
}

void ApplyPage::proposeOut()
{
    if (!m_out->text().isEmpty() && m_out->text() != m_proposedOut)
        return;
    const QString input = given(m_input);
    const QFileInfo info(input);
    const QString base = isStream(input) ? QDir(m_bench.settings.lastFolder()).filePath("stream")
                         : info.isDir()  ? QDir(input).absolutePath()
                                         : QDir(info.absolutePath()).filePath(info.completeBaseName());
    m_proposedOut = input.isEmpty() ? QString() : base + "-predictions";
    m_out->setText(m_proposedOut);
}

ApplyOptions ApplyPage::options() const
{
    ApplyOptions options;
    options.model = toPath(given(m_model));
    options.input = given(m_input).toStdString();
    options.out = toPath(given(m_out));
    options.labels = m_labels->isChecked();
    options.shares = m_shares->isChecked();
    options.colour = m_colour->isChecked();
    options.overlay = m_overlay->isChecked();
    options.video = m_video->isChecked();
    options.every = m_every->value();
    return options;
}

void ApplyPage::carryOut()
{
    ApplyOptions wanted = options();
    if (holdsEarlierResults(wanted.out)) {
        const int answer = m_bench.prompts.ask(this, tr("Earlier results"), tr("This folder holds the results of an earlier prediction."),
                                               {tr("Replace them"), tr("Go on: label what is missing"), tr("Cancel")});
        wanted.replace = answer == 0;
        wanted.goesOn = answer == 1;
        if (!wanted.replace && !wanted.goesOn)
            return;
    }
    m_busy = true;
    m_result->clear();
    m_shownResult.reset();
    m_legend->setShares({}); // those of the work before
    showNothing();
    m_step->setText(tr("Loading the model…"));
    m_progress->setRange(0, 0);
    showState();
    m_work.start(
        [this, wanted](const LatestWork::Voice &voice) {
            // The window shows the frames that it has time for: none waits to be shown.
            const auto waiting = std::make_shared<std::atomic<bool>>(false);
            const auto result =
                std::make_shared<ApplyResult>(applyModel(wanted, voice.stop(), [&](const ApplyProgress &progress) {
                    if (waiting->exchange(true))
                        return;
                    voice.say([this, waiting, progress, classes = *progress.classes] {
                        *waiting = false;
                        showProgress(progress, classes);
                    });
                }));
            voice.say([this, result] {
                m_busy = false;
                showResult(*result);
                showState();
                Q_EMIT applied(true);
            });
        },
        [this](const std::exception_ptr &error) {
            m_busy = false;
            m_step->clear();
            m_result->setPlainText(errorText(error));
            showState();
            Q_EMIT applied(false);
        });
}

void ApplyPage::showNothing()
{
    m_pane->setContent({.placeholder = tr("The frame at hand appears here, with its labels over it")});
}

void ApplyPage::showProgress(const ApplyProgress &progress, const ClassMap &classes)
{
    QStringList names;
    for (const ClassInfo &info : classes.classes)
        names << toQt(info.name);
    if (names != m_classes) {
        m_classes = names;
        m_legend->setClasses(classes);
        m_legend->show();
    }
    m_pane->setClasses(classes);
    m_pane->setContent({.caption = toQt(progress.name), .image = progress.image, .labels = progress.labels});
    m_legend->setShares(progress.shares);
    m_progress->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        m_progress->setValue(static_cast<int>(1000 * progress.done / progress.total));
    if (!m_stop->isEnabled())
        return; // it is being stopped, and says so
    const QString rate =
        tr("%1 frames a second")
            .arg(QLocale().toString(static_cast<double>(progress.done) / std::max(progress.seconds, 1e-6), 'f', 1));
    m_step->setText(progress.total > 0 ? tr("%1 of %2 frames, %3, %4 left")
                                             .arg(numberText(progress.done), numberText(progress.total), rate,
                                                  durationText(progress.secondsLeft))
                                       : tr("%1 frames, %2").arg(numberText(progress.done), rate));
}

void ApplyPage::showResult(const ApplyResult &result)
{
    m_shownResult = result;
    m_step->setText(result.stopped ? tr("Stopped. What was finished by then is kept.") : tr("Done."));
    m_legend->setShares(result.shares);
    if (result.shares.empty()) // stopped before a stream was open
        return;
    QString html =
        "<p>"
        + tr("%1 frames in %2 by %3")
              .arg(numberText(result.frames), durationText(result.seconds), toQt(result.runtime).toHtmlEscaped())
        + "<br>"
        + tr("At the same time: decoding %1, network %2, writing %3")
              .arg(durationText(result.decodeSeconds), durationText(result.modelSeconds),
                   durationText(result.writeSeconds))
        + "</p>";
    if (result.dropped > 0)
        html += "<p>"
                + tr("%1 frames came faster than the network is and were left out.").arg(numberText(result.dropped))
                + "</p>";
    for (const QString &remark : coreTexts(result.remarks))
        html += "<p>" + remark.toHtmlEscaped() + "</p>";
    html += "<p><b>" + tr("Written") + "</b></p><ul>";
    for (const auto &file : result.files)
        html += "<li>" + toQt(file).toHtmlEscaped() + "</li>";
    m_result->setHtml(html + "</ul>");
}

void ApplyPage::showState()
{
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_model, m_chooseModel, m_input, m_chooseFolder, m_chooseVideo, m_out,
                                          m_chooseOut, m_labels, m_shares, m_colour, m_overlay, m_video})
        widget->setEnabled(!m_busy);
    const QString input = given(m_input);
    m_every->setEnabled(!m_busy && !input.isEmpty() && (isStream(input) || QFileInfo(input).isFile()));
    const bool something = m_labels->isChecked() || m_shares->isChecked() || m_colour->isChecked()
                           || m_overlay->isChecked() || m_video->isChecked();
    m_apply->setEnabled(!m_busy && something && !given(m_model).isEmpty() && !input.isEmpty()
                        && !given(m_out).isEmpty());
    m_stop->setVisible(m_busy);
    m_stop->setEnabled(m_busy);
    m_progress->setVisible(m_busy);
    m_open->setEnabled(!given(m_out).isEmpty() && QFileInfo::exists(given(m_out)));
}

void ApplyPage::retranslate()
{
    m_lead->setText(
        tr("Labels the frames of a folder, a video or a camera's stream with an exported model: one of yours, or "
           "anyone's whose file names its classes."));
    m_modelTitle->setText(tr("Model"));
    m_model->setPlaceholderText(tr("a file of the Export page: .onnx or .pt"));
    m_chooseModel->setToolTip(tr("Choose a model file"));
    m_inputTitle->setText(tr("Frames"));
    m_input->setPlaceholderText(tr("a folder, a video, or rtsp://…"));
    m_chooseFolder->setToolTip(tr("Choose a folder of frames"));
    m_chooseVideo->setToolTip(tr("Choose a video"));
    m_everyTitle->setText(tr("Take"));
    m_every->setPrefix(tr("each n-th frame, n = "));
    m_outTitle->setText(tr("Results in"));
    m_chooseOut->setToolTip(tr("Choose a folder for the results"));
    m_writeTitle->setText(tr("Write"));
    m_labels->setText(tr("class index pictures (PNG)"));
    m_shares->setText(tr("shares of the classes in each frame (CSV)"));
    m_colour->setText(tr("pictures in the classes' colours"));
    m_overlay->setText(tr("frames with their labels over them"));
    m_video->setText(tr("a video of frames with their labels over them"));
    m_apply->setText(tr("Apply"));
    m_stop->setText(tr("Stop and keep"));
    m_open->setText(tr("Open folder"));
    m_result->setPlaceholderText(tr("What was written appears here"));
    if (m_pane->content().isEmpty())
        showNothing();
    if (m_shownResult)
        showResult(ApplyResult(*m_shownResult));
}

} // namespace vantage::gui
