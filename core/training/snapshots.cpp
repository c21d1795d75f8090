#include "core/training/snapshots.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

namespace vantage {

using Json = nlohmann::json;

namespace {

void copyAtomically(const std::filesystem::path &from, const std::filesystem::path &to)
{
    writeAtomically(to, [&](const std::filesystem::path &temporary) {
        std::error_code code;
        std::filesystem::copy_file(from, temporary, std::filesystem::copy_options::overwrite_existing, code);
        if (code)
            throw InputError(to, say("can't be written: %1", code.message()), say("Free some disk space and resume the run"));
    });
}

/// Of "epoch-003.safetensors" and the like.
std::optional<int> epochOfName(const std::string &name)
{
    int epoch = 0;
    return std::sscanf(name.c_str(), "epoch-%d.", &epoch) == 1 ? std::optional(epoch) : std::nullopt;
}

} // namespace

SnapshotFolder::SnapshotFolder(std::filesystem::path run)
    : m_run(std::move(run)), m_folder(m_run / "snapshots")
{
    createFolder(m_folder);
}

std::filesystem::path SnapshotFolder::file(int epoch, const char *extension) const
{
    char name[48];
    std::snprintf(name, sizeof name, "epoch-%03d.%s", epoch, extension);
    return m_folder / name;
}

std::filesystem::path SnapshotFolder::weights(int epoch) const
{
    return file(epoch, "safetensors");
}

std::filesystem::path SnapshotFolder::generator(int epoch) const
{
    return file(epoch, "generator.safetensors");
}

std::filesystem::path SnapshotFolder::probabilities(int epoch) const
{
    return file(epoch, "probabilities");
}

void SnapshotFolder::saveScores(const SnapshotScores &scores) const
{
    Json json{{"epoch", scores.epoch}, {"sourceMeanIou", scores.sourceMeanIou}};
    if (scores.flipAgreement)
        json["flipAgreement"] = *scores.flipAgreement;
    if (scores.knownAgreement)
        json["knownAgreement"] = *scores.knownAgreement;
    if (scores.edgeAlignment)
        json["edgeAlignment"] = *scores.edgeAlignment;
    if (scores.targetMeanIou)
        json["targetMeanIou"] = *scores.targetMeanIou;
    writeAtomically(file(scores.epoch, "json"), jsonText(json, 2));
}

std::vector<SnapshotScores> SnapshotFolder::loadScores(int first, int last) const
{
    std::vector<SnapshotScores> result;
    for (int epoch = first; epoch <= last; ++epoch) {
        const auto path = file(epoch, "json");
        try {
            const Json json = Json::parse(readFile(path));
            SnapshotScores scores;
            scores.epoch = json.at("epoch");
            scores.sourceMeanIou = json.at("sourceMeanIou");
            if (json.contains("flipAgreement"))
                scores.flipAgreement = json.at("flipAgreement").get<double>();
            if (json.contains("knownAgreement"))
                scores.knownAgreement = json.at("knownAgreement").get<double>();
            if (json.contains("edgeAlignment"))
                scores.edgeAlignment = json.at("edgeAlignment").get<double>();
            if (json.contains("targetMeanIou"))
                scores.targetMeanIou = json.at("targetMeanIou").get<double>();
            result.push_back(scores);
        } catch (const Json::exception &error) {
            throw InputError(path, say("is damaged: %1", std::string(error.what())), say("Start a new run"));
        }
    }
    return result;
}

bool SnapshotFolder::isComplete(int epoch) const
{
    return std::filesystem::exists(file(epoch, "json"));
}

std::vector<int> SnapshotFolder::epochs() const
{
    std::vector<int> result;
    for (const auto &entry : std::filesystem::directory_iterator(m_folder))
        if (const auto epoch = epochOfName(entry.path().filename().string()); epoch && entry.path() == weights(*epoch) && isComplete(*epoch))
            result.push_back(*epoch);
    std::sort(result.begin(), result.end());
    return result;
}

void SnapshotFolder::keep(int epoch) const
{
    copyAtomically(weights(epoch), m_run / "model.safetensors");
    std::error_code code;
    auto from = generator(epoch);
    if (epoch == 0)
        for (int later : epochs())
            if (std::filesystem::exists(generator(later), code))
                from = generator(later);
    if (std::filesystem::exists(from, code))
        copyAtomically(from, m_run / "generator.safetensors");
    else
        std::filesystem::remove(m_run / "generator.safetensors", code);
}

void SnapshotFolder::removeWeights(const std::vector<int> &except) const
{
    for (const auto &entry : std::filesystem::directory_iterator(m_folder)) {
        const auto epoch = epochOfName(entry.path().filename().string());
        if (entry.path().extension() == ".safetensors" && (!epoch || std::find(except.begin(), except.end(), *epoch) == except.end()))
            std::filesystem::remove(entry.path());
    }
}

std::vector<int> epochsToKeep(const SnapshotChoice &choice, const std::vector<SnapshotScores> &scores, int count)
{
    if (count == 0 || scores.empty())
        return {};
    std::set<int> kept{choice.chosen};
    for (size_t i = scores.size() - std::min(scores.size(), static_cast<size_t>(count)); i < scores.size(); ++i)
        kept.insert(scores[i].epoch);
    const auto best = std::max_element(scores.begin(), scores.end(), [](const auto &a, const auto &b) { return a.sourceMeanIou < b.sourceMeanIou; });
    kept.insert(choice.oracle.value_or(best->epoch));
    return {kept.begin(), kept.end()};
}

ChosenSnapshot chooseOf(const SnapshotFolder &folder, bool hasStart, bool hasTarget, int epochs, uint64_t seed)
{
    const int first = hasStart ? 0 : 1;
    std::vector<SnapshotScores> known = folder.loadScores(first, epochs);
    if (hasStart && hasTarget) {
        std::vector<SnapshotProbabilities> predictions;
        for (int epoch = 0; epoch <= epochs; ++epoch)
            predictions.push_back(loadProbabilities(folder.probabilities(epoch)));
        std::vector<SnapshotScores> scores = labelFreeScores(predictions, seed);
        for (size_t i = 0; i < scores.size(); ++i) {
            scores[i].sourceMeanIou = known[i].sourceMeanIou;
            scores[i].flipAgreement = known[i].flipAgreement;
            scores[i].knownAgreement = known[i].knownAgreement;
            scores[i].edgeAlignment = known[i].edgeAlignment;
            scores[i].targetMeanIou = known[i].targetMeanIou;
        }
        return {chooseSnapshot(scores), scores};
    }
    SnapshotChoice choice;
    const auto best = std::max_element(known.begin(), known.end(), [](const auto &a, const auto &b) { return a.sourceMeanIou < b.sourceMeanIou; });
    choice.chosen = best->epoch;
    choice.verdict = Verdict::NoClearGain;
    addReason(choice, ReasonKind::OwnCamera, {static_cast<double>(choice.chosen)});
    const auto oracle = std::max_element(known.begin(), known.end(), [](const auto &a, const auto &b) {
        return a.targetMeanIou.value_or(-1) < b.targetMeanIou.value_or(-1);
    });
    if (oracle->targetMeanIou)
        choice.oracle = oracle->epoch;
    return {choice, known};
}

} // namespace vantage
