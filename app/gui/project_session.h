#pragma once

#include "app/gui/latest_work.h"
#include "core/workflow/adaptation.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vantage::gui {

/// One run as tables and curves show it.
struct RunSummary
{
    RunRecord record;
    std::vector<EpochRecord> epochs; ///< matrices of the first and the shown one alone, see RunReader::overview()
    std::optional<SnapshotChoice> choice;
    bool resumable = false; ///< it has a checkpoint and says what it was asked for with
    bool modelThere = false;
    bool keeps = false; ///< something that would be lost with other cameras or classes: worthKeeping()
    QJsonObject recipe; ///< all its options
    double validationShare = 0.2; ///< of its recipe: the last part of each camera, which it never saw

    /// The measures at the chosen epoch, else at the last one; nullptr without any.
    const EpochRecord *shownEpoch() const;
};

/// The project that is open: what the operator chose, and its runs. Everything that pages share about the project.
class ProjectSession : public QObject
{
    Q_OBJECT
public:
    explicit ProjectSession(QObject *parent = nullptr);
    ~ProjectSession() override; ///< empties the bin, as close() does

    bool isOpen() const { return m_project.has_value(); }
    const Project &project() const { return *m_project; } ///< only while one is open
    const std::vector<RunSummary> &runs() const { return *m_runs; }
    /// The same for whoever needs them as they are now, whatever is read later.
    std::shared_ptr<const std::vector<RunSummary>> sharedRuns() const { return m_runs; }
    /// Runs that hold the cameras and the number of classes where they are. One that failed before its first step holds nothing.
    bool hasRuns() const;

    /// A project is begun with a folder alone and written once both cameras are chosen.
    void begin(const QString &folder);
    bool isWritten() const { return isOpen() && m_written; }

    void open(const QString &folder); ///< @throws InputError
    void close();

    enum class Camera { Source, Target };
    /// Looks at the folder off the window's thread (it may be large, or far away) and takes it; projectChanged or
    /// cameraRefused follow. A later choice for the same camera takes the place of one that is being looked at.
    /// @param place among the sources; their number: a further one
    /// A video or an archive in place of a folder is first made one, in the project; importing follows meanwhile.
    void chooseCamera(Camera camera, const QString &folder, size_t place = 0);
    /// Gives up what chooseCamera() is about; cameraRefused follows, with no reason.
    void stopChoosing(Camera camera);
    /// It stays in the project where runs are of it. @throws InputError where the project can't be written without it
    void removeSource(size_t place);
    /// The project's cameras that are no source of the pair: a tab each on the data page.
    std::vector<KnownCamera> targets() const;
    /// Works on another pair of cameras, of which `pair` has the project's list. @throws InputError where the project can't be written
    void showPair(const Project &pair);
    void showTarget(const std::string &name);
    /// @throws InputError where runs are of it
    void removeTarget(const std::string &name);
    void renameCamera(const std::string &from, const std::string &to); ///< @throws InputError
    bool isChoosing(Camera camera) const { return m_choosing[static_cast<size_t>(camera)]; }

    /// Whether the camera's folder is chosen and not there any more. @param place among the sources
    bool isMissing(Camera camera, size_t place = 0) const;
    /// One that is missing, with its place among the sources.
    struct MissingCamera
    {
        Camera camera;
        size_t place = 0;
        std::filesystem::path was;
    };
    std::optional<MissingCamera> missingCamera() const;
    /// The same frames lie elsewhere now: looked at off the window's thread, and taken where their fingerprint is the one that the runs were
    /// trained with; projectChanged or cameraRefused follow.
    void moveCamera(Camera camera, const QString &folder, size_t place = 0);
    /// Sees off the window's thread whether anything in the cameras' folders was added, taken away or written anew; camerasChanged follows.
    void lookForChanges();

    /// What else is chosen on the data page. @throws InputError where the project can't be written with it
    void setMeasureTarget(bool on);
    void setClasses(const ClassMap &classes);
    /// Frames that the project does without, in place of those so far. @throws InputError also where they are more than damage explains
    void setLeftOut(const std::filesystem::path &camera, const std::vector<std::string> &names, const DatasetReport &report);

    /// The part of each camera that is kept for measuring; goes into every run.
    double validationShare() const { return m_validationShare; }
    void setValidationShare(double share);

    /// The cameras' folders have changed on the disk: projectChanged, so that everybody looks again.
    void lookAgain();

    /// Reads the database anew, off the window's thread; runsChanged follows.
    void refreshRuns();
    /// The same for what a training reports: several calls within a moment are one, and runsProgressed follows.
    void refreshRunsSoon() { m_soon.start(); }
    /// The latest run that was stopped or interrupted and can go on, or 0. Known after runsChanged.
    int64_t resumableRun() const;
    const RunSummary *run(int64_t id) const;
    /// Whether another window or program trains in the project, as far as the runs say; known after runsChanged and runsProgressed.
    bool isTrainedElsewhere() const { return m_elsewhere; }
    /// Whether the training that runs is this program's.
    void setTrainsHere(bool here) { m_trainsHere = here; }
    /// Puts runs into the bin, off the window's thread: they are in no list any more, and gone for good once the project is closed.
    /// runsChanged follows, and failed() where one can't be taken. Nothing while others are being put there.
    void removeRuns(const std::vector<int64_t> &ids);
    bool isRemoving() const { return m_remover.busy(); }
    /// What the operator writes on a run: shown at once (runsProgressed), written off the window's thread.
    void setMarks(const std::vector<std::pair<int64_t, RunMarks>> &marks);
    /// The run that was put there last, also by a session that was cut off; 0: the bin is empty.
    int64_t lastRemoved() const { return m_bin.empty() ? 0 : m_bin.back(); }
    /// Takes it out again. @throws InputError
    void bringBackRun();

    /// What the last run of this project was asked for with, else the defaults.
    AdaptationOptions lastRequest() const;
    /// Pretrained weights for a project in which nothing was trained yet.
    void setDefaultBackbone(const std::filesystem::path &weights) { m_defaultBackbone = weights; }

Q_SIGNALS:
    void projectChanged(); ///< opened, closed, or something else was chosen
    void camerasChanged(); ///< files in their folders, since the project was opened or this was last told
    void runsChanged();
    void runsProgressed(); ///< a training has begun a run or measured an epoch; the choice of a run stays what it is
    /// How far a camera that is a file is; a share of 0 where that is not known.
    void importing(vantage::gui::ProjectSession::Camera camera, const QString &text, double share);
    void cameraRefused(vantage::gui::ProjectSession::Camera camera, const QString &why);
    void failed(const QString &message);

private:
    static constexpr double defaultShare = 0.2;
    void write();
    void loadAllRuns();
    void emptyBin();
    void applyMarks(std::vector<RunSummary> &all) const;
    void writeMarks();
    void flushMarks();
    void take(const Project &chosen, Camera camera);

    std::filesystem::path m_defaultBackbone;
    std::optional<Project> m_project;
    bool m_written = false;
    bool m_tellAll = false; ///< the next load is told by runsChanged
    bool m_recover = false; ///< the next refresh looks for runs that died with their program
    double m_validationShare = defaultShare;
    std::shared_ptr<const std::vector<RunSummary>> m_runs = std::make_shared<std::vector<RunSummary>>();
    std::vector<int64_t> m_bin; ///< in the order they were put there
    std::array<bool, 2> m_choosing{};
    bool m_elsewhere = false, m_trainsHere = false;
    QTimer m_soon;
    QTimer m_follow; ///< while somebody else trains
    std::map<int64_t, RunMarks> m_marks, m_marksBeingWritten; ///< that the database does not have yet
    LatestWork m_loader, m_remover, m_marker;
    LatestWork m_sourceLook, m_targetLook, m_changesLook;
    std::string m_lookedAt; ///< the folders that m_changesLook looks at
    bool m_lookAgain = false; ///< once it is done
    std::string m_stamps; ///< of both folders, as lookForChanges() last saw them
};

} // namespace vantage::gui
