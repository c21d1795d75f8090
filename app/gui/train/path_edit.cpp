#include "app/gui/train/path_edit.h"

#include <QStyle>
#include <QStyleOptionFrame>

namespace vantage::gui {

void PathEdit::setPath(const QString &path)
{
    m_path = path;
    setToolTip(path);
    showPath();
}

void PathEdit::showPath()
{
    if (m_editing) {
        if (text() != m_path)
            setText(m_path);
        return;
    }
    QStyleOptionFrame option;
    initStyleOption(&option);
    const int room = style()->subElementRect(QStyle::SE_LineEditContents, &option, this).width() - 6; // its own margins
    setText(fontMetrics().elidedText(m_path, Qt::ElideLeft, room));
}

void PathEdit::focusInEvent(QFocusEvent *event)
{
    m_editing = true;
    showPath();
    QLineEdit::focusInEvent(event);
}

void PathEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event); // says editingFinished
    setPath(text());
    m_editing = false;
    showPath();
}

void PathEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    showPath();
}

} // namespace vantage::gui
