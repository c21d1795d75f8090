#pragma once

#include <filesystem>
#include <opencv2/core/types.hpp>
#include <string>
#include <string_view>

namespace vantage {

enum class ImageFormat { Png, Jpeg, Bmp, Tiff, Webp };

/// What the first bytes of a picture say, known before anything is decoded.
struct ImageHeader
{
    ImageFormat format = ImageFormat::Png;
    cv::Size size;       ///< as people see it: after the turn
    int orientation = 1; ///< 1 to 8 as EXIF numbers them: how the pixels as stored are to be turned (orientation.h)
    int bits = 8;        ///< of a value as stored
    int pictures = 1;    ///< in the file: pages of a TIFF, pictures of an animation; the first one is what is read
};

/// Pictures above this are refused before they are decoded: a file of some kilobytes can claim gigabytes of pixels. 64 megapixels, or what
/// the environment variable VANTAGE_MEGAPIXELS says (1 to 1000).
int64_t largestImage(); // pixels

/// The bytes of a picture file. @throws InputError where it is no regular file, can't be read or is larger than 1 GiB.
std::string readImageFile(const std::filesystem::path &file);

/// Recognises the format by the bytes (not by the name) and sees that the file reaches to its end, which decoders
/// let pass: they fill what is missing with grey.
/// @throws InputError where the bytes are no picture, are cut off, or stand for more than `largestImage` pixels.
ImageHeader inspectImage(std::string_view bytes, const std::filesystem::path &file);

/// Writes into the bytes of a TIFF that it is not turned.
void forgetTiffOrientation(std::string &bytes);

/// The bits of a value as stored, out of no more of the file than that takes; 8 where it can't be read.
int bitsOfFile(const std::filesystem::path &file);

/// Whether the name is that of a picture: png, jpg, jpeg, bmp, tif, tiff or webp in any case, and not hidden.
bool hasImageName(const std::filesystem::path &file);

} // namespace vantage
