#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <exception>
#include <optional>
#include <string>

namespace vantage {

/// Bytes that this process can still get: what the machine has free, and what the limits of its shell (ulimit -v) and of its container
/// leave. 0: nobody knows.
uint64_t availableMemory();

/// There was not enough memory.
class MemoryError : public Told<std::runtime_error>
{
    using Told::Told;
};

/// Where the error says that memory ran out, whoever threw it (the allocator, torch, CUDA, OpenCV): what was asked for, what there is
/// and what to do. Nothing where it is about something else.
/// @param remedy the settings that make it smaller, as a sentence without its point
std::optional<Message> memorySentence(const std::exception &error, const Message &remedy);

} // namespace vantage
