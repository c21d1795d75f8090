#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/runs/project.h"

#include <string>

namespace vantage {

/// What a run was trained on, so that what has changed since can be named. Written as runs/<id>/data.json; the frames behind each
/// fingerprint are kept once for the whole project, as data/<fingerprint>.json.
struct RunData
{
    std::string source, target, targetLabels; ///< fingerprints; targetLabels: with its labels, where they are used
    std::string backbone;                     ///< SHA-256 of the pretrained weights
};
void writeRunData(const Project &project, int64_t run, const RunData &data);
/// Empty strings where the run, one of an older version, does not say.
RunData readRunData(const Project &project, int64_t run);

/// A fingerprint together with what it is made of.
struct DataList
{
    std::string print;
    ClassMap classes;
    std::vector<FramePrint> frames;
};
DataList listOf(const Dataset &data);
/// Keeps the list in the project, where it is not there yet. @throws InputError
void keepList(const Project &project, const DataList &list);

/// What has changed since a list with the fingerprint `before` was kept, as a part of a sentence: "has 2 frames more (a, b)".
/// @param now with another fingerprint
Message dataDifference(const Project &project, const std::string &before, const DataList &now);

} // namespace vantage
