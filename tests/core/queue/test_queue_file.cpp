// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "engine/base/error.h"
#include "engine/queue/queue_file.h"
#include "engine/queue/queue_text.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "tests/core/queue/queue_names.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

void add(const QueueFile& file, const std::string& letters) {
    file.edit([&](ExperimentQueue& queue) { queue.add(queueOf(letters).entries()); });
}

std::vector<std::string> setAsideIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& place : fs::directory_iterator(folder)) {
        if (place.path().filename().string().starts_with("queue.damaged-")) {
            names.push_back(place.path().filename().string());
        }
    }
    return names;
}

}  // namespace

TEST_CASE("a folder without a queue has an empty one, and reading makes no file") {
    const TemporaryFolder folder;
    CHECK(QueueFile(folder / "none").read().queue.entries().empty());
    CHECK_FALSE(fs::exists(folder / "none"));
}

TEST_CASE("a queue outlives its window") {
    const TemporaryFolder folder;
    add(QueueFile(folder / "runs"), "abc");
    const QueueContent content = QueueFile(folder / "runs").read();
    CHECK(namesOf(content.queue) == "abc");
    CHECK(content.notice.empty());
}

TEST_CASE("the queue's files are no runs") {
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    add(file, "a");
    const auto right = file.workRight();
    CHECK(listRuns(folder.path()).empty());
}

TEST_CASE("an edit that changes nothing writes nothing") {
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    add(file, "a");
    const auto before = fs::last_write_time(file.path());
    fs::last_write_time(file.path(), before - std::chrono::hours(1));
    file.edit([](ExperimentQueue& queue) { queue.proceed(); });
    CHECK(fs::last_write_time(file.path()) == before - std::chrono::hours(1));
}

TEST_CASE("a file cut in half is set aside with a sentence, and what it held is kept") {
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    add(file, "abc");
    const std::string half = readTextFile(file.path()).substr(0, fs::file_size(file.path()) / 2);
    std::ofstream(file.path(), std::ios::trunc) << half;
    const QueueContent content = file.read();
    CHECK(content.queue.entries().empty());
    const auto kept = setAsideIn(folder.path());
    REQUIRE(kept.size() == 1);
    CHECK(content.notice.find(kept.front()) != std::string::npos);
    CHECK(readTextFile(folder / kept.front()) == half);
    add(file, "d");  // and work goes on
    CHECK(namesOf(file.read().queue) == "d");
    CHECK(file.read().notice.empty());
    CHECK(readTextFile(folder / kept.front()) == half);
}

TEST_CASE("an edit of a damaged file sets it aside, too, and does not start from what it read before") {
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    std::ofstream(file.path()) << "{\"format\": 1, \"entries\": [";
    const QueueContent content = file.edit([](ExperimentQueue& queue) { queue.add(queueOf("x").entries()); });
    CHECK(namesOf(content.queue) == "x");
    CHECK_FALSE(content.notice.empty());
    CHECK(setAsideIn(folder.path()).size() == 1);
}

TEST_CASE("an entry with a setting that does not exist is set aside with its name in the sentence") {
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    add(file, "a");
    std::string text = readTextFile(file.path());
    text.replace(text.find("batch_size"), 10, "batch_sise");
    std::ofstream(file.path(), std::ios::trunc) << text;
    const std::string notice = file.read().notice;
    CHECK(notice.find("a, line") != std::string::npos);
    CHECK(notice.find("train.batch_sise") != std::string::npos);
}

TEST_CASE("the file of a newer version is refused and left as it is") {
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    const std::string newer = R"({"format": 2, "something": "else"})";
    std::ofstream(file.path()) << newer;
    CHECK_THROWS_WITH_AS(file.read(), "The queue was written by a newer version (format 2, this one knows 1).", Error);
    CHECK_THROWS_AS(add(file, "a"), Error);
    CHECK(readTextFile(file.path()) == newer);
    CHECK(setAsideIn(folder.path()).empty());
}

TEST_CASE("four windows that claim at once never start the same entry twice") {
    const TemporaryFolder folder;
    add(QueueFile(folder.path()), "abcdefghijklmnopqrst");
    std::mutex mutex;
    std::multiset<std::string> started;
    const auto window = [&] {
        const QueueFile file(folder.path());
        for (bool left = true; left;) {
            std::optional<QueueEntry> entry;
            left = !file.edit([&](ExperimentQueue& queue) { entry = queue.claim(); }).queue.entries().empty();
            if (entry) {
                const std::lock_guard guard(mutex);
                started.insert(entry->name);
                file.edit([&](ExperimentQueue& queue) { queue.settle(entry->id, ExperimentQueue::Outcome::succeeded); });
            }
        }
    };
    {
        std::vector<std::jthread> windows;
        for (int i = 0; i < 4; ++i) {
            windows.emplace_back(window);
        }
    }
    CHECK(std::set<std::string>(started.begin(), started.end()).size() == 20);
    CHECK(started.size() == 20);
}

TEST_CASE("one window at a time works through a queue, and the next takes over when it is gone") {
    const TemporaryFolder folder;
    const QueueFile one(folder.path()), other(folder.path());
    CHECK_FALSE(other.isWorkedThrough());
    auto right = one.workRight();
    REQUIRE(right != nullptr);
    CHECK(other.workRight() == nullptr);
    CHECK(other.isWorkedThrough());
    right.reset();
    CHECK(other.workRight() != nullptr);
}

TEST_CASE("a folder that cannot be written is a sentence, and the file stands") {
    if (geteuid() == 0) {
        return;  // to root nothing is forbidden; the next case shows the sentence
    }
    const TemporaryFolder folder;
    const QueueFile file(folder.path());
    add(file, "a");
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK_THROWS_AS(add(file, "b"), Error);
    CHECK(namesOf(file.read().queue) == "a");
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("a place that takes no folder is a sentence") {
    CHECK_THROWS_AS(add(QueueFile("/proc/no-such-place"), "a"), Error);
}
