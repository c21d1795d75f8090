#include "core/geometry/ground_alignment.h"

#include "core/base/random.h"
#include "core/geometry/lightness.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

constexpr uint64_t purposeOfAlignment = 0x67726f756e64ULL; // "ground"
constexpr int batch = 4000;
constexpr double leastGround = 0.05;  // of a picture
constexpr double leastCoverage = 0.2; // of the target's ground, where the target was laid into the source: else all of it may lie in a far corner
constexpr double doubt = 0.25;        // about the source's labels, where the target is laid into them; ground must stay over what votedGround() asks
constexpr size_t placesTried = 4;     // that are fitted finely
constexpr Unknowns spread = {15, 0.06, 15, 0.06, 0.8, 0.25, 4, 4};
constexpr Unknowns apart = {40, 0.12, 40, 0.12, 1.5, 0.3, 6, 6}; // guesses further apart than this are two

Unknowns times(const Unknowns &values, double factor)
{
    Unknowns result = values;
    for (double &value : result)
        value *= factor;
    return result;
}

/// A camera pair as they hang over streets: fields of view of 50 to 85 degrees, looking down by 5 to 35, heights within
/// a factor of 1.8, the target anywhere within some eight heights.
Unknowns drawn(cv::RNG &random)
{
    const auto focal = [&] {
        return 0.5 * GroundWorth::width / std::tan(random.uniform(50.0, 85.0) / 2 * CV_PI / 180);
    };
    const auto pitch = [&] { return random.uniform(5.0, 35.0) * CV_PI / 180; };
    GroundCameras cameras;
    cameras.sourceFocal = focal();
    cameras.sourcePitch = pitch();
    cameras.targetFocal = focal();
    cameras.targetPitch = pitch();
    cameras.targetHeight *= std::exp(random.uniform(-0.6, 0.6));
    cameras.yaw = random.uniform(-CV_PI, CV_PI);
    cameras.x = random.uniform(-50.0, 50.0);
    cameras.y = random.uniform(-20.0, 60.0);
    return cameras.unknowns();
}

bool better(const Found &a, const Found &b)
{
    return a.worth > b.worth;
}

void keepBest(std::vector<Found> &found, size_t count)
{
    std::stable_sort(found.begin(), found.end(), better);
    found.resize(std::min(found.size(), count));
}

struct Mutation
{
    int rounds, children;
    double spread, shrink;
};

/// Each of the best has children near it, nearer from round to round, and gives way to the best of them.
void mutate(std::vector<Found> &best, const GroundWorth &worth, GroundWorth::Grid grid, const Mutation &how,
            cv::RNG &random)
{
    for (Found &one : best)
        one.worth = worth.worth(one.at, grid, GroundWorth::Light::Coarse);
    double size = how.spread;
    for (int round = 0; round < how.rounds; ++round, size *= how.shrink)
        for (Found &parent : best) {
            const Unknowns at = parent.at;
            for (int c = 0; c < how.children; ++c) {
                const double step = size * (random.uniform(0, 2) ? 1.0 : 0.3);
                Unknowns child = at;
                for (size_t k = 0; k < child.size(); ++k)
                    if (random.uniform(0.0, 1.0) < 0.6)
                        child[k] += random.gaussian(step * spread[k]);
                if (const double value = worth.worth(child, grid, GroundWorth::Light::Coarse); value > parent.worth)
                    parent = {value, child};
            }
        }
    keepBest(best, best.size());
}

/// One independent search.
Found searched(const GroundWorth &worth, const GroundAlignmentOptions &options, uint64_t restart)
{
    using Light = GroundWorth::Light;
    cv::RNG random = makeRandom({options.seed, purposeOfAlignment, restart});
    std::vector<Found> best;
    for (int drawnSoFar = 0; drawnSoFar < options.guesses; drawnSoFar += batch) {
        std::vector<Found> some(batch);
        for (Found &one : some) {
            one.at = drawn(random);
            one.worth = worth.worth(one.at, GroundWorth::Coarse, Light::Coarse);
        }
        keepBest(some, 40); // of each batch, for variety
        best.insert(best.end(), some.begin(), some.end());
    }
    keepBest(best, 300);
    mutate(best, worth, GroundWorth::Coarse, {25, 6, 1.0, 0.95}, random);
    keepBest(best, 60);
    mutate(best, worth, GroundWorth::Middle, {30, 12, 0.6, 0.93}, random);

    std::vector<Unknowns> starts;
    for (const Found &one : best) {
        const bool isNew = std::all_of(starts.begin(), starts.end(), [&](const Unknowns &other) {
            for (size_t k = 0; k < other.size(); ++k)
                if (std::abs(one.at[k] - other[k]) > apart[k])
                    return true;
            return false;
        });
        if (isNew && starts.size() < 3)
            starts.push_back(one.at);
    }
    Found result;
    for (const Unknowns &start : starts) {
        const auto by = [&](GroundWorth::Grid grid, Light light) {
            return [&worth, grid, light](const Unknowns &guess) { return worth.worth(guess, grid, light); };
        };
        Found found = evolve(by(GroundWorth::Middle, Light::Coarse), start, times(spread, 0.5), {120, 40}, random);
        found = evolve(by(GroundWorth::Middle, Light::All), found.at, times(spread, 0.4), {150, 40}, random);
        found = evolve(by(GroundWorth::Fine, Light::All), found.at, times(spread, 0.1), {60, 32}, random);
        if (found.worth > result.worth)
            result = found;
    }
    return result;
}

void checkInput(const GroundInput &input)
{
    const auto expect = [](bool holds, const char *what) {
        if (!holds)
            throw std::invalid_argument(what);
    };
    expect(input.source.background.type() == CV_8UC3 && input.target.background.type() == CV_8UC3,
           "alignGround: backgrounds are CV_8UC3");
    expect(input.sourceLabels.type() == CV_8UC1 && input.sourceLabels.size() == input.source.background.size(),
           "alignGround: the source's labels are CV_8UC1 of its background's size");
    expect(!input.ground.empty() && input.ground.size() == input.probabilities.size(),
           "alignGround: a flag and a picture of probabilities a class");
    for (const cv::Mat &p : input.probabilities)
        expect(p.type() == CV_32FC1 && p.size() == input.probabilities.front().size(),
               "alignGround: probabilities are CV_32F of one size");
}

/// What the search for the cameras of one picture laid into the other found.
struct OneWay
{
    double sourceGround = 0, targetGround = 0, worth = 0, texture = 0;
    int agreeing = 0;
    GroundCameras cameras;
    GroundFit fit;
};

/// The best of each place that restarts ended at.
std::vector<Found> placesOf(const std::vector<Found> &sorted, const GroundWorth &worth, size_t most)
{
    std::vector<Found> places;
    for (const Found &one : sorted)
        if (places.size() < most && std::none_of(places.begin(), places.end(), [&](const Found &other) { return worth.samePlace(other.at, one.at); }))
            places.push_back(one);
    return places;
}

/// @return nothing where `goOn` said no
std::optional<OneWay> aligned(const GroundInput &input, const GroundAlignmentOptions &options, const GoOn &goOn, const std::function<void(int, int)> &progress)
{
    const GroundWorth worth(input.source.background, input.sourceLabels, input.target.background, input.probabilities, input.ground);
    OneWay result;
    result.sourceGround = worth.sourceGround();
    result.targetGround = worth.targetGround();
    if (result.sourceGround < leastGround || result.targetGround < leastGround)
        return result;
    std::vector<Found> found(static_cast<size_t>(options.restarts));
    const int atOnce = std::max(1, cv::getNumThreads());
    for (int first = 0; first < options.restarts; first += atOnce) {
        if (goOn && !goOn())
            return std::nullopt;
        const int last = std::min(first + atOnce, options.restarts);
        cv::parallel_for_(
            {first, last},
            [&](const cv::Range &range) {
                for (int i = range.start; i < range.end; ++i)
                    found[static_cast<size_t>(i)] = searched(worth, options, static_cast<uint64_t>(i));
            },
            last - first);
        if (progress)
            progress(last, options.restarts);
    }
    keepBest(found, found.size());

    // The best place is the one whose details agree; where they do nowhere, the one that is worth most.
    const cv::Size source = input.source.background.size(), target = input.target.background.size();
    const cv::Mat voted = votedGround(input.probabilities, input.ground, target), labelled = groundMask(input.sourceLabels, input.ground);
    const std::vector<Found> places = placesOf(found, worth, placesTried);
    std::vector<GroundFit> fits(places.size());
    cv::parallel_for_({0, static_cast<int>(places.size())}, [&](const cv::Range &range) {
        for (auto i = static_cast<size_t>(range.start); i < static_cast<size_t>(range.end); ++i)
            fits[i] = fitGround(input.source.background, labelled, input.target.background, voted, GroundCameras::from(places[i].at).targetToSource(source, target), options.seed);
    });
    size_t best = 0;
    for (size_t i = 1; i < fits.size(); ++i)
        if (fits[i].agreement() > fits[best].agreement() && fits[i].agreement() >= options.leastDetail)
            best = i;
    result.worth = places[best].worth;
    result.texture = worth.texture(places[best].at);
    for (const Found &one : found)
        result.agreeing += worth.samePlace(places[best].at, one.at) ? 1 : 0;
    result.cameras = GroundCameras::from(places[best].at);
    result.fit = fits[best];
    return result;
}

/// The target as a source, labelled as it is voted, and the source as a target, its labels with some doubt.
GroundInput turned(const GroundInput &input)
{
    GroundInput result = input;
    std::swap(result.source, result.target);
    const cv::Size half = input.source.background.size() / 2;
    const double classes = static_cast<double>(input.probabilities.size());
    cv::Mat most;
    result.sourceLabels = cv::Mat(result.source.background.size(), CV_8UC1, cv::Scalar(input.ignore));
    for (size_t c = 0; c < input.probabilities.size(); ++c) {
        cv::Mat p;
        cv::resize(input.probabilities[c], p, result.source.background.size(), 0, 0, cv::INTER_LINEAR);
        if (most.empty())
            most = cv::Mat(p.size(), CV_32F, cv::Scalar(-1));
        const cv::Mat more = p > most;
        p.copyTo(most, more);
        result.sourceLabels.setTo(cv::Scalar(static_cast<double>(c)), more);

        cv::Mat(input.sourceLabels == static_cast<double>(c)).convertTo(p, CV_32F, (1 - doubt) / 255, doubt / classes);
        cv::resize(p, p, half, 0, 0, cv::INTER_AREA);
        result.probabilities[c] = blurred(p, 2);
    }
    return result;
}

} // namespace

cv::Mat groundMask(const cv::Mat &labels, const std::vector<bool> &ground)
{
    cv::Mat table(1, 256, CV_8UC1, cv::Scalar(0)), mask;
    for (size_t c = 0; c < ground.size() && c < 256; ++c)
        table.at<uchar>(static_cast<int>(c)) = ground[c] ? 255 : 0;
    cv::LUT(labels, table, mask);
    return mask;
}

cv::Mat votedGround(const std::vector<cv::Mat> &probabilities, const std::vector<bool> &ground, cv::Size size,
                    double share)
{
    cv::Mat sum = cv::Mat::zeros(probabilities.front().size(), CV_32F);
    for (size_t c = 0; c < ground.size(); ++c)
        if (ground[c])
            sum += probabilities[c];
    cv::resize(sum, sum, size, 0, 0, cv::INTER_LINEAR);
    return sum > share;
}

cv::Mat carryGround(const cv::Mat &sourceLabels, const std::vector<bool> &ground, const cv::Matx33d &targetToSource,
                    const cv::Mat &targetGround, int ignore)
{
    cv::Mat result(targetGround.size(), CV_8UC1, cv::Scalar(ignore));
    for (int y = 0; y < result.rows; ++y)
        for (int x = 0; x < result.cols; ++x) {
            if (!targetGround.at<uchar>(y, x))
                continue;
            const cv::Vec3d p = targetToSource * cv::Vec3d(x, y, 1);
            if (p[2] <= 0)
                continue;
            const double column = std::floor(p[0] / p[2] + 0.5), row = std::floor(p[1] / p[2] + 0.5);
            if (!(column >= 0 && row >= 0 && column < sourceLabels.cols && row < sourceLabels.rows))
                continue;
            const uchar label = sourceLabels.at<uchar>(static_cast<int>(row), static_cast<int>(column));
            if (label < ground.size() && ground[label])
                result.at<uchar>(y, x) = label;
        }
    return result;
}

std::optional<GroundAlignment> alignGround(const GroundInput &input, const GroundAlignmentOptions &options,
                                           const GoOn &goOn, const std::function<void(int, int)> &progress)
{
    checkInput(input);
    GroundAlignment result;
    const cv::Size size = input.target.background.size();
    result.labels = cv::Mat(size, CV_8UC1, cv::Scalar(input.ignore));
    const auto refused = [&](GroundRefusal why) {
        result.refusal = why;
        return result;
    };
    if (!input.source.stillness.still)
        return refused(GroundRefusal::SourceMoves);
    if (!input.target.stillness.still)
        return refused(GroundRefusal::TargetMoves);
    const cv::Mat voted = votedGround(input.probabilities, input.ground, size);
    const auto labelsBy = [&](const cv::Matx33d &targetToSource) { return carryGround(input.sourceLabels, input.ground, targetToSource, voted, input.ignore); };
    const auto coverageOf = [&](const cv::Mat &labels) { return double(cv::countNonZero(labels != input.ignore)) / std::max(1, cv::countNonZero(voted)); };
    const auto way = [&](const GroundInput &of) { return aligned(of, options, goOn, progress); };
    std::optional<OneWay> found = way(input);
    if (!found)
        return std::nullopt;
    result.sourceGround = found->sourceGround;
    result.targetGround = found->targetGround;
    if (result.sourceGround < leastGround)
        return refused(GroundRefusal::LittleSourceGround);
    if (result.targetGround < leastGround)
        return refused(GroundRefusal::LittleTargetGround);
    const auto inDetail = [&](const OneWay &one) { return one.fit.agreement() >= options.leastDetail; };
    const auto inAll = [&](const OneWay &one) { return one.worth >= options.leastWorth && one.agreeing >= options.leastAgreeing * options.restarts; };
    result.targetToSource = found->fit.targetToSource;
    result.labels = labelsBy(result.targetToSource);
    if (!inDetail(*found) && !inAll(*found)) {
        const std::optional<OneWay> back = way(turned(input));
        if (!back)
            return std::nullopt;
        const cv::Matx33d inverse = back->fit.targetToSource.inv();
        if (const cv::Mat labels = labelsBy(inverse); inDetail(*back) && coverageOf(labels) >= leastCoverage) {
            found = back;
            result.turned = true;
            result.targetToSource = inverse;
            result.labels = labels;
        }
    }
    result.worth = found->worth;
    result.texture = found->texture;
    result.restarts = options.restarts;
    result.agreeing = found->agreeing;
    result.cameras = found->cameras;
    result.fit = found->fit;
    result.coverage = coverageOf(result.labels);
    if (inDetail(*found))
        return result;
    if (found->worth < options.leastWorth)
        return refused(GroundRefusal::LittleWorth);
    if (!inAll(*found))
        return refused(GroundRefusal::Disagreement);
    return result;
}

} // namespace vantage
