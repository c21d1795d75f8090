#include "app/gui/runs/run_finisher.h"

#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/finish_run.h"

#include <algorithm>

namespace vantage::gui {

RunFinisher::RunFinisher(Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
    connect(&m_work, &LatestWork::idle, this, &RunFinisher::idle);
}

bool RunFinisher::canFinish(const RunSummary &run) const
{
    const auto kept = keptEpochs(m_bench.session.project(), run.record.id);
    if (run.record.state != RunState::Finished)
        return !kept.empty() && kept.back() > 0; // where it began alone is no result
    return run.choice && std::any_of(kept.begin(), kept.end(), [&](int epoch) { return epoch != run.choice->chosen; });
}

void RunFinisher::finish(QWidget *parent, int64_t id)
{
    constexpr size_t offered = 4; // the newest ones; the command line knows them all
    const RunSummary *run = m_bench.session.run(id);
    if (!run)
        return;
    const bool finished = run->record.state == RunState::Finished;
    std::vector<std::optional<int>> epochs;
    QStringList answers;
    if (!finished) {
        epochs.emplace_back();
        answers << tr("The one that fits best");
    }
    const auto kept = keptEpochs(m_bench.session.project(), id);
    for (auto epoch = kept.rbegin(); epoch != kept.rend() && epochs.size() < offered + (finished ? 0 : 1); ++epoch)
        if (!finished || !run->choice || *epoch != run->choice->chosen) {
            epochs.emplace_back(*epoch);
            answers << (*epoch == 0 ? tr("NA, as it began") : tr("Epoch %1").arg(*epoch));
        }
    answers << tr("Cancel");
    const QString text = finished ? tr("Which epoch's network is to be the model of run %1? The map of its camera's places goes with the present one.").arg(id)
                                  : tr("Run %1 ends where it stands and becomes a run like others: it can be inspected, exported and compared, and can't go on any more. "
                                       "Which epoch's network is kept? What fits best is told without target labels.").arg(id);
    const int answer = m_bench.prompts.ask(parent, finished ? tr("Keep another epoch") : tr("Finish here"), text, answers);
    if (answer < 0 || answer >= static_cast<int>(epochs.size()))
        return;
    m_work.start(
        [this, project = m_bench.session.project(), id, epoch = epochs[static_cast<size_t>(answer)]](const LatestWork::Voice &voice) {
            finishHere(project, id, epoch);
            voice.say([this] { m_bench.session.refreshRuns(); });
            writeAdaptationReport(resultOfRun(project, id));
            voice.say([this] { m_bench.session.refreshRuns(); });
        },
        [this, parent](std::exception_ptr error) { m_bench.prompts.complain(parent, errorText(error)); });
}

} // namespace vantage::gui
