#include "core/exchange/tensorboard_log.h"

#include "core/base/files.h"
#include "core/exchange/run_times.h"

#include <array>
#include <bit>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace vantage {
namespace {

/// Fields of a protocol buffer, in the order in which they are put.
class Fields
{
public:
    void number(int field, uint64_t value) { put([&](auto &out) { tag(out, field, 0), out.WriteVarint64(value); }); }
    void real(int field, double value) { put([&](auto &out) { tag(out, field, 1), out.WriteLittleEndian64(std::bit_cast<uint64_t>(value)); }); }
    void single(int field, float value) { put([&](auto &out) { tag(out, field, 5), out.WriteLittleEndian32(std::bit_cast<uint32_t>(value)); }); }
    void text(int field, const std::string &value)
    {
        put([&](auto &out) {
            tag(out, field, 2);
            out.WriteVarint32(static_cast<uint32_t>(value.size()));
            out.WriteString(value);
        });
    }
    const std::string &bytes() const { return m_bytes; }

private:
    static void tag(google::protobuf::io::CodedOutputStream &out, int field, int type) { out.WriteTag(static_cast<uint32_t>(field << 3 | type)); }

    template<typename Write>
    void put(Write write)
    {
        google::protobuf::io::StringOutputStream stream(&m_bytes);
        google::protobuf::io::CodedOutputStream out(&stream);
        write(out);
    }

    std::string m_bytes;
};

std::string littleEndian(uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xff);
    return text;
}

/// Length, its checksum, bytes, their checksum.
std::string record(const std::string &event)
{
    const std::string length = littleEndian(event.size(), 8);
    return length + littleEndian(maskedCrc32c(length), 4) + event + littleEndian(maskedCrc32c(event), 4);
}

/// tensorflow.Event with one simple_value a tag (event.proto, summary.proto).
std::string scalars(double wallTime, int64_t step, const std::vector<std::pair<std::string, double>> &values)
{
    Fields summary;
    for (const auto &[name, value] : values) {
        Fields one;
        one.text(1, name);
        one.single(2, static_cast<float>(value));
        summary.text(1, one.bytes());
    }
    Fields event;
    event.real(1, wallTime);
    event.number(2, static_cast<uint64_t>(step));
    event.text(5, summary.bytes());
    return record(event.bytes());
}

} // namespace

uint32_t maskedCrc32c(std::string_view bytes)
{
    static const auto table = [] {
        std::array<uint32_t, 256> made{};
        for (uint32_t i = 0; i < 256; ++i) {
            uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value & 1 ? 0x82f63b78u ^ value >> 1 : value >> 1;
            made[i] = value;
        }
        return made;
    }();
    uint32_t crc = 0xffffffffu;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<uint8_t>(byte)) & 0xff] ^ crc >> 8;
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xa282ead8u;
}

std::filesystem::path writeTensorBoardLog(const RunReader &runs, int64_t run, const std::filesystem::path &folder)
{
    const auto epochs = runs.epochs(run);
    const RunTimes times(runs.run(run), epochs);
    const auto place = folder / ("run-" + std::to_string(run));
    createFolder(place);
    const auto file = place / ("events.out.tfevents." + std::to_string(static_cast<int64_t>(times.start())) + ".vantage");
    Fields version;
    version.real(1, times.start());
    version.text(3, "brain.Event:2");
    std::string bytes = record(version.bytes());
    for (const StepRecord &step : runs.steps(run)) {
        std::vector<std::pair<std::string, double>> values;
        for (const auto &[term, value] : step.values)
            values.emplace_back((isLoss(term) ? "loss/" : "train/") + term, value);
        bytes += scalars(times.ofStep(step.step), step.step, values);
    }
    for (const EpochRecord &epoch : epochs) {
        const auto values = namedMeasures(epoch, "/");
        if (!values.empty())
            bytes += scalars(times.start() + epoch.seconds, epoch.step, values);
    }
    writeAtomically(file, bytes);
    return file;
}

} // namespace vantage
