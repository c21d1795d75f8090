#include "core/data/labels/colour_labels.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/label_codec.h"
#include "core/data/orientation.h"
#include "core/data/png_reader.h"

#include <algorithm>
#include <map>
#include <opencv2/core.hpp>
#include <unordered_map>

namespace vantage {
namespace {

constexpr size_t mostColours = 256;

uint32_t keyOf(const Rgb &colour)
{
    return uint32_t(colour.red) << 16 | uint32_t(colour.green) << 8 | colour.blue;
}

Rgb colourOf(uint32_t key)
{
    return {static_cast<uint8_t>(key >> 16), static_cast<uint8_t>(key >> 8), static_cast<uint8_t>(key)};
}

/// The colour of each pixel; nothing where the picture has no colours. A pixel of a palette picture has its palette's.
template <typename See>
bool eachColour(const RawPng &raw, const See &see)
{
    if (raw.values.depth() != CV_8U || (!raw.palette && raw.values.channels() < 3))
        return false;
    const int channels = raw.values.channels();
    for (int y = 0; y < raw.values.rows; ++y) {
        const uint8_t *pixel = raw.values.ptr<uint8_t>(y);
        for (int x = 0; x < raw.values.cols; ++x, pixel += channels) {
            if (raw.palette)
                see(y, x, pixel[0] < raw.colours.size() ? keyOf(raw.colours[pixel[0]]) : 0);
            else
                see(y, x, keyOf({pixel[0], pixel[1], pixel[2]}));
        }
    }
    return true;
}

class ColourReader : public LabelReader
{
public:
    ColourReader(const ClassMap &classes, const std::filesystem::path &origin)
    {
        std::string text;
        const auto add = [&](const Rgb &colour, int value, const std::string &name) {
            const auto [found, isNew] = m_values.emplace(keyOf(colour), std::pair{value, name});
            if (!isNew && found->second.first != value)
                throw InputError(origin, say("gives %1 and %2 the colour %3", found->second.second, name, colourText(colour)), say("Painted labels need a colour of its own for every class"));
            text += colourText(colour) + std::to_string(value) + " ";
        };
        for (int i = 0; i < classes.size(); ++i)
            for (const Rgb &colour : paintedAs(classes.classes[static_cast<size_t>(i)]))
                add(colour, valueOf(classes, i), "'" + classes.classes[static_cast<size_t>(i)].name + "'");
        for (const Rgb &colour : classes.ignoredColours)
            if (!m_values.contains(keyOf(colour)))
                add(colour, ignoredValue(classes), "what is ignored");
        m_id = "colours " + sha256Hex(text).substr(0, 16);
    }

    std::string id() const override { return m_id; }

    LabelValues read(const std::filesystem::path &labels) const override
    {
        const RawPng raw = readRawPng(labels);
        LabelValues said;
        said.encoding = LabelEncoding::Colours;
        cv::Mat values(raw.values.size(), CV_8UC1);
        std::map<uint32_t, uint64_t> foreign;
        uint32_t last = 0;
        int value = -1;
        const bool coloured = eachColour(raw, [&](int y, int x, uint32_t colour) {
            if (colour != last || value < 0) {
                const auto found = m_values.find(colour);
                value = found == m_values.end() ? -1 : found->second.first;
                last = colour;
            }
            if (value < 0 && (foreign.size() < 4096 || foreign.contains(colour)))
                ++foreign[colour];
            values.at<uchar>(y, x) = static_cast<uchar>(value < 0 ? 255 : value);
        });
        if (!coloured)
            return decodeLabelPicture(labels);
        if (foreign.size() >= 4096)
            throw InputError(labels, say("is a colour picture with 1000 or more colours: it looks like a photograph"), labelEncodings);
        for (const auto &[colour, pixels] : foreign)
            said.foreign.push_back({colourText(colourOf(colour)), pixels});
        std::stable_sort(said.foreign.begin(), said.foreign.end(), [](const auto &a, const auto &b) { return a.pixels > b.pixels; });
        said.values = turned(values, raw.orientation);
        return said;
    }

private:
    std::unordered_map<uint32_t, std::pair<int, std::string>> m_values;
    std::string m_id;
};

} // namespace

std::shared_ptr<const LabelReader> colourLabels(const ClassMap &classes, const std::filesystem::path &origin)
{
    return std::make_shared<ColourReader>(classes, origin);
}

std::vector<std::pair<Rgb, uint64_t>> coloursOf(const std::filesystem::path &file)
{
    const RawPng raw = readRawPng(file);
    std::map<uint32_t, uint64_t> counts;
    if (raw.palette || !eachColour(raw, [&](int, int, uint32_t colour) {
            if (counts.size() <= mostColours)
                ++counts[colour];
        }))
        return {};
    const auto isPlain = [](const Rgb &c) { return (c.green == 0 && c.blue == 0) || (c.red == c.green && c.red == c.blue); };
    const bool carla = std::all_of(counts.begin(), counts.end(), [&](const auto &one) { return colourOf(one.first).green == 0 && colourOf(one.first).blue == 0; });
    const bool grey = std::all_of(counts.begin(), counts.end(), [&](const auto &one) { return isPlain(colourOf(one.first)) && (colourOf(one.first).red == colourOf(one.first).green); });
    if (counts.size() > mostColours || carla || grey)
        return {};
    std::vector<std::pair<Rgb, uint64_t>> colours;
    for (const auto &[key, pixels] : counts)
        colours.emplace_back(colourOf(key), pixels);
    std::stable_sort(colours.begin(), colours.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return colours;
}

bool hasColour(const ClassMap &classes, const Rgb &colour)
{
    const auto has = [&](const std::vector<Rgb> &colours) { return std::find(colours.begin(), colours.end(), colour) != colours.end(); };
    return has(classes.ignoredColours) || std::any_of(classes.classes.begin(), classes.classes.end(), [&](const ClassInfo &info) { return has(paintedAs(info)); });
}

bool coloursDiffer(const ClassMap &classes)
{
    std::map<uint32_t, int> counts;
    for (const ClassInfo &info : classes.classes)
        for (const Rgb &colour : paintedAs(info))
            if (++counts[keyOf(colour)] > 1)
                return false;
    return true;
}

} // namespace vantage
