#pragma once

#include "core/data/labels/camera_layout.h"

#include <functional>

namespace vantage {

/// What a finder is asked for.
struct LayoutQuestion
{
    std::filesystem::path folder;
    bool withLabels = true;
    std::string format; ///< empty: to be found out
    const ClassMap *own = nullptr; ///< of classes.json
};

/// Each knows one way of laying out a camera's files, and is a file of its own. Nothing where it is another one.
using LayoutFinder = std::optional<CameraLayout> (*)(const LayoutQuestion &question);
std::optional<CameraLayout> findCvat(const LayoutQuestion &question);
std::optional<CameraLayout> findCityscapes(const LayoutQuestion &question);
std::optional<CameraLayout> findCamvid(const LayoutQuestion &question);
std::optional<CameraLayout> findVoc(const LayoutQuestion &question);
std::optional<CameraLayout> findAde20k(const LayoutQuestion &question);
std::optional<CameraLayout> findCoco(const LayoutQuestion &question);
std::optional<CameraLayout> findLabelMe(const LayoutQuestion &question);
/// images/ and labels/ of equal names, or a folder of pictures: finds something in every folder.
std::optional<CameraLayout> findPictures(const LayoutQuestion &question);

/// The part of a file's stem that a frame and its labels have in common; nothing: it is none of them.
using PairKey = std::function<std::optional<std::string>(const std::string &stem)>;
std::optional<std::string> wholeStem(const std::string &stem);
/// The stem without an ending that it must have. @param needed otherwise a stem without it is taken whole
PairKey stemWithout(std::string ending, bool needed = true);

/// Fills frames and orphans. Of two labels of one key the first is taken.
void pairUp(CameraLayout &layout, const std::vector<std::filesystem::path> &images, const std::vector<std::filesystem::path> &labels, const PairKey &ofImage = wholeStem,
            const PairKey &ofLabels = wholeStem);

/// Whether images/ holds pictures itself: then these are the frames, whatever other folders lie there.
bool hasImages(const std::filesystem::path &camera);
/// Whether labels/ holds pictures of the frames' names: what always was a camera stays one.
bool hasPlainLabels(const std::filesystem::path &camera);

/// Pictures of a folder's folders, one after the other; its own ones first.
std::vector<std::filesystem::path> picturesBelow(const std::filesystem::path &folder, int depth);


/// Colours for classes that have none of their own: Pascal VOC's.
Rgb vocColour(int number);

} // namespace vantage
