// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/clip_index.h"

#include <utility>

#include "app/workbench/ask_engine.h"

namespace ajepa {
namespace {

constexpr int reportIntervalMs = 100;

}  // namespace

ClipSearch::ClipSearch(Embeddings from, std::size_t clipsOfCorpus)
    : index(from.values, from.dim), clips(std::move(from.clips)), rows(clipsOfCorpus, -1), unreadable(std::move(from.unreadable)) {
    for (std::size_t row = 0; row < clips.size(); ++row)
        rows[clips[row]] = static_cast<std::ptrdiff_t>(row);
}

std::vector<Neighbour> ClipSearch::asClips(std::vector<Neighbour> found) const {
    for (Neighbour& neighbour : found)
        neighbour.row = clips[neighbour.row];
    return found;
}

std::vector<Neighbour> ClipSearch::nearestTo(std::size_t clip, std::size_t count) const {
    if (rows[clip] < 0)
        return {};
    const auto row = static_cast<std::size_t>(rows[clip]);
    return asClips(index.nearest(index.row(row), count, row));
}

std::vector<Neighbour> ClipSearch::nearestTo(const std::vector<float>& query, std::size_t count) const {
    return asClips(index.nearest(query, count));
}

ClipIndex::ClipIndex(EngineThread& engine, QObject* parent) : QObject(parent), engine_(engine) {
    clock_.setInterval(reportIntervalMs);
    connect(&clock_, &QTimer::timeout, this, &ClipIndex::report);
}

ClipIndex::~ClipIndex() {
    if (progress_)
        progress_->stop.request_stop();
}

void ClipIndex::build(const IndexRequest& request) {
    if (request == request_ && (search_ || isBuilding()))
        return;
    if (progress_)
        progress_->stop.request_stop();
    request_ = request;
    search_.reset();
    progress_ = std::make_shared<Progress>();
    Q_EMIT started();
    clock_.start();
    askEngineInSlices(
        engine_, this,
        [request, progress = progress_, work = std::shared_ptr<EmbeddingWork>()](Engine& engine) mutable {
            return advance(engine, request, *progress, work);
        },
        [this, progress = progress_](Outcome<std::shared_ptr<const ClipSearch>> outcome) {
            if (progress != progress_)
                return;  // cancelled, or a newer one is on its way
            progress_.reset();
            clock_.stop();
            if (!outcome)
                return Q_EMIT failed(outcome.error);
            search_ = std::move(*outcome.value);
            Q_EMIT built();
        });
}

std::optional<std::shared_ptr<const ClipSearch>> ClipIndex::advance(Engine& engine, const IndexRequest& request, Progress& progress,
                                                                    std::shared_ptr<EmbeddingWork>& work) {
    if (!work)
        work =
            engine.embedding({.checkpoint = request.checkpoint, .corpus = request.corpus, .encoder = request.encoder, .pooling = {request.segments}});
    const bool more = work->advance(progress.stop.get_token());
    progress.total = work->total();
    progress.done = work->done();
    if (more)
        return std::nullopt;
    return std::make_shared<const ClipSearch>(std::exchange(work, nullptr)->take(), request.corpus->clips().size());
}

void ClipIndex::cancel() {
    if (!progress_)
        return;
    progress_->stop.request_stop();
    progress_.reset();
    clock_.stop();
    Q_EMIT cancelled();
}

void ClipIndex::report() {
    if (progress_)
        Q_EMIT progressed(progress_->done, progress_->total);
}

}  // namespace ajepa
