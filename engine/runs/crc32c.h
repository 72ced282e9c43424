// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace ajepa {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of bytes.
std::uint32_t crc32c(std::string_view bytes);

/// The form in which TFRecord files store it: rotated right by 15 bits plus a constant, so that a CRC over bytes that hold CRCs stays meaningful.
std::uint32_t maskedCrc32c(std::string_view bytes);

}  // namespace ajepa
