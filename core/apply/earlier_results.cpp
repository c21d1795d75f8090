#include "core/apply/earlier_results.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/data/folder_listing.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr char noteName[] = "predictions.json", noteFormat[] = "vantage predictions 1";
constexpr const char *folders[] = {"labels", "colour", "overlay"};
constexpr const char *files[] = {"class-shares.csv", "overlay.mp4", "overlay.avi"};

bool holdsSomething(const fs::path &folder)
{
    std::error_code code;
    return fs::is_directory(folder, code) && fs::directory_iterator(folder, code) != fs::directory_iterator();
}

/// What is there under the names that results get.
std::vector<fs::path> resultsIn(const fs::path &out)
{
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const char *name : folders)
        if (holdsSomething(out / name))
            found.push_back(out / name);
    for (const char *name : files)
        if (fs::exists(out / name, ignored))
            found.push_back(out / name);
    return found;
}

nlohmann::json noteIn(const fs::path &out)
{
    std::error_code ignored;
    if (!fs::is_regular_file(out / noteName, ignored))
        return {};
    return nlohmann::json::parse(readFile(out / noteName), nullptr, false);
}

bool hasNote(const fs::path &out)
{
    const auto json = noteIn(out);
    return json.is_object() && json.contains("format") && json["format"] == noteFormat;
}

/// The fields of a line of the table; empty where it was cut off within quotes.
std::vector<std::string> fieldsOf(const std::string &line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[i++];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += line[i];
    }
    return quoted ? std::vector<std::string>() : fields;
}

/// Lines that were written to their end.
std::vector<std::string> wholeLines(const fs::path &file)
{
    std::vector<std::string> lines;
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line) && !in.eof();)
        lines.push_back(line);
    return lines;
}

/// A path that is there by its real name, anything else as it is.
std::string placeOf(const std::string &input)
{
    std::error_code code;
    const fs::path real = fs::canonical(input, code);
    return code ? input : real.string();
}

void removeFile(const fs::path &file)
{
    std::error_code code;
    fs::remove(file, code);
    if (code)
        throw InputError(file, say("can't be deleted: %1", code.message()));
}

/// Pictures alone: whatever else somebody has put there stays.
void emptyFolder(const fs::path &folder)
{
    std::vector<fs::path> pictures;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const std::string ending = entry->path().extension().string();
        if (!entry->is_directory(code) && (ending == ".png" || ending == ".jpg" || ending == ".part"))
            pictures.push_back(entry->path());
    }
    for (const fs::path &picture : pictures)
        removeFile(picture);
}

} // namespace

bool holdsEarlierResults(const fs::path &out)
{
    return !resultsIn(out).empty() && hasNote(out);
}

void clearEarlierResults(const fs::path &out, bool replace)
{
    const std::vector<fs::path> found = resultsIn(out);
    if (!found.empty() && !hasNote(out))
        throw InputError(out, say("holds %1 already, and new ones would be mixed with them", found.front().filename().string()), say("Name another folder, or empty this one"));
    if (!found.empty() && !replace)
        throw InputError(out, say("holds the results of an earlier prediction, and new ones would be mixed with them"),
                         say("Name another folder, or ask for those to be replaced (--replace)"));
    for (const fs::path &result : found) {
        std::error_code ignored;
        if (fs::is_directory(result, ignored))
            emptyFolder(result);
        else
            removeFile(result);
    }
}

void noteResults(const fs::path &out, const fs::path &model, const std::string &input)
{
    createFolder(out);
    std::error_code code;
    const nlohmann::ordered_json json{{"format", noteFormat},
                                      {"model", model.string()},
                                      {"model sha256", fs::is_regular_file(model, code) ? sha256OfFile(model) : ""},
                                      {"input", placeOf(input)}};
    writeAtomically(out / noteName, jsonText(json, 1) + "\n");
}

EarlierResults earlierResults(const ApplyOptions &options, const std::vector<std::string> &classes)
{
    EarlierResults earlier;
    earlier.shareSums.resize(classes.size());
    const fs::path &out = options.out;
    std::error_code code;
    const std::vector<fs::path> tables{out / "class-shares.csv", out / "class-shares.csv.part"};
    if (resultsIn(out).empty() && !fs::exists(tables.back(), code))
        return earlier;
    if (!hasNote(out))
        throw InputError(out, say("holds results that nobody has noted the model of"), say("Name another folder, or empty this one"));
    const auto note = noteIn(out);
    const Message remedy = say("Name another folder, or ask for those to be replaced (--replace)");
    if (const std::string known = valueOr(note, "model sha256", std::string()); known != sha256OfFile(options.model))
        throw InputError(out, say("holds the results of another model, %1", valueOr(note, "model", std::string())), remedy);
    if (const std::string known = valueOr(note, "input", std::string()); known != placeOf(options.input))
        throw InputError(out, say("holds the results of other frames, %1", known), remedy);
    if (options.video)
        throw InputError(out / "overlay.mp4", say("can't be gone on with: a video is written in one piece"), say("Leave the video out, or replace all (--replace)"));

    std::map<std::string, std::vector<std::string>> rows;
    for (const fs::path &table : tables) {
        const std::vector<std::string> lines = wholeLines(table);
        std::vector<std::string> head{"frame", "seconds"};
        head.insert(head.end(), classes.begin(), classes.end());
        for (size_t i = 1; i < lines.size() && fieldsOf(lines.front()) == head; ++i)
            if (auto fields = fieldsOf(lines[i]); fields.size() == head.size()) {
                earlier.rows.push_back(lines[i]);
                rows[fields.front()] = std::move(fields);
            }
    }
    const auto add = [&](const std::string &name) {
        for (const auto &[wanted, file] : {std::pair{options.labels, out / "labels" / (name + ".png")}, std::pair{options.colour, out / "colour" / (name + ".png")},
                                           std::pair{options.overlay, out / "overlay" / (name + ".jpg")}})
            if (wanted && !fs::is_regular_file(file, code))
                return;
        earlier.frames.insert(name);
        if (const auto row = rows.find(name); row != rows.end())
            for (size_t c = 0; c < classes.size(); ++c)
                earlier.shareSums[c] += std::atof(row->second[c + 2].c_str());
    };
    if (options.shares) {
        for (const auto &[name, fields] : rows)
            add(name);
    } else {
        for (const char *folder : folders)
            for (fs::directory_iterator entry(out / folder, code), end; !code && entry != end; entry.increment(code))
                if (entry->path().extension() != ".part" && !earlier.frames.contains(entry->path().stem().string()))
                    add(entry->path().stem().string());
    }
    return earlier;
}

void sortTable(const fs::path &table)
{
    const std::vector<std::string> lines = wholeLines(table);
    if (lines.empty())
        return;
    const auto before = [](const std::string &a, const std::string &b) { return naturallyBefore(a, b); };
    std::map<std::string, std::string, decltype(before)> rows(before);
    for (size_t i = 1; i < lines.size(); ++i)
        if (const auto fields = fieldsOf(lines[i]); !fields.empty())
            rows[fields.front()] = lines[i];
    std::string text = lines.front() + "\n";
    for (const auto &[name, row] : rows)
        text += row + "\n";
    std::ofstream file(table, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file)
        throw InputError(table, say("can't be written"), say("Free some disk space and start again"));
}

} // namespace vantage
