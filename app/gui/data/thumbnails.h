#pragma once

#include "core/data/dataset.h"
#include "widgets/frames/thumbnail_loader.h"

#include <QStringList>

namespace vantage::gui {

QStringList frameNames(const Dataset &data);
/// Thumbnails of a data set's frames, read on the strip's threads.
ThumbnailProvider frameThumbnails(const Dataset &data);

} // namespace vantage::gui
