// SPDX-License-Identifier: Apache-2.0
// Contests of the window. Both sides are ajepa-view-bench (app/view_bench), for this program has no Qt.
#include <algorithm>
#include <cmath>

#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

/// Of values between -12 and 4: two of 256 greys, and a little noise of which one shows the largest and the other any.
constexpr double tolerance = 0.25;

std::string comparePictures(const std::vector<float>& ours, const std::vector<float>& peer) {
    double worst = ours.size() == peer.size() && !ours.empty() ? 0 : 16;
    for (std::size_t i = 0; worst <= tolerance && i < ours.size(); ++i) {
        worst = std::max(worst, static_cast<double>(std::abs(ours[i] - peer[i])));
    }
    if (worst > tolerance) {
        throw Error(ErrorKind::data,
                    "Ours and the peer's pictures differ by " + decimals(worst, 3) + " in values between -12 and 4; no timing was taken.");
    }
    return "both show the same " + std::to_string(ours.size()) + " values, between -12 and 4, within " + decimals(worst, 3);
}

std::string compareCurves(const std::vector<float>& ours, const std::vector<float>& peer) {
    if (ours != peer) {
        throw Error(ErrorKind::data, "Ours and the peer's curves hold other points; no timing was taken.");
    }
    return "both hold " + decimals(ours.at(0), 0) + " points";
}

std::string compareStarts(const std::vector<float>& ours, const std::vector<float>&) {
    if (ours.at(0) != 0) {
        throw Error(ErrorKind::data, "The workbench has loaded LibTorch before its first window; no timing was taken.");
    }
    return "no part of LibTorch is loaded when the window is painted";
}

using Compare = std::string (*)(const std::vector<float>& ours, const std::vector<float>& peer);

/// What ajepa-view-bench does when it is asked for `ours` and for `peer`.
struct Sides {
    std::string ours, peer;
};

Contest contestOf(BenchSession& session, const std::string& id, const std::string& what, const Sides& sides, Compare compare) {
    Contest contest;
    contest.id = id;
    contest.what = what;
    contest.unit = "ms";
    contest.unitsPerSecond = 1e3;
    contest.program = "ajepa-view-bench";
    contest.arguments = {sides.peer};
    contest.ownArguments = {sides.ours};
    contest.compare = [&session, compare](const std::filesystem::path& output) {
        return compare(readFloats(session.ownOutput()), readFloats(output));
    };
    return contest;
}

}  // namespace

void benchStart(BenchSession& session) {
    session.hold(contestOf(session, "start/Qt window",
                           "from the start of the workbench, with nothing of a session before, to its first painted window, 1280 x 800",
                           {"start", "start-hello"}, compareStarts));
}

void benchHour(BenchSession& session) {
    session.hold(contestOf(session, "hour-opened/QCPColorMap",
                           "an hour of spectrogram, 360,000 x 128 values in memory, to the first painted picture of 1600 x 600",
                           {"hour-glance", "hour-color-map"}, comparePictures));
    session.hold(contestOf(session, "hour-opened-whole/QCPColorMap", "the same until every value is in the picture", {"hour", "hour-color-map"},
                           comparePictures));
}

void benchHourMoves(BenchSession& session) {
    session.hold(contestOf(session, "hour-moves/QCPColorMap",
                           "another part of that hour, between a second and the whole, moved by some pixels and painted",
                           {"hour-moves", "hour-moves-color-map"}, comparePictures));
}

void benchHourMemory(BenchSession& session) {
    Contest contest = contestOf(session, "hour-memory/QCPColorMap", "memory that the view of an hour holds beside the 184 MB of values",
                                {"hour", "hour-color-map"}, comparePictures);
    contest.unit = "MiB";
    contest.quantity = Quantity::memory;
    session.hold(contest);
}

void benchCurve(BenchSession& session) {
    session.hold(contestOf(session, "curve/QCPGraph", "a point appended to a curve of a million points, and painted at 900 x 300",
                           {"curve", "curve-graph"}, compareCurves));
}

}  // namespace ajepa::cli
