#include "app/gui/train/queue_runner.h"

#include "app/gui/project_session.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/base/error.h"

namespace vantage::gui {

QueueRunner::QueueRunner(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
    connect(&m_bench.session, &ProjectSession::projectChanged, this, &QueueRunner::showProject);
    connect(&m_bench.training, &TrainingController::ended, this, &QueueRunner::noteEnd);
}

void QueueRunner::showProject()
{
    const std::filesystem::path folder = m_bench.session.isWritten() ? m_bench.session.project().folder : std::filesystem::path();
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_work.cancel();
    m_entry = 0;
    rest();
    Q_EMIT changed();
}

void QueueRunner::rest()
{
    m_working = false;
    m_lock.release();
}

void QueueRunner::start()
{
    if (m_working || m_folder.empty())
        return;
    try {
        m_lock = lockQueue(m_bench.session.project());
    } catch (const InputError &error) {
        Q_EMIT failed(errorText(error));
        return;
    }
    m_working = true;
    Q_EMIT changed();
    if (!m_bench.training.isActive())
        goOn(std::nullopt, true);
}

void QueueRunner::goOn(const std::optional<Settled> &last, bool next)
{
    m_work.start(
        [this, last, next, folder = m_folder](const LatestWork::Voice &voice) {
            RunQueue queue(folder);
            if (last)
                queue.settle(last->id, last->state, last->reason);
            voice.say([this] { Q_EMIT changed(); });
            if (!next)
                return;
            lockProject(openProject(folder)); // each time: somebody else may train by now
            queue.recover();
            while (!voice.stop().stop_requested()) {
                const auto entry = queue.takeNext();
                if (!entry)
                    break;
                auto taken = std::make_shared<Taken>();
                Message problem;
                try {
                    taken->id = entry->id;
                    taken->project = openProject(folder);
                    taken->options = requestOf(taken->project, *entry);
                    taken->plan = preflight(projectToBe(taken->options), taken->options);
                    if (!taken->plan.problems.empty())
                        problem = taken->plan.problems.front();
                } catch (const std::exception &error) {
                    problem = messageOf(error);
                }
                if (problem.empty()) {
                    voice.say([this, taken] { begin(*taken); });
                    return;
                }
                queue.settle(entry->id, QueueState::Failed, problem);
                voice.say([this] { Q_EMIT changed(); });
            }
            voice.say([this] {
                rest();
                Q_EMIT changed();
            });
        },
        [this](std::exception_ptr error) {
            rest();
            Q_EMIT changed();
            Q_EMIT failed(errorText(error));
        });
}

void QueueRunner::begin(const Taken &taken)
{
    std::exception_ptr refused;
    try { // its cameras are what the window shows meanwhile
        Project pair = taken.project;
        choosePair(pair, taken.options.sources, taken.options.target);
        noteCameras(pair);
        m_bench.session.showPair(pair);
    } catch (...) {
        refused = std::current_exception();
    }
    if (!refused && m_bench.training.canStart()) {
        m_entry = taken.id;
        Q_EMIT trainingWanted(taken.options, taken.plan);
        if (m_bench.training.isActive()) {
            Q_EMIT changed();
            return;
        }
    }
    rest();
    m_entry = 0;
    goOn(Settled{taken.id, QueueState::Waiting, {}}, false);
    if (refused)
        Q_EMIT failed(errorText(refused));
}

void QueueRunner::noteEnd(const TrainingOutcome &outcome)
{
    if (!m_working)
        return;
    Settled last{m_entry, QueueState::Failed, {}};
    switch (outcome.end) {
    case TrainingOutcome::End::Finished: last.state = QueueState::Finished; break;
    case TrainingOutcome::End::Failed: last.reason = outcome.failure; break;
    case TrainingOutcome::End::Stopped: last.state = QueueState::Waiting; break;
    case TrainingOutcome::End::Discarded: last.state = QueueState::Stopped; break;
    }
    m_entry = 0;
    if (last.state != QueueState::Finished && last.state != QueueState::Failed)
        rest();
    Q_EMIT changed();
    if (last.id > 0)
        goOn(last, m_working);
    else if (m_working) // what was trained before the queue
        goOn(std::nullopt, true);
}

} // namespace vantage::gui
