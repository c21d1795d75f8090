#pragma once

#include "app/gui/data/camera_check.h"
#include "app/gui/latest_work.h"
#include "core/data/dataset.h"
#include "core/workflow/preflight.h"

#include <QGroupBox>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

class QFormLayout;
class QLabel;
class QScrollArea;

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
    bool isReady() const { return m_result && m_result->problems.empty() && frameProblems().isEmpty(); }
    void retranslate();

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override; // its warnings have the theme's colours

private:
    void show();
    void fitProblems();

    /// What the frames themselves would be refused for: all of them are looked at, which may come later than the rest.
    QStringList frameProblems() const;

    std::vector<std::shared_ptr<const DatasetReport>> m_reports; ///< of m_looked, in its order; empty: not yet
    std::optional<Preflight> m_result;
    Project m_project;
    std::vector<ProjectCamera> m_looked; ///< whose frames were looked at
    AdaptationOptions m_options;
    QTimer m_wait; ///< a row of changes is looked at once
    QFormLayout *m_form;
    QScrollArea *m_problemsArea; ///< many problems must not push the options away
    QLabel *m_time, *m_memory, *m_disk, *m_problems;
    LatestWork m_work;
};

} // namespace vantage::gui
