#include "tests/fuzz/fuzz.h"

#include "core/base/error.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <unistd.h>

// Mutates the seeds of a target a given number of times, the same way each time, and hands the results to its parser.
//
//     fuzz_data class_map --inputs 1000000 --first 0        what failed is told by its number
//     fuzz_data class_map --inputs 1 --first 4711 --show    that input alone, written to standard output
//
// With VANTAGE_LIBFUZZER (clang) the same targets run under libFuzzer, which sees what the program does and mutates towards more of it:
// VANTAGE_FUZZ_TARGET=class_map fuzz_data -runs=1000000 -max_len=65536

namespace {

namespace fs = std::filesystem;

constexpr unsigned longest = 20; // seconds that one input may take, slow machines and sanitizers included

const char *currentTarget = "";
volatile long currentInput = -1;

fs::path &folder()
{
    static fs::path place = [] {
        std::error_code code;
        std::string name = (fs::is_directory("/dev/shm", code) ? std::string("/dev/shm") : fs::temp_directory_path().string()) + "/vantage-fuzz-XXXXXX";
        if (!::mkdtemp(name.data()))
            std::abort();
        return fs::path(name);
    }();
    return place;
}

void removeFolder()
{
    std::error_code code;
    fs::remove_all(folder(), code);
}

void tell(int signal)
{
    char text[200];
    const int length = std::snprintf(text, sizeof text, "%s: input %ld ends the program (signal %d)%s\n", currentTarget, currentInput, signal, signal == SIGALRM ? ": it takes too long" : "");
    if (::write(STDERR_FILENO, text, static_cast<size_t>(length)) < 0)
        std::_Exit(2);
    std::signal(signal, SIG_DFL);
    ::raise(signal == SIGALRM ? SIGABRT : signal);
}

std::string pieceOf(std::mt19937_64 &random)
{
    static const char *const pieces[] = {"null", "-1", "1e999", "[]", "{}", "\"\"", "true", "[[[[[[[[", "{\"a\":{\"a\":", "4294967296", "18446744073709551615", "-9223372036854775808", "0.5", "\\u0000",
                                         "\xff\xfe", "#000000", ",", ":", "\n", "NaN", "256", "65535", "../../", "/", "\"id\":0"};
    if (random() % 3 == 0) {
        std::string bytes;
        for (int i = 0; i < 8; ++i)
            bytes += static_cast<char>(random());
        return bytes.substr(0, 1 + random() % 8);
    }
    return pieces[random() % std::size(pieces)];
}

/// A whole number in any of the ways that files write it.
void putNumber(std::string &bytes, std::mt19937_64 &random)
{
    static const uint64_t numbers[] = {0, 1, 2, 127, 128, 255, 256, 32767, 65535, 65536, 1u << 24, 0x7fffffff, 0x80000000, 0xffffffff, 1ull << 32, ~0ull >> 1, ~0ull};
    const uint64_t number = numbers[random() % std::size(numbers)];
    const size_t width = size_t(1) << (random() % 4);
    if (bytes.size() < width)
        return;
    const size_t at = random() % (bytes.size() - width + 1);
    const bool big = random() % 2 != 0;
    for (size_t i = 0; i < width; ++i)
        bytes[at + (big ? width - 1 - i : i)] = static_cast<char>(number >> (8 * i));
}

void mutate(std::string &bytes, const std::vector<std::string> &seeds, std::mt19937_64 &random)
{
    constexpr size_t largest = 1 << 16;
    const auto at = [&] { return bytes.empty() ? 0 : random() % bytes.size(); };
    switch (random() % 10) {
    case 0:
        if (!bytes.empty())
            bytes[at()] = static_cast<char>(random());
        break;
    case 1:
        if (!bytes.empty())
            bytes[at()] ^= static_cast<char>(1 << random() % 8);
        break;
    case 2: putNumber(bytes, random); break;
    case 3: bytes.erase(at(), 1 + random() % 16); break;
    case 4: bytes.insert(at(), pieceOf(random)); break;
    case 5: bytes.replace(at(), 1 + random() % 8, pieceOf(random)); break;
    case 6: bytes.resize(at()); break;
    case 7: bytes.insert(at(), bytes.substr(at(), 1 + random() % 64)); break;
    case 8: {
        const std::string &other = seeds[random() % seeds.size()];
        if (!other.empty())
            bytes.replace(at(), 1 + random() % 64, other.substr(random() % other.size(), 1 + random() % 64));
        break;
    }
    case 9: { // a number of a text by another one
        const size_t start = bytes.find_first_of("0123456789", at());
        if (start != std::string::npos)
            bytes.replace(start, bytes.find_first_not_of("0123456789", start) == std::string::npos ? 1 : bytes.find_first_not_of("0123456789", start) - start, pieceOf(random));
        break;
    }
    }
    if (bytes.size() > largest)
        bytes.resize(largest);
}

/// A JSON text with values changed, taken out or doubled: it stays JSON, and gets further than one with any bytes changed.
std::string changedJson(const nlohmann::json &seed, std::mt19937_64 &random)
{
    static const nlohmann::json values[] = {nullptr, -1, 0, 1, 255, 256, 65536, 4294967296, -9223372036854775807 - 1, 18446744073709551615ull, 0.5, 1e300, -1e300, "", "a", "#000000", "../..",
                                            true, nlohmann::json::array(), nlohmann::json::object(), nlohmann::json::array({1, 2, 3}), "0P11", std::string(300, 'x')};
    nlohmann::json json = seed;
    for (auto times = 1 + random() % 4; times > 0; --times) {
        nlohmann::json *node = &json;
        while (node->is_structured() && !node->empty() && random() % 5 != 0) {
            auto child = node->begin();
            std::advance(child, static_cast<std::ptrdiff_t>(random() % node->size()));
            node = &*child;
        }
        switch (random() % 5) {
        case 0:
            if (node->is_array() && !node->empty())
                node->push_back(node->at(random() % node->size()));
            break;
        case 1:
            if (node->is_structured() && !node->empty()) {
                auto child = node->begin();
                std::advance(child, static_cast<std::ptrdiff_t>(random() % node->size()));
                node->erase(child);
            }
            break;
        case 2:
            if (node->is_number())
                *node = node->get<double>() + double(random() % 7) - 3;
            else if (node->is_string())
                *node = node->get<std::string>() + pieceOf(random);
            break;
        default: *node = values[random() % std::size(values)];
        }
    }
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string inputOf(const FuzzTarget &target, long number)
{
    std::mt19937_64 random(static_cast<uint64_t>(number) * 0x9e3779b97f4a7c15ull + 1);
    std::string bytes = target.seeds[static_cast<size_t>(number) % target.seeds.size()];
    if (static_cast<size_t>(number) < target.seeds.size())
        return bytes; // the seeds themselves come first
    if (bytes.starts_with('{') && random() % 2 == 0)
        if (const auto json = nlohmann::json::parse(bytes, nullptr, false); !json.is_discarded())
            return changedJson(json, random);
    for (auto times = 1 + random() % 8; times > 0; --times)
        mutate(bytes, target.seeds, random);
    return bytes;
}

/// @return whether it was taken; what it refuses is no fault
bool isTaken(const FuzzTarget &target, const std::string &bytes)
{
    try {
        target.parse(bytes);
        return true;
    } catch (const vantage::InputError &) {
        return false;
    }
}

#ifndef VANTAGE_LIBFUZZER

long argument(int argc, char **argv, const char *name, long otherwise)
{
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0)
            return std::atol(argv[i + 1]);
    return otherwise;
}

int run(const FuzzTarget &target, long first, long count)
{
    currentTarget = target.name;
    long taken = 0;
    for (long i = first; i < first + count; ++i) {
        currentInput = i;
        const std::string bytes = inputOf(target, i);
        ::alarm(longest);
        try {
            const bool good = isTaken(target, bytes);
            taken += good;
            if (!good && static_cast<size_t>(i) < target.seeds.size()) {
                std::fprintf(stderr, "%s: seed %ld is refused\n", target.name, i);
                try {
                    target.parse(bytes);
                } catch (const std::exception &error) {
                    std::fprintf(stderr, "    %s\n", error.what());
                }
                return 1;
            }
        } catch (const std::exception &error) {
            std::fprintf(stderr, "%s: input %ld ends with \"%s\", which is no InputError\n", target.name, i, error.what());
            return 1;
        }
    }
    ::alarm(0);
    std::printf("%s: %ld inputs, %ld taken, the others refused\n", target.name, count, taken);
    return 0;
}

#endif

} // namespace

std::string fuzzFolder()
{
    return folder().string();
}

std::string fuzzFile(std::string_view bytes, const char *name)
{
    const fs::path file = folder() / name;
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
}

#ifdef VANTAGE_LIBFUZZER

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const FuzzTarget target = [] {
        const char *wanted = std::getenv("VANTAGE_FUZZ_TARGET");
        for (const FuzzTarget &one : fuzzTargets())
            if (wanted && std::string(one.name) == wanted)
                return one;
        std::fprintf(stderr, "VANTAGE_FUZZ_TARGET names none of the targets\n");
        std::_Exit(2);
    }();
    static const int atEnd = std::atexit(removeFolder);
    (void)atEnd;
    isTaken(target, std::string(reinterpret_cast<const char *>(data), size));
    return 0;
}

#else

int main(int argc, char **argv)
{
    const auto targets = fuzzTargets();
    std::atexit(removeFolder);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM})
        std::signal(signal, tell);
    int failed = 0;
    bool any = false;
    for (const FuzzTarget &target : targets) {
        if (argc > 1 && argv[1][0] != '-' && std::strcmp(argv[1], target.name) != 0)
            continue;
        any = true;
        const long first = argument(argc, argv, "--first", 0);
        long count = argument(argc, argv, "--inputs", 0);
        if (const char *wanted = std::getenv("VANTAGE_FUZZ_INPUTS"); count == 0 && wanted)
            count = std::atol(wanted);
        if (std::strcmp(argv[argc - 1], "--show") == 0) {
            const std::string bytes = inputOf(target, first);
            std::fwrite(bytes.data(), 1, bytes.size(), stdout);
            continue;
        }
        failed += run(target, first, count > 0 ? count : target.inCi);
    }
    if (!any)
        std::fprintf(stderr, "there is no target %s\n", argv[1]);
    return failed > 0 || !any ? 1 : 0;
}

#endif
