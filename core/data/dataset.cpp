#include "core/data/dataset.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/class_matching.h"
#include "core/data/frame_remarks.h"
#include "core/data/image_io.h"
#include "core/data/labels/camera_layout.h"
#include "core/data/size_text.h"
#include "core/data/value_range.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_set>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr size_t fingerprintFrames = 512;

/// @param image, labels what the two files say of themselves
void checkSizes(const Dataset &data, size_t index, const ImageHeader &image, const cv::Size &ofLabels)
{
    const cv::Size size = image.size;
    if (std::min(size.width, size.height) < smallestFrameSide)
        throw InputError(data.imageFile(index), say("is only %1 pixels", sizeText(size)), say("Frames need 16 pixels a side or more"));
    if (ofLabels != size)
        throw InputError(data.labelFile(index), differingSizes(ofLabels, image), say("A frame and its labels must have the same size"));
}

/// The file in folder/…, as FrameFiles names it.
std::string within(const fs::path &folder, const fs::path &file)
{
    return file.lexically_relative(folder).string();
}

std::vector<std::string> namesWithoutLabels(const Dataset &data)
{
    std::vector<std::string> names;
    for (const FrameFiles &frame : data.frames) {
        if (frame.labels.empty())
            names.push_back(frame.name);
    }
    return names;
}

/// Takes frames out that are not to be used, in the order of the folder.
void leaveOut(Dataset &data, const std::vector<std::string> &names)
{
    const std::set<std::string> unwanted(names.begin(), names.end());
    std::vector<std::string> gone;
    std::erase_if(data.frames, [&](const FrameFiles &frame) {
        if (unwanted.contains(frame.name))
            gone.push_back(frame.name);
        return unwanted.contains(frame.name);
    });
    if (gone.empty())
        return;
    if (data.frames.empty())
        throw InputError(data.folder, say("has no frame that is not left out"), say("Take them back, or choose another folder"));
    data.leftOut.push_back(gone.size() == 1 ? say("%1: 1 frame is left out as the project says: %2", data.folder, gone.front())
                                            : say("%1: %2 frames are left out as the project says: %3", data.folder, gone.size(), firstNames(gone)));
}

/// @param leftOut frames that are there all the same
void requireLabels(Dataset &data, const CameraLayout &layout, LabelUse use, const std::vector<std::string> &leftOut)
{
    const bool none = layout.orphans.empty() && std::all_of(layout.frames.begin(), layout.frames.end(), [](const PlacedFrame &frame) { return frame.labels.empty(); });
    if (use == LabelUse::Measure && none)
        return;
    if (none)
        throw InputError(data.folder, say("has no labels"), say("A source needs labels/ with one PNG a frame, named like it, or another layout that is known"));
    const std::vector<std::string> missing = namesWithoutLabels(data);
    if (missing.empty())
        return;
    const bool some = missing.size() < data.frames.size(), withoutThem = some && use == LabelUse::Required;
    const Message problem = withoutThem ? say("has no labels for %1 of %2 frames, which are left out: %3", missing.size(), data.frames.size(), firstNames(missing))
                            : some      ? say("has no labels for %1 of %2 frames, which are not measured on: %3", missing.size(), data.frames.size(), firstNames(missing))
                                        : say("has no labels for %1 of %2 frames: %3", missing.size(), data.frames.size(), firstNames(missing));
    std::vector<std::string> others = layout.orphans;
    std::erase_if(others, [&](const std::string &name) { return std::find(leftOut.begin(), leftOut.end(), name) != leftOut.end(); });
    const Message said = others.empty() ? problem : say("%1; and labels without a frame of their name: %2", problem, firstNames(others));
    if (!some)
        throw InputError(layout.labelPlace, said,
                         use == LabelUse::Required ? say("Give the labels the names of their frames")
                                                   : say("Add them, or go on without measuring: adapt --ignore-target-labels, or the box on the data page"));
    data.leftOut.push_back(InputError(layout.labelPlace, said).message());
    if (withoutThem)
        std::erase_if(data.frames, [](const FrameFiles &frame) { return frame.labels.empty(); });
}

std::vector<size_t> evenly(size_t from, size_t count)
{
    std::vector<size_t> indices;
    if (count >= from)
        count = from;
    for (size_t i = 0; i < count; ++i)
        indices.push_back(count == 1 ? 0 : i * (from - 1) / (count - 1));
    return indices;
}

Dataset withoutFrames(const Dataset &data)
{
    return {data.folder, data.classes, {}, data.size, data.folders, data.leftOut, data.classesAssumed, data.unjudged};
}

Dataset cameraOf(const Dataset &data, const CameraRange &range)
{
    const size_t number = data.frames.at(range.first).camera;
    Dataset camera{number < data.folders.size() ? data.folders[number] : data.folder, data.classes, {}, data.size, {}, {}, data.classesAssumed, data.unjudged};
    const auto first = data.frames.begin() + static_cast<std::ptrdiff_t>(range.first);
    camera.frames.assign(first, first + static_cast<std::ptrdiff_t>(range.count));
    if (!camera.frames.empty() && camera.frames.front().camera != 0)
        for (FrameFiles &frame : camera.frames)
            frame.camera = 0;
    return camera;
}

void addPiece(Sha256 &hash, std::string_view piece)
{
    hash.add(std::to_string(piece.size()) + ":"); // so that no two lists of pieces read alike
    hash.add(piece);
}

/// As FrameFiles names a file.
std::string placed(const fs::path &folder, const std::string &file)
{
    return file.empty() ? file : within(folder, file);
}

uintmax_t bytesOf(const fs::path &file)
{
    std::error_code code;
    const uintmax_t bytes = fs::file_size(file, code);
    if (code)
        throw InputError(file, say("can't be read: %1", code.message()));
    return bytes;
}

} // namespace

ClassMap classesOfFolder(const fs::path &camera)
{
    if (auto own = folderSettings(camera).classes)
        return std::move(*own);
    return layoutOf(camera, true).classes;
}

Dataset listDataset(const fs::path &folder, LabelUse use, const std::vector<std::string> &leftOut)
{
    const CameraLayout layout = layoutOf(folder, use != LabelUse::Hidden);
    if (layout.frames.empty())
        throw InputError(folder, say("holds no pictures, neither in images/ nor beside it"),
                         say("Choose the folder of one camera, with PNG, JPEG, BMP, TIFF or WebP frames in images/"));
    Dataset data;
    data.folder = folder;
    data.classes = layout.classes;
    data.classesAssumed = layout.assumed;
    data.frames.reserve(layout.frames.size());
    std::unordered_set<std::string_view> names;
    for (const PlacedFrame &frame : layout.frames) {
        if (!names.insert(frame.name).second) {
            const auto first = std::find_if(layout.frames.begin(), layout.frames.end(), [&](const PlacedFrame &other) { return other.name == frame.name; });
            throw InputError(frame.image, say("has the same name as %1", fs::path(first->image).filename().string()), say("Keep one of the two"));
        }
        data.frames.push_back({frame.name, within(folder, frame.image), placed(folder, frame.labels), 0, frame.labels.empty() ? nullptr : layout.reader});
    }
    leaveOut(data, leftOut);
    if (use != LabelUse::Hidden)
        requireLabels(data, layout, use, leftOut);
    const int bits = valueRangeOf(data).bits;
    for (FrameFiles &frame : data.frames)
        frame.bits = bits;
    return data;
}

Dataset inClassesOf(Dataset data, const ClassMap &classes)
{
    if (!data.hasLabels() || data.classes == classes) {
        data.classes = classes;
        return data;
    }
    if (data.classesAssumed)
        throw InputError(data.folder, say("has labels, but nothing there says which classes they are"), say("Give it a classes.json: that of the source, where the labels have its numbers"));
    const ClassMatch match = matchClasses(data.classes, classes);
    if (!match.any())
        throw InputError(data.folder, say("has other classes: none of its %1 is one of the %2 that are measured", data.classes.size(), classes.size()),
                         say("Say in its classes.json which is which: {\"name\": \"car\", \"colour\": \"#00008e\", \"as\": \"vehicles\"}"));
    if (!match.same || !readAlike(data.classes, classes)) {
        std::map<const LabelReader *, std::shared_ptr<const LabelReader>> readers; // all frames of a camera share one
        for (FrameFiles &frame : data.frames) {
            auto &reader = readers[frame.reader.get()];
            if (!reader)
                reader = translated(frame.reader, data.classes, classes, match.classOf);
            frame.reader = reader;
        }
    }
    if (const Message said = match.remark(); !said.empty())
        data.leftOut.push_back(InputError(data.folder, said).message());
    data.unjudged.assign(classes.classes.size(), false);
    for (const std::string &name : match.unknown)
        for (size_t i = 0; i < classes.classes.size(); ++i)
            if (classes.classes[i].name == name)
                data.unjudged[i] = true;
    if (match.unknown.empty())
        data.unjudged.clear();
    data.classes = classes;
    return data;
}

cv::Mat judged(const Dataset &data, const cv::Mat &labels, const cv::Mat &predicted)
{
    return judged(data.unjudged, data.classes.ignore, labels, predicted);
}

cv::Mat judged(const std::vector<bool> &unjudged, int ignore, const cv::Mat &labels, const cv::Mat &predicted)
{
    if (unjudged.empty() || labels.empty() || labels.size() != predicted.size())
        return labels;
    cv::Mat result = labels.clone();
    for (size_t i = 0; i < unjudged.size(); ++i)
        if (unjudged[i])
            result.setTo(ignore, predicted == static_cast<int>(i));
    return result;
}

Dataset openDataset(const fs::path &folder, LabelUse use, const std::vector<std::string> &leftOut)
{
    Dataset data = listDataset(folder, use, leftOut);
    data.size = readFrame(data, 0).image.size();
    return data;
}

std::vector<std::string> leftOutOf(const FramesLeftOut &leftOut, const fs::path &folder)
{
    const auto found = leftOut.find(folder);
    return found == leftOut.end() ? std::vector<std::string>() : found->second;
}

void requireFewLeftOut(const fs::path &folder, size_t leftOut, size_t all, const Message &first)
{
    if (2 * leftOut > all)
        throw InputError(folder, say("%1 of %2 frames can't be used, which is no damage of single ones. The first: %3", leftOut, all, first),
                         say("Mend that, or take the frames out of the folder yourself"));
}

Dataset joined(std::vector<Dataset> cameras)
{
    if (cameras.size() == 1)
        return std::move(cameras.front());
    Dataset all = withoutFrames(cameras.front());
    std::set<std::string> known;
    std::error_code code;
    for (size_t c = 0; c < cameras.size(); ++c) {
        Dataset &camera = cameras[c];
        if (camera.classes != all.classes) { // the same classes by other values or colours are the same all the same
            const ClassMatch match = matchClasses(camera.classes, all.classes);
            if (!match.without.empty() || !match.unknown.empty())
                throw InputError(camera.folder, say("has another class map than %1", all.folder.string()), say("Give all source cameras the same classes.json"));
            camera = inClassesOf(std::move(camera), all.classes);
        }
        for (size_t other = 0; other < c; ++other)
            if (fs::equivalent(camera.folder, cameras[other].folder, code))
                throw InputError(camera.folder, say("is given twice as a source"), say("Give each camera once"));
        const std::string called = fs::absolute(camera.folder / "").parent_path().filename().string();
        std::string name = called;
        for (int again = 2; !known.insert(name).second; ++again)
            name = called + "-" + std::to_string(again);
        all.folders.push_back(camera.folder);
        if (c > 0)
            all.leftOut.insert(all.leftOut.end(), camera.leftOut.begin(), camera.leftOut.end());
        for (FrameFiles &frame : camera.frames) {
            frame.name = name + "-" + frame.name;
            frame.image = fs::absolute(camera.folder / frame.image).string();
            if (!frame.labels.empty())
                frame.labels = fs::absolute(camera.folder / frame.labels).string();
            frame.camera = static_cast<uint16_t>(c);
            all.frames.push_back(std::move(frame));
        }
    }
    return all;
}

Dataset openCameras(const std::vector<fs::path> &folders, LabelUse use, const FramesLeftOut &leftOut)
{
    if (folders.empty())
        throw InputError("camera", say("no folder is given"), say("Name the folder of a camera"));
    std::vector<Dataset> cameras;
    for (const fs::path &folder : folders)
        cameras.push_back(openDataset(folder, use, leftOutOf(leftOut, folder)));
    return joined(std::move(cameras));
}

std::vector<CameraRange> cameraRanges(const Dataset &data)
{
    std::vector<CameraRange> ranges;
    for (size_t i = 0; i < data.frames.size(); ++i) {
        if (i == 0 || data.frames[i].camera != data.frames[i - 1].camera)
            ranges.push_back({i, 0});
        ++ranges.back().count;
    }
    return ranges;
}

std::vector<Dataset> byCamera(const Dataset &data)
{
    std::vector<Dataset> cameras;
    for (const CameraRange &range : cameraRanges(data))
        cameras.push_back(cameraOf(data, range));
    return cameras;
}

cv::Mat readFrameImage(const Dataset &data, size_t index, ImageHeader *header)
{
    return readImage(data.imageFile(index), data.frames[index].bits, header);
}

Frame readFrame(const Dataset &data, size_t index)
{
    Frame frame;
    ImageHeader header;
    frame.image = readFrameImage(data, index, &header);
    if (!data.frames[index].labels.empty())
        frame.labels = readClasses(readerOr(data.frames[index].reader), data.labelFile(index), data.classes);
    checkSizes(data, index, header, frame.labels.empty() ? header.size : frame.labels.size());
    return frame;
}

Frame resized(const Frame &frame, cv::Size size)
{
    Frame result;
    const bool smaller = size.width <= frame.image.cols && size.height <= frame.image.rows;
    cv::resize(frame.image, result.image, size, 0, 0, smaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    if (!frame.labels.empty()) // plain INTER_NEAREST is off by half a pixel
        cv::resize(frame.labels, result.labels, size, 0, 0, cv::INTER_NEAREST_EXACT);
    return result;
}

Split splitByTime(Dataset data, double validationShare)
{
    if (data.severalCameras()) {
        Split all{withoutFrames(data), withoutFrames(data)};
        for (const CameraRange &range : cameraRanges(data)) {
            Split one = splitByTime(cameraOf(data, range), validationShare);
            for (auto [from, to] : {std::pair{&one.train, &all.train}, std::pair{&one.validation, &all.validation}})
                for (FrameFiles &frame : from->frames) {
                    frame.camera = data.frames[range.first].camera;
                    to->frames.push_back(std::move(frame));
                }
        }
        return all;
    }
    const size_t count = data.frames.size();
    const double share = std::clamp(validationShare, 0.0, 1.0);
    size_t validation = static_cast<size_t>(std::llround(share * static_cast<double>(count)));
    if (count >= 2)
        validation = std::clamp<size_t>(validation, 1, count - 1);
    else
        validation = 0; // training can't do without a frame
    Dataset last = withoutFrames(data);
    const auto first = data.frames.begin() + static_cast<std::ptrdiff_t>(count - validation);
    last.frames.assign(std::make_move_iterator(first), std::make_move_iterator(data.frames.end()));
    data.frames.erase(first, data.frames.end());
    return {std::move(data), std::move(last)};
}

Dataset thinned(const Dataset &data, size_t count)
{
    Dataset result = withoutFrames(data);
    for (size_t index : evenly(data.frames.size(), count))
        result.frames.push_back(data.frames[index]);
    return result;
}

std::string fingerprint(const Dataset &data, std::vector<FramePrint> *frames)
{
    Sha256 hash;
    addPiece(hash, classMapToJson(data.classes));
    const auto labelled = [&](size_t index) { return !data.frames[index].labels.empty(); };
    if (data.severalCameras()) { // the cameras' own, so that it doesn't matter what their folders are called
        if (frames)
            frames->clear();
        for (const CameraRange &range : cameraRanges(data)) {
            std::vector<FramePrint> ofCamera;
            addPiece(hash, fingerprint(cameraOf(data, range), frames ? &ofCamera : nullptr));
            for (size_t i = 0; i < ofCamera.size(); ++i) {
                ofCamera[i].name = data.frames[range.first + i].name;
                frames->push_back(std::move(ofCamera[i]));
            }
        }
        return hash.hex();
    }
    std::vector<FramePrint> prints(data.frames.size());
    for (size_t i = 0; i < data.frames.size(); ++i) {
        FramePrint &print = prints[i];
        print.name = fs::path(data.frames[i].image).stem().string();
        print.imageBytes = bytesOf(data.imageFile(i));
        const LabelReader &reader = readerOr(data.frames[i].reader);
        print.labelBytes = labelled(i) ? reader.bytes(data.labelFile(i)) : 0;
        addPiece(hash, print.name);
        if (labelled(i) && !reader.id().empty() && (i == 0 || data.frames[i].reader != data.frames[i - 1].reader))
            addPiece(hash, "read as " + reader.id());
        if (data.frames[i].bits != 16) // read in another way, the same bytes are other frames
            addPiece(hash, "bits " + std::to_string(data.frames[i].bits));
        addPiece(hash, std::to_string(print.imageBytes));
        addPiece(hash, labelled(i) ? std::to_string(print.labelBytes) : "none");
    }
    for (size_t index : evenly(data.frames.size(), fingerprintFrames)) {
        addPiece(hash, prints[index].image = sha256OfFile(data.imageFile(index)));
        if (labelled(index))
            addPiece(hash, prints[index].labels = readerOr(data.frames[index].reader).print(data.labelFile(index)));
    }
    if (frames)
        *frames = std::move(prints);
    return hash.hex();
}

} // namespace vantage
