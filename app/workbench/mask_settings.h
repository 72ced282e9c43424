// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <array>

#include "engine/config/run_config.h"

namespace ajepa {

/// Two settings that are compared are called A and B.
enum class MaskSide { a, b };
constexpr MaskSide otherSide(MaskSide side) {
    return side == MaskSide::a ? MaskSide::b : MaskSide::a;
}
/// "A", "B".
QString maskSideName(MaskSide side);

/// The settings that the Masks page draws: one, or two beside each other, which differ in masks, curriculum and predictor and share clip, step and seed. One of
/// them is chosen: it is the one that controls change, and of which diagnostics and sound are.
class MaskSettings final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The configuration that both come from; edits are dropped.
    void setOrigin(const RunConfig& config);
    const RunConfig& origin() const { return origin_; }

    const RunConfig& config(MaskSide side) const { return configs_[static_cast<std::size_t>(side)]; }
    const RunConfig& config() const { return config(chosen_); }
    MaskSide chosen() const { return chosen_; }
    bool isComparing() const { return comparing_; }
    bool isShown(MaskSide side) const { return side == MaskSide::a || comparing_; }

    /// Other values for the chosen one; their seed becomes that of both.
    void edit(const RunConfig& config);
    void setSeed(std::uint64_t seed);
    void choose(MaskSide side);
    /// Two beside each other, or the chosen one alone, which then is A. The first time B begins as A is.
    void setComparing(bool comparing);
    /// The other one becomes as the chosen one is.
    void copyToOther();
    /// A becomes B and B becomes A; the same one stays chosen.
    void swap();

Q_SIGNALS:
    /// Values of a side that may be on screen.
    void changed();
    /// Another one is chosen, or its values came from elsewhere than edit(): controls have to show them.
    void replaced();
    void comparingChanged(bool comparing);

private:
    RunConfig& mutableConfig(MaskSide side) { return configs_[static_cast<std::size_t>(side)]; }

    RunConfig origin_;
    std::array<RunConfig, 2> configs_;
    MaskSide chosen_ = MaskSide::a;
    bool comparing_ = false;
};

}  // namespace ajepa
