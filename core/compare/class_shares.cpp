#include "core/compare/class_shares.h"

#include "core/base/error.h"
#include "core/evaluation/label_free.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace vantage {

std::vector<EpochShares> classSharesOf(const std::filesystem::path &runFolder)
{
    std::vector<EpochShares> result;
    std::error_code code;
    for (std::filesystem::directory_iterator entry(runFolder / "snapshots", code), end; !code && entry != end; entry.increment(code)) {
        const std::string stem = entry->path().stem().string(), start = "epoch-";
        int epoch = 0;
        if (entry->path().extension() != ".probabilities" || !stem.starts_with(start)
            || std::from_chars(stem.data() + start.size(), stem.data() + stem.size(), epoch).ec != std::errc())
            continue;
        try {
            result.push_back({epoch, classHistogram(loadProbabilities(entry->path()))});
        } catch (const InputError &) { // being written, or damaged: the others still say something
        } catch (const std::invalid_argument &) { // without a frame
        }
    }
    std::sort(result.begin(), result.end(), [](const EpochShares &a, const EpochShares &b) { return a.epoch < b.epoch; });
    return result;
}

std::vector<EpochShares> classSharesOf(const ComparedRun &run, const std::filesystem::path &runFolder)
{
    std::vector<EpochShares> noted;
    for (const EpochRecord &epoch : run.epochs)
        if (!epoch.classShares.empty())
            noted.push_back({epoch.epoch, epoch.classShares});
    return noted.empty() ? classSharesOf(runFolder) : noted;
}

} // namespace vantage
