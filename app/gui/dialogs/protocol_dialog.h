#pragma once

#include "app/gui/latest_work.h"
#include "core/protocol/protocol.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace vantage::gui {

class PathEdit;
struct Workbench;

/// Trains NA, the control, recipes and Fine-Tuning over many pairs of cameras, as the paper's tables do, and shows the tables as they fill. What has
/// finished is kept; the same folder again goes on where it was cut off. Object names: protocolDialog, protocolCamerasBox, protocolPairs,
/// protocolRecipes, protocolPresetBox, protocolSeedsSpin, protocolFolderEdit, protocolBackboneEdit, protocolStartButton, protocolPageButton,
/// protocolStages, protocolResults, protocolStatus, protocolBar.
class ProtocolDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param base what the Train page asks for: its preset, pretrained weights and changed options are taken
    ProtocolDialog(Workbench &bench, const AdaptationOptions &base, QWidget *parent = nullptr);
    ~ProtocolDialog() override;

    bool isRunning() const { return m_running; }
    void reject() override; ///< asks first where it is running

Q_SIGNALS:
    void ended(); ///< finished, stopped or failed

private:
    enum Cameras { City, OfProject, Listed };
    void showCameras();
    void fillPairs();
    ProtocolOptions options() const;
    void startOrStop();
    void begin();
    void end(const QString &text, bool bad);
    void addStage(const StagePlace &place, const StageLine &line, bool reused);
    void showResults(const ProtocolResults &results);

    Workbench &m_bench;
    AdaptationOptions m_base;
    ProtocolSpec m_spec; ///< what there is to choose from
    bool m_running = false, m_closing = false;
    QComboBox *m_cameras, *m_preset;
    QListWidget *m_pairs, *m_recipes;
    QSpinBox *m_seeds;
    PathEdit *m_folder, *m_backbone;
    QPushButton *m_start, *m_page;
    QTableWidget *m_stages, *m_results;
    QLabel *m_status;
    QProgressBar *m_bar;
    LatestWork m_work;
};

} // namespace vantage::gui
