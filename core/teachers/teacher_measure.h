#pragma once

#include "core/base/go_on.h"
#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/evaluation/confusion.h"
#include "core/geometry/ground_points.h"
#include "core/teachers/teacher.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

struct TeacherOptions
{
    int frames = 16;                 ///< of the target's training part, evenly spaced
    double validationShare = 0.2;    ///< the last frames, which no training sees, are left out
    uint64_t seed = 1;
    std::vector<GroundAnswer> ground;///< what the operator said of each source's ground
    std::string precision = "auto";
    int threads = 0;                 ///< 0: one a core
};

/// What a maker's labels are worth, against the target's own.
struct TeacherMeasure
{
    ConfusionMatrix confusion{1};
    double coverage = 1;              ///< 0..1: pixels that got a label
    size_t frames = 0;
    std::vector<Message> remarks; ///< of the makers
};

/// Measures one maker. The target's labels are looked at after it has spoken. Carried and Ground know what stands still only, so they
/// are measured where a frame shows the background.
/// @param model a model.safetensors of a network of frozen levels, trained on the source @param target with labels
/// @return nothing where `goOn` ended it
/// @throws InputError where a file can't be used, the model is another network, or the classes differ
std::optional<TeacherMeasure> measureTeacher(Teacher teacher, const std::filesystem::path &model, const Dataset &source, const Dataset &target,
                                             const TeacherOptions &options, const GoOn &goOn,
                                             const std::function<void(const Message &)> &tell = {});

} // namespace vantage
