#include "core/data/image_header.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/orientation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <set>

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
    int orientation = 1;
    int bits = 8;
    int pictures = 1;
};

/// One directory of a TIFF file, or of EXIF data, which are in the same form.
struct TiffDirectory
{
    std::map<uint32_t, uint32_t> values; ///< the first number of each tag that is asked for here
    size_t next = 0;                     ///< where the following one lies; 0: this is the last
    size_t orientationAt = 0;            ///< where that number lies
};

constexpr uint32_t tagKind = 254, tagWidth = 256, tagHeight = 257, tagBits = 258, tagOrientation = 274;

class TiffReader
{
public:
    explicit TiffReader(std::string_view text) : m_bytes(text), m_isLittle(text.starts_with("II")) { }

    bool pastEnd() const { return m_bytes.pastEnd(); }
    size_t first() { return number(4, 4); }

    TiffDirectory directory(size_t at)
    {
        TiffDirectory directory;
        const size_t entries = number(at, 2);
        for (size_t i = 0; i < entries && !m_bytes.pastEnd(); ++i)
            read(at + 2 + 12 * i, directory);
        directory.next = number(at + 2 + 12 * entries, 4);
        return directory;
    }

private:
    uint32_t number(size_t at, int count) { return m_isLittle ? m_bytes.little(at, count) : m_bytes.big(at, count); }

    void read(size_t at, TiffDirectory &directory)
    {
        const uint32_t tag = number(at, 2), type = number(at + 2, 2), count = number(at + 4, 4);
        if (tag != tagKind && tag != tagWidth && tag != tagHeight && tag != tagBits && tag != tagOrientation)
            return;
        const int size = type == 3 ? 2 : type == 1 ? 1 : 4; // a short, a byte, or a long
        const bool isElsewhere = uint64_t(count) * static_cast<uint64_t>(size) > 4;
        directory.values[tag] = number(isElsewhere ? number(at + 8, 4) : at + 8, size);
        if (tag == tagOrientation)
            directory.orientationAt = at + 8;
    }

    Bytes m_bytes;
    bool m_isLittle;
};

int orientationOf(const TiffDirectory &directory)
{
    const auto found = directory.values.find(tagOrientation);
    return found != directory.values.end() && found->second >= 1 && found->second <= 8 ? static_cast<int>(found->second) : 1;
}

/// Of EXIF data, wherever they were found. What is damaged asks for no turn.
int orientationOf(std::string_view exif)
{
    if (exif.starts_with(std::string_view("Exif\0\0", 6)))
        exif.remove_prefix(6);
    if (!exif.starts_with(std::string_view("II*\0", 4)) && !exif.starts_with(std::string_view("MM\0*", 4)))
        return 1;
    TiffReader reader(exif);
    return orientationOf(reader.directory(reader.first()));
}

Found inspectPng(std::string_view text)
{
    Bytes bytes(text);
    Found found;
    found.width = bytes.big(16, 4);
    found.height = bytes.big(20, 4);
    found.bits = bytes.byte(24) == 16 ? 16 : 8;
    for (uint64_t at = 8; at + 12 <= bytes.size();) {
        const uint32_t length = bytes.big(at, 4);
        if (bytes.has(at + 4, "IEND"))
            found.whole = true;
        else if (bytes.has(at + 4, "eXIf"))
            found.orientation = orientationOf(text.substr(at + 8, length));
        else if (bytes.has(at + 4, "acTL")) // an animation; the picture that all programs show is one of it, or comes on top
            found.pictures = static_cast<int>(std::clamp<uint32_t>(bytes.big(at + 8, 4), 1, 1 << 20));
        at += uint64_t(12) + length;
        if (found.whole)
            break;
    }
    return found;
}

/// Segment by segment to the end marker. An end marker alone proves nothing: the thumbnail inside has one too.
Found inspectJpeg(std::string_view text)
{
    Bytes bytes(text);
    Found found;
    bool turned = false;
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
        const size_t length = std::max<size_t>(2, bytes.big(at, 2));
        if (marker == 0xe1 && !turned && bytes.has(at + 2, std::string_view("Exif\0\0", 6))) {
            found.orientation = orientationOf(text.substr(at + 2, length - 2));
            turned = true;
        }
        at += length;
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
    if (!plain || found.width <= 0 || found.width > largestImage() || found.height > largestImage() || bits > 64) {
        found.whole = bytes.size() > pixels; // the rest is the decoder's or the size check's to refuse
        return found;
    }
    const int64_t row = (found.width * bits + 31) / 32 * 4;
    found.whole = static_cast<int64_t>(bytes.size()) >= pixels + row * found.height;
    return found;
}

/// Only what the directories say: the decoder itself refuses a TIFF whose strips are missing.
Found inspectTiff(std::string_view text)
{
    TiffReader reader(text);
    Found found;
    const size_t start = reader.first();
    const TiffDirectory first = reader.directory(start);
    found.whole = !reader.pastEnd();
    const auto value = [&](uint32_t tag, uint32_t otherwise) {
        const auto at = first.values.find(tag);
        return at == first.values.end() ? otherwise : at->second;
    };
    found.width = value(tagWidth, 0);
    found.height = value(tagHeight, 0);
    found.bits = static_cast<int>(std::min<uint32_t>(value(tagBits, 1), 64));
    found.orientation = orientationOf(first);
    std::set<size_t> seen{start}; // a chain that bites its own tail ends
    for (size_t at = first.next; at != 0 && !reader.pastEnd() && seen.insert(at).second && seen.size() < 100000;) {
        const TiffDirectory page = reader.directory(at);
        const auto kind = page.values.find(tagKind);
        const bool isPicture = kind == page.values.end() || (kind->second & 5) == 0; // no thumbnail, no mask
        found.pictures += isPicture && !reader.pastEnd() ? 1 : 0;
        at = page.next;
    }
    return found;
}

Found inspectWebp(std::string_view text)
{
    Bytes bytes(text);
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
    int parts = 0;
    for (uint64_t at = 12; at + 8 <= bytes.size();) {
        const uint32_t length = bytes.little(at + 4, 4);
        if (bytes.has(at, "EXIF"))
            found.orientation = orientationOf(text.substr(at + 8, length));
        parts += bytes.has(at, "ANMF") ? 1 : 0; // a picture of an animation
        at += uint64_t(8) + length + length % 2;
    }
    found.pictures = std::max(1, parts);
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
        return inspectPng(bytes);
    case ImageFormat::Jpeg:
        return inspectJpeg(bytes);
    case ImageFormat::Bmp:
        return inspectBmp(Bytes(bytes));
    case ImageFormat::Tiff:
        return inspectTiff(bytes);
    case ImageFormat::Webp:
        return inspectWebp(bytes);
    }
    return {};
}

} // namespace

std::string readImageFile(const std::filesystem::path &file)
{
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw InputError(file, say("does not exist"));
    if (code && status.type() == std::filesystem::file_type::none)
        throw InputError(file, say("can't be read: %1", code.message()));
    // A pipe or a device would never end.
    if (!std::filesystem::is_regular_file(status))
        throw InputError(file, say("is no file that could hold a picture"));
    const uintmax_t bytes = std::filesystem::file_size(file, code);
    if (code)
        throw InputError(file, say("can't be read: %1", code.message()));
    if (bytes > largestFile)
        throw InputError(file, say("is larger than 1 GiB"), say("Save the frame in a smaller form"));
    return readFile(file);
}

int64_t largestImage()
{
    constexpr long usual = 64, most = 1000;
    const char *wanted = std::getenv("VANTAGE_MEGAPIXELS");
    const long megapixels = wanted ? std::strtol(wanted, nullptr, 10) : 0;
    return int64_t(megapixels > 0 ? std::min(megapixels, most) : usual) * 1'000'000;
}

ImageHeader inspectImage(std::string_view bytes, const std::filesystem::path &file)
{
    if (bytes.empty())
        throw InputError(file, say("is an empty file"), say("Copy the picture again or remove it"));
    const std::optional<ImageFormat> format = formatOf(bytes);
    if (!format)
        throw InputError(file, say("is no picture, whatever its name says"),
                         say("PNG, JPEG, BMP, TIFF and WebP can be read; replace it or remove it"));
    const Found found = inspect(*format, bytes);
    if (!found.whole)
        throw InputError(file, say("is cut off: its end is missing"), say("Copy the picture again or remove it"));
    if (found.width <= 0 || found.height <= 0)
        throw InputError(file, say("is damaged: its header names no size"), say("Copy the picture again or remove it"));
    const int64_t most = largestImage();
    if (found.width > most || found.height > most || found.width * found.height > most)
        throw InputError(file, say("is %1x%2, more than %3 megapixels", found.width, found.height, most / 1'000'000),
                         say("Scale the frames down, or raise the limit by setting VANTAGE_MEGAPIXELS"));
    const cv::Size stored(static_cast<int>(found.width), static_cast<int>(found.height));
    return {*format, turnedSize(stored, found.orientation), found.orientation, found.bits, found.pictures};
}

void forgetTiffOrientation(std::string &bytes)
{
    TiffReader reader(bytes);
    const TiffDirectory first = reader.directory(reader.first());
    const size_t at = first.orientationAt;
    if (at == 0 || at + 4 > bytes.size() || orientationOf(first) == 1)
        return;
    const bool isLittle = bytes.starts_with("II");
    const char type = bytes[at - (isLittle ? 6 : 5)]; // 1: a byte, 3: a short, else a long
    const size_t lowest = isLittle || type == 1 ? at : type == 3 ? at + 1 : at + 3;
    bytes.replace(at, 4, 4, '\0');
    bytes[lowest] = 1;
}

int bitsOfFile(const std::filesystem::path &file)
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return 8;
    std::ifstream in(file, std::ios::binary);
    const auto part = [&](uint64_t at, size_t length) {
        std::string bytes(length, '\0'); // what the file lacks is zeros: whoever reads the picture is told
        in.clear();
        in.seekg(static_cast<std::streamoff>(at));
        in.read(bytes.data(), static_cast<std::streamsize>(length));
        return bytes;
    };
    const std::string head = part(0, 32);
    const std::optional<ImageFormat> format = formatOf(head);
    if (format == ImageFormat::Png)
        return head[24] == 16 ? 16 : 8;
    if (format != ImageFormat::Tiff)
        return 8;
    const auto number = [isLittle = head.starts_with("II")](const std::string &bytes, size_t at, int count) {
        return isLittle ? Bytes(bytes).little(at, count) : Bytes(bytes).big(at, count);
    };
    const uint64_t directory = number(head, 4, 4);
    const uint32_t entries = number(part(directory, 2), 0, 2);
    const std::string tags = part(directory + 2, size_t(12) * entries);
    for (size_t at = 0; at < tags.size(); at += 12)
        if (number(tags, at, 2) == tagBits) // one number lies in the entry, those of several colours elsewhere
            return static_cast<int>(number(tags, at + 4, 4) <= 2 ? number(tags, at + 8, 2) : number(part(number(tags, at + 8, 4), 2), 0, 2));
    return 8;
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
