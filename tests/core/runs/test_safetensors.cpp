// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <filesystem>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/safetensors.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using ajepa::SafetensorsFile;
using ajepa::ScalarType;
using ajepa::TensorView;
using ajepa::test::messageOf;
using ajepa::test::TemporaryFolder;

namespace {

template <typename Container>
std::span<const std::byte> bytesOf(const Container& values) {
    return std::as_bytes(std::span(values));
}

const std::array<float, 6> weights{-0.5F, -0.25F, 0.0F, 0.25F, 0.5F, 0.75F};
const std::array<std::uint8_t, 6> mask{1, 0, 1, 0, 1, 1};
const std::array<std::int64_t, 2> steps{-1, std::int64_t{1} << 40};
const ajepa::Metadata metadata{{"ajepa.config", "[train]\nsteps = 7 # größer\n"}};

/// The content of tests/golden/safetensors/python.safetensors, in the order in which the reference writes it: large types first, then by name.
std::vector<TensorView> goldenTensors() {
    return {{"steps", ScalarType::i64, {2}, bytesOf(steps)},
            {"blocks.0.weight", ScalarType::f32, {2, 3}, bytesOf(weights)},
            {"empty", ScalarType::f32, {0, 4}, {}},
            {"mask", ScalarType::u8, {2, 3}, bytesOf(mask)}};
}

}  // namespace

TEST_CASE("the digest of a large file, made while it is written, is that of its bytes; a failed write leaves no file") {
    const TemporaryFolder folder;
    std::vector<float> values(3'300'001);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<float>(i);
    }
    const auto count = static_cast<std::int64_t>(values.size());
    const std::vector<TensorView> tensors{{"few", ScalarType::f32, {6}, bytesOf(weights)}, {"many", ScalarType::f32, {count}, bytesOf(values)}};
    const std::string hash = ajepa::writeSafetensors(folder / "large", tensors);
    CHECK(hash == ajepa::sha256(bytesOf(ajepa::readTextFile(folder / "large"))));
    CHECK(hash == ajepa::sha256OfFile(folder / "large"));
    CHECK(SafetensorsFile(folder / "large").readFloats("many") == values);
    {
        const ajepa::test::FileSizeLimit limit(9'000'000);
        CHECK(messageOf([&] { ajepa::writeSafetensors(folder / "cut", tensors); }) ==
              "cannot write " + (folder / "cut").string() + ": File too large");
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file of the reference package is read") {
    const SafetensorsFile file(ajepa::test::golden("safetensors/python.safetensors"));
    CHECK(file.tensors().size() == 4);
    CHECK(file.metadata() == metadata);
    CHECK(file.readFloats("blocks.0.weight") == std::vector<float>(weights.begin(), weights.end()));
    CHECK(file.readFloats("empty").empty());
    CHECK(file.readBytes("mask") == std::vector<std::uint8_t>(mask.begin(), mask.end()));
    REQUIRE(file.find("steps") != nullptr);
    CHECK(file.find("steps")->shape == std::vector<std::int64_t>{2});
    std::array<std::int64_t, 2> read{};
    file.read(*file.find("steps"), std::as_writable_bytes(std::span(read)));
    CHECK(read == steps);
    CHECK(file.find("nothing") == nullptr);
}

TEST_CASE("the same content gives the reference package's bytes") {
    const TemporaryFolder folder;
    const std::string hash = ajepa::writeSafetensors(folder / "ours.safetensors", goldenTensors(), metadata);
    CHECK(ajepa::readTextFile(folder / "ours.safetensors") == ajepa::readTextFile(ajepa::test::golden("safetensors/python.safetensors")));
    CHECK(hash == ajepa::sha256OfFile(folder / "ours.safetensors"));
}

TEST_CASE("tensors keep the order, type and bytes they were given") {
    const TemporaryFolder folder;
    const std::array<std::uint16_t, 3> halves{0x3c00, 0xbc00, 0x7bff};
    const std::array<double, 1> wide{3.25};
    const std::array<std::int32_t, 1> whole{-7};
    ajepa::writeSafetensors(folder / "f", std::vector<TensorView>{{"z", ScalarType::bf16, {3}, bytesOf(halves)},
                                                                  {"a", ScalarType::f64, {}, bytesOf(wide)},
                                                                  {"m", ScalarType::f16, {3, 1}, bytesOf(halves)},
                                                                  {"i", ScalarType::i32, {1}, bytesOf(whole)}});
    const SafetensorsFile file(folder / "f");
    REQUIRE(file.tensors().size() == 4);
    CHECK(file.tensors()[0].name == "z");
    CHECK(file.tensors()[0].type == ScalarType::bf16);
    CHECK(file.tensors()[1].shape.empty());
    CHECK(file.tensors()[1].elements() == 1);
    double value = 0;
    file.read(file.tensors()[1], std::as_writable_bytes(std::span(&value, 1)));
    CHECK(value == 3.25);
    CHECK(file.tensors()[3].type == ScalarType::i32);
}

TEST_CASE("a file that moved still reads") {
    SafetensorsFile first(ajepa::test::golden("safetensors/python.safetensors"));
    SafetensorsFile second(std::move(first));
    CHECK(second.readFloats("blocks.0.weight")[5] == 0.75F);
}

TEST_CASE("asking for what is not there is told with the file's name") {
    const SafetensorsFile file(ajepa::test::golden("safetensors/python.safetensors"));
    CHECK(messageOf([&] { (void)file.readFloats("nothing"); }).find("it has no tensor \"nothing\"") != std::string::npos);
    CHECK(messageOf([&] { (void)file.readFloats("mask"); }).find("\"mask\" is of type U8, not F32") != std::string::npos);
    std::array<std::byte, 3> tooSmall{};
    CHECK_THROWS_AS(file.read(*file.find("mask"), tooSmall), ajepa::Error);
}

TEST_CASE("content that no reader would take is not written") {
    const TemporaryFolder folder;
    const auto refused = [&](const TensorView& tensor, const ajepa::Metadata& data = {}) {
        const std::array<TensorView, 1> one{tensor};
        return messageOf([&] { ajepa::writeSafetensors(folder / "f", one, data); });
    };
    CHECK(refused({"x", ScalarType::f32, {2}, bytesOf(mask)}).find("was given 6 bytes, but its shape needs 8") != std::string::npos);
    CHECK(refused({"__metadata__", ScalarType::u8, {6}, bytesOf(mask)}).find("is reserved") != std::string::npos);
    CHECK(refused({"", ScalarType::u8, {6}, bytesOf(mask)}).find("is empty") != std::string::npos);
    CHECK(refused({"\xff", ScalarType::u8, {6}, bytesOf(mask)}).find("not UTF-8") != std::string::npos);
    CHECK(refused({"x", ScalarType::u8, {6}, bytesOf(mask)}, {{"key", "\xc3"}}).find("not UTF-8") != std::string::npos);
    const std::vector<TensorView> twice(2, TensorView{"x", ScalarType::u8, {6}, bytesOf(mask)});
    CHECK(messageOf([&] { ajepa::writeSafetensors(folder / "f", twice); }).find("is given twice") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a write that fails leaves the older file and no temporary") {
    const TemporaryFolder folder;
    ajepa::writeSafetensors(folder / "f", goldenTensors(), metadata);
    const std::vector<float> large(10'000);
    const std::vector<TensorView> tensors{{"x", ScalarType::f32, {10'000}, bytesOf(large)}};
    {
        const ajepa::test::FileSizeLimit limit(8192);
        CHECK(messageOf([&] { ajepa::writeSafetensors(folder / "f", tensors); }) == "cannot write " + (folder / "f").string() + ": File too large");
    }
    CHECK(SafetensorsFile(folder / "f").readFloats("blocks.0.weight").size() == 6);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}
