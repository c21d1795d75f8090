#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/data/label_codec.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>

namespace vantage {

/// What decoding a file once has shown.
struct ContentNote
{
    uintmax_t bytes = 0;
    int64_t written = 0, changed = 0; ///< nanoseconds
    ImageHeader header;               ///< of a picture; of labels only their size
    int readAs = 16;                  ///< the bits that it was read with
    LabelEncoding encoding{};         ///< of labels
    std::vector<std::pair<int, uint64_t>> values; ///< of labels: each value and its pixels
    std::vector<ForeignLabel> foreign; ///< of labels
    std::string readWith;              ///< of labels: the id of their reader
};

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
    bool lookThrough(const Dataset &data, const std::function<bool(size_t, size_t)> &progress = {}, const Message &remedy = usualRemedy);

    /// The same without an end at the first: all frames that can't be used, in their order, each with the first fault of it. Nothing where it was ended.
    std::optional<std::vector<FrameFault>> faults(const Dataset &data, const std::function<bool(size_t, size_t)> &progress = {}, const Message &remedy = usualRemedy);

    /// The same for values that are no class, of what is known without decoding anything. @throws InputError
    void requireKnownLabels(const Dataset &data, const Message &remedy = usualRemedy) const;

    static inline const Message usualRemedy = say("List the missing classes in classes.json, or correct the labels");

    /// What is known of a picture or of labels, which are decoded where nothing is. @param bits as readImage() takes them
    /// @throws InputError where they can't be read
    ContentNote imageNote(const std::filesystem::path &file, int bits);
    ContentNote labelNote(const std::filesystem::path &file, const LabelReader &reader);

    /// Takes up what others have noted and is not noted here.
    void add(const ContentNotes &others);
    size_t size() const { return m_notes.size(); }
    size_t decoded() const { return m_decoded; } ///< files since this object was made

private:
    struct Job;

    static ContentNote stampOf(const std::filesystem::path &file);
    static void look(Job &job);
    static void requireMoreThanMasks(const Dataset &data, const std::vector<Job> &jobs);
    /// Decodes all. @param all go on after the first that can't be used
    std::optional<std::vector<Job>> lookAt(const Dataset &data, bool all, const std::function<bool(size_t, size_t)> &progress, const Message &remedy);
    const ContentNote *known(const std::filesystem::path &file) const;
    const ContentNote *knownLabels(const std::filesystem::path &labels, const LabelReader &reader) const;
    ContentNote noted(const std::filesystem::path &file, const std::filesystem::path &stamped, const std::function<void(ContentNote &)> &decode);

    std::map<std::string, ContentNote> m_notes; ///< by absolute path
    size_t m_decoded = 0;
};

} // namespace vantage
