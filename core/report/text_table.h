#pragma once

#include "core/report/report_data.h"

#include <string>
#include <vector>

namespace vantage {

enum class PerClass { Iou, ClassAccuracy };

/// The results on the target camera as lines of plain text: a row a class, then the means; a column a network with its
/// differences (sign always shown) to NA and, for adapted ones, to the control. Classes without ground truth say
/// "absent". Results without target measures are left out; with none left the text says so.
/// @throws std::invalid_argument where a result has other classes than the map
std::string resultTable(const std::vector<ModelResult> &results, const ClassMap &classes,
                        PerClass measure = PerClass::Iou);

/// What was measured in one or two sentences: adapted against NA and against the control, and the gap closed where FT
/// is there. Empty without target measures of NA and an adapted network.
std::string measuredSentence(const std::vector<ModelResult> &results);

/// (adapted - NA) / (FT - NA) in mIoU. None where one is missing or FT is not above NA.
std::optional<double> gapClosed(const std::vector<ModelResult> &results);

} // namespace vantage
