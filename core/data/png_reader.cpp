#include "core/data/png_reader.h"

#include "core/base/error.h"
#include "core/data/image_header.h"

#include <bit>
#include <csetjmp>
#include <cstring>
#include <png.h>
#include <string>
#include <vector>

namespace vantage {
namespace {

/// All that lives while libpng may jump: nothing of it is created or destroyed between setjmp and longjmp.
struct Decoding
{
    std::string_view bytes;
    size_t position = 0;
    std::string problem;
    png_structp png = nullptr;
    png_infop info = nullptr;
    png_uint_32 width = 0;
    png_uint_32 height = 0;
    int depth = 0;
    int channels = 0;
    bool palette = false;
    png_colorp colours = nullptr; ///< libpng's own
    int colourCount = 0;

    ~Decoding() { png_destroy_read_struct(&png, &info, nullptr); }
};

void onError(png_structp png, png_const_charp message)
{
    static_cast<Decoding *>(png_get_error_ptr(png))->problem = message;
    png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp)
{
}

void onRead(png_structp png, png_bytep target, size_t count)
{
    auto &decoding = *static_cast<Decoding *>(png_get_io_ptr(png));
    if (count > decoding.bytes.size() - decoding.position)
        png_error(png, "it is cut off");
    std::memcpy(target, decoding.bytes.data() + decoding.position, count);
    decoding.position += count;
}

bool readHeader(Decoding &decoding)
{
    if (setjmp(png_jmpbuf(decoding.png)))
        return false;
    png_set_read_fn(decoding.png, &decoding, onRead);
    png_read_info(decoding.png, decoding.info);
    int colourType = 0;
    png_get_IHDR(decoding.png, decoding.info, &decoding.width, &decoding.height, &decoding.depth, &colourType, nullptr,
                 nullptr, nullptr);
    decoding.palette = colourType == PNG_COLOR_TYPE_PALETTE;
    if (decoding.palette)
        png_get_PLTE(decoding.png, decoding.info, &decoding.colours, &decoding.colourCount);
    png_set_packing(decoding.png); // 1, 2 and 4 bits into a byte each, with their values as they are
    if constexpr (std::endian::native == std::endian::little) {
        if (decoding.depth == 16)
            png_set_swap(decoding.png);
    }
    png_set_interlace_handling(decoding.png);
    png_read_update_info(decoding.png, decoding.info);
    decoding.channels = png_get_channels(decoding.png, decoding.info);
    return true;
}

bool readRows(Decoding &decoding, png_bytepp rows)
{
    if (setjmp(png_jmpbuf(decoding.png)))
        return false;
    png_read_image(decoding.png, rows);
    png_read_end(decoding.png, nullptr);
    return true;
}

InputError damaged(const std::filesystem::path &file, const std::string &problem)
{
    return InputError(file, say("is damaged (%1)", problem), say("Copy the picture again or remove it"));
}

} // namespace

RawPng readRawPng(const std::filesystem::path &file)
{
    return decodeRawPng(readImageFile(file), file);
}

RawPng decodeRawPng(std::string_view bytes, const std::filesystem::path &file)
{
    const ImageHeader header = inspectImage(bytes, file);
    if (header.format != ImageFormat::Png)
        throw InputError(file, say("is no PNG"), say("Save the original as PNG: other formats may change the values"));

    Decoding decoding;
    decoding.bytes = bytes;
    decoding.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoding, onError, onWarning);
    if (decoding.png)
        decoding.info = png_create_info_struct(decoding.png);
    if (!decoding.info)
        throw std::bad_alloc();
    if (!readHeader(decoding))
        throw damaged(file, decoding.problem);

    RawPng raw;
    raw.palette = decoding.palette;
    raw.orientation = header.orientation;
    for (int i = 0; i < decoding.colourCount; ++i)
        raw.colours.push_back({decoding.colours[i].red, decoding.colours[i].green, decoding.colours[i].blue});
    raw.values.create(static_cast<int>(decoding.height), static_cast<int>(decoding.width),
                      CV_MAKETYPE(decoding.depth == 16 ? CV_16U : CV_8U, decoding.channels));
    std::vector<png_bytep> rows(decoding.height);
    for (size_t y = 0; y < rows.size(); ++y)
        rows[y] = raw.values.ptr(static_cast<int>(y));
    if (!readRows(decoding, rows.data()))
        throw damaged(file, decoding.problem);
    return raw;
}

} // namespace vantage
