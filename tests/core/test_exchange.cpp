#include "core/base/files.h"
#include "core/exchange/mlflow_log.h"
#include "core/exchange/run_times.h"
#include "core/exchange/tensorboard_log.h"
#include "core/runs/run_store.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <map>

using namespace vantage;
namespace fs = std::filesystem;

namespace {

/// A reader of its own of what TensorBoard reads: tensorflow.Event in TFRecord frames.
struct Event
{
    double wallTime = 0;
    int64_t step = 0;
    std::string version;
    std::map<std::string, float> values;
};

struct Reader
{
    const std::string &bytes;
    size_t at = 0, end = 0;

    uint64_t varint()
    {
        uint64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<uint8_t>(bytes.at(at++));
            value |= static_cast<uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
    }
    template<typename Number>
    Number raw()
    {
        Number value;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        at += sizeof value;
        return value;
    }
    std::string text()
    {
        const auto size = static_cast<size_t>(varint());
        at += size;
        return bytes.substr(at - size, size);
    }
};

Event eventOf(const std::string &bytes)
{
    Event event;
    Reader in{bytes, 0, bytes.size()};
    while (in.at < bytes.size()) {
        const uint64_t tag = in.varint();
        if (tag == (1 << 3 | 1))
            event.wallTime = in.raw<double>();
        else if (tag == (2 << 3 | 0))
            event.step = static_cast<int64_t>(in.varint());
        else if (tag == (3 << 3 | 2))
            event.version = in.text();
        else if (tag == (5 << 3 | 2)) {
            const std::string summary = in.text();
            Reader values{summary, 0, summary.size()};
            while (values.at < summary.size()) {
                if (values.varint() != (1 << 3 | 2))
                    qFatal("no value");
                const std::string value = values.text();
                Reader one{value, 0, value.size()};
                std::string name;
                while (one.at < value.size()) {
                    const uint64_t field = one.varint();
                    if (field == (1 << 3 | 2))
                        name = one.text();
                    else if (field == (2 << 3 | 5))
                        event.values[name] = one.raw<float>();
                    else
                        qFatal("another field of a value");
                }
            }
        } else {
            qFatal("another field of an event");
        }
    }
    return event;
}

/// Bit by bit, with no table.
uint32_t crcOf(const std::string &bytes)
{
    uint32_t crc = ~0u;
    for (const char byte : bytes) {
        crc ^= static_cast<uint8_t>(byte);
        for (int i = 0; i < 8; ++i)
            crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
    }
    return ~crc;
}

uint32_t unmasked(uint32_t masked)
{
    const uint32_t turned = masked - 0xa282ead8u;
    return turned >> 17 | turned << 15;
}

std::vector<Event> eventsOf(const std::string &bytes)
{
    std::vector<Event> events;
    for (Reader in{bytes, 0, bytes.size()}; in.at < bytes.size();) {
        const size_t begin = in.at;
        const auto length = in.raw<uint64_t>();
        if (unmasked(in.raw<uint32_t>()) != crcOf(bytes.substr(begin, 8)))
            qFatal("the length's checksum is wrong");
        const std::string event = bytes.substr(in.at, length);
        in.at += length;
        if (unmasked(in.raw<uint32_t>()) != crcOf(event))
            qFatal("the event's checksum is wrong");
        events.push_back(eventOf(event));
    }
    return events;
}

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path path(const char *name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        RunStore store(path("project"));
        RunRecord record;
        record.kind = RunKind::Adapted;
        record.recipe = "label-book";
        record.recipeJson = R"({"name": "label-book", "epochs": 2, "learningRate": 0.001, "sources/path": "a: b"})";
        record.sources = {"North: gate", "South"};
        record.target = "West";
        record.seed = 5;
        const int64_t run = store.createRun(record);
        store.appendSteps(run, std::vector<StepRecord>{{1, {{"sem", 2.5}, {"learning rate", 0.001}}}, {2, {{"sem", std::nan("")}, {"learning rate", 0.0005}}}, {10, {{"sem", 0.25}}}});
        for (int i = 0; i < 2; ++i) {
            EpochRecord epoch;
            epoch.epoch = i;
            epoch.step = 5 * i;
            epoch.seconds = 20.0 * i;
            epoch.target = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
            epoch.values.set(MeasuredOn::Target, measure_id::infoMax, 1.5 + i);
            store.writeEpoch(run, epoch);
        }
        store.writeChoice(run, {1, {}, Verdict::Better, "because"});
        store.setMarks(run, {"First: \"try\"", "wet road", {"rain/night"}, false, false, false});
        store.endRun(run, RunState::Finished, {}, 40);
    }

    void checksumIsTheStandards()
    {
        QCOMPARE(unmasked(maskedCrc32c("123456789")), 0xe3069283u); // of the standard (RFC 3720)
        QCOMPARE(unmasked(maskedCrc32c("")), 0u);
    }

    void tensorBoardFile()
    {
        const RunReader runs(path("project"));
        const fs::path file = writeTensorBoardLog(runs, 1, path("tb"));
        QVERIFY(file.filename().string().starts_with("events.out.tfevents."));
        const auto events = eventsOf(readFile(file));
        QCOMPARE(events.size(), size_t(6));
        QCOMPARE(events[0].version, std::string("brain.Event:2"));
        QCOMPARE(events[1].step, int64_t(1));
        QCOMPARE(events[1].values.at("loss/sem"), 2.5f);
        QCOMPARE(events[1].values.at("train/learning rate"), 0.001f);
        QCOMPARE(events[1].wallTime, events[0].wallTime + 4); // a fifth of the first epoch's 20 seconds
        QVERIFY(std::isnan(events[2].values.at("loss/sem")));
        QCOMPARE(events[3].wallTime, events[0].wallTime + 40); // past the last epoch, at the same pace
        QCOMPARE(events[5].step, int64_t(5));
        QCOMPARE(events[5].values.at("target/info-max"), 2.5f);
        QCOMPARE(events[5].values.at("target/pixel-accuracy"), 0.9f);
        QCOMPARE(writeTensorBoardLog(runs, 1, path("tb")), file); // anew in its place
        QCOMPARE(std::distance(fs::directory_iterator(file.parent_path()), {}), 1);
    }

    void mlflowFolder()
    {
        const RunReader runs(path("project"));
        const fs::path run = writeMlflowLog(runs, 1, "Crossing \"A\"", path("mlruns"));
        QCOMPARE(run.filename().string().size(), size_t(32));
        QCOMPARE(readFile(run / "params/epochs"), std::string("2"));
        QCOMPARE(readFile(run / "params/sources_path"), std::string("a: b"));
        QCOMPARE(readFile(run / "params/source"), std::string("North: gate"));
        QCOMPARE(readFile(run / "params/source2"), std::string("South"));
        QCOMPARE(readFile(run / "tags/vantage.verdict"), std::string("better"));
        QCOMPARE(readFile(run / "tags/vantage.tag.rain_night"), std::string("rain/night"));
        QCOMPARE(readFile(run / "tags/mlflow.note.content"), std::string("wet road"));
        const QStringList lines = QString::fromStdString(readFile(run / "metrics/loss.sem")).trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QStringList first = lines[0].split(' ');
        QCOMPARE(first.size(), 3);
        QCOMPARE(first[1], QString("2.5"));
        QCOMPARE(first[2], QString("1"));
        QCOMPARE(lines[1].split(' ')[1], QString("nan"));
        QVERIFY(QString::fromStdString(readFile(run / "metrics/target.info-max")).trimmed().endsWith(" 2.5 5"));
        const std::string meta = readFile(run / "meta.yaml");
        QVERIFY(meta.find("run_name: \"First: \\\"try\\\"\"\n") != std::string::npos);
        QVERIFY(meta.find("status: 3\n") != std::string::npos);
        const std::string experiment = run.parent_path().filename().string();
        QCOMPARE(experiment.size(), size_t(18));
        QVERIFY(readFile(run.parent_path() / "meta.yaml").find("experiment_id: '" + experiment + "'\n") != std::string::npos);
        QCOMPARE(writeMlflowLog(runs, 1, "Crossing \"A\"", path("mlruns")), run);
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "test_exchange.moc"
