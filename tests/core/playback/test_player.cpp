// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>

#include "engine/playback/player.h"

using namespace ajepa;

TEST_CASE("without a device the player says so and every call is a no-op") {
    // No sound server to reach.
    ::setenv("PULSE_SERVER", "unix:/nowhere", 1);
    ::setenv("JACK_NO_START_SERVER", "1", 1);
    Player player;
    if (player.isAvailable()) {
        MESSAGE("a device that ALSA does not know of is here: " << player.status());
        return;
    }
    CHECK(player.status().find("no audio device: ") == 0);
    CHECK(player.status().size() > std::string("no audio device: ").size());
    const auto clip = player.prepare(Waveform{std::vector<float>(8000, 0.1F), 8000}, "clip");
    REQUIRE(clip);
    CHECK(clip->id == "clip");
    CHECK(clip->sampleRateHz == player.sampleRateHz());
    CHECK(clip->samples.size() == static_cast<std::size_t>(player.sampleRateHz()));
    player.play(clip, 0.5, true);
    player.exchange(clip);
    player.setGain(0.5);
    CHECK_FALSE(player.position().playing);
    player.stop();
    CHECK(player.underruns() == 0);
}
