#pragma once

#include "app/gui/train/training_controller.h"
#include "core/workflow/preflight.h"

namespace vantage::gui {

/// How far the whole adaptation is, all its trainings together: what the run at hand says, and for those to come what
/// was planned, corrected by how the plan did so far.
class TimeLeft
{
public:
    void begin(const std::vector<PlannedRun> &planned);
    void note(const StageUpdate &update);

    double secondsLeft() const; ///< under 0: not known yet
    double share() const;       ///< of the steps of all trainings, 0..1
    double stepsPerSecond() const { return m_last.stepsPerSecond; }
    const StepReport &lastStep() const { return m_last; }
    const std::string &stage() const { return m_stage; }

private:
    std::vector<PlannedRun> m_planned;
    std::string m_stage;
    size_t m_index = 0; ///< of the stage at hand in the plan
    bool m_known = false;
    StepReport m_last;
};

} // namespace vantage::gui
