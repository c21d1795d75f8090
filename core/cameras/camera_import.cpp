#include "core/cameras/camera_import.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/cameras/zip_archive.h"
#include "core/data/labels/camera_layout.h"
#include "core/data/frame_remarks.h"
#include "core/data/image_header.h"
#include "core/data/image_io.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <stdlib.h>
#include <string_view>
#include <sys/file.h>
#include <unistd.h>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr std::streamsize sampledBytes = 1 << 20;
constexpr double streamPatience = 10; // seconds; a file is never waited for

/// Of size, beginning, middle and end: a video may have 100 GB.
std::string printOf(const fs::path &file, uintmax_t bytes)
{
    Sha256 hash;
    hash.add(std::to_string(bytes) + ":");
    std::ifstream in(file, std::ios::binary);
    std::string piece(sampledBytes, '\0');
    for (const uintmax_t at : {uintmax_t(0), bytes / 2, bytes > uintmax_t(sampledBytes) ? bytes - sampledBytes : uintmax_t(0)}) {
        in.clear();
        in.seekg(static_cast<std::streamoff>(at));
        in.read(piece.data(), sampledBytes);
        hash.add(std::string_view(piece).substr(0, static_cast<size_t>(std::max<std::streamsize>(0, in.gcount()))));
    }
    return hash.hex();
}

constexpr std::string_view unfinishedEnding = ".part", replacedEnding = ".old";

/// Holds a folder as long as it lives, so that others can tell one that is being made from one that a killed program has left.
class FolderHold
{
public:
    explicit FolderHold(const fs::path &folder) : m_descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        m_held = m_descriptor >= 0 && (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK); // where there are no locks, as if alone
    }
    ~FolderHold()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    FolderHold(const FolderHold &) = delete;
    FolderHold &operator=(const FolderHold &) = delete;

    bool held() const { return m_held; }

private:
    int m_descriptor;
    bool m_held;
};

/// Holds a folder that is being made, and removes it unless it was taken.
class Unfinished
{
public:
    explicit Unfinished(fs::path folder) : m_folder(std::move(folder))
    {
        createFolder(m_folder);
        m_hold.emplace(m_folder);
        if (!m_hold->held())
            throw InputError(m_folder, say("is being made by another import"), say("Wait for it or stop it"));
        std::error_code code;
        for (fs::directory_iterator entry(m_folder, code), end; !code && entry != end; entry.increment(code))
            fs::remove_all(entry->path(), code);
    }
    ~Unfinished() { remove(); }
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;

    const fs::path &folder() const { return m_folder; }

    /// Puts it in the place of `there`, which is removed but for what is not of the import. Where the program dies, the one or the other is
    /// there as a whole: what stays is in both until they have changed places.
    void take(const fs::path &there, const fs::path &old)
    {
        std::error_code code;
        for (const char *kept : {"labels", "classes.json"})
            if (fs::exists(there / kept, code) && !fs::exists(m_folder / kept, code))
                linkTree(there / kept, m_folder / kept);
        if (!fs::exists(there, code)) {
            move(m_folder, there);
        } else if (::renameat2(AT_FDCWD, m_folder.c_str(), AT_FDCWD, there.c_str(), RENAME_EXCHANGE) != 0) { // not every file system can
            move(there, old);
            move(m_folder, there);
            fs::remove_all(old, code);
        }
    }

    static void move(const fs::path &from, const fs::path &to)
    {
        std::error_code code;
        fs::rename(from, to, code);
        if (code)
            throw InputError(to, say("can't be made: %1", code.message()), remedyForWriting(code.value()));
    }

private:
    void remove()
    {
        std::error_code code;
        fs::remove_all(m_folder, code);
    }

    fs::path m_folder;
    std::optional<FolderHold> m_hold;
};

std::string cameraName(const fs::path &file)
{
    std::string name = file.stem().string();
    name.erase(0, name.find_first_not_of('.') == std::string::npos ? name.size() : name.find_first_not_of('.'));
    return name.empty() ? "camera" : name;
}

/// Where a camera of this file goes: the folder that was made of it before, or a free one.
fs::path placeFor(const fs::path &file, const std::string &print, const fs::path &under)
{
    std::error_code code;
    const std::string name = cameraName(file);
    for (int number = 1;; ++number) {
        const fs::path folder = under / (number == 1 ? name : name + "-" + std::to_string(number));
        if (!fs::exists(folder, code))
            return folder;
        const auto note = importNoteOf(folder);
        if (note && (note->from == file.string() || note->print == print))
            return folder;
    }
}

/// What imports that were cut off have left: a replaced camera that was not put away yet, and what was not finished.
void mendCutOff(const fs::path &under)
{
    std::error_code code;
    for (fs::directory_iterator entry(under, code), end; !code && entry != end; entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        std::error_code ignored;
        if (!name.starts_with('.') || !entry->is_directory(ignored))
            continue;
        if (name.ends_with(replacedEnding)) {
            const fs::path there = under / name.substr(1, name.size() - 1 - replacedEnding.size());
            if (fs::exists(there, ignored))
                fs::remove_all(entry->path(), ignored);
            else
                fs::rename(entry->path(), there, ignored);
        } else if (name.ends_with(unfinishedEnding) && FolderHold(entry->path()).held()) {
            fs::remove_all(entry->path(), ignored);
        }
    }
}

/// Without waiting for the disk: the folder is none yet, and is made anew where the power fails.
void writeFrame(const fs::path &file, const cv::Mat &rgb)
{
    const std::string bytes = encodedImage(file, rgb);
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush())
        throw InputError(file, say("can't be written"), remedyForWriting(errno));
}

bool sampleVideo(const fs::path &file, const fs::path &folder, ImportNote &note, const std::stop_token &stop,
                 const std::function<void(const ImportProgress &)> &progress)
{
    std::unique_ptr<FrameSource> source = openFrames(file.string(), 1, streamPatience, stop);
    if (!source || stop.stop_requested())
        return false;
    createFolder(folder / "images");
    const auto tell = [&](const SampleProgress &p) {
        if (progress)
            progress({p.kept == 1 ? say("sampling %1: 1 frame", file.filename()) : say("sampling %1: %2 frames", file.filename(), p.kept), p.share});
    };
    const SampleOptions how{note.fps, note.keptAlike, 0};
    const SampleResult result = sampleFrames(std::move(source), how, [&](const SourceFrame &frame) {
        writeFrame(folder / "images" / (frame.name + ".jpg"), frame.image);
    }, stop, tell);
    note.frames = result.kept;
    note.alike = result.alike;
    note.seconds = result.seconds;
    note.remarks = result.remarks;
    return !result.stopped;
}

bool unpack(const fs::path &file, const fs::path &folder, const ImportOptions &options, ImportNote &note, const std::stop_token &stop,
            const std::function<void(const ImportProgress &)> &progress)
{
    const auto tell = [&](size_t done, size_t all) {
        if (progress)
            progress({all == 1 ? say("unpacking %1: %2 of 1 file", file.filename(), done) : say("unpacking %1: %2 of %3 files", file.filename(), done, all), static_cast<double>(done) / static_cast<double>(all)});
        return !stop.stop_requested();
    };
    if (!unpackZip(file, folder, options.largestArchive, tell))
        return false;
    note.frames = static_cast<int64_t>(layoutOf(folder, false).frames.size());
    if (note.frames == 0)
        throw InputError(file, say("holds no pictures"), say("Choose an archive with PNG, JPEG, BMP, TIFF or WebP frames in images/, and labels in labels/ where there are any"));
    return true;
}

} // namespace

bool isCameraFile(const fs::path &place)
{
    std::error_code code;
    const auto type = fs::status(place, code).type();
    return type != fs::file_type::directory && type != fs::file_type::not_found && type != fs::file_type::none;
}

std::optional<ImportedCamera> importCamera(const fs::path &given, const fs::path &under, const ImportOptions &options, std::stop_token stop,
                                           const std::function<void(const ImportProgress &)> &progress)
{
    const Message remedy = say("Choose a folder of pictures, a video, or a zip archive of pictures");
    const fs::path file = fs::absolute(given).lexically_normal();
    requireRegularFile(file, remedy);
    if (hasImageName(file))
        throw InputError(file, say("is one picture, a camera has many"), say("Choose the folder that it lies in, or a video"));
    std::error_code code;
    ImportNote note;
    note.kind = isZip(file) ? ImportNote::Kind::Archive : ImportNote::Kind::Video;
    note.from = file.string();
    note.bytes = fs::file_size(file, code);
    note.print = printOf(file, note.bytes);
    mendCutOff(under);
    const fs::path folder = placeFor(file, note.print, under);
    const std::optional<ImportNote> before = importNoteOf(folder);
    note.fps = note.kind == ImportNote::Kind::Archive ? 0 : options.fps.value_or(before ? before->fps : 1);
    note.keptAlike = note.kind == ImportNote::Kind::Video && options.keepAlike;

    ImportedCamera camera{folder, note, false, {}};
    const std::string name = file.filename().string();
    if (before && before->print == note.print && before->fps == note.fps && before->keptAlike == note.keptAlike) {
        camera.note = *before;
        camera.reused = true;
        camera.said = before->frames == 1 ? say("1 frame of %1 is there already", name) : say("%1 frames of %2 are there already", before->frames, name);
        return camera;
    }
    Unfinished made(under / ("." + folder.filename().string() + std::string(unfinishedEnding)));
    const bool whole = note.kind == ImportNote::Kind::Archive ? unpack(file, made.folder(), options, note, stop, progress)
                                                              : sampleVideo(file, made.folder(), note, stop, progress);
    if (!whole)
        return std::nullopt;
    writeImportNote(made.folder(), note);
    made.take(folder, under / ("." + folder.filename().string() + std::string(replacedEnding)));
    camera.note = note;
    std::vector<Message> said;
    if (note.kind == ImportNote::Kind::Archive)
        said.push_back(note.frames == 1 ? say("1 frame unpacked from %1", name) : say("%1 frames unpacked from %2", note.frames, name));
    else
        said.push_back(note.frames == 1 ? say("1 frame sampled from %1", name) : say("%1 frames sampled from %2", note.frames, name));
    if (note.alike > 0)
        said.push_back(note.alike == 1 ? say("1 near-duplicate left out") : say("%1 near-duplicates left out", note.alike));
    if (before && before->print != note.print)
        said.push_back(say("which has changed since it was last used"));
    camera.said = joined(said);
    return camera;
}

TemporaryCamera::TemporaryCamera(const fs::path &place, const ImportOptions &options, std::stop_token stop,
                                 const std::function<void(const ImportProgress &)> &progress)
    : m_folder(place)
{
    if (!isCameraFile(place))
        return;
    m_folder.clear();
    std::string pattern = (fs::temp_directory_path() / "vantage-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw InputError(fs::temp_directory_path(), say("can't be written"), say("Set TMPDIR to a folder with room for the frames"));
    m_temporary = pattern;
    try {
        m_imported = importCamera(place, m_temporary, options, std::move(stop), progress);
    } catch (...) {
        std::error_code code;
        fs::remove_all(m_temporary, code);
        throw;
    }
    if (m_imported)
        m_folder = m_imported->folder;
}

TemporaryCamera::~TemporaryCamera()
{
    std::error_code code;
    if (!m_temporary.empty())
        fs::remove_all(m_temporary, code);
}

} // namespace vantage
