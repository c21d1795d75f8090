#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace vantage {

/// SHA-256 of what is added piece by piece.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits. To be called once.
    std::string hex();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

std::string sha256Hex(std::string_view bytes);
/// @throws InputError where the file can't be read.
std::string sha256OfFile(const std::filesystem::path &path);

} // namespace vantage
