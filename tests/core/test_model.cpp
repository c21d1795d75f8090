#include "core/model/segmenter.h"
#include "tests/core/export_samples.h"

#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <fstream>

using namespace vantage;
using namespace vantage::samples;

namespace {

/// Bytes that this program has read so far.
int64_t bytesRead()
{
    std::ifstream in("/proc/self/io");
    std::string name;
    int64_t bytes = 0;
    in >> name >> bytes;
    return bytes;
}

} // namespace

/// A model file: what opening it costs, and what it leaves as it was.
class TestModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_file = fs::path(m_folder.path().toStdString()) / "model.safetensors";
        savedModel(m_file, sampleModel(18, {64, 48}));
    }

    void whatItSaysIsReadWithoutItsWeights()
    {
        QVERIFY(fs::file_size(m_file) > 10'000'000);
        const int64_t before = bytesRead();
        const ModelInfo info = readModelInfo(m_file);
        const int64_t read = bytesRead() - before;
        QVERIFY2(read < 1'000'000, qPrintable(QString::number(read)));
        QCOMPARE(info.width, 64);
        QCOMPARE(info.classes.size(), carlaClasses().size());
        QCOMPARE(info.provenance.at("recipe name"), std::string("test"));
    }

    void damageIsToldAllTheSame()
    {
        const auto cut = fs::path(m_folder.path().toStdString()) / "cut.safetensors";
        fs::copy_file(m_file, cut);
        fs::resize_file(cut, fs::file_size(m_file) - 4);
        VERIFY_REFUSED(readModelInfo(cut), "cut.safetensors", "beyond its own end");
        VERIFY_REFUSED(loadModel(cut), "cut.safetensors", "beyond its own end");
        fs::resize_file(cut, 6);
        VERIFY_REFUSED(readModelInfo(cut), "cut.safetensors", "too short");
        VERIFY_REFUSED(readModelInfo(m_folder.path().toStdString()), m_folder.path().toStdString(), "is a folder");
    }

    /// A training on this thread computes with two; opening and asking a network must not change that.
    void threadsOfOthersStay()
    {
        const int before = at::get_num_threads();
        at::set_num_threads(2);
        const cv::Mat image = picture({64, 48}, 1);
        Segmenter segmenter(m_file, "full", 1);
        QCOMPARE(at::get_num_threads(), 2);
        segmenter.predict(image);
        segmenter.predictSure(image);
        segmenter.predictBoth(image);
        QCOMPARE(at::get_num_threads(), 2);
        Segmenter exported(m_file, "full", 1);
        exported.predict(image);
        QCOMPARE(at::get_num_threads(), 2);
        // While it runs over frames it has its own number.
        const Dataset data = openDataset(camera(fs::path(m_folder.path().toStdString()) / "camera", 1, {64, 48}), LabelUse::Required);
        int during = 0;
        segmenter.run(data, {}, [&](size_t, const Frame &, const cv::Mat &) { during = at::get_num_threads(); });
        QCOMPARE(during, 1);
        QCOMPARE(at::get_num_threads(), 2);
        at::set_num_threads(before);
    }

private:
    QTemporaryDir m_folder;
    fs::path m_file;
};

QTEST_GUILESS_MAIN(TestModel)
#include "test_model.moc"
