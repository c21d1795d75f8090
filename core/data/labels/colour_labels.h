#pragma once

#include "core/data/labels/label_reader.h"

namespace vantage {

/// Painted label pictures: each class has its colours in the map, and nothing but an exact match counts. A palette PNG is read by the
/// colours of its palette, a grey one by its values.
/// @param origin for the error @throws InputError where two classes have one colour
std::shared_ptr<const LabelReader> colourLabels(const ClassMap &classes, const std::filesystem::path &origin);

/// The colours of a picture, most pixels first; empty where it has more than 256, or none but grey ones, or is no colour or palette PNG.
/// @throws InputError where it can't be read
std::vector<std::pair<Rgb, uint64_t>> coloursOf(const std::filesystem::path &file);

/// Whether each class has a colour of its own.
bool coloursDiffer(const ClassMap &classes);
/// Whether the map has a meaning for the colour.
bool hasColour(const ClassMap &classes, const Rgb &colour);

} // namespace vantage
