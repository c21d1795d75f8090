#include "app/gui/data/thumbnails.h"

#include "core/data/image_io.h"
#include "widgets/image/image_bridge.h"

#include <opencv2/imgproc.hpp>

namespace vantage::gui {

QStringList frameNames(const Dataset &data)
{
    QStringList names;
    names.reserve(static_cast<qsizetype>(data.frames.size()));
    for (const FrameFiles &frame : data.frames)
        names << QString::fromStdString(frame.name);
    return names;
}

ThumbnailProvider frameThumbnails(const Dataset &data)
{
    return [data = std::make_shared<const Dataset>(data)](int index, QSize largest, std::stop_token stop) {
        if (stop.stop_requested())
            return QImage();
        const cv::Mat image = readFrameImage(*data, static_cast<size_t>(index));
        const double factor =
            std::min({1.0, double(largest.width()) / image.cols, double(largest.height()) / image.rows});
        cv::Mat small;
        cv::resize(image, small, {std::max(1, int(image.cols * factor)), std::max(1, int(image.rows * factor))}, 0, 0,
                   cv::INTER_AREA);
        return toQImage(small);
    };
}

} // namespace vantage::gui
