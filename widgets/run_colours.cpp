// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_colours.h"

#include <algorithm>
#include <array>

namespace ajepa {
namespace {

/// Okabe and Ito's without black and yellow, which one theme or the other would swallow, then Tableau's.
const std::array<QColor, 14> palette{QColor(0x56B4E9), QColor(0xE69F00), QColor(0x009E73), QColor(0xCC79A7), QColor(0xD55E00),
                                     QColor(0x0072B2), QColor(0x9C755F), QColor(0x76B7B2), QColor(0xB07AA1), QColor(0xE15759),
                                     QColor(0x59A14F), QColor(0xFF9DA7), QColor(0xEDC948), QColor(0x8C8C8C)};

}  // namespace

void RunColours::assign(const std::vector<std::filesystem::path>& runs) {
    shown_ = {runs.begin(), runs.end()};
    std::array<int, palette.size()> used{};
    std::vector<std::filesystem::path> waiting;
    for (const auto& run : runs) {
        const auto known = colours_.find(run);
        if (known != colours_.end() && used.at(std::size_t(known->second)) == 0) {
            ++used.at(std::size_t(known->second));
        } else {
            waiting.push_back(run);
        }
    }
    for (const auto& run : waiting) {
        const auto least = std::min_element(used.begin(), used.end());
        ++*least;
        colours_[run] = int(least - used.begin());
    }
}

QColor RunColours::of(const std::filesystem::path& run) const {
    const auto known = colours_.find(run);
    return known == colours_.end() ? QColor() : palette.at(std::size_t(known->second));
}

}  // namespace ajepa
