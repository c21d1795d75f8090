#pragma once

#include "core/data/class_map.h"
#include "core/evaluation/confusion_change.h"

#include <QWidget>

#include <optional>

namespace vantage {

enum class ConfusionScale {
    Recall,    ///< of a row: what became of the pixels of a class
    Precision, ///< of a column: what the pixels called so are
    Counts,
};

/// The heat map itself: row = ground truth, column = prediction. Rows without a pixel are greyed. Cells carry their
/// value as text where it fits. Arrow keys move the marked cell.
class ConfusionGrid : public QWidget
{
    Q_OBJECT
public:
    explicit ConfusionGrid(QWidget *parent = nullptr);

    /// @throws std::invalid_argument where the matrix has other classes than the map
    void setConfusion(const ClassMap &classes, const ConfusionMatrix &confusion);
    /// How `confusion` differs from `base`, in points of each class's pixels: what became better is in one colour, what became worse in
    /// another, with their signs. The scale is Recall. @throws std::invalid_argument where one has other classes than the map
    void setChange(const ClassMap &classes, const ConfusionMatrix &base, const ConfusionMatrix &confusion);
    void clear();
    void setScale(ConfusionScale scale);
    ConfusionScale scale() const { return m_scale; }

    /// 0..1 of its row or column, -1..1 of a change, or pixels; nothing where row or column have no pixel.
    std::optional<double> value(int truth, int prediction) const;
    QRectF cellRect(int truth, int prediction) const;
    /// What the tool tip says: both class names, pixels, share of the row and of the column.
    QString describe(int truth, int prediction) const;
    QString text() const;                        ///< tab-separated, with class names, in the scale shown
    QPoint current() const { return m_current; } ///< (prediction, truth); (-1, -1) = none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellHovered(int truth, int prediction);   ///< -1, -1 when the cursor left
    void cellActivated(int truth, int prediction); ///< click or Enter

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Geometry
    {
        QRectF cells;    ///< of all of them
        double cell = 0; ///< side
        QFont labels, values;
        bool showValues = false;
    };
    Geometry geometryOf() const;
    QPoint cellAt(const QPointF &point) const; ///< (prediction, truth)
    QString cellText(double value) const;

    ClassMap m_classes;
    std::optional<ConfusionMatrix> m_confusion;
    std::optional<ConfusionMatrix> m_base; ///< of a change
    ConfusionChange m_change;
    std::vector<uint64_t> m_rowSums, m_columnSums;
    uint64_t m_largest = 0;
    ConfusionScale m_scale = ConfusionScale::Recall;
    QPoint m_current{-1, -1};
};

} // namespace vantage
