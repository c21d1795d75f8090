#pragma once

#include "core/base/message.h"
#include "core/runs/project.h"

#include <string>

namespace vantage {

/// Which class map counts where the source's classes.json has changed since the project took it.
enum class ClassChoice {
    Ask,     ///< refuse where work is kept that was done with the project's; else take the folder's
    Project, ///< the project's, and remember that this version of the folder's does not count
    Folder,  ///< the folder's, where the number of classes is the same or no work is kept
};
/// "ask", "project", "folder" @throws std::invalid_argument
ClassChoice classChoiceFromText(const std::string &text);

/// What differs between two class maps, as a part of a sentence: "has 14 classes and had 13"; empty: nothing that has a meaning (colours
/// have none).
Message classDifference(const ClassMap &now, const ClassMap &before);

struct ClassAgreement
{
    bool changed = false; ///< the project: to be saved once everything else has been checked
    Message message;      ///< for the operator; empty: there is nothing to tell
};

/// Compares the source's class map with what the project took from it, and gives the project the map that counts from now on.
/// @param ofFolder the map of the source's folder as it is now @param keptWork see hasKeptWork()
/// @throws InputError where the two differ and nobody has said which counts
ClassAgreement agreeOnClasses(Project &project, const ClassMap &ofFolder, ClassChoice choice, bool keptWork);

/// What to do about a label value that is no class: where the project's map is not the folder's, classes.json says nothing.
Message remedyForValues(const Project &project, const ClassMap &ofFolder);

} // namespace vantage
