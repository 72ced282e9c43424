// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_settings.h"

#include <utility>

#include "engine/config/config_fields.h"

namespace ajepa {

QString maskSideName(MaskSide side) {
    return side == MaskSide::a ? QStringLiteral("A") : QStringLiteral("B");
}

void MaskSettings::setOrigin(const RunConfig& config) {
    origin_ = config;
    configs_ = {config, config};
    Q_EMIT replaced();
    Q_EMIT changed();
}

void MaskSettings::edit(const RunConfig& config) {
    mutableConfig(chosen_) = config;
    mutableConfig(otherSide(chosen_)).train.seed = config.train.seed;
    Q_EMIT changed();
}

void MaskSettings::setSeed(std::uint64_t seed) {
    for (RunConfig& config : configs_)
        config.train.seed = seed;
    Q_EMIT replaced();
    Q_EMIT changed();
}

void MaskSettings::choose(MaskSide side) {
    if (!isShown(side) || std::exchange(chosen_, side) == side)
        return;
    Q_EMIT replaced();
}

void MaskSettings::setComparing(bool comparing) {
    if (std::exchange(comparing_, comparing) == comparing)
        return;
    if (comparing && differences(config(MaskSide::b), origin_).empty())
        mutableConfig(MaskSide::b) = config(MaskSide::a);
    if (!comparing && chosen_ == MaskSide::b) {
        std::swap(configs_[0], configs_[1]);
        chosen_ = MaskSide::a;
    }
    Q_EMIT comparingChanged(comparing);
    Q_EMIT replaced();
    Q_EMIT changed();
}

void MaskSettings::copyToOther() {
    mutableConfig(otherSide(chosen_)) = config();
    Q_EMIT changed();
}

void MaskSettings::swap() {
    std::swap(configs_[0], configs_[1]);
    Q_EMIT replaced();
    Q_EMIT changed();
}

}  // namespace ajepa
