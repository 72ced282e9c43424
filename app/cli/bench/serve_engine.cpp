// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/serve_engine.h"

#include <sys/resource.h>

#include <chrono>
#include <ctime>
#include <functional>
#include <iostream>

#include "app/cli/bench/benchmark.h"
#include "engine/base/error.h"
#include "engine/jobs/engine.h"

namespace ajepa::cli {
namespace {

struct Work {
    std::function<void()> run;
    std::function<std::vector<float>()> output;
};

Work stepWork(const std::shared_ptr<Engine>& engine, const std::string& weights, const std::string& inputs, int threads) {
    const std::shared_ptr<StepWork> work = engine->stepWork(weights, inputs, threads);
    std::vector<float> losses;
    for (int step = 0; step < 3; ++step) {
        losses.push_back(static_cast<float>(work->step()));
    }
    return {[engine, work] { work->step(); }, [losses] { return losses; }};
}

Work embeddingWork(const std::shared_ptr<Engine>& engine, const std::string& weights, const std::string& corpus, int threads) {
    EmbedRequest request{.checkpoint = weights, .corpus = openCorpus(corpus), .threads = threads};
    return {[engine, request] { engine->embed(request); }, [engine, request] { return engine->embed(request).values; }};
}

Work workOf(const std::vector<std::string>& words, int threads) {
    const std::shared_ptr<Engine> engine = loadEngine();
    if (words.at(0) == "step") {
        return stepWork(engine, words.at(1), words.at(2), threads);
    }
    if (words.at(0) == "embedding") {
        return embeddingWork(engine, words.at(1), words.at(2), threads);
    }
    throw Error(ErrorKind::request, "There is nothing to serve under \"" + words.at(0) + "\".", "--serve", "known: step, embedding");
}

double peakMemory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void answerRun(const Work& work, int repetitions) {
    const auto start = std::chrono::steady_clock::now();
    const double processor = processorSeconds();
    for (int i = 0; i < repetitions; ++i) {
        work.run();
    }
    const double spent = processorSeconds() - processor;
    std::cout << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << ' ' << spent << std::endl;
}

}  // namespace

int serveEngine(const std::vector<std::string>& words, int threads) {
    const Work work = workOf(words, threads);
    std::cout << "peer ajepa" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.starts_with("run ")) {
            answerRun(work, std::stoi(line.substr(4)));
        } else if (line.starts_with("output ")) {
            writeFloats(line.substr(7), work.output());
            std::cout << "written" << std::endl;
        } else if (line == "memory") {
            std::cout << static_cast<std::int64_t>(peakMemory()) << std::endl;
        }
    }
    return 0;
}

}  // namespace ajepa::cli
