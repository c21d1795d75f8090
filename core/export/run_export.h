#pragma once

#include "core/export/export.h"

namespace vantage {

/// A run of a project ready to be exported.
struct RunToExport
{
    std::filesystem::path model; ///< the run's model.safetensors
    ExportContext context;       ///< frames of the target, figures and provenance from the project's database
};

/// @param frames of the target camera, at most @throws InputError where there is no such run, it has not finished, or the
/// target's folder can't be read
RunToExport runToExport(const std::filesystem::path &project, int64_t run, size_t frames = 3);

/// The run to export where none is named: the latest finished adaptation, else the latest finished run.
/// @throws InputError where none has finished
int64_t latestFinishedRun(const std::filesystem::path &project);

} // namespace vantage
