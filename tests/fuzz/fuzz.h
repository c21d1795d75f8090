#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// A parser of ours that takes what anyone may have written. It may refuse with an InputError; whatever else it does with bytes is a fault.
struct FuzzTarget
{
    const char *name;
    std::function<void(const std::string &bytes)> parse;
    std::vector<std::string> seeds; ///< good inputs, from which the others are made
    int inCi = 2000;                ///< inputs of a test that takes a second or two
};

/// Those of a program: each defines it.
std::vector<FuzzTarget> fuzzTargets();

/// A file that is written anew for each input; in memory where the system has such a place.
std::string fuzzFile(std::string_view bytes, const char *name = "input");
/// The folder that it lies in, this process's own.
std::string fuzzFolder();
