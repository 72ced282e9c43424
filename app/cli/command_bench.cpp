// SPDX-License-Identifier: Apache-2.0
#include <omp.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "app/cli/bench/benchmark.h"
#include "app/cli/bench/serve_engine.h"
#include "app/cli/commands.h"
#include "app/cli/number_text.h"
#include "build_facts.h"
#include "engine/base/error.h"
#include "engine/base/parallel.h"

namespace ajepa::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> names;
    std::vector<std::string> serve;
    std::string python, peers;
    int pairs = 7;
};

// Where scripts/bench and scripts/parity install the Python peers.
fs::path cachedPython() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    const fs::path root = cache != nullptr && *cache != '\0' ? fs::path(cache) : fs::path(home != nullptr ? home : "") / ".cache";
    return root / "ajepa" / "parity" / "bin" / "python";
}

// build/PRESET/bin/ajepa lies three folders below the sources.
fs::path scriptsFolder() {
    return fs::read_symlink("/proc/self/exe").parent_path() / "../../../scripts/bench_peers";
}

std::vector<Benchmark> chosen(const std::vector<std::string>& names) {
    if (names.empty()) {
        return benchmarks();
    }
    std::vector<Benchmark> found;
    for (const std::string& name : names) {
        const std::size_t before = found.size();
        std::copy_if(benchmarks().begin(), benchmarks().end(), std::back_inserter(found),
                     [&](const Benchmark& benchmark) { return std::string(benchmark.name).starts_with(name); });
        if (found.size() == before) {
            std::string known;
            for (const Benchmark& benchmark : benchmarks()) {
                known += (known.empty() ? "" : ", ") + std::string(benchmark.name);
            }
            throw Error(ErrorKind::request, "There is no benchmark \"" + name + "\".", "NAME", "known: " + known);
        }
    }
    return found;
}

/// Medians and spreads of a measurement. A pair's ratio compares times that were taken one after the other, so the median of ratios is what counts.
struct Summary {
    explicit Summary(const Measurement& measurement) {
        for (const auto& [own, other] : measurement.pairs) {
            ours.push_back(own);
            peer.push_back(other);
            ratios.push_back(other / own);
        }
        for (std::size_t i = 0; i < measurement.ceilings.size(); ++i) {
            shares.push_back(measurement.ceilings[i] / ours[i]);
        }
    }
    std::vector<double> ours, peer, ratios, shares;
};

std::string spread(const std::vector<double>& values, int digits) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return decimals(median(values), digits) + " (" + decimals(*least, digits) + " to " + decimals(*most, digits) + ")";
}

Json jsonOf(const Measurement& measurement) {
    const Summary summary(measurement);
    Json json{{"id", measurement.id},           {"what", measurement.what},        {"ratio", median(summary.ratios)}, {"ours", median(summary.ours)},
              {"peer", median(summary.peer)},   {"unit", measurement.unit},        {"pairs", measurement.pairs},      {"peer_name", measurement.peer},
              {"threads", measurement.threads}, {"compared", measurement.compared}};
    if (measurement.oursBusy > 0) {
        json["busy_threads"] = {{"ours", measurement.oursBusy}, {"peer", measurement.peerBusy}};
    }
    if (!summary.shares.empty()) {
        json["ceiling"] = {{"what", measurement.ceilingName}, {"share", median(summary.shares)}};
    }
    return json;
}

std::string textOf(const Measurement& measurement) {
    const Summary summary(measurement);
    std::string text = measurement.id + ": " + decimals(median(summary.ratios), 2) +
                       (measurement.unit == "MiB" ? " times our memory\n  " : " times as fast\n  ") + measurement.what + "; threads " +
                       std::to_string(measurement.threads) + ", pairs " + std::to_string(measurement.pairs.size()) + "\n" + padded("  ours", 9) +
                       spread(summary.ours, 3) + " " + measurement.unit + "\n" + padded("  peer", 9) + spread(summary.peer, 3) + " " +
                       measurement.unit + ", " + measurement.peer + "\n" + padded("  ratio", 9) + spread(summary.ratios, 2) + "\n";
    if (!summary.shares.empty()) {
        text += "  " + measurement.ceilingName + " takes " + spread(summary.shares, 2) + " of our time\n";
    }
    if (measurement.oursBusy > 0) {
        text += "  processor time over time: ours " + decimals(measurement.oursBusy, 2) + ", peer " + decimals(measurement.peerBusy, 2) + "\n";
    }
    return text + "  " + measurement.compared + "\n";
}

void runOne(const Benchmark& benchmark, BenchSession& session) {
    try {
        benchmark.run(session);
    } catch (const Error& error) {
        session.fail(benchmark.name, error);  // its inputs could not be made
    }
}

/// Prints all that was measured; what failed comes last and makes the exit code.
int report(const BenchSession& session, Terminal& terminal) {
    Json results = Json::array(), skipped = Json::array(), failed = Json::array();
    std::string text = std::string("ajepa ") + build::version + " (" + build::commit + ", " + build::type + ")\n";
    for (const Measurement& measurement : session.measurements()) {
        results.push_back(jsonOf(measurement));
        text += "\n" + textOf(measurement);
    }
    for (const BenchSession::Skip& skip : session.skips()) {
        skipped.push_back({{"id", skip.id}, {"reason", skip.reason}});
        text += "\n" + skip.id + " is skipped: " + skip.reason + "\n";
    }
    for (const BenchSession::Failure& failure : session.failures()) {
        failed.push_back({{"id", failure.id}, {"kind", errorKindId(failure.error.kind())}, {"reason", failure.error.what()}});
        text += "\n" + failure.id + " failed: " + failure.error.what() + "\n";
    }
    terminal.result({{"benchmarks", results},
                     {"skipped", skipped},
                     {"failed", failed},
                     {"version", build::version},
                     {"commit", build::commit},
                     {"build", build::type}},
                    text);
    return session.failures().empty() ? 0 : exitCode(session.failures().front().error.kind());
}

int bench(const Options& options, Terminal& terminal) {
    const int threads = threadCount(terminal.common().threads);
    if (!options.serve.empty()) {
        return serveEngine(options.serve, threads);
    }
    omp_set_num_threads(threads);
    BenchSession session({.python = options.python.empty() ? cachedPython() : fs::path(options.python),
                          .peers = options.peers.empty() ? scriptsFolder() : fs::path(options.peers),
                          .pairs = options.pairs,
                          .threads = threads},
                         terminal);
    for (const Benchmark& benchmark : chosen(options.names)) {
        terminal.note(std::string(benchmark.name) + ": " + benchmark.what);
        runOne(benchmark, session);
    }
    return report(session, terminal);
}

}  // namespace

void addBenchCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("bench",
                 "Time parts of the engine beside the programs that others use for the same, in alternating pairs; outputs are compared "
                 "first. scripts/bench installs the peers and runs it.",
                 {"ajepa bench", "ajepa bench log-mel --pairs 15 --json"});
    command.add_option("names", options->names, "Benchmarks, by the beginning of their names (default: all)")->type_name("NAME");
    command.add_option("--pairs", options->pairs, "Alternating pairs of each")->check(CLI::Range(5, 1000))->capture_default_str()->type_name("N");
    command.add_option("--python", options->python, "Python with the peers (default: the one that scripts/bench installs)")->type_name("FILE");
    command.add_option("--peers", options->peers, "Folder of the peers' scripts (default: scripts/bench_peers)")->type_name("FOLDER");
    command.add_option("--serve", options->serve, "")->group("")->expected(3);  // how bench starts itself: WHAT FILE FILE
    line.onRun(command, [options](Terminal& terminal) { return bench(*options, terminal); });
}

}  // namespace ajepa::cli
