// SPDX-License-Identifier: Apache-2.0
#include "app/cli/checkpoint_options.h"

#include <charconv>

#include "engine/base/error.h"

namespace ajepa::cli {

void CheckpointOptions::addTo(CLI::App& command, bool allowBoth) {
    command.add_option("CHECKPOINT", checkpoint, "Checkpoint folder, run directory (its newest verified one), or weights file")->required();
    command.add_option("--encoder", encoder, allowBoth ? "target, context or both" : "target or context")->capture_default_str()->type_name("NAME");
    command.add_option("--pool", pool, "mean, or segments:S for S time segments with the frequency cells kept apart")
        ->capture_default_str()
        ->type_name("RULE");
}

EncoderChoice CheckpointOptions::encoderChoice() const {
    if (encoder == "target" || encoder == "context") {
        return encoder == "target" ? EncoderChoice::target : EncoderChoice::context;
    }
    throw Error(ErrorKind::request, "There is no encoder \"" + encoder + "\" here.", "--encoder", "choose target or context");
}

Pooling CheckpointOptions::pooling() const {
    if (pool == "mean") {
        return {};
    }
    const std::string prefix = "segments:";
    int segments = 0;
    const char* end = pool.data() + pool.size();
    if (pool.starts_with(prefix)) {
        const auto [rest, problem] = std::from_chars(pool.data() + prefix.size(), end, segments);
        if (problem == std::errc{} && rest == end && segments > 0) {
            return {segments};
        }
    }
    throw Error(ErrorKind::request, "\"" + pool + "\" is no pooling rule.", "--pool",
                "give mean, or segments:S with S of 1 or more, for example segments:4");
}

}  // namespace ajepa::cli
