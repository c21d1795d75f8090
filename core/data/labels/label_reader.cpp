#include "core/data/labels/label_reader.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/label_codec.h"

#include <opencv2/core.hpp>

namespace vantage {
namespace {

class PlainReader : public LabelReader
{
public:
    std::string id() const override { return {}; }
    LabelValues read(const std::filesystem::path &labels) const override { return decodeLabelPicture(labels); }
};

class TranslatedReader : public LabelReader
{
public:
    TranslatedReader(std::shared_ptr<const LabelReader> inner, const ClassMap &from, const ClassMap &to, const std::vector<int> &partners)
        : m_inner(std::move(inner)), m_classOf(classOfValues(from)), m_ignored(ignoredValue(to))
    {
        std::string text;
        for (size_t value = 0; value < m_table.size(); ++value) {
            const int number = m_classOf[value];
            const bool counts = number >= 0 && number < static_cast<int>(partners.size()) && number != from.ignore && partners[static_cast<size_t>(number)] >= 0;
            m_table[value] = counts ? valueOf(to, partners[static_cast<size_t>(number)]) : m_ignored;
            text += std::to_string(number < 0 ? -1 : m_table[value]) + " ";
        }
        m_id = readerOr(m_inner).id() + " as " + sha256Hex(text).substr(0, 16);
    }

    std::string id() const override { return m_id; }

    LabelValues read(const std::filesystem::path &labels) const override
    {
        LabelValues said = readerOr(m_inner).read(labels);
        const auto counts = countValues(said.values);
        uint64_t known = 0; // pixels of 255 that stand for what is foreign already
        for (const ForeignLabel &one : said.foreign)
            known += one.pixels;
        cv::Mat table(1, 256, CV_8UC1), result;
        for (size_t value = 0; value < m_table.size(); ++value) {
            table.at<uchar>(static_cast<int>(value)) = static_cast<uchar>(m_table[value]);
            const uint64_t pixels = counts[value] - (value == 255 ? std::min(known, counts[value]) : 0);
            if (pixels > 0 && m_classOf[value] < 0)
                said.foreign.push_back({"value " + std::to_string(value), pixels});
        }
        cv::LUT(said.values, table, result);
        said.values = result;
        return said;
    }

    std::filesystem::path fileOf(const std::filesystem::path &labels) const override { return readerOr(m_inner).fileOf(labels); }
    std::string print(const std::filesystem::path &labels) const override { return readerOr(m_inner).print(labels); }
    uintmax_t bytes(const std::filesystem::path &labels) const override { return readerOr(m_inner).bytes(labels); }

private:
    std::shared_ptr<const LabelReader> m_inner;
    std::array<int, 256> m_classOf;
    std::array<int, 256> m_table{};
    int m_ignored;
    std::string m_id;
};

} // namespace

std::string LabelReader::print(const std::filesystem::path &labels) const
{
    return sha256OfFile(fileOf(labels));
}

uintmax_t LabelReader::bytes(const std::filesystem::path &labels) const
{
    std::error_code code;
    const uintmax_t bytes = std::filesystem::file_size(fileOf(labels), code);
    if (code)
        throw InputError(labels, say("can't be read: %1", code.message()));
    return bytes;
}

std::shared_ptr<const LabelReader> plainLabels()
{
    static const std::shared_ptr<const LabelReader> plain = std::make_shared<PlainReader>();
    return plain;
}

const LabelReader &readerOr(const std::shared_ptr<const LabelReader> &reader)
{
    return reader ? *reader : *plainLabels();
}

std::shared_ptr<const LabelReader> translated(std::shared_ptr<const LabelReader> reader, const ClassMap &from, const ClassMap &to, const std::vector<int> &classOf)
{
    return std::make_shared<TranslatedReader>(std::move(reader), from, to, classOf);
}

cv::Mat readClasses(const LabelReader &reader, const std::filesystem::path &labels, const ClassMap &classes)
{
    const LabelValues said = reader.read(labels);
    if (const Message foreign = describeForeign(said.foreign); !foreign.empty())
        throw InputError(labels, foreign, remedyForForeignLabels);
    if (const Message foreign = describeForeignValues(said.values, classes); !foreign.empty())
        throw InputError(labels, foreign, remedyForForeignValues(said.encoding, classes, countValues(said.values)));
    return inClasses(said.values, classes);
}

Message describeForeign(const std::vector<ForeignLabel> &foreign)
{
    constexpr size_t listed = 8;
    std::vector<Message> labels;
    for (size_t i = 0; i < std::min(listed, foreign.size()); ++i)
        labels.push_back(foreign[i].pixels == 1 ? say("%1 (1 pixel)", foreign[i].what) : say("%1 (%2 pixels)", foreign[i].what, foreign[i].pixels));
    if (labels.empty())
        return {};
    return say("holds labels that are no class: %1", joined(labels, ", ", foreign.size() - labels.size()));
}

} // namespace vantage
