#include "core/data/class_map.h"

#include "data_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vantage;

class TestClassMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carlaHasThePapersClassesInOrder();
    void jsonHoldsAllOfAMap();
    void filesAreReadBack();
    void ignoreDefaultsTo255();
    void wrongJsonIsNamed_data();
    void wrongJsonIsNamed();
    void missingFileIsNamed();
};

void TestClassMap::carlaHasThePapersClassesInOrder()
{
    const ClassMap map = carlaClasses();
    QCOMPARE(map.size(), 13);
    QCOMPARE(map.ignore, 255);
    QCOMPARE(map.classes[0].name, std::string("none"));
    QCOMPARE(map.classes[7].name, std::string("roads"));
    QVERIFY((map.classes[7].colour == Rgb{128, 64, 128}));
    QCOMPARE(map.classes[10].name, std::string("vehicles"));
    QCOMPARE(map.classes[12].name, std::string("traffic signs"));
}

void TestClassMap::jsonHoldsAllOfAMap()
{
    ClassMap map;
    map.ignore = 0;
    map.classes = {{"a \"quoted\" näme", {1, 2, 3}}, {"b", {255, 0, 171}}};
    QVERIFY(classMapFromJson(classMapToJson(map), "x") == map);
    QVERIFY(classMapToJson(map).find("#ff00ab") != std::string::npos);
}

void TestClassMap::filesAreReadBack()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("classes.json").toStdString();
    saveClassMap(carlaClasses(), file);
    QVERIFY(loadClassMap(file) == carlaClasses());
}

void TestClassMap::ignoreDefaultsTo255()
{
    const ClassMap map = classMapFromJson(R"({"classes": [{"name": "a", "colour": "#0A0b0C"}]})", "x");
    QCOMPARE(map.ignore, 255);
    QVERIFY((map.classes[0].colour == Rgb{10, 11, 12}));
}

void TestClassMap::wrongJsonIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *text, const char *problem) {
        QTest::newRow(name) << QString(text) << QString(problem);
    };
    row("empty", "", "no valid JSON");
    row("cut off", R"({"classes": [)", "no valid JSON");
    row("a list", "[]", "no list \"classes\"");
    row("no classes", "{}", "no list \"classes\"");
    row("classes no list", R"({"classes": 3})", "no list \"classes\"");
    row("no entry", R"({"classes": []})", "lists 0 classes");
    row("entry no object", R"({"classes": ["roads"]})", "class 0 is no object");
    row("no name", R"({"classes": [{"colour": "#000000"}]})", "class 0 has no \"name\"");
    row("empty name", R"({"classes": [{"name": "", "colour": "#000000"}]})", "class 0 has no \"name\"");
    row("no colour", R"({"classes": [{"name": "a"}]})", "class 0 (a) has no \"colour\"");
    row("short colour", R"({"classes": [{"name": "a", "colour": "#123"}]})", "not #rrggbb");
    row("foreign digits", R"({"classes": [{"name": "a", "colour": "#12345g"}]})", "not #rrggbb");
    row("colour a number", R"({"classes": [{"name": "a", "colour": 7}]})", "not #rrggbb");
    row("twice the same", R"({"classes": [{"name": "a", "colour": "#000000"}, {"name": "a", "colour": "#000001"}]})",
        "class 1 has the name of an earlier one");
    row("ignore too large", R"({"ignore": 256, "classes": [{"name": "a", "colour": "#000000"}]})", "0 to 255");
    row("ignore no number", R"({"ignore": "255", "classes": [{"name": "a", "colour": "#000000"}]})", "0 to 255");
    row("ignore a fraction", R"({"ignore": 2.5, "classes": [{"name": "a", "colour": "#000000"}]})", "0 to 255");

    std::string many = R"({"classes": [)";
    for (int i = 0; i < 256; ++i)
        many.append(i > 0 ? "," : "").append(R"({"name": ")").append(std::to_string(i))
            .append(R"(", "colour": "#000000"})");
    row("too many", many.append("]}").c_str(), "lists 256 classes");
}

void TestClassMap::wrongJsonIsNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const std::string file = "some/classes.json";
    VERIFY_REFUSED(classMapFromJson(text.toStdString(), file), file, problem.toStdString());
}

void TestClassMap::missingFileIsNamed()
{
    const QTemporaryDir folder;
    VERIFY_REFUSED(loadClassMap(folder.filePath("classes.json").toStdString()), "classes.json", "can't be read");
    VERIFY_REFUSED(loadClassMap(folder.path().toStdString()), folder.path().toStdString(), "is a folder");
}

QTEST_APPLESS_MAIN(TestClassMap)
#include "test_class_map.moc"
