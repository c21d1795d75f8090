#include "core/data/label_codec.h"

#include "core/base/error.h"
#include "core/data/orientation.h"
#include "core/data/png_reader.h"

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <set>
#include <stdexcept>

namespace vantage {
namespace {

cv::Mat channel(const cv::Mat &values, int index)
{
    cv::Mat single;
    cv::extractChannel(values, single, index);
    return single;
}

/// Whether 16-bit values are like those of Cityscapes' instance pictures: a class below 1000, or class * 1000 + number.
bool areInstances(const cv::Mat &wide)
{
    constexpr int mostClasses = 64;
    for (int y = 0; y < wide.rows; ++y) {
        const auto *row = wide.ptr<uint16_t>(y);
        if (std::any_of(row, row + wide.cols, [](uint16_t value) { return value >= 256 && (value < 1000 || value / 1000 > mostClasses); }))
            return false;
    }
    return true;
}

cv::Mat narrowed(const cv::Mat &wide, const std::filesystem::path &file)
{
    double largest = 0;
    cv::minMaxLoc(wide, nullptr, &largest);
    if (largest > 255) {
        const int most = static_cast<int>(largest);
        if (areInstances(wide))
            throw InputError(file, say("holds 16-bit values up to %1, class numbers go to 255: they look like instances (class * 1000 + number)", most),
                             say("Take the pictures of classes in their place; Cityscapes calls them labelIds or labelTrainIds"));
        throw InputError(file, say("holds 16-bit values up to %1, class numbers go to 255", most), labelEncodings);
    }
    cv::Mat narrow;
    wide.convertTo(narrow, CV_8U);
    return narrow;
}

size_t countColours(const cv::Mat &values)
{
    std::set<std::array<uint8_t, 3>> colours;
    const int channels = values.channels();
    for (int y = 0; y < values.rows; ++y) {
        const uint8_t *pixel = values.ptr<uint8_t>(y);
        for (int x = 0; x < values.cols && colours.size() < 1000; ++x, pixel += channels)
            colours.insert({pixel[0], pixel[1], pixel[2]});
    }
    return colours.size();
}

} // namespace

LabelValues decodeLabelPicture(const std::filesystem::path &file)
{
    RawPng raw = readRawPng(file);
    raw.values = turned(raw.values, raw.orientation);
    const cv::Mat &values = raw.values;
    const bool wide = values.depth() == CV_16U;
    if (values.channels() < 3) { // a second channel is alpha
        const cv::Mat first = values.channels() == 1 ? values : channel(values, 0);
        return {wide ? narrowed(first, file) : first, LabelEncoding::Index, {}};
    }
    if (wide)
        throw InputError(file, say("is a 16-bit colour picture, not a label picture"), labelEncodings);
    const cv::Mat red = channel(values, 0);
    const cv::Mat green = channel(values, 1);
    const cv::Mat blue = channel(values, 2);
    if (cv::countNonZero(green) == 0 && cv::countNonZero(blue) == 0)
        return {red, LabelEncoding::Carla, {}};
    if (cv::countNonZero(red != green) == 0 && cv::countNonZero(red != blue) == 0)
        return {red, LabelEncoding::Index, {}}; // grey, saved by a program that knows only colour

    const size_t colours = countColours(values);
    throw InputError(file,
                     colours >= 1000  ? say("is a colour picture with 1000 or more colours: it looks like a photograph")
                     : colours <= 256 ? say("is a colour picture with %1 colours: it looks like painted classes", colours)
                                      : say("is a colour picture with %1 colours: it looks like a photograph", colours),
                     labelEncodings);
}

std::string toString(LabelEncoding encoding)
{
    switch (encoding) {
    case LabelEncoding::Index:
        return "index";
    case LabelEncoding::Carla:
        return "CARLA";
    case LabelEncoding::Colours:
        return "colours";
    case LabelEncoding::Other:
        return "other";
    }
    throw std::invalid_argument("toString: unknown label encoding");
}

cv::Mat readLabelValues(const std::filesystem::path &file, LabelEncoding *encoding)
{
    const LabelValues decoded = decodeLabelPicture(file);
    if (encoding)
        *encoding = decoded.encoding;
    return decoded.values;
}

cv::Mat readLabels(const std::filesystem::path &file, const ClassMap &classes)
{
    return readClasses(*plainLabels(), file, classes);
}

cv::Mat inClasses(const cv::Mat &values, const ClassMap &classes)
{
    if (!namesValues(classes))
        return values;
    const auto classOf = classOfValues(classes);
    cv::Mat table(1, 256, CV_8UC1), result;
    for (int value = 0; value < 256; ++value)
        table.at<uchar>(value) = static_cast<uchar>(classOf[static_cast<size_t>(value)] >= 0 ? classOf[static_cast<size_t>(value)] : classes.ignore);
    cv::LUT(values, table, result);
    return result;
}

std::array<uint64_t, 256> countValues(const cv::Mat &labels)
{
    std::array<uint64_t, 256> counts{};
    for (int y = 0; y < labels.rows; ++y) {
        const uint8_t *row = labels.ptr<uint8_t>(y);
        for (int x = 0; x < labels.cols; ++x)
            ++counts[row[x]];
    }
    return counts;
}

Message describeForeignValues(const cv::Mat &labels, const ClassMap &classes)
{
    return describeForeignValues(countValues(labels), classes);
}

Message describeForeignValues(const std::array<uint64_t, 256> &counts, const ClassMap &classes)
{
    constexpr size_t listed = 8;
    std::vector<Message> values;
    size_t foreign = 0;
    const auto classOf = classOfValues(classes);
    for (size_t value = 0; value < counts.size(); ++value) {
        if (counts[value] == 0 || classOf[value] >= 0)
            continue;
        if (++foreign <= listed)
            values.push_back(counts[value] == 1 ? say("%1 (1 pixel)", value) : say("%1 (%2 pixels)", value, counts[value]));
    }
    if (foreign == 0)
        return {};
    const Message said = joined(values, ", ", foreign - values.size());
    if (namesValues(classes))
        return say("holds values that are no class: %1; the class map names others", said);
    return say("holds values that are no class: %1; classes go from 0 to %2 and %3 is ignored", said, classes.size() - 1, classes.ignore);
}

Message remedyForForeignValues(LabelEncoding encoding, const ClassMap &classes, const std::array<uint64_t, 256> &counts)
{
    if (classes == carlaClasses()) {
        const auto last = std::find_if(counts.rbegin() + 1, counts.rend(), [](uint64_t pixels) { return pixels > 0; }); // 255 is ignored
        const auto highest = counts.rend() - last - 1;
        const Message general = say("Without a classes.json labels are taken for the 13 tags of CARLA 0.8, and CARLA has more than one numbering: put a classes.json with that of your version "
                                    "into the camera's folder");
        if (highest > 22 && highest <= 28)
            return joined({general, say("Tag %1 is only in that of CARLA 0.9.14 and later: vantage-cli classes apply FOLDER carla-0.9.14", highest)}, ". ");
        if (highest > 12 && highest <= 22)
            return joined(
                {general, say("Tag %1 is in that of CARLA 0.9 (vantage-cli classes apply FOLDER carla-0.9) and of 0.9.14 and later (carla-0.9.14), which differ", highest)}, ". ");
        return say("Without a classes.json labels are taken for the 13 tags of CARLA 0.8, and CARLA has more than one numbering: put a classes.json with that of your version "
                   "into the camera's folder (vantage-cli classes list names those that come with Vantage)");
    }
    if (encoding == LabelEncoding::Carla)
        return say("CARLA has more than one numbering of its tags: list all of your version's in classes.json, in their order");
    return say("List the missing classes in classes.json, or correct the labels");
}

bool lookLikeMasks(const std::array<uint64_t, 256> &counts, const ClassMap &classes)
{
    for (size_t value = 1; value < 255; ++value)
        if (counts[value] > 0)
            return false;
    const auto classOf = classOfValues(classes);
    return counts[0] > 0 && counts[255] > 0 && classOf[255] == classes.ignore && classOf[0] >= 0 && classOf[0] != classes.ignore;
}

} // namespace vantage
