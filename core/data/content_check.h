#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <functional>
#include <map>

namespace vantage {

/// What the contents of a camera's files have shown, so that files that have not changed since need not be decoded again.
/// Files that can't be used are not noted: they are looked at anew each time.
class ContentNotes
{
public:
    /// Takes up what another process has saved; a file that is missing or damaged tells nothing.
    void load(const std::filesystem::path &file);
    /// @throws InputError where it can't be written
    void save(const std::filesystem::path &file) const;

    /// Decodes every picture of the data set, and its labels where it has any, on all cores.
    /// @param progress called with files done and in all, now and then; returning false ends it
    /// @return false where it was ended @throws InputError naming the first file in the order of the frames that can't be used:
    /// damaged, too small, of another size than its frame, or with label values that are neither a class nor ignored
    /// @param remedy what to do about values that are no class
    bool lookThrough(const Dataset &data, const std::function<bool(size_t, size_t)> &progress = {}, const std::string &remedy = usualRemedy);

    /// The same for values that are no class, of what is known without decoding anything. @throws InputError
    void requireKnownLabels(const Dataset &data, const std::string &remedy = usualRemedy) const;

    static constexpr const char *usualRemedy = "List the missing classes in classes.json, or correct the labels";

    size_t decoded() const { return m_decoded; } ///< files since this object was made

private:
    struct Note
    {
        uintmax_t bytes = 0;
        int64_t written = 0, changed = 0; ///< nanoseconds
        cv::Size size;
        std::vector<std::pair<int, uint64_t>> values; ///< of labels: each value and its pixels
    };
    struct Job;

    static Note stampOf(const std::filesystem::path &file);
    static void look(Job &job);
    const Note *known(const std::filesystem::path &file) const;

    std::map<std::string, Note> m_notes; ///< by absolute path
    size_t m_decoded = 0;
};

} // namespace vantage
