// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_listening.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <utility>

#include "widgets/theme.h"

namespace ajepa {

MaskListening::MaskListening(QWidget* parent) : QWidget(parent), parts_(new QButtonGroup(this)), matched_(new QCheckBox(tr("As loud"))) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(innerSpacing);
    const auto add = [&](MaskPart part, const QString& text, const QString& tip) {
        auto* button = new QPushButton(text);
        button->setCheckable(true);
        button->setToolTip(tip);
        parts_->addButton(button, static_cast<int>(part));
        row->addWidget(button);
    };
    add(MaskPart::original, tr("Original"), tr("Hear the clip as it is (O)"));
    add(MaskPart::context, tr("Context"), tr("Hear what the context encoder sees (C)"));
    add(MaskPart::targets, tr("Targets"), tr("Hear what is to be predicted (T)"));
    parts_->button(static_cast<int>(MaskPart::original))->setChecked(true);
    matched_->setToolTip(tr("Play each part as loud as the original where it sounds"));
    row->addWidget(matched_);
    connect(parts_, &QButtonGroup::idClicked, this, &MaskListening::render);
    connect(matched_, &QCheckBox::toggled, this, &MaskListening::render);
}

void MaskListening::setClip(std::shared_ptr<const Waveform> clip) {
    clip_ = std::move(clip);
    sound_ = clip_;
    masks_.reset();
    task_.cancel();
}

void MaskListening::setMasks(const RunConfig& config, const std::optional<ClipMasks>& masks) {
    config_ = config;
    masks_ = masks;
    render();
}

void MaskListening::choose(MaskPart part) {
    parts_->button(static_cast<int>(part))->setChecked(true);
    render();
}

MaskPart MaskListening::part() const {
    return static_cast<MaskPart>(parts_->checkedId());
}

void MaskListening::render() {
    if (!clip_)
        return;
    if (part() == MaskPart::original || !masks_) {
        task_.cancel();
        return take(clip_);
    }
    task_.start([clip = clip_, config = config_, masks = *masks_, part = part(), matched = matched_->isChecked()](
                    const std::stop_token&) { return std::make_shared<const Waveform>(renderPart(*clip, config, masks, part, matched)); },
                [this](Outcome<std::shared_ptr<const Waveform>> rendered) {
                    if (rendered)
                        take(std::move(*rendered.value));
                    else
                        Q_EMIT failed(rendered.error);
                });
}

void MaskListening::take(std::shared_ptr<const Waveform> sound) {
    if (std::exchange(sound_, std::move(sound)) != sound_)
        Q_EMIT soundChanged(sound_);
}

}  // namespace ajepa
