// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/audio/waveform.h"

namespace ajepa {

class ClipMixer;
struct OpenedOutput;

/// A clip prepared for playing: resampled to the device's rate off the GUI thread, then immutable.
struct PlayableClip {
    std::vector<float> samples;  ///< mono, at the stream's rate
    int sampleRateHz = 0;
    std::string id;  ///< whatever the caller wants to recognise it by
};

/// One output stream that stays open; clips are swapped by an atomic pointer with 5 ms ramps. The callback takes no lock, allocates nothing, logs nothing.
/// No device is a normal state: isAvailable() is false, status() says so in words, and every call is a no-op.
class Player {
public:
    struct Position {
        bool playing = false;
        double seconds = 0;  ///< of the clip, corrected by the output latency
        std::string id;
    };

    /// Opens the stream on the device of this name (one of devices()), or, without one or where it does not open, on the preferred device (pipewire, pulse,
    /// default before hw:). Probing may take a second: call it off the GUI thread. What is connected is looked at once, here.
    explicit Player(const std::string& wanted = {});
    /// Over an output of another making: tests give one that needs no device.
    using Opener = std::function<OpenedOutput(ClipMixer& mixer)>;
    explicit Player(const Opener& open);
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// False without a device, and once it has gone: make another player then.
    bool isAvailable() const;
    /// "pulse (ALSA) 44.1 kHz", or "no audio device: ...".
    std::string status() const;
    /// The device that plays; empty if there is none.
    std::string device() const;
    /// Names of what was connected, "pulse (ALSA)", the preferred first.
    const std::vector<std::string>& devices() const;
    int sampleRateHz() const;

    /// A waveform resampled to a stream's rate. Any thread.
    static std::shared_ptr<const PlayableClip> prepare(const Waveform& waveform, const std::string& id, int sampleRateHz);

    void play(std::shared_ptr<const PlayableClip> clip, double fromSeconds = 0, bool loop = false);
    /// Swaps the clip at the same position (A/B).
    void exchange(std::shared_ptr<const PlayableClip> clip);
    void stop();
    /// Linear gain, 1 = as in the file; default 0.25 (-12 dB).
    void setGain(double gain);
    Position position() const;
    /// Output underruns since start.
    std::uint64_t underruns() const;

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

}  // namespace ajepa
