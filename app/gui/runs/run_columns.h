#pragma once

#include "app/gui/runs/run_row.h"

#include <QStringList>
#include <QVariant>
#include <functional>

namespace vantage::gui {

/// Something that the table of runs can show, sort by, filter by and write.
struct RunColumn
{
    enum class Kind { Text, Editable, Star, Whole, Share, Signed, Percent, Duration, Date };
    QString id; ///< in filters and settings
    QString title, group, help;
    Kind kind = Kind::Text;
    std::function<QVariant(const RunRow &)> value; ///< to sort by and compare with; invalid where there is none
    std::function<QString(const RunRow &)> word = {}; ///< as core says it, where people are told it otherwise

    bool isNumber() const { return kind >= Kind::Whole; }
    QString text(const RunRow &row) const;  ///< for people
    QString plain(const RunRow &row) const; ///< for files: a point in numbers, words as core has them
};

/// All columns: what a run is, what came out, every measure (kept, best, last, lowest, highest), every option of a recipe.
class RunColumns
{
public:
    RunColumns(); ///< in the language of the window

    const std::vector<RunColumn> &all() const { return m_all; }
    const RunColumn *find(const QString &id) const; ///< nullptr where there is none
    /// What is shown until somebody chooses: of runs of a labelled target what was measured, else the scores that need no labels; never a
    /// column that all runs leave empty.
    QStringList standard(const std::vector<RunRow> &rows) const;

private:
    std::vector<RunColumn> m_all;
};

} // namespace vantage::gui
