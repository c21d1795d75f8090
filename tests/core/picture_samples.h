#pragma once

#include "tests/core/data_samples.h"

#include <opencv2/imgcodecs.hpp>
#include <string>
#include <vector>
#include <zlib.h>

// Pictures as bytes that no encoder at hand writes: turned by EXIF, of several pages, of any bits.

namespace vantage::samples {

inline std::string encodedPicture(const char *extension, const cv::Mat &picture)
{
    std::vector<uchar> bytes;
    cv::imencode(extension, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

inline std::string bigEndian(uint32_t value, int bytes = 4)
{
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>(value >> 8 * i);
    return text;
}

inline std::string littleEndian(uint32_t value, int bytes = 4)
{
    const std::string text = bigEndian(value, bytes);
    return {text.rbegin(), text.rend()};
}

/// One directory with the orientation alone.
inline std::string exif(int orientation, bool isLittle = false)
{
    const auto number = [&](uint32_t value, int bytes) { return isLittle ? littleEndian(value, bytes) : bigEndian(value, bytes); };
    return (isLittle ? "II" : "MM") + number(42, 2) + number(8, 4) + number(1, 2) + number(274, 2) + number(3, 2) + number(1, 4)
           + number(static_cast<uint32_t>(orientation), 2) + number(0, 2) + number(0, 4);
}

inline std::string jpegWithExif(const std::string &jpeg, const std::string &exif)
{
    const std::string content = std::string("Exif\0\0", 6) + exif;
    return jpeg.substr(0, 2) + "\xff\xe1" + bigEndian(static_cast<uint32_t>(content.size()) + 2, 2) + content + jpeg.substr(2);
}

inline std::string pngChunk(const std::string &kind, const std::string &content)
{
    const std::string both = kind + content;
    const auto sum = crc32(0, reinterpret_cast<const Bytef *>(both.data()), static_cast<uInt>(both.size()));
    return bigEndian(static_cast<uint32_t>(content.size())) + both + bigEndian(static_cast<uint32_t>(sum));
}

/// After the header, where all but the picture's data may stand.
inline std::string pngWithChunk(const std::string &png, const std::string &kind, const std::string &content)
{
    return png.substr(0, 33) + pngChunk(kind, content) + png.substr(33);
}

inline std::string webpWithExif(const std::string &webp, cv::Size size, const std::string &exif)
{
    const auto chunk = [](const std::string &kind, const std::string &content) {
        return kind + littleEndian(static_cast<uint32_t>(content.size())) + content + std::string(content.size() % 2, '\0');
    };
    const std::string inside = "WEBP"
                               + chunk("VP8X", std::string("\x08\0\0\0", 4) + littleEndian(static_cast<uint32_t>(size.width - 1), 3)
                                                   + littleEndian(static_cast<uint32_t>(size.height - 1), 3))
                               + webp.substr(12) + chunk("EXIF", exif);
    return "RIFF" + littleEndian(static_cast<uint32_t>(inside.size())) + inside;
}

/// A page for each grey picture of 8 or 16 bits. @param kind of the pages after the first: 1 a thumbnail, 0 a picture
inline std::string tiff(const std::vector<cv::Mat> &pages, int orientation = 1, uint32_t kind = 0)
{
    std::string bytes = std::string("II*\0", 4) + littleEndian(0);
    size_t pointer = 4;
    for (size_t p = 0; p < pages.size(); ++p) {
        const cv::Mat page = pages[p].clone();
        const auto data = static_cast<uint32_t>(bytes.size());
        const auto length = static_cast<uint32_t>(page.total() * page.elemSize());
        bytes.append(reinterpret_cast<const char *>(page.data), length);
        bytes.append(bytes.size() % 2, '\0');
        bytes.replace(pointer, 4, littleEndian(static_cast<uint32_t>(bytes.size())));
        const std::vector<std::pair<int, uint32_t>> entries{{254, p > 0 ? kind : 0},
                                                            {256, static_cast<uint32_t>(page.cols)},
                                                            {257, static_cast<uint32_t>(page.rows)},
                                                            {258, page.depth() == CV_16U ? 16U : 8U},
                                                            {259, 1},
                                                            {262, 1},
                                                            {273, data},
                                                            {274, static_cast<uint32_t>(orientation)},
                                                            {277, 1},
                                                            {278, static_cast<uint32_t>(page.rows)},
                                                            {279, length}};
        bytes += littleEndian(static_cast<uint32_t>(entries.size()), 2);
        for (const auto &[tag, value] : entries) {
            const bool isLong = tag == 254 || tag == 273 || tag == 279;
            bytes += littleEndian(static_cast<uint32_t>(tag), 2) + littleEndian(isLong ? 4 : 3, 2) + littleEndian(1) + littleEndian(value);
        }
        pointer = bytes.size();
        bytes += littleEndian(0);
    }
    return bytes;
}

} // namespace vantage::samples
