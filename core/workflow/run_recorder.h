#pragma once

#include "core/base/message.h"
#include "core/runs/run_store.h"
#include "core/training/observer.h"

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace spdlog {
class logger;
}

namespace vantage {

/// How long book-keeping waits for a database that can't be written.
struct RecordPatience
{
    std::chrono::milliseconds blocked{200};    ///< that a step may be held up by one try
    std::chrono::milliseconds pause{5000};     ///< between two tries while the training goes on
    std::chrono::milliseconds atTheEnd{120000};///< tries at the end of a run, all together
};

/// Writes a run into the project's database and its folder (log.txt, samples/, ground-*.png), and passes everything on to whoever watches.
/// Book-keeping never ends the work: what can't be written (the database is locked, the disk is full) is kept in memory and beside the
/// run as unwritten.json, tried again later, and told once.
class RunRecorder : public TrainingObserver
{
public:
    /// @param learnsTarget the run's labelled frames are the target's (FT): it has no figures of the source
    RunRecorder(RunStore &store, int64_t run, bool learnsTarget, TrainingObserver &next, RecordPatience patience = {});
    ~RunRecorder() override;

    void onPlan(const TrainingPlan &plan) override;
    void onStep(const StepReport &report) override;
    void onEpoch(const EpochReport &report) override;
    void onSamples(const SampleReport &report) override;
    void onMessage(const Message &message) override;
    void onGround(const GroundReport &report) override;
    void onWork(const WorkReport &report) override { m_next.onWork(report); }

    /// A line for the run's log alone.
    void note(const std::string &text) { log(text); }

    /// Writes what is still held back, and waits for it where need be. @throws InputError where it can't be written; then it lies in
    /// unwritten.json, from where the run takes it up when it goes on
    void finish();

private:
    void openLog();
    void log(const std::string &text);
    void writeRows();  ///< @throws
    void tryRows();
    void trySamples();
    void writeSamples(const SampleReport &report) const; ///< @throws
    void tellOnce(bool &told, const Message &what, const Message &why);
    std::filesystem::path unwrittenFile() const { return m_store.runFolder(m_run) / "unwritten.json"; }

    RunStore &m_store;
    int64_t m_run;
    bool m_learnsTarget;
    TrainingObserver &m_next;
    RecordPatience m_patience;
    std::shared_ptr<spdlog::logger> m_log;
    std::string m_machine; ///< not yet in the database
    std::optional<int64_t> m_truncateAfter; ///< to be done before rows are written
    std::vector<StepRecord> m_steps;
    std::vector<EpochRecord> m_epochs;
    std::deque<SampleReport> m_samples;
    std::chrono::steady_clock::time_point m_flushed = std::chrono::steady_clock::now(), m_retry{};
    bool m_toldRows = false, m_toldSamples = false, m_toldLog = false;
};

/// Repeats `write` while the database can't be written (RunStoreBusy), at most as long as a run waits at its end. The first refusal is
/// told. @param goOn asked between two tries; false gives up @throws what `write` threw last
void writePatiently(const std::function<void()> &write, const std::function<void(const Message &)> &tell, const std::function<bool()> &goOn,
                    RecordPatience patience = {});

} // namespace vantage
