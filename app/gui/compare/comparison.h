#pragma once

#include "app/gui/runs/run_colours.h"
#include "core/compare/class_shares.h"
#include "core/compare/compared_run.h"
#include "core/compare/data_table.h"
#include "core/runs/project.h"

#include <QTableView>
#include <QWidget>
#include <optional>

namespace vantage::gui {

/// What is compared: runs as the database has them, named as in the window.
struct Comparison
{
    Project project;
    std::vector<ComparedRun> runs;
    std::vector<std::vector<EpochShares>> shares; ///< a run each
    std::vector<std::vector<std::string>> terms;  ///< of its steps, a run each
    std::vector<double> validationShares;         ///< a run each, see RunSummary
    size_t base = 0;

    bool isLabelled() const; ///< a run was measured on labels of the target
    bool hasShares() const;
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

/// One way to look at a comparison. Texts are set in retranslate().
class CompareTab : public QWidget
{
public:
    using QWidget::QWidget;
    /// nullptr: there is nothing to compare. Called when the tab comes in sight, and while it is whenever the runs have learned more.
    virtual void show(const ComparisonPtr &comparison) = 0;
    virtual QString title() const = 0;
    virtual void retranslate() = 0;
    virtual bool hasSomethingToSay(const Comparison &) const { return true; } ///< else the tab is not there
    virtual std::optional<DataTable> table() const { return std::nullopt; }   ///< what is shown, to be saved
};

/// A table to read: rows as high as a line, heads at the left, no grid; the Tab key leaves it.
void makeReadable(QTableView *table);
/// Columns as wide as what stands in them and some room, at least and at most these.
void fitColumns(QTableView *table, int least, int most);

} // namespace vantage::gui
