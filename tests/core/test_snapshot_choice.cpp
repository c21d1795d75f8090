#include "core/evaluation/snapshot_choice.h"

#include <QtTest>
#include <limits>
#include <stdexcept>

using namespace vantage;

namespace {

SnapshotScores scores(int epoch, double ensemble, double source = 0.5)
{
    SnapshotScores result;
    result.epoch = epoch;
    result.sourceMeanIou = source;
    result.ensembleAgreement = ensemble;
    result.infoMax = 1 + 0.1 * epoch;
    result.snd = 3 + 0.1 * epoch;
    result.classShares = {0.9, 0.1};
    result.edgeAlignment = 2 + 0.1 * epoch; // clear from epoch 1 on
    return result;
}

} // namespace

class TestSnapshotChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheEnsemblesFavourite()
    {
        const SnapshotChoice choice = chooseSnapshot({scores(0, 0.6), scores(1, 0.8), scores(2, 0.9), scores(3, 0.7)});
        QCOMPARE(choice.chosen, 2);
        QVERIFY(choice.verdict == Verdict::Better);
        QVERIFY(!choice.oracle);
        QVERIFY(choice.why.find("Epoch 2") != std::string::npos);
        QVERIFY(choice.why.find("without target labels") != std::string::npos);
    }

    void targetLabelsNeverChoose()
    {
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8), scores(2, 0.9)};
        const SnapshotChoice without = chooseSnapshot(all);
        all[0].targetMeanIou = 0.2;
        all[1].targetMeanIou = 0.9;
        all[2].targetMeanIou = 0.1;
        const SnapshotChoice with = chooseSnapshot(all);
        QCOMPARE(with.chosen, without.chosen);
        QCOMPARE(with.why, without.why);
        QCOMPARE(*with.oracle, 1);
    }

    void tiesGoToTheLaterEpoch()
    {
        std::vector<SnapshotScores> all{scores(3, 0.8), scores(0, 0.6), scores(2, 0.8)}; // in any order
        QCOMPARE(chooseSnapshot(all).chosen, 3);
        for (SnapshotScores &snapshot : all)
            snapshot.targetMeanIou = 0.4;
        QCOMPARE(*chooseSnapshot(all).oracle, 3);
    }

    void sourceDropLeavesOut()
    {
        const SnapshotChoice choice = chooseSnapshot({scores(0, 0.6), scores(1, 0.8), scores(2, 0.9, 0.44)});
        QCOMPARE(choice.chosen, 1);
        QVERIFY(choice.why.find("drop on the source's validation frames: 1") != std::string::npos);
        ChoiceOptions options;
        options.sourceTolerance = 0.1;
        QCOMPARE(chooseSnapshot({scores(0, 0.6), scores(1, 0.8), scores(2, 0.9, 0.44)}, options).chosen, 2);
    }

    void lostClassLeavesOut()
    {
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8), scores(2, 0.9)};
        all[2].classShares = {0.995, 0.005}; // a twentieth of NA's share
        QCOMPARE(chooseSnapshot(all).chosen, 1);
        all[0].classShares = {0.999, 0.001}; // NA itself hardly sees it: nothing to lose
        QCOMPARE(chooseSnapshot(all).chosen, 2);
    }

    void nothingPassesKeepsNa()
    {
        const SnapshotChoice choice = chooseSnapshot({scores(0, 0.1), scores(1, 0.8, 0.3), scores(2, std::nan(""))});
        QCOMPARE(choice.chosen, 0);
        QVERIFY(choice.verdict == Verdict::KeepNa);
        QVERIFY(choice.why.find("No adapted snapshot passed") != std::string::npos);
    }

    void naCanWin()
    {
        std::vector<SnapshotScores> all{scores(0, 0.9), scores(1, 0.8)};
        all[1].edgeAlignment = 2.0; // nothing speaks for the change
        const SnapshotChoice choice = chooseSnapshot(all);
        QCOMPARE(choice.chosen, 0);
        QVERIFY(choice.verdict == Verdict::KeepNa);
        QCOMPARE(choice.reasons.front().kind, ReasonKind::EnsembleAgainst);
        all[1].edgeAlignment = 2.1; // the ensemble of two is no judge where the borders lie clearly better
        QCOMPARE(chooseSnapshot(all).chosen, 1);
        all[1].edgeAlignment.reset();
        QCOMPARE(chooseSnapshot(all).chosen, 0);
        all[0].knownAgreement = 0.5;
        all[1].knownAgreement = 0.55;
        QCOMPARE(chooseSnapshot(all).chosen, 1);
    }

    void worseBordersKeepNa()
    {
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8)};
        all[1].edgeAlignment = 1.9;
        const SnapshotChoice choice = chooseSnapshot(all);
        QCOMPARE(choice.chosen, 0);
        QVERIFY(choice.verdict == Verdict::KeepNa);
        QCOMPARE(choice.reasons, (std::vector<Reason>{{ReasonKind::EdgesWorse, {1, 1.9, 2.0}}, {ReasonKind::Estimate, {}}}));
        all[0].knownAgreement = 0.5;
        all[1].knownAgreement = 0.55; // true labels of a part of the target say more
        QCOMPARE(chooseSnapshot(all).chosen, 1);
        QVERIFY(chooseSnapshot(all).verdict == Verdict::Better);
    }

    void doubtIsNoClearGain()
    {
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8)};
        QVERIFY(chooseSnapshot(all).verdict == Verdict::Better);
        all[1].edgeAlignment = 2.07; // small margin
        QVERIFY(chooseSnapshot(all).verdict == Verdict::NoClearGain);
        QCOMPARE(chooseSnapshot(all).reasons.front().kind, ReasonKind::EdgesAlike);
        all[1].edgeAlignment = 2.1;
        all[1].histogramDistance = 0.5; // half of the picture changed its class
        QVERIFY(chooseSnapshot(all).verdict == Verdict::NoClearGain);
        QCOMPARE(chooseSnapshot(all).chosen, 1);
        all[1].edgeAlignment.reset(); // of a run that an older program began
        QVERIFY(chooseSnapshot(all).verdict == Verdict::NoClearGain);
        QCOMPARE(chooseSnapshot(all).reasons.front().kind, ReasonKind::NothingKnown);
    }

    void surenessHasNoSay()
    {
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8)};
        all[1].infoMax = 0.1; // soft labels make a network less sure, and better
        all[1].snd = 0.1;
        all[1].entropy = 2;
        QVERIFY(chooseSnapshot(all).verdict == Verdict::Better);
    }

    void knownLabelsDecide()
    {
        std::vector<SnapshotScores> all{scores(0, 0.85), scores(1, 0.86)};
        all[1].edgeAlignment = 2; // the edges see no clear gain
        all[0].knownAgreement = 0.6;
        all[1].knownAgreement = 0.65;
        const SnapshotChoice better = chooseSnapshot(all);
        QVERIFY(better.verdict == Verdict::Better);
        QVERIFY2(better.why.find("0.650, un-adapted 0.600") != std::string::npos, better.why.c_str());
        all[1].histogramDistance = 0.5; // a collapse can be right on what is shared
        QVERIFY(chooseSnapshot(all).verdict == Verdict::NoClearGain);

        all = {scores(0, 0.6), scores(1, 0.8)}; // and the other way round
        all[0].knownAgreement = 0.6;
        all[1].knownAgreement = 0.61;
        QVERIFY(chooseSnapshot(all).verdict == Verdict::NoClearGain);
        all[1].knownAgreement = 0.57;
        const SnapshotChoice worse = chooseSnapshot(all);
        QCOMPARE(worse.chosen, 0);
        QVERIFY(worse.verdict == Verdict::KeepNa);
        QVERIFY(worse.why.find("both cameras see the same") != std::string::npos);
    }

    void whySaysWhatTheTablesShow()
    {
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8)};
        all[0].sourceMeanIou = 0.218;
        all[1].sourceMeanIou = 0.186;
        const SnapshotChoice choice = chooseSnapshot(all);
        QVERIFY(choice.verdict == Verdict::Better); // within the tolerance
        for (const char *part : {"It loses 0.032 of the source's mIoU (0.186, un-adapted 0.218; up to 0.050 below the best snapshot are tolerated)",
                                 "the picture changes there 2.10 times as much as elsewhere, un-adapted 2.00 times"})
            QVERIFY2(choice.why.find(part) != std::string::npos, choice.why.c_str());
        QVERIFY(choice.why.find("keeps") == std::string::npos);
        QCOMPARE(choice.why, toText(choice.reasons));
        all[1].sourceMeanIou = 0.2181;
        QVERIFY(chooseSnapshot(all).why.find("It keeps the source accuracy (mIoU 0.218, un-adapted 0.218)") != std::string::npos);
    }

    void vanishedClassesAreNamed()
    {
        QCOMPARE(lostClasses({0.5, 0.499, 0.001}, {0.999, 0.001, 0.0}), (std::vector<size_t>{1})); // the last one NA hardly sees itself
        QVERIFY(lostClasses({0.5, 0.5}, {0.9, 0.1}).empty());
        QVERIFY(lostClasses({}, {}).empty());
    }

    void startAlone()
    {
        const SnapshotChoice choice = chooseSnapshot({scores(0, 1)});
        QCOMPARE(choice.chosen, 0);
        QVERIFY(choice.verdict == Verdict::KeepNa);
    }

    void refusesWhatCannotBeCompared()
    {
        QVERIFY_EXCEPTION_THROWN(chooseSnapshot({}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chooseSnapshot({scores(1, 1)}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(chooseSnapshot({scores(0, 1), scores(0, 1)}), std::invalid_argument);
        std::vector<SnapshotScores> all{scores(0, 0.6), scores(1, 0.8)};
        all[1].classShares.clear();
        QVERIFY_EXCEPTION_THROWN(chooseSnapshot(all), std::invalid_argument);
    }

    void verdictsAsText()
    {
        for (Verdict verdict : {Verdict::Better, Verdict::NoClearGain, Verdict::KeepNa})
            QVERIFY(verdictFromText(toText(verdict)) == verdict);
        QCOMPARE(toText(Verdict::KeepNa), std::string("worse, keep NA"));
    }

    void scoresOfARun()
    {
        // Two frames of two pixels, two classes: NA is unsure, the others are certain and agree.
        const Probabilities unsure{2, 1, 2, {140, 140, 115, 115}}, sure{2, 1, 2, {255, 0, 0, 255}};
        const std::vector<SnapshotScores> all = labelFreeScores({{unsure, unsure}, {sure, sure}, {sure, sure}}, 1);
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[2].epoch, 2);
        QCOMPARE(all[0].histogramDistance, 0.0);
        QCOMPARE(all[1].histogramDistance, 0.5);
        QVERIFY(all[0].entropy > 0.5 && all[1].entropy == 0.0);
        QVERIFY(all[1].infoMax > all[0].infoMax);
        QVERIFY(all[1].ensembleAgreement > all[0].ensembleAgreement);
    }
};

QTEST_APPLESS_MAIN(TestSnapshotChoice)
#include "test_snapshot_choice.moc"
