#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/base/error.h"

#include <cstdio>
#include <stdexcept>

int main(int argc, char **argv)
{
    using namespace vantage::cli;
    CLI::App app("Vantage teaches a semantic-segmentation network a new camera without labels.\n"
                 "Exit codes: 0 done, 2 wrong usage, 3 bad input, 4 failed, 130 stopped.",
                 "vantage-cli");
    app.set_version_flag("--version", std::string("Vantage ") + VANTAGE_VERSION);
    app.require_subcommand(1);
    Action action;
    addCity(app, action);
    addWeights(app, action);
    addCheck(app, action);
    addAdapt(app, action);
    addProtocol(app, action);
    addEvaluate(app, action);
    addExport(app, action);
    addVerify(app, action);
    addPredict(app, action);
    addRuns(app, action);
    try {
        app.parse(argc, argv);
        return action();
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Done : Usage;
    } catch (const vantage::InputError &error) {
        std::fprintf(stderr, "vantage-cli: %s\n", error.what());
        return BadInput;
    } catch (const std::invalid_argument &error) {
        std::fprintf(stderr, "vantage-cli: %s\n", error.what());
        return Usage;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "vantage-cli: failed: %s\n", error.what());
        return Failed;
    }
}
