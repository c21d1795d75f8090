#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/data/image_io.h"
#include "core/export/run_export.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/finish_run.h"
#include "core/workflow/spot_review.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct SpotArguments
{
    std::string project = ".";
    int64_t run = 0;
    std::string out;
    std::vector<std::string> answers;
    bool json = false;
};

std::optional<SpotAnswer> answerOf(const std::string &text, const Spot &spot)
{
    if (text == "A" || text == "a")
        return spot.adaptedIsA ? SpotAnswer::Adapted : SpotAnswer::Unadapted;
    if (text == "B" || text == "b")
        return spot.adaptedIsA ? SpotAnswer::Unadapted : SpotAnswer::Adapted;
    return text == "=" ? std::optional(SpotAnswer::Neither) : std::nullopt;
}

int answer(const Project &project, const SpotArguments &options, const Proof &proof)
{
    if (options.answers.size() != proof.spots.size())
        throw std::invalid_argument("run " + std::to_string(options.run) + " has " + std::to_string(proof.spots.size()) + " places, so as many answers are wanted; "
                                    + std::to_string(options.answers.size()) + " are given");
    std::vector<std::optional<SpotAnswer>> answers;
    for (size_t i = 0; i < proof.spots.size(); ++i)
        answers.push_back(answerOf(options.answers[i], proof.spots[i]));
    const SnapshotChoice choice = answerSpots(project, options.run, answers);
    writeAdaptationReport(resultOfRun(project, options.run)); // its verdict is another one now
    if (options.json) {
        auto json = nlohmann::ordered_json{{"run", options.run}, {"verdict", toText(choice.verdict)}, {"why", choice.why}, {"adapted", nlohmann::json::array()}};
        for (const Spot &spot : proof.spots)
            json["adapted"].push_back(spot.adaptedIsA ? "A" : "B");
        std::printf("%s\n", jsonText(json, 2).c_str());
        return Done;
    }
    std::string adapted;
    for (const Spot &spot : proof.spots)
        adapted += std::string(adapted.empty() ? "" : ",") + (spot.adaptedIsA ? "A" : "B");
    std::printf("The adapted network was %s.\nVerdict of run %lld: %s. %s\n", adapted.c_str(), static_cast<long long>(options.run), toText(choice.verdict).c_str(), choice.why.c_str());
    return Done;
}

int show(const Project &project, const SpotArguments &options, const Proof &proof)
{
    const auto pictures = drawSpots(project, options.run, proof);
    const std::filesystem::path out = options.out;
    if (!out.empty())
        createFolder(out);
    auto json = nlohmann::ordered_json::array();
    for (size_t i = 0; i < pictures.size(); ++i) {
        const SpotPicture &spot = pictures[i];
        const auto file = out / ("spot-" + std::to_string(i + 1) + ".png");
        if (!out.empty())
            writeImage(file, spotStrip(spot, project.classes, false));
        if (options.json)
            json.push_back({{"place", i + 1}, {"frame", spot.frame}, {"A", classNames(spot.saysA, project.classes)}, {"B", classNames(spot.saysB, project.classes)}, {"disagreement", proof.spots[i].share}, {"picture", out.empty() ? "" : file.string()}});
        else
            std::printf("%zu  frame %s, they differ on %.0f %% of the place  A: %s  B: %s  %s\n", i + 1, spot.frame.c_str(), 100 * proof.spots[i].share, classNames(spot.saysA, project.classes).c_str(),
                        classNames(spot.saysB, project.classes).c_str(), out.empty() ? "" : file.string().c_str());
    }
    if (options.json)
        std::printf("%s\n", jsonText(json, 2).c_str());
    else if (pictures.empty())
        std::printf("The two networks hardly disagree anywhere: there is nothing to look at.\n");
    else
        std::printf("Which is right in each place? --answers A,B,... with = where it can't be told and ? to leave one open.\n");
    return Done;
}

int spotCheck(SpotArguments options)
{
    const Project project = openProject(options.project);
    if (options.run == 0)
        options.run = latestFinishedRun(project.folder);
    const Proof proof = proofOfRun(project, options.run);
    return options.answers.empty() ? show(project, options, proof) : answer(project, options, proof);
}

} // namespace

void addSpotCheck(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("spot-check", "Look at the places where NA and the adapted network disagree, and say which is right: it enters the verdict");
    auto options = std::make_shared<SpotArguments>();
    command->add_option("--project", options->project, "The project's folder")->capture_default_str();
    command->add_option("--run", options->run, "Number of the run (see runs); else the latest adaptation");
    command->add_option("--out", options->out, "Folder to write the pictures to: frame, place, network A, network B");
    command->add_option("--answers", options->answers, "One a place, with commas: A, B, = (can't be told) or ? (left open)")
        ->delimiter(',')
        ->check(CLI::IsMember({"A", "B", "a", "b", "=", "?"}));
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &action] { action = [options] { return spotCheck(*options); }; });
}

} // namespace vantage::cli
