#pragma once

#include "core/nn/weights/state_dict.h"

namespace vantage {

/// Reads a safetensors file (8 bytes of header length, JSON header, raw little-endian tensors).
/// F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL are understood. The tensors must cover the data without
/// holes or overlap, as the format demands.
/// @throws InputError naming the tensor that is wrong.
StateDict readSafetensors(const std::filesystem::path &path);

/// Its texts alone: the header is read and looked through in the same way, the tensors are left where they are. @throws InputError
std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path &path);

/// Writes `dict` so that the Python library `safetensors` reads it: header padded to 8 bytes, widest types first, so
/// that every tensor is aligned to its own size. The file is replaced atomically.
/// @throws InputError where the file can't be written or a tensor's type has no name in the format.
void writeSafetensors(const std::filesystem::path &path, const StateDict &dict);

} // namespace vantage
