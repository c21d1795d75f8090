#pragma once

#include "core/data/class_map.h"
#include "widgets/image/overlay.h"
#include "widgets/image/pane_content.h"
#include "widgets/image/pane_view.h"

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace vantage {

class ImagePane;
class SwipePane;
class ViewPane;

/// Panes side by side with one view, one cursor and one overlay for all: what is zoomed, panned or pointed at in one is
/// in the others too. Any subset can be shown, or any two of them in one pane with a divider.
///
/// Panes are known by an id of the application ("source", "na", ...). Key H hides the overlay while it is held down, F
/// fits. An ImagePane has the object name "pane-" + id, the swipe pane "swipePane".
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget *parent = nullptr);
    ~CompareView() override;

    struct Pane
    {
        QString id = {};          ///< unique, not empty
        PaneContent content = {}; ///< the caption is the pane's name for people
    };
    /// Replaces all panes; those whose id stays keep whether they are shown. New ones are shown.
    /// @throws std::invalid_argument where an id is empty or there twice
    void setPanes(const std::vector<Pane> &panes);
    /// The next frame: where the ids are those that are there, their contents alone; else setPanes(). @return whether panes were replaced
    bool takePanes(const std::vector<Pane> &panes);
    /// A new content for one pane (the next frame). An unknown id is ignored.
    void setContent(const QString &id, const PaneContent &content);
    const PaneContent *content(const QString &id) const; ///< nullptr where there is no such pane
    QStringList panes() const;                           ///< ids, in order
    QString caption(const QString &id) const;

    /// Unknown ids are ignored; the order is that of panes(). Ends a swipe.
    void setShown(const QStringList &ids);
    QStringList shown() const;

    void setClasses(const ClassMap &classes);
    const ClassMap &classes() const { return m_classes; }

    void setOverlay(const OverlayStyle &overlay); ///< emits overlayChanged where it changes
    const OverlayStyle &overlay() const { return m_overlay; }
    void setOpacity(double opacity); ///< 0..1; as setOverlay
    void setHiddenClasses(const QSet<int> &hidden);

    /// Hold to hide: while true all panes are bare, whatever the overlay says; the overlay itself does not change.
    void setOverlayHeld(bool held);
    bool isOverlayHeld() const { return m_held; }

    /// Shows two panes in one with a divider. An unknown id ends the swipe.
    void startSwipe(const QString &left, const QString &right);
    void endSwipe();
    std::optional<std::pair<QString, QString>> swipe() const { return m_swipe; }

    PaneView view() const { return m_view; }
    void setView(const PaneView &view);
    void fit();

    /// The pixel of that pane's picture that lies under the common cursor; (-1, -1) where there is none.
    QPoint pixelUnderCursor(const QString &id) const;

    /// Shown in place of the grid while no pane is shown.
    void setPlaceholder(const QString &text);

    /// What is shown, captions included, at the screen's pixel ratio.
    QImage picture() const;
    void copyPicture() const;                    ///< to the clipboard
    bool savePicture(const QString &file) const; ///< PNG or JPEG by its name; false where it can't be written

    bool eventFilter(QObject *watched, QEvent *event) override;

public Q_SLOTS:
    void stepOpacity(int steps); ///< 5 % each

Q_SIGNALS:
    /// The cursor moved over a pane: its id and the pixel of its picture, (-1, -1) when it left.
    void hovered(const QString &id, QPoint pixel);
    void viewChanged(const vantage::PaneView &view);
    void overlayChanged(const vantage::OverlayStyle &overlay);
    void overlayHeldChanged(bool held);
    void panesChanged();
    void shownChanged(const QStringList &ids);
    void swipeChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Slot
    {
        QString id;
        ImagePane *pane = nullptr;
        bool shown = true;
    };
    const Slot *slot(const QString &id) const;
    void connectPane(ViewPane *pane, const QString &id);
    void applyOverlay();
    void arrange();
    int bestColumns(int count) const;
    void shareView(const PaneView &view);
    void shareCursor(const ViewPane *from, std::optional<QPointF> position);
    void refreshSwipe();

    std::vector<Slot> m_slots;
    SwipePane *m_swipePane;
    QLabel *m_placeholder;
    QGridLayout *m_grid;
    QString m_placeholderText;
    ClassMap m_classes;
    OverlayStyle m_overlay;
    PaneView m_view;
    std::optional<QPointF> m_cursor;
    std::optional<std::pair<QString, QString>> m_swipe;
    bool m_held = false;
};

} // namespace vantage
