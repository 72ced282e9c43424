// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "engine/base/error.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "tests/core/runs/checkpoint_content.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;
using Steps = std::vector<std::int64_t>;

namespace {

std::size_t hiddenIn(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        count += entry.path().filename().string().starts_with('.') ? 1 : 0;
    }
    return count;
}

void flipByte(const fs::path& path, std::size_t place) {
    std::string content = readTextFile(path);
    content.at(place) = static_cast<char>(content.at(place) ^ 1);
    std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

TEST_CASE("a committed checkpoint has its four files, verifies and reads back") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder / "checkpoints", 3);
    const fs::path path = store.commit(SmallCheckpoint(1000));
    CHECK(path == folder / "checkpoints" / "step-000001000");
    const CheckpointEntry entry = verifyCheckpoint(path);
    CHECK(entry.problem.empty());
    CHECK(entry.verified);
    CHECK(entry.step == 1000);
    const SafetensorsFile model(path / "model.safetensors");
    CHECK(model.metadata().at("ajepa.config") == "[train]\nsteps = 100\n");
    CHECK(model.metadata().at("ajepa.step") == "1000");
    CHECK(model.readFloats("context_encoder.norm.weight").at(7) == 1000.0F);
    CHECK(SafetensorsFile(path / "optimizer.safetensors").find("first.context_encoder.norm.weight") != nullptr);
    CHECK(readTextFile(path / "trainer.json") == "{\"step\":1000}\n");
    CHECK(hiddenIn(folder / "checkpoints") == 0);
}

TEST_CASE("the newest ones, step 0 and pinned ones are kept") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    for (const std::int64_t step : {0, 10, 20, 30}) {
        store.commit(SmallCheckpoint(step));
    }
    CHECK(stepsOf(store.list()) == Steps{30, 20, 0});
    durableWrite(folder.path() / "step-000000020" / "PINNED", "");
    store.commit(SmallCheckpoint(40));
    store.commit(SmallCheckpoint(50));
    CHECK(stepsOf(store.list()) == Steps{50, 40, 20, 0});
    CHECK(hiddenIn(folder.path()) == 0);
}

TEST_CASE("fewer than two are never kept, whatever was asked") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 0);
    for (const std::int64_t step : {1, 2, 3}) {
        store.commit(SmallCheckpoint(step));
    }
    CHECK(stepsOf(store.list()) == Steps{3, 2});
}

TEST_CASE("a run that went back keeps what it just saved, and its later steps") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    for (const std::int64_t step : {10, 20, 30}) {
        store.commit(SmallCheckpoint(step));
    }
    store.commit(SmallCheckpoint(15));
    CHECK(stepsOf(store.list()) == Steps{30, 20, 15});
}

TEST_CASE("saving a step again replaces it, damaged or not, and keeps its pin") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    const fs::path path = store.commit(SmallCheckpoint(5, 100));
    flipByte(path / "model.safetensors", 300);
    durableWrite(path / "PINNED", "");
    CHECK_FALSE(verifyCheckpoint(path).verified);
    CHECK(store.commit(SmallCheckpoint(5, 200)) == path);
    CHECK(verifyCheckpoint(path).verified);
    CHECK(SafetensorsFile(path / "model.safetensors").readFloats("context_encoder.norm.weight").size() == 200);
    CHECK(fs::exists(path / "PINNED"));
    CHECK(hiddenIn(folder.path()) == 0);
}

TEST_CASE("the newest intact checkpoint is found, damaged ones are listed and left alone") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 5);
    for (const std::int64_t step : {0, 1, 2, 3, 4}) {
        store.commit(SmallCheckpoint(step));
    }
    flipByte(folder.path() / "step-000000004" / "optimizer.safetensors", 500);
    fs::resize_file(folder.path() / "step-000000003" / "trainer.json", 3);
    fs::remove(folder.path() / "step-000000002" / "MANIFEST.json");
    std::vector<CheckpointEntry> skipped;
    const auto newest = store.newestVerified(&skipped);
    REQUIRE(newest);
    CHECK(newest->step == 1);
    REQUIRE(stepsOf(skipped) == Steps{4, 3, 2});
    CHECK(skipped[0].problem == "optimizer.safetensors is damaged: its SHA-256 is not the manifest's");
    CHECK(skipped[1].problem == "trainer.json has 3 bytes instead of 11");
    CHECK(skipped[2].problem.find("MANIFEST.json: No such file") != std::string::npos);
    CHECK(stepsOf(store.list()).size() == 5);
}

TEST_CASE("without any checkpoint there is none, and no error") {
    const TemporaryFolder folder;
    CHECK_FALSE(CheckpointStore(folder / "none", 2).newestVerified());
    CHECK(CheckpointStore(folder / "none", 2).list().empty());
    CheckpointStore(folder / "none", 2).removeLeftovers();
}

TEST_CASE("each changed byte of a small checkpoint is seen") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    const fs::path path = store.commit(SmallCheckpoint(7, 16));
    for (const char* name : {"MANIFEST.json", "trainer.json", "model.safetensors", "optimizer.safetensors"}) {
        const std::string original = readTextFile(path / name);
        for (std::size_t place = 0; place < original.size(); ++place) {
            flipByte(path / name, place);
            CAPTURE(name);
            CAPTURE(place);
            CHECK_FALSE(verifyCheckpoint(path).verified);
            std::ofstream(path / name, std::ios::binary) << original;
        }
        fs::resize_file(path / name, original.size() - 1);
        CHECK_FALSE(verifyCheckpoint(path).verified);
        std::ofstream(path / name, std::ios::binary) << original;
    }
    CHECK(verifyCheckpoint(path).verified);
}

TEST_CASE("a checkpoint that is hashed on several threads is verified as a small one is") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    const fs::path path = store.commit(SmallCheckpoint(7, 1'500'000));
    CHECK(verifyCheckpoint(path).verified);
    for (const char* name : {"model.safetensors", "optimizer.safetensors"}) {
        flipByte(path / name, 5'999'999);
        CHECK(verifyCheckpoint(path).problem == std::string(name) + " is damaged: its SHA-256 is not the manifest's");
        CHECK_FALSE(store.newestVerified());
        flipByte(path / name, 5'999'999);
    }
    CHECK(store.newestVerified()->step == 7);
}

TEST_CASE("files swapped between checkpoints and renamed folders are seen") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    const fs::path first = store.commit(SmallCheckpoint(1)), second = store.commit(SmallCheckpoint(2));
    fs::copy_file(first / "model.safetensors", second / "model.safetensors", fs::copy_options::overwrite_existing);
    CHECK(verifyCheckpoint(second).problem.find("model.safetensors is damaged") != std::string::npos);
    fs::rename(first, folder / "step-000000009");
    CHECK(verifyCheckpoint(folder / "step-000000009").problem == "MANIFEST.json is of step 1");
    fs::rename(folder / "step-000000009", folder / "sent-by-a-colleague");
    CHECK(verifyCheckpoint(folder / "sent-by-a-colleague").verified);
}

TEST_CASE("a manifest of a newer version is refused in words") {
    const TemporaryFolder folder;
    const fs::path path = CheckpointStore(folder.path(), 2).commit(SmallCheckpoint(1));
    std::string text = readTextFile(path / "MANIFEST.json");
    text.replace(text.find("\"format\": 1"), 11, "\"format\": 2");
    durableReplace(path / "MANIFEST.json", text);
    CHECK(verifyCheckpoint(path).problem.find("newer version of the program") != std::string::npos);
    durableReplace(path / "MANIFEST.json", std::string(60'000, '['));
    CHECK(verifyCheckpoint(path).problem == "its JSON is nested too deep");
}

TEST_CASE("a commit that fails at any size leaves the older checkpoints and no temporary") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 3);
    store.commit(SmallCheckpoint(1));
    const std::uint64_t whole = fs::file_size(folder.path() / "step-000000001" / "model.safetensors");
    int failures = 0;
    for (std::uint64_t limit = 0; limit < whole; limit += 61) {
        const FileSizeLimit tight(limit);
        const std::string message = messageOf([&] { store.commit(SmallCheckpoint(2)); });
        CHECK(message.find("File too large") != std::string::npos);
        CHECK(stepsOf(store.list()) == Steps{1});
        CHECK(hiddenIn(folder.path()) == 0);
        ++failures;
    }
    CHECK(failures > 50);
    CHECK(store.newestVerified()->step == 1);
    store.commit(SmallCheckpoint(2));
    CHECK(store.newestVerified()->step == 2);
}

TEST_CASE("leftovers of a kill go, and what stepped aside comes back") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 3);
    store.commit(SmallCheckpoint(1));
    fs::create_directories(folder.path() / ".tmp-0123" / "deep");
    fs::rename(folder.path() / "step-000000001", folder.path() / ".replaced-step-000000001");
    store.removeLeftovers();
    CHECK(stepsOf(store.list()) == Steps{1});
    CHECK(store.newestVerified());
    fs::create_directory(folder.path() / ".replaced-step-000000001");
    store.removeLeftovers();
    CHECK(hiddenIn(folder.path()) == 0);
    CHECK(store.newestVerified());
}

TEST_CASE("a checkpoint argument may be a checkpoint, a run, its checkpoints or a weights file") {
    const TemporaryFolder folder;
    const fs::path run = folder / "run";
    const CheckpointStore store(run / "checkpoints", 3);
    for (const std::int64_t step : {1, 2, 3}) {
        store.commit(SmallCheckpoint(step));
    }
    const fs::path newest = run / "checkpoints" / "step-000000003";
    for (const fs::path& path : {newest, run, run / "", run / "checkpoints"}) {
        const ResolvedCheckpoint resolved = resolveCheckpoint(path);
        CHECK(resolved.folder == newest);
        CHECK(resolved.weights == newest / "model.safetensors");
        CHECK(resolved.step == 3);
    }
    const ResolvedCheckpoint bare = resolveCheckpoint(newest / "model.safetensors");
    CHECK(bare.folder.empty());
    CHECK(bare.step == 3);

    flipByte(newest / "model.safetensors", 1000);
    CHECK(resolveCheckpoint(run).step == 2);
    try {
        resolveCheckpoint(newest);
        FAIL("a damaged checkpoint was taken");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::storage);
        CHECK(std::string(error.what()).find("step-000000003 cannot be used: model.safetensors is damaged") != std::string::npos);
        CHECK(error.hint().find("step-000000002 is intact") != std::string::npos);
    }
}

TEST_CASE("what is no checkpoint is refused with its kind of error") {
    const TemporaryFolder folder;
    const auto kindOf = [](const fs::path& path) {
        try {
            resolveCheckpoint(path);
        } catch (const Error& error) {
            return std::string(errorKindId(error.kind()));
        }
        return std::string("taken");
    };
    CHECK(kindOf(folder / "none") == "storage");
    CHECK(kindOf(folder.path()) == "request");
    durableWrite(folder / "text", "no tensors");
    CHECK(kindOf(folder / "text") == "storage");
    fs::create_directory(folder / "run");
    durableWrite(folder.path() / "run" / "run.toml", "");
    CHECK(messageOf([&] { resolveCheckpoint(folder / "run"); }).find("it has none yet") != std::string::npos);
}
