#include "core/data/content_check.h"
#include "core/data/dataset.h"
#include "core/data/image_io.h"
#include "core/geometry/camera_look.h"

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

// Frames a second of a check of a camera's folder against a loop that does nothing but decode: bench_check FOLDER. Prints, never asserts.

using namespace vantage;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

long peakMegabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return std::fprintf(stderr, "bench_check FOLDER\n"), 2;
    const Dataset data = listDataset(argv[1], LabelUse::Hidden);
    const auto count = static_cast<double>(data.frames.size());
    const auto tell = [&](const char *what, double start) { std::printf("%-28s %8.1f frames a second, %4ld MB at most\n", what, count / (now() - start), peakMegabytes()); };
    std::printf("%zu frames\n", data.frames.size());
    double start = now();
    for (size_t i = 0; i < data.frames.size(); ++i)
        readFrameImage(data, i);
    tell("decoding alone", start);
    start = now();
    checkDataset(argv[1]);
    tell("check (labels, too)", start);
    start = now();
    lookAtCamera(data);
    std::printf("%-28s %8.1f seconds, %4ld MB at most\n", "look at up to 120 frames", now() - start, peakMegabytes());
    return 0;
}
