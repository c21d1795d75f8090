#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vantage {

/// What core says to people: an English sentence with %1 to %9 where something stands, and what stands there. Command line, logs and
/// reports show english(); the window puts the sentence into its own language before anything is put in. Made by say().
struct Message
{
    enum class Kind {
        Sentence, ///< `text`, with `parts` at its places
        Verbatim, ///< `text` as it is: a file's name, what another library said
        Figure,   ///< `value` with `decimals` places
        Joined,   ///< `parts` with `text` between them
    };
    Kind kind = Kind::Sentence;
    std::string text;
    double value = 0;
    int decimals = 0;
    std::vector<Message> parts;

    bool empty() const { return kind != Kind::Figure && text.empty() && parts.empty(); }
    friend bool operator==(const Message &, const Message &) = default;
};

/// Stands as it is in every language.
Message verbatim(std::string text);
/// A number with so many decimals, which the window writes as its language does. Whole numbers go to say() as they are.
Message figure(double value, int decimals);
/// What is not empty of `parts`, with `between` between them. @param more how many there are beside them: "a, b and 3 more"
Message joined(std::vector<Message> parts, std::string between = ", ", size_t more = 0);
/// Verbatim each.
Message joined(const std::vector<std::string> &names, std::string between = ", ", size_t more = 0);
/// A sentence that is no literal at this place but out of a table which the window knows (titles of stages, of measures).
Message sentence(std::string text);

/// Everything put in. @param sentence gives a sentence in another language, with its places @param number writes a figure
std::string spoken(const Message &message, const std::function<std::string(const std::string &text)> &sentence, const std::function<std::string(double value, int decimals)> &number);
/// The same in English.
std::string english(const Message &message);
std::vector<std::string> english(const std::vector<Message> &messages);

/// For files: JSON, or the bare text where that says it all. What is no message of ours (an older program's) is taken verbatim.
std::string toStored(const Message &message);
Message messageFromStored(const std::string &stored);

namespace detail {

inline Message part(Message message)
{
    return message;
}
inline Message part(std::string text)
{
    return verbatim(std::move(text));
}
inline Message part(const std::filesystem::path &path)
{
    return verbatim(path.string());
}
template<typename Number, std::enable_if_t<std::is_integral_v<Number>, bool> = true>
Message part(Number number)
{
    return verbatim(std::to_string(number));
}
Message part(double) = delete; // figure() says how many decimals
Message part(const char *) = delete; // say() where it is to be translated, std::string where not

} // namespace detail

/// A sentence for people. `text` must be a literal: the translations' texts are collected from these calls.
template<typename... Parts>
Message say(const char *text, Parts &&...parts)
{
    static_assert(sizeof...(parts) <= 9, "%1 to %9");
    return {Message::Kind::Sentence, text, 0, 0, {detail::part(std::forward<Parts>(parts))...}};
}

} // namespace vantage
