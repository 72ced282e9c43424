// SPDX-License-Identifier: Apache-2.0
#include <soxr.h>

#include <cmath>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"

namespace ajepa {

Waveform resample(Waveform input, int sampleRateHz) {
    if (input.sampleRateHz < 1 || sampleRateHz < 1) {
        throw Error(ErrorKind::request,
                    "cannot resample from " + std::to_string(input.sampleRateHz) + " Hz to " + std::to_string(sampleRateHz) + " Hz",
                    "features.sample_rate_hz", "both rates must be positive");
    }
    if (input.sampleRateHz == sampleRateHz) {
        return input;
    }
    const double ratio = static_cast<double>(sampleRateHz) / input.sampleRateHz;
    const auto length = static_cast<std::size_t>(std::llround(static_cast<double>(input.samples.size()) * ratio));
    Waveform output{std::vector<float>(length, 0.0F), sampleRateHz};
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ | SOXR_LINEAR_PHASE, 0);
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    std::size_t used = 0;
    std::size_t written = 0;  // soxr may deliver one sample fewer than asked for; the rest stays zero
    const soxr_error_t error = soxr_oneshot(input.sampleRateHz, sampleRateHz, 1, input.samples.data(), input.samples.size(), &used,
                                            output.samples.data(), length, &written, &io, &quality, &runtime);
    if (error != nullptr) {
        throw Error(ErrorKind::data, "resampling to " + std::to_string(sampleRateHz) + " Hz failed: " + soxr_strerror(error));
    }
    return output;
}

}  // namespace ajepa
