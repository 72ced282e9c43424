// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "engine/base/random.h"
#include "engine/config/config_check.h"
#include "engine/runs/durable_file.h"
#include "tests/support/test_data.h"

extern char** environ;
using namespace ajepa;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t seed = 20261122;

/// A started `ajepa` process.
class Process {
public:
    explicit Process(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), AJEPA_BINARY);
        std::vector<char*> argv;
        for (std::string& argument : arguments) {
            argv.push_back(argument.data());
        }
        argv.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        REQUIRE(posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        descriptor_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
        REQUIRE(descriptor_ >= 0);
    }
    ~Process() { close(descriptor_); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Waits for the end, at most this long. True if it has ended.
    bool endsWithin(int ms) const {
        pollfd wait{descriptor_, POLLIN, 0};
        return poll(&wait, 1, ms) > 0;
    }
    int descriptor() const { return descriptor_; }
    void kill() const { ::kill(pid_, SIGKILL); }
    /// Exit code, or minus the signal.
    int status() const {
        int status = 0;
        waitpid(pid_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

private:
    pid_t pid_ = 0;
    int descriptor_ = -1;
};

/// 10 with one loader thread, or AJEPA_KILLS of them with each of 0, 1 and 4 loader threads.
struct KillPlan {
    int kills = 10;
    std::vector<int> loaderThreads{1};
};

KillPlan killPlan() {
    const char* asked = std::getenv("AJEPA_KILLS");
    return asked == nullptr ? KillPlan{} : KillPlan{std::stoi(asked), {0, 1, 4}};
}

using Arguments = std::vector<std::string>;

/// A run of 60 steps with many checkpoints in a folder of runs.
Arguments withSettings(Arguments arguments, const fs::path& runs, int loaderThreads, const Arguments& more) {
    arguments.insert(arguments.end(),
                     {"--corpus", "demo:1:48", "--runs", runs.string(), "--name", "run", "--quiet", "--threads", "1", "--seed", "3"});
    Arguments settings{"train.steps=60",
                       "train.batch_size=8",
                       "train.report_every=2",
                       "checkpoint.every_steps=3",
                       "checkpoint.keep=2",
                       "health.evaluate_every=20",
                       "health.evaluation_clips=24",
                       "optimizer.warmup_steps=4",
                       "train.loader_threads=" + std::to_string(loaderThreads)};
    settings.insert(settings.end(), more.begin(), more.end());
    for (const std::string& setting : settings) {
        arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
}

Arguments pretrainArguments(const fs::path& runs, int loaderThreads, const std::string& precision = "fp32") {
    return withSettings({"pretrain", "--preset", "a-jepa-tiny"}, runs, loaderThreads,
                        {"health.every_steps=5", "health.probe_clips=8", "encoder.depth=2", "loss.target_layers=2", "encoder.dim=64",
                         "predictor.depth=2", "device.precision=" + precision});
}

/// With everything that is drawn: regularized masking, stochastic depth, mix-up, blanking, balanced clips.
Arguments finetuneArguments(const fs::path& source, const fs::path& runs, int loaderThreads) {
    return withSettings(
        {"finetune", "--from", source.string(), "--preset", "esc-10-tiny"}, runs, loaderThreads,
        {"finetune.mix_up=0.5", "finetune.balanced=true", "finetune.epoch_clips=20", "finetune.drop_path=0.3", "finetune.masking=both"});
}

fs::path onlyRunIn(const fs::path& runs) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(runs, missing)) {
        return entry.path();
    }
    return {};
}

/// Waits until a checkpoint commit begins (a .tmp folder appears) or the process ends.
bool waitForCommit(const Process& process, const fs::path& checkpoints) {
    const int watch = inotify_init1(IN_CLOEXEC);
    REQUIRE(inotify_add_watch(watch, checkpoints.c_str(), IN_CREATE) >= 0);
    pollfd waits[2] = {{watch, POLLIN, 0}, {process.descriptor(), POLLIN, 0}};
    poll(waits, 2, 60000);
    close(watch);
    return (waits[0].revents & POLLIN) != 0;
}

/// SHA-256 of everything that a repetition must reproduce.
std::string digest(const fs::path& run) {
    std::string digests;
    for (const char* file : {"metrics.jsonl", "health.jsonl", "checkpoints/step-000000060/model.safetensors",
                             "checkpoints/step-000000060/optimizer.safetensors", "checkpoints/step-000000060/trainer.json"}) {
        digests += std::string(file) + " " + sha256OfFile(run / file) + "\n";
    }
    std::set<fs::path> results;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(run / "evaluations", none)) {
        results.insert(entry.path());
    }
    for (const fs::path& result : results) {
        digests += result.filename().string() + " " + sha256OfFile(result) + "\n";
    }
    return digests;
}

/// Kills runs at random instants, every second time inside a checkpoint commit, and continues them, until there were enough kills and a run has finished.
class KilledRuns {
public:
    /// `begin`: the arguments that start the run.
    KilledRuns(fs::path runs, Arguments begin, std::string expected)
        : runs_(std::move(runs)), begin_(std::move(begin)), expected_(std::move(expected)) {}

    /// A quick machine may finish a run before it has been killed often enough: then that run is compared, and the next one is started.
    void killAndContinue(int kills) {
        while (!isEnough(kills) || compared_ == 0) {
            REQUIRE(++starts_ < 20 * kills);
            oneStart(isEnough(kills));
        }
    }

    std::string words() const {
        return std::to_string(kills_) + " kills, " + std::to_string(killsInCommit_) + " of them inside a checkpoint commit, " +
               std::to_string(starts_) + " starts, " + std::to_string(compared_) + " runs compared";
    }

private:
    bool isEnough(int kills) const { return kills_ >= kills && killsInCommit_ >= 3; }

    void oneStart(bool toTheEnd) {
        const fs::path run = onlyRunIn(runs_);
        const Process process(run.empty() ? begin_ : Arguments{"resume", run.string(), "--quiet", "--threads", "1"});
        const bool inCommit = !toTheEnd && !run.empty() && fs::exists(run / "checkpoints") && kills_ % 2 == 1;
        const bool ended = inCommit ? !waitForCommit(process, run / "checkpoints")
                                    : process.endsWithin(toTheEnd ? 240000 : static_cast<int>(draws_.below(longestLifeMs_)));
        if (!ended) {
            process.kill();
        }
        const int status = process.status();
        if (status == -SIGKILL) {
            if (!fs::exists(onlyRunIn(runs_) / "checkpoints")) {
                longestLifeMs_ += longestLifeMs_ / 2;  // a busy machine has not even begun by then
            }
            ++kills_;
            killsInCommit_ += inCommit ? 1 : 0;
        } else {
            REQUIRE(status == 0);
            compare();
        }
    }

    void compare() {
        CHECK(digest(onlyRunIn(runs_)) == expected_);
        fs::remove_all(runs_);
        ++compared_;
    }

    fs::path runs_;
    Arguments begin_;
    std::string expected_;
    RandomStream draws_{seed, "kill-instants"};
    std::uint32_t longestLifeMs_ = 2500;
    int kills_ = 0, killsInCommit_ = 0, starts_ = 0, compared_ = 0;
};

void checkKilledPretraining(const std::string& precision) {
    const KillPlan plan = killPlan();
    for (const int loaderThreads : plan.loaderThreads) {
        CAPTURE(loaderThreads);
        const test::TemporaryFolder folder;
        const Process uninterrupted(pretrainArguments(folder / "whole", loaderThreads, precision));
        REQUIRE(uninterrupted.endsWithin(240000));
        REQUIRE(uninterrupted.status() == 0);
        KilledRuns killed(folder / "killed", pretrainArguments(folder / "killed", loaderThreads, precision), digest(onlyRunIn(folder / "whole")));
        killed.killAndContinue(plan.kills);
        std::cout << precision << ", " << loaderThreads << " loader threads: " << killed.words() << " (seed " << seed << ")\n";
    }
}

}  // namespace

TEST_CASE("a run that is killed again and again and continued equals the uninterrupted run byte for byte") {
    checkKilledPretraining("fp32");
}

TEST_CASE("so does one in bf16, on a processor that multiplies it") {
    if (!machineInfo().bf16) {
        std::cout << "skipped: this processor has no bf16 arithmetic\n";
        return;
    }
    checkKilledPretraining("bf16");
}

TEST_CASE("so does a fine-tuning, with all that it draws") {
    const KillPlan plan = killPlan();
    const test::TemporaryFolder folder;
    const auto finishes = [](const Arguments& arguments) {
        const Process process(arguments);
        REQUIRE(process.endsWithin(240000));
        REQUIRE(process.status() == 0);
    };
    finishes(pretrainArguments(folder / "source", 1));
    const fs::path source = onlyRunIn(folder / "source");
    for (const int loaderThreads : plan.loaderThreads) {
        CAPTURE(loaderThreads);
        const fs::path whole = folder / ("whole-" + std::to_string(loaderThreads)), killedRuns = folder / ("killed-" + std::to_string(loaderThreads));
        finishes(finetuneArguments(source, whole, loaderThreads));
        KilledRuns killed(killedRuns, finetuneArguments(source, killedRuns, loaderThreads), digest(onlyRunIn(whole)));
        killed.killAndContinue(plan.kills);
        std::cout << "fine-tuning, " << loaderThreads << " loader threads: " << killed.words() << " (seed " << seed << ")\n";
    }
}
