#include "core/evaluation/spot_check.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

constexpr int clearMajority = 3;
constexpr uint64_t spotStream = 0x5907;

/// Of one frame: how much there is to learn from a pixel, and which two classes stand against each other (-1: they agree).
struct Contest
{
    cv::Mat worth; // CV_32FC1
    cv::Mat pair;  // CV_32SC1, class of NA * classes + class of the adapted network
};

Contest contestOf(const Probabilities &na, const Probabilities &adapted)
{
    const size_t pixels = na.pixels();
    const cv::Mat ofNa = bestClasses(na), ofAdapted = bestClasses(adapted);
    Contest result{cv::Mat::zeros(na.height, na.width, CV_32FC1), cv::Mat(na.height, na.width, CV_32SC1, cv::Scalar(-1))};
    /// How much more of the probability the first class has.
    const auto margin = [pixels](const Probabilities &one, size_t i, int first, int second) {
        const auto at = [&](int c) { return static_cast<float>(one.values[static_cast<size_t>(c) * pixels + i]); };
        float sum = 0;
        for (int c = 0; c < one.classes; ++c)
            sum += at(c);
        return sum > 0 ? (at(first) - at(second)) / sum : 0;
    };
    size_t i = 0;
    for (int y = 0; y < na.height; ++y)
        for (int x = 0; x < na.width; ++x, ++i) {
            const int a = ofNa.at<uint8_t>(y, x), b = ofAdapted.at<uint8_t>(y, x);
            if (a == b)
                continue;
            // An unsure network is no opponent: the less sure one of the two says how much there is to learn.
            result.worth.at<float>(y, x) = std::min(margin(na, i, a, b), margin(adapted, i, b, a));
            result.pair.at<int>(y, x) = a * na.classes + b;
        }
    return result;
}

/// The pair of classes that most of a box's worth is about.
int mainPair(const Contest &contest, const cv::Rect &box)
{
    std::map<int, double> worth;
    for (int y = box.y; y < box.y + box.height; ++y)
        for (int x = box.x; x < box.x + box.width; ++x)
            if (contest.pair.at<int>(y, x) >= 0)
                worth[contest.pair.at<int>(y, x)] += contest.worth.at<float>(y, x);
    const auto most = std::max_element(worth.begin(), worth.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == worth.end() ? -1 : most->first;
}

} // namespace

std::vector<Spot> pickSpots(const SnapshotProbabilities &na, const SnapshotProbabilities &adapted, const SpotOptions &options)
{
    if (na.size() != adapted.size())
        throw std::invalid_argument("spot check: the two networks saw different frames");
    std::vector<Contest> contests;
    for (size_t i = 0; i < na.size(); ++i) {
        if (!comparable(na[i], adapted[i]) || na[i].classes < 2 || na[i].pixels() == 0)
            throw std::invalid_argument("spot check: predictions of different sizes");
        contests.push_back(contestOf(na[i], adapted[i]));
    }
    cv::RNG random = makeRandom({options.seed, spotStream});
    std::vector<Spot> spots;
    while (static_cast<int>(spots.size()) < options.count) {
        double best = 0;
        Spot spot;
        cv::Rect box;
        for (size_t i = 0; i < contests.size(); ++i) {
            const cv::Mat &worth = contests[i].worth;
            const cv::Size side(std::max(1, static_cast<int>(std::lround(options.side * worth.cols))), std::max(1, static_cast<int>(std::lround(options.side * worth.rows))));
            cv::Mat sums;
            cv::integral(worth, sums, CV_64F);
            for (int y = 0; y + side.height <= worth.rows; ++y)
                for (int x = 0; x + side.width <= worth.cols; ++x) {
                    const double sum = sums.at<double>(y + side.height, x + side.width) - sums.at<double>(y, x + side.width)
                                       - sums.at<double>(y + side.height, x) + sums.at<double>(y, x);
                    if (sum > best + 1e-9) {
                        best = sum;
                        spot.frame = i;
                        box = cv::Rect({x, y}, side);
                    }
                }
        }
        if (best <= 0)
            break;
        Contest &contest = contests[spot.frame];
        const cv::Mat disagree = contest.pair(box) >= 0;
        spot.share = cv::countNonZero(disagree) / static_cast<double>(box.area());
        const cv::Size size = contest.worth.size();
        spot.box = cv::Rect2d(box.x / double(size.width), box.y / double(size.height), box.width / double(size.width), box.height / double(size.height));
        const int pair = mainPair(contest, box);
        const bool enough = spot.share >= options.leastShare;
        for (Contest &other : contests) {
            if (other.worth.size() == size)
                other.worth(box).setTo(0); // the camera stands still: the same place says the same in each frame
            else if (&other == &contest)
                contest.worth(box).setTo(0);
            cv::Mat weaker;
            other.worth.convertTo(weaker, CV_32F, 0.25);
            weaker.copyTo(other.worth, other.pair == pair);
        }
        if (!enough)
            continue;
        spot.adaptedIsA = random.next() % 2 == 0;
        spots.push_back(spot);
    }
    return spots;
}

int SpotTally::decision() const
{
    const int difference = adapted - unadapted;
    return difference >= clearMajority ? 1 : difference <= -clearMajority ? -1 : 0;
}

SpotTally tallyOf(const std::vector<Spot> &spots)
{
    SpotTally tally;
    for (const Spot &spot : spots)
        ++(!spot.answer                             ? tally.unanswered
           : *spot.answer == SpotAnswer::Adapted    ? tally.adapted
           : *spot.answer == SpotAnswer::Unadapted  ? tally.unadapted
                                                    : tally.open);
    return tally;
}

SnapshotChoice withSpotCheck(const SnapshotChoice &choice, const SpotTally &tally)
{
    const auto isSpot = [](const Reason &reason) {
        return reason.kind == ReasonKind::SpotsBetter || reason.kind == ReasonKind::SpotsWorse || reason.kind == ReasonKind::SpotsOpen;
    };
    SnapshotChoice result = choice;
    std::erase_if(result.reasons, isSpot);
    result.why = toText(result.reasons);
    if (tally.adapted + tally.unadapted + tally.open == 0)
        return result;
    const int decision = tally.decision();
    const bool placesDecided = std::any_of(result.reasons.begin(), result.reasons.end(), [](const Reason &reason) { return reason.kind == ReasonKind::PlacesBetter; });
    if (decision > 0 && result.verdict == Verdict::NoClearGain && result.chosen > 0)
        result.verdict = Verdict::Better;
    else if (decision < 0)
        result.verdict = placesDecided ? Verdict::NoClearGain : Verdict::KeepNa;
    result.reasons.insert(result.reasons.begin(),
                          {decision > 0   ? ReasonKind::SpotsBetter
                           : decision < 0 ? ReasonKind::SpotsWorse
                                          : ReasonKind::SpotsOpen,
                           {static_cast<double>(tally.adapted), static_cast<double>(tally.unadapted)}});
    result.why = toText(result.reasons);
    return result;
}

} // namespace vantage
