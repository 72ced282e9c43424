// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QWidget>
#include <map>
#include <memory>
#include <vector>

#include "app/workbench/clip_index.h"
#include "app/workbench/clip_loader.h"
#include "app/workbench/latest_task.h"

class QLabel;
class QStackedWidget;

namespace ajepa {

class AppSettings;
class ClipList;
class ElidedLabel;
class EmptyState;
class ListenPanel;
class NeighbourList;
class PlaybackSession;
class SelectionPlayback;
class Session;
class SpectrogramExport;
class SpectrogramSources;
class SpectrogramView;
class TimeWindow;
class TransportBar;

/// The Listen workspace: a clip of the corpus, or any sound file dropped here, and its nearest neighbours by a checkpoint's representation, auditioned
/// from the keyboard.
class ListenPage final : public QWidget {
    Q_OBJECT

public:
    ListenPage(Session& session, PlaybackSession& playback, QWidget* parent = nullptr);
    ~ListenPage() override;
    /// Looks at spectrograms as one did last time, and keeps how one does now.
    void keepHabits(AppSettings& settings);

    /// Takes a sound file as the query.
    void openSound(const QString& path);

Q_SIGNALS:
    void corpusWanted();
    void trainWanted();
    /// The neighbours of the query are on screen.
    void neighboursShown(int count);

protected:
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// What is looked for: a clip of the corpus, or a file.
    struct Query {
        int clip = -1;
        QString file;
        bool isFile() const { return !file.isEmpty(); }
    };
    /// What background work brings home.
    struct Sight {
        RunConfig config;
        NetworkStatistics statistics;
    };
    struct LoadedQuery {
        std::shared_ptr<const Sight> sight;
        LoadedClip clip;
    };
    struct LoadedNeighbour {
        int clip = -1;
        QImage picture;
        std::shared_ptr<const Waveform> sound;
    };

    /// Under which the player knows the query.
    static QString queryId();

    QWidget* buildLeft();
    QWidget* buildCentre();
    void buildEmptyStates();
    void connectSession();
    void connectIndex();
    void connectPlayback();
    void addKeys();

    void takeCorpus();
    /// Nothing of the run shown before may stand under the name of another.
    void forgetRun();
    void takeRun(bool keepCheckpoint);
    void refresh();
    void showPlace();
    /// The keyboard goes to the clips, unless it is on this page already.
    void takeFocus();
    IndexRequest shownRepresentation() const;
    void buildIndex();
    void setQuery(const Query& query);
    void loadQuery();
    void showQuery(const LoadedQuery& loaded);
    void search();
    void showNeighbours(const std::vector<Neighbour>& found);
    void loadNeighbours(const std::vector<int>& clips);
    void askForSound();
    void playClip(int clip);
    void playQuery();
    void markPlaying();

    Session& session_;
    PlaybackSession& playback_;
    TimeWindow* time_;
    QStackedWidget* stack_;
    EmptyState* noCorpus_ = nullptr;
    EmptyState* noRun_ = nullptr;
    QWidget* workspace_ = nullptr;
    ClipList* clips_;
    ElidedLabel* title_;
    QLabel* note_;
    SpectrogramView* spectrogram_;
    SpectrogramSources* sources_;
    SpectrogramExport* exports_;
    SelectionPlayback* player_;  ///< of the query
    QLabel* heading_;
    NeighbourList* neighbours_;
    TransportBar* transport_;
    ListenPanel* panel_;
    ClipIndex* index_;

    Query query_;
    std::shared_ptr<const Sight> sight_;          ///< of the run; nullptr: to be found
    std::shared_ptr<const Waveform> querySound_;  ///< nullptr while it is loaded
    std::vector<float> fileEmbedding_;            ///< of a file; empty until embedded
    quint64 fileJob_ = 0;                         ///< the newest file wins
    QCache<int, LoadedNeighbour> pictures_{200};  ///< by clip
    std::vector<int> unseen_;                     ///< neighbours on screen without a picture
    bool stale_ = true;
    LatestTask runTask_, queryTask_, searchTask_, neighbourTask_, soundTask_;
};

}  // namespace ajepa
