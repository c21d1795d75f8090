#include "core/teachers/teacher.h"

#include "core/base/error.h"

#include <vector>

namespace vantage {

std::string toText(Teacher teacher)
{
    switch (teacher) {
    case Teacher::Plain: return "network";
    case Teacher::Scales: return "scales";
    case Teacher::Votes: return "votes";
    case Teacher::Motion: return "motion";
    case Teacher::Passages: return "passages";
    case Teacher::Carried: return "carried";
    case Teacher::Ground: return "ground";
    case Teacher::Book: return "book";
    }
    return {};
}

Teacher teacherFromText(const std::string &text)
{
    std::vector<std::string> all;
    for (const Teacher teacher : allTeachers) {
        all.push_back(toText(teacher));
        if (text == all.back())
            return teacher;
    }
    throw AskedError(say("there is no teacher '%1'; there are %2", text, joined(all)));
}

} // namespace vantage
