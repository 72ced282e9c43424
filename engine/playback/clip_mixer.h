// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>

#include "engine/playback/player.h"

namespace ajepa {

/// What the sound card hears: the clip that plays, the one that fades out, and the gain. One thread (the window) gives orders, another (the callback)
/// renders. An order travels by an atomic pointer, what is done with comes back on a lock-free list, so that rendering neither waits, allocates nor frees.
/// Every start, stop and exchange is a linear ramp of 5 ms; a loop wraps without one.
class ClipMixer {
public:
    ClipMixer() = default;
    ~ClipMixer();
    ClipMixer(const ClipMixer&) = delete;
    ClipMixer& operator=(const ClipMixer&) = delete;

    /// Before rendering starts.
    void setSampleRate(int sampleRateHz);

    // Orders; one thread.
    void play(std::shared_ptr<const PlayableClip> clip, std::int64_t fromFrame, bool loop);
    void exchange(std::shared_ptr<const PlayableClip> clip);
    void stop();
    void setGain(float gain) { gain_.store(gain, std::memory_order_relaxed); }
    /// Frees what the callback is done with. Every order does it too.
    void collect();

    /// Fills a mono buffer; the callback's thread. `audibleAtS` is the stream time at which its first frame is heard.
    void render(std::span<float> output, double audibleAtS);

    /// Where the sound is, as the callback saw it last.
    struct Place {
        bool playing = false;
        bool loop = false;
        std::int64_t frame = 0;   ///< first frame of the buffer rendered last
        std::int64_t frames = 0;  ///< length of the clip
        double audibleAtS = 0;    ///< stream time at which that frame is heard
        bool taken = false;       ///< false: the newest order has not reached the callback yet, frame is where it will start
    };
    Place place() const;

private:
    struct Order;
    struct Voice {
        Order* order = nullptr;
        std::int64_t frame = 0;
    };

    void post(std::unique_ptr<Order> order);
    void takeOrder();
    void retire(Order* order);
    float nextSample(Voice& voice) const;
    void endVoices();
    void publish(bool playing, std::int64_t frame, double audibleAtS);

    std::atomic<Order*> pending_{nullptr};
    std::atomic<Order*> retired_{nullptr};
    std::atomic<float> gain_{0.25F};

    // The callback's own.
    Voice current_, leaving_;
    std::int64_t rampFrames_ = 240;
    std::int64_t rampDone_ = 0;
    float smoothGain_ = -1;  ///< negative until the first buffer
    std::uint64_t takenSerial_ = 0;

    // Published by the callback under a sequence lock: odd while it writes.
    std::atomic<std::uint32_t> sequence_{0};
    std::atomic<bool> playing_{false};
    std::atomic<std::int64_t> frame_{0};
    std::atomic<double> audibleAtS_{0};
    std::atomic<std::uint64_t> serial_{0};

    // The ordering thread's own.
    std::uint64_t posted_ = 0;
    std::int64_t postedFrame_ = 0;
    std::int64_t postedFrames_ = 0;
    bool postedLoop_ = false;
    bool postedPlays_ = false;
};

}  // namespace ajepa
