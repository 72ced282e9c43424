// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/error.h"
#include "engine/corpus/clip_table.h"
#include "engine/corpus/corpus.h"
#include "engine/corpus/demo/demo_sound.h"
#include "engine/corpus/demo/synthesis.h"

namespace ajepa {
namespace {

struct Family {
    const char* label;
    demo::Renderer render;
};
constexpr std::array<Family, 8> families = {{{"sweep", demo::sweep},
                                             {"fm-bell", demo::fmBell},
                                             {"plucked-string", demo::pluckedString},
                                             {"formant-vowel", demo::formantVowel},
                                             {"bird-chirp", demo::birdChirp},
                                             {"engine-hum", demo::engineHum},
                                             {"rain-wind", demo::rainWind},
                                             {"drum-groove", demo::drumGroove}}};
constexpr std::size_t voices = 16;
constexpr std::size_t foldCount = 4;

// Every voice sings all families, and every fold is a set of whole voices: folds and groups never leak into each other.
std::size_t voiceOf(std::size_t clip) {
    return clip / families.size() % voices;
}

demo::Voice drawVoice(std::uint64_t seed, std::size_t voice) {
    RandomStream random(seed, "demo-voice", {voice});
    demo::Voice drawn;
    drawn.semitones = random.uniform(-5.0, 5.0);
    drawn.brightness = random.uniform();
    drawn.decay = random.uniform();
    drawn.noiseLevel = random.uniform(0.001, 0.006);
    return drawn;
}

std::string twoDigits(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

Clip demoClip(std::uint64_t seed, std::size_t index, double seconds) {
    Clip clip;
    clip.labels = {families[index % families.size()].label};
    clip.id = clip.labels.front() + "-" + std::to_string(seed) + "-" + std::to_string(index);
    clip.durationS = seconds;
    clip.fold = std::to_string(voiceOf(index) % foldCount + 1);
    clip.group = "voice-" + twoDigits(voiceOf(index) + 1);
    return clip;
}

class DemoCorpus final : public Corpus {
public:
    DemoCorpus(std::uint64_t seed, std::size_t clips, double seconds)
        : seed_(seed), samples_(demo::samplesIn(seconds)), location_("demo:" + std::to_string(seed) + ":" + std::to_string(clips)) {
        for (std::size_t i = 0; i < clips; ++i) {
            clips_.push_back(demoClip(seed, i, static_cast<double>(samples_) / demo::rateHz));
        }
    }

    const std::string& name() const override { return name_; }
    const std::vector<Clip>& clips() const override { return clips_; }
    const std::string& location() const override { return location_; }
    // The ids hold seed and index, so that the rows decide the sound.
    std::string fingerprint() const override { return clipTableFingerprint(clips_); }

    Waveform read(std::size_t index) const override {
        if (index >= clips_.size()) {
            throw std::out_of_range("demo corpus: no clip " + std::to_string(index));
        }
        const Family& family = families[index % families.size()];
        const demo::Voice voice = drawVoice(seed_, voiceOf(index));
        RandomStream random(seed_, "demo-" + std::string(family.label), {index});
        demo::Samples sound = family.render(voice, random, samples_);
        demo::finish(sound);
        for (double& sample : sound) {
            sample += voice.noiseLevel * random.normal();
        }
        demo::finish(sound);
        return rounded(sound, std::pow(10.0, random.uniform(-9.0, -6.0) / 20.0));
    }

private:
    // To 16 bits, so that the rendered WAV files hold exactly these samples.
    static Waveform rounded(const demo::Samples& sound, double peak) {
        Waveform waveform{std::vector<float>(sound.size()), demo::rateHz};
        for (std::size_t i = 0; i < sound.size(); ++i) {
            waveform.samples[i] = static_cast<float>(std::nearbyint(peak * sound[i] * 32768.0) / 32768.0);
        }
        return waveform;
    }

    std::uint64_t seed_;
    std::size_t samples_;
    std::string name_ = "demo";
    std::string location_;
    std::vector<Clip> clips_;
};

}  // namespace

std::shared_ptr<const Corpus> demoCorpus(std::uint64_t seed, int clips, double seconds) {
    constexpr int most = 1000000;
    if (clips < 1 || clips > most || !(seconds >= 0.1 && seconds <= 600.0)) {
        throw Error(ErrorKind::request, "The demo corpus has 1 to " + std::to_string(most) + " clips of 0.1 to 600 seconds.", "data.corpus");
    }
    return std::make_shared<DemoCorpus>(seed, static_cast<std::size_t>(clips), seconds);
}

}  // namespace ajepa
