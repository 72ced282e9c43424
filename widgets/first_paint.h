// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace ajepa {

/// Calls `work` once, as soon as all of `window` has been painted for the first time. Of several works the last one that was registered comes first.
void onFirstPaint(QWidget& window, std::function<void()> work);

}  // namespace ajepa
