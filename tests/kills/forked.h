#pragma once

#include "tests/kills/kill_at.h"

#include <csignal>
#include <exception>
#include <functional>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace vantage::kills {

struct Ended
{
    bool killed = false;
    std::vector<std::string> changes; ///< "write /the/path", until then
    std::string error;                ///< what it threw
};

/// Runs `act` in a child process that is killed at the moment, of all changes below the folder. The child has this thread alone.
inline Ended inChild(const std::filesystem::path &folder, const Moment &moment, const std::function<void()> &act)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return {false, {}, "no pipe"};
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            tellOfChanges(ends[1]);
            arm(folder, moment);
            act();
        } catch (const std::exception &error) {
            ::dprintf(ends[1], "error %s\n", error.what());
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string said;
    char buffer[4096];
    for (ssize_t count; (count = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<size_t>(count));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    Ended ended;
    ended.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("error "))
            ended.error = line.substr(6);
        else
            ended.changes.push_back(line);
    if (!ended.killed && status != 0)
        ended.error = "ended with status " + std::to_string(status);
    return ended;
}

/// The changes before which, and the writes in the middle of which, a kill leaves something else behind than the one before it. SQLite writes
/// its own files so that all of them but the last before each sync come to the same.
inline std::vector<Moment> tellingMoments(const std::vector<std::string> &changes)
{
    std::vector<Moment> moments;
    const auto is = [&](size_t i, const char *what) { return i < changes.size() && changes[i].starts_with(what); };
    for (size_t i = 0; i < changes.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const bool ofDatabase = changes[i].find("/runs.db") != std::string::npos;
        if (is(i, "sync ") || (ofDatabase && !is(i + 1, "sync ") && i > 0))
            continue;
        moments.push_back({"", "", number, false});
        if (is(i, "write "))
            moments.push_back({"", "", number, true});
    }
    return moments;
}

} // namespace vantage::kills
