#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace vantage::gui {

class TrainPage;

/// What runs and how long it will take, for the status bar. Object names: statusText, statusProgress, statusLeft.
class RunStatus : public QWidget
{
    Q_OBJECT
public:
    explicit RunStatus(const TrainPage &page, QWidget *parent = nullptr);
    void show(bool active);

private:
    const TrainPage &m_page;
    QLabel *m_text, *m_left;
    QProgressBar *m_progress;
};

} // namespace vantage::gui
