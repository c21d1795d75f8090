#pragma once

#include "app/gui/latest_work.h"
#include "core/data/dataset.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QToolButton;

namespace vantage {
class ImagePane;
}

namespace vantage::gui {

/// A camera's frames one by one, large, with their labels over them where there are any.
/// Object names: framePane (ImagePane), frameLabelsBox, frameName, framePrevious, frameNext.
class FrameDialog : public QDialog
{
    Q_OBJECT
public:
    FrameDialog(const std::filesystem::path &folder, const ClassMap &classes, int frame, QWidget *parent = nullptr);

    int frame() const { return m_frame; }
    void showFrame(int frame);

Q_SIGNALS:
    void shown(int frame); ///< it is on the screen, or why it can't be

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showName(const QString &what);
    void showPixel(QPoint pixel);

    std::filesystem::path m_folder;
    ClassMap m_classes;
    std::shared_ptr<const Dataset> m_data; ///< once it is listed
    int m_frame = 0;
    cv::Mat m_labels;
    ImagePane *m_pane;
    QLabel *m_name, *m_pixel;
    QCheckBox *m_show;
    QToolButton *m_previous, *m_next;
    LatestWork m_work;
};

} // namespace vantage::gui
