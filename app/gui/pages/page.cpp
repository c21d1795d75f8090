#include "app/gui/pages/page.h"

#include "widgets/theme/palettes.h"

#include <QLabel>

namespace vantage::gui {
namespace {

class WheelFilter : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

void ignoreWheel(QWidget *widget)
{
    widget->setFocusPolicy(Qt::StrongFocus); // a wheel must not give it the focus either
    widget->installEventFilter(new WheelFilter(widget));
}

void sayIn(QLabel *label, const QString &text, bool bad)
{
    label->setText(bad && !text.isEmpty() ? QStringLiteral("✕ ") + text : text);
    label->setPalette(QPalette());
    if (bad) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText, themeColours(colours).bad);
        label->setPalette(colours);
    }
    label->setVisible(!text.isEmpty());
}

QLabel *roleLabel(const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    return label;
}

} // namespace vantage::gui
