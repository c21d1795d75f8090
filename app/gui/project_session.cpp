#include "app/gui/project_session.h"

#include "app/gui/data/camera_check.h"
#include "app/gui/text.h"
#include "core/base/error.h"
#include "core/runs/camera_files.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_cameras.h"
#include "core/training/trainer.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/finish_run.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <chrono>
#include <utility>

namespace vantage::gui {
namespace {

std::vector<RunSummary> loadRuns(const Project &project, bool recover)
{
    std::vector<RunSummary> result;
    if (!std::filesystem::exists(project.database()))
        return result;
    if (recover)
        try {
            RunStore store(project.folder);
            finishInterrupted(project, store);
        } catch (const RunStoreBusy &) { // a project that is not to be written can be looked at all the same
        }
    const RunReader store(project.folder);
    auto epochs = store.overview();
    for (RunRecord &record : store.runs()) {
        RunSummary summary;
        const auto folder = project.runFolder(record.id);
        summary.epochs = std::move(epochs[record.id]);
        summary.choice = store.choice(record.id);
        const bool ended = record.state == RunState::Stopped || record.state == RunState::Failed;
        summary.resumable = ended && canResume(folder) && std::filesystem::exists(folder / "adaptation.json");
        summary.modelThere = std::filesystem::exists(folder / "model.safetensors");
        summary.keeps = worthKeeping(store, record);
        summary.recipe = QJsonDocument::fromJson(QByteArray::fromStdString(record.recipeJson)).object();
        summary.validationShare = summary.recipe.value("validationShare").toDouble(summary.validationShare);
        summary.record = std::move(record);
        result.push_back(std::move(summary));
    }
    return result;
}

/// A folder none of whose first frames can be read is another one than was meant; single damaged ones can be left out. @throws InputError
void requireFrames(const Dataset &data)
{
    constexpr size_t tried = 8;
    std::exception_ptr first;
    for (size_t i = 0; i < std::min(tried, data.frames.size()); ++i) {
        try {
            readFrame(data, i);
            return;
        } catch (const InputError &) {
            if (!first)
                first = std::current_exception();
        }
    }
    if (first)
        std::rethrow_exception(first);
}

} // namespace

const EpochRecord *RunSummary::shownEpoch() const
{
    for (const EpochRecord &epoch : epochs)
        if (choice && epoch.epoch == choice->chosen)
            return &epoch;
    return epochs.empty() ? nullptr : &epochs.back();
}

bool ProjectSession::hasRuns() const
{
    return std::any_of(runs().begin(), runs().end(), [](const RunSummary &run) { return run.keeps; });
}

ProjectSession::ProjectSession(QObject *parent)
    : QObject(parent)
{
    connect(this, &ProjectSession::projectChanged, this, &ProjectSession::lookForChanges);
    connect(&m_changesLook, &LatestWork::idle, this, [this] {
        if (std::exchange(m_lookAgain, false))
            lookForChanges();
    });
    m_follow.setSingleShot(true);
    m_follow.setInterval(3000);
    connect(&m_follow, &QTimer::timeout, this, [this] {
        m_recover = true; // it may have died
        loadAllRuns();
    });
    connect(&m_marker, &LatestWork::idle, this, &ProjectSession::writeMarks);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &ProjectSession::loadAllRuns);
}

void ProjectSession::begin(const QString &folder)
{
    close();
    Project project;
    project.folder = toPath(QFileInfo(folder).absoluteFilePath());
    project.name = project.folder.filename().string();
    project.classes = carlaClasses();
    if (isProject(project.folder))
        throw InputError(project.folder, say(QT_TRANSLATE_NOOP("core", "holds a project already")), say(QT_TRANSLATE_NOOP("core", "Open it, or choose another folder")));
    requireFreePlace(project.folder);
    m_project = std::move(project);
    m_written = false;
    m_validationShare = defaultShare;
    Q_EMIT projectChanged();
    Q_EMIT runsChanged();
}

void ProjectSession::open(const QString &folder)
{
    const auto place = toPath(QFileInfo(folder).absoluteFilePath());
    if (isProject(place))
        finishRenaming(place);
    Project project = openProject(place);
    close();
    m_project = std::move(project);
    useContents(*m_project);
    m_written = true;
    m_recover = true;
    try {
        m_bin = RunReader(m_project->folder).trashed();
    } catch (const InputError &) { // a project without runs
    }
    m_validationShare = defaultShare;
    try {
        for (const Setting &setting : lastRequest().settings)
            if (setting.key == "validationShare")
                m_validationShare = std::clamp(toQt(setting.value).toDouble(), 0.01, 0.9);
    } catch (const InputError &) { // what the last run wanted can't be read: the default stays
    }
    Q_EMIT projectChanged();
    refreshRuns();
}

ProjectSession::~ProjectSession()
{
    flushMarks();
    emptyBin();
}

void ProjectSession::close()
{
    if (!m_project)
        return;
    flushMarks();
    m_remover.cancel();
    emptyBin();
    m_loader.cancel();
    m_sourceLook.cancel();
    m_targetLook.cancel();
    m_changesLook.cancel();
    m_stamps.clear();
    m_choosing = {};
    m_soon.stop();
    m_follow.stop();
    m_elsewhere = false;
    m_project.reset();
    m_runs = std::make_shared<std::vector<RunSummary>>();
    m_written = false;
    Q_EMIT projectChanged();
    Q_EMIT runsChanged();
}

void ProjectSession::write()
{
    if (m_written) {
        saveProject(*m_project);
    } else if (!m_project->sources.empty() && !m_project->target.empty()) {
        m_project = createProject(*m_project);
        m_written = true;
    }
}

void ProjectSession::chooseCamera(Camera camera, const QString &folder, size_t place)
{
    LatestWork &look = camera == Camera::Source ? m_sourceLook : m_targetLook;
    bool &choosing = m_choosing[static_cast<size_t>(camera)];
    choosing = true;
    look.start(
        [this, camera, &choosing, place, bound = hasRuns(), path = toPath(folder), chosen = *m_project](const LatestWork::Voice &voice) mutable {
            if (isCameraFile(path)) {
                const auto made = importIntoProject(chosen.folder, path, {}, voice.stop(), [&, told = std::chrono::steady_clock::time_point()](const ImportProgress &progress) mutable {
                    const auto now = std::chrono::steady_clock::now();
                    if (now - told < std::chrono::milliseconds(100))
                        return;
                    told = now;
                    voice.say([this, camera, progress] { Q_EMIT importing(camera, coreText(progress.text), progress.share); });
                });
                if (!made)
                    return;
                path = made->folder;
            }
            if (camera == Camera::Target) {
                requireFrames(listDataset(path, LabelUse::Hidden));
                chosen.target = path;
            } else {
                if (place < chosen.sources.size())
                    chosen.sources[place] = path;
                else
                    chosen.sources.push_back(path);
                std::vector<Dataset> sources;
                for (const auto &source : chosen.sources)
                    sources.push_back(listDataset(source, LabelUse::Required));
                requireFrames(sources[std::min(place, sources.size() - 1)]);
                const ClassMap classes = joined(std::move(sources)).classes;
                if (!bound && chosen.sources.size() == 1) // of further ones the same is asked
                    chosen.classes = classes;
                if (const Message other = classDifference(classes, chosen.classes); bound && !other.empty())
                    throw InputError(path, say(QT_TRANSLATE_NOOP("core", "can't join the project's cameras: it %1 in the project"), other),
                                     say(QT_TRANSLATE_NOOP("core", "Make a new project for other classes, or correct the folder's classes.json")));
            }
            voice.say([this, camera, &choosing, chosen] {
                choosing = false;
                take(chosen, camera);
            });
        },
        [this, camera, &choosing](std::exception_ptr error) {
            choosing = false;
            Q_EMIT cameraRefused(camera, errorText(error));
        });
}

void ProjectSession::stopChoosing(Camera camera)
{
    (camera == Camera::Source ? m_sourceLook : m_targetLook).cancel();
    m_choosing[static_cast<size_t>(camera)] = false;
    Q_EMIT cameraRefused(camera, {});
}

void ProjectSession::removeSource(size_t place)
{
    const Project before = *m_project;
    const auto folder = m_project->sources[place];
    const std::string name = m_project->nameOf(folder);
    m_project->sources.erase(m_project->sources.begin() + static_cast<std::ptrdiff_t>(place));
    const auto isOfIt = [&](const RunSummary &run) { return run.record.target == name || std::count(run.record.sources.begin(), run.record.sources.end(), name) > 0; };
    if (std::none_of(runs().begin(), runs().end(), isOfIt))
        std::erase_if(m_project->cameras, [&](const KnownCamera &camera) { return camera.folder == folder; });
    try {
        write();
    } catch (...) {
        m_project = before;
        throw;
    }
    Q_EMIT projectChanged();
}

std::vector<KnownCamera> ProjectSession::targets() const
{
    std::vector<KnownCamera> result;
    for (const KnownCamera &camera : m_project->cameras)
        if (std::find(m_project->sources.begin(), m_project->sources.end(), camera.folder) == m_project->sources.end())
            result.push_back(camera);
    return result;
}

void ProjectSession::showPair(const Project &pair)
{
    if (pair.sources == m_project->sources && pair.target == m_project->target)
        return;
    const Project before = *m_project;
    m_project->sources = pair.sources;
    m_project->target = pair.target;
    m_project->cameras = pair.cameras;
    m_stamps.clear(); // other folders are no change of these
    try {
        write();
    } catch (...) {
        m_project = before;
        throw;
    }
    Q_EMIT projectChanged();
}

void ProjectSession::showTarget(const std::string &name)
{
    Project pair = *m_project;
    if (const KnownCamera *camera = pair.camera(name))
        pair.target = camera->folder;
    showPair(pair);
}

void ProjectSession::removeTarget(const std::string &name)
{
    Project project = *m_project;
    if (project.nameOf(project.target) == name)
        for (const KnownCamera &other : targets())
            if (other.name != name)
                project.target = other.folder;
    removeCamera(project, name);
    m_project = project;
    Q_EMIT projectChanged();
}

void ProjectSession::renameCamera(const std::string &from, const std::string &to)
{
    vantage::renameCamera(*m_project, from, to);
    Q_EMIT projectChanged();
    refreshRuns();
}

bool ProjectSession::isMissing(Camera camera, size_t place) const
{
    if (!isOpen() || (camera == Camera::Source && place >= m_project->sources.size()))
        return false;
    const auto &folder = camera == Camera::Source ? m_project->sources[place] : m_project->target;
    std::error_code code;
    return !folder.empty() && !std::filesystem::is_directory(folder, code);
}

std::optional<ProjectSession::MissingCamera> ProjectSession::missingCamera() const
{
    if (isMissing(Camera::Target))
        return MissingCamera{Camera::Target, 0, m_project->target};
    for (size_t place = 0; isOpen() && place < m_project->sources.size(); ++place)
        if (isMissing(Camera::Source, place))
            return MissingCamera{Camera::Source, place, m_project->sources[place]};
    return std::nullopt;
}

void ProjectSession::moveCamera(Camera camera, const QString &folder, size_t place)
{
    const bool source = camera == Camera::Source;
    LatestWork &look = source ? m_sourceLook : m_targetLook;
    bool &choosing = m_choosing[static_cast<size_t>(camera)];
    choosing = true;
    // The latest run that says what it saw; a baseline knows no target.
    std::string print;
    const auto isOfIt = [&](const RunRecord &run) { // or does not say of which camera it is
        const Project of = withCamerasOf(*m_project, run);
        return source ? of.sources == m_project->sources : of.target == m_project->target;
    };
    for (const RunSummary &run : runs())
        if (!isOfIt(run.record))
            continue;
        else if (const std::string &seen = source ? run.record.sourceFingerprint : run.record.targetFingerprint; !seen.empty())
            print = seen;
    look.start(
        [this, camera, source, place, &choosing, print, project = *m_project, path = toPath(QFileInfo(folder).absoluteFilePath())](const LatestWork::Voice &voice) mutable {
            std::filesystem::path &where = source ? project.sources.at(place) : project.target;
            for (KnownCamera &known : project.cameras)
                if (known.folder == where)
                    known.folder = path;
            if (auto frames = project.leftOut.extract(where)) { // they are left out there, too
                frames.key() = path;
                project.leftOut.insert(std::move(frames));
            }
            where = path;
            // Several sources have one fingerprint: it can be looked at when the last of them is there again.
            const bool all = !source || std::all_of(project.sources.begin(), project.sources.end(), [](const auto &one) { std::error_code code; return std::filesystem::is_directory(one, code); });
            Dataset data = !source ? openTarget(project, LabelUse::Hidden) : all ? openSources(project) : openSource(project, place);
            if (!readAlike(project.classes, data.classes))
                data.classes = project.classes; // as adapt() takes its fingerprints
            if (all && !print.empty() && fingerprint(data) != print)
                throw InputError(path, 
                                 source ? say(QT_TRANSLATE_NOOP("core", "does not hold the source's frames and labels that the runs were trained on"))
                                        : say(QT_TRANSLATE_NOOP("core", "does not hold the target's frames that the runs were trained on")),
                                 say(QT_TRANSLATE_NOOP("core", "Choose the folder that they lie in now, or make a new project for other frames")));
            voice.say([this, camera, &choosing, project] {
                choosing = false;
                m_project->cameras = project.cameras;
                take(project, camera);
            });
        },
        [this, camera, &choosing](std::exception_ptr error) {
            choosing = false;
            Q_EMIT cameraRefused(camera, errorText(error));
        });
}

void ProjectSession::lookForChanges()
{
    if (!isOpen())
        return;
    const auto looked = camerasOf(*m_project);
    std::string folders;
    for (const auto &[folder, use] : looked)
        folders += folder.string() + '\n';
    // A look that runs is let end: the first one is what later ones are held against.
    if (m_changesLook.busy() && folders == m_lookedAt) {
        m_lookAgain = true;
        return;
    }
    m_lookedAt = folders;
    m_lookAgain = false;
    m_changesLook.start([this, cameras = looked](const LatestWork::Voice &voice) {
        std::string stamps, names;
        for (const auto &[folder, use] : cameras) {
            stamps += folder.string() + folderStamp(folder);
            names += folder.string();
        }
        voice.say([this, stamps, named = names.size()] {
            const bool changed = stamps.size() > named && !m_stamps.empty() && stamps != m_stamps;
            m_stamps = stamps;
            if (changed)
                Q_EMIT camerasChanged();
        });
    });
}

/// Of what was chosen only this camera: the other one may have been chosen since.
void ProjectSession::take(const Project &chosen, Camera camera)
{
    const Project before = *m_project;
    for (const auto &folder : camera == Camera::Source ? chosen.sources : std::vector{chosen.target})
        if (const auto frames = chosen.leftOut.find(folder); frames != chosen.leftOut.end())
            m_project->leftOut.insert(*frames);
    if (camera == Camera::Source) {
        m_project->sources = chosen.sources;
        if (!hasRuns()) {
            m_project->classes = chosen.classes;
            acceptFolderClasses(*m_project);
        }
    } else {
        m_project->target = chosen.target;
    }
    m_stamps.clear(); // other folders are no change of these
    try {
        requireDistinctCameras(*m_project);
        if (!hasRuns())
            m_project->cameras.clear(); // what was chosen before holds nothing
        noteCameras(*m_project);
        write();
    } catch (const std::exception &) {
        m_project = before;
        Q_EMIT cameraRefused(camera, errorText(std::current_exception()));
        return;
    }
    Q_EMIT projectChanged();
}

void ProjectSession::lookAgain()
{
    if (isOpen())
        Q_EMIT projectChanged();
}

void ProjectSession::setMeasureTarget(bool on)
{
    if (m_project->measureTarget == on)
        return;
    m_project->measureTarget = on;
    write();
    Q_EMIT projectChanged();
}

void ProjectSession::setLeftOut(const std::filesystem::path &camera, const std::vector<std::string> &names, const DatasetReport &report)
{
    requireFewLeftOut(camera, names.size(), report.frames, report.faults.empty() ? Message() : report.faults.front().problem);
    const Project before = *m_project;
    if (names.empty())
        m_project->leftOut.erase(camera);
    else
        m_project->leftOut[camera] = names;
    try {
        write();
    } catch (...) {
        m_project = before;
        throw;
    }
    Q_EMIT projectChanged();
}

void ProjectSession::setClasses(const ClassMap &classes)
{
    acceptFolderClasses(*m_project);
    if (m_project->classes == classes) {
        write();
        return;
    }
    if (hasRuns() && classes.size() != m_project->classes.size())
        throw InputError(m_project->folder,
                         say(QT_TRANSLATE_NOOP("core", "its runs were trained with %1 classes"), m_project->classes.size()),
                         say(QT_TRANSLATE_NOOP("core", "Begin a new project for another number of classes")));
    m_project->classes = classes;
    write();
    Q_EMIT projectChanged();
}

void ProjectSession::setValidationShare(double share)
{
    if (m_validationShare == share)
        return;
    m_validationShare = share;
    Q_EMIT projectChanged();
}

void ProjectSession::refreshRuns()
{
    m_tellAll = true;
    m_soon.stop();
    loadAllRuns();
}

void ProjectSession::loadAllRuns()
{
    if (!isWritten())
        return;
    m_loader.start(
        [this, project = *m_project, recover = m_recover](const LatestWork::Voice &voice) {
            auto runs = std::make_shared<std::vector<RunSummary>>(loadRuns(project, recover));
            voice.say([this, runs] {
                m_recover = false;
                applyMarks(*runs);
                m_runs = runs;
                m_elsewhere = !m_trainsHere
                              && std::any_of(runs->begin(), runs->end(), [](const RunSummary &run) { return run.record.state == RunState::Running; });
                if (m_elsewhere)
                    m_follow.start();
                if (std::exchange(m_tellAll, false))
                    Q_EMIT runsChanged();
                else
                    Q_EMIT runsProgressed();
            });
        },
        [this](std::exception_ptr error) { Q_EMIT failed(errorText(error)); });
}

int64_t ProjectSession::resumableRun() const
{
    // Only where nothing was finished after it: an old stopped run is not worth a question at each start.
    if (runs().empty() || !runs().back().resumable)
        return 0;
    return runs().back().record.id;
}

const RunSummary *ProjectSession::run(int64_t id) const
{
    const auto found =
        std::find_if(runs().begin(), runs().end(), [&](const RunSummary &run) { return run.record.id == id; });
    return found == runs().end() ? nullptr : &*found;
}

void ProjectSession::removeRuns(const std::vector<int64_t> &ids)
{
    if (m_remover.busy())
        return;
    m_remover.start(
        [this, ids, folder = m_project->folder](const LatestWork::Voice &voice) {
            auto removed = std::make_shared<std::vector<int64_t>>();
            std::exception_ptr refused;
            try {
                RunStore store(folder);
                for (int64_t id : ids) {
                    store.trashRun(id);
                    removed->push_back(id);
                }
            } catch (...) { // what went before is in the bin all the same
                refused = std::current_exception();
            }
            voice.say([this, removed] {
                m_bin.insert(m_bin.end(), removed->begin(), removed->end());
                auto left = std::make_shared<std::vector<RunSummary>>(runs());
                std::erase_if(*left, [&](const RunSummary &run) { return std::find(removed->begin(), removed->end(), run.record.id) != removed->end(); });
                m_runs = left;
                Q_EMIT runsChanged();
            });
            if (refused)
                std::rethrow_exception(refused);
        },
        [this](std::exception_ptr error) { Q_EMIT failed(errorText(error)); });
}

void ProjectSession::setMarks(const std::vector<std::pair<int64_t, RunMarks>> &marks)
{
    for (const auto &[id, mark] : marks)
        m_marks[id] = mark;
    auto changed = std::make_shared<std::vector<RunSummary>>(runs());
    applyMarks(*changed);
    m_runs = changed;
    Q_EMIT runsProgressed();
    writeMarks();
}

void ProjectSession::applyMarks(std::vector<RunSummary> &all) const
{
    for (const auto *marks : {&m_marksBeingWritten, &m_marks})
        for (RunSummary &run : all)
            if (const auto mark = marks->find(run.record.id); mark != marks->end())
                run.record.marks = mark->second;
}

/// One load after the other: what is typed meanwhile waits for the next.
void ProjectSession::writeMarks()
{
    if (m_marker.busy() || m_marks.empty() || !isWritten())
        return;
    m_marksBeingWritten = std::exchange(m_marks, {});
    m_marker.start(
        [this, marks = m_marksBeingWritten, folder = m_project->folder](const LatestWork::Voice &voice) {
            RunStore store(folder);
            for (const auto &[id, mark] : marks)
                store.setMarks(id, mark);
            voice.say([this] { m_marksBeingWritten.clear(); });
        },
        [this](std::exception_ptr error) {
            m_marksBeingWritten.clear();
            Q_EMIT failed(errorText(error));
            refreshRuns(); // as they are
        });
}

/// What is still to be written when the project is closed.
void ProjectSession::flushMarks()
{
    m_marker.cancel();
    for (const auto &[id, mark] : m_marks)
        m_marksBeingWritten[id] = mark;
    m_marks.clear();
    try {
        if (m_project && !m_marksBeingWritten.empty()) {
            RunStore store(m_project->folder);
            for (const auto &[id, mark] : m_marksBeingWritten)
                store.setMarks(id, mark);
        }
    } catch (const std::exception &) { // a run that went meanwhile, a disk that is full: closing goes on
    }
    m_marksBeingWritten.clear();
}

void ProjectSession::bringBackRun()
{
    RunStore(m_project->folder).restoreRun(lastRemoved());
    m_bin.pop_back();
    refreshRuns();
}

void ProjectSession::emptyBin()
{
    try {
        if (m_project && !m_bin.empty())
            RunStore(m_project->folder).purgeTrash();
    } catch (const std::exception &) { // they stay in the bin until the project is closed the next time
    }
    m_bin.clear();
}

AdaptationOptions ProjectSession::lastRequest() const
{
    AdaptationOptions options;
    options.backbone = m_defaultBackbone;
    if (!isWritten())
        return options;
    int64_t latest = 0;
    std::error_code code;
    for (std::filesystem::directory_iterator entry(m_project->folder / "runs", code), end; !code && entry != end;
         entry.increment(code))
        if (const int64_t run = toQt(entry->path().filename()).toLongLong();
            std::filesystem::exists(entry->path() / "adaptation.json") && std::find(m_bin.begin(), m_bin.end(), run) == m_bin.end())
            latest = std::max(latest, run);
    if (latest > 0)
        if (const auto request = adaptationOfRun(*m_project, latest)) {
            options = *request;
            options.sources.clear(); // the pair is the operator's to choose
            options.target.clear();
        }
    options.resume = false;
    return options;
}

} // namespace vantage::gui
