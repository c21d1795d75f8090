#include "core/protocol/cameras.h"

#include "core/base/error.h"
#include "core/data/dataset.h"
#include "core/demo/city.h"

#include <cstdio>

namespace vantage {
namespace {

std::string numbered(size_t number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%06zu", number);
    return text;
}

} // namespace

bool renderCamera(CameraSpec &camera, const CityFrames &city, const std::filesystem::path &folder, std::stop_token stop,
                  const std::function<void(int, int)> &progress)
{
    camera.folder = folder / camera.name;
    if (std::filesystem::exists(camera.folder / "images" / (numbered(static_cast<size_t>(city.frames)) + ".png")))
        throw InputError(camera.folder, say("holds more than %1 frames", city.frames), say("Ask for as many as before, or choose another folder"));
    CityOptions options;
    options.scene = camera.city->scene;
    options.view = camera.city->view;
    options.size = city.size;
    options.seed = city.seed;
    int rendered = 0;
    writeCity(options, city.frames, camera.folder, [&](int done, int all) {
        rendered = done;
        progress(done, all);
        return !stop.stop_requested();
    });
    return rendered == city.frames;
}

std::vector<std::filesystem::path> sourceFolders(const Pair &pair, const ProtocolSpec &spec)
{
    std::vector<std::filesystem::path> folders;
    for (const std::string &source : pair.sources)
        folders.push_back(spec.camera(source).folder);
    return folders;
}

void checkCameras(const ProtocolSpec &spec, bool damagedToo)
{
    for (const Pair &pair : spec.pairs) {
        std::vector<Dataset> sources;
        for (const auto &source : sourceFolders(pair, spec))
            sources.push_back(damagedToo ? listDataset(source, LabelUse::Required) : openDataset(source, LabelUse::Required));
        joined(std::move(sources));
        const auto &target = spec.camera(pair.target).folder;
        if (!(damagedToo ? listDataset(target, LabelUse::Measure) : openDataset(target, LabelUse::Measure)).hasLabels())
            throw InputError(target, say("has no labels"), say("A protocol measures on its targets' labels; give it cameras that have some"));
    }
}

} // namespace vantage
