// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/store/feature_store.h"

namespace ajepa {

/// How a store is made; none of it changes a byte of the store but `shardBytes`.
struct StoreMaking {
    int threads = 0;  ///< 0: all cores
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t all)> progress{};
    std::uint64_t shardBytes = std::uint64_t{1} << 30U;  ///< a shard is closed before it would grow beyond; a longer clip has one of its own
};

/// Opens the store of a corpus and front-end, or makes it: beside the corpus, or in the user's cache if the corpus' folder cannot be written (storeFolders).
/// Clips are written in order and brought to the disk group by group, the index after the shard; what a kill or a full disk interrupted is taken up where it
/// ended and gives the same bytes as an uninterrupted making. A clip that cannot be read is recorded, and never fatal.
/// nullptr if stopped. Throws Error(storage): no space (said before anything is written where the sizes tell), stale or damaged store, another process makes
/// it; Error(data) if no clip could be read.
std::shared_ptr<const FeatureStore> openOrMakeStore(const std::shared_ptr<const Corpus>& corpus, const AudioConfig& audio,
                                                    const FeatureConfig& features, const StoreMaking& making = {});

/// The same, but checks every byte of a store that is there and makes a stale or damaged one anew.
std::shared_ptr<const FeatureStore> renewStore(const std::shared_ptr<const Corpus>& corpus, const AudioConfig& audio, const FeatureConfig& features,
                                               const StoreMaking& making = {});

}  // namespace ajepa
