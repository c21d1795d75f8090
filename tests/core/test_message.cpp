#include "core/base/error.h"

#include <QTest>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace vantage;

namespace {

/// A message in a message in a message ...
Message nested(int levels)
{
    Message message = say("x");
    for (int level = 0; level < levels; ++level)
        message = say("%1", message);
    return message;
}

} // namespace

class TestMessage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAreFilled()
    {
        QCOMPARE(english(say("is no picture")), std::string("is no picture"));
        QCOMPARE(english(say("has %1 classes", 3)), std::string("has 3 classes"));
        QCOMPARE(english(say("%2 before %1, %2 again", std::string("b"), std::string("a"))), std::string("a before b, a again"));
        QCOMPARE(english(say("%1 of %2", int64_t(-7), std::numeric_limits<uint64_t>::max())), std::string("-7 of 18446744073709551615"));
        QCOMPARE(english(say("lies in %1", std::filesystem::path("/a/b c"))), std::string("lies in /a/b c"));
        QCOMPARE(english(say("%1%2%3%4%5%6%7%8%9", 1, 2, 3, 4, 5, 6, 7, 8, 9)), std::string("123456789"));
        QCOMPARE(english(say("%1: %2", say("epoch %1", 3), say("lost %1", say("a class")))), std::string("epoch 3: lost a class"));
        QCOMPARE(english(std::vector<Message>{say("a %1", 1), verbatim("b")}), (std::vector<std::string>{"a 1", "b"}));
    }

    void otherPercentSignsStay()
    {
        QCOMPARE(english(say("%1 % of the pixels", 12)), std::string("12 % of the pixels"));
        QCOMPARE(english(say("100 %")), std::string("100 %"));
        QCOMPARE(english(say("%1 %2 %3", 1)), std::string("1 %2 %3")); // no such parts
        QCOMPARE(english(say("%0 %a %% %", 1)), std::string("%0 %a %% %"));
        QCOMPARE(english(say("%%1", 1)), std::string("%1"));
        QCOMPARE(english(say("%1 and %2", std::string("%2"), std::string("%1"))), std::string("%2 and %1")); // a file's name may look like one
        QCOMPARE(english(verbatim("%1")), std::string("%1"));
        QCOMPARE(english(sentence("Fine-Tuning of %1")), std::string("Fine-Tuning of %1"));
    }

    void figuresHaveTheirDecimals()
    {
        QCOMPARE(english(figure(2.25, 1)), std::string("2.2")); // as printf rounds what lies in the middle
        QCOMPARE(english(figure(1234567.891, 2)), std::string("1234567.89"));
        QCOMPARE(english(figure(-12.6, 0)), std::string("-13"));
        QCOMPARE(english(figure(std::numeric_limits<double>::quiet_NaN(), 2)), std::string("nan"));
        QCOMPARE(english(figure(-std::numeric_limits<double>::max(), 9)).size(), size_t(1 + 309 + 1 + 9));
        QCOMPARE(english(say("mIoU %1, un-adapted %2", figure(0.5, 3), figure(0.25, 3))), std::string("mIoU 0.500, un-adapted 0.250"));
    }

    void emptyPartsAreLeftOut()
    {
        QCOMPARE(english(joined({say("one %1", 1), Message(), verbatim(""), verbatim("two")})), std::string("one 1, two"));
        QCOMPARE(english(joined({say("is no PNG"), say("Save it as one")}, ". ")), std::string("is no PNG. Save it as one"));
        QCOMPARE(english(joined({say("alone"), Message()}, ". ")), std::string("alone"));
        QCOMPARE(english(joined(std::vector<std::string>{"A", "", "B"}, " + ")), std::string("A + B"));
        QCOMPARE(english(joined({joined({say("a"), say("b")}), say("c")}, "; ")), std::string("a, b; c"));
        QCOMPARE(english(joined({figure(0, 0), Message()})), std::string("0")); // a number is something
        QVERIFY(joined({Message(), Message()}) == Message());
        QVERIFY(joined(std::vector<std::string>()).empty() && Message().empty() && say("").empty() && verbatim("").empty());
        QVERIFY(!figure(0, 0).empty() && !say("a").empty());
        QCOMPARE(english(Message()), std::string());
    }

    void whatIsStored()
    {
        QCOMPARE(toStored(Message()), std::string());
        QCOMPARE(toStored(verbatim("no space left")), std::string("no space left"));
        QCOMPARE(toStored(say("interrupted")), std::string(R"({"say":"interrupted"})"));
        QCOMPARE(toStored(say("has %1 classes", 3)), std::string(R"({"parts":[{"verbatim":"3"}],"say":"has %1 classes"})"));
        QCOMPARE(toStored(figure(2.5, 1)), std::string(R"({"decimals":1,"figure":2.5})"));
        QCOMPARE(toStored(joined({verbatim("a"), say("b")}, ". ")), std::string(R"({"joined":". ","parts":[{"verbatim":"a"},{"say":"b"}]})"));
        QCOMPARE(toStored(verbatim("{no JSON")), std::string("{\"verbatim\":\"{no JSON\"}"));
    }

    void storedMessagesComeBack()
    {
        const Message messages[] = {
            Message(),
            verbatim("no space left"),
            verbatim("{\"say\":\"no message of ours\"}"),
            verbatim(" \"quotes\"\n\tand\\ umlauts: äöü"),
            say("interrupted"),
            sentence("Fine-Tuning"),
            say("%1 of %2: %3", 3, std::string("%1 {"), say("lost \"%1\"", std::string("a class"))),
            figure(0.1, 3),
            figure(-1e-300, 9),
            figure(3, 0),
            joined({say("a %1", figure(0.25, 2)), verbatim("b")}, "\n"),
            joined({say("a"), say("b")}, ""),
            InputError("/a/b.png", say("is no PNG"), say("Save it as one")).message(),
            nested(9),
        };
        for (const Message &message : messages) {
            const Message back = messageFromStored(toStored(message));
            QVERIFY2(back == message, toStored(message).c_str());
            QCOMPARE(english(back), english(message));
        }
    }

    void figuresThatAreNoNumbersAreStoredAsText()
    {
        const Message message = say("the loss became %1", figure(std::numeric_limits<double>::quiet_NaN(), 2));
        const Message back = messageFromStored(toStored(message));
        QVERIFY(back == say("the loss became %1", std::string("nan")));
        QVERIFY(messageFromStored(toStored(figure(std::numeric_limits<double>::infinity(), 0))) == verbatim("inf"));
    }

    void otherTextIsTakenAsItIs()
    {
        std::string deep = toStored(nested(10)), veryDeep;
        for (int level = 0; level < 20000; ++level)
            veryDeep += "{\"parts\":[";
        const std::string texts[] = {
            "interrupted", "Save it. 100 %", "[1, 2]", "\"a\"",
            "{", "{}", "{\"say\":\"a\"", "{\"say\":\"a\"} and more", "{say}",
            R"({"say":5})", R"({"nonsense":"a"})", R"({"say":"a","parts":3})", R"({"say":"a","parts":["b"]})", R"({"joined":", ","parts":[{"joined":1}]})",
            R"({"figure":"a","decimals":1})", R"({"figure":1})", R"({"figure":1,"decimals":"a"})",
            deep, veryDeep,
        };
        for (const std::string &text : texts)
            QVERIFY2(messageFromStored(text) == verbatim(text), text.substr(0, 80).c_str());
        QVERIFY(messageFromStored("") == Message());
        QVERIFY(messageFromStored(R"({"figure":0.5,"decimals":400})") == figure(0.5, 9)); // so many decimals nobody reads
        QVERIFY(messageFromStored(R"({"figure":0.5,"decimals":-3})") == figure(0.5, 0));
    }

    /// A file's name may hold what is no UTF-8, and JSON only holds UTF-8.
    void foreignBytesAreNoReasonToThrow()
    {
        const Message back = messageFromStored(toStored(say("%1 is no picture", std::string("a\xff.png"))));
        QCOMPARE(english(back), std::string("a\xEF\xBF\xBD.png is no picture"));
        QVERIFY(messageFromStored(toStored(verbatim("a\xff"))) == verbatim("a\xff")); // no JSON at all
    }

    void inputErrorsAreSentences()
    {
        const InputError error("/a/b.png", say("has %1 channels", 2), say("Save it as RGB"));
        QCOMPARE(error.what(), "/a/b.png: has 2 channels. Save it as RGB");
        QCOMPARE(english(error.message()), std::string(error.what()));
        QVERIFY(error.message() == joined({verbatim("/a/b.png"), joined({say("has %1 channels", 2), say("Save it as RGB")}, ". ")}, ": "));
        QCOMPARE(InputError("/a/b.png", say("is no PNG")).what(), "/a/b.png: is no PNG");
        QCOMPARE(InputError("", say("is no PNG"), say("Save it as one")).what(), "is no PNG. Save it as one");
    }

    void errorsAreMessages()
    {
        const InputError input("a.png", say("is no PNG"));
        QVERIFY(messageOf(input) == input.message());
        QVERIFY(messageOf(std::make_exception_ptr(input)) == input.message());
        QVERIFY(messageOf(std::runtime_error("no %1 left")) == verbatim("no %1 left"));
        QVERIFY(messageOf(std::runtime_error("shapes differ\nException raised from add at ../aten:3\nframe #0: c10::Error (0x7f)")) == verbatim("shapes differ"));
        QVERIFY(messageOf(std::make_exception_ptr(std::runtime_error("shapes differ\nException raised from add"))) == verbatim("shapes differ"));
        QVERIFY(messageOf(std::exception_ptr()) == Message());
        QCOMPARE(english(messageOf(std::make_exception_ptr(5))), std::string("Something unknown went wrong."));
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "test_message.moc"
