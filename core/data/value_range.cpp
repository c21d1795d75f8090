#include "core/data/value_range.h"

#include "core/base/error.h"
#include "core/data/image_header.h"
#include "core/data/image_io.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr size_t mostFrames = 512;

/// largestValue() of files that were looked at before.
int remembered(const fs::path &file)
{
    using Key = std::tuple<std::string, uintmax_t, fs::file_time_type>;
    static std::mutex mutex;
    static std::map<Key, int> known;
    std::error_code code;
    const Key key{fs::absolute(file, code).string(), fs::file_size(file, code), fs::last_write_time(file, code)};
    {
        const std::lock_guard lock(mutex);
        if (const auto found = known.find(key); found != known.end())
            return found->second;
    }
    const int largest = largestValue(file);
    const std::lock_guard lock(mutex);
    return known[key] = largest;
}

ValueRange rangeFor(int largest)
{
    for (const int bits : {8, 10, 12, 14})
        if (largest > 0 && largest < 1 << bits)
            return {bits, largest};
    return {16, largest};
}

} // namespace

ValueRange valueRangeOf(const Dataset &data)
{
    int largest = 0;
    const Dataset some = thinned(data, mostFrames);
    for (size_t i = 0; i < some.frames.size(); ++i) {
        const fs::path file = some.imageFile(i);
        if (bitsOfFile(file) != 16)
            continue;
        try {
            largest = std::max(largest, remembered(file));
        } catch (const InputError &) { // whoever reads it is told
        }
    }
    return rangeFor(largest);
}

ValueRange valueRangeOf(const fs::path &picture)
{
    return rangeFor(bitsOfFile(picture) == 16 ? largestValue(picture) : 0);
}

Message describe(const ValueRange &range)
{
    if (range.largest == 0 || range.bits == 16)
        return {};
    return say("the 16-bit frames hold no value above %1: they are taken for %2-bit ones, all alike", range.largest, range.bits);
}

} // namespace vantage
