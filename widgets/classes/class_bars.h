#pragma once

#include "core/data/class_map.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace vantage {

/// A bar a class and series, 0..1, those of a class below each other: what several networks do on each class. Nothing is a dash, and a
/// series that has no value anywhere takes no room. As tall as it needs to be: to be put into a scroll area.
class ClassBars : public QWidget
{
    Q_OBJECT
public:
    explicit ClassBars(QWidget *parent = nullptr);

    struct Series
    {
        QString name;
        QColor colour;
        std::vector<std::optional<double>> values; ///< a class each
    };
    /// @throws std::invalid_argument where a series has other classes than the map
    void setSeries(const ClassMap &classes, const std::vector<Series> &series);
    void clear();

    int bars() const; ///< in all
    QRectF barRect(int classIndex, int series) const; ///< empty where there is no value
    QString describe(int classIndex, int series) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    double nameWidth() const;
    double barHeight() const;
    double classHeight() const;

    ClassMap m_classes;
    std::vector<Series> m_series;
};

} // namespace vantage
