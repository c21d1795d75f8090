#include "core/export/export.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/size_text.h"
#include "core/export/comparison.h"
#include "core/export/program_hash.h"
#include "core/model/description_json.h"
#include "core/model/exported_file.h"
#include "core/model/model_file.h"
#include "core/model/model_runner.h"

#include <cmath>
#include <torch/script.h>

namespace vantage {
namespace {

VerifyItem hashItem(const Message &what, const std::string &said, const std::string &found)
{
    if (said.empty())
        return {what, false, say("the file says no SHA-256 for it")};
    return {what, said == found, said == found ? say("SHA-256 %1", found) : say("SHA-256 is %1 but the file says %2", found, said)};
}

VerifyItem sameItem(bool same)
{
    return {say("metadata for other tools"), same,
            same ? say("says the same as the description") : say("says something else than the description")};
}

std::string entry(const std::map<std::string, std::string> &entries, const char *key)
{
    const auto found = entries.find(key);
    return found == entries.end() ? std::string() : found->second;
}

std::vector<std::pair<std::string, std::string>> factsOf(const ModelDescription &info)
{
    std::string classes;
    for (const ClassInfo &one : info.classes.classes)
        classes += (classes.empty() ? "" : ", ") + one.name;
    std::vector<std::pair<std::string, std::string>> facts{
        {"weights", info.precision},
        {"input", info.input},
        {"size", (info.dynamic ? "any, trained at " : "") + sizeText(info.size)},
        {"output", info.output},
        {"classes", classes},
        {"license", info.license},
        {"created", info.created},
        {"choice", info.choice},
    };
    facts.insert(facts.end(), info.metrics.begin(), info.metrics.end());
    facts.insert(facts.end(), info.provenance.begin(), info.provenance.end());
    std::erase_if(facts, [](const auto &fact) { return fact.second.empty(); });
    return facts;
}

/// Whether it runs at all and gives what it says, at its smallest sensible size.
VerifyItem tryItem(ModelRunner &runner, const ModelDescription &info, const std::filesystem::path &file)
{
    VerifyItem item{say("runs"), false, {}};
    try {
        const cv::Size size = info.dynamic ? cv::Size(97, 65) : info.size;
        const cv::Mat frame = madeUpFrames(size).front().image;
        const auto result = runner.run(modelInput(frame, info));
        labelsOf(result, info, size, file);
        const bool scores = info.output != "labels";
        if (scores && !torch::isfinite(result).all().item<bool>())
            throw InputError(file, say("gives scores that are no numbers"));
        if (result.size(-1) != size.width || result.size(-2) != size.height)
            throw InputError(file, say("gives a result of another size than its frame"));
        item.good = true;
        item.detail = say("on a made-up frame of %1 in %2", sizeText(size), runner.name());
    } catch (const InputError &error) {
        item.detail = error.message();
    }
    return item;
}

void verifyScript(const std::filesystem::path &file, VerifyReport &report)
{
    const auto extra = scriptParts(file, "extra/");
    const std::string text = entry(extra, infoKey);
    if (text.empty())
        throw InputError(file, say("has no description of Vantage's"), say("Only files that Vantage exported can be verified"));
    report.items.push_back(hashItem(say("description"), entry(extra, infoHashKey), sha256Hex(text)));
    const ModelDescription info = descriptionFromJson(text, file);
    report.facts = factsOf(info);
    report.items.push_back(sameItem(entry(extra, labelsKey) == labelLines(info.classes)));
    try {
        const torch::jit::Module module = torch::jit::load(file.string(), torch::kCPU);
        report.items.push_back(hashItem(say("network's program"), info.programSha256, programSha256(file, module)));
        report.items.push_back(hashItem(say("weights"), info.weightsSha256, weightsSha256(module)));
    } catch (const c10::Error &error) {
        report.items.push_back({say("weights"), false, say("it can't be loaded: %1", std::string(error.what_without_backtrace()))});
        return;
    }
    report.items.push_back(tryItem(*scriptRunner(file, false), info, file));
}

void verifyOnnx(const std::filesystem::path &file, VerifyReport &report)
{
    const onnx::ModelProto model = readOnnx(file);
    const auto entries = metadataOf(model);
    const std::string text = entry(entries, infoKey);
    if (text.empty())
        throw InputError(file, say("has no description of Vantage's"), say("Only files that Vantage exported can be verified"));
    report.items.push_back(hashItem(say("description"), entry(entries, infoHashKey), sha256Hex(text)));
    const ModelDescription info = descriptionFromJson(text, file);
    report.facts = factsOf(info);
    bool same = entry(entries, labelsKey) == labelLines(info.classes);
    for (const auto &[key, value] : modelApiEntries(info))
        same = same && entry(entries, key.c_str()) == value;
    report.items.push_back(sameItem(same));
    report.items.push_back(hashItem(say("network's program"), info.programSha256, programSha256(model)));
    report.items.push_back(hashItem(say("weights"), info.weightsSha256, weightsSha256(model, file)));
    report.items.push_back(tryItem(*programRunner(model, file), info, file));
}

void verifySafetensors(const std::filesystem::path &file, VerifyReport &report)
{
    Model model = loadModel(file);
    report.facts = factsOf(readDescription(file));
    bool finite = true;
    for (const auto &parameter : model.net->parameters())
        finite = finite && torch::isfinite(parameter).all().item<bool>();
    report.items.push_back({say("tensors"), finite, finite ? say("all that its network needs, in the right shapes, all finite") : say("some are no numbers")});
}

} // namespace

VerifyReport verifyFile(const std::filesystem::path &file)
{
    torch::NoGradGuard noGrad;
    VerifyReport report;
    switch (modelFileKind(file)) {
    case ModelFileKind::Safetensors:
        report.kind = "safetensors";
        verifySafetensors(file, report);
        break;
    case ModelFileKind::TorchScript:
        report.kind = "TorchScript";
        verifyScript(file, report);
        break;
    case ModelFileKind::Onnx:
        report.kind = "ONNX";
        verifyOnnx(file, report);
        break;
    }
    report.good = true;
    for (const VerifyItem &item : report.items)
        report.good = report.good && item.good;
    return report;
}

} // namespace vantage
