#pragma once

#include "core/base/message.h"
#include "core/data/class_map.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace vantage {

/// Something in a frame's labels that has no value: a colour, a segment or a name that the list of classes lacks.
struct ForeignLabel
{
    std::string what; ///< "#ff00aa", "category 93", "'dog'"
    uint64_t pixels = 0;
    bool operator==(const ForeignLabel &) const = default;
};

/// How a label picture encodes its values.
enum class LabelEncoding {
    Index,   ///< grey or palette PNG, pixel value or palette index; also 16-bit with no value above 255
    Carla,   ///< 24/32-bit PNG, the value in the red channel, green and blue 0
    Colours, ///< painted in the classes' colours
    Other,   ///< of a format with files of its own: polygons, segments
};

/// A frame's labels as values that a ClassMap gives a meaning.
struct LabelValues
{
    cv::Mat values; ///< CV_8UC1; what is foreign has the value 255
    LabelEncoding encoding = LabelEncoding::Index;
    std::vector<ForeignLabel> foreign;
};

/// What turns the labels of a frame into values. One object serves all frames of a camera, from several threads at a time.
class LabelReader
{
public:
    virtual ~LabelReader() = default;
    /// Two readers of one id read the same bytes alike.
    virtual std::string id() const = 0;
    /// @param labels as FrameFiles names it; where a file holds the labels of many frames, the frame's name after it as if that were a folder
    /// @throws InputError where they can't be read
    virtual LabelValues read(const std::filesystem::path &labels) const = 0;
    /// The file that they lie in.
    virtual std::filesystem::path fileOf(const std::filesystem::path &labels) const { return labels; }
    /// SHA-256 of what is said of this frame, and how many bytes say it. @throws InputError
    virtual std::string print(const std::filesystem::path &labels) const;
    virtual uintmax_t bytes(const std::filesystem::path &labels) const;
};

/// What reads label pictures by themselves: grey or palette PNG whose values are class numbers, CARLA's with the class in the red channel.
std::shared_ptr<const LabelReader> plainLabels();
/// The reader of a frame. @param reader may be nothing: plainLabels()
const LabelReader &readerOr(const std::shared_ptr<const LabelReader> &reader);

/// The values of another list in those of ours. @param from what the reader's values mean
/// @param classOf for each class of `from` the class of `to`, or -1 where it has no partner and is ignored
std::shared_ptr<const LabelReader> translated(std::shared_ptr<const LabelReader> reader, const ClassMap &from, const ClassMap &to, const std::vector<int> &classOf);

/// Reads a frame's labels as class numbers and `ignore`. @throws InputError also for values and colours that are no class; they are listed with their pixels
cv::Mat readClasses(const LabelReader &reader, const std::filesystem::path &labels, const ClassMap &classes);

/// "holds labels that are no class: #ff00aa (32 pixels), ..."; empty where there are none.
Message describeForeign(const std::vector<ForeignLabel> &foreign);

} // namespace vantage
