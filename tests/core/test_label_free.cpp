#include "core/base/error.h"
#include "core/base/files.h"
#include "core/evaluation/label_free.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <stdexcept>

using namespace vantage;

namespace {

/// One row of pixels; each is given as its values of all classes.
Probabilities frame(const std::vector<std::vector<int>> &pixels)
{
    Probabilities result{static_cast<int>(pixels.front().size()), 1, static_cast<int>(pixels.size()), {}};
    for (int c = 0; c < result.classes; ++c) {
        for (const std::vector<int> &pixel : pixels)
            result.values.push_back(static_cast<uint8_t>(pixel[static_cast<size_t>(c)]));
    }
    return result;
}

/// Certain pixels of these classes.
Probabilities certain(const std::vector<int> &labels, int classes = 3)
{
    std::vector<std::vector<int>> pixels;
    for (int label : labels) {
        pixels.emplace_back(static_cast<size_t>(classes), 0);
        pixels.back()[static_cast<size_t>(label)] = 255;
    }
    return frame(pixels);
}

bool close(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class TestLabelFree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantisesAndClamps()
    {
        const float softmax[] = {0.0F, 1.0F, 0.5F, 1.5F, -1.0F, std::nanf("")};
        const Probabilities result = quantised(softmax, 3, 1, 2);
        QCOMPARE(result.values, (std::vector<uint8_t>{0, 255, 128, 255, 0, 0}));
        QCOMPARE(result.width, 2);
    }

    void entropyAndInfoMax()
    {
        const SnapshotProbabilities sure{certain({0, 1, 2})}, oneClass{certain({1, 1, 1})}, unsure{frame({{7, 7, 7}})};
        QVERIFY(close(meanEntropy(sure), 0));
        QVERIFY(close(meanEntropy(unsure), std::log(3)));
        QVERIFY(close(infoMax(sure), std::log(3)));
        QVERIFY(close(infoMax(oneClass), 0)); // certain but collapsed: entropy praises it, InfoMax does not
        QVERIFY(close(infoMax(unsure), 0));
        const SnapshotProbabilities mixed{frame({{3, 1}, {0, 9}})}; // quarters: rounding sums are divided out
        QVERIFY(close(meanEntropy(mixed), (0.75 * std::log(4.0 / 3) + 0.25 * std::log(4)) / 2));
        const SnapshotProbabilities nothing{frame({{0, 0}})};
        QVERIFY(close(meanEntropy(nothing), std::log(2)));
    }

    void softNeighbourhoodDensityAtItsEnds()
    {
        // All pixels alike: every neighbour weighs the same, so the entropy of a row of n - 1 is log(n - 1).
        const SnapshotProbabilities alike{certain(std::vector<int>(50, 1))};
        QVERIFY(close(softNeighbourhoodDensity(alike, 1), std::log(99)));
        // Tight clusters: each pixel has only its own class for neighbours. Density falls with the number of clusters.
        std::vector<int> labels;
        for (int i = 0; i < 3000; ++i)
            labels.push_back(i % 3);
        const SnapshotProbabilities clusters{certain(labels)};
        const double density = softNeighbourhoodDensity(clusters, 1);
        QVERIFY(density > std::log(25) && density < std::log(40));
        QCOMPARE(softNeighbourhoodDensity(clusters, 1), density);
        QVERIFY(softNeighbourhoodDensity(clusters, 2) != density);
        QVERIFY_EXCEPTION_THROWN(softNeighbourhoodDensity(clusters, 1, 1), std::invalid_argument);
    }

    void histograms()
    {
        const SnapshotProbabilities a{certain({0, 0, 1, 1}), certain({2, 2, 2, 2})};
        QCOMPARE(classHistogram(a), (std::vector<double>{0.25, 0.25, 0.5}));
        QVERIFY(close(histogramDistance(classHistogram(a), std::vector<double>{0.5, 0.5, 0.0}), 0.5));
        QVERIFY(close(histogramDistance(std::vector<double>{1, 0}, std::vector<double>{0, 1}), 1));
        QVERIFY_EXCEPTION_THROWN(histogramDistance(std::vector<double>{1}, std::vector<double>{0, 1}),
                                 std::invalid_argument);
    }

    void agreementCountsClassesNotPixels()
    {
        std::vector<int> reference(100, 0), without(100, 0);
        reference[0] = 1; // 1 % of the pixels
        const SnapshotProbabilities a{certain(reference)}, b{certain(without)};
        QVERIFY(close(agreement(a, a), 1));
        QVERIFY(close(agreement(a, b), (0.99 + 0.0) / 2)); // half of the classes lost
        QVERIFY(close(agreement(a, b, 0.02), 0.99));       // too small a class to count
        QVERIFY_EXCEPTION_THROWN(agreement(a, SnapshotProbabilities{certain({0})}), std::invalid_argument);
    }

    void ensembleFavoursTheMajority()
    {
        const SnapshotProbabilities odd{certain({0, 0, 0, 0})}, even{certain({0, 1, 2, 1})},
            alike{certain({0, 1, 2, 2})};
        const std::vector<SnapshotProbabilities> candidates{odd, even, even, alike};
        const std::vector<double> scores = ensembleAgreement(candidates);
        QVERIFY(close(scores[1], 1) && close(scores[2], 1)); // the mean's argmax is theirs
        QVERIFY(scores[3] < 1 && scores[3] > scores[0]);
        QVERIFY(ensembleAgreement(std::vector<SnapshotProbabilities>{}).empty());
    }

    void ensembleAveragesProbabilitiesNotVotes()
    {
        // Two hesitate towards class 0, one is certain of class 1: the mean says 1.
        const SnapshotProbabilities hesitant{frame({{51, 49}})}, certainOne{frame({{0, 255}})};
        const std::vector<double> scores =
            ensembleAgreement(std::vector<SnapshotProbabilities>{hesitant, hesitant, certainOne});
        QVERIFY(close(scores[0], 0) && close(scores[2], 1));
    }

    void refusesWrongSizes()
    {
        SnapshotProbabilities wrong{certain({0, 1})};
        wrong[0].values.pop_back();
        QVERIFY_EXCEPTION_THROWN(meanEntropy(wrong), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(classHistogram(SnapshotProbabilities{}), std::invalid_argument);
        const SnapshotProbabilities mixed{certain({0}, 2), certain({0}, 3)};
        QVERIFY_EXCEPTION_THROWN(infoMax(mixed), std::invalid_argument);
    }

    void fileKeepsEverything()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("snapshot.probs").toStdString();
        SnapshotProbabilities frames{certain({0, 1, 2}), frame({{1, 2, 3}, {4, 5, 6}})};
        saveProbabilities(frames, file);
        QVERIFY(loadProbabilities(file) == frames);
        saveProbabilities({}, file);
        QVERIFY(loadProbabilities(file).empty());
    }

    void damagedFileIsRefused()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("snapshot.probs").toStdString();
        saveProbabilities({certain(std::vector<int>(200, 1)), certain({0})}, file);
        const std::string bytes = readFile(file);
        for (size_t length = 0; length < bytes.size(); ++length) { // cut off anywhere
            writeAtomically(file, std::string_view(bytes).substr(0, length));
            QVERIFY_EXCEPTION_THROWN(loadProbabilities(file), InputError);
        }
        for (size_t i = 0; i < bytes.size(); ++i) { // one bit flipped anywhere
            std::string flipped = bytes;
            flipped[i] = static_cast<char>(flipped[i] ^ 4);
            writeAtomically(file, flipped);
            QVERIFY_EXCEPTION_THROWN(loadProbabilities(file), InputError);
        }
        QVERIFY_EXCEPTION_THROWN(loadProbabilities(folder.filePath("none").toStdString()), InputError);
    }
};

QTEST_APPLESS_MAIN(TestLabelFree)
#include "test_label_free.moc"
