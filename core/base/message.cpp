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

Message joined(std::vector<Message> parts, std::string between, size_t more)
{
    std::erase_if(parts, [](const Message &part) { return part.empty(); });
    if (parts.empty())
        return {};
    Message all{Message::Kind::Joined, std::move(between), 0, 0, std::move(parts)};
    return more > 0 ? say("%1 and %2 more", std::move(all), more) : all;
}

Message joined(const std::vector<std::string> &names, std::string between, size_t more)
{
    std::vector<Message> parts;
    for (const std::string &name : names)
        parts.push_back(verbatim(name));
    return joined(std::move(parts), std::move(between), more);
}

Message sentence(std::string text)
{
    return {Message::Kind::Sentence, std::move(text), 0, 0, {}};
}

std::string spoken(const Message &message, const std::function<std::string(const std::string &)> &sentence, const std::function<std::string(double, int)> &number)
{
    if (message.kind == Message::Kind::Verbatim)
        return message.text;
    if (message.kind == Message::Kind::Figure)
        return number(message.value, message.decimals);
    std::vector<std::string> parts;
    for (const Message &part : message.parts)
        parts.push_back(spoken(part, sentence, number));
    std::string result;
    if (message.kind == Message::Kind::Joined) {
        for (size_t i = 0; i < parts.size(); ++i)
            result += (i > 0 ? message.text : "") + parts[i];
        return result;
    }
    const std::string text = sentence(message.text);
    for (size_t i = 0; i < text.size(); ++i) { // in one go: what is put in may hold a % of its own
        const size_t place = text[i] == '%' && i + 1 < text.size() ? static_cast<size_t>(text[i + 1] - '1') : parts.size();
        if (place < parts.size()) {
            result += parts[place];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string english(const Message &message)
{
    const auto number = [](double value, int decimals) {
        char text[400]; // the longest double has 309 digits before its point
        const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, decimals).ptr;
        return std::string(text, end); // as printf has it, but with a point whatever locale a window has set
    };
    return spoken(message, [](const std::string &text) { return text; }, number);
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
