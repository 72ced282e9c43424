// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <numbers>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

Waveform sine(int sampleRateHz, double hz, double seconds, double amplitude = 0.5) {
    Waveform wave{{}, sampleRateHz};
    for (int i = 0; i < std::lround(seconds * sampleRateHz); ++i) {
        wave.samples.push_back(static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hz * i / sampleRateHz)));
    }
    return wave;
}

std::string problemOf(const std::function<void()>& read) {
    try {
        read();
    } catch (const AudioError& error) {
        return std::string(audioProblemId(error.problem()));
    }
    return "none";
}

std::string readProblem(const std::filesystem::path& path, const AudioLimits& limits = {}) {
    const std::string read = problemOf([&] { readAudio(path, 0, 0, limits); });
    CHECK(problemOf([&] { inspectAudio(path, limits); }) == read);
    return read;
}

void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("each broken file of the formats folder has its own problem") {
    const auto formats = test::realRecordings("formats");
    if (!formats) {
        return;
    }
    CHECK(readProblem(*formats / "empty.wav") == "empty");
    CHECK(readProblem(*formats / "truncated.ogg") == "truncated");
    CHECK(readProblem(*formats / "noise-bytes.flac") == "not-audio");
    CHECK(readProblem(*formats / "lying-size.wav") == "lying-header");
    CHECK(readProblem(*formats / "float-with-nan.wav") == "non-finite");
}

TEST_CASE("each good file of the formats folder decodes to the facts of its name") {
    const auto formats = test::realRecordings("formats");
    if (!formats) {
        return;
    }
    struct Expected {
        const char* name;
        int sampleRateHz, channels;
    };
    for (const Expected& expected :
         {Expected{"192k-16-mono.flac", 192000, 1}, Expected{"44k1-16-stereo.flac", 44100, 2}, Expected{"44k1-24-mono.flac", 44100, 1},
          Expected{"44k1-24-stereo-wavex.wav", 44100, 2}, Expected{"44k1-float-stereo.wav", 44100, 2}, Expected{"44k1-mono.mp3", 44100, 1},
          Expected{"96k-16-mono.flac", 96000, 1}}) {
        CAPTURE(expected.name);
        const AudioFacts facts = inspectAudio(*formats / expected.name);
        CHECK(facts.sampleRateHz == expected.sampleRateHz);
        CHECK(facts.channels == expected.channels);
        CHECK(facts.peak > 0.01F);
        CHECK(facts.peak <= 1.0F);
        CHECK((facts.claimedFrames == facts.frames || facts.claimedFrames == -1));
        CHECK(static_cast<std::int64_t>(readAudio(*formats / expected.name).samples.size()) == facts.frames);
    }
}

TEST_CASE("a written WAV reads back within half a step of 16 bits") {
    const test::TemporaryFolder folder;
    const Waveform wave = sine(16000, 440, 1.5);
    writeWav(folder / "a.wav", wave);
    const Waveform back = readAudio(folder / "a.wav");
    REQUIRE(back.samples.size() == wave.samples.size());
    CHECK(back.sampleRateHz == 16000);
    for (std::size_t i = 0; i < wave.samples.size(); ++i) {
        REQUIRE(std::abs(back.samples[i] - wave.samples[i]) <= 0.51F / 32768);
    }
}

TEST_CASE("a part of a file is the same samples as in the whole") {
    const test::TemporaryFolder folder;
    writeWav(folder / "a.wav", sine(8000, 300, 3));
    std::vector<std::filesystem::path> paths{folder / "a.wav"};
    if (const auto formats = test::realRecordings("formats")) {
        paths.insert(paths.end(), {*formats / "44k1-16-stereo.flac", *formats / "44k1-mono.mp3"});
    }
    for (const auto& path : paths) {
        CAPTURE(path.string());
        const Waveform whole = readAudio(path);
        const Waveform part = readAudio(path, 0.25, 0.125);
        const auto start = static_cast<std::size_t>(std::lround(0.25 * whole.sampleRateHz));
        REQUIRE(part.samples.size() == static_cast<std::size_t>(std::lround(0.125 * whole.sampleRateHz)));
        CHECK(std::equal(part.samples.begin(), part.samples.end(), whole.samples.begin() + static_cast<std::ptrdiff_t>(start)));
        CHECK(readAudio(path, 0.25).samples.size() == whole.samples.size() - start);
        CHECK(problemOf([&] { readAudio(path, 1000, 1); }) == "empty");
    }
}

TEST_CASE("limits hold at the limit and fail one beyond it") {
    const test::TemporaryFolder folder;
    writeWav(folder / "a.wav", sine(8000, 300, 1));
    AudioLimits limits;
    limits.maxSeconds = 1.0;
    CHECK(readProblem(folder / "a.wav", limits) == "none");
    limits.maxSeconds = 1.0 - 1.0 / 8000;
    CHECK(readProblem(folder / "a.wav", limits) == "unsupported");
    for (const auto& [rate, problem] : {std::pair{7999, "none"}, {8000, "none"}, {8001, "unsupported"}}) {
        AudioLimits low;
        low.minSampleRateHz = rate;
        CHECK(readProblem(folder / "a.wav", low) == problem);
    }
    for (const auto& [rate, problem] : {std::pair{8001, "none"}, {8000, "none"}, {7999, "unsupported"}}) {
        AudioLimits high;
        high.maxSampleRateHz = rate;
        CHECK(readProblem(folder / "a.wav", high) == problem);
    }
}

TEST_CASE("no more is read at once than the limit of samples, a part still is") {
    const test::TemporaryFolder folder;
    writeWav(folder / "a.wav", sine(8000, 300, 1));
    AudioLimits limits;
    for (const auto& [samples, problem] : {std::pair{8001, "none"}, {8000, "none"}, {7999, "unsupported"}}) {
        limits.maxSamples = samples;
        CHECK(problemOf([&] { readAudio(folder / "a.wav", 0, 0, limits); }) == problem);
    }
    CHECK(readAudio(folder / "a.wav", 0, 0.5, limits).samples.size() == 4000);
}

TEST_CASE("more channels than the limit are refused") {
    const auto formats = test::realRecordings("formats");
    if (!formats) {
        return;
    }
    for (const auto& [channels, problem] : {std::pair{1, "unsupported"}, {2, "none"}, {3, "none"}}) {
        AudioLimits limits;
        limits.maxChannels = channels;
        CHECK(readProblem(*formats / "44k1-16-stereo.flac", limits) == problem);
    }
}

TEST_CASE("a WAV cut short is truncated, one that claims far more than it has lies") {
    const test::TemporaryFolder folder;
    writeWav(folder / "a.wav", sine(8000, 300, 1));
    const std::string bytes = bytesOf(folder / "a.wav");
    writeBytes(folder / "cut.wav", bytes.substr(0, bytes.size() / 2));
    CHECK(readProblem(folder / "cut.wav") == "truncated");
    writeBytes(folder / "stub.wav", bytes.substr(0, bytes.size() / 20));
    CHECK(readProblem(folder / "stub.wav") == "lying-header");
    writeBytes(folder / "head.wav", bytes.substr(0, 40));
    CHECK(readProblem(folder / "head.wav") != "none");
}

TEST_CASE("a streamed WAV whose sizes are all ones is read to its end") {
    const test::TemporaryFolder folder;
    writeWav(folder / "a.wav", sine(8000, 300, 1));
    std::string bytes = bytesOf(folder / "a.wav");
    bytes.replace(4, 4, "\xFF\xFF\xFF\xFF");
    bytes.replace(bytes.find("data") + 4, 4, "\xFF\xFF\xFF\xFF");
    writeBytes(folder / "stream.wav", bytes);
    CHECK(readAudio(folder / "stream.wav").samples.size() == 8000);
}

TEST_CASE("cut FLAC and Ogg files are truncated") {
    const auto data = test::realRecordings();
    if (!data) {
        return;
    }
    const test::TemporaryFolder folder;
    const std::string flac = bytesOf(*data / "formats" / "44k1-16-stereo.flac");
    writeBytes(folder / "cut.flac", flac.substr(0, flac.size() * 2 / 3));
    CHECK(readProblem(folder / "cut.flac") == "truncated");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*data / "esc10")) {
        if (entry.path().extension() == ".ogg") {
            const std::string ogg = bytesOf(entry.path());
            writeBytes(folder / "cut.ogg", ogg.substr(0, ogg.size() - 100));
            CHECK(readProblem(folder / "cut.ogg") == "truncated");
            break;
        }
    }
}

TEST_CASE("folders, missing files and foreign formats are named as what they are") {
    const test::TemporaryFolder folder;
    CHECK(readProblem(folder.path()) == "unreadable");
    CHECK(readProblem(folder / "missing.wav") == "unreadable");
    writeBytes(folder / "a.m4a", std::string("\0\0\0\x20", 4) + "ftypM4A " + std::string(100, 'x'));
    CHECK(readProblem(folder / "a.m4a") == "unsupported");
    writeBytes(folder / "a.wav", "These are the notes of my last field trip, not a recording.");
    CHECK(readProblem(folder / "a.wav") == "not-audio");
}

TEST_CASE("facts tell silence, clipping and duplicates") {
    const test::TemporaryFolder folder;
    Waveform wave{std::vector<float>(1000, 0.0F), 8000};
    std::fill_n(wave.samples.begin(), 250, 1.0F);
    wave.samples[999] = -0.5F;
    writeWav(folder / "a.wav", wave);
    writeWav(folder / "b.wav", wave);
    wave.samples[998] = 0.25F;
    writeWav(folder / "c.wav", wave);
    const AudioFacts facts = inspectAudio(folder / "a.wav");
    CHECK(facts.frames == 1000);
    CHECK(facts.claimedFrames == 1000);
    CHECK(facts.peak == doctest::Approx(32767.0 / 32768));
    CHECK(facts.clippedShare == doctest::Approx(0.25));
    CHECK(facts.zeroShare == doctest::Approx(0.749));
    CHECK(facts.contentHash == inspectAudio(folder / "b.wav").contentHash);
    CHECK(facts.contentHash != inspectAudio(folder / "c.wav").contentHash);
}

TEST_CASE("resampling keeps a sine a sine and rounds the length") {
    for (const auto& [from, to] : {std::pair{44100, 16000}, {8000, 16000}, {48000, 32000}, {192000, 16000}}) {
        CAPTURE(from);
        CAPTURE(to);
        const Waveform out = resample(sine(from, 1000, 0.5), to);
        const Waveform expected = sine(to, 1000, 0.5);
        REQUIRE(out.sampleRateHz == to);
        REQUIRE(out.samples.size() == expected.samples.size());
        for (std::size_t i = 1000; i + 1000 < out.samples.size(); ++i) {
            REQUIRE(std::abs(out.samples[i] - expected.samples[i]) < 2e-4F);
        }
    }
    CHECK(resample(Waveform{std::vector<float>(1001, 0.1F), 44100}, 16000).samples.size() == 363);
    CHECK(resample(Waveform{{}, 44100}, 16000).samples.empty());
    CHECK_THROWS_AS(resample(Waveform{{1.0F}, 44100}, 0), Error);
}

TEST_CASE("resampling removes what the new rate cannot hold") {
    const Waveform out = resample(sine(44100, 12000, 0.5), 16000);
    for (std::size_t i = 500; i + 500 < out.samples.size(); ++i) {
        REQUIRE(std::abs(out.samples[i]) < 1e-4F);
    }
}

TEST_CASE("all real recordings decode") {
    const auto data = test::realRecordings();
    if (!data) {
        return;
    }
    int count = 0;
    for (const char* corpus : {"esc10", "arabic-commands"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*data / corpus)) {
            if (const auto extension = entry.path().extension(); (extension == ".ogg" || extension == ".flac") && count++ % 8 == 0) {
                CAPTURE(entry.path().string());
                CHECK_NOTHROW(inspectAudio(entry.path()));
            }
        }
    }
    CHECK(count >= 2800);
}
