#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace vantage {

/// The user's input can't be used: which file, what is wrong with it, and what to do.
/// Programs show what() as it is and exit with code 3.
class InputError : public std::runtime_error
{
public:
    InputError(const std::filesystem::path &file, const std::string &problem, const std::string &remedy = {})
        : std::runtime_error(file.string() + ": " + problem + (remedy.empty() ? "" : ". " + remedy))
    {
    }
};

} // namespace vantage
