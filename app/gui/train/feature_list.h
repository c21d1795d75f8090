#pragma once

#include <QWidget>

#include <filesystem>
#include <vector>

class QToolButton;
class QVBoxLayout;

namespace vantage::gui {

struct Workbench;

/// Files of further networks that look beside the backbone, a row each with a button that takes it out, and a button that adds one.
/// Object names: featureAddButton, featureEdit<row>, featureRemoveButton<row>, from 0 on.
class FeatureList : public QWidget
{
    Q_OBJECT
public:
    explicit FeatureList(Workbench &bench, QWidget *parent = nullptr);

    void setFiles(const std::vector<std::filesystem::path> &files);
    /// @param possible whether the chosen network can take them
    void setPossible(bool possible);
    void retranslate();

Q_SIGNALS:
    void filesChosen(const std::vector<std::filesystem::path> &files);

private:
    void add();
    void showRows();

    Workbench &m_bench;
    QVBoxLayout *m_rows;
    QToolButton *m_add;
    std::vector<std::filesystem::path> m_files;
    bool m_possible = true;
};

} // namespace vantage::gui
