// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/terminal.h"
#include "engine/masking/mask_findings.h"

namespace ajepa::cli {

/// Diagnostics of masks as the JSON of `ajepa masks --diagnostics`: coverage maps are [time][bands].
Json maskReport(const RunConfig& config, const MaskDiagnostics& diagnostics);

/// The same to read: findings, figures, coverage as letters, reach by layer.
std::string maskReportText(const RunConfig& config, const MaskDiagnostics& diagnostics);

}  // namespace ajepa::cli
