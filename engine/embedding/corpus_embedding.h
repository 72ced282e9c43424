// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "engine/embedding/embedder.h"
#include "engine/jobs/engine.h"

namespace ajepa {

/// Embeds all clips of a corpus, a few at a time: features on `threads` threads, then the network. Clips that cannot be read are left out and listed. The
/// number of threads that LibTorch uses is as before after every slice: a training that goes on in between must not change by it.
class CorpusEmbedding final : public EmbeddingWork {
public:
    CorpusEmbedding(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads);

    bool advance(const std::stop_token& stop) override;
    std::int64_t done() const override { return static_cast<std::int64_t>(next_); }
    std::int64_t total() const override { return static_cast<std::int64_t>(corpus_->clips().size()); }
    /// Throws Error(data) if no clip could be read.
    Embeddings take() override;

private:
    std::vector<Embedder::Windows> readSlice(std::size_t count, const std::stop_token& stop);
    void append(const std::vector<Embedder::Windows>& readable);

    std::shared_ptr<Embedder> embedder_;
    std::shared_ptr<const Corpus> corpus_;
    Pooling pooling_;
    int threads_;
    std::size_t next_ = 0;  ///< first clip of the next slice
    Embeddings result_;
};

/// The whole corpus at once.
Embeddings embedCorpus(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads,
                       const std::stop_token& stop = {}, const ProgressFunction& progress = {});

}  // namespace ajepa
