#pragma once

#include "core/data/dataset.h"
#include "core/geometry/camera_look.h"
#include "core/runs/project.h"

#include <QStringList>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage::gui {

/// Another text whenever a file of a camera's folder is added, taken away or written anew; reads no file. Empty where there is no such folder.
std::string folderStamp(const std::filesystem::path &folder);

using CheckProgress = std::function<bool(const DatasetReport &soFar, size_t done)>;
/// checkDataset(), but what was found is kept until something in the folder changes: the data page, the look ahead of a training and its start
/// ask for the same. Two that ask at a time look once; the second one hears no progress.
/// @return nothing where it was stopped. @throws InputError where the folder can't be listed
std::shared_ptr<const DatasetReport> checkCamera(const std::filesystem::path &folder, std::stop_token stop, const CheckProgress &progress = {});

/// What checkCamera() has seen of the camera's frames beside that they can be read: nothing before.
std::optional<CameraLook> knownLook(const std::filesystem::path &folder);

/// A camera of a project, and what its labels are to it.
struct ProjectCamera
{
    std::filesystem::path folder;
    LabelUse use = LabelUse::Required;

    bool operator==(const ProjectCamera &) const = default;
};
/// The sources in their order, then the target.
std::vector<ProjectCamera> camerasOf(const Project &project);

/// The classes that the values of a camera's labels stand for: the project's, unless they are of another list, which is measured with by names.
/// @param ofFolder what the source's folder said when the project took its classes
const ClassMap &classesRead(const DatasetReport &report, const ClassMap &ofProject, const std::optional<ClassMap> &ofFolder);

/// What of it a training would be refused for, in the language of the window, each with its file. With LabelUse::Hidden nothing of the labels counts.
/// @param leftOut frames that the project does without
QStringList cameraProblems(const std::filesystem::path &folder, const DatasetReport &report, LabelUse use, const ClassMap &classes,
                           const std::vector<std::string> &leftOut);
/// Names of frames that can't be used and are not left out yet, with the first fault of the first one.
std::vector<std::string> damagedFrames(const DatasetReport &report, LabelUse use, const std::vector<std::string> &leftOut, Message *first = nullptr);
/// How many frames the camera has for a training.
size_t usableFrames(const DatasetReport &report, LabelUse use, const std::vector<std::string> &leftOut);
/// Pixels of each label value, those of damaged frames that are left out not counted.
std::vector<uint64_t> usedPixels(const DatasetReport &report, const std::vector<std::string> &leftOut);

/// What the project has noted of its cameras' contents is taken for decoding them once more.
void useContents(const Project &project);
/// Notes there what was decoded here, so that adapt() need not decode it.
void keepContents(const Project &project);
/// The first ones, and how many more there are.
QStringList shortened(const QStringList &problems);

} // namespace vantage::gui
