#include "core/compare/compared_run.h"

namespace vantage {

const EpochRecord *ComparedRun::kept() const
{
    for (const EpochRecord &epoch : epochs)
        if (choice && epoch.epoch == choice->chosen)
            return &epoch;
    return epochs.empty() ? nullptr : &epochs.back();
}

const ConfusionMatrix *ComparedRun::onTarget() const
{
    const EpochRecord *epoch = kept();
    return epoch && epoch->target ? &*epoch->target : nullptr;
}

std::string plainRunName(const RunRecord &run)
{
    const std::string name = "#" + std::to_string(run.id) + " " + toText(run.kind);
    return run.kind == RunKind::Adapted ? name + ", " + run.recipe : name; // the others have one recipe each
}

std::vector<ComparedRun> readCompared(const RunReader &reader, std::span<const int64_t> runs)
{
    std::vector<ComparedRun> result;
    for (int64_t id : runs) {
        ComparedRun &run = result.emplace_back();
        run.record = reader.run(id);
        run.name = plainRunName(run.record);
        run.epochs = reader.epochs(id);
        run.choice = reader.choice(id);
    }
    return result;
}

} // namespace vantage
