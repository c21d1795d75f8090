#pragma once

#include "core/geometry/ground_points.h"
#include "core/runs/project.h"

#include <vector>

namespace vantage {

/// What the operator said of the sources' ground, kept in the project's ground.json: one answer a source, in their order.
/// @throws InputError where the file is damaged
std::vector<GroundAnswer> readGroundAnswers(const Project &project);
/// Writes or, where nothing is said, removes the file. @throws InputError
void writeGroundAnswers(const Project &project, const std::vector<GroundAnswer> &answers);
/// The same answers give the same text; an empty one where nothing is said.
std::string textOf(const std::vector<GroundAnswer> &answers);

/// Where a run keeps the picture of a source's ground in the target.
std::filesystem::path groundPictureFile(const std::filesystem::path &run, const std::string &source);

} // namespace vantage
