#include "app/cli/camera_files.h"
#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/data/class_matching.h"
#include "core/evaluation/measures.h"
#include "core/model/segmenter.h"
#include "core/report/text_table.h"
#include "core/teachers/teacher_measure.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

void sayLeftOut(const Dataset &data)
{
    for (const Message &sentence : data.leftOut)
        std::fprintf(stderr, "note: %s\n", english(sentence).c_str());
}

struct EvaluateArguments
{
    std::string model, data, labels, precision = "auto";
    CameraFileArguments files;
    int threads = 0;
    std::string teacher; ///< a maker of labels in place of the network
    std::vector<std::filesystem::path> sources, groundPoints;
    int frames = 16;
    bool json = false, noMap = false;
};

/// The labels of a camera that is a file lie elsewhere, with a classes.json in them or beside them where there is one.
void takeLabels(const TemporaryCamera &camera, const std::filesystem::path &labels)
{
    if (!camera.imported())
        throw InputError(camera.folder(), say("is a folder, which has its labels in labels/"), say("Use --labels with a video or a zip archive alone"));
    std::error_code code;
    const auto folder = std::filesystem::absolute(labels);
    if (!std::filesystem::is_directory(folder, code))
        throw InputError(labels, say("is no folder"), say("Name the folder of label pictures, each called as its frame"));
    std::filesystem::create_directory_symlink(folder, camera.folder() / "labels", code);
    if (code)
        throw InputError(camera.folder() / "labels", say("can't be made: %1", code.message()));
    for (const auto &classes : {folder / "classes.json", folder.parent_path() / "classes.json"})
        if (std::filesystem::exists(classes, code) && !std::filesystem::exists(camera.folder() / "classes.json", code))
            std::filesystem::copy_file(classes, camera.folder() / "classes.json", code);
}

/// Every measure of the table that labels alone are needed for.
std::vector<std::pair<const Measure *, double>> measuresOf(const ConfusionMatrix &confusion, const MeasureValues &overFrames)
{
    std::vector<std::pair<const Measure *, double>> found;
    for (const Measure &measure : allMeasures())
        if (measure.ofConfusion)
            found.emplace_back(&measure, measure.ofConfusion(confusion));
        else if (const auto value = overFrames.get(MeasuredOn::Target, measure.id))
            found.emplace_back(&measure, *value);
    return found;
}

void printJson(const Metrics &metrics, const ConfusionMatrix &confusion, const ClassMap &classes, const MeasureValues &overFrames = {})
{
    nlohmann::ordered_json json;
    json["meanIou"] = metrics.meanIou;
    json["meanClassAccuracy"] = metrics.meanClassAccuracy;
    json["pixelAccuracy"] = metrics.pixelAccuracy;
    for (const auto &[measure, value] : measuresOf(confusion, overFrames))
        json["measures"][measure->id] = value;
    for (size_t c = 0; c < classes.classes.size(); ++c) {
        nlohmann::ordered_json entry{{"class", classes.classes[c].name}, {"absent", !metrics.iou[c].has_value()}};
        if (metrics.iou[c]) {
            entry["iou"] = *metrics.iou[c];
            entry["accuracy"] = *metrics.classAccuracy[c];
        }
        json["classes"].push_back(entry);
    }
    json["confusionAxes"] = {{"rows", "truth (the labels)"}, {"columns", "prediction"}, {"order", "row by row, classes as above"}};
    json["confusion"] = confusion.counts();
    std::printf("%s\n", jsonText(json, 2).c_str());
}

void printTable(const Metrics &metrics, const ClassMap &classes)
{
    std::printf("%-18s %9s %9s\n", "class", "accuracy", "IoU");
    for (size_t c = 0; c < classes.classes.size(); ++c)
        if (metrics.iou[c])
            std::printf("%-18s %9.3f %9.3f\n", classes.classes[c].name.c_str(), *metrics.classAccuracy[c], *metrics.iou[c]);
        else
            std::printf("%-18s %9s %9s\n", classes.classes[c].name.c_str(), "absent", "absent");
    std::printf("%-18s %9.3f %9.3f\n", "mean", metrics.meanClassAccuracy, metrics.meanIou);
}

/// The camera's labels in the model's classes. A camera whose list has them in the same order keeps what it says of its values.
Dataset dataFor(const Segmenter &segmenter, const std::filesystem::path &folder)
{
    Dataset data = openDataset(folder, LabelUse::Required);
    const ClassMap classes = numbered(segmenter.classes());
    if (matchClasses(data.classes, classes).same)
        return data;
    return inClassesOf(std::move(data), classes);
}

int evaluateTeacher(const EvaluateArguments &options)
{
    Interrupt interrupt("Stopping");
    TeacherOptions how;
    how.frames = options.frames;
    how.precision = options.precision;
    how.threads = options.threads;
    for (const auto &file : options.groundPoints)
        how.ground.push_back({.points = readGroundPoints(file)});
    const Dataset source = openCameras(options.sources, LabelUse::Required);
    const Dataset target = inClassesOf(openDataset(options.data, LabelUse::Required), source.classes);
    sayLeftOut(source);
    sayLeftOut(target);
    const auto measured = measureTeacher(teacherFromText(options.teacher), options.model, source, target, how,
                                         [&] { return !interrupt.token().stop_requested(); },
                                         [](const Message &text) { std::fprintf(stderr, "%s\n", english(text).c_str()); });
    if (!measured)
        return Stopped;
    const Metrics metrics = metricsOf(measured->confusion);
    if (options.json) {
        printJson(metrics, measured->confusion, target.classes);
        return Done;
    }
    printTable(metrics, target.classes);
    std::printf("Pixel accuracy %.3f on the %.0f %% of the pixels that got a label, %zu frames\n", metrics.pixelAccuracy, 100 * measured->coverage, measured->frames);
    return Done;
}

} // namespace

void addEvaluate(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("evaluate", "Measure a model on a camera with labels");
    auto options = std::make_shared<EvaluateArguments>();
    command->add_option("--model", options->model, "A model.safetensors of a run, or a TorchScript or ONNX file, exported or somebody else's")->required();
    command->add_option("--data", options->data, "The camera's folder with images/ and labels/, a zip archive of it, or a video")->required();
    command->add_option("--labels", options->labels, "Of a video: folder of label pictures, each called as its frame (check says how)");
    options->files.addTo(*command);
    command->add_option("--precision", options->precision, "auto, full or mixed")->check(CLI::IsMember({"auto", "full", "mixed"}))->capture_default_str();
    command->add_option("--threads", options->threads, "0: one a core")->check(threadRange())->capture_default_str();
    command->add_flag("--no-map", options->noMap, "Without the map of its camera's places, where the model has one");
    command->add_flag("--json", options->json, "Print JSON");
    auto *teacher = command->add_option("--teacher", options->teacher, "Measure a maker of labels on the camera's training frames: network, scales, votes, motion, passages, carried, ground or book");
    auto *source = command->add_option("--source", options->sources, "The labelled camera, for --teacher; again for each further one")->allow_extra_args(false);
    teacher->needs(source);
    command->add_option("--ground-points", options->groundPoints, "JSON file of places clicked on the ground of both cameras, one a source")->allow_extra_args(false)->needs(teacher);
    source->needs(teacher);
    command->add_option("--frames", options->frames, "Frames that the teacher labels, evenly spaced")->check(CLI::Range(2, 100000))->capture_default_str()->needs(teacher);
    command->callback([options, &action] {
        action = [options]() -> int {
            if (!options->teacher.empty())
                return evaluateTeacher(*options);
            Interrupt interrupt("Stopping");
            const auto place = openCameraPlace(options->data, options->files, interrupt.token());
            if (!place)
                return Stopped;
            if (!options->labels.empty())
                takeLabels(*place, options->labels);
            Segmenter segmenter(options->model, options->precision, options->threads, options->noMap ? MapUse::Ignore : MapUse::Use);
            const Dataset data = dataFor(segmenter, place->folder());
            sayLeftOut(data);
            ConfusionMatrix confusion(data.classes.size());
            MeasureValues overFrames;
            {
                ProgressLine progress;
                FrameTallies tallies(data.classes.size());
                confusion = segmenter.run(data, interrupt.token(), [&](size_t index, const Frame &frame, const cv::Mat &predicted) {
                    tallies.add(frame.labels, predicted, data.classes.ignore);
                    progress.show(static_cast<double>(index + 1) / static_cast<double>(data.frames.size()), data.frames[index].name);
                });
                tallies.into(overFrames, MeasuredOn::Target);
            }
            if (interrupt.token().stop_requested())
                return Stopped;
            const Metrics metrics = metricsOf(confusion);
            if (options->json) {
                printJson(metrics, confusion, data.classes, overFrames);
                return Done;
            }
            printTable(metrics, data.classes);
            for (const auto &[measure, value] : measuresOf(confusion, overFrames))
                std::printf("%-28s %.3f\n", measure->title, value);
            std::printf("On %zu frames%s\n", data.frames.size(), segmenter.usesMap() ? ", with the map of its camera's places" : "");
            return Done;
        };
    });
}

} // namespace vantage::cli
