// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <thread>
#include <vector>

#include "engine/playback/clip_mixer.h"

using namespace ajepa;

namespace {

constexpr int rateHz = 8000;
constexpr int ramp = rateHz / 200;

std::shared_ptr<const PlayableClip> steady(std::size_t frames, float level) {
    return std::make_shared<const PlayableClip>(PlayableClip{std::vector<float>(frames, level), rateHz, "steady"});
}

/// Sample i holds i + 1: what comes out tells where it was read.
std::shared_ptr<const PlayableClip> counting(int frames) {
    PlayableClip clip{{}, rateHz, "counting"};
    for (int i = 0; i < frames; ++i) {
        clip.samples.push_back(static_cast<float>(i + 1));
    }
    return std::make_shared<const PlayableClip>(std::move(clip));
}

struct Fixture {
    Fixture() {
        mixer.setSampleRate(rateHz);
        mixer.setGain(1);
    }
    std::vector<float> render(std::size_t frames) {
        std::vector<float> output(frames, 99.0F);
        mixer.render(output, 0);
        return output;
    }
    ClipMixer mixer;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "nothing to play is silence") {
    CHECK(render(50) == std::vector<float>(50, 0.0F));
    CHECK_FALSE(mixer.place().playing);
}

TEST_CASE_FIXTURE(Fixture, "a clip starts with a linear ramp of 5 ms and then is as in the file") {
    mixer.play(steady(1000, 0.5F), 0, false);
    const std::vector<float> out = render(200);
    for (int i = 0; i < 200; ++i) {
        CHECK(out[static_cast<std::size_t>(i)] == doctest::Approx(0.5 * std::min(1.0, (i + 1.0) / ramp)));
    }
    CHECK(mixer.place().playing);
}

TEST_CASE_FIXTURE(Fixture, "a clip ends in a ramp, then silence, and is no longer held") {
    auto clip = steady(300, 0.5F);
    const std::weak_ptr<const PlayableClip> watched = clip;
    mixer.play(std::move(clip), 0, false);
    const std::vector<float> out = render(400);
    CHECK(out[300 - ramp - 1] == doctest::Approx(0.5));
    CHECK(out[300 - ramp / 2 - 1] == doctest::Approx(0.25));
    CHECK(out[299] == 0.0F);
    CHECK(out[350] == 0.0F);
    render(10);
    CHECK_FALSE(mixer.place().playing);
    CHECK_FALSE(watched.expired());  // freeing is not the callback's business
    mixer.collect();
    CHECK(watched.expired());
}

TEST_CASE_FIXTURE(Fixture, "playing starts at the frame asked for") {
    mixer.play(counting(1000), 500, false);
    CHECK(mixer.place().frame == 500);
    CHECK_FALSE(mixer.place().taken);
    const std::vector<float> out = render(100);
    CHECK(out[60] == 561.0F);
    CHECK(mixer.place().frame == 500);
    render(100);
    CHECK(mixer.place().frame == 600);
}

TEST_CASE_FIXTURE(Fixture, "a loop wraps to the sample, without a ramp") {
    mixer.play(counting(100), 0, true);
    const std::vector<float> out = render(1050);
    for (std::size_t i = ramp; i < out.size(); ++i) {
        REQUIRE(out[i] == static_cast<float>(i % 100 + 1));
    }
    CHECK(mixer.place().playing);
}

TEST_CASE_FIXTURE(Fixture, "an exchange crosses over at the same position") {
    mixer.play(counting(2000), 0, false);
    render(500);
    auto negative = std::make_shared<PlayableClip>(*counting(2000));
    for (float& sample : negative->samples) {
        sample = -sample;
    }
    mixer.exchange(negative);
    const std::vector<float> out = render(200);
    for (int i = 0; i < 200; ++i) {
        const double rise = std::min(1.0, (i + 1.0) / ramp);
        REQUIRE(out[static_cast<std::size_t>(i)] == doctest::Approx((501.0 + i) * (1 - 2 * rise)).epsilon(1e-4));
    }
}

TEST_CASE_FIXTURE(Fixture, "an exchange keeps the loop and ends where the new clip is shorter than the position") {
    mixer.play(counting(100), 0, true);
    render(150);
    mixer.exchange(counting(80));
    CHECK(render(200)[199] == static_cast<float>((50 + 199) % 80 + 1));
    mixer.play(steady(1000, 0.5F), 500, false);
    render(100);
    mixer.exchange(steady(100, 0.5F));
    CHECK(render(1)[0] == doctest::Approx(0.5 * (1 - 1.0 / ramp)));
    CHECK(render(ramp / 2 - 1).back() == doctest::Approx(0.25));
    render(100);
    render(10);
    CHECK_FALSE(mixer.place().playing);
}

TEST_CASE_FIXTURE(Fixture, "an exchange before the callback saw the play starts where the play would have") {
    mixer.play(steady(1000, 0.5F), 300, false);
    mixer.exchange(counting(1000));
    CHECK(render(100)[99] == 400.0F);
}

TEST_CASE_FIXTURE(Fixture, "an exchange while nothing plays does nothing") {
    mixer.exchange(steady(1000, 0.5F));
    CHECK(render(100) == std::vector<float>(100, 0.0F));
}

TEST_CASE_FIXTURE(Fixture, "a stop fades within 5 ms and frees the clip") {
    auto clip = steady(1000, 0.5F);
    const std::weak_ptr<const PlayableClip> watched = clip;
    mixer.play(std::move(clip), 0, false);
    render(100);
    mixer.stop();
    CHECK_FALSE(mixer.place().playing);
    const std::vector<float> out = render(100);
    CHECK(out[ramp / 2 - 1] == doctest::Approx(0.25));
    CHECK(out[ramp] == 0.0F);
    CHECK_FALSE(mixer.place().playing);
    mixer.collect();
    CHECK(watched.expired());
}

TEST_CASE_FIXTURE(Fixture, "no order, however many come at once, makes a step instead of a ramp") {
    const float largest = 4.0F * 0.5F / ramp;  // a fade over each of two voices, one of them also in the fade of its end
    float last = 0;
    for (int round = 0; round < 200; ++round) {
        switch (round % 5) {
            case 0:
                mixer.play(steady(700, 0.5F), 0, true);
                break;
            case 1:
                mixer.play(steady(700, -0.5F), 10, true);
                break;
            case 2:
                mixer.exchange(steady(900, 0.25F));
                break;
            case 3:
                mixer.stop();
                break;
            default:
                mixer.play(steady(90, 0.5F), 0, false);
                break;
        }
        for (const float sample : render(static_cast<std::size_t>(7 + round % 60))) {
            REQUIRE(std::abs(sample - last) <= largest);
            last = sample;
        }
    }
}

TEST_CASE_FIXTURE(Fixture, "a change of gain is a ramp too") {
    mixer.play(steady(2000, 0.5F), 0, false);
    render(500);
    mixer.setGain(0);
    const std::vector<float> out = render(100);
    CHECK(out[0] == doctest::Approx(0.5 * (1 - 1.0 / ramp)));
    CHECK(out[99] == doctest::Approx(0.0));
}

TEST_CASE_FIXTURE(Fixture, "orders and rendering in two threads lose no clip") {
    std::vector<std::weak_ptr<const PlayableClip>> watched;
    {
        std::jthread callback([&](std::stop_token stop) {
            while (!stop.stop_requested()) {
                render(32);
            }
        });
        for (int i = 0; i < 2000; ++i) {
            auto clip = steady(50 + static_cast<std::size_t>(i % 100), 0.5F);
            watched.push_back(clip);
            if (i % 3 == 0) {
                mixer.exchange(std::move(clip));
            } else {
                mixer.play(std::move(clip), i % 50, i % 7 == 0);
            }
            const ClipMixer::Place place = mixer.place();
            REQUIRE(place.frame >= 0);
        }
    }
    mixer.stop();
    for (int i = 0; i < 10; ++i) {
        render(100);
    }
    mixer.collect();
    CHECK(std::all_of(watched.begin(), watched.end(), [](const auto& clip) { return clip.expired(); }));
}
