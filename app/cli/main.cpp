#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/base/descriptors.h"
#include "core/base/error.h"
#include "core/base/memory.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <poll.h>
#include <stdexcept>
#include <unistd.h>

namespace vantage::cli {
namespace {

int say(const std::string &text, int code)
{
    std::fprintf(stderr, "vantage-cli: %s\n", text.c_str());
    return code;
}

constexpr char noMemory[] = "vantage-cli: there is not enough memory. Close other programs, or use smaller frames or a smaller batch\n";

[[noreturn]] void endWithoutMemory()
{
    std::fflush(stdout);
    std::_Exit(Failed); // what libraries do at the end may need memory, too, and waits for ever without
}

/// The sentence for what went wrong, and the exit code.
int tell(const std::exception &error)
{
    try {
        const auto sentence = memorySentence(error, vantage::say("Close other programs, or use smaller frames or a smaller batch"));
        if (!sentence)
            return say("failed: " + plainText(error), Failed);
        say(english(*sentence), Failed);
    } catch (const std::bad_alloc &) { // not even for the sentence
        std::fputs(noMemory, stderr);
    }
    endWithoutMemory();
}

/// What nobody could catch, for it was thrown on a thread of a library or where nothing may be thrown: the system's call stack says
/// nothing to an operator.
[[noreturn]] void onTerminate()
{
    try {
        if (const auto error = std::current_exception())
            std::rethrow_exception(error);
    } catch (const std::bad_alloc &) {
        std::fputs(noMemory, stderr);
    } catch (const std::exception &error) {
        std::_Exit(tell(error));
    } catch (...) {
    }
    std::_Exit(Failed);
}

// Libraries make objects before main; where memory is too small even for those, it is to be told as well.
void beforeLibraries()
{
    std::set_terminate(onTerminate);
}
#ifdef __GLIBC__
[[gnu::section(".preinit_array"), gnu::used]] void (*const atLoading)() = beforeLibraries;
#endif

/// Whoever read the output has gone away.
bool readerIsGone()
{
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

/// Sees that what was printed has arrived. A reader who has seen enough (head) is no fault, and is told nothing.
int checkOutput(int code)
{
    errno = 0;
    const bool lost = std::fflush(stdout) != 0;
    const int error = errno;
    if (!lost && std::ferror(stdout) == 0)
        return code;
    if (readerIsGone())
        return code == Done ? ReaderGone : code;
    const std::string why = error != 0 ? std::string(": ") + std::strerror(error) : "";
    say("the output can't be written" + why + ". Send it to another place and run the command again", Failed);
    return code == Done ? Failed : code;
}

int run(int argc, char **argv)
{
    CLI::App app("Vantage teaches a semantic-segmentation network a new camera without labels.\n"
                 "Exit codes: 0 done, 2 wrong usage, 3 bad input, 4 failed, 5 watch has found a change, 130 stopped.",
                 "vantage-cli");
    app.set_version_flag("--version", std::string("Vantage ") + VANTAGE_VERSION);
    app.require_subcommand(1);
    Action action;
    addCity(app, action);
    addWeights(app, action);
    addCheck(app, action);
    addClasses(app, action);
    addAdapt(app, action);
    addProtocol(app, action);
    addEvaluate(app, action);
    addExport(app, action);
    addVerify(app, action);
    addPredict(app, action);
    addRuns(app, action);
    addCamera(app, action);
    addRecord(app, action);
    addWatch(app, action);
    addFinish(app, action);
    addSpotCheck(app, action);
    try {
        app.parse(argc, argv);
        return action();
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Done : Usage;
    } catch (const InputError &error) {
        return say(error.what(), BadInput);
    } catch (const std::invalid_argument &error) {
        return say(error.what(), Usage);
    } catch (const std::exception &error) {
        return tell(error);
    }
}

} // namespace
} // namespace vantage::cli

int main(int argc, char **argv)
{
    using namespace vantage::cli;
    vantage::fillStandardDescriptors();
    beforeLibraries();
    // What can't be written is an error of that write, told with the file's name, and not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return checkOutput(vantage::cli::run(argc, argv));
}
