#pragma once

#include "app/gui/train/training_controller.h"
#include "core/workflow/preflight.h"

#include <deque>

namespace vantage::gui {

/// How far the whole adaptation is, all its trainings together. Steps, measuring, and what lies between epochs (labelling, saving) are timed
/// apart, so that the end of an epoch is no surprise; of trainings to come it is what was planned, corrected by how the plan did so far.
class TimeLeft
{
public:
    enum class Doing { Preparing, Steps, Measuring, BetweenEpochs, Ending };
    enum class Place { Done, Now, ToCome };
    struct Stage
    {
        std::string title;
        Place place = Place::ToCome;
        bool reused = false; ///< a finished one is taken in its place
    };

    /// @param measured the plan's times follow from runs like these, else they are guesses
    void begin(const std::vector<PlannedRun> &planned, bool measured = false);
    void note(const StageUpdate &update);

    double secondsLeft() const { return m_known ? m_shown : -1; } ///< under 0: not known yet
    /// Between which it will most likely be: wide where steps took unequally long lately, and while little was seen of what is to come.
    double atLeast() const { return m_known ? m_shown * m_low : -1; }
    double atMost() const { return m_known ? m_shown * m_high : -1; }
    double share() const;       ///< of the steps of all trainings, 0..1
    double stepsPerSecond() const { return m_last.stepsPerSecond; }
    const StepReport &lastStep() const { return m_last; }
    const std::string &stage() const { return m_stage; }
    std::vector<Stage> stages() const; ///< in their order
    Doing doing() const { return m_doing; }
    int epoch() const; ///< the one at hand, or being measured; from 0 where it begins with a measure

private:
    struct Estimate
    {
        double middle = 0, low = 0, high = 0;
    };
    Estimate ofThisStage() const;
    void estimate(double passed);
    int64_t stepsPerEpoch() const { return m_plan.epochs > 0 ? std::max<int64_t>(1, m_plan.steps / m_plan.epochs) : 0; }

    std::vector<PlannedRun> m_planned;
    bool m_measured = false;
    std::string m_stage;
    size_t m_index = 0; ///< of the stage at hand in the plan
    bool m_known = false;
    StepReport m_last;
    TrainingPlan m_plan;
    Doing m_doing = Doing::Preparing;
    std::deque<double> m_steps;                    ///< seconds of the latest ones
    std::deque<double> m_blocks;                   ///< their means, by tens
    std::vector<double> m_measuring, m_between;    ///< seconds, of this stage
    std::vector<double> m_preparing;               ///< seconds, of all stages so far
    double m_lastMeasuring = -1;                   ///< of the stage before
    double m_elapsed = 0;                          ///< of this stage
    double m_shown = 0, m_low = 1, m_high = 1;
};

} // namespace vantage::gui
