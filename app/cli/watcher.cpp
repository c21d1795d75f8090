#include "app/cli/watcher.h"

#include <cstdio>

namespace vantage::cli {

void Watcher::beginStage(const std::string &title, int64_t run)
{
    m_line.say("\n" + title + " (run " + std::to_string(run) + ")");
}

void Watcher::onPlan(const TrainingPlan &plan)
{
    m_line.say(std::to_string(plan.steps - plan.firstStep) + " steps in " + std::to_string(plan.epochs) + " epochs, on " + plan.machine
               + (plan.firstStep > 0 ? "; going on after step " + std::to_string(plan.firstStep) : ""));
}

void Watcher::onStep(const StepReport &report)
{
    std::string text = "step " + std::to_string(report.step) + "/" + std::to_string(report.steps);
    for (const auto &[name, value] : report.values) {
        char number[48];
        std::snprintf(number, sizeof number, "  %s %.3g", name.c_str(), value);
        text += number;
    }
    m_line.show(static_cast<double>(report.step) / static_cast<double>(report.steps), text, report.secondsLeft);
}

void Watcher::onEpoch(const EpochReport &report)
{
    char text[120];
    std::snprintf(text, sizeof text, "epoch %d: source mIoU %.3f", report.epoch, metricsOf(report.source).meanIou);
    std::string line = text;
    if (report.target) {
        std::snprintf(text, sizeof text, ", target mIoU %.3f", metricsOf(*report.target).meanIou);
        line += text;
    }
    m_line.say(line + ", " + durationText(report.seconds));
}

} // namespace vantage::cli
