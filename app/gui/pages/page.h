#pragma once

#include <QEvent>
#include <QWidget>

class QLabel;

namespace vantage::gui {

/// A page of the window. Texts are set in retranslate(), which a change of language calls again.
class Page : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    virtual void retranslate() = 0;

    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWidget::changeEvent(event);
    }
};

/// The widget with its object name: QPushButton *b = named(new QPushButton(this), "startButton").
template<class Widget>
Widget *named(Widget *widget, const char *name)
{
    widget->setObjectName(name);
    return widget;
}

/// Scrolling over the widget scrolls what it lies in and changes nothing, until somebody has clicked it.
void ignoreWheel(QWidget *widget);

/// Says what went wrong (or, not bad, how something ended) in the label: with a sign and in the theme's colour; hidden without a text.
void sayIn(QLabel *label, const QString &text, bool bad);

/// A label of the style sheet's role "title" or "faint".
QLabel *roleLabel(const char *role, QWidget *parent);

} // namespace vantage::gui
