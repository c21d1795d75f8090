#pragma once

#include "widgets/frames/frame_strip_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QTimer;

namespace vantage {

/// Thumbnails of a camera's frames, made only for what is in sight: a folder of 30,000 frames opens at once and needs
/// the memory of a few hundred pictures.
/// Object names: frameView (the QListView), sortBox, frameCountLabel. Keys: arrows, Page Up and Down, Home, End.
class FrameStrip : public QWidget
{
    Q_OBJECT
public:
    enum class Layout {
        Row,  ///< one row, scrolled sideways
        Grid, ///< as many as fit beside each other, scrolled downwards
    };
    explicit FrameStrip(QWidget *parent = nullptr);
    ~FrameStrip() override;

    /// @param names one a frame; @param provider see ThumbnailProvider
    void setFrames(const QStringList &names, ThumbnailProvider provider);
    void clear();
    /// Something to sort by beside the order of the frames; the box is hidden where there is nothing.
    void setSortKeys(const std::vector<FrameSortKey> &keys);
    void setSortKey(const QString &id); ///< "" = the order of the frames; emits sortKeyChanged
    QString sortKey() const;

    void setLayoutStyle(Layout layout);       ///< Row from the start
    void setThumbnailSize(QSize size);        ///< device-independent pixels, 160 x 120 from the start
    void setPlaceholder(const QString &text); ///< shown while there are no frames

    int currentFrame() const;        ///< -1 where there is none
    void setCurrentFrame(int frame); ///< scrolls to it; emits currentFrameChanged where it changes
    void showNext();                 ///< in the order shown
    void showPrevious();
    std::vector<int> visibleFrames() const;

    FrameStripModel *model() const { return m_model; }
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void currentFrameChanged(int frame);
    void frameActivated(int frame); ///< double click or Enter
    void sortKeyChanged(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void refreshSortBox();
    void applyLayout();
    void askForVisible();

    FrameStripModel *m_model;
    QListView *m_view;
    QComboBox *m_sort;
    QLabel *m_sortLabel;
    QLabel *m_count;
    QLabel *m_placeholder;
    QTimer *m_ask; ///< coalesces scrolling
    Layout m_layout = Layout::Row;
    QSize m_size{160, 120};
    int m_current = -1;
};

} // namespace vantage
