// SPDX-License-Identifier: Apache-2.0
#include "engine/search/embedding_index.h"

#include <omp.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/base/error.h"
#include "engine/search/dot_rows.h"

namespace ajepa {
namespace {

// Below this many multiplications a team of threads costs more than it saves.
constexpr std::size_t parallelWork = std::size_t{1} << 18;
// Rows that a thread takes at once: long enough for streams of memory, short enough that no thread waits for another that was held up.
constexpr std::size_t rowsAtOnce = 256;

void dotRows(const float* rows, std::size_t count, std::size_t dim, const float* query, float* products) {
    static const DotRows best = dotRowsVector() != nullptr ? dotRowsVector() : dotRowsPortable;
    best(rows, count, dim, query, products);
}

// A zero vector stays zero, so that its similarity to everything is 0.
void normalise(std::span<float> row) {
    double squares = 0;
    for (const float value : row) {
        squares += double{value} * value;
    }
    const double scale = squares > 0 ? 1 / std::sqrt(squares) : 0;
    for (float& value : row) {
        value = static_cast<float>(value * scale);
    }
}

void requireFinite(std::span<const float> values, const char* what) {
    const auto bad = std::find_if(values.begin(), values.end(), [](float value) { return !std::isfinite(value); });
    if (bad != values.end()) {
        throw Error(ErrorKind::request,
                    std::string(what) + " holds a value that is not finite at position " + std::to_string(bad - values.begin()) + ".", {},
                    "embed the clips again with a checkpoint that is whole");
    }
}

bool isNearer(const Neighbour& a, const Neighbour& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
}

/// The k nearest of those it was shown: a heap with the farthest of them in front.
class NearestSoFar {
public:
    explicit NearestSoFar(std::size_t k) : k_(k) { heap_.reserve(k); }

    void show(const Neighbour& candidate) {
        if (heap_.size() < k_) {
            heap_.push_back(candidate);
            std::push_heap(heap_.begin(), heap_.end(), isNearer);
        } else if (k_ > 0 && isNearer(candidate, heap_.front())) {
            std::pop_heap(heap_.begin(), heap_.end(), isNearer);
            heap_.back() = candidate;
            std::push_heap(heap_.begin(), heap_.end(), isNearer);
        }
    }
    const std::vector<Neighbour>& found() const { return heap_; }

private:
    std::size_t k_;
    std::vector<Neighbour> heap_;
};

}  // namespace

EmbeddingIndex::EmbeddingIndex(std::span<const float> values, std::int64_t dim) : values_(values.begin(), values.end()), dim_(dim), rows_(0) {
    if (dim < 1 || values.size() % static_cast<std::size_t>(dim) != 0) {
        throw Error(ErrorKind::request, std::to_string(values.size()) + " values cannot be rows of " + std::to_string(dim) + " dimensions each.", {},
                    "give rows x dimensions values");
    }
    requireFinite(values, "The set of embeddings");
    const auto width = static_cast<std::size_t>(dim);
    rows_ = values_.size() / width;
    for (std::size_t i = 0; i < rows_; ++i) {
        normalise(std::span(values_).subspan(i * width, width));
    }
}

std::span<const float> EmbeddingIndex::row(std::size_t index) const {
    const auto width = static_cast<std::size_t>(dim_);
    return std::span(values_).subspan(index * width, width);
}

std::vector<Neighbour> EmbeddingIndex::nearest(std::span<const float> query, std::size_t k, std::size_t exclude) const {
    const auto width = static_cast<std::size_t>(dim_);
    if (query.size() != width) {
        throw Error(ErrorKind::request,
                    "The query has " + std::to_string(query.size()) + " dimensions, but the index has " + std::to_string(width) + ".", {},
                    "embed the query with the checkpoint and the pooling of the index");
    }
    requireFinite(query, "The query");
    std::vector<float> unit(query.begin(), query.end());
    normalise(unit);

    k = std::min(k, rows_ - (exclude < rows_ ? 1 : 0));
    // One for each thread, made before the team starts: what it throws may not leave a thread of the team.
    std::vector<NearestSoFar> found;
    for (int thread = 0; thread < omp_get_max_threads(); ++thread) {
        found.emplace_back(k);
    }
    const auto blocks = static_cast<std::int64_t>((rows_ + rowsAtOnce - 1) / rowsAtOnce);
#pragma omp parallel for schedule(dynamic) if (rows_ * width >= parallelWork)
    for (std::int64_t block = 0; block < blocks; ++block) {
        const std::size_t first = static_cast<std::size_t>(block) * rowsAtOnce, count = std::min(rowsAtOnce, rows_ - first);
        std::array<float, rowsAtOnce> products;
        dotRows(values_.data() + first * width, count, width, unit.data(), products.data());
        NearestSoFar& nearest = found[static_cast<std::size_t>(omp_get_thread_num())];
        for (std::size_t i = 0; i < count; ++i) {
            if (first + i != exclude) {
                nearest.show({first + i, std::clamp(products[i], -1.0F, 1.0F)});
            }
        }
    }
    std::vector<Neighbour> candidates;
    for (const NearestSoFar& part : found) {
        candidates.insert(candidates.end(), part.found().begin(), part.found().end());
    }
    std::sort(candidates.begin(), candidates.end(), isNearer);
    candidates.resize(k);
    return candidates;
}

}  // namespace ajepa
