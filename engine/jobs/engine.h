// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/jobs/job_runner.h"
#include "engine/jobs/run_control.h"
#include "engine/jobs/run_events.h"

/// The Torch-free face of ajepa_engine. The library is loaded with loadEngine() after the first window is up, or by the commands that need networks.
/// Everything throws ajepa::Error.
namespace ajepa {

enum class EncoderChoice { target /* "target" */, context /* "context" */ };

/// Clip pooling: segments = 0 is the mean over valid cells; S > 0 gives S time segments x frequency cells, each averaged over its valid cells and
/// concatenated: S * bands * dim values.
struct Pooling {
    int segments = 0;
};

/// Embeddings of a corpus, row-major [clips, dim]. Unreadable clips are left out and listed.
struct Embeddings {
    std::vector<float> values;
    std::int64_t dim = 0;
    std::vector<std::size_t> clips;       ///< row -> index in the corpus
    std::vector<std::string> unreadable;  ///< "path: reason"
};

struct EmbedRequest {
    std::filesystem::path checkpoint;  ///< resolved as on the command line
    std::shared_ptr<const Corpus> corpus;
    EncoderChoice encoder = EncoderChoice::target;
    Pooling pooling{};
    bool untrained = false;  ///< same configuration, weights of step 0
    int threads = 0;
};

/// Token embeddings of one sound: [cells, dim], normalised log-mel as the network got it.
struct ClipEmbedding {
    std::vector<float> tokens;
    std::int64_t dim = 0;
    int time = 0, bands = 0;
    int validFrames = 0;
    int validTime = 0;  ///< rows of cells that hold sound, at least 1: cells [0, validTime * bands) count in the mean
};

struct EvaluationRequest;
struct EvaluationResult;

/// Receives a clip's index in the corpus and its tokens.
using ClipTokensFunction = std::function<void(std::size_t clip, const ClipEmbedding& tokens)>;
using ProgressFunction = std::function<void(std::int64_t done, std::int64_t total)>;

/// The embedding of a corpus in slices: between two of them the engine thread can do something else, such as the next step of a training. Engine thread only.
class EmbeddingWork {
public:
    virtual ~EmbeddingWork() = default;
    /// Does one slice, a few clips. False: that was the last one. Throws as Engine::embed().
    virtual bool advance(const std::stop_token& stop) = 0;
    virtual std::int64_t done() const = 0;
    /// Clips of the corpus.
    virtual std::int64_t total() const = 0;
    /// The result, after the last slice.
    virtual Embeddings take() = 0;
};

/// Training steps on one batch that is given: networks, optimiser and EMA without data or records. Engine thread only.
class StepWork {
public:
    virtual ~StepWork() = default;
    /// One step with its update. Returns the loss before it. Throws as a training does.
    virtual double step() = 0;
    /// The weights as they are now, in the format of a checkpoint's model.safetensors. Throws Error(storage).
    virtual void writeWeights(const std::filesystem::path& out) = 0;
};

class Engine {
public:
    virtual ~Engine() = default;

    /// A job that trains the run in this directory from its newest verified checkpoint, or from step 0 if it is new. `extendTo` > 0 trains to that step instead
    /// of train.steps (the schedules keep their horizon); `threads` > 0 computes with that many instead of train.threads. Observers receive everything; the
    /// run's own RunLog is added by the job.
    virtual std::unique_ptr<Job> trainingJob(const std::filesystem::path& runDirectory, std::int64_t extendTo = 0, int threads = 0) = 0;

    /// Embeds each clip of a corpus. `stop` is looked at between slices; throws Error(request) "stopped" if it was asked for, Error(device) if the
    /// corpus needs more memory than there is.
    virtual Embeddings embed(const EmbedRequest& request, std::stop_token stop = {}, const ProgressFunction& progress = {}) = 0;

    /// The same as work to be done in slices. An engine that cannot be interrupted does all in one.
    virtual std::unique_ptr<EmbeddingWork> embedding(const EmbedRequest& request);

    /// The tokens of each readable clip, handed over one clip at a time in the corpus' order: memory does not grow with the corpus. `pooling` is not used.
    /// Returns the unreadable clips, "path: reason". Stops as embed() does.
    virtual std::vector<std::string> embedTokens(const EmbedRequest& request, const ClipTokensFunction& onClip, std::stop_token stop = {},
                                                 const ProgressFunction& progress = {}) = 0;

    /// Pooled embedding of one sound with the checkpoint's own configuration.
    virtual std::vector<float> embedSound(const std::filesystem::path& checkpoint, const Waveform& sound, EncoderChoice encoder, Pooling pooling) = 0;

    /// Accuracy of a frozen representation and of its baselines (evaluation.h).
    virtual EvaluationResult evaluate(const EvaluationRequest& request, std::stop_token stop = {}, const ProgressFunction& progress = {}) = 0;

    /// `ajepa step` (cli.md): reads weights and inputs, writes loss, targets, predictions and gradients.
    virtual void step(const std::filesystem::path& weights, const std::filesystem::path& inputs, const std::filesystem::path& out) = 0;
    /// `ajepa step --init`: fresh weights of a configuration.
    virtual void initialWeights(const RunConfig& config, const std::filesystem::path& out) = 0;

    /// Training from these weights on the batch of `inputs`, as step() reads both; the schedules are at their beginning. `threads` as in EmbedRequest.
    /// Throws Error(request) in an engine without networks.
    virtual std::unique_ptr<StepWork> stepWork(const std::filesystem::path& weights, const std::filesystem::path& inputs, int threads);

    /// "2.11.0" and what it can do.
    virtual std::string torchVersion() const = 0;
};

/// Loads libajepa_engine beside the executable (or in ../lib) and creates the engine. Throws Error(device) with the loader's words and what to do.
std::unique_ptr<Engine> loadEngine();

}  // namespace ajepa
