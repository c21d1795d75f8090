#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <span>
#include <vector>

namespace vantage {

/// What one snapshot predicts for one frame, small enough to be kept for every snapshot of a run.
struct Probabilities
{
    int classes = 0, height = 0, width = 0;
    /// Softmax quantised to 0..255, class-major (classes x height x width), at reduced resolution. The functions below
    /// divide by the sum over the classes, so rounding does no harm.
    std::vector<uint8_t> values;

    size_t pixels() const { return static_cast<size_t>(height) * static_cast<size_t>(width); }
    bool operator==(const Probabilities &) const = default;
};

/// @param softmax classes x height x width values in 0..1, class-major
Probabilities quantised(const float *softmax, int classes, int height, int width);

/// All frames of one snapshot, in the same order and size for every snapshot that is compared with it.
using SnapshotProbabilities = std::vector<Probabilities>;

// All functions below throw std::invalid_argument where there is no frame, where frames of one call differ in their
// classes, or where `values` has another length than the sizes say.

/// Mean over pixels of H(p), in nats: 0 = certain everywhere, log(classes) = knows nothing. Lower is called better, but
/// a network that is certain of one wrong class everywhere is at 0 too.
double meanEntropy(std::span<const Probabilities> frames);

/// H(mean p) - mean H(p), in nats, 0..log(classes): certain AND spread over the classes. Higher is better.
double infoMax(std::span<const Probabilities> frames);

/// Soft neighbourhood density (Saito et al., ICCV 2021): `pixels` random pixels a frame, L2-normalised softmax,
/// similarity / 0.05, softmax over each row without its own column, entropy of the row; mean over rows and frames. In
/// nats, at most log(pixels - 1); higher is better. The same seed draws the same pixels for every snapshot.
double softNeighbourhoodDensity(std::span<const Probabilities> frames, uint64_t seed, int pixels = 100);

/// Whether both have the classes and the size, and as many values as these say: they can be compared pixel by pixel.
bool comparable(const Probabilities &a, const Probabilities &b);

/// The likeliest class of each pixel, CV_8UC1; the first of equal ones. Expects `values` to be as long as the sizes say.
cv::Mat bestClasses(const Probabilities &frame);

/// Share of pixels a class, by argmax; `classes` values that sum to 1.
std::vector<double> classHistogram(std::span<const Probabilities> frames);

/// Total variation, half the sum of absolute differences: 0 = the same mix of classes, 1 = nothing in common.
double histogramDistance(std::span<const double> a, std::span<const double> b);

/// How far `prediction` says what `reference` says, 0..1: the mean IoU of their argmaxes with the reference in the
/// place of ground truth, over the classes that hold at least `minimumShare` of the reference's pixels. The mean over
/// the classes is on purpose: pixel agreement would be blind to a class of few pixels that is lost.
double agreement(std::span<const Probabilities> reference, std::span<const Probabilities> prediction,
                 double minimumShare = 0.0005);

/// EnsV (Hu et al., NeurIPS 2024) pixel by pixel: the mean softmax of all candidates is the pseudo truth, a candidate's
/// score is its agreement() with it. One value a candidate, 0..1, higher is better.
std::vector<double> ensembleAgreement(std::span<const SnapshotProbabilities> candidates, double minimumShare = 0.0005);

/// One compressed file, written atomically. @throws InputError
void saveProbabilities(const SnapshotProbabilities &frames, const std::filesystem::path &file);
/// Sizes and checksum are verified. @throws InputError where the file is cut off, damaged or of another kind.
SnapshotProbabilities loadProbabilities(const std::filesystem::path &file);

} // namespace vantage
