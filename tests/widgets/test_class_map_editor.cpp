#include "widgets/classes/class_map_editor.h"
#include "widgets/classes/class_map_model.h"
#include "widgets/theme/palettes.h"

#include "widget_tests.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

using namespace vantage;

class TestClassMapEditor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_editor.reset(); }

    void validMapHasNoProblem();
    void problems_data();
    void problems();
    void renamingCanBeUndone();
    void addRemoveMove();
    void colourByDoubleClick();
    void colourByText();
    void ignoreStepsAreOneUndoStep();
    void undoKeys();
    void messagesAreShown();
    void fixedValues();
    void settingForgetsTheSteps();
    void movedValuesAreNamed();
    void usedClassesCantGo();

private:
    template<typename Widget>
    Widget *child(const char *name) const
    {
        return m_editor->findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *button) const { child<QToolButton>(button)->click(); }
    void select(int row) const
    {
        auto *table = child<QTableView>("classTable");
        table->setCurrentIndex(table->model()->index(row, ClassMapModel::NameColumn));
    }
    std::unique_ptr<ClassMapEditor> m_editor;
};

void TestClassMapEditor::init()
{
    m_editor = std::make_unique<ClassMapEditor>();
    m_editor->setClassMap(fourClasses());
    showAt(*m_editor, {420, 320});
}

void TestClassMapEditor::validMapHasNoProblem()
{
    QVERIFY(checkClassMap(fourClasses()).empty());
    QVERIFY(checkClassMap(carlaClasses()).empty());
    QVERIFY(m_editor->isValid());
}

void TestClassMapEditor::problems_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<bool>("fatal");
    QTest::newRow("equal names") << 0 << true;
    QTest::newRow("equal colours") << 1 << false;
    QTest::newRow("no name") << 2 << true;
    QTest::newRow("no class") << 3 << true;
    QTest::newRow("ignore beyond a byte") << 4 << true;
    QTest::newRow("too many") << 5 << true;
}

void TestClassMapEditor::problems()
{
    QFETCH(int, change);
    QFETCH(bool, fatal);
    ClassMap map = fourClasses();
    switch (change) {
    case 0: map.classes[2].name = "road"; break;
    case 1: map.classes[2].colour = map.classes[1].colour; break;
    case 2: map.classes[2].name = " "; break;
    case 3: map.classes.clear(); break;
    case 4: map.ignore = 256; break;
    default:
        map.classes.clear();
        for (int i = 0; i < 256; ++i)
            map.classes.push_back({"class " + std::to_string(i), {static_cast<uint8_t>(i), 0, 0}});
    }
    const auto found = checkClassMap(map);
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found.front().fatal, fatal);
    if (change < 2)
        QVERIFY((found.front().classes == std::vector<int>{1, 2}));
    m_editor->setClassMap(map);
    QCOMPARE(m_editor->isValid(), !fatal);
}

void TestClassMapEditor::renamingCanBeUndone()
{
    QSignalSpy edited(m_editor.get(), &ClassMapEditor::edited);
    auto *table = child<QTableView>("classTable");
    select(1);
    table->edit(table->currentIndex());
    auto *line = table->findChild<QLineEdit *>();
    QVERIFY(line);
    line->setText(QStringLiteral("street"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(edited.size(), 1);
    QCOMPARE(m_editor->classMap().classes[1].name, std::string("street"));
    click("undoButton");
    QVERIFY(m_editor->classMap() == fourClasses());
    click("redoButton");
    QCOMPARE(m_editor->classMap().classes[1].name, std::string("street"));
    QVERIFY(!child<QToolButton>("redoButton")->isEnabled());
}

void TestClassMapEditor::addRemoveMove()
{
    select(1);
    click("addClassButton");
    ClassMap map = m_editor->classMap();
    QCOMPARE(map.size(), 5);
    QCOMPARE(map.classes[4].name, std::string("class 4")); // at the end, wherever one stands: all others keep their values
    map.classes.pop_back();
    QVERIFY(map == fourClasses());
    QVERIFY(m_editor->isValid() && m_editor->problems().empty()); // its name and colour are its own
    QVERIFY(m_editor->movedText().isEmpty());
    QCOMPARE(child<QTableView>("classTable")->currentIndex().row(), 4);
    click("removeClassButton");
    QVERIFY(m_editor->classMap() == fourClasses());
    select(3);
    click("moveUpButton");
    QCOMPARE(m_editor->classMap().classes[2].name, std::string("sky"));
    QCOMPARE(child<QTableView>("classTable")->currentIndex().row(), 2);
    select(0);
    QVERIFY(!child<QToolButton>("moveUpButton")->isEnabled());
    click("moveDownButton");
    QCOMPARE(m_editor->classMap().classes[1].name, std::string("background"));
    while (m_editor->undoStack()->canUndo())
        m_editor->undoStack()->undo();
    QVERIFY(m_editor->classMap() == fourClasses());
}

void TestClassMapEditor::colourByDoubleClick()
{
    Rgb asked;
    std::optional<Rgb> answer = Rgb{1, 2, 3};
    m_editor->setColourChooser([&](QWidget *, const Rgb &start) {
        asked = start;
        return answer;
    });
    auto *table = child<QTableView>("classTable");
    const QPoint place = table->visualRect(table->model()->index(1, ClassMapModel::ColourColumn)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(asked, (Rgb{128, 64, 128}));
    QCOMPARE(m_editor->classMap().classes[1].colour, (Rgb{1, 2, 3}));
    answer.reset(); // cancelled
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_editor->undoStack()->count(), 1);
}

void TestClassMapEditor::colourByText()
{
    auto *model = child<QTableView>("classTable")->model();
    QVERIFY(model->setData(model->index(0, ClassMapModel::ColourColumn), QStringLiteral("#0a0B0c")));
    QCOMPARE(m_editor->classMap().classes[0].colour, (Rgb{10, 11, 12}));
    QVERIFY(!model->setData(model->index(0, ClassMapModel::ColourColumn), QStringLiteral("no colour")));
    QVERIFY(!model->setData(model->index(0, ClassMapModel::ValueColumn), 7));
}

void TestClassMapEditor::ignoreStepsAreOneUndoStep()
{
    auto *ignore = child<QSpinBox>("ignoreBox");
    QCOMPARE(ignore->value(), 255);
    for (int i = 0; i < 5; ++i)
        ignore->stepDown();
    QCOMPARE(m_editor->classMap().ignore, 250);
    QCOMPARE(m_editor->undoStack()->count(), 1);
    click("undoButton");
    QCOMPARE(ignore->value(), 255);
}

void TestClassMapEditor::undoKeys()
{
    select(2);
    click("removeClassButton");
    auto *table = child<QTableView>("classTable");
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_editor->classMap() == fourClasses());
    QTest::keySequence(table, QKeySequence::Redo);
    QCOMPARE(m_editor->classMap().size(), 3);
}

void TestClassMapEditor::messagesAreShown()
{
    QSignalSpy valid(m_editor.get(), &ClassMapEditor::validChanged);
    auto *label = child<QLabel>("problemsLabel");
    QVERIFY(!label->isVisible());
    auto *model = child<QTableView>("classTable")->model();
    model->setData(model->index(2, ClassMapModel::NameColumn), QStringLiteral("road"));
    QVERIFY(label->isVisible());
    QCOMPARE(label->palette().color(QPalette::WindowText), themeColours(m_editor->palette()).bad);
    QVERIFY(label->text().contains(QStringLiteral("1, 2")) && label->text().contains(QStringLiteral("road")));
    QCOMPARE(valid.last().first().toBool(), false);
    click("undoButton");
    QVERIFY(!label->isVisible());
    QCOMPARE(valid.last().first().toBool(), true);
}

void TestClassMapEditor::fixedValues()
{
    m_editor->setValuesFixed(true);
    for (const char *name : {"addClassButton", "removeClassButton", "moveUpButton", "moveDownButton"})
        QVERIFY(!child<QToolButton>(name)->isVisible());
    auto *model = child<QTableView>("classTable")->model();
    QVERIFY(model->setData(model->index(2, ClassMapModel::NameColumn), QStringLiteral("vehicle")));
}

void TestClassMapEditor::settingForgetsTheSteps()
{
    QSignalSpy edited(m_editor.get(), &ClassMapEditor::edited);
    m_editor->setClassMap(carlaClasses());
    QVERIFY(edited.isEmpty());
    QVERIFY(!m_editor->undoStack()->canUndo());
    QCOMPARE(m_editor->classMap().size(), 13);
}

void TestClassMapEditor::movedValuesAreNamed()
{
    m_editor->setPixels({10, 400, 390, 200});
    auto *model = child<QTableView>("classTable")->model();
    QCOMPARE(model->index(1, ClassMapModel::PixelsColumn).data().toString(), QString("40.0 %"));
    QVERIFY(model->setData(model->index(1, ClassMapModel::NameColumn), QStringLiteral("street")));
    QVERIFY(m_editor->movedText().isEmpty()); // another name for the same pixels
    click("undoButton");
    select(2);
    click("moveUpButton");
    const auto moved = movedValues(fourClasses(), m_editor->classMap(), {10, 400, 390, 200});
    QCOMPARE(moved.size(), size_t(2));
    QCOMPARE(moved[0].value, 1);
    QCOMPARE(moved[0].before, QString("road"));
    QCOMPARE(moved[0].after, QString("car"));
    QCOMPARE(moved[0].pixels, uint64_t(400));
    QVERIFY2(m_editor->movedText().contains("39.0 %"), qPrintable(m_editor->movedText()));
    QVERIFY(child<QLabel>("problemsLabel")->isVisible() && m_editor->isValid());
    click("moveDownButton");
    QVERIFY(m_editor->movedText().isEmpty()); // only what is different in the end
}

void TestClassMapEditor::usedClassesCantGo()
{
    std::vector<uint64_t> pixels(256);
    pixels[1] = 965;
    pixels[3] = 35; // sky
    m_editor->setPixels(pixels);
    QVERIFY(m_editor->isValid());
    QString asked;
    QStringList offered;
    std::optional<int> answer;
    m_editor->setTakerChooser([&](QWidget *, const QString &question, const QStringList &names) {
        asked = question;
        offered = names;
        return answer;
    });
    select(3);
    click("removeClassButton"); // nobody says who takes its pixels
    QVERIFY(m_editor->classMap() == fourClasses());
    QVERIFY2(asked.contains("sky") && asked.contains("3.5 %"), qPrintable(asked));
    QCOMPARE(offered.size(), 4);
    QCOMPARE(offered.mid(0, 3), (QStringList{"background", "road", "car"}));

    answer = 1;
    click("removeClassButton");
    ClassMap map = m_editor->classMap();
    QCOMPARE(map.size(), 3);
    QCOMPARE(map.classes[1].values, (std::vector<int>{1, 3}));
    QVERIFY(m_editor->isValid());
    auto *model = child<QTableView>("classTable")->model();
    QCOMPARE(model->index(1, ClassMapModel::ValueColumn).data().toString(), QString("1, 3"));
    QCOMPARE(model->index(1, ClassMapModel::PixelsColumn).data().toString(), QString("100.0 %"));
    QVERIFY2(m_editor->movedText().contains("sky") && m_editor->movedText().contains("road") && m_editor->movedText().contains("3.5 %"), qPrintable(m_editor->movedText()));
    click("addClassButton"); // 3 has a meaning: the new class gets a value that has none
    QCOMPARE(m_editor->classMap().classes[3].values, std::vector<int>{4});
    click("undoButton");
    click("undoButton");
    QVERIFY(m_editor->classMap() == fourClasses());

    answer = 3; // nobody learns those pixels
    select(3);
    click("removeClassButton");
    QCOMPARE(m_editor->classMap().ignored, std::vector<int>{3});
    QVERIFY(m_editor->isValid());
    QVERIFY2(m_editor->movedText().contains("is ignored"), qPrintable(m_editor->movedText()));
    click("undoButton");

    asked.clear();
    select(0); // without a pixel it may go, and the others keep their values
    click("removeClassButton");
    QVERIFY(asked.isEmpty());
    map = m_editor->classMap();
    QCOMPARE(map.size(), 3);
    QCOMPARE(map.classes[0].values, std::vector<int>{1});
    QCOMPARE(map.classes[2].name, std::string("sky"));
    QCOMPARE(map.classes[2].values, std::vector<int>{3});
    click("moveDownButton"); // the class gets the value below
    QCOMPARE(m_editor->classMap().classes[1].name, std::string("road"));
    QCOMPARE(m_editor->classMap().classes[1].values, std::vector<int>{2});
    child<QSpinBox>("ignoreBox")->setValue(3); // the value, not the number
    QCOMPARE(m_editor->classMap().ignore, 2);
    QCOMPARE(child<QSpinBox>("ignoreBox")->value(), 3);
}

QTEST_MAIN(TestClassMapEditor)
#include "test_class_map_editor.moc"
