// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <memory>

#include "app/cli/bench/benchmark.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

constexpr double shortestTiming = 0.1;  // seconds: below it the clock and other programs weigh too much

using Spent = PeerProcess::Spent;

double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Spent timeOf(const std::function<void()>& work, const std::function<void()>& settle, int repetitions) {
    Spent sum;
    for (int i = 0; i < repetitions;) {
        const auto start = std::chrono::steady_clock::now();
        const double processor = processorSeconds();
        do {
            work();
        } while (++i < repetitions && !settle);
        sum.processor += processorSeconds() - processor;
        sum.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (settle) {
            settle();
        }
    }
    return sum;
}

}  // namespace

/// One side of a contest: how many repetitions fill the shortest timing, and what one takes.
class Rival {
public:
    using Run = std::function<Spent(int)>;
    explicit Rival(Run run, std::string name = {}) : run_(std::move(run)), name_(std::move(name)) {}

    const std::string& name() const { return name_; }
    /// Warms up on the way.
    void prepare() {
        for (double seconds = run_(1).seconds; seconds < shortestTiming; seconds = run_(repetitions_).seconds) {
            const double wanted = std::ceil(1.2 * repetitions_ * shortestTiming / std::max(seconds, 1e-7));
            repetitions_ = static_cast<int>(std::clamp(wanted, repetitions_ + 1.0, repetitions_ * 100.0));
        }
    }
    double secondsOfOne() {
        const Spent spent = run_(repetitions_);
        sum_.seconds += spent.seconds;
        sum_.processor += spent.processor;
        return spent.seconds / repetitions_;
    }
    double busy() const { return sum_.processor / sum_.seconds; }

private:
    Run run_;
    std::string name_;
    int repetitions_ = 1;
    Spent sum_;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

namespace {

std::filesystem::path thisProgram() {
    return std::filesystem::read_symlink("/proc/self/exe");
}

std::filesystem::path besideThis(const std::string& program) {
    return thisProgram().parent_path() / program;
}

std::unique_ptr<PeerProcess> startProcess(const std::string& name, std::vector<std::string> command, const std::vector<std::string>& arguments) {
    command.insert(command.end(), arguments.begin(), arguments.end());
    return std::make_unique<PeerProcess>(name, command);
}

}  // namespace

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

std::string BenchSession::obstacle(const Contest& contest) const {
    if (contest.peerWork) {
        return {};
    }
    if (!contest.program.empty()) {
        return std::filesystem::exists(besideThis(contest.program))
                   ? std::string()
                   : "there is no " + contest.program + " beside this program; it is built with the window.";
    }
    if (!std::filesystem::exists(pythonOf(contest))) {
        return "there is no Python at " + pythonOf(contest).string() + "; scripts/bench installs the peers.";
    }
    if (!std::filesystem::exists(settings_.peers / contest.script)) {
        return "the peers' scripts are not in " + settings_.peers.string() + "; give --peers FOLDER.";
    }
    return {};
}

std::unique_ptr<PeerProcess> BenchSession::startPeer(const Contest& contest) const {
    const bool isProgram = !contest.program.empty();
    return startProcess(isProgram ? contest.program : contest.script,
                        isProgram ? std::vector{besideThis(contest.program).string()}
                                  : std::vector{pythonOf(contest).string(), (settings_.peers / contest.script).string()},
                        contest.arguments);
}

std::unique_ptr<PeerProcess> BenchSession::startOurs(const Contest& contest) const {
    return contest.program.empty()
               ? startProcess("ajepa bench", {thisProgram().string(), "bench", "--threads", std::to_string(contest.threads)}, contest.ownArguments)
               : startProcess(contest.program, {besideThis(contest.program).string()}, contest.ownArguments);
}

void BenchSession::fail(const std::string& id, const Error& error) {
    terminal_.note(id + " failed: " + error.what());
    failures_.push_back({id, error});
}

void BenchSession::hold(const Contest& contest) {
    try {
        tryToHold(contest);
    } catch (const Error& error) {
        fail(contest.id, error);
    }
}

void BenchSession::tryToHold(const Contest& contest) {
    if (const std::string reason = obstacle(contest); !reason.empty()) {
        return skip(contest, reason);
    }
    std::unique_ptr<PeerProcess> ownProcess, peerProcess;
    if (!contest.peerWork) {
        peerProcess = startPeer(contest);
        if (!peerProcess->missing().empty()) {
            return skip(contest, "the Python package " + peerProcess->missing() + " is not installed; scripts/bench installs the peers.");
        }
        if (contest.quantity == Quantity::memory) {
            peerProcess.reset();
            measurements_.push_back(measureMemory(contest));
            return;
        }
        peerProcess->writeOutput(folder_ / "output");
    }
    if (!contest.ownArguments.empty()) {
        ownProcess = startOurs(contest);
        ownProcess->writeOutput(ownOutput());
    }
    Rival ours([&](int n) { return ownProcess ? ownProcess->run(n) : timeOf(contest.ours, contest.settle, n); });
    Rival peer([&](int n) { return peerProcess ? peerProcess->run(n) : timeOf(contest.peerWork, {}, n); },
               peerProcess ? peerProcess->name() : contest.peerName);
    measurements_.push_back(measure(contest, ours, peer));
}

Measurement BenchSession::measure(const Contest& contest, Rival& ours, Rival& peer) {
    Measurement result{.id = contest.id,
                       .what = contest.what,
                       .unit = contest.unit,
                       .peer = peer.name(),
                       .compared = contest.compare(folder_ / "output"),
                       .ceilingName = contest.ceilingName,
                       .threads = contest.threads};
    ours.prepare();
    peer.prepare();
    for (int pair = 0; pair < settings_.pairs; ++pair) {
        terminal_.progress().update(pair, settings_.pairs, contest.id);
        const double first = (pair % 2 == 0 ? ours : peer).secondsOfOne() * contest.unitsPerSecond;
        const double second = (pair % 2 == 0 ? peer : ours).secondsOfOne() * contest.unitsPerSecond;
        result.pairs.emplace_back(pair % 2 == 0 ? first : second, pair % 2 == 0 ? second : first);
        if (contest.ceiling) {
            result.ceilings.push_back(contest.ceiling() * contest.unitsPerSecond);
        }
    }
    result.oursBusy = ours.busy();
    result.peerBusy = peer.busy();
    return result;
}

// Each pair is two fresh processes, for a peak never falls.
Measurement BenchSession::measureMemory(const Contest& contest) {
    constexpr double mebibyte = 1 << 20;
    Measurement result{.id = contest.id, .what = contest.what, .unit = contest.unit, .threads = contest.threads};
    for (int pair = 0; pair < settings_.pairs; ++pair) {
        terminal_.progress().update(pair, settings_.pairs, contest.id);
        auto peer = startPeer(contest);
        peer->writeOutput(folder_ / "output");
        const double theirs = peer->peakMemory() / mebibyte;
        result.peer = peer->name();
        peer.reset();  // before ours starts: both need gigabytes
        const auto own = startOurs(contest);
        own->writeOutput(ownOutput());
        result.pairs.emplace_back(own->peakMemory() / mebibyte, theirs);
        result.compared = contest.compare(folder_ / "output");
    }
    return result;
}

}  // namespace ajepa::cli
