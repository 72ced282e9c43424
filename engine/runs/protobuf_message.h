// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ajepa {

/// Bytes of one protocol buffer message, written field by field in the order of the calls. What is not to be on the wire is simply not added.
class ProtobufMessage {
public:
    ProtobufMessage& add(int field, double value);
    ProtobufMessage& add(int field, float value);
    ProtobufMessage& add(int field, std::int64_t value);
    ProtobufMessage& add(int field, std::string_view text);
    ProtobufMessage& add(int field, const ProtobufMessage& message) { return add(field, std::string_view(message.bytes_)); }
    const std::string& bytes() const { return bytes_; }

private:
    void addVarint(std::uint64_t value);

    std::string bytes_;
};

/// Appends the lowest `count` bytes of a number, the lowest first.
void appendLittleEndian(std::string& bytes, std::uint64_t value, int count);

}  // namespace ajepa
