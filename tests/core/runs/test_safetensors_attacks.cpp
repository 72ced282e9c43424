// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cstring>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/safetensors.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using ajepa::SafetensorsFile;
using ajepa::test::messageOf;
using ajepa::test::TemporaryFolder;

namespace {

std::string fileOf(std::uint64_t headerLength, std::string_view header, std::size_t dataBytes) {
    std::string file(8, '\0');
    std::memcpy(file.data(), &headerLength, 8);
    return file.append(header).append(dataBytes, '\0');
}

/// Why a file with this header and that many bytes of data is refused; empty if it is read.
std::string refusal(std::string_view header, std::size_t dataBytes) {
    const TemporaryFolder folder;
    ajepa::durableWrite(folder / "f", fileOf(header.size(), header, dataBytes));
    return messageOf([&] { SafetensorsFile{folder / "f"}; });
}

std::string refusalOfBytes(const std::string& bytes) {
    const TemporaryFolder folder;
    ajepa::durableWrite(folder / "f", bytes);
    return messageOf([&] { SafetensorsFile{folder / "f"}; });
}

bool says(const std::string& message, std::string_view words) {
    INFO(message);
    return message.find(words) != std::string::npos && message.size() < 600;
}

std::string tensor(const std::string& name, const std::string& shape, std::uint64_t begin, std::uint64_t end, const std::string& type = "U8") {
    return '"' + name + R"(":{"dtype":")" + type + R"(","shape":)" + shape + R"(,"data_offsets":[)" + std::to_string(begin) + ',' +
           std::to_string(end) + "]}";
}

long peakKilobytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("the smallest files are read") {
    CHECK(refusal("{}", 0).empty());
    CHECK(refusal("{}      ", 0).empty());
    CHECK(refusal('{' + tensor("a", "[2]", 0, 2) + '}', 2).empty());
    CHECK(refusal('{' + tensor("b", "[2]", 2, 4) + ',' + tensor("a", "[2]", 0, 2) + '}', 4).empty());
    CHECK(refusal('{' + tensor("a", "[]", 0, 1) + '}', 1).empty());
    CHECK(refusal('{' + tensor("a", "[1,1,1,1,1,1,1,1]", 0, 1) + '}', 1).empty());
}

TEST_CASE("a header length that lies is refused") {
    CHECK(says(refusalOfBytes("short"), "fewer than the header's length takes"));
    CHECK(says(refusalOfBytes(fileOf(UINT64_MAX, "{}", 0)), "claims 18446744073709551615 bytes"));
    CHECK(says(refusalOfBytes(fileOf(std::uint64_t{1} << 63, "{}", 0)), "at most 16777216"));
    CHECK(says(refusalOfBytes(fileOf(3, "{}", 0)), "the file ends before"));
    CHECK(says(refusalOfBytes(fileOf(0, "", 0)), "does not start with {"));
    CHECK(refusal("{}" + std::string((16U << 20U) - 2, ' '), 0).empty());
    CHECK(says(refusal("{}" + std::string((16U << 20U) - 1, ' '), 0), "at most 16777216"));
}

TEST_CASE("ranges that do not tile the data are refused") {
    CHECK(says(refusal('{' + tensor("a", "[4]", 0, 4) + ',' + tensor("b", "[4]", 2, 6) + '}', 6),
               "\"b\" starts at byte 2 of the data, inside another"));
    CHECK(says(refusal('{' + tensor("a", "[4]", 0, 4) + ',' + tensor("b", "[4]", 5, 9) + '}', 9), "leaves a hole"));
    CHECK(says(refusal('{' + tensor("a", "[4]", 1, 5) + '}', 5), "leaves a hole"));
    CHECK(says(refusal('{' + tensor("a", "[4]", 0, 4) + '}', 3), "the file is cut off"));
    CHECK(says(refusal('{' + tensor("a", "[4]", 0, 4) + '}', 5), "but 5 follow the header"));
    CHECK(says(refusal('{' + tensor("a", "[4]", 4, 0) + '}', 4), "its shape needs 4"));
    CHECK(says(refusal("{}", 1), "but 1 follow the header"));
}

TEST_CASE("sizes that overflow are refused") {
    CHECK(says(refusal('{' + tensor("a", "[9223372036854775807,4]", 0, 4) + '}', 4), "does not fit into 64 bits"));
    CHECK(says(refusal('{' + tensor("a", "[4611686018427387904,4]", 0, 0) + '}', 0), "does not fit into 64 bits"));
    CHECK(says(refusal('{' + tensor("a", "[2305843009213693952]", 0, 0, "F64") + '}', 0), "does not fit into 64 bits"));
    CHECK(says(refusal('{' + tensor("a", "[18446744073709551615]", 0, 4) + '}', 4), "too large"));
    CHECK(says(refusal('{' + tensor("a", "[-1]", 0, 4) + '}', 4), "a negative number"));
    CHECK(says(refusal('{' + tensor("a", "[1.5]", 0, 4) + '}', 4), "not a whole one"));
    CHECK(says(refusal('{' + tensor("a", "[99999999999999999999999]", 0, 4) + '}', 4), "not a whole one"));
    CHECK(says(refusal('{' + tensor("a", "[1e999]", 0, 4) + '}', 4), "bad number"));
    CHECK(says(refusal('{' + tensor("a", "[1,1,1,1,1,1,1,1,1]", 0, 1) + '}', 1), "more than 8 dimensions"));
}

TEST_CASE("names and keys that stand twice are refused") {
    CHECK(says(refusal('{' + tensor("a", "[1]", 0, 1) + ',' + tensor("a", "[1]", 1, 2) + '}', 2), "\"a\" stands twice"));
    CHECK(says(refusal(R"({"__metadata__":{},"__metadata__":{}})", 0), "stands twice"));
    CHECK(says(refusal(R"({"__metadata__":{"k":"1","k":"2"}})", 0), "has the key \"k\" twice"));
    CHECK(says(refusal(R"({"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1), "has the key \"dtype\" twice"));
}

TEST_CASE("names that are empty, long, not text or hold control characters are refused") {
    CHECK(refusal('{' + tensor(std::string(512, 'n'), "[1]", 0, 1) + '}', 1).empty());
    CHECK(says(refusal('{' + tensor(std::string(513, 'n'), "[1]", 0, 1) + '}', 1), "is longer than 512 bytes"));
    CHECK(says(refusal('{' + tensor("", "[1]", 0, 1) + '}', 1), "is empty"));
    CHECK(says(refusal('{' + tensor("a\\u0000b", "[1]", 0, 1) + '}', 1), "control character"));
    CHECK(says(refusal('{' + tensor("a\xff", "[1]", 0, 1) + '}', 1), "no valid JSON in UTF-8"));
    CHECK(says(refusal('{' + tensor("\xed\xa0\x80", "[1]", 0, 1) + '}', 1), "no valid JSON in UTF-8"));
}

TEST_CASE("entries of another shape than the format's are refused") {
    CHECK(says(refusal("[]", 0), "does not start with {"));
    CHECK(says(refusal(R"({"a":1})", 0), "where an object belongs"));
    CHECK(says(refusal(R"({"a":[1]})", 0), "where an object belongs"));
    CHECK(says(refusal(R"({"a":{}})", 0), "lacks its type"));
    CHECK(says(refusal(R"({"a":{"dtype":"U8","shape":[1]}})", 1), "lacks its type"));
    CHECK(says(refusal(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}})", 1), "lacks its type"));
    CHECK(says(refusal(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}})", 1), "more than two offsets"));
    CHECK(says(refusal(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"code":"x"}})", 1), "unknown key \"code\""));
    CHECK(says(refusal(R"({"a":{"dtype":["U8"]}})", 1), "has an array where it does not belong"));
    CHECK(says(refusal(R"({"a":{"shape":7}})", 1), "has a number where it does not belong"));
    CHECK(says(refusal(R"({"a":{"dtype":null}})", 1), "has null"));
    CHECK(says(refusal(R"({"__metadata__":{"k":1}})", 0), "has a number where it does not belong"));
    CHECK(says(refusal(R"({"__metadata__":[]})", 0), "where an object belongs"));
    CHECK(says(refusal('{' + tensor("a", "[1]", 0, 1, "BOOL") + '}', 1), "type BOOL is none of"));
    CHECK(says(refusal("{} {}", 0), "no valid JSON"));
    CHECK(says(refusal("{\"a\":", 0), "no valid JSON"));
    CHECK(says(refusal("{", 0), "no valid JSON"));
}

TEST_CASE("deep nesting and endless texts are refused with little memory") {
    const long before = peakKilobytes();
    const std::size_t many = 15U << 20U;
    CHECK(says(refusal("{\"a\":" + std::string(many, '['), 0), "an array where an object belongs"));
    CHECK(says(refusal("{\"a\":{\"shape\":" + std::string(many, '['), 0), "has an array where it does not belong"));
    std::string objects = "{";
    for (std::size_t i = 0; i < many / 5; ++i) {
        objects += "\"a\":{";
    }
    CHECK(says(refusal(objects, 0), "has the unknown key \"a\""));
    CHECK(says(refusal("{\"" + std::string(many, 'x') + "\":{}}", 0), "is longer than 512 bytes"));
    CHECK(peakKilobytes() - before < 150'000);  // the file twice in this test, once in the reader, and the parser's copy of one name
}

TEST_CASE("a hundred thousand tensors are read, one more is refused") {
    std::string header = "{";
    for (int i = 0; i < 100'000; ++i) {
        header += tensor("t" + std::to_string(i), "[0]", 0, 0) + ',';
    }
    const std::string full = header.substr(0, header.size() - 1) + '}';
    CHECK(refusal(full, 0).empty());
    CHECK(refusal(full.substr(0, full.size() - 1) + R"(,"__metadata__":{}})", 0).empty());
    CHECK(says(refusal(header + tensor("last", "[0]", 0, 0) + '}', 0), "more than 100000 tensors"));
}

TEST_CASE("a file cut anywhere is refused") {
    const std::string whole = ajepa::readTextFile(ajepa::test::golden("safetensors/python.safetensors"));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(refusalOfBytes(whole.substr(0, length)).empty());
    }
}

TEST_CASE("folders, pipes and missing files are refused") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(SafetensorsFile{folder.path()}, ajepa::Error);
    CHECK_THROWS_AS(SafetensorsFile{folder / "none"}, ajepa::Error);
    CHECK_THROWS_AS(SafetensorsFile{"/dev/zero"}, ajepa::Error);
}
