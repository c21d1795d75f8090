#pragma once

#include "app/gui/compare/comparison.h"
#include "app/gui/latest_work.h"

class QComboBox;
class QLabel;
class QTabWidget;

namespace vantage::gui {

class CurvesTab;
struct Workbench;

/// The ticked runs side by side, the base first. Object names: baseRunBox, compareNote, compareTabs.
class ComparePanel : public QWidget
{
    Q_OBJECT
public:
    explicit ComparePanel(Workbench &bench, QWidget *parent = nullptr);

    /// Reads them off the window's thread; the tabs that are not in sight wait until they are. compared() follows.
    void setRuns(const std::vector<int64_t> &runs);
    ComparisonPtr comparison() const { return m_comparison; }
    void retranslate();

    void saveTable();  ///< of the tab in sight, where it has one
    void savePlots();
    void saveReport(); ///< of the whole comparison, as a page

    static constexpr size_t most = 8; ///< runs at once

Q_SIGNALS:
    void compared();

private:
    CompareTab *current() const;
    void chooseBase();
    void showTabs();
    void showCurrent();

    Workbench &m_bench;
    std::vector<int64_t> m_wanted;
    int64_t m_base = 0; ///< chosen by the operator; 0: the first
    ComparisonPtr m_comparison;
    std::vector<CompareTab *> m_all;
    CurvesTab *m_curves;
    QTabWidget *m_tabs;
    QLabel *m_baseTitle, *m_note, *m_nothing;
    QComboBox *m_baseBox;
    LatestWork m_work, m_saving;
};

} // namespace vantage::gui
