#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace vantage {

/// JSON as text. Names of files may hold any bytes, and JSON holds UTF-8 alone: what is none becomes U+FFFD, so that a name that can't be
/// written never ends what has been trained. What has to be read back as it was (project.json, adaptation.json) is written strictly.
template<typename Json>
std::string jsonText(const Json &json, int indent = -1)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace vantage
