#include "core/workflow/run_recorder.h"

#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/runs/ground_answers.h"

#include <cstdio>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>

namespace vantage {

RunRecorder::RunRecorder(RunStore &store, int64_t run, bool learnsTarget, TrainingObserver &next)
    : m_store(store), m_run(run), m_learnsTarget(learnsTarget), m_next(next)
{
    const auto file = store.runFolder(run) / "log.txt";
    m_log = std::make_shared<spdlog::logger>("run", std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string()));
    m_log->set_pattern("%Y-%m-%d %H:%M:%S  %v");
    m_log->flush_on(spdlog::level::info);
}

RunRecorder::~RunRecorder() = default;

void RunRecorder::onPlan(const TrainingPlan &plan)
{
    m_store.truncateAfter(m_run, plan.firstStep); // of a resumed run: what its checkpoint does not know of
    m_log->info("{} of {} steps in {} epochs to go, {} parameters, on {}", plan.steps - plan.firstStep, plan.steps, plan.epochs,
                plan.parameters, plan.machine);
    m_next.onPlan(plan);
}

void RunRecorder::onStep(const StepReport &report)
{
    m_steps.push_back({report.step, report.values});
    const auto now = std::chrono::steady_clock::now();
    if (m_steps.size() >= 200 || now - m_flushed > std::chrono::seconds(2))
        flush();
    m_next.onStep(report);
}

void RunRecorder::flush()
{
    if (!m_steps.empty())
        m_store.appendSteps(m_run, m_steps);
    m_steps.clear();
    m_flushed = std::chrono::steady_clock::now();
}

void RunRecorder::onEpoch(const EpochReport &report)
{
    flush();
    EpochRecord record;
    record.epoch = report.epoch;
    record.step = report.step;
    record.seconds = report.seconds;
    if (!m_learnsTarget)
        record.source = report.source;
    record.target = report.target;
    record.flipAgreement = report.flipAgreement;
    record.knownAgreement = report.knownAgreement;
    if (report.scores) {
        record.entropy = report.scores->entropy;
        record.infoMax = report.scores->infoMax;
        record.snd = report.scores->snd;
    }
    m_store.writeEpoch(m_run, record);
    m_log->info("epoch {} at step {}: source mIoU {:.4f}{}", report.epoch, report.step, metricsOf(report.source).meanIou,
                report.target ? fmt::format(", target mIoU {:.4f}", metricsOf(*report.target).meanIou) : "");
    m_next.onEpoch(report);
}

void RunRecorder::onSamples(const SampleReport &report)
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
    m_next.onSamples(report);
}

void RunRecorder::onGround(const GroundReport &report)
{
    writeImage(groundPictureFile(m_store.runFolder(m_run), report.source), report.picture);
    m_next.onGround(report);
}

void RunRecorder::onMessage(const std::string &text)
{
    m_log->info(text);
    m_next.onMessage(text);
}

} // namespace vantage
