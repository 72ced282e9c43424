// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/embedding/embedder.h"
#include "engine/jobs/engine.h"

namespace ajepa {

/// The inputs of some clips of a corpus, on `threads` threads. One that cannot be read has no windows, and its reason at its place in `reasons`, if that is wanted.
std::vector<Embedder::Windows> prepareClips(const Embedder& embedder, const Corpus& corpus, std::span<const std::size_t> clips, int threads,
                                            const std::stop_token& stop, std::vector<std::string>* reasons = nullptr);

/// The tokens of the clips of a corpus, a few clips at a time: features on `threads` threads, then the network. Clips that cannot be read are left out and
/// listed. The number of threads that LibTorch uses is as before after every slice: a training that goes on in between must not change by it.
class TokenSlices {
public:
    TokenSlices(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, int threads);

    /// Does one slice and hands on the tokens of its readable clips, in the corpus' order. False: that was the last one. Throws Error(request) if stopped.
    bool advance(const ClipTokensFunction& onClip, const std::stop_token& stop);
    std::int64_t done() const { return static_cast<std::int64_t>(next_); }
    std::int64_t total() const { return static_cast<std::int64_t>(corpus_->clips().size()); }
    /// "path: reason", after the last slice. Throws Error(data) if no clip could be read.
    std::vector<std::string> takeUnreadable();

    Embedder& embedder() const { return *embedder_; }

private:
    /// The clips of a slice that could be read.
    struct Readable {
        std::vector<std::size_t> clips;
        std::vector<Embedder::Windows> windows;
    };

    std::size_t sliceSize() const;
    Readable readSlice(std::size_t count, const std::stop_token& stop);

    std::shared_ptr<Embedder> embedder_;
    std::shared_ptr<const Corpus> corpus_;
    int threads_;
    std::size_t next_ = 0;  ///< first clip of the next slice
    std::vector<std::string> unreadable_;
};

/// One pooled vector a clip, in slices.
class CorpusEmbedding final : public EmbeddingWork {
public:
    CorpusEmbedding(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads);

    bool advance(const std::stop_token& stop) override;
    std::int64_t done() const override { return slices_.done(); }
    std::int64_t total() const override { return slices_.total(); }
    Embeddings take() override;

private:
    void append(std::size_t clip, const ClipEmbedding& tokens);

    TokenSlices slices_;
    Pooling pooling_;
    Embeddings result_;
};

/// All slices at once: the tokens, and the pooled vectors.
std::vector<std::string> embedClips(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, int threads,
                                    const ClipTokensFunction& onClip, const std::stop_token& stop = {}, const ProgressFunction& progress = {});
Embeddings embedCorpus(std::shared_ptr<Embedder> embedder, std::shared_ptr<const Corpus> corpus, Pooling pooling, int threads,
                       const std::stop_token& stop = {}, const ProgressFunction& progress = {});

}  // namespace ajepa
