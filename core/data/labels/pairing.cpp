#include "core/data/labels/pairing.h"

#include "core/data/folder_listing.h"

#include <unordered_map>

namespace vantage {

std::optional<std::string> wholeStem(const std::string &stem)
{
    return stem;
}

PairKey stemWithout(std::string ending, bool needed)
{
    return [ending = std::move(ending), needed](const std::string &stem) -> std::optional<std::string> {
        if (stem.size() > ending.size() && stem.ends_with(ending))
            return stem.substr(0, stem.size() - ending.size());
        return needed ? std::nullopt : std::optional(stem);
    };
}

void pairUp(CameraLayout &layout, const std::vector<std::filesystem::path> &images, const std::vector<std::filesystem::path> &labels, const PairKey &ofImage,
            const PairKey &ofLabels)
{
    struct Found
    {
        const std::filesystem::path *file;
        bool used = false;
    };
    std::unordered_map<std::string, Found> byKey;
    byKey.reserve(labels.size());
    for (const auto &file : labels)
        if (const auto key = ofLabels(file.stem().string()))
            byKey.emplace(*key, Found{&file});
    size_t used = 0;
    layout.frames.reserve(images.size());
    for (const auto &image : images) {
        std::string stem = image.stem().string();
        const auto key = ofImage(stem);
        if (!key)
            continue;
        PlacedFrame frame{std::move(stem), image.string(), {}};
        if (const auto found = byKey.find(*key); found != byKey.end()) {
            frame.labels = found->second.file->string();
            used += !found->second.used;
            found->second.used = true;
        }
        layout.frames.push_back(std::move(frame));
    }
    if (used == byKey.size())
        return;
    for (const auto &file : labels)
        if (const auto key = ofLabels(file.stem().string()); key && !byKey.at(*key).used)
            layout.orphans.push_back(file.stem().string());
}

bool hasImages(const std::filesystem::path &camera)
{
    return !someStemsIn(camera / "images").empty();
}

bool hasPlainLabels(const std::filesystem::path &camera)
{
    const std::filesystem::path images = hasImages(camera) ? camera / "images" : camera;
    for (const std::string &stem : someStemsIn(camera / "labels"))
        for (const char *extension : {".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".PNG", ".JPG", ".JPEG"})
            if (std::error_code code; std::filesystem::exists(images / (stem + extension), code))
                return true;
    return false;
}

std::vector<std::filesystem::path> picturesBelow(const std::filesystem::path &folder, int depth)
{
    std::vector<std::filesystem::path> pictures = picturesIn(folder);
    if (depth > 0)
        for (const auto &below : foldersIn(folder)) {
            const auto more = picturesBelow(below, depth - 1);
            pictures.insert(pictures.end(), more.begin(), more.end());
        }
    return pictures;
}

Rgb vocColour(int number)
{
    uint8_t parts[3] = {0, 0, 0};
    for (int shift = 7; shift >= 0; --shift, number >>= 3)
        for (int i = 0; i < 3; ++i)
            parts[i] = static_cast<uint8_t>(parts[i] | ((number >> i & 1) << shift));
    return {parts[0], parts[1], parts[2]};
}

} // namespace vantage
