#pragma once

#include "core/data/augment.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vantage {

struct LoaderOptions
{
    cv::Size size;                        ///< of the frames given out
    int batch = 8;
    bool augment = true;                  ///< false: only resized
    AugmentOptions augmentation;
    uint64_t seed = 1;
    uint64_t stream = 0;                  ///< tells the loaders of one run apart, so that they draw differently
    int64_t firstBatch = 0;               ///< where a resumed run goes on
    size_t cacheBytes = size_t(1) << 30;  ///< decoded frames kept in memory; the rest is decoded anew each time
    int prefetch = 3;                     ///< batches made ahead
};

/// One batch; images and labels are of LoaderOptions::size.
struct FrameBatch
{
    std::vector<Frame> frames;
    std::vector<size_t> indices; ///< which frames of the data set these are
};

/// Endless batches of a data set, made on a thread of its own. Batch k depends on (seed, stream, k) alone: each pass
/// over a camera is a fresh permutation, cameras take turns, and nothing has to be saved for a run to go on exactly where it was.
class Loader
{
public:
    Loader(Dataset data, LoaderOptions options);
    ~Loader(); ///< ends the thread
    Loader(const Loader &) = delete;
    Loader &operator=(const Loader &) = delete;

    /// The next batch; waits for it where it is not made yet. @throws what reading a frame threw.
    FrameBatch next();

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

/// Weights for AugmentOptions::rareClassAim from at most 64 frames: 1 / sqrt(share of pixels), 0 for absent classes.
/// Empty where the data set has no labels. @throws InputError where a label picture can't be read.
std::vector<double> classRarity(const Dataset &data);

} // namespace vantage
