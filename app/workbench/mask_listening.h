// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <array>
#include <memory>
#include <optional>

#include "app/workbench/latest_task.h"
#include "engine/audio/waveform.h"
#include "engine/masking/mask_sound.h"

class QButtonGroup;
class QCheckBox;

namespace ajepa {

/// What of a clip is heard: all of it, or what a mask leaves to the context or the targets. One button each beside the transport; the sound is made off the GUI
/// thread, lies exactly upon the clip, and follows the masks. When the masks have stood for a moment the parts that are not heard are made, too, so that changing
/// over takes no time.
class MaskListening final : public QWidget {
    Q_OBJECT

public:
    explicit MaskListening(QWidget* parent = nullptr);

    /// The part of a clip that the network gets; nullptr: none. Until the masks come it is heard whole.
    void setClip(std::shared_ptr<const Waveform> clip);
    /// The masks of the clip; none: only the whole clip can be heard.
    void setMasks(const RunConfig& config, const std::optional<ClipMasks>& masks);
    void choose(MaskPart part);
    MaskPart part() const;
    /// What is to be played now.
    const std::shared_ptr<const Waveform>& sound() const { return sound_; }

Q_SIGNALS:
    /// Another sound in the same place.
    void soundChanged(std::shared_ptr<const ajepa::Waveform> sound);
    /// All parts are made.
    void ready();
    void failed(const QString& sentence);

private:
    using Sound = std::shared_ptr<const Waveform>;

    void changed();
    void render();
    void renderAhead();
    Sound& made(MaskPart part) { return made_[static_cast<std::size_t>(part)]; }
    void take(std::shared_ptr<const Waveform> sound);

    QButtonGroup* parts_;
    QCheckBox* matched_;
    Sound clip_, sound_;
    RunConfig config_;
    std::optional<ClipMasks> masks_;
    std::array<Sound, 4> made_;  ///< by part, of these masks; nullptr: not yet
    QTimer rest_;
    LatestTask task_, aheadTask_;
};

}  // namespace ajepa
