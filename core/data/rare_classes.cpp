#include "core/data/rare_classes.h"

#include <cstdio>
#include <numeric>

namespace vantage {

std::string describeRareClasses(const DatasetReport &report)
{
    const auto pixels = pixelsOfClasses(report.classes, report.pixelsPerValue);
    uint64_t all = 0;
    for (int c = 0; c < report.classes.size(); ++c)
        all += c == report.classes.ignore ? 0 : pixels[static_cast<size_t>(c)];
    std::string names;
    for (int c = 0; c < report.classes.size(); ++c) {
        const double share = all > 0 ? static_cast<double>(pixels[static_cast<size_t>(c)]) / static_cast<double>(all) : 0;
        if (c == report.classes.ignore || share == 0 || share >= rareShare)
            continue;
        char text[32];
        std::snprintf(text, sizeof text, " (%.3f %%)", 100 * share);
        names += (names.empty() ? "" : ", ") + report.classes.classes[static_cast<size_t>(c)].name + text;
    }
    return names.empty() ? "" : "classes that may be too rare to learn: " + names;
}

} // namespace vantage
