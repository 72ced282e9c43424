// SPDX-License-Identifier: Apache-2.0
#include "engine/embedding/corpus_embedding.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/embedding/embedding_memory.h"

namespace ajepa {
namespace {

/// Enough for the network to be busy, and well below the time of a training step of the usual batch.
constexpr std::size_t mostClipsPerSlice = 8;

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

std::vector<Embedder::Windows> prepareClips(const Embedder& embedder, const Corpus& corpus, std::span<const std::size_t> clips, int threads,
                                            const std::stop_token& stop, std::vector<std::string>* reasons) {
    std::vector<Embedder::Windows> windows(clips.size());
    std::vector<std::string> why(clips.size());
    parallelFor(clips.size(), threads, stop, [&](std::size_t i) {
        try {
            windows[i] = embedder.prepare(corpus.read(clips[i]));
        } catch (const AudioError& error) {
            why[i] = error.what();
        }
    });
    if (reasons != nullptr) {
        *reasons = std::move(why);
    }
    return windows;
}

TokenSlices::TokenSlices(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, int threads)
    : embedder_(std::move(embedder)), corpus_(std::move(corpus)), threads_(threads) {}

bool TokenSlices::advance(const ClipTokensFunction& onClip, const std::stop_token& stop) {
    const TorchThreads torch(threadCount(threads_));
    const std::size_t count = sliceSize();
    const Readable readable = readSlice(count, stop);
    if (!readable.clips.empty()) {
        const std::vector<ClipEmbedding> embeddings = embedder_->embed(readable.windows);
        for (std::size_t i = 0; i < embeddings.size(); ++i) {
            onClip(readable.clips[i], embeddings[i]);
        }
    }
    next_ += count;
    return next_ < corpus_->clips().size();
}

/// Fewer long clips, so that memory holds little more than the longest one.
std::size_t TokenSlices::sliceSize() const {
    std::int64_t windows = 0;
    std::size_t count = 0;
    while (count < mostClipsPerSlice && next_ + count < corpus_->clips().size() && windows < 2 * Embedder::windowsPerPass) {
        windows += expectedWindows(embedder_->config(), corpus_->clips()[next_ + count].durationS);
        ++count;
    }
    return count;
}

TokenSlices::Readable TokenSlices::readSlice(std::size_t count, const std::stop_token& stop) {
    std::vector<std::size_t> clips(count);
    std::iota(clips.begin(), clips.end(), next_);
    std::vector<std::string> reasons;
    std::vector<Embedder::Windows> windows = prepareClips(*embedder_, *corpus_, clips, threads_, stop, &reasons);
    if (stop.stop_requested()) {
        throw Error(ErrorKind::request, "embedding the corpus was stopped");
    }
    Readable readable;
    for (std::size_t i = 0; i < count; ++i) {
        if (windows[i].windows == 0) {
            unreadable_.push_back(reasons[i]);
        } else {
            readable.windows.push_back(std::move(windows[i]));
            readable.clips.push_back(clips[i]);
        }
    }
    return readable;
}

std::vector<std::string> TokenSlices::takeUnreadable() {
    if (unreadable_.size() == corpus_->clips().size()) {
        throw Error(ErrorKind::data,
                    "no clip of corpus " + corpus_->name() + " can be read: " + (unreadable_.empty() ? "it is empty" : unreadable_.front()),
                    "corpus");
    }
    return std::move(unreadable_);
}

CorpusEmbedding::CorpusEmbedding(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads)
    : slices_(std::move(embedder), std::move(corpus), threads), pooling_(pooling) {}

bool CorpusEmbedding::advance(const std::stop_token& stop) {
    return slices_.advance([this](std::size_t clip, const ClipEmbedding& tokens) { append(clip, tokens); }, stop);
}

void CorpusEmbedding::append(std::size_t clip, const ClipEmbedding& tokens) {
    const std::vector<float> row = slices_.embedder().pooled(tokens, pooling_);
    result_.dim = static_cast<std::int64_t>(row.size());
    result_.values.insert(result_.values.end(), row.begin(), row.end());
    result_.clips.push_back(clip);
}

Embeddings CorpusEmbedding::take() {
    result_.unreadable = slices_.takeUnreadable();
    return std::move(result_);
}

std::vector<std::string> embedClips(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, int threads,
                                    const ClipTokensFunction& onClip, const std::stop_token& stop, const ProgressFunction& progress) {
    TokenSlices slices(std::move(embedder), std::move(corpus), threads);
    for (bool more = true; more;) {
        more = slices.advance(onClip, stop);
        if (progress) {
            progress(slices.done(), slices.total());
        }
    }
    return slices.takeUnreadable();
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
