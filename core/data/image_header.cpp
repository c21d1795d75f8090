#include "core/data/image_header.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>

namespace vantage {
namespace {

constexpr uintmax_t largestFile = uintmax_t(1) << 30;

/// Numbers out of bytes; reading past the end is remembered and gives 0.
class Bytes
{
public:
    explicit Bytes(std::string_view bytes) : m_bytes(bytes) { }

    bool pastEnd() const { return m_pastEnd; }
    size_t size() const { return m_bytes.size(); }

    uint32_t big(size_t at, int count)
    {
        uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value = value << 8 | byte(at + static_cast<size_t>(i));
        return value;
    }

    uint32_t little(size_t at, int count)
    {
        uint32_t value = 0;
        for (int i = count - 1; i >= 0; --i)
            value = value << 8 | byte(at + static_cast<size_t>(i));
        return value;
    }

    uint8_t byte(size_t at)
    {
        if (at < m_bytes.size())
            return static_cast<uint8_t>(m_bytes[at]);
        m_pastEnd = true;
        return 0;
    }

    bool has(size_t at, std::string_view text) const
    {
        return at <= m_bytes.size() && m_bytes.substr(at).starts_with(text);
    }

private:
    std::string_view m_bytes;
    bool m_pastEnd = false;
};

struct Found
{
    int64_t width = 0;
    int64_t height = 0;
    bool whole = false; ///< the end of the picture is in the file
};

Found inspectPng(Bytes bytes)
{
    Found found;
    found.width = bytes.big(16, 4);
    found.height = bytes.big(20, 4);
    for (uint64_t at = 8; at + 12 <= bytes.size();) {
        if (bytes.has(at + 4, "IEND"))
            found.whole = true;
        at += uint64_t(12) + bytes.big(at, 4);
        if (found.whole)
            break;
    }
    return found;
}

/// Segment by segment to the end marker. An end marker alone proves nothing: the thumbnail inside has one too.
Found inspectJpeg(Bytes bytes)
{
    Found found;
    size_t at = 2;
    while (at + 1 < bytes.size()) {
        if (bytes.byte(at) != 0xff) { // compressed data, or filling between segments
            ++at;
            continue;
        }
        const uint8_t marker = bytes.byte(at + 1);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        at += 2;
        if (marker == 0xd9) {
            found.whole = true;
            break;
        }
        const bool standsAlone = marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8);
        if (standsAlone)
            continue;
        const bool tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
        const bool startOfFrame = marker >= 0xc0 && marker <= 0xcf && !tables;
        if (startOfFrame && found.width == 0) {
            found.height = bytes.big(at + 3, 2);
            found.width = bytes.big(at + 5, 2);
        }
        at += std::max<size_t>(2, bytes.big(at, 2));
    }
    return found;
}

Found inspectBmp(Bytes bytes)
{
    Found found;
    const uint32_t pixels = bytes.little(10, 4);
    const uint32_t header = bytes.little(14, 4);
    if (header < 40) { // the OS/2 kind
        found.width = bytes.little(18, 2);
        found.height = bytes.little(20, 2);
        found.whole = bytes.size() > pixels;
        return found;
    }
    found.width = static_cast<int32_t>(bytes.little(18, 4));
    found.height = std::abs(static_cast<int64_t>(static_cast<int32_t>(bytes.little(22, 4))));
    const uint32_t bits = bytes.little(28, 2);
    const uint32_t compression = bytes.little(30, 4);
    const bool plain = compression == 0 || compression == 3;
    if (!plain || found.width <= 0 || found.width > largestImage || found.height > largestImage || bits > 64) {
        found.whole = bytes.size() > pixels; // the rest is the decoder's or the size check's to refuse
        return found;
    }
    const int64_t row = (found.width * bits + 31) / 32 * 4;
    found.whole = static_cast<int64_t>(bytes.size()) >= pixels + row * found.height;
    return found;
}

/// Only the size: the decoder itself refuses a TIFF whose strips are missing.
Found inspectTiff(Bytes bytes)
{
    const bool isLittle = bytes.has(0, "II");
    const auto number = [&](size_t at, int count) { return isLittle ? bytes.little(at, count) : bytes.big(at, count); };
    Found found;
    const size_t directory = number(4, 4);
    const size_t entries = number(directory, 2);
    for (size_t i = 0; i < entries && !bytes.pastEnd(); ++i) {
        const size_t at = directory + 2 + 12 * i;
        const uint32_t tag = number(at, 2);
        if (tag != 256 && tag != 257)
            continue;
        const uint32_t value = number(at + 8, number(at + 2, 2) == 3 ? 2 : 4);
        (tag == 256 ? found.width : found.height) = value;
    }
    found.whole = !bytes.pastEnd();
    return found;
}

Found inspectWebp(Bytes bytes)
{
    Found found;
    if (bytes.has(12, "VP8X")) {
        found.width = bytes.little(24, 3) + 1;
        found.height = bytes.little(27, 3) + 1;
    } else if (bytes.has(12, "VP8L")) {
        const uint32_t both = bytes.little(21, 4);
        found.width = (both & 0x3fff) + 1;
        found.height = (both >> 14 & 0x3fff) + 1;
    } else {
        found.width = bytes.little(26, 2) & 0x3fff;
        found.height = bytes.little(28, 2) & 0x3fff;
    }
    found.whole = bytes.size() >= uint64_t(bytes.little(4, 4)) + 8;
    return found;
}

std::optional<ImageFormat> formatOf(std::string_view bytes)
{
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"))
        return ImageFormat::Png;
    if (bytes.starts_with("\xff\xd8\xff"))
        return ImageFormat::Jpeg;
    if (bytes.starts_with("BM"))
        return ImageFormat::Bmp;
    if (bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4)))
        return ImageFormat::Tiff;
    if (bytes.starts_with("RIFF") && bytes.substr(std::min<size_t>(8, bytes.size())).starts_with("WEBP"))
        return ImageFormat::Webp;
    return std::nullopt;
}

Found inspect(ImageFormat format, std::string_view bytes)
{
    switch (format) {
    case ImageFormat::Png:
        return inspectPng(Bytes(bytes));
    case ImageFormat::Jpeg:
        return inspectJpeg(Bytes(bytes));
    case ImageFormat::Bmp:
        return inspectBmp(Bytes(bytes));
    case ImageFormat::Tiff:
        return inspectTiff(Bytes(bytes));
    case ImageFormat::Webp:
        return inspectWebp(Bytes(bytes));
    }
    return {};
}

} // namespace

std::string readImageFile(const std::filesystem::path &file)
{
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw InputError(file, "does not exist");
    if (code && status.type() == std::filesystem::file_type::none)
        throw InputError(file, "can't be read: " + code.message());
    // A pipe or a device would never end.
    if (!std::filesystem::is_regular_file(status))
        throw InputError(file, "is no file that could hold a picture");
    const uintmax_t bytes = std::filesystem::file_size(file, code);
    if (code)
        throw InputError(file, "can't be read: " + code.message());
    if (bytes > largestFile)
        throw InputError(file, "is larger than 1 GiB", "Save the frame in a smaller form");
    return readFile(file);
}

ImageHeader inspectImage(std::string_view bytes, const std::filesystem::path &file)
{
    if (bytes.empty())
        throw InputError(file, "is an empty file", "Copy the picture again or remove it");
    const std::optional<ImageFormat> format = formatOf(bytes);
    if (!format)
        throw InputError(file, "is no picture, whatever its name says",
                         "PNG, JPEG, BMP, TIFF and WebP can be read; replace it or remove it");
    const Found found = inspect(*format, bytes);
    if (!found.whole)
        throw InputError(file, "is cut off: its end is missing", "Copy the picture again or remove it");
    if (found.width <= 0 || found.height <= 0)
        throw InputError(file, "is damaged: its header names no size", "Copy the picture again or remove it");
    if (found.width > largestImage || found.height > largestImage || found.width * found.height > largestImage)
        throw InputError(file, "is " + std::to_string(found.width) + "x" + std::to_string(found.height)
                                   + ", more than 64 megapixels", "Scale the frames down");
    return {*format, cv::Size(static_cast<int>(found.width), static_cast<int>(found.height))};
}

bool hasImageName(const std::filesystem::path &file)
{
    if (file.filename().string().starts_with('.'))
        return false;
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static constexpr std::array known{".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"};
    return std::find(known.begin(), known.end(), extension) != known.end();
}

} // namespace vantage
