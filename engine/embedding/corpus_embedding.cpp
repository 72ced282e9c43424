// SPDX-License-Identifier: Apache-2.0
#include "engine/embedding/corpus_embedding.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <utility>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/parallel.h"

namespace ajepa {
namespace {

/// Enough for the network to be busy, and well below the time of a training step of the usual batch.
constexpr std::size_t clipsPerSlice = 8;

/// Lets LibTorch use so many threads while it lives.
class TorchThreads {
public:
    explicit TorchThreads(int threads) : before_(at::get_num_threads()) { at::set_num_threads(threads); }
    ~TorchThreads() { at::set_num_threads(before_); }
    TorchThreads(const TorchThreads&) = delete;
    TorchThreads& operator=(const TorchThreads&) = delete;

private:
    int before_;
};

}  // namespace

CorpusEmbedding::CorpusEmbedding(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads)
    : embedder_(std::move(embedder)), corpus_(std::move(corpus)), pooling_(pooling), threads_(threads) {}

bool CorpusEmbedding::advance(const std::stop_token& stop) {
    const TorchThreads torch(threadCount(threads_));
    const std::size_t count = std::min(clipsPerSlice, corpus_->clips().size() - next_);
    append(readSlice(count, stop));
    next_ += count;
    return next_ < corpus_->clips().size();
}

std::vector<Embedder::Windows> CorpusEmbedding::readSlice(std::size_t count, const std::stop_token& stop) {
    std::vector<Embedder::Windows> windows(count);
    std::vector<std::string> reasons(count);
    parallelFor(count, threads_, stop, [&](std::size_t i) {
        try {
            windows[i] = embedder_->prepare(corpus_->read(next_ + i));
        } catch (const AudioError& error) {
            reasons[i] = error.what();
        }
    });
    if (stop.stop_requested()) {
        throw Error(ErrorKind::request, "embedding the corpus was stopped");
    }
    std::vector<Embedder::Windows> readable;
    for (std::size_t i = 0; i < count; ++i) {
        if (windows[i].windows == 0) {
            result_.unreadable.push_back(reasons[i]);
        } else {
            readable.push_back(std::move(windows[i]));
            result_.clips.push_back(next_ + i);
        }
    }
    return readable;
}

void CorpusEmbedding::append(const std::vector<Embedder::Windows>& readable) {
    if (readable.empty()) {
        return;
    }
    for (const ClipEmbedding& clip : embedder_->embed(readable)) {
        const std::vector<float> row = embedder_->pooled(clip, pooling_);
        result_.dim = static_cast<std::int64_t>(row.size());
        result_.values.insert(result_.values.end(), row.begin(), row.end());
    }
}

Embeddings CorpusEmbedding::take() {
    if (result_.clips.empty()) {
        throw Error(
            ErrorKind::data,
            "no clip of corpus " + corpus_->name() + " can be read: " + (result_.unreadable.empty() ? "it is empty" : result_.unreadable.front()),
            "corpus");
    }
    return std::move(result_);
}

Embeddings embedCorpus(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads,
                       const std::stop_token& stop, const ProgressFunction& progress) {
    CorpusEmbedding work(std::move(embedder), std::move(corpus), pooling, threads);
    for (bool more = true; more;) {
        more = work.advance(stop);
        if (progress) {
            progress(work.done(), work.total());
        }
    }
    return work.take();
}

}  // namespace ajepa
