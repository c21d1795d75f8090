#include "app/gui/pages/page.h"

#include <QLabel>

namespace vantage::gui {

QLabel *roleLabel(const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    return label;
}

} // namespace vantage::gui
