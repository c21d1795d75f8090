#pragma once

#include "core/workflow/adaptation.h"

namespace vantage {

/// The recipe that one run of an adaptation has. @param isBaseline the run starts anew, not from a baseline
/// @throws std::invalid_argument
Recipe recipeOf(const AdaptationOptions &options, const std::string &name, bool isBaseline);

/// Where the recipe leaves the size of its frames open (0): that of the smaller camera's frames, at most as many pixels as 640 x 480 has, sides in
/// whole eights. Sizes of frames that are not known leave it open.
void resolveSize(Recipe &recipe, cv::Size source, cv::Size target);

/// @throws InputError naming the camera where the recipe, with its size resolved, can't be used on its frames
void requireUsable(const Recipe &recipe, const std::filesystem::path &camera);

/// The recipe as JSON without what changes nothing in the result: the machine's part and other recipes' options.
std::string essence(const Recipe &recipe);

} // namespace vantage
