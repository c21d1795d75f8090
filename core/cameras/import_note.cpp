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

std::string rateText(double fps)
{
    char text[64];
    if (fps <= 0)
        return "every frame";
    if (fps < 1)
        std::snprintf(text, sizeof text, "a frame every %g seconds", 1 / fps);
    else if (fps == 1)
        return "a frame a second";
    else
        std::snprintf(text, sizeof text, "%g frames a second", fps);
    return text;
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
        note.remarks = json.at("remarks").get<std::vector<std::string>>();
        return note;
    } catch (const std::exception &) { // then it is imported anew
        return std::nullopt;
    }
}

void writeImportNote(const std::filesystem::path &camera, const ImportNote &note)
{
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
                                      {"remarks", note.remarks}};
    writeAtomically(noteFile(camera), jsonText(json, 2) + "\n");
}

std::vector<std::string> describe(const ImportNote &note)
{
    std::vector<std::string> texts;
    const std::string name = note.kind == ImportNote::Kind::Stream ? note.from : std::filesystem::path(note.from).filename().string();
    if (note.kind == ImportNote::Kind::Archive)
        texts.push_back("unpacked from " + name);
    else
        texts.push_back((note.kind == ImportNote::Kind::Video ? "sampled from " : "recorded from ") + name + ", " + rateText(note.fps));
    if (note.alike > 0)
        texts.push_back(counted(static_cast<size_t>(note.alike), "near-duplicate") + " left out: the picture was the same as the one before");
    texts.insert(texts.end(), note.remarks.begin(), note.remarks.end());
    return texts;
}

} // namespace vantage
