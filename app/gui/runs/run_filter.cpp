#include "app/gui/runs/run_filter.h"

#include "app/gui/names.h"

#include "app/gui/text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace vantage::gui {
namespace {

/// Split at spaces outside quotes; the quotes are gone.
QStringList termsOfLine(const QString &line)
{
    QStringList terms;
    QString term;
    bool quoted = false, any = false;
    for (const QChar c : line) {
        if (c == u'"') {
            quoted = !quoted;
            any = true;
        } else if (c.isSpace() && !quoted) {
            if (any || !term.isEmpty())
                terms << term;
            term.clear();
            any = false;
        } else {
            term += c;
        }
    }
    if (any || !term.isEmpty())
        terms << term;
    return terms;
}

/// "0.02", "0,02", "50%", "20min", "2h", "30s".
std::optional<double> numberOf(QString text)
{
    static const QRegularExpression form("^([+-]?[0-9]*[.,]?[0-9]+(?:[eE][+-]?[0-9]+)?)(%|s|min|h)?$");
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double value = QLocale::c().toDouble(match.captured(1).replace(u',', u'.'));
    const QString unit = match.captured(2);
    return value * (unit == "%" ? 0.01 : unit == "min" ? 60 : unit == "h" ? 3600 : 1);
}

bool contains(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool equal(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// One tag is asked for as a whole.
bool hasTag(const RunRow &row, const QString &tag)
{
    const auto &tags = row.run->record.marks.tags;
    return std::any_of(tags.begin(), tags.end(), [&](const std::string &one) { return equal(toQt(one), tag); });
}

bool is(const RunRow &row, const QString &what)
{
    const RunMarks &marks = row.run->record.marks;
    return (marks.starred && equal(what, "starred")) || (marks.pinned && equal(what, "pinned")) || (marks.hidden && equal(what, "hidden"))
           || equal(what, toQt(toText(row.run->record.state))) || equal(what, toQt(toText(row.run->record.kind)));
}

bool anywhere(const RunRow &row, const QString &word)
{
    const RunRecord &record = row.run->record;
    for (const QString &text : {toQt(record.marks.name), toQt(record.marks.note), runName(record), toQt(record.recipe), toQt(toText(record.kind)), stateName(record.state), toQt(toText(record.state)),
                                toQt(record.target)})
        if (contains(text, word))
            return true;
    const auto inside = [&](const std::vector<std::string> &texts) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string &text) { return contains(toQt(text), word); });
    };
    return inside(record.marks.tags) || inside(record.sources);
}

} // namespace

RunFilter::RunFilter(const QString &text, const RunColumns &columns)
{
    for (const QString &term : termsOfLine(text))
        add(term, columns);
}

void RunFilter::add(QString text, const RunColumns &columns)
{
    Term term;
    if (text.size() > 1 && text.startsWith(u'-')) {
        term.negated = true;
        text = text.mid(1);
    }
    static const QRegularExpression form("^([A-Za-z][A-Za-z0-9/-]*)(:|>=|<=|!=|>|<|=)(.*)$");
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        term.text = text;
        m_terms.push_back(term);
        return;
    }
    const QString key = match.captured(1), test = match.captured(2);
    term.text = match.captured(3);
    if (term.text.isEmpty())
        return; // it is being typed
    if (const auto number = numberOf(term.text)) {
        term.number = *number;
        term.isNumber = true;
    }
    using Test = Term::Test;
    term.test = test == ":" ? Test::Contains : test == "=" ? Test::Equal : test == "!=" ? Test::Unequal : test == ">" ? Test::Greater
                : test == "<" ? Test::Less : test == ">=" ? Test::AtLeast : Test::AtMost;
    if (equal(key, "is")) {
        term.test = Test::Is;
        m_terms.push_back(term);
        return;
    }
    term.column = columns.find(key);
    const bool compares = term.test == Test::Greater || term.test == Test::Less || term.test == Test::AtLeast || term.test == Test::AtMost;
    if (!term.column)
        m_problem = QCoreApplication::translate("runColumns", "There is no column “%1”. What the columns are called stands in the list of columns.").arg(key);
    else if (compares && !term.isNumber && term.column->kind != RunColumn::Kind::Date)
        m_problem = QCoreApplication::translate("runColumns", "“%1” is no number to compare %2 with.").arg(term.text, key);
    else
        m_terms.push_back(term);
}

bool RunFilter::holds(const Term &term, const RunRow &row)
{
    using Test = Term::Test;
    if (term.test == Test::Anywhere)
        return anywhere(row, term.text);
    if (term.test == Test::Is)
        return is(row, term.text);
    if (term.column->id == "tag" && term.test != Test::Unequal)
        return hasTag(row, term.text);
    const QString plain = term.column->plain(row), shown = term.column->text(row);
    if (term.test == Test::Contains && !(term.isNumber && term.column->isNumber()))
        return contains(plain, term.text) || contains(shown, term.text);
    const QVariant value = term.column->value(row);
    if (term.isNumber && term.column->isNumber() && term.column->kind != RunColumn::Kind::Date) {
        if (!value.isValid())
            return term.test == Test::Unequal;
        const double number = value.toDouble();
        switch (term.test) {
        case Test::Less: return number < term.number;
        case Test::Greater: return number > term.number;
        case Test::AtMost: return number <= term.number;
        case Test::AtLeast: return number >= term.number;
        case Test::Unequal: return number != term.number;
        default: return number == term.number;
        }
    }
    switch (term.test) { // dates as 2026-11-27, which the alphabet puts in order
    case Test::Less: return !plain.isEmpty() && plain < term.text;
    case Test::Greater: return plain > term.text;
    case Test::AtMost: return !plain.isEmpty() && plain <= term.text;
    case Test::AtLeast: return plain >= term.text;
    case Test::Unequal: return !equal(plain, term.text) && !equal(shown, term.text);
    default: return equal(plain, term.text) || equal(shown, term.text);
    }
}

bool RunFilter::accepts(const RunRow &row) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return holds(term, row) != term.negated; });
}

bool RunFilter::asksForHidden() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const Term &term) { return term.test == Term::Test::Is && equal(term.text, "hidden"); });
}

} // namespace vantage::gui
