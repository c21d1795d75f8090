#include "core/evaluation/proof.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path proofFile(const std::filesystem::path &runFolder)
{
    return runFolder / "proof.json";
}

const char *toText(SpotAnswer answer)
{
    switch (answer) {
    case SpotAnswer::Adapted: return "adapted";
    case SpotAnswer::Unadapted: return "un-adapted";
    case SpotAnswer::Neither: break;
    }
    return "neither";
}

std::optional<SpotAnswer> answerFromText(const std::string &text)
{
    for (const SpotAnswer answer : {SpotAnswer::Adapted, SpotAnswer::Unadapted, SpotAnswer::Neither})
        if (text == toText(answer))
            return answer;
    return std::nullopt;
}

} // namespace

Verdict truthOf(double naMeanIou, double adaptedMeanIou)
{
    if (adaptedMeanIou - naMeanIou >= clearGain)
        return Verdict::Better;
    return adaptedMeanIou - naMeanIou <= -clearGain ? Verdict::KeepNa : Verdict::NoClearGain;
}

double disagreementOf(const Probabilities &a, const Probabilities &b)
{
    const size_t pixels = a.pixels();
    if (pixels == 0 || !comparable(a, b))
        throw std::invalid_argument("disagreement: predictions of different sizes");
    const size_t differing = static_cast<size_t>(cv::countNonZero(bestClasses(a) != bestClasses(b)));
    return static_cast<double>(differing) / static_cast<double>(pixels);
}

Proof proofOf(int epoch, std::vector<std::string> frames, const SnapshotProbabilities &na, const SnapshotProbabilities &adapted, const SpotOptions &options)
{
    if (frames.size() != na.size())
        throw std::invalid_argument("proof: as many names as predictions are wanted");
    Proof proof;
    proof.epoch = epoch;
    proof.frames = std::move(frames);
    proof.spots = pickSpots(na, adapted, options);
    for (size_t i = 0; i < na.size(); ++i)
        proof.disagreement.push_back(disagreementOf(na[i], adapted[i]));
    return proof;
}

void tellOfTrial(SnapshotChoice &choice, const std::vector<TrialCamera> &trial)
{
    if (trial.empty())
        return;
    const auto right = std::count_if(trial.begin(), trial.end(), [](const TrialCamera &camera) { return camera.right(); });
    addReason(choice, ReasonKind::TrialRight, {static_cast<double>(trial.size()), static_cast<double>(right)});
}

void saveProof(const Proof &proof, const std::filesystem::path &runFolder)
{
    Json json{{"epoch", proof.epoch}, {"frames", proof.frames}, {"disagreement", proof.disagreement}};
    json["spots"] = Json::array();
    for (const Spot &spot : proof.spots) {
        Json entry{{"frame", spot.frame}, {"box", {spot.box.x, spot.box.y, spot.box.width, spot.box.height}}, {"share", spot.share}, {"A", spot.adaptedIsA ? "adapted" : "un-adapted"}};
        if (spot.answer)
            entry["answer"] = toText(*spot.answer);
        json["spots"].push_back(std::move(entry));
    }
    if (proof.unchecked)
        json["verdict without the spot check"] = toText(*proof.unchecked);
    json["trial"] = Json::array();
    for (const TrialCamera &camera : proof.trial)
        json["trial"].push_back({{"NA mIoU", camera.na}, {"adapted mIoU", camera.adapted}, {"NA edges", camera.naEdges}, {"adapted edges", camera.adaptedEdges}});
    writeAtomically(proofFile(runFolder), jsonText(json, 1));
}

std::optional<Proof> loadProof(const std::filesystem::path &runFolder)
{
    const auto file = proofFile(runFolder);
    std::error_code code;
    if (!std::filesystem::exists(file, code))
        return std::nullopt;
    const auto damaged = [&](const Message &what) {
        return InputError(file, say("is damaged: %1", what), say("Delete it; all that rests on it is the spot check of this run"));
    };
    try {
        const Json json = Json::parse(readFile(file));
        Proof proof;
        proof.epoch = json.at("epoch");
        proof.frames = json.at("frames").get<std::vector<std::string>>();
        proof.disagreement = json.at("disagreement").get<std::vector<double>>();
        if (proof.disagreement.size() != proof.frames.size())
            throw damaged(say("not every frame has its figure"));
        for (const auto &entry : json.at("spots")) {
            Spot spot;
            spot.frame = entry.at("frame");
            const auto box = entry.at("box").get<std::vector<double>>();
            spot.share = entry.at("share");
            spot.adaptedIsA = entry.at("A").get<std::string>() == "adapted";
            if (entry.contains("answer"))
                spot.answer = answerFromText(entry.at("answer").get<std::string>());
            if (box.size() != 4 || spot.frame >= proof.frames.size())
                throw damaged(say("a place is in no frame"));
            spot.box = cv::Rect2d(box[0], box[1], box[2], box[3]) & cv::Rect2d(0, 0, 1, 1);
            if (spot.box.empty())
                throw damaged(say("a place lies outside its frame"));
            proof.spots.push_back(spot);
        }
        for (const auto &entry : json.at("trial"))
            proof.trial.push_back({entry.at("NA mIoU"), entry.at("adapted mIoU"), entry.at("NA edges"), entry.at("adapted edges")});
        if (json.contains("verdict without the spot check"))
            proof.unchecked = verdictFromText(json.at("verdict without the spot check").get<std::string>());
        return proof;
    } catch (const Json::exception &error) {
        throw damaged(messageOf(error));
    }
}

} // namespace vantage
