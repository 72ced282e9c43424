// SPDX-License-Identifier: Apache-2.0
// A store whose hashes all agree, as somebody with bad intentions could make one; the input is its numbers: two bytes for the bands, two for the bytes of its
// only shard, then the lines of its index.
#include <algorithm>
#include <cstring>
#include <map>
#include <span>
#include <utility>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/store/feature_store.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

constexpr std::size_t headBytes = 4, mostClips = 8;

/// Rendered, so that no line has a file behind it whose size and time could differ.
std::shared_ptr<const Corpus> corpusOf(std::size_t clips) {
    static std::map<std::size_t, std::shared_ptr<const Corpus>> made;
    auto& corpus = made[clips];
    return corpus ? corpus : corpus = demoCorpus(0, static_cast<int>(clips));
}

std::uint16_t numberAt(const std::uint8_t* bytes) {
    return static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8U);
}

/// The lines of the input, with the stamps of rendered clips and the hash of whatever lies at their place.
std::vector<StoredClip> linesOf(const std::uint8_t* bytes, std::size_t size, int mels, std::span<const std::byte> shard) {
    std::vector<StoredClip> lines(std::min(size / sizeof(StoredClip), mostClips));
    std::memcpy(lines.data(), bytes, lines.size() * sizeof(StoredClip));
    for (StoredClip& line : lines) {
        line.sourceSize = 0;
        line.sourceTime = 0;
        if (mels > 0 && liesWithin(line, mels, shard.size())) {
            line.sha256 = shaBytes(shard.subspan(line.offset, storedBytes(line.frames, mels)));
        }
    }
    return lines;
}

StoreKey writeStore(const Corpus& corpus, int mels, std::span<const StoredClip> lines, std::span<const std::byte> shard) {
    static std::map<std::size_t, std::string> fingerprints;
    std::string& fingerprint = fingerprints[lines.size()];
    if (fingerprint.empty()) {
        fingerprint = corpus.fingerprint();
    }
    const auto text = [](std::span<const std::byte> bytes) {
        return fuzz::textOf(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    };
    fuzz::writeFile(storeIndexName, text(std::as_bytes(lines)));
    fuzz::writeFile(shardName(0), text(shard));
    fuzz::writeFile(storeManifestName, storeManifestText({fingerprint, "", mels, lines.size(), 0, 0, {shard.size()}, sha256(std::as_bytes(lines))}));
    return {fingerprint, "", "0", mels};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < headBytes + sizeof(StoredClip)) {
        return 0;
    }
    const int mels = numberAt(bytes);
    const std::vector<std::byte> shard(numberAt(bytes + 2));
    const std::vector<StoredClip> lines = linesOf(bytes + headBytes, size - headBytes, mels, shard);
    const auto corpus = corpusOf(lines.size());
    const StoreKey key = writeStore(*corpus, mels, lines, shard);
    try {
        const FeatureStore store(fuzz::folder(), corpus, key);
        for (std::size_t clip = 0; clip < store.size(); ++clip) {
            try {
                const StoredFrames stored = store.frames(clip);
                fuzz::mustHold(stored.frames >= 0 && stored.halves.size() == std::size_t(stored.frames) * std::size_t(mels), "a clip has its frames");
                fuzz::mustHold(std::all_of(stored.halves.begin(), stored.halves.end(), [](std::uint16_t half) { return half == 0; }),
                               "a clip's values are those of the shard");
            } catch (const AudioError&) {
            }
        }
    } catch (const Error&) {
    }
    return 0;
}
