#include "core/data/class_map.h"
#include "core/data/label_codec.h"

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
    void valuesMayBeNamed();
    void aClassIsMergedIntoAnother();
    void whatIsIgnoredCanBeAClass();
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

void TestClassMap::valuesMayBeNamed()
{
    const ClassMap map = classMapFromJson(R"({"ignore": [255, 9], "classes": [
        {"name": "road", "colour": "#000000", "values": [24, 7]}, {"name": "sky", "colour": "#000001", "values": [1]}, {"name": "car", "colour": "#000002"}]})", "x");
    QCOMPARE(map.classes[0].values, (std::vector<int>{7, 24}));
    QVERIFY(map.classes[1].values.empty()); // its own number
    QCOMPARE(map.ignored, std::vector<int>{9});
    QVERIFY(classMapFromJson(classMapToJson(map), "x") == map);
    const auto classOf = classOfValues(map);
    for (const auto &[value, number] : {std::pair{7, 0}, {24, 0}, {1, 1}, {2, 2}, {255, 255}, {9, 255}, {0, -1}, {3, -1}})
        QCOMPARE(classOf[static_cast<size_t>(value)], number);
    QVERIFY(namesValues(map) && !namesValues(numbered(map)));
    QVERIFY(!readAlike(map, numbered(map)));
    ClassMap renamed = map;
    renamed.classes[0].name = "street";
    QVERIFY(readAlike(map, renamed));
    QCOMPARE(pixelsOfClasses(map, std::vector<uint64_t>{1, 2, 4, 8, 0, 0, 0, 16}), (std::vector<uint64_t>{16, 2, 4}));
    cv::Mat values(1, 5, CV_8UC1);
    for (int i = 0; i < 5; ++i)
        values.at<uchar>(0, i) = std::array<uchar, 5>{7, 24, 1, 9, 2}[static_cast<size_t>(i)];
    const cv::Mat read = inClasses(values, map);
    QCOMPARE(std::vector<int>(read.begin<uchar>(), read.end<uchar>()), (std::vector<int>{0, 0, 1, 255, 2}));
}

void TestClassMap::aClassIsMergedIntoAnother()
{
    const ClassMap carla = carlaClasses();
    const ClassMap merged = withoutClass(carla, 6, 7); // road-lines are roads
    QCOMPARE(merged.size(), 12);
    const auto before = classOfValues(carla), after = classOfValues(merged);
    for (size_t value = 0; value < 256; ++value) { // all others mean what they meant
        const int was = before[value], is = after[value];
        if (was < 0 || was == 255)
            QCOMPARE(is, was);
        else
            QCOMPARE(merged.classes[static_cast<size_t>(is)].name, was == 6 ? std::string("roads") : carla.classes[static_cast<size_t>(was)].name);
    }
    QVERIFY(classMapFromJson(classMapToJson(merged), "x") == merged);
    const ClassMap twice = withoutClass(merged, 6, 8); // and these are sidewalks... with both values
    QCOMPARE(twice.size(), 11);
    QCOMPARE(classOfValues(twice)[6], classOfValues(twice)[7]);
    const ClassMap ignored = withoutClass(carla, 0, 255);
    QCOMPARE(classOfValues(ignored)[0], 255);
    QCOMPARE(ignored.ignored, std::vector<int>{0});
    QCOMPARE(classOfValues(withoutClass(carla, 12, std::nullopt))[12], -1);
    const ClassMap last = withoutClass(withClass(carla, {"bus", {1, 2, 3}}), 13, std::nullopt);
    QVERIFY(last == carla);
    QCOMPARE(withClass(merged, {"bus", {1, 2, 3}}).classes.back().values, std::vector<int>{13}); // 12 is traffic signs'
}

void TestClassMap::whatIsIgnoredCanBeAClass()
{
    ClassMap map = carlaClasses();
    map.ignore = 0;
    const ClassMap fewer = withoutClass(map, 3, 0); // "other" is ignored, as "none" is
    QCOMPARE(fewer.ignore, 0);
    QCOMPARE(classOfValues(fewer)[3], 0);
    map.ignore = 12;
    const ClassMap shifted = withoutClass(map, 3, 1);
    QCOMPARE(shifted.ignore, 11);
    QCOMPARE(classOfValues(shifted)[12], 11);
    QCOMPARE(ignoredValue(shifted), 12);
    QVERIFY(classMapFromJson(classMapToJson(shifted), "x") == shifted);
    QCOMPARE(ignoring(shifted, 10).ignore, 9);
    QCOMPARE(ignoring(shifted, 200).ignore, 200);
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
    row("values no list", R"({"classes": [{"name": "a", "colour": "#000000", "values": 3}]})", "class 0 (a) has \"values\" that are no list");
    row("values empty", R"({"classes": [{"name": "a", "colour": "#000000", "values": []}]})", "no list of numbers");
    row("a value too large", R"({"classes": [{"name": "a", "colour": "#000000", "values": [256]}]})", "0 to 255");
    row("a value twice", R"({"classes": [{"name": "a", "colour": "#000000", "values": [3]}, {"name": "b", "colour": "#000000", "values": [3]}]})",
        "class 1 (b) has the value 3, which has another meaning already");
    row("a value that is ignored", R"({"classes": [{"name": "a", "colour": "#000000", "values": [255]}]})", "the value 255");
    row("a number that is taken", R"({"classes": [{"name": "a", "colour": "#000000", "values": [1]}, {"name": "b", "colour": "#000000"}]})",
        "class 1 (b) has no \"values\", and its number has another meaning already");
    row("ignore an empty list", R"({"ignore": [], "classes": [{"name": "a", "colour": "#000000"}]})", "0 to 255");
    row("ignore a list of texts", R"({"ignore": [255, "a"], "classes": [{"name": "a", "colour": "#000000"}]})", "0 to 255");
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
