#pragma once

#include "core/base/message.h"
#include "core/data/labels/label_reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// What classes.json in a camera's folder says.
struct FolderSettings
{
    std::optional<ClassMap> classes;
    std::string format; ///< of its labels; empty: to be found out
};
/// Nothing of both where there is no classes.json. @throws InputError where it can't be read
FolderSettings folderSettings(const std::filesystem::path &camera);
/// Notes the format in the folder's classes.json, which is made where there is none; empty: it is to be found out again. @throws InputError
void setFolderFormat(const std::filesystem::path &camera, const std::string &format);
/// Writes the classes there and leaves the format as it is. @throws InputError
void setFolderClasses(const std::filesystem::path &camera, const ClassMap &classes);

/// Where a frame and its labels lie.
struct PlacedFrame
{
    std::string name;
    std::string image;
    std::string labels; ///< empty: none
};

/// What lies in a camera's folder: its frames, which labels are whose, and how these are to be read.
struct CameraLayout
{
    std::string format; ///< "cityscapes-ids", as `--labels-as` and classes.json take it
    std::string title;  ///< in words: "Cityscapes, label ids"
    std::vector<Message> evidence;     ///< what it was told by, sentences without full stop
    std::vector<PlacedFrame> frames; ///< in natural order of their names
    std::vector<std::string> orphans; ///< names of labels that no frame has
    std::vector<Message> remarks;
    size_t otherFiles = 0;  ///< beside the frames that are no pictures by name
    bool hasLabels = false; ///< there is a place for labels, even an empty one
    std::filesystem::path labelPlace; ///< the folder or file that labels are in, for sentences
    ClassMap classes;
    bool ownClasses = false; ///< they are classes.json's
    bool assumed = false;    ///< nothing says which classes are meant: CARLA's 13 are taken
    std::shared_ptr<const LabelReader> reader; ///< nothing: plainLabels()
};

/// How labels may be given.
struct LabelFormat
{
    std::string id, title;
};
const std::vector<LabelFormat> &labelFormats();

/// Finds out what lies in a folder by its names and a look into a few files. Decodes no frame and at most a few label pictures.
/// @param withLabels otherwise nothing is looked for where labels lie
/// @param format how the labels are to be read; empty: as classes.json says, else as it is found out
/// @throws InputError where the folder is missing or can't be read, or labels of that format are not there
CameraLayout layoutOf(const std::filesystem::path &camera, bool withLabels, const std::string &format = {});
/// The same with other settings than the folder's own.
CameraLayout layoutOf(const std::filesystem::path &camera, bool withLabels, const FolderSettings &settings, const std::string &format);

/// Folders below a camera's that may hold its files, for whoever watches it; the folder itself is the first.
std::vector<std::filesystem::path> foldersOfCamera(const std::filesystem::path &camera);

} // namespace vantage
