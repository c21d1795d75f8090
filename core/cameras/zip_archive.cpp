#include "core/cameras/zip_archive.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include <zip.h>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr zip_int64_t mostEntries = 2'000'000;
const Message repack = say("Pack it again, or unpack it yourself and choose the folder");

struct Close
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
    void operator()(zip_file_t *entry) const { zip_fclose(entry); }
};
using Archive = std::unique_ptr<zip_t, Close>;

struct Entry
{
    zip_uint64_t index = 0;
    uint64_t bytes = 0;
    std::vector<std::string> path; ///< its parts
};

Archive openZip(const fs::path &file)
{
    int code = 0;
    Archive archive(zip_open(file.c_str(), ZIP_RDONLY, &code));
    if (archive)
        return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw InputError(file, say("is a zip archive that can't be opened: %1", why), say("Copy it again from where it was made"));
}

/// @throws InputError where the name leads out of a folder
std::vector<std::string> partsOf(const fs::path &file, std::string name)
{
    std::replace(name.begin(), name.end(), '\\', '/'); // some programs write names as their system does
    const auto refuse = [&] { throw InputError(file, say("holds '%1', which leads out of the folder that it is unpacked to", name), joined({say("It may be meant to do harm"), repack}, ". ")); };
    if (name.starts_with('/') || (name.size() > 1 && name[1] == ':' && std::isalpha(static_cast<unsigned char>(name[0])) && name.size() > 2 && name[2] == '/'))
        refuse();
    std::vector<std::string> parts;
    for (size_t at = 0; at <= name.size();) {
        const size_t end = std::min(name.find('/', at), name.size());
        const std::string part = name.substr(at, end - at);
        if (part == "..")
            refuse();
        if (!part.empty() && part != ".")
            parts.push_back(part);
        at = end + 1;
    }
    return parts;
}

bool isOfTheSystem(const std::vector<std::string> &path)
{
    return std::any_of(path.begin(), path.end(), [](const std::string &part) { return part == "__MACOSX" || part.starts_with('.'); })
           || path.back() == "Thumbs.db" || path.back() == "desktop.ini";
}

void requirePlainFile(const fs::path &file, zip_t *archive, const zip_stat_t &stat)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, stat.index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX) {
        constexpr zip_uint32_t kindBits = 0170000, plain = 0100000;
        if (const zip_uint32_t kind = attributes >> 16 & kindBits; kind != 0 && kind != plain)
            throw InputError(file, say("holds '%1', which is a link or a device and no file", std::string(stat.name)), repack);
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        throw InputError(file, say("is encrypted"), say("Pack it again without a password, or unpack it yourself and choose the folder"));
}

std::vector<Entry> entriesOf(const fs::path &file, zip_t *archive)
{
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > mostEntries)
        throw InputError(file, say("holds %1 files", count), say("Unpack it yourself and choose the folder"));
    std::vector<Entry> entries;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
            throw InputError(file, say("is damaged: its list of files can't be read"), say("Copy it again from where it was made"));
        const std::string name = stat.name;
        Entry entry{static_cast<zip_uint64_t>(i), stat.size, partsOf(file, name)};
        if (entry.path.empty() || name.ends_with('/') || name.ends_with('\\') || isOfTheSystem(entry.path))
            continue;
        requirePlainFile(file, archive, stat);
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// Leaves the folder away that everything lies in, be it one in another; but for images/, which says what they are.
void leaveTopAway(std::vector<Entry> &entries)
{
    const auto shared = [&] {
        return !entries.empty() && entries.front().path.front() != "images" && std::all_of(entries.begin(), entries.end(), [&](const Entry &entry) {
            return entry.path.size() > 1 && entry.path.front() == entries.front().path.front();
        });
    };
    while (shared())
        for (Entry &entry : entries)
            entry.path.erase(entry.path.begin());
}

fs::path pathOf(const fs::path &folder, const Entry &entry)
{
    fs::path path = folder;
    for (const std::string &part : entry.path)
        path /= part;
    return path;
}

Message gigabytes(uint64_t bytes)
{
    return say("%1 GB", figure(static_cast<double>(bytes) / 1e9, 1));
}

void requireRoom(const fs::path &file, const fs::path &folder, const std::vector<Entry> &entries, uint64_t limit)
{
    uint64_t all = 0;
    std::set<fs::path> names;
    for (const Entry &entry : entries) {
        all = entry.bytes > UINT64_MAX - all ? UINT64_MAX : all + entry.bytes;
        if (!names.insert(pathOf({}, entry)).second)
            throw InputError(file, say("holds two files of the name '%1'", pathOf({}, entry).string()), repack);
    }
    if (all > limit)
        throw InputError(file, say("would unpack to %1, more than the limit of %2", gigabytes(all), gigabytes(limit)),
                         say("Where it is to be trusted, raise the limit (--unpack-limit), or unpack it yourself and choose the folder"));
    std::error_code code;
    if (const fs::space_info space = fs::space(folder, code); !code && space.available < all)
        throw InputError(folder, say("has room for %1, the archive unpacks to %2", gigabytes(space.available), gigabytes(all)), say("Make room, or choose a project on another disk"));
}

void writeEntry(const fs::path &file, zip_t *archive, const Entry &entry, const fs::path &to)
{
    const auto damaged = [&](const Message &why) {
        const std::string name = pathOf({}, entry).string();
        return InputError(file, why.empty() ? say("is damaged: '%1' can't be unpacked", name) : say("is damaged: '%1' can't be unpacked: %2", name, why), say("Copy it again from where it was made"));
    };
    const std::unique_ptr<zip_file_t, Close> in(zip_fopen_index(archive, entry.index, 0));
    if (!in)
        throw damaged(verbatim(zip_strerror(archive)));
    std::ofstream out(to, std::ios::binary);
    std::vector<char> piece(1 << 20);
    uint64_t written = 0;
    while (written <= entry.bytes) {
        const zip_int64_t got = zip_fread(in.get(), piece.data(), piece.size());
        if (got < 0)
            throw damaged(verbatim(zip_file_strerror(in.get())));
        if (got == 0)
            break;
        written += static_cast<uint64_t>(got);
        out.write(piece.data(), got);
    }
    if (written != entry.bytes)
        throw damaged(say("it is not as long as the list of files says"));
    if (!out.flush())
        throw InputError(to, say("can't be written"), remedyForWriting(errno));
}

} // namespace

bool isZip(const fs::path &file)
{
    std::string head(4, '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
    return head == std::string_view("PK\3\4", 4) || head == std::string_view("PK\5\6", 4);
}

bool unpackZip(const fs::path &file, const fs::path &folder, uint64_t limit, const std::function<bool(size_t, size_t)> &progress)
{
    const Archive archive = openZip(file);
    std::vector<Entry> entries = entriesOf(file, archive.get());
    leaveTopAway(entries);
    requireRoom(file, folder, entries, limit);
    for (size_t i = 0; i < entries.size(); ++i) {
        if (!progress(i, entries.size()))
            return false;
        const fs::path to = pathOf(folder, entries[i]);
        createFolder(to.parent_path());
        writeEntry(file, archive.get(), entries[i], to);
    }
    return true;
}

} // namespace vantage
