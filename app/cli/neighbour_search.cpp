// SPDX-License-Identifier: Apache-2.0
#include "app/cli/neighbour_search.h"

#include <algorithm>

#include "app/cli/number_text.h"
#include "engine/search/embedding_index.h"

namespace ajepa::cli {

Json nearestClips(Engine& engine, const EmbedRequest& request, const Waveform& query, std::size_t k, Terminal& terminal,
                  const std::stop_token& stop) {
    const Embeddings embeddings = engine.embed(request, stop, [&terminal](std::int64_t done, std::int64_t total) {
        terminal.progress().update(done, total, "embedding " + std::to_string(done) + "/" + std::to_string(total) + " clips");
    });
    for (const std::string& sound : embeddings.unreadable) {
        terminal.warn(sound);
    }
    const EmbeddingIndex index(embeddings.values, embeddings.dim);
    const std::vector<float> embedding = engine.embedSound(request.checkpoint, query, request.encoder, request.pooling);
    Json neighbours = Json::array();
    for (const Neighbour& neighbour : index.nearest(embedding, k)) {
        const Clip& clip = request.corpus->clips()[embeddings.clips[neighbour.row]];
        neighbours.push_back(
            {{"clip", clip.id}, {"path", clip.path}, {"start_s", clip.startS}, {"similarity", neighbour.similarity}, {"labels", clip.labels}});
    }
    return neighbours;
}

std::string neighboursText(const Json& neighbours) {
    std::size_t clipWidth = 30;
    for (const Json& neighbour : neighbours) {
        clipWidth = std::max(clipWidth, neighbour["clip"].get_ref<const std::string&>().size());
    }
    clipWidth += 2;
    std::string text = padded("similarity", 12) + padded("clip", clipWidth) + "labels\n";
    for (const Json& neighbour : neighbours) {
        std::string labels;
        for (const Json& label : neighbour["labels"]) {
            labels += (labels.empty() ? "" : ", ") + label.get<std::string>();
        }
        text +=
            padded(decimals(neighbour["similarity"].get<double>(), 4), 12) + padded(neighbour["clip"].get<std::string>(), clipWidth) + labels + "\n";
    }
    return text;
}

}  // namespace ajepa::cli
