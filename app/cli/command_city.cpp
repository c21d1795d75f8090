#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/demo/city.h"

#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace vantage::cli {
namespace {

struct CityArguments
{
    int scene = 1;
    std::string view = "A", size = "320x240";
    int frames = 200;
    uint64_t seed = 1;
    std::string out;
    bool geometry = false;
};

/// Of all views, or of the pairs that one view is part of.
void printPairs(int scene, char view = 0)
{
    std::printf("pair    yaw     distance  shared ground\n");
    for (const PairGeometry &pair : pairGeometry(scene))
        if (!view || pair.source == view || pair.target == view)
            std::printf("%c to %c  %+6.1f  %6.1f m  %3.0f %% of %c's\n", pair.source, pair.target, pair.yaw, pair.distance,
                        100 * pair.sharedGround, pair.target);
}

void printGeometry(int scene)
{
    std::printf("view  east    north   up     yaw     pitch  roll  field of view\n");
    for (const CityCamera &c : cityCameras(scene))
        std::printf("%c     %5.1f   %5.1f   %4.1f  %6.1f  %6.1f  %4.1f  %4.0f\n", c.view, c.east, c.north, c.up, c.yaw, c.pitch, c.roll,
                    c.fieldOfView);
    std::printf("\n");
    printPairs(scene);
    std::printf("Metres and degrees. Yaw: how far to the left of the first camera the second looks. Shared ground: the share of the second's\n"
                "ground pixels whose place the first sees, too.\n");
}

} // namespace

cv::Size sizeFromText(const std::string &text)
{
    cv::Size size;
    const char *end = text.data() + text.size();
    const auto [x, first] = std::from_chars(text.data(), end, size.width);
    const auto isSide = [](int side) { return side >= 1 && side <= 65536; };
    if (first == std::errc() && x != end && *x == 'x')
        if (const auto [rest, second] = std::from_chars(x + 1, end, size.height);
            second == std::errc() && rest == end && isSide(size.width) && isSide(size.height))
            return size;
    throw std::invalid_argument("--size takes WIDTHxHEIGHT such as 320x240, not '" + text + "'");
}

void addCity(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("city", "Render a camera of the synthetic city with exact labels");
    auto options = std::make_shared<CityArguments>();
    command->add_option("--scene", options->scene, "1 crossroad, 2 parking lot, 3 curved street with a square")->check(CLI::Range(1, 3))->capture_default_str();
    command->add_option("--view", options->view, "Which of the scene's cameras: A and B on one mast, C looks back from the far side")->check(CLI::IsMember({"A", "B", "C"}))->capture_default_str();
    command->add_option("--frames", options->frames, "How many, one second apart")->check(CLI::Range(1, 1000000))->capture_default_str();
    command->add_option("--size", options->size, "WIDTHxHEIGHT")->capture_default_str();
    command->add_option("--seed", options->seed, "Time of day, weather and traffic")->check(CLI::NonNegativeNumber)->capture_default_str();
    auto *geometry = command->add_flag("--geometry", options->geometry, "Print the scene's cameras and what pairs of them share; renders nothing");
    auto *out = command->add_option("--out", options->out, "Folder to write")->excludes(geometry);
    command->callback([options, out, &action] {
        if (!options->geometry && out->empty())
            throw CLI::RequiredError("--out");
        action = [options] {
            if (options->geometry) {
                printGeometry(options->scene);
                return Done;
            }
            Interrupt interrupt("Stopping; the frames that are finished are kept");
            ProgressLine progress;
            CityOptions city;
            city.scene = options->scene;
            city.view = options->view[0];
            city.size = sizeFromText(options->size);
            city.seed = options->seed;
            const auto start = std::chrono::steady_clock::now();
            writeCity(city, options->frames, options->out, [&](int done, int all) {
                const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                progress.show(static_cast<double>(done) / all, std::to_string(done) + " of " + std::to_string(all) + " frames",
                              done > 0 ? seconds / done * (all - done) : -1);
                return !interrupt.token().stop_requested();
            });
            if (interrupt.token().stop_requested())
                return Stopped;
            progress.say(std::to_string(options->frames) + " frames in " + options->out);
            printPairs(city.scene, city.view);
            return Done;
        };
    });
}

} // namespace vantage::cli
