#include "core/workflow/class_agreement.h"

#include "core/base/error.h"
#include "core/data/content_check.h"

#include <algorithm>

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
    throw AskedError(say("whose classes count is ask, project or folder, not \"%1\"", text));
}

Message classDifference(const ClassMap &now, const ClassMap &before)
{
    constexpr int listed = 5;
    std::vector<Message> parts;
    if (now.size() != before.size())
        parts.push_back(say("has %1 classes and had %2", now.size(), before.size()));
    if (now.ignore != before.ignore)
        parts.push_back(say("ignores the value %1 and ignored %2", now.ignore, before.ignore));
    for (size_t i = 0; i < std::min(now.classes.size(), before.classes.size()); ++i)
        if (now.classes[i].name == before.classes[i].name && now.classes[i].values != before.classes[i].values)
            parts.push_back(say("class %1 ('%2') has the label values %3 and had %4", i, now.classes[i].name, valuesText(now, static_cast<int>(i)), valuesText(before, static_cast<int>(i))));
    if (now.ignored != before.ignored)
        parts.push_back(say("ignores other label values beside %1 than it did", now.ignore));
    int more = 0;
    for (size_t i = 0; i < std::max(now.classes.size(), before.classes.size()); ++i) {
        const bool is = i < now.classes.size(), was = i < before.classes.size();
        if ((is && was && now.classes[i].name == before.classes[i].name) || ++more > listed)
            continue;
        if (is && was)
            parts.push_back(say("class %1 is '%2' and was '%3'", i, now.classes[i].name, before.classes[i].name));
        else
            parts.push_back(is ? say("class %1 is '%2' and was not there", i, now.classes[i].name) : say("class %1 is gone and was '%2'", i, before.classes[i].name));
    }
    return joined(std::move(parts), "; ", static_cast<size_t>(std::max(0, more - listed)));
}

ClassAgreement agreeOnClasses(Project &project, const ClassMap &ofFolder, ClassChoice choice, bool keptWork)
{
    ClassAgreement result;
    const ClassMap taken = project.folderClasses.value_or(project.classes);
    const Message difference = classDifference(ofFolder, taken);
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
        result.message = say("The project's own classes count; the folder's classes.json %1", difference);
    } else if (choice == ClassChoice::Folder || !keptWork) {
        if (!canTake)
            throw InputError(file, say("%1 when this project's runs were trained", difference),
                             say("Runs of one project have one number of classes: choose another project folder, or go on with the project's classes (--classes project)"));
        project.classes = ofFolder;
        project.folderClasses = ofFolder;
        project.passedOver.reset();
        result.message = say("The project takes the classes of %1, which %2", file, difference);
    } else {
        throw InputError(file, say("%1 when the project %2 took its classes from it", difference, project.folder.filename().string()),
                         canTake ? say("Say which count: the project's (--classes project), the folder's (--classes folder; what was trained with the others is trained anew)")
                                 : say("Say which count: the project's (--classes project), or the folder's, in another project folder"));
    }
    result.changed = true;
    return result;
}

Message remedyForValues(const Project &project, const ClassMap &ofFolder)
{
    if (sameNames(project.classes, ofFolder))
        return ContentNotes::usualRemedy;
    return say("The project's own class map counts, which differs from the folder's classes.json: correct the project's classes or the labels, or choose another project folder");
}

} // namespace vantage
