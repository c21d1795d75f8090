#include "core/training/training_data.h"

#include "core/base/error.h"

namespace vantage {
namespace {

Split checkedSplit(Dataset data, double validationShare)
{
    requireEnoughFrames(data);
    return splitByTime(std::move(data), validationShare);
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
            throw InputError(data.severalCameras() ? data.folders.at(data.frames[camera.first].camera) : data.folder, "has one frame only", "Training needs two at least, one of them to measure on; some hundred are better");
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
    result.targetTrain = labelFree(std::move(unseen.train));
    result.targetValidation = thinned(unseen.validation, evaluated);
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
