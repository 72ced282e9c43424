// SPDX-License-Identifier: Apache-2.0
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"

namespace ajepa {
namespace {

std::vector<short> toSixteenBits(const std::vector<float>& samples) {
    std::vector<short> pcm(samples.size());
    std::transform(samples.begin(), samples.end(), pcm.begin(),
                   [](float sample) { return static_cast<short>(std::clamp(std::lround(sample * 32768.0F), -32768L, 32767L)); });
    return pcm;
}

}  // namespace

void writeWav(const std::filesystem::path& path, const Waveform& waveform) {
    SF_INFO info{};
    info.samplerate = waveform.sampleRateHz;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path.c_str(), SFM_WRITE, &info), sf_close);
    if (!file) {
        throw Error(ErrorKind::storage, "cannot write " + path.string() + ": " + sf_strerror(nullptr), path.string(),
                    "choose a folder that can be written and has space");
    }
    const std::vector<short> pcm = toSixteenBits(waveform.samples);
    const auto wanted = static_cast<sf_count_t>(pcm.size());
    if (sf_write_short(file.get(), pcm.data(), wanted) != wanted) {
        throw Error(ErrorKind::storage, "writing " + path.string() + " failed: " + sf_strerror(file.get()), path.string(),
                    "check that the disk has space");
    }
}

}  // namespace ajepa
