#pragma once

#include <QLineEdit>

namespace vantage::gui {

/// A line for the name of a file. While nobody edits it, a long name shows its end after an ellipsis: the end is what
/// tells files apart. The whole name is in the tool tip.
class PathEdit : public QLineEdit
{
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

    void setPath(const QString &path);
    QString path() const { return m_editing ? text() : m_path; }

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showPath();

    QString m_path;
    bool m_editing = false;
};

} // namespace vantage::gui
