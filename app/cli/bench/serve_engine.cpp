// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/serve_engine.h"

#include "app/cli/bench/served_work.h"
#include "engine/base/error.h"
#include "engine/jobs/engine.h"

namespace ajepa::cli {
namespace {

ServedWork stepWork(const std::shared_ptr<Engine>& engine, const std::string& weights, const std::string& inputs, int threads) {
    const std::shared_ptr<StepWork> work = engine->stepWork(weights, inputs, threads);
    std::vector<float> losses;
    for (int step = 0; step < 3; ++step) {
        losses.push_back(static_cast<float>(work->step()));
    }
    return {.name = "ajepa", .run = timed([engine, work] { work->step(); }), .output = [losses] { return losses; }, .memory = {}};
}

ServedWork embeddingWork(const std::shared_ptr<Engine>& engine, const std::string& weights, const std::string& corpus, int threads) {
    EmbedRequest request{.checkpoint = weights, .corpus = openCorpus(corpus), .threads = threads};
    return {.name = "ajepa",
            .run = timed([engine, request] { engine->embed(request); }),
            .output = [engine, request] { return engine->embed(request).values; },
            .memory = {}};
}

ServedWork workOf(const std::vector<std::string>& words, int threads) {
    const std::shared_ptr<Engine> engine = loadEngine();
    if (words.at(0) == "step") {
        return stepWork(engine, words.at(1), words.at(2), threads);
    }
    if (words.at(0) == "embedding") {
        return embeddingWork(engine, words.at(1), words.at(2), threads);
    }
    throw Error(ErrorKind::request, "There is nothing to serve under \"" + words.at(0) + "\".", "--serve", "known: step, embedding");
}

}  // namespace

int serveEngine(const std::vector<std::string>& words, int threads) {
    serve(workOf(words, threads));
    return 0;
}

}  // namespace ajepa::cli
