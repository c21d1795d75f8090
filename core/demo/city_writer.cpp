#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/demo/city.h"

#include <nlohmann/json.hpp>

namespace vantage {
namespace {

constexpr const char *kManifest = "city.json";

nlohmann::json manifestOf(const CityOptions &options)
{
    return {{"generator", "vantage city"},          {"version", 1},         {"scene", options.scene},
            {"view", std::string(1, options.view)}, {"seed", options.seed}, {"width", options.size.width},
            {"height", options.size.height}};
}

/// Whether the folder may be written to: it is new, empty, or holds frames of the very same options.
void checkFolder(const std::filesystem::path &dir, const nlohmann::json &wanted)
{
    std::error_code failed;
    auto state = std::filesystem::status(dir, failed);
    if (state.type() == std::filesystem::file_type::not_found)
        return;
    if (!std::filesystem::is_directory(state))
        throw InputError(dir, "is no folder", "Choose another one");
    auto manifest = dir / kManifest;
    if (std::filesystem::exists(manifest, failed)) {
        auto found = nlohmann::json::parse(readFile(manifest), nullptr, false);
        if (!(found == wanted)) // broken JSON is neither equal nor unequal to anything
            throw InputError(manifest, "the folder holds frames of other options",
                             "Choose another folder or delete this one");
        return;
    }
    std::filesystem::directory_iterator entries(dir, failed);
    if (failed)
        throw InputError(dir, "can't be read: " + failed.message());
    if (entries != std::filesystem::directory_iterator())
        throw InputError(dir, "the folder holds other files (" + entries->path().filename().string() + ")",
                         "Choose a new or empty folder");
}

} // namespace

void writeCity(const CityOptions &options, int frames, const std::filesystem::path &dir,
               const std::function<bool(int, int)> &progress)
{
    if (frames < 1 || frames > 1'000'000)
        throw InputError("synthetic city", "can't write " + std::to_string(frames) + " frames", "Choose 1 to 1000000");
    nlohmann::json manifest = manifestOf(options);
    checkFolder(dir, manifest);
    std::unique_ptr<City> city; // built when the first frame is missing
    if (!std::filesystem::exists(dir / kManifest))
        city = std::make_unique<City>(options); // refuses wrong options before anything is written
    createFolder(dir / "images");
    createFolder(dir / "labels");
    if (!std::filesystem::exists(dir / kManifest))
        writeAtomically(dir / kManifest, manifest.dump(2) + "\n");
    if (!std::filesystem::exists(dir / "classes.json"))
        saveClassMap(carlaClasses(), dir / "classes.json");
    for (int i = 0; i < frames; ++i) {
        char name[16];
        std::snprintf(name, sizeof name, "%06d.png", i);
        auto image = dir / "images" / name, labels = dir / "labels" / name;
        if (!std::filesystem::exists(image) || !std::filesystem::exists(labels)) {
            if (!city)
                city = std::make_unique<City>(options);
            Frame frame = city->render(i);
            writeLabels(labels, frame.labels);
            writeImage(image, frame.image);
        }
        if (progress && !progress(i + 1, frames))
            return;
    }
}

} // namespace vantage
