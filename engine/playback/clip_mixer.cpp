// SPDX-License-Identifier: Apache-2.0
#include "engine/playback/clip_mixer.h"

#include <algorithm>
#include <utility>

namespace ajepa {

/// One order and, once taken, the voice's hold on its clip. A null clip stops.
struct ClipMixer::Order {
    std::shared_ptr<const PlayableClip> clip;
    std::int64_t fromFrame = 0;
    bool loop = false;
    bool keepPlace = false;  ///< exchange: place and loop of what plays
    std::uint64_t serial = 0;
    Order* next = nullptr;  ///< in the list of retired orders

    std::int64_t frames() const { return clip ? static_cast<std::int64_t>(clip->samples.size()) : 0; }
};

ClipMixer::~ClipMixer() {
    collect();
    delete pending_.load();
    delete current_.order;
    delete leaving_.order;
}

void ClipMixer::setSampleRate(int sampleRateHz) {
    rampFrames_ = std::max(1, sampleRateHz / 200);
}

void ClipMixer::play(std::shared_ptr<const PlayableClip> clip, std::int64_t fromFrame, bool loop) {
    auto order = std::make_unique<Order>();
    order->clip = std::move(clip);
    order->fromFrame = std::clamp<std::int64_t>(fromFrame, 0, order->frames());
    order->loop = loop && order->frames() > 0;
    postedPlays_ = order->frames() > 0;
    postedFrame_ = order->fromFrame;
    postedLoop_ = order->loop;
    post(std::move(order));
}

void ClipMixer::exchange(std::shared_ptr<const PlayableClip> clip) {
    const Place now = place();
    if (!now.playing) {
        return;
    }
    auto order = std::make_unique<Order>();
    order->clip = std::move(clip);
    order->keepPlace = true;
    // An order that the callback has not seen is replaced: the new clip starts where that one would have.
    if (const std::unique_ptr<Order> unseen{pending_.exchange(nullptr)}; unseen) {
        order->keepPlace = unseen->keepPlace;
        order->fromFrame = unseen->fromFrame;
        order->loop = unseen->loop;
    }
    postedFrame_ = now.frame;
    post(std::move(order));
}

void ClipMixer::stop() {
    postedPlays_ = false;
    post(std::make_unique<Order>());
}

void ClipMixer::post(std::unique_ptr<Order> order) {
    collect();
    postedFrames_ = order->frames();
    order->serial = ++posted_;
    delete pending_.exchange(order.release(), std::memory_order_acq_rel);
}

void ClipMixer::collect() {
    Order* order = retired_.exchange(nullptr, std::memory_order_acquire);
    while (order != nullptr) {
        delete std::exchange(order, order->next);
    }
}

void ClipMixer::retire(Order* order) {
    if (order == nullptr) {
        return;
    }
    order->next = retired_.load(std::memory_order_relaxed);
    while (!retired_.compare_exchange_weak(order->next, order, std::memory_order_release, std::memory_order_relaxed)) {
    }
}

// Only when no fade is under way, so that there are never more than two voices.
void ClipMixer::takeOrder() {
    if (leaving_.order != nullptr || (current_.order != nullptr && rampDone_ < rampFrames_)) {
        return;
    }
    Order* order = pending_.exchange(nullptr, std::memory_order_acq_rel);
    if (order == nullptr) {
        return;
    }
    const bool nothingToKeep = order->keepPlace && current_.order == nullptr;
    if (order->keepPlace && current_.order != nullptr) {
        order->fromFrame = current_.frame;
        order->loop = current_.order->loop;
    }
    takenSerial_ = order->serial;
    leaving_ = std::exchange(current_, {order, order->fromFrame});
    rampDone_ = 0;
    if (order->frames() == 0 || nothingToKeep) {
        retire(std::exchange(current_, {}).order);
    } else if (order->loop) {
        current_.frame %= order->frames();
    }
}

float ClipMixer::nextSample(Voice& voice) const {
    if (voice.order == nullptr) {
        return 0;
    }
    const std::int64_t frames = voice.order->frames();
    if (voice.frame >= frames) {
        return 0;
    }
    float sample = voice.order->clip->samples[static_cast<std::size_t>(voice.frame++)];
    if (voice.order->loop) {
        voice.frame = voice.frame == frames ? 0 : voice.frame;
    } else if (frames - voice.frame < rampFrames_) {
        sample *= static_cast<float>(frames - voice.frame) / static_cast<float>(rampFrames_);
    }
    return sample;
}

void ClipMixer::endVoices() {
    if (leaving_.order != nullptr && rampDone_ >= rampFrames_) {
        retire(std::exchange(leaving_, {}).order);
    }
    if (current_.order != nullptr && current_.frame >= current_.order->frames()) {
        retire(std::exchange(current_, {}).order);
    }
}

void ClipMixer::render(std::span<float> output, double audibleAtS) {
    takeOrder();
    const std::int64_t start = current_.frame;
    const bool wasPlaying = current_.order != nullptr;
    const float wantedGain = gain_.load(std::memory_order_relaxed);
    const float gainStep = 1.0F / static_cast<float>(rampFrames_);
    smoothGain_ = smoothGain_ < 0 ? wantedGain : smoothGain_;
    for (float& out : output) {
        rampDone_ = std::min(rampDone_ + 1, rampFrames_);
        const float rise = static_cast<float>(rampDone_) / static_cast<float>(rampFrames_);
        smoothGain_ += std::clamp(wantedGain - smoothGain_, -gainStep, gainStep);
        out = smoothGain_ * (nextSample(current_) * rise + nextSample(leaving_) * (1.0F - rise));
    }
    // The last frames of a clip are still to be heard when its buffer is done: it counts as playing until the next one.
    publish(wasPlaying, start, audibleAtS);
    endVoices();
}

void ClipMixer::publish(bool playing, std::int64_t frame, double audibleAtS) {
    sequence_.fetch_add(1, std::memory_order_acq_rel);
    playing_.store(playing, std::memory_order_relaxed);
    serial_.store(takenSerial_, std::memory_order_relaxed);
    frame_.store(frame, std::memory_order_relaxed);
    audibleAtS_.store(audibleAtS, std::memory_order_relaxed);
    sequence_.fetch_add(1, std::memory_order_release);
}

ClipMixer::Place ClipMixer::place() const {
    Place place;
    std::uint32_t before = 0;
    do {
        before = sequence_.load(std::memory_order_acquire);
        place.playing = playing_.load(std::memory_order_relaxed);
        place.frame = frame_.load(std::memory_order_relaxed);
        place.audibleAtS = audibleAtS_.load(std::memory_order_relaxed);
        place.taken = serial_.load(std::memory_order_relaxed) == posted_;
        std::atomic_thread_fence(std::memory_order_acquire);
    } while ((before & 1U) != 0 || before != sequence_.load(std::memory_order_relaxed));
    place.loop = postedLoop_;
    place.frames = postedFrames_;
    if (!place.taken) {
        place.playing = postedPlays_;
        place.frame = postedFrame_;
    }
    return place;
}

}  // namespace ajepa
