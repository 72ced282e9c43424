// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace ajepa {

/// A set of cells of a patch grid, one bit a cell.
class CellBits {
public:
    explicit CellBits(int cells) : words_((static_cast<std::size_t>(cells) + 63) / 64) {}

    void clear() { words_.assign(words_.size(), 0); }
    void add(std::int32_t cell) { words_[wordOf(cell)] |= bitOf(cell); }
    void add(std::span<const std::int32_t> cells) {
        for (const std::int32_t cell : cells) {
            add(cell);
        }
    }
    bool has(std::int32_t cell) const { return (words_[wordOf(cell)] & bitOf(cell)) != 0; }
    int count() const {
        int count = 0;
        for (const std::uint64_t word : words_) {
            count += std::popcount(word);
        }
        return count;
    }
    /// Cells of this set that `other` lacks.
    int countWithout(const CellBits& other) const {
        int count = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            count += std::popcount(words_[i] & ~other.words_[i]);
        }
        return count;
    }
    /// Calls `visit(cell)` for each cell, ascending.
    template <typename Visit>
    void forEach(Visit visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(static_cast<std::int32_t>(64 * i) + std::countr_zero(word));
            }
        }
    }
    std::span<std::uint64_t> words() { return words_; }
    std::span<const std::uint64_t> words() const { return words_; }

private:
    static std::size_t wordOf(std::int32_t cell) { return static_cast<std::size_t>(cell) / 64; }
    static std::uint64_t bitOf(std::int32_t cell) { return std::uint64_t{1} << (static_cast<unsigned>(cell) % 64); }

    std::vector<std::uint64_t> words_;
};

}  // namespace ajepa
