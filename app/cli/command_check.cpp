#include "app/cli/camera_files.h"
#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/data/content_check.h"
#include "core/data/dataset.h"
#include "core/data/rare_classes.h"
#include "core/geometry/camera_look.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct CheckArguments
{
    std::string folder, against, format;
    CameraFileArguments files;
    bool json = false;
};

std::string valueName(const DatasetReport &report, int value)
{
    const int number = classOfValues(report.classes)[static_cast<size_t>(value)];
    if (number == report.classes.ignore)
        return "ignored";
    return number >= 0 ? report.classes.classes[static_cast<size_t>(number)].name : "not in the class map";
}

/// Each once, in their order.
std::vector<std::string> badFrames(const DatasetReport &report)
{
    std::vector<std::string> names;
    for (const FrameFault &fault : report.faults)
        if (names.empty() || names.back() != fault.frame)
            names.push_back(fault.frame);
    return names;
}

void print(const DatasetReport &report)
{
    std::printf("%zu frames, %zu with labels%s\n", report.frames, report.labelled,
                report.labelEncoding.empty() ? "" : (" (" + (report.labelEncoding == "other" ? report.format : report.labelEncoding) + ")").c_str());
    if (!report.formatTitle.empty())
        std::printf("labels: %s (%s)\n", report.formatTitle.c_str(), report.format.c_str());
    for (const Message &sentence : report.evidence)
        std::printf("  %s\n", english(sentence).c_str());
    for (const auto &[size, count] : report.imageSizes)
        std::printf("  %s: %zu frames\n", size.c_str(), count);
    uint64_t all = 0;
    for (uint64_t count : report.pixelsPerValue)
        all += count;
    for (int value = 0; value < 256; ++value)
        if (const uint64_t count = report.pixelsPerValue[static_cast<size_t>(value)]; count > 0)
            std::printf("  %3d %-16s %6.2f %%\n", value, valueName(report, value).c_str(), 100.0 * static_cast<double>(count) / static_cast<double>(all));
    for (const Message &remark : report.remarks)
        std::printf("note: %s\n", english(remark).c_str());
    for (const DatasetProblem &problem : report.problems)
        std::printf("problem: %s\n", english(problem.text).c_str());
    if (const std::vector<std::string> names = badFrames(report); !names.empty())
        std::printf("%zu of %zu frames can't be used; adapt --leave-out-damaged does without them.\n", names.size(), report.frames);
    if (report.problems.empty())
        std::printf("No problems found.\n");
}

nlohmann::ordered_json jsonOf(const CameraLook &look)
{
    nlohmann::ordered_json json{{"framesLookedAt", look.frames}, {"brightness", look.brightness}, {"darkest", look.darkest}, {"brightest", look.brightest}, {"contrast", look.contrast},
                                {"colour", {look.colour[0], look.colour[1], look.colour[2]}}, {"neighboursCompared", look.neighbours}, {"neighboursAlike", look.alike},
                                {"sameFiles", look.same}, {"standsStill", look.stillness.still}, {"shift", look.stillness.shift}, {"movesAllTheTime", look.moves}};
    json["moved"] = nlohmann::ordered_json::array();
    for (const CameraLook::Move &move : look.moved)
        json["moved"].push_back({{"before", move.before}, {"after", move.after}, {"pixels", move.pixels}, {"degrees", move.degrees}});
    return json;
}

/// Nothing where it was stopped, or no frame can be read.
std::optional<CameraLook> lookAtPlace(const std::filesystem::path &folder, const std::stop_token &stop)
{
    ProgressLine progress;
    try {
        return lookAtCamera(listDataset(folder, LabelUse::Hidden), [&](double share) {
            progress.show(std::min(share, 0.999), "looking whether the camera stands still");
            return !stop.stop_requested();
        });
    } catch (const InputError &) { // the report has said it
        return std::nullopt;
    }
}

void printJson(const DatasetReport &report, const std::optional<CameraLook> &look, const Message &difference)
{
    nlohmann::ordered_json json;
    json["frames"] = report.frames;
    json["labelled"] = report.labelled;
    json["labelEncoding"] = report.labelEncoding;
    json["format"] = report.format;
    json["formatTitle"] = report.formatTitle;
    json["evidence"] = english(report.evidence);
    json["imageSizes"] = nlohmann::ordered_json::object();
    for (const auto &[size, count] : report.imageSizes)
        json["imageSizes"][size] = count;
    json["values"] = nlohmann::ordered_json::array();
    for (int value = 0; value < 256; ++value)
        if (const uint64_t count = report.pixelsPerValue[static_cast<size_t>(value)]; count > 0)
            json["values"].push_back({{"value", value}, {"class", valueName(report, value)}, {"pixels", count}});
    json["problems"] = english(report.problems);
    json["badFrames"] = badFrames(report);
    json["unlabelled"] = report.unlabelled;
    json["remarks"] = english(report.remarks);
    if (look)
        json["look"] = jsonOf(*look);
    if (!difference.empty())
        json["difference"] = english(difference);
    std::printf("%s\n", jsonText(json, 2).c_str());
}

} // namespace

void addCheck(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("check", "Look through a camera's frames and list everything that is wrong with them");
    auto options = std::make_shared<CheckArguments>();
    command->add_option("folder", options->folder, "The camera's folder, video or zip archive")->required();
    options->files.addTo(*command);
    command->add_option("--against", options->against, "Also tell how brightness and colour differ from this source camera's");
    command->add_option("--labels-as", options->format, "How its labels are to be read, in place of what is found out; vantage-cli classes formats lists the ways");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] {
        action = [options]() -> int {
            Interrupt interrupt("Stopping");
            const auto place = openCameraPlace(options->folder, options->files, interrupt.token());
            if (!place)
                return Stopped;
            DatasetReport report;
            {
                ProgressLine progress;
                ContentNotes notes;
                report = checkDataset(place->folder(), notes, [&](const DatasetReport &soFar, size_t done) {
                    if (done > 0)
                        progress.show(static_cast<double>(done) / static_cast<double>(soFar.frames), std::to_string(done) + " of " + std::to_string(soFar.frames) + " frames");
                    return !interrupt.token().stop_requested();
                }, options->format);
            }
            if (interrupt.token().stop_requested())
                return Stopped;
            if (const auto note = importNoteOf(place->folder())) {
                const std::vector<Message> texts = describe(*note);
                report.remarks.insert(report.remarks.begin(), texts.begin(), texts.end());
            }
            if (const Message rare = describeRareClasses(report); !rare.empty())
                report.remarks.push_back(rare);
            const auto look = lookAtPlace(place->folder(), interrupt.token());
            Message difference;
            if (look && !options->against.empty()) {
                const auto other = openCameraPlace(options->against, options->files, interrupt.token());
                if (const auto source = other ? lookAtPlace(other->folder(), interrupt.token()) : std::nullopt) {
                    difference = describeDifference(*source, *look);
                    report.remarks.push_back(difference.empty() ? say("in brightness, contrast and colour much like %1", options->against) : say("%1 (than %2)", difference, options->against));
                }
            }
            if (interrupt.token().stop_requested())
                return Stopped;
            if (look) {
                const std::vector<Message> texts = describe(*look);
                report.remarks.insert(report.remarks.end(), texts.begin(), texts.end());
            }
            options->json ? printJson(report, look, difference) : print(report);
            return report.problems.empty() ? Done : BadInput;
        };
    });
}

} // namespace vantage::cli
