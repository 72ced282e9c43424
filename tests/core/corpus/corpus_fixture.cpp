// SPDX-License-Identifier: Apache-2.0
#include "tests/core/corpus/corpus_fixture.h"

#include <cmath>
#include <fstream>
#include <numbers>
#include <stdexcept>

#include "engine/audio/audio_file.h"

namespace ajepa::test {

void writeText(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    if (!(out << text)) {
        throw std::runtime_error("cannot write " + path.string());
    }
}

void writeTone(const std::filesystem::path& path, double seconds, double hz, float level) {
    std::filesystem::create_directories(path.parent_path());
    constexpr int rateHz = 8000;
    Waveform tone{std::vector<float>(static_cast<std::size_t>(std::lround(seconds * rateHz))), rateHz};
    for (std::size_t i = 0; i < tone.samples.size(); ++i) {
        // A quarter turn of offset: no sample of these pitches is exactly zero by chance.
        tone.samples[i] = level * static_cast<float>(std::sin(2.0 * std::numbers::pi * hz * static_cast<double>(i) / rateHz + 0.1));
    }
    writeWav(path, tone);
}

void writeCorpus(const std::filesystem::path& folder, const std::string& rows, const std::string& moreToml) {
    writeText(folder / "corpus.toml", "format = 1\nname = \"sample\"\nroot = \"audio\"\n" + moreToml);
    writeText(folder / "clips.csv", "id,path,start_s,duration_s,labels,fold,split,group\n" + rows);
}

}  // namespace ajepa::test
