#include "core/teachers/place_map_maker.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/geometry/fixed_camera.h"
#include "core/model/predictor.h"
#include "core/nn/tensors.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

/// The map's part of the answer: what was carried over is right more often than what the network says of one frame, and
/// its votes are no news to it (measured: docs/method.md).
constexpr float trustInKnown = 0.5F, trustInVotes = 0.3F;

torch::Tensor picture(const cv::Mat &rgb)
{
    return torch::from_blob(rgb.data, {rgb.rows, rgb.cols, 3}, torch::kUInt8).permute({2, 0, 1}).to(torch::kFloat32).contiguous();
}

} // namespace

void addAgreement(ConfusionMatrix &counts, const KnownPlaces &known, const cv::Mat &frame, const cv::Mat &prediction)
{
    const cv::Size size = known.labels.size();
    const Frame here = resized({frame, prediction}, size);
    cv::Mat truth = known.labels.clone();
    truth.setTo(known.ignore, backgroundMask(here.image, known.background, known.tolerance) == 0);
    counts.add(truth, here.labels, known.ignore);
}

MadePlaceMap makePlaceMap(Network net, const Dataset &camera, const std::vector<double> &shares, const std::optional<KnownPlaces> &known,
                          torch::Device device, const Precision &precision, const PlaceMapOptions &options, const GoOn &goOn, const HowFar &howFar)
{
    torch::NoGradGuard noGrad;
    const int classes = net->options().classes;
    const cv::Size half(options.size.width / 2, options.size.height / 2);
    const FixedCamera fixed(camera, options.size, options.tolerance);
    if (!fixed.stillness().still)
        return {{}, say("No map of the camera's places: it does not stand still (%1 pixels between frames)", figure(fixed.stillness().shift, 1))};
    PlaceMap map;
    map.tolerance = options.tolerance;
    map.things = true;
    cv::Mat background;
    cv::resize(fixed.median(), background, half, 0, 0, cv::INTER_AREA);
    map.background = picture(background);
    map.shares = torch::tensor(shares, torch::kFloat64).to(torch::kFloat32);

    Predictor predictor(std::move(net), options.size, device, precision);
    const Dataset voters = thinned(camera, static_cast<size_t>(options.frames));
    auto sum = torch::zeros({classes, half.height, half.width}), count = torch::zeros({1, half.height, half.width});
    std::vector<double> usual;
    for (size_t i = 0; i < voters.frames.size(); ++i) {
        if (!goOn())
            return {};
        const cv::Mat image = resized({readFrameImage(voters, i), {}}, options.size).image;
        const auto said = torch::avg_pool2d(predictor.scores({image}).to(torch::kCPU, torch::kFloat32), 2).softmax(1)[0];
        const PlacesShown shown = placesShown(picture(image).unsqueeze(0), map.background.unsqueeze(0), map.tolerance, map.things);
        sum += said * shown.clear[0];
        count += shown.clear[0];
        usual.push_back(shown.background.mean().item<double>());
        if (howFar)
            howFar(static_cast<int64_t>(i + 1), static_cast<int64_t>(voters.frames.size()));
    }
    std::nth_element(usual.begin(), usual.begin() + static_cast<std::ptrdiff_t>(usual.size() / 2), usual.end());
    map.usual = std::max(0.05, usual[usual.size() / 2]);
    // A place that no frame shows empty is left to the network.
    map.labels = torch::where(count > 0.5, sum / count.clamp_min(1e-6), torch::full_like(sum, 1.0 / classes));
    map.trust = (count > 0.5).to(torch::kFloat32) * trustInVotes;
    double covered = 0;
    if (known && !known->labels.empty()) {
        cv::Mat small;
        cv::resize(known->labels, small, half, 0, 0, cv::INTER_NEAREST);
        const auto values = torch::from_blob(small.data, {half.height, half.width}, torch::kUInt8).to(torch::kInt64);
        const auto speaks = (values < classes).logical_and(values != known->ignore).unsqueeze(0);
        const auto one = torch::one_hot(values.clamp_max(classes - 1), classes).permute({2, 0, 1}).to(torch::kFloat32);
        map.labels = torch::where(speaks, (1 - known->trust) * map.labels + known->trust * one, map.labels);
        map.trust = torch::where(speaks, torch::full_like(map.trust, trustInKnown), map.trust);
        covered = speaks.to(torch::kFloat32).mean().item<double>();
    }
    const Message remark = say("A map of the camera's places: its frames show %1 % of the background as a rule; %2 % of the places have labels from the source",
                               figure(100 * map.usual, 0), figure(100 * covered, 0));
    return {std::move(map), remark};
}

void saveKnownPlaces(const std::filesystem::path &folder, const KnownPlaces &known)
{
    createFolder(folder);
    writeLabels(folder / "labels.png", known.labels);
    writeImage(folder / "background.png", known.background);
    const nlohmann::ordered_json json{{"trust", known.trust}, {"ignore", known.ignore}, {"tolerance", known.tolerance}};
    writeAtomically(folder / "places.json", jsonText(json, 2) + "\n"); // last: where it is there, all is
}

std::optional<KnownPlaces> loadKnownPlaces(const std::filesystem::path &folder)
{
    const auto file = folder / "places.json";
    std::error_code code;
    if (!std::filesystem::exists(file, code))
        return std::nullopt;
    KnownPlaces known;
    try {
        const auto json = nlohmann::json::parse(readFile(file));
        known.trust = json.at("trust");
        known.ignore = json.at("ignore");
        known.tolerance = json.at("tolerance");
    } catch (const nlohmann::json::exception &error) {
        throw InputError(file, say("is damaged: %1", std::string(error.what())));
    }
    known.labels = readLabelValues(folder / "labels.png");
    known.background = readImage(folder / "background.png");
    return known;
}

} // namespace vantage
