// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/store_fixture.h"

#include "engine/runs/durable_file.h"
#include "tests/core/corpus/corpus_fixture.h"

namespace ajepa::test {
namespace fs = std::filesystem;

RunConfig storeConfig() {
    RunConfig config;
    config.features = {.sampleRateHz = 8000, .windowSamples = 128, .hopSamples = 64, .mels = 8, .frames = 6, .normalise = Normalisation::none};
    return config;
}

void writeTones(const fs::path& folder, int clips) {
    std::string rows;
    for (int i = 0; i < clips; ++i) {
        const std::string name = "tone" + std::to_string(i);
        const double seconds = 0.05 + 0.03 * i;
        writeTone(folder / "audio" / (name + ".wav"), seconds, 200.0 + 90.0 * i, 0.1F + 0.02F * static_cast<float>(i % 30));
        rows += name + "," + name + ".wav,0," + std::to_string(seconds) + ",,,,\n";
    }
    writeText(folder / "audio" / "broken.wav", "no sound in here");
    writeCorpus(folder, rows + "broken,broken.wav,0,0.1,,,,\n");
}

std::map<std::string, std::string> storeFiles(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename() != "lock") {
            files[entry.path().filename().string()] = readTextFile(entry.path());
        }
    }
    return files;
}

fs::path storeBeside(const fs::path& corpus) {
    fs::path found;
    for (const auto& entry : fs::directory_iterator(corpus / "features")) {
        found = entry.path();
    }
    return found;
}

}  // namespace ajepa::test
