// SPDX-License-Identifier: Apache-2.0
#include "app/cli/evaluation_files.h"

#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"

namespace ajepa::cli {
namespace {

namespace fs = std::filesystem;

/// RUN/checkpoints/step-N -> RUN; empty if it is not laid out like that, as a weights file alone is not.
fs::path runOf(const ResolvedCheckpoint& checkpoint) {
    if (checkpoint.folder.empty()) {
        return {};
    }
    const fs::path folder = fs::absolute(checkpoint.folder).lexically_normal();
    const fs::path run = folder.parent_path().parent_path();
    const bool belongs = folder.parent_path().filename() == "checkpoints" && fs::exists(run / "run.toml");
    return belongs ? run : fs::path();
}

std::string fileName(const Json& result) {
    std::string name = result["corpus"].get<std::string>() + "-" + result["protocol"].get<std::string>() + "-" + result["pool"].get<std::string>() +
                       "-" + (result["encoders"].size() > 1 ? "both" : result["encoder"].get<std::string>()) + "-step-" + result["step"].dump();
    for (char& c : name) {
        c = c == '/' || c == ':' || c == ' ' ? '-' : c;
    }
    return name + ".json";
}

}  // namespace

void saveEvaluation(const fs::path& checkpoint, const Json& result, Terminal& terminal) {
    const fs::path run = runOf(resolveCheckpoint(checkpoint));
    if (run.empty()) {
        return;
    }
    try {
        fs::create_directories(run / "evaluations");
        durableReplace(run / "evaluations" / fileName(result), result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    } catch (const std::exception& error) {
        terminal.warn(std::string("the result was not kept in the run: ") + error.what());
    }
}

}  // namespace ajepa::cli
