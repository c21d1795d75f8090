#pragma once

#include "core/workflow/adaptation.h"

namespace vantage {

/// What was asked for, as text; every run keeps it as adaptation.json, so that any program can go on with it.
std::string toJson(const AdaptationOptions &options);
/// `project` and `resume` are the caller's to set. @throws InputError on an unknown key or a wrong value
AdaptationOptions adaptationFromJson(const std::string &text, const std::filesystem::path &origin);

/// What the run of this project was asked for with, set to go on with it on its own cameras; nothing where the run does not say.
/// @throws InputError where its file is damaged
std::optional<AdaptationOptions> adaptationOfRun(const Project &project, int64_t run);

} // namespace vantage
