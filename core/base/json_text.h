#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace vantage {

/// JSON as text. Names of files may hold any bytes, and JSON holds UTF-8 alone: what is none becomes U+FFFD, so that a name that can't be
/// written never ends what has been trained. What has to be read back as it was (project.json, adaptation.json) is written strictly.
template<typename Json>
std::string jsonText(const Json &json, int indent = -1)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// What an object says under a name, or `otherwise` where it is no object or says nothing of that kind: for notes that a program which died
/// may have left damaged, and that nothing rests on.
template<typename Value, typename Json>
Value valueOr(const Json &json, const char *name, Value otherwise)
{
    try {
        return json.is_object() ? json.value(name, otherwise) : std::move(otherwise);
    } catch (const typename Json::exception &) {
        return otherwise;
    }
}

} // namespace vantage
