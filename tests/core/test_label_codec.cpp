#include "core/data/label_codec.h"

#include "data_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <csetjmp>
#include <opencv2/imgcodecs.hpp>
#include <png.h>

using namespace vantage;
using namespace vantage::samples;

namespace {

LabelEncoding encodingOf(const std::filesystem::path &file)
{
    LabelEncoding encoding{};
    readLabelValues(file, &encoding);
    return encoding;
}

} // namespace

class TestLabelCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greyIsIndex();
    void paletteGivesIndices_data();
    void paletteGivesIndices();
    void fewBitGreyIsNotScaled();
    void carlaIsTheRedChannel_data();
    void carlaIsTheRedChannel();
    void greySavedAsColourIsIndex();
    void sixteenBitsWithSmallValues();
    void instancesAreCalledSo();
    void carlasNumberingsAreHintedAt();
    void foreignValuesAreListedWithCounts();
    void ignoreIsAllowed();
    void paintedLabelsAreRefused();
    void photographIsRefused();
    void jpegIsRefused();
    void cutOffIsRefused();
    void damagedIsRefused();
    void textIsRefused();

private:
    fs::path file(const char *name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

namespace {

/// A PNG of 8x8 pixels whose value at (x, y) is (x + y) % values, of `depth` bits.
void writeRaw(const fs::path &file, int colourType, int depth, int values)
{
    FILE *out = std::fopen(file.c_str(), "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, out);
    png_set_IHDR(png, info, 8, 8, depth, colourType, PNG_INTERLACE_ADAM7, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_color palette[256];
    for (int i = 0; i < 256; ++i)
        palette[i] = {png_byte(255 - i), png_byte(i * 3), png_byte(i * 5)};
    if (colourType == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, std::min(256, 1 << depth));
    png_write_info(png, info);
    png_set_packing(png);
    png_byte pixels[8][8];
    png_bytep rows[8];
    for (int y = 0; y < 8; ++y) {
        rows[y] = pixels[y];
        for (int x = 0; x < 8; ++x)
            pixels[y][x] = png_byte((x + y) % values);
    }
    png_set_interlace_handling(png);
    png_write_image(png, rows);
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    std::fclose(out);
}

cv::Mat expected(int values)
{
    cv::Mat labels(8, 8, CV_8UC1);
    for (int y = 0; y < 8; ++y) {
        for (int x = 0; x < 8; ++x)
            labels.at<uchar>(y, x) = static_cast<uchar>((x + y) % values);
    }
    return labels;
}

} // namespace

void TestLabelCodec::greyIsIndex()
{
    const cv::Mat values = labels({32, 24}, 5);
    writeLabels(file("a.png"), values);
    QVERIFY(encodingOf(file("a.png")) == LabelEncoding::Index);
    QVERIFY(same(readLabels(file("a.png"), carlaClasses()), values));
    QCOMPARE(toString(LabelEncoding::Index), std::string("index"));
    QCOMPARE(toString(LabelEncoding::Carla), std::string("CARLA"));
}

void TestLabelCodec::paletteGivesIndices_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("values");
    QTest::newRow("1 bit") << 1 << 2;
    QTest::newRow("2 bits") << 2 << 4;
    QTest::newRow("4 bits") << 4 << 13;
    QTest::newRow("8 bits") << 8 << 13;
}

void TestLabelCodec::paletteGivesIndices()
{
    QFETCH(int, depth);
    QFETCH(int, values);
    writeRaw(file("palette.png"), PNG_COLOR_TYPE_PALETTE, depth, values);
    QVERIFY(encodingOf(file("palette.png")) == LabelEncoding::Index);
    QVERIFY(same(readLabels(file("palette.png"), carlaClasses()), expected(values)));
}

void TestLabelCodec::fewBitGreyIsNotScaled()
{
    writeRaw(file("grey4.png"), PNG_COLOR_TYPE_GRAY, 4, 13);
    QVERIFY(same(readLabels(file("grey4.png"), carlaClasses()), expected(13)));
}

void TestLabelCodec::carlaIsTheRedChannel_data()
{
    QTest::addColumn<int>("channels");
    QTest::newRow("RGB") << 3;
    QTest::newRow("RGBA") << 4;
}

void TestLabelCodec::carlaIsTheRedChannel()
{
    QFETCH(int, channels);
    const cv::Mat values = labels({32, 24}, 5);
    const cv::Mat zero = cv::Mat::zeros(values.size(), CV_8UC1);
    std::vector<cv::Mat> planes{zero, zero, values, cv::Mat(values.size(), CV_8UC1, cv::Scalar(255))};
    planes.resize(static_cast<size_t>(channels));
    cv::Mat bgr;
    cv::merge(planes, bgr);
    cv::imwrite(file("carla.png"), bgr);
    QVERIFY(encodingOf(file("carla.png")) == LabelEncoding::Carla);
    QVERIFY(same(readLabels(file("carla.png"), carlaClasses()), values));
}

void TestLabelCodec::greySavedAsColourIsIndex()
{
    const cv::Mat values = labels({32, 24}, 5);
    cv::Mat bgr;
    cv::merge(std::vector<cv::Mat>{values, values, values}, bgr);
    cv::imwrite(file("grey3.png"), bgr);
    QVERIFY(encodingOf(file("grey3.png")) == LabelEncoding::Index);
    QVERIFY(same(readLabels(file("grey3.png"), carlaClasses()), values));
}

void TestLabelCodec::sixteenBitsWithSmallValues()
{
    cv::Mat wide;
    labels({32, 24}, 5).convertTo(wide, CV_16U);
    cv::imwrite(file("wide.png"), wide);
    QVERIFY(same(readLabels(file("wide.png"), carlaClasses()), labels({32, 24}, 5)));
    wide.at<uint16_t>(3, 3) = 700;
    cv::imwrite(file("wide.png"), wide);
    VERIFY_REFUSED(readLabels(file("wide.png"), carlaClasses()), "wide.png", "16-bit values up to 700");
    QVERIFY(complaint([&] { readLabels(file("wide.png"), carlaClasses()); }).find("instances") == std::string::npos);
}

void TestLabelCodec::instancesAreCalledSo()
{
    cv::Mat wide(24, 32, CV_16UC1, cv::Scalar(7)); // what has no instances is its class alone
    wide.at<uint16_t>(3, 3) = 26003;
    wide.at<uint16_t>(3, 4) = 24000;
    cv::imwrite(file("instances.png"), wide);
    for (const char *said : {"16-bit values up to 26003", "look like instances", "labelIds or labelTrainIds"})
        VERIFY_REFUSED(readLabels(file("instances.png"), carlaClasses()), "instances.png", said);
    wide.at<uint16_t>(3, 5) = 65000; // class 65 of nothing
    cv::imwrite(file("instances.png"), wide);
    QVERIFY(complaint([&] { readLabels(file("instances.png"), carlaClasses()); }).find("instances (") == std::string::npos);
}

void TestLabelCodec::carlasNumberingsAreHintedAt()
{
    const cv::Mat values(24, 32, CV_8UC1, cv::Scalar(14)), none(24, 32, CV_8UC1, cv::Scalar(0));
    cv::Mat bgr;
    cv::merge(std::vector<cv::Mat>{none, none, values}, bgr);
    cv::imwrite(file("tags.png"), bgr);
    VERIFY_REFUSED(readLabels(file("tags.png"), carlaClasses()), "tags.png", "CARLA has more than one numbering: put a classes.json");
    ClassMap own = carlaClasses();
    own.classes.pop_back();
    VERIFY_REFUSED(readLabels(file("tags.png"), own), "tags.png", "CARLA has more than one numbering of its tags: list all");
    writeLabels(file("index.png"), values);
    VERIFY_REFUSED(readLabels(file("index.png"), own), "index.png", "List the missing classes");
}

void TestLabelCodec::foreignValuesAreListedWithCounts()
{
    cv::Mat values = labels({32, 24}, 5);
    values.at<uchar>(0, 0) = 13;
    values.row(1).setTo(200);
    writeLabels(file("foreign.png"), values);
    VERIFY_REFUSED(readLabels(file("foreign.png"), carlaClasses()), "foreign.png", "13 (1 pixel), 200 (32 pixels)");
    QVERIFY(same(readLabelValues(file("foreign.png")), values));
}

void TestLabelCodec::ignoreIsAllowed()
{
    cv::Mat values = labels({32, 24}, 5);
    values.row(1).setTo(200);
    values.row(2).setTo(255);
    writeLabels(file("ignore.png"), values);
    ClassMap classes = carlaClasses();
    VERIFY_REFUSED(readLabels(file("ignore.png"), classes), "ignore.png", "200 (32 pixels);");
    classes.ignore = 200;
    VERIFY_REFUSED(readLabels(file("ignore.png"), classes), "ignore.png", "255 (32 pixels);");
    values.row(2).setTo(0);
    writeLabels(file("ignore.png"), values);
    QVERIFY(same(readLabels(file("ignore.png"), classes), values));
}

void TestLabelCodec::paintedLabelsAreRefused()
{
    writeImage(file("painted.png"), colourise(labels({32, 24}, 5), carlaClasses()));
    VERIFY_REFUSED(readLabels(file("painted.png"), carlaClasses()), "painted.png",
                   "with 2 colours: it looks like painted");
}

void TestLabelCodec::photographIsRefused()
{
    writeImage(file("photo.png"), picture({64, 48}, 1));
    VERIFY_REFUSED(readLabels(file("photo.png"), carlaClasses()), "photo.png", "photograph");
    cv::imwrite(file("wide_photo.png"), cv::Mat(20, 20, CV_16UC3, cv::Scalar(1, 2, 3)));
    VERIFY_REFUSED(readLabels(file("wide_photo.png"), carlaClasses()), "wide_photo.png", "16-bit colour picture");
}

void TestLabelCodec::jpegIsRefused()
{
    cv::imwrite(file("labels.jpg"), labels({32, 24}, 5));
    VERIFY_REFUSED(readLabels(file("labels.jpg"), carlaClasses()), "labels.jpg", "is no PNG");
}

void TestLabelCodec::cutOffIsRefused()
{
    writeRaw(file("cut.png"), PNG_COLOR_TYPE_PALETTE, 4, 13);
    const auto whole = fs::file_size(file("cut.png"));
    for (uintmax_t bytes = 0; bytes < whole; ++bytes) {
        writeRaw(file("cut.png"), PNG_COLOR_TYPE_PALETTE, 4, 13);
        fs::resize_file(file("cut.png"), bytes);
        if (bytes < whole - 4) // without the last checksum nothing is lost
            VERIFY_REFUSED(readLabels(file("cut.png"), carlaClasses()), "cut.png", "");
    }
}

void TestLabelCodec::damagedIsRefused()
{
    writeLabels(file("damaged.png"), picture({64, 48}, 1).reshape(1));
    const auto whole = fs::file_size(file("damaged.png"));
    std::fstream bytes(file("damaged.png"), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(whole / 2));
    bytes << "damage";
    bytes.close();
    VERIFY_REFUSED(readLabelValues(file("damaged.png")), "damaged.png", "is damaged");
}

void TestLabelCodec::textIsRefused()
{
    writeBytes(file("text.png"), "class,pixels\n1,20\n");
    VERIFY_REFUSED(readLabels(file("text.png"), carlaClasses()), "text.png", "no picture");
}

QTEST_APPLESS_MAIN(TestLabelCodec)
#include "test_label_codec.moc"
