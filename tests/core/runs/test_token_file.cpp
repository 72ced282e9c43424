// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>

#include "engine/runs/durable_file.h"
#include "engine/runs/safetensors.h"
#include "engine/runs/token_file.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using ajepa::test::messageOf;
using ajepa::test::TemporaryFolder;
using Floats = std::vector<float>;

namespace {

std::vector<std::int32_t> validCells(const SafetensorsFile& file) {
    const TensorInfo& info = *file.find("valid_cells");
    std::vector<std::int32_t> values(static_cast<std::size_t>(info.elements()));
    file.read(info, std::as_writable_bytes(std::span(values)));
    return values;
}

std::size_t filesIn(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) {
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("tokens of clips of one length stand as the reference writer would have put them") {
    const TemporaryFolder folder;
    TokenFile file(folder / "tokens.safetensors", 3, {{"clip_ids", "[\"a\",\"b\",\"c\"]"}});
    file.append(Floats{1, 2, 3, 4}, 2, 2);
    file.append(Floats{5, 6, 7, 8}, 2, 1);
    file.publish({{"clip_ids", "[\"a\",\"b\"]"}});
    const SafetensorsFile read(folder / "tokens.safetensors");
    CHECK(read.find("tokens")->shape == std::vector<std::int64_t>{2, 2, 2});
    CHECK(read.readFloats("tokens") == Floats{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(validCells(read) == std::vector<std::int32_t>{2, 1});
    CHECK(read.metadata().at("clip_ids") == "[\"a\",\"b\"]");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("shorter clips are padded with zeros, whether the longest comes first, last or between") {
    const std::vector<std::vector<Floats>> orders{
        {{1, 2}, {3, 4, 5, 6, 7, 8}, {9, 10}}, {{3, 4, 5, 6, 7, 8}, {1, 2}, {9, 10}}, {{1, 2}, {9, 10}, {11, 12, 13, 14}, {3, 4, 5, 6, 7, 8}}};
    for (const std::vector<Floats>& clips : orders) {
        const TemporaryFolder folder;
        TokenFile file(folder / "tokens.safetensors", clips.size(), {});
        Floats expected;
        for (const Floats& clip : clips) {
            file.append(clip, 2, static_cast<std::int64_t>(clip.size()) / 2);
            expected.insert(expected.end(), clip.begin(), clip.end());
            expected.resize((expected.size() + 5) / 6 * 6, 0.0F);
        }
        file.publish({});
        const SafetensorsFile read(folder / "tokens.safetensors");
        CHECK(read.find("tokens")->shape == std::vector<std::int64_t>{static_cast<std::int64_t>(clips.size()), 3, 2});
        CHECK(read.readFloats("tokens") == expected);
    }
}

TEST_CASE("a file that was not published leaves nothing, and an older one of its name stands") {
    const TemporaryFolder folder;
    const auto path = folder / "tokens.safetensors";
    durableWrite(path, "older");
    {
        TokenFile file(path, 2, {});
        file.append(Floats{1, 2}, 2, 1);
    }
    CHECK(readTextFile(path) == "older");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a disk that is full is told with the file's own name, and nothing is left") {
    const TemporaryFolder folder;
    const auto path = folder / "tokens.safetensors";
    const Floats clip(4096, 1.0F);
    {
        const test::FileSizeLimit limit(40'000);
        TokenFile file(path, 8, {});
        const std::string message = messageOf([&] {
            for (int i = 0; i < 8; ++i) {
                file.append(clip, 64, 64);
            }
        });
        CHECK(message.starts_with("cannot write " + path.string()));
    }
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("tokens that cannot fit on the disk are refused at the first clip") {
    const TemporaryFolder folder;
    TokenFile file(folder / "tokens.safetensors", std::size_t{1} << 50U, {});
    const std::string message = messageOf([&] { file.append(Floats(1024, 1.0F), 64, 16); });
    CHECK(message.find("take at least") != std::string::npos);
    CHECK(message.find("are free") != std::string::npos);
}

TEST_CASE("more metadata than was announced is refused") {
    const TemporaryFolder folder;
    TokenFile file(folder / "tokens.safetensors", 1, {{"clip_ids", "[]"}});
    file.append(Floats{1, 2}, 2, 1);
    CHECK(messageOf([&] { file.publish({{"clip_ids", std::string(1000, 'x')}}); }).find("more metadata") != std::string::npos);
}
