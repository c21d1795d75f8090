#include "core/base/error.h"

#include <algorithm>
#include <string>

namespace vantage {

Message messageOf(const std::exception &error)
{
    if (const auto *telling = dynamic_cast<const Telling *>(&error))
        return telling->message();
    const std::string text = error.what();
    return verbatim(text.substr(0, std::min(text.find("\nException raised from"), text.find("\nCUDA kernel errors might be"))));
}

Message messageOf(const std::exception_ptr &error)
{
    try {
        if (error)
            std::rethrow_exception(error);
    } catch (const std::exception &known) {
        return messageOf(known);
    } catch (...) {
        return say("Something unknown went wrong.");
    }
    return {};
}

std::string plainText(const std::exception &error)
{
    return english(messageOf(error));
}

} // namespace vantage
