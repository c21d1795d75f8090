#pragma once

#include "core/data/class_map.h"
#include "core/training/observer.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QSlider;

namespace vantage {
class CompareView;
}

namespace vantage::gui {

/// The same frames after each epoch: picture, prediction and, where there is a generator, its reconstruction.
/// Object names: sampleView (CompareView), sampleFrameBox, epochSlider, epochLabel.
class SampleViewer : public QWidget
{
    Q_OBJECT
public:
    explicit SampleViewer(QWidget *parent = nullptr);

    void clear();
    void setClasses(const ClassMap &classes);
    /// Follows the newest epoch while the slider stands at its end.
    void add(const SampleReport &report);
    int epochs() const { return static_cast<int>(m_reports.size()); }
    void retranslate();

private:
    void show();
    void fillFrames();

    std::vector<SampleReport> m_reports;
    CompareView *m_view;
    QComboBox *m_frame;
    QSlider *m_slider;
    QLabel *m_frameTitle, *m_epoch;
};

} // namespace vantage::gui
