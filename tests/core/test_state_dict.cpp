#include <torch/torch.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/nn/weights/safetensors.h"

#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <zip.h>

using namespace vantage;

namespace {

namespace fs = std::filesystem;

fs::path fixture(const char *name)
{
    return fs::path(VANTAGE_TEST_DATA) / name;
}

void writeBytes(const fs::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// What reading `path` complains about; empty where it reads.
std::string complaint(const fs::path &path)
{
    try {
        readStateDict(path);
        return {};
    } catch (const InputError &error) {
        return error.what();
    }
}

/// A zip file as torch.save lays it out.
void writeZip(const fs::path &path, const std::map<std::string, std::string> &entries, bool compressed = false)
{
    zip_t *archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto &[name, bytes] : entries) {
        zip_source_t *source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                 0);
    }
    QCOMPARE(zip_close(archive), 0);
}

std::string little(uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i));
    return text;
}

std::string text(const std::string &value)
{
    return 'X' + little(value.size(), 4) + value;
}

std::string integer(uint64_t value)
{
    return std::string("\x8a\x08", 2) + little(value, 8);
}

/// The pickle of {'w': one tensor of the storage '0'} with whatever numbers are given.
std::string pickleOf(uint64_t elements, uint64_t offset, const std::vector<uint64_t> &sizes,
                     const std::vector<uint64_t> &strides)
{
    std::string bytes = "\x80\x02}" + text("w") + "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage")
                        + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + integer(elements) + "tQ"
                        + integer(offset);
    for (const auto &list : {sizes, strides}) {
        bytes += '(';
        for (uint64_t value : list)
            bytes += integer(value);
        bytes += 't';
    }
    return bytes + "\x89}tRs.";
}

std::string safetensors(const std::string &header, size_t dataBytes)
{
    return little(header.size(), 8) + header + std::string(dataBytes, '\0');
}

} // namespace

#define COMPLAINS(file, words)                                                                                         \
    do {                                                                                                               \
        const std::string complaintText = complaint(file);                                                             \
        QVERIFY2(complaintText.find(words) != std::string::npos, complaintText.c_str());                               \
        QVERIFY2(complaintText.find((file).filename().string()) != std::string::npos, complaintText.c_str());          \
    } while (false)

class TestStateDict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTorchSaveWrites_data();
    void readsWhatTorchSaveWrites();
    void safetensorsRoundTrip();
    void safetensorsHeaderIsPaddedAndAligned();
    void refusesToRunCode_data();
    void refusesToRunCode();
    void refusesImpossibleTensors_data();
    void refusesImpossibleTensors();
    void refusesForeignFiles();
    void refusesOddZips();
    void refusesHostileSafetensors_data();
    void refusesHostileSafetensors();
    void survivesTruncation_data();
    void survivesTruncation();
    void survivesFlippedBytes_data();
    void survivesFlippedBytes();

private:
    fs::path temporary(const char *name) const { return fs::path(m_folder.path().toStdString()) / name; }
    /// One file of each form, with the same small tensors.
    fs::path sampleOf(const QString &form) const;

    QTemporaryDir m_folder;
};

fs::path TestStateDict::sampleOf(const QString &form) const
{
    if (form == "zip")
        return fixture("state_dict_zip.pth");
    if (form == "legacy")
        return fixture("state_dict_legacy.pth");
    const fs::path path = temporary("sample.safetensors");
    StateDict dict = readStateDict(fixture("state_dict_zip.pth"));
    dict.metadata["origin"] = "test";
    writeSafetensors(path, dict);
    return path;
}

void TestStateDict::readsWhatTorchSaveWrites_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("zip") << "state_dict_zip.pth";
    QTest::newRow("before 1.6") << "state_dict_legacy.pth";
    QTest::newRow("nested checkpoint of DataParallel, pickle protocol 4") << "checkpoint_protocol4.pth";
}

void TestStateDict::readsWhatTorchSaveWrites()
{
    QFETCH(QString, file);
    const StateDict dict = readStateDict(fixture(file.toUtf8().constData()));
    const auto &t = dict.tensors;
    QCOMPARE(t.size(), size_t(16));
    // What tests/core/data/README.md says was saved.
    QVERIFY(torch::equal(t.at("conv.weight"), torch::arange(54, torch::kFloat).view({3, 2, 3, 3}) / 8));
    QVERIFY(torch::equal(t.at("conv.bias"), torch::arange(3, torch::kFloat) / 8 + 1));
    QVERIFY(torch::equal(t.at("norm.running_var"), torch::ones(3)));
    QCOMPARE(t.at("norm.num_batches_tracked").scalar_type(), torch::kLong);
    QCOMPARE(t.at("norm.num_batches_tracked").dim(), 0);
    const auto big = torch::arange(24, torch::kFloat).view({4, 6});
    QVERIFY(torch::equal(t.at("big"), big));
    QVERIFY(torch::equal(t.at("strided"), big.t().slice(0, 1, 5, 2)));
    QVERIFY(t.at("strided").is_contiguous());
    const auto few = torch::tensor({1.5, -2.0, 0.25});
    QVERIFY(torch::equal(t.at("half"), few.to(torch::kHalf)));
    QVERIFY(torch::equal(t.at("brain"), few.to(torch::kBFloat16)));
    QVERIFY(torch::equal(t.at("wide"), torch::tensor({1e300, -2.0}, torch::kDouble)));
    QVERIFY(torch::equal(t.at("int"), torch::tensor({-7, 70000}, torch::kInt)));
    QVERIFY(torch::equal(t.at("bytes"), torch::tensor({0, 255}, torch::kByte)));
    QVERIFY(torch::equal(t.at("flags"), torch::tensor({1, 0}).to(torch::kBool)));
    QCOMPARE(t.at("empty").sizes().vec(), (std::vector<int64_t>{0, 3}));
}

void TestStateDict::safetensorsRoundTrip()
{
    StateDict dict = readStateDict(fixture("state_dict_zip.pth"));
    dict.tensors["transposed"] = torch::arange(6, torch::kFloat).view({2, 3}).t(); // has to be laid out anew
    dict.metadata = {{"origin", "ümlaut \"quoted\""}, {"resnet.stride", "1x1"}};
    const fs::path path = temporary("round.safetensors");
    writeSafetensors(path, dict);
    const StateDict again = readStateDict(path);
    QVERIFY(again.metadata == dict.metadata);
    QCOMPARE(again.tensors.size(), dict.tensors.size());
    for (const auto &[name, tensor] : dict.tensors) {
        QCOMPARE(again.tensors.at(name).scalar_type(), tensor.scalar_type());
        QVERIFY2(torch::equal(again.tensors.at(name), tensor), name.c_str());
    }
    dict.tensors["odd"] = torch::zeros(2, torch::kComplexFloat);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path, dict), InputError);
    QCOMPARE(readStateDict(path).tensors.size(), again.tensors.size()); // the good file is still there
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(temporary("no/such/folder.safetensors"), again), InputError);
}

void TestStateDict::safetensorsHeaderIsPaddedAndAligned()
{
    StateDict dict;
    dict.tensors["a"] = torch::tensor({1, 2, 3}, torch::kByte);
    dict.tensors["b"] = torch::tensor({1.0, 2.0}, torch::kFloat);
    dict.tensors["c"] = torch::tensor({int64_t(7)}, torch::kLong);
    const fs::path path = temporary("aligned.safetensors");
    writeSafetensors(path, dict);
    const std::string bytes = readFile(path);
    uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    QCOMPARE(length % 8, uint64_t(0));
    const std::string header = bytes.substr(8, length);
    QVERIFY(header.find(R"("c":{"data_offsets":[0,8],"dtype":"I64","shape":[1]})") != std::string::npos);
    QVERIFY(header.find(R"("b":{"data_offsets":[8,16],"dtype":"F32","shape":[2]})") != std::string::npos);
    QVERIFY(header.find(R"("a":{"data_offsets":[16,19],"dtype":"U8","shape":[3]})") != std::string::npos);
    QCOMPARE(bytes.size(), size_t(8 + length + 19));
    QCOMPARE(bytes.substr(8 + length), std::string("\7\0\0\0\0\0\0\0\0\0\x80?\0\0\0@\1\2\3", 19));
}

void TestStateDict::refusesToRunCode_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("words");
    const fs::path proof = temporary("was-run");
    const QByteArray call = QByteArray("(X") + QByteArray::fromStdString(little(proof.string().size() + 6, 4))
                            + "touch " + QByteArray::fromStdString(proof.string()) + "tR.";
    QTest::newRow("os.system") << QByteArray("\x80\x02"
                                             "cos\nsystem\n")
                                      + call
                               << "asks to run os.system, which Vantage never does";
    QTest::newRow("posix.system, protocol 0") << QByteArray("cposix\nsystem\n") + call << "asks to run posix.system";
    QTest::newRow("eval by STACK_GLOBAL") << QByteArray("\x80\x04\x8c\x08"
                                                        "builtins\x8c\x04"
                                                        "eval\x93")
                                                 + call
                                          << "asks to run builtins.eval";
    QTest::newRow("getattr of an allowed module") << QByteArray("\x80\x02"
                                                                "ctorch._utils\n_import_dotted_name\n")
                                                         + call
                                                  << "asks to run torch._utils._import_dotted_name";
    QTest::newRow("name with control characters") << QByteArray("\x80\x02"
                                                                "co\033[2Js\nsystem\n")
                                                         + call
                                                  << "asks to run o?[2Js.system";
    QTest::newRow("INST") << QByteArray("\x80\x02(ios\nsystem\n.") << "the pickle instruction 105";
    QTest::newRow("EXT1") << QByteArray("\x80\x02\x82\x01.") << "the pickle instruction 130";
    QTest::newRow("NEWOBJ") << QByteArray("\x80\x02"
                                          "ccollections\nOrderedDict\n)\x81.")
                            << "the pickle instruction 129";
    QTest::newRow("BUILD of a function") << QByteArray("\x80\x02"
                                                       "ctorch._utils\n_rebuild_tensor_v2\n}b.")
                                         << "sets the state of something";
    QTest::newRow("call of a text") << QByteArray("\x80\x02X\x01\0\0\0x)R.", 11)
                                    << "calls something that isn't a function";
}

void TestStateDict::refusesToRunCode()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, words);
    const fs::path zip = temporary("hostile.pth");
    writeZip(zip, {{"archive/data.pkl", pickle.toStdString()}});
    COMPLAINS(zip, words.toStdString());
    if (pickle.startsWith('\x80')) {
        const fs::path legacy = temporary("hostile.pkl");
        writeBytes(legacy, pickle.toStdString());
        COMPLAINS(legacy, words.toStdString());
    }
    QVERIFY(!fs::exists(temporary("was-run")));
}

void TestStateDict::refusesImpossibleTensors_data()
{
    using Numbers = QList<quint64>;
    QTest::addColumn<quint64>("elements");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<Numbers>("sizes");
    QTest::addColumn<Numbers>("strides");
    QTest::addColumn<QString>("words");
    const quint64 huge = quint64(1) << 62;
    const QString beyond = "reaches beyond its own data";
    QTest::newRow("good") << quint64(6) << quint64(0) << Numbers{2, 3} << Numbers{3, 1} << QString();
    QTest::newRow("one too many") << quint64(6) << quint64(1) << Numbers{2, 3} << Numbers{3, 1} << beyond;
    QTest::newRow("stride 0 blows up") << quint64(6) << quint64(0) << Numbers{huge} << Numbers{0} << beyond;
    QTest::newRow("product overflows") << quint64(6) << quint64(0) << Numbers{huge, huge} << Numbers{0, 0} << beyond;
    QTest::newRow("stride overflows") << quint64(6) << quint64(0) << Numbers{3, 2} << Numbers{huge, huge} << beyond;
    QTest::newRow("offset overflows") << quint64(6) << (huge * 2 - 1) << Numbers{2} << Numbers{1} << beyond;
    QTest::newRow("empty with huge sides")
        << quint64(6) << quint64(0) << Numbers{0, huge, huge} << Numbers{1, 1, 1} << beyond;
    QTest::newRow("negative size") << quint64(6) << quint64(0) << Numbers{~quint64(0)} << Numbers{1}
                                   << "impossible shape";
    QTest::newRow("negative stride") << quint64(6) << quint64(5) << Numbers{2} << Numbers{~quint64(0)}
                                     << "impossible shape";
    QTest::newRow("unequal ranks") << quint64(6) << quint64(0) << Numbers{2} << Numbers{1, 1} << "impossible shape";
    QTest::newRow("negative storage") << ~quint64(0) << quint64(0) << Numbers{1} << Numbers{1} << "impossible size";
    QTest::newRow("huge storage") << huge << quint64(0) << Numbers{1} << Numbers{1}
                                  << "elements of 4 bytes were expected";
    QTest::newRow("smaller storage") << quint64(5) << quint64(0) << Numbers{1} << Numbers{1}
                                     << "elements of 4 bytes were expected";
}

void TestStateDict::refusesImpossibleTensors()
{
    QFETCH(quint64, elements);
    QFETCH(quint64, offset);
    QFETCH(QList<quint64>, sizes);
    QFETCH(QList<quint64>, strides);
    QFETCH(QString, words);
    const fs::path path = temporary("numbers.pth");
    writeZip(path, {{"a/data.pkl",
                     pickleOf(elements, offset, {sizes.begin(), sizes.end()}, {strides.begin(), strides.end()})},
                    {"a/data/0", std::string(24, '\0')}});
    if (words.isEmpty())
        QCOMPARE(complaint(path), std::string());
    else
        COMPLAINS(path, words.toStdString());
}

void TestStateDict::refusesForeignFiles()
{
    const fs::path path = temporary("foreign.pth");
    writeBytes(path, "");
    COMPLAINS(path, "is empty");
    writeBytes(path, "These are no weights, they only have their name.\n");
    COMPLAINS(path, "no file of network weights that is known");
    writeBytes(path, "\x89PNG\r\n\x1a\n....................");
    COMPLAINS(path, "no file of network weights that is known");
    writeBytes(path, "{\"a\": 1}");
    COMPLAINS(path, "no TensorFlow.js layers model");
    writeBytes(path, "\x80");
    COMPLAINS(path, "truncated");
    writeBytes(path, std::string("\x80\x02K\x07."));
    COMPLAINS(path, "a pickle, but not one that torch.save has written");
    COMPLAINS(temporary("absent.pth"), "isn't there");
    fs::create_directory(temporary("folder"));
    COMPLAINS(temporary("folder"), "without model.json");
}

void TestStateDict::refusesOddZips()
{
    const fs::path path = temporary("odd.pth");
    const std::string good = pickleOf(6, 0, {2, 3}, {3, 1});
    const std::string data(24, '\0');
    writeZip(path, {{"readme.txt", "hello"}});
    COMPLAINS(path, "without data.pkl");
    writeZip(path, {{"a/data.pkl", good}});
    COMPLAINS(path, "lacks its entry 'a/data/0'");
    writeZip(path, {{"a/data.pkl", good}, {"a/data/0", data}, {"a/constants.pkl", "x"}});
    COMPLAINS(path, "is a TorchScript program");
    writeZip(path, {{"a/data.pkl", good}, {"a/data/0", data}, {"a/byteorder", "big"}});
    COMPLAINS(path, "another byte order");
    writeZip(path, {{"a/data.pkl", good}, {"a/data/0", data}, {"a/byteorder", "little"}});
    QCOMPARE(complaint(path), std::string());
    writeZip(path, {{"a/data.pkl", "\x80\x02K\x07."}});
    COMPLAINS(path, "holds no dict of named tensors");
    writeZip(path, {{"a/data.pkl", "\x80\x02}."}});
    COMPLAINS(path, "holds no tensors by name");
    writeZip(path, {{"a/data.pkl", "\x80\x02}q\x01" + text("model") + "h\x01s."}});
    COMPLAINS(path, "holds no tensors by name"); // a dict that holds itself
    // 300 MB of zeros in some 300 KB: refused by its entry, before anything is unpacked.
    writeZip(path, {{"a/data.pkl", good}, {"a/data/0", std::string(300'000'000, '\0')}}, true);
    COMPLAINS(path, "holds the compressed entry");
    // The data of an entry is not what its checksum says.
    writeZip(path, {{"a/data.pkl", good}, {"a/data/0", std::string(24, 'x')}});
    std::string bytes = readFile(path);
    bytes[bytes.find("xxxx") + 3] = 'y';
    writeBytes(path, bytes);
    COMPLAINS(path, "checksum");
}

void TestStateDict::refusesHostileSafetensors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const std::string &header, size_t data, const char *words) {
        QTest::newRow(name) << QByteArray::fromStdString(safetensors(header, data)) << words;
    };
    row("good", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8, "");
    row("overlap",
        R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
        R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
        12, "has a hole or an overlap");
    row("same place twice",
        R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
        R"("b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
        8, "has a hole or an overlap");
    row("hole", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8, "has a hole or an overlap");
    row("rest", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 8, "4 bytes that belong to no tensor");
    row("beyond the end", R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}})", 8, "beyond its own end");
    row("reversed", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}})", 8, "beyond its own end");
    row("offset overflows",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[18446744073709551612,18446744073709551615]}})", 8,
        "beyond its own end");
    row("shape overflows", R"({"a":{"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,16]}})", 16,
        "impossible shape");
    row("shape doesn't fit", R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8, "doesn't fit its shape");
    row("negative shape", R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8, "impossible shape");
    row("fractional shape", R"({"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})", 8, "impossible shape");
    row("unknown type", R"({"a":{"dtype":"F8_E5M2","shape":[8],"data_offsets":[0,8]}})", 8, "which isn't known");
    row("type no text", R"({"a":{"dtype":7,"shape":[8],"data_offsets":[0,8]}})", 8, "which isn't known");
    row("no offsets", R"({"a":{"dtype":"F32","shape":[2]}})", 8, "doesn't give the data_offsets");
    row("no object", R"({"a":[1,2,3]})", 0, "doesn't give the dtype");
    row("metadata no texts", R"({"__metadata__":{"a":1}})", 0, "__metadata__");
    row("broken JSON", R"({"a":)", 0, "isn't a JSON object");
    row("deep JSON", "{\"a\":" + std::string(200'000, '['), 0, "isn't a JSON object");
    QTest::newRow("giant header") << QByteArray::fromStdString(little(99'000'000, 8) + "{}")
                                  << "a length of 99000000 bytes";
    QTest::newRow("header beyond the limit")
        << QByteArray::fromStdString(little(0xffffffffffULL, 8) + "{}") << "a length of 1099511627775 bytes";
}

void TestStateDict::refusesHostileSafetensors()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const fs::path path = temporary("hostile.safetensors");
    writeBytes(path, bytes.toStdString());
    if (words.isEmpty())
        QCOMPARE(complaint(path), std::string());
    else
        COMPLAINS(path, words.toStdString());
}

void TestStateDict::survivesTruncation_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"zip", "legacy", "safetensors"})
        QTest::newRow(form) << form;
}

void TestStateDict::survivesTruncation()
{
    QFETCH(QString, form);
    const std::string bytes = readFile(sampleOf(form));
    const fs::path path = temporary("cut");
    // Every length would do no harm but takes a while; the primes' step visits every part.
    for (size_t length = 0; length < bytes.size(); length += length < 64 ? 1 : 13) {
        writeBytes(path, bytes.substr(0, length));
        const std::string words = complaint(path);
        QVERIFY2(!words.empty(),
                 qPrintable(QString("read although cut to %1 of %2 bytes").arg(length).arg(bytes.size())));
    }
}

void TestStateDict::survivesFlippedBytes_data()
{
    survivesTruncation_data();
}

void TestStateDict::survivesFlippedBytes()
{
    QFETCH(QString, form);
    const std::string bytes = readFile(sampleOf(form));
    const fs::path path = temporary("flipped");
    cv::RNG random = makeRandom({20, static_cast<uint64_t>(form.size())});
    int refused = 0;
    constexpr int tries = 600;
    for (int i = 0; i < tries; ++i) {
        std::string damaged = bytes;
        for (int flips = random.uniform(1, 4); flips > 0; --flips)
            damaged[static_cast<size_t>(random.uniform(0, static_cast<int>(bytes.size())))] =
                static_cast<char>(random.uniform(0, 256));
        writeBytes(path, damaged);
        refused += complaint(path).empty() ? 0 : 1; // anything but an InputError ends the test
    }
    QVERIFY2(refused > tries / 10, qPrintable(QString::number(refused)));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    QVERIFY2(usage.ru_maxrss < 2'000'000, qPrintable(QString("%1 KB").arg(usage.ru_maxrss)));
}

QTEST_APPLESS_MAIN(TestStateDict)
#include "test_state_dict.moc"
