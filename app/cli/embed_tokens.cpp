// SPDX-License-Identifier: Apache-2.0
#include "app/cli/embed_tokens.h"

#include <numeric>

#include "app/cli/checkpoint_options.h"
#include "engine/runs/evaluation_record.h"
#include "engine/runs/token_file.h"

namespace ajepa::cli {

std::map<std::string, std::string> embeddingMetadata(const EmbedRequest& request, const std::vector<std::size_t>& clips) {
    Json ids = Json::array();
    for (const std::size_t clip : clips) {
        ids.push_back(request.corpus->clips()[clip].id);
    }
    return {{"clip_ids", ids.dump(-1, ' ', false, Json::error_handler_t::replace)},
            {"corpus", request.corpus->fingerprint()},
            {"encoder", encoderId(request.encoder)}};
}

ProgressFunction embeddingProgress(Terminal& terminal) {
    return [&terminal](std::int64_t done, std::int64_t total) {
        terminal.progress().update(done, total, "embedding " + std::to_string(done) + "/" + std::to_string(total) + " clips");
    };
}

Json embedTokens(Engine& engine, const EmbedRequest& request, const std::string& out, Terminal& terminal, const std::stop_token& stop) {
    const auto metadata = [&](const std::vector<std::size_t>& clips, const std::string& bands) {
        auto texts = embeddingMetadata(request, clips);
        texts["bands"] = bands;
        return texts;
    };
    std::vector<std::size_t> all(request.corpus->clips().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    constexpr const char* widestNumber = "2147483647";
    TokenFile file(out, all.size(), metadata(all, widestNumber));
    std::vector<std::size_t> clips;
    int bands = 0;
    std::int64_t dim = 0;
    const auto onClip = [&](std::size_t clip, const ClipEmbedding& tokens) {
        clips.push_back(clip);
        bands = tokens.bands;
        dim = tokens.dim;
        file.append(tokens.tokens, dim, std::int64_t{tokens.validTime} * bands);
    };
    const std::vector<std::string> unreadable = engine.embedTokens(request, onClip, stop, embeddingProgress(terminal));
    file.publish(metadata(clips, std::to_string(bands)));
    return {{"clips", clips.size()}, {"cells", file.cells()}, {"bands", bands}, {"dim", dim}, {"unreadable", unreadable}, {"out", out}};
}

}  // namespace ajepa::cli
