// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "engine/evaluation/evaluation.h"
#include "engine/jobs/engine.h"

/// An engine without networks: its trainings do what a test says.
namespace ajepa {

class StubJob final : public Job {
public:
    using Body = std::function<End(JobContext&)>;
    explicit StubJob(Body body) : body_(std::move(body)) {}
    End run(JobContext& context) override { return body_(context); }

private:
    Body body_;
};

class StubEngine final : public Engine {
public:
    explicit StubEngine(StubJob::Body training) : training_(std::move(training)) {}

    std::unique_ptr<Job> trainingJob(const std::filesystem::path&, std::int64_t, int) override { return std::make_unique<StubJob>(training_); }
    Embeddings embed(const EmbedRequest&, std::stop_token, const ProgressFunction&) override { return {}; }
    std::vector<std::string> embedTokens(const EmbedRequest&, const ClipTokensFunction&, std::stop_token, const ProgressFunction&) override {
        return {};
    }
    std::vector<float> embedSound(const std::filesystem::path&, const Waveform&, EncoderChoice, Pooling) override { return {}; }
    EvaluationResult evaluate(const EvaluationRequest&, std::stop_token, const ProgressFunction&) override { return {}; }
    void step(const std::filesystem::path&, const std::filesystem::path&, const std::filesystem::path&) override {}
    void initialWeights(const RunConfig&, const std::filesystem::path&) override {}
    std::string torchVersion() const override { return "stub"; }

private:
    StubJob::Body training_;
};

/// Reports steps until it is stopped, or until `steps` are done (0: never).
inline StubJob::Body stepping(std::int64_t steps = 0) {
    return [steps](JobContext& context) {
        context.enter(RunState::preparing);
        context.enter(RunState::running);
        for (std::int64_t step = 1; steps == 0 || step <= steps; ++step) {
            if (!context.proceed(step)) {
                return Job::End::stopped;
            }
            context.report(StepMetrics{.step = step, .loss = 1.0 / double(step), .clipsPerS = 30, .remainingS = 240});
        }
        return Job::End::finished;
    };
}

inline std::function<std::unique_ptr<Engine>()> stubLoader(StubJob::Body training) {
    return [training] { return std::make_unique<StubEngine>(training); };
}

}  // namespace ajepa
