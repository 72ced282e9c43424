// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/torch_engine.h"

#include <torch/version.h>

#include <algorithm>
#include <chrono>

#include "engine/base/error.h"
#include "engine/embedding/corpus_embedding.h"
#include "engine/embedding/embedding_memory.h"
#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/score.h"
#include "engine/jobs/cuda_devices.h"
#include "engine/jobs/pure_step_files.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/training/compute_device.h"
#include "engine/training/training_job.h"

namespace ajepa {
namespace {

/// What an embedder was made from; another one is made when any of it changes.
struct EmbedderKey {
    std::filesystem::path weights;
    std::filesystem::file_time_type written;
    EncoderChoice encoder = EncoderChoice::target;
    bool untrained = false;
    bool operator==(const EmbedderKey&) const = default;
};

class TorchEngine final : public Engine {
public:
    /// LibTorch looks for its part for GPUs once, when something first asks: it must be loaded before any work begins.
    TorchEngine() { computeDevice({.name = "auto", .precision = Precision::fp32, .deterministic = true}); }

    std::unique_ptr<Job> trainingJob(const std::filesystem::path& runDirectory, std::int64_t extendTo, int threads) override {
        return std::make_unique<TrainingJob>(RunDirectory::open(runDirectory), extendTo, threads);
    }

    Embeddings embed(const EmbedRequest& request, std::stop_token stop, const ProgressFunction& progress) override {
        return embedCorpus(pooledEmbedder(request), request.corpus, request.pooling, request.threads, stop, progress);
    }

    std::unique_ptr<EmbeddingWork> embedding(const EmbedRequest& request) override {
        return std::make_unique<CorpusEmbedding>(pooledEmbedder(request), request.corpus, request.pooling, request.threads);
    }

    std::vector<std::string> embedTokens(const EmbedRequest& request, const ClipTokensFunction& onClip, std::stop_token stop,
                                         const ProgressFunction& progress) override {
        auto embedder = embedderFor(request.checkpoint, request.encoder, request.untrained);
        requireEmbeddingMemory(embedder->config(), *request.corpus, 0, machineInfo());
        return embedClips(std::move(embedder), request.corpus, request.threads, onClip, stop, progress);
    }

    std::vector<float> embedSound(const std::filesystem::path& checkpoint, const Waveform& sound, EncoderChoice encoder, Pooling pooling) override {
        const auto embedder = embedderFor(checkpoint, encoder, false);
        return embedder->pooled(embedder->embed({embedder->prepare(sound)}).front(), pooling);
    }

    EvaluationResult evaluate(const EvaluationRequest& request, std::stop_token stop, const ProgressFunction& progress) override;

    void step(const std::filesystem::path& weights, const std::filesystem::path& inputs, const std::filesystem::path& out) override {
        runPureStep(weights, inputs, out);
    }

    void initialWeights(const RunConfig& config, const std::filesystem::path& out) override { writeInitialWeights(config, out); }

    std::unique_ptr<StepWork> stepWork(const std::filesystem::path& weights, const std::filesystem::path& inputs, int threads) override {
        return openStepWork(weights, inputs, threads);
    }

    std::string torchVersion() const override {
        const std::string version = TORCH_VERSION;
        if (cudaDevices().devices.empty()) {
            return version;
        }
        return version + (whyNoGpuOperators().empty() ? ", computes on GPUs" : "; GPUs are not used: " + whyNoGpuOperators());
    }

private:
    std::shared_ptr<Embedder> embedderFor(const std::filesystem::path& checkpoint, EncoderChoice encoder, bool untrained) {
        const std::filesystem::path weights = resolveCheckpoint(checkpoint).weights;
        const EmbedderKey key{weights, std::filesystem::last_write_time(weights), encoder, untrained};
        if (!embedder_ || !(key == key_)) {
            embedder_ = std::make_shared<Embedder>(weights, encoder, untrained);
            key_ = key;
        }
        return embedder_;
    }

    /// For one vector a clip; throws Error(device) if they need more memory than there is.
    std::shared_ptr<Embedder> pooledEmbedder(const EmbedRequest& request) {
        auto embedder = embedderFor(request.checkpoint, request.encoder, request.untrained);
        const RunConfig& config = embedder->config();
        const double values = config.encoder.dim * std::max(1.0, static_cast<double>(request.pooling.segments) * gridBands(config));
        requireEmbeddingMemory(config, *request.corpus, values, machineInfo());
        return embedder;
    }

    Score scoreOf(const EvaluationRequest& request, const Embeddings& embeddings, const std::vector<Split>& splits,
                  const std::stop_token& stop) const {
        return score(labelled(embeddings, *request.corpus), *request.corpus, splits, request.protocol, stop);
    }

    EmbedderKey key_;
    std::shared_ptr<Embedder> embedder_;
};

EvaluationResult TorchEngine::evaluate(const EvaluationRequest& request, std::stop_token stop, const ProgressFunction& progress) {
    const auto begin = std::chrono::steady_clock::now();
    EvaluationResult result;
    const std::vector<Split> splits = evaluationSplits(*request.corpus, request.splits, &result.splitRule);
    EmbedRequest embedding{request.checkpoint, request.corpus, request.encoder, request.pooling, false, request.threads};
    const Embeddings embeddings = embed(embedding, stop, progress);
    result.unreadable = embeddings.unreadable;
    result.score = scoreOf(request, embeddings, splits, stop);
    for (const Baseline baseline : request.baselines) {
        if (baseline == Baseline::untrained) {
            embedding.untrained = true;
            result.baselines["untrained"] = scoreOf(request, embed(embedding, stop, progress), splits, stop);
        } else {
            result.baselines["log-mel"] = scoreOf(request, logMelEmbeddings(*request.corpus, request.threads, stop), splits, stop);
        }
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

}  // namespace

std::unique_ptr<Engine> makeTorchEngine() {
    return std::make_unique<TorchEngine>();
}

}  // namespace ajepa
