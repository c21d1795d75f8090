#include "core/data/labels/picture_formats.h"

#include "core/data/class_presets.h"
#include "core/data/labels/colour_labels.h"

#include <algorithm>

namespace vantage {

const std::vector<PictureFormat> &pictureFormats()
{
    static const std::vector<PictureFormat> formats = {
        {"index", "class numbers", "carla-0.8", false},
        {"colours", "painted in the classes' colours", "carla-0.8", true},
        {"carla", "CARLA 0.8, 13 tags", "carla-0.8", false},
        {"carla-0.9", "CARLA 0.9 up to 0.9.13, 23 tags", "carla-0.9", false},
        {"carla-0.9.14", "CARLA from 0.9.14 on, 29 tags", "carla-0.9.14", false},
        {"cityscapes-ids", "Cityscapes, label ids", "cityscapes-ids", false},
        {"cityscapes-train-ids", "Cityscapes, training numbers", "cityscapes", false},
        {"cityscapes-colours", "Cityscapes, colours", "cityscapes", true},
        {"camvid-colours", "CamVid, colours", "camvid", true},
        {"camvid-index", "CamVid, class numbers", "camvid", false},
        {"voc", "Pascal VOC", "voc", false},
        {"ade20k", "ADE20K challenge", "ade20k", false},
    };
    return formats;
}

const PictureFormat *pictureFormat(const std::string &id)
{
    const auto &all = pictureFormats();
    const auto found = std::find_if(all.begin(), all.end(), [&](const PictureFormat &format) { return id == format.id; });
    return found == all.end() ? nullptr : &*found;
}

void readAs(CameraLayout &layout, const LayoutQuestion &question, const PictureFormat &format)
{
    layout.format = format.id;
    layout.title = format.title;
    layout.ownClasses = question.own != nullptr;
    if (question.own)
        layout.classes = *question.own;
    else if (layout.classes.classes.empty())
        layout.classes = presetClasses(format.classes);
    if (format.painted)
        layout.reader = colourLabels(layout.classes, question.folder / "classes.json");
}

const PictureFormat *askedOr(const LayoutQuestion &question, const char *found, std::initializer_list<const char *> own)
{
    if (question.format.empty())
        return pictureFormat(found);
    if (std::none_of(own.begin(), own.end(), [&](const char *id) { return question.format == id; }))
        return nullptr;
    return pictureFormat(question.format);
}

} // namespace vantage
