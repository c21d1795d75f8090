#include "core/nn/weights/torch_file.h"

#include "core/base/error.h"
#include "core/nn/weights/printable.h"
#include "core/nn/weights/tensor_store.h"

#include <memory>
#include <zip.h>

namespace vantage {
namespace {

struct Closer
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
    void operator()(zip_file_t *entry) const { zip_fclose(entry); }
};

class Archive
{
public:
    explicit Archive(const std::filesystem::path &file)
        : m_file(file)
        , m_size(std::filesystem::file_size(file))
    {
        int code = 0;
        m_archive.reset(zip_open(file.c_str(), ZIP_RDONLY, &code));
        if (!m_archive) {
            zip_error_t error;
            zip_error_init_with_code(&error, code);
            const std::string reason = zip_error_strerror(&error);
            zip_error_fini(&error);
            throw InputError(file, say("begins like a zip file, as torch.save writes it, but can't be opened: %1", reason),
                             say("It is truncated or damaged; fetch it again"));
        }
        checkEntries();
    }

    uint64_t fileSize() const { return m_size; }

    std::string readPickle() const
    {
        const Entry entry = find(m_root + "data.pkl");
        constexpr uint64_t largest = 64 << 20;
        if (entry.size > largest)
            throw InputError(m_file, say("holds a data.pkl of %1 MB; a state dict's is far smaller", entry.size >> 20));
        std::string bytes(entry.size, '\0');
        read(entry, bytes.data());
        return bytes;
    }

    torch::Tensor readStorage(const StorageRecord &storage) const
    {
        const Entry entry = find(m_root + "data/" + storage.key);
        const auto width = static_cast<int64_t>(c10::elementSize(storage.type));
        // Newer versions write a storage's bytes alone, older ones the same; padding would be a different format.
        if (entry.size % width != 0 || static_cast<int64_t>(entry.size / width) != storage.elements)
            throw InputError(m_file,
                             say("holds %1 bytes as data/%2, %3 elements of %4 bytes were expected", entry.size, printable(storage.key), storage.elements, width),
                             say("Fetch it again"));
        torch::Tensor data = torch::empty({storage.elements}, torch::dtype(storage.type));
        read(entry, static_cast<char *>(data.data_ptr()));
        return data;
    }

private:
    struct Entry
    {
        std::string name;
        zip_uint64_t index = 0;
        uint64_t size = 0;
    };

    /// Everything has to be stored as it is, as torch.save does: then the entries together are no larger than the file.
    void checkEntries()
    {
        const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
        constexpr zip_int64_t most = 100'000;
        if (count > most)
            throw InputError(m_file, say("holds %1 entries; a state dict has some hundreds", count));
        uint64_t total = 0;
        for (zip_int64_t i = 0; i < count; ++i) {
            zip_stat_t stat;
            zip_stat_init(&stat);
            constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_COMP_SIZE;
            if (zip_stat_index(m_archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0
                || (stat.valid & needed) != needed)
                throw InputError(m_file, say("holds an entry without a name or size"), say("Fetch it again"));
            const std::string name = stat.name;
            if (stat.comp_method != ZIP_CM_STORE)
                throw InputError(m_file,
                                 say("holds the compressed entry '%1', which torch.save doesn't write", printable(name)),
                                 say("Save the state dict with torch.save"));
            if (stat.size > m_size - total)
                throw InputError(m_file, say("claims to hold more bytes than the whole file has"), say("Fetch it again"));
            total += stat.size;
            const size_t slash = name.find('/');
            if (slash != std::string::npos && name.substr(slash) == "/constants.pkl")
                throw InputError(m_file, say("is a TorchScript program, not a state dict"),
                                 say("Save its state_dict() with torch.save"));
            if (slash != std::string::npos && name.substr(slash) == "/data.pkl")
                m_root = name.substr(0, slash + 1);
        }
        if (m_root.empty())
            throw InputError(m_file, say("is a zip file without data.pkl, so torch.save hasn't written it"),
                             say("Choose a .pth file, a safetensors file or a folder with model.json"));
        if (zip_name_locate(m_archive.get(), (m_root + "byteorder").c_str(), 0) >= 0) {
            const Entry entry = find(m_root + "byteorder");
            std::string order(std::min<uint64_t>(entry.size, 16), '\0');
            if (order.size() != entry.size || (read(entry, order.data()), order != "little"))
                throw InputError(m_file, say("was written on a machine with another byte order"),
                                 say("Save it again on this kind of machine"));
        }
    }

    Entry find(const std::string &name) const
    {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat(m_archive.get(), name.c_str(), 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
            throw InputError(m_file, say("lacks its entry '%1': it is damaged", printable(name)), say("Fetch it again"));
        return {name, stat.index, stat.size};
    }

    void read(const Entry &entry, char *to) const
    {
        const std::unique_ptr<zip_file_t, Closer> file(zip_fopen_index(m_archive.get(), entry.index, 0));
        uint64_t done = 0;
        zip_int64_t got = file ? 1 : -1;
        while (got > 0 && done < entry.size) {
            got = zip_fread(file.get(), to + done, entry.size - done);
            done += got > 0 ? static_cast<uint64_t>(got) : 0;
        }
        char beyond = 0;
        // libzip compares the checksum when it comes to the end, so one more read is needed.
        if (got < 0 || done != entry.size || zip_fread(file.get(), &beyond, 1) != 0)
            throw InputError(m_file,
                             say("has a damaged entry '%1' (its checksum or length is wrong)", printable(entry.name)),
                             say("Fetch it again"));
    }

    std::filesystem::path m_file;
    uint64_t m_size = 0;
    std::unique_ptr<zip_t, Closer> m_archive;
    std::string m_root;
};

} // namespace

StateDict readTorchZip(const std::filesystem::path &path)
{
    const Archive archive(path);
    const std::string pickle = archive.readPickle();
    Unpickler unpickler(path, pickle);
    return collectTensors(path, archive.fileSize(), unpickler.load(),
                          [&](const StorageRecord &storage) { return archive.readStorage(storage); });
}

} // namespace vantage
