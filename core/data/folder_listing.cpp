#include "core/data/folder_listing.h"

#include "core/base/error.h"
#include "core/data/image_header.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace vantage {
namespace {

namespace fs = std::filesystem;

const Message remedy = say("Check that the folder is there and that you may read it");

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::vector<fs::path> listPictures(const fs::path &folder, size_t &others)
{
    std::error_code code;
    std::vector<fs::path> pictures;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        std::error_code unknown; // a dangling link stays in the list and is named when it is read
        if (entry->is_directory(unknown))
            continue;
        if (hasImageName(entry->path()))
            pictures.push_back(entry->path());
        else if (!entry->path().filename().string().starts_with('.') && entry->path().filename() != "classes.json" && entry->path().filename() != "imported.json")
            ++others;
    }
    if (code)
        throw InputError(folder, say("can't be read: %1", code.message()), remedy);
    // Stems are taken once: 30,000 names need half a million comparisons.
    std::vector<std::pair<std::string, fs::path>> byStem;
    byStem.reserve(pictures.size());
    for (fs::path &picture : pictures)
        byStem.emplace_back(picture.stem().string(), std::move(picture));
    std::sort(byStem.begin(), byStem.end(), [](const auto &a, const auto &b) {
        return a.first == b.first ? a.second < b.second : naturallyBefore(a.first, b.first);
    });
    std::transform(byStem.begin(), byStem.end(), pictures.begin(), [](auto &named) { return std::move(named.second); });
    return pictures;
}

/// What is in a folder and not hidden, in natural order of the names.
template <typename Want>
std::vector<fs::path> entriesOf(const fs::path &folder, const Want &want)
{
    std::error_code code;
    std::vector<fs::path> found;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (want(*entry) && !entry->path().filename().string().starts_with('.'))
            found.push_back(entry->path());
    std::sort(found.begin(), found.end(), [](const fs::path &a, const fs::path &b) { return naturallyBefore(a.filename().string(), b.filename().string()); });
    return found;
}

} // namespace

bool isFolder(const fs::path &path)
{
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (status.type() == fs::file_type::none)
        throw InputError(path, say("can't be read: %1", code.message()), remedy);
    return status.type() == fs::file_type::directory;
}

std::vector<fs::path> picturesIn(const fs::path &folder, size_t *others)
{
    size_t ignored = 0;
    return listPictures(folder, others ? *others : ignored);
}

std::vector<fs::path> foldersIn(const fs::path &folder)
{
    return entriesOf(folder, [](const fs::directory_entry &entry) {
        std::error_code unknown;
        return entry.is_directory(unknown);
    });
}

std::vector<fs::path> filesIn(const fs::path &folder, const std::string &extension)
{
    return entriesOf(folder, [&](const fs::directory_entry &entry) {
        std::error_code unknown;
        return entry.path().native().ends_with(extension) && !entry.is_directory(unknown);
    });
}

std::vector<std::string> someStemsIn(const fs::path &folder)
{
    constexpr size_t some = 64;
    std::error_code code;
    std::vector<std::string> stems;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator() && stems.size() < some; entry.increment(code))
        if (hasImageName(entry->path()))
            stems.push_back(entry->path().stem().string());
    return stems;
}

bool naturallyBefore(const std::string &a, const std::string &b)
{
    size_t i = 0;
    size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        const auto numberAt = [](const std::string &text, size_t &at) {
            const size_t start = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            std::string_view digits = std::string_view(text).substr(start, at - start);
            digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
            return digits;
        };
        const std::string_view left = numberAt(a, i);
        const std::string_view right = numberAt(b, j);
        if (left.size() != right.size())
            return left.size() < right.size();
        if (left != right)
            return left < right;
    }
    const size_t restA = a.size() - i;
    const size_t restB = b.size() - j;
    return restA != restB ? restA < restB : a < b; // leading zeros alone tell them apart
}

void requireFolder(const fs::path &folder)
{
    std::error_code code;
    const fs::file_status status = fs::status(folder, code);
    if (status.type() == fs::file_type::not_found)
        throw InputError(folder, say("does not exist"), remedy);
    if (!isFolder(folder))
        throw InputError(folder, say("is no folder"), say("Choose the folder that holds a camera's images/"));
}

FolderListing listFolder(const fs::path &folder, bool withLabels)
{
    requireFolder(folder);
    FolderListing listing;
    const fs::path images = folder / "images";
    const fs::path labels = folder / "labels";
    listing.images = listPictures(isFolder(images) ? images : folder, listing.otherFiles);
    if (withLabels && isFolder(labels)) {
        size_t ignored = 0;
        listing.hasLabelFolder = true;
        listing.labels = listPictures(labels, ignored);
    }
    return listing;
}

} // namespace vantage
