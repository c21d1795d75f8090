#pragma once

#include <filesystem>

namespace onnx {
class ModelProto;
}

namespace vantage {

/// Takes in the values that an ONNX file keeps in other files, so that the model is as if they had been inside it. They are looked
/// for from the model file's own folder, and nowhere outside it.
/// @throws InputError where such a file is missing, is no regular file, lies elsewhere or is too short for what is read from it
void readExternalData(onnx::ModelProto &model, const std::filesystem::path &file);

} // namespace vantage
