#include "app/gui/pages/export_page.h"

#include "app/gui/inspect/verdict_text.h"
#include "app/gui/project_session.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/export/run_export.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/palettes.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTextBrowser>
#include <QToolButton>

namespace vantage::gui {
namespace {

enum Size { Trained, Any, Chosen }; // of the size box, in this order

bool wasStopped(const std::exception_ptr &error)
{
    try {
        std::rethrow_exception(error);
    } catch (const ExportStopped &) {
        return true;
    } catch (...) {
        return false;
    }
}

} // namespace

ExportPage::ExportPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
{
    setObjectName("exportPage");
    m_lead = new QLabel(this);
    m_lead->setWordWrap(true);
    m_run = named(new QComboBox(this), "exportRunBox");
    m_onnx = named(new QRadioButton(this), "onnxButton");
    m_torchscript = named(new QRadioButton(this), "torchscriptButton");
    m_onnx->setChecked(true);
    m_input = named(new QComboBox(this), "exportInputBox");
    m_size = named(new QComboBox(this), "exportSizeBox");
    m_width = named(new QSpinBox(this), "exportWidthBox");
    m_height = named(new QSpinBox(this), "exportHeightBox");
    for (QSpinBox *side : {m_width, m_height})
        side->setRange(16, 8192);
    m_width->setValue(640);
    m_height->setValue(480);
    m_half = named(new QCheckBox(this), "halfBox");
    m_labels = named(new QCheckBox(this), "labelsBox");
    m_map = named(new QCheckBox(this), "mapBox");
    m_map->setChecked(true);
    m_license = named(new QLineEdit(this), "exportLicenseEdit");
    m_file = named(new QLineEdit(this), "exportFileEdit");
    m_choose = named(new QToolButton(this), "exportFileButton");
    m_choose->setIcon(themeIcon(Icon::Folder));
    m_fileNote = roleLabel("faint", this);
    m_fileNote->setWordWrap(true);
    m_export = named(new QPushButton(themeIcon(Icon::Export), QString(), this), "exportButton");
    m_export->setMinimumHeight(40);
    m_cancel = named(new QPushButton(themeIcon(Icon::Cancel), QString(), this), "exportCancelButton");
    m_open = named(new QPushButton(themeIcon(Icon::Folder), QString(), this), "openExportButton");
    m_progress = named(new QProgressBar(this), "exportProgress");
    m_progress->setRange(0, 1000);
    m_step = new QLabel(this);
    m_result = named(new QTextBrowser(this), "exportResult");

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [&](QLabel *&title, QWidget *field) {
        title = new QLabel(this);
        form->addRow(title, field);
    };
    row(m_runTitle, m_run);
    auto *formats = new QWidget(this);
    auto *formatsLayout = new QVBoxLayout(formats);
    formatsLayout->setContentsMargins(0, 0, 0, 0);
    formatsLayout->addWidget(m_onnx);
    formatsLayout->addWidget(m_torchscript);
    row(m_formatTitle, formats);
    row(m_inputTitle, m_input);
    const auto line = [&](std::initializer_list<QWidget *> parts) {
        auto *widget = new QWidget(this);
        auto *lineLayout = new QHBoxLayout(widget);
        lineLayout->setContentsMargins(0, 0, 0, 0);
        for (QWidget *part : parts)
            lineLayout->addWidget(part, part == *parts.begin() ? 1 : 0);
        return widget;
    };
    row(m_sizeTitle, line({m_size, m_width, m_height}));
    form->addRow(QString(), m_half);
    form->addRow(QString(), m_labels);
    form->addRow(QString(), m_map);
    row(m_licenseTitle, m_license);
    row(m_fileTitle, line({m_file, m_choose}));
    form->addRow(QString(), m_fileNote);
    auto *left = new QVBoxLayout;
    left->addWidget(m_lead);
    left->addLayout(form);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_export, 1);
    buttons->addWidget(m_cancel);
    left->addLayout(buttons);
    left->addWidget(m_step);
    left->addWidget(m_progress);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_result, 1);
    right->addWidget(m_open, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(left, 2);
    layout->addLayout(right, 3);

    for (QRadioButton *button : {m_onnx, m_torchscript})
        connect(button, &QRadioButton::toggled, this, &ExportPage::proposeFile);
    for (QCheckBox *box : {m_half, m_labels, m_map})
        connect(box, &QCheckBox::toggled, this, &ExportPage::proposeFile);
    for (QComboBox *box : {m_run, m_input, m_size})
        connect(box, &QComboBox::activated, this, &ExportPage::proposeFile);
    for (QSpinBox *side : {m_width, m_height})
        connect(side, &QSpinBox::valueChanged, this, &ExportPage::proposeFile);
    connect(m_size, &QComboBox::currentIndexChanged, this, &ExportPage::showState);
    connect(m_file, &QLineEdit::textChanged, this, [this] { m_agreed.clear(); });
    connect(m_choose, &QToolButton::clicked, this, &ExportPage::chooseFile);
    connect(m_export, &QPushButton::clicked, this, &ExportPage::carryOut);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_work.requestStop(); // how it ends is still told: by now the file may be there
        m_cancel->setEnabled(false);
        m_step->setText(tr("Stopping…"));
    });
    connect(m_open, &QPushButton::clicked, this,
            [this] { openOrSay(m_bench, this, QFileInfo(m_file->text()).absolutePath()); });
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &ExportPage::fillRuns);
    connect(&m_bench.session, &ProjectSession::projectChanged, this, &ExportPage::fillRuns);
    retranslate();
    fillRuns();
}

void ExportPage::fillRuns()
{
    const QVariant before = m_run->currentData();
    m_run->clear();
    for (const RunSummary *run : usableRuns(m_bench.session.runs()))
        m_run->addItem(runName(run->record), QVariant::fromValue<qlonglong>(run->record.id));
    if (const int index = m_run->findData(before); index >= 0)
        m_run->setCurrentIndex(index);
    proposeFile();
    showState();
}

void ExportPage::chooseRun(int64_t run)
{
    if (const int index = m_run->findData(QVariant::fromValue<qlonglong>(run)); index >= 0 && !m_busy) {
        m_run->setCurrentIndex(index);
        proposeFile();
        showState();
    }
}

ExportOptions ExportPage::options() const
{
    ExportOptions options;
    options.format = m_onnx->isChecked() ? ExportFormat::Onnx : ExportFormat::TorchScript;
    options.input = static_cast<ExportInput>(m_input->currentData().toInt());
    options.dynamic = m_size->currentIndex() == Any;
    if (m_size->currentIndex() == Chosen)
        options.size = {m_width->value(), m_height->value()};
    options.half = m_half->isChecked();
    options.labels = m_labels->isChecked();
    options.map = m_map->isChecked();
    options.license = m_license->text().trimmed().toStdString();
    return options;
}

void ExportPage::proposeFile()
{
    if (!m_bench.session.isOpen() || m_run->currentIndex() < 0)
        return;
    if (!m_file->text().isEmpty() && m_file->text() != m_proposed)
        return;
    const Project &project = m_bench.session.project();
    QString name = QString("%1-run-%2").arg(toQt(project.folder.filename())).arg(m_run->currentData().toLongLong());
    const ExportOptions wanted = options(); // each choice in the name, so that one doesn't take another's place
    if (wanted.input != ExportInput::Rgb)
        name += "-" + toQt(toText(wanted.input));
    if (wanted.dynamic)
        name += "-any-size";
    else if (!wanted.size.empty())
        name += QString("-%1x%2").arg(wanted.size.width).arg(wanted.size.height);
    if (wanted.half)
        name += "-half";
    if (wanted.labels)
        name += "-labels";
    if (!wanted.map)
        name += "-no-map";
    m_proposed = toQt(project.folder / "exports") + "/" + name + (m_onnx->isChecked() ? ".onnx" : ".pt");
    m_file->setText(m_proposed);
}

void ExportPage::chooseFile()
{
    const QString filter = m_onnx->isChecked() ? tr("ONNX (*.onnx)") : tr("TorchScript (*.pt)");
    const QString file = m_bench.prompts.saveFile(this, tr("Export to"), m_file->text(), filter);
    if (file.isEmpty())
        return;
    m_file->setText(file);
    m_agreed = file; // the dialog has asked
}

bool ExportPage::mayReplace()
{
    const QString file = m_file->text();
    if (!QFileInfo::exists(file) || file == m_agreed)
        return true;
    const QString text = tr("%1 is there already. It stays as it is unless the new file has been checked.")
                             .arg(QFileInfo(file).fileName());
    return m_bench.prompts.ask(this, tr("Export"), text, {tr("Replace it"), tr("Keep it")}) == 0;
}

void ExportPage::carryOut()
{
    if (m_run->currentIndex() < 0 || m_file->text().isEmpty() || !mayReplace())
        return;
    m_agreed.clear();
    m_busy = true;
    m_result->clear();
    m_shownReport.reset();
    m_progress->setValue(0);
    showState();
    m_work.start(
        [this, folder = m_bench.session.project().folder, run = m_run->currentData().toLongLong(),
         name = m_file->text(), file = toPath(m_file->text()), wanted = options()](const LatestWork::Voice &voice) {
            std::error_code code;
            std::filesystem::create_directories(file.parent_path(), code); // what can't be made is told by the writer
            const RunToExport source = runToExport(folder, run);
            const auto report = std::make_shared<ExportReport>(exportModel(
                source.model, file, wanted, source.context, voice.stop(), [&](const Message &what, double share) {
                    voice.say([this, text = coreText(what), share] {
                        if (m_cancel->isEnabled()) // else it is being stopped, and says so
                            m_step->setText(text);
                        m_progress->setValue(static_cast<int>(share * 1000));
                    });
                }));
            voice.say([this, report, name] {
                m_busy = false;
                m_step->setText(tr("Written and checked."));
                showReport(*report);
                showState();
                Q_EMIT exported(true, name);
            });
        },
        [this](const std::exception_ptr &error) {
            m_busy = false;
            if (wasStopped(error)) {
                m_step->setText(tr("Cancelled; nothing was written."));
            } else {
                m_step->clear();
                m_result->setPlainText(errorText(error));
            }
            showState();
            Q_EMIT exported(false, QString());
        });
}

void ExportPage::showReport(const ExportReport &report)
{
    m_shownReport = report;
    const ThemeColours colours = themeColours(palette());
    QString html = "<h3>" + tr("Written") + "</h3><ul>";
    for (const auto &file : report.files)
        html += "<li>" + toQt(file).toHtmlEscaped() + "</li>";
    html +=
        "</ul><p>" + bytesText(report.bytes) + "</p><h3>" + tr("Loaded back and compared with the network") + "</h3>";
    for (const ExportCheck &check : report.checks) {
        html += QString("<p><span style='color:%1'>✓</span> <b>%2</b>: %3")
                    .arg(colours.good.name(), toQt(check.runtime).toHtmlEscaped(), coreText(check.what).toHtmlEscaped());
        if (check.compared)
            html += "<br>"
                    + tr("%1 % of the pixels get the same class; largest difference of a score %2, of scores up to %3")
                          .arg(QLocale().toString(check.labelAgreement * 100, 'f', 3),
                               QLocale().toString(check.maxDifference, 'g', 3),
                               QLocale().toString(check.scoreRange, 'g', 3));
        html += "</p>";
    }
    for (const QString &remark : coreTexts(report.remarks))
        html += QString("<p style='color:%1'>! %2</p>").arg(colours.warning.name(), remark.toHtmlEscaped());
    html += "<p>SHA-256 " + toQt(report.weightsSha256) + "</p>";
    m_result->setHtml(html);
}

void ExportPage::showState()
{
    const bool any = m_run->count() > 0;
    for (QWidget *widget :
         {static_cast<QWidget *>(m_run), static_cast<QWidget *>(m_onnx), static_cast<QWidget *>(m_torchscript),
          static_cast<QWidget *>(m_input), static_cast<QWidget *>(m_size), static_cast<QWidget *>(m_half),
          static_cast<QWidget *>(m_labels), static_cast<QWidget *>(m_map), static_cast<QWidget *>(m_license), static_cast<QWidget *>(m_file),
          static_cast<QWidget *>(m_choose)})
        widget->setEnabled(any && !m_busy);
    for (QSpinBox *side : {m_width, m_height}) {
        side->setVisible(m_size->currentIndex() == Chosen);
        side->setEnabled(any && !m_busy);
    }
    m_export->setEnabled(any && !m_busy);
    m_cancel->setVisible(m_busy);
    m_cancel->setEnabled(m_busy);
    m_progress->setVisible(m_busy);
    m_open->setEnabled(QFileInfo::exists(m_file->text()));
}

void ExportPage::retranslate()
{
    m_lead->setText(tr("Takes a finished network home as one file. It is loaded back and compared with the network "
                       "before it is called done."));
    m_runTitle->setText(tr("Network"));
    m_formatTitle->setText(tr("Format"));
    m_onnx->setText(tr("ONNX: for most runtimes and devices"));
    m_torchscript->setText(tr("TorchScript: for libtorch and PyTorch"));
    m_inputTitle->setText(tr("Takes"));
    const int input = std::max(0, m_input->currentIndex());
    m_input->clear();
    m_input->addItem(tr("RGB in 0..255; the file normalises"), static_cast<int>(ExportInput::Rgb));
    m_input->addItem(tr("frames as a camera gives them"), static_cast<int>(ExportInput::Frame));
    m_input->addItem(tr("normalised RGB"), static_cast<int>(ExportInput::Normalised));
    m_input->setCurrentIndex(input);
    m_sizeTitle->setText(tr("Size"));
    const int size = std::max(0, m_size->currentIndex());
    m_size->clear();
    m_size->addItems(
        {tr("as it was trained"), tr("any size and any number of frames"), tr("another one, width and height:")});
    m_size->setCurrentIndex(size);
    for (QSpinBox *side : {m_width, m_height})
        side->setSuffix(tr(" px"));
    m_licenseTitle->setText(tr("License note"));
    m_license->setPlaceholderText(tr("for whoever gets the file; may stay empty"));
    m_half->setText(tr("16-bit weights: half the size"));
    m_labels->setText(tr("Gives classes instead of scores"));
    m_map->setText(tr("For this camera only: with the map of its places"));
    m_map->setToolTip(tr("What the camera sees where, and its background. It is silent in frames that no longer show them. Leave it out to use "
                         "the network with another camera."));
    m_fileTitle->setText(tr("File"));
    m_choose->setToolTip(tr("Choose another file"));
    m_fileNote->setText(tr("A model card with figures and sample pictures is written beside it."));
    m_export->setText(tr("Export"));
    m_cancel->setText(tr("Cancel"));
    m_open->setText(tr("Open folder"));
    m_result->setPlaceholderText(tr("What was written and what was verified appears here"));
    if (m_shownReport) {
        m_step->setText(tr("Written and checked."));
        showReport(ExportReport(*m_shownReport));
    }
    fillRuns();
}

} // namespace vantage::gui
