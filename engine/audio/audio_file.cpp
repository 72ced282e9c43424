// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/audio_file.h"

#include <sndfile.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <span>
#include <sstream>

#include "engine/audio/container.h"
#include "engine/audio/input_file.h"

namespace ajepa {
namespace {

constexpr std::int64_t skipToEnd = std::numeric_limits<std::int64_t>::max();
constexpr float fullScale = 0.999F;

std::string inSeconds(double seconds) {
    std::ostringstream text;
    text.precision(3);
    text << seconds << " s";
    return text.str();
}

// Sample formats whose decoders are allowed; the exotic ones (ADPCM and friends) are where memory errors have been found.
bool isAllowedEncoding(int format) {
    switch (format & SF_FORMAT_SUBMASK) {
        case SF_FORMAT_PCM_S8:
        case SF_FORMAT_PCM_U8:
        case SF_FORMAT_PCM_16:
        case SF_FORMAT_PCM_24:
        case SF_FORMAT_PCM_32:
        case SF_FORMAT_FLOAT:
        case SF_FORMAT_DOUBLE:
        case SF_FORMAT_ULAW:
        case SF_FORMAT_ALAW:
        case SF_FORMAT_VORBIS:
        case SF_FORMAT_OPUS:
        case SF_FORMAT_MPEG_LAYER_I:
        case SF_FORMAT_MPEG_LAYER_II:
        case SF_FORMAT_MPEG_LAYER_III:
            return true;
        default:
            return false;
    }
}

/// One file while it is decoded: recognised, checked against the limits, read in chunks of at most one second.
class Decoder {
public:
    Decoder(const std::filesystem::path& path, const AudioLimits& limits) : file_(path), limits_(limits), container_(recogniseContainer(file_)) {
        checkSampleChunk();
        open();
        checkHeader();
        const auto chunkFrames = static_cast<std::size_t>(std::min(info_.samplerate, 1 << 16));
        interleaved_.resize(chunkFrames * static_cast<std::size_t>(info_.channels));
    }

    int sampleRateHz() const { return info_.samplerate; }
    int channels() const { return info_.channels; }
    /// Frames the header claims, -1 if it claims none that could be trusted as a claim.
    std::int64_t claimedFrames() const {
        const bool unknown = container_ == Container::mp3 || info_.frames <= 0 || info_.frames == SF_COUNT_MAX;
        return unknown ? -1 : info_.frames;
    }

    /// Frames that the bytes in the file can give, whatever its header claims: room that may be made beforehand. 0 where that cannot be told.
    std::int64_t presentFrames() const { return std::clamp<std::int64_t>(info_.frames, 0, presentBytes_); }

    /// The next interleaved chunk, empty at the end.
    std::span<const float> next() {
        const auto wanted = static_cast<sf_count_t>(interleaved_.size()) / info_.channels;
        const sf_count_t frames = readFrames(wanted);
        if (frames <= 0) {
            return {};
        }
        decoded_ += frames;
        if (static_cast<double>(decoded_) > limits_.maxSeconds * info_.samplerate) {
            fail(AudioProblem::unsupported, "longer than the limit of " + inSeconds(limits_.maxSeconds));
        }
        const std::span<const float> chunk(interleaved_.data(), static_cast<std::size_t>(frames * info_.channels));
        checkFinite(chunk);
        return chunk;
    }

    /// Moves to a frame; where the format cannot seek exactly, by decoding up to it.
    void skip(std::int64_t frame) {
        const bool exact = container_ != Container::mp3 && info_.seekable != 0;
        if (exact && frame <= info_.frames && sf_seek(sound_.get(), frame, SF_SEEK_SET) == frame) {
            decoded_ = frame;
            return;
        }
        leftover_ = frame;
    }
    /// Frames still to be dropped before the place asked for.
    std::int64_t leftover() const { return leftover_; }
    std::int64_t decoded() const { return decoded_; }

    /// To be called when the end was reached: was everything there that the header claims?
    void checkWhole() const {
        if (decoded_ == 0) {
            fail(AudioProblem::empty, std::string("the ") + std::string(containerName(container_)) + " file holds no sound");
        }
        if (const std::int64_t claimed = claimedFrames(); decoded_ < claimed) {
            fail(AudioProblem::truncated,
                 shortfall(static_cast<double>(claimed) / info_.samplerate, static_cast<double>(decoded_) / info_.samplerate));
        }
        if (container_ == Container::ogg && !oggPagesAreWhole(file_)) {
            fail(AudioProblem::truncated, "cut off within its last page, after " + inSeconds(static_cast<double>(decoded_) / info_.samplerate));
        }
    }

private:
    struct Close {
        void operator()(SNDFILE* sound) const { sf_close(sound); }
    };

    [[noreturn]] void fail(AudioProblem problem, const std::string& detail) const { throw AudioError(problem, file_.path(), detail); }

    static std::string shortfall(double claimedS, double presentS) {
        return "cut off: the header claims " + inSeconds(claimedS) + ", the file holds " + inSeconds(presentS);
    }

    // A header that claims more than ten times what is there was not merely cut off in copying: it is wrong.
    void checkSampleChunk() {
        const SampleChunk chunk = findSampleChunk(file_, container_);
        presentBytes_ = chunk.presentBytes;
        if (chunk.claimedBytes <= chunk.presentBytes) {
            return;
        }
        const std::string sizes = std::to_string(chunk.claimedBytes) + " bytes of samples, the file holds " + std::to_string(chunk.presentBytes);
        if (chunk.claimedBytes / 10 > chunk.presentBytes) {
            fail(AudioProblem::lyingHeader, "the header lies: it claims " + sizes);
        }
        fail(AudioProblem::truncated, "cut off: the header claims " + sizes);
    }

    void open() {
        // libsndfile closes the descriptor when opening fails, whatever it is told; so it gets one of its own.
        sound_.reset(sf_open_fd(::dup(file_.descriptor()), SFM_READ, &info_, 1));
        if (sound_) {
            return;
        }
        if (container_ == Container::ogg && !oggPagesAreWhole(file_)) {
            fail(AudioProblem::truncated, "cut off before any sound: the file ends within its Ogg headers");
        }
        const std::string reason = sf_strerror(nullptr);
        const bool unsupported = sf_error(nullptr) == SF_ERR_UNSUPPORTED_ENCODING;
        fail(unsupported ? AudioProblem::unsupported : AudioProblem::notAudio,
             "begins like " + std::string(containerName(container_)) + " but cannot be decoded: " + reason);
    }

    void checkHeader() {
        if (!isAllowedEncoding(info_.format)) {
            fail(AudioProblem::unsupported, "its sample encoding is not read; convert it to PCM, float, FLAC, Vorbis, Opus or MP3");
        }
        if (info_.channels < 1 || info_.channels > limits_.maxChannels) {
            fail(AudioProblem::unsupported, std::to_string(info_.channels) + " channels; 1 to " + std::to_string(limits_.maxChannels) + " are read");
        }
        if (info_.samplerate < limits_.minSampleRateHz || info_.samplerate > limits_.maxSampleRateHz) {
            fail(AudioProblem::unsupported, "sample rate " + std::to_string(info_.samplerate) + " Hz; " + std::to_string(limits_.minSampleRateHz) +
                                                " to " + std::to_string(limits_.maxSampleRateHz) + " Hz are read");
        }
    }

    // libsndfile converts 16-bit samples with the same factor, but in small pieces, one sample after the other.
    sf_count_t readFrames(sf_count_t wanted) {
        if ((info_.format & SF_FORMAT_SUBMASK) != SF_FORMAT_PCM_16) {
            return sf_readf_float(sound_.get(), interleaved_.data(), wanted);
        }
        shorts_.resize(interleaved_.size());
        const sf_count_t frames = sf_readf_short(sound_.get(), shorts_.data(), wanted);
        const auto values = static_cast<std::size_t>(std::max<sf_count_t>(frames, 0) * info_.channels);
        const short* const from = shorts_.data();
        float* const to = interleaved_.data();
#pragma omp simd
        for (std::size_t i = 0; i < values; ++i) {
            to[i] = static_cast<float>(from[i]) * (1.0F / 32768.0F);
        }
        return frames;
    }

    // A sum is finite only if all of its terms are; the place is looked for only when it is not.
    void checkFinite(std::span<const float> chunk) const {
        const float* const samples = chunk.data();
        const std::size_t count = chunk.size();
        float product = 0;
#pragma omp simd reduction(+ : product)
        for (std::size_t i = 0; i < count; ++i) {
            product += samples[i] * 0.0F;
        }
        if (product == 0.0F) {
            return;
        }
        const auto bad = std::find_if(chunk.begin(), chunk.end(), [](float sample) { return !std::isfinite(sample); });
        const auto chunkFrames = static_cast<std::int64_t>(chunk.size()) / info_.channels;
        const std::int64_t frame = decoded_ - chunkFrames + (bad - chunk.begin()) / info_.channels;
        fail(AudioProblem::nonFinite, "holds samples that are not numbers (NaN or infinity), the first at " +
                                          inSeconds(static_cast<double>(frame) / info_.samplerate) + " (frame " + std::to_string(frame) + ")");
    }

    InputFile file_;
    AudioLimits limits_;
    Container container_;
    SF_INFO info_{};
    std::unique_ptr<SNDFILE, Close> sound_;
    std::vector<float> interleaved_;
    std::vector<short> shorts_;
    std::int64_t presentBytes_ = 0;
    std::int64_t decoded_ = 0;
    std::int64_t leftover_ = 0;
};

void mixDown(std::span<const float> interleaved, int channels, std::vector<float>& mix) {
    if (channels == 1) {
        mix.insert(mix.end(), interleaved.begin(), interleaved.end());
        return;
    }
    const float share = 1.0F / static_cast<float>(channels);
    const auto width = static_cast<std::size_t>(channels);
    for (std::size_t at = 0; at < interleaved.size(); at += width) {
        float sum = 0;
        for (std::size_t channel = 0; channel < width; ++channel) {
            sum += interleaved[at + channel];
        }
        mix.push_back(sum * share);
    }
}

std::uint64_t hashSamples(std::uint64_t hash, std::span<const float> samples) {
    for (const float sample : samples) {
        hash = (hash ^ std::bit_cast<std::uint32_t>(sample)) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
    }
    return hash;
}

/// Running sums behind AudioFacts.
struct Tally {
    float peak = 0;
    std::int64_t zeros = 0;
    std::int64_t clipped = 0;
    std::int64_t values = 0;
    std::uint64_t hash = 0;

    void add(std::span<const float> interleaved, std::span<const float> mix) {
        values += static_cast<std::int64_t>(interleaved.size());
        clipped += std::count_if(interleaved.begin(), interleaved.end(), [](float sample) { return std::abs(sample) >= fullScale; });
        zeros += std::count(mix.begin(), mix.end(), 0.0F);
        for (const float sample : mix) {
            peak = std::max(peak, std::abs(sample));
        }
        hash = hashSamples(hash, mix);
    }
};

}  // namespace

std::string_view audioProblemId(AudioProblem problem) {
    switch (problem) {
        case AudioProblem::unreadable:
            return "unreadable";
        case AudioProblem::empty:
            return "empty";
        case AudioProblem::truncated:
            return "truncated";
        case AudioProblem::notAudio:
            return "not-audio";
        case AudioProblem::lyingHeader:
            return "lying-header";
        case AudioProblem::nonFinite:
            return "non-finite";
        case AudioProblem::unsupported:
            return "unsupported";
    }
    return "unreadable";
}

AudioError::AudioError(AudioProblem problem, const std::filesystem::path& path, const std::string& detail)
    : std::runtime_error(path.string() + ": " + detail), problem_(problem) {}

Waveform readAudio(const std::filesystem::path& path, double startS, double durationS, const AudioLimits& limits) {
    Decoder decoder(path, limits);
    const auto toFrames = [&](double seconds) { return static_cast<std::int64_t>(std::llround(seconds * decoder.sampleRateHz())); };
    const std::int64_t start = startS > 0 ? toFrames(startS) : 0;
    const std::int64_t end = durationS > 0 ? start + toFrames(durationS) : skipToEnd;
    if (start > 0) {
        decoder.skip(start);
    }
    Waveform waveform;
    waveform.sampleRateHz = decoder.sampleRateHz();
    const std::int64_t wanted = end == skipToEnd ? skipToEnd : end - start + decoder.leftover();
    waveform.samples.reserve(static_cast<std::size_t>(std::min({decoder.presentFrames(), wanted, limits.maxSamples})));
    bool atEnd = false;
    while (!atEnd && static_cast<std::int64_t>(waveform.samples.size()) < wanted) {
        const std::span<const float> chunk = decoder.next();
        atEnd = chunk.empty();
        mixDown(chunk, decoder.channels(), waveform.samples);
        if (std::min(static_cast<std::int64_t>(waveform.samples.size()), wanted) > limits.maxSamples) {
            throw AudioError(AudioProblem::unsupported, path,
                             "decodes to more than the limit of " + std::to_string(limits.maxSamples) + " samples; read a part of it, or cut it");
        }
    }
    if (atEnd) {
        decoder.checkWhole();
    }
    const std::int64_t available = static_cast<std::int64_t>(waveform.samples.size());
    waveform.samples.resize(static_cast<std::size_t>(std::min(available, wanted)));
    const std::int64_t drop = std::min<std::int64_t>(decoder.leftover(), static_cast<std::int64_t>(waveform.samples.size()));
    waveform.samples.erase(waveform.samples.begin(), waveform.samples.begin() + drop);
    if (waveform.samples.empty()) {
        throw AudioError(AudioProblem::empty, path, "holds no sound from " + inSeconds(startS) + " on");
    }
    return waveform;
}

AudioFacts inspectAudio(const std::filesystem::path& path, const AudioLimits& limits) {
    Decoder decoder(path, limits);
    Tally tally;
    std::vector<float> mix;
    for (std::span<const float> chunk = decoder.next(); !chunk.empty(); chunk = decoder.next()) {
        mix.clear();
        mixDown(chunk, decoder.channels(), mix);
        tally.add(chunk, mix);
    }
    decoder.checkWhole();
    const auto frames = decoder.decoded();
    const auto rateHash = static_cast<std::uint64_t>(decoder.sampleRateHz());
    return {.sampleRateHz = decoder.sampleRateHz(),
            .channels = decoder.channels(),
            .frames = frames,
            .claimedFrames = decoder.claimedFrames(),
            .peak = tally.peak,
            .zeroShare = static_cast<double>(tally.zeros) / static_cast<double>(frames),
            .clippedShare = static_cast<double>(tally.clipped) / static_cast<double>(tally.values),
            .contentHash = (tally.hash ^ rateHash) * 0x9E3779B97F4A7C15ULL};
}

}  // namespace ajepa
