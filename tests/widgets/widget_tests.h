#pragma once

#include "core/data/class_map.h"

#include <QApplication>
#include <QImage>
#include <QTest>
#include <QTranslator>
#include <QWheelEvent>
#include <QWidget>

namespace vantage {

/// Shown at its size and laid out, with nothing left in the queue.
inline void showAt(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QCoreApplication::processEvents();
}

inline void wheel(QWidget *widget, const QPointF &position, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(position, widget->mapToGlobal(position), {}, QPoint(0, delta), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

inline void move(QWidget *widget, const QPointF &position, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton, buttons,
                      Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

inline QColor pixelOf(QWidget &widget, const QPoint &position)
{
    return widget.grab().toImage().pixelColor(position);
}

/// Whether two colours are the same but for what rounding and blending leave.
inline bool isClose(const QColor &a, const QColor &b, int tolerance = 3)
{
    return qAbs(a.red() - b.red()) <= tolerance && qAbs(a.green() - b.green()) <= tolerance
           && qAbs(a.blue() - b.blue()) <= tolerance;
}

/// "background" black, "road" violet, "car" blue, "sky" steel blue; 255 ignored.
inline ClassMap fourClasses()
{
    ClassMap map;
    map.classes = {{"background", {0, 0, 0}}, {"road", {128, 64, 128}}, {"car", {0, 0, 255}}, {"sky", {70, 130, 180}}};
    return map;
}

/// Every text in angle brackets: tells whether a text was asked for anew after a change of language.
class BracketTranslator : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return QStringLiteral("<%1>").arg(QString::fromUtf8(text));
    }
    bool isEmpty() const override { return false; }
};

} // namespace vantage
