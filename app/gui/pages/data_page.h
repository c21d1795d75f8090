#pragma once

#include "app/gui/pages/page.h"
#include "app/gui/project_session.h"

class QLabel;
class QPushButton;
class QSlider;

namespace vantage::gui {

class CameraPanel;
struct Workbench;

/// Both cameras, the classes, and which part of the frames is kept for measuring.
/// Object names: sourcePanel, targetPanel (see CameraPanel), classesButton, groundButton, splitSlider (5..50 %), splitLabel,
/// toTrainButton, dataLockedLabel, differenceLabel.
class DataPage : public Page
{
    Q_OBJECT
public:
    explicit DataPage(Workbench &bench, QWidget *parent = nullptr);

    /// A folder, video or archive that was dropped somewhere: takes the place of the camera that is still missing.
    void offerFolder(const QString &folder);

Q_SIGNALS:
    void trainWanted();

protected:
    void retranslate() override;

private:
    void showProject();
    void choose(CameraPanel *panel, const QString &folder, int place = 0);
    CameraPanel *panelOf(ProjectSession::Camera camera) const;
    void editClasses();
    void record();
    void askForGround();
    void showSplit();

    Workbench &m_bench;
    CameraPanel *m_source, *m_target;
    int m_shownSource = 0; ///< of several
    QLabel *m_splitTitle, *m_splitText, *m_classesText, *m_lockedText, *m_difference;
    QSlider *m_split;
    QPushButton *m_classes, *m_ground, *m_next;
};

} // namespace vantage::gui
