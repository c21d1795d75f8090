#include "core/workflow/spot_review.h"

#include "core/base/error.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/model/segmenter.h"
#include "core/report/pictures.h"
#include "core/runs/run_cameras.h"
#include "core/runs/run_store.h"
#include "core/training/recipe_kinds.h"
#include "core/training/snapshots.h"
#include "core/training/training_data.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

struct Adaptation
{
    RunRecord record;
    Recipe recipe;
    SnapshotChoice choice;
    std::filesystem::path folder;
    Project project; ///< with the run's own cameras
};

Adaptation adaptationOf(const Project &project, const RunReader &store, int64_t run)
{
    Adaptation result;
    result.record = store.run(run);
    result.folder = store.runFolder(run);
    if (result.record.kind != RunKind::Adapted || result.record.state != RunState::Finished)
        throw InputError(result.folder, say("is no finished adaptation, so there are no two networks to compare"), say("Name a run that has adapted a network"));
    result.recipe = recipeFromJson(result.record.recipeJson, Recipe{}, store.file());
    result.choice = store.choice(run).value_or(SnapshotChoice{});
    result.project = withCamerasOf(project, result.record);
    return result;
}

/// The frames that a run measured its networks on.
Dataset heldOutFrames(const Adaptation &run)
{
    TrainingData data = prepareData(run.project.sources, run.project.target, run.project.measureTarget, run.recipe, run.project.leftOut);
    useClasses(data, run.project.classes);
    return *data.targetValidation;
}

std::vector<std::string> namesOf(const Dataset &data)
{
    std::vector<std::string> names;
    for (const FrameFiles &frame : data.frames)
        names.push_back(frame.name);
    return names;
}

/// The epoch that stands against NA: the chosen one, or the last where NA was kept.
int comparedEpoch(const Adaptation &run, const SnapshotFolder &snapshots)
{
    if (run.choice.chosen > 0)
        return run.choice.chosen;
    std::error_code code;
    int last = 0;
    while (std::filesystem::exists(snapshots.probabilities(last + 1), code))
        ++last;
    return last;
}

Proof proofOf(const Adaptation &run)
{
    const SnapshotFolder snapshots(run.folder);
    const int epoch = comparedEpoch(run, snapshots);
    if (std::optional<Proof> kept = loadProof(run.folder); kept && kept->epoch == epoch)
        return *kept;
    std::error_code code;
    if (epoch == 0 || !std::filesystem::exists(snapshots.probabilities(0), code) || !std::filesystem::exists(snapshots.probabilities(epoch), code))
        throw InputError(run.folder / "snapshots", say("what the run's networks said of the held-out frames is not there any more"), say("Train the run again"));
    const auto na = loadProbabilities(snapshots.probabilities(0)), adapted = loadProbabilities(snapshots.probabilities(epoch));
    auto names = namesOf(heldOutFrames(run));
    if (names.size() != na.size())
        throw InputError(run.project.target, say("holds other frames than when run %1 was trained", run.record.id),
                         say("Put the frames back, or train the run again"));
    return vantage::proofOf(epoch, std::move(names), na, adapted, {.seed = run.recipe.seed});
}

/// The network that stands against NA.
std::filesystem::path adaptedModel(const Adaptation &run, int epoch)
{
    if (run.choice.chosen == epoch)
        return run.folder / "model.safetensors";
    const auto kept = SnapshotFolder(run.folder).weights(epoch);
    std::error_code code;
    if (!std::filesystem::exists(kept, code))
        throw InputError(kept, say("the network of epoch %1 is not kept, for NA was chosen", epoch), say("Train with keepSnapshots over 0 to look at what was not chosen"));
    return kept;
}

cv::Rect pixelsOf(const cv::Rect2d &share, cv::Size size)
{
    const cv::Rect box(static_cast<int>(std::floor(share.x * size.width)), static_cast<int>(std::floor(share.y * size.height)),
                       static_cast<int>(std::ceil(share.width * size.width)), static_cast<int>(std::ceil(share.height * size.height)));
    return box & cv::Rect({}, size);
}

/// The classes painted over the place: what one sees must be seen with what is said of it.
cv::Mat painted(const cv::Mat &place, const cv::Mat &labels, const ClassMap &classes, cv::Size size)
{
    cv::Mat large, colours, result;
    cv::resize(place, large, size, 0, 0, cv::INTER_LINEAR);
    cv::resize(colourise(labels, classes), colours, size, 0, 0, cv::INTER_NEAREST);
    cv::addWeighted(large, 0.4, colours, 0.6, 0, result);
    return result;
}

/// Classes of the pixels that the two call differently, most first, three at most.
std::vector<int> saidOf(const cv::Mat &own, const cv::Mat &other, const ClassMap &classes)
{
    constexpr size_t most = 3;
    cv::Mat counted = own.clone();
    counted.setTo(255, own == other);
    const auto counts = countValues(counted);
    std::vector<int> said;
    for (int i = 0; i < classes.size(); ++i)
        if (counts[static_cast<size_t>(i)] > 0)
            said.push_back(i);
    std::stable_sort(said.begin(), said.end(), [&](int a, int b) { return counts[static_cast<size_t>(a)] > counts[static_cast<size_t>(b)]; });
    said.resize(std::min(most, said.size()));
    return said;
}

SpotPicture drawn(const Spot &spot, const std::string &name, const Frame &frame, const cv::Mat &na, const cv::Mat &adapted, const ClassMap &classes)
{
    constexpr int side = 360; // pixels of an enlarged place
    const cv::Rect box = pixelsOf(spot.box, frame.image.size());
    const double zoom = static_cast<double>(side) / std::max(box.width, box.height);
    const cv::Size size(std::max(1, static_cast<int>(std::lround(zoom * box.width))), std::max(1, static_cast<int>(std::lround(zoom * box.height))));
    SpotPicture picture;
    picture.frame = name;
    picture.adaptedIsA = spot.adaptedIsA;
    picture.whole = frame.image.clone();
    const int line = std::max(1, frame.image.cols / 200);
    cv::rectangle(picture.whole, box, cv::Scalar(255, 255, 255), 3 * line);
    cv::rectangle(picture.whole, box, cv::Scalar(20, 20, 20), line);
    cv::resize(frame.image(box), picture.place, size, 0, 0, cv::INTER_CUBIC);
    const cv::Mat ofNa = na(box), ofAdapted = adapted(box);
    const auto &[a, b] = spot.adaptedIsA ? std::pair(ofAdapted, ofNa) : std::pair(ofNa, ofAdapted);
    picture.a = painted(frame.image(box), a, classes, size);
    picture.b = painted(frame.image(box), b, classes, size);
    picture.saysA = saidOf(a, b, classes);
    picture.saysB = saidOf(b, a, classes);
    if (!frame.labels.empty())
        picture.truth = painted(frame.image(box), frame.labels(box), classes, size);
    return picture;
}

} // namespace

Proof proofOfRun(const Project &project, int64_t run)
{
    return proofOf(adaptationOf(project, RunReader(project.folder), run));
}

std::vector<SpotPicture> drawSpots(const Project &project, int64_t run, const Proof &proof, const std::function<bool(size_t, size_t)> &progress)
{
    const RunReader store(project.folder);
    const Adaptation adaptation = adaptationOf(project, store, run);
    if (!adaptation.record.baseRun)
        throw InputError(adaptation.folder, say("does not say which network it started from"), say("Name another run"));
    const Dataset frames = heldOutFrames(adaptation);
    if (namesOf(frames) != proof.frames)
        throw InputError(adaptation.project.target, say("holds other frames than when run %1 was trained", run), say("Put the frames back, or train the run again"));
    // Without the map of the camera's places: the places were picked by what the networks say themselves.
    Segmenter na(store.runFolder(*adaptation.record.baseRun) / "model.safetensors", "auto", 0, MapUse::Ignore);
    Segmenter adapted(adaptedModel(adaptation, proof.epoch), "auto", 0, MapUse::Ignore);
    std::vector<SpotPicture> pictures;
    for (const Spot &spot : proof.spots) {
        const Frame frame = readFrame(frames, spot.frame);
        pictures.push_back(drawn(spot, proof.frames[spot.frame], frame, na.predict(frame.image), adapted.predict(frame.image), frames.classes));
        if (progress && !progress(pictures.size(), proof.spots.size()))
            break;
    }
    return pictures;
}

std::string classNames(const std::vector<int> &classes, const ClassMap &map)
{
    std::string text;
    for (const int value : classes)
        text += (text.empty() ? "" : ", ") + map.classes.at(static_cast<size_t>(value)).name;
    return text;
}

cv::Mat spotStrip(const SpotPicture &spot, const ClassMap &classes, bool named)
{
    cv::Mat whole;
    const int height = spot.place.rows;
    cv::resize(spot.whole, whole, {std::max(1, spot.whole.cols * height / std::max(1, spot.whole.rows)), height}, 0, 0, cv::INTER_AREA);
    CaptionedPicture a{(named ? spot.adaptedIsA ? "adapted: " : "NA: " : "A: ") + classNames(spot.saysA, classes), spot.a};
    CaptionedPicture b{(named ? spot.adaptedIsA ? "NA: " : "adapted: " : "B: ") + classNames(spot.saysB, classes), spot.b};
    if (named && spot.adaptedIsA)
        std::swap(a, b);
    std::vector<CaptionedPicture> row{{spot.frame, whole}, {"the place", spot.place}, std::move(a), std::move(b)};
    if (named)
        row.push_back({"ground truth", spot.truth});
    return pictureStrip(row);
}

SnapshotChoice answerSpots(const Project &project, int64_t run, const std::vector<std::optional<SpotAnswer>> &answers)
{
    RunStore store(project.folder);
    const Adaptation adaptation = adaptationOf(project, store, run);
    Proof proof = proofOf(adaptation);
    if (answers.size() != proof.spots.size())
        throw std::invalid_argument("spot check: " + std::to_string(proof.spots.size()) + " answers are wanted");
    for (size_t i = 0; i < answers.size(); ++i)
        proof.spots[i].answer = answers[i];
    SnapshotChoice choice = adaptation.choice;
    if (!proof.unchecked)
        proof.unchecked = choice.verdict;
    choice.verdict = *proof.unchecked;
    choice = withSpotCheck(choice, tallyOf(proof.spots));
    saveProof(proof, adaptation.folder);
    store.writeChoice(run, choice);
    return choice;
}

} // namespace vantage
