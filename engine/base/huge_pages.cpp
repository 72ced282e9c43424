// SPDX-License-Identifier: Apache-2.0
#include "engine/base/huge_pages.h"

#include <sys/mman.h>

#include <cstdlib>

namespace ajepa {
namespace {

constexpr std::size_t hugePage = std::size_t{2} << 20U;
constexpr std::size_t cacheLine = 64;

}  // namespace

void* allocateHugePages(std::size_t bytes) {
    const std::size_t alignment = bytes >= hugePage ? hugePage : cacheLine;
    void* memory = nullptr;
    if (::posix_memalign(&memory, alignment, bytes) != 0) {
        throw std::bad_alloc();
    }
    if (bytes >= hugePage) {
        (void)::madvise(memory, bytes, MADV_HUGEPAGE);  // a wish: without it the memory is only slower
    }
    return memory;
}

void freeHugePages(void* memory) noexcept {
    std::free(memory);
}

}  // namespace ajepa
