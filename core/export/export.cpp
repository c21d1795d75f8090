#include "core/export/export.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/image_io.h"
#include "core/export/comparison.h"
#include "core/export/feature_plan.h"
#include "core/export/model_card.h"
#include "core/export/onnx_writer.h"
#include "core/export/program_hash.h"
#include "core/model/description_json.h"
#include "core/model/exported_file.h"
#include "core/model/model_file.h"
#include "core/nn/tensors.h"
#include "core/nn/threads.h"
#include "core/runs/project.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>
#include <sstream>
#include <torch/cuda.h>
#include <torch/script.h>

namespace vantage {
namespace {

/// One export on its way.
class Exporter
{
public:
    Exporter(const std::filesystem::path &model, const std::filesystem::path &file, const ExportOptions &options, const ExportContext &context,
             std::stop_token stop, const ExportProgress &progress)
        : m_file(file), m_options(options), m_context(context), m_stop(std::move(stop)), m_progress(progress)
    {
        tell(say("Reading the model"), 0);
        m_model = loadModel(model);
    }

    ExportReport run();

private:
    void tell(const Message &text, double share)
    {
        if (m_progress)
            m_progress(text, share);
        if (m_stop.stop_requested())
            throw ExportStopped();
    }
    void decide();
    ModelDescription info() const;
    void write(const std::filesystem::path &temporary);
    void writeBytes(const std::filesystem::path &temporary, const std::string &bytes) const;
    void writeTorchScript(const std::filesystem::path &temporary);
    void writeOnnx(const std::filesystem::path &temporary);
    void check(ModelRunner &runner, const std::filesystem::path &temporary, const std::vector<cv::Size> &sizes);
    void checkTorchScript(const std::filesystem::path &temporary);
    void checkOnnx(const std::filesystem::path &temporary);
    void writeCard();

    std::filesystem::path m_file;
    ExportOptions m_options;
    ExportContext m_context;
    std::stop_token m_stop;
    const ExportProgress &m_progress;
    Model m_model;
    Network m_answers; // with the map, where it is part of the file
    WriterOptions m_writer;
    NetworkPlan m_plan;
    ModelDescription m_info;
    std::vector<Frame> m_frames; // to compare on
    ExportReport m_report;
};

void Exporter::decide()
{
    const ModelInfo &model = m_model.info;
    m_writer.input = m_options.input;
    m_writer.dynamic = m_options.dynamic;
    m_writer.labels = m_options.labels;
    m_writer.half = m_options.half;
    m_writer.trained = {model.width, model.height};
    m_writer.size = m_options.size.empty() ? m_writer.trained : m_options.size;
    if (m_options.dynamic && !m_options.size.empty())
        throw std::invalid_argument("an export is either for one size or for any");
    constexpr int largest = 8192;
    if (m_writer.size.width < smallestFrameSide || m_writer.size.height < smallestFrameSide || m_writer.size.width > largest || m_writer.size.height > largest)
        throw std::invalid_argument("frames of an export have sides of 16 to 8192 pixels");
    const auto &features = model.network.features;
    if (!features.empty() && m_writer.networkSize().empty())
        throw AskedError(oneSizeForFeatures);
    if (m_options.format == ExportFormat::TorchScript
        && std::any_of(features.begin(), features.end(), [](const FeatureOptions &feature) { return feature.kind == FeatureOptions::Kind::Onnx; }))
        throw AskedError(foreignInScript);
    m_report.remarks = m_context.remarks;
    if (!m_options.map)
        m_model.map.reset();
    if (m_model.map && m_writer.networkSize().empty()) {
        m_model.map.reset();
        m_report.remarks.push_back(say("The map of the camera's places was left out: it has one size, and this file takes pictures of any. Export whole "
                                       "frames (uint8), or one size, to keep it."));
    }
    m_answers = answering(m_model);
    m_frames = m_context.frames;
    if (m_frames.empty()) {
        m_frames = madeUpFrames(m_writer.trained);
        m_report.remarks.push_back(say("No frames of the camera were at hand: it was compared on made-up pictures."));
    }
}

ModelDescription Exporter::info() const
{
    const ModelInfo &model = m_model.info;
    ModelDescription info;
    info.kind = m_options.format == ExportFormat::Onnx ? "ONNX" : "TorchScript";
    info.precision = m_options.half ? "float16" : "float32";
    info.classes = model.classes;
    info.input = toText(m_options.input);
    info.output = m_options.labels ? "labels" : "scores";
    info.dynamic = m_options.dynamic;
    info.size = m_options.dynamic ? m_writer.trained : m_writer.size;
    info.trained = m_writer.trained;
    for (size_t c = 0; c < 3; ++c) {
        info.mean[c] = imagenetMean[c] * 255;
        info.std[c] = imagenetStd[c] * 255;
    }
    info.license = m_options.license;
    info.created = utcNow();
    info.provenance.assign(model.provenance.begin(), model.provenance.end());
    std::string beside;
    for (const FeatureOptions &feature : model.network.features)
        beside += "; beside it " + feature.origin;
    const bool levels = model.network.family == NetworkFamily::Levels;
    info.provenance.emplace_back("network", std::string(levels ? "Per-pixel head over all levels of a" : "PSPNet on") + " ResNet-"
                                                + std::to_string(model.network.backbone.depth) + ", output stride "
                                                + std::to_string(model.network.backbone.outputStride) + ", batch normalisation folded" + beside);
    info.provenance.emplace_back(mapFact, m_model.map ? "inside; for this camera's frames only" : "none");
    info.provenance.emplace_back("exported by", std::string("Vantage ") + VANTAGE_VERSION + (*VANTAGE_COMMIT ? std::string(", commit ") + VANTAGE_COMMIT : ""));
    for (const auto &fact : m_context.facts)
        info.provenance.push_back(fact);
    info.metrics = m_context.metrics;
    info.choice = m_context.choice;
    info.weightsSha256 = weightsSha256(m_plan.weights);
    return info;
}

/// Into memory, since libtorch's own writing to a file ends the program where the disk is full.
std::string bytesOf(const torch::jit::Module &module, const torch::jit::ExtraFilesMap &texts = {})
{
    std::ostringstream out(std::ios::binary);
    module.save(out, texts);
    return std::move(out).str();
}

void Exporter::writeBytes(const std::filesystem::path &temporary, const std::string &bytes) const
{
    std::ofstream out(temporary, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        throw InputError(m_file, say("can't be written: %1", std::string(std::strerror(errno))),
                         say("Check the free space and the rights of its folder"));
}

void Exporter::writeTorchScript(const std::filesystem::path &temporary)
{
    const torch::jit::Module module = torchScriptModule(m_plan, m_writer);
    writeBytes(temporary, bytesOf(module)); // once to know the text that it becomes in the file
    m_info.programSha256 = programSha256(temporary, module);
    const std::string description = toJson(m_info);
    writeBytes(temporary, bytesOf(module, {{infoKey, description},
                                           {infoHashKey, sha256Hex(description)},
                                           {labelsKey, labelLines(m_info.classes)}}));
}

void Exporter::writeOnnx(const std::filesystem::path &temporary)
{
    onnx::ModelProto model = onnxModel(m_plan, m_writer);
    model.set_doc_string("Semantic segmentation of one camera's frames. Classes, preprocessing and origin are in the metadata.");
    m_info.programSha256 = programSha256(model);
    const std::string description = toJson(m_info);
    auto entries = modelApiEntries(m_info);
    entries[infoKey] = description;
    entries[infoHashKey] = sha256Hex(description);
    entries[labelsKey] = labelLines(m_info.classes);
    for (const auto &[key, value] : entries) {
        auto *entry = model.add_metadata_props();
        entry->set_key(key);
        entry->set_value(value);
    }
    writeBytes(temporary, model.SerializeAsString());
}

void Exporter::check(ModelRunner &runner, const std::filesystem::path &temporary, const std::vector<cv::Size> &sizes)
{
    ExportCheck check;
    try {
        check = compare(runner, m_answers, m_info, m_writer, m_frames, sizes, m_stop);
    } catch (const InputError &error) { // it speaks of a temporary file
        const Message &whole = error.message();
        const bool ours = whole.parts.size() == 2 && whole.parts.front() == verbatim(temporary.string());
        throw InputError(m_file, say("was written and %1; nothing was kept", ours ? whole.parts.back() : whole));
    }
    const Message complaint = complaintAbout(check, toleranceOf(m_writer, m_model.info.network.family));
    if (!complaint.empty())
        throw InputError(m_file, say("%1; nothing was kept", complaint), m_options.half ? say("Export it without half precision") : Message());
    m_report.checks.push_back(std::move(check));
}

void Exporter::checkTorchScript(const std::filesystem::path &temporary)
{
    const auto runner = scriptRunner(temporary, false);
    check(*runner, temporary, comparedSizes(m_writer));
    if (m_options.half && !torch::cuda::is_available())
        m_report.remarks.push_back(say("On a GPU the network computes in half precision; here, without one, its weights were widened and it computed in "
                                       "float32, so that alone was checked."));
}

void Exporter::checkOnnx(const std::filesystem::path &temporary)
{
    onnx::ModelProto model = readOnnx(temporary);
    try {
        onnx::checker::check_model(model);
        onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(), {true, 1, false});
    } catch (const std::exception &error) {
        throw InputError(m_file, say("is no well-formed ONNX: %1; nothing was kept", std::string(error.what())));
    }
    m_report.checks.push_back({"ONNX checker", say("well-formed at opset %1, shapes and types agree", onnxOpset), false, 0, 0, 1});

    tell(say("Comparing, read anew"), 0.5);
    check(*programRunner(model, temporary), temporary, comparedSizes(m_writer));
    model.Clear();
    // OpenCV's network module takes float pictures of one known size, and weights of 32 bits.
    const bool features = !m_model.info.network.features.empty();
    if (features || m_options.dynamic || m_options.input == ExportInput::Frame || m_options.half) {
        const Message unknown = features            ? say("networks with further features")
                                : m_options.dynamic ? say("files for any size")
                                : m_options.half    ? say("16-bit weights")
                                                    : say("uint8 frames");
        m_report.remarks.push_back(say("OpenCV doesn't run %1, and no other ONNX runtime is at hand: it was checked by Vantage's own reading of the file alone.", unknown));
        return;
    }
    tell(say("Comparing in OpenCV"), 0.75);
    const auto runner = openCvRunner(temporary, at::get_num_threads());
    check(*runner, temporary, comparedSizes(m_writer));
}

void Exporter::write(const std::filesystem::path &temporary)
{
    const bool onnx = m_options.format == ExportFormat::Onnx;
    tell(say("Writing the network"), 0.2);
    try {
        onnx ? writeOnnx(temporary) : writeTorchScript(temporary);
    } catch (const c10::Error &error) {
        throw InputError(m_file, say("can't be written: %1", std::string(error.what_without_backtrace())), say("Check the free space and the rights of its folder"));
    }
    m_report.bytes = std::filesystem::file_size(temporary);
    tell(say("Loading it back"), 0.3);
    const VerifyReport verified = verifyFile(temporary);
    for (const VerifyItem &item : verified.items)
        if (!item.good)
            throw InputError(m_file, say("was written and is not what it says of itself (%1): %2; nothing was kept", item.what, item.detail));
    tell(say("Comparing it with the network"), 0.4);
    onnx ? checkOnnx(temporary) : checkTorchScript(temporary);
    tell(say("Putting it in its place"), 0.95);
}

void Exporter::writeCard()
{
    if (m_progress) // the file is there: a stop comes too late
        m_progress(say("Writing the model card"), 0.97);
    ModelCard card{m_file.filename().string(), m_info, m_report, m_context, {}};
    torch::NoGradGuard noGrad;
    for (const Frame &frame : m_context.frames) {
        const cv::Mat sized = resized(frame, m_writer.trained).image;
        const auto scores = m_answers->forward(networkInput(imagesToTensor({sized})));
        card.predictions.push_back(labelsOf(scores, m_info, frame.image.size(), m_file));
    }
    const auto beside = [&](const char *ending) {
        auto path = m_file; // the whole name: camera.pt and camera.onnx are two
        return path += ending;
    };
    CardPictures names, bytes;
    const auto put = [&](const cv::Mat &drawn, const char *ending, std::string CardPictures::*which) {
        if (drawn.empty())
            return;
        const auto file = beside(ending);
        writeImage(file, drawn);
        names.*which = file.filename().string();
        bytes.*which = readFile(file);
        m_report.files.push_back(file);
    };
    put(cardPicture(card), ".card.jpg", &CardPictures::frames);
    put(m_context.disagreement, ".card.places.jpg", &CardPictures::disagreement);
    const auto markdown = beside(".card.md"), page = beside(".card.html");
    writeAtomically(markdown, cardMarkdown(card, names));
    writeAtomically(page, cardHtml(card, bytes));
    m_report.files.push_back(markdown);
    m_report.files.push_back(page);
}

ExportReport Exporter::run()
{
    decide();
    tell(say("Folding batch normalisation"), 0.1);
    m_plan = planOf(m_answers, m_writer.networkSize());
    if (m_options.half)
        m_plan = halved(m_plan);
    m_info = info();
    m_report.weightsSha256 = m_info.weightsSha256;
    if (m_file.has_parent_path())
        createFolder(m_file.parent_path());
    writeAtomically(m_file, [&](const std::filesystem::path &temporary) { write(temporary); });
    m_report.files = {m_file};
    for (const ExportCheck &check : m_report.checks)
        if (check.compared) {
            m_report.maxDifference = std::max(m_report.maxDifference, check.maxDifference);
            m_report.labelAgreement = std::min(m_report.labelAgreement, check.labelAgreement);
        }
    try {
        if (m_options.card)
            writeCard();
    } catch (const std::exception &error) { // the model is there and good all the same
        m_report.remarks.push_back(say("The model card could not be written. %1", messageOf(error)));
    }
    if (m_progress)
        m_progress(say("Done"), 1);
    return std::move(m_report);
}

} // namespace

std::string toText(ExportFormat format)
{
    return format == ExportFormat::Onnx ? "onnx" : "torchscript";
}

std::string toText(ExportInput input)
{
    return input == ExportInput::Normalised ? "normalised" : input == ExportInput::Rgb ? "rgb" : "frame";
}

ExportInput exportInputFromText(const std::string &text)
{
    for (const ExportInput input : {ExportInput::Normalised, ExportInput::Rgb, ExportInput::Frame})
        if (toText(input) == text)
            return input;
    throw std::invalid_argument("\"" + text + "\" is no form of input: normalised, rgb or frame");
}

ExportReport exportModel(const std::filesystem::path &model, const std::filesystem::path &file, const ExportOptions &options, const ExportContext &context,
                         std::stop_token stop, const ExportProgress &progress)
{
    const ThreadScope scope(options.threads);
    std::error_code ignored;
    if (std::filesystem::equivalent(model, file, ignored))
        throw InputError(file, say("is the model itself"), say("Name another file"));
    return Exporter(model, file, options, context, std::move(stop), progress).run();
}

} // namespace vantage
