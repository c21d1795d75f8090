#include "core/export/run_export.h"

#include "core/base/error.h"
#include "core/data/image_io.h"
#include "core/evaluation/proof.h"
#include "core/report/number_text.h"
#include "core/runs/project.h"
#include "core/runs/run_cameras.h"

namespace vantage {
namespace {

std::optional<EpochRecord> chosenEpoch(const RunReader &store, int64_t run, const std::optional<SnapshotChoice> &choice)
{
    std::optional<EpochRecord> result;
    for (EpochRecord &epoch : store.epochs(run))
        if (!choice || epoch.epoch == choice->chosen)
            result = std::move(epoch);
    return result;
}

std::string share(const std::optional<double> &value)
{
    return value ? fixedText(*value, 3) : "absent";
}

void addFigures(ExportContext &context, const EpochRecord &epoch, const std::vector<std::string> &classes)
{
    std::vector<std::string> head{"class"};
    std::vector<Metrics> measures;
    const auto add = [&](const std::optional<ConfusionMatrix> &confusion, const std::string &where) {
        if (!confusion)
            return;
        const Metrics metrics = metricsOf(*confusion);
        context.metrics.emplace_back(where + " mIoU", fixedText(metrics.meanIou, 4));
        context.metrics.emplace_back(where + " mean class accuracy", fixedText(metrics.meanClassAccuracy, 4));
        context.metrics.emplace_back(where + " pixel accuracy", fixedText(metrics.pixelAccuracy, 4));
        head.push_back("IoU, " + where);
        head.push_back("accuracy, " + where);
        measures.push_back(metrics);
    };
    add(epoch.target, epoch.mapped ? "held-out target frames, without the map" : "held-out target frames");
    add(epoch.mapped, "held-out target frames, with the map of the camera's places");
    add(epoch.source, "held-out source frames");
    if (const auto agreement = epoch.labelFree(measure_id::flipAgreement))
        context.metrics.emplace_back("agreement with the mirrored frame (no labels needed)", fixedText(*agreement, 4));
    context.classTable.push_back(head);
    for (size_t c = 0; c < classes.size(); ++c) {
        std::vector<std::string> line{classes[c]};
        for (const Metrics &metrics : measures) {
            line.push_back(c < metrics.iou.size() ? share(metrics.iou[c]) : "absent");
            line.push_back(c < metrics.classAccuracy.size() ? share(metrics.classAccuracy[c]) : "absent");
        }
        context.classTable.push_back(std::move(line));
    }
}

/// As part of a sentence.
Message inWords(RunState state)
{
    switch (state) {
    case RunState::Running: return say("running");
    case RunState::Finished: return say("finished");
    case RunState::Stopped: return say("stopped");
    case RunState::Failed: break;
    }
    return say("failed");
}

} // namespace

RunToExport runToExport(const std::filesystem::path &folder, int64_t number, size_t frames)
{
    const RunReader store(folder);
    const RunRecord run = store.run(number);
    const Project project = withCamerasOf(openProject(folder), run);
    RunToExport result;
    result.model = store.runFolder(number) / "model.safetensors";
    if (run.state != RunState::Finished || !std::filesystem::exists(result.model))
        throw InputError(result.model, say("is not there: run %1 is %2", number, inWords(run.state)), say("Choose a run that has finished"));

    ExportContext &context = result.context;
    context.facts = {{"project", project.name}, {"run", std::to_string(run.id)}, {"run started", run.started}, {"run ended", run.ended},
                     {project.sources.size() > 1 ? "source cameras" : "source camera", project.sourceNames()}, {"target camera", project.targetName()}};
    const auto choice = store.choice(number);
    if (choice) {
        context.choice = choice->why + " (epoch " + std::to_string(choice->chosen) + ")";
        if (run.kind == RunKind::Adapted)
            for (const Reason &reason : choice->reasons)
                context.reasons.push_back(toText(reason));
        context.metrics.emplace_back("verdict", toText(choice->verdict));
    }
    if (const auto epoch = chosenEpoch(store, number, choice))
        addFigures(context, *epoch, run.classNames);

    std::error_code code;
    if (const auto picture = store.runFolder(number) / disagreementPicture; std::filesystem::exists(picture, code))
        context.disagreement = readImage(picture);
    try {
        const Dataset target = thinned(
            openTarget(project, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden), frames);
        for (size_t i = 0; i < target.frames.size(); ++i)
            context.frames.push_back(readFrame(target, i));
    } catch (const InputError &error) { // moved away or damaged: the network is there all the same
        context.frames.clear();
        context.remarks.push_back(say("The target's frames can't be read. %1", error.message()));
    }
    return result;
}

int64_t latestFinishedRun(const std::filesystem::path &folder)
{
    const Project project = openProject(folder);
    int64_t latest = 0, adapted = 0;
    for (const RunRecord &run : RunReader(project.folder).runs())
        if (run.state == RunState::Finished) {
            latest = run.id;
            if (run.kind == RunKind::Adapted)
                adapted = run.id;
        }
    if (latest == 0)
        throw InputError(folder, say("has no run that has finished"), say("Run vantage-cli adapt first"));
    return adapted != 0 ? adapted : latest;
}

} // namespace vantage
