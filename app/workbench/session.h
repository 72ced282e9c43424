// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <memory>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"
#include "engine/jobs/engine.h"

namespace ajepa {

class EngineThread;

/// What all workspaces share: the open corpus, the run on screen, the training step that the step slider shows, the configuration at hand, and the way to the engine.
/// Lives in the GUI thread; every setter emits its signal only on change.
class Session final : public QObject {
    Q_OBJECT

public:
    explicit Session(EngineThread& engine, QObject* parent = nullptr);

    /// Whether a corpus is being opened.
    bool isOpening() const { return opening_ > 0; }

    /// nullptr until one is open.
    std::shared_ptr<const Corpus> corpus() const { return corpus_; }
    /// Takes an opened corpus (opening reads files: do it off the GUI thread, see openCorpusAsync).
    void setCorpus(std::shared_ptr<const Corpus> corpus);
    /// Opens a corpus on a worker thread; corpusChanged() or corpusFailed(message) follows.
    void openCorpusAsync(const QString& location);

    /// The run on screen; empty if none.
    const std::filesystem::path& run() const { return run_; }
    void setRun(const std::filesystem::path& run);

    /// The configuration at hand: the run's, or the Train form's draft.
    const RunConfig& config() const { return config_; }
    void setConfig(const RunConfig& config);

    /// Training step that every panel shows.
    qint64 step() const { return step_; }
    void setStep(qint64 step);

    /// Folder where new runs are made: $AJEPA_RUNS, else the setting, else <documents>/ajepa-runs.
    std::filesystem::path runsFolder() const;
    /// Takes a folder for this session only, over $AJEPA_RUNS and the setting; empty: none.
    void setRunsFolder(const std::filesystem::path& folder);

    /// Whether new trainings run in a process of their own.
    bool ownProcess() const { return ownProcess_; }
    void setOwnProcess(bool own);

    EngineThread& engine() const { return engine_; }

Q_SIGNALS:
    void corpusChanged();
    void runChanged();
    void configChanged();
    void stepChanged(qint64 step);
    void runsFolderChanged();
    void ownProcessChanged(bool own);
    /// Whether a corpus is being opened.
    void openingChanged(bool opening);
    /// One sentence: a corpus could not be opened. Opening another one answers it.
    void corpusFailed(const QString& message);
    /// One sentence for the message bar.
    void failed(const QString& message);

private:
    EngineThread& engine_;
    std::shared_ptr<const Corpus> corpus_;
    std::filesystem::path run_;
    RunConfig config_;
    qint64 step_ = 0;
    std::filesystem::path runsFolder_;
    bool ownProcess_ = false;
    int opening_ = 0;      ///< corpora being opened
    quint64 openJob_ = 0;  ///< the newest request wins
};

}  // namespace ajepa
