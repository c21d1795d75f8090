#include "core/evaluation/reason.h"

#include "core/base/json_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vantage {
namespace {

struct Entry
{
    ReasonKind kind;
    const char *id;
    Message sentence;
    std::vector<int> decimals{};
};

const Entry entries[] = {
    {ReasonKind::NoSnapshot, "no-snapshot", say("There is no adapted snapshot.")},
    {ReasonKind::NothingPassed, "nothing-passed", say("No adapted snapshot passed the checks.")},
    {ReasonKind::NaKept, "na-kept", say("The un-adapted network is kept.")},
    {ReasonKind::OwnCamera, "own-camera", say("Epoch %1 has the best mIoU on the validation frames of its own camera."), {0}},
    {ReasonKind::PlacesBetter, "places-better",
     say("Where both cameras see the same, epoch %1 agrees clearly better with the source's labels: mean IoU %2, un-adapted %3."), {0, 3, 3}},
    {ReasonKind::PlacesAlike, "places-alike",
     say("Where both cameras see the same, epoch %1 agrees with the source's labels hardly better than the un-adapted network: mean IoU %2, un-adapted %3."), {0, 3, 3}},
    {ReasonKind::EdgesBetter, "edges-better",
     say("The borders between the classes that epoch %1 sees lie clearly better on the frames' own edges: the picture changes there %2 times as much as elsewhere, "
         "un-adapted %3 times."), {0, 2, 2}},
    {ReasonKind::EdgesAlike, "edges-alike",
     say("The borders between the classes that epoch %1 sees lie hardly better on the frames' own edges: the picture changes there %2 times as much as elsewhere, "
         "un-adapted %3 times."), {0, 2, 2}},
    {ReasonKind::EdgesWorse, "edges-worse",
     say("The borders between the classes that epoch %1 sees lie worse on the frames' own edges: the picture changes there %2 times as much as elsewhere, "
         "un-adapted %3 times."), {0, 2, 2}},
    {ReasonKind::EnsembleAgainst, "ensemble-against", say("The un-adapted network agrees best with the average of all snapshots: %1, epoch %3 %2."), {3, 3, 0}},
    {ReasonKind::Foreign, "foreign",
     say("The target is too foreign for the source's network: it is unsure of most that it sees there (%1 % of the most that it could be), so what it taught the adapted one can't be "
         "trusted. Labels of some of the target's frames would help."), {0}},
    {ReasonKind::NothingKnown, "nothing-known", say("Epoch %1 passes the checks, but nothing that is known without labels speaks for it."), {0}},
    {ReasonKind::Shifted, "shifted", say("It moved %1 % of the pixels to other classes, which is as likely a collapse as an insight."), {0}},
    {ReasonKind::SourceKept, "source-kept", say("It keeps the source accuracy (mIoU %1, un-adapted %2) and loses no class."), {3, 3}},
    {ReasonKind::SourceLost, "source-lost",
     say("It loses %1 of the source's mIoU (%2, un-adapted %3; up to %4 below the best snapshot are tolerated) and loses no class."), {3, 3, 3, 3}},
    {ReasonKind::LeftOutForSource, "left-out-for-source", say("Snapshots left out for a drop on the source's validation frames: %1."), {0}},
    {ReasonKind::LeftOutForClass, "left-out-for-class", say("Snapshots left out for losing a class that the un-adapted network sees on the target: %1."), {0}},
    {ReasonKind::LeftOutForPlaces, "left-out-for-places", say("Snapshots left out for being worse where both cameras see the same: %1."), {0}},
    {ReasonKind::LeftOutForNumbers, "left-out-for-numbers", say("Snapshots left out for scores that are no numbers: %1."), {0}},
    {ReasonKind::SpotsBetter, "spots-better", say("In the spot check the adapted network was right in more places: %1, the un-adapted one in %2."), {0, 0}},
    {ReasonKind::SpotsWorse, "spots-worse", say("In the spot check the un-adapted network was right in more places: %2, the adapted one in %1."), {0, 0}},
    {ReasonKind::SpotsOpen, "spots-open", say("The spot check decided nothing: the adapted network was right in %1 places, the un-adapted one in %2."), {0, 0}},
    {ReasonKind::TrialRight, "trial-right",
     say("Tried on %1 virtual cameras made of the source's own frames, whose truth is known, the same evidence said the right thing of %2."), {0, 0}},
    {ReasonKind::ChosenByHand, "chosen-by-hand", say("Epoch %1 was chosen by hand; without labels epoch %2 had been chosen."), {0, 0}},
    {ReasonKind::EndedByHand, "ended-by-hand", say("The run was ended by hand after epoch %1 of %2."), {0, 0}},
    {ReasonKind::Estimate, "estimate", say("This is an estimate made without target labels.")},
};

const Entry &entryOf(ReasonKind kind)
{
    const auto found = std::find_if(std::begin(entries), std::end(entries), [&](const Entry &entry) { return entry.kind == kind; });
    if (found == std::end(entries))
        throw std::invalid_argument("no such reason");
    return *found;
}

} // namespace

const std::vector<ReasonKind> &allReasonKinds()
{
    static const std::vector<ReasonKind> all = [] {
        std::vector<ReasonKind> kinds;
        for (const Entry &entry : entries)
            kinds.push_back(entry.kind);
        return kinds;
    }();
    return all;
}

std::string toText(ReasonKind kind)
{
    return entryOf(kind).id;
}

ReasonKind reasonKindFromText(const std::string &text)
{
    for (const Entry &entry : entries)
        if (text == entry.id)
            return entry.kind;
    throw std::invalid_argument("\"" + text + "\" is no reason");
}

const std::vector<int> &decimalsOf(ReasonKind kind)
{
    return entryOf(kind).decimals;
}

Message toMessage(const Reason &reason)
{
    const Entry &entry = entryOf(reason.kind);
    Message message = entry.sentence;
    for (size_t i = 0; i < entry.decimals.size(); ++i) {
        const bool known = i < reason.figures.size() && std::isfinite(reason.figures[i]);
        message.parts.push_back(known ? figure(reason.figures[i], entry.decimals[i]) : verbatim("?"));
    }
    return message;
}

std::string toText(const Reason &reason)
{
    return english(toMessage(reason));
}

std::string toText(const std::vector<Reason> &reasons)
{
    std::string text;
    for (const Reason &reason : reasons) {
        if (!text.empty())
            text += ' ';
        text += toText(reason);
    }
    return text;
}

std::string reasonsToJson(const std::vector<Reason> &reasons)
{
    nlohmann::json json = nlohmann::json::array();
    for (const Reason &reason : reasons) {
        nlohmann::json entry = nlohmann::json::array({toText(reason.kind)});
        for (const double figure : reason.figures)
            entry.push_back(std::isfinite(figure) ? nlohmann::json(figure) : nlohmann::json());
        json.push_back(std::move(entry));
    }
    return jsonText(json);
}

std::vector<Reason> reasonsFromJson(const std::string &text)
{
    std::vector<Reason> reasons;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array())
        return reasons;
    for (const auto &entry : json) {
        if (!entry.is_array() || entry.empty() || !entry.front().is_string())
            continue;
        Reason reason;
        try {
            reason.kind = reasonKindFromText(entry.front().get<std::string>());
        } catch (const std::invalid_argument &) {
            continue;
        }
        for (size_t i = 1; i < entry.size(); ++i)
            reason.figures.push_back(entry[i].is_number() ? entry[i].get<double>() : std::nan(""));
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

} // namespace vantage
