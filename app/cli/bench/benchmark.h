// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/bench/bench_data.h"
#include "app/cli/bench/peer_process.h"
#include "app/cli/terminal.h"
#include "engine/base/error.h"

namespace ajepa::cli {

enum class Quantity { seconds, memory };

/// What ours and the peer both do, and how it is said.
struct Contest {
    std::string id;             ///< "log-mel-16k/torchaudio"
    std::string what;           ///< one sentence
    std::string unit;           ///< of the figures: "ms per clip"
    double unitsPerSecond = 1;  ///< figure = seconds of one repetition x this
    int threads = 1;
    std::string script;            ///< in the folder of peers
    std::filesystem::path python;  ///< runs the script, in place of the Python with the installed peers
    std::string program;           ///< beside this one, in place of the script: plays the peer with `arguments`, and ours with `ownArguments`
    std::vector<std::string> arguments;
    std::function<void()> peerWork;  ///< a peer within this process, in place of a script: one repetition
    std::string peerName;            ///< of peerWork
    std::function<void()> ours;      ///< one repetition
    std::vector<std::string>
        ownArguments;              ///< in place of `ours`: `program`, or another `ajepa bench`, with these arguments, which answers as a peer does
    std::function<void()> settle;  ///< what follows a repetition of ours and does not count
    Quantity quantity = Quantity::seconds;  ///< of processes of their own, memory can be compared, too
    /// Compares with what the peer wrote (and with ownOutput(), where ours is a process of its own): returns the comparison in words, throws if the two do not compute the same.
    std::function<std::string(const std::filesystem::path& peerOutput)> compare;
    /// Seconds of the bare memory traffic of one repetition, where memory is the limit.
    std::function<double()> ceiling;
    std::string ceilingName;
};

/// A contest as measured: figures in the contest's unit.
struct Measurement {
    std::string id, what, unit, peer, compared, ceilingName;
    int threads = 1;
    double oursBusy = 0, peerBusy = 0;             ///< processor time over time, mean of all repetitions; 0 where it was not taken
    std::vector<std::pair<double, double>> pairs;  ///< ours, the peer's
    std::vector<double> ceilings;                  ///< empty without one
};

double median(std::vector<double> values);

class Rival;

/// Runs contests: outputs first, then alternating pairs.
class BenchSession {
public:
    struct Settings {
        std::filesystem::path python, peers;
        int pairs = 7;
        int threads = 1;
    };
    /// A contest that was not held, and why.
    struct Skip {
        std::string id, reason;
    };
    /// A contest that broke off: the two do not compute the same, or the peer died.
    struct Failure {
        std::string id;
        Error error;
    };

    BenchSession(Settings settings, Terminal& terminal);
    ~BenchSession();
    BenchSession(const BenchSession&) = delete;
    BenchSession& operator=(const BenchSession&) = delete;

    int threads() const { return settings_.threads; }
    const std::filesystem::path& folder() const { return folder_; }  ///< for inputs; removed at the end
    std::filesystem::path ownOutput() const { return folder_ / "own-output"; }
    /// The contest's inputs cannot be made: it is skipped with the reason.
    void skip(const Contest& contest, const std::string& reason);
    /// Holds a contest, or skips it with a sentence if its peer is not there. One that breaks off is a failure of its own; the others go on.
    void hold(const Contest& contest);
    void fail(const std::string& id, const Error& error);

    const std::vector<Measurement>& measurements() const { return measurements_; }
    const std::vector<Skip>& skips() const { return skips_; }
    const std::vector<Failure>& failures() const { return failures_; }

private:
    const std::filesystem::path& pythonOf(const Contest& contest) const { return contest.python.empty() ? settings_.python : contest.python; }
    std::string obstacle(const Contest& contest) const;
    void tryToHold(const Contest& contest);
    Measurement measure(const Contest& contest, Rival& ours, Rival& peer);
    Measurement measureMemory(const Contest& contest);
    std::unique_ptr<PeerProcess> startPeer(const Contest& contest) const;
    std::unique_ptr<PeerProcess> startOurs(const Contest& contest) const;

    Settings settings_;
    Terminal& terminal_;
    std::filesystem::path folder_;
    std::vector<Measurement> measurements_;
    std::vector<Skip> skips_;
    std::vector<Failure> failures_;
};

/// A group of contests on one piece of work.
struct Benchmark {
    const char* name;
    const char* what;
    void (*run)(BenchSession& session);
};
const std::vector<Benchmark>& benchmarks();

/// One file each.
void benchLogMel16k(BenchSession& session);
void benchLogMel32k(BenchSession& session);
void benchBlockMasks(BenchSession& session);
void benchRandomMasks(BenchSession& session);
void benchSearch(BenchSession& session);
void benchOptimizer(BenchSession& session);
void benchStep(BenchSession& session);
void benchStepMemory(BenchSession& session);
void benchEmbedding(BenchSession& session);
void benchStoreBatches(BenchSession& session);
void benchSoundBatches(BenchSession& session);
void benchCheckpoint(BenchSession& session);
void benchPause(BenchSession& session);
void benchStart(BenchSession& session);
void benchHour(BenchSession& session);
void benchHourMoves(BenchSession& session);
void benchHourMemory(BenchSession& session);
void benchCurve(BenchSession& session);

}  // namespace ajepa::cli
