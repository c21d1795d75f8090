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
    std::string name = "#" + std::to_string(run.id) + " " + run.kind;
    return run.recipe == run.kind ? name : name + ", " + run.recipe;
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
