#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/pages/page.h"
#include "core/apply/apply.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTextBrowser;
class QToolButton;

namespace vantage {
class ClassLegend;
class ImagePane;
} // namespace vantage

namespace vantage::gui {

struct Workbench;

/// A model file at work on a folder, a video or a stream: writes what is asked for and shows the frame at hand.
/// Needs no project.
/// Object names: applyModelEdit, applyModelButton, applyInputEdit, applyFolderButton, applyVideoButton, applyOutEdit,
/// applyOutButton, applyLabelsBox, applySharesBox, applyColourBox, applyOverlayBox, applyVideoBox, applyEveryBox,
/// applyButton, applyStopButton, applyProgress, applyPane, applyLegend, applyResult, openApplyButton.
class ApplyPage : public Page
{
    Q_OBJECT
public:
    explicit ApplyPage(Workbench &bench, QWidget *parent = nullptr);

    /// Takes the place of a model that nobody has chosen by hand.
    void proposeModel(const QString &file);

Q_SIGNALS:
    void applied(bool good);

protected:
    void retranslate() override;

private:
    void lay();
    void proposeOut();
    void carryOut();
    void showNothing();
    void showProgress(const ApplyProgress &progress, const ClassMap &classes);
    void showResult(const ApplyResult &result);
    void showState();
    ApplyOptions options() const;

    Workbench &m_bench;
    QLabel *m_lead, *m_modelTitle, *m_inputTitle, *m_outTitle, *m_writeTitle, *m_everyTitle, *m_step;
    QLineEdit *m_model, *m_input, *m_out;
    QToolButton *m_chooseModel, *m_chooseFolder, *m_chooseVideo, *m_chooseOut;
    QCheckBox *m_labels, *m_shares, *m_colour, *m_overlay, *m_video;
    QSpinBox *m_every;
    QPushButton *m_apply, *m_stop, *m_open;
    QProgressBar *m_progress;
    ImagePane *m_pane;
    ClassLegend *m_legend;
    QTextBrowser *m_result;
    QString m_proposedModel, m_proposedOut; ///< as long as nobody has changed them they follow
    QStringList m_classes;                  ///< names, of the run shown
    std::optional<ApplyResult> m_shownResult; ///< to be said again in another language
    bool m_busy = false;
    LatestWork m_work; // last: what it says uses all the rest
};

} // namespace vantage::gui
