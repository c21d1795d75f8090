#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/watcher.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/runs/run_reader.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/preflight.h"
#include "core/workflow/queue_work.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct QueueArguments
{
    std::string project = ".";
    bool start = false, pause = false, proceed = false, removeDone = false, json = false;
    int64_t remove = 0;
    std::vector<int64_t> move;
};

/// Of an entry that waits: what pre-flight says; under 0 where nobody knows.
double secondsOf(const Project &project, const QueueEntry &entry)
{
    try {
        const AdaptationOptions options = requestOf(project, entry);
        const Preflight found = preflight(projectToBe(options), options);
        return found.problems.empty() && found.seconds > 0 ? found.seconds : -1;
    } catch (const std::exception &) {
        return -1;
    }
}

int list(const Project &project, const RunQueue &queue, bool asJson)
{
    auto json = nlohmann::ordered_json::array();
    double seconds = 0;
    bool known = true;
    if (!asJson)
        std::printf("%5s  %-9s %-50s %10s  %s\n", "entry", "state", "what", "needs", "");
    for (const QueueEntry &entry : queue.entries()) {
        const double needs = entry.state == QueueState::Waiting ? secondsOf(project, entry) : 0;
        known = known && needs >= 0;
        seconds += std::max(0.0, needs);
        nlohmann::ordered_json line{{"entry", entry.id},     {"state", toText(entry.state)}, {"title", english(titleOf(project, entry))}, {"reason", english(entry.reason)},
                                    {"added", entry.added}, {"started", entry.started},     {"ended", entry.ended}};
        if (needs > 0)
            line["seconds"] = needs;
        json.push_back(line);
        if (!asJson)
            std::printf("%5lld  %-9s %-50s %10s  %s\n", static_cast<long long>(entry.id), toText(entry.state).c_str(), english(titleOf(project, entry)).c_str(),
                        needs > 0 ? durationText(needs).c_str() : "", english(entry.reason).c_str());
    }
    if (asJson) {
        std::printf("%s\n", jsonText(nlohmann::ordered_json{{"paused", queue.isPaused()}, {"entries", json}}, 2).c_str());
        return Done;
    }
    if (queue.isPaused())
        std::printf("The queue is paused; --continue lets it go on.\n");
    if (known && seconds > 0)
        std::printf("What waits needs about %s.\n", durationText(seconds).c_str());
    return Done;
}

class QueueWatcher : public QueueObserver
{
public:
    QueueWatcher(const Project &project, Watcher &watcher)
        : m_project(project)
        , m_watcher(watcher)
    { }

    void onBegin(const QueueEntry &entry) override { m_watcher.say("\nEntry " + std::to_string(entry.id) + ": " + english(titleOf(openProject(m_project.folder), entry))); }

    void onEnd(const QueueEntry &entry, const AdaptationResult *result) override
    {
        m_watcher.say("Entry " + std::to_string(entry.id) + " is " + toText(entry.state) + (entry.reason.empty() ? "" : ": " + english(entry.reason)));
        if (entry.state != QueueState::Finished || !result)
            return;
        try {
            writeAdaptationReport(*result);
        } catch (const std::exception &error) { // the network is there all the same
            m_watcher.say(std::string("The report can't be written. ") + error.what());
        }
    }

private:
    const Project &m_project;
    Watcher &m_watcher;
};

int start(const Project &project)
{
    Interrupt interrupt("Stopping after this step; the entry waits, and goes on where it was");
    QueueOutcome outcome;
    {
        Watcher watcher;
        QueueWatcher queueWatcher(project, watcher);
        outcome = workQueue(project.folder, interrupt.token(), watcher, queueWatcher, [&](const RunStage &stage) { watcher.beginStage(stage.title, stage.run); });
    }
    std::printf("%d finished, %d failed%s\n", outcome.finished, outcome.failed, outcome.stopped ? ", then stopped" : "");
    return outcome.stopped ? Stopped : outcome.failed > 0 ? Failed : Done;
}

} // namespace

void addRunsQueue(CLI::App &runs, Action &action)
{
    auto *command = runs.add_subcommand("queue", "What waits to be trained (adapt --queue): list, carry out, reorder");
    auto options = std::make_shared<QueueArguments>();
    command->add_option("--project", options->project, "The project's folder")->capture_default_str();
    auto *begin = command->add_flag("--start", options->start, "Carry out what waits, one after the other; what fails is noted, and the next one begins");
    auto *pause = command->add_flag("--pause", options->pause, "Begin no next one");
    command->add_flag("--continue", options->proceed, "End the pause")->excludes(pause);
    command->add_option("--remove", options->remove, "Number of an entry that is not to be carried out")->excludes(begin);
    command->add_option("--move", options->move, "ENTRY PLACE: number of an entry, and its place among those that wait, 1 is next")->expected(2)->excludes(begin);
    command->add_flag("--remove-done", options->removeDone, "Take finished and failed ones out of the list")->excludes(begin);
    command->add_flag("--json", options->json, "Print JSON")->excludes(begin);
    command->callback([options, &action] {
        action = [options]() -> int {
            const Project project = openProject(options->project);
            RunQueue queue(project.folder);
            if (options->remove > 0)
                queue.remove(options->remove);
            if (options->move.size() == 2) {
                if (options->move[1] < 1)
                    throw std::invalid_argument("the first place is 1");
                queue.move(options->move[0], static_cast<size_t>(options->move[1] - 1));
            }
            if (options->removeDone)
                queue.removeDone();
            if (options->pause || options->proceed)
                queue.setPaused(options->pause);
            return options->start ? start(project) : list(project, queue, options->json);
        };
    });
}

} // namespace vantage::cli
