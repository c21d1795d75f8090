#include "core/base/message.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

using nlohmann::json;

namespace vantage {
namespace {

constexpr const char *storedKinds[] = {"say", "verbatim", "figure", "joined"};
constexpr int deepest = 9; // ours are three or four deep

json toJson(const Message &message)
{
    json result = {{storedKinds[static_cast<int>(message.kind)], message.text}};
    if (message.kind == Message::Kind::Figure) {
        if (!std::isfinite(message.value)) // JSON has no word for it
            return {{"verbatim", english(message)}};
        result = {{"figure", message.value}, {"decimals", message.decimals}};
    }
    for (const Message &part : message.parts)
        result["parts"].push_back(toJson(part));
    return result;
}

Message fromJson(const json &stored, int depth = 0)
{
    if (depth > deepest)
        throw std::invalid_argument("too deep");
    Message message;
    for (int kind = 0; kind < 4; ++kind)
        if (stored.contains(storedKinds[kind]))
            message.kind = static_cast<Message::Kind>(kind);
    const json &what = stored.at(storedKinds[static_cast<int>(message.kind)]);
    if (message.kind == Message::Kind::Figure) {
        message.value = what.get<double>();
        message.decimals = std::clamp(stored.at("decimals").get<int>(), 0, 9);
    } else {
        message.text = what.get<std::string>();
    }
    for (const json &part : stored.value("parts", json::array()))
        message.parts.push_back(fromJson(part, depth + 1));
    return message;
}

} // namespace

Message verbatim(std::string text)
{
    return {Message::Kind::Verbatim, std::move(text), 0, 0, {}};
}

Message figure(double value, int decimals)
{
    return {Message::Kind::Figure, {}, value, decimals, {}};
}

Message joined(std::vector<Message> parts, std::string between)
{
    std::erase_if(parts, [](const Message &part) { return part.empty(); });
    if (parts.empty())
        return {};
    return {Message::Kind::Joined, std::move(between), 0, 0, std::move(parts)};
}

Message joined(const std::vector<std::string> &names, std::string between)
{
    std::vector<Message> parts;
    for (const std::string &name : names)
        parts.push_back(verbatim(name));
    return joined(std::move(parts), std::move(between));
}

Message sentence(std::string text)
{
    return {Message::Kind::Sentence, std::move(text), 0, 0, {}};
}

std::string english(const Message &message)
{
    switch (message.kind) {
    case Message::Kind::Verbatim: return message.text;
    case Message::Kind::Figure: {
        char text[400]; // the longest double has 309 digits before its point
        const auto end = std::to_chars(text, text + sizeof text, message.value, std::chars_format::fixed, message.decimals).ptr;
        return {text, end}; // as printf has it, but with a point whatever locale a window has set
    }
    case Message::Kind::Joined: {
        std::string result;
        for (size_t i = 0; i < message.parts.size(); ++i)
            result += (i > 0 ? message.text : "") + english(message.parts[i]);
        return result;
    }
    case Message::Kind::Sentence: break;
    }
    std::string result;
    for (size_t i = 0; i < message.text.size(); ++i) {
        const size_t place = message.text[i] == '%' && i + 1 < message.text.size() ? static_cast<size_t>(message.text[i + 1] - '1') : 9;
        if (place < message.parts.size()) {
            result += english(message.parts[place]);
            ++i;
        } else {
            result += message.text[i];
        }
    }
    return result;
}

std::vector<std::string> english(const std::vector<Message> &messages)
{
    std::vector<std::string> result;
    for (const Message &message : messages)
        result.push_back(english(message));
    return result;
}

std::string toStored(const Message &message)
{
    const bool bare = message.kind == Message::Kind::Verbatim && !message.text.starts_with('{');
    return message.empty() || bare ? message.text : toJson(message).dump(-1, ' ', false, json::error_handler_t::replace);
}

Message messageFromStored(const std::string &stored)
{
    if (!stored.starts_with('{'))
        return stored.empty() ? Message() : verbatim(stored);
    try {
        return fromJson(json::parse(stored));
    } catch (const std::exception &) {
        return verbatim(stored);
    }
}

} // namespace vantage
