#pragma once

#include <cstdint>
#include <initializer_list>
#include <opencv2/core.hpp>

namespace vantage {

/// A random generator that depends on nothing but its numbers, e.g. (seed, purpose, step, sample): what is drawn for
/// step 300 is the same whether or not the run was stopped before it. cv::RNG draws alike on every platform, which
/// the distributions of the standard library do not.
inline cv::RNG makeRandom(std::initializer_list<uint64_t> numbers)
{
    uint64_t state = 0x243f6a8885a308d3ULL;
    for (uint64_t number : numbers) { // splitmix64 over the running state
        state += number + 0x9e3779b97f4a7c15ULL;
        state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9ULL;
        state = (state ^ (state >> 27)) * 0x94d049bb133111ebULL;
        state ^= state >> 31;
    }
    return cv::RNG(state);
}

} // namespace vantage
