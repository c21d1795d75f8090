#pragma once

#include "app/cli/progress.h"
#include "core/training/observer.h"

namespace vantage::cli {

/// Shows a run on the terminal.
class Watcher : public TrainingObserver
{
public:
    void beginStage(const std::string &title, int64_t run);
    void say(const std::string &text) { m_line.say(text); }
    void onPlan(const TrainingPlan &plan) override;
    void onStep(const StepReport &report) override;
    void onEpoch(const EpochReport &report) override;
    void onWork(const WorkReport &work) override;
    void onMessage(const Message &text) override { m_line.say(english(text)); }

private:
    ProgressLine m_line;
};

} // namespace vantage::cli
