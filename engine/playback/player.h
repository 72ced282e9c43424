// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/audio/waveform.h"

namespace ajepa {

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

    /// Opens the stream on the preferred device (pipewire, pulse, default before hw:). Probing may take a second: call it off the GUI thread.
    Player();
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    bool isAvailable() const;
    /// "pulse (ALSA) 44.1 kHz", or "no audio device: ...".
    std::string status() const;
    int sampleRateHz() const;

    /// Resamples a waveform to the stream's rate. Any thread.
    std::shared_ptr<const PlayableClip> prepare(const Waveform& waveform, const std::string& id) const;

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
