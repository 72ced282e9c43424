// SPDX-License-Identifier: Apache-2.0
// Writes the resampled samples of the golden clips as raw float32 (INDEX-RATE.f32), for tests/golden/features/make_log_mel.py.
#include <fstream>
#include <iostream>

#include "engine/audio/audio_file.h"
#include "tests/core/features/golden_clips.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: dump_samples DATA_FOLDER OUTPUT_FOLDER\n";
        return 2;
    }
    const std::vector<std::string> clips = ajepa::test::goldenClips();
    for (std::size_t index = 0; index < clips.size(); ++index) {
        const ajepa::Waveform recording = ajepa::readAudio(std::filesystem::path(argv[1]) / clips[index]);
        for (const int rate : {16000, 32000}) {
            const ajepa::Waveform wave = ajepa::resample(recording, rate);
            std::ofstream file(std::filesystem::path(argv[2]) / (std::to_string(index) + "-" + std::to_string(rate) + ".f32"), std::ios::binary);
            file.write(reinterpret_cast<const char*>(wave.samples.data()), static_cast<std::streamsize>(wave.samples.size() * sizeof(float)));
        }
    }
}
