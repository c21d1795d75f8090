#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/data/image_io.h"
#include "core/demo/city.h"

#include <nlohmann/json.hpp>

namespace vantage {
namespace {

constexpr const char *kManifest = "city.json";

nlohmann::json optionsAsJson(const CityOptions &options)
{
    return {{"generator", "vantage city"},          {"version", 2},         {"scene", options.scene},
            {"view", std::string(1, options.view)}, {"seed", options.seed}, {"width", options.size.width},
            {"height", options.size.height}};
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

/// The options, and for whoever reads the frames: where the camera is, and what the scene's views have in common.
nlohmann::json manifestOf(const CityOptions &options)
{
    nlohmann::json manifest = optionsAsJson(options);
    for (const CityCamera &c : cityCameras(options.scene))
        if (c.view == options.view)
            manifest["camera"] = {{"east", rounded(c.east)},
                                  {"north", rounded(c.north)},
                                  {"up", rounded(c.up)},
                                  {"yaw", rounded(c.yaw)},
                                  {"pitch", rounded(c.pitch)},
                                  {"roll", rounded(c.roll)},
                                  {"fieldOfView", rounded(c.fieldOfView)}};
    for (const PairGeometry &p : pairGeometry(options.scene))
        manifest["pairs"].push_back({{"source", std::string(1, p.source)},
                                     {"target", std::string(1, p.target)},
                                     {"yaw", rounded(p.yaw)},
                                     {"distance", rounded(p.distance)},
                                     {"sharedGround", rounded(p.sharedGround)}});
    return manifest;
}

/// The options alone, of any version, in today's terms: version 1 had views A and B, and its B is C now.
nlohmann::json optionsOf(const nlohmann::json &manifest)
{
    nlohmann::json options;
    for (const char *key : {"generator", "version", "scene", "view", "seed", "width", "height"})
        if (manifest.is_object() && manifest.contains(key))
            options[key] = manifest[key];
    if (options.is_object() && options.contains("version") && options["version"] == 1) {
        options["version"] = 2;
        if (options.contains("view") && options["view"] == "B")
            options["view"] = "C";
    }
    return options;
}

/// Whether the folder may be written to: it is new, empty, or holds frames of the very same options.
/// @return whether it has a manifest of today's version
bool checkFolder(const std::filesystem::path &dir, const nlohmann::json &wanted)
{
    std::error_code failed;
    auto state = std::filesystem::status(dir, failed);
    if (state.type() == std::filesystem::file_type::not_found)
        return false;
    if (!std::filesystem::is_directory(state))
        throw InputError(dir, say("is no folder"), say("Choose another one"));
    auto manifest = dir / kManifest;
    if (std::filesystem::exists(manifest, failed)) {
        auto found = nlohmann::json::parse(readFile(manifest), nullptr, false);
        nlohmann::json options = optionsOf(found); // null where it is broken
        if (options == wanted)
            return found["version"] == wanted["version"];
        bool renamed = wanted["view"] == "B" && options.is_object() && options.value("view", nlohmann::json()) == "C"
                       && found["view"] == "B";
        throw InputError(manifest,
                         renamed ? say("the folder holds frames of an older version's view B, which is view C now") : say("the folder holds frames of other options"),
                         say("Choose another folder or delete this one"));
    }
    std::filesystem::directory_iterator entries(dir, failed);
    if (failed)
        throw InputError(dir, say("can't be read: %1", failed.message()));
    if (entries != std::filesystem::directory_iterator())
        throw InputError(dir, say("the folder holds other files (%1)", entries->path().filename().string()),
                         say("Choose a new or empty folder"));
    return false;
}

} // namespace

void writeCity(const CityOptions &options, int frames, const std::filesystem::path &dir,
               const std::function<bool(int, int)> &progress)
{
    if (frames < 1 || frames > 1'000'000)
        throw InputError("synthetic city", say("can't write %1 frames", frames), say("Choose 1 to 1000000"));
    bool current = checkFolder(dir, optionsAsJson(options));
    std::unique_ptr<City> city; // built when the first frame is missing
    if (!std::filesystem::exists(dir / kManifest))
        city = std::make_unique<City>(options); // refuses wrong options before anything is written
    createFolder(dir / "images");
    createFolder(dir / "labels");
    if (!current)
        writeAtomically(dir / kManifest, jsonText(manifestOf(options), 2) + "\n");
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
