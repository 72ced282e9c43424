// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "engine/queue/experiment_queue.h"

namespace ajepa {

/// Version of the text below. A larger one comes from a newer program and is left alone.
inline constexpr int queueFormat = 1;

/// JSON of a queue; each configuration is complete TOML, so that it reads back exactly. queueFromText(queueText(q)) is q.
std::string queueText(const ExperimentQueue& queue);

/// Throws Error(storage) with what is wrong with the text, Error(request) if a newer version wrote it.
ExperimentQueue queueFromText(std::string_view text);

}  // namespace ajepa
