// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/masking/mask_diagnostics.h"

namespace ajepa {

/// Something worth knowing about the masks of a configuration.
struct MaskFinding {
    std::string id;                      ///< stable, for scripts: "unreached", "context", ...
    bool warning = false;                ///< it harms the training
    std::string pattern;                 ///< English sentence with %1, %2, ...; the key of its translation
    std::vector<std::string> arguments;  ///< numbers with their unit, and words that are keys of translations themselves
    std::optional<double> value;         ///< the figure that it is about
    std::optional<double> reference;     ///< the same figure in the literature
    std::string source;                  ///< where that stands

    /// The pattern with its arguments.
    std::string sentence() const;
};

/// "2.9 %", "47 %": a share for readers.
std::string shareText(double share);

/// Warnings first. `config` is what was diagnosed.
std::vector<MaskFinding> findingsOf(const RunConfig& config, const MaskDiagnostics& diagnostics);

}  // namespace ajepa
