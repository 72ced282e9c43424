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
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "engine/base/random.h"
#include "engine/runs/durable_file.h"
#include "tests/support/test_data.h"

extern char** environ;
using namespace ajepa;
namespace fs = std::filesystem;

namespace {

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

std::vector<std::string> pretrainArguments(const fs::path& runs, const std::string& name) {
    std::vector<std::string> arguments{"pretrain", "--corpus", "demo:1:48", "--preset",  "a-jepa-tiny", "--runs", runs.string(),
                                       "--name",   name,       "--quiet",   "--threads", "1",           "--seed", "3"};
    for (const char* setting :
         {"train.steps=60", "train.batch_size=8", "train.report_every=2", "checkpoint.every_steps=3", "checkpoint.keep=2", "health.every_steps=5",
          "health.probe_clips=8", "encoder.depth=2", "loss.target_layers=2", "encoder.dim=64", "predictor.depth=2", "optimizer.warmup_steps=4"}) {
        arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
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
    return digests;
}

}  // namespace

TEST_CASE("a run that is killed ten times and continued equals the uninterrupted run byte for byte") {
    const test::TemporaryFolder folder;
    const fs::path whole = folder / "whole", killed = folder / "killed";
    const Process uninterrupted(pretrainArguments(whole, "run"));
    REQUIRE(uninterrupted.endsWithin(240000));
    REQUIRE(uninterrupted.status() == 0);

    // A quick machine may finish a run before it has been killed often enough: then that run is compared, and the next one is started.
    const std::string expected = digest(onlyRunIn(whole));
    RandomStream draws(20261122, "kill-instants");
    int kills = 0, killsInCommit = 0, starts = 0, runs = 0;
    while (kills < 10 || killsInCommit < 3 || runs == 0) {
        REQUIRE(++starts < 200);
        const bool isNew = onlyRunIn(killed).empty();
        const Process process(isNew ? pretrainArguments(killed, "run")
                                    : std::vector<std::string>{"resume", onlyRunIn(killed).string(), "--quiet", "--threads", "1"});
        const fs::path checkpoints = isNew ? fs::path() : onlyRunIn(killed) / "checkpoints";
        const bool enough = kills >= 10 && killsInCommit >= 3;
        const bool inCommit = !enough && !isNew && fs::exists(checkpoints) && kills % 2 == 1;
        const bool ended =
            inCommit ? !waitForCommit(process, checkpoints) : process.endsWithin(enough ? 240000 : static_cast<int>(draws.below(2500)));
        if (!ended) {
            process.kill();
        }
        const int status = process.status();
        if (status == -SIGKILL) {
            ++kills;
            killsInCommit += inCommit ? 1 : 0;
        } else {
            REQUIRE(status == 0);
            CHECK(digest(onlyRunIn(killed)) == expected);
            fs::remove_all(killed);
            ++runs;
        }
    }
    std::cout << kills << " kills, " << killsInCommit << " of them inside a checkpoint commit, " << starts << " starts, " << runs
              << " runs compared (seed 20261122)\n";
}
