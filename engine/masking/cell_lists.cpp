// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/cell_lists.h"

#include <array>
#include <cstring>

namespace ajepa {
namespace {

constexpr std::size_t groupSize = 8;

/// The places of the set bits of every byte, ascending.
struct BitPlaces {
    std::array<std::array<std::int32_t, groupSize>, 256> places{};
    std::array<std::uint8_t, 256> count{};

    constexpr BitPlaces() {
        for (unsigned byte = 0; byte < 256; ++byte) {
            for (unsigned bit = 0; bit < groupSize; ++bit) {
                if ((byte >> bit & 1U) != 0) {
                    places[byte][count[byte]++] = static_cast<std::int32_t>(bit);
                }
            }
        }
    }
};
constexpr BitPlaces bitPlaces;

// Eight marks of a byte each to eight bits: the product puts mark i at bit 56 + i, and no two of its terms meet.
unsigned bitsOf(const std::uint8_t* marks) {
    std::uint64_t word = 0;
    std::memcpy(&word, marks, sizeof word);
    return static_cast<unsigned>(word * 0x0102040810204080ULL >> 56);
}

/// Appends to a list without a branch: eight places are written, those that count are kept.
class ListEnd {
public:
    ListEnd(std::vector<std::int32_t>& list, std::size_t size) : list_(list), size_(size) {
        list_.resize(size + groupSize);
        at_ = list_.data();
    }
    void add(unsigned bits, std::int32_t first) {
        std::array<std::int32_t, groupSize> cells = bitPlaces.places[bits];
        for (std::int32_t& cell : cells) {
            cell += first;
        }
        std::memcpy(at_, cells.data(), sizeof cells);
        at_ += bitPlaces.count[bits];
    }
    void close() { list_.resize(size_); }

private:
    std::vector<std::int32_t>& list_;
    std::size_t size_;
    std::int32_t* at_;
};

}  // namespace

void cellLists(std::span<const std::uint8_t> marks, std::size_t count, std::size_t oneCount, std::vector<std::int32_t>& zeros,
               std::vector<std::int32_t>& ones) {
    ListEnd zeroEnd(zeros, count - oneCount), oneEnd(ones, oneCount);
    for (std::size_t first = 0; first < count; first += groupSize) {
        const unsigned counted = count - first < groupSize ? (1U << (count - first)) - 1 : 0xFFU;
        const unsigned bits = bitsOf(marks.data() + first);
        zeroEnd.add(~bits & counted, static_cast<std::int32_t>(first));
        oneEnd.add(bits & counted, static_cast<std::int32_t>(first));
    }
    zeroEnd.close();
    oneEnd.close();
}

}  // namespace ajepa
