#include "core/data/image_io.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/image_header.h"
#include "tests/core/picture_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <sys/stat.h>

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
    void sixteenBitsOfWhichFewerAreUsed();
    void turnsOfExif_data();
    void turnsOfExif();
    void damagedExifAsksForNothing();
    void picturesInAFileAreCounted();
    void nothingButFilesIsOpened();
    void alphaIsDropped();
    void inksBecomeColours_data();
    void inksBecomeColours();
    void everyFormatIsRead_data();
    void everyFormatIsRead();
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
    void theLimitCanBeMoved();
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
    return encodedPicture(extension, picture);
}

/// Dark, with a bright block in the corner where the first row begins and a less bright one where it ends.
cv::Mat withCorners(cv::Size size)
{
    cv::Mat grey(size, CV_8UC1, cv::Scalar(10));
    grey(cv::Rect(0, 0, 16, 16)).setTo(250);
    grey(cv::Rect(size.width - 16, 0, 16, 16)).setTo(150);
    return grey;
}

/// The corners of a picture that withCorners() was made into: "TL", "TR", "BL", "BR" of the bright and of the other one.
QString cornersOf(const cv::Mat &rgb)
{
    QString bright, other;
    for (const auto &[name, x, y] : {std::tuple{"TL", 4, 4}, std::tuple{"TR", rgb.cols - 5, 4}, std::tuple{"BL", 4, rgb.rows - 5}, std::tuple{"BR", rgb.cols - 5, rgb.rows - 5}}) {
        const int value = rgb.at<cv::Vec3b>(y, x)[0];
        if (value > 230)
            bright += name;
        else if (value > 120)
            other += name;
    }
    return bright + " " + other;
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

void TestImageIo::sixteenBitsOfWhichFewerAreUsed()
{
    writeBytes(file("deep.tif"), tiff({cv::Mat(20, 20, CV_16UC1, cv::Scalar(0x0fff))}));
    QCOMPARE(largestValue(file("deep.tif")), 0x0fff);
    QVERIFY(same(readImage(file("deep.tif")), cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(0x0f))));
    QVERIFY(same(readImage(file("deep.tif"), 12), cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(0xff))));
    VERIFY_REFUSED(readImage(file("deep.tif"), 10), "deep.tif", "holds values up to 4095");
    QCOMPARE(bitsOfFile(file("deep.tif")), 16);
    cv::imwrite(file("colours.tif"), cv::Mat(20, 20, CV_16UC3, cv::Scalar(1, 2, 3)));
    QCOMPARE(bitsOfFile(file("colours.tif")), 16);
    for (const char *name : {"eight.tif", "eight.png", "eight.jpg", "eight.webp", "eight.bmp"}) {
        cv::imwrite(file(name), cv::Mat(20, 20, CV_8UC3, cv::Scalar(1, 2, 3)));
        QCOMPARE(bitsOfFile(file(name)), 8);
    }
    cv::imwrite(file("alpha16.png"), cv::Mat(20, 20, CV_16UC4, cv::Scalar(1000, 500, 200, 65535)));
    QCOMPARE(largestValue(file("alpha16.png")), 1000); // what is opaque is not bright
    QVERIFY(same(readImage(file("alpha16.png"), 10), cv::Mat(20, 20, CV_8UC3, cv::Scalar(50, 125, 250))));
    cv::imwrite(file("plain.png"), cv::Mat(20, 20, CV_8UC1, cv::Scalar(77)));
    QCOMPARE(largestValue(file("plain.png")), 0);
    QVERIFY(same(readImage(file("plain.png"), 10), cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(77))));
}

void TestImageIo::turnsOfExif_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QString>("corners");
    const cv::Size size(64, 48);
    const cv::Mat grey = withCorners(size);
    // By the definition: on which side the first row and the first column are seen.
    const char *const seen[] = {"TL TR", "TR TL", "BR BL", "BL BR", "TL BL", "TR BR", "BR TR", "BL TL"};
    for (int orientation = 0; orientation <= 9; ++orientation) {
        const bool isNone = orientation < 1 || orientation > 8;
        const auto row = [&](const char *kind, const std::string &bytes) {
            QTest::addRow("%s %d", kind, orientation) << QByteArray::fromStdString(bytes) << (isNone ? 1 : orientation) << (isNone ? seen[0] : seen[orientation - 1]);
        };
        row("jpeg", jpegWithExif(encoded(".jpg", grey), exif(orientation)));
        row("jpeg little-endian", jpegWithExif(encoded(".jpg", grey), exif(orientation, true)));
        row("png", pngWithChunk(encoded(".png", grey), "eXIf", exif(orientation)));
        row("webp", webpWithExif(encoded(".webp", grey), size, exif(orientation, true)));
        row("tiff", tiff({grey}, orientation));
        cv::Mat deep;
        grey.convertTo(deep, CV_16U, 257);
        row("tiff of 16 bits", tiff({deep}, orientation));
    }
}

void TestImageIo::turnsOfExif()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, orientation);
    QFETCH(QString, corners);
    writeBytes(file("turned"), bytes.toStdString());
    ImageHeader header;
    const cv::Mat read = readImage(file("turned"), 16, &header);
    QCOMPARE(header.orientation, orientation);
    QCOMPARE(read.size(), orientation > 4 ? cv::Size(48, 64) : cv::Size(64, 48));
    QCOMPARE(header.size, read.size());
    QCOMPARE(inspectImage(bytes.toStdString(), file("turned")).size, read.size());
    QCOMPARE(cornersOf(read), corners);
}

void TestImageIo::damagedExifAsksForNothing()
{
    const std::string jpeg = encoded(".jpg", withCorners({64, 48})), whole = exif(6);
    for (size_t length = 0; length < 18; ++length) { // the turn itself stands at 18
        writeBytes(file("damaged.jpg"), jpegWithExif(jpeg, whole.substr(0, length)));
        QCOMPARE(cornersOf(readImage(file("damaged.jpg"))), QString("TL TR"));
    }
    std::string wild = whole;
    wild.replace(4, 4, "\xff\xff\xff\xf0"); // a directory far outside
    writeBytes(file("damaged.jpg"), jpegWithExif(jpeg, wild));
    QCOMPARE(cornersOf(readImage(file("damaged.jpg"))), QString("TL TR"));
}

void TestImageIo::picturesInAFileAreCounted()
{
    const auto count = [&](const std::string &bytes) {
        writeBytes(file("many"), bytes);
        ImageHeader header;
        readImage(file("many"), 16, &header);
        return header.pictures;
    };
    const cv::Mat grey = withCorners({64, 48});
    QCOMPARE(count(tiff({grey})), 1);
    QCOMPARE(count(tiff({grey, grey, grey})), 3);
    QCOMPARE(count(tiff({grey, grey, grey}, 1, 1)), 1); // thumbnails are none
    std::string endless = tiff({grey, grey});
    endless.replace(endless.size() - 4, 4, endless.substr(4, 4)); // the second page is followed by the first
    QCOMPARE(count(endless), 2);
    QCOMPARE(count(pngWithChunk(encoded(".png", grey), "acTL", bigEndian(7) + bigEndian(0))), 7);
    QCOMPARE(count(encoded(".png", grey)), 1);
    QCOMPARE(count(encoded(".jpg", grey)), 1);
}

void TestImageIo::nothingButFilesIsOpened()
{
    QCOMPARE(::mkfifo(file("pipe.png").c_str(), 0600), 0);
    VERIFY_REFUSED(readImage(file("pipe.png")), "pipe.png", "is no file");
    VERIFY_REFUSED(readFile(file("pipe.png")), "pipe.png", "is a pipe");
    VERIFY_REFUSED(sha256OfFile(file("pipe.png")), "pipe.png", "is a pipe");
    QCOMPARE(bitsOfFile(file("pipe.png")), 8);
    VERIFY_REFUSED(readImage("/dev/zero"), "/dev/zero", "is no file");
    VERIFY_REFUSED(readFile("/dev/zero"), "/dev/zero", "is a device");
    fs::create_symlink("loop.png", file("loop.png"));
    VERIFY_REFUSED(readImage(file("loop.png")), "loop.png", "can't be read");
    VERIFY_REFUSED(readFile(file("loop.png")), "loop.png", "can't be read");
}

void TestImageIo::alphaIsDropped()
{
    cv::imwrite(file("alpha.png"), cv::Mat(20, 20, CV_8UC4, cv::Scalar(30, 20, 10, 0)));
    QVERIFY(same(readImage(file("alpha.png")), cv::Mat(20, 20, CV_8UC3, cv::Scalar(10, 20, 30))));
}

void TestImageIo::inksBecomeColours_data()
{
    QTest::addColumn<QByteArray>("base64");
    QTest::newRow("CMYK") << QByteArray("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgAIAAgBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD+f+v38r9/K/TCiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiv//Z");
    QTest::newRow("YCCK") << QByteArray("/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgAIAAgBAEiAAIRAQMRAQQiAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQHBQQEAAECdwABAgMRBAUhMQYSQVEHYXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBkaJicoKSo1Njc4OTpDREVGR0hJSlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uLj5OXm5+jp6vLz9PX29/j5+v/aAA4EAQACEQMRBAAAPwD4vooor+Uz/fw/TCiiiiiiigAooooooooAKKKKKKKKACiiiv/Z");
}

/// JPEG as programs for print save it: all cyan and a fifth of black.
void TestImageIo::inksBecomeColours()
{
    QFETCH(QByteArray, base64);
    writeBytes(file("print.jpg"), QByteArray::fromBase64(base64).toStdString());
    const cv::Mat rgb = readImage(file("print.jpg"));
    QCOMPARE(rgb.size(), cv::Size(32, 32));
    QVERIFY(cv::norm(rgb, cv::Mat(rgb.size(), CV_8UC3, cv::Scalar(0, 204, 204)), cv::NORM_INF) <= 3);
}

void TestImageIo::everyFormatIsRead_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<bool>("grey");
    QTest::addColumn<int>("tolerance");
    for (const auto &[extension, tolerance] : {std::pair{".png", 0}, std::pair{".jpg", 12}, std::pair{".bmp", 0}, std::pair{".tif", 0}, std::pair{".webp", 24}})
        for (const bool grey : {false, true})
            QTest::addRow("%s%s", grey ? "grey " : "", extension) << QString(extension) << grey << tolerance;
}

void TestImageIo::everyFormatIsRead()
{
    QFETCH(QString, extension);
    QFETCH(bool, grey);
    QFETCH(int, tolerance);
    cv::Mat rgb = picture({40, 30}, 3), stored;
    cv::cvtColor(rgb, stored, grey ? cv::COLOR_RGB2GRAY : cv::COLOR_RGB2BGR);
    if (grey)
        cv::cvtColor(stored, rgb, cv::COLOR_GRAY2RGB);
    writeBytes(file("cam2:0730 \"100%\"\xc3\xa9.png"), encodedPicture(extension.toUtf8().constData(), stored)); // an odd name, and the wrong one
    const cv::Mat read = readImage(file("cam2:0730 \"100%\"\xc3\xa9.png"));
    QVERIFY(read.size() == rgb.size() && read.type() == CV_8UC3 && cv::norm(read, rgb, cv::NORM_INF) <= tolerance);
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
    VERIFY_REFUSED(readImage(file("huge")), "huge", "more than 64 megapixels. Scale the frames down, or raise the limit by setting VANTAGE_MEGAPIXELS");
}

void TestImageIo::theLimitCanBeMoved()
{
    const auto usual = qScopeGuard([] { qunsetenv("VANTAGE_MEGAPIXELS"); });
    writeImage(file("large.png"), picture({1200, 1000}, 1));
    qputenv("VANTAGE_MEGAPIXELS", "1");
    VERIFY_REFUSED(readImage(file("large.png")), "large.png", "is 1200x1000, more than 1 megapixels");
    qputenv("VANTAGE_MEGAPIXELS", "2");
    QCOMPARE(readImage(file("large.png")).size(), cv::Size(1200, 1000));
    qputenv("VANTAGE_MEGAPIXELS", "nonsense");
    QCOMPARE(largestImage(), int64_t(64'000'000));
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
