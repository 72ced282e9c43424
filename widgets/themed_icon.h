// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace ajepa {

/// A single-colour icon of resources/icons by name ("play"), drawn in the program palette's text colour (accent when checked, grey when disabled)
/// at the moment of painting, so that it follows a change of theme.
QIcon themedIcon(const QString& name);

}  // namespace ajepa
