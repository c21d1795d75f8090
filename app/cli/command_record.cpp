#include "app/cli/camera_files.h"
#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/cameras/recorder.h"
#include "core/runs/project.h"
#include "core/runs/run_cameras.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct RecordArguments
{
    RecordOptions record;
    std::string project = ".", camera;
    bool json = false;
};

/// The recorded camera joins the project where it is none of it yet.
void join(const RecordArguments &options)
{
    Project project = openProject(options.project);
    const auto folder = std::filesystem::weakly_canonical(options.record.folder);
    for (const KnownCamera &camera : project.cameras)
        if (camera.folder == folder)
            return;
    project.cameras.push_back({options.camera, folder});
    saveProject(project);
    std::fprintf(stderr, "Camera %s joins the project %s\n", options.camera.c_str(), project.name.c_str());
}

int carryOutRecording(RecordArguments options)
{
    if (options.record.folder.empty() && options.camera.empty())
        throw CLI::RequiredError("--camera or --out");
    if (!options.camera.empty())
        options.record.folder = recordingFolder(openProject(options.project), options.camera);
    Interrupt interrupt("Stopping; what was recorded is kept");
    RecordResult result;
    {
        ProgressLine progress;
        result = recordStream(options.record, interrupt.token(), [&](const RecordProgress &p) {
            const double share = options.record.seconds > 0 ? p.seconds / options.record.seconds
                                 : options.record.frames > 0 ? static_cast<double>(p.frames) / static_cast<double>(options.record.frames)
                                                             : 0;
            progress.show(std::min(share, 0.999), std::to_string(p.frames) + " frames" + (p.away.empty() ? "" : "; waiting for the camera: " + english(p.away)));
        });
    }
    if (!options.camera.empty() && result.frames > 0)
        join(options);
    if (options.json) {
        const nlohmann::ordered_json json{{"frames", result.frames}, {"nearDuplicates", result.alike}, {"reconnections", result.reconnections},
                                          {"folder", std::filesystem::absolute(options.record.folder).string()}, {"remarks", english(result.remarks)}};
        std::printf("%s\n", jsonText(json, 2).c_str());
    } else {
        std::printf("%lld frames recorded into %s, %lld near-duplicates left out\n", static_cast<long long>(result.frames), options.record.folder.c_str(),
                    static_cast<long long>(result.alike));
        for (const Message &remark : result.remarks)
            std::printf("note: %s\n", english(remark).c_str());
    }
    return interrupt.token().stop_requested() ? Stopped : Done;
}

} // namespace

void addRecord(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("record", "Record a live stream into a camera's folder");
    auto options = std::make_shared<RecordArguments>();
    RecordOptions &record = options->record;
    const CLI::AsNumberWithUnit time(std::map<std::string, double>{{"ms", 0.001}, {"s", 1}, {"m", 60}, {"min", 60}, {"h", 3600}, {"d", 86400}}, CLI::AsNumberWithUnit::DEFAULT, "TIME");
    command->add_option("address", record.address, "Address of the stream: rtsp://..., http://...")->required();
    auto *camera = command->add_option("--camera", options->camera, "Name of a camera of the project, which is new, or was recorded before and grows");
    command->add_option("--project", options->project, "The project's folder, for --camera")->capture_default_str();
    command->add_option("--out", record.folder, "Or a folder of its own")->excludes(camera);
    command->add_option("--every", record.every, "Time from one frame to the next, as 1s or 500ms; 0: all")->transform(time)->default_str("1s");
    command->add_option("--for", record.seconds, "How long, as 10m or 2h; 0: until it is stopped")->transform(time)->default_str("0");
    command->add_option("--frames", record.frames, "Stop after so many; 0: no limit")->check(CLI::Range(int64_t(0), int64_t(1000000000)))->capture_default_str();
    command->add_option("--timeout", record.timeout, "Seconds to wait for the camera, 0.1 to 3600")->check(realRange(0.1, 3600))->capture_default_str();
    command->add_flag("--keep-duplicates", record.keepAlike, "Also frames that show the same as the one before");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] { action = [options] { return carryOutRecording(*options); }; });
}

} // namespace vantage::cli
