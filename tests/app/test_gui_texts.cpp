#include "app/gui/names.h"
#include "app/gui/reason_texts.h"
#include "app/gui/train/training_controller.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/model/segmenter.h"
#include "core/training/recipe_kinds.h"
#include "core/workflow/presets.h"
#include "tests/app/gui_bench.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <functional>
#include <limits>
#include <set>

using namespace vantage;
using namespace vantage::gui;
namespace fs = std::filesystem;

class TestGuiTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coresSentencesAreListed();
    void italianIsComplete();
    void coresSentencesAreTranslated();
    void placeholdersSurvive();
    void languageSwitchesWhileRunning();
    void sentencesWithArguments();
    void errorsOfCameras();
    void namesOfRecipesAndTerms();
    void durationsAndSizes();
};

void TestGuiTexts::coresSentencesAreListed()
{
    const auto list = knownCoreTexts();
    const std::set<std::string> known(list.begin(), list.end());
    for (const RecipeField &field : recipeFields()) {
        QVERIFY2(known.contains(field.help), field.help.c_str());
        QVERIFY2(known.contains(field.group), field.group.c_str());
    }
    for (const PresetSummary &preset : presetSummaries())
        QVERIFY2(known.contains(preset.summary), preset.summary.c_str());
    for (const RecipeSummary &recipe : recipeSummaries()) {
        QVERIFY2(known.contains(recipe.summary), recipe.summary.c_str());
        if (recipe.startsFromBaseline)
            QVERIFY2(known.contains("Adaptation (" + recipe.name + ")"), recipe.name.c_str());
    }
}

void TestGuiTexts::italianIsComplete()
{
    QFile file(VANTAGE_TRANSLATIONS "/vantage_it.ts");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int messages = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            ++messages;
            QVERIFY2(!xml.attributes().hasAttribute("type"), qPrintable(source)); // unfinished, vanished, obsolete
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            QVERIFY2(!text.isEmpty(), qPrintable(source));
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY(messages > 400);
}

void TestGuiTexts::coresSentencesAreTranslated()
{
    QFile file(VANTAGE_TRANSLATIONS "/vantage_it.ts");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QSet<QString> known;
    while (!xml.atEnd())
        if (xml.readNextStartElement(); xml.isStartElement() && xml.name() == QLatin1String("source"))
            known.insert(xml.readElementText());
    static const QRegularExpression call(R"x((?<![\w.>:])say\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))x"), literal(R"x("((?:[^"\\]|\\.)*)")x");
    int sentences = 0;
    for (const auto &entry : fs::recursive_directory_iterator(VANTAGE_CORE)) {
        if (!entry.is_regular_file())
            continue;
        const QString source = toQt(readFile(entry.path()));
        for (auto calls = call.globalMatch(source); calls.hasNext(); ++sentences) {
            QString sentence;
            for (auto parts = literal.globalMatch(calls.next().captured(1)); parts.hasNext();)
                sentence += parts.next().captured(1);
            sentence.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
            QVERIFY2(known.contains(sentence), qPrintable(sentence + " (update_translations)"));
        }
    }
    QVERIFY(sentences > 800);
}

void TestGuiTexts::placeholdersSurvive()
{
    QFile file(VANTAGE_TRANSLATIONS "/vantage_it.ts");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            for (const char *place : {"%1", "%2", "%3", "%n"})
                QVERIFY2(source.contains(place) == text.contains(place), qPrintable(source + " -> " + text));
        }
    }
}

void TestGuiTexts::languageSwitchesWhileRunning()
{
    Language language;
    language.use("it");
    QCOMPARE(language.current(), QString("it"));
    QCOMPARE(coreText("Fine-Tuning"), QString("Fine-Tuning"));
    QVERIFY(coreText("No Adaptation") != QString("No Adaptation"));
    language.use("en");
    QCOMPARE(coreText("No Adaptation"), QString("No Adaptation"));
    language.use("xx");
    QCOMPARE(language.current(), QString("en"));
}

static Message complaint(const std::function<void()> &work)
{
    try {
        work();
    } catch (...) {
        return messageOf(std::current_exception());
    }
    return {};
}

/// What people do wrong with folders, as core says it.
static std::vector<Message> errorsOfUse(const fs::path &where)
{
    fs::create_directories(where / "empty");
    samples::camera(where / "small", 2, {64, 48});
    writeLabels(where / "small/labels/frame1.png", samples::labels({30, 20}, 1));
    samples::camera(where / "foreign", 2, {64, 48});
    writeLabels(where / "foreign/labels/frame1.png", samples::labels({64, 48}, 1) + 70);
    samples::camera(where / "cut", 2, {64, 48});
    fs::resize_file(where / "cut/images/frame1.png", 60);
    samples::camera(where / "unlabelled", 2, {64, 48}, false);
    std::vector<Message> result;
    for (const char *camera : {"missing", "empty", "small", "foreign", "cut", "unlabelled"})
        result.push_back(complaint([&] {
            const Dataset data = openDataset(where / camera, LabelUse::Required);
            for (size_t i = 0; i < data.frames.size(); ++i)
                readFrame(data, i);
        }));
    result.push_back(complaint([&] { openProject(where / "empty"); }));
    result.push_back(complaint([&] { Segmenter(where / "small/images/frame0.png"); }));
    return result;
}

// Words that no Italian sentence has.
static const QRegularExpression englishWords("\\b(the|of|for|that|is|with|are|there|its|has|holds|snapshots?)\\b",
                                        QRegularExpression::CaseInsensitiveOption);

void TestGuiTexts::sentencesWithArguments()
{
    Language language;
    for (const ReasonKind kind : allReasonKinds()) {
        Reason reason{kind};
        for (size_t i = 0; i < decimalsOf(kind).size(); ++i)
            reason.figures.push_back(static_cast<double>(i) + 0.25);
        language.use("en");
        QCOMPARE(reasonText(reason), toQt(toText(reason)));
        language.use("it");
        const QString italian = reasonText(reason);
        QVERIFY2(!englishWords.match(italian).hasMatch(), qPrintable(toQt(toText(reason)) + " -> " + italian));
        QVERIFY2(!italian.contains('%') || kind == ReasonKind::Shifted || kind == ReasonKind::Foreign, qPrintable(italian));
    }
    QCOMPARE(reasonText({ReasonKind::SourceKept, {0.7104, 0.5}}), QString("Conserva l'accuratezza sulla sorgente (mIoU 0,710, rete non adattata 0,500) e non perde alcuna classe."));
    SnapshotChoice old;
    old.why = "What an older program <wrote>.";
    QCOMPARE(whyText(old), QString("What an older program <wrote>."));
    QCOMPARE(whyList(old), QString("<p>What an older program &lt;wrote&gt;.</p>"));
    QCOMPARE(coreText(say("No map of the camera's places: it does not stand still (%1 pixels between frames)", figure(2.46, 1))),
             QString("Nessuna mappa dei punti della telecamera: non sta ferma (2,5 pixel tra i fotogrammi)"));
    // What is put in is not looked at again: neither its places nor its words.
    QCOMPARE(coreText(say("The camera %1 lies in %2 now", std::string("%2"), fs::path("/The camera"))), QString("La telecamera %2 ora si trova in /The camera"));
    QCOMPARE(coreText(verbatim("No Adaptation")), QString("No Adaptation"));
    QCOMPARE(coreText(joined({say("baseline"), verbatim("x")}, " - ")), coreText("baseline") + " - x");
    QVERIFY(coreText("baseline") != QString("baseline"));
    language.use("en");
}

void TestGuiTexts::errorsOfCameras()
{
    QTemporaryDir folder;
    Language language;
    for (const Message &error : errorsOfUse(toPath(folder.path()))) {
        QVERIFY(!error.empty());
        const QString spoken = toQt(english(error));
        language.use("en");
        QCOMPARE(coreText(error), spoken);
        language.use("it");
        const QString italian = coreText(error);
        QVERIFY2(italian.startsWith(spoken.section(": ", 0, 0) + ": "), qPrintable(italian)); // the file
        QVERIFY2(!englishWords.match(italian.section(": ", 1)).hasMatch(), qPrintable(spoken + " -> " + italian));
    }
    const InputError png("/a/b", say("is no PNG"), say("Save the original as PNG: other formats may change the values"));
    QCOMPARE(errorText(png), QString("/a/b: non è un PNG. Salva l'originale come PNG: altri formati possono cambiare i valori"));
    QCOMPARE(errorText(std::runtime_error("is no PNG")), QString("is no PNG"));
    language.use("en");
}

void TestGuiTexts::namesOfRecipesAndTerms()
{
    for (const RecipeSummary &recipe : recipeSummaries()) // a new recipe has a name for people too
        QVERIFY2(recipeName(recipe.name) != toQt(recipe.name), recipe.name.c_str());
    QCOMPARE(termName("sem"), QString("Source cross entropy"));
    QCOMPARE(termName("unheard of"), QString("unheard of"));
    QCOMPARE(formatTitle("class numbers"), QString("class numbers"));
    RunRecord run;
    run.id = 3;
    run.kind = RunKind::Adapted;
    run.recipe = "self-training";
    QCOMPARE(runName(run), QString("#3 adapted, Self-training"));
}

void TestGuiTexts::durationsAndSizes()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(durationText(45.4), QString("45 s"));
    QCOMPARE(durationText(-1), QString("0 s"));
    QCOMPARE(durationText(720), QString("12 min"));
    QCOMPARE(durationText(3 * 3600 + 5 * 60), QString("3 h 05 min"));
    QVERIFY(bytesText(1'200'000'000).startsWith("1.2"));
    QCOMPARE(errorText(std::exception_ptr()), QString());
    QCOMPARE(errorText(std::make_exception_ptr(std::runtime_error("a\nException raised from b"))), QString("a"));
}

QTEST_MAIN(TestGuiTexts)
#include "test_gui_texts.moc"
