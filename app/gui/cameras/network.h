#pragma once

#include "core/runs/camera_matrix.h"
#include "core/runs/camera_watch.h"
#include "core/runs/in_use.h"

#include <QString>
#include <map>

namespace vantage::gui {

/// Which camera serves which, and what each uses: read off the window's thread.
struct CameraNetwork
{
    CameraMatrix matrix;
    std::vector<InUseState> inUse;
    std::map<std::string, WatchState> changed; ///< cameras that were found changed, acknowledged or not

    const InUseState *usedBy(const std::string &target) const;
    const WatchState *changeOf(const std::string &target) const;
};

/// @throws InputError
CameraNetwork readNetwork(const Project &project);

/// "A1 + A2"
QString namesOf(const std::vector<std::string> &sources);
/// Why a model in use should be looked at again, in a sentence; empty where it needn't.
QString staleText(const InUseState &state);

} // namespace vantage::gui
