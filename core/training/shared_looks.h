#pragma once

#include "core/model/seen_frames.h"
#include "core/training/pixel_pool.h"
#include "core/training/trainer.h"

namespace vantage {

/// What the runs of one adaptation share, for their backbones are one: nothing is looked at twice.
struct SharedLooks
{
    PixelCache source;
    SeenFrames heldOut{heldOutBytes};
};

} // namespace vantage
