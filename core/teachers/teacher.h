#pragma once

#include <array>
#include <string>

namespace vantage {

/// Makers of labels, each measured and shown alone or on the ones before it.
enum class Teacher {
    Plain,   ///< the network, each frame as it is
    Scales,  ///< at three sizes and mirrored
    Votes,   ///< ... and the mean over the frames in which a place shows the background
    Motion,  ///< ... and what moves weighs the classes
    Passages,///< ... and what passes over a place weighs the classes of the ground
    Carried, ///< the source's labels, carried over by matching, alone
    Ground,  ///< the source's ground, aligned, alone
    Book,    ///< all together, as the recipe label-book learns it
};
inline constexpr std::array allTeachers{Teacher::Plain, Teacher::Scales, Teacher::Votes, Teacher::Motion, Teacher::Passages, Teacher::Carried, Teacher::Ground, Teacher::Book};
/// "network", "scales", "votes", "motion", "passages", "carried", "ground", "book"
std::string toText(Teacher teacher);
/// @throws AskedError listing the names there are
Teacher teacherFromText(const std::string &text);

} // namespace vantage
