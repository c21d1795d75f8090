#include "core/base/files.h"
#include "core/base/memory.h"

#include <QTemporaryDir>
#include <QTest>
#include <new>
#include <system_error>

using namespace vantage;

class TestMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void errorsOfAllocatorsAreSentences_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("part");
        QTest::addRow("torch on the CPU") << "[enforce fail at alloc_cpu.cpp:80] data. DefaultCPUAllocator: can't allocate memory: you tried to allocate 3145728000 bytes. Error code 12 "
                                             "(Cannot allocate memory)\nException raised from frame #0: c10::Error (0x7f)"
                                          << "there is not enough memory: 3000 MB more were asked for, ";
        QTest::addRow("torch on a GPU") << "CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 10.00 GiB total capacity)" << "there is not enough memory on the GPU: 2048 MB more were asked for. ";
        QTest::addRow("OpenCV") << "OpenCV(4.6.0) ./modules/core/src/alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 1048576000 bytes in function 'OutOfMemoryError'"
                                << "1000 MB more were asked for";
        QTest::addRow("another") << "the loss became nan" << "";
    }
    void errorsOfAllocatorsAreSentences()
    {
        QFETCH(QString, error);
        QFETCH(QString, part);
        const auto message = memorySentence(std::runtime_error(error.toStdString()), say("Set a smaller batch (%1)", 8));
        QCOMPARE(message.has_value(), !part.isEmpty());
        if (!message)
            return;
        const std::string sentence = english(*message);
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY(sentence.ends_with(". Set a smaller batch (8)"));
        QVERIFY(sentence.find("c10") == std::string::npos && sentence.find('\n') == std::string::npos);
    }

    void otherSignsOfTooLittleMemory()
    {
        QVERIFY(english(*memorySentence(std::bad_alloc(), say("Close other programs"))).starts_with("there is not enough memory: "));
        const std::system_error thread(EAGAIN, std::generic_category());
        QVERIFY(english(*memorySentence(thread, say("Close other programs"))).starts_with("no more threads"));
        QVERIFY(!memorySentence(std::system_error(ENOENT, std::generic_category()), {}));
        const MemoryError told(say("told already"));
        QCOMPARE(told.what(), "told already");
        QVERIFY(memorySentence(told, say("again")) == say("told already"));
        QVERIFY(availableMemory() > 0);
    }

    void callStacksAreNotShown()
    {
        QCOMPARE(plainText(std::runtime_error("shapes differ\nException raised from add at ../aten:3\nframe #0")), std::string("shapes differ"));
    }

    void filesAreReadWhole()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("file").toStdString();
        for (size_t length : {size_t(0), size_t(1), size_t(65536), size_t(65537), size_t(200000)}) {
            const std::string bytes(length, '\0');
            writeAtomically(file, bytes);
            QVERIFY(readFile(file) == bytes);
        }
    }
};

QTEST_APPLESS_MAIN(TestMemory)
#include "test_memory.moc"
