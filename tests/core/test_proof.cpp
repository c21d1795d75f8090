#include "core/evaluation/edge_alignment.h"
#include "core/evaluation/proof.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <QTemporaryDir>
#include <opencv2/core.hpp>
#include <QtTest>
#include <set>
#include <stdexcept>

using namespace vantage;

namespace {

/// A step from 50 to 150 at column `edge`.
cv::Mat twoGreys(int edge)
{
    cv::Mat picture(8, 8, CV_8UC3, cv::Scalar(50, 50, 50));
    picture.colRange(edge, 8).setTo(cv::Scalar(50, 150, 50)); // one channel is enough
    return picture;
}

cv::Mat twoClasses(int border)
{
    cv::Mat labels = cv::Mat::zeros(8, 8, CV_8UC1);
    labels.colRange(border, 8).setTo(1);
    return labels;
}

/// Sure of a class everywhere; `share` of what can be given goes to it.
Probabilities says(const cv::Mat &classes, int count, double share = 1)
{
    Probabilities result{count, classes.rows, classes.cols, {}};
    result.values.assign(static_cast<size_t>(count) * result.pixels(), static_cast<uint8_t>(255 * (1 - share) / (count - 1)));
    for (int y = 0; y < classes.rows; ++y)
        for (int x = 0; x < classes.cols; ++x)
            result.values[static_cast<size_t>(classes.at<uint8_t>(y, x)) * result.pixels() + static_cast<size_t>(y * classes.cols + x)] =
                static_cast<uint8_t>(255 * share);
    return result;
}

cv::Mat field(int value = 0)
{
    return cv::Mat(40, 40, CV_8UC1, cv::Scalar(value));
}

SnapshotChoice chosen(Verdict verdict, ReasonKind kind)
{
    SnapshotChoice choice;
    choice.chosen = 2;
    choice.verdict = verdict;
    addReason(choice, kind, {2, 0.6, 0.5});
    return choice;
}

} // namespace

class TestProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edgesOfKnownPictures()
    {
        // 112 pairs of neighbours, 8 of them across the step of 100: the mean change is 800 / 112.
        EdgeAlignment on;
        on.add(twoGreys(3), twoClasses(3));
        QCOMPARE(on.value().value(), 100 / (800.0 / 112));
        EdgeAlignment beside;
        beside.add(twoGreys(3), twoClasses(4));
        QCOMPARE(beside.value().value(), 0.0);
        EdgeAlignment half; // borders of two frames, one of them right
        half.add(twoGreys(3), twoClasses(3));
        half.add(twoGreys(3), twoClasses(5));
        QCOMPARE(half.value().value(), 50 / (1600.0 / 224));
    }

    void blindBordersAreAtOne()
    {
        cv::Mat noise(60, 80, CV_8UC3), labels(60, 80, CV_8UC1);
        cv::RNG random(7);
        random.fill(noise, cv::RNG::UNIFORM, 0, 256);
        random.fill(labels, cv::RNG::UNIFORM, 0, 3);
        EdgeAlignment blind;
        blind.add(noise, labels);
        QVERIFY(std::abs(*blind.value() - 1) < 0.03);
    }

    void edgesThatCannotBe()
    {
        EdgeAlignment edges;
        QVERIFY(!edges.value());
        edges.add(twoGreys(3), cv::Mat::zeros(8, 8, CV_8UC1)); // one class: no border
        QVERIFY(!edges.value());
        EdgeAlignment flat;
        flat.add(cv::Mat(8, 8, CV_8UC3, cv::Scalar(9, 9, 9)), twoClasses(4)); // no edge anywhere
        QVERIFY(!flat.value());
        QVERIFY_EXCEPTION_THROWN(edges.add(cv::Mat(8, 8, CV_8UC1), twoClasses(4)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(edges.add(twoGreys(3), cv::Mat()), std::invalid_argument);
    }

    void disagreementIsCounted()
    {
        cv::Mat other = field();
        other(cv::Rect(0, 0, 40, 10)).setTo(1);
        QCOMPARE(disagreementOf(says(field(), 3), says(other, 3)), 0.25);
        QCOMPARE(disagreementOf(says(other, 3), says(other, 3)), 0.0);
        QVERIFY_EXCEPTION_THROWN(disagreementOf(says(field(), 3), says(field(), 2)), std::invalid_argument);
    }

    void spotsLieWhereTheTwoDisagree()
    {
        // Frame 0: class 1 for 0 in the lower right corner; frame 1: the same place and, smaller, 2 for 0 in the upper left.
        cv::Mat first = field(), second = field();
        first(cv::Rect(30, 30, 10, 10)).setTo(1);
        second(cv::Rect(31, 31, 8, 8)).setTo(1);
        second(cv::Rect(2, 2, 6, 6)).setTo(2);
        const SnapshotProbabilities na{says(field(), 3), says(field(), 3)}, adapted{says(first, 3), says(second, 3)};
        const std::vector<Spot> spots = pickSpots(na, adapted, {.count = 5});
        QCOMPARE(spots.size(), size_t(2)); // the corner in frame 1 says what it said in frame 0
        QCOMPARE(spots[0].frame, size_t(0));
        QCOMPARE(spots[0].box, cv::Rect2d(0.75, 0.75, 0.25, 0.25));
        QCOMPARE(spots[0].share, 1.0);
        QCOMPARE(spots[1].frame, size_t(1));
        QVERIFY(spots[1].box.contains({5.0 / 40, 5.0 / 40}));
        QCOMPARE(spots[1].share, 0.36);
        QVERIFY(!spots[0].answer);
    }

    void sureOpponentsComeFirst()
    {
        // The unsure one's corner is larger, but says less.
        cv::Mat large = field(), small = field();
        large(cv::Rect(30, 30, 10, 10)).setTo(1);
        small(cv::Rect(0, 0, 7, 7)).setTo(2);
        const SnapshotProbabilities na{says(field(), 3), says(field(), 3)}, adapted{says(large, 3, 0.4), says(small, 3)};
        const std::vector<Spot> spots = pickSpots(na, adapted, {.count = 1});
        QCOMPARE(spots.size(), size_t(1));
        QCOMPARE(spots[0].frame, size_t(1));
    }

    void whereNothingDiffersThereIsNoSpot()
    {
        const SnapshotProbabilities same{says(field(), 3)};
        QVERIFY(pickSpots(same, same).empty());
        cv::Mat speck = field();
        speck.at<uint8_t>(5, 5) = 1;
        QVERIFY(pickSpots(same, {says(speck, 3)}).empty()); // 1 of 100 pixels is not worth a look
        QVERIFY_EXCEPTION_THROWN(pickSpots(same, {}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(pickSpots(same, {says(field(), 2)}), std::invalid_argument);
    }

    void theOrderOfAAndBIsDrawn()
    {
        cv::Mat other = field();
        other.colRange(0, 20).setTo(1);
        std::set<bool> orders;
        for (uint64_t seed = 0; seed < 20; ++seed) {
            const auto spots = pickSpots({says(field(), 2)}, {says(other, 2)}, {.count = 1, .seed = seed});
            orders.insert(spots.at(0).adaptedIsA);
            QCOMPARE(pickSpots({says(field(), 2)}, {says(other, 2)}, {.count = 1, .seed = seed}).at(0).adaptedIsA, spots[0].adaptedIsA);
        }
        QCOMPARE(orders.size(), size_t(2));
    }

    void answersDecide_data()
    {
        QTest::addColumn<int>("adapted");
        QTest::addColumn<int>("unadapted");
        QTest::addColumn<int>("open");
        QTest::addColumn<int>("decision");
        QTest::newRow("5:0") << 5 << 0 << 0 << 1;
        QTest::newRow("4:1") << 4 << 1 << 0 << 1;
        QTest::newRow("3:0") << 3 << 0 << 2 << 1;
        QTest::newRow("3:1") << 3 << 1 << 1 << 0;
        QTest::newRow("3:2") << 3 << 2 << 0 << 0;
        QTest::newRow("1:4") << 1 << 4 << 0 << -1;
        QTest::newRow("0:0") << 0 << 0 << 5 << 0;
    }

    void answersDecide()
    {
        QFETCH(int, adapted);
        QFETCH(int, unadapted);
        QFETCH(int, open);
        QFETCH(int, decision);
        std::vector<Spot> spots;
        for (const auto &[count, answer] : {std::pair(adapted, SpotAnswer::Adapted), {unadapted, SpotAnswer::Unadapted}, {open, SpotAnswer::Neither}})
            for (int i = 0; i < count; ++i)
                spots.emplace_back().answer = answer;
        QCOMPARE(tallyOf(spots).decision(), decision);
        QCOMPARE(tallyOf(spots).open, open);
    }

    void answersEnterTheVerdict()
    {
        const SpotTally forIt{4, 1, 0, 0}, against{1, 4, 0, 0}, neither{2, 2, 1, 0}, none{0, 0, 0, 5};
        const SnapshotChoice unclear = chosen(Verdict::NoClearGain, ReasonKind::EdgesAlike);
        const SnapshotChoice lifted = withSpotCheck(unclear, forIt);
        QVERIFY(lifted.verdict == Verdict::Better);
        QCOMPARE(lifted.chosen, 2);
        QVERIFY2(lifted.why.find("right in more places: 4, the un-adapted one in 1") != std::string::npos, lifted.why.c_str());
        QVERIFY(withSpotCheck(unclear, against).verdict == Verdict::KeepNa);
        QVERIFY(withSpotCheck(unclear, neither).verdict == Verdict::NoClearGain);
        QVERIFY(withSpotCheck(unclear, none).reasons == unclear.reasons);

        QVERIFY(withSpotCheck(chosen(Verdict::Better, ReasonKind::EdgesBetter), against).verdict == Verdict::KeepNa);
        QVERIFY(withSpotCheck(chosen(Verdict::Better, ReasonKind::PlacesBetter), against).verdict == Verdict::NoClearGain); // true labels stand against the eye
        QVERIFY(withSpotCheck(chosen(Verdict::KeepNa, ReasonKind::NothingPassed), forIt).verdict == Verdict::KeepNa);

        SnapshotChoice naKept = unclear;
        naKept.chosen = 0;
        QVERIFY(withSpotCheck(naKept, forIt).verdict == Verdict::NoClearGain); // what is kept is no better than itself

        const SnapshotChoice twice = withSpotCheck(withSpotCheck(unclear, neither), none);
        QVERIFY(twice.reasons == unclear.reasons); // taken back
    }

    void trialCamerasAreJudgedAsTheTargetIs()
    {
        QVERIFY((TrialCamera{0.5, 0.53, 2, 2.1}.right()));
        QVERIFY((TrialCamera{0.5, 0.51, 2, 2.0}.right()));
        QVERIFY((TrialCamera{0.5, 0.47, 2, 1.9}.right()));
        QVERIFY(!(TrialCamera{0.5, 0.51, 2, 2.1}.right()));
        QVERIFY(!(TrialCamera{0.5, 0.53, 2, 2.0}.right()));
        SnapshotChoice choice;
        tellOfTrial(choice, {});
        QVERIFY(choice.reasons.empty());
        tellOfTrial(choice, {{0.5, 0.53, 2, 2.1}, {0.5, 0.53, 2, 2.0}});
        QCOMPARE(choice.reasons, (std::vector<Reason>{{ReasonKind::TrialRight, {2, 1}}}));
    }

    void proofIsKept()
    {
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.path().toStdString();
        QVERIFY(!loadProof(run));
        cv::Mat other = field();
        other(cv::Rect(30, 30, 10, 10)).setTo(1);
        Proof proof = proofOf(3, {"a", "b"}, {says(field(), 2), says(field(), 2)}, {says(field(), 2), says(other, 2)}, {});
        QCOMPARE(proof.disagreement, (std::vector<double>{0, 0.0625}));
        QCOMPARE(proof.spots.size(), size_t(1));
        proof.spots[0].answer = SpotAnswer::Unadapted;
        proof.trial = {{0.5, 0.53, 2, 2.1}};
        saveProof(proof, run);
        const Proof again = loadProof(run).value();
        QCOMPARE(again.epoch, 3);
        QCOMPARE(again.frames, proof.frames);
        QCOMPARE(again.disagreement, proof.disagreement);
        QCOMPARE(again.trial, proof.trial);
        QCOMPARE(again.spots[0].frame, size_t(1));
        QCOMPARE(again.spots[0].box, proof.spots[0].box);
        QCOMPARE(again.spots[0].adaptedIsA, proof.spots[0].adaptedIsA);
        QVERIFY(again.spots[0].answer == SpotAnswer::Unadapted);

        std::string text = readFile(run / "proof.json");
        text.replace(text.find("\"frame\": 1"), 10, "\"frame\": 7");
        writeAtomically(run / "proof.json", text);
        QVERIFY_EXCEPTION_THROWN(loadProof(run), InputError);
        writeAtomically(run / "proof.json", std::string("{"));
        QVERIFY_EXCEPTION_THROWN(loadProof(run), InputError);
    }

    void reasonsSurviveAFile()
    {
        std::vector<Reason> all;
        std::set<std::string> ids, sentences;
        for (const ReasonKind kind : allReasonKinds()) {
            Reason reason{kind};
            for (size_t i = 0; i < decimalsOf(kind).size(); ++i)
                reason.figures.push_back(0.25 * static_cast<double>(i + 1));
            QVERIFY(reasonKindFromText(toText(kind)) == kind);
            QVERIFY2(toText(reason).find('%' + std::string("1")) == std::string::npos && toText(reason).find('?') == std::string::npos, toText(reason).c_str());
            ids.insert(toText(kind));
            sentences.insert(toMessage({kind, {}}).text);
            all.push_back(reason);
        }
        QCOMPARE(ids.size(), all.size());
        QCOMPARE(sentences.size(), all.size());
        QCOMPARE(reasonsFromJson(reasonsToJson(all)), all);
        QVERIFY(reasonsFromJson("").empty());
        QCOMPARE(reasonsFromJson(R"([["of a newer program", 1], ["shifted", 41.6], 3])"), (std::vector<Reason>{{ReasonKind::Shifted, {41.6}}}));
        QCOMPARE(toText(Reason{ReasonKind::Shifted, {41.6}}), std::string("It moved 42 % of the pixels to other classes, which is as likely a collapse as an insight."));
        QVERIFY(toText(Reason{ReasonKind::Shifted}).find("It moved ? %") == 0);
    }
};

QTEST_APPLESS_MAIN(TestProof)
#include "test_proof.moc"
