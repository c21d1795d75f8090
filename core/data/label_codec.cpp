#include "core/data/label_codec.h"

#include "core/base/error.h"
#include "core/data/png_reader.h"

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <set>
#include <stdexcept>

namespace vantage {
namespace {

constexpr char encodings[] = "Labels are 8-bit grey or palette PNG whose values are class numbers, or CARLA's "
                             "PNG with the class in the red channel";

struct Decoded
{
    LabelEncoding encoding = LabelEncoding::Index;
    cv::Mat labels;
};

cv::Mat channel(const cv::Mat &values, int index)
{
    cv::Mat single;
    cv::extractChannel(values, single, index);
    return single;
}

cv::Mat narrowed(const cv::Mat &wide, const std::filesystem::path &file)
{
    double largest = 0;
    cv::minMaxLoc(wide, nullptr, &largest);
    if (largest > 255)
        throw InputError(file, "holds 16-bit values up to " + std::to_string(static_cast<int>(largest))
                                   + ", class numbers go to 255", encodings);
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

Decoded decode(const std::filesystem::path &file)
{
    const RawPng raw = readRawPng(file);
    const cv::Mat &values = raw.values;
    const bool wide = values.depth() == CV_16U;
    if (values.channels() < 3) { // a second channel is alpha
        const cv::Mat first = values.channels() == 1 ? values : channel(values, 0);
        return {LabelEncoding::Index, wide ? narrowed(first, file) : first};
    }
    if (wide)
        throw InputError(file, "is a 16-bit colour picture, not a label picture", encodings);
    const cv::Mat red = channel(values, 0);
    const cv::Mat green = channel(values, 1);
    const cv::Mat blue = channel(values, 2);
    if (cv::countNonZero(green) == 0 && cv::countNonZero(blue) == 0)
        return {LabelEncoding::Carla, red};
    if (cv::countNonZero(red != green) == 0 && cv::countNonZero(red != blue) == 0)
        return {LabelEncoding::Index, red}; // grey, saved by a program that knows only colour

    const size_t colours = countColours(values);
    const std::string many = colours >= 1000 ? "1000 or more" : std::to_string(colours);
    throw InputError(file, "is a colour picture with " + many + " colours"
                               + (colours <= 256 ? ": it looks like painted classes" : ": it looks like a photograph"),
                     encodings);
}

} // namespace

std::string toString(LabelEncoding encoding)
{
    switch (encoding) {
    case LabelEncoding::Index:
        return "index";
    case LabelEncoding::Carla:
        return "CARLA";
    }
    throw std::invalid_argument("toString: unknown label encoding");
}

cv::Mat readLabelValues(const std::filesystem::path &file, LabelEncoding *encoding)
{
    Decoded decoded = decode(file);
    if (encoding)
        *encoding = decoded.encoding;
    return decoded.labels;
}

cv::Mat readLabels(const std::filesystem::path &file, const ClassMap &classes)
{
    cv::Mat labels = readLabelValues(file);
    const std::string foreign = describeForeignValues(labels, classes);
    if (!foreign.empty())
        throw InputError(file, foreign, "List the missing classes in classes.json, or correct the labels");
    return labels;
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

std::string describeForeignValues(const cv::Mat &labels, const ClassMap &classes)
{
    return describeForeignValues(countValues(labels), classes);
}

std::string describeForeignValues(const std::array<uint64_t, 256> &counts, const ClassMap &classes)
{
    constexpr int listed = 8;
    std::string text;
    int foreign = 0;
    for (size_t value = static_cast<size_t>(classes.size()); value < counts.size(); ++value) {
        if (counts[value] == 0 || static_cast<int>(value) == classes.ignore)
            continue;
        if (++foreign <= listed)
            text += (foreign > 1 ? ", " : "") + std::to_string(value) + " (" + std::to_string(counts[value])
                    + (counts[value] == 1 ? " pixel)" : " pixels)");
    }
    if (foreign == 0)
        return {};
    if (foreign > listed)
        text += " and " + std::to_string(foreign - listed) + " more";
    return "holds values that are no class: " + text + "; classes go from 0 to " + std::to_string(classes.size() - 1)
           + " and " + std::to_string(classes.ignore) + " is ignored";
}

} // namespace vantage
