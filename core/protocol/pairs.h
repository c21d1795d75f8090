#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// A view of the synthetic city, see CityOptions.
struct CityView
{
    int scene = 1;
    char view = 'A';
};

struct CameraSpec
{
    std::string name;             ///< letters, digits, '.', '_', '-'; a pair's name is made of these
    std::filesystem::path folder; ///< empty for a view of the city that is not rendered yet
    std::optional<CityView> city;
};

/// How far the target is from the source: what a table averages over.
enum class PairFamily {
    Near,     ///< the same scene from a point nearby: Table 1
    Opposite, ///< the same scene from the other side
    Scene,    ///< another scene: Table 2
    Other,
};
/// "near", "opposite", "scene", "other"
std::string toText(PairFamily family);
/// @throws AskedError listing the names there are
PairFamily familyFromText(const std::string &text);

/// From labelled cameras to one without labels, by name.
struct Pair
{
    std::vector<std::string> sources; ///< one or more
    std::string target;
    PairFamily family = PairFamily::Other;
    std::optional<double> yawDegrees;   ///< between the two views, where known
    std::optional<double> distance;     ///< metres between the two, where known
    std::optional<double> sharedGround; ///< share of the target's ground that the source sees too, 0..1
};
/// "A1-B1", "A1+A2-B1"
std::string nameOf(const Pair &pair);

/// Cameras and pairs of a protocol.
struct ProtocolSpec
{
    std::vector<CameraSpec> cameras;
    std::vector<Pair> pairs;

    /// @throws std::invalid_argument where there is none
    const CameraSpec &camera(const std::string &name) const;
};

/// The paper's pairs in the synthetic city; a letter is a view (A and B on one mast, C on the other side), a number a scene.
/// Near: A1-B1 A2-B2 A3-B3 B1-A1 B2-A2 B3-A3. Opposite: A1-C1 ... C3-A3. Scene: A1-A2 A1-A3 A2-A1 A2-A3 A3-A1 A3-A2.
ProtocolSpec citySpec();

/// {"cameras": {"name": "folder", ...}, "pairs": [{"source": "name" or ["n1", "n2"], "target": "name", "family": "near",
/// "yawDegrees": 20, "distance": 3, "sharedGround": 0.7}]}; all but source and target may be left out.
/// @param origin the file that the text came from: folders are relative to it. @throws InputError naming the mistake
ProtocolSpec specFromJson(const std::string &text, const std::filesystem::path &origin);

/// The pairs asked for, and of the cameras those that they need. @param what families, names of pairs or "all"
/// @throws std::invalid_argument where one of them is neither, or has no pair
ProtocolSpec selected(const ProtocolSpec &spec, const std::vector<std::string> &what);

} // namespace vantage
