#include "core/runs/run_kind.h"

#include <stdexcept>

namespace vantage {

std::string toText(RunKind kind)
{
    switch (kind) {
    case RunKind::Baseline: return "baseline";
    case RunKind::Control: return "control";
    case RunKind::Adapted: return "adapted";
    case RunKind::FineTuning: return "fine-tuning";
    }
    throw std::invalid_argument("no run kind");
}

RunKind runKindFromText(const std::string &text)
{
    for (const RunKind kind : allRunKinds)
        if (text == toText(kind))
            return kind;
    throw std::invalid_argument("there is no kind of run \"" + text + "\"");
}

std::string stageTitle(RunKind kind, const std::string &recipe)
{
    switch (kind) {
    case RunKind::Baseline: return "No Adaptation";
    case RunKind::Control: return "Equal-compute control";
    case RunKind::Adapted: return "Adaptation (" + recipe + ")";
    case RunKind::FineTuning: return "Fine-Tuning";
    }
    return {};
}

} // namespace vantage
