// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/bench/served_work.h"

class QWidget;

namespace ajepa::view_bench {

/// How much of the opening of an hour counts: until something is painted, or until every value is in the picture.
enum class Opened { glance, whole };

/// An hour of spectrogram (360,000 frames of 128 bands, as the feature pipeline makes them) at 1600 x 600, axes and all. The output of both: the value that
/// the picture shows for each of 16 x 8 blocks.
cli::ServedWork openHour(Opened opened);
cli::ServedWork openHourInColorMap();
/// A repetition moves the visible part by a twentieth of its length at most, and paints.
cli::ServedWork moveHour();
cli::ServedWork moveHourInColorMap();

/// A repetition appends a point to a curve of a million and paints it. The output: how many points there are, the last step and its value.
cli::ServedWork growCurve();
cli::ServedWork growGraph();

/// A repetition starts a program and waits until it says that its first window is painted. The output: how many parts of LibTorch are in its memory then.
cli::ServedWork startWorkbench();
cli::ServedWork startHello();
/// What the latter starts: a window with a line of text that says when it is painted.
int hello();

}  // namespace ajepa::view_bench
