// SPDX-License-Identifier: Apache-2.0
#include "engine/playback/player.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/audio/audio_file.h"
#include "engine/playback/clip_mixer.h"
#include "engine/playback/output_device.h"

namespace ajepa {
namespace {

constexpr int rateWithoutDeviceHz = 48000;

/// The frame that is heard now, from the one that was rendered last.
double audibleSeconds(const ClipMixer::Place& place, double nowS, int sampleRateHz) {
    const double rate = sampleRateHz;
    const double start = static_cast<double>(place.frame) / rate;
    const double length = static_cast<double>(place.frames) / rate;
    const double seconds = place.taken ? start + (nowS - place.audibleAtS) : start;
    if (place.loop && length > 0) {
        return seconds - length * std::floor(seconds / length);
    }
    return std::clamp(seconds, 0.0, length);
}

}  // namespace

/// The device comes after the mixer, so that its callback ends first.
struct Player::Stream {
    explicit Stream(const Opener& open) : output(open(mixer)) {}

    ClipMixer mixer;
    OpenedOutput output;
    std::string id;

    bool isRunning() const { return output.device && output.device->isRunning(); }
};

Player::Player(const std::string& wanted) : Player([&wanted](ClipMixer& mixer) { return openOutput(mixer, wanted); }) {}
Player::Player(const Opener& open) : stream_(std::make_unique<Stream>(open)) {}
Player::~Player() = default;

bool Player::isAvailable() const {
    return stream_->isRunning();
}

std::string Player::status() const {
    if (!stream_->output.device) {
        return "no audio device: " + stream_->output.reason;
    }
    const std::string description = stream_->output.device->description();
    return stream_->isRunning() ? description : "no audio device: " + description + " has gone";
}

std::string Player::device() const {
    return stream_->output.device ? stream_->output.device->name() : std::string();
}

const std::vector<std::string>& Player::devices() const {
    return stream_->output.devices;
}

int Player::sampleRateHz() const {
    return stream_->output.device ? stream_->output.device->sampleRateHz() : rateWithoutDeviceHz;
}

std::shared_ptr<const PlayableClip> Player::prepare(const Waveform& waveform, const std::string& id, int sampleRateHz) {
    Waveform resampled = resample(waveform, sampleRateHz);
    return std::make_shared<const PlayableClip>(PlayableClip{std::move(resampled.samples), resampled.sampleRateHz, id});
}

void Player::play(std::shared_ptr<const PlayableClip> clip, double fromSeconds, bool loop) {
    if (!isAvailable() || !clip) {
        return;
    }
    stream_->id = clip->id;
    const std::int64_t fromFrame = std::llround(fromSeconds * sampleRateHz());
    stream_->mixer.play(std::move(clip), fromFrame, loop);
}

void Player::exchange(std::shared_ptr<const PlayableClip> clip) {
    if (!isAvailable() || !clip || !stream_->mixer.place().playing) {
        return;
    }
    stream_->id = clip->id;
    stream_->mixer.exchange(std::move(clip));
}

void Player::stop() {
    if (isAvailable()) {
        stream_->mixer.stop();
    }
}

void Player::setGain(double gain) {
    stream_->mixer.setGain(static_cast<float>(std::max(gain, 0.0)));
}

Player::Position Player::position() const {
    if (!isAvailable()) {
        return {};
    }
    const ClipMixer::Place place = stream_->mixer.place();
    if (!place.playing) {
        return {};
    }
    return {true, audibleSeconds(place, stream_->output.device->streamTimeS(), sampleRateHz()), stream_->id};
}

std::uint64_t Player::underruns() const {
    return stream_->output.device ? stream_->output.device->underruns() : 0;
}

}  // namespace ajepa
