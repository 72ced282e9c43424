// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/runs/safetensors.h"

namespace ajepa {

/// Limits on a header that nobody vouches for (reliability.md 2.6).
struct SafetensorsLimits {
    static constexpr std::uint64_t headerBytes = std::uint64_t{16} << 20U;
    static constexpr std::size_t tensors = 100'000;
    static constexpr std::size_t nameBytes = 512;
    static constexpr std::size_t rank = 8;
};

struct SafetensorsHeader {
    std::vector<TensorInfo> tensors;  ///< in the order of their data
    Metadata metadata;
};

/// Parses the JSON header and checks it against `dataBytes`, the bytes that follow it: types, ranks, sizes without overflow, ranges that tile the data
/// exactly, no duplicate names, limits as above. Throws std::invalid_argument with what is wrong; the caller names the file.
SafetensorsHeader parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes);

/// The JSON header of tensors that lie as their ranges say, keys in the order given. It is padded with spaces to `room` bytes or more, so that the data behind
/// it start 8-aligned. Throws std::invalid_argument if it would break a limit, nlohmann's exception if a text is not UTF-8.
std::string safetensorsHeaderText(std::span<const TensorInfo> tensors, const Metadata& metadata, std::size_t room = 0);

/// The id of a type in a header: "F32" ...
std::string_view scalarTypeId(ScalarType type);

/// What is wrong with a tensor's name, or an empty text.
std::string problemOfTensorName(std::string_view name);

/// Elements times bytes of a scalar. Throws std::invalid_argument if a dimension is negative or the product does not fit.
std::uint64_t tensorBytes(const std::vector<std::int64_t>& shape, ScalarType type);

}  // namespace ajepa
