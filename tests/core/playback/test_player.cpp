// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/playback/output_device.h"
#include "engine/playback/player.h"
#include "engine/playback/stall_watch.h"
#include "tests/support/fake_output.h"

using namespace ajepa;

namespace {

/// The status of a player made in a process of its own with this file as ALSA's whole configuration; a signal's number if that process was killed.
std::string statusUnder(const std::filesystem::path& configuration) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const ::pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::setenv("ALSA_CONFIG_PATH", configuration.c_str(), 1);
        ::setenv("PULSE_SERVER", "unix:/nowhere", 1);
        ::setenv("JACK_NO_START_SERVER", "1", 1);
        const std::string status = Player().status();
        ::_exit(::write(ends[1], status.data(), status.size()) == static_cast<::ssize_t>(status.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string text;
    std::array<char, 256> part{};
    for (::ssize_t count = 0; (count = ::read(ends[0], part.data(), part.size())) > 0;) {
        text.append(part.data(), static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    int outcome = 0;
    ::waitpid(child, &outcome, 0);
    return WIFSIGNALED(outcome) ? "killed by signal " + std::to_string(WTERMSIG(outcome)) : text;
}

}  // namespace

TEST_CASE("an ALSA without a default device is told in words and ends no program") {
    const auto folder = std::filesystem::temp_directory_path() / ("ajepa-alsa-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "empty.conf").flush();
    std::ofstream(folder / "another.conf") << "pcm.another { type null }\n";
    std::ofstream(folder / "broken.conf") << "pcm {{{\n";
    for (const char* configuration : {"empty.conf", "another.conf", "broken.conf", "missing.conf"}) {
        CAPTURE(configuration);
        CHECK(statusUnder(folder / configuration).find("no audio device: ") == 0);
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("a stream is stalled when it has not asked for sound for two seconds") {
    using namespace std::chrono_literals;
    const StallWatch::Clock::time_point start{};
    StallWatch watch(start);
    CHECK_FALSE(watch.isStalled(start + 1999ms));
    CHECK(watch.isStalled(start + 2001ms));
    watch.beat(start + 2500ms);
    CHECK_FALSE(watch.isStalled(start + 4400ms));
    CHECK(watch.isStalled(start + 4501ms));
}

TEST_CASE("a device that has gone is named and plays nothing") {
    std::atomic<bool> running = true;
    Player player([&running](ClipMixer&) { return OpenedOutput{std::make_unique<FakeOutput>(running), {}, {"fake (test)", "other (test)"}}; });
    CHECK(player.isAvailable());
    CHECK(player.status() == "fake (test) 8 kHz");
    CHECK(player.device() == "fake (test)");
    CHECK(player.devices() == std::vector<std::string>{"fake (test)", "other (test)"});
    player.play(Player::prepare(Waveform{std::vector<float>(8000, 0.1F), 8000}, "clip", player.sampleRateHz()));
    CHECK(player.position().playing);
    running = false;
    CHECK_FALSE(player.isAvailable());
    CHECK(player.status() == "no audio device: fake (test) 8 kHz has gone");
    CHECK_FALSE(player.position().playing);
}

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
    const auto clip = Player::prepare(Waveform{std::vector<float>(8000, 0.1F), 8000}, "clip", player.sampleRateHz());
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
