#pragma once

#include "core/runs/run_store.h"
#include "core/training/observer.h"

#include <chrono>
#include <filesystem>
#include <memory>

namespace spdlog {
class logger;
}

namespace vantage {

/// Writes a run into the project's database and its folder (log.txt, samples/, ground-*.png), and passes everything on to whoever watches.
class RunRecorder : public TrainingObserver
{
public:
    /// @param learnsTarget the run's labelled frames are the target's (FT): it has no figures of the source
    RunRecorder(RunStore &store, int64_t run, bool learnsTarget, TrainingObserver &next);
    ~RunRecorder() override;

    void onPlan(const TrainingPlan &plan) override;
    void onStep(const StepReport &report) override;
    void onEpoch(const EpochReport &report) override;
    void onSamples(const SampleReport &report) override;
    void onMessage(const std::string &text) override;
    void onGround(const GroundReport &report) override;

    /// Writes what is still held back. @throws InputError
    void flush();

private:
    RunStore &m_store;
    int64_t m_run;
    bool m_learnsTarget;
    TrainingObserver &m_next;
    std::shared_ptr<spdlog::logger> m_log;
    std::vector<StepRecord> m_steps;
    std::chrono::steady_clock::time_point m_flushed = std::chrono::steady_clock::now();
};

} // namespace vantage
