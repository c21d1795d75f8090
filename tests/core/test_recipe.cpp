#include "core/base/error.h"
#include "core/training/recipe_kinds.h"
#include "core/workflow/presets.h"
#include "core/workflow/run_recipes.h"

#include <QTest>

#include <set>

using namespace vantage;

class TestRecipe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldSurvivesJson();
    void everyFieldHasAnExplanation();
    void textsAreRead();
    void wrongTextsAreRefused();
    void wrongJsonNamesItsFile();
    void checkFindsWhatIsWrong();
    void theSixRecipesAreThere();
    void presetsAreValidForEveryRecipe();
    void sizesFollowTheFrames();
    void whatChangesTheResultIsPartOfIt();
    void settingsReachTheRunsTheyConcern();
    void paperPresetIsThePapers();
    void adversarialSettingsThatMakeNoSense();
};

void TestRecipe::everyFieldSurvivesJson()
{
    Recipe recipe;
    // Another value in every field: a field that JSON forgets would come back with its default.
    for (const RecipeField &field : recipeFields()) {
        const std::string before = fieldText(recipe, field);
        const bool isFraction = std::holds_alternative<double Recipe::*>(field.member) || std::holds_alternative<double AugmentOptions::*>(field.member);
        const auto number = [&](double value) { return isFraction ? std::to_string(value) : std::to_string(static_cast<int>(value)); };
        std::string after;
        if (before == "true" || before == "false")
            after = before == "true" ? "false" : "true";
        else if (!field.choices.empty())
            after = field.choices.back() == before ? field.choices.front() : field.choices.back();
        else
            after = std::stod(before) == field.least ? number(field.least + (isFraction ? 0.125 : 1)) : number(field.least);
        setField(recipe, field.key, after);
        QVERIFY2(fieldText(recipe, field) != before, field.key.c_str());
    }
    recipe.name = "adversarial";
    const Recipe back = recipeFromJson(toJson(recipe), Recipe{}, "recipe.json");
    QCOMPARE(toJson(back), toJson(recipe));
    QCOMPARE(back.name, std::string("adversarial"));
}

void TestRecipe::everyFieldHasAnExplanation()
{
    std::set<std::string> keys;
    for (const RecipeField &field : recipeFields()) {
        QVERIFY2(field.help.size() > 10 && !field.group.empty(), field.key.c_str());
        QVERIFY2(keys.insert(field.key).second, field.key.c_str());
    }
}

void TestRecipe::textsAreRead()
{
    Recipe recipe;
    setField(recipe, "learningRate", "2e-4");
    setField(recipe, "batch", "3");
    setField(recipe, "flip", "false");
    setField(recipe, "batchNorm", "frozen");
    setField(recipe, "seed", "12345678901234567890");
    QCOMPARE(recipe.learningRate, 2e-4);
    QCOMPARE(recipe.batch, 3);
    QVERIFY(!recipe.augmentation.flip);
    QCOMPARE(recipe.batchNorm, std::string("frozen"));
    QCOMPARE(recipe.seed, uint64_t(12345678901234567890ULL));
}

void TestRecipe::wrongTextsAreRefused()
{
    Recipe recipe;
    for (const auto &[key, text] : {std::pair{"batch", "3.5"}, {"batch", ""}, {"batch", "0"}, {"learningRate", "fast"}, {"flip", "yes"},
                                    {"optimiser", "rmsprop"}, {"nonsense", "1"}, {"dropout", "nan"}})
        QVERIFY_EXCEPTION_THROWN(setField(recipe, key, text), std::invalid_argument);
    QCOMPARE(toJson(recipe), toJson(Recipe{}));
}

void TestRecipe::wrongJsonNamesItsFile()
{
    for (const char *text : {"{", "[]", R"({"batch": "many"})", R"({"bach": 2})", R"({"batch": 2.5})", R"({"recipe": 3})"}) {
        try {
            recipeFromJson(text, Recipe{}, "mine.json");
            QFAIL(text);
        } catch (const InputError &error) {
            QVERIFY2(std::string(error.what()).find("mine.json") != std::string::npos, error.what());
        }
    }
}

void TestRecipe::checkFindsWhatIsWrong()
{
    QVERIFY(check(Recipe{}).empty());
    Recipe recipe;
    recipe.backbone = 20;
    recipe.outputStride = 9;
    recipe.learningRate = -1;
    recipe.generatorInput = "logits";
    QCOMPARE(check(recipe).size(), size_t(4));
}

void TestRecipe::theSixRecipesAreThere()
{
    std::set<std::string> names;
    for (const RecipeSummary &summary : recipeSummaries())
        names.insert(summary.name);
    QCOMPARE(names, (std::set<std::string>{"no-adaptation", "control", "adversarial", "self-training", "label-book", "fine-tuning"}));
    QVERIFY_EXCEPTION_THROWN(defaultRecipe("nonsense"), std::invalid_argument);
}

void TestRecipe::presetsAreValidForEveryRecipe()
{
    QCOMPARE(presetSummaries().size(), size_t(4));
    for (const PresetSummary &preset : presetSummaries()) {
        QCOMPARE(recipeOfPreset(preset.name), preset.recipe);
        for (const RecipeSummary &recipe : recipeSummaries()) {
            const auto problems = check(presetRecipe(preset.name, recipe.name));
            // The paper's network has no head that a label book could teach, and that is told before anything is trained.
            const bool impossible = recipe.name == "label-book" && presetRecipe(preset.name, recipe.name).network == "pspnet";
            QVERIFY2(problems.empty() != impossible, problems.empty() ? preset.name.c_str() : english(problems.front()).c_str());
            QVERIFY(!impossible || recipe.name != preset.recipe);
        }
    }
    QVERIFY_EXCEPTION_THROWN(presetRecipe("nonsense", "control"), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(recipeOfPreset("nonsense"), std::invalid_argument);
}

void TestRecipe::sizesFollowTheFrames()
{
    const auto resolved = [](cv::Size source, cv::Size target) {
        Recipe recipe;
        recipe.width = recipe.height = 0;
        resolveSize(recipe, source, target);
        return cv::Size(recipe.width, recipe.height);
    };
    QCOMPARE(resolved({640, 480}, {640, 480}), cv::Size(640, 480));
    QCOMPARE(resolved({320, 240}, {1920, 1080}), cv::Size(320, 240)); // the smaller camera's, never enlarged
    const cv::Size hd = resolved({1920, 1080}, {1920, 1080});
    QVERIFY(hd.area() <= 640 * 480 * 1.02 && hd.width % 8 == 0 && hd.height % 8 == 0);
    QVERIFY(std::abs(double(hd.width) / hd.height - 16.0 / 9) < 0.05);
    QCOMPARE(resolved({}, {640, 480}), cv::Size(0, 0)); // not known yet
    Recipe fixed;
    fixed.width = 96;
    resolveSize(fixed, {640, 480}, {640, 480});
    QCOMPARE(fixed.width, 96);
    fixed.height = 0;
    QVERIFY(!check(fixed).empty());
}

void TestRecipe::whatChangesTheResultIsPartOfIt()
{
    // The control looks at as many further views as the label book's frames and sizes make, so they are part of what it is.
    for (const char *name : {"control", "label-book"})
        for (const auto &[key, value] : {std::pair{"bookFrames", "5"}, std::pair{"pseudoScale", "2"}}) {
            Recipe recipe = defaultRecipe(name);
            recipe.network = "levels";
            Recipe other = recipe;
            setField(other, key, value);
            QVERIFY2(essence(recipe) != essence(other), key);
        }
    Recipe recipe = defaultRecipe("label-book"), other = recipe;
    setField(other, "threads", "3");
    setField(other, "ganWeight", "2"); // of another recipe
    QCOMPARE(essence(recipe), essence(other));
    setField(other, "bookShare", "0.5");
    QVERIFY(essence(recipe) != essence(other));
    // The control of a network that learns from frames sees none of it, so one control serves all.
    recipe = other = defaultRecipe("control");
    setField(other, "pseudoScale", "2");
    QCOMPARE(essence(recipe), essence(other));
}

void TestRecipe::settingsReachTheRunsTheyConcern()
{
    const std::vector<Setting> settings{settingFromText("width=96"), settingFromText("learningRate=0.5"), settingFromText("threads=1")};
    Recipe baseline = defaultRecipe("no-adaptation"), adaptation = defaultRecipe("adversarial");
    applySettings(baseline, settings, true);
    applySettings(adaptation, settings, false);
    QCOMPARE(baseline.width, 96);
    QCOMPARE(baseline.threads, 1);
    QCOMPARE(baseline.learningRate, Recipe{}.learningRate);
    QCOMPARE(adaptation.learningRate, 0.5);
    QVERIFY_EXCEPTION_THROWN(applySettings(baseline, {{"nonsense", "1"}}, true), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(settingFromText("width"), std::invalid_argument);
}

void TestRecipe::paperPresetIsThePapers()
{
    // Section 5 of the paper.
    const Recipe na = presetRecipe("paper", "no-adaptation"), adversarial = presetRecipe("paper", "adversarial");
    QCOMPARE(na.optimiser, std::string("sgd"));
    QCOMPARE(na.learningRate, 0.007);
    QCOMPARE(na.momentum, 0.9);
    QCOMPARE(na.polyPower, 0.9);
    QCOMPARE(na.batch, 8);
    QCOMPARE(na.epochs, 10);
    QCOMPARE(adversarial.optimiser, std::string("adam"));
    QCOMPARE(adversarial.learningRate, 0.0002);
    QCOMPARE(adversarial.batch, 1);
    QCOMPARE(adversarial.targetBatch, 1);
    QCOMPARE(adversarial.epochs, 10);
    QCOMPARE(adversarial.width, 800);
    QCOMPARE(adversarial.height, 600);
    QCOMPARE(adversarial.semWeight + adversarial.recWeight + adversarial.ganWeight, 3.0);
}

void TestRecipe::adversarialSettingsThatMakeNoSense()
{
    const auto problemOf = [](const std::function<void(Recipe &)> &change) {
        Recipe recipe = defaultRecipe("adversarial");
        recipe.stepsPerEpoch = 10;
        change(recipe);
        const auto problems = check(recipe);
        return problems.empty() ? std::string() : english(problems.front());
    };
    QCOMPARE(problemOf([](Recipe &) {}), std::string());
    QVERIFY(problemOf([](Recipe &r) { r.warmupInput = "labels"; }).find("generatorInput=softmax") != std::string::npos);
    QCOMPARE(problemOf([](Recipe &r) { r.warmupInput = "labels", r.generatorInput = "softmax"; }), std::string());
    QVERIFY(problemOf([](Recipe &r) { r.generatorWarmup = 100; }).find("none of the 100 steps") != std::string::npos);
    QCOMPARE(problemOf([](Recipe &r) { r.generatorWarmup = 99; }), std::string());
    QVERIFY(problemOf([](Recipe &r) { r.shareBound = 0.5; }).find("shareBound must be 0 or lie between 1 and 100") != std::string::npos);
    QVERIFY(problemOf([](Recipe &r) { r.bookAnchor = 0.5; }).find("network=levels") != std::string::npos);
    QCOMPARE(problemOf([](Recipe &r) { r.bookAnchor = 0.5, r.network = "levels"; }), std::string());
    QVERIFY(problemOf([](Recipe &r) { r.network = "levels", r.height = 159; }).find("160 x 160") != std::string::npos);
    QCOMPARE(problemOf([](Recipe &r) { r.network = "levels", r.width = r.height = 0; }), std::string()); // not known yet
    Recipe other = defaultRecipe("control"); // they concern that recipe alone
    other.warmupInput = "labels";
    other.bookAnchor = 0.5;
    QVERIFY(check(other).empty());
}

QTEST_APPLESS_MAIN(TestRecipe)
#include "test_recipe.moc"
