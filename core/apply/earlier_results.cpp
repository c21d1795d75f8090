#include "core/apply/earlier_results.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
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

bool hasNote(const fs::path &out)
{
    std::error_code ignored;
    if (!fs::is_regular_file(out / noteName, ignored))
        return false;
    const auto json = nlohmann::json::parse(readFile(out / noteName), nullptr, false);
    return json.is_object() && json.contains("format") && json["format"] == noteFormat;
}

void removeFile(const fs::path &file)
{
    std::error_code code;
    fs::remove(file, code);
    if (code)
        throw InputError(file, "can't be deleted: " + code.message());
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
        throw InputError(out, "holds " + found.front().filename().string() + " already, and new ones would be mixed with them", "Name another folder, or empty this one");
    if (!found.empty() && !replace)
        throw InputError(out, "holds the results of an earlier prediction, and new ones would be mixed with them",
                         "Name another folder, or ask for those to be replaced (--replace)");
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
    const nlohmann::ordered_json json{{"format", noteFormat}, {"model", model.string()}, {"input", input}};
    writeAtomically(out / noteName, json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

} // namespace vantage
