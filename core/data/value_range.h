#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <string>

namespace vantage {

/// What a camera makes of 16-bit pictures: many use 10, 12 or 14 bits of them, and would look black otherwise.
struct ValueRange
{
    int bits = 16;   ///< 8, 10, 12, 14 or 16: the smallest of them that holds all values
    int largest = 0; ///< of all values; 0: no 16-bit frame was found
};

/// Looks through the 16-bit frames, up to 512 of them, evenly spaced; each file once as long as the program runs and the file stays the same.
ValueRange valueRangeOf(const Dataset &data);
/// Of one picture, whichever its depth. @throws InputError where it can't be read
ValueRange valueRangeOf(const std::filesystem::path &picture);

/// A sentence's worth of it, without full stop; empty where there is nothing to be said.
Message describe(const ValueRange &range);

} // namespace vantage
