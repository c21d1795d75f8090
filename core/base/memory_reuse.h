#pragma once

namespace vantage {

/// While one lives, freed memory stays with the program. The tensors of a training step are of the same sizes step
/// after step; handed back to the system and fetched again, each of their pages costs a fault (7 % of a step of F on
/// two cores). The last one gone, the program gives back what it does not use. Does nothing where the C library is not
/// glibc.
class MemoryReuse
{
public:
    MemoryReuse();
    ~MemoryReuse();
    MemoryReuse(const MemoryReuse &) = delete;
    MemoryReuse &operator=(const MemoryReuse &) = delete;
};

} // namespace vantage
