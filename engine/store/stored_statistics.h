// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <stop_token>

#include "engine/store/feature_store.h"
#include "engine/store/stored_input.h"

namespace ajepa {

/// Normalisation constants measured on stored clips, as measureStatistics measures them on sounds: over the unvaried part of each, in order, passing over
/// clips that could not be read. Throws Error(data) if there is no frame; returns an empty result if stopped.
FeatureStatistics measureStored(const FeatureStore& store, std::span<const std::size_t> clips, const AudioConfig& audio,
                                const FeatureConfig& features, const std::stop_token& stop = {},
                                const std::function<void(std::size_t done, std::size_t all)>& progress = {});

}  // namespace ajepa
