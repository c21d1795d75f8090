// The file: "VPROBS1\n", then little-endian 32-bit numbers (frames, then classes, height, width of each frame), then
// per frame a 32-bit length and the zlib stream of its values, then the CRC-32 of everything before it.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/evaluation/label_free.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <zlib.h>

namespace vantage {
namespace {

constexpr std::string_view magic = "VPROBS1\n";

void putNumber(std::string &bytes, uint32_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(number >> shift & 0xff);
}

uint32_t checksum(std::string_view bytes)
{
    return static_cast<uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size()));
}

InputError damaged(const std::filesystem::path &file, const Message &problem)
{
    return InputError(file, problem, say("Delete it; it is made again when the snapshot is evaluated"));
}

class Reader
{
public:
    Reader(std::string_view bytes, const std::filesystem::path &file)
        : m_bytes(bytes)
        , m_file(file)
    { }

    std::string_view take(size_t count)
    {
        if (count > m_bytes.size())
            throw damaged(m_file, say("is cut off"));
        const std::string_view result = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return result;
    }

    uint32_t number()
    {
        uint32_t result = 0;
        const std::string_view bytes = take(4);
        for (size_t i = 0; i < 4; ++i)
            result |= static_cast<uint32_t>(static_cast<uint8_t>(bytes[i])) << (8 * i);
        return result;
    }

    size_t left() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
    const std::filesystem::path &m_file;
};

} // namespace

void saveProbabilities(const SnapshotProbabilities &frames, const std::filesystem::path &file)
{
    std::string bytes(magic);
    putNumber(bytes, static_cast<uint32_t>(frames.size()));
    for (const Probabilities &frame : frames) {
        if (frame.classes < 1 || frame.height < 1 || frame.width < 1
            || frame.values.size() != static_cast<size_t>(frame.classes) * frame.pixels())
            throw std::invalid_argument("probabilities: the values don't fit the sizes");
        putNumber(bytes, static_cast<uint32_t>(frame.classes));
        putNumber(bytes, static_cast<uint32_t>(frame.height));
        putNumber(bytes, static_cast<uint32_t>(frame.width));
    }
    std::string packed;
    for (const Probabilities &frame : frames) {
        uLongf size = ::compressBound(frame.values.size());
        packed.resize(size);
        if (::compress2(reinterpret_cast<Bytef *>(packed.data()), &size, frame.values.data(), frame.values.size(), 6)
            != Z_OK)
            throw std::runtime_error("zlib can't compress a snapshot's probabilities");
        putNumber(bytes, static_cast<uint32_t>(size));
        bytes.append(packed, 0, size);
    }
    putNumber(bytes, checksum(bytes));
    writeAtomically(file, bytes);
}

SnapshotProbabilities loadProbabilities(const std::filesystem::path &file)
{
    const std::string bytes = readFile(file);
    if (!std::string_view(bytes).starts_with(magic))
        throw damaged(file, say("holds no snapshot probabilities"));
    if (bytes.size() < magic.size() + 8)
        throw damaged(file, say("is cut off"));
    Reader tail(std::string_view(bytes).substr(bytes.size() - 4), file);
    const std::string_view body = std::string_view(bytes).substr(0, bytes.size() - 4);
    if (tail.number() != checksum(body))
        throw damaged(file, say("is damaged or cut off (its checksum is wrong)"));

    Reader reader(body.substr(magic.size()), file);
    const uint32_t count = reader.number();
    if (count > reader.left() / 12)
        throw damaged(file, say("is cut off"));
    SnapshotProbabilities frames(count);
    for (Probabilities &frame : frames) {
        const uint32_t classes = reader.number(), height = reader.number(), width = reader.number();
        if (classes < 1 || classes > 255 || height < 1 || height > 8192 || width < 1 || width > 8192)
            throw damaged(file, say("holds sizes out of range"));
        frame.classes = static_cast<int>(classes);
        frame.height = static_cast<int>(height);
        frame.width = static_cast<int>(width);
    }
    for (Probabilities &frame : frames) {
        const std::string_view packed = reader.take(reader.number());
        const size_t size = static_cast<size_t>(frame.classes) * frame.pixels();
        // zlib packs at most about 1032 : 1, so a small hostile file can't ask for gigabytes.
        if (size / 1100 > packed.size())
            throw damaged(file, say("holds sizes that don't fit its length"));
        frame.values.resize(size);
        uLongf unpacked = size;
        if (::uncompress(frame.values.data(), &unpacked, reinterpret_cast<const Bytef *>(packed.data()), packed.size())
                != Z_OK
            || unpacked != size)
            throw damaged(file, say("is damaged"));
    }
    if (reader.left() > 0)
        throw damaged(file, say("holds more than it should"));
    return frames;
}

} // namespace vantage
