// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/safetensors.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <stdexcept>

#include "engine/runs/file_descriptor.h"
#include "engine/runs/safetensors_header.h"

static_assert(std::endian::native == std::endian::little, "tensors are written as they lie in memory");

namespace ajepa {
namespace {

constexpr std::uint64_t lengthBytes = 8;

Error unusable(const std::filesystem::path& path, const std::string& reason) {
    return {ErrorKind::storage, path.string() + " is no usable safetensors file: " + reason, path.string()};
}

std::string readHeader(const FileDescriptor& file, const std::filesystem::path& path) {
    if (file.size() < lengthBytes) {
        throw unusable(path, "it has " + std::to_string(file.size()) + " bytes, fewer than the header's length takes");
    }
    std::uint64_t length = 0;
    file.readAt(0, std::as_writable_bytes(std::span(&length, 1)));
    if (length > SafetensorsLimits::headerBytes) {
        throw unusable(
            path, "its header claims " + std::to_string(length) + " bytes; at most " + std::to_string(SafetensorsLimits::headerBytes) + " are read");
    }
    if (length > file.size() - lengthBytes) {
        throw unusable(path, "its header claims " + std::to_string(length) + " bytes, but the file ends before");
    }
    std::string header(length, '\0');
    file.readAt(lengthBytes, std::as_writable_bytes(std::span(header)));
    return header;
}

}  // namespace

std::size_t scalarBytes(ScalarType type) {
    switch (type) {
        case ScalarType::f64:
        case ScalarType::i64:
            return 8;
        case ScalarType::f32:
        case ScalarType::i32:
            return 4;
        case ScalarType::f16:
        case ScalarType::bf16:
            return 2;
        case ScalarType::u8:
            return 1;
    }
    return 0;
}

std::int64_t TensorInfo::elements() const {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : path_(path), file_(FileDescriptor::openRegular(path)) {
    const std::string json = readHeader(file_, path);
    dataStart_ = lengthBytes + json.size();
    try {
        SafetensorsHeader header = parseSafetensorsHeader(json, file_.size() - dataStart_);
        tensors_ = std::move(header.tensors);
        metadata_ = std::move(header.metadata);
    } catch (const std::invalid_argument& reason) {
        throw unusable(path, reason.what());
    }
    for (std::size_t i = 0; i < tensors_.size(); ++i) {
        places_.emplace(tensors_[i].name, i);
    }
}

SafetensorsFile::~SafetensorsFile() = default;
SafetensorsFile::SafetensorsFile(SafetensorsFile&& other) noexcept = default;
SafetensorsFile& SafetensorsFile::operator=(SafetensorsFile&& other) noexcept = default;

const TensorInfo* SafetensorsFile::find(std::string_view name) const {
    const auto place = places_.find(name);
    return place == places_.end() ? nullptr : &tensors_[place->second];
}

void SafetensorsFile::read(const TensorInfo& tensor, std::span<std::byte> into) const {
    if (into.size() != tensor.end - tensor.begin) {
        throw unusable(path_, '"' + tensor.name + "\" has " + std::to_string(tensor.end - tensor.begin) + " bytes, but " +
                                  std::to_string(into.size()) + " were asked for");
    }
    file_.readAt(dataStart_ + tensor.begin, into);
}

template <typename Scalar>
std::vector<Scalar> SafetensorsFile::readAs(std::string_view name, ScalarType type) const {
    const TensorInfo* tensor = find(name);
    if (tensor == nullptr) {
        throw unusable(path_, "it has no tensor \"" + std::string(name) + '"');
    }
    if (tensor->type != type) {
        throw unusable(
            path_, '"' + std::string(name) + "\" is of type " + std::string(scalarTypeId(tensor->type)) + ", not " + std::string(scalarTypeId(type)));
    }
    std::vector<Scalar> values(static_cast<std::size_t>(tensor->elements()));
    read(*tensor, std::as_writable_bytes(std::span(values)));
    return values;
}

std::vector<float> SafetensorsFile::readFloats(std::string_view name) const {
    return readAs<float>(name, ScalarType::f32);
}

std::vector<std::uint8_t> SafetensorsFile::readBytes(std::string_view name) const {
    return readAs<std::uint8_t>(name, ScalarType::u8);
}

}  // namespace ajepa
