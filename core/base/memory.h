#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>

namespace vantage {

/// Bytes that this process can still get: what the machine has free, and what the limits of its shell (ulimit -v) and of its container
/// leave. 0: nobody knows.
uint64_t availableMemory();

/// There was not enough memory. what() is a sentence for the operator.
class MemoryError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// What an error says, without the call stack that torch appends.
std::string plainText(const std::exception &error);

/// Where the error says that memory ran out, whoever threw it (the allocator, torch, CUDA, OpenCV): what was asked for, what there is
/// and what to do. Nothing where it is about something else.
/// @param remedy the settings that make it smaller, as a sentence without its point
std::optional<std::string> memorySentence(const std::exception &error, const std::string &remedy);

} // namespace vantage
