// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "engine/corpus/corpus.h"
#include "widgets/clip_list_model.h"

namespace ajepa {

/// A corpus' clips as rows of a list.
std::vector<ClipRow> clipRows(const Corpus& corpus);
/// Labels of a clip, separated by commas.
QString labelText(const Clip& clip);
/// "dog · 1-100032-A-0"
QString clipTitle(const Clip& clip);

}  // namespace ajepa
