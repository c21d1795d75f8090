#include "core/cameras/import_note.h"

#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/data/frame_remarks.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

constexpr int noteVersion = 1;
constexpr std::array kinds{"video", "archive", "stream"};

std::filesystem::path noteFile(const std::filesystem::path &camera)
{
    return camera / "imported.json";
}

/// @param fps 0: every frame
Message takenFrom(bool recorded, const std::string &name, double fps)
{
    char rate[32];
    std::snprintf(rate, sizeof rate, "%g", fps < 1 && fps > 0 ? 1 / fps : fps);
    if (fps <= 0)
        return recorded ? say("recorded from %1, every frame", name) : say("sampled from %1, every frame", name);
    if (fps == 1)
        return recorded ? say("recorded from %1, a frame a second", name) : say("sampled from %1, a frame a second", name);
    if (fps < 1)
        return recorded ? say("recorded from %1, a frame every %2 seconds", name, std::string(rate)) : say("sampled from %1, a frame every %2 seconds", name, std::string(rate));
    return recorded ? say("recorded from %1, %2 frames a second", name, std::string(rate)) : say("sampled from %1, %2 frames a second", name, std::string(rate));
}

} // namespace

std::optional<ImportNote> importNoteOf(const std::filesystem::path &camera)
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(noteFile(camera), code))
        return std::nullopt;
    try {
        const auto json = nlohmann::json::parse(readFile(noteFile(camera)));
        if (json.at("vantage_import") != noteVersion)
            return std::nullopt;
        ImportNote note;
        const auto kind = std::find(kinds.begin(), kinds.end(), json.at("kind").get<std::string>());
        if (kind == kinds.end())
            return std::nullopt;
        note.kind = static_cast<ImportNote::Kind>(kind - kinds.begin());
        note.from = json.at("from");
        note.bytes = json.at("bytes");
        note.print = json.at("print");
        note.fps = json.at("fps");
        note.keptAlike = json.at("kept_alike");
        note.frames = json.at("frames");
        note.alike = json.at("alike");
        note.seconds = json.at("seconds");
        for (const std::string remark : json.at("remarks"))
            note.remarks.push_back(messageFromStored(remark));
        return note;
    } catch (const std::exception &) { // then it is imported anew
        return std::nullopt;
    }
}

void writeImportNote(const std::filesystem::path &camera, const ImportNote &note)
{
    std::vector<std::string> remarks;
    for (const Message &remark : note.remarks)
        remarks.push_back(toStored(remark));
    const nlohmann::ordered_json json{{"vantage_import", noteVersion},
                                      {"kind", kinds[static_cast<size_t>(note.kind)]},
                                      {"from", note.from},
                                      {"bytes", note.bytes},
                                      {"print", note.print},
                                      {"fps", note.fps},
                                      {"kept_alike", note.keptAlike},
                                      {"frames", note.frames},
                                      {"alike", note.alike},
                                      {"seconds", note.seconds},
                                      {"remarks", remarks}};
    writeAtomically(noteFile(camera), jsonText(json, 2) + "\n");
}

std::vector<Message> describe(const ImportNote &note)
{
    std::vector<Message> texts;
    const std::string name = note.kind == ImportNote::Kind::Stream ? note.from : std::filesystem::path(note.from).filename().string();
    texts.push_back(note.kind == ImportNote::Kind::Archive ? say("unpacked from %1", name) : takenFrom(note.kind == ImportNote::Kind::Stream, name, note.fps));
    if (note.alike > 0)
        texts.push_back(note.alike == 1 ? say("1 near-duplicate left out: the picture was the same as the one before")
                                        : say("%1 near-duplicates left out: the picture was the same as the one before", note.alike));
    texts.insert(texts.end(), note.remarks.begin(), note.remarks.end());
    return texts;
}

} // namespace vantage
