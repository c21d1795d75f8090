#pragma once

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace vantage {

class CompareView;

/// The tool row of a CompareView: which panes, opacity, outlines, hold-to-hide, swipe, fit, copy, save.
///
/// Object names: panesButton (menu with an action "show-" + id a pane), opacitySlider (0..100), outlineButton,
/// confidenceSlider (0..100, pixels below it stay bare), holdButton, swipeButton, swipeLeftBox, swipeRightBox,
/// fitButton, copyPictureButton, savePictureButton.
class CompareControls : public QWidget
{
    Q_OBJECT
public:
    /// @param view must live as long as this
    explicit CompareControls(CompareView *view, QWidget *parent = nullptr);

    /// The two panes that a swipe begins with, where both are there: those that fit each other.
    void setFirstSwipe(const QString &left, const QString &right);

Q_SIGNALS:
    void saveRequested(); ///< the application asks for a file and calls CompareView::savePicture

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refreshPanes();
    void refreshOverlay();
    void refreshSwipe();
    void applySwipe();

    CompareView *m_view;
    QString m_firstLeft, m_firstRight;
    QToolButton *m_panes;
    QMenu *m_panesMenu;
    QLabel *m_opacityLabel;
    QSlider *m_opacity;
    QLabel *m_confidenceLabel;
    QSlider *m_confidence;
    QToolButton *m_outline;
    QToolButton *m_hold;
    QToolButton *m_swipe;
    QComboBox *m_left;
    QComboBox *m_right;
    QToolButton *m_fit;
    QToolButton *m_copy;
    QToolButton *m_save;
};

} // namespace vantage
