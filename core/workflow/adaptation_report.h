#pragma once

#include "core/base/go_on.h"
#include "core/report/report_data.h"
#include "core/workflow/adaptation.h"

namespace vantage {

/// The networks of a finished adaptation and what was measured of each on the same held-out frames: NA (as the adaptation
/// found it on the target), control, adapted, FT. The snapshot of each is the one that was chosen.
std::vector<ModelResult> adaptationResults(const AdaptationResult &adaptation);

struct ReportFiles
{
    std::filesystem::path page;     ///< report.html
    std::filesystem::path pictures; ///< folder of PNGs; its overview.png shows all
};
/// Predicts a few held-out target frames with every network and writes pictures and the HTML page to <run of the
/// adaptation>/report. @param howFar told after each frame @throws InputError
ReportFiles writeAdaptationReport(const AdaptationResult &adaptation, size_t frames = 4, const HowFar &howFar = {});

} // namespace vantage
