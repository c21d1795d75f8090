#include "core/data/content_check.h"

#include "core/base/cores.h"
#include "core/base/error.h"
#include "core/base/files.h"
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

constexpr int notesVersion = 1;

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

void requireClasses(const std::filesystem::path &file, const std::vector<std::pair<int, uint64_t>> &values, const ClassMap &classes, const std::string &remedy)
{
    if (const std::string foreign = describeForeignValues(countsOf(values), classes); !foreign.empty())
        throw InputError(file, foreign, remedy);
}

} // namespace

/// One frame to be looked at.
struct ContentNotes::Job
{
    std::filesystem::path image, labels;
    Note imageNote, labelNote;
    bool imageKnown = false, labelsKnown = false;
    std::exception_ptr error;
};

ContentNotes::Note ContentNotes::stampOf(const std::filesystem::path &file)
{
    struct stat status = {};
    Note note;
    if (::stat(file.c_str(), &status) == 0) {
        note.bytes = static_cast<uintmax_t>(status.st_size);
        note.written = nanoseconds(status.st_mtim);
        note.changed = nanoseconds(status.st_ctim); // a copy may keep the time of writing, not this one
    }
    return note;
}

const ContentNotes::Note *ContentNotes::known(const std::filesystem::path &file) const
{
    const auto found = m_notes.find(keyOf(file));
    if (found == m_notes.end())
        return nullptr;
    const Note now = stampOf(file);
    const Note &then = found->second;
    return now.bytes == then.bytes && now.written == then.written && now.changed == then.changed ? &then : nullptr;
}

void ContentNotes::load(const std::filesystem::path &file)
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return;
    std::map<std::string, Note> notes;
    try {
        const auto json = nlohmann::json::parse(readFile(file));
        if (json.at("vantage_contents") != notesVersion)
            return;
        for (const auto &entry : json.at("files")) {
            Note note;
            note.bytes = entry.at(1);
            note.written = entry.at(2);
            note.changed = entry.at(3);
            note.size = {entry.at(4).get<int>(), entry.at(5).get<int>()};
            for (const auto &value : entry.at(6))
                if (const int number = value.at(0); number >= 0 && number < 256)
                    note.values.emplace_back(number, value.at(1).get<uint64_t>());
            notes[entry.at(0).get<std::string>()] = std::move(note);
        }
    } catch (const std::exception &) { // then everything is looked at again
        return;
    }
    notes.merge(m_notes);
    m_notes = std::move(notes);
}

void ContentNotes::save(const std::filesystem::path &file) const
{
    auto files = nlohmann::json::array();
    for (const auto &[path, note] : m_notes) {
        auto values = nlohmann::json::array();
        for (const auto &[value, pixels] : note.values)
            values.push_back({value, pixels});
        files.push_back({path, note.bytes, note.written, note.changed, note.size.width, note.size.height, std::move(values)});
    }
    const nlohmann::json json{{"vantage_contents", notesVersion}, {"files", std::move(files)}};
    writeAtomically(file, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void ContentNotes::look(Job &job)
{
    try {
        if (!job.imageKnown) {
            job.imageNote = stampOf(job.image); // before reading: what changes meanwhile is looked at again
            job.imageNote.size = readImage(job.image).size();
        }
        if (std::min(job.imageNote.size.width, job.imageNote.size.height) < smallestFrameSide)
            throw InputError(job.image, "is only " + sizeText(job.imageNote.size) + " pixels", "Frames need 16 pixels a side or more");
        if (job.labels.empty())
            return;
        if (!job.labelsKnown) {
            job.labelNote = stampOf(job.labels);
            const cv::Mat labels = readLabelValues(job.labels);
            job.labelNote.size = labels.size();
            const auto counts = countValues(labels);
            for (size_t value = 0; value < counts.size(); ++value)
                if (counts[value] > 0)
                    job.labelNote.values.emplace_back(static_cast<int>(value), counts[value]);
        }
        if (job.labelNote.size != job.imageNote.size)
            throw InputError(job.labels, differingSizes(job.labelNote.size, inspectImage(readImageFile(job.image), job.image)),
                             "A frame and its labels must have the same size");
    } catch (...) {
        job.error = std::current_exception();
    }
}

bool ContentNotes::lookThrough(const Dataset &data, const std::function<bool(size_t, size_t)> &progress, const std::string &remedy)
{
    const size_t count = data.frames.size();
    std::vector<Job> jobs(count);
    size_t files = 0;
    for (size_t i = 0; i < count; ++i) {
        Job &job = jobs[i];
        job.image = data.imageFile(i);
        if (const Note *note = known(job.image)) {
            job.imageNote = *note;
            job.imageKnown = true;
        }
        if (!data.frames[i].labels.empty()) {
            job.labels = data.labelFile(i);
            if (const Note *note = known(job.labels)) {
                job.labelNote = *note;
                job.labelsKnown = true;
            }
        }
        files += (job.imageKnown ? 0 : 1) + (job.labels.empty() || job.labelsKnown ? 0 : 1);
    }
    if (progress && files > 0 && !progress(0, files))
        return false;

    std::atomic<size_t> next = 0, done = 0;
    std::atomic<bool> failed = false, ended = false;
    const auto work = [&](bool tells) {
        for (size_t i = next++; i < count && !failed && !ended; i = next++) {
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
        if (job.error)
            std::rethrow_exception(job.error);
        if (!job.imageKnown && !job.imageNote.size.empty()) {
            m_notes[keyOf(job.image)] = job.imageNote;
            ++m_decoded;
        }
        if (!job.labels.empty() && !job.labelsKnown && !job.labelNote.size.empty()) {
            m_notes[keyOf(job.labels)] = job.labelNote;
            ++m_decoded;
        }
        requireClasses(job.labels, job.labelNote.values, data.classes, remedy);
    }
    return !ended;
}

void ContentNotes::requireKnownLabels(const Dataset &data, const std::string &remedy) const
{
    for (size_t i = 0; i < data.frames.size(); ++i)
        if (!data.frames[i].labels.empty())
            if (const Note *note = known(data.labelFile(i)))
                requireClasses(data.labelFile(i), note->values, data.classes, remedy);
}

} // namespace vantage
