#include "core/base/hash.h"
#include "core/data/class_matching.h"
#include "core/data/class_presets.h"
#include "core/data/content_check.h"
#include "core/data/dataset.h"
#include "core/data/label_codec.h"
#include "core/data/labels/camera_layout.h"
#include "core/data/labels/coco_index.h"
#include "core/data/labels/mask_shapes.h"
#include "tests/core/label_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <memory>
#include <sstream>
#include <sys/stat.h>
#include <thread>

using namespace vantage;
using namespace vantage::samples;

namespace {

std::string nameAt(const Dataset &data, size_t frame, cv::Point pixel)
{
    const int number = readFrame(data, frame).labels.at<uchar>(pixel);
    return number == data.classes.ignore ? "ignored" : data.classes.classes.at(static_cast<size_t>(number)).name;
}

bool anyMentions(const std::vector<std::string> &texts, const std::string &part)
{
    return std::any_of(texts.begin(), texts.end(), [&](const std::string &text) { return text.find(part) != std::string::npos; });
}

std::string joinedText(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += text + " | ";
    return all;
}

} // namespace

class TestLabelFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void layoutsLoadWithoutClassesJson_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("evidence");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("top");
        QTest::newRow("cityscapes") << "cityscapes-ids" << "whose names end in _labelIds" << 4 << "road" << "car" << "ignored";
        QTest::newRow("cityscapes-train") << "cityscapes-train-ids" << "_labelTrainIds" << 4 << "road" << "car" << "ignored";
        QTest::newRow("cityscapes-colour") << "cityscapes-colours" << "_color" << 4 << "road" << "car" << "ignored";
        QTest::newRow("camvid") << "camvid-colours" << "label_colors.txt lists colours of CamVid: 4" << 4 << "road" << "car" << "ignored";
        QTest::newRow("camvid-tutorial") << "camvid-index" << "train/, val/, test/ hold frames" << 6 << "road" << "car" << "ignored";
        QTest::newRow("voc") << "voc" << "JPEGImages/ holds frames and SegmentationClass/ label pictures, as Pascal VOC lays them out: 4 and 3" << 3 << "car" << "person" << "ignored";
        QTest::newRow("ade20k") << "ade20k" << "as the ADE20K challenge lays them out" << 4 << "wall" << "road" << "ignored";
        QTest::newRow("cvat") << "cvat" << "labelmap.txt lists classes with their colours, as CVAT writes them: 3" << 3 << "road" << "car" << "background";
        QTest::newRow("labelme") << "labelme" << "images/ holds annotations with shapes, as LabelMe writes them: 3" << 3 << "road" << "car" << "ignored";
        QTest::newRow("coco-instances") << "coco-instances" << "instances_val2017.json lists pictures, annotations and categories, as COCO does: 3, 6 and 2" << 3 << "person" << "car" << "ignored";
        QTest::newRow("coco-panoptic") << "coco-panoptic" << "panoptic_val2017/ holds its pictures of segments" << 3 << "person" << "car" << "ignored";
        QTest::newRow("carla") << "carla" << "red channel holds 0 to 7, green and blue 0: CARLA" << 4 << "roads" << "pedestrians" << "none";
        QTest::newRow("painted") << "colours" << "3 of the 3 colours in a few of them are those of Cityscapes" << 4 << "road" << "car" << "sky";
    }

    void layoutsLoadWithoutClassesJson()
    {
        QFETCH(QString, format);
        QFETCH(QString, evidence);
        QFETCH(int, frames);
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(QString, top);
        for (const auto &[name, write] : labelSamples())
            if (name == QTest::currentDataTag())
                write(path("a"));
        const DatasetReport report = checkDataset(path("a"));
        QVERIFY2(report.problems.empty(), joinedText(english(report.problems)).c_str());
        QCOMPARE(QString::fromStdString(report.format), format);
        QVERIFY2(anyMentions(english(report.evidence), evidence.toStdString()), joinedText(english(report.evidence)).c_str());
        QCOMPARE(report.labelled, static_cast<size_t>(frames));

        const Dataset data = openDataset(path("a"), LabelUse::Required);
        QCOMPARE(data.frames.size(), static_cast<size_t>(frames));
        const cv::Size size = labelledSize;
        for (size_t i = 0; i < data.frames.size(); ++i) { // to the pixel: halves meet in the middle, below the top row
            QCOMPARE(nameAt(data, i, {0, 1}), left.toStdString());
            QCOMPARE(nameAt(data, i, {size.width / 2 - 1, size.height - 1}), left.toStdString());
            QCOMPARE(nameAt(data, i, {size.width / 2, 1}), right.toStdString());
            QCOMPARE(nameAt(data, i, {size.width - 1, size.height - 1}), right.toStdString());
            QCOMPARE(nameAt(data, i, {0, 0}), top.toStdString());
            QCOMPARE(nameAt(data, i, {size.width - 1, 0}), top.toStdString());
        }
        ContentNotes notes;
        QVERIFY(notes.lookThrough(data));
        // The same frames by the same names where labels may not be seen, in the same order.
        const Dataset hidden = listDataset(path("a"), LabelUse::Hidden);
        size_t at = 0;
        for (const FrameFiles &one : hidden.frames) {
            QVERIFY(one.labels.empty() && !one.reader);
            at += at < data.frames.size() && one.name == data.frames[at].name;
        }
        QCOMPARE(at, data.frames.size());
    }

    void notesKnowWhatTheyWereReadWith()
    {
        cocoInstancesSample(path("a"));
        ContentNotes notes;
        QVERIFY(notes.lookThrough(openDataset(path("a"), LabelUse::Required)));
        QCOMPARE(notes.decoded(), size_t(6)); // 3 pictures, 3 frames of one JSON file
        notes.save(path("contents.json"));
        ContentNotes again;
        again.load(path("contents.json"));
        QVERIFY(again.lookThrough(openDataset(path("a"), LabelUse::Required)));
        QCOMPARE(again.decoded(), size_t(0));

        paintedSample(path("b"));
        ContentNotes ofB;
        QVERIFY(ofB.lookThrough(openDataset(path("b"), LabelUse::Required)));
        ClassMap swapped = presetClasses("cityscapes");
        std::swap(swapped.classes[0].colour, swapped.classes[13].colour);
        setFolderClasses(path("b"), swapped);
        const size_t before = ofB.decoded();
        QVERIFY(ofB.lookThrough(openDataset(path("b"), LabelUse::Required)));
        QCOMPARE(ofB.decoded(), before + 4); // the labels mean something else now
    }

    void fingerprintsFollowTheAnnotationsOfAFrame()
    {
        cocoInstancesSample(path("a"));
        std::vector<FramePrint> before, after;
        const std::string first = fingerprint(openDataset(path("a"), LabelUse::Required), &before);
        const fs::path file = path("a") / "annotations" / "instances_val2017.json";
        auto json = nlohmann::json::parse(readBytes(file));
        json["annotations"][0]["category_id"] = 3; // of the first frame
        writeBytes(file, json.dump());
        fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(2));
        QVERIFY(fingerprint(openDataset(path("a"), LabelUse::Required), &after) != first);
        QVERIFY(before[0].labels != after[0].labels);
        QCOMPARE(before[1].labels, after[1].labels);
    }

    void fingerprintOfOrdinaryFoldersIsAsItWas()
    {
        // As it was computed before other formats could be read: runs of then go on.
        camera(path("a"), 3);
        Sha256 hash;
        const auto add = [&](const std::string &piece) { hash.add(std::to_string(piece.size()) + ":" + piece); };
        add(classMapToJson(carlaClasses()));
        const auto file = [&](const char *part, int i) { return path("a") / part / (frameName(i) + ".png"); };
        for (int i = 0; i < 3; ++i) {
            add(frameName(i));
            add(std::to_string(fs::file_size(file("images", i))));
            add(std::to_string(fs::file_size(file("labels", i))));
        }
        for (int i = 0; i < 3; ++i) {
            add(sha256OfFile(file("images", i)));
            add(sha256OfFile(file("labels", i)));
        }
        QCOMPARE(fingerprint(openDataset(path("a"), LabelUse::Required)), hash.hex());
    }

    void cityscapesByItsParts()
    {
        cityscapesSample(path("a"));
        const Dataset city = openDataset(path("a") / "leftImg8bit" / "train" / "aachen", LabelUse::Required);
        QCOMPARE(city.frames.size(), size_t(2));
        QCOMPARE(nameAt(city, 1, {30, 5}), std::string("car"));
        QCOMPARE(openDataset(path("a") / "leftImg8bit" / "train", LabelUse::Required).frames.size(), size_t(3));
        QCOMPARE(openDataset(path("a") / "leftImg8bit", LabelUse::Required).frames.size(), size_t(4));
        // Another of the three kinds where that is asked for; instance numbers are never taken for classes.
        for (const char *format : {"cityscapes-ids", "cityscapes-train-ids", "cityscapes-colours"}) {
            const CameraLayout layout = layoutOf(path("a"), true, format);
            QCOMPARE(layout.format, std::string(format));
            QVERIFY2(layout.frames[0].labels.find("_instanceIds") == std::string::npos, layout.frames[0].labels.c_str());
        }
    }

    void cityscapesInOneFolder()
    {
        frame(path("a") / "images" / "ulm_000000_000019_leftImg8bit.png", 0);
        frame(path("a") / "images" / "ulm_000001_000019_leftImg8bit.png", 1);
        for (const char *number : {"0", "1"})
            labelPicture(path("a") / "labels" / ("ulm_00000" + std::string(number) + "_000019_gtFine_labelIds.png"), halves(7, 24, 255));
        const Dataset data = openDataset(path("a"), LabelUse::Required);
        QCOMPARE(data.frames.size(), size_t(2));
        QCOMPARE(nameAt(data, 1, {47, 35}), std::string("person"));
        fs::rename(path("a") / "labels" / "ulm_000001_000019_gtFine_labelIds.png", path("a") / "images" / "ulm_000001_000019_gtFine_labelIds.png");
        fs::rename(path("a") / "labels" / "ulm_000000_000019_gtFine_labelIds.png", path("a") / "images" / "ulm_000000_000019_gtFine_labelIds.png");
        fs::remove(path("a") / "labels");
        fs::rename(path("a") / "images", path("b"));
        const Dataset flat = openDataset(path("b"), LabelUse::Required);
        QCOMPARE(flat.frames.size(), size_t(2));
        QCOMPARE(nameAt(flat, 0, {0, 35}), std::string("road"));
    }

    void idsAreNotTakenForTrainingNumbers()
    {
        cityscapesSample(path("a"), "labelIds");
        QVERIFY(complaint([&] { openDataset(path("a"), LabelUse::Required); }).empty());
        setFolderClasses(path("a"), presetClasses("cityscapes"));
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "_labelIds", "26 (840 pixels)");
    }

    void reducedZeroIsNotOffByOne()
    {
        const ClassMap &ade = presetClasses("ade20k");
        const auto classOf = classOfValues(ade);
        QCOMPARE(classOf[0], ade.ignore);
        QCOMPARE(classOf[255], ade.ignore);
        for (int value = 1; value <= 150; ++value)
            QCOMPARE(classOf[static_cast<size_t>(value)], value - 1);
        QCOMPARE(classOf[151], -1);
        QCOMPARE(ade.classes[0].name, std::string("wall"));
        QCOMPARE(ade.classes[149].name, std::string("flag"));
        QCOMPARE(ade.classes[12].name, std::string("person"));
        QCOMPARE(ade.classes[20].name, std::string("car"));
    }

    void listsHaveTheirKnownValues()
    {
        const auto at = [](const char *list, int value) {
            const ClassMap &map = presetClasses(list);
            const int number = classOfValues(map)[static_cast<size_t>(value)];
            return number < 0 ? std::string("none") : number == map.ignore ? std::string("ignored") : map.classes[static_cast<size_t>(number)].name;
        };
        QCOMPARE(presetClasses("carla-0.8"), carlaClasses());
        QCOMPARE(at("carla-0.9", 7), std::string("roads"));
        QCOMPARE(at("carla-0.9", 22), std::string("terrain"));
        QCOMPARE(presetClasses("carla-0.9").size(), 23);
        QCOMPARE(at("carla-0.9.14", 1), std::string("roads"));
        QCOMPARE(at("carla-0.9.14", 24), std::string("road-lines"));
        QCOMPARE(presetClasses("carla-0.9.14").size(), 29);
        QCOMPARE(at("cityscapes", 18), std::string("bicycle"));
        QCOMPARE(at("cityscapes", 19), std::string("none"));
        QCOMPARE(at("cityscapes-ids", 33), std::string("bicycle"));
        QCOMPARE(at("cityscapes-ids", 7), std::string("road"));
        QCOMPARE(at("cityscapes-ids", 29), std::string("ignored")); // caravan
        QCOMPARE(at("cityscapes-ids", 34), std::string("ignored"));
        QCOMPARE(at("cityscapes-ids", 35), std::string("none"));
        QCOMPARE(at("camvid", 11), std::string("ignored"));
        QCOMPARE(presetClasses("camvid").size(), 11);
        QCOMPARE(presetClasses("camvid-32").size(), 31); // and Void
        QCOMPARE(at("voc", 15), std::string("person"));
        QCOMPARE(at("voc", 20), std::string("tv monitor"));
        QCOMPARE(colourText(presetClasses("voc").classes[20].colour), std::string("#004080"));
        for (const ClassPreset &preset : classPresets()) {
            QVERIFY2(!preset.title.empty(), preset.name.c_str());
            QCOMPARE(classMapFromJson(classMapToJson(preset.classes), "again"), preset.classes);
        }
        QVERIFY_EXCEPTION_THROWN(presetClasses("nothing"), std::invalid_argument);
    }

    void foreignColoursAreListedWithPixelsAndFile()
    {
        paintedSample(path("a"));
        for (const int number : {1, 3}) {
            cv::Mat rgb = painted({128, 64, 128}, {0, 0, 142}, {70, 130, 180});
            rgb.row(5).setTo(cv::Vec3b(23, 190, 207));
            rgb.at<cv::Vec3b>(6, 0) = {1, 2, 3};
            labelPicture(path("a") / "labels" / (frameName(number) + ".png"), rgb);
        }
        const DatasetReport report = checkDataset(path("a"));
        QVERIFY2(english(report.problems).front().find("these labels are no class: #17becf (96 pixels, first in frame1.png), #010203 (2 pixels, first in frame1.png)") != std::string::npos,
                 english(report.problems).front().c_str());
        QCOMPARE(report.faults.size(), size_t(2));
        const Dataset data = openDataset(path("a"), LabelUse::Required);
        VERIFY_REFUSED(readFrame(data, 1), "frame1.png", "#17becf (48 pixels), #010203 (1 pixel)");
        ContentNotes notes;
        VERIFY_REFUSED(notes.lookThrough(data), "frame1.png", "#17becf (48 pixels)");
        // Mapped and ignored in classes.json they are read.
        ClassMap map = presetClasses("cityscapes");
        map.classes[0].colours = {{23, 190, 207}};
        map.ignoredColours.push_back({1, 2, 3});
        setFolderClasses(path("a"), map);
        const Dataset mended = openDataset(path("a"), LabelUse::Required);
        QVERIFY(checkDataset(path("a")).problems.empty());
        QCOMPARE(nameAt(mended, 1, {40, 5}), std::string("road"));
        QCOMPARE(nameAt(mended, 1, {0, 6}), std::string("ignored"));
    }

    void equalColoursAreRefused()
    {
        paintedSample(path("a"));
        ClassMap map = presetClasses("cityscapes");
        map.classes[4].colour = map.classes[0].colour;
        setFolderClasses(path("a"), map);
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "classes.json", "gives 'road' and 'fence' the colour #804080");
    }

    void masksOfOneThingAreNotTrainedOnInSilence()
    {
        for (int i = 0; i < 3; ++i) {
            frame(path("a") / "images" / (frameName(i) + ".png"), i);
            labelPicture(path("a") / "labels" / (frameName(i) + ".png"), halves(0, 255, i == 0 ? 0 : 255));
        }
        QVERIFY2(anyMentions(english(checkDataset(path("a")).problems), "values 0 and 255, as masks of one thing do"), "no problem told");
        ContentNotes notes;
        VERIFY_REFUSED(notes.lookThrough(openDataset(path("a"), LabelUse::Required)), "labels", R"(give a class "values": [255])");
        ClassMap two;
        two.ignore = 254;
        two.classes = {{"ground", {1, 1, 1}}, {"lane", {2, 2, 2}, {255}}};
        setFolderClasses(path("a"), two);
        QVERIFY(checkDataset(path("a")).problems.empty());
        QCOMPARE(nameAt(openDataset(path("a"), LabelUse::Required), 0, {40, 30}), std::string("lane"));
        QVERIFY(notes.lookThrough(openDataset(path("a"), LabelUse::Required)));
    }

    void carlasVersionIsTold()
    {
        carlaSample(path("a"), 1, 12, 24);
        const std::string late = joinedText(english(checkDataset(path("a")).problems));
        QVERIFY2(late.find("Tag 24 is only in that of CARLA 0.9.14 and later: vantage-cli classes apply FOLDER carla-0.9.14") != std::string::npos, late.c_str());
        VERIFY_REFUSED(readFrame(openDataset(path("a"), LabelUse::Required), 0), "frame0.png", "Tag 24 is only in that of CARLA 0.9.14");
        setFolderFormat(path("a"), "carla-0.9.14");
        QCOMPARE(nameAt(openDataset(path("a"), LabelUse::Required), 0, {0, 9}), std::string("roads"));
        QVERIFY(anyMentions(english(checkDataset(path("a")).evidence), "classes.json says so"));
        carlaSample(path("b"), 7, 4, 13);
        const std::string middle = joinedText(english(checkDataset(path("b")).problems));
        QVERIFY2(middle.find("Tag 13 is in that of CARLA 0.9 (vantage-cli classes apply FOLDER carla-0.9) and of 0.9.14") != std::string::npos, middle.c_str());
    }

    void formatsCanBeSaidAndTakenBack()
    {
        carlaSample(path("a"));
        setFolderFormat(path("a"), "index");
        QCOMPARE(folderSettings(path("a")).format, std::string("index"));
        QVERIFY(!folderSettings(path("a")).classes);
        setFolderClasses(path("a"), presetClasses("carla-0.9"));
        QCOMPARE(folderSettings(path("a")).format, std::string("index"));
        QVERIFY(folderSettings(path("a")).classes == presetClasses("carla-0.9"));
        setFolderFormat(path("a"), {});
        QVERIFY(loadClassMap(path("a") / "classes.json") == presetClasses("carla-0.9"));
        VERIFY_REFUSED(setFolderFormat(path("a"), "nothing"), "a", "is not known: \"nothing\"");
        writeBytes(path("a") / "classes.json", R"({"format": "nothing"})");
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "classes.json", "There are index, colours, carla");
        writeBytes(path("a") / "classes.json", R"({"format": "voc"})"); // pictures of equal names with VOC's numbers
        QCOMPARE(nameAt(openDataset(path("a"), LabelUse::Required), 0, {0, 5}), std::string("car"));
        writeBytes(path("a") / "classes.json", R"({"format": "coco-instances"})");
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "a", "holds no labels of the format coco-instances");
    }

    void camvidsOtherLists()
    {
        camvidSample(path("a"));
        writeBytes(path("a") / "label_colors.txt", "128 0 192 lane\n192 128 192 lorry\n0 0 0 Void\n");
        const Dataset data = openDataset(path("a"), LabelUse::Required);
        QCOMPARE(data.classes.size(), 2);
        QCOMPARE(nameAt(data, 0, {30, 9}), std::string("lorry"));
        QCOMPARE(nameAt(data, 0, {30, 0}), std::string("ignored"));
        setFolderClasses(path("a"), presetClasses("camvid-32"));
        QCOMPARE(nameAt(openDataset(path("a"), LabelUse::Required), 0, {30, 9}), std::string("Truck_Bus"));
    }

    void vocOfLabelMesExport()
    {
        vocSample(path("a"));
        fs::rename(path("a") / "SegmentationClass", path("a") / "SegmentationClassPNG");
        std::string names = "__ignore__\n_background_\n";
        for (int i = 1; i < 16; ++i)
            names += "thing" + std::to_string(i) + "\n";
        writeBytes(path("a") / "class_names.txt", names);
        const Dataset data = openDataset(path("a"), LabelUse::Required);
        QCOMPARE(nameAt(data, 0, {0, 9}), std::string("thing7"));
        QVERIFY(anyMentions(english(data.leftOut), "no labels for 1 of 4 frames, which are left out: 2009_000003"));
    }

    void cvatInItsVariants()
    {
        cvatSample(path("a"), "images");
        const fs::path mask = path("a") / "SegmentationClass" / "frame_000001.png";
        labelPicture(mask, painted({128, 64, 128}, {23, 190, 207}, {0, 0, 0})); // 24 bits, as older versions write them
        QCOMPARE(nameAt(openDataset(path("a"), LabelUse::Required), 1, {30, 9}), std::string("car"));
        labelPicture(mask, painted({128, 64, 128}, {23, 190, 208}, {0, 0, 0}));
        VERIFY_REFUSED(readFrame(openDataset(path("a"), LabelUse::Required), 1), "frame_000001.png", "#17bed0 (840 pixels)");
        writeBytes(path("a") / "labelmap.txt", "background:0,0,0::\r\nroad: main:128,64,128::\r\nroad:128,64,128:a,b:\r\n");
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "labelmap.txt", "'road: main' and 'road' the colour #804080");
        writeBytes(path("a") / "labelmap.txt", "background:0,0,0::\nroad:128,64::\n");
        VERIFY_REFUSED(openDataset(path("a"), LabelUse::Required), "labelmap.txt", "line 2 has no colour of three numbers");
    }

    void labelMeDrawsInOrder()
    {
        labelMeSample(path("a"));
        fs::create_directories(path("a") / "labels");
        for (int i = 0; i < 3; ++i)
            fs::rename(path("a") / "images" / (frameName(i) + ".json"), path("a") / "labels" / (frameName(i) + ".json"));
        auto json = nlohmann::json::parse(readBytes(path("a") / "labels" / "frame0.json"));
        std::swap(json["shapes"][0], json["shapes"][1]); // the road covers the car
        writeBytes(path("a") / "labels" / "frame0.json", json.dump());
        json["shapes"].push_back({{"label", "car"}, {"points", {{10, 10}, {14, 14}}}, {"shape_type", "rectangle"}});
        json["shapes"].push_back({{"label", "__ignore__"}, {"points", {{20, 20}, {23, 20}}}, {"shape_type", "circle"}});
        writeBytes(path("a") / "labels" / "frame1.json", json.dump());
        Dataset data = openDataset(path("a"), LabelUse::Required);
        QCOMPARE(nameAt(data, 0, {40, 20}), std::string("road"));
        QCOMPARE(nameAt(data, 1, {9, 10}), std::string("road"));
        QCOMPARE(nameAt(data, 1, {10, 10}), std::string("car"));
        QCOMPARE(nameAt(data, 1, {13, 13}), std::string("car"));
        QCOMPARE(nameAt(data, 1, {14, 14}), std::string("road"));
        QCOMPARE(nameAt(data, 1, {20, 20}), std::string("ignored"));
        QCOMPARE(nameAt(data, 2, {40, 20}), std::string("car"));
        QCOMPARE(nameAt(data, 0, {40, 0}), std::string("ignored"));

        writeBytes(path("a") / "labels.txt", "__ignore__\n_background_\ncar\nroad\nbus\n");
        data = openDataset(path("a"), LabelUse::Required);
        QCOMPARE(data.classes.size(), 4);
        QCOMPARE(nameAt(data, 0, {40, 0}), std::string("_background_"));
        writeBytes(path("a") / "labels.txt", "__ignore__\n_background_\nroad\n");
        const DatasetReport report = checkDataset(path("a"));
        QVERIFY2(english(report.problems).front().find("these labels are no class: 'car' (856 pixels, first in frame1.json)") != std::string::npos, english(report.problems).front().c_str());
    }

    void cocoInItsVariants()
    {
        cocoInstancesSample(path("a"));
        const fs::path file = path("a") / "annotations" / "instances_val2017.json";
        auto json = nlohmann::json::parse(readBytes(file));
        json["annotations"].push_back({{"id", 99}, {"image_id", 139}, {"category_id", 93}, {"iscrowd", 0}, {"segmentation", {{40, 30, 44, 30, 44, 34, 40, 34}}}});
        writeBytes(file, json.dump());
        fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(2));
        VERIFY_REFUSED(readFrame(openDataset(path("a"), LabelUse::Required), 0), "000000000130", "category 93 (16 pixels)");
        QVERIFY2(anyMentions(english(checkDataset(path("a")).problems), "category 93 (16 pixels, first in 000000000130)"), joinedText(english(checkDataset(path("a")).problems)).c_str());
        // As pycocotools writes it: a 4x3 picture whose second column is the object.
        QCOMPARE(runsOfText("334"), (std::vector<uint32_t>{3, 3, 4}));
        QCOMPARE(runsOfText("0P11"), (std::vector<uint32_t>{0, 32, 1})); // 32 takes two characters
        cv::Mat labels = cv::Mat::zeros(3, 4, CV_8UC1);
        fillRuns(labels, {3, 3, 6}, {4, 3}, 5);
        QCOMPARE(cv::countNonZero(labels.col(1)), 3);
        QCOMPARE(cv::countNonZero(labels), 3);
        QVERIFY_EXCEPTION_THROWN(fillRuns(labels, {3, 3}, {4, 3}, 5), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(fillRuns(labels, {3, 30}, {4, 3}, 5), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(fillRuns(labels, {12}, {3, 4}, 5), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(runsOfText("\x7f"), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(runsOfText("oooooooooooo"), std::invalid_argument);

        cocoPanopticSample(path("b"));
        labelPicture(path("b") / "annotations" / "panoptic_val2017" / "000000000131.png", painted({1, 0, 0}, {140, 61, 49}, {0, 0, 0}));
        VERIFY_REFUSED(readFrame(openDataset(path("b"), LabelUse::Required), 1), "000000000131.png", "segment 1 (840 pixels)");
        std::istringstream broken(R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 900000, "height": 900000}], "annotations": [], "categories": []})");
        VERIFY_REFUSED(cocoIndexOf(broken, "bomb.json"), "bomb.json", "is of 900000x900000 pixels");
    }

    void whatWasACameraStaysOne()
    {
        camera(path("a"), 3);
        labelMeSample(path("a")); // annotations beside the frames, and other data sets' folders
        cocoInstancesSample(path("a"));
        vocSample(path("a"));
        cityscapesSample(path("a"));
        writeBytes(path("a") / "labelmap.txt", "road:128,64,128::\n");
        for (const LabelUse use : {LabelUse::Required, LabelUse::Hidden}) {
            const Dataset data = listDataset(path("a"), use);
            QCOMPARE(data.frames.size(), size_t(3));
            QCOMPARE(QString::fromStdString(data.frames[2].image), QString("images/frame2.png"));
            QVERIFY(data.classes == carlaClasses() && !data.frames[2].reader);
        }
    }

    void pipesFoldersAndLoopsDoNotHang()
    {
        cityscapesSample(path("a"), "labelIds");
        const fs::path city = path("a") / "leftImg8bit" / "train" / "aachen", truth = path("a") / "gtFine" / "train" / "aachen";
        fs::create_directory_symlink(path("a") / "leftImg8bit", path("a") / "leftImg8bit" / "train" / "loop");
        fs::create_directory(city / "folder_leftImg8bit.png");
        fs::remove(truth / "aachen_000000_000019_gtFine_labelIds.png");
        QCOMPARE(::mkfifo((truth / "aachen_000000_000019_gtFine_labelIds.png").c_str(), 0600), 0);
        const DatasetReport report = checkDataset(path("a"));
        QCOMPARE(report.frames, size_t(4)); // the loop leads to folders of folders, in which no frame lies
        QVERIFY2(anyMentions(english(report.problems), "is no file that could hold a picture"), joinedText(english(report.problems)).c_str());

        labelMeSample(path("b"));
        fs::remove(path("b") / "images" / "frame1.json");
        QCOMPARE(::mkfifo((path("b") / "images" / "frame1.json").c_str(), 0600), 0);
        QVERIFY(anyMentions(english(checkDataset(path("b")).problems), "is a pipe, a file was expected"));

        cocoInstancesSample(path("c"));
        fs::remove(path("c") / "annotations" / "instances_val2017.json");
        QCOMPARE(::mkfifo((path("c") / "annotations" / "instances_val2017.json").c_str(), 0600), 0);
        VERIFY_REFUSED(openDataset(path("c"), LabelUse::Required), "instances_val2017.json", "is a pipe");

        vocSample(path("d"));
        QCOMPARE(::mkfifo((path("d") / "classes.json").c_str(), 0600), 0);
        VERIFY_REFUSED(openDataset(path("d"), LabelUse::Required), "classes.json", "is a pipe");
    }

    void manyThreadsReadOneFile()
    {
        cocoInstancesSample(path("a"));
        const Dataset data = openDataset(path("a"), LabelUse::Required);
        const cv::Mat expected = readFrame(data, 0).labels;
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int k = 0; k < 20; ++k)
                        wrong += !same(readFrame(data, static_cast<size_t>(k % 3)).labels, expected);
                });
        }
        QCOMPARE(wrong.load(), 0);
    }

    void polygonsCoverThePixelsWhoseMiddleIsInside()
    {
        cv::Mat labels = cv::Mat::zeros(10, 10, CV_8UC1);
        fillPolygon(labels, {2, 3, 6, 3, 6, 5, 2, 5}, 1);
        QCOMPARE(cv::countNonZero(labels), 8);
        QVERIFY(labels.at<uchar>(3, 2) == 1 && labels.at<uchar>(4, 5) == 1 && labels.at<uchar>(5, 5) == 0 && labels.at<uchar>(4, 6) == 0);
        labels.setTo(0);
        fillPolygon(labels, {-100, -100, 1e5F, -100, 1e5F, 1e5F, -100, 1e5F}, 1);
        QCOMPARE(cv::countNonZero(labels), 100);
        labels.setTo(0);
        fillPolygon(labels, {0, 0, NAN, 4, 4, 4}, 1);
        fillPolygon(labels, {0, 0, 1, 1}, 1);
        QCOMPARE(cv::countNonZero(labels), 0);
    }

    void classesOfTwoListsMeet()
    {
        const ClassMatch match = matchClasses(presetClasses("cityscapes"), carlaClasses());
        const auto partner = [&](int number) { return match.classOf[static_cast<size_t>(number)]; };
        QCOMPARE(partner(0), 7);  // road, roads
        QCOMPARE(partner(1), 8);  // sidewalk, sidewalks
        QCOMPARE(partner(7), 12); // traffic sign, traffic signs
        QCOMPARE(partner(13), -1); // car: nothing says that it is a vehicle
        QVERIFY(!match.same);
        const std::string remark = english(match.remark());
        QVERIFY2(remark.find("labels of traffic light, terrain, sky") != std::string::npos && remark.find("where the network says none, other") != std::string::npos, remark.c_str());
        ClassMap written = presetClasses("cityscapes");
        written.classes[13].as = "vehicles";
        QCOMPARE(matchClasses(written, carlaClasses()).classOf[13], 10);
        QCOMPARE(classMapFromJson(classMapToJson(written), "x").classes[13].as, std::string("vehicles"));
        QVERIFY(matchClasses(presetClasses("cityscapes-ids"), presetClasses("cityscapes")).same);
    }

    void labelsOfAnotherListAreMeasuredWith()
    {
        cityscapesSample(path("a"));
        ClassMap written = presetClasses("cityscapes-ids");
        written.classes[13].as = "vehicles";
        setFolderClasses(path("a"), written);
        const Dataset data = inClassesOf(openDataset(path("a"), LabelUse::Measure), carlaClasses());
        QCOMPARE(nameAt(data, 0, {0, 9}), std::string("roads"));
        QCOMPARE(nameAt(data, 0, {40, 9}), std::string("vehicles"));
        QCOMPARE(nameAt(data, 0, {40, 0}), std::string("ignored"));
        QVERIFY2(anyMentions(english(data.leftOut), "where the network says none, other, pedestrians"), joinedText(english(data.leftOut)).c_str());
        cv::Mat predicted(labelledSize, CV_8UC1, cv::Scalar(7));
        predicted.col(3).setTo(6); // road-lines, which Cityscapes does not know
        const cv::Mat truth = judged(data, readFrame(data, 0).labels, predicted);
        QCOMPARE(int(truth.at<uchar>(9, 3)), 255);
        QCOMPARE(int(truth.at<uchar>(9, 4)), 7);
        QCOMPARE(cv::norm(judged(data.unjudged, 255, readFrame(data, 0).labels, predicted), truth), 0.0);
        QCOMPARE(cv::norm(judged({}, 255, truth, predicted), truth), 0.0); // labels that know every class
        // What is no class stays refused under the other list.
        labelPicture(path("a") / "gtFine" / "train" / "aachen" / "aachen_000000_000019_gtFine_labelIds.png", halves(7, 99, 3));
        VERIFY_REFUSED(readFrame(data, 0), "aachen_000000_000019", "value 99 (840 pixels)");
        ClassMap other;
        other.classes = {{"cat", {}}, {"dog", {1, 1, 1}}};
        VERIFY_REFUSED(inClassesOf(listDataset(path("a"), LabelUse::Measure), other), "a", "none of its 19 is one of the 2");
    }

    void sourcesOfOtherNumbersAreJoined()
    {
        cityscapesSample(path("a"), "labelIds");
        cityscapesSample(path("b"), "labelTrainIds");
        const Dataset all = openCameras({path("a"), path("b")}, LabelUse::Required);
        QCOMPARE(all.frames.size(), size_t(8));
        for (const size_t i : {size_t(0), size_t(7)}) {
            QCOMPARE(nameAt(all, i, {0, 9}), std::string("road"));
            QCOMPARE(nameAt(all, i, {40, 9}), std::string("car"));
            QCOMPARE(nameAt(all, i, {40, 0}), std::string("ignored"));
        }
    }

private:
    fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    static std::string readBytes(const fs::path &file)
    {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestLabelFormats)
#include "test_label_formats.moc"
