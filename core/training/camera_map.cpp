#include "core/training/camera_map.h"

#include "core/geometry/static_labels.h"
#include "core/model/model_file.h"
#include "core/model/predictor.h"
#include "core/teachers/label_book.h"
#include "core/teachers/place_map_maker.h"
#include "core/training/recipe_kinds.h"
#include "core/training/start_network.h"

namespace vantage {

bool wantsCameraMap(const Recipe &recipe)
{
    const RecipeSummary kind = recipeSummary(recipe.name);
    return recipe.placeMap && recipe.backgroundTolerance > 0 && (kind.usesTarget || kind.needsTargetLabels);
}

CameraMapResult addCameraMap(const std::filesystem::path &file, const Recipe &recipe, const TrainingData &data,
                             const std::filesystem::path &runFolder, const GoOn &goOn, const HowFar &howFar, SeenFrames *seen)
{
    CameraMapResult result;
    if (!wantsCameraMap(recipe))
        return result;
    const torch::Device device = deviceOf(recipe);
    const Precision precision = choosePrecision(recipe.precision, device);
    Model model = loadModel(file);
    model.net->to(device);
    applyLayout(*model.net, precision);
    const cv::Size size(recipe.width, recipe.height);
    const Dataset &camera = recipeSummary(recipe.name).usesTarget ? *data.targetTrain : data.sourceTrain;
    // As in the label book: a labelled camera that moves says nothing of what moves.
    const auto counted = sharesOfStill(staticScenes(data.sourceTrain, size, recipe.backgroundTolerance));
    const auto shares = counted ? withDoubt(*counted, mapDoubt) : std::vector<double>(static_cast<size_t>(model.info.classes.size()), 0.5);
    MadePlaceMap made = makePlaceMap(model.net, camera, shares, loadKnownPlaces(runFolder / placesFolder), device, precision,
                                     {size, recipe.backgroundTolerance, recipe.mapFrames}, goOn, howFar);
    result.remark = made.remark;
    result.whole = goOn();
    if (!result.whole || !made.map)
        return result;
    model.map = std::move(made.map);
    const auto &validation = data.targetValidation;
    if (validation && validation->hasLabels()) {
        const Network answers = answering(model);
        answers->to(device);
        FrameTallies tallies(validation->classes.size());
        auto measured = Predictor(answers, size, device, precision, seen)
                            .run(*validation, {}, goOn, [&](size_t, const Frame &frame, const cv::Mat &predicted) { tallies.add(frame.labels, predicted, validation->classes.ignore); });
        result.whole = goOn();
        if (!result.whole)
            return result;
        result.mapped = MappedResult{std::move(measured.confusion), {}};
        tallies.into(result.mapped->values, MeasuredOn::Mapped);
    }
    saveModel(file, model.net, model.info, model.map);
    return result;
}

} // namespace vantage
