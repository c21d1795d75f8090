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
        "roadshoulder", "shoulder", "asphalt", "highway", "roadline", "roadmarking", "roadmark", "lane", "laneline",
        "lanemarking", "lanemark", "marking", "lanemkgsdriv", "lanemkgsnondriv", "solidline", "dashedline",
        "painteddrivinstr", "stopline", "crosswalk", "crosswalkplain", "crosswalkzebra", "zebra", "zebracrossing",
        "crossing", "pedestriancrossing", "sidewalk", "pavement", "footpath", "footway", "walkway", "path",
        "pedestrianarea", "curbcut", "bikelane", "bikepath", "cyclelane", "servicelane", "serviceroad", "parking",
        "parkinglot", "parkingarea", "parkingspace", "ground", "terrain", "flat", "grass", "dirt", "soil", "earth",
        "gravel", "sand", "railtrack", "nondrivable", "nondrivablefallback", "nondrivablestreet",
    };
    // clang-format on
    return names;
}

} // namespace

std::vector<bool> groundClasses(const ClassMap &classes)
{
    std::vector<bool> flags;
    for (const ClassInfo &info : classes.classes) {
        std::string name = plainClassName(info.name);
        for (const char *group : {"constructionflat", "nature"}) // Mapillary: construction--flat--road, nature--terrain
            if (startsWith(name, group) && name.size() > std::string(group).size())
                name = name.substr(std::string(group).size());
        flags.push_back(groundNames().count(name) > 0 || startsWith(name, "lanemarking")
                        || startsWith(name, "marking"));
    }
    return flags;
}

} // namespace vantage
