// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_catalogue.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

/// Reading so many runs at least is worth an index file and further threads.
constexpr std::size_t manyRuns = 32;
constexpr unsigned mostThreads = 8;

std::vector<std::string> folderNames(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code unreadable;
    for (fs::directory_iterator place(folder, unreadable), end; !unreadable && place != end; place.increment(unreadable)) {
        std::error_code ignored;
        std::string name = place->path().filename().string();
        if (!name.starts_with('.') && place->is_directory(ignored)) {
            names.push_back(std::move(name));
        }
    }
    if (unreadable && unreadable != std::errc::no_such_file_or_directory) {
        throw storageError("cannot list the runs in", folder, unreadable.value());
    }
    // Names begin with the time of creation. Of equal stamps the longer name, with its number, is the later.
    std::sort(names.begin(), names.end(), std::greater<>());
    return names;
}

std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Calls `work(i)` for each i below `count`, on several threads where that is worth it.
template <typename Work>
void forEach(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto loop = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; count >= manyRuns && i < std::min(std::thread::hardware_concurrency(), mostThreads); ++i) {
        helpers.emplace_back(loop);
    }
    loop();
}

/// The entry of a run: the one at hand if its files are as they were, else read anew.
IndexedRow entryOf(const fs::path& run, const IndexedRow* known, std::atomic<std::size_t>& lookedInto) {
    const RunStamps stamps = stampsOf(run);  // before the reading: a change behind it is seen next time
    if (known != nullptr && known->settled && known->stamps == stamps && !isOutdated(*known->row)) {
        return *known;
    }
    ++lookedInto;
    const std::int64_t now = nowNs();
    return {stamps, std::make_shared<const RunRow>(readRunRow(run)), stamps.isSettled(now)};
}

}  // namespace

RunRows RunCatalogue::read() {
    if (!std::exchange(indexRead_, true)) {
        index_ = readRunIndex(folder_);
    }
    const std::vector<std::string> names = folderNames(folder_);
    std::vector<IndexedRow> entries(names.size());
    std::atomic<std::size_t> lookedInto = 0;
    forEach(names.size(), [&](std::size_t i) {
        const auto known = index_.find(names[i]);
        entries[i] = entryOf(folder_ / names[i], known == index_.end() ? nullptr : &known->second, lookedInto);
    });
    lookedInto_ = lookedInto;
    RunRows rows;
    index_.clear();
    for (std::size_t i = 0; i < names.size(); ++i) {
        rows.push_back(entries[i].row);
        index_.emplace_hint(index_.begin(), names[i], std::move(entries[i]));
    }
    if (lookedInto_ >= manyRuns) {
        writeRunIndex(folder_, index_);
    }
    return rows;
}

RunRows archivedRuns(const RunRows& rows, bool archived) {
    RunRows chosen;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(chosen), [&](const RunRowPointer& row) { return row->notes.archived == archived; });
    return chosen;
}

}  // namespace ajepa
