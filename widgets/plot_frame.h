// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Room around the drawing of a signal view, in device-independent pixels. Views that stand above each other share it, so that their time axes meet.
namespace ajepa {

constexpr int leftAxisWidth = 60;
constexpr int bottomAxisHeight = 24;
constexpr int topInset = 4;
constexpr int rightInset = 12;
constexpr int colourBarWidth = 84;
constexpr int tickLength = 4;
constexpr int timeTickSpacing = 90;
constexpr int frequencyTickSpacing = 26;

}  // namespace ajepa
