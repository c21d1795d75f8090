#include "core/workflow/class_agreement.h"

#include "core/base/error.h"
#include "core/data/content_check.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

bool sameNames(const ClassMap &a, const ClassMap &b)
{
    return classDifference(a, b).empty();
}

} // namespace

ClassChoice classChoiceFromText(const std::string &text)
{
    if (text == "ask")
        return ClassChoice::Ask;
    if (text == "project")
        return ClassChoice::Project;
    if (text == "folder")
        return ClassChoice::Folder;
    throw std::invalid_argument("whose classes count is ask, project or folder, not \"" + text + "\"");
}

std::string classDifference(const ClassMap &now, const ClassMap &before)
{
    constexpr int listed = 5;
    std::string text;
    const auto add = [&](const std::string &part) { text += (text.empty() ? "" : "; ") + part; };
    if (now.size() != before.size())
        add("has " + std::to_string(now.size()) + " classes and had " + std::to_string(before.size()));
    if (now.ignore != before.ignore)
        add("ignores the value " + std::to_string(now.ignore) + " and ignored " + std::to_string(before.ignore));
    for (size_t i = 0; i < std::min(now.classes.size(), before.classes.size()); ++i)
        if (now.classes[i].name == before.classes[i].name && now.classes[i].values != before.classes[i].values)
            add("class " + std::to_string(i) + " ('" + now.classes[i].name + "') has the label values " + valuesText(now, static_cast<int>(i)) + " and had " + valuesText(before, static_cast<int>(i)));
    if (now.ignored != before.ignored)
        add("ignores other label values beside " + std::to_string(now.ignore) + " than it did");
    int more = 0;
    for (size_t i = 0; i < std::max(now.classes.size(), before.classes.size()); ++i) {
        const std::string is = i < now.classes.size() ? "'" + now.classes[i].name + "'" : "gone";
        const std::string was = i < before.classes.size() ? "'" + before.classes[i].name + "'" : "not there";
        if (is == was)
            continue;
        if (++more <= listed)
            add("class " + std::to_string(i) + " is " + is + " and was " + was);
    }
    if (more > listed)
        text += " and " + std::to_string(more - listed) + " more";
    return text;
}

ClassAgreement agreeOnClasses(Project &project, const ClassMap &ofFolder, ClassChoice choice, bool keptWork)
{
    ClassAgreement result;
    const ClassMap taken = project.folderClasses.value_or(project.classes);
    const std::string difference = classDifference(ofFolder, taken);
    const bool passedOver = project.passedOver && sameNames(*project.passedOver, ofFolder);
    if (difference.empty() || (passedOver && choice != ClassChoice::Folder)) {
        // Colours have no meaning; the folder's new ones are taken where the operator has not painted his own.
        if (difference.empty() && ofFolder != taken && project.classes == taken) {
            project.classes = ofFolder;
            result.changed = true;
        }
        if (!passedOver && project.folderClasses != ofFolder) {
            project.folderClasses = ofFolder;
            result.changed = true;
        }
        return result;
    }
    if (!project.folderClasses && choice == ClassChoice::Ask)
        choice = ClassChoice::Project; // of an older version, which did not note what the folder said: the operator may have changed the project's
    const auto file = project.sources.front() / "classes.json";
    const bool canTake = !keptWork || ofFolder.size() == project.classes.size();
    if (choice == ClassChoice::Project) {
        if (project.folderClasses)
            project.passedOver = ofFolder;
        else
            project.folderClasses = ofFolder;
        result.message = "The project's own classes count; the folder's classes.json " + difference;
    } else if (choice == ClassChoice::Folder || !keptWork) {
        if (!canTake)
            throw InputError(file, difference + " when this project's runs were trained",
                             "Runs of one project have one number of classes: choose another project folder, or go on with the project's classes (--classes project)");
        project.classes = ofFolder;
        project.folderClasses = ofFolder;
        project.passedOver.reset();
        result.message = "The project takes the classes of " + file.string() + ", which " + difference;
    } else {
        throw InputError(file, difference + " when the project " + project.folder.filename().string() + " took its classes from it",
                         std::string("Say which count: the project's (--classes project), ")
                             + (canTake ? "the folder's (--classes folder; what was trained with the others is trained anew)" : "or the folder's, in another project folder"));
    }
    result.changed = true;
    return result;
}

std::string remedyForValues(const Project &project, const ClassMap &ofFolder)
{
    if (sameNames(project.classes, ofFolder))
        return ContentNotes::usualRemedy;
    return "The project's own class map counts, which differs from the folder's classes.json: correct the project's classes or the labels, or choose another project folder";
}

} // namespace vantage
