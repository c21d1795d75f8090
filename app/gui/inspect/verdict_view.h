#pragma once

#include <QPixmap>
#include <QScrollArea>

class QLabel;
class QPushButton;

namespace vantage::gui {

/// What can be said of a run without labels and with them, the places where its two networks disagree, and the way to the spot check.
/// Object names: verdictLabel, verdictPicture, spotCheckButton, spotCheckNote.
class VerdictView : public QScrollArea
{
    Q_OBJECT
public:
    explicit VerdictView(QWidget *parent = nullptr);

    /// @param html what is said @param picture null: there is none @param checkable whether there are two networks to compare
    void show(const QString &html, const QPixmap &picture, bool checkable);
    void retranslate();

Q_SIGNALS:
    void spotCheckRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitPicture();

    QLabel *m_text, *m_picture, *m_note;
    QPushButton *m_check;
    QPixmap m_pixmap;
};

} // namespace vantage::gui
