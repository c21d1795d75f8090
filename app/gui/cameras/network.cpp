#include "app/gui/cameras/network.h"

#include "app/gui/text.h"

#include <QCoreApplication>
#include <algorithm>

namespace vantage::gui {

const InUseState *CameraNetwork::usedBy(const std::string &target) const
{
    const auto found = std::find_if(inUse.begin(), inUse.end(), [&](const InUseState &state) { return state.model.target == target; });
    return found == inUse.end() ? nullptr : &*found;
}

const WatchState *CameraNetwork::changeOf(const std::string &target) const
{
    const auto found = changed.find(target);
    return found == changed.end() ? nullptr : &found->second;
}

CameraNetwork readNetwork(const Project &project)
{
    CameraNetwork network;
    const RunReader reader(project.folder);
    network.matrix = cameraMatrix(project, reader);
    network.inUse = modelsInUse(project);
    for (const std::string &target : network.matrix.targets)
        if (const auto state = watchStateOf(project, target); state && state->kind != DriftKind::None)
            network.changed.emplace(target, *state);
    return network;
}

QString namesOf(const std::vector<std::string> &sources)
{
    QStringList names;
    for (const std::string &source : sources)
        names << toQt(source);
    return names.join(" + ");
}

QString staleText(const InUseState &state)
{
    switch (state.stale) {
    case Stale::No: return {};
    case Stale::Deleted: return QCoreApplication::translate("cameras", "its run has been deleted");
    case Stale::FileChanged: return QCoreApplication::translate("cameras", "another epoch of run %1 is kept now").arg(state.because);
    case Stale::CameraChanged: return QCoreApplication::translate("cameras", "the camera has changed: %1").arg(coreText(state.camera));
    case Stale::NewerBetter: return QCoreApplication::translate("cameras", "run %1, trained since, is better").arg(state.because);
    case Stale::NewerBaseline: return QCoreApplication::translate("cameras", "the baseline has been trained anew since, run %1").arg(state.because);
    }
    return {};
}

} // namespace vantage::gui
