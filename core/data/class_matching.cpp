#include "core/data/class_matching.h"

#include "core/data/frame_remarks.h"

#include <algorithm>
#include <cctype>

namespace vantage {

std::string plainClassName(const std::string &name)
{
    std::string plain;
    for (unsigned char c : name)
        if (std::isalnum(c) || c >= 0x80)
            plain += static_cast<char>(std::tolower(c));
    if (plain.size() > 3 && plain.back() == 's' && plain[plain.size() - 2] != 's')
        plain.pop_back();
    return plain;
}

bool ClassMatch::any() const
{
    return std::any_of(classOf.begin(), classOf.end(), [](int number) { return number >= 0; });
}

Message ClassMatch::remark() const
{
    if (!without.empty() && !unknown.empty())
        return say("labels of %1 are ignored in measuring, which the network does not know; where the network says %2, which the labels do not know, it is not judged", firstNames(without),
                   firstNames(unknown));
    if (!without.empty())
        return say("labels of %1 are ignored in measuring, which the network does not know", firstNames(without));
    return unknown.empty() ? Message() : say("where the network says %1, which the labels do not know, it is not judged", firstNames(unknown));
}

ClassMatch matchClasses(const ClassMap &from, const ClassMap &to)
{
    ClassMatch match;
    match.same = from.size() == to.size();
    std::vector<bool> taken(static_cast<size_t>(to.size()), false);
    const auto find = [&](const std::string &name, bool exact) {
        for (int i = 0; i < to.size(); ++i) {
            const std::string &other = to.classes[static_cast<size_t>(i)].name;
            if (i != to.ignore && (exact ? other == name : plainClassName(other) == plainClassName(name)))
                return i;
        }
        return -1;
    };
    for (int i = 0; i < from.size(); ++i) {
        const ClassInfo &info = from.classes[static_cast<size_t>(i)];
        match.same = match.same && info.name == to.classes[static_cast<size_t>(i)].name && from.ignore == to.ignore && info.as.empty();
        int number = -1;
        for (const bool exact : {true, false})
            if (number < 0)
                number = find(info.as.empty() ? info.name : info.as, exact);
        if (i == from.ignore)
            number = -1;
        match.classOf.push_back(number);
        if (number >= 0)
            taken[static_cast<size_t>(number)] = true;
        else if (i != from.ignore)
            match.without.push_back(info.name);
    }
    for (int i = 0; i < to.size(); ++i)
        if (!taken[static_cast<size_t>(i)] && i != to.ignore)
            match.unknown.push_back(to.classes[static_cast<size_t>(i)].name);
    return match;
}

} // namespace vantage
