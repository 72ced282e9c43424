// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <filesystem>
#include <vector>

#include "engine/jobs/engine.h"
#include "engine/runs/checkpoint_store.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace ajepa {

/// Right of the Listen page: which representation is searched (checkpoint, encoder, pooling), the state of its index, and how well labels agree.
class ListenPanel final : public QFrame {
    Q_OBJECT

public:
    explicit ListenPanel(QWidget* parent = nullptr);

    /// The run's name and its checkpoints, newest first; the newest is chosen, or the one of the step chosen before if `keep`.
    void setRun(const QString& name, std::vector<CheckpointEntry> checkpoints, bool keep);
    /// Empty: the run has none.
    std::filesystem::path checkpoint() const;
    EncoderChoice encoder() const;
    /// Segments of the pooling, 0: mean.
    int segments() const;

    void showProgress(qint64 done, qint64 total);
    void showReady(std::size_t clips, const std::vector<std::string>& unreadable);
    /// Not building: the sentence, and whether the button offers to build.
    void showIdle(const QString& sentence, bool canBuild, bool isProblem = false);
    /// How many of the neighbours share the query's label; negative: the query has none.
    void showAgreement(int same, int of);

Q_SIGNALS:
    /// Another checkpoint, encoder or pooling.
    void representationChanged();
    void buildWanted();
    void cancelWanted();
    void refreshWanted();

private:
    void buildChoices(QVBoxLayout* layout);
    void buildState(QVBoxLayout* layout);

    QLabel* run_;
    QComboBox* checkpoint_;
    QPushButton* refresh_;
    QComboBox* encoder_;
    QComboBox* pooling_;
    QLabel* state_;
    QProgressBar* progress_;
    QPushButton* button_;
    QLabel* agreement_;
    QLabel* agreementText_;
    std::vector<CheckpointEntry> checkpoints_;
    bool building_ = false;
};

}  // namespace ajepa
