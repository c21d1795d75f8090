#include "core/training/training_data.h"
#include "tests/core/training_samples.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vantage;
using namespace vantage::samples;

/// Which frames are trained on and which are measured.
class TestTrainingData : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    static std::string names(const Dataset &data, bool labelled)
    {
        std::string text;
        for (const FrameFiles &frame : data.frames)
            if (frame.labels.empty() != labelled)
                text += (text.empty() ? "" : " ") + frame.name.substr(5); // "frame"
        return text;
    }
    /// A target of ten frames whose labels are there for these alone.
    void label(const std::vector<int> &frames) const
    {
        fs::remove_all(path("target"));
        camera(path("target"), 10, {80, 60});
        for (int i = 0; i < 10; ++i)
            if (std::find(frames.begin(), frames.end(), i) == frames.end())
                fs::remove(path("target") / "labels" / (frameName(i) + ".png"));
    }
    TrainingData prepared(int measured = 4) const
    {
        Recipe recipe = tinyRecipe("label-book");
        recipe.validationShare = 0.3;
        recipe.evaluationFrames = measured;
        return prepareData({path("source")}, path("target"), true, recipe);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        camera(path("source"), 10, {80, 60});
    }

    void theLastPartIsMeasured()
    {
        label({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        const TrainingData data = prepared();
        QCOMPARE(names(*data.targetValidation, true), std::string("7 8 9"));
        QCOMPARE(names(*data.targetTrain, false), std::string("0 1 2 3 4 5 6"));
        QCOMPARE(names(data.sourceTrain, true), std::string("0 1 2 3 4 5 6"));
        QVERIFY(data.leftOut.empty());
    }

    /// What has labels is measured first; the rest of the last part says what can be said without.
    void ofATargetLabelledInPartTheLabelledFramesAreMeasured()
    {
        label({2, 8});
        const TrainingData data = prepared();
        QCOMPARE(names(*data.targetValidation, true), std::string("8"));
        QCOMPARE(names(*data.targetValidation, false), std::string("7 9"));
        QCOMPARE(names(*data.targetTrain, false), std::string("0 1 2 3 4 5 6"));
        QCOMPARE(data.leftOut.size(), size_t(1));
        QVERIFY2(english(data.leftOut[0]).find("8 of 10 frames, which are not measured on") != std::string::npos, english(data.leftOut[0]).c_str());
        QCOMPARE(names(*prepared(1).targetValidation, true), std::string("8"));
        QCOMPARE(prepared(1).targetValidation->frames.size(), size_t(1));
    }

    void wherePartsOfTheTrainingHaveLabelsAloneTheyAreKeptOutOfIt()
    {
        label({1, 4});
        const TrainingData data = prepared();
        QCOMPARE(names(*data.targetValidation, true), std::string("1 4"));
        QCOMPARE(names(*data.targetTrain, false), std::string("0 2 3 5 6"));
        label({0, 1, 2, 3, 4, 5, 6}); // no more than the last part has
        const TrainingData many = prepared();
        QCOMPARE(names(*many.targetValidation, true), std::string("4 5 6"));
        QCOMPARE(names(*many.targetTrain, false), std::string("0 1 2 3"));
    }
};

QTEST_APPLESS_MAIN(TestTrainingData)
#include "test_training_data.moc"
