// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace ajepa {

/// What is wrong and what would be right in one text: "no space for the checkpoint. Free some space." Either part may lack its capital or its full stop.
QString errorText(const std::string& message, const std::string& hint);

}  // namespace ajepa
