// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/audio/input_file.h"

namespace ajepa {

enum class Container { wav, rf64, w64, aiff, flac, ogg, mp3 };
std::string_view containerName(Container container);

/// Recognises the container from the first bytes alone. Throws AudioError: unsupported for sound in a container that is not on the list,
/// notAudio for everything else.
Container recogniseContainer(const InputFile& file);

/// What a container with a chunk for its samples says of that chunk, against what the file holds.
struct SampleChunk {
    std::int64_t claimedBytes = -1;  ///< -1: none claimed (streams write all ones), or no such container
    std::int64_t presentBytes = 0;
};
SampleChunk findSampleChunk(const InputFile& file, Container container);

/// Whether the last Ogg page ends within the file.
bool oggPagesAreWhole(const InputFile& file);

}  // namespace ajepa
