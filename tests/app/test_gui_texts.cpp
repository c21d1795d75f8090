#include "app/gui/train/training_controller.h"
#include "core/training/recipe_kinds.h"
#include "core/workflow/presets.h"
#include "tests/app/gui_bench.h"

#include <QFile>
#include <QXmlStreamReader>
#include <set>

using namespace vantage;
using namespace vantage::gui;

class TestGuiTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coresSentencesAreListed();
    void italianIsComplete();
    void placeholdersSurvive();
    void languageSwitchesWhileRunning();
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
    QVERIFY(coreText("learning rate") != QString("learning rate"));
    language.use("en");
    QCOMPARE(coreText("learning rate"), QString("learning rate"));
    language.use("xx");
    QCOMPARE(language.current(), QString("en"));
}

void TestGuiTexts::durationsAndSizes()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(durationText(45.4), QString("45 s"));
    QCOMPARE(durationText(-1), QString("0 s"));
    QCOMPARE(durationText(720), QString("12 min"));
    QCOMPARE(durationText(3 * 3600 + 5 * 60), QString("3 h 05 min"));
    QVERIFY(bytesText(1'200'000'000).startsWith("1.2"));
    QCOMPARE(messageOf({}), QString());
    QCOMPARE(messageOf(std::make_exception_ptr(std::runtime_error("a\nException raised from b"))), QString("a"));
}

QTEST_MAIN(TestGuiTexts)
#include "test_gui_texts.moc"
