#include "core/model/exported_file.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <fstream>
#include <memory>
#include <zip.h>

namespace vantage {
namespace {

using Zip = std::unique_ptr<zip_t, decltype(&zip_discard)>;

[[noreturn]] void refuseDamaged(const std::filesystem::path &file, const Message &problem)
{
    throw InputError(file, say("is damaged: %1", problem), say("Copy or export it again"));
}

Zip openZip(const std::filesystem::path &file)
{
    int code = 0;
    Zip zip(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code), zip_discard);
    if (!zip) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        refuseDamaged(file, verbatim(why));
    }
    return zip;
}

std::string readEntry(zip_t *zip, zip_uint64_t index, zip_uint64_t size, const std::filesystem::path &file)
{
    constexpr zip_uint64_t largest = 64 << 20; // texts alone are read here
    if (size > largest)
        refuseDamaged(file, say("a text in it is larger than 64 MiB"));
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(zip_fopen_index(zip, index, 0), zip_fclose);
    std::string bytes(size, '\0');
    if (!entry || zip_fread(entry.get(), bytes.data(), size) != static_cast<zip_int64_t>(size))
        refuseDamaged(file, verbatim(zip_strerror(zip)));
    char more = 0; // reading past the end is what checks the sum
    if (zip_fread(entry.get(), &more, 1) != 0)
        refuseDamaged(file, say("a checksum in it is wrong"));
    return bytes;
}

} // namespace

ModelFileKind modelFileKind(const std::filesystem::path &file)
{
    requireRegularFile(file, say("Choose a model file"));
    std::ifstream in(file, std::ios::binary);
    char head[9] = {};
    in.read(head, sizeof head);
    if (in.gcount() == 0)
        throw InputError(file, !in.is_open() || in.bad() ? say("can't be read") : say("is empty"), say("Choose a model file"));
    const std::string bytes(head, static_cast<size_t>(in.gcount()));
    if (bytes.rfind("PK\3\4", 0) == 0)
        return ModelFileKind::TorchScript;
    if (bytes.size() == 9 && bytes[8] == '{')
        return ModelFileKind::Safetensors;
    if (bytes[0] == '\x08') // field 1 of an ONNX model: the version of its form
        return ModelFileKind::Onnx;
    throw InputError(file, say("is no model file"), say("Choose a model.safetensors, or an exported TorchScript or ONNX file"));
}

std::map<std::string, std::string> scriptParts(const std::filesystem::path &file, const std::string &folder)
{
    const Zip zip = openZip(file);
    std::map<std::string, std::string> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip.get(), 0); ++i) {
        zip_stat_t about;
        if (zip_stat_index(zip.get(), static_cast<zip_uint64_t>(i), 0, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0
            || (about.valid & ZIP_STAT_SIZE) == 0)
            refuseDamaged(file, say("its table of contents"));
        const std::string name = about.name;
        const size_t root = name.find('/');
        if (root == std::string::npos || name.compare(root + 1, folder.size(), folder) != 0)
            continue;
        parts[name.substr(root + 1 + folder.size())] = readEntry(zip.get(), static_cast<zip_uint64_t>(i), about.size, file);
    }
    return parts;
}

} // namespace vantage
