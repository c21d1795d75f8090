#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// A camera that a project has worked with.
struct KnownCamera
{
    std::string name;             ///< of its own in the project; the folder's at first
    std::filesystem::path folder; ///< absolute
    bool operator==(const KnownCamera &) const = default;
};

/// What the operator chose, kept in project.json: a network of cameras, and the pair (sources and target) that is worked on now.
struct Project
{
    std::filesystem::path folder; ///< where project.json lies; not written into it
    std::string name;             ///< the folder's name where left empty
    std::vector<std::filesystem::path> sources; ///< the labelled cameras' folders, absolute
    std::filesystem::path target; ///< the new camera's folder, absolute
    std::vector<KnownCamera> cameras; ///< all that it has worked with, those of the pair among them (noteCameras)
    bool measureTarget = false;   ///< target labels, where they are, may be used for measuring (never for training)
    ClassMap classes;
    std::optional<ClassMap> folderClasses; ///< what the source's folder said when the project took it, so that a change there is seen
    std::optional<ClassMap> passedOver;    ///< a later version of the folder's that the operator does not want
    FramesLeftOut leftOut; ///< damaged frames that the operator does without, by camera
    std::string created; ///< UTC, "2025-06-30T14:05:09Z"; set by createProject

    /// "A1" or "A1 + A2"
    std::string sourceNames() const;
    std::string targetName() const { return nameOf(target); }
    /// The camera's name, or what a camera in this folder would be called.
    std::string nameOf(const std::filesystem::path &place) const;
    const KnownCamera *camera(const std::string &called) const; ///< nullptr where there is none
    std::filesystem::path database() const { return folder / "runs.db"; }
    std::filesystem::path runFolder(int64_t run) const { return folder / "runs" / std::to_string(run); }
};

/// Takes these cameras as the pair; what is empty stays. The same sources in another order are the same.
void choosePair(Project &project, const std::vector<std::filesystem::path> &sources, const std::filesystem::path &target);

/// The project's list gets the cameras of its pair that it does not know. One of the same name whose folder is gone has moved: it gets the
/// new folder. @return what is new, in words; empty where nothing is
std::vector<Message> noteCameras(Project &project);

/// The project's cameras, without the frames that it leaves out; with the classes of the folders, the target's labels in those of the source. @throws InputError
Dataset openSources(const Project &project, LabelUse use = LabelUse::Required);
Dataset openSource(const Project &project, size_t place, LabelUse use = LabelUse::Required);
Dataset openTarget(const Project &project, LabelUse use);
/// A target's labels in the classes of the (first) source's folder (inClassesOf). @throws InputError
Dataset inLabelledClasses(const Project &project, Dataset target);

bool isProject(const std::filesystem::path &folder);

/// Creates project.folder and its project.json.
/// @throws InputError where the folder holds a project already or files of something else, can't be written, or source
/// and target are missing, or a folder is given twice.
Project createProject(Project project);

/// @throws InputError where a folder is given twice.
void requireDistinctCameras(const Project &project);
/// @throws InputError where a source or the target is missing, or a folder is given twice
void checkCameras(const Project &project);

/// @throws InputError where a project can't be made there: something else is
void requireFreePlace(const std::filesystem::path &folder);
/// Sees that createProject() would succeed, and makes nothing. @throws InputError
void checkNewProject(const Project &project);

/// Notes that the project's classes are meant as they are, whatever the (first) source's folder says today.
void acceptFolderClasses(Project &project);

/// @throws InputError where there is no project.json, or it is damaged or of a newer version of the program.
Project openProject(const std::filesystem::path &folder);

/// Writes project.json anew, atomically; where its form becomes one that older programs don't read, the old one is kept beside it. @throws InputError
void saveProject(const Project &project);

/// A lock file held by this process and given back by the destructor, or by the system when the process dies.
class FileLock
{
public:
    FileLock() = default;
    ~FileLock() { release(); }
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;

    /// Takes the lock, or gives an unheld object where someone else (or another lock of this process) has it.
    /// @throws InputError where the file can't be created.
    static FileLock tryTake(const std::filesystem::path &file);

    /// Whether someone holds the lock, without taking, making or writing anything; false where there is no such file.
    static bool isTaken(const std::filesystem::path &file);

    bool held() const { return m_descriptor >= 0; }
    void release();

private:
    int m_descriptor = -1;
};

/// To be held while training: two processes never train in the same project.
/// @throws InputError where another process trains there already.
FileLock lockProject(const Project &project);
/// To be held while working on the project's queue, from the first entry to the last: two programs never take one entry.
/// @throws InputError where another program does
FileLock lockQueue(const Project &project);

/// The time now, UTC, "2025-06-30T14:05:09Z".
std::string utcNow();
/// Seconds since 1970 of such a text; 0 where it is none.
double secondsOfUtc(const std::string &utc);

} // namespace vantage
