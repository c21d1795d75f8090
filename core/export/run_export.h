#pragma once

#include "core/export/export.h"

namespace vantage {

/// A run of a project ready to be exported.
struct RunToExport
{
    std::filesystem::path model; ///< the run's model.safetensors
    ExportContext context;       ///< frames of the target, figures and provenance from the project's database
};

/// @param frames of the target camera, at most; none, with a remark, where its folder can't be read
/// @throws InputError where there is no such run, or it has not finished
RunToExport runToExport(const std::filesystem::path &project, int64_t run, size_t frames = 3);

/// The run to export where none is named: the latest finished adaptation, else the latest finished run.
/// @throws InputError where none has finished
int64_t latestFinishedRun(const std::filesystem::path &project);

} // namespace vantage
