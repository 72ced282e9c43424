// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ajepa {

/// What people call a corpus location: "Demo sounds", or the folder's name.
QString corpusLabel(const QString& location);

}  // namespace ajepa
