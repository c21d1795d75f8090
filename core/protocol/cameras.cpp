#include "core/protocol/cameras.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/demo/city.h"

#include <algorithm>
#include <cstdio>

namespace vantage {
namespace {

std::string numbered(size_t number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%06zu", number);
    return text;
}

void link(const std::filesystem::path &file, const std::filesystem::path &as)
{
    std::error_code code;
    std::filesystem::create_symlink(std::filesystem::absolute(file), as, code);
    if (code)
        throw InputError(as, "can't be made: " + code.message(), "Use a file system that knows symbolic links for the protocol's folder");
}

} // namespace

bool renderCamera(CameraSpec &camera, const CityFrames &city, const std::filesystem::path &folder, std::stop_token stop,
                  const std::function<void(int, int)> &progress)
{
    camera.folder = folder / camera.name;
    if (std::filesystem::exists(camera.folder / "images" / (numbered(static_cast<size_t>(city.frames)) + ".png")))
        throw InputError(camera.folder, "holds more than " + std::to_string(city.frames) + " frames", "Ask for as many as before, or choose another folder");
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

std::filesystem::path sourceFolder(const Pair &pair, const ProtocolSpec &spec, const std::filesystem::path &folder)
{
    if (pair.sources.size() == 1)
        return spec.camera(pair.sources.front()).folder;
    std::string name;
    std::vector<Dataset> cameras;
    size_t longest = 0;
    for (const std::string &source : pair.sources) {
        name += (name.empty() ? "" : "+") + source;
        const Dataset &camera = cameras.emplace_back(openDataset(spec.camera(source).folder, LabelUse::Required));
        if (camera.classes != cameras.front().classes)
            throw InputError(camera.folder, "has another class map than " + cameras.front().folder.string(), "Give the sources of a pair the same classes.json");
        longest = std::max(longest, camera.frames.size());
    }
    const auto joint = folder / name;
    std::filesystem::remove_all(joint); // links alone: a source may have got more frames since
    createFolder(joint / "images");
    createFolder(joint / "labels");
    for (size_t i = 0; i < longest; ++i)
        for (size_t c = 0; c < cameras.size(); ++c) {
            if (i >= cameras[c].frames.size())
                continue;
            const std::string frame = numbered(i) + "-" + pair.sources[c];
            const auto image = cameras[c].imageFile(i), labels = cameras[c].labelFile(i);
            link(image, joint / "images" / (frame + image.extension().string()));
            link(labels, joint / "labels" / (frame + labels.extension().string()));
        }
    saveClassMap(cameras.front().classes, joint / "classes.json");
    return joint;
}

void checkCameras(const ProtocolSpec &spec)
{
    for (const Pair &pair : spec.pairs) {
        for (const std::string &source : pair.sources)
            openDataset(spec.camera(source).folder, LabelUse::Required);
        const auto &target = spec.camera(pair.target).folder;
        if (!openDataset(target, LabelUse::Measure).hasLabels())
            throw InputError(target, "has no labels", "A protocol measures on its targets' labels; give it cameras that have some");
    }
}

} // namespace vantage
