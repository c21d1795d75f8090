#pragma once

#include "core/data/class_map.h"

#include <QSet>
#include <QWidget>

#include <vector>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace vantage {

/// Classes with their colours, each to be shown or hidden.
/// Object names: legendList (QTreeWidget, an item a class in the map's order), legendAllButton, legendNoneButton,
/// legendOnlyButton (only the selected classes). Space toggles, double click shows a class alone (again: all).
class ClassLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ClassLegend(QWidget *parent = nullptr);

    /// Hidden classes stay hidden where the number of classes does not change.
    void setClasses(const ClassMap &classes);
    /// Share of pixels a class, 0..1; negative = not known. Empty takes the column away.
    void setShares(const std::vector<double> &shares);

    QSet<int> hidden() const;
    void setHidden(const QSet<int> &hidden); ///< emits hiddenChanged where it changes
    /// Marks the class under the cursor of another widget; -1 = none.
    void setMarked(int classIndex);

Q_SIGNALS:
    void hiddenChanged(const QSet<int> &hidden);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void itemChanged(QTreeWidgetItem *item, int column);
    void showOnly(const QSet<int> &visible);
    void refreshShares();

    QTreeWidget *m_list;
    QPushButton *m_all;
    QPushButton *m_none;
    QPushButton *m_only;
    ClassMap m_classes;
    std::vector<double> m_shares;
    int m_marked = -1;
    bool m_filling = false;
};

} // namespace vantage
