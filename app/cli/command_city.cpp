#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/demo/city.h"

#include <charconv>
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
};

} // namespace

cv::Size sizeFromText(const std::string &text)
{
    cv::Size size;
    const char *end = text.data() + text.size();
    const auto [x, first] = std::from_chars(text.data(), end, size.width);
    if (first == std::errc() && x != end && *x == 'x')
        if (const auto [rest, second] = std::from_chars(x + 1, end, size.height); second == std::errc() && rest == end)
            return size;
    throw std::invalid_argument("--size takes WIDTHxHEIGHT such as 320x240, not '" + text + "'");
}

void addCity(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("city", "Render a camera of the synthetic city with exact labels");
    auto options = std::make_shared<CityArguments>();
    command->add_option("--scene", options->scene, "1 crossroad, 2 parking lot, 3 curved street with a square")->check(CLI::Range(1, 3))->capture_default_str();
    command->add_option("--view", options->view, "Which of the scene's two cameras")->check(CLI::IsMember({"A", "B"}))->capture_default_str();
    command->add_option("--frames", options->frames, "How many, one second apart")->check(CLI::Range(1, 1000000))->capture_default_str();
    command->add_option("--size", options->size, "WIDTHxHEIGHT")->capture_default_str();
    command->add_option("--seed", options->seed, "Time of day, weather and traffic")->capture_default_str();
    command->add_option("--out", options->out, "Folder to write")->required();
    command->callback([options, &action] {
        action = [options] {
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
            return interrupt.token().stop_requested() ? Stopped : Done;
        };
    });
}

} // namespace vantage::cli
