// SPDX-License-Identifier: Apache-2.0
// T-CORRUPT of reliability.md: whatever happens to the bytes of a checkpoint is seen, an older one is used, and nothing is deleted.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "engine/base/random.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "tests/core/runs/checkpoint_content.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t seed = 20261124;
constexpr int trials = 2000;
constexpr std::array<const char*, 4> files{"MANIFEST.json", "model.safetensors", "optimizer.safetensors", "trainer.json"};

/// Content of every file below a folder, by path.
std::map<std::string, std::string> contentOf(const fs::path& folder) {
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            content[entry.path().string()] = readTextFile(entry.path());
        }
    }
    return content;
}

void overwrite(const fs::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

/// Flips one bit, replaces up to 64 bytes by others, cuts the end off, or adds some bytes. Never gives the original back.
std::string damaged(std::string content, RandomStream& draws) {
    const std::size_t place = draws.below(static_cast<std::uint32_t>(content.size()));
    switch (draws.below(4)) {
        case 0:
            content[place] = static_cast<char>(content[place] ^ (1 << draws.below(8)));
            return content;
        case 1:
            for (std::size_t end = std::min<std::size_t>(content.size(), place + 1 + draws.below(64)), i = place; i < end; ++i) {
                content[i] = static_cast<char>(content[i] ^ (1 + draws.below(255)));
            }
            return content;
        case 2:
            return content.substr(0, place);
        default:
            return content.append(1 + draws.below(64), static_cast<char>(draws.below(256)));
    }
}

}  // namespace

TEST_CASE("random damage to any file of a checkpoint is always seen, the older one is used, and nothing is deleted") {
    const FastFolder folder;
    const CheckpointStore store(folder.path(), 3);
    store.commit(SmallCheckpoint(1, 300));
    const fs::path newest = store.commit(SmallCheckpoint(2, 300));
    RandomStream draws(seed, "test-corruption");
    std::map<std::string, int> hits;
    for (int trial = 0; trial < trials; ++trial) {
        const char* name = files[draws.below(std::uint32_t{files.size()})];
        const std::string original = readTextFile(newest / name);
        overwrite(newest / name, damaged(original, draws));
        ++hits[name];
        CAPTURE(trial);
        CAPTURE(name);
        const auto before = contentOf(folder.path());
        REQUIRE_FALSE(verifyCheckpoint(newest).problem.empty());
        std::vector<CheckpointEntry> skipped;
        store.removeLeftovers();
        const auto used = store.newestVerified(&skipped);
        REQUIRE(used);
        REQUIRE(used->step == 1);
        REQUIRE(stepsOf(skipped) == std::vector<std::int64_t>{2});
        REQUIRE(contentOf(folder.path()) == before);
        overwrite(newest / name, original);
    }
    CHECK(store.newestVerified()->step == 2);
    std::cout << trials << " damages (seed " << seed << "), all seen:";
    for (const auto& [name, count] : hits) {
        std::cout << ' ' << name << ' ' << count;
        CHECK(count > trials / 8);
    }
    std::cout << '\n';
}

TEST_CASE("where every checkpoint is damaged none is used and all stay as they are") {
    const FastFolder folder;
    const CheckpointStore store(folder.path(), 3);
    const std::array<fs::path, 2> checkpoints{store.commit(SmallCheckpoint(1, 300)), store.commit(SmallCheckpoint(2, 300))};
    const auto intact = contentOf(folder.path());
    RandomStream draws(seed, "test-corruption-of-all");
    for (int trial = 0; trial < trials / 10; ++trial) {
        CAPTURE(trial);
        for (const fs::path& checkpoint : checkpoints) {
            const fs::path file = checkpoint / files[draws.below(std::uint32_t{files.size()})];
            overwrite(file, damaged(intact.at(file.string()), draws));
        }
        const auto before = contentOf(folder.path());
        std::vector<CheckpointEntry> skipped;
        REQUIRE_FALSE(store.newestVerified(&skipped));
        REQUIRE(skipped.size() == 2);
        REQUIRE(contentOf(folder.path()) == before);
        for (const auto& [path, content] : intact) {
            overwrite(path, content);
        }
    }
    std::cout << trials / 10 << " damages of all checkpoints (seed " << seed << ")\n";
}
