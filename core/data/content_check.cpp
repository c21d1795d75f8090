#include "core/data/content_check.h"

#include "core/base/cores.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/data/image_header.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/data/size_text.h"

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <thread>

namespace vantage {
namespace {

constexpr int notesVersion = 2;

int64_t nanoseconds(const timespec &time)
{
    return int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::string keyOf(const std::filesystem::path &file)
{
    return std::filesystem::absolute(file).lexically_normal().string();
}

std::array<uint64_t, 256> countsOf(const std::vector<std::pair<int, uint64_t>> &values)
{
    std::array<uint64_t, 256> counts{};
    for (const auto &[value, pixels] : values)
        counts[static_cast<size_t>(value)] = pixels;
    return counts;
}

void requireClasses(const std::filesystem::path &file, const ContentNote &note, const ClassMap &classes, const Message &remedy)
{
    if (const Message foreign = describeForeign(note.foreign); !foreign.empty())
        throw InputError(file, foreign, remedyForForeignLabels);
    if (const Message foreign = describeForeignValues(countsOf(note.values), classes); !foreign.empty())
        throw InputError(file, foreign, remedy);
}

} // namespace

/// One frame to be looked at.
struct ContentNotes::Job
{
    size_t frame = 0;
    std::filesystem::path image, labels;
    std::shared_ptr<const LabelReader> reader;
    int bits = 16;
    ContentNote imageNote, labelNote;
    bool imageKnown = false, labelsKnown = false;
    std::exception_ptr error;
    bool ofLabels = false; ///< the error
};

ContentNote ContentNotes::stampOf(const std::filesystem::path &file)
{
    struct stat status = {};
    ContentNote note;
    if (::stat(file.c_str(), &status) == 0) {
        note.bytes = static_cast<uintmax_t>(status.st_size);
        note.written = nanoseconds(status.st_mtim);
        note.changed = nanoseconds(status.st_ctim); // a copy may keep the time of writing, not this one
    }
    return note;
}

namespace {

/// Whether the file has not changed since the note was made.
bool isStill(const ContentNote &then, const ContentNote &now)
{
    return now.bytes == then.bytes && now.written == then.written && now.changed == then.changed;
}

} // namespace

const ContentNote *ContentNotes::known(const std::filesystem::path &file) const
{
    const auto found = m_notes.find(keyOf(file));
    return found != m_notes.end() && isStill(found->second, stampOf(file)) ? &found->second : nullptr;
}

const ContentNote *ContentNotes::knownLabels(const std::filesystem::path &labels, const LabelReader &reader) const
{
    const auto found = m_notes.find(keyOf(labels));
    return found != m_notes.end() && found->second.readWith == reader.id() && isStill(found->second, stampOf(reader.fileOf(labels))) ? &found->second : nullptr;
}

void ContentNotes::load(const std::filesystem::path &file)
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return;
    std::map<std::string, ContentNote> notes;
    try {
        const auto json = nlohmann::json::parse(readFile(file));
        const auto whole = [](const nlohmann::json &number) -> const nlohmann::json & {
            if (!number.is_number_integer()) // what else stands there may not fit into one
                throw std::invalid_argument("no whole number");
            return number;
        };
        const auto known = [](int number, int last) {
            if (number < 0 || number > last)
                throw std::invalid_argument("no kind that is known");
            return number;
        };
        if (json.at("vantage_contents") != notesVersion)
            return;
        for (const auto &entry : json.at("files")) {
            ContentNote note;
            note.bytes = whole(entry.at(1));
            note.written = whole(entry.at(2));
            note.changed = whole(entry.at(3));
            const auto &header = entry.at(4);
            note.header.size = {whole(header.at(0)).get<int>(), whole(header.at(1)).get<int>()};
            note.header.orientation = whole(header.at(2));
            note.header.bits = whole(header.at(3));
            note.header.pictures = whole(header.at(4));
            note.header.format = static_cast<ImageFormat>(known(whole(header.at(5)).get<int>(), static_cast<int>(ImageFormat::Webp)));
            note.readAs = whole(header.at(6));
            note.encoding = static_cast<LabelEncoding>(known(whole(header.at(7)).get<int>(), static_cast<int>(LabelEncoding::Other)));
            for (const auto &value : entry.at(5))
                if (const int number = whole(value.at(0)); number >= 0 && number < 256)
                    note.values.emplace_back(number, whole(value.at(1)).get<uint64_t>());
            if (entry.size() > 7) {
                note.readWith = entry.at(6);
                for (const auto &one : entry.at(7))
                    note.foreign.push_back({one.at(0), whole(one.at(1))});
            }
            notes[entry.at(0).get<std::string>()] = std::move(note);
        }
    } catch (const std::exception &) { // then everything is looked at again
        return;
    }
    notes.merge(m_notes);
    m_notes = std::move(notes);
}

void ContentNotes::add(const ContentNotes &others)
{
    for (const auto &[path, note] : others.m_notes)
        if (const auto found = m_notes.find(path); found == m_notes.end() || found->second.changed < note.changed)
            m_notes[path] = note;
}

void ContentNotes::save(const std::filesystem::path &file) const
{
    auto files = nlohmann::json::array();
    for (const auto &[path, note] : m_notes) {
        auto values = nlohmann::json::array();
        for (const auto &[value, pixels] : note.values)
            values.push_back({value, pixels});
        const ImageHeader &h = note.header;
        const nlohmann::json header{h.size.width, h.size.height, h.orientation, h.bits, h.pictures, static_cast<int>(h.format), note.readAs, static_cast<int>(note.encoding)};
        nlohmann::json entry{path, note.bytes, note.written, note.changed, header, std::move(values)};
        if (!note.readWith.empty() || !note.foreign.empty()) {
            auto foreign = nlohmann::json::array();
            for (const ForeignLabel &one : note.foreign)
                foreign.push_back({one.what, one.pixels});
            entry.push_back(note.readWith);
            entry.push_back(std::move(foreign));
        }
        files.push_back(std::move(entry));
    }
    const nlohmann::json json{{"vantage_contents", notesVersion}, {"files", std::move(files)}};
    writeAtomically(file, jsonText(json) + "\n");
}

namespace {

void decodeImage(const std::filesystem::path &file, int bits, ContentNote &note)
{
    readImage(file, bits, &note.header);
    note.readAs = bits;
}

void decodeLabels(const std::filesystem::path &file, const LabelReader &reader, ContentNote &note)
{
    LabelValues said = reader.read(file);
    note.encoding = said.encoding;
    note.header.size = said.values.size();
    auto counts = countValues(said.values);
    for (const ForeignLabel &one : said.foreign)
        counts[255] -= std::min(counts[255], one.pixels);
    for (size_t value = 0; value < counts.size(); ++value)
        if (counts[value] > 0)
            note.values.emplace_back(static_cast<int>(value), counts[value]);
    note.foreign = std::move(said.foreign);
    note.readWith = reader.id();
}

} // namespace

ContentNote ContentNotes::noted(const std::filesystem::path &file, const std::filesystem::path &stamped, const std::function<void(ContentNote &)> &decode)
{
    ContentNote note = stampOf(stamped); // before reading: what changes meanwhile is looked at again
    decode(note);
    ++m_decoded;
    return m_notes[keyOf(file)] = std::move(note);
}

ContentNote ContentNotes::imageNote(const std::filesystem::path &file, int bits)
{
    if (const ContentNote *note = known(file); note && note->readAs == bits)
        return *note;
    return noted(file, file, [&](ContentNote &note) { decodeImage(file, bits, note); });
}

ContentNote ContentNotes::labelNote(const std::filesystem::path &file, const LabelReader &reader)
{
    if (const ContentNote *note = knownLabels(file, reader))
        return *note;
    return noted(file, reader.fileOf(file), [&](ContentNote &note) { decodeLabels(file, reader, note); });
}

void ContentNotes::look(Job &job)
{
    try {
        if (!job.imageKnown) {
            job.imageNote = stampOf(job.image); // before reading: what changes meanwhile is looked at again
            decodeImage(job.image, job.bits, job.imageNote);
        }
        const cv::Size size = job.imageNote.header.size;
        if (std::min(size.width, size.height) < smallestFrameSide)
            throw InputError(job.image, say("is only %1 pixels", sizeText(size)), say("Frames need 16 pixels a side or more"));
        if (job.labels.empty())
            return;
        job.ofLabels = true;
        if (!job.labelsKnown) {
            job.labelNote = stampOf(readerOr(job.reader).fileOf(job.labels));
            decodeLabels(job.labels, readerOr(job.reader), job.labelNote);
        }
        if (job.labelNote.header.size != size)
            throw InputError(job.labels, differingSizes(job.labelNote.header.size, job.imageNote.header), say("A frame and its labels must have the same size"));
    } catch (...) {
        job.error = std::current_exception();
    }
}

/// @throws InputError where all labels of a camera are 0 and the ignored 255
void ContentNotes::requireMoreThanMasks(const Dataset &data, const std::vector<Job> &jobs)
{
    for (const CameraRange &camera : cameraRanges(data)) {
        std::array<uint64_t, 256> counts{};
        const std::filesystem::path *first = nullptr;
        for (size_t i = camera.first; i < camera.first + camera.count; ++i) {
            for (const auto &[value, pixels] : jobs[i].labelNote.values)
                counts[static_cast<size_t>(value)] += pixels;
            if (!first && !jobs[i].labels.empty() && jobs[i].labelNote.encoding != LabelEncoding::Other)
                first = &jobs[i].labels;
        }
        if (first && lookLikeMasks(counts, data.classes))
            throw InputError(first->parent_path(), masksProblem, masksRemedy);
    }
}

std::optional<std::vector<ContentNotes::Job>> ContentNotes::lookAt(const Dataset &data, bool all, const std::function<bool(size_t, size_t)> &progress,
                                                                   const Message &remedy)
{
    const size_t count = data.frames.size();
    std::vector<Job> jobs(count);
    size_t files = 0;
    for (size_t i = 0; i < count; ++i) {
        Job &job = jobs[i];
        job.frame = i;
        job.image = data.imageFile(i);
        job.bits = data.frames[i].bits;
        if (const ContentNote *note = known(job.image); note && note->readAs == job.bits) {
            job.imageNote = *note;
            job.imageKnown = true;
        }
        if (!data.frames[i].labels.empty()) {
            job.labels = data.labelFile(i);
            job.reader = data.frames[i].reader;
            if (const ContentNote *note = knownLabels(job.labels, readerOr(job.reader))) {
                job.labelNote = *note;
                job.labelsKnown = true;
            }
        }
        files += (job.imageKnown ? 0 : 1) + (job.labels.empty() || job.labelsKnown ? 0 : 1);
    }
    if (progress && files > 0 && !progress(0, files))
        return std::nullopt;

    std::atomic<size_t> next = 0, done = 0;
    std::atomic<bool> failed = false, ended = false;
    const auto work = [&](bool tells) {
        for (size_t i = next++; i < count && (all || !failed) && !ended; i = next++) {
            Job &job = jobs[i];
            look(job);
            if (job.error)
                failed = true; // jobs before this one are in work already, so the first bad file is found all the same
            done += (job.imageKnown ? 0 : 1) + (job.labels.empty() || job.labelsKnown ? 0 : 1);
            if (tells && progress && files > 0 && !progress(done, files))
                ended = true;
        }
    };
    {
        std::vector<std::jthread> helpers;
        const size_t threads = files == 0 ? 1 : std::min<size_t>(static_cast<size_t>(std::max(1, physicalCores())), count);
        for (size_t i = 1; i < threads; ++i)
            helpers.emplace_back(work, false);
        work(true);
    }
    for (Job &job : jobs) {
        if (job.error) {
            if (all)
                continue;
            break;
        }
        if (!job.imageKnown && !job.imageNote.header.size.empty()) {
            m_notes[keyOf(job.image)] = job.imageNote;
            ++m_decoded;
        }
        if (!job.labels.empty() && !job.labelsKnown && !job.labelNote.header.size.empty()) {
            m_notes[keyOf(job.labels)] = job.labelNote;
            ++m_decoded;
        }
        try {
            requireClasses(job.labels, job.labelNote, data.classes, remedy);
        } catch (const InputError &) {
            job.error = std::current_exception();
            if (!all)
                break;
        }
    }
    if (ended)
        return std::nullopt;
    if (all || !failed)
        requireMoreThanMasks(data, jobs);
    return jobs;
}

bool ContentNotes::lookThrough(const Dataset &data, const std::function<bool(size_t, size_t)> &progress, const Message &remedy)
{
    const auto jobs = lookAt(data, false, progress, remedy);
    if (!jobs)
        return false;
    for (const Job &job : *jobs)
        if (job.error)
            std::rethrow_exception(job.error);
    return true;
}

std::optional<std::vector<FrameFault>> ContentNotes::faults(const Dataset &data, const std::function<bool(size_t, size_t)> &progress, const Message &remedy)
{
    const auto jobs = lookAt(data, true, progress, remedy);
    if (!jobs)
        return std::nullopt;
    std::vector<FrameFault> found;
    for (const Job &job : *jobs) {
        if (!job.error)
            continue;
        try {
            std::rethrow_exception(job.error);
        } catch (const InputError &error) {
            found.push_back({data.frames[job.frame].name, job.ofLabels, error.message(), job.labelNote.values});
        }
    }
    return found;
}

void ContentNotes::requireKnownLabels(const Dataset &data, const Message &remedy) const
{
    for (size_t i = 0; i < data.frames.size(); ++i)
        if (!data.frames[i].labels.empty())
            if (const ContentNote *note = knownLabels(data.labelFile(i), readerOr(data.frames[i].reader)))
                requireClasses(data.labelFile(i), *note, data.classes, remedy);
}

} // namespace vantage
