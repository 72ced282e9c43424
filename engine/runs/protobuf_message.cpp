// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/protobuf_message.h"

#include <bit>

namespace ajepa {
namespace {

// How the bytes after a tag are to be read (protobuf's encoding guide).
enum WireType : std::uint64_t { varint = 0, fixed64 = 1, lengthDelimited = 2, fixed32 = 5 };

constexpr std::uint64_t tagOf(int field, WireType type) {
    return (static_cast<std::uint64_t>(field) << 3U) | type;
}

}  // namespace

ProtobufMessage& ProtobufMessage::add(int field, double value) {
    addVarint(tagOf(field, fixed64));
    appendLittleEndian(bytes_, std::bit_cast<std::uint64_t>(value), 8);
    return *this;
}

ProtobufMessage& ProtobufMessage::add(int field, float value) {
    addVarint(tagOf(field, fixed32));
    appendLittleEndian(bytes_, std::bit_cast<std::uint32_t>(value), 4);
    return *this;
}

ProtobufMessage& ProtobufMessage::add(int field, std::int64_t value) {
    addVarint(tagOf(field, varint));
    addVarint(static_cast<std::uint64_t>(value));
    return *this;
}

ProtobufMessage& ProtobufMessage::add(int field, std::string_view text) {
    addVarint(tagOf(field, lengthDelimited));
    addVarint(text.size());
    bytes_.append(text);
    return *this;
}

void ProtobufMessage::addVarint(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) {
        bytes_.push_back(static_cast<char>(value | 0x80U));
    }
    bytes_.push_back(static_cast<char>(value));
}

void appendLittleEndian(std::string& bytes, std::uint64_t value, int count) {
    for (int byte = 0; byte < count; ++byte) {
        bytes.push_back(static_cast<char>(value >> (8U * static_cast<unsigned>(byte))));
    }
}

}  // namespace ajepa
