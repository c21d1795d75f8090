#pragma once

#include "core/nn/weights/state_dict.h"

#include <string_view>

namespace vantage {

/// PyTorch's file since 1.6: a zip with `<name>/data.pkl` and one uncompressed entry a storage. Checksums are checked.
StateDict readTorchZip(const std::filesystem::path &path);

/// PyTorch's file before 1.6: five pickles, then the storages one after another. `bytes` is the whole file.
/// Also the way to refuse any other pickle by what it asks for.
StateDict readTorchLegacy(const std::filesystem::path &path, std::string_view bytes);

} // namespace vantage
