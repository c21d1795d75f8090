#pragma once

#include "app/gui/latest_work.h"
#include "core/workflow/adaptation.h"

#include <QObject>
#include <optional>
#include <vector>

namespace vantage::gui {

/// One run as tables and curves show it.
struct RunSummary
{
    RunRecord record;
    std::vector<EpochRecord> epochs;
    std::optional<SnapshotChoice> choice;
    bool resumable = false; ///< it has a checkpoint and says what it was asked for with
    bool modelThere = false;

    /// The measures at the chosen epoch, else at the last one; nullptr without any.
    const EpochRecord *shownEpoch() const;
};

/// The project that is open: what the operator chose, and its runs. Everything that pages share about the project.
class ProjectSession : public QObject
{
    Q_OBJECT
public:
    explicit ProjectSession(QObject *parent = nullptr);

    bool isOpen() const { return m_project.has_value(); }
    const Project &project() const { return *m_project; } ///< only while one is open
    const std::vector<RunSummary> &runs() const { return m_runs; }
    bool hasRuns() const { return !m_runs.empty(); }

    /// A project is begun with a folder alone and written once both cameras are chosen.
    void begin(const QString &folder);
    bool isWritten() const { return isOpen() && m_written; }

    void open(const QString &folder); ///< @throws InputError
    void close();

    /// What is chosen on the data page. @throws InputError where the project can't be written with it
    void setSource(const QString &folder);
    void setTarget(const QString &folder);
    void setMeasureTarget(bool on);
    void setClasses(const ClassMap &classes);

    /// The part of each camera that is kept for measuring; goes into every run.
    double validationShare() const { return m_validationShare; }
    void setValidationShare(double share);

    /// Reads the database anew, off the window's thread; runsChanged follows.
    void refreshRuns();
    /// The latest run that was stopped or interrupted and can go on, or 0. Known after runsChanged.
    int64_t resumableRun() const;
    const RunSummary *run(int64_t id) const;
    /// Takes a run out of the project, files and all. @throws InputError
    void removeRun(int64_t id);

    /// What the last run of this project was asked for with, else the defaults.
    AdaptationOptions lastRequest() const;
    /// Pretrained weights for a project in which nothing was trained yet.
    void setDefaultBackbone(const std::filesystem::path &weights) { m_defaultBackbone = weights; }

Q_SIGNALS:
    void projectChanged(); ///< opened, closed, or something else was chosen
    void runsChanged();
    void failed(const QString &message);

private:
    void write();

    std::filesystem::path m_defaultBackbone;
    std::optional<Project> m_project;
    bool m_written = false;
    bool m_recover = false; ///< the next refresh looks for runs that died with their program
    double m_validationShare = 0.2;
    std::vector<RunSummary> m_runs;
    LatestWork m_loader;
};

} // namespace vantage::gui
