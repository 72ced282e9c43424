// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <new>

namespace ajepa {

/// Memory that the system is asked to back with large pages, so that reading through much of it does not wait for the translation of addresses. Begins at such
/// a page; not initialised. Throws std::bad_alloc.
void* allocateHugePages(std::size_t bytes);
void freeHugePages(void* memory) noexcept;

/// For the standard containers: large ones lie in huge pages.
template <typename Value>
struct HugePageAllocator {
    using value_type = Value;

    HugePageAllocator() = default;
    template <typename Other>
    HugePageAllocator(const HugePageAllocator<Other>& /*other*/) noexcept {}

    Value* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(-1) / sizeof(Value)) {
            throw std::bad_array_new_length();
        }
        return static_cast<Value*>(allocateHugePages(count * sizeof(Value)));
    }
    void deallocate(Value* memory, std::size_t /*count*/) noexcept { freeHugePages(memory); }
    bool operator==(const HugePageAllocator& /*other*/) const noexcept { return true; }
};

}  // namespace ajepa
