#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace vantage::gui {

/// Offers to go on with a run that was stopped or that died with its program.
/// Object names: resumeBanner, resumeBannerText, resumeBannerButton, resumeBannerDismiss.
class ResumeBanner : public QFrame
{
    Q_OBJECT
public:
    explicit ResumeBanner(QWidget *parent = nullptr);

    /// @param run 0 hides the banner @param interrupted it did not stop by itself
    void offer(qint64 run, bool interrupted);
    qint64 run() const { return m_run; }

Q_SIGNALS:
    void resumeWanted(qint64 run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    qint64 m_run = 0;
    bool m_interrupted = false;
    QLabel *m_icon, *m_text;
    QPushButton *m_resume, *m_later;
};

} // namespace vantage::gui
