// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/audio_file.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::filesystem::path path = fuzz::fileOf(fuzz::textOf(bytes, size));
    try {
        const AudioFacts facts = inspectAudio(path);
        fuzz::mustHold(facts.frames > 0 && facts.channels > 0 && facts.sampleRateHz > 0, "sound that is taken has frames, channels and a rate");
    } catch (const AudioError&) {
    }
    try {
        const Waveform part = readAudio(path, 0.01, 0.5);
        fuzz::mustHold(!part.samples.empty() && part.samples.size() <= static_cast<std::size_t>(part.sampleRateHz / 2 + 1), "a part has its length");
    } catch (const AudioError&) {
    }
    return 0;
}
