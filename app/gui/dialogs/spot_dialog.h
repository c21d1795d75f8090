#pragma once

#include "app/gui/latest_work.h"
#include "core/evaluation/proof.h"
#include "core/runs/project.h"
#include "core/workflow/spot_review.h"

#include <QDialog>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace vantage {
class ImagePane;
} // namespace vantage

namespace vantage::gui {

/// Shows the places where NA and the adapted network disagree, one after the other and without saying which is which, and asks which is right.
/// At the end the answers enter the run's verdict. Keys: A, B, space, backspace. Object names: spotDialog, spotWholePane, spotPlacePane, spotAPane,
/// spotBPane, spotAButton, spotBButton, spotNeitherButton, spotBackButton, spotCount, spotStatus, spotResult, spotBar.
class SpotDialog : public QDialog
{
    Q_OBJECT
public:
    SpotDialog(const Project &project, int64_t run, QWidget *parent = nullptr);
    ~SpotDialog() override;

Q_SIGNALS:
    void loaded();   ///< the places are drawn
    void answered(); ///< the run has the verdict that follows, and its report too

private:
    void load();
    void showSpot();
    void answer(SpotAnswer answer);
    void keep();
    void fail(const QString &message);
    const SpotPicture &shown() const { return m_pictures[m_at]; }

    Project m_project;
    int64_t m_run;
    Proof m_proof;
    std::vector<SpotPicture> m_pictures;
    std::vector<std::optional<SpotAnswer>> m_answers;
    size_t m_at = 0;

    QStackedWidget *m_pages;
    QLabel *m_count, *m_status, *m_saysA, *m_saysB, *m_result;
    QProgressBar *m_bar;
    ImagePane *m_whole, *m_place, *m_a, *m_b;
    QPushButton *m_chooseA, *m_chooseB, *m_neither, *m_back;
    LatestWork m_work;
};

} // namespace vantage::gui
