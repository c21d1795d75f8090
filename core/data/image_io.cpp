#include "core/data/image_io.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_header.h"
#include "core/data/orientation.h"

#include <algorithm>
#include <array>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

const Message damagedRemedy = say("Copy the picture again or remove it");

/// The first picture of the file as it is stored: neither turned nor reduced.
cv::Mat decode(const std::filesystem::path &file, ImageHeader &header)
{
    std::string bytes = readImageFile(file);
    header = inspectImage(bytes, file);
    if (header.format == ImageFormat::Tiff)
        forgetTiffOrientation(bytes); // some versions of OpenCV turn a TIFF, some don't, some do it wrongly
    try {
        const cv::Mat raw(1, static_cast<int>(bytes.size()), CV_8UC1, bytes.data());
        cv::Mat decoded = cv::imdecode(raw, cv::IMREAD_UNCHANGED); // unchanged: depth and turn are ours to deal with
        if (decoded.empty() && header.pictures > 1)
            throw InputError(file, say("is an animation of %1 pictures, which can't be read", header.pictures), say("Save its pictures one by one"));
        if (decoded.empty())
            throw InputError(file, say("is damaged: it can't be decoded"), damagedRemedy);
        return decoded;
    } catch (const cv::Exception &error) {
        throw InputError(file, say("can't be decoded: %1", error.err), damagedRemedy);
    }
}

/// Colours of a 16-bit picture, without alpha.
int largestOf(const cv::Mat &wide)
{
    const int colours = std::min(wide.channels(), 3), step = wide.channels();
    int largest = 0;
    for (int y = 0; y < wide.rows; ++y) {
        const auto *at = wide.ptr<uint16_t>(y);
        for (int x = 0; x < wide.cols; ++x, at += step)
            for (int c = 0; c < colours; ++c)
                largest = std::max<int>(largest, at[c]);
    }
    return largest;
}

/// The upper eight of the bits that are used, of every value; a conversion by scale would round and move the classes of dark tones.
cv::Mat upperBits(const cv::Mat &wide, int bits)
{
    cv::Mat narrow(wide.size(), CV_MAKETYPE(CV_8U, wide.channels()));
    for (int y = 0; y < wide.rows; ++y) {
        const auto *from = wide.ptr<uint16_t>(y);
        std::transform(from, from + wide.cols * wide.channels(), narrow.ptr<uint8_t>(y),
                       [shift = bits - 8](uint16_t value) { return static_cast<uint8_t>(std::min(value >> shift, 255)); });
    }
    return narrow;
}

/// In place, row by row: a second copy of 64 megapixels is 200 MB.
void swapRedAndBlue(cv::Mat &picture)
{
    for (int y = 0; y < picture.rows; ++y)
        for (auto *at = picture.ptr<cv::Vec3b>(y), *end = at + picture.cols; at != end; ++at)
            std::swap((*at)[0], (*at)[2]);
}

std::string encoded(const std::filesystem::path &file, const std::string &extension, const cv::Mat &picture)
{
    std::vector<uchar> bytes;
    try {
        std::vector<int> settings;
        if (extension == ".jpg")
            settings = {cv::IMWRITE_JPEG_QUALITY, 92};
        if (!cv::imencode(extension, picture, bytes, settings))
            throw InputError(file, say("can't be encoded as a picture"));
    } catch (const cv::Exception &error) {
        throw InputError(file, say("can't be encoded as a picture: %1", error.err));
    }
    return {bytes.begin(), bytes.end()};
}

} // namespace

cv::Mat readImage(const std::filesystem::path &file, int bits, ImageHeader *header)
{
    ImageHeader found;
    cv::Mat decoded = decode(file, found);
    if (header)
        *header = found;
    if (decoded.depth() == CV_16U) {
        if (const int largest = bits < 16 ? largestOf(decoded) : 0; largest >= 1 << bits)
            throw InputError(file, say("holds values up to %1, the other frames are of %2 bits", largest, bits),
                             say("Keep frames of one kind in a folder, or save them as 8-bit pictures"));
        decoded = upperBits(decoded, bits);
    }
    if (decoded.depth() != CV_8U)
        throw InputError(file, say("holds neither 8-bit nor 16-bit values"), say("Save the frame as an 8-bit picture"));
    decoded = turned(decoded, found.orientation);
    cv::Mat rgb;
    switch (decoded.channels()) {
    case 1:
        cv::cvtColor(decoded, rgb, cv::COLOR_GRAY2RGB);
        break;
    case 3:
        rgb = decoded;
        swapRedAndBlue(rgb);
        break;
    case 4:
        cv::cvtColor(decoded, rgb, cv::COLOR_BGRA2RGB);
        break;
    default:
        throw InputError(file, say("has %1 channels", decoded.channels()), say("Save the frame as RGB"));
    }
    return rgb;
}

int largestValue(const std::filesystem::path &file)
{
    ImageHeader header;
    const cv::Mat decoded = decode(file, header);
    return decoded.depth() == CV_16U ? largestOf(decoded) : 0;
}

std::string encodedImage(const std::filesystem::path &file, const cv::Mat &rgb)
{
    if (rgb.type() != CV_8UC3 || rgb.empty())
        throw std::invalid_argument("writeImage: an RGB picture of 8 bits is expected");
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".jpeg")
        extension = ".jpg";
    if (extension != ".png" && extension != ".jpg")
        throw InputError(file, say("has a name that is neither PNG nor JPEG"), say("Let the name end in .png or .jpg"));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return encoded(file, extension, bgr);
}

void writeImage(const std::filesystem::path &file, const cv::Mat &rgb)
{
    writeAtomically(file, encodedImage(file, rgb));
}

void writeLabels(const std::filesystem::path &file, const cv::Mat &labels)
{
    if (labels.type() != CV_8UC1 || labels.empty())
        throw std::invalid_argument("writeLabels: one channel of 8 bits is expected");
    writeAtomically(file, encoded(file, ".png", labels));
}

cv::Mat colourise(const cv::Mat &labels, const ClassMap &classes)
{
    if (labels.type() != CV_8UC1)
        throw std::invalid_argument("colourise: one channel of 8 bits is expected");
    std::array<cv::Vec3b, 256> colours{};
    for (size_t i = 0; i < classes.classes.size() && i < colours.size(); ++i) {
        const Rgb &colour = classes.classes[i].colour;
        colours[i] = {colour.red, colour.green, colour.blue};
    }
    if (classes.ignore >= 0 && classes.ignore < 256)
        colours[static_cast<size_t>(classes.ignore)] = {};
    cv::Mat rgb(labels.size(), CV_8UC3);
    for (int y = 0; y < labels.rows; ++y) {
        const uint8_t *from = labels.ptr<uint8_t>(y);
        std::transform(from, from + labels.cols, rgb.ptr<cv::Vec3b>(y), [&](uint8_t value) { return colours[value]; });
    }
    return rgb;
}

} // namespace vantage
