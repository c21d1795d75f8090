#pragma once

#include "core/data/class_map.h"

#include <QWidget>

#include <vector>

namespace vantage {

/// Share of pixels a class: swatch, name, bar, percent; a line each. Long names are shortened, the tool tip has them.
/// Two sets can be compared (source and target): the second is a thinner bar below the first.
class HistogramBars : public QWidget
{
    Q_OBJECT
public:
    explicit HistogramBars(QWidget *parent = nullptr);

    /// @param shares 0..1, one a class; empty shows the placeholder
    /// @param compared as `shares`, or empty
    /// @throws std::invalid_argument on other lengths
    void setShares(const ClassMap &classes, const std::vector<double> &shares,
                   const std::vector<double> &compared = {});
    /// Counts instead of shares, e.g. of DatasetReport::pixelsPerValue; those of no class are left out.
    void setCounts(const ClassMap &classes, const std::vector<uint64_t> &counts);
    void clear();
    void setPlaceholder(const QString &text);
    /// The share whose bar fills the room, where it is more than the largest one here: two histograms side by side on one scale.
    void setFullScale(double share);
    void setLargestFirst(bool on); ///< else in the order of the map

    const std::vector<double> &shares() const { return m_shares; }
    std::vector<int> order() const; ///< class of each line
    QRectF barRect(int line) const;
    QString describe(int line) const; ///< the tool tip

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF bar(int line, double share) const;
    double lineHeight() const;
    double nameWidth() const;
    int lineAt(const QPointF &point) const;

    ClassMap m_classes;
    std::vector<double> m_shares, m_compared;
    QString m_placeholder;
    bool m_largestFirst = false;
    double m_fullScale = 0;
};

} // namespace vantage
