#include "core/geometry/evolution.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace vantage {

Found evolve(const std::function<double(const Unknowns &)> &worth, const Unknowns &start, const Unknowns &spread,
             const EvolutionOptions &options, cv::RNG &random)
{
    constexpr int size = static_cast<int>(unknownsOfGround);
    using Vector = cv::Vec<double, size>;
    using Matrix = cv::Matx<double, size, size>;
    constexpr double n = size;
    const size_t children = static_cast<size_t>(options.children), parents = children / 2;

    std::vector<double> weights(parents);
    for (size_t i = 0; i < parents; ++i)
        weights[i] = std::log(static_cast<double>(parents) + 0.5) - std::log(static_cast<double>(i + 1));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    double squares = 0;
    for (double &w : weights) {
        w /= sum;
        squares += w * w;
    }
    const double effective = 1 / squares;
    const double cSize = (effective + 2) / (n + effective + 5);
    const double damping = 1 + cSize + 2 * std::max(0.0, std::sqrt((effective - 1) / (n + 1)) - 1);
    const double cPath = (4 + effective / n) / (n + 4 + 2 * effective / n);
    const double cOne = 2 / ((n + 1.3) * (n + 1.3) + effective);
    const double cMany = std::min(1 - cOne, 2 * (effective - 2 + 1 / effective) / ((n + 2) * (n + 2) + effective));
    const double expected = std::sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)); // length of a normal vector

    Matrix covariance = Matrix::eye();
    Vector mean = Vector::zeros(), sizePath = Vector::zeros(),
           path = Vector::zeros(); // mean in units of spread, from start
    double step = 1;
    Found best;
    struct Child
    {
        double worth;
        Vector direction;
    };
    std::vector<Child> born(children);
    for (int round = 0; round < options.rounds && step > options.narrow; ++round) {
        cv::Mat values, vectors; // a row an axis
        cv::eigen(covariance, values, vectors);
        std::array<double, unknownsOfGround> lengths;
        for (int i = 0; i < size; ++i)
            lengths[static_cast<size_t>(i)] = std::sqrt(std::max(values.at<double>(i), 1e-12));
        for (Child &child : born) {
            child.direction = Vector::zeros();
            for (int i = 0; i < size; ++i) {
                const double along = random.gaussian(1) * lengths[static_cast<size_t>(i)];
                for (int k = 0; k < size; ++k)
                    child.direction[k] += along * vectors.at<double>(i, k);
            }
            Unknowns at;
            for (int k = 0; k < size; ++k)
                at[static_cast<size_t>(k)] = start[static_cast<size_t>(k)]
                                             + (mean[k] + step * child.direction[k]) * spread[static_cast<size_t>(k)];
            child.worth = worth(at);
            if (child.worth > best.worth)
                best = {child.worth, at};
        }
        std::stable_sort(born.begin(), born.end(), [](const Child &a, const Child &b) { return a.worth > b.worth; });

        Vector move = Vector::zeros();
        Matrix many = Matrix::zeros();
        for (size_t i = 0; i < parents; ++i) {
            move += weights[i] * born[i].direction;
            many += weights[i] * (born[i].direction * born[i].direction.t());
        }
        mean += step * move;
        Vector whitened = Vector::zeros();
        for (int i = 0; i < size; ++i) {
            double along = 0;
            for (int k = 0; k < size; ++k)
                along += vectors.at<double>(i, k) * move[k];
            for (int k = 0; k < size; ++k)
                whitened[k] += vectors.at<double>(i, k) * along / lengths[static_cast<size_t>(i)];
        }
        sizePath = (1 - cSize) * sizePath + std::sqrt(cSize * (2 - cSize) * effective) * whitened;
        const double length = cv::norm(sizePath);
        const bool calm =
            length / std::sqrt(1 - std::pow(1 - cSize, 2.0 * (round + 1))) < (1.4 + 2 / (n + 1)) * expected;
        path = (1 - cPath) * path + (calm ? std::sqrt(cPath * (2 - cPath) * effective) : 0.0) * move;
        covariance = (1 - cOne - cMany) * covariance + cOne * (path * path.t()) + cMany * many;
        if (!calm)
            covariance += (cOne * cPath * (2 - cPath)) * covariance;
        step *= std::exp(cSize / damping * (length / expected - 1));
    }
    return best;
}

} // namespace vantage
