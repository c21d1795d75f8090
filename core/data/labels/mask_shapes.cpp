#include "core/data/labels/mask_shapes.h"

#include <algorithm>
#include <cmath>

namespace vantage {

void fillPolygon(cv::Mat &labels, const std::vector<float> &points, uint8_t value)
{
    const size_t corners = points.size() / 2;
    if (corners < 3 || !std::all_of(points.begin(), points.end(), [](float p) { return std::isfinite(p); }))
        return;
    double top = points[1], bottom = points[1];
    for (size_t i = 0; i < corners; ++i) {
        top = std::min<double>(top, points[2 * i + 1]);
        bottom = std::max<double>(bottom, points[2 * i + 1]);
    }
    const int first = static_cast<int>(std::clamp(std::floor(top), 0.0, double(labels.rows)));
    const int end = static_cast<int>(std::clamp(std::ceil(bottom) + 1, 0.0, double(labels.rows)));
    std::vector<double> crossings;
    for (int y = first; y < end; ++y) {
        const double middle = y + 0.5;
        crossings.clear();
        for (size_t i = 0, j = corners - 1; i < corners; j = i++) {
            const double ax = points[2 * j], ay = points[2 * j + 1], bx = points[2 * i], by = points[2 * i + 1];
            if ((ay <= middle) != (by <= middle))
                crossings.push_back(ax + (middle - ay) / (by - ay) * (bx - ax));
        }
        std::sort(crossings.begin(), crossings.end());
        uint8_t *row = labels.ptr<uint8_t>(y);
        for (size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const int from = static_cast<int>(std::clamp(std::ceil(crossings[i] - 0.5), 0.0, double(labels.cols)));
            const int to = static_cast<int>(std::clamp(std::ceil(crossings[i + 1] - 0.5), 0.0, double(labels.cols)));
            if (from < to)
                std::fill(row + from, row + to, value);
        }
    }
}

std::vector<uint32_t> runsOfText(const std::string &text)
{
    std::vector<uint32_t> runs;
    for (size_t at = 0; at < text.size();) {
        int64_t number = 0;
        bool more = true;
        for (int part = 0; more; ++part) {
            if (at >= text.size() || part > 6)
                throw AnnotationError(say("its run-length code ends within a number"));
            const int code = static_cast<unsigned char>(text[at++]) - 48;
            if (code < 0 || code > 63)
                throw AnnotationError(say("its run-length code has a character that is none"));
            number |= int64_t(code & 31) << (5 * part);
            more = (code & 32) != 0;
            if (!more && (code & 16) != 0)
                number |= -(int64_t(1) << (5 * (part + 1)));
        }
        if (runs.size() > 2)
            number += runs[runs.size() - 2];
        if (number < 0 || number > UINT32_MAX)
            throw AnnotationError(say("its run-length code has a run that is none"));
        runs.push_back(static_cast<uint32_t>(number));
    }
    return runs;
}

void fillRuns(cv::Mat &labels, const std::vector<uint32_t> &runs, cv::Size size, uint8_t value)
{
    if (size != labels.size())
        throw AnnotationError(say("its run-length code is of another size than the picture"));
    const uint64_t all = uint64_t(size.width) * static_cast<uint64_t>(size.height), rows = static_cast<uint64_t>(size.height);
    uint64_t at = 0;
    for (size_t i = 0; i < runs.size(); ++i) {
        if (runs[i] > all - at)
            throw AnnotationError(say("its run-length code is longer than the picture"));
        if (i % 2 == 1)
            for (uint64_t pixel = at; pixel < at + runs[i]; ++pixel)
                labels.at<uint8_t>(static_cast<int>(pixel % rows), static_cast<int>(pixel / rows)) = value;
        at += runs[i];
    }
    if (at != all)
        throw AnnotationError(say("its run-length code is shorter than the picture"));
}

} // namespace vantage
