#pragma once

#include "core/model/model_description.h"

#include <map>
#include <string>

namespace vantage {

/// Names under which the description lies in a file: ONNX metadata_props, TorchScript extra files.
inline constexpr const char *infoKey = "vantage.json";
inline constexpr const char *infoHashKey = "vantage.json.sha256";
inline constexpr const char *labelsKey = "labels.txt";

std::string toJson(const ModelDescription &info);
/// @throws InputError
ModelDescription descriptionFromJson(const std::string &text, const std::filesystem::path &file);

/// The same in Intel Model API's names ("model_info labels", ...), which OpenVINO's tools read from ONNX files.
std::map<std::string, std::string> modelApiEntries(const ModelDescription &info);
/// Of a file that has these alone. @throws InputError where class names are missing or a value can't be used
ModelDescription descriptionFromModelApi(const std::map<std::string, std::string> &entries, const std::filesystem::path &file);

/// The classes' names, a line each.
std::string labelLines(const ClassMap &classes);

} // namespace vantage
