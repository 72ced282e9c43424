// SPDX-License-Identifier: Apache-2.0
#include "app/cli/masked_clip.h"

#include <cmath>
#include <map>

#include "engine/audio/audio_file.h"
#include "engine/audio/loudness.h"
#include "engine/base/error.h"
#include "engine/features/clip_features.h"
#include "engine/masking/mask_sound.h"
#include "engine/picture/masked_log_mel.h"

namespace ajepa::cli {
namespace {

const std::map<std::string, MaskPart> parts{
    {"original", MaskPart::original}, {"context", MaskPart::context}, {"targets", MaskPart::targets}, {"hidden", MaskPart::hidden}};

/// Log-mel of the network's input before normalisation, padding as silence, under the plan's first masks.
MaskedLogMel sceneOf(const Waveform& clip, const RunConfig& config, const MaskPlan& plan) {
    FeatureConfig features = config.features;
    features.normalise = Normalisation::none;
    features.padWith = PadWith::floor;
    MaskedLogMel scene;
    scene.logMel = ClipFeatures(config.audio, features).network(clip, {}, {}, &scene.validFrames);
    scene.grid = plan.grid;
    scene.patchFrames = config.encoder.patchFrames;
    scene.patchMels = config.encoder.patchMels;
    scene.masks = plan.clips.front();
    return scene;
}

}  // namespace

void MaskedClipOptions::addTo(CLI::App& command) {
    CLI::Option* file = command.add_option("--clip", clip, "Sound file to see and hear under the first clip's masks")->type_name("FILE");
    command.add_option("--render", part, "What to hear of it: context, targets, hidden or original")
        ->check(CLI::IsMember(parts))
        ->needs(file)
        ->capture_default_str()
        ->type_name("PART");
    command.add_option("--wav", wav, "Write that sound, at the network's sample rate")->needs(file)->type_name("FILE");
    command.add_flag("--match-level", matchLevel, "As loud as the original where it sounds (at most 24 dB louder)")->needs(file);
    command.add_option("--png", png, "Write the log-mel with the masks over it")->needs(file)->type_name("FILE");
}

Json MaskedClipOptions::write(const RunConfig& config, const MaskPlan& plan) const {
    if (clip.empty()) {
        return nullptr;
    }
    if (wav.empty() && png.empty()) {
        throw Error(ErrorKind::request, "Nothing to make of " + clip + ".", "--clip", "give --wav FILE to hear it, --png FILE to see it, or both");
    }
    const Waveform sound = readAudio(clip);
    const MaskPart what = parts.at(part);
    const Waveform rendered = renderPart(sound, config, plan.clips.front(), what, matchLevel);
    Json result{{"clip", clip},
                {"part", part},
                {"cells", cellsOf(plan.grid, plan.clips.front(), what).size()},
                {"seconds", rendered.seconds()},
                {"sample_rate_hz", rendered.sampleRateHz}};
    const double level = soundingLevel(rendered);
    result["level_db"] = level > 0 ? Json(20 * std::log10(level)) : Json(nullptr);
    if (!wav.empty()) {
        writeWav(wav, rendered);
        result["wav"] = wav;
    }
    if (!png.empty()) {
        writePng(png, drawMasks(sceneOf(sound, config, plan)));
        result["png"] = png;
    }
    return result;
}

}  // namespace ajepa::cli
