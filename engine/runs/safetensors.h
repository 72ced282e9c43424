// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/runs/file_descriptor.h"

namespace ajepa {

enum class ScalarType { f32, f16, bf16, i64, i32, u8, f64 };
std::size_t scalarBytes(ScalarType type);

/// One tensor of a safetensors file: row-major, little-endian.
struct TensorInfo {
    std::string name;
    ScalarType type = ScalarType::f32;
    std::vector<std::int64_t> shape;
    std::size_t begin = 0;  ///< byte offsets into the data part
    std::size_t end = 0;
    std::int64_t elements() const;
};

/// A tensor to write: borrowed bytes.
struct TensorView {
    std::string name;
    ScalarType type = ScalarType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

using Metadata = std::map<std::string, std::string>;

/// A file that was opened and whose header was checked (limits and rules of reliability.md 2.6: header <= 16 MiB, offsets contiguous from 0 without
/// holes and ending at the end of the file, no duplicate names, overflow-checked sizes). Reading uses pread, not a map.
class SafetensorsFile {
public:
    /// Throws Error(storage) that names the file and what is wrong.
    explicit SafetensorsFile(const std::filesystem::path& path);
    ~SafetensorsFile();
    SafetensorsFile(SafetensorsFile&& other) noexcept;
    SafetensorsFile& operator=(SafetensorsFile&& other) noexcept;

    const std::vector<TensorInfo>& tensors() const { return tensors_; }
    const Metadata& metadata() const { return metadata_; }
    /// nullptr if there is none of that name.
    const TensorInfo* find(std::string_view name) const;
    /// Reads a tensor's bytes into memory of exactly that size. Throws Error(storage).
    void read(const TensorInfo& tensor, std::span<std::byte> into) const;
    /// An f32 tensor by name as a vector. Throws Error(storage) if it is missing or of another type.
    std::vector<float> readFloats(std::string_view name) const;
    std::vector<std::uint8_t> readBytes(std::string_view name) const;

private:
    template <typename Scalar>
    std::vector<Scalar> readAs(std::string_view name, ScalarType type) const;

    std::filesystem::path path_;
    FileDescriptor file_;
    std::size_t dataStart_ = 0;
    std::vector<TensorInfo> tensors_;
    std::map<std::string, std::size_t, std::less<>> places_;
    Metadata metadata_;
};

/// Writes a safetensors file in the order given, fsyncs it, and returns the SHA-256 (hex) of its bytes, computed while writing.
/// Data starts 8-aligned. Throws Error(storage) with the path and errno text; a failed write leaves no file.
std::string writeSafetensors(const std::filesystem::path& path, std::span<const TensorView> tensors, const Metadata& metadata = {});

}  // namespace ajepa
