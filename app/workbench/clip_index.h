// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/jobs/engine.h"
#include "engine/search/embedding_index.h"

namespace ajepa {

class EngineThread;

/// What an index was made of; equal requests need no second one.
struct IndexRequest {
    std::filesystem::path checkpoint;  ///< a run (its newest) or a checkpoint folder
    std::shared_ptr<const Corpus> corpus;
    EncoderChoice encoder = EncoderChoice::target;
    int segments = 0;  ///< of the pooling; 0: mean
    bool operator==(const IndexRequest&) const = default;
};

/// The embeddings of a corpus, ready to be searched.
struct ClipSearch {
    ClipSearch(Embeddings from, std::size_t clipsOfCorpus);
    /// Neighbours of a clip of the corpus, itself left out; empty if the clip could not be read. `row` of each is the clip's index in the corpus.
    std::vector<Neighbour> nearestTo(std::size_t clip, std::size_t count) const;
    std::vector<Neighbour> nearestTo(const std::vector<float>& query, std::size_t count) const;

    EmbeddingIndex index;
    std::vector<std::size_t> clips;       ///< row -> index in the corpus
    std::vector<std::ptrdiff_t> rows;     ///< index in the corpus -> row, -1: unreadable
    std::vector<std::string> unreadable;  ///< "path: reason"

private:
    std::vector<Neighbour> asClips(std::vector<Neighbour> found) const;
};

/// Builds a ClipSearch in the engine, a few clips at a time between the steps of what trains; a newer request stops the one before.
class ClipIndex final : public QObject {
    Q_OBJECT

public:
    explicit ClipIndex(EngineThread& engine, QObject* parent = nullptr);
    ~ClipIndex() override;

    /// Nothing happens if exactly this is there or on its way.
    void build(const IndexRequest& request);
    void cancel();
    bool isBuilding() const { return progress_ != nullptr; }
    /// nullptr until built.
    std::shared_ptr<const ClipSearch> search() const { return search_; }
    const IndexRequest& request() const { return request_; }

Q_SIGNALS:
    void started();
    void progressed(qint64 done, qint64 total);
    void built();
    /// Stopped by cancel(), or failed with a sentence.
    void cancelled();
    void failed(const QString& message);

private:
    /// Written by the engine thread, read by the GUI's clock.
    struct Progress {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> total = 0;
        std::stop_source stop;
    };
    /// One slice of the work, on the engine thread; the search once it is complete.
    static std::optional<std::shared_ptr<const ClipSearch>> advance(Engine& engine, const IndexRequest& request, Progress& progress,
                                                                    std::shared_ptr<EmbeddingWork>& work);
    void report();

    EngineThread& engine_;
    IndexRequest request_;
    std::shared_ptr<const ClipSearch> search_;
    std::shared_ptr<Progress> progress_;
    QTimer clock_;
};

}  // namespace ajepa
