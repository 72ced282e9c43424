// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/bench_data.h"

#include <fstream>

#include "engine/base/error.h"

namespace ajepa::cli {

float hashNoise(std::uint32_t position) {
    std::uint32_t bits = position * 2654435761U;
    bits = (bits ^ (bits >> 15)) * 2246822519U;
    bits = (bits ^ (bits >> 13)) * 3266489917U;
    bits ^= bits >> 16;
    return static_cast<float>(bits * 0x1p-32 - 0.5);
}

std::vector<float> readFloats(const std::filesystem::path& file) {
    std::vector<float> values(std::filesystem::file_size(file) / sizeof(float));
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
    return values;
}

void writeFloats(const std::filesystem::path& file, const std::vector<float>& values) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
    if (!stream.flush()) {
        throw Error(ErrorKind::storage, "The input of a benchmark could not be written to " + file.string() + ".", {}, "check the space in TMPDIR");
    }
}

}  // namespace ajepa::cli
