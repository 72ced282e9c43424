// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/masking/mask_findings.h"

namespace ajepa {

/// A finding in the window's language, with the literature's figure behind it.
QString findingText(const MaskFinding& finding);

}  // namespace ajepa
