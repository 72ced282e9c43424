// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_window.h"

#include <algorithm>

namespace ajepa {
namespace {

constexpr double shortestS = 0.001;

}  // namespace

void TimeWindow::setDuration(double seconds) {
    durationS_ = std::max(seconds, shortestS);
    startS_ = 0;
    endS_ = durationS_;
    setSelection(std::nullopt);
    Q_EMIT rangeChanged();
}

void TimeWindow::setRange(double startS, double endS) {
    const double length = std::clamp(endS - startS, shortestS, durationS_);
    const double start = std::clamp(startS, 0.0, durationS_ - length);
    if (start == startS_ && start + length == endS_)
        return;
    startS_ = start;
    endS_ = start + length;
    Q_EMIT rangeChanged();
}

void TimeWindow::zoom(double factor, double aroundS) {
    const double length = std::clamp(lengthS() / factor, shortestS, durationS_);
    const double share = (aroundS - startS_) / lengthS();
    setRange(aroundS - share * length, aroundS - share * length + length);
}

void TimeWindow::setSelection(std::optional<SoundSelection> selection) {
    if (selection) {
        selection->startS = std::clamp(selection->startS, 0.0, durationS_);
        selection->endS = std::clamp(selection->endS, 0.0, durationS_);
        if (selection->lengthS() < shortestS)
            selection.reset();
    }
    if (selection == selection_)
        return;
    selection_ = selection;
    Q_EMIT selectionChanged();
}

void TimeWindow::setPlayhead(double seconds) {
    if (seconds == playheadS_)
        return;
    playheadS_ = seconds;
    Q_EMIT playheadChanged(seconds);
}

}  // namespace ajepa
