// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target over files instead of libFuzzer: each seed and each input that was once found, in every build, with any compiler.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

#include "engine/runs/durable_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

void replay(const std::filesystem::path& path) {
    const std::string content = ajepa::readTextFile(path);
    std::printf("%s\n", path.filename().c_str());
    std::fflush(stdout);  // the last name printed is that of the input that ends the process
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content.data()), content.size());
}

}  // namespace

int main(int count, char** arguments) {
    int inputs = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
            replay(entry.path());
            ++inputs;
        }
    }
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
