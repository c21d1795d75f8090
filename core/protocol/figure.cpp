#include "core/protocol/figure.h"

#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/image_io.h"
#include "core/model/segmenter.h"
#include "core/report/pictures.h"
#include "core/training/training_data.h"

#include <algorithm>
#include <map>
#include <set>

namespace vantage {
namespace {

constexpr int figureWidth = 320; // pixels of a cell: six of them are as wide as a page

cv::Size cellSize(cv::Size frame)
{
    const double scale = std::min(1.0, static_cast<double>(figureWidth) / frame.width);
    return {static_cast<int>(std::lround(frame.width * scale)), static_cast<int>(std::lround(frame.height * scale))};
}

/// From the middle of the held-out frames: whichever it is, nobody picked it.
Frame middleFrame(const Dataset &data)
{
    return readFrame(data, data.frames.size() / 2);
}

FramePictures picturesOf(const PairResult &result, const Recipe &recipe)
{
    const TrainingData data = prepareData(result.sources, result.target, true, recipe, result.leftOut);
    const Frame target = middleFrame(*data.targetValidation);
    FramePictures row;
    row.name = nameOf(result.pair);
    row.source = middleFrame(data.sourceValidation).image;
    row.target = target.image;
    row.groundTruth = target.labels;
    return row;
}

cv::Mat predicted(const NetworkResult *network, const cv::Mat &image)
{
    return network ? Segmenter(network->model, "auto", 0, network->withMap ? MapUse::Use : MapUse::Ignore).predict(image) : cv::Mat();
}

/// Class indices are painted before they are laid out, so they are made smaller by nearest neighbour here.
void shrink(FramePictures &row)
{
    const cv::Size size = cellSize(row.target.size());
    row.source = resized({row.source, {}}, size).image;
    for (cv::Mat *labels : {&row.na, &row.adapted, &row.fineTuned, &row.groundTruth})
        if (!labels->empty())
            *labels = resized({row.target, *labels}, size).labels;
    row.target = resized({row.target, {}}, size).image;
}

} // namespace

std::vector<ReportPicture> writeFigures(const std::filesystem::path &folder, const ProtocolResults &results,
                                        const std::function<Recipe(const std::string &)> &recipeOf, std::stop_token stop,
                                        const std::function<void(const std::string &)> &onPair)
{
    std::vector<std::string> recipes;
    std::map<std::string, std::vector<FramePictures>> rows;
    std::set<std::string> drawn;
    for (const PairResult &result : results.pairs) {
        if (!drawn.insert(nameOf(result.pair)).second)
            continue;
        if (stop.stop_requested())
            return {};
        if (onPair)
            onPair(nameOf(result.pair));
        cv::Mat na, fineTuned; // of the same frame, whatever the recipe, unless recipes hold out other frames
        cv::Mat frame;
        for (const NetworkResult &network : result.networks) {
            if (network.role != Role::Adapted)
                continue;
            FramePictures row = picturesOf(result, recipeOf(network.recipe));
            if (frame.empty() || cv::norm(frame, row.target, cv::NORM_INF) != 0) {
                frame = row.target;
                na = predicted(networkOf(result, Role::NoAdaptation), frame);
                fineTuned = predicted(networkOf(result, Role::FineTuning), frame);
            }
            row.na = na;
            row.fineTuned = fineTuned;
            row.adapted = predicted(&network, frame);
            shrink(row);
            if (!rows.contains(network.name))
                recipes.push_back(network.name);
            rows[network.name].push_back(std::move(row));
        }
    }
    std::vector<ReportPicture> figures;
    for (const std::string &recipe : recipes) {
        std::string name = recipe;
        if (const size_t at = name.find(withMapSuffix); at != std::string::npos)
            name.replace(at, std::string(withMapSuffix).size(), "-map");
        const auto file = folder / ("figure-" + name + ".png");
        writeImage(file, contactSheet(rows[recipe], results.classes));
        figures.push_back({file, "Source, target, NA, adapted (" + recipe + "), FT and ground truth; a held-out frame of each pair's target"});
    }
    return figures;
}

} // namespace vantage
