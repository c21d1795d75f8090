#pragma once

#include "core/base/message.h"

#include <exception>
#include <filesystem>
#include <stdexcept>

namespace vantage {

/// An exception that says for people what is the matter; what() is the same in English.
class Telling
{
public:
    virtual ~Telling() = default;
    virtual const Message &message() const = 0;
};

/// An exception of the standard's that is Telling.
template<typename Kind>
class Told : public Kind, public Telling
{
public:
    explicit Told(Message message) : Kind(english(message)), m_message(std::move(message)) {}
    const Message &message() const override { return m_message; }

private:
    Message m_message;
};

/// The user's input can't be used: which file, what is wrong with it, and what to do.
/// Programs show what() as it is and exit with code 3.
class InputError : public Told<std::runtime_error>
{
public:
    InputError(const std::filesystem::path &file, const Message &problem, const Message &remedy = {})
        : Told(joined({verbatim(file.string()), joined({problem, remedy}, ". ")}, ": "))
    {
    }
};

/// What was asked for can't be done; no file is at fault.
class AskedError : public Told<std::invalid_argument>
{
    using Told::Told;
};

/// What an exception says: its message where it is Telling, anything else verbatim, without the call stack that torch appends.
Message messageOf(const std::exception &error);
/// Empty of none.
Message messageOf(const std::exception_ptr &error);
/// The same in English.
std::string plainText(const std::exception &error);

} // namespace vantage
