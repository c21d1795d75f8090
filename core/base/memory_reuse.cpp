#include "core/base/memory_reuse.h"

#include <atomic>
#include <limits>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vantage {
namespace {

std::atomic<int> users = 0; // a setting of the whole process

} // namespace

#ifdef __GLIBC__

MemoryReuse::MemoryReuse()
{
    if (users++ > 0)
        return;
    mallopt(M_MMAP_MAX, 0); // no block with a mapping of its own, which ends when the block is freed
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

MemoryReuse::~MemoryReuse()
{
    if (--users > 0)
        return;
    mallopt(M_MMAP_MAX, 65536); // glibc's default
    // Where glibc's own moving thresholds end; having been set once, they move no longer.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    malloc_trim(0);
}

#else

MemoryReuse::MemoryReuse() = default;
MemoryReuse::~MemoryReuse() = default;

#endif

} // namespace vantage
