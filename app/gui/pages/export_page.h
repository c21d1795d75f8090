#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/pages/page.h"
#include "core/export/export.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTextBrowser;
class QToolButton;

namespace vantage::gui {

struct Workbench;

/// A finished run to a file that runs elsewhere, checked against the network it came from.
/// Object names: exportRunBox, onnxButton, torchscriptButton, exportInputBox, exportSizeBox, exportWidthBox,
/// exportHeightBox, halfBox, labelsBox, mapBox, exportLicenseEdit, exportFileEdit, exportFileButton, exportButton,
/// exportCancelButton, exportProgress, exportResult, openExportButton.
class ExportPage : public Page
{
    Q_OBJECT
public:
    explicit ExportPage(Workbench &bench, QWidget *parent = nullptr);

    void chooseRun(int64_t run);

Q_SIGNALS:
    void exported(bool good, const QString &file);

protected:
    void retranslate() override;

private:
    void fillRuns();
    void proposeFile();
    void chooseFile();
    bool mayReplace(); ///< asks where the file is there and nobody has been asked
    void carryOut();
    void showReport(const ExportReport &report);
    void showState();
    ExportOptions options() const;

    Workbench &m_bench;
    QLabel *m_lead, *m_runTitle, *m_formatTitle, *m_inputTitle, *m_sizeTitle, *m_licenseTitle, *m_fileTitle, *m_step,
        *m_fileNote;
    QComboBox *m_run, *m_input, *m_size;
    QSpinBox *m_width, *m_height;
    QRadioButton *m_onnx, *m_torchscript;
    QCheckBox *m_half, *m_labels, *m_map;
    QLineEdit *m_license, *m_file;
    QToolButton *m_choose;
    QPushButton *m_export, *m_cancel, *m_open;
    QProgressBar *m_progress;
    QTextBrowser *m_result;
    QString m_agreed;   ///< a file that may be replaced
    QString m_proposed; ///< a file name that nobody has changed follows the choices
    std::optional<ExportReport> m_shownReport; ///< to be said again in another language
    bool m_busy = false;
    LatestWork m_work;
};

} // namespace vantage::gui
