// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/cli/bench/benchmark.h"
#include "app/cli/bench/memory_ceiling.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/search/embedding_index.h"

namespace ajepa::cli {
namespace {

constexpr std::size_t rows = 200000, dim = 768, neighbours = 10;
constexpr double tolerance = 1e-5;

std::vector<float> noise(std::size_t begin, std::size_t count) {
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = hashNoise(static_cast<std::uint32_t>(begin + i));
    }
    return values;
}

// The same neighbours in the same order; where two similarities are equal to float rounding their order may differ.
std::string compare(const std::vector<Neighbour>& ours, const std::vector<float>& peer) {
    double worst = 0;
    bool same = peer.size() == 2 * ours.size();
    for (std::size_t i = 0; same && i < ours.size(); ++i) {
        const double difference = std::abs(static_cast<double>(ours[i].similarity) - peer[i]);
        worst = std::max(worst, difference);
        const bool tied = (i > 0 && ours[i - 1].similarity - ours[i].similarity < tolerance) ||
                          (i + 1 < ours.size() && ours[i].similarity - ours[i + 1].similarity < tolerance);
        same = difference <= tolerance && (tied || static_cast<float>(ours[i].row) == peer[ours.size() + i]);
    }
    if (!same) {
        throw Error(ErrorKind::data, "Ours and the peer find different neighbours; no timing was taken.");
    }
    return "the same " + std::to_string(ours.size()) + " neighbours, similarities within " + decimals(worst * 1e6, 2) + "e-6";
}

}  // namespace

void benchSearch(BenchSession& session) {
    const EmbeddingIndex index(noise(0, rows * dim), static_cast<std::int64_t>(dim));
    const std::vector<float> query = noise(rows * dim, dim);
    MemoryCeiling memory;
    Contest contest{.what = "10 exact nearest neighbours of one query among 200000 x 768",
                    .unit = "ms per query",
                    .unitsPerSecond = 1e3,
                    .threads = session.threads(),
                    .script = "search.py",
                    .ours = [&] { index.nearest(query, neighbours); },
                    .compare = [&](const std::filesystem::path& output) { return compare(index.nearest(query, neighbours), readFloats(output)); },
                    .ceiling = [&] { return sizeof(float) * rows * dim / memory.readBytesPerSecond(session.threads()); },
                    .ceilingName = "reading all rows at the rate of a read loop on as many threads"};
    const auto against = [&](const std::string& id, const std::filesystem::path& python, const std::string& package) {
        contest.id = id;
        contest.python = python;
        contest.arguments = {std::to_string(rows), std::to_string(dim), std::to_string(neighbours), std::to_string(session.threads()), package};
        session.hold(contest);
    };
    against("neighbours/faiss", {}, "faiss-cpu");
    against("neighbours/faiss-debian", "/usr/bin/python3", "python3-faiss");
}

}  // namespace ajepa::cli
