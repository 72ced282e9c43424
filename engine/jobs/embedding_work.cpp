// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "engine/base/error.h"
#include "engine/jobs/engine.h"

namespace ajepa {
namespace {

/// Everything at once.
class OneSlice final : public EmbeddingWork {
public:
    OneSlice(Engine& engine, EmbedRequest request) : engine_(engine), request_(std::move(request)) {}

    bool advance(const std::stop_token& stop) override {
        embeddings_ = engine_.embed(request_, stop);
        done_ = total();
        return false;
    }
    std::int64_t done() const override { return done_; }
    std::int64_t total() const override { return static_cast<std::int64_t>(request_.corpus->clips().size()); }
    Embeddings take() override { return std::move(embeddings_); }

private:
    Engine& engine_;
    EmbedRequest request_;
    Embeddings embeddings_;
    std::int64_t done_ = 0;
};

}  // namespace

std::unique_ptr<EmbeddingWork> Engine::embedding(const EmbedRequest& request) {
    return std::make_unique<OneSlice>(*this, request);
}

std::unique_ptr<StepWork> Engine::stepWork(const std::filesystem::path&, const std::filesystem::path&, int) {
    throw Error(ErrorKind::request, "This engine has no networks to take steps with.");
}

}  // namespace ajepa
