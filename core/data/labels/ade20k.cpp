#include "core/data/folder_listing.h"
#include "core/data/labels/picture_formats.h"

namespace vantage {
namespace {

namespace fs = std::filesystem;

} // namespace

/// Of the scene parsing challenge: images/training and annotations/training of equal names, 0 for what is none of the 150 classes.
std::optional<CameraLayout> findAde20k(const LayoutQuestion &question)
{
    const PictureFormat *format = askedOr(question, "ade20k", {"ade20k", "index"});
    if (hasImages(question.folder) || !isFolder(question.folder / "images" / "training") || !isFolder(question.folder / "annotations") || (!format && question.withLabels))
        return std::nullopt;
    CameraLayout layout;
    layout.labelPlace = question.folder / "annotations";
    layout.hasLabels = true;
    std::vector<fs::path> images, labels;
    for (const char *split : {"training", "validation"}) {
        if (const fs::path folder = question.folder / "images" / split; isFolder(folder)) {
            const auto some = picturesIn(folder);
            images.insert(images.end(), some.begin(), some.end());
        }
        if (const fs::path folder = question.folder / "annotations" / split; question.withLabels && isFolder(folder)) {
            const auto some = picturesIn(folder);
            labels.insert(labels.end(), some.begin(), some.end());
        }
    }
    pairUp(layout, images, labels);
    layout.evidence.push_back(say("images/training and annotations/training hold frames and label pictures, as the ADE20K challenge lays them out: %1 and %2", layout.frames.size(), labels.size()));
    if (format)
        readAs(layout, question, *format);
    return layout;
}

} // namespace vantage
