#include "core/data/ground_classes.h"

#include "core/data/class_matching.h"

#include <set>
#include <string>

namespace vantage {
namespace {

bool startsWith(const std::string &text, const char *start)
{
    return text.rfind(start, 0) == 0;
}

const std::set<std::string> &groundNames()
{
    // clang-format off
    static const std::set<std::string> names = {
        "road", "street", "roadway", "carriageway", "drivable", "driveable", "drivablearea", "driveablearea",
        "drivablefallback", "directdrivable", "alternativedrivable", "rdnormalstreet", "drivablecobblestone",
        "roadshoulder", "shoulder", "asphalt", "highway", "lane", "sidewalk", "pavement", "footpath", "footway", "walkway", "path",
        "pedestrianarea", "curbcut", "bikelane", "bikepath", "cyclelane", "servicelane", "serviceroad", "parking",
        "parkinglot", "parkingarea", "parkingspace", "ground", "terrain", "flat", "grass", "dirt", "soil", "earth",
        "gravel", "sand", "railtrack", "nondrivable", "nondrivablefallback", "nondrivablestreet",
    };
    // clang-format on
    return names;
}

const std::set<std::string> &markingNames()
{
    static const std::set<std::string> names = {
        "roadline", "roadmarking", "roadmark", "laneline", "lanemark", "lanemkgsdriv", "lanemkgsnondriv", "solidline", "dashedline",
        "painteddrivinstr", "stopline", "crosswalk", "crosswalkplain", "crosswalkzebra", "zebra", "zebracrossing", "crossing", "pedestriancrossing",
    };
    return names;
}

/// As the sets have it.
std::string groundName(const ClassInfo &info)
{
    const std::string name = plainClassName(info.name);
    for (const char *group : {"constructionflat", "nature"}) // Mapillary: construction--flat--road, nature--terrain
        if (startsWith(name, group) && name.size() > std::string(group).size())
            return name.substr(std::string(group).size());
    return name;
}

bool isMarking(const std::string &name)
{
    return markingNames().count(name) > 0 || startsWith(name, "lanemarking") || startsWith(name, "marking");
}

template<class Asked>
std::vector<bool> flagsOf(const ClassMap &classes, Asked asked)
{
    std::vector<bool> flags;
    for (const ClassInfo &info : classes.classes)
        flags.push_back(asked(groundName(info)));
    return flags;
}

} // namespace

std::vector<bool> groundClasses(const ClassMap &classes)
{
    return flagsOf(classes, [](const std::string &name) { return groundNames().count(name) > 0 || isMarking(name); });
}

std::vector<bool> markingClasses(const ClassMap &classes)
{
    return flagsOf(classes, isMarking);
}

} // namespace vantage
