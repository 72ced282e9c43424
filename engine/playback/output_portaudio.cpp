// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <portaudio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/playback/alsa_configuration.h"
#include "engine/playback/output_device.h"
#include "engine/playback/stall_watch.h"

namespace ajepa {
namespace {

/// ALSA and JACK print to stderr while they are probed; that is no business of the user's. Sends it to nowhere while alive.
class ParkedStderr {
public:
    ParkedStderr() : saved_(::dup(STDERR_FILENO)), nowhere_(::open("/dev/null", O_WRONLY | O_CLOEXEC)) {
        std::fflush(stderr);
        if (saved_ >= 0 && nowhere_ >= 0) {
            ::dup2(nowhere_, STDERR_FILENO);
        }
    }
    ~ParkedStderr() {
        std::fflush(stderr);
        if (saved_ >= 0) {
            ::dup2(saved_, STDERR_FILENO);
            ::close(saved_);
        }
        if (nowhere_ >= 0) {
            ::close(nowhere_);
        }
    }
    ParkedStderr(const ParkedStderr&) = delete;
    ParkedStderr& operator=(const ParkedStderr&) = delete;

private:
    int saved_;
    int nowhere_;
};

/// Holds PortAudio initialised.
class Library {
public:
    Library() : error_(Pa_Initialize()) {}
    ~Library() {
        if (error_ == paNoError) {
            Pa_Terminate();
        }
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    PaError error() const { return error_; }

private:
    PaError error_;
};

// Sound servers before bare hardware, which other programs may hold.
int preference(std::string_view name) {
    constexpr std::array<std::string_view, 3> servers{"pipewire", "pulse", "default"};
    const auto* found =
        std::find_if(servers.begin(), servers.end(), [&](std::string_view server) { return name.substr(0, server.size()) == server; });
    return static_cast<int>(found - servers.begin());
}

std::string deviceName(PaDeviceIndex device) {
    const PaDeviceInfo& info = *Pa_GetDeviceInfo(device);
    return std::string(info.name) + " (" + Pa_GetHostApiInfo(info.hostApi)->name + ")";
}

/// Devices with an output, the wanted one first, then by preference; PortAudio's own default comes before the rest.
std::vector<PaDeviceIndex> candidates(const std::string& wanted) {
    std::vector<PaDeviceIndex> devices;
    for (PaDeviceIndex device = 0; device < Pa_GetDeviceCount(); ++device) {
        if (Pa_GetDeviceInfo(device)->maxOutputChannels > 0) {
            devices.push_back(device);
        }
    }
    const auto rank = [&wanted](PaDeviceIndex device) {
        if (deviceName(device) == wanted) {
            return -1;
        }
        return 2 * preference(Pa_GetDeviceInfo(device)->name) + (device == Pa_GetDefaultOutputDevice() ? 0 : 1);
    };
    std::stable_sort(devices.begin(), devices.end(), [&](PaDeviceIndex a, PaDeviceIndex b) { return rank(a) < rank(b); });
    return devices;
}

class PortAudioOutput final : public OutputDevice {
public:
    explicit PortAudioOutput(ClipMixer& mixer) : mixer_(mixer) {}
    ~PortAudioOutput() override {
        if (stream_ != nullptr) {
            Pa_AbortStream(stream_);
            Pa_CloseStream(stream_);
        }
    }
    PortAudioOutput(const PortAudioOutput&) = delete;
    PortAudioOutput& operator=(const PortAudioOutput&) = delete;

    PaError libraryError() const { return library_.error(); }

    PaError open(PaDeviceIndex device) {
        const PaDeviceInfo& info = *Pa_GetDeviceInfo(device);
        channels_ = std::min(info.maxOutputChannels, 2);
        const PaStreamParameters parameters{device, channels_, paFloat32, std::max(info.defaultLowOutputLatency, shortestLatencyS), nullptr};
        mixer_.setSampleRate(static_cast<int>(std::lround(info.defaultSampleRate)));
        PaError error =
            Pa_OpenStream(&stream_, nullptr, &parameters, info.defaultSampleRate, bufferFrames, paNoFlag, &PortAudioOutput::callback, this);
        if (error == paNoError) {
            error = Pa_StartStream(stream_);
        }
        if (error != paNoError && stream_ != nullptr) {
            Pa_CloseStream(std::exchange(stream_, nullptr));
        }
        if (error == paNoError) {
            rateHz_ = static_cast<int>(std::lround(info.defaultSampleRate));
            latencyS_ = Pa_GetStreamInfo(stream_)->outputLatency;
            name_ = deviceName(device);
            watch_.beat();
        }
        return error;
    }

    bool isRunning() const override { return Pa_IsStreamActive(stream_) == 1 && !watch_.isStalled(); }
    std::string name() const override { return name_; }
    std::string description() const override {
        std::ostringstream text;
        text << name_ << " " << rateHz_ / 1000.0 << " kHz";
        return text.str();
    }
    int sampleRateHz() const override { return rateHz_; }
    double streamTimeS() const override { return Pa_GetStreamTime(stream_); }
    std::uint64_t underruns() const override { return underruns_.load(std::memory_order_relaxed); }

private:
    static constexpr double shortestLatencyS = 0.02;
    static constexpr std::size_t bufferFrames = 256;

    static int callback(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time, PaStreamCallbackFlags flags,
                        void* self) {
        static_cast<PortAudioOutput*>(self)->fill(static_cast<float*>(output), frames, *time, flags);
        return paContinue;
    }

    void fill(float* output, std::size_t frames, const PaStreamCallbackTimeInfo& time, PaStreamCallbackFlags flags) {
        watch_.beat();
        if ((flags & paOutputUnderflow) != 0) {
            underruns_.fetch_add(1, std::memory_order_relaxed);
        }
        // Some hosts leave the time of hearing at zero: then it is worked out from the latency they report.
        double audibleAtS = time.outputBufferDacTime > 0 ? time.outputBufferDacTime : time.currentTime + latencyS_;
        const auto channels = static_cast<std::size_t>(channels_);
        for (std::size_t done = 0; done < frames;) {
            const std::span<float> part = std::span(mono_).first(std::min(frames - done, mono_.size()));
            mixer_.render(part, audibleAtS);
            for (std::size_t i = 0; i < part.size(); ++i) {
                std::fill_n(output + (done + i) * channels, channels, part[i]);
            }
            done += part.size();
            audibleAtS += static_cast<double>(part.size()) / rateHz_.load(std::memory_order_relaxed);
        }
    }

    Library library_;
    ClipMixer& mixer_;
    PaStream* stream_ = nullptr;
    int channels_ = 1;
    std::atomic<int> rateHz_{44100};
    double latencyS_ = 0;
    std::string name_;
    StallWatch watch_;
    std::array<float, bufferFrames> mono_{};
    std::atomic<std::uint64_t> underruns_{0};
};

}  // namespace

OpenedOutput openOutput(ClipMixer& mixer, const std::string& wanted) {
    const ParkedStderr parked;
    if (const std::string problem = alsaProblem(); !problem.empty()) {
        return {nullptr, problem, {}};
    }
    auto output = std::make_unique<PortAudioOutput>(mixer);
    if (output->libraryError() != paNoError) {
        return {nullptr, Pa_GetErrorText(output->libraryError()), {}};
    }
    OpenedOutput opened{nullptr, "none is connected, or no sound server runs", {}};
    for (const PaDeviceIndex device : candidates({})) {
        opened.devices.push_back(deviceName(device));
    }
    for (const PaDeviceIndex device : candidates(wanted)) {
        const PaError error = output->open(device);
        if (error == paNoError) {
            opened.device = std::move(output);
            break;
        }
        opened.reason = "none of those found can be opened, " + deviceName(device) + ": " + Pa_GetErrorText(error);
    }
    return opened;
}

}  // namespace ajepa
