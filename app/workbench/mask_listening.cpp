// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_listening.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <utility>

#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int restMs = 150;

}  // namespace

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
    connect(matched_, &QCheckBox::toggled, this, &MaskListening::changed);
    rest_.setSingleShot(true);
    rest_.setInterval(restMs);
    connect(&rest_, &QTimer::timeout, this, &MaskListening::renderAhead);
}

void MaskListening::setClip(std::shared_ptr<const Waveform> clip) {
    clip_ = std::move(clip);
    sound_ = clip_;
    masks_.reset();
    made_ = {};
    task_.cancel();
    aheadTask_.cancel();
}

void MaskListening::setMasks(const RunConfig& config, const std::optional<ClipMasks>& masks) {
    config_ = config;
    masks_ = masks;
    changed();
}

void MaskListening::changed() {
    made_ = {};
    aheadTask_.cancel();
    render();
    rest_.start();
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
    task_.cancel();
    if (part() == MaskPart::original || !masks_)
        return take(clip_);
    if (made(part()))
        return take(made(part()));
    task_.start([clip = clip_, config = config_, masks = *masks_, part = part(), matched = matched_->isChecked()](
                    const std::stop_token&) { return std::make_shared<const Waveform>(renderPart(*clip, config, masks, part, matched)); },
                [this, part = part()](Outcome<Sound> rendered) {
                    if (!rendered)
                        return Q_EMIT failed(rendered.error);
                    made(part) = *rendered.value;
                    take(std::move(*rendered.value));
                });
}

void MaskListening::renderAhead() {
    if (!clip_ || !masks_ || !isVisible())
        return;
    using Sounds = std::array<Sound, 2>;
    aheadTask_.start(
        [clip = clip_, config = config_, masks = *masks_, matched = matched_->isChecked()](const std::stop_token&) {
            const auto sound = [&](MaskPart part) { return std::make_shared<const Waveform>(renderPart(*clip, config, masks, part, matched)); };
            return Sounds{sound(MaskPart::context), sound(MaskPart::targets)};
        },
        [this](Outcome<Sounds> rendered) {
            if (!rendered)
                return;  // told when it is asked for
            for (const MaskPart part : {MaskPart::context, MaskPart::targets})
                if (!made(part))
                    made(part) = (*rendered.value)[part == MaskPart::context ? 0 : 1];
            Q_EMIT ready();
        });
}

void MaskListening::take(std::shared_ptr<const Waveform> sound) {
    if (std::exchange(sound_, std::move(sound)) != sound_)
        Q_EMIT soundChanged(sound_);
}

}  // namespace ajepa
