#include "core/data/image_io.h"

#include "core/base/files.h"
#include "core/data/image_header.h"
#include "data_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace vantage;
using namespace vantage::samples;

class TestImageIo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreReadBack_data();
    void picturesAreReadBack();
    void greyBecomesRgb();
    void sixteenBitsKeepTheirHighByte();
    void alphaIsDropped();
    void palettePictureHasItsColours();
    void nameDoesNotDecideTheFormat();
    void cutOffAnywhereIsRefused_data();
    void cutOffAnywhereIsRefused();
    void thumbnailsEndIsNotThePicturesEnd();
    void damagedBytesAreRefused();
    void textIsNoPicture();
    void emptyMissingAndFolderAreNamed();
    void hugePictureIsRefusedUnseen_data();
    void hugePictureIsRefusedUnseen();
    void floatsAreRefused();
    void labelsAreWrittenAsTheyAre();
    void onlyPngAndJpegAreWritten();
    void failedWriteLeavesNothing();
    void coloursOfTheMap();
    void pictureNames();

private:
    fs::path file(const char *name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

namespace {

std::string encoded(const char *extension, const cv::Mat &picture)
{
    std::vector<uchar> bytes;
    cv::imencode(extension, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

std::string bigEndian(uint32_t value)
{
    return {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
}

} // namespace

void TestImageIo::picturesAreReadBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("png") << "a.png" << 0;
    QTest::newRow("jpg") << "a.jpg" << 12;
    QTest::newRow("jpeg") << "a.JPEG" << 12;
}

void TestImageIo::picturesAreReadBack()
{
    QFETCH(QString, name);
    QFETCH(int, tolerance);
    const cv::Mat rgb = picture({40, 30}, 3);
    writeImage(m_folder.filePath(name).toStdString(), rgb);
    const cv::Mat read = readImage(m_folder.filePath(name).toStdString());
    QCOMPARE(read.type(), CV_8UC3);
    QVERIFY(read.size() == rgb.size());
    QVERIFY(cv::norm(read, rgb, cv::NORM_INF) <= tolerance);
}

void TestImageIo::greyBecomesRgb()
{
    cv::imwrite(file("grey.png"), cv::Mat(20, 20, CV_8UC1, cv::Scalar(77)));
    QVERIFY(same(readImage(file("grey.png")), cv::Mat(20, 20, CV_8UC3, cv::Scalar(77, 77, 77))));
}

void TestImageIo::sixteenBitsKeepTheirHighByte()
{
    // 0x12ff would become 0x13 by rounding.
    cv::imwrite(file("wide.png"), cv::Mat(20, 20, CV_16UC3, cv::Scalar(0x30ff, 0x2080, 0x12ff)));
    QVERIFY(same(readImage(file("wide.png")), cv::Mat(20, 20, CV_8UC3, cv::Scalar(0x12, 0x20, 0x30))));
    cv::imwrite(file("wide.tif"), cv::Mat(20, 20, CV_16UC1, cv::Scalar(0xfffe)));
    QVERIFY(same(readImage(file("wide.tif")), cv::Mat(20, 20, CV_8UC3, cv::Scalar(255, 255, 255))));
}

void TestImageIo::alphaIsDropped()
{
    cv::imwrite(file("alpha.png"), cv::Mat(20, 20, CV_8UC4, cv::Scalar(30, 20, 10, 0)));
    QVERIFY(same(readImage(file("alpha.png")), cv::Mat(20, 20, CV_8UC3, cv::Scalar(10, 20, 30))));
}

void TestImageIo::palettePictureHasItsColours()
{
    // 16x1 pixels of palette entry 1, written by hand: no encoder at hand writes palettes.
    std::string bmp = "BM";
    const auto little = [&](uint32_t value, int count) {
        for (int i = 0; i < count; ++i)
            bmp += static_cast<char>(value >> 8 * i);
    };
    little(54 + 8 + 16, 4), little(0, 4), little(54 + 8, 4);
    little(40, 4), little(16, 4), little(1, 4), little(1, 2), little(8, 2), little(0, 4), little(16, 4);
    little(0, 4), little(0, 4), little(2, 4), little(0, 4);
    bmp += std::string("\0\0\0\0", 4) + std::string("\x03\x02\x01\0", 4) + std::string(16, '\1');
    writeBytes(file("palette.bmp"), bmp);
    QVERIFY(same(readImage(file("palette.bmp")), cv::Mat(1, 16, CV_8UC3, cv::Scalar(1, 2, 3))));
}

void TestImageIo::nameDoesNotDecideTheFormat()
{
    const cv::Mat rgb = picture({20, 20}, 1);
    writeImage(file("real.png"), rgb);
    fs::rename(file("real.png"), file("named.jpg"));
    QVERIFY(same(readImage(file("named.jpg")), rgb));
}

void TestImageIo::cutOffAnywhereIsRefused_data()
{
    QTest::addColumn<QString>("extension");
    for (const char *extension : {".png", ".jpg", ".bmp", ".tif", ".webp"})
        QTest::newRow(extension) << extension;
}

void TestImageIo::cutOffAnywhereIsRefused()
{
    QFETCH(QString, extension);
    const fs::path cut = m_folder.filePath("cut" + extension).toStdString();
    const std::string whole = encoded(extension.toStdString().c_str(), picture({48, 40}, 2));
    writeBytes(cut, whole);
    QVERIFY(readImage(cut).size() == cv::Size(48, 40));
    for (int percent : {1, 10, 30, 50, 70, 90, 97}) {
        writeBytes(cut, whole.substr(0, whole.size() * size_t(percent) / 100));
        VERIFY_REFUSED(readImage(cut), cut.string(), "");
    }
    if (extension != ".tif") { // its directory stands last
        writeBytes(cut, whole.substr(0, whole.size() - 3));
        VERIFY_REFUSED(readImage(cut), cut.string(), "cut off");
    }
}

void TestImageIo::thumbnailsEndIsNotThePicturesEnd()
{
    const std::string thumbnail = encoded(".jpg", picture({16, 16}, 1));
    const std::string jpeg = encoded(".jpg", picture({64, 64}, 2));
    const auto length = static_cast<uint32_t>(thumbnail.size() + 2);
    const std::string segment = "\xff\xe1" + bigEndian(length).substr(2) + thumbnail;
    const std::string both = jpeg.substr(0, 2) + segment + jpeg.substr(2);
    writeBytes(file("thumbnail.jpg"), both);
    QVERIFY(readImage(file("thumbnail.jpg")).size() == cv::Size(64, 64));
    writeBytes(file("thumbnail.jpg"), both.substr(0, both.size() - 100));
    VERIFY_REFUSED(readImage(file("thumbnail.jpg")), "thumbnail.jpg", "cut off");
}

void TestImageIo::damagedBytesAreRefused()
{
    std::string bytes = encoded(".png", picture({48, 40}, 2));
    for (size_t i = 60; i < 80; ++i)
        bytes[i] = static_cast<char>(~bytes[i]);
    writeBytes(file("damaged.png"), bytes);
    VERIFY_REFUSED(readImage(file("damaged.png")), "damaged.png", "damaged");
}

void TestImageIo::textIsNoPicture()
{
    writeBytes(file("text.png"), "these are not the pixels you are looking for\n");
    VERIFY_REFUSED(readImage(file("text.png")), "text.png", "no picture");
}

void TestImageIo::emptyMissingAndFolderAreNamed()
{
    writeBytes(file("empty.png"), "");
    VERIFY_REFUSED(readImage(file("empty.png")), "empty.png", "empty file");
    VERIFY_REFUSED(readImage(file("missing.png")), "missing.png", "does not exist");
    fs::create_directory(file("folder.png"));
    VERIFY_REFUSED(readImage(file("folder.png")), "folder.png", "is no file");
}

void TestImageIo::hugePictureIsRefusedUnseen_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const std::string &bytes) {
        QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    std::string png = encoded(".png", picture({16, 16}, 1));
    row("png", png.replace(16, 8, bigEndian(60000) + bigEndian(60000)));
    std::string jpeg = encoded(".jpg", picture({16, 16}, 1));
    const size_t frame = jpeg.find("\xff\xc0");
    row("jpeg", jpeg.replace(frame + 5, 4, "\xff\xf0\xff\xf0"));
    std::string webp = encoded(".webp", picture({16, 16}, 1));
    row("webp", webp.replace(12, 18, std::string("VP8X\x0a\0\0\0\0\0\0\0\xff\xff\0\xff\xff\0", 18)));
}

void TestImageIo::hugePictureIsRefusedUnseen()
{
    QFETCH(QByteArray, bytes);
    writeBytes(file("huge"), bytes.toStdString());
    VERIFY_REFUSED(readImage(file("huge")), "huge", "more than 64 megapixels");
}

void TestImageIo::floatsAreRefused()
{
    cv::imwrite(file("float.tif"), cv::Mat(20, 20, CV_32FC1, cv::Scalar(0.5)));
    VERIFY_REFUSED(readImage(file("float.tif")), "float.tif", "neither 8-bit nor 16-bit");
}

void TestImageIo::labelsAreWrittenAsTheyAre()
{
    cv::Mat values(16, 16, CV_8UC1);
    for (int i = 0; i < 256; ++i)
        values.at<uchar>(i / 16, i % 16) = static_cast<uchar>(i);
    writeLabels(file("labels.png"), values);
    QVERIFY(same(cv::imread(file("labels.png"), cv::IMREAD_UNCHANGED), values));
    QVERIFY_EXCEPTION_THROWN(writeLabels(file("labels.png"), picture({16, 16}, 1)), std::invalid_argument);
}

void TestImageIo::onlyPngAndJpegAreWritten()
{
    VERIFY_REFUSED(writeImage(file("a.gif"), picture({16, 16}, 1)), "a.gif", "neither PNG nor JPEG");
    QVERIFY_EXCEPTION_THROWN(writeImage(file("a.png"), cv::Mat()), std::invalid_argument);
}

void TestImageIo::failedWriteLeavesNothing()
{
    const fs::path target = file("nowhere") / "a.png";
    VERIFY_REFUSED(writeImage(target, picture({16, 16}, 1)), target.string(), "can't be written");
    QVERIFY(!fs::exists(file("nowhere")));
}

void TestImageIo::coloursOfTheMap()
{
    cv::Mat values(1, 4, CV_8UC1);
    values.at<uchar>(0) = 7;
    values.at<uchar>(1) = 12;
    values.at<uchar>(2) = 255;
    values.at<uchar>(3) = 99;
    const cv::Mat painted = colourise(values, carlaClasses());
    QVERIFY(painted.at<cv::Vec3b>(0) == cv::Vec3b(128, 64, 128));
    QVERIFY(painted.at<cv::Vec3b>(1) == cv::Vec3b(220, 220, 0));
    QVERIFY(painted.at<cv::Vec3b>(2) == cv::Vec3b(0, 0, 0));
    QVERIFY(painted.at<cv::Vec3b>(3) == cv::Vec3b(0, 0, 0));
}

void TestImageIo::pictureNames()
{
    QVERIFY(hasImageName("a/b.PNG"));
    QVERIFY(hasImageName("b.Tiff"));
    QVERIFY(hasImageName("b.webp"));
    QVERIFY(!hasImageName("a/.b.png"));
    QVERIFY(!hasImageName("b.txt"));
    QVERIFY(!hasImageName("png"));
}

QTEST_APPLESS_MAIN(TestImageIo)
#include "test_image_io.moc"
