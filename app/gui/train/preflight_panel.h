#pragma once

#include "app/gui/latest_work.h"
#include "core/workflow/preflight.h"

#include <QGroupBox>
#include <QTimer>
#include <optional>

class QFormLayout;
class QLabel;

namespace vantage::gui {

/// What the training will need and what stands in its way, worked out anew in the background after each change.
/// Object names: preflightTime, preflightMemory, preflightDisk, preflightProblems.
class PreflightPanel : public QGroupBox
{
    Q_OBJECT
public:
    explicit PreflightPanel(QWidget *parent = nullptr);

    void look(const Project &project, const AdaptationOptions &options);
    void clear();
    const std::optional<Preflight> &result() const { return m_result; }
    bool isReady() const { return m_result && m_result->problems.empty(); }
    void retranslate();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override; // its warnings have the theme's colours

private:
    void show();

    std::optional<Preflight> m_result;
    Project m_project;
    AdaptationOptions m_options;
    QTimer m_wait; ///< a row of changes is looked at once
    QFormLayout *m_form;
    QLabel *m_time, *m_memory, *m_disk, *m_problems;
    LatestWork m_work;
};

} // namespace vantage::gui
