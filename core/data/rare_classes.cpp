#include "core/data/rare_classes.h"

#include <numeric>

namespace vantage {

Message describeRareClasses(const DatasetReport &report)
{
    const auto pixels = pixelsOfClasses(report.classes, report.pixelsPerValue);
    uint64_t all = 0;
    for (int c = 0; c < report.classes.size(); ++c)
        all += c == report.classes.ignore ? 0 : pixels[static_cast<size_t>(c)];
    std::vector<Message> names;
    for (int c = 0; c < report.classes.size(); ++c) {
        const double share = all > 0 ? static_cast<double>(pixels[static_cast<size_t>(c)]) / static_cast<double>(all) : 0;
        if (c == report.classes.ignore || share == 0 || share >= rareShare)
            continue;
        names.push_back(say("%1 (%2 %)", report.classes.classes[static_cast<size_t>(c)].name, figure(100 * share, 3)));
    }
    return names.empty() ? Message() : say("classes that may be too rare to learn: %1", joined(names));
}

} // namespace vantage
