#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/project_session.h"

class QWidget;

namespace vantage::gui {

struct Workbench;

/// Ends a stopped run where it stands, or makes another epoch of a finished one its model: asks which, and does it off the window's thread.
class RunFinisher : public QObject
{
    Q_OBJECT
public:
    explicit RunFinisher(Workbench &bench, QObject *parent = nullptr);

    bool busy() const { return m_work.busy(); }
    /// There is a network of it to be kept, which is not the model already.
    bool canFinish(const RunSummary &run) const;
    void finish(QWidget *parent, int64_t run);

Q_SIGNALS:
    void idle();

private:
    Workbench &m_bench;
    LatestWork m_work;
};

} // namespace vantage::gui
