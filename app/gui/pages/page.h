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

/// A label of the style sheet's role "title" or "faint".
QLabel *roleLabel(const char *role, QWidget *parent);

} // namespace vantage::gui
