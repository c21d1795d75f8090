#pragma once

#include <filesystem>
#include <string>

// Ends a test's child program with SIGKILL at a chosen one of the changes that it makes to files. kill_at.cpp defines the C library's
// functions that change files (open for writing, write, rename, unlink, mkdir, link, truncate, fsync, ...) anew, so the dynamic linker
// gives them to every library of the program: each counts, and is passed on. A kill leaves what the kernel was told and nothing else, so
// the state before each of the changes, and in the middle of each write, are all the states that a kill can leave.

namespace vantage::kills {

/// A change that a program makes to a file, or something that it says of itself (see moment()).
struct Moment
{
    std::string what; ///< "open", "write", "rename", "link", "unlink", "mkdir", "truncate", "sync", or "moment"; empty: any
    std::string path; ///< what the path ends with, of a rename and a link the new one; with '*' at its end: what it contains; empty: any
    int number = 1;   ///< which of them
    bool torn = false; ///< a write: half of it is done; else it ends before the change
};

/// Written "rename:runs/2/checkpoint.pt:2" and "write:model.safetensors:1:torn".
Moment momentFromText(const std::string &text);

/// From now on changes below the folder count. The program ends at the moment.
void arm(const std::filesystem::path &folder, const Moment &moment);
/// Writes a line for each change from now on, "write /the/path"; with -1 no more.
void tellOfChanges(int descriptor);

/// Something that changes no file: "step 3". Counts as a change of kind "moment" of this path.
void moment(const std::string &name);

} // namespace vantage::kills
