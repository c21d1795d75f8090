// What geometry carries from a labelled camera into another one: seconds, inliers, coverage, and the share that is
// right where the target has labels (they are used for nothing else, unless votes are simulated by them).
//   bench_geometry SOURCE TARGET [--votes FILE.npy]
// FILE.npy: float32, classes x height x width, a network's probabilities of the target, the mean over its frames.
// Without it they are simulated: the target's own labels, blurred and with a third of doubt. That measures the search,
// not the whole way.

#include "core/data/ground_classes.h"
#include "core/data/image_io.h"
#include "core/geometry/ground_alignment.h"
#include "core/geometry/ground_picture.h"
#include "core/geometry/static_labels.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace {

using namespace vantage;

double seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A float32 array of three axes in C order, as numpy.save writes it.
std::vector<cv::Mat> readVotes(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    char head[10];
    if (!in.read(head, sizeof head) || std::string(head + 1, 5) != "NUMPY")
        throw std::runtime_error(file + ": no .npy file");
    std::string header(static_cast<size_t>(static_cast<uint8_t>(head[8]))
                           + 256 * static_cast<size_t>(static_cast<uint8_t>(head[9])),
                       ' ');
    in.read(header.data(), static_cast<std::streamsize>(header.size()));
    int classes = 0, height = 0, width = 0;
    const auto shape = header.find("'shape': (");
    if (header.find("<f4") == std::string::npos || header.find("'fortran_order': False") == std::string::npos
        || shape == std::string::npos
        || std::sscanf(header.c_str() + shape, "'shape': (%d, %d, %d)", &classes, &height, &width) != 3)
        throw std::runtime_error(file + ": no float32 array of three axes in C order");
    std::vector<cv::Mat> votes;
    for (int c = 0; c < classes; ++c) {
        votes.emplace_back(height, width, CV_32F);
        in.read(reinterpret_cast<char *>(votes.back().data),
                static_cast<std::streamsize>(votes.back().total() * sizeof(float)));
    }
    if (!in)
        throw std::runtime_error(file + ": ends early");
    return votes;
}

std::vector<cv::Mat> simulatedVotes(const cv::Mat &labels, int classes)
{
    std::vector<cv::Mat> votes;
    cv::Mat sum;
    for (int c = 0; c < classes; ++c) {
        cv::Mat p;
        cv::Mat(labels == c).convertTo(p, CV_32F, 1.0 / 255);
        cv::resize(p, p, labels.size() / 2, 0, 0, cv::INTER_AREA);
        cv::GaussianBlur(p, p, {}, 4);
        p = 0.67 * p + 0.33 / classes;
        votes.push_back(p);
        sum = sum.empty() ? p.clone() : cv::Mat(sum + p);
    }
    for (cv::Mat &p : votes)
        p /= sum;
    return votes;
}

void printStillness(const char *camera, const StaticScene &scene, const ClassMap &classes)
{
    const Stillness &s = scene.stillness;
    std::printf("%s: %s, shift %.2f px, followed %.2f of %d corners, background %.2f; moves:", camera,
                s.still ? "stands still" : "MOVES", s.shift, s.followed, s.corners, s.background);
    for (size_t c = 0; c < scene.moves.size(); ++c)
        if (scene.moves[c])
            std::printf(" %s %.2f", classes.classes[c].name.c_str(), scene.count.shares()[c]);
    std::printf("\n");
}

/// How much of what was carried is right, by the target's labels of what stands still.
void printRight(const cv::Mat &labels, const cv::Mat &truth, const ClassMap &classes, const cv::Mat &where)
{
    const auto n = static_cast<size_t>(classes.size());
    std::vector<double> hit(n, 0), said(n, 0), seen(n, 0);
    double right = 0, all = 0;
    for (int y = 0; y < truth.rows; ++y)
        for (int x = 0; x < truth.cols; ++x) {
            const size_t a = labels.at<uchar>(y, x), b = truth.at<uchar>(y, x);
            if (a >= n || b >= n || (!where.empty() && !where.at<uchar>(y, x)))
                continue;
            all += 1;
            ++said[a];
            ++seen[b];
            if (a == b) {
                right += 1;
                ++hit[a];
            }
        }
    std::printf("right %.3f of %.2f of the picture; IoU", right / std::max(all, 1.0),
                all / static_cast<double>(truth.total()));
    for (size_t c = 0; c < n; ++c)
        if (seen[c] > 50)
            std::printf(" %s %.2f", classes.classes[c].name.c_str(), hit[c] / (said[c] + seen[c] - hit[c]));
    std::printf("\n");
}

} // namespace

int main(int argc, char **argv)
{
    std::string sourceFolder, targetFolder, votesFile, picture;
    GroundAlignmentOptions options;
    bool near = true, opposite = true;
    CLI::App app("What geometry carries from a labelled camera into another one");
    app.add_option("source", sourceFolder)->required();
    app.add_option("target", targetFolder)->required();
    app.add_option("--votes", votesFile,
                   "A network's probabilities of the target, .npy; without it simulated by the target's labels");
    app.add_option("--picture", picture, "Written: the source's ground over the target");
    app.add_option("--seed", options.seed)->capture_default_str();
    app.add_option("--restarts", options.restarts)->capture_default_str();
    app.add_flag("--near,!--no-near", near, "Carry over by matching");
    app.add_flag("--opposite,!--no-opposite", opposite, "Align the ground");
    CLI11_PARSE(app, argc, argv);
    try {
        double begun = seconds();
        const auto took = [&] {
            const double time = seconds() - begun;
            begun = seconds();
            return time;
        };
        const Dataset source = openDataset(sourceFolder, LabelUse::Required),
                      target = openDataset(targetFolder, LabelUse::Measure);
        const ClassMap &classes = source.classes;
        const StaticScene from = staticScene(source, source.size);
        printStillness("source", from, classes);
        StaticScene to;
        if (target.hasLabels()) {
            to = staticScene(target, target.size);
        } else {
            const FixedCamera camera(target, target.size, 18);
            to.background = camera.median();
            to.stillness = camera.stillness();
        }
        printStillness("target", to, classes);
        std::printf("read in %.1f s\n", took());

        if (near) {
            const CarryOver carried = carryOver({from.background, from.stillness}, from.labels,
                                                {to.background, to.stillness}, classes.ignore);
            std::printf("carry-over: %s (%d), %d matches, inliers", carried.accepted() ? "accepted" : "refused",
                        static_cast<int>(carried.refusal), carried.matches);
            for (const SharedPlane &plane : carried.planes)
                std::printf(" %d", plane.inliers);
            std::printf(", covers %.2f, %.1f s\n", carried.coverage, took());
            if (carried.accepted() && target.hasLabels())
                printRight(carried.labels, to.labels, classes, {});
        }
        if (!opposite)
            return 0;
        if (votesFile.empty() && !target.hasLabels())
            throw std::runtime_error("--votes is needed where the target has no labels");
        GroundInput input;
        input.source = {from.background, from.stillness};
        input.target = {to.background, to.stillness};
        input.sourceLabels = from.labels;
        input.probabilities = votesFile.empty() ? simulatedVotes(to.labels, classes.size()) : readVotes(votesFile);
        input.ground = groundClasses(classes);
        input.ignore = classes.ignore;
        took();
        const GroundAlignment ground = *alignGround(input, options);
        std::printf("ground (%s votes): %s (%d), worth %.3f, texture %.2f, %d of %d restarts agree, covers %.2f of the "
                    "ground%s, %.1f s\n",
                    votesFile.empty() ? "simulated" : "given", ground.accepted() ? "accepted" : "refused",
                    static_cast<int>(ground.refusal), ground.worth, ground.texture, ground.agreeing, ground.restarts,
                    ground.coverage, ground.turned ? ", the target laid into the source" : "", took());
        std::printf("fitted finely: agreement %.3f to %.3f, places moved by %.1f pixels, %s\n", ground.fit.before, ground.fit.after, ground.fit.moved, ground.fit.taken ? "taken" : "left");
        const GroundCameras &c = ground.cameras;
        const auto degrees = [](double radians) { return radians * 180 / CV_PI; };
        const auto view = [&](double focal) { return degrees(2 * std::atan(0.5 * GroundWorth::width / focal)); };
        std::printf("fields of view %.0f and %.0f, pitch %.0f and %.0f, height %.1f, yaw %.0f, place %.1f %.1f\n",
                    view(c.sourceFocal), view(c.targetFocal), degrees(c.sourcePitch), degrees(c.targetPitch),
                    c.targetHeight, degrees(c.yaw), c.x, c.y);
        if (target.hasLabels()) {
            cv::Mat isGround = cv::Mat::zeros(to.labels.size(), CV_8U);
            for (size_t k = 0; k < input.ground.size(); ++k)
                if (input.ground[k])
                    isGround |= to.labels == static_cast<double>(k);
            printRight(ground.labels, to.labels, classes, {});
            std::printf("on true ground: ");
            printRight(ground.labels, to.labels, classes, isGround);
        }
        if (!picture.empty())
            writeImage(picture, groundPicture(from.background, from.labels, to.background, ground.labels, classes,
                                              input.ground));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
    return 0;
}
