#include "core/training/training_data.h"

#include "core/base/error.h"

#include <algorithm>
#include <iterator>

namespace vantage {
namespace {

Split checkedSplit(Dataset data, double validationShare)
{
    requireEnoughFrames(data);
    return splitByTime(std::move(data), validationShare);
}

bool isLabelled(const FrameFiles &frame)
{
    return !frame.labels.empty();
}

/// Of a target that is labelled in part: where the last part in time holds no frame with labels, the last ones that have them go there, as
/// many as it has. They are not trained on then, so what is measured is of frames that were never seen.
void keepLabelledFrames(Split &split)
{
    auto &train = split.train.frames, &kept = split.validation.frames;
    if (std::any_of(kept.begin(), kept.end(), isLabelled))
        return;
    std::vector<FrameFiles> moved;
    for (size_t i = train.size(); i-- > 0 && moved.size() < split.validation.frames.size() && train.size() > 1;)
        if (isLabelled(train[i])) {
            moved.push_back(std::move(train[i]));
            train.erase(train.begin() + static_cast<std::ptrdiff_t>(i));
        }
    kept.insert(kept.begin(), std::make_move_iterator(moved.rbegin()), std::make_move_iterator(moved.rend()));
}

/// Evenly spaced ones; of a camera that is labelled in part those with labels first.
Dataset measuredFrames(const Dataset &data, size_t count)
{
    const auto labelled = static_cast<size_t>(std::count_if(data.frames.begin(), data.frames.end(), isLabelled));
    if (labelled == 0 || labelled == data.frames.size())
        return thinned(data, count);
    Dataset with = data, without = data;
    std::erase_if(with.frames, [](const FrameFiles &frame) { return !isLabelled(frame); });
    std::erase_if(without.frames, isLabelled);
    Dataset result = thinned(with, count);
    for (FrameFiles &frame : thinned(without, count - result.frames.size()).frames)
        result.frames.push_back(std::move(frame));
    return result;
}

Dataset labelFree(Dataset data)
{
    for (FrameFiles &frame : data.frames) {
        frame.labels.clear();
        frame.reader.reset();
    }
    return data;
}

} // namespace

void requireEnoughFrames(const Dataset &data)
{
    for (const CameraRange &camera : cameraRanges(data))
        if (camera.count < 2)
            throw InputError(data.severalCameras() ? data.folders.at(data.frames[camera.first].camera) : data.folder, say("has one frame only"),
                             say("Training needs two at least, one of them to measure on; some hundred are better"));
}

TrainingData prepareData(const std::vector<std::filesystem::path> &sources, const std::filesystem::path &target, bool measureTarget,
                         const Recipe &recipe, const FramesLeftOut &leftOut)
{
    TrainingData result;
    const auto evaluated = static_cast<size_t>(recipe.evaluationFrames);
    Split split = checkedSplit(openCameras(sources, LabelUse::Required, leftOut), recipe.validationShare);
    result.leftOut = split.train.leftOut;
    result.sourceTrain = std::move(split.train);
    result.sourceValidation = thinned(split.validation, evaluated);
    if (target.empty())
        return result;

    // Without labels a class map of the target's own says nothing; the source's is what is learnt.
    Split unseen = checkedSplit(inClassesOf(openDataset(target, measureTarget ? LabelUse::Measure : LabelUse::Hidden, leftOutOf(leftOut, target)), result.sourceTrain.classes),
                                recipe.validationShare);
    result.leftOut.insert(result.leftOut.end(), unseen.train.leftOut.begin(), unseen.train.leftOut.end());
    keepLabelledFrames(unseen);
    result.targetTrain = labelFree(std::move(unseen.train));
    result.targetValidation = measuredFrames(unseen.validation, evaluated);
    return result;
}

TrainingData prepareFineTuning(const std::filesystem::path &target, const Recipe &recipe, const FramesLeftOut &leftOut, const ClassMap &classes)
{
    TrainingData result = prepareData({target}, {}, false, recipe, leftOut);
    if (!classes.classes.empty())
        for (Dataset *data : {&result.sourceTrain, &result.sourceValidation})
            *data = inClassesOf(std::move(*data), classes);
    result.targetValidation = result.sourceValidation;
    return result;
}

void useClasses(TrainingData &data, const ClassMap &classes)
{
    data.sourceTrain.classes = data.sourceValidation.classes = classes;
    if (data.targetTrain)
        data.targetTrain->classes = classes;
    if (data.targetValidation)
        data.targetValidation->classes = classes;
}

} // namespace vantage
