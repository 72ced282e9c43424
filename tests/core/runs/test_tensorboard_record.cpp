// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "engine/runs/crc32c.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/protobuf_message.h"
#include "engine/runs/tensorboard_record.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

std::string countingBytes(int first, int direction) {
    std::string bytes;
    for (int i = 0; i < 32; ++i) {
        bytes.push_back(static_cast<char>(first + direction * i));
    }
    return bytes;
}

}  // namespace

TEST_CASE("CRC-32C gives the values of RFC 3720") {
    CHECK(crc32c("") == 0);
    CHECK(crc32c("123456789") == 0xe3069283U);  // the check value of CRC catalogues
    CHECK(crc32c(std::string(32, '\0')) == 0x8a9136aaU);
    CHECK(crc32c(std::string(32, '\xff')) == 0x62a8ab43U);
    CHECK(crc32c(countingBytes(0, 1)) == 0x46dd794eU);
    CHECK(crc32c(countingBytes(31, -1)) == 0x113fdb5cU);
}

TEST_CASE("the CRC of an iSCSI read command is that of RFC 3720") {
    std::string command(48, '\0');
    command[0] = '\x01';
    command[1] = '\xc0';
    command[16] = '\x14';
    command[22] = '\x04';
    command[27] = '\x14';
    command[31] = '\x18';
    command[32] = '\x28';
    command[40] = '\x02';
    CHECK(crc32c(command) == 0xd9963a56U);
}

TEST_CASE("protocol buffer fields are encoded as in the examples of its guide") {
    CHECK(ProtobufMessage().add(1, std::int64_t{150}).bytes() == "\x08\x96\x01");
    CHECK(ProtobufMessage().add(2, std::string_view("testing")).bytes() == "\x12\x07testing");
    CHECK(ProtobufMessage().add(3, ProtobufMessage().add(1, std::int64_t{150})).bytes() == "\x1a\x03\x08\x96\x01");
    CHECK(ProtobufMessage().add(1, std::int64_t{-2}).bytes() == "\x08\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01");
}

TEST_CASE("records are the bytes that Python's tensorboard writes") {
    constexpr double start = 1764000000;
    const std::string longTag = "t/" + std::string(200, 'x');
    const std::string records =
        tensorboardVersionRecord(start + 0.25) + tensorboardStartRecord(start + 0.5, 301) +
        tensorboardScalarsRecord(start + 1, 0, {{"health/mean_cosine", 0}}) +
        tensorboardScalarsRecord(
            start + 2.125, 20'000'000'000,
            {{"train/loss", 0.1}, {"train/grad_norm", std::numeric_limits<double>::quiet_NaN()}, {"schedule/learning_rate", 2e-4}, {longTag, -1}});
    CHECK((records == readTextFile(test::golden("tensorboard/events.tfrecord"))));
}
