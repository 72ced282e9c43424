// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/runs/checkpoint_store.h"
#include "tests/core/runs/checkpoint_content.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

/// Values of a file, and how long a few commits of them take, so that kills fall inside.
struct Size {
    std::size_t floats;
    std::uint64_t microseconds;
};
constexpr Size small{200'000, 25'000};     // 0.8 MB: hashed and written on one thread
constexpr Size large{1'500'000, 100'000};  // 6 MB: hashed on another thread while it is written

/// Commits step after step, every third one a second time, telling each finished one on `tell`, until it is killed.
[[noreturn]] void commitForever(const CheckpointStore& store, std::int64_t step, std::size_t floats, int tell) {
    for (;; ++step) {
        store.commit(SmallCheckpoint(step, floats));
        if (step % 3 == 0) {
            store.commit(SmallCheckpoint(step, floats));
        }
        if (::write(tell, &step, sizeof step) != sizeof step) {
            ::_exit(1);
        }
    }
}

/// Lets a child commit and kills it after `microseconds`. Returns the last step that it told as committed, or `before`.
std::int64_t killedAfter(const CheckpointStore& store, std::int64_t before, std::size_t floats, long microseconds) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        commitForever(store, before + 1, floats, ends[1]);
    }
    ::close(ends[1]);
    // The instant is the subject of the test, not a way to wait for something.
    const timespec span{0, microseconds * 1000};
    ::nanosleep(&span, nullptr);
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    std::int64_t last = before, told = 0;
    while (::read(ends[0], &told, sizeof told) == sizeof told) {
        last = told;
    }
    ::close(ends[0]);
    return last;
}

void killAtAnyInstant(const Size& size) {
    const FastFolder folder;
    const CheckpointStore store(folder.path(), 2);
    store.commit(SmallCheckpoint(0, size.floats));
    RandomStream random(20, "test-kill-instants");
    std::int64_t step = 0;
    int insideCommit = 0;
    for (int round = 0; round < 30; ++round) {
        const std::int64_t told = killedAfter(store, step, size.floats, static_cast<long>(random.below(size.microseconds)) + 200);
        for (const auto& entry : fs::directory_iterator(folder.path())) {
            insideCommit += entry.path().filename().string().starts_with(".tmp-") ? 1 : 0;
        }
        store.removeLeftovers();
        CAPTURE(round);
        // Whatever has a checkpoint's name is whole, with the numbers of its own step.
        for (const CheckpointEntry& entry : store.list()) {
            CHECK(verifyCheckpoint(entry.path).problem == "");
            const auto values = SafetensorsFile(entry.path / "model.safetensors").readFloats("context_encoder.norm.weight");
            CHECK(values.front() == static_cast<float>(entry.step));
            CHECK(values.back() == static_cast<float>(entry.step));
        }
        const auto newest = store.newestVerified();
        REQUIRE(newest);
        CHECK(newest->step >= told);
        CHECK(newest->step <= told + 1);
        step = newest->step;
    }
    std::cout << "30 kills of commits of " << size.floats << " values, " << insideCommit << " of them left an unfinished commit; " << step
              << " steps were committed\n";
    CHECK(insideCommit > 5);
}

}  // namespace

TEST_CASE("a kill at any instant of a commit leaves the old checkpoints, or the old and the new") {
    killAtAnyInstant(small);
}

TEST_CASE("the same of checkpoints that are hashed beside the writing") {
    killAtAnyInstant(large);
}

TEST_CASE("a full disk leaves the older checkpoints and no temporary, and saving goes on when there is space") {
    const TemporaryFolder folder;
    if (::geteuid() != 0 || ::mount("ajepa-test", folder.path().c_str(), "tmpfs", 0, "size=80m") != 0) {
        std::cout << "skipped: a small file system can only be mounted by root (RLIMIT_FSIZE covers the failed write elsewhere)\n";
        return;
    }
    const CheckpointStore store(folder.path(), 2);
    const std::size_t values = 1'000'000;  // two files of 4 MB, and 64 MiB of reserve
    store.commit(SmallCheckpoint(1, values));
    const fs::path ballast = folder / "ballast";
    {
        const int file = ::open(ballast.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        REQUIRE(file >= 0);
        CHECK(::posix_fallocate(file, 0, 16 << 20) == 0);
        ::close(file);
    }
    const std::string message = messageOf([&] { store.commit(SmallCheckpoint(2, values)); });
    CHECK(message.find("no space for the checkpoint of step 2") != std::string::npos);
    CHECK(message.find("73 MiB are needed") != std::string::npos);
    CHECK(stepsOf(store.list()) == std::vector<std::int64_t>{1});
    CHECK(store.newestVerified());
    fs::remove(ballast);
    store.commit(SmallCheckpoint(2, values / 10));
    CHECK(store.newestVerified()->step == 2);
    CHECK(::umount(folder.path().c_str()) == 0);
}

TEST_CASE("over fifty fillings of the disk no checkpoint is lost, none is half, and saving goes on each time") {
    const TemporaryFolder folder;
    if (::geteuid() != 0 || ::mount("ajepa-test", folder.path().c_str(), "tmpfs", 0, "size=96m") != 0) {
        std::cout << "skipped: a small file system can only be mounted by root\n";
        return;
    }
    constexpr std::uint64_t seed = 20261124;
    RandomStream draws(seed, "test-full");
    const CheckpointStore store(folder.path() / "store", 2);
    const std::size_t values = 500'000;  // two files of 2 MB
    std::int64_t step = 0, refused = 0;
    store.commit(SmallCheckpoint(step, values));
    for (int cycle = 0; cycle < 50; ++cycle) {
        const fs::path ballast = folder / "ballast";
        const int file = ::open(ballast.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        REQUIRE(file >= 0);
        CHECK(::posix_fallocate(file, 0, 1 + draws.below(40 << 20)) == 0);
        ::close(file);
        const bool said = !messageOf([&] { store.commit(SmallCheckpoint(step + 1, values)); }).empty();
        refused += said ? 1 : 0;
        REQUIRE(store.newestVerified()->step == (said ? step : step + 1));
        REQUIRE(store.list().size() >= std::min<std::size_t>(2, static_cast<std::size_t>(step) + 1));
        fs::remove(ballast);
        store.commit(SmallCheckpoint(++step, values));
        REQUIRE(store.newestVerified()->step == step);
    }
    std::cout << "50 fillings of the disk, " << refused << " of them refused a checkpoint (seed " << seed << ")\n";
    CHECK(refused > 10);
    CHECK(refused < 50);
    CHECK(::umount(folder.path().c_str()) == 0);
}
