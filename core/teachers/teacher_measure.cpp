#include "core/teachers/teacher_measure.h"

#include "core/base/error.h"
#include "core/geometry/fixed_camera.h"
#include "core/model/model_file.h"
#include "core/nn/device.h"
#include "core/nn/tensors.h"
#include "core/nn/threads.h"
#include "core/teachers/label_book.h"

#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

LabelMakers makersOf(Teacher teacher)
{
    switch (teacher) {
    case Teacher::Plain: return {.scales = false, .votes = false, .motion = false, .passages = false, .carried = false, .ground = false};
    case Teacher::Scales: return {.scales = true, .votes = false, .motion = false, .passages = false, .carried = false, .ground = false};
    case Teacher::Votes: return {.scales = true, .votes = true, .motion = false, .passages = false, .carried = false, .ground = false};
    case Teacher::Motion: return {.scales = true, .votes = true, .motion = true, .passages = false, .carried = false, .ground = false};
    case Teacher::Passages: return {.scales = true, .votes = true, .motion = true, .passages = true, .carried = false, .ground = false};
    case Teacher::Carried: return {.scales = false, .votes = false, .motion = false, .passages = false, .carried = true, .ground = false};
    case Teacher::Ground: return {.scales = true, .votes = true, .motion = false, .passages = false, .carried = false, .ground = true};
    case Teacher::Book: break;
    }
    return {};
}

} // namespace

std::optional<TeacherMeasure> measureTeacher(Teacher teacher, const std::filesystem::path &model, const Dataset &source, const Dataset &target,
                                             const TeacherOptions &options, const GoOn &goOn, const std::function<void(const Message &)> &tell)
{
    const ThreadScope scope(options.threads);
    const torch::Device device = bestDevice();
    const Precision precision = choosePrecision(options.precision, device);
    Model loaded = loadModel(model);
    auto *net = dynamic_cast<LevelsNet *>(loaded.net.get());
    if (!net)
        throw InputError(model, say("is no network of frozen levels, which the label book is made with"), say("Train one with the preset quick or standard"));
    for (const Dataset *data : {&source, &target})
        if (data->classes.size() != loaded.info.classes.size())
            throw InputError(data->folder, say("has %1 classes, the model has %2", data->classes.size(), loaded.info.classes.size()));
    net->to(device);
    applyLayout(*net, precision);

    BookOptions book;
    book.size = {loaded.info.width, loaded.info.height};
    book.frames = options.frames;
    book.seed = options.seed;
    book.ground = options.ground;
    book.makers = makersOf(teacher);
    book.levelsBytes = 0;
    const Dataset labelled = splitByTime(target, options.validationShare).train;
    Dataset seen = labelled; // what the makers get to know
    for (FrameFiles &frame : seen.frames) {
        frame.labels.clear();
        frame.reader.reset();
    }
    const auto made = makeLabelBook(splitByTime(source, options.validationShare).train, seen, *net, device, precision, book, goOn, tell);
    if (!made)
        return std::nullopt;

    TeacherMeasure result;
    result.remarks = made->remarks;
    result.confusion = ConfusionMatrix(target.classes.size());
    const bool still = teacher == Teacher::Carried || teacher == Teacher::Ground;
    const Dataset truth = thinned(labelled, static_cast<size_t>(options.frames)); // the same frames, with their labels
    std::optional<FixedCamera> camera;
    if (still && made->fixed)
        camera.emplace(seen, book.size, book.backgroundTolerance);
    double said = 0, pixels = 0;
    for (const BookPage &page : made->pages) {
        Frame frame = readFrame(truth, page.frame);
        cv::Mat labels = still ? made->carried.clone() : labelsToMat(page.labels.to(torch::kFloat32).argmax(0));
        if (labels.empty())
            labels = cv::Mat(book.size, CV_8UC1, cv::Scalar(target.classes.ignore));
        cv::resize(labels, labels, frame.image.size(), 0, 0, cv::INTER_NEAREST);
        pixels += static_cast<double>(labels.total());
        if (still) {
            const cv::Mat silent = labels == target.classes.ignore;
            said += static_cast<double>(labels.total()) - cv::countNonZero(silent);
            frame.labels.setTo(target.classes.ignore, silent);
            if (camera) {
                cv::Mat shown;
                cv::resize(camera->background(frame.image), shown, frame.image.size(), 0, 0, cv::INTER_NEAREST);
                frame.labels.setTo(target.classes.ignore, shown == 0);
            }
            labels.setTo(0, silent); // left out by the truth
        } else {
            said += static_cast<double>(labels.total());
        }
        result.confusion.add(frame.labels, labels, target.classes.ignore);
    }
    result.frames = made->pages.size();
    result.coverage = pixels > 0 ? said / pixels : 0;
    return result;
}

} // namespace vantage
