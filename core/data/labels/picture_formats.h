#pragma once

#include "core/data/labels/pairing.h"

namespace vantage {

/// What the values of label pictures mean, wherever these lie.
struct PictureFormat
{
    const char *id;
    const char *title;
    const char *classes; ///< the preset that is meant where there is no classes.json
    bool painted;        ///< read by their colours
};
/// Nothing where it is no format of pictures.
const PictureFormat *pictureFormat(const std::string &id);
const std::vector<PictureFormat> &pictureFormats();

/// Gives the layout the classes and the reader of a format. @throws InputError where the classes' colours are not different
void readAs(CameraLayout &layout, const LayoutQuestion &question, const PictureFormat &format);

/// The format that was asked for, or `found` where nothing was. Nothing where it is one that isn't among the finder's.
const PictureFormat *askedOr(const LayoutQuestion &question, const char *found, std::initializer_list<const char *> own);

} // namespace vantage
