#include "core/training/snapshots.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace vantage {

using Json = nlohmann::json;

SnapshotFolder::SnapshotFolder(std::filesystem::path run)
    : m_folder(std::move(run) / "snapshots")
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
    if (scores.targetMeanIou)
        json["targetMeanIou"] = *scores.targetMeanIou;
    writeAtomically(file(scores.epoch, "json"), json.dump(2));
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
            if (json.contains("targetMeanIou"))
                scores.targetMeanIou = json.at("targetMeanIou").get<double>();
            result.push_back(scores);
        } catch (const Json::exception &error) {
            throw InputError(path, std::string("is damaged: ") + error.what(), "Start a new run");
        }
    }
    return result;
}

bool SnapshotFolder::isComplete(int epoch) const
{
    return std::filesystem::exists(file(epoch, "json"));
}

void SnapshotFolder::removeWeights() const
{
    for (const auto &entry : std::filesystem::directory_iterator(m_folder))
        if (entry.path().extension() == ".safetensors")
            std::filesystem::remove(entry.path());
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
            scores[i].targetMeanIou = known[i].targetMeanIou;
        }
        return {chooseSnapshot(scores), scores};
    }
    SnapshotChoice choice;
    const auto best = std::max_element(known.begin(), known.end(), [](const auto &a, const auto &b) { return a.sourceMeanIou < b.sourceMeanIou; });
    choice.chosen = best->epoch;
    choice.verdict = Verdict::NoClearGain;
    choice.why = "The epoch with the best mIoU on the validation frames of its own camera.";
    const auto oracle = std::max_element(known.begin(), known.end(), [](const auto &a, const auto &b) {
        return a.targetMeanIou.value_or(-1) < b.targetMeanIou.value_or(-1);
    });
    if (oracle->targetMeanIou)
        choice.oracle = oracle->epoch;
    return {choice, known};
}

} // namespace vantage
