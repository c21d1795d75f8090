#include "core/workflow/run_recorder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/runs/ground_answers.h"
#include "core/workflow/unwritten_rows.h"

#include <cstdio>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <thread>

namespace vantage {
namespace {

constexpr size_t keptSamples = 20; // reports that wait for room on the disk; each is some pictures

const Message noLog = say("The run's log.txt can't be written for now; the training goes on.");
const Message noRows = say("The run's figures can't be written into the database for now; the training goes on.");
const Message noSamples = say("The sample pictures can't be written for now; the training goes on.");

using Clock = std::chrono::steady_clock;

} // namespace

RunRecorder::RunRecorder(RunStore &store, int64_t run, bool learnsTarget, TrainingObserver &next, RecordPatience patience)
    : m_store(store), m_run(run), m_learnsTarget(learnsTarget), m_next(next), m_patience(patience)
{
    m_store.setPatience(static_cast<int>(m_patience.blocked.count()));
    openLog();
}

RunRecorder::~RunRecorder() = default;

void RunRecorder::openLog()
{
    const auto file = m_store.runFolder(m_run) / "log.txt";
    try {
        m_log = std::make_shared<spdlog::logger>("run", std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string()));
        m_log->set_pattern("%Y-%m-%d %H:%M:%S  %v");
        m_log->flush_on(spdlog::level::info);
        m_log->set_error_handler([this](const std::string &why) { tellOnce(m_toldLog, noLog, verbatim(why)); });
    } catch (const std::exception &error) {
        m_log.reset();
        tellOnce(m_toldLog, noLog, messageOf(error));
    }
}

void RunRecorder::log(const std::string &text)
{
    if (m_log)
        m_log->info("{}", text);
}

void RunRecorder::tellOnce(bool &told, const Message &what, const Message &why)
{
    if (!std::exchange(told, true))
        m_next.onMessage(joined({what, why}, " "));
}

void RunRecorder::onPlan(const TrainingPlan &plan)
{
    m_truncateAfter = plan.firstStep; // of a resumed run: what its checkpoint does not know of
    UnwrittenRows rows = loadUnwritten(unwrittenFile());
    std::erase_if(rows.steps, [&](const StepRecord &step) { return step.step > plan.firstStep; });
    std::erase_if(rows.epochs, [&](const EpochRecord &epoch) { return epoch.step > plan.firstStep; });
    m_steps.insert(m_steps.begin(), rows.steps.begin(), rows.steps.end());
    m_epochs.insert(m_epochs.begin(), rows.epochs.begin(), rows.epochs.end());
    log(fmt::format("{} of {} steps in {} epochs to go, {} parameters, on {}", plan.steps - plan.firstStep, plan.steps, plan.epochs, plan.parameters, plan.machine));
    m_machine = plan.machine;
    tryRows();
    m_next.onPlan(plan);
}

void RunRecorder::onStep(const StepReport &report)
{
    m_steps.push_back({report.step, report.values});
    if (m_steps.size() >= 200 || Clock::now() - m_flushed > std::chrono::seconds(2))
        tryRows();
    m_next.onStep(report);
}

void RunRecorder::writeRows()
{
    if (m_truncateAfter)
        m_store.truncateAfter(m_run, *m_truncateAfter);
    m_truncateAfter.reset();
    if (!m_machine.empty())
        m_store.setMachine(m_run, m_machine);
    m_machine.clear();
    if (!m_steps.empty())
        m_store.appendSteps(m_run, m_steps);
    m_steps.clear();
    while (!m_epochs.empty()) {
        m_store.writeEpoch(m_run, m_epochs.front());
        m_epochs.erase(m_epochs.begin());
    }
    m_flushed = Clock::now();
    std::error_code ignored;
    std::filesystem::remove(unwrittenFile(), ignored);
    if (std::exchange(m_toldRows, false))
        m_next.onMessage(say("The run's figures are in the database again"));
}

void RunRecorder::tryRows()
{
    if (Clock::now() < m_retry)
        return;
    try {
        writeRows();
    } catch (const std::exception &error) {
        m_retry = Clock::now() + m_patience.pause;
        tellOnce(m_toldRows, noRows, messageOf(error));
        try {
            saveUnwritten(unwrittenFile(), {m_steps, m_epochs}); // what has been measured is not measured again
        } catch (const std::exception &) { // the same disk: they are still in memory
        }
    }
}

void RunRecorder::finish()
{
    trySamples();
    try {
        writePatiently([this] { writeRows(); }, [this](const Message &why) { tellOnce(m_toldRows, noRows, why); },
                       [] { return true; }, m_patience);
    } catch (const std::exception &) {
        try {
            saveUnwritten(unwrittenFile(), {m_steps, m_epochs});
        } catch (const std::exception &) {
        }
        throw;
    }
}

void RunRecorder::onEpoch(const EpochReport &report)
{
    EpochRecord record;
    record.epoch = report.epoch;
    record.step = report.step;
    record.seconds = report.seconds;
    if (!m_learnsTarget)
        record.source = report.source;
    record.target = report.target;
    record.values = report.values;
    if (m_learnsTarget) // both are the one camera that it learns from
        for (const Measure &measure : allMeasures())
            record.values.set(MeasuredOn::Source, measure.id, std::nullopt);
    record.classShares = report.classShares;
    m_epochs.push_back(std::move(record));
    tryRows();
    log(fmt::format("epoch {} at step {}: source mIoU {:.4f}{}", report.epoch, report.step, metricsOf(report.source).meanIou,
                    report.target ? fmt::format(", target mIoU {:.4f}", metricsOf(*report.target).meanIou) : ""));
    m_next.onEpoch(report);
}

void RunRecorder::writeSamples(const SampleReport &report) const
{
    char name[32];
    std::snprintf(name, sizeof name, "epoch-%03d", report.epoch);
    const auto folder = m_store.runFolder(m_run) / "samples" / name;
    createFolder(folder);
    for (const auto &sample : report.samples) {
        const std::string stem = (sample.isTarget ? "target-" : "source-") + sample.name;
        writeLabels(folder / (stem + "-prediction.png"), sample.prediction);
        if (!sample.reconstruction.empty())
            writeImage(folder / (stem + "-reconstruction.png"), sample.reconstruction);
    }
}

void RunRecorder::trySamples()
{
    try {
        for (; !m_samples.empty(); m_samples.pop_front())
            writeSamples(m_samples.front());
        m_toldSamples = false;
    } catch (const std::exception &error) {
        tellOnce(m_toldSamples, noSamples, messageOf(error));
        while (m_samples.size() > keptSamples)
            m_samples.pop_front();
    }
}

void RunRecorder::onSamples(const SampleReport &report)
{
    m_samples.push_back(report);
    trySamples();
    m_next.onSamples(report);
}

void RunRecorder::onGround(const GroundReport &report)
{
    writeImage(groundPictureFile(m_store.runFolder(m_run), report.source), report.picture);
    m_next.onGround(report);
}

void RunRecorder::onMessage(const Message &message)
{
    log(english(message));
    m_next.onMessage(message);
}

void writePatiently(const std::function<void()> &write, const std::function<void(const Message &)> &tell, const std::function<bool()> &goOn, RecordPatience patience)
{
    const auto last = Clock::now() + patience.atTheEnd;
    while (true) {
        try {
            write();
            return;
        } catch (const RunStoreBusy &error) {
            if (Clock::now() >= last || !goOn())
                throw;
            tell(error.message());
        }
        std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(patience.pause, std::chrono::milliseconds(500)));
    }
}

} // namespace vantage
