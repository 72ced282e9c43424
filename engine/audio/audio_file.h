// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/audio/waveform.h"

namespace ajepa {

/// Limits on untrusted files (reliability.md 2.6). Each is tested at limit - 1, limit and limit + 1.
struct AudioLimits {
    int maxChannels = 64;
    int minSampleRateHz = 1000;
    int maxSampleRateHz = 768000;
    double maxSeconds = 24 * 3600.0;
    std::int64_t maxSamples = std::int64_t{1} << 31;  ///< of what is read at once, mixed down: 8 GiB; a small FLAC of silence can hold more
};

/// Kinds of trouble, ids as in `problems[].kind` of the import report.
enum class AudioProblem { unreadable, empty, truncated, notAudio, lyingHeader, nonFinite, unsupported };
inline constexpr int audioProblems = static_cast<int>(AudioProblem::unsupported) + 1;
std::string_view audioProblemId(AudioProblem problem);

/// Thrown by everything that reads sound; the message names the file and says what is wrong with it.
class AudioError : public std::runtime_error {
public:
    AudioError(AudioProblem problem, const std::filesystem::path& path, const std::string& detail);
    AudioProblem problem() const noexcept { return problem_; }

private:
    AudioProblem problem_;
};

/// What decoding found, not what the header claims.
struct AudioFacts {
    int sampleRateHz = 0;
    int channels = 0;
    std::int64_t frames = 0;         ///< decoded sample frames
    std::int64_t claimedFrames = 0;  ///< of the header; -1 if it claims none
    float peak = 0;                  ///< largest magnitude of the mix-down
    double zeroShare = 0;            ///< share of exact zeros in the mix-down
    double clippedShare = 0;         ///< share of samples at or above 0.999 of full scale, before mix-down
    std::uint64_t contentHash = 0;   ///< of the decoded mix-down: equal for duplicates
};

/// Decodes a whole file or a part of it and mixes it down to one channel (mean of channels). The container is recognised from its first
/// bytes: WAV, RF64, W64, AIFF, FLAC, Ogg (Vorbis, Opus), MP3; others are refused as unsupported or not audio. Decoding runs in chunks of
/// at most one second, never sized from the header. Throws AudioError: empty, not audio, truncated or lying header (less sound than the header
/// claims, with nothing usable lost: `inspectAudio` tells how much there is), non-finite samples, limits exceeded.
/// startS and durationS in seconds; durationS <= 0 means up to the end.
Waveform readAudio(const std::filesystem::path& path, double startS = 0, double durationS = 0, const AudioLimits& limits = {});

/// Decodes the whole file and reports what is in it. Throws as readAudio.
AudioFacts inspectAudio(const std::filesystem::path& path, const AudioLimits& limits = {});

/// Resamples with soxr, very high quality, linear phase. Same rate returns the input. Output length = round(n * to / from).
Waveform resample(Waveform input, int sampleRateHz);

/// Writes 16-bit PCM WAV. Throws Error(storage).
void writeWav(const std::filesystem::path& path, const Waveform& waveform);

}  // namespace ajepa
