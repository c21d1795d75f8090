#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/runs/camera_watch.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct WatchArguments
{
    WatchOptions watch;
    std::string project = ".", note;
    bool acknowledge = false, json = false;
};

nlohmann::ordered_json watchJson(const Project &project, const WatchState &state)
{
    nlohmann::ordered_json json{{"camera", state.camera}, {"finding", toText(state.kind)}, {"said", english(state.said)}, {"since", state.since}, {"looked", state.looked},
                                {"input", state.input}, {"frame", state.frame}, {"pixels", state.pixels}, {"degrees", state.degrees}, {"zoom", state.zoom},
                                {"hidden", state.hidden}, {"sharpness", state.sharpness}, {"brightness", state.brightness}, {"recognised", state.recognised},
                                {"acknowledged", state.acknowledged}, {"note", state.note}, {"alarms", state.alarms()}};
    if (state.kind != DriftKind::None) {
        json["before"] = watchPicture(project, state.camera, false).string();
        json["now"] = watchPicture(project, state.camera, true).string();
    }
    return json;
}

void printWatch(const Project &project, const WatchState &state)
{
    if (state.kind == DriftKind::None) {
        std::printf("Camera %s: nothing has changed\n", state.camera.c_str());
        return;
    }
    std::printf("Camera %s: %s, since %s (%s, frame %s)%s\n", state.camera.c_str(), english(state.said).c_str(), state.since.c_str(), state.input.c_str(), state.frame.c_str(),
                state.acknowledged.empty() ? "" : (", acknowledged " + state.acknowledged).c_str());
    std::printf("Pictures:       %s\n                %s\n", watchPicture(project, state.camera, false).c_str(), watchPicture(project, state.camera, true).c_str());
    if (state.alarms())
        std::printf("What its model learnt of the camera does not hold any more: set the camera right, or adapt again with frames of today. watch --acknowledge ends the alarm.\n");
}

int carryOutWatch(const WatchArguments &options)
{
    const Project project = openProject(options.project);
    if (options.acknowledge)
        acknowledgeDrift(project, options.watch.camera, options.note);
    WatchState state;
    std::vector<Message> remarks;
    bool stopped = false;
    if (options.watch.input.empty()) {
        const auto known = watchStateOf(project, options.watch.camera);
        if (!known)
            throw InputError(project.folder, say("the camera '%1' was never watched", options.watch.camera), say("Name what it sees today: --input FOLDER, VIDEO or ADDRESS"));
        state = *known;
    } else {
        Interrupt interrupt("Stopping");
        ProgressLine progress;
        const WatchResult result = watchCamera(project, options.watch, interrupt.token(), [&](const WatchState &now, bool changed, int64_t frames) {
            if (changed)
                progress.say(now.kind == DriftKind::None ? "The camera is as it was" : "The camera has changed: " + english(now.said));
            progress.show(0, std::to_string(frames) + " frames");
        });
        state = result.state;
        remarks = result.remarks;
        stopped = interrupt.token().stop_requested();
    }
    if (options.json) {
        auto json = watchJson(project, state);
        json["remarks"] = english(remarks);
        std::printf("%s\n", jsonText(json, 2).c_str());
    } else {
        printWatch(project, state);
        for (const Message &remark : remarks)
            std::printf("note: %s\n", english(remark).c_str());
    }
    return state.alarms() ? Drifted : stopped ? Stopped : Done;
}

} // namespace

void addWatch(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("watch", "See whether a fixed camera was moved, covered, defocused or darkened since its training frames");
    auto options = std::make_shared<WatchArguments>();
    WatchOptions &watch = options->watch;
    command->add_option("--project", options->project, "The project's folder")->capture_default_str();
    command->add_option("--camera", watch.camera, "The camera's name in the project")->required();
    command->add_option("--input", watch.input, "What it sees today: a folder, a video or a stream's address; without it, what was found last is told");
    command->add_option("--every", watch.every, "Seconds from one frame of a video or stream to the next; 0: all")->check(realRange(0, 86400))->capture_default_str();
    command->add_option("--frames", watch.frames, "Stop after so many; 0: all there are")->check(CLI::Range(int64_t(0), int64_t(1000000000)))->capture_default_str();
    command->add_option("--timeout", watch.timeout, "Seconds to wait for a stream, 0.1 to 3600")->check(realRange(0.1, 3600))->capture_default_str();
    command->add_flag("--until-change", watch.untilDrift, "End at the first change that is found");
    auto *acknowledge = command->add_flag("--acknowledge", options->acknowledge, "What was found is known: no alarm until something else is found");
    command->add_option("--note", options->note, "Words to keep with that")->needs(acknowledge);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] { action = [options] { return carryOutWatch(*options); }; });
}

} // namespace vantage::cli
