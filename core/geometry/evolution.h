#pragma once

#include <array>
#include <functional>
#include <opencv2/core.hpp>

namespace vantage {

constexpr size_t unknownsOfGround = 8;
using Unknowns = std::array<double, unknownsOfGround>;

struct Found
{
    double worth = -1e9;
    Unknowns at{};
};

struct EvolutionOptions
{
    int rounds = 120;
    int children = 40;    ///< a round
    double narrow = 1e-3; ///< ends when the step has shrunk to this share of its first size
};

/// Seeks the greatest worth from `start` on by covariance matrix adaptation (CMA-ES; Hansen 2016, arXiv 1604.00772,
/// with its default constants). @param spread standard deviation of the first steps, an unknown each @return the best
/// ever tried
Found evolve(const std::function<double(const Unknowns &)> &worth, const Unknowns &start, const Unknowns &spread,
             const EvolutionOptions &options, cv::RNG &random);

} // namespace vantage
