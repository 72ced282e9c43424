// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/cli/bench/benchmark.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

constexpr double shortestTiming = 0.1;  // seconds: below it the clock and other programs weigh too much

double secondsOf(const std::function<void()>& work, int repetitions) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < repetitions; ++i) {
        work();
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Repetitions that fill the shortest timing; warms up on the way.
int repetitionsFor(const std::function<double(int)>& run) {
    int repetitions = 1;
    for (double seconds = run(1); seconds < shortestTiming; seconds = run(repetitions)) {
        const double wanted = std::ceil(1.2 * repetitions * shortestTiming / std::max(seconds, 1e-7));
        repetitions = static_cast<int>(std::clamp(wanted, repetitions + 1.0, repetitions * 100.0));
    }
    return repetitions;
}

}  // namespace

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

BenchSession::BenchSession(Settings settings, Terminal& terminal)
    : settings_(std::move(settings)),
      terminal_(terminal),
      folder_(std::filesystem::temp_directory_path() / ("ajepa-bench-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
}

BenchSession::~BenchSession() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void BenchSession::skip(const Contest& contest, const std::string& reason) {
    terminal_.note(contest.id + " is skipped: " + reason);
    skips_.push_back({contest.id, reason});
}

void BenchSession::hold(const Contest& contest) {
    if (!std::filesystem::exists(settings_.python)) {
        return skip(contest, "there is no Python at " + settings_.python.string() + "; scripts/bench installs the peers.");
    }
    if (!std::filesystem::exists(settings_.peers / contest.script)) {
        return skip(contest, "the peers' scripts are not in " + settings_.peers.string() + "; give --peers FOLDER.");
    }
    PeerProcess peer(settings_.python, settings_.peers / contest.script, contest.arguments);
    if (!peer.missing().empty()) {
        return skip(contest, "the Python package " + peer.missing() + " is not installed; scripts/bench installs the peers.");
    }
    measurements_.push_back(measure(contest, peer));
}

Measurement BenchSession::measure(const Contest& contest, PeerProcess& peer) {
    Measurement result{contest.id, contest.what, contest.unit, peer.name(), {}, contest.ceilingName, contest.threads, {}, {}};
    const std::filesystem::path output = folder_ / "output";
    peer.writeOutput(output);
    result.compared = contest.compare(output);
    const int oursRepetitions = repetitionsFor([&](int n) { return secondsOf(contest.ours, n); });
    const int peerRepetitions = repetitionsFor([&](int n) { return peer.run(n); });
    const auto ours = [&] { return secondsOf(contest.ours, oursRepetitions) / oursRepetitions * contest.unitsPerSecond; };
    const auto theirs = [&] { return peer.run(peerRepetitions) / peerRepetitions * contest.unitsPerSecond; };
    for (int pair = 0; pair < settings_.pairs; ++pair) {
        terminal_.progress().update(pair, settings_.pairs, contest.id);
        if (pair % 2 == 0) {
            const double first = ours();
            result.pairs.emplace_back(first, theirs());
        } else {
            const double first = theirs();
            result.pairs.emplace_back(ours(), first);
        }
        if (contest.ceiling) {
            result.ceilings.push_back(contest.ceiling() * contest.unitsPerSecond);
        }
    }
    return result;
}

}  // namespace ajepa::cli
