#pragma once

#include "app/gui/latest_work.h"
#include "core/geometry/ground_points.h"
#include "core/geometry/static_labels.h"
#include "core/runs/project.h"

#include <QDialog>
#include <map>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace vantage {
class ImagePane;
class PointPane;
} // namespace vantage

namespace vantage::gui {

/// Asks whether the source's ground lies right in the target as a run aligned it, or lets the same places be clicked in both
/// cameras; the ground then lies in the target at once. Object names: groundDialog, groundSourceBox, groundAutomatic, groundWrong,
/// groundClicked, groundSourcePane, groundTargetPane, groundLastRunPane, groundStatus, groundUndoButton, groundClearButton,
/// groundButtons.
class GroundDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param answers what is known, one a source @param lastRun folder of the newest run that learnt with the label book, or empty
    GroundDialog(const Project &project, const std::vector<GroundAnswer> &answers, const std::filesystem::path &lastRun,
                 QWidget *parent = nullptr);
    ~GroundDialog() override;

    std::vector<GroundAnswer> answers() const;

Q_SIGNALS:
    void loaded(); ///< the cameras' pictures are there

private:
    enum class Choice { Automatic, Wrong, Clicked };
    /// What is shown of a source, and what was said of it.
    struct Camera
    {
        Choice choice = Choice::Automatic;
        std::vector<QPointF> source, target; ///< clicked, pixels of the frames
        std::optional<StaticScene> scene;
    };

    void load();
    void showCamera();
    void showChoice();
    void takePoints();
    void showGround();
    Camera &shown() { return m_cameras[m_shown]; }
    /// What stands between the clicked points and a ground; empty: nothing. `labels` gets the ground in the target.
    QString problemOf(const Camera &camera, cv::Mat *labels = nullptr) const;

    Project m_project;
    std::filesystem::path m_lastRun;
    std::vector<Camera> m_cameras;
    size_t m_shown = 0;
    cv::Mat m_target; ///< the median
    cv::Size m_targetFrame;

    QComboBox *m_source;
    QRadioButton *m_automatic, *m_wrong, *m_clicked;
    QStackedWidget *m_pages;
    PointPane *m_sourcePane, *m_targetPane;
    ImagePane *m_lastPane;
    QLabel *m_status;
    QPushButton *m_undo, *m_clear, *m_ok;
    LatestWork m_work;
};

} // namespace vantage::gui
