#include "core/protocol/pairs.h"

#include "core/base/error.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

namespace vantage {
namespace {

using Json = nlohmann::json;

constexpr std::array allFamilies{PairFamily::Near, PairFamily::Opposite, PairFamily::Scene, PairFamily::Other};

/// A name becomes a folder's, and "+" stands between names.
bool isGoodName(const std::string &name)
{
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '.' || c == '-';
    });
}

/// Reads one file, with every complaint in the file's name.
class SpecReader
{
public:
    explicit SpecReader(const std::filesystem::path &origin)
        : m_origin(origin)
    { }

    ProtocolSpec read(const std::string &text)
    {
        const Json json = Json::parse(text, nullptr, false);
        if (!json.is_object())
            complain(say("is no JSON object"));
        onlyKeys(json, {"cameras", "pairs"}, say("the file"));
        if (!json.contains("cameras") || !json["cameras"].is_object() || json["cameras"].empty())
            complain(say("has no \"cameras\" with a name and a folder each"));
        if (!json.contains("pairs") || !json["pairs"].is_array() || json["pairs"].empty())
            complain(say("has no list of \"pairs\""));
        for (const auto &[name, folder] : json["cameras"].items())
            addCamera(name, folder);
        for (const Json &pair : json["pairs"])
            addPair(pair);
        return m_spec;
    }

private:
    [[noreturn]] void complain(const Message &problem) const
    {
        const std::string example = R"({"cameras": {"A": "folder", "B": "folder"}, "pairs": [{"source": "A", "target": "B", "family": "near"}]})";
        throw InputError(m_origin, problem, say("Write %1", example));
    }

    void onlyKeys(const Json &json, const std::set<std::string> &known, const Message &where) const
    {
        for (const auto &[key, value] : json.items())
            if (!known.contains(key))
                complain(say("there is no \"%1\" in %2", key, where));
    }

    void addCamera(const std::string &name, const Json &folder)
    {
        if (!isGoodName(name))
            complain(say("\"%1\" is no name of a camera: letters, digits, '_', '-' and '.' make one", name));
        if (!folder.is_string() || folder.get<std::string>().empty())
            complain(say("camera \"%1\" has no folder", name));
        const std::filesystem::path path = folder.get<std::string>();
        const auto beside = std::filesystem::absolute(m_origin).parent_path() / path;
        std::error_code code; // a name may be too long to ask for
        if (!std::filesystem::is_directory(beside, code))
            complain(say("camera \"%1\": %2 is no folder", name, beside.lexically_normal()));
        m_spec.cameras.push_back({name, beside.lexically_normal(), std::nullopt});
    }

    std::string cameraIn(const Json &json, const std::string &what, const Message &where) const
    {
        if (!json.is_string())
            complain(say("%1 has no %2", where, what));
        const std::string name = json;
        if (std::none_of(m_spec.cameras.begin(), m_spec.cameras.end(), [&](const auto &camera) { return camera.name == name; }))
            complain(say("%1: there is no camera \"%2\"", where, name));
        return name;
    }

    std::optional<double> numberIn(const Json &json, const char *key, const Message &where) const
    {
        if (!json.contains(key))
            return std::nullopt;
        if (!json[key].is_number())
            complain(say("%1: \"%2\" is no number", where, std::string(key)));
        return json[key].get<double>();
    }

    void addPair(const Json &json)
    {
        const Message where = say("pair %1", m_spec.pairs.size() + 1);
        if (!json.is_object())
            complain(say("%1 is no object with \"source\" and \"target\"", where));
        onlyKeys(json, {"source", "target", "family", "yawDegrees", "distance", "sharedGround"}, where);
        Pair pair;
        const Json source = json.value("source", Json());
        if (source.is_array() && !source.empty()) {
            for (const Json &one : source)
                pair.sources.push_back(cameraIn(one, "source", where));
        } else {
            pair.sources = {cameraIn(source, "source", where)};
        }
        pair.target = cameraIn(json.value("target", Json()), "target", where);
        if (std::set<std::string>(pair.sources.begin(), pair.sources.end()).size() != pair.sources.size())
            complain(say("%1 names a source twice", where));
        if (std::find(pair.sources.begin(), pair.sources.end(), pair.target) != pair.sources.end())
            complain(say("%1 has \"%2\" as source and as target", where, pair.target));
        if (json.contains("family"))
            try {
                pair.family = familyFromText(json["family"].is_string() ? json["family"].get<std::string>() : jsonText(json["family"]));
            } catch (const AskedError &error) {
                complain(say("%1: %2", where, error.message()));
            }
        pair.yawDegrees = numberIn(json, "yawDegrees", where);
        pair.distance = numberIn(json, "distance", where);
        pair.sharedGround = numberIn(json, "sharedGround", where);
        for (const Pair &other : m_spec.pairs)
            if (nameOf(other) == nameOf(pair))
                complain(say("has %1 twice", nameOf(pair)));
        m_spec.pairs.push_back(std::move(pair));
    }

    std::filesystem::path m_origin;
    ProtocolSpec m_spec;
};

} // namespace

std::string toText(PairFamily family)
{
    switch (family) {
    case PairFamily::Near: return "near";
    case PairFamily::Opposite: return "opposite";
    case PairFamily::Scene: return "scene";
    case PairFamily::Other: break;
    }
    return "other";
}

PairFamily familyFromText(const std::string &text)
{
    for (PairFamily family : allFamilies)
        if (toText(family) == text)
            return family;
    throw AskedError(say("there is no family '%1'; there are near, opposite, scene and other", text));
}

std::string nameOf(const Pair &pair)
{
    std::string name;
    for (const std::string &source : pair.sources)
        name += (name.empty() ? "" : "+") + source;
    return name + "-" + pair.target;
}

const CameraSpec &ProtocolSpec::camera(const std::string &name) const
{
    for (const CameraSpec &camera : cameras)
        if (camera.name == name)
            return camera;
    throw std::invalid_argument("there is no camera '" + name + "'");
}

ProtocolSpec citySpec()
{
    ProtocolSpec spec;
    const auto name = [](char view, int scene) { return std::string(1, view).append(std::to_string(scene)); };
    const auto add = [&](const std::string &source, const std::string &target, PairFamily family) {
        Pair pair;
        pair.sources = {source};
        pair.target = target;
        pair.family = family;
        spec.pairs.push_back(std::move(pair));
    };
    for (char view : {'A', 'B', 'C'})
        for (int scene = 1; scene <= 3; ++scene)
            spec.cameras.push_back({name(view, scene), {}, CityView{scene, view}});
    for (const auto &[other, family] : {std::pair{'B', PairFamily::Near}, std::pair{'C', PairFamily::Opposite}}) {
        for (int scene = 1; scene <= 3; ++scene)
            add(name('A', scene), name(other, scene), family);
        for (int scene = 1; scene <= 3; ++scene)
            add(name(other, scene), name('A', scene), family);
    }
    for (int from = 1; from <= 3; ++from)
        for (int to = 1; to <= 3; ++to)
            if (from != to)
                add(name('A', from), name('A', to), PairFamily::Scene);
    return spec;
}

ProtocolSpec specFromJson(const std::string &text, const std::filesystem::path &origin)
{
    return SpecReader(origin).read(text);
}

ProtocolSpec selected(const ProtocolSpec &spec, const std::vector<std::string> &what)
{
    ProtocolSpec result;
    std::set<std::string> found, needed;
    for (const Pair &pair : spec.pairs) {
        bool wanted = false;
        for (const std::string &one : what)
            if (one == "all" || one == toText(pair.family) || one == nameOf(pair)) {
                wanted = true;
                found.insert(one);
            }
        if (!wanted)
            continue;
        result.pairs.push_back(pair);
        needed.insert(pair.target);
        needed.insert(pair.sources.begin(), pair.sources.end());
    }
    for (const std::string &one : what)
        if (!found.contains(one))
            throw std::invalid_argument("there is no pair '" + one + "'; choose near, opposite, scene, other, all or a pair such as "
                                        + (spec.pairs.empty() ? "A1-B1" : nameOf(spec.pairs.front())));
    std::copy_if(spec.cameras.begin(), spec.cameras.end(), std::back_inserter(result.cameras),
                 [&](const CameraSpec &camera) { return needed.contains(camera.name); });
    return result;
}

} // namespace vantage
