#pragma once

#include "app/gui/runs/run_columns.h"

namespace vantage::gui {

/// What a line like `recipe:label-book gain>0.02 -tag:rain station` asks of a run. Words must all be found somewhere in what the run is
/// called and said to be; `column:word` in that column, `column=word` as the whole of it; with >, <, >=, <= and != numbers are compared
/// (50 %, 20 min and 2 h may be written 50%, 20min and 2h). A minus in front means: not. Quotes hold words together. `is:starred`,
/// `is:pinned`, `is:hidden` ask for marks.
class RunFilter
{
public:
    RunFilter() = default;
    /// @param columns must outlive the filter
    RunFilter(const QString &text, const RunColumns &columns);

    bool accepts(const RunRow &row) const;
    /// What of the line is not understood, a sentence for people; that part asks nothing. Empty: all is.
    QString problem() const { return m_problem; }
    bool asksForHidden() const; ///< then hidden runs are not left out

private:
    struct Term
    {
        enum class Test { Anywhere, Is, Contains, Equal, Unequal, Less, Greater, AtMost, AtLeast } test = Test::Anywhere;
        bool negated = false;
        const RunColumn *column = nullptr;
        QString text;
        double number = 0;
        bool isNumber = false;
    };
    void add(QString term, const RunColumns &columns);
    static bool holds(const Term &term, const RunRow &row);

    std::vector<Term> m_terms;
    QString m_problem;
};

} // namespace vantage::gui
