#include "core/nn/weights/state_dict.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/nn/weights/keras_resnet.h"
#include "core/nn/weights/safetensors.h"
#include "core/nn/weights/tfjs.h"
#include "core/nn/weights/torch_file.h"

#include <array>
#include <fstream>

namespace vantage {
namespace {

const Message choices = say("Choose a .pth file of a state dict, a safetensors file or a folder with TensorFlow.js' model.json");

StateDict readFolder(const std::filesystem::path &folder)
{
    std::error_code code;
    // The last two are where `npm pack` and `npm install` leave it.
    for (const char *place : {"model.json", "ResNet50/model.json", "package/ResNet50/model.json"})
        if (std::filesystem::is_regular_file(folder / place, code))
            return convertKerasResNet(readTfjs(folder / place), folder / place);
    throw InputError(folder, say("is a folder without model.json"), choices);
}

} // namespace

StateDict readStateDict(const std::filesystem::path &path)
{
    std::error_code code;
    if (std::filesystem::is_directory(path, code))
        return readFolder(path);
    if (!std::filesystem::is_regular_file(path, code))
        throw InputError(path, say("isn't there or is no file"), choices);

    constexpr uintmax_t largest = uintmax_t(8) << 30;
    if (const uintmax_t size = std::filesystem::file_size(path); size > largest)
        throw InputError(
            path, say("is %1 GB large, far more than the weights of any network here", size >> 30),
            choices);

    std::array<char, 16> buffer{};
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw InputError(path, say("can't be read"), say("Check its rights"));
    in.read(buffer.data(), buffer.size());
    const std::string_view head(buffer.data(), static_cast<size_t>(in.gcount()));
    if (head.empty())
        throw InputError(path, say("is empty"), choices);
    // Safetensors first: a header's length may happen to look like the beginning of a zip file or a pickle.
    if (head.size() > 8 && head[8] == '{' && head.substr(5, 3) == std::string_view("\0\0\0", 3))
        return readSafetensors(path);
    if (head.starts_with("PK\x03\x04"))
        return readTorchZip(path);
    if (head.starts_with('\x80'))
        return readTorchLegacy(path, readFile(path));
    const size_t text = head.find_first_not_of(" \t\r\n");
    if (text != std::string_view::npos && head[text] == '{')
        return convertKerasResNet(readTfjs(path), path);
    throw InputError(path, say("is no file of network weights that is known"), choices);
}

} // namespace vantage
