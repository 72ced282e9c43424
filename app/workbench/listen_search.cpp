// SPDX-License-Identifier: GPL-3.0-or-later
// The query of a ListenPage and the search for its neighbours.
#include <QFileInfo>
#include <QLabel>
#include <algorithm>

#include "app/workbench/ask_engine.h"
#include "app/workbench/clip_rows.h"
#include "app/workbench/listen_page.h"
#include "app/workbench/listen_panel.h"
#include "app/workbench/paths.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "app/workbench/session.h"
#include "app/workbench/spectrogram_sources.h"
#include "engine/audio/audio_file.h"
#include "engine/runs/run_directory.h"
#include "widgets/axis_ticks.h"
#include "widgets/clip_list.h"
#include "widgets/elided_label.h"
#include "widgets/neighbour_delegate.h"
#include "widgets/neighbour_list.h"
#include "widgets/spectrogram_renderer.h"
#include "widgets/time_window.h"
#include "widgets/transport_bar.h"

namespace ajepa {
namespace {

constexpr std::size_t neighboursShownAtOnce = 10;

/// The sounding part of a clip as a small picture.
QImage smallPicture(const SpectrogramData& data, double ratio) {
    const int frames = data.validFrames > 0 ? data.validFrames : data.frames;
    QImage picture =
        renderSpectrogram(data, {ColourMap::magma, suggestedLimits(data)}, QRectF(0, 0, frames, data.rows), NeighbourDelegate::pictureSize * ratio);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

bool shareLabel(const Clip& a, const Clip& b) {
    return std::any_of(a.labels.begin(), a.labels.end(),
                       [&b](const std::string& label) { return std::find(b.labels.begin(), b.labels.end(), label) != b.labels.end(); });
}

}  // namespace

void ListenPage::setQuery(const Query& query) {
    query_ = query;
    fileEmbedding_.clear();
    ++fileJob_;
    if (playback_.id().startsWith(QLatin1String("listen:")))
        playback_.select(nullptr, {});
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    loadQuery();
    search();
}

void ListenPage::loadQuery() {
    const auto corpus = session_.corpus();
    if (!corpus || session_.run().empty() || (query_.clip < 0 && !query_.isFile()))
        return;
    title_->setText(query_.isFile() ? QFileInfo(query_.file).fileName() : clipTitle(corpus->clips()[static_cast<std::size_t>(query_.clip)]));
    querySound_.reset();
    queryTask_.start(
        [corpus, query = query_, sight = sight_, run = session_.run()](const std::stop_token& stop) {
            LoadedQuery loaded{sight, {}};
            if (!sight) {
                const RunConfig config = RunDirectory::open(run).config();
                loaded.sight = std::make_shared<const Sight>(Sight{config, findStatistics(run, *corpus, config, stop)});
            }
            const NetworkSight eyes{loaded.sight->config.audio, loaded.sight->config.features, loaded.sight->statistics};
            if (!stop.stop_requested())
                loaded.clip = query.isFile() ? loadSound(readAudio(toPath(query.file)), eyes, Extent::whole)
                                             : loadClip(*corpus, static_cast<std::size_t>(query.clip), eyes, Extent::whole);
            return loaded;
        },
        [this](Outcome<LoadedQuery> loaded) {
            if (loaded)
                return showQuery(*loaded.value);
            sources_->clear(loaded.error);
            note_->clear();
            neighbours_->setNeighbours({});
            neighbours_->setEmptyText(tr("A sound that cannot be read has no neighbours."));
            panel_->showAgreement(-1, 0);
        });
}

void ListenPage::showQuery(const LoadedQuery& loaded) {
    sight_ = loaded.sight;
    querySound_ = loaded.clip.sound;
    const SpectrogramData& network = *loaded.clip.network;
    const double inputS = sight_->config.features.frames * network.geometry.secondsPerFrame;
    note_->setText(inputS < querySound_->seconds()
                       ? tr("As the encoder gets it, %1 at a time, %2.").arg(secondsText(inputS, 0.01), sight_->statistics.origin)
                       : tr("As the encoder gets it, %1.").arg(sight_->statistics.origin));
    time_->setDuration(std::max(querySound_->seconds(), network.secondsAt(network.frames)));
    const RunConfig& config = sight_->config;
    sources_->setClip(loaded.clip, querySound_, {config.audio, config.features, sight_->statistics}, Extent::whole,
                      {config.encoder.patchFrames, config.encoder.patchMels});
    player_->setSound(querySound_, queryId());
    // A neighbour that was started while the query was being loaded plays on.
    if (!playback_.id().startsWith(QLatin1String("listen:clip:")))
        playback_.select(querySound_, queryId());
    transport_->setDuration(querySound_->seconds());
    if (query_.isFile())
        search();
    else
        loadNeighbours(unseen_);
}

void ListenPage::search() {
    const auto found = index_->search();
    if (!found || !isVisible() || index_->request() != shownRepresentation())
        return;
    if (!query_.isFile()) {
        if (query_.clip < 0)
            return;
        return searchTask_.start(
            [found, clip = query_.clip](const std::stop_token&) { return found->nearestTo(static_cast<std::size_t>(clip), neighboursShownAtOnce); },
            [this](Outcome<std::vector<Neighbour>> nearest) { showNeighbours(nearest.value.value_or(std::vector<Neighbour>{})); });
    }
    if (!fileEmbedding_.empty())
        return searchTask_.start(
            [found, query = fileEmbedding_](const std::stop_token&) { return found->nearestTo(query, neighboursShownAtOnce); },
            [this](Outcome<std::vector<Neighbour>> nearest) { showNeighbours(nearest.value.value_or(std::vector<Neighbour>{})); });
    if (!querySound_)
        return;
    askEngine(
        session_.engine(), this,
        [request = index_->request(), sound = querySound_](Engine& engine) {
            return engine.embedSound(request.checkpoint, *sound, request.encoder, {request.segments});
        },
        [this, job = ++fileJob_](Outcome<std::vector<float>> embedding) {
            if (job != fileJob_)
                return;
            if (!embedding)
                return Q_EMIT session_.failed(embedding.error);
            fileEmbedding_ = std::move(*embedding.value);
            search();
        });
}

void ListenPage::showNeighbours(const std::vector<Neighbour>& found) {
    const auto corpus = session_.corpus();
    std::vector<NeighbourRow> rows;
    std::vector<int> missing;
    int same = 0;
    const Clip* query = query_.isFile() ? nullptr : &corpus->clips()[static_cast<std::size_t>(query_.clip)];
    for (const Neighbour& neighbour : found) {
        const Clip& clip = corpus->clips()[neighbour.row];
        const int index = static_cast<int>(neighbour.row);
        const LoadedNeighbour* known = pictures_.object(index);
        const bool agrees = query != nullptr && shareLabel(*query, clip);
        same += agrees ? 1 : 0;
        rows.push_back({index, neighbour.similarity, labelText(clip), QString::fromStdString(clip.path.empty() ? clip.id : clip.path),
                        known ? known->picture : QImage(), agrees});
        if (!known)
            missing.push_back(index);
    }
    neighbours_->setNeighbours(std::move(rows));
    neighbours_->setEmptyText(tr("This clip is not in the index, so it has no neighbours."));
    heading_->setText(tr("Nearest of %n clip(s)", nullptr, static_cast<int>(index_->search()->clips.size())));
    panel_->showAgreement(query != nullptr && !query->labels.empty() && !found.empty() ? same : -1, static_cast<int>(found.size()));
    markPlaying();
    unseen_ = std::move(missing);
    loadNeighbours(unseen_);
    Q_EMIT neighboursShown(static_cast<int>(found.size()));
}

void ListenPage::loadNeighbours(const std::vector<int>& clips) {
    if (clips.empty() || !sight_)
        return;
    neighbourTask_.start(
        [corpus = session_.corpus(), clips, sight = sight_, ratio = devicePixelRatioF()](const std::stop_token& stop) {
            std::vector<LoadedNeighbour> loaded;
            for (const int clip : clips) {
                if (stop.stop_requested())
                    break;
                try {
                    const LoadedClip one = loadClip(*corpus, static_cast<std::size_t>(clip),
                                                    {sight->config.audio, sight->config.features, sight->statistics}, Extent::whole);
                    loaded.push_back({clip, smallPicture(*one.network, ratio), one.sound});
                } catch (const std::exception&) {
                    continue;  // it was readable when the index was built; its row stays without a picture, and playing it says why
                }
            }
            return loaded;
        },
        [this](Outcome<std::vector<LoadedNeighbour>> loaded) {
            unseen_.clear();
            for (const LoadedNeighbour& one : loaded.value.value_or(std::vector<LoadedNeighbour>{})) {
                neighbours_->neighbours().setPicture(one.clip, one.picture);
                pictures_.insert(one.clip, new LoadedNeighbour(one));
            }
        });
}

}  // namespace ajepa
